//! Resumes as people write them: forms, jobs without a heading, levels above lists, names in parts.

use super::batch::harness::BUILTIN;
use super::resume_read::{entries, read};
use skillgap_core::resume::Section;

fn jobs(text: &str) -> Vec<String> {
    entries(&read("cv.txt", text), Section::Work)
}

/// The level of a skill that is held, or "-"; `None` if it is not held.
fn level(text: &str, skill: &str) -> Option<String> {
    let profile = BUILTIN.profile(&read("cv.txt", text).resume);
    let held = profile.held.iter().find(|held| BUILTIN.catalog().skill(held.skill).label == skill)?;
    Some(held.level.map_or("-".to_owned(), |level| level.as_str().to_owned()))
}

#[test]
fn fields_of_a_form_name_the_parts_of_a_job() {
    let forms = [
        "Jan 2015 - to date: Mercy Hospital\nPosition: Ward Nurse\nDuties:\n- Wound dressing\n",
        "Company: Mercy Hospital\nPosition: Ward Nurse\nDuration: Jan 2015 - present\nDuties:\n- Wound dressing\n",
        "Period: Jan 2015 - present\nEmployer: Mercy Hospital\nJob title: Ward Nurse\n- Wound dressing\n",
    ];
    for form in forms {
        let found = jobs(&format!("Grace Njeri\n\nWork experience\n\n{form}"));
        assert_eq!(found, ["Ward Nurse @ Mercy Hospital 2015-01..now"], "{form}");
    }
}

#[test]
fn jobs_and_degrees_may_stand_below_the_name_without_a_heading() {
    let text = "Dan Cole\nSoftware Engineer\n\nTools: Git, Docker\n\nAcme Corp, Software Engineer (2021 - Present)\n - Wrote a ledger in Go\n\nBolt Inc, Software Engineer (2018 - 2021)\n - Kept Django running\n\nRiverton University, B.S. Computer Science, 2018\n";
    let read = read("cv.txt", text);
    let wanted = ["Software Engineer @ Acme Corp 2021..now", "Software Engineer @ Bolt Inc 2018..2021"];
    assert_eq!(entries(&read, Section::Work), wanted);
    assert_eq!(entries(&read, Section::Education).len(), 1);
}

#[test]
fn a_line_may_hold_the_dates_the_title_the_employer_and_the_work() {
    let text = "Luis Mora\n\nEXPERIENCIA LABORAL\n2021-2024  Camarero. Bar Central, Sevilla. Coctelería y caja, atención al cliente en dos turnos.\n2018-2021  Camarero. Restaurante Puerto, Cádiz. Servicio de sala y bandeja durante la temporada.\n";
    let found = jobs(text);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("Camarero @ ") && found[0].ends_with("2021..2024"), "{found:?}");
}

#[test]
fn a_title_in_unknown_wording_precedes_the_employer() {
    let text = "Eva Muster\n\nBerufserfahrung\n\n2016 – 2019  Jungkoch, Hotel Alpenblick, Schladming\nPosten in der warmen Küche\n";
    assert_eq!(jobs(text), ["Jungkoch @ Hotel Alpenblick 2016..2019"]);
}

#[test]
fn an_employer_with_its_place_on_a_line_is_no_list() {
    let text = "Noah Hale\n\nEXPERIENCE\n\nHarborview Lodge | Seattle, WA\nFront Desk Manager | June 2020 – Present\n- Ran a team of nine\n\nEDUCATION\n\nRiverton University | Pullman, WA\nB.A. History | 2013 – 2017\n";
    let read = read("cv.txt", text);
    assert_eq!(entries(&read, Section::Work), ["Front Desk Manager @ Harborview Lodge 2020-06..now"]);
    assert_eq!(entries(&read, Section::Education), ["B.A. History @ Riverton University 2013..2017"]);
}

#[test]
fn short_lines_below_a_complete_head_are_no_further_heads() {
    let html = "<h2>Experience</h2><p><b>Caretaker</b><br>Sunny Care Home<br>2019 – 2022</p><p>Check-in, reservations and cash handling</p><p><b>Cleaner</b><br>Bolt Ltd<br>2015 – 2018</p>";
    let read = read("cv.html", &format!("<html><body><h1>Ann Lee</h1>{html}</body></html>"));
    assert_eq!(
        entries(&read, Section::Work),
        ["Caretaker @ Sunny Care Home 2019..2022", "Cleaner @ Bolt Ltd 2015..2018"]
    );
}

#[test]
fn several_jobs_with_one_employer_share_its_name() {
    let text = "Rosa Diaz\n\nExperience\n\nNorthwind Foods\n5 years 3 months\nHR Assistant\nSeptember 2023 - Present (3 years)\nRan payroll for many people.\n\nReceptionist\nSeptember 2021 - September 2023 (2 years 1 month)\nOnboarding and checks of papers.\n\nBolt Ltd\nBank Teller\nJune 2018 - August 2021 (3 years 3 months)\n";
    assert_eq!(
        jobs(text),
        [
            "HR Assistant @ Northwind Foods 2023-09..now",
            "Receptionist @ Northwind Foods 2021-09..2023-09",
            "Bank Teller @ Bolt Ltd 2018-06..2021-08"
        ]
    );
}

#[test]
fn a_level_above_a_list_applies_to_the_list() {
    let plain = "Ann Lee\n\nSkills\n\nAdvanced\nExcel, Tableau\n\nBasic\nPython\n\nWork history\n\nAnalyst, Acme Ltd, 2019 - 2021\n";
    let marked = "# Ann Lee\n\n## Skills\n\n### Advanced\n- Excel\n- Tableau\n\n### Basic\n- Python\n";
    for (name, text) in [("cv.txt", plain), ("cv.md", marked)] {
        let profile = BUILTIN.profile(&read(name, text).resume);
        let level = |skill: &str| {
            let held = profile.held.iter().find(|held| BUILTIN.catalog().skill(held.skill).label == skill);
            held.and_then(|held| held.level).map(|level| level.as_str())
        };
        assert_eq!(level("Tableau"), Some("advanced"), "{name}");
        assert_eq!(level("Python"), Some("basic"), "{name}");
    }
    let behind = "Ann Lee\n\nSkills\n\nExcel\nAdvanced\nPython\nBasic\n";
    assert_eq!(level(behind, "Python").as_deref(), Some("basic"), "a level below its skill stays with it");
}

#[test]
fn names_are_read_in_parts_behind_titles_and_with_suffixes() {
    let named = [
        ("Lebenslauf – Jana Krüger\n\nKenntnisse\nJava\n", "Jana Krüger"),
        ("Resume of Ann Lee\n\nSkills\nJava\n", "Ann Lee"),
        (
            "Lebenslauf\n\nPersönliche Daten\nVorname: Lukas\nNachname: Steiner\n\nKenntnisse\nJava\n",
            "Lukas Steiner",
        ),
        (
            "PERSÖNLICHE DATEN\n\nNachname    Steiner\nVorname    Lukas\n\nKENNTNISSE\n\nJava\n",
            "Lukas Steiner",
        ),
        ("ROBERT L. HALE JR.\nDallas, Texas\n\nSKILLS\nForklift\n", "ROBERT L. HALE JR."),
        ("Jo Hale\n\nSkills: filing, Excel\n", "Jo Hale"),
        ("Prof. Dr. Anna Hale\n\nKenntnisse\nJava\n", "Prof. Dr. Anna Hale"),
    ];
    for (text, name) in named {
        assert_eq!(read("cv.txt", text).resume.name.as_deref(), Some(name), "{text}");
    }
}

#[test]
fn headings_may_stand_behind_a_sign() {
    let text =
        "氏名：佐藤 美咲\n\n■職務経歴\n2020年4月～現在　株式会社見本\nプログラマー\n\n■スキル\nRuby、PHP\n";
    let found = read("cv.txt", text);
    assert!(found.resume.segments.iter().any(|segment| segment.section == Section::Skills));
    assert_eq!(entries(&found, Section::Work).len(), 1);
}

#[test]
fn headings_may_be_framed_glued_joined_or_in_the_margin() {
    let cases = [
        (
            "Kim Doe\n\n* Papers and certificates *\nFirst aid, 2020\n\n~ Hobbies ~\nChess\n",
            Section::Interests,
        ),
        ("Kim Doe\n\nSkills\nPython, 12 monthsEducation Details\nBSc Physics, 2010\n", Section::Education),
        (
            "KIM DOE\n\nSKILLS\nPython, SQL\n\nEDUCATION AND REGISTRATION\nBSc Physics, 2010\n",
            Section::Education,
        ),
        ("KIM DOE\n\nWORK\nNurse, Acme, 2019 - 2021\n\nLANGUAGES   English, French\n", Section::Languages),
        ("Kim Doe\n\nEducation\nBSc Physics, 2010\n\nIT skills: Word, Excel, Outlook\n", Section::Skills),
    ];
    for (text, section) in cases {
        let found = read("cv.txt", text);
        assert!(found.resume.segments.iter().any(|segment| segment.section == section), "{text}");
    }
}

#[test]
fn a_title_may_stand_below_dates_or_among_degrees() {
    let told = "Kim Doe\n\nExperience\n\n2011 - 2015\nData entry clerk, agency for hospitals. Keyed 11,000 forms a month.\n";
    assert!(jobs(told)[0].starts_with("Data entry clerk"), "{:?}", jobs(told));
    let among =
        "Education Details\nJune 2016 BE Computer science Pune\nPython Developer\n\nSkill Details\nDjango\n";
    assert_eq!(read("cv.txt", among).resume.headline.as_deref(), Some("Python Developer"));
}

#[test]
fn a_japanese_head_ends_in_the_title_and_a_middle_dot_begins_an_item() {
    let text = "職務経歴書\n氏名　山田 太郎\n\n職務経歴\n2018年4月 ～ 現在　医療法人青葉会　青葉病院　外科病棟　看護師\n・点滴、採血\n";
    let found = read("cv.txt", text);
    assert!(jobs(text)[0].starts_with("看護師"), "{:?}", jobs(text));
    assert!(found.resume.segments.iter().all(|segment| !segment.text.starts_with('・')));
}

#[test]
fn a_month_in_roman_numbers_is_a_month_in_polish() {
    let text = "Anna Nowak\n\nDOŚWIADCZENIE ZAWODOWE\n\nXI 2019 – obecnie\nKsięgowa\nFirma ABC Sp. z o.o.\n- prowadzenie ksiąg i rozliczanie podatków\n";
    assert_eq!(jobs(text), ["Księgowa @ Firma ABC Sp. z o.o. 2019-11..now"]);
}

#[test]
fn small_words_of_the_language_deny_nothing_and_name_nothing() {
    let portuguese = "Ana Costa\n\nExperiência\n\nAnalista, Loja Modelo Ltda, 2019 - 2021\n- Modelagem no BigQuery para o time de vendas\n";
    assert_eq!(level(portuguese, "Google BigQuery").as_deref(), Some("-"));
    let german = "Eva Muster\n\nBerufserfahrung\n\nPflegefachkraft, Klinik Nord, 2019 - 2021\n- Arbeit als Nachtwache auf der Intensivstation, Notaufnahme und Triage\n";
    assert_eq!(level(german, "Advanced Cardiac Life Support"), None);
    let french =
        "Jean Roux\n\nExpérience\n\nDéveloppeur, Webix SA, 2019 - 2021\n- Mise en place de tests avec Jest\n";
    assert_eq!(level(french, "Mise en Place"), None);
    let little = "Ann Lee\n\nWork\n\nDeveloper, Acme Ltd, 2019 - 2021\n- Wrote services in Go and a little TypeScript\n";
    assert_eq!(level(little, "TypeScript").as_deref(), Some("basic"));
}

#[test]
fn a_maker_named_once_completes_abbreviations_of_its_products() {
    let text = "Ann Lee\n\nSkills\nAWS (Lambda, S3, EMR), Google Docs, Sheets, Slides\n";
    for skill in ["Amazon EMR", "Google Slides"] {
        assert!(level(text, skill).is_some(), "{skill}");
    }
    assert_eq!(level(text, "Electronic Health Records"), None);
}

#[test]
fn a_job_that_ends_in_the_future_is_told() {
    let read =
        read("cv.txt", "Ann Lee\n\nExperience\n\nEngineer, Acme Ltd, 2019 – 2035\n- Wrote playbooks\n");
    let today = skillgap_core::date::Month::new(2026, 11).unwrap();
    let told = BUILTIN.profile(&read.resume).future_dates(today);
    assert!(told.iter().any(|told| told.contains("ends in 2035")), "{told:?}");
}

#[test]
fn codes_in_place_of_letters_are_told() {
    let garbled = read("cv.txt", "SKILLS\n(cid:12)(cid:45)(cid:3)\n(cid:33)(cid:45) Java\n");
    assert!(
        garbled.warnings.iter().any(|warning| warning.contains("damaged font")),
        "{:?}",
        garbled.warnings
    );
    assert!(read("cv.txt", "SKILLS\nJava (since 2012), SQL\n").warnings.is_empty());
}

#[test]
fn an_employer_may_follow_the_title_without_a_sign() {
    let text = "Ann Lee\n\nExperience\n\n08/2014 to Current\nLaw Clerk Smith LLP, Dallas, TX\nFiled papers and kept the calendar of three partners up to date.\n\n2010 to 2014\nAnalyst, Baker Hughes Inc, Houston\nKept books.\n";
    assert_eq!(jobs(text), ["Law Clerk @ Smith LLP 2014-08..now", "Analyst @ Baker Hughes Inc 2010..2014"]);
}

#[test]
fn a_job_may_go_on_in_the_line_of_its_dates() {
    let text = "Ann Lee\n\nExperience\n\nGlobal IT Project Manager 05/2013 to Current Acme Limited, Dallas My role is to manage the internal systems of our network and the people who look after them in four regions.\nIT Project Manager 06/2007 to 05/2013 Acme Limited, Dallas My role was to manage projects of several teams, and to buy the hardware that they needed.\n";
    let found = jobs(text);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(
        found[0].starts_with("Global IT Project Manager @") && found[0].ends_with("2013-05..now"),
        "{found:?}"
    );
}

#[test]
fn a_sentence_may_tell_of_a_job_with_its_dates() {
    let text = "Rahul Nair\n\nPROFESSIONAL EXPERIENCE\nWorking as Software Engineer in Infotech Pvt Ltd, Pune from June 2018 to till date.\nWorked as a Programmer at Bolt Ltd from July 2016 to May 2018.\n";
    assert_eq!(
        jobs(text),
        ["Software Engineer @ Infotech Pvt Ltd 2018-06..now", "Programmer @ Bolt Ltd 2016-07..2018-05"]
    );
}

#[test]
fn a_dash_before_a_wide_gap_is_an_open_end() {
    let text = "Sara Lind\n\nEXPERIENCE\n2022–          Data Analyst, Acme Ltd\n2019–2022      Bookkeeper, Bolt Ltd\n";
    assert_eq!(jobs(text), ["Data Analyst @ Acme Ltd 2022..now", "Bookkeeper @ Bolt Ltd 2019..2022"]);
}

#[test]
fn languages_with_their_levels_may_be_joined_by_slashes() {
    let text = "Sara Lind\n\nLanguages\nSwedish (mother tongue) / English (fluent) / Finnish (basic)\n";
    assert_eq!(level(text, "Swedish").as_deref(), Some("expert"));
    assert_eq!(level(text, "English").as_deref(), Some("advanced"));
    assert_eq!(level(text, "Finnish").as_deref(), Some("basic"));
}

#[test]
fn a_degree_among_courses_is_a_degree() {
    let text = "Ann Lee\n\nTraining\n\nBA History, Riverton University, 2016\n";
    assert_eq!(
        entries(&read("cv.txt", text), Section::Education),
        ["BA History @ Riverton University ..2016"]
    );
}
