//! Reading job postings in many trades and languages with the built-in catalogue.
//!
//! `fixtures/postings/nothing.tsv` has sentences about benefits, praise, law and diversity; `asked.tsv` has
//! requirements and what they ask for. Both are invented.

use skillgap_core::engine::Engine;
use skillgap_core::lexicon::Lexicon;
use skillgap_core::posting::{AskedKind, Posting, PostingInfo, ReadsAs, posting_info};
use skillgap_ingest::resume::{ResumeFormat, read_document};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::builtin);

/// The least share of requirements that must be read correctly.
const LEAST_RIGHT: f64 = 0.95;

/// By language, the heading of requirements, and a line that makes the language clear.
const FRAMES: &[(&str, &str, &str)] = &[
    ("en", "Requirements", "You work well with the team and with our customers"),
    ("de", "Ihr Profil", "Sie arbeiten gern mit dem Team und mit den Kunden zusammen"),
    ("fr", "Profil recherché", "Vous travaillez avec plaisir dans une équipe et avec les clients"),
    ("es", "Requisitos", "Te gusta trabajar con el equipo y con los clientes"),
    ("it", "Requisiti", "Ti piace lavorare con la squadra e con i clienti"),
    ("pt", "Requisitos", "Gostas de trabalhar com a equipa e com os clientes da loja"),
    ("nl", "Functie-eisen", "Je werkt graag met het team en met de klanten"),
    ("pl", "Wymagania", "Lubisz pracować w zespole i z klientami, którzy nas znają"),
];

fn fixture(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/ingest/fixtures/postings");
    std::fs::read_to_string(folder.join(name)).unwrap()
}

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/examples").join(name)
}

fn read(text: &str, format: ResumeFormat) -> Posting {
    let read = read_document("job", text.as_bytes(), Some(format), &Lexicon::builtin()).unwrap();
    ENGINE.posting(&read.document)
}

fn posting(text: &str) -> PostingInfo {
    posting_info(ENGINE.catalog(), &read(text, ResumeFormat::Markdown))
}

fn frame(language: &str) -> (&'static str, &'static str) {
    let (_, heading, line) = FRAMES.iter().find(|(code, ..)| *code == language).unwrap();
    (heading, line)
}

/// A posting as "SQL required, Docker preferred".
fn named(posting: &PostingInfo) -> Vec<String> {
    let kind = |kind: AskedKind| match kind {
        AskedKind::Required => "required",
        AskedKind::Preferred => "preferred",
        AskedKind::Mentioned => "mentioned",
    };
    posting.requirements.iter().map(|r| format!("{} {}", r.skills.join("|"), kind(r.kind))).collect()
}

#[test]
fn benefits_praise_law_and_diversity_ask_for_nothing() {
    let mut wrong = Vec::new();
    for line in fixture("nothing.tsv").lines() {
        let (language, sentence) = line.split_once('\t').unwrap();
        let (heading, filler) = frame(language);
        let below = format!("# {heading}\n\n- {filler}\n\n{sentence}\n");
        let before = posting(&format!("# {heading}\n\n- {filler}\n"));
        if !posting(sentence).requirements.is_empty() {
            wrong.push(format!("alone: {sentence}"));
        }
        if named(&posting(&below)) != named(&before) {
            wrong.push(format!("below requirements: {sentence}"));
        }
    }
    assert_eq!(wrong, [] as [String; 0]);
}

/// Whether a requirement is as specified: "any=Java|Kotlin years=5 kind=required".
fn meets(posting: &PostingInfo, wanted: &str) -> bool {
    let field = |name: &str| {
        let from = wanted.find(&format!("{name}="))? + name.len() + 1;
        let rest = &wanted[from..];
        let ends =
            [" kind=", " years=", " level=", " similar"].iter().filter_map(|next| rest.find(next)).min();
        Some(&rest[..ends.unwrap_or(rest.len())])
    };
    let mut skills: Vec<&str> = field("any").unwrap().split('|').collect();
    skills.sort_unstable();
    posting.requirements.iter().any(|r| {
        let mut found: Vec<&str> = r.skills.iter().map(String::as_str).collect();
        found.sort_unstable();
        let kind = serde_json::to_value(r.kind).unwrap();
        found == skills
            && kind.as_str() == field("kind")
            && field("years").is_none_or(|years| r.years == years.parse().ok())
            && field("level").is_none_or(|level| r.level.is_some_and(|found| found.as_str() == level))
            && (!wanted.contains(" similar") || r.or_similar)
    })
}

#[test]
fn alternatives_years_levels_and_degrees_are_read() {
    let (mut all, mut wrong) = (0, Vec::new());
    for line in fixture("asked.tsv").lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let [language, sentence, wanted] = cells[..] else { panic!("{line:?}") };
        let (heading, filler) = frame(language);
        let found = posting(&format!("# {heading}\n\n- {filler}\n- {sentence}\n"));
        all += 1;
        if !wanted.split("; ").all(|wanted| meets(&found, wanted)) {
            wrong.push(format!("{sentence}: {:?}", named(&found)));
        }
    }
    assert!(
        wrong.len() as f64 <= (1.0 - LEAST_RIGHT) * f64::from(all),
        "{} of {all}: {wrong:#?}",
        wrong.len()
    );
}

#[test]
fn a_posting_of_a_nurse_is_read_as_people_read_it() {
    let text = std::fs::read_to_string(example("night-nurse-posting.md")).unwrap();
    let posting = posting(&text);
    assert_eq!(posting.title.as_deref(), Some("Registered Nurse, Night Shift"));
    let asked = named(&posting);
    assert!(asked.iter().any(|a| a == "English required"), "{asked:?}");
    assert!(asked.iter().any(|a| a.ends_with(" preferred") && a.contains("Spanish|Portuguese")), "{asked:?}");
    assert!(!asked.iter().any(|a| a.contains("Slack")), "{asked:?}");
    let conditions: Vec<&str> = posting.conditions.iter().map(|c| c.text.as_str()).collect();
    assert!(conditions.contains(&"Willingness to work night shifts and weekends"), "{conditions:?}");
    assert!(
        conditions.contains(&"Full-time") && conditions.contains(&"Riverside, on site"),
        "{conditions:?}"
    );
    assert_eq!(posting.warning, None);
}

#[test]
fn a_posting_of_which_little_is_read_says_so() {
    let text = "# Marsh warden\n\n## Requirements\n\n- You can tell a bittern by its boom\n- Sedge cut before the first frost\n\
                - A steady hand with the eel fork\n- SQL\n";
    let posting = posting(text);
    assert!(posting.warning.is_some());
    assert!(posting.unrecognised.len() >= 2, "{:?}", posting.unrecognised);
}

#[test]
fn the_record_in_a_page_is_the_posting() {
    let description = "<p>Requirements:</p><ul><li>Python</li><li>Docker is a plus</li><li>SQL</li></ul>"
        .to_owned()
        + &"<p>The harbour is wide and the days are long.</p>".repeat(6);
    let record = serde_json::json!({"@context": "https://schema.org", "@type": "JobPosting",
        "title": "Data Engineer", "description": description, "employmentType": "FULL_TIME",
        "jobLocation": {"address": {"addressLocality": "Porto"}}});
    let page = format!(
        "<!doctype html><html><head><script type=\"application/ld+json\">{record}</script></head><body><nav>Home</nav>\
         <p>Other jobs: Java, Kotlin and Rust.</p></body></html>"
    );
    let posting = posting_info(ENGINE.catalog(), &read(&page, ResumeFormat::Html));
    assert_eq!(posting.title.as_deref(), Some("Data Engineer"));
    let mut asked = named(&posting);
    asked.sort();
    assert_eq!(asked, ["Docker preferred", "Python required", "SQL required"]);
    let conditions: Vec<&str> = posting.conditions.iter().map(|c| c.text.as_str()).collect();
    assert_eq!(conditions, ["Porto", "FULL_TIME"]);
}

#[test]
fn resumes_and_postings_are_told_apart() {
    let of = |name: &str| {
        let path = example(name);
        let bytes = std::fs::read(&path).unwrap();
        let read = read_document(name, &bytes, None, &Lexicon::builtin()).unwrap();
        let read = read.resume(&Lexicon::builtin()).unwrap();
        ENGINE.reads_as(&read.document, &read.resume)
    };
    for posting in ["night-nurse-posting.md", "analytics-engineer-posting.md"] {
        assert_eq!(of(posting), ReadsAs::Posting, "{posting}");
    }
    for resume in ["alex-rivera.json", "samira-haddad.json", "resume-maya-okafor.md", "tomasz-nowak.txt"] {
        assert_eq!(of(resume), ReadsAs::Resume, "{resume}");
    }
}
