//! Properties of every catalogue and every profile.

use crate::generator::{catalogs, held, profiles, roles, standing};
use proptest::prelude::*;
use skillgap_core::catalog::Catalog;
use skillgap_core::fit::fit;
use skillgap_core::lexicon::Lexicon;
use skillgap_core::matcher::{Candidate, Method};
use skillgap_core::mention::{Mention, Outcome, SetAsideReason};
use skillgap_core::plan::PlanOptions;
use skillgap_core::plan::gaps;
use skillgap_core::profile::Profile;
use skillgap_core::relevance::{Ranker, Ranking};
use skillgap_core::report::{Report, Selection, build};
use skillgap_core::resume::{Section, Span};
use skillgap_core::standing::Standing;
use skillgap_core::units::Level;

const NEAR: f64 = 1e-9;

/// Mentions of held skills; every fifth is not recognised, and every seventh is wished for.
fn mentions(catalog: &Catalog, raw: &[crate::generator::RawHeld]) -> Vec<Mention> {
    let methods = [Method::Exact, Method::Alias, Method::Fuzzy];
    let held = held(catalog, raw).into_iter().zip(raw).enumerate();
    held.map(|(i, ((skill, score, level), (seed, ..)))| {
        let candidate = Candidate { skill, score, method: methods[i % 3] };
        let outcome = match seed {
            s if s % 5 == 4 => Outcome::Unrecognised { nearest: Some(skill) },
            s if s % 7 == 6 => Outcome::SetAside { candidate, reason: SetAsideReason::Wished },
            _ => Outcome::Held { candidate, level },
        };
        let start = seed % 3 * 10;
        let text = format!("words {}", seed % 4);
        let span = Span { start, end: start + 5 };
        Mention { text, section: Section::Skills, span, sentence: None, until: None, entry: None, outcome }
    })
    .collect()
}

fn report(catalog: &Catalog, name: Option<&str>, mentions: Vec<Mention>) -> Report {
    let profile = Profile::from_mentions(catalog, name.map(str::to_owned), mentions);
    let selection = Selection::Roles(roles(catalog));
    build(
        (catalog, &Ranker::new(catalog), &Lexicon::builtin()),
        &profile,
        &selection,
        &PlanOptions::default(),
    )
}

fn json(report: &Report) -> String {
    serde_json::to_string(report).unwrap()
}

proptest! {
    #[test]
    fn one_more_held_skill_never_lowers_a_fit(
        catalog in catalogs(), raw in profiles(), more in any::<u16>(), sure in 0.0..=1.0,
        level in proptest::option::of(0usize..4),
    ) {
        let mut with = held(&catalog, &raw);
        let free = catalog.skill_ids().map(|(id, _)| id).filter(|id| with.iter().all(|(held, ..)| held != id));
        let free: Vec<_> = free.collect();
        let Some(new) = free.get(usize::from(more) % free.len().max(1)).copied() else { return Ok(()) };
        let before = Standing::from_held(&catalog, &with);
        with.push((new, skillgap_core::units::Confidence::clamped(sure), level.map(|l| Level::ALL[l])));
        let after = Standing::from_held(&catalog, &with);
        for role in catalog.roles() {
            let (less, more) = (fit(role, &before), fit(role, &after));
            prop_assert!(more.fit >= less.fit, "{} fell from {} to {}", role.title, less.fit, more.fit);
            prop_assert!(more.essential >= less.essential);
        }
    }

    #[test]
    fn a_higher_level_never_lowers_a_fit(catalog in catalogs(), raw in profiles(), which in any::<u8>()) {
        prop_assume!(!raw.is_empty());
        let mut higher = raw.clone();
        let at = usize::from(which) % higher.len();
        let Some(level) = higher[at].2.filter(|level| *level < Level::Expert) else { return Ok(()) };
        higher[at].2 = Some(Level::ALL[level as usize + 1]);
        let (before, after) = (standing(&catalog, &raw), standing(&catalog, &higher));
        for role in catalog.roles() {
            prop_assert!(fit(role, &after).fit >= fit(role, &before).fit);
        }
    }

    #[test]
    fn fits_and_gaps_sum_to_one(catalog in catalogs(), raw in profiles()) {
        let standing = standing(&catalog, &raw);
        for role in catalog.roles() {
            let fit = fit(role, &standing);
            prop_assert!((0.0..=1.0).contains(&fit.fit) && (0.0..=1.0).contains(&fit.essential));
            prop_assert!(fit.coverages.iter().all(|c| (0.0..=1.0).contains(c)));
            prop_assert!((fit.fit + fit.gaps(role).sum::<f64>() - 1.0).abs() < NEAR);
            let gaps = gaps(&catalog, role, &standing);
            prop_assert!((fit.fit + gaps.iter().map(|g| g.share).sum::<f64>() - 1.0).abs() < 1e-6);
            prop_assert!(gaps.windows(2).all(|pair| pair[0].share >= pair[1].share));
            let mut skills: Vec<_> = gaps.iter().map(|g| g.skill).collect();
            skills.sort_unstable();
            skills.dedup();
            prop_assert_eq!(skills.len(), gaps.len(), "a skill is one gap");
        }
    }

    #[test]
    fn the_order_of_mentions_changes_nothing(
        (catalog, raw, shuffled) in (catalogs(), profiles()).prop_flat_map(|(catalog, raw)| {
            let shuffled = Just(raw.clone()).prop_shuffle();
            (Just(catalog), Just(raw), shuffled)
        })
    ) {
        // Methods depend on the position in the list, so mentions are made once and then reordered.
        let straight = mentions(&catalog, &raw);
        let mut order: Vec<usize> = Vec::new();
        for wanted in &shuffled {
            let found = (0..raw.len()).find(|i| !order.contains(i) && raw[*i] == *wanted);
            order.extend(found);
        }
        let mixed: Vec<Mention> = order.iter().map(|i| straight[*i].clone()).collect();
        prop_assert_eq!(json(&report(&catalog, None, straight)), json(&report(&catalog, None, mixed)));
    }

    #[test]
    fn repeated_mentions_change_nothing(catalog in catalogs(), raw in profiles()) {
        let once = mentions(&catalog, &raw);
        let twice = [once.clone(), once.clone()].concat();
        prop_assert_eq!(json(&report(&catalog, None, once)), json(&report(&catalog, None, twice)));
    }

    #[test]
    fn the_name_changes_nothing_but_the_heading(catalog in catalogs(), raw in profiles(), name in ".{0,20}") {
        let mentions = mentions(&catalog, &raw);
        let unnamed = report(&catalog, None, mentions.clone());
        let mut named = report(&catalog, Some(&name), mentions);
        prop_assert_eq!(named.profile.name.take(), Some(name));
        prop_assert_eq!(json(&named), json(&unnamed));
    }

    #[test]
    fn ranking_agrees_with_the_fit_of_every_role(catalog in catalogs(), raw in profiles()) {
        let standing = standing(&catalog, &raw);
        let ranked = Ranker::new(&catalog).rank(&catalog, &standing);
        for place in &ranked {
            let fit = fit(catalog.role(place.role), &standing).fit;
            prop_assert!((place.fit - fit).abs() < NEAR, "{} is not {fit}", place.fit);
            prop_assert!((0.0..=1.0).contains(&place.relevance));
        }
        prop_assert!(ranked.windows(2).all(|pair| pair[0].relevance >= pair[1].relevance));
        let mut ranking = Ranking::default();
        for most in 0..4 {
            Ranker::new(&catalog).best(&standing, most, &mut ranking);
            let best: Vec<_> = ranking.best().collect();
            let expected: Vec<_> = ranked.iter().take(most).map(|r| (r.role, r.relevance)).collect();
            prop_assert_eq!(best, expected);
        }
        prop_assert!(ranked.iter().zip(1..).all(|(r, place)| ranking.place(r.role) == place));
        let untouched = roles(&catalog).into_iter().filter(|id| ranked.iter().all(|r| r.role != *id));
        for role in untouched {
            prop_assert_eq!(fit(catalog.role(role), &standing).fit, 0.0);
        }
    }
}
