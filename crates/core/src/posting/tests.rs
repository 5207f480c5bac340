//! Tests of reading postings with the tiny catalogue.

use super::*;
use crate::catalog::Category;
use crate::document::{BlockKind, Look, Place};
use crate::fit::fit;
use crate::sample;
use crate::standing::Standing;
use crate::units::Confidence;

/// A posting with headings ("# ") and items.
fn document(lines: &[&str]) -> Document {
    let mut document = Document::default();
    for (number, line) in (1..).zip(lines) {
        let place = Place { line: Some(number), ..Place::default() };
        match line.strip_prefix("# ") {
            Some(heading) => document.add(BlockKind::Heading(1), heading, Look::default(), place),
            None => document.add(BlockKind::Item, line, Look::default(), place),
        }
    }
    document
}

fn read(lines: &[&str]) -> (Engine, Posting) {
    let engine = Engine::new(sample::catalog());
    let posting = engine.posting(&document(lines));
    (engine, posting)
}

/// "required Python|R", "preferred Docker".
fn asked(lines: &[&str]) -> Vec<String> {
    asked_of(read(lines))
}

fn asked_of((engine, posting): (Engine, Posting)) -> Vec<String> {
    let label = |skill: &SkillId| engine.catalog().skill(*skill).label.as_str();
    let one = |asked: &Asked| {
        let kind = match asked.kind {
            AskedKind::Required => "required",
            AskedKind::Preferred => "preferred",
            AskedKind::Mentioned => "mentioned",
        };
        format!("{kind} {}", asked.skills.iter().map(label).collect::<Vec<_>>().join("|"))
    };
    let mut all: Vec<String> = posting.asked.iter().map(one).collect();
    all.sort();
    all
}

const BASE: &[&str] =
    &["# Requirements", "Experience with Python", "Knowledge of SQL", "Good communication skills"];

#[track_caller]
fn check(lines: &[&str], expected: &[&str]) {
    let all: Vec<&str> = BASE.iter().chain(lines).copied().collect();
    let base = asked(BASE);
    let found: Vec<String> = asked(&all).into_iter().filter(|one| !base.contains(one)).collect();
    assert_eq!(found, expected, "{lines:?}");
}

#[test]
fn headings_decide_and_wordings_overrule_them() {
    check(&["Java"], &["required Java"]);
    check(&["Java is a plus"], &["preferred Java"]);
    check(&["Ideally you know Docker"], &["preferred Docker"]);
    check(&["Java required, Docker preferred"], &["preferred Docker", "required Java"]);
    check(&["Kubernetes is not required"], &[]);
    check(&["# Nice to have", "Java", "Docker is a must"], &["preferred Java", "required Docker"]);
    check(&["# Responsibilities", "Write services in Java"], &["mentioned Java"]);
    check(&["# Tech stack", "Java, Docker"], &["mentioned Docker", "mentioned Java"]);
    check(&["# Benefits", "Courses in Java"], &[]);
    check(&["# Benefits", "A gym", "# Preferred qualifications", "Java"], &["preferred Java"]);
}

#[test]
fn alternatives_are_one_requirement() {
    check(&["Java or C#"], &["required Java|C#"]);
    check(&["One of Java, C# or C++"], &["required Java|C#|C++"]);
    check(&["Java and C#"], &["required C#", "required Java"]);
    check(&["Languages such as Java, C# and C++"], &["required Java|C#|C++"]);
    check(&["Java or C#, and Docker"], &["required Docker", "required Java|C#"]);
    check(&["TensorFlow or a comparable framework (PyTorch)"], &["required TensorFlow|PyTorch"]);
    check(&["Java, C# or similar"], &["required Java|C#"]);
}

#[test]
fn a_skill_is_asked_for_once_as_much_as_anywhere() {
    check(&["# Tech stack", "Python, Docker", "# Nice to have", "Docker"], &["preferred Docker"]);
    let (engine, posting) =
        read(&["# Requirements", "SQL", "Advanced SQL", "Java", "# Nice to have", "Java"]);
    let of = |label: &str| {
        let named = |asked: &&Asked| engine.catalog().skill(asked.skills[0]).label == label;
        posting.asked.iter().find(named).cloned().unwrap()
    };
    assert_eq!((of("SQL").times, of("SQL").level), (2, Some(Level::Advanced)));
    assert_eq!(of("Java").kind, AskedKind::Required);
    assert!(of("SQL").importance > importance(AskedKind::Required, (1, false), (false, false), None));
}

#[test]
fn years_and_levels_stay_with_what_they_are_said_of() {
    let (_, posting) = read(&["# Requirements", "5+ years of Java", "At least 3 years as a tram driver"]);
    assert_eq!((posting.asked[0].years, posting.asked[0].level), (Some(5.0), Some(Level::Advanced)));
    let without = posting.asked.iter().find(|asked| asked.skills.is_empty()).unwrap();
    assert_eq!((without.years, without.kind), (Some(3.0), AskedKind::Required));
}

#[test]
fn conditions_stand_apart() {
    let (_, posting) =
        read(&["# Requirements", "Willing to travel", "Driving licence category B", "Python", "SQL", "Java"]);
    let kinds: Vec<ConditionKind> = posting.conditions.iter().map(|condition| condition.kind).collect();
    assert_eq!(kinds, [ConditionKind::Travel, ConditionKind::Driving]);
    assert_eq!(posting.unread, []);
}

#[test]
fn what_is_not_recognised_is_listed_and_counted() {
    let (_, posting) =
        read(&["# Requirements", "Python", "Can splice rope", "Mends nets", "Reads the tides"]);
    assert_eq!((posting.statements, posting.recognised, posting.unread.len()), (4, 1, 3));
    assert_eq!(posting.unread[0].line, Some(3));
    assert!(posting.warning().is_some());
}

#[test]
fn tasks_ask_where_nothing_else_does() {
    assert_eq!(
        asked(&["# Responsibilities", "Write services in Java", "Run containers with Docker"])
            .iter()
            .filter(|one| one.starts_with("required"))
            .count(),
        3,
        "Java, Docker and containers"
    );
}

#[test]
fn the_role_is_scored_like_every_role() {
    let (mut engine, posting) =
        read(&["# Web Developer", "# Requirements", "React", "SQL", "# Nice to have", "Docker"]);
    assert_eq!(posting.title.as_deref(), Some("Web Developer"));
    assert_eq!(posting.like, engine.catalog().find_role("Web Developer"));
    let (copy, in_copy) = engine.with_posting(&posting);
    assert_eq!(engine.catalog().find_role("web-developer-job-posting"), None, "the original is as it was");
    let id = engine.add_posting(&posting);
    assert_eq!((in_copy, copy.catalog().role(in_copy)), (id, engine.catalog().role(id)));
    let catalog = engine.catalog();
    let role = catalog.role(id);
    assert_eq!(
        (role.title.as_str(), role.key.as_str()),
        ("Web Developer (job posting)", "web-developer-job-posting")
    );
    assert_eq!(catalog.find_role("web-developer-job-posting"), Some(id));
    assert!(role.requirements.iter().any(|r| !r.essential && r.category == Category::Tool));
    let held = ["react", "sql"].map(|key| (catalog.find_skill(key).unwrap(), Confidence::ONE, None));
    assert!(fit(role, &Standing::from_held(catalog, &held)).essential > 0.99);
}

#[test]
fn a_word_of_the_employer_asks_for_nothing() {
    check(&["We use Docker and talk a lot"], &[]);
    check(&["# About us", "Our company builds tools in Java for clients"], &[]);
    check(&["We offer free courses in Java"], &[]);
}

#[test]
fn importance_follows_the_posting_and_then_the_role() {
    let plain = |kind| importance(kind, (1, false), (false, false), None);
    assert!(plain(AskedKind::Required) > plain(AskedKind::Preferred));
    assert!(plain(AskedKind::Preferred) > plain(AskedKind::Mentioned));
    let required = |times, title, personal, prior| {
        importance(AskedKind::Required, (times, title), (personal, false), prior)
    };
    assert!(required(2, false, false, None) > required(1, false, false, None));
    assert!(required(1, true, false, None) > required(3, false, false, None));
    assert!(required(1, false, true, None) < required(1, false, false, None));
    assert!(required(1, false, false, Some(1.0)) > required(1, false, false, Some(0.3)));
    assert!(required(9, true, false, Some(1.0)) <= 1.0);
}

#[test]
fn what_is_offered_and_not_known_is_not_asked_for() {
    let offers =
        ["# Requirements", "Python", "SQL", "Java", "# We offer", "30 days of holiday, pension, yoga"];
    assert_eq!(read(&offers).1.unread, []);
}

#[test]
#[cfg(feature = "builtin")]
fn the_level_of_a_language_may_stand_anywhere() {
    let engine = Engine::builtin();
    for (line, level) in [
        ("German (B2)", Level::Intermediate),
        ("German at B2 level", Level::Intermediate),
        ("English at C1 level or better", Level::Advanced),
    ] {
        let posting = engine.posting(&document(&["# Requirements", "Wound care", line]));
        assert!(posting.asked.iter().any(|asked| asked.level == Some(level)), "{line}");
    }
}

#[test]
fn a_posting_is_noticed_by_what_only_postings_have() {
    let engine = Engine::new(sample::catalog());
    let kind = |lines: &[&str]| {
        let document = document(lines);
        let resume = document.resume(engine.lexicon()).unwrap();
        engine.reads_as(&document, &resume)
    };
    let plain =
        ["# Data engineer", "# Your tasks", "Build pipelines with SQL", "# Requirements", "Python and SQL"];
    assert_eq!(kind(&plain), ReadsAs::Unclear);
    let more = ["# Nice to have", "Rust", "# About us", "A firm in York"];
    assert_eq!(kind(&[&plain[..], &more].concat()), ReadsAs::Posting);
    let resume = [
        "# Skills",
        "Python, SQL",
        "# Responsibilities",
        "Built pipelines",
        "# Experience",
        "Data engineer, Acme Ltd, 2019 - 2022",
        "Analyst, Bolt Ltd, 2015 - 2019",
    ];
    assert_eq!(kind(&resume), ReadsAs::Resume);
}

/// What a posting as plain text asks for.
fn asked_in(text: &str) -> Vec<String> {
    let engine = Engine::new(sample::catalog());
    let posting = engine.posting(&Document::from_plain_text(text));
    asked_of((engine, posting))
}

#[test]
fn a_line_above_a_list_opens_a_part_in_any_wording() {
    let text = "Engineer\n\nTo be considered you need to\n- know Java\n- know Docker\n\n\
                It would be great if you have\n- Kubernetes\n\nWhat you don't need\n- Python\n- SQL\n";
    assert_eq!(asked_in(text), ["preferred Kubernetes", "required Docker", "required Java"]);
}

#[test]
fn years_belong_to_the_names_of_their_clause() {
    let engine = Engine::new(sample::catalog());
    let text = "Requirements\n- Six or more years of Java, good knowledge of Docker\n";
    let posting = engine.posting(&Document::from_plain_text(text));
    let mut years: Vec<(String, Option<f64>)> = posting
        .asked
        .iter()
        .map(|asked| (engine.catalog().skill(asked.skills[0]).label.clone(), asked.years))
        .collect();
    years.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(years, [("Docker".to_owned(), None), ("Java".to_owned(), Some(6.0))]);
}
