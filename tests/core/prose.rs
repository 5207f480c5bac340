//! Sentences that name skills, and sentences that only describe them.

use crate::left_out::left_out;
use proptest::prelude::*;
use skillgap_core::catalog::{Catalog, CatalogDraft, Place, SkillDraft, SkillKind};
use skillgap_core::explained::near_name;
use skillgap_core::lexicon::Lexicon;
use skillgap_core::matcher::{Matcher, Method, Session};
use skillgap_core::prose::{Spoken, spoken};
use skillgap_core::sample;
use skillgap_core::vectors::WordVectors;
use std::sync::OnceLock;

/// Skills that people describe rather than name.
const SKILLS: &[(&str, &[&str])] = &[
    ("Bookkeeping", &["keep books", "keep accounts"]),
    ("Team Leadership", &["lead a team", "supervise staff"]),
    ("Software Testing", &["test software"]),
    ("Food Preparation", &["prepare food"]),
];

fn catalog() -> Catalog {
    let place = Place::default;
    let skill = |(label, alts): &(&str, &[&str])| SkillDraft {
        place: place(),
        key: label.to_lowercase().replace(' ', "-"),
        label: (*label).to_owned(),
        alt_labels: alts.iter().map(|alt| (*alt).to_owned()).collect(),
        names: Vec::new(),
        kind: SkillKind::Practice,
        hours: 40.0,
        implies: Vec::new(),
        broader: Vec::new(),
        related: Vec::new(),
        prerequisites: Vec::new(),
        needs_context: false,
        project: None,
    };
    let draft = CatalogDraft { skills: SKILLS.iter().map(skill).collect(), ..CatalogDraft::default() };
    Catalog::build(draft).unwrap().0
}

/// The accepted labels with the words that support them.
fn accepted(text: &str) -> Vec<(String, String, Method)> {
    let catalog = catalog();
    let matcher = Matcher::new(&catalog);
    let found = spoken((&catalog, &matcher), text, 5, &mut Session::default());
    let shown = |found: Spoken| {
        let label = catalog.skill(found.candidate.skill).label.clone();
        (label, text[found.start..found.end].to_owned(), found.candidate.method)
    };
    found.into_iter().filter(|found| found.accepted).map(shown).collect()
}

#[test]
fn a_name_is_found_with_its_place() {
    let found = accepted("Did the bookkeeping, then lunch");
    assert_eq!(found, [("Bookkeeping".to_owned(), "bookkeeping".to_owned(), Method::Exact)]);
}

#[test]
fn a_clause_speaks_of_a_skill_in_other_forms_of_its_words() {
    if WordVectors::builtin().is_empty() {
        left_out("the program was built without vectors of words");
        return;
    }
    let found = accepted("For two years, supervised the staff");
    assert_eq!(found, [("Team Leadership".to_owned(), "supervised the staff".to_owned(), Method::Meaning)]);
}

#[test]
fn a_clause_speaks_of_a_skill_in_other_words() {
    if WordVectors::builtin().is_empty() {
        left_out("the program was built without vectors of words");
        return;
    }
    let catalog = catalog();
    let matcher = Matcher::new(&catalog);
    let first = |text: &str| {
        let found = spoken((&catalog, &matcher), text, 1, &mut Session::default());
        found.first().map(|found| catalog.skill(found.candidate.skill).label.clone())
    };
    for (text, label) in [
        ("Directed a crew of nine", "Team Leadership"),
        ("Cooked meals for the canteen", "Food Preparation"),
        ("Looked after the ledgers", "Bookkeeping"),
    ] {
        assert_eq!(first(text).as_deref(), Some(label), "{text}");
    }
}

#[test]
fn words_that_only_point_the_same_way_are_not_accepted() {
    for text in [
        "managed the owners of software",
        "For two years, the manager of the store",
        "book accounts of travel",
    ] {
        assert_eq!(accepted(text), [], "{text}");
    }
}

#[test]
fn what_is_denied_or_about_something_else_is_not_accepted() {
    for text in ["Never supervised staff", "Played the violin", "", "...", "2019 - 2021", "the of and"] {
        assert_eq!(accepted(text), [], "{text}");
    }
}

#[test]
fn a_reading_is_explained_word_by_word() {
    let catalog = catalog();
    let skill = catalog.skill(catalog.find_skill("team-leadership").unwrap());
    let near = near_name(skill, "supervised the staff of the shop", &Lexicon::builtin()).unwrap();
    assert_eq!(near.name, "supervise staff");
    let words: Vec<(&str, &str, f64)> =
        near.words.iter().map(|near| (near.word.as_str(), near.of.as_str(), near.likeness)).collect();
    assert_eq!(words, [("supervised", "supervise", 1.0), ("staff", "staff", 1.0)]);
    assert_eq!(near_name(skill, "", &Lexicon::builtin()), None);
}

/// The sample catalogue, indexed once.
fn indexed() -> &'static (Catalog, Matcher) {
    static INDEXED: OnceLock<(Catalog, Matcher)> = OnceLock::new();
    INDEXED.get_or_init(|| {
        let catalog = sample::catalog();
        let matcher = Matcher::new(&catalog);
        (catalog, matcher)
    })
}

proptest! {
    #[test]
    fn any_text_is_read_and_its_places_lie_in_it(text in "\\PC{0,80}", most in 0usize..8) {
        let (catalog, matcher) = indexed();
        let found = spoken((catalog, matcher), &text, most, &mut Session::default());
        prop_assert!(found.len() <= most);
        prop_assert!(found.iter().all(|found| text.get(found.start..found.end).is_some_and(|words| !words.is_empty())));
    }

    #[test]
    fn words_in_any_order_are_read(words in proptest::collection::vec(
        prop_oneof![Just("managed"), Just("projects"), Just("Python"), Just("and"), Just(","), Just("größer"), Just("2019")],
        0..60,
    )) {
        let (catalog, matcher) = indexed();
        let text = words.join(" ");
        let found = spoken((catalog, matcher), &text, 5, &mut Session::default());
        prop_assert!(found.iter().all(|found| text.get(found.start..found.end).is_some()));
    }
}

#[test]
fn what_somebody_did_shows_a_skill_that_no_word_names() {
    let mut draft = sample::draft();
    draft.skills[0].label = "Mentoring".to_owned();
    let catalog = Catalog::build(draft).unwrap().0;
    let matcher = Matcher::new(&catalog);
    let shown = |text: &str| {
        let found = spoken((&catalog, &matcher), text, 5, &mut Session::default());
        let shown = found.into_iter().filter(|found| found.candidate.method == Method::Activity);
        shown.map(|found| text[found.start..found.end].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(shown("For two years I taught our three apprentices."), ["taught our three apprentices"]);
    assert_eq!(shown("I have never taught apprentices."), [""; 0]);
    assert_eq!(shown("Our apprentices left. I taught a class."), [""; 0]);
}
