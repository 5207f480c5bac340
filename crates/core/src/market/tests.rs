//! Tests of markets, with the tiny catalogue.

use super::*;
use crate::document::{BlockKind, Document, Look, Place};
use crate::resume::Resume;
use crate::sample;
use proptest::prelude::*;

/// A posting with headings ("# ") and items, after its title.
fn document(title: &str, lines: &[String]) -> Document {
    let mut document = Document::default();
    document.add(BlockKind::Heading(1), title, Look::default(), Place::default());
    for line in lines {
        let (kind, text) = match line.strip_prefix("# ") {
            Some(heading) => (BlockKind::Heading(2), heading),
            None => (BlockKind::Item, line.as_str()),
        };
        document.add(kind, text, Look::default(), Place::default());
    }
    document
}

fn advert(engine: &Engine, id: &str, title: &str, lines: &[String]) -> Advert {
    let document = document(title, lines);
    let posting = engine.posting(&document);
    Advert::new(engine.catalog(), &document, &posting, About { id: id.to_owned(), ..About::default() })
}

/// The required and preferred skills of a posting, by comma-separated names.
fn lines(required: &[&str], preferred: &[&str]) -> Vec<String> {
    let of = |heading: &str, names: &[&str]| {
        let items = names.iter().map(|name| format!("Experience with {name}"));
        std::iter::once(format!("# {heading}")).chain(items).collect::<Vec<_>>()
    };
    [of("Requirements", required), of("Nice to have", preferred)].concat()
}

fn answer(skills: &[&str], adverts: &[(&str, &[&str], &[&str])]) -> MarketInfo {
    let mut engine = Engine::new(sample::catalog());
    let profile = engine.profile(&Resume::from_skills(skills.iter().copied()));
    let mut market = Market::default();
    for (id, required, preferred) in adverts {
        market.add(advert(&engine, id, &format!("Post {id}"), &lines(required, preferred)));
    }
    engine.market(&profile, market, &MarketOptions::default())
}

#[test]
fn postings_are_ranked_by_what_is_held_of_them() {
    let market = answer(
        &["Python", "SQL", "Docker"],
        &[
            ("a", &["Java", "Spring", "React"], &[]),
            ("b", &["Python", "SQL", "Docker"], &["Kubernetes"]),
            ("c", &["Python", "Java", "SQL"], &[]),
        ],
    );
    let ids: Vec<&str> = market.postings.iter().map(|posting| posting.id.as_str()).collect();
    assert_eq!(ids, ["b", "c", "a"]);
    assert!(market.postings[0].fits && !market.postings[1].fits);
    assert_eq!(market.postings[1].required_held, ["Python", "SQL"]);
    assert_eq!(market.postings[1].required_missing, ["Java"]);
    assert_eq!(
        market.counts,
        MarketCounts { read: 3, compared: 3, within_reach: 3, fits: 1, ..MarketCounts::default() }
    );
}

#[test]
fn a_skill_that_opens_postings_says_how_many_and_alternatives_count_once() {
    let market = answer(
        &["Python", "SQL", "Docker"],
        &[
            ("a", &["Python", "SQL", "Java or Rust"], &[]),
            ("b", &["Python", "Docker", "Java or Rust"], &[]),
            ("c", &["Docker", "SQL", "Java"], &[]),
            ("d", &["Docker", "SQL", "Swift"], &[]),
        ],
    );
    let first = &market.skills[0];
    assert_eq!((first.skill.as_str(), first.asked, first.required), ("Java", 3, 3));
    assert_eq!((first.alone.opens, first.after.opens, first.fitting_after), (3, 3, 3));
    // Rust alone would open two, but nothing after Java.
    assert!(market.skills.iter().all(|skill| skill.skill != "Rust"), "{:?}", market.skills);
    let swift = market.skills.iter().find(|skill| skill.skill == "Swift").unwrap();
    assert_eq!((swift.after.opens, swift.fitting_after), (1, 4));
    let role = market.plan.role.unwrap();
    let java = role.requirements.iter().find(|r| r.alternatives == ["Java", "Rust"]).unwrap();
    assert_eq!(java.text, "Java or Rust (2 of 4 postings)");
    assert!(role.plan.iter().any(|step| step.skills.contains(&"Java".to_owned())), "{:?}", role.plan);
    assert!(role.plan.iter().all(|step| step.why.contains("postings")), "{:?}", role.plan);
}

#[test]
fn an_advert_of_which_little_was_read_stands_apart_and_a_repost_counts_once() {
    let engine = Engine::new(sample::catalog());
    let mut market = Market::default();
    let text = lines(&["Python", "SQL", "Docker"], &[]);
    market.add(advert(&engine, "second", "Analyst", &text));
    let later = [text.clone(), vec!["Reference 4711, 2026-11-25".to_owned()]].concat();
    let earlier = [text.clone(), vec!["Reference 12, 2026-10-01".to_owned()]].concat();
    market.add(advert(&engine, "third", "Analyst", &later));
    market.add(advert(&engine, "first", "Analyst", &earlier));
    market.add(advert(&engine, "other", "Senior analyst", &text));
    market.add(advert(&engine, "vague", "Welder", &lines(&["MIG welding", "TIG welding", "Python"], &[])));
    let mut engine = engine;
    let profile = engine.profile(&Resume::from_skills(["Python"]));
    let market = engine.market(&profile, market, &MarketOptions::default());
    let found: Vec<(&str, u32)> = market.postings.iter().map(|p| (p.id.as_str(), p.times)).collect();
    assert_eq!(found, [("first", 2), ("other", 1), ("second", 1)]);
    assert_eq!((market.counts.read, market.counts.repeated), (5, 1));
    assert_eq!(market.little_read.len(), 1);
    assert_eq!(market.little_read[0].id, "vague");
}

#[test]
fn an_empty_market_says_nothing() {
    let market = answer(&["Python"], &[]);
    assert_eq!((market.mean_fit, market.postings.len(), market.skills.len()), (0.0, 0, 0));
    assert_eq!(market.plan.role, None);
}

const NAMES: &[&str] = &[
    "Python",
    "Java",
    "SQL",
    "Docker",
    "Kubernetes",
    "React",
    "Spring",
    "TensorFlow",
    "Java or Rust",
    "C++ or C#",
    "Go",
    "Machine learning",
    "Python (advanced)",
    "communication skills",
];

/// Postings by indexes into [`NAMES`].
fn adverts() -> impl Strategy<Value = Vec<(Vec<usize>, Vec<usize>)>> {
    let some = |from: usize, to: usize| prop::collection::vec(0..NAMES.len(), from..to);
    prop::collection::vec((some(1, 6), some(0, 4)), 1..9)
}

/// The indexes of required and of preferred skills.
type Asked = (Vec<usize>, Vec<usize>);

fn of_places(held: &[usize], adverts: &[(usize, &Asked)]) -> MarketInfo {
    let names = |places: &[usize]| places.iter().map(|at| NAMES[*at]).collect::<Vec<_>>();
    let mut engine = Engine::new(sample::catalog());
    let profile = engine.profile(&Resume::from_skills(names(held)));
    let mut market = Market::default();
    for (at, (required, preferred)) in adverts {
        let text = lines(&names(required), &names(preferred));
        market.add(advert(&engine, &format!("{at}"), &format!("Post {}", at % 5), &text));
    }
    let options = MarketOptions { most_skills: usize::MAX, ..MarketOptions::default() };
    engine.market(&profile, market, &options)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_order_of_the_postings_means_nothing(
        held in prop::collection::vec(0..NAMES.len(), 0..5), adverts in adverts(), turn in 0usize..9,
    ) {
        let mut order: Vec<_> = adverts.iter().enumerate().collect();
        let one = of_places(&held, &order);
        let by = turn % order.len();
        order.rotate_left(by);
        order.reverse();
        let other = of_places(&held, &order);
        prop_assert_eq!(serde_json::to_string(&one).unwrap(), serde_json::to_string(&other).unwrap());
    }

    #[test]
    fn gains_are_never_negative_and_add_up(
        held in prop::collection::vec(0..NAMES.len(), 0..5), adverts in adverts(),
    ) {
        let order: Vec<_> = adverts.iter().enumerate().collect();
        let market = of_places(&held, &order);
        let mut before = f64::INFINITY;
        for skill in &market.skills {
            prop_assert!(skill.after.gain >= 0.0 && skill.after.gain <= skill.alone.gain + 1e-6);
            prop_assert!(skill.after.gain <= before + 1e-6, "{:?}", market.skills);
            before = skill.after.gain;
        }
        prop_assert_eq!(market.skills_left.count, 0);
        if market.counts.compared > 0 {
            let gained: f64 = market.skills.iter().map(|skill| skill.after.gain).sum();
            let all = market.mean_fit_within_reach + gained;
            prop_assert!((all - 1.0).abs() < 1e-4, "{all}");
            if let Some(last) = market.skills.last() {
                prop_assert_eq!(last.fitting_after as u64, market.counts.within_reach);
            }
        }
    }
}

#[test]
fn what_is_left_out_of_postings_and_plan_is_said() {
    let usual = answer(&["Python"], &[("a", &["Python", "SQL", "Docker"], &[])]);
    assert_eq!((usual.counts.noted, usual.plan.left_out), (0, 0));
    assert!(usual.postings[0].notes.is_empty() && usual.person.notes.is_empty());

    let mut engine = Engine::new(sample::catalog());
    let profile = engine.profile(&Resume::from_skills(["Python"]));
    let mut market = Market::default();
    let long: Vec<String> =
        lines(&["Python", "SQL", "Docker"], &[]).into_iter().chain(["word ".repeat(100_000)]).collect();
    market.add(advert(&engine, "long", "Post", &long));
    let market = engine.market(&profile, market, &MarketOptions::default());
    assert_eq!(market.counts.noted, 1);
    let notes = market.postings.iter().map(|p| &p.notes).chain(market.little_read.iter().map(|p| &p.notes));
    assert!(notes.flatten().any(|note| note.contains("more text than any posting")), "{market:?}");
}
