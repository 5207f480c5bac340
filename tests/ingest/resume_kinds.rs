//! Ways of writing a resume, one of each kind: what is held, at what level, until when, and what is not held.

use super::batch::harness::BUILTIN;
use skillgap_core::profile::Profile;
use skillgap_core::resume::Entry;
use skillgap_ingest::resume::read_resume_bytes;

/// A resume and the expected result.
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
    Case {
        kind: "wishes and interests as keys of a map of skills",
        file: "cv.json",
        text: r#"{"skills": {"Daily": ["Ansible", "Ruby"], "Would like to learn": ["Terraform"], "never used": ["Puppet"], "interests": ["Haskell"]}}"#,
        held: &["Ansible", "Ruby"],
        not_held: &["Terraform", "Puppet", "Haskell"],
        ..NOTHING
    },
    Case {
        kind: "wishes as columns that name skills",
        file: "cv.md",
        text: "## Skills\n\n| Tools | Plan to learn | No experience |\n|---|---|---|\n| Figma | Blender | Inkscape |\n",
        held: &["Figma"],
        not_held: &["Blender", "Inkscape"],
        ..NOTHING
    },
    Case {
        kind: "wishes as columns that are ticked",
        file: "cv.csv",
        text: "skill,level,interested\nPayroll,good,no\nTableau,,yes\nBookkeeping,expert,\n",
        held: &["Payroll", "Bookkeeping"],
        not_held: &["Tableau"],
        ..NOTHING
    },
    Case {
        kind: "the bottom of a scale",
        text: "Skills\nFigma 5/5, Blender 0/5, Inkscape (0%), Tableau ○○○○○, ☆☆☆ Ruby, Perl [-----]\nElixir: 0/10\n",
        held: &["Figma"],
        not_held: &["Blender", "Inkscape", "Tableau", "Ruby", "Perl", "Elixir"],
        ..NOTHING
    },
    Case {
        kind: "the bottom of a scale in a column",
        file: "cv.csv",
        text: "skill,level\nTableau,0/5\nRuby,☆☆☆☆☆\nPerl,3/5\n",
        held: &["Perl"],
        not_held: &["Tableau", "Ruby"],
        ..NOTHING
    },
    Case {
        kind: "employers by their legal form",
        text: "Experience\nAccountant, SAP SE, Walldorf, 2015 - 2019\nDriver, Oracle Italia S.r.l., 2012 - 2015\n\nSAP AG, Wien\n2010 - 2012\nClerk\n",
        not_held: &["SAP ERP", "Oracle Database"],
        ..NOTHING
    },
    Case {
        kind: "employers above and below titles",
        file: "cv.md",
        text: "## Experience\n\n### Harbour Logistics\n\n**Driver** | 2019 - 2021\n\n- Tableau\n\n### Nurse\n\n**Midwife Photography** | 2012 - 2016\n",
        held: &["Tableau"],
        not_held: &["Logistics", "Photography"],
        ..NOTHING
    },
    Case {
        kind: "issuers of certificates",
        text: "Certifications\nCKA, Linux Foundation, 2022\nAWS Certified Developer, Amazon Web Services, March 2020\n",
        held: &["AWS Certified Developer"],
        not_held: &["Linux", "AWS"],
        ..NOTHING
    },
    Case {
        kind: "spoken levels without brackets",
        text: "Languages\nItalian B1, Polish native, C2 French, Dutch A2\n",
        said: &[
            ("Italian", "level:intermediate"),
            ("Polish", "level:expert"),
            ("French", "level:expert"),
            ("Dutch", "level:basic"),
        ],
        ..NOTHING
    },
    Case {
        kind: "spoken levels without brackets in other languages",
        text: "Sprachen\nPolnisch Muttersprache, Italienisch fließend\n\nIdiomas\nFrancés B2\n\nLangues\nNéerlandais courant\n",
        said: &[
            ("Polish", "level:expert"),
            ("Italian", "level:advanced"),
            ("French", "level:intermediate"),
            ("Dutch", "level:advanced"),
        ],
        ..NOTHING
    },
    Case {
        kind: "Japanese denials and wishes",
        text: "スキル\nKotlin、Tableau\nRuby 未経験\nPerl勉強中\nElixirを今後学びたい\n",
        held: &["Kotlin", "Tableau"],
        not_held: &["Ruby", "Perl", "Elixir"],
        ..NOTHING
    },
    Case {
        kind: "Chinese denials and wishes",
        text: "专业技能\n精通Kotlin、Tableau\nRuby没有经验\n想学Elixir\nPerl学习中\n",
        held: &["Kotlin", "Tableau"],
        not_held: &["Ruby", "Perl", "Elixir"],
        ..NOTHING
    },
    Case {
        kind: "denials behind names that are ordinary words",
        text: "Skills\nSQL, Rust never used, Go not yet, Scala learning, Deep Learning\n",
        held: &["SQL", "Deep Learning"],
        not_held: &["Rust", "Go", "Scala"],
        ..NOTHING
    },
    Case {
        kind: "classes of driving licences",
        text: "Skills\nDriving licence categories B, C\nDriver's license: C, D1\nSQL\n",
        held: &["Driving Licence", "SQL"],
        not_held: &["C", "D"],
        ..NOTHING
    },
    Case {
        kind: "exams that somebody taught for",
        text: "Experience\nTutor, Elm College, 2018 - 2020\n- Prepared classes for GCSE Chemistry\n\nSummary\nI would like to work with Tableau.\n",
        not_held: &["High School Diploma", "Tableau"],
        ..NOTHING
    },
    Case {
        kind: "ordinary words behind a verb of use",
        text: "Summary\nAt the front desk I use Excel every day.\n",
        held: &["Microsoft Excel"],
        ..NOTHING
    },
    Case {
        kind: "a short form that its neighbours explain",
        text: "Skills\nHTML, TS, Angular\n",
        held: &["TypeScript"],
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

/// The errors in the profile of a case.
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
fn jobs_have_their_titles_employers_and_years() {
    let jobs = |file: &str, text: &str| -> Vec<String> {
        let resume = read_resume_bytes(file, text.as_bytes(), None).unwrap().resume;
        let said = |text: &Option<String>| text.clone().unwrap_or_default();
        let job = |entry: &Entry| {
            let dates =
                [entry.from, entry.to].map(|date| date.map_or_else(String::new, |date| date.to_string()));
            format!("{} @ {} {}/{}", said(&entry.title), said(&entry.employer), dates[0], dates[1])
        };
        resume.entries.iter().map(job).collect()
    };
    let below = "Ada Example\n\nExperience\nHarbour Foods Ltd\nHead Cook, 2018 - 2021\n- Menus\nKitchen Assistant, March 2015 - \
                 2018\n- Salads\n\nCook, Blue Bistro, 2012 - 2015\n\nWaiter, 2010 - 2012\n";
    assert_eq!(
        jobs("cv.txt", below),
        [
            "Head Cook @ Harbour Foods Ltd 2018/2021",
            "Kitchen Assistant @ Harbour Foods Ltd 2015-03/2018",
            "Cook @ Blue Bistro 2012/2015",
            "Waiter @  2010/2012",
        ]
    );
    let above = "Ada Example\n\nExperience\nMuster Logistik GmbH, 2018 - 2021\nAccountant\n- Ledgers\n\nMercy General, Austin   \
                 2015 - 2018\nStaff Nurse\n- Night shifts\n";
    assert_eq!(
        jobs("cv.txt", above),
        ["Accountant @ Muster Logistik GmbH 2018/2021", "Staff Nurse @ Mercy General 2015/2018"]
    );
    let marked = "## Experience\n\n### Harbour Foods\n\n**Cook** | 2018 - 2021\n\n- Menus\n\n**Waiter** | 2015 - 2018\n\n- Bar\n";
    assert_eq!(jobs("cv.md", marked), ["Cook @ Harbour Foods 2018/2021", "Waiter @ Harbour Foods 2015/2018"]);
}

#[test]
fn every_way_of_writing_is_read() {
    let faults: Vec<String> = CASES.iter().flat_map(faults).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
