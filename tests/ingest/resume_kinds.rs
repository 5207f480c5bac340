//! Ways of writing a resume, one of each kind: what is held, at what level, until when, and what is not.

use super::batch::harness::BUILTIN;
use skillgap_core::profile::Profile;
use skillgap_ingest::resume::read_resume_bytes;

/// A resume and what must come of it.
struct Case {
    kind: &'static str,
    file: &'static str,
    text: &'static str,
    held: &'static [&'static str],
    not_held: &'static [&'static str],
    /// Skills with "level:advanced" or "seen:2021-12".
    said: &'static [(&'static str, &'static str)],
}

const NOTHING: Case = Case { kind: "", file: "cv.txt", text: "", held: &[], not_held: &[], said: &[] };

const CASES: &[Case] = &[
    Case {
        kind: "several labels in one line",
        text: "Skills\nFrameworks: Laravel, Flask Platforms: Heroku, OpenStack\n",
        held: &["Laravel", "Flask", "Heroku", "OpenStack"],
        ..NOTHING
    },
    Case {
        kind: "dotted degrees",
        text: "Education\nM.Sc. in Chemistry, Porto, 2014\nB.A. Economics, Lyon, 2011\n",
        held: &["Master's Degree", "Bachelor's Degree", "Degree in Chemistry", "Degree in Economics"],
        ..NOTHING
    },
    Case {
        kind: "a degree that is not finished",
        text: "Education\nMaster of Science in Physics (in progress)\n",
        not_held: &["Master's Degree", "Degree in Physics"],
        ..NOTHING
    },
    Case {
        kind: "remarks behind a colon",
        text: "Skills\nKubernetes: in production\nFrench: fluent\n",
        held: &["Kubernetes", "French"],
        said: &[("French", "level:advanced")],
        ..NOTHING
    },
    Case {
        kind: "headings that end in what they open",
        text: "Hospitality Experience\nWaiter, Blue Bistro, 2018 - 2020\n- Kept the rota in Microsoft Excel\n",
        held: &["Microsoft Excel"],
        said: &[("Microsoft Excel", "seen:2020-12")],
        ..NOTHING
    },
    Case {
        kind: "what stands behind a name",
        text: "Mina Example, CISA\n\nSkills\nSQL\n",
        held: &["CISA", "SQL"],
        ..NOTHING
    },
    Case {
        kind: "levels that hold for a list",
        text: "Skills\nExpert in Docker and Ansible; basic knowledge of Terraform\n",
        said: &[("Docker", "level:expert"), ("Ansible", "level:expert"), ("Terraform", "level:basic")],
        ..NOTHING
    },
    Case {
        kind: "levels that are drawn",
        text: "Skills\nKotlin ●●●●○\nRuby ●○○○○\nGo 90%\n",
        said: &[("Kotlin", "level:advanced"), ("Ruby", "level:basic"), ("Go", "level:expert")],
        ..NOTHING
    },
    Case {
        kind: "lists that go on in the next line",
        text: "Skills\nPower BI, Adobe\nIllustrator, SQL\n",
        held: &["Power BI", "Adobe Illustrator", "SQL"],
        ..NOTHING
    },
    Case {
        kind: "what is wished for",
        text: "Skills\nSQL, Scala (learning)\n\nLooking for a role that uses Haskell.\n",
        held: &["SQL"],
        not_held: &["Scala", "Haskell"],
        ..NOTHING
    },
    Case {
        kind: "levels within names",
        text: "Skills\nExpert systems, Senior care, Scrum Master\n",
        not_held: &["Elixir"],
        ..NOTHING
    },
    Case {
        kind: "interests in a list of skills",
        text: "Skills\nTools: Git, Docker\nHobbies: Photography, Public Speaking\n",
        held: &["Git", "Docker"],
        not_held: &["Photography", "Public Speaking"],
        ..NOTHING
    },
    Case {
        kind: "employers that are products",
        text: "Experience\nRecruiter, Salesforce, 2019 - 2022\nSeller at Adobe, 2016 - 2019\n",
        not_held: &["Salesforce", "Adobe Creative Cloud"],
        ..NOTHING
    },
    Case {
        kind: "dates with an apostrophe",
        text: "Experience\nAnalyst, Initech, Feb '19 – Nov '21\n- Reports in Tableau\n",
        said: &[("Tableau", "seen:2021-11")],
        ..NOTHING
    },
    Case {
        kind: "dates in quarters",
        text: "Experience\nAnalyst, Initech, Q1 2018 - Q3 2020\n- Reports in Tableau\n",
        said: &[("Tableau", "seen:2020-09")],
        ..NOTHING
    },
    Case {
        kind: "American dates",
        text: "Experience\nAnalyst, Initech, 02/01/2018 to 06/30/2020\n- Reports in Tableau\n",
        said: &[("Tableau", "seen:2020-06")],
        ..NOTHING
    },
    Case {
        kind: "durations in words",
        text: "Skills\nover a decade of Java\nless than a year of Rust\n",
        said: &[("Java", "level:expert"), ("Rust", "level:basic")],
        ..NOTHING
    },
    Case {
        kind: "a shared last word",
        text: "Skills\nData and business analysis, SQL\n",
        held: &["Data Analysis", "Business Analysis", "SQL"],
        ..NOTHING
    },
    Case {
        kind: "ordinary words are no typing errors",
        text: "Skills\nServices, Wiring, Policy, College\n",
        not_held: &["Azure Policy", "Recruiting", "Bachelor's Degree"],
        ..NOTHING
    },
    Case {
        kind: "names with signs",
        text: "Skills\nC#, C++, F#, .NET\n",
        held: &["C#", "C++", "F#", ".NET"],
        not_held: &["C"],
        ..NOTHING
    },
    Case {
        kind: "a table without a header",
        file: "cv.md",
        text: "## Skills\n\n| Kotlin | advanced |\n|---|---|\n| SQL | beginner |\n",
        held: &["Kotlin", "SQL"],
        said: &[("SQL", "level:basic")],
        ..NOTHING
    },
    Case {
        kind: "a scale of numbers in a table",
        file: "cv.csv",
        text: "Skill;Level\nKotlin;10\nSQL;3\nRuby;7\n",
        held: &["Kotlin", "SQL", "Ruby"],
        said: &[("Kotlin", "level:expert")],
        ..NOTHING
    },
    Case {
        kind: "levels that are none",
        file: "cv.csv",
        text: "skill,level,years,comment\nKotlin,none,,\nSQL,advanced,4,\nRuby,,0,\nGo,,,want to learn\n",
        held: &["SQL"],
        not_held: &["Kotlin", "Ruby", "Go"],
        ..NOTHING
    },
    Case {
        kind: "a sentence below a list",
        text: "Skills\nExcel (advanced), Go (basic), C\nNo experience with SQL\n",
        held: &["Microsoft Excel", "Go", "C"],
        not_held: &["SQL"],
        ..NOTHING
    },
    Case {
        kind: "degrees below each other",
        text: "Education\n2021 PhD, Biology, Heidelberg University\n2016 MSc, Physics, University of Oslo\n",
        held: &["PhD", "Degree in Biology", "Master's Degree", "Degree in Physics"],
        ..NOTHING
    },
    Case {
        kind: "a profile in words",
        text: "PROFILE\nI build services in Java and Docker.\n",
        held: &["Java", "Docker"],
        ..NOTHING
    },
    Case {
        kind: "JSON of a shape of its own",
        file: "cv.json",
        text: r#"{"profile": {"me": "Ada"}, "knowledge": {"tools": ["Docker", {"name": "Ansible", "level": "expert"}]}}"#,
        held: &["Docker", "Ansible"],
        said: &[("Ansible", "level:expert")],
        ..NOTHING
    },
    Case {
        kind: "YAML with nested jobs",
        file: "cv.yaml",
        text: "cv:\n  sections:\n    experience:\n      - company: Initech\n        position: Analyst\n        \
               start_date: 2019-01\n        end_date: 2021-05\n        highlights:\n          - Reports in Tableau\n",
        held: &["Tableau"],
        said: &[("Tableau", "seen:2021-05")],
        ..NOTHING
    },
    Case {
        kind: "German",
        text: "EDV-Kenntnisse\nKotlin (gut), SQL (Grundkenntnisse)\n\nBerufliche Erfahrung\nJuni 2018 bis heute: Sachbearbeiter, \
               Muster GmbH\n- Auswertungen in Tableau\n\nSprachkenntnisse\nEnglisch: verhandlungssicher\n",
        held: &["Kotlin", "SQL", "Tableau", "English"],
        said: &[("SQL", "level:basic"), ("Tableau", "seen:now"), ("English", "level:advanced")],
        ..NOTHING
    },
    Case {
        kind: "French",
        text: "Compétences\nKotlin, SQL (notions)\n\nExpérience professionnelle\nComptable, Dupont SARL, de mars 2017 à juin 2020\n\
               - Rapports dans Tableau\n\nLangues\nAnglais : courant\n",
        held: &["Kotlin", "SQL", "Tableau", "English"],
        said: &[("SQL", "level:basic"), ("Tableau", "seen:2020-06"), ("English", "level:advanced")],
        ..NOTHING
    },
    Case {
        kind: "Spanish",
        text: "Habilidades\nKotlin (avanzado), SQL (básico)\n\nExperiencia laboral\nContable, García S.L., enero 2017 – actualidad\n\
               - Informes en Tableau\n\nIdiomas\nInglés: nativo\n",
        held: &["Kotlin", "SQL", "Tableau", "English"],
        said: &[
            ("Kotlin", "level:advanced"),
            ("SQL", "level:basic"),
            ("Tableau", "seen:now"),
            ("English", "level:expert"),
        ],
        ..NOTHING
    },
    Case {
        kind: "Polish",
        text: "Umiejętności\nKotlin (zaawansowany), SQL (podstawowy)\n\nDoświadczenie zawodowe\nKsięgowy, Nowak sp. z o.o., 03.2017 – \
               obecnie\n- Raporty w Tableau\n",
        held: &["Kotlin", "SQL", "Tableau"],
        said: &[("Kotlin", "level:advanced"), ("SQL", "level:basic"), ("Tableau", "seen:now")],
        ..NOTHING
    },
    Case {
        kind: "Russian",
        text: "Навыки\nKotlin (продвинутый), SQL (базовый)\n\nОпыт работы\nБухгалтер, ООО Ромашка, март 2017 — настоящее время\n\
               - Отчёты в Tableau\n",
        held: &["Kotlin", "SQL", "Tableau"],
        said: &[("SQL", "level:basic"), ("Tableau", "seen:now")],
        ..NOTHING
    },
    Case {
        kind: "Japanese",
        text: "スキル\nKotlin、SQL\n\n職務経歴\n2017年3月 - 現在 株式会社サンプル\n・Tableauでレポートを作成\n",
        held: &["Kotlin", "SQL", "Tableau"],
        ..NOTHING
    },
    Case {
        kind: "Chinese",
        text: "专业技能\n精通Kotlin、SQL；了解Docker\n\n工作经历\n2017年3月 - 至今 示例公司\n- 用Tableau制作报表\n",
        held: &["Kotlin", "SQL", "Docker", "Tableau"],
        ..NOTHING
    },
    Case {
        kind: "Dutch, Italian and Portuguese",
        text: "Vaardigheden\nKotlin (gevorderd)\n\nCompetenze\nSQL (base)\n\nCompetências\nDocker (avançado)\n",
        held: &["Kotlin", "SQL", "Docker"],
        ..NOTHING
    },
];

fn profile(case: &Case) -> Profile {
    let text = match case.file {
        "cv.txt" if !case.text.starts_with("Mina") => format!("Ada Example\n\n{}", case.text),
        _ => case.text.to_owned(),
    };
    BUILTIN.profile(&read_resume_bytes(case.file, text.as_bytes(), None).unwrap().resume)
}

/// What is wrong with the profile of a case.
fn faults(case: &Case) -> Vec<String> {
    let catalog = BUILTIN.catalog();
    let profile = profile(case);
    let of = |name: &str| profile.held.iter().find(|held| catalog.skill(held.skill).label == name);
    let missing =
        case.held.iter().filter(|name| of(name).is_none()).map(|name| format!("{name} is not held"));
    let wrong = case.not_held.iter().filter(|name| of(name).is_some()).map(|name| format!("{name} is held"));
    let said = case.said.iter().filter_map(|(name, wanted)| {
        let Some(held) = of(name) else { return Some(format!("{name} is not held")) };
        let level = held.level.map_or_else(|| "none".to_owned(), |level| level.as_str().to_owned());
        let seen = held.last_seen(catalog).map_or_else(|| "never".to_owned(), |until| until.to_string());
        let found = [format!("level:{level}"), format!("seen:{seen}")];
        (!found.iter().any(|found| found == wanted)).then(|| format!("{name} is {found:?}, not {wanted}"))
    });
    missing.chain(wrong).chain(said).map(|fault| format!("{}: {fault}", case.kind)).collect()
}

#[test]
fn a_name_among_personal_data_is_found_and_that_of_a_referee_is_not() {
    let name = |text: &str| read_resume_bytes("cv.txt", text.as_bytes(), None).unwrap().resume.name;
    let german =
        "LEBENSLAUF\n\nPersönliche Daten\nName: Mina Muster\nGeburtsdatum: 1.2.1990\n\nKenntnisse\nSQL\n";
    assert_eq!(name(german).as_deref(), Some("Mina Muster"));
    assert_eq!(name("Skills\nSQL, Python\n\nReferences\nName: Omar Sample\n"), None);
}

#[test]
fn every_way_of_writing_is_read() {
    let faults: Vec<String> = CASES.iter().flat_map(faults).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
