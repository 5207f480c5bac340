//! Ranking with the sample catalogue, and with roles that fit alone would rank wrongly.

use skillgap_core::catalog::{Catalog, Fact, RoleDraft, Source};
use skillgap_core::engine::Engine;
use skillgap_core::profile::Profile;
use skillgap_core::relevance::{Parts, Ranker, Ranking, RoleScores};
use skillgap_core::resume::{Entry, Resume, Section, Segment};
use skillgap_core::sample;
use skillgap_core::standing::Standing;
use skillgap_core::units::Confidence;

fn ranked(catalog: &Catalog, held: &[&str]) -> Vec<String> {
    let held: Vec<_> = held.iter().map(|k| (catalog.find_skill(k).unwrap(), Confidence::ONE, None)).collect();
    let ranked = Ranker::new(catalog).rank(catalog, &Standing::from_held(catalog, &held));
    ranked.iter().map(|r| catalog.role(r.role).key.clone()).collect()
}

/// The sample with a role that asks for one thing only, which every other role also asks for.
fn with_generic_role() -> Catalog {
    let mut draft = sample::draft();
    let mut generic: RoleDraft = draft.roles[0].clone();
    let communicates = generic.requirements.pop().unwrap();
    draft.roles[1].requirements.push(communicates.clone());
    generic.key = "clerk".to_owned();
    generic.title = "Clerk".to_owned();
    generic.alt_titles.clear();
    generic.requirements = vec![communicates];
    draft.roles.push(generic);
    Catalog::build(draft).unwrap().0
}

#[test]
fn a_role_that_asks_for_what_everybody_holds_is_not_the_best() {
    let catalog = with_generic_role();
    let order = ranked(&catalog, &["python", "pytorch", "machine-learning", "communication"]);
    assert_eq!(order[0], "machine-learning-engineer", "{order:?}");
}

#[test]
fn roles_that_nothing_touches_are_left_out_and_placed_last() {
    let catalog = with_generic_role();
    assert_eq!(ranked(&catalog, &["react"]), ["web-developer"]);
    assert!(ranked(&catalog, &[]).is_empty());
    let ranker = Ranker::new(&catalog);
    let react = catalog.find_skill("react").unwrap();
    let standing = Standing::from_held(&catalog, &[(react, Confidence::ONE, None)]);
    let mut ranking = Ranking::default();
    ranker.best(&standing, 0, &mut ranking);
    let place = |name: &str| ranking.place(catalog.find_role(name).unwrap());
    assert_eq!((place("web-developer"), place("machine-learning-engineer"), place("clerk")), (1, 2, 3));
}

#[test]
fn the_shares_of_the_pointers_sum_to_one_and_the_rarest_skill_points_most() {
    let catalog = with_generic_role();
    let ranker = Ranker::new(&catalog);
    let held = ["python", "pytorch", "communication", "microsoft-word"];
    let held: Vec<_> = held.map(|k| (catalog.find_skill(k).unwrap(), Confidence::ONE, None)).to_vec();
    let standing = Standing::from_held(&catalog, &held);
    let pointers = ranker.pointers(&standing, catalog.find_role("ml engineer").unwrap());
    let names: Vec<&str> = pointers.iter().map(|p| catalog.skill(p.skill).key.as_str()).collect();
    assert_eq!(names.last(), Some(&"communication"), "every role asks for it: {names:?}");
    assert!(!names.contains(&"microsoft-word"), "no role asks for it: {names:?}");
    assert!((pointers.iter().map(|p| p.share).sum::<f64>() - 1.0).abs() < 1e-9);
    assert!(pointers.windows(2).all(|pair| pair[0].share >= pair[1].share));
}

#[test]
fn what_follows_from_a_skill_is_no_second_piece_of_evidence() {
    let catalog = sample::catalog();
    let ranker = Ranker::new(&catalog);
    let relevance = |held: &[&str]| {
        let held: Vec<_> =
            held.iter().map(|k| (catalog.find_skill(k).unwrap(), Confidence::ONE, None)).collect();
        let mut ranking = Ranking::default();
        ranker.best(&Standing::from_held(&catalog, &held), 1, &mut ranking);
        ranking.relevance(catalog.find_role("ml engineer").unwrap())
    };
    // NumPy implies Python, which the role asks for; naming Python says it directly.
    assert!(relevance(&["numpy"]) > 0.0);
    assert!(relevance(&["numpy"]) < relevance(&["python"]));
    assert!(relevance(&["python", "numpy"]) < relevance(&["python", "pytorch"]));
}

#[test]
fn a_ranking_that_is_filled_again_forgets_the_profile_before() {
    let catalog = sample::catalog();
    let ranker = Ranker::new(&catalog);
    let standing = |key: &str| {
        Standing::from_held(&catalog, &[(catalog.find_skill(key).unwrap(), Confidence::ONE, None)])
    };
    let mut used = Ranking::default();
    ranker.best(&standing("pytorch"), 5, &mut used);
    ranker.best(&standing("react"), 5, &mut used);
    let mut fresh = Ranking::default();
    ranker.best(&standing("react"), 5, &mut fresh);
    assert_eq!(used.best().collect::<Vec<_>>(), fresh.best().collect::<Vec<_>>());
    assert_eq!(used.touched(), 1);
}

/// The sample with two roles that only differ in titles and texts.
fn with_trades() -> Engine {
    let mut draft = sample::draft();
    let template = draft.roles[0].clone();
    let fact = |text: &str| Fact { text: text.to_owned(), source: Source::Curated };
    let role = |key: &str, title: &str, alt: &[&str], duties: &[&str]| RoleDraft {
        key: key.to_owned(),
        title: title.to_owned(),
        alt_titles: alt.iter().map(|title| (*title).to_owned()).collect(),
        responsibilities: duties.iter().map(|duty| fact(duty)).collect(),
        ..template.clone()
    };
    draft.roles.push(role(
        "chef",
        "Chef",
        &["Head Cook"],
        &["Plan menus", "Run the kitchen and its line cooks"],
    ));
    draft.roles.push(role("florist", "Florist", &["Floral Designer"], &["Arrange flowers", "Serve guests"]));
    Engine::new(Catalog::build(draft).unwrap().0)
}

fn resume(headline: Option<&str>, jobs: &[&str], text: &str) -> Resume {
    let job =
        |title: &&str| Entry { section: Section::Work, title: Some((*title).to_owned()), ..Entry::default() };
    let segment = Segment { text: text.to_owned(), section: Section::Work, ..Segment::default() };
    Resume {
        headline: headline.map(str::to_owned),
        entries: jobs.iter().map(job).collect(),
        segments: vec![segment],
        ..Resume::default()
    }
}

fn scored(engine: &Engine, profile: &Profile) -> RoleScores {
    engine.ranker().scores((engine.catalog(), engine.lexicon()), &profile.career, &profile.standing())
}

/// The key of the first role, and the parts of its score.
fn first(engine: &Engine, resume: &Resume) -> (String, Parts) {
    let profile = engine.profile(resume);
    let scores = scored(engine, &profile);
    let role = scores.order()[0];
    assert_eq!(scores.place(role), 1);
    (engine.catalog().role(role).key.clone(), scores.parts(role))
}

#[test]
fn titles_and_duties_speak_for_a_role() {
    let engine = with_trades();
    let (role, parts) = first(&engine, &resume(Some("Senior Floral Designer"), &[], ""));
    assert!(role == "florist" && parts.titles > 0.0 && parts.words == 0.0, "{role} {parts:?}");
    let (role, parts) = first(&engine, &resume(None, &["Sous Chef", "Florist"], ""));
    assert!(role == "chef" && parts.titles > 0.0, "{role} {parts:?}");
    let (role, parts) =
        first(&engine, &resume(None, &[], "Planned the menu of a kitchen with six line cooks."));
    assert!(role == "chef" && parts.words > 0.0 && parts.titles == 0.0, "{role} {parts:?}");
}

#[test]
fn reasons_are_the_words_of_the_resume() {
    let engine = with_trades();
    let profile = engine.profile(&resume(Some("Sous Chef"), &["Waiter"], "Planned menus in the kitchen."));
    let parts = (engine.catalog(), engine.lexicon());
    let scores = scored(&engine, &profile);
    let because = engine.ranker().because(parts, &profile.career, &scores, scores.order()[0]);
    assert_eq!(because.titles.iter().map(|title| title.title.as_str()).collect::<Vec<_>>(), ["Sous Chef"]);
    let words: Vec<&str> = because.words.iter().map(|shared| shared.word.as_str()).collect();
    assert!(words.contains(&"menus") && words.contains(&"kitchen"), "{words:?}");
}

#[test]
fn where_nothing_is_like_a_role_no_role_fits() {
    let engine = with_trades();
    let profile = engine.profile(&resume(Some("Zookeeper"), &["Zookeeper"], "Fed and washed the elephants."));
    let scores = scored(&engine, &profile);
    assert!(scores.nothing_fits());
    let chef = engine.profile(&resume(
        Some("Chef"),
        &["Chef"],
        "Planned menus, ran the kitchen and its line cooks.",
    ));
    assert!(!scored(&engine, &chef).nothing_fits());
}
