//! From lists and sentences to mentions: what is held, at which level, what is set aside, what is unknown.

use crate::generator::skill;
use skillgap_core::catalog::{Catalog, CatalogDraft, SkillDraft, SkillKind};
use skillgap_core::engine::Engine;
use skillgap_core::lexicon::{Languages, Lexicon};
use skillgap_core::mention::{Mention, Outcome, SetAsideReason};
use skillgap_core::resume::{Aside, AsideText, Form, Origin, Resume, Section, Segment, Span};
use skillgap_core::sample;

fn mentions(text: &str, form: Form, section: Section) -> Vec<String> {
    mentions_of(sample::catalog(), text, form, section)
}

fn mentions_of(catalog: Catalog, text: &str, form: Form, section: Section) -> Vec<String> {
    let engine = Engine::new(catalog);
    let (text_read, origin) = (text.to_owned(), Origin::Verbatim(0));
    let segment = Segment { text: text_read, origin, section, form, ..Segment::default() };
    let resume = Resume { segments: vec![segment], ..Resume::default() };
    let found = engine.mentions(&resume);
    for m in &found {
        assert_eq!(&text[m.span.start..m.span.end], m.text, "a span is where its words stand");
    }
    found.iter().map(|m| told(&engine, m)).collect()
}

/// "Python", "Python=advanced", "-Java" when set aside, "?foo" when unknown.
fn told(engine: &Engine, mention: &Mention) -> String {
    let label = |id| engine.catalog().skill(id).label.as_str();
    match mention.outcome {
        Outcome::Held { candidate, level: None } => label(candidate.skill).to_owned(),
        Outcome::Held { candidate, level: Some(level) } => format!("{}={level}", label(candidate.skill)),
        Outcome::SetAside { candidate, .. } => format!("-{}", label(candidate.skill)),
        Outcome::Unrecognised { .. } => format!("?{}", mention.text),
    }
}

#[track_caller]
fn list(text: &str, expected: &[&str]) {
    assert_eq!(mentions(text, Form::List, Section::Skills), expected, "{text:?}");
}

#[track_caller]
fn prose(text: &str, expected: &[&str]) {
    assert_eq!(mentions(text, Form::Prose, Section::Work), expected, "{text:?}");
}

#[test]
fn lists_are_read_item_by_item() {
    list("Python, SQL; Docker | k8s", &["Python", "SQL", "Docker", "Kubernetes"]);
    list("Python (pandas, NumPy)", &["Python", "pandas", "NumPy"]);
    list("Languages: Python, Java and R", &["Python", "Java", "R"]);
    list("C/C++, C#", &["C", "C++", "C#"]);
    list("React Native, React", &["React Native", "React"]);
    list("Docker & Kubernetes", &["Docker", "Kubernetes"]);
    list(
        "Natural Language Processing (NLP)",
        &["Natural language processing", "Natural language processing"],
    );
    list("ES6; tf; torch; MS Excel", &["JavaScript", "TensorFlow", "PyTorch", "Microsoft Excel"]);
    list("Python – pandas, NumPy", &["Python", "pandas", "NumPy"]);
    list("Docker and Zorblax", &["Docker", "?Zorblax"]);
    list("CI/CD and Docker", &["?CI/CD", "Docker"]);
    list("Python, 2019, 4711", &["Python"]);
    list("", &[]);
    list(" , ; -", &[]);
}

#[test]
fn decorations_and_versions_are_understood() {
    list("Python 3.11, Java 8, C++17", &["Python", "Java", "C++"]);
    list("Experience with Docker", &["Docker"]);
    list("Advanced Excel, Excel 2016", &["Microsoft Excel=advanced", "Microsoft Excel"]);
    list("strong SQL skills", &["SQL=advanced"]);
    list("Pyhton, Kuberntes, machine lerning", &["Python", "Kubernetes", "Machine learning"]);
}

#[test]
fn levels_stand_beside_names() {
    list("Python (advanced), SQL (5 years)", &["Python=advanced", "SQL=advanced"]);
    list("Python - expert", &["Python=expert"]);
    list("Python: 2 years", &["Python=intermediate"]);
    list("Java, Python, 6 years, SQL", &["Java", "Python=advanced", "SQL"]);
    list("Python: native level; SQL - very good", &["Python=expert", "SQL=advanced"]);
    list("Python: expert, SQL: basic", &["Python=expert", "SQL=basic"]);
    list("Basic: Docker, Go; Expert: SQL, R", &["Docker=basic", "Go=basic", "SQL=expert", "R=expert"]);
    list("Familiar with: Docker, Go", &["Docker=basic", "Go=basic"]);
    list("Expert in Python", &["Python=expert"]);
    list("basic knowledge of Java", &["Java=basic"]);
    prose("5 years of experience with Python and SQL.", &["Python=advanced", "SQL=advanced"]);
    prose(
        "Proficient in Java, Python and SQL; basic Docker.",
        &["Java=advanced", "Python=advanced", "SQL=advanced", "Docker=basic"],
    );
}

#[test]
fn what_is_denied_or_wished_is_not_held() {
    list("No experience with Java", &["-Java"]);
    list("Java: none", &["-Java"]);
    list("Java (no experience)", &["-Java"]);
    list("Want to learn: Docker, Kubernetes", &["-Docker", "-Kubernetes"]);
    list("I want to learn Kubernetes", &["-Kubernetes"]);
    prose("No experience with Java, but I use Python daily.", &["-Java", "Python"]);
    prose("I want to learn Kubernetes and Docker. I know SQL.", &["-Kubernetes", "-Docker", "SQL"]);
}

#[test]
fn unknown_items_are_reported() {
    list("Python, Underwater basket weaving", &["Python", "?Underwater basket weaving"]);
    list("Zorblax 9000", &["?Zorblax 9000"]);
}

#[test]
fn confusable_names_stay_apart() {
    list("Java", &["Java"]);
    list("JavaScript", &["JavaScript"]);
    list("C", &["C"]);
    list("React Native", &["React Native"]);
    prose("Moved APIS and REST APIs to SQLs", &["REST APIs", "SQL"]);
    prose("Wrote JavaScript with React Native", &["JavaScript", "React Native"]);
}

#[test]
fn interests_are_not_skills() {
    assert_eq!(mentions("Python, hiking", Form::List, Section::Interests), ["-Python"]);
    assert_eq!(mentions("Pythonn", Form::List, Section::Interests), [""; 0]);
}

/// A catalogue as taxonomies publish them: nobody has marked which of its names are ordinary words too.
fn published() -> Catalog {
    let skills = [
        ("lead others", "lead|leadership"),
        ("computer technology", "it"),
        ("report facts", "report"),
        ("write report drafts", "report design|report layout|report style"),
        ("keep reports", "report archives|report filing"),
        ("Dutch", "dutch|Netherlandish"),
        ("geographic information systems", "gis"),
        ("use R", "r statistics"),
        ("query languages", "YQL"),
        ("Docker", "docker engine"),
        ("Python (computer programming)", "Python"),
        ("Source (game engine)", "Source engine"),
        ("manage sources", "source codes|data source"),
        ("cite source texts", "quote source"),
        ("protect source", "source protection"),
    ];
    let skill = |(i, (label, alt)): (usize, (&str, &str))| SkillDraft {
        alt_labels: alt.split('|').map(str::to_owned).collect(),
        ..skill(i, label.to_owned())
    };
    let skills = skills.into_iter().enumerate().map(skill).collect();
    let draft =
        CatalogDraft { name: "published".to_owned(), skills, shared_labels: true, ..CatalogDraft::default() };
    Catalog::build(draft).expect("it is valid").0
}

#[test]
fn other_names_that_are_ordinary_words_need_a_sign_in_prose() {
    let prose = |text: &str, expected: &[&str]| {
        assert_eq!(mentions_of(published(), text, Form::Prose, Section::Work), expected, "{text:?}");
    };
    prose("I run a shift; it must report what users say.", &[]);
    prose(
        "I worked in IT, mapping with gis, some dutch.",
        &["computer technology", "geographic information systems", "Dutch"],
    );
    prose("Wrote dashboards in YQL.", &["query languages"]);
    prose("Found the source and wrote python.", &["Python (computer programming)"]);
    prose("Docker, YQL and shell scripts", &["Docker", "query languages"]);
    // In a list a name is a name.
    let listed = mentions_of(published(), "lead, report, it", Form::List, Section::Skills);
    assert_eq!(listed, ["lead others", "report facts", "computer technology"]);
}

/// A catalogue with names in other languages and a degree.
fn many_languages() -> Catalog {
    let of = |label: &str, names: &[(&str, &str)]| {
        let names = names.iter().map(|(code, name)| ((*code).to_owned(), vec![(*name).to_owned()]));
        SkillDraft { names: names.collect(), ..skill(0, label.to_owned()) }
    };
    let skills = [
        of("Teamwork", &[("de", "Zusammenarbeit im Team")]),
        of("Network Engineering", &[("de", "Netzwerktechnik"), ("it", "rete")]),
        of("Out-of-Hours Support", &[("zh", "生产环境值班与故障应急响应支持")]),
        of("Foundations", &[("fr", "notions")]),
        of("Physics", &[]),
        SkillDraft { kind: SkillKind::Credential, ..of("Degree in Physics", &[]) },
        SkillDraft { kind: SkillKind::Credential, ..of("Bachelor's Degree", &[]) },
        of("Accounting", &[]),
        of("C", &[]),
    ];
    let numbered = |(i, skill): (usize, SkillDraft)| SkillDraft { key: format!("s{i}"), ..skill };
    let skills = skills.into_iter().enumerate().map(numbered).collect();
    let draft = CatalogDraft { name: "languages".to_owned(), skills, ..CatalogDraft::default() };
    Catalog::build(draft).expect("it is valid").0
}

#[test]
fn names_in_other_languages_count_in_texts_of_these_languages() {
    let lexicon = Lexicon::builtin();
    let read = |text: &str, code: &str| {
        let engine = Engine::new(many_languages());
        let languages = lexicon.language(code).map(Languages::of).expect("it is known");
        let segment =
            Segment { text: text.to_owned(), section: Section::Work, languages, ..Segment::default() };
        let found = engine.mentions(&Resume { segments: vec![segment], ..Resume::default() });
        found.iter().map(|m| told(&engine, m)).collect::<Vec<_>>()
    };
    let german = "Gute Zusammenarbeit im Team, Netzwerktechnik an drei Standorten.";
    assert_eq!(read(german, "de"), ["Teamwork", "Network Engineering"]);
    assert_eq!(read("负责生产环境值班与故障应急响应支持工作", "zh"), ["Out-of-Hours Support"]);
    assert_eq!(read("Espagnol, notions de droit", "fr"), ["Foundations"]);
    assert_eq!(read("Some notions of law, and netzwerktechnik", "en"), ["Network Engineering"]);
}

#[test]
fn names_with_signs_are_not_cut() {
    let list = |text: &str, expected: &[&str]| {
        assert_eq!(mentions_of(many_languages(), text, Form::List, Section::Skills), expected, "{text:?}");
    };
    list("1C:Accounting 8.3, Physics", &["?1C:Accounting 8.3", "Physics"]);
    list("Finance:Accounting, Physics", &["Accounting", "Physics"]);
    list("C/AL", &["?C/AL"]);
    list("C/Physics", &["C", "Physics"]);
}

#[test]
fn a_group_before_a_slash_gives_way_to_what_stands_in_it() {
    let mut skills: Vec<SkillDraft> = ["Programming", "Software Development", "Statistics"]
        .iter()
        .map(|label| skill(0, (*label).to_owned()))
        .collect();
    let csharp = SkillDraft { kind: SkillKind::Language, ..skill(0, "C#".to_owned()) };
    skills.extend([csharp.clone(), SkillDraft { label: "SQL".to_owned(), ..csharp }]);
    let numbered = |(i, skill): (usize, SkillDraft)| SkillDraft { key: format!("s{i}"), ..skill };
    let mut skills: Vec<SkillDraft> = skills.into_iter().enumerate().map(numbered).collect();
    for at in [1, 3, 4] {
        skills[at].implies = vec![("s0".to_owned(), 0.9)];
    }
    let draft = CatalogDraft { name: "groups".to_owned(), skills, ..CatalogDraft::default() };
    let catalog = Catalog::build(draft).expect("it is valid").0;
    let list = |text: &str, expected: &[&str]| {
        assert_eq!(mentions_of(catalog.clone(), text, Form::List, Section::Skills), expected, "{text:?}");
    };
    list("Software Development/C#", &["C#"]);
    list("C#/SQL", &["C#", "SQL"]);
    list("Statistics/SQL", &["Statistics", "SQL"]);
}

#[test]
fn degrees_that_are_expected_are_set_aside_and_their_field_is_held() {
    let engine = Engine::new(many_languages());
    let segment = |text: &str, at: usize| Segment {
        text: text.to_owned(),
        origin: Origin::Verbatim(at),
        section: Section::Education,
        ..Segment::default()
    };
    let head = |text: &str, at: usize| AsideText {
        kind: Aside::EntryHead,
        text: text.to_owned(),
        span: Span { start: at, end: at + text.len() },
        section: Section::Education,
    };
    let read = |date: &str| {
        let resume = Resume {
            segments: vec![segment("B.Sc. Physics", 0)],
            aside: vec![head(date, 15)],
            ..Resume::default()
        };
        let found = engine.mentions(&resume);
        assert!(found.iter().all(|m| match m.outcome {
            Outcome::SetAside { reason, .. } => reason == SetAsideReason::Unfinished,
            _ => true,
        }));
        found.iter().map(|m| told(&engine, m)).collect::<Vec<_>>()
    };
    assert_eq!(read("expected June 2028"), ["-Bachelor's Degree", "-Degree in Physics", "Physics"]);
    assert_eq!(read("June 2018"), ["Bachelor's Degree", "Degree in Physics"]);
}
