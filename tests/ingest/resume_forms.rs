//! Forms and rows as countries print them: labelled names, steps of Japanese resumes, tables of old Europass forms.

use super::batch::harness::BUILTIN;
use super::resume_read::{entries, read};
use skillgap_core::resume::Section;

fn jobs(name: &str, text: &str) -> Vec<String> {
    entries(&read(name, text), Section::Work)
}

/// The labels of the skills that are held.
fn held(name: &str, text: &str) -> Vec<String> {
    let profile = BUILTIN.profile(&read(name, text).resume);
    profile.held.iter().map(|held| BUILTIN.catalog().skill(held.skill).label.clone()).collect()
}

fn level(name: &str, text: &str, skill: &str) -> Option<String> {
    let profile = BUILTIN.profile(&read(name, text).resume);
    let held = profile.held.iter().find(|held| BUILTIN.catalog().skill(held.skill).label == skill)?;
    held.level.map(|level| level.as_str().to_owned())
}

#[test]
fn names_stand_behind_spaced_labels_and_before_other_fields() {
    let named = [
        (
            "cv.txt",
            "个人简历\n\n姓名：林若彤        性别：女\n电话：13900000000\n\n专业技能\nExcel\n",
            "林若彤",
        ),
        ("cv.txt", "履歴書\n\n氏　名　　中村 亮\n\nスキル\nJava\n", "中村 亮"),
        ("cv.txt", "氏名　渡辺 みなみ\n生年月日　1992年7月2日\n\nスキル\nJava\n", "渡辺 みなみ"),
        ("cv.md", "# 職務経歴書\n\n氏名：森 ひかる\n\n## スキル\n\n- Java\n", "森 ひかる"),
        ("cv.txt", "WILLIAM \"BILL\" OKORO\nTulsa, OK\n\nSKILLS\nForklift\n", "WILLIAM \"BILL\" OKORO"),
    ];
    for (file, text, name) in named {
        assert_eq!(read(file, text).resume.name.as_deref(), Some(name), "{text}");
    }
}

#[test]
fn a_row_that_joins_and_a_row_that_leaves_are_one_entry() {
    let plain = "履歴書\n\n氏名　中村 亮\n\n学歴・職歴\n　　　　学歴\n2007年4月　見本県立高等学校 入学\n2010年3月　見本県立高等学校 卒業\n　　　　職歴\n2010年4月　株式会社アカツキ 入社\n　　　　Javaによる開発を担当\n2016年6月　株式会社アカツキ 一身上の都合により退社\n2016年7月　ミナト商事株式会社 入社\n　　　　現在に至る\n";
    let table = "# 履歴書\n\n氏名：中村 亮\n\n## 職歴\n\n| 年 | 月 | 職歴 |\n|---|---|---|\n| 2010 | 4 | 株式会社アカツキ 入社 |\n| 2016 | 6 | 株式会社アカツキ 退社 |\n| 2016 | 7 | ミナト商事株式会社 入社 |\n| | | 現在に至る |\n";
    let wanted = ["- @ 株式会社アカツキ 2010-04..2016-06", "- @ ミナト商事株式会社 2016-07..now"];
    assert_eq!(jobs("cv.txt", plain), wanted);
    assert_eq!(jobs("cv.md", table), wanted);
    assert_eq!(
        entries(&read("cv.txt", plain), Section::Education),
        ["- @ 見本県立高等学校 2007-04..2010-03"]
    );
}

#[test]
fn columns_are_known_by_the_labels_of_every_language() {
    let japanese = "# 職務経歴書\n\n## 職務経歴\n\n| 期間 | 会社名 | 職種 |\n|---|---|---|\n| 2019年4月〜現在 | 株式会社アカツキ | 経理 |\n";
    assert_eq!(jobs("cv.md", japanese), ["経理 @ 株式会社アカツキ 2019-04..now"]);
    let json = r#"{"nombre": "Ana Mora", "experiencia": [{"empresa": "Acme SL", "puesto": "Contable", "inicio": "2019", "fin": "2022"}], "habilidades": [{"nombre": "Docker", "nivel": "avanzado"}], "idiomas": [{"idioma": "Inglés", "nivel": "nativo"}]}"#;
    assert_eq!(jobs("cv.json", json), ["Contable @ Acme SL 2019..2022"]);
    assert_eq!(read("cv.json", json).resume.name.as_deref(), Some("Ana Mora"));
    assert_eq!(level("cv.json", json, "Docker").as_deref(), Some("advanced"));
    assert_eq!(level("cv.json", json, "English").as_deref(), Some("expert"));
}

#[test]
fn rows_of_a_form_are_labels_with_their_values() {
    let html = "<html lang=it><body><h1>Chiara Zen</h1><h2>Esperienza lavorativa</h2><table><tr><td>Date</td><td>dal 2019 ad oggi</td></tr><tr><td>Nome del datore di lavoro</td><td>Studio Brenta</td></tr><tr><td>Tipo di impiego</td><td>Geometra</td></tr><tr><td>Principali mansioni</td><td>Rilievi, AutoCAD</td></tr><tr><td>Date</td><td>dal 2015 al 2019</td></tr><tr><td>Nome del datore di lavoro</td><td>Impresa Piave</td></tr><tr><td>Tipo di impiego</td><td>Assistente</td></tr></table></body></html>";
    assert_eq!(
        jobs("cv.html", html),
        ["Geometra @ Studio Brenta 2019..now", "Assistente @ Impresa Piave 2015..2019"]
    );
    assert!(held("cv.html", html).contains(&"AutoCAD".to_owned()));
}

#[test]
fn labelled_fields_may_follow_each_other_without_a_sign() {
    let text = "Amina Yusuf\n\nWORK EXPERIENCE\nEmployer: Delta Dairies Position: Quality Technician Period: March 2019 to date\nDuties: lab tests on milk\nEmployer: Kano Feeds Position: Lab Assistant Period: Jan 2016 to Feb 2019\n\nEDUCATION\nInstitution: Riverton University Award: BSc Biology Year: 2015\n";
    assert_eq!(
        jobs("cv.txt", text),
        ["Quality Technician @ Delta Dairies 2019-03..now", "Lab Assistant @ Kano Feeds 2016-01..2019-02"]
    );
    assert!(held("cv.txt", text).contains(&"Bachelor's Degree".to_owned()));
}

#[test]
fn a_bullet_may_tell_of_a_degree() {
    let text = "Kiran Rao\n\nAcademic Profile:\n• B.Tech (ECE) from Riverton University in 2016 with 78%.\n• Diploma in Electronics from State Board in 2012.\n";
    let found = entries(&read("cv.txt", text), Section::Education);
    assert_eq!(found.first().map(String::as_str), Some("B.Tech (ECE) @ Riverton University ..2016"));
}

#[test]
fn degrees_of_other_languages_count_in_every_resume() {
    let text = "Max Berg\n\nEDUCATION\nDiplom-Ingenieur Maschinenbau, Technische Universität Berg, 2007\nErstes Staatsexamen, Berg Law School, 2003\n";
    let skills = held("cv.txt", text);
    for skill in ["Master's Degree", "Degree in Mechanical Engineering"] {
        assert!(skills.contains(&skill.to_owned()), "{skill}: {skills:?}");
    }
    let none = "Max Berg\n\nEDUCATION\nRiverton University, 2007\nLicence No 4711\n";
    assert!(
        !held("cv.txt", none).iter().any(|skill| skill.ends_with("Degree")),
        "{:?}",
        held("cv.txt", none)
    );
}

#[test]
fn legal_forms_behind_a_comma_belong_to_the_employer() {
    let spanish = "Ana Mora\n\nEXPERIENCIA\n\nDe junio de 2012 a la actualidad: Electricista en Montajes Rábida, S.L.\n- Cuadros eléctricos\n";
    assert_eq!(jobs("cv.txt", spanish), ["Electricista @ Montajes Rábida, S.L. 2012-06..now"]);
    let polish = "Anna Nowak\n\nDoświadczenie zawodowe\n\n07.2014 – 02.2019\nMłodsza księgowa, Hurtownia Marek Sp. z o.o.\n";
    assert_eq!(jobs("cv.txt", polish), ["Młodsza księgowa @ Hurtownia Marek Sp. z o.o. 2014-07..2019-02"]);
}

#[test]
fn a_second_school_below_a_complete_one_is_a_second_entry() {
    let text = "Aarav Mehta\n\nEducation\n\nNorth Institute\n\nMBA, Finance (2015 - 2017)\n\nUniversity of Delhi\n\nBachelor of Commerce (2012 - 2015)\n";
    assert_eq!(
        entries(&read("cv.txt", text), Section::Education),
        [
            "MBA, Finance @ North Institute 2015..2017",
            "Bachelor of Commerce @ University of Delhi 2012..2015"
        ]
    );
}

#[test]
fn dates_that_come_first_leave_the_lines_above_them_alone() {
    let text = "Gino Rossi\n\nESPERIENZE LAVORATIVE\nda marzo 2018 ad oggi\nRistorante Al Pozzo, Bassano\nCapo partita\nPreparazione della linea, HACCP\nda settembre 2013 a febbraio 2018\nHotel Miramonti\nCommis di cucina\n";
    let found = jobs("cv.txt", text);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(!found.iter().any(|job| job.contains("Preparazione")), "{found:?}");
    assert!(!held("cv.txt", text).contains(&"Artificial Intelligence".to_owned()));
}

#[test]
fn a_heading_may_have_a_length_of_time_or_a_remark() {
    let russian = "Воробьёва Ирина Андреевна\n\nОпыт работы — 7 лет 2 месяца\n\nСентябрь 2020 — настоящее время\nООО «Вектор Софт»\nТестировщик\n";
    assert_eq!(jobs("cv.txt", russian), ["Тестировщик @ ООО «Вектор Софт» 2020-09..now"]);
    let scale = "Jo Hale\n\nSKILLS (1 = novice, 5 = expert)\nDocker, Git\n";
    let found = read("cv.txt", scale);
    assert!(found.resume.segments.iter().all(|segment| segment.section == Section::Skills));
}

#[test]
fn names_side_by_side_are_a_list() {
    let text = "Ирина Воробьёва\n\nНавыки\nDocker  SQL  Jira  Selenium (изучаю)\n";
    let skills = held("cv.txt", text);
    assert!(
        ["Docker", "SQL", "Jira"].iter().all(|skill| skills.contains(&(*skill).to_owned())),
        "{skills:?}"
    );
    assert!(!skills.contains(&"Selenium".to_owned()));
}

#[test]
fn names_that_share_a_word_are_complete() {
    let list = "Jo Hale\n\nSkills\nUnit, integration and regression testing; load and stress testing\n";
    let prose = "Jo Hale\n\nWork\n\nTester, Acme Ltd, 2019 - 2021\n- Responsible for unit, integration and regression testing in six teams\n- Owns load and stress testing with k6\n";
    for text in [list, prose] {
        let skills = held("cv.txt", text);
        for skill in
            ["Unit Testing", "Integration Testing", "Regression Testing", "Load Testing", "Stress Testing"]
        {
            assert!(skills.contains(&skill.to_owned()), "{skill}: {skills:?}");
        }
    }
}

#[test]
fn the_longest_drawing_of_a_list_is_its_scale() {
    let text = "Jo Hale\n\nSkills\nPhotoshop ★★★\nIllustrator ★★\nBlender ★\n";
    assert_eq!(level("cv.txt", text, "Adobe Photoshop").as_deref(), Some("expert"));
    assert_eq!(level("cv.txt", text, "Blender").as_deref(), Some("basic"));
}

#[test]
fn a_lead_is_a_title() {
    let text =
        "# Jo Hale\n\n## Work\n\n**QA Lead**, Bluefin Payments — Leeds (2021 - now)\n- Ran the tests\n";
    assert_eq!(jobs("cv.md", text), ["QA Lead @ Bluefin Payments 2021..now"]);
}

#[test]
fn broken_yaml_costs_its_own_lines() {
    let text = "name: Jo Hale\nskills:\n\t- Docker\n\t- \"Git\nsummary: \"unclosed\neducation:\n  - institution: Riverton University\n    degree: BSc Biology\n";
    let found = read("cv.yaml", text);
    assert_eq!(found.resume.name.as_deref(), Some("Jo Hale"));
    let skills = held("cv.yaml", text);
    for skill in ["Docker", "Git", "Bachelor's Degree"] {
        assert!(skills.contains(&skill.to_owned()), "{skill}: {skills:?}");
    }
    let told = |line: &str| found.warnings.iter().any(|warning| warning.contains(line));
    assert!(told("line 3 ") && told("line 5 "), "{:?}", found.warnings);
}
