//! Compares what the matcher's index proposes with a scan of all labels.

use crate::generator::skill;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use skillgap_core::catalog::{Catalog, CatalogDraft, SkillDraft};
use skillgap_core::matcher::{Matcher, Session};
use skillgap_core::sample;

/// Words of labels: verbs, objects, names, similar words, an expanded abbreviation.
const WORDS: &[&str] = &[
    "manage",
    "operate",
    "develop",
    "test",
    "data",
    "database",
    "software",
    "machine",
    "machinery",
    "equipment",
    "systems",
    "quality",
    "assurance",
    "java",
    "javascript",
    "react",
    "native",
    "python",
    "postgres",
    "kubernetes",
    "analysis",
    "analyse",
    "customer",
    "relationship",
    "management",
    "of",
    "and",
    "for",
    "cleaning",
    "planning",
    "network",
    "security",
    "c++",
    "c#",
];

fn catalogs() -> impl Strategy<Value = Catalog> {
    let label = proptest::collection::vec(select(WORDS), 1..5).prop_map(|words| words.join(" "));
    proptest::collection::hash_set(label, 10..120).prop_map(|labels| {
        let mut labels: Vec<String> = labels.into_iter().collect();
        labels.sort();
        let skill = |(i, label)| skill(i, label);
        let skills = labels.into_iter().enumerate().map(skill).collect();
        let draft = CatalogDraft {
            name: "random".to_owned(),
            skills,
            shared_labels: true,
            ..CatalogDraft::default()
        };
        Catalog::build(draft).expect("generated catalogues are valid").0
    })
}

/// A label with a few characters removed, doubled or swapped, and possibly an extra word.
fn mention(label: &str, slips: &[(Index, u8)], more: Option<&str>) -> String {
    let mut text: Vec<char> = label.chars().collect();
    for (place, kind) in slips {
        let at = place.index(text.len().max(1)).min(text.len().saturating_sub(1));
        match kind {
            0 if text.len() > 1 => drop(text.remove(at)),
            1 => text.insert(at, 'e'),
            _ if at + 1 < text.len() => text.swap(at, at + 1),
            _ => {}
        }
    }
    let text: String = text.into_iter().collect();
    more.map_or(text.clone(), |more| format!("{text} {more}"))
}

proptest! {
    #[test]
    fn the_index_loses_nothing_that_a_scan_of_all_labels_would_accept(
        catalog in catalogs(),
        label in any::<Index>(),
        slips in proptest::collection::vec((any::<Index>(), 0u8..3), 0..3),
        more in proptest::option::of(select(WORDS)),
    ) {
        let matcher = Matcher::new(&catalog);
        let label = &catalog.skills()[label.index(catalog.skills().len())].label;
        let mention = mention(label, &slips, more);
        let mut session = Session::default();
        let all = matcher.candidates_of_all(&mention, 3, &mut session);
        let proposed = matcher.candidates(&mention, 3, &mut session);
        prop_assert_eq!(proposed.accepted, all.accepted, "{}", &mention);
        if all.accepted {
            prop_assert_eq!(proposed.candidates.first(), all.candidates.first(), "{}", &mention);
        }
    }

    #[test]
    fn asking_for_the_held_skill_alone_finds_what_the_candidates_begin_with(
        catalog in catalogs(),
        label in any::<Index>(),
        slips in proptest::collection::vec((any::<Index>(), 0u8..3), 0..4),
        more in proptest::collection::vec(select(WORDS), 0..3),
    ) {
        let matcher = Matcher::new(&catalog);
        let label = &catalog.skills()[label.index(catalog.skills().len())].label;
        let mention = mention(label, &slips, Some(more.join(" ").as_str()).filter(|more| !more.is_empty()));
        let mut session = Session::default();
        let held = matcher.held(&mention, &mut session);
        prop_assert_eq!(held, matcher.candidates(&mention, 3, &mut session).held(), "{}", &mention);
    }

    #[test]
    fn a_session_that_has_matched_before_answers_the_same(
        catalog in catalogs(),
        mentions in proptest::collection::vec(proptest::collection::vec(select(WORDS), 1..4), 1..6),
    ) {
        let matcher = Matcher::new(&catalog);
        let mut session = Session::default();
        for mention in mentions.iter().map(|words| words.join(" ")) {
            let again = matcher.candidates(&mention, 5, &mut session);
            prop_assert_eq!(again, matcher.candidates(&mention, 5, &mut Session::default()));
        }
    }

    #[test]
    fn a_session_that_was_used_with_another_catalogue_answers_the_same(
        catalogs in [catalogs(), catalogs()],
        mentions in proptest::collection::vec(proptest::collection::vec(select(WORDS), 1..4), 1..6),
    ) {
        let matchers = catalogs.map(|catalog| Matcher::new(&catalog));
        let mut session = Session::default();
        for mention in mentions.iter().map(|words| words.join(" ")) {
            for matcher in &matchers {
                let again = matcher.candidates(&mention, 5, &mut session);
                prop_assert_eq!(again, matcher.candidates(&mention, 5, &mut Session::default()));
            }
        }
    }

    #[test]
    fn no_text_makes_the_matcher_panic(text in any::<String>()) {
        let catalog = sample::catalog();
        let matched = Matcher::new(&catalog).candidates(&text, 5, &mut Session::default());
        let best_first = matched.candidates.windows(2).all(|pair| pair[0].score.get() >= pair[1].score.get());
        prop_assert!(best_first);
    }
}

#[test]
fn names_that_look_alike_never_stand_for_each_other() {
    let catalog = sample::catalog();
    let matcher = Matcher::new(&catalog);
    let held = |mention: &str| {
        let held = matcher.candidates(mention, 3, &mut Session::default()).held();
        held.map(|candidate| catalog.skill(candidate.skill).label.clone())
    };
    for name in ["C", "C++", "C#", "R", "Go", "Java", "JavaScript", "React", "React Native"] {
        assert_eq!(held(name).as_deref(), Some(name));
        assert_eq!(held(&name.to_uppercase()).as_deref(), Some(name));
    }
    for other in ["D", "Q", "F#", "Ro", "Gu", "Javan", "Reason", "Rea"] {
        assert_eq!(held(other), None, "{other}");
    }
}

/// A label with its names by language.
type Named<'n> = (&'n str, &'n [(&'n str, &'n [&'n str])]);

/// A catalogue of these labels, each with its names in other languages.
fn named(skills: &[Named<'_>]) -> Catalog {
    let skills = skills.iter().enumerate().map(|(i, (label, names))| {
        let names = names
            .iter()
            .map(|(code, names)| ((*code).to_owned(), names.iter().map(|name| (*name).to_owned()).collect()));
        SkillDraft { names: names.collect(), ..skill(i, (*label).to_owned()) }
    });
    let draft =
        CatalogDraft { name: "named".to_owned(), skills: skills.collect(), ..CatalogDraft::default() };
    Catalog::build(draft).unwrap().0
}

/// The label that a mention is matched to.
fn held(catalog: &Catalog, mention: &str) -> Option<String> {
    let matcher = Matcher::new(catalog);
    let matched = matcher.candidates(mention, 3, &mut Session::default());
    matched.held().map(|candidate| catalog.skill(candidate.skill).label.clone())
}

#[test]
fn a_maker_alone_names_none_of_its_products() {
    let catalog =
        named(&[("Microsoft Teams", &[]), ("VMware Certified Professional", &[]), ("Oracle Database", &[])]);
    for (mention, expected) in [
        ("Microsoft Team", Some("Microsoft Teams")),
        ("Microsoft Works", None),
        ("VMware Certified Professionals", Some("VMware Certified Professional")),
        ("Microsoft Certified Professional", None),
        ("Oracle Databases", Some("Oracle Database")),
        ("SAP Database", None),
    ] {
        assert_eq!(held(&catalog, mention).as_deref(), expected, "{mention}");
    }
}

#[test]
fn ordinary_words_are_no_misspelt_skills() {
    let labels = [
        "Economics",
        "Confluent",
        "Recruiting",
        "Cost Control",
        "Render",
        "Monitoring",
        "Azure Policy",
        "Cost Accounting",
        "Amazon SQS",
        "Apache Pig",
        "Database",
        "Kubernetes",
        "Python",
        "Machine Learning",
        "Visual Studio Code",
        "Microsoft Visual Studio",
        "Apache Maven",
        "Production Support",
        "Spreadsheets",
        "CAD Design",
        "Policy as Code",
    ];
    let skills: Vec<Named<'_>> = labels.iter().map(|label| (*label, &[][..])).collect();
    let catalog = named(&skills);
    for word in [
        "Ergonomics",
        "Confident",
        "Wiring",
        "Pest control",
        "Rendering",
        "Monitors",
        "Policy",
        "Casting",
        "Amazon SES",
        "Apache POI",
        "Tatabase",
        "Production support rotation",
        "CICD Design",
        "Policy control",
    ] {
        assert_eq!(held(&catalog, word), None, "{word}");
    }
    for (slip, label) in [
        ("Kubernets", "Kubernetes"),
        ("Pyhton", "Python"),
        ("Recruting", "Recruiting"),
        ("Machine lerning", "Machine Learning"),
        ("Economics", "Economics"),
        ("Visual Studio", "Microsoft Visual Studio"),
        ("Spreadsheet", "Spreadsheets"),
        ("Maven", "Apache Maven"),
        ("Ecnomics", "Economics"),
        ("Amazno SQS", "Amazon SQS"),
    ] {
        assert_eq!(held(&catalog, slip).as_deref(), Some(label), "{slip}");
    }
}

#[test]
fn names_in_other_languages_are_found_where_they_are_no_words_of_english() {
    let catalog = named(&[
        ("Teamwork", &[("de", &["Teamfähigkeit"]), ("zh", &["团队合作"]), ("pl", &["Praca zespołowa"])]),
        ("Basics", &[("fr", &["notions"])]),
        ("Networks", &[("it", &["rete"])]),
    ]);
    for name in ["Teamfähigkeit", "teamfaehigkeit", "TEAMFAHIGKEIT", "团队合作", "praca zespolowa"] {
        assert_eq!(held(&catalog, name).as_deref(), Some("Teamwork"), "{name}");
    }
    assert_eq!(held(&catalog, "rete").as_deref(), Some("Networks"));
    assert_eq!(held(&catalog, "notions"), None, "an English word");
}

#[test]
fn a_group_before_a_slash_is_not_the_skill() {
    let catalog = named(&[("Software Engineering", &[]), ("C#", &[]), ("Assembly Language", &[])]);
    assert_eq!(held(&catalog, "Software Development/C#").as_deref(), Some("C#"));
    assert_eq!(held(&catalog, "Warehouse Logistics/Case assembly"), None);
}

#[test]
fn well_known_names_that_a_catalogue_lacks_stand_for_what_it_has() {
    let catalog =
        named(&[("PowerShell", &[]), ("Adobe Photoshop", &[]), ("Spreadsheets", &[]), ("Kotlin", &[])]);
    let matcher = Matcher::new(&catalog);
    let first = |mention: &str| {
        let found = matcher.candidates(mention, 1, &mut Session::default()).candidates;
        found.first().map(|candidate| catalog.skill(candidate.skill).label.clone())
    };
    assert_eq!(held(&catalog, "pwsh").as_deref(), Some("PowerShell"));
    assert_eq!(held(&catalog, "psd"), None, "an ending is a hint");
    assert_eq!(first("psd").as_deref(), Some("Adobe Photoshop"));
    assert_eq!(held(&catalog, "Gnumeric"), None, "a kind is a hint");
    assert_eq!(first("Gnumeric").as_deref(), Some("Spreadsheets"));
}
