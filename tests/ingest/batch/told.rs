//! Tables with more than a skill list: a job title, a text, or both.

use super::harness::{BUILTIN, ENGINE, Outcome, run, run_files, run_with};
use polars::prelude::{Column, DataFrame, ListChunked, NamedFrom, ParquetWriter, Series};
use skillgap_core::plan::PlanOptions;
use skillgap_core::report::{Report, RoleInfo, Selection};
use skillgap_ingest::batch::BatchOptions;
use skillgap_ingest::resume::{ResumeFormat, read_resume_bytes};

fn named(name: &str, bytes: &[u8], options: &BatchOptions) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join(name);
    std::fs::write(&input, bytes).unwrap();
    run_files(&BUILTIN, &[input], folder.path(), "out.csv", options).unwrap()
}

fn scored(table: &str) -> Outcome {
    named("in.csv", table.as_bytes(), &BatchOptions::default())
}

fn reasons(outcome: &Outcome) -> Vec<(&str, &str)> {
    outcome.rejects.iter().map(|reject| (reject.id.as_str(), reject.reason.as_str())).collect()
}

fn options(title: Option<&str>, text: Option<&str>) -> BatchOptions {
    let own = |name: Option<&str>| name.map(str::to_owned);
    BatchOptions { title_column: own(title), text_column: own(text), ..BatchOptions::default() }
}

const TABLE: &str = concat!(
    "profile_id,skills,title,text\n",
    "list,Python;SQL,,\n",
    "title,,Data Engineer,\n",
    "text,,,Built dashboards in Tableau and wrote SQL.\n",
    "all,Python;SQL,Data Engineer,\"Kept \"\"pipelines\"\" in Airflow.\n\nLoaded data into Snowflake.\"\n",
);

#[test]
fn a_row_may_have_a_list_a_title_a_text_or_all_of_them() {
    let outcome = scored(TABLE);
    assert_eq!(outcome.ids(), ["list", "title", "text", "all"]);
    let rows = outcome.rows();
    let first = |id: &str| rows.iter().find(|row| row[0] == id).map(|row| (row[2].as_str(), row[6].as_str()));
    assert_eq!(first("title").unwrap().0, "data-engineer");
    assert!(first("text").unwrap().1.contains("Tableau"), "{:?}", first("text"));
    let (role, held) = first("all").unwrap();
    assert_eq!(role, "data-engineer");
    assert!(held.starts_with("Python;SQL") && held.contains("Airflow"), "{held}");
}

#[test]
fn a_row_of_skills_alone_is_what_it_is_in_a_table_without_titles() {
    let plain = scored("profile_id,skills\nlist,Python;SQL\n").rows();
    let told = scored(TABLE).rows();
    assert_eq!(told[..plain.len()], plain);
    let blank = scored("profile_id,skills,title,text\nlist,Python;SQL,  ,\" \n \"\n").rows();
    assert_eq!(blank, plain);
}

#[test]
fn the_same_people_come_out_of_every_kind_of_table() {
    let expected = scored(TABLE).rows();
    let json = concat!(
        "{\"profile_id\":\"list\",\"skills\":[\"Python\",\"SQL\"],\"title\":null}\n",
        "{\"profile_id\":\"title\",\"Title\":[\"Data Engineer\"]}\n",
        "{\"profile_id\":\"text\",\"text\":\"Built dashboards in Tableau and wrote SQL.\",\"title\":[]}\n",
        "{\"profile_id\":\"all\",\"skills\":[\"Python\",\"SQL\"],\"title\":\"Data Engineer\",",
        "\"text\":[\"Kept \\\"pipelines\\\" in Airflow.\",\"Loaded data into Snowflake.\"]}\n",
    );
    assert_eq!(named("in.ndjson", json.as_bytes(), &BatchOptions::default()).rows(), expected);
    let texts = |name: &str, values: [Option<&str>; 4]| -> Column { Series::new(name.into(), values).into() };
    let paragraphs: [&[&str]; 4] = [
        &[],
        &[],
        &["Built dashboards in Tableau and wrote SQL."],
        &["Kept \"pipelines\" in Airflow.", "Loaded data into Snowflake."],
    ];
    let listed: ListChunked = paragraphs.iter().map(|list| Some(Series::new("".into(), *list))).collect();
    let columns = vec![
        texts("profile_id", ["list", "title", "text", "all"].map(Some)),
        texts("skills", [Some("Python;SQL"), None, None, Some("Python;SQL")]),
        texts("title", [None, Some("Data Engineer"), None, Some("Data Engineer")]),
        Series::from(listed).with_name("text".into()).into(),
    ];
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).finish(&mut DataFrame::new(4, columns).unwrap()).unwrap();
    assert_eq!(named("in.parquet", &bytes, &BatchOptions::default()).rows(), expected);
}

#[test]
fn reasons_name_what_the_table_could_have_told() {
    let cases = [
        ("profile_id,skills,title,text\n1,,,\n", "no skills, no title and no text"),
        ("profile_id,skills,title\n1,;,\n", "no skills and no title"),
        ("profile_id,skills,text\n1, ,\n", "no skills and no text"),
        ("profile_id,title,text\n1,,\n", "no title and no text"),
        ("profile_id,title\n1,\n", "no title"),
        ("text,profile_id\n ,1\n", "no text"),
        ("profile_id,skills\n1,\n", "no skills"),
        ("profile_id,skill,title\n1,,Chef\n", "no skills"),
        ("profile_id,text\n1,see attachment\n", "no skill and no job title recognised"),
        ("profile_id,skills,title\n1,zzz,\n", "no skill recognised"),
        ("profile_id,title\n1,Zzzq\n", "no role in the catalogue is similar to this row"),
        ("profile_id,title\n,Chef\n", "the profile_id is empty"),
    ];
    for (table, reason) in cases {
        let outcome = scored(table);
        assert_eq!(outcome.rejects.len(), 1, "{table}");
        assert_eq!(outcome.rejects[0].reason, reason, "{table}");
    }
    let again = scored("profile_id,title\n1,Data Engineer\n1,Data Analyst\n");
    assert_eq!(reasons(&again), [("1", "the profile_id appeared before on line 2")]);
}

#[test]
fn columns_are_found_by_name_and_named_ones_must_be_there() {
    let table = "profile_id,skills,role,notes\n1,,Data Engineer,\n";
    let read = run_with(table.as_bytes(), &options(Some("Role"), Some("notes")), "out.csv").unwrap();
    assert!(read.rejects.iter().all(|reject| reject.reason != "no skills"), "{:?}", read.rejects);
    for (title, text, name) in [(Some("job"), None, "'job'"), (None, Some("cv text"), "'cv_text'")] {
        let error = run_with(table.as_bytes(), &options(title, text), "out.csv").unwrap_err().to_string();
        assert!(error.contains(&format!("the header has no column {name}; it has: profile_id")), "{error}");
    }
    // An empty column name says that the column with the usual name is something else.
    let table = "profile_id,skills,title\n1,Python,Mr\n2,,Dr\n";
    let unread = run_with(table.as_bytes(), &options(Some(""), None), "out.csv").unwrap();
    assert_eq!(
        (unread.rows(), reasons(&unread)),
        (run("profile_id,skills\n1,Python\n").rows(), vec![("2", "no skills")])
    );
    let error = run_with(b"profile_id,knows\n", &BatchOptions::default(), "out.csv").unwrap_err().to_string();
    assert!(error.contains("'skill' (a row for each skill), 'title' or 'text'; it has"), "{error}");
}

#[test]
fn a_likely_list_of_skills_is_taken_beside_a_title_or_a_text() {
    let outcome = scored("id,title,tags\n1,,Python;SQL\n");
    assert_eq!(outcome.ids(), ["1"]);
    assert!(outcome.notes[0].contains("using 'tags' as the skills"), "{:?}", outcome.notes);
    let outcome = scored("id,title\n1,Data Engineer\n");
    assert_eq!(outcome.ids(), ["1"]);
    assert!(outcome.notes[0].contains("using 'id' as the profile_id"), "{:?}", outcome.notes);
}

#[test]
fn a_long_table_says_that_its_titles_are_not_read() {
    let plain = scored("profile_id,skill\n1,Python\n1,SQL\n");
    let told = scored("profile_id,skill,title,text\n1,Python,Chef,x\n1,SQL,Chef,\n");
    assert_eq!(told.rows(), plain.rows());
    let [note] = told.notes.as_slice() else { panic!("{:?}", told.notes) };
    assert!(
        note.ends_with("the columns 'title' and 'text' are ignored, because the table has one row per skill"),
        "{note}"
    );
    assert!(plain.notes.is_empty());
}

#[test]
fn a_text_may_run_over_many_lines_and_a_stray_quote_costs_one_row() {
    let resume = "- Wrote SQL.\n".repeat(3000);
    let outcome = scored(&format!("profile_id,text\n1,\"{resume}\"\n2,Wrote Python.\n"));
    assert_eq!((outcome.ids(), outcome.rejects.len()), (vec!["1".to_owned(), "2".to_owned()], 0));
    let rows: String = (2..3000).map(|id| format!("{id},Wrote SQL.\n")).collect();
    let outcome = scored(&format!("profile_id,text\n1,\"Wrote SQL\n{rows}"));
    assert_eq!(reasons(&outcome), [("1", "a quote is never closed")]);
    assert_eq!(outcome.ids().len(), 2998);
}

#[test]
fn a_title_or_a_text_of_json_is_words_or_a_reason() {
    let lines = concat!(
        "{\"profile_id\":1,\"skills\":\"Python\",\"title\":{\"name\":\"Chef\"}}\n",
        "{\"profile_id\":2,\"skills\":\"Python\",\"text\":[\"SQL\",[1]]}\n",
        "{\"profile_id\":3,\"skills\":\"Python\",\"text\":true}\n",
        "{\"profile_id\":4,\"skills\":\"Python\",\"title\":\"a\",\"Title\":\"b\"}\n",
    );
    let outcome = named("in.ndjson", lines.as_bytes(), &BatchOptions::default());
    let expected = [
        ("1", "the title is an object, neither text nor a list of texts"),
        ("2", "the text is a list of other things than texts"),
        ("3", "the text is true, neither text nor a list of texts"),
        ("4", "the key 'Title' occurs twice"),
    ];
    assert_eq!(reasons(&outcome), expected);
}

/// The first objects lack the key, and there are many of them.
#[test]
fn keys_of_json_that_come_late_are_read() {
    let mut lines: String = (0..60_000)
        .map(|id| format!("{{\"profile_id\":\"{id}\",\"skills\":[\"Python\",\"SQL\"],\"note\":\"-\"}}\n"))
        .collect();
    assert!(lines.len() > 3 << 20);
    lines.push_str(&"\n".repeat(2 << 20));
    lines.push_str("{\"profile_id\":\"late\",\"title\":\"Data Engineer\"}\n");
    let outcome = named("in.ndjson", lines.as_bytes(), &BatchOptions { top: 1, ..BatchOptions::default() });
    assert_eq!(outcome.ids().last().map(String::as_str), Some("late"), "{:?}", outcome.rejects);
}

#[test]
fn a_text_that_is_longer_than_any_resume_is_rejected() {
    let text = "Wrote SQL and Python. ".repeat(500_000);
    let outcome = scored(&format!("profile_id,text\n1,{text}\n2,Wrote SQL.\n"));
    assert_eq!(reasons(&outcome), [("1", "the text is too long for a resume")]);
    assert_eq!(outcome.ids(), ["2"]);
    let title = "Data Engineer ".repeat(70_000);
    let outcome = scored(&format!("profile_id,title\n1,{title}\n"));
    assert_eq!(outcome.ids(), ["1"]);
}

#[test]
fn any_number_of_threads_writes_the_same_bytes() {
    let titles = ["Data Engineer", "Go Developer", "Krankenpfleger (m/w/d)", "", "Sr. QA Eng II"];
    let texts = ["", "Built APIs in Go on AWS.", "Ich habe Datenbanken betreut und SQL geschrieben.", "zzz"];
    let lists = ["Python;SQL", "", "SAM;Lambda;Go", "zzz;R"];
    let row = |id: usize| format!("{id},{},{},{}\n", lists[id % 4], titles[id % 5], texts[id / 3 % 4]);
    let table = format!("profile_id,skills,title,text\n{}", (0..400).map(row).collect::<String>());
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let outcome = pool.install(|| scored(&table));
        (
            outcome.out,
            outcome.rejects.into_iter().map(|reject| (reject.line, reject.reason)).collect::<Vec<_>>(),
        )
    };
    let one = with(1);
    assert_eq!(with(2), one);
    assert_eq!(with(3), one);
}

#[test]
fn who_has_no_role_is_told_no_steps_unless_the_role_was_named() {
    let table = "profile_id,text\n1,\"Sang in the choir of an abbey for ten years: blessed bells, kept the hours, kept records in Excel.\"\n";
    let outcome = scored(table);
    for row in outcome.rows() {
        assert_eq!((row[8].as_str(), row[9].as_str()), ("", "true"), "{row:?}");
    }
    let roles = vec![BUILTIN.catalog().find_role("Data Engineer").unwrap()];
    let outcome = named("in.csv", table.as_bytes(), &BatchOptions { roles, ..BatchOptions::default() });
    let [row] = &outcome.rows()[..] else { panic!("{:?}", outcome.rows()) };
    assert!(!row[8].is_empty() && row[9] == "true", "{row:?}");
}

#[test]
fn rows_are_accounted_for_with_a_tiny_catalogue_too() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("in.csv");
    std::fs::write(&input, TABLE).unwrap();
    let outcome = run_files(&ENGINE, &[input], folder.path(), "out.csv", &BatchOptions::default()).unwrap();
    assert_eq!(outcome.counts.rows_read, outcome.counts.profiles + outcome.counts.rejected);
}

/// People whose rows are compared with reports on their resumes: skills, title, text.
const PEOPLE: [[&str; 3]; 20] = [
    ["Python;SQL;Airflow", "Data Engineer", ""],
    ["React;TypeScript", "Senior Frontend Developer", ""],
    ["Go;Docker", "Go Developer", ""],
    ["Excel", "", "Prepared monthly accounts and reconciled ledgers in SAP."],
    ["", "DevOps Engineer", "Ran Kubernetes clusters on AWS and wrote Terraform."],
    ["", "Sous Chef", "Led a kitchen of eight, planned menus and ordered food."],
    ["Photoshop;Figma", "Graphic Designer", "Drew logos and layouts for a publisher."],
    ["", "QA Engineer", "Wrote test plans and automated tests in Selenium."],
    ["R;statistics", "", "Analysed surveys for a health service."],
    ["SAM;Lambda", "Cloud Engineer", "Deployed functions with CloudFormation."],
    ["Java (advanced);Spring Boot", "Backend Developer", "Built REST services for a bank."],
    ["", "Krankenpfleger (m/w/d)", "Ich habe auf einer Station gearbeitet und Patienten betreut."],
    ["", "Product Manager", ""],
    ["Swift", "iOS Developer", "Published three apps."],
    ["", "", "Maintained Linux servers, wrote Bash and Python scripts, and was on call."],
    ["Jira", "Scrum Master", "Moderated planning and retrospectives for two teams."],
    ["Unity;C#", "Game Developer", ""],
    ["", "UX Researcher", "Interviewed users and tested prototypes."],
    ["PyTorch;Docker", "ML Engineer", "Trained models for search and put them into production."],
    ["Cisco;firewalls", "Network Engineer", "Configured switches in twelve offices."],
];

/// The report on the same person's resume.
fn reported([skills, title, text]: [&str; 3]) -> Report {
    let skills: Vec<&str> = skills.split(';').filter(|skill| !skill.is_empty()).collect();
    let mut resume = serde_json::json!({});
    if !title.is_empty() {
        resume["label"] = title.into();
    }
    if !text.is_empty() {
        resume["summary"] = text.into();
    }
    if !skills.is_empty() {
        resume["skills"] = skills.into();
    }
    report_on(resume.to_string().as_bytes(), ResumeFormat::JsonResume)
}

fn report_on(bytes: &[u8], format: ResumeFormat) -> Report {
    let read = read_resume_bytes("resume", bytes, Some(format)).unwrap();
    let profile = BUILTIN.profile(&read.resume);
    BUILTIN.report_on(&profile, &Selection::Top(3), &PlanOptions::default())
}

#[track_caller]
fn compare(person: &str, rows: &[Vec<String>], report: &Report) {
    assert_eq!(rows.len(), report.roles.len(), "{person}");
    let mut skills: Vec<&str> = report.profile.skills.iter().map(|skill| skill.skill.as_str()).collect();
    skills.sort_unstable();
    for (row, role) in rows.iter().zip(&report.roles) {
        let mut held: Vec<&str> = row[6].split(';').filter(|skill| !skill.is_empty()).collect();
        held.sort_unstable();
        assert_eq!(held, skills, "{person}");
        assert_eq!((row[1].clone(), &row[2]), (role.rank.to_string(), &role.id), "{person}");
        for (shown, exact) in [(&row[4], role.fit), (&row[5], role.relevance)] {
            assert!((shown.parse::<f64>().unwrap() - exact).abs() < 0.51e-4, "{person}: {shown} {exact}");
        }
        let RoleInfo { gaps, plan, .. } = role;
        let gaps: Vec<&str> = gaps.iter().take(10).map(|gap| gap.skill.as_str()).collect();
        let steps: Vec<String> = plan.iter().take(3).map(|step| step.action.replace(';', ",")).collect();
        assert_eq!([&row[7], &row[8]], [&gaps.join(";"), &steps.join(";")], "{person}");
        assert_eq!(row[9], report.no_role_fits.to_string(), "{person}");
    }
}

#[test]
fn a_row_says_of_a_person_what_the_report_says() {
    let mut table = String::from("profile_id,skills,title,text\n");
    for (id, [skills, title, text]) in PEOPLE.iter().enumerate() {
        table.push_str(&format!("{id},{skills},{title},\"{text}\"\n"));
    }
    let outcome = scored(&table);
    let rows = outcome.rows();
    for (id, person) in PEOPLE.iter().enumerate() {
        let id = id.to_string();
        let of_person: Vec<Vec<String>> = rows.iter().filter(|row| row[0] == id).cloned().collect();
        compare(&format!("{person:?}"), &of_person, &reported(*person));
    }
}

#[test]
fn a_whole_resume_in_a_cell_is_read_like_a_file() {
    let resume = concat!(
        "Mira Anders\nData Analyst\n\nExperience\n\nData Analyst, Nordbank, 2019 - 2023\n",
        "- Built dashboards in Tableau, and wrote \"deep\" SQL\n- Trained two colleagues in Python\n\n",
        "Education\n\nBSc Statistics, 2015 - 2018\n\nSkills\n\nExcel, R, Power BI\n",
    );
    let outcome = scored(&format!("profile_id,text\n1,\"{}\"\n", resume.replace('"', "\"\"")));
    compare("Mira", &outcome.rows(), &report_on(resume.as_bytes(), ResumeFormat::Text));
}
