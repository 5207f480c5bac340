//! Combining mentions into a profile.

use skillgap_core::catalog::Catalog;
use skillgap_core::matcher::{Candidate, Method};
use skillgap_core::mention::{Mention, Outcome};
use skillgap_core::profile::Profile;
use skillgap_core::resume::{Section, Span};
use skillgap_core::sample;
use skillgap_core::units::{Confidence, Level};

fn mention(text: &str, start: usize, outcome: Outcome) -> Mention {
    let span = Span { start, end: start + text.len() };
    let (text, section) = (text.to_owned(), Section::Skills);
    Mention { text, section, span, sentence: None, until: None, entry: None, outcome }
}

fn held(catalog: &Catalog, key: &str, score: f64, level: Option<Level>) -> Outcome {
    let skill = catalog.find_skill(key).unwrap();
    let candidate = Candidate { skill, score: Confidence::clamped(score), method: Method::Exact };
    Outcome::Held { candidate, level }
}

fn profile(catalog: &Catalog, mentions: Vec<Mention>) -> Profile {
    Profile::from_mentions(catalog, None, mentions)
}

#[test]
fn mentions_of_one_skill_are_its_evidence_in_the_order_of_the_document() {
    let catalog = sample::catalog();
    let profile = profile(
        &catalog,
        vec![
            mention("python3", 40, held(&catalog, "python", 1.0, Some(Level::Advanced))),
            mention("Pythn", 3, held(&catalog, "python", 0.9, None)),
            mention("Python", 80, held(&catalog, "python", 1.0, Some(Level::Basic))),
            mention("Pythn", 3, held(&catalog, "python", 0.9, None)),
        ],
    );
    let [python] = profile.held.as_slice() else { panic!("one skill, not {:?}", profile.held) };
    assert_eq!(python.level, Some(Level::Advanced));
    assert_eq!(python.confidence, Confidence::ONE);
    let texts: Vec<&str> = python.evidence.iter().map(|e| e.text.as_str()).collect();
    assert_eq!(texts, ["Pythn", "python3", "Python"]);
}

#[test]
fn what_follows_says_its_path_and_is_never_also_held() {
    let catalog = sample::catalog();
    let profile = profile(
        &catalog,
        vec![
            mention("TensorFlow", 0, held(&catalog, "tensorflow", 1.0, Some(Level::Expert))),
            mention("deep learning", 20, held(&catalog, "deep-learning", 0.9, None)),
        ],
    );
    let derived: Vec<_> = profile
        .derived
        .iter()
        .map(|d| {
            let path: Vec<&str> = d.path.iter().map(|s| catalog.skill(*s).key.as_str()).collect();
            (path.join(" > "), d.method, d.level)
        })
        .collect();
    assert_eq!(
        derived,
        [
            ("deep-learning > machine-learning".to_owned(), Method::Implied, None),
            ("tensorflow > pytorch".to_owned(), Method::Related, Some(Level::Expert)),
        ]
    );
}

#[test]
fn a_wording_that_is_not_recognised_is_reported_once() {
    let catalog = sample::catalog();
    let unknown = Outcome::Unrecognised { nearest: None };
    let texts = [("Basket weaving", 30), ("basket-weaving", 10), ("***", 50), ("Juggling", 0)];
    let mentions = texts.map(|(text, at)| mention(text, at, unknown)).to_vec();
    let profile = profile(&catalog, mentions);
    let texts: Vec<&str> = profile.unrecognised.iter().map(|u| u.text.as_str()).collect();
    assert_eq!(texts, ["Juggling", "basket-weaving", "***"]);
}
