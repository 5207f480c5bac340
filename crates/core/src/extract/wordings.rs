//! Wordings of resumes, read with the catalogue that is compiled in.

use crate::date::{Aging, Decay, Month};
use crate::document::Document;
use crate::engine::Engine;
use crate::mention::SetAsideReason;
use crate::profile::{HeldSkill, Profile, SetAside};
use crate::units::Level;
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::builtin);

fn profile(text: &str) -> Profile {
    let document = Document::from_plain_text(&format!("Ada Example\n\n{text}\n"));
    document.resume(ENGINE.lexicon()).map(|resume| ENGINE.profile(&resume)).unwrap_or_default()
}

/// Asserts that the resume holds these skills, and none of those after a minus sign.
fn assert_held(text: &str, expected: &[&str]) {
    let profile = profile(text);
    let label = |held: &HeldSkill| ENGINE.catalog().skill(held.skill).label.as_str();
    let held: Vec<&str> = profile.held.iter().map(label).collect();
    for wanted in expected {
        match wanted.strip_prefix('-') {
            Some(other) => assert!(!held.contains(&other), "{text:?} holds {held:?}"),
            None => assert!(held.contains(wanted), "{text:?} holds {held:?}"),
        }
    }
}

#[test]
fn two_items_are_not_one_name() {
    for (text, expected) in [
        ("Skills\nPHP, Symfony", &["PHP", "Symfony"][..]),
        ("Skills\nGoogle Analytics, SEO", &["Google Analytics", "Search Engine Optimization"]),
        ("Skills\nWeb: JavaScript, React", &["JavaScript", "React"]),
        ("Skills\n- Java, Hibernate\n- C#; ASP.NET", &["Java", "Hibernate", "C#", "ASP.NET"]),
        ("Skills\nSQL, Java\nSpring, Git", &["SQL", "Java", "Spring Framework", "Git"]),
        ("Skills\nBudgeting, Project\nManagement, Payroll", &["Project Management", "Budgeting"]),
    ] {
        assert_held(text, expected);
    }
}

#[test]
fn a_school_leaving_certificate_is_no_school() {
    for (text, expected) in [
        ("Education\nHigh School Diploma, Riverton High School, 2011", &["High School Diploma"][..]),
        ("Education\nHigh school graduate", &["High School Diploma"]),
        ("Education\nRiverton Senior High School, 2011", &["-High School Diploma"]),
        ("Education\nBachelor of Science Riverton University", &["Bachelor's Degree"]),
    ] {
        assert_held(text, expected);
    }
}

#[test]
fn compounds_share_their_end() {
    for (text, expected) in [
        ("Kenntnisse\nQualitäts- und Projektmanagement", &["Quality Management", "Project Management"][..]),
        ("Kenntnisse\nPersonal- und Lohnbuchhaltung", &["Payroll"]),
        (
            "Berufserfahrung\nIch war für das Zeit- und Projektmanagement zuständig.",
            &["Project Management", "Time Management"],
        ),
    ] {
        assert_held(text, expected);
    }
}

#[test]
fn a_wish_may_end_in_its_verb() {
    for (text, expected) in [
        ("Profil\nIch würde mich gerne in Terraform einarbeiten.", &["-Terraform"][..]),
        ("Profil\nIch suche eine Stelle, in der ich Kotlin einsetzen kann.", &["-Kotlin"]),
        ("Profil\nIch will Java lernen, aber Kotlin beherrsche ich.", &["-Java", "Kotlin"]),
        ("Profil\nIch arbeite täglich mit Kotlin und will viel lernen.", &["Kotlin"]),
        ("Profiel\nIk wil me dit jaar in Terraform bekwamen.", &["-Terraform"]),
        ("Profilo\nCerco un ruolo in cui usare Kotlin.", &["-Kotlin"]),
    ] {
        assert_held(text, expected);
    }
}

#[test]
fn a_level_reaches_along_a_list_in_every_language() {
    for text in [
        "Compétences\nTrès bonne connaissance de Figma, Blender et Photoshop.",
        "Competencias\nDominio avanzado de Figma, Blender y Photoshop.",
        "Umiejętności\nBardzo dobra znajomość Figma, Blender i Photoshop.",
    ] {
        let profile = profile(text);
        let levels = profile.held.iter().map(|held| held.level).collect::<Vec<_>>();
        assert_eq!(levels.len(), 3, "{text}");
        assert!(levels.iter().all(|level| level.is_some() && *level == levels[0]), "{text} {levels:?}");
    }
}

#[test]
fn a_label_with_one_item_is_no_heading() {
    assert_held("Compétences : Kotlin", &["Kotlin"]);
}

#[test]
fn drawings_of_a_list_have_the_same_steps() {
    let profile = profile("Skills\nFigma ★★★\nBlender ★★☆\nPhotoshop ★☆☆");
    let levels: Vec<Option<Level>> = ["Figma", "Blender", "Adobe Photoshop"]
        .iter()
        .map(|label| {
            let named = |held: &&HeldSkill| ENGINE.catalog().skill(held.skill).label == *label;
            profile.held.iter().find(named).and_then(|held| held.level)
        })
        .collect();
    assert_eq!(levels, [Level::Expert, Level::Advanced, Level::Basic].map(Some));
}

#[test]
fn dates_that_cannot_be_are_told() {
    let profile = profile("Experience\nCook, Hav Ltd, 15/2018 - 02/2020\n- Used Kotlin");
    assert!(profile.notes.iter().any(|note| note.contains("'15/2018'")), "{:?}", profile.notes);
    let from = profile.entries.first().and_then(|entry| entry.from).map(|from| from.month.to_string());
    assert_eq!(from.as_deref(), Some("2018-01"));
    assert_eq!(profile.entries.first().and_then(|entry| entry.place.as_deref()), None);
}

#[test]
fn the_employer_stands_below_the_dated_title() {
    for (text, employer) in [
        (
            "Experience\nDesign Engineer, Apr 2018 – Present\nBerg Consulting Ltd, Austin, TX\n- Used CATIA",
            "Berg Consulting Ltd",
        ),
        ("Experience\nCook, 2012 - 2015\nBlue Lagoon\n- Prepared menus", "Blue Lagoon"),
        ("Experience\nCook, 2012 - 2015\nHav, Boston\n- Prepared menus", "Hav"),
        (
            "Berufserfahrung\n03/2018 – 04/2020\nKonstrukteur\nMuster Maschinenbau GmbH | Stuttgart, Germany\n- Arbeit mit CATIA",
            "Muster Maschinenbau GmbH",
        ),
        ("Education\nB.Sc. in Physics, 2012 – 2016\nRiverton University", "Riverton University"),
    ] {
        let profile = profile(text);
        let found = profile.entries.first().and_then(|entry| entry.employer.as_deref());
        assert_eq!(found, Some(employer), "{text:?}");
        assert_held(text, &["-Mechanical Engineering", "-German"]);
    }
    assert_held("Experience\nCook, 2012 - 2015\nKotlin Lead\n- Prepared menus", &["Kotlin"]);
    // What is no name of a company is searched for skills.
    assert_held(
        "Experience\nDeveloper, 2012 - 2015\nKotlin, Django\n- Prepared menus",
        &["Kotlin", "Django"],
    );
}

#[test]
fn a_maker_is_named_once_for_a_list() {
    for (text, expected) in [
        ("Skills\nGoogle Docs, Sheets, Forms", &["Google Docs", "Google Sheets", "Google Forms"][..]),
        ("Skills\nSAP: MM, SD, PP", &["SAP MM", "SAP SD"]),
        ("Skills\nMicrosoft Office (Word, Excel, Teams)", &["Microsoft Word", "Microsoft Teams"]),
    ] {
        assert_held(text, expected);
    }
}

#[test]
fn a_country_is_no_misspelt_language() {
    assert_held("Skills\nKotlin, Germany, France", &["Kotlin", "-German", "-French"]);
}

#[test]
fn names_are_found_in_every_case_of_the_language() {
    for (text, expected) in [
        (
            "Umiejętności\nObsługa Excela i Worda, znajomość Linuksa",
            &["Microsoft Excel", "Microsoft Word", "Linux"][..],
        ),
        ("Umiejętności\nProgramowanie w Pythonie i Javie", &["Python", "Java"]),
        (
            "Doświadczenie zawodowe\nPracownik, Nowak sp. z o.o., 2015 - 2020\n- doświadczenie w zarządzaniu projektami\n- pomoc z magazynierami",
            &["Project Management", "-Warehouse Work"],
        ),
        (
            "Опыт работы\nСотрудник, ООО Ромашка, 2015 - 2020\n- опыт управления проектами, занимался подбором персонала",
            &["Project Management", "Recruiting"],
        ),
    ] {
        assert_held(text, expected);
    }
}

#[test]
fn an_ordinary_word_of_a_language_needs_a_job_that_asks_for_the_skill() {
    let of = |job: &str| {
        format!("Berufserfahrung\n{job}, Hof GmbH, 2010 - 2020\n- Messen in Hannover und Rohre messen")
    };
    assert_held(&of("Gärtner"), &["-Trade Shows"]);
    assert_held(&of("Marketing Manager"), &["Trade Shows"]);
}

#[test]
fn an_abbreviation_is_that_of_its_neighbours() {
    for (text, expected) in [
        ("Skills\nAP, AR, GL, month-end close", &["Accounts Receivable", "-Augmented Reality"][..]),
        ("Skills\nUnity, AR, virtual reality", &["Augmented Reality", "-Accounts Receivable"]),
        ("Skills\nGA4, GTM, Looker Studio", &["Google Tag Manager", "-Go-to-Market Strategy"]),
        ("Skills\nCBT, DBT, EMDR", &["Dialectical Behavior Therapy", "-dbt"]),
        ("Summary\nMerged forty PRs a month on GitHub.", &["-Public Relations"]),
    ] {
        assert_held(text, expected);
    }
}

#[test]
fn what_opens_a_line_of_work_is_what_was_done() {
    let of = |line: &str| format!("Experience\nHelper, Riverton Yard, 2010 - 2020\n- {line}");
    assert_held(&of("Welding of pipes"), &["Welding"]);
    assert_held(&of("Cooking for a company of ninety"), &["Cooking"]);
    assert_held(&of("Cooking Italian and French dishes"), &["-Italian", "-French"]);
    assert_held(&of("Calls in Italian with suppliers"), &["Italian"]);
}

#[test]
fn people_and_firms_are_no_skills() {
    for (text, expected) in [
        ("Summary\nReceptionist at HubSpot since 2020.", &["-HubSpot"][..]),
        (
            "Experience\nClerk in the office of Dr. M. A. Brown, 2015 - 2018\n- Filed letters",
            &["-Master's Degree"],
        ),
        (
            "Experience\nLibrarian, Riverton Library, 2015 - 2019\n- Helped Ph.D. and M.B.A. students with Zotero",
            &["-PhD", "-MBA", "Zotero"],
        ),
    ] {
        assert_held(text, expected);
    }
}

#[test]
fn degrees_are_finished_line_by_line() {
    let two = "Education\nMSc in Finance, in progress\nBSc in Mathematics, completed June 2021";
    assert_held(two, &["Degree in Mathematics", "-Degree in Finance"]);
    let left = "Education\nBachelor of Laws, Riverton University, 2014 - 2016 (not completed)";
    assert_held(left, &["-Degree in Law"]);
}

#[test]
fn a_degree_is_held_when_its_studies_have_ended() {
    let of =
        |dates: &str| format!("Education\nBachelor of Science in Mathematics, Riverton University, {dates}");
    let today = Month::new(2026, 11).unwrap();
    let held = |dates: &str| {
        let aging = Aging { today, decay: Decay::Off };
        let profile = profile(&of(dates)).aged(ENGINE.catalog(), aging);
        let degree = ENGINE.catalog().find_skill("degree-in-mathematics").unwrap();
        let is_unfinished = |aside: &SetAside| aside.reason == SetAsideReason::Unfinished;
        let unfinished = profile.set_aside.iter().any(|aside| aside.skill == degree && is_unfinished(aside));
        let held = profile.held.iter().any(|held| held.skill == degree);
        assert_ne!(held, unfinished, "{dates}");
        held
    };
    for dates in ["2019 - 2022", "2023 - 2026", "Sep 2024 - Nov 2026", "2022"] {
        assert!(held(dates), "{dates}");
    }
    for dates in ["2023 - present", "since 2024", "2025 - 2028", "Sep 2024 - Dec 2026", "2028"] {
        assert!(!held(dates), "{dates}");
    }
}

#[test]
fn languages_below_a_last_heading_are_stated() {
    let below = "Wishes\nA job near the sea.\n\n";
    assert_held(
        &format!(
            "{below}Romanian (native), English. Go (the board game), and walks that nobody asks for twice."
        ),
        &["Romanian", "English"],
    );
    assert_held(&format!("{below}Swedish and English. Rowing."), &["Swedish", "English"]);
    assert_held("Wishes\nSpanish, Docker", &["-Spanish", "-Docker"]);
    assert_held("Interests\nSpanish films. Tennis", &["-Spanish"]);
}

#[test]
fn the_name_of_a_product_is_changed_in_one_way() {
    assert_held("Skills\nSolid work relationships", &["-SolidWorks"]);
    assert_held("Skills\nSolid Works", &["SolidWorks"]);
    assert_held("Skills\nBlue print", &["Construction Drawings"]);
    let clerk = "Experience\nShop clerk, Acme, 2019 - 2021\n- Put up posters, embedding surveys in our page";
    assert_held(clerk, &["-Embeddings"]);
}

#[test]
fn a_field_before_its_tool_says_which_is_meant() {
    assert_held("Skills\n- Data Science/pandas\n- Window washing", &["pandas"]);
}

#[test]
fn a_heading_in_capitals_may_stand_in_the_margin() {
    let text = "2017 - 2021   Developer, Acme\n              * tests\n\nSCHOOL        BSc Computer Science, Szeged, 2015\n";
    assert_held(text, &["Degree in Computer Science"]);
}

#[test]
fn the_name_of_a_family_stands_once() {
    assert_held("Skills\nSAP MM, SD, FI", &["SAP MM", "SAP SD", "SAP FICO"]);
    let consultant = "Experience\nConsultant, Acme, 2015 - 2020\n- Introduced SAP MM, SD and FI at two sites";
    assert_held(consultant, &["SAP MM", "SAP SD", "SAP FICO"]);
}

#[test]
fn what_is_written_in_a_language_may_be_for_something() {
    let coder = |line: &str| format!("Experience\nDeveloper, Acme, 2015 - 2020\n- {line}");
    assert_held(&coder("I write firmware in C for small controllers"), &["C"]);
    assert_held(&coder("wrote scripts in R for the lab"), &["R"]);
    assert_held(&coder("moved house in Spring 2020"), &["-Spring Framework"]);
}

#[test]
fn a_name_may_begin_that_of_a_firm() {
    let of = |head: &str| format!("Experience\n{head}, 2015 - 2020\n- Held and weighed small animals");
    assert_held(&of("Head Veterinary Nurse, Spring Lane Vets (small animal)"), &["-Spring Framework"]);
    let developer = "Experience\nDeveloper, Acme, 2015 - 2020\n- Java services, moved to Spring with Maven";
    assert_held(developer, &["Spring Framework", "Java"]);
}

#[test]
fn people_of_every_trade_keep_minutes() {
    assert_held(
        "Experience\nPlumber, Acme, 2015 - 2020\n- took the minutes of the works council",
        &["Minute Taking"],
    );
}

#[test]
fn signs_between_names_separate_them() {
    assert_held("Skills\nC#/.NET, Kotlin", &["C#", ".NET"]);
    assert_held(
        "Skills\nAudio: Pro Tools, Audacity Video: Final Cut Pro",
        &["Pro Tools", "Audacity", "Final Cut Pro"],
    );
    assert_held("Skills\nBlender: when a product has to be shown", &["Blender"]);
    assert_held("Experience\nCoder, Acme, 2015 - 2019\n- Objective-C apps", &["Objective-C"]);
}

#[test]
fn an_english_word_is_a_name_in_another_language() {
    let of = |line: &str| {
        format!(
            "Berufserfahrung\nKöchin, Gasthof Linde, 2015 - 2020\n- {line}\n- Suppen und Soßen für achtzig Gäste"
        )
    };
    assert_held(&of("Excel für Kalkulation und Dienstplan"), &["Microsoft Excel"]);
    assert_held(&of("Go to the station"), &["-Go"]);
}
