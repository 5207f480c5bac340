//! From lists and sentences to mentions: what is held, at which level, what is set aside, what is unknown.

use crate::generator::skill;
use skillgap_core::catalog::{Catalog, CatalogDraft, SkillDraft, SkillKind};
use skillgap_core::engine::Engine;
use skillgap_core::lexicon::{Languages, Lexicon};
use skillgap_core::matcher::Session;
use skillgap_core::mention::{Mention, Outcome, SetAsideReason};
use skillgap_core::resume::{Aside, AsideText, Form, Origin, Resume, Section, Segment, Span};
use skillgap_core::sample;

fn mentions(text: &str, form: Form, section: Section) -> Vec<String> {
    mentions_of(sample::catalog(), text, form, section)
}

fn mentions_of(catalog: Catalog, text: &str, form: Form, section: Section) -> Vec<String> {
    let engine = Engine::new(catalog);
    let (text_read, origin) = (text.to_owned(), Origin::Verbatim(0));
    let segment =
        Segment { text: text_read, origin, section, form, languages: Languages::ALL, ..Segment::default() };
    let resume = Resume { segments: vec![segment], ..Resume::default() };
    let found = engine.mentions(&resume);
    for m in &found {
        assert_eq!(&text[m.span.start..m.span.end], m.text, "a span is where its words stand");
    }
    found.iter().map(|m| told(&engine, m)).collect()
}

/// A mention as "Python", "Python=advanced", "-Java" if set aside, "?foo" if unknown.
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
    list("ES6; TensorFlow; torch; MS Excel", &["JavaScript", "TensorFlow", "PyTorch", "Microsoft Excel"]);
    list("Python – pandas, NumPy", &["Python", "pandas", "NumPy"]);
    list("Docker and Zorblax", &["Docker", "?Zorblax"]);
    list("CI/CD and Docker", &["?CI/CD", "Docker"]);
    list("Python, 2019, 4711", &["Python"]);
    list("", &[]);
    list(" , ; -", &[]);
}

#[test]
fn classes_of_licences_are_no_languages() {
    list("B, C, CE", &[]);
    list("B, BE, C1, SQL", &["SQL"]);
    list("C, SQL", &["C", "SQL"]);
    list("Python, C", &["Python", "C"]);
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
fn levels_are_drawn_and_counted() {
    list("Python ★★★★☆\nSQL ★★☆☆☆", &["Python=advanced", "SQL=intermediate"]);
    list("Python: ●●●●●, R: ●○○○", &["Python=expert", "R=basic"]);
    list("Docker ■■■□□ | Go ▮▮▯ | SQL |||||", &["Docker=intermediate", "Go=advanced", "SQL=expert"]);
    list("★★☆☆☆ Java; ★★★★★ Kubernetes", &["Java=intermediate", "Kubernetes=expert"]);
    list(
        "Java 4/5, Go 90%, Rust (2/10), SQL - 7/10",
        &["Java=advanced", "Go=expert", "Rust=basic", "SQL=advanced"],
    );
    list("C++, C ++, C#", &["C++", "C++", "C#"]);
}

#[test]
fn durations_stand_before_and_behind_names() {
    list("1-3 years of Java\nSQL: 4 years", &["Java=intermediate", "SQL=advanced"]);
    list("0-1 yr Rust; 18 months Docker", &["Rust=basic", "Docker=intermediate"]);
    list("5 yoe Python, Go (2 Years), Swift 8 yrs", &["Python=advanced", "Go=intermediate", "Swift=expert"]);
    list("Java: over a decade, Go: less than a year", &["Java=expert", "Go=basic"]);
    list("Python 3.11, 5 years", &["Python=advanced"]);
}

#[test]
fn a_level_reaches_the_list_that_it_is_said_of() {
    list(
        "Advanced in SQL, Java; Proficient in R, Python",
        &["SQL=advanced", "Java=advanced", "R=advanced", "Python=advanced"],
    );
    list("Basic knowledge of Docker, Kubernetes", &["Docker=basic", "Kubernetes=basic"]);
    list("Advanced Python, basic SQL, Java", &["Python=advanced", "SQL=basic", "Java"]);
    list("Java, Python, both advanced", &["Java=advanced", "Python=advanced"]);
    list("Java, Python (both advanced), SQL", &["Java=advanced", "Python=advanced", "SQL"]);
    list("Expert: Java, Go\nBasic: SQL", &["Java=expert", "Go=expert", "SQL=basic"]);
    prose("Advanced Python / SQL and fluent Java.", &["Python=advanced", "SQL", "Java=advanced"]);
}

#[test]
fn remarks_beside_names_are_no_skills() {
    list("Docker: daily use\nSQL: basic", &["Docker", "SQL=basic"]);
    list("Java: a long time ago, Python: my main language", &["Java", "Python"]);
    list("Go (side projects only), C# (2 projects), Docker (in production)", &["Go", "C#", "Docker"]);
    list("Docker (since March 2020), SQL, 2021", &["Docker", "SQL"]);
    list("Python (advanced, self taught), Zorblax (daily)", &["Python=advanced", "?Zorblax"]);
}

#[test]
fn dates_and_blanks_stand_between_names() {
    list("Excel since 2010, Docker 2019 - 2021", &["Microsoft Excel", "Docker"]);
    list("SQL, expected June 2030", &["-SQL"]);
    list("Rust Go Python", &["Rust", "Go", "Python"]);
    list("Languages Java Swift", &["Java", "Swift"]);
    list("Java: I have never used it, Python: every day", &["-Java", "Python"]);
    list("Docker and weaving baskets", &["Docker", "?weaving baskets"]);
}

#[test]
fn what_is_being_learned_is_set_aside() {
    list("Python, Rust (currently learning), Zorblax", &["Python", "-Rust", "?Zorblax"]);
    list("SQL, Go - planned for next year", &["SQL", "-Go"]);
    list("Machine learning, Deep learning (learning)", &["Machine learning", "-Deep learning"]);
    prose("Looking for a role that uses Rust and Docker. I know SQL.", &["-Rust", "-Docker", "SQL"]);
    prose("Java required; SQL preferred.", &["-Java", "-SQL"]);
}

#[test]
fn other_languages_deny_wish_and_state_levels() {
    list("Java (keine Erfahrung), SQL (Grundkenntnisse)", &["-Java", "SQL=basic"]);
    list("Python: 3 Jahre; Docker: sehr gut", &["Python=advanced", "Docker=advanced"]);
    list("精通Java、SQL；了解Docker", &["Java=expert", "SQL", "Docker=basic"]);
    list("Python（3年）、Java 1年", &["Python=advanced", "Java=intermediate"]);
    prose("Java habe ich noch nie benutzt, Python dagegen täglich.", &["-Java", "Python"]);
    prose("Je n'ai jamais utilisé Docker mais je maîtrise Python.", &["-Docker", "Python=advanced"]);
    prose("Nunca he usado Kubernetes, pero sí Docker.", &["-Kubernetes", "Docker"]);
    prose("Javaの経験はありません。Pythonを使っています。", &["-Java", "Python"]);
}

#[test]
fn cells_of_tables_are_read_in_the_language_that_fits() {
    let engine = Engine::new(sample::catalog());
    let read = |item: &str| -> Vec<String> {
        let found = engine.read_item(item, &mut Session::default());
        found.iter().map(|mention| told(&engine, mention)).collect()
    };
    assert_eq!(read("Python (Grundkenntnisse)"), ["Python=basic"]);
    assert_eq!(read("SQL: 3 Jahre"), ["SQL=advanced"]);
    assert_eq!(read("Docker (Zorblax)"), ["Docker", "?Zorblax"]);
    assert_eq!(read("Java (4/5)"), ["Java=advanced"]);
}

#[test]
fn several_labels_and_broken_lines_come_apart() {
    list("Languages: Java, Go Tools: Docker, Kubernetes", &["Java", "Go", "Docker", "Kubernetes"]);
    list("Python: pandas, NumPy. Java: Spring", &["Python", "pandas", "NumPy", "Java", "Spring"]);
    list("Languages: Java, Go | Tools: Docker", &["Java", "Go", "Docker"]);
    list("SQL, Machine\nlearning, Docker", &["SQL", "Machine learning", "Docker"]);
    list("Docker\nSQL\nJava", &["Docker", "SQL", "Java"]);
}

#[test]
fn firms_and_their_deeds_are_no_skills() {
    prose("Worked at Docker as an office manager, with Excel.", &["Microsoft Excel"]);
    prose("Worked for three years as an accountant at Spark.", &[]);
    prose("Ich habe bei Docker als Buchhalter gearbeitet.", &[]);
    prose("Worked with Docker at scale.", &["Docker"]);
    prose("My employer uses Kubernetes. I use Docker.", &["Docker"]);
}

#[test]
fn a_line_of_work_that_is_a_name_names_it() {
    assert_eq!(mentions(": Spark", Form::Prose, Section::Work), ["Apache Spark"]);
    assert_eq!(mentions("Go", Form::Prose, Section::Work), ["Go"]);
    assert_eq!(mentions("go", Form::Prose, Section::Work), [""; 0]);
    assert_eq!(mentions("Express", Form::Prose, Section::Summary), [""; 0]);
}

/// A catalogue with names that share words, names on two lines, and abbreviations.
fn offices() -> Catalog {
    let skills = [
        ("Project Management", "", ""),
        ("Product Management", "", ""),
        ("Microsoft Project", "Project", ""),
        ("Data Modeling", "", ""),
        ("Data Warehousing", "", ""),
        ("Warehouse Management", "warehousing", ""),
        ("Distributed Systems", "", ""),
        ("Unit Testing", "", ""),
        ("Integration Testing", "", ""),
        ("Team Leadership", "", ""),
        ("Team Building", "", ""),
        ("Leadership", "", ""),
        ("Search Engine Marketing", "SEM", ""),
        ("Search Engine Optimization", "SEO", "Search Engine Marketing"),
        ("Photography", "", ""),
        ("Scrum", "scrum master", ""),
        ("Written Communication", "professional writing", ""),
    ];
    let labels: Vec<&str> = skills.iter().map(|(label, ..)| *label).collect();
    let draft = |(i, (label, alt, related)): (usize, (&str, &str, &str))| {
        let plain = skill(i, label.to_owned());
        let target = labels.iter().position(|label| *label == related);
        let related = target.map(|at| (skill(at, String::new()).key, 0.5)).into_iter().collect();
        let alt_labels = Some(alt.to_owned()).filter(|alt| !alt.is_empty()).into_iter().collect();
        SkillDraft { alt_labels, related, ..plain }
    };
    let skills = skills.into_iter().enumerate().map(draft).collect();
    let draft = CatalogDraft { name: "offices".to_owned(), skills, ..CatalogDraft::default() };
    Catalog::build(draft).expect("it is valid").0
}

#[track_caller]
fn office_list(text: &str, expected: &[&str]) {
    assert_eq!(mentions_of(offices(), text, Form::List, Section::Skills), expected, "{text:?}");
}

#[test]
fn names_share_words_and_run_over_lines() {
    office_list("Project and product management", &["Project Management", "Product Management"]);
    office_list("Data modeling & warehousing", &["Data Modeling", "Data Warehousing"]);
    office_list("unit/integration testing", &["Unit Testing", "Integration Testing"]);
    office_list("Team building & leadership", &["Team Building", "Leadership"]);
    office_list("Scrum, Project\nManagement, Photography", &["Scrum", "Project Management", "Photography"]);
    let text = "Designed distributed, fault-tolerant systems for the data and the entry.";
    assert_eq!(mentions_of(offices(), text, Form::Prose, Section::Work), ["Distributed Systems"]);
}

#[test]
fn level_words_in_names_state_no_level() {
    office_list("Scrum Master, Professional Writing", &["Scrum", "Written Communication"]);
    office_list("Advanced Scrum, Scrum (expert)", &["Scrum=advanced", "Scrum=expert"]);
}

#[test]
fn abbreviations_agree_with_their_field() {
    office_list("SEM, SEO", &["Search Engine Marketing", "Search Engine Optimization"]);
    office_list("SEM, Photography", &["-Search Engine Marketing", "Photography"]);
    office_list(
        "Search Engine Marketing, Photography, SEM",
        &["Search Engine Marketing", "Photography", "Search Engine Marketing"],
    );
    let prose = |text: &str| mentions_of(offices(), text, Form::Prose, Section::Work);
    assert_eq!(prose("Prepared samples for the SEM."), ["-Search Engine Marketing"]);
}

#[test]
fn interests_are_not_skills() {
    assert_eq!(mentions("Python, hiking", Form::List, Section::Interests), ["-Python"]);
    assert_eq!(mentions("Pythonn", Form::List, Section::Interests), [""; 0]);
}

/// A catalogue like a published taxonomy, without marks for names that are ordinary words.
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
    let kind = |label: &str| match label {
        "Dutch" => SkillKind::SpokenLanguage,
        _ => SkillKind::Knowledge,
    };
    let skill = |(i, (label, alt)): (usize, (&str, &str))| SkillDraft {
        alt_labels: alt.split('|').map(str::to_owned).collect(),
        kind: kind(label),
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
    prose("I worked in computing, mapping with R statistics, some dutch.", &["use R", "Dutch"]);
    // An abbreviation or an ordinary word with which nothing agrees is set aside.
    prose("I worked in IT.", &["-computer technology"]);
    prose("Wrote dashboards in YQL.", &["-query languages"]);
    prose("Found the source and wrote python.", &[]);
    prose("Docker, Python and shell scripts", &["Docker", "Python (computer programming)"]);
    // In a list, a word is a name if it says something about its skill.
    let listed = mentions_of(published(), "lead, report, it", Form::List, Section::Skills);
    assert_eq!(listed, ["lead others", "report facts", "-computer technology"]);
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
        of("Foundations", &[("fr", "location")]),
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
    assert_eq!(read("Espagnol, location de voitures", "fr"), ["Foundations"]);
    assert_eq!(read("A shop in a good location, and netzwerktechnik", "en"), ["Network Engineering"]);
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
        kind: Aside::Date,
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
