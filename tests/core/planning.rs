//! The learning plan: exact gains, kept budgets, prerequisites first, and a bound that holds.

use crate::generator::{catalogs, profiles, small_catalogs, standing};
use proptest::prelude::*;
use skillgap_core::brief::{Brief, Findings, Scratch};
use skillgap_core::catalog::{Catalog, Role, SkillId};
use skillgap_core::fit::{coverage, fit};
use skillgap_core::follows::Follows;
use skillgap_core::gap::{effort_share, gaps};
use skillgap_core::plan::{
    LearningPlan, MIN_GAIN, PREREQUISITE_MET, PlanOptions, first_actions, plan, step_action,
};
use skillgap_core::sample;
use skillgap_core::standing::Standing;
use skillgap_core::units::{Confidence, Hours};

const NEAR: f64 = 1e-9;

fn budget(hours: f64) -> PlanOptions {
    PlanOptions { hours: Some(Hours::new(hours).unwrap()), ..PlanOptions::default() }
}

fn options() -> impl Strategy<Value = PlanOptions> {
    (proptest::option::of(0.0..400.0), 0usize..9).prop_map(|(hours, most_steps)| PlanOptions {
        hours: hours.map(|h| Hours::new(h).unwrap()),
        most_steps,
    })
}

/// The standing after the steps of a plan, and before each of them.
fn replay(catalog: &Catalog, standing: &Standing, plan: &LearningPlan) -> Vec<Standing> {
    let mut all = vec![standing.clone()];
    for step in &plan.steps {
        let now = all.last().unwrap().learned(catalog, step.skills[0], step.confidence);
        all.push(now);
    }
    all
}

/// The skills that a plan may teach: not fully held alternatives, and missing prerequisites of those.
fn teachable(catalog: &Catalog, role: &Role, standing: &Standing) -> Vec<SkillId> {
    let mut found: Vec<SkillId> = Vec::new();
    for requirement in role.requirements.iter().filter(|r| coverage(r, standing) < 1.0) {
        let open = |skill: &&SkillId| standing.credit(**skill, requirement.level) < 1.0;
        found.extend(requirement.alternatives.iter().filter(open));
    }
    let mut at = 0;
    while at < found.len() {
        let before = catalog.skill(found[at]).prerequisites.iter();
        let missing: Vec<SkillId> =
            before.filter(|p| standing.confidence(**p) < PREREQUISITE_MET).copied().collect();
        found.extend(missing);
        at += 1;
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The highest fit of any choice of at most one tip for each skill within the hours, tried one by one.
fn best_by_trying(catalog: &Catalog, role: &Role, start: &Standing, hours: f64) -> f64 {
    let mut open = vec![(start.clone(), hours)];
    for skill in teachable(catalog, role, start) {
        for (standing, left) in open.clone() {
            let known = start.confidence(skill);
            for tip in catalog.tips() {
                let Some(teaching) = tip.teaching(catalog.skill(skill).kind) else { continue };
                let hours = catalog.skill(skill).hours.get() * teaching.pace * effort_share(known);
                let hours = (hours - 1e-6).ceil().max(1.0);
                if hours <= left {
                    let confidence = Confidence::clamped(teaching.effect.get().max(known));
                    open.push((standing.learned(catalog, skill, confidence), left - hours));
                }
            }
        }
    }
    open.iter().map(|(standing, _)| fit(role, standing).fit).fold(0.0, f64::max)
}

proptest! {
    #[test]
    fn the_fit_after_every_step_is_the_profile_scored_again(
        catalog in catalogs(), raw in profiles(), options in options()
    ) {
        let standing = standing(&catalog, &raw);
        for role in catalog.roles() {
            let plan = plan(&catalog, role, &standing, &options);
            let standings = replay(&catalog, &standing, &plan);
            let mut before = fit(role, &standing).fit;
            for (step, standing) in plan.steps.iter().zip(&standings[1..]) {
                let after = fit(role, standing).fit;
                prop_assert_eq!(step.fit_after, after);
                prop_assert!(step.gain >= 0.0 && (before + step.gain - after).abs() < NEAR);
                before = after;
            }
            prop_assert!(plan.bound >= before && plan.bound <= 1.0);
        }
    }

    #[test]
    fn first_actions_are_those_of_the_plan(catalog in catalogs(), raw in profiles(), most in 0..5usize) {
        let standing = standing(&catalog, &raw);
        for role in catalog.roles() {
            let plan = plan(&catalog, role, &standing, &PlanOptions::default());
            let actions: Vec<String> = plan.steps.into_iter().take(most).map(|step| step.action).collect();
            prop_assert_eq!(first_actions(&catalog, role, &standing, most), actions);
        }
    }

    #[test]
    fn a_brief_says_of_every_profile_what_gaps_and_plan_say(
        catalog in catalogs(), raws in proptest::collection::vec(profiles(), 1..4), most in 0..9usize
    ) {
        let follows = Follows::new(&catalog);
        let mut scratch = Scratch::default();
        for role in catalog.roles() {
            let brief = Brief::new(&catalog, &follows, role);
            for raw in &raws {
                let standing = standing(&catalog, raw);
                let mut all = gaps(&catalog, role, &standing);
                let findings = brief.findings(&standing, (most, most), &mut scratch);
                let Findings { fit: fit_found, gaps: largest, gains, steps } = findings;
                prop_assert_eq!(fit_found, fit(role, &standing).fit);
                prop_assert!(gains.len() == largest.len() && gains.iter().all(|gain| (0.0..=1.0 + NEAR).contains(gain)));
                prop_assert_eq!(&brief.largest_gaps(&standing, usize::MAX, &mut scratch), &all);
                all.truncate(most);
                prop_assert_eq!(largest, all);
                let plan = plan(&catalog, role, &standing, &PlanOptions::default());
                let planned: Vec<String> = plan.steps.into_iter().take(most).map(|step| step.action).collect();
                let actions: Vec<String> = steps.into_iter().map(|step| step_action(&catalog, step)).collect();
                prop_assert_eq!(actions, planned);
            }
        }
    }

    #[test]
    fn a_standing_by_follows_is_the_standing(catalog in catalogs(), raw in profiles()) {
        let held: Vec<_> = standing(&catalog, &raw).iter().map(|(skill, credit)| {
            (skill, Confidence::clamped(credit.confidence()), None)
        }).collect();
        let known = Standing::from_follows(&Follows::new(&catalog), &held);
        prop_assert_eq!(known, Standing::from_held(&catalog, &held));
    }

    #[test]
    fn a_plan_keeps_its_budget_and_its_number_of_steps(
        catalog in catalogs(), raw in profiles(), options in options()
    ) {
        let standing = standing(&catalog, &raw);
        for role in catalog.roles() {
            let plan = plan(&catalog, role, &standing, &options);
            let hours: f64 = plan.steps.iter().map(|step| step.hours.get()).sum();
            prop_assert!(options.hours.is_none_or(|most| hours <= most.get()));
            prop_assert!(plan.steps.len() <= options.most_steps);
        }
    }

    #[test]
    fn prerequisites_come_first_and_no_skill_comes_twice(
        catalog in catalogs(), raw in profiles(), options in options()
    ) {
        let standing = standing(&catalog, &raw);
        for role in catalog.roles() {
            let plan = plan(&catalog, role, &standing, &options);
            let standings = replay(&catalog, &standing, &plan);
            for (i, step) in plan.steps.iter().enumerate() {
                let skill = step.skills[0];
                prop_assert!(plan.steps[..i].iter().all(|earlier| earlier.skills[0] != skill));
                prop_assert!(step.after.iter().all(|rank| (1..=i).contains(rank)));
                for before in &catalog.skill(skill).prerequisites {
                    let taught = plan.steps[..i].iter().any(|earlier| earlier.skills[0] == *before);
                    let met = standings[i].confidence(*before) >= PREREQUISITE_MET;
                    prop_assert!(met || taught, "step {} lacks a prerequisite", i + 1);
                    let needed = standing.confidence(*before) < PREREQUISITE_MET;
                    prop_assert!(!needed || !step.after.is_empty());
                }
            }
        }
    }

    #[test]
    fn a_step_gains_something_or_is_a_prerequisite_of_a_later_one(catalog in catalogs(), raw in profiles()) {
        let standing = standing(&catalog, &raw);
        for role in catalog.roles() {
            let plan = plan(&catalog, role, &standing, &PlanOptions::default());
            for (i, step) in plan.steps.iter().enumerate() {
                let later = plan.steps[i + 1..].iter();
                let needed = later.flat_map(|s| &s.after).any(|rank| *rank == i + 1);
                prop_assert!(step.gain >= MIN_GAIN - NEAR || needed, "step {} is idle", i + 1);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_choice_of_steps_beats_the_bound(
        catalog in small_catalogs(5), raw in profiles(), options in options()
    ) {
        let standing = standing(&catalog, &raw);
        for role in catalog.roles() {
            let plan = plan(&catalog, role, &standing, &options);
            let used: f64 = plan.steps.iter().map(|step| step.hours.get()).sum();
            let hours = options.hours.map_or(used, Hours::get);
            let best = best_by_trying(&catalog, role, &standing, hours);
            prop_assert!(plan.bound >= best - NEAR, "bound {} < {best}", plan.bound);
        }
    }
}

fn planned(role: &str, held: &[&str], options: &PlanOptions) -> (Catalog, LearningPlan) {
    let catalog = sample::catalog();
    let held: Vec<_> =
        held.iter().map(|key| (catalog.find_skill(key).unwrap(), Confidence::ONE, None)).collect();
    let standing = Standing::from_held(&catalog, &held);
    let plan = plan(&catalog, catalog.role(catalog.find_role(role).unwrap()), &standing, options);
    (catalog, plan)
}

fn taught(catalog: &Catalog, plan: &LearningPlan) -> Vec<String> {
    plan.steps.iter().map(|step| catalog.skill(step.skills[0]).key.clone()).collect()
}

#[test]
fn a_missing_prerequisite_is_a_step_of_its_own() {
    let (catalog, plan) =
        planned("ml engineer", &["python", "tensorflow", "communication"], &PlanOptions::default());
    let keys = taught(&catalog, &plan);
    let at = |key: &str| keys.iter().position(|k| k == key);
    let (docker, kubernetes) = (at("docker").unwrap(), at("kubernetes").unwrap());
    assert!(docker < kubernetes);
    assert_eq!(plan.steps[kubernetes].after, [docker + 1]);
}

#[test]
fn one_language_of_several_is_enough() {
    let (catalog, plan) = planned("ml engineer", &[], &PlanOptions::default());
    let keys = taught(&catalog, &plan);
    let languages = keys.iter().filter(|key| ["python", "r", "java"].contains(&key.as_str())).count();
    assert_eq!(languages, 1, "{keys:?}");
}

#[test]
fn a_small_budget_goes_to_what_fits() {
    let (catalog, plan) = planned("web developer", &[], &budget(35.0));
    assert_eq!(taught(&catalog, &plan), ["rest-apis"]);
    assert_eq!(plan.steps[0].action, "Take a course on REST APIs");
    let (_, nothing) = planned("web developer", &[], &budget(0.0));
    assert!(nothing.steps.is_empty());
    assert_eq!(nothing.bound, 0.0);
}

#[test]
fn who_holds_everything_needs_no_plan() {
    let (_, plan) =
        planned("web developer", &["javascript", "react", "rest-apis", "sql"], &PlanOptions::default());
    assert!(plan.steps.is_empty());
    assert_eq!(plan.bound, 1.0);
}

#[test]
fn hours_that_are_left_go_to_deeper_tips_on_the_same_skills() {
    let held = ["javascript", "react", "sql"];
    let tip = |hours: f64| {
        let (catalog, plan) = planned("web developer", &held, &budget(hours));
        let tips: Vec<String> = plan.steps.iter().map(|s| catalog.tips()[s.tip].key.clone()).collect();
        tips.join(" ")
    };
    assert_eq!(tip(29.0), "");
    assert_eq!(tip(30.0), "course");
    assert_eq!(tip(42.0), "project");
}

#[test]
fn who_knows_a_little_needs_fewer_hours() {
    // Hours beside those of the same tip for somebody who knows nothing of it.
    let share = |held: &[&str]| {
        let (catalog, plan) = planned("ml engineer", held, &PlanOptions::default());
        let learning = catalog.find_skill("machine-learning").unwrap();
        let step = plan.steps.iter().find(|step| step.skills == [learning]).unwrap();
        let kind = catalog.skill(learning).kind;
        step.hours.get() / (200.0 * catalog.tips()[step.tip].teaching(kind).unwrap().pace)
    };
    assert_eq!(share(&["python"]), 1.0);
    assert!((share(&["python", "pytorch"]) - 0.36).abs() < 0.01, "PyTorch implies 0.64 of machine learning");
}
