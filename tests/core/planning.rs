//! Learning plans: exact gains, kept budgets, prerequisites first, what is worth learning, and a valid bound.

use crate::generator::{RawHeld, catalogs, profiles, small_catalogs, standing};
use proptest::prelude::*;
use skillgap_core::catalog::{
    BundleDraft, Catalog, CatalogDraft, Place, ResourceDraft, Role, SkillId, SkillKind,
};
use skillgap_core::fit::fit;
use skillgap_core::plan::{
    DEGREE_HOURS, LearningPlan, PlanOptions, PreparedRole, SHARED, SOFT_HOURS, Scratch, StepKey,
    effort_share, gaps, level_factor, plan, rests_on, step_action,
};
use skillgap_core::sample;
use skillgap_core::standing::Standing;
use skillgap_core::units::{Confidence, Hours, Level};

const NEAR: f64 = 1e-9;

fn budget(hours: f64) -> PlanOptions {
    PlanOptions::default().hours(Hours::new(hours).unwrap())
}

fn options() -> impl Strategy<Value = PlanOptions> {
    (proptest::option::of(0.0..600.0), 0usize..9).prop_map(|(hours, most_steps)| {
        let options = hours.map_or(PlanOptions::default(), budget);
        options.most_steps(most_steps)
    })
}

/// The standing at the start and after every step.
fn replay(catalog: &Catalog, start: &Standing, plan: &LearningPlan) -> Vec<Standing> {
    let mut all = vec![start.clone()];
    for step in &plan.steps {
        let before = all.last().unwrap().clone();
        all.push(step.lessons.iter().fold(before, |standing, lesson| {
            standing.learned(catalog, lesson.skill, (lesson.confidence, lesson.to))
        }));
    }
    all
}

/// Everything a plan for the role might teach.
fn teachable(catalog: &Catalog, role: &Role) -> Vec<SkillId> {
    let mut found: Vec<SkillId> = role.requirements.iter().flat_map(|r| r.alternatives.clone()).collect();
    let mut at = 0;
    while at < found.len() {
        let before = rests_on(catalog, found[at]);
        found.extend(before.into_iter().filter(|skill| !found.contains(skill)).collect::<Vec<_>>());
        at += 1;
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The highest fit for any choice of at most one level per skill within the hours, by brute force; every
/// lesson is as cheap as within a project.
fn best_by_trying(catalog: &Catalog, role: &Role, start: &Standing, hours: f64) -> f64 {
    let mut open = vec![(start.clone(), hours)];
    for skill in teachable(catalog, role) {
        let known = start.confidence(skill);
        let taught = catalog.skill(skill);
        let best = catalog.tips().iter().filter_map(|tip| tip.suits((skill, taught), (None, None)));
        let Some(teaching) = best.reduce(|a, b| if b.effect > a.effect { b } else { a }) else { continue };
        for (standing, left) in open.clone() {
            for level in Level::ALL {
                let hours = taught.hours.get() * level_factor(level) * effort_share(known) * teaching.pace;
                let hours = (hours - 1e-6).ceil().max(1.0) * SHARED;
                if hours <= left {
                    let confidence = Confidence::clamped(teaching.effect.get().max(known));
                    open.push((standing.learned(catalog, skill, (confidence, Some(level))), left - hours));
                }
            }
        }
        // Only the best matter: with as many hours left, a lower fit is useless.
        open.sort_by(|a, b| b.1.total_cmp(&a.1));
        open.truncate(4000);
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
                prop_assert!((step.fit_after - after).abs() < NEAR, "{} is not {after}", step.fit_after);
                prop_assert!(step.gain >= 0.0 && (before + step.gain - after).abs() < NEAR);
                before = after;
            }
            prop_assert!(plan.bound >= before - NEAR && plan.bound <= 1.0);
        }
    }

    #[test]
    fn what_was_prepared_for_one_profile_serves_the_next(
        catalog in catalogs(), raws in proptest::collection::vec(profiles(), 1..4), most in 0..9usize
    ) {
        let mut scratch = Scratch::default();
        for role in catalog.roles() {
            let prepared = PreparedRole::new(&catalog, role);
            for raw in &raws {
                let standing = standing(&catalog, raw);
                let found = prepared.findings(&standing, [most, most], &mut scratch);
                prop_assert!((found.fit - fit(role, &standing).fit).abs() < NEAR);
                prop_assert!(found.gains.iter().all(|gain| (0.0..=1.0 + NEAR).contains(gain)));
                let mut all = gaps(&catalog, role, &standing);
                all.truncate(most);
                prop_assert_eq!(found.gaps, all);
                let plan = plan(&catalog, role, &standing, &PlanOptions::default());
                let planned: Vec<String> = plan.steps.into_iter().take(most).map(|step| step.action).collect();
                let actions: Vec<String> = found.steps.into_iter().map(|step| step_action(&catalog, step)).collect();
                prop_assert_eq!(actions, planned);
            }
        }
    }

    #[test]
    fn a_plan_keeps_its_budget_and_its_number_of_steps(
        catalog in catalogs(), raw in profiles(), options in options()
    ) {
        let standing = standing(&catalog, &raw);
        for role in catalog.roles() {
            let plan = plan(&catalog, role, &standing, &options);
            let hours: f64 = plan.steps.iter().map(|step| step.hours.get()).sum();
            prop_assert!(options.hours.is_none_or(|most| hours <= most.get() + NEAR));
            prop_assert!(plan.steps.len() <= options.most_steps);
        }
    }

    #[test]
    fn foundations_come_first_and_no_skill_comes_twice(
        catalog in catalogs(), raw in profiles(), options in options()
    ) {
        let standing = standing(&catalog, &raw);
        for role in catalog.roles() {
            let plan = plan(&catalog, role, &standing, &options);
            let mut taught: Vec<SkillId> = Vec::new();
            for (i, step) in plan.steps.iter().enumerate() {
                prop_assert!(step.after.iter().all(|rank| (1..=i).contains(rank)));
                for lesson in &step.lessons {
                    prop_assert!(!taught.contains(&lesson.skill));
                    taught.push(lesson.skill);
                }
                let grounds = step.lessons.iter().flat_map(|lesson| rests_on(&catalog, lesson.skill));
                for before in grounds.filter(|skill| catalog.skill(*skill).kind != SkillKind::Knowledge) {
                    let met = standing.confidence(before) >= 0.5;
                    let can_be = catalog.tips().iter().any(|tip| tip.teaching(catalog.skill(before).kind).is_some());
                    prop_assert!(
                        met || taught.contains(&before) || !can_be,
                        "step {} lacks what it rests on", i + 1
                    );
                }
            }
        }
    }

    #[test]
    fn every_essential_requirement_is_planned_or_told(catalog in catalogs(), raw in profiles(), options in options()) {
        let standing = standing(&catalog, &raw);
        for role in catalog.roles() {
            let fit = fit(role, &standing);
            let plan = plan(&catalog, role, &standing, &options);
            let taught: Vec<SkillId> = plan.steps.iter().flat_map(|s| &s.lessons).map(|l| l.skill).collect();
            for (at, requirement) in role.requirements.iter().enumerate() {
                let is_open = requirement.essential && fit.coverages[at] < 0.5;
                let is_taught = requirement.alternatives.iter().any(|skill| taught.contains(skill));
                let is_told = plan.not_planned.iter().any(|left| left.requirement == at);
                prop_assert!(!is_open || is_taught || is_told, "nothing is said of {}", requirement.text);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_choice_of_steps_beats_the_bound(
        catalog in small_catalogs(4), raw in profiles(), hours in 0.0..400.0f64
    ) {
        let unstated: Vec<RawHeld> = raw.into_iter().map(|(skill, sure, _)| (skill, sure, None)).collect();
        let standing = standing(&catalog, &unstated);
        for role in catalog.roles() {
            let plan = plan(&catalog, role, &standing, &budget(hours));
            let best = best_by_trying(&catalog, role, &standing, hours);
            prop_assert!(plan.bound >= best - NEAR, "bound {} < {best}", plan.bound);
        }
    }
}

fn held(catalog: &Catalog, keys: &[(&str, Option<Level>)]) -> Standing {
    let held: Vec<_> =
        keys.iter().map(|(key, level)| (catalog.find_skill(key).unwrap(), Confidence::ONE, *level)).collect();
    Standing::from_held(catalog, &held)
}

fn planned(role: &str, keys: &[&str], options: &PlanOptions) -> (Catalog, LearningPlan) {
    let catalog = sample::catalog();
    let keys: Vec<_> = keys.iter().map(|key| (*key, None)).collect();
    let standing = held(&catalog, &keys);
    let plan = plan(&catalog, catalog.role(catalog.find_role(role).unwrap()), &standing, options);
    (catalog, plan)
}

fn taught(catalog: &Catalog, plan: &LearningPlan) -> Vec<String> {
    let lessons = plan.steps.iter().flat_map(|step| &step.lessons);
    lessons.map(|lesson| catalog.skill(lesson.skill).key.clone()).collect()
}

#[test]
fn what_others_rest_on_is_a_step_of_its_own() {
    let (catalog, plan) =
        planned("ml engineer", &["python", "tensorflow", "communication"], &PlanOptions::default());
    let keys = taught(&catalog, &plan);
    let at = |key: &str| keys.iter().position(|k| k == key);
    let (docker, kubernetes) = (at("docker").unwrap(), at("kubernetes").unwrap());
    assert!(docker < kubernetes);
    assert_eq!(plan.steps[kubernetes].after, [docker + 1]);
    assert_eq!(plan.steps[docker].opens, [kubernetes + 1]);
}

#[test]
fn one_language_of_several_is_enough_and_it_is_the_mainstream_one() {
    let (catalog, plan) = planned("ml engineer", &[], &PlanOptions::default());
    let keys = taught(&catalog, &plan);
    let languages: Vec<&String> =
        keys.iter().filter(|key| ["python", "r", "java"].contains(&key.as_str())).collect();
    assert_eq!(languages, ["python"], "R takes fewer hours");
}

/// Whether the plan of a web developer who must know Express (the mainstream) or Spring teaches Spring, and
/// which held skills shorten that step.
fn framework(asks_for_javascript: bool, keys: &[&str]) -> (bool, String) {
    let mut draft = sample::draft();
    let requirements = &mut draft.roles[1].requirements;
    requirements[1].alternatives = ["express", "spring"].map(str::to_owned).to_vec();
    if !asks_for_javascript {
        requirements.remove(0);
    }
    let catalog = Catalog::build(draft).unwrap().0;
    let role = catalog.role(catalog.find_role("web developer").unwrap());
    let keys: Vec<_> = keys.iter().map(|key| (*key, None)).collect();
    let plan = plan(&catalog, role, &held(&catalog, &keys), &PlanOptions::default());
    let frameworks = ["express", "spring"].map(|key| catalog.find_skill(key).unwrap());
    let is_one = |lesson: &skillgap_core::plan::Lesson| frameworks.contains(&lesson.skill);
    let step = plan.steps.iter().find(|step| step.lessons.iter().any(is_one)).unwrap();
    let near: Vec<&str> = step.near_to.iter().map(|s| catalog.skill(*s).key.as_str()).collect();
    (taught(&catalog, &plan).contains(&"spring".to_owned()), near.join(" "))
}

#[test]
fn the_mainstream_gives_way_to_what_stands_on_the_held_language() {
    assert_eq!(framework(false, &[]), (false, String::new()));
    assert_eq!(framework(false, &["python"]), (false, String::new()));
    assert_eq!(framework(false, &["java"]), (true, "java".to_owned()), "who writes Java learns Spring");
    assert!(!framework(false, &["java", "javascript"]).0, "both are at home: the mainstream one");
    assert!(!framework(true, &["java"]).0, "the role teaches JavaScript, and Express stands on it");
}

#[test]
fn what_is_begun_or_wished_for_is_what_a_plan_teaches() {
    let catalog = sample::catalog();
    let role = catalog.role(catalog.find_role("ml engineer").unwrap());
    let [java, pytorch] = ["java", "pytorch"].map(|key| catalog.find_skill(key).unwrap());
    let beginner = Standing::default().wishing([java, pytorch]);
    assert_eq!(fit(role, &beginner).fit, 0.0, "a wish is no skill");
    let (mut scratch, prepared) = (Scratch::default(), PreparedRole::new(&catalog, role));
    for (standing, begun) in [(&beginner, true), (&Standing::default(), false)] {
        let plan = prepared.plan((&catalog, role), standing, &PlanOptions::default(), &mut scratch);
        let keys = taught(&catalog, &plan);
        assert_eq!(keys.contains(&"java".to_owned()), begun, "{keys:?}");
        assert_eq!(keys.contains(&"pytorch".to_owned()), begun, "{keys:?}");
        let said = plan.steps.iter().any(|step| step.why.contains("You write that you are learning Java"));
        assert_eq!(said, begun);
    }
}

#[test]
fn a_second_language_is_spared() {
    let chosen = |asks_for_java: bool| {
        let mut draft = sample::draft();
        let requirements = &mut draft.roles[1].requirements;
        requirements[0].alternatives = vec![if asks_for_java { "java" } else { "javascript" }.to_owned()];
        requirements[1].alternatives = ["express", "docker"].map(str::to_owned).to_vec();
        let catalog = Catalog::build(draft).unwrap().0;
        let role = catalog.role(catalog.find_role("web developer").unwrap());
        taught(&catalog, &plan(&catalog, role, &Standing::default(), &PlanOptions::default()))
    };
    assert!(chosen(false).contains(&"express".to_owned()), "Express is used in the language of the role");
    assert!(chosen(true).contains(&"docker".to_owned()), "Express would need JavaScript beside Java");
}

#[test]
fn of_what_takes_too_long_for_the_plan_the_basics_are_taught() {
    let mut draft = sample::draft();
    let nice = |key: &str, importance: f64| skillgap_core::catalog::RequirementDraft {
        text: format!("Knows {key}"),
        alternatives: vec![key.to_owned()],
        importance,
        level: Some(Level::Intermediate),
        essential: false,
        ..draft.roles[1].requirements[3].clone()
    };
    let more = [nice("deep-learning", 0.45), nice("docker", 0.2)];
    draft.roles[1].requirements.extend(more);
    let catalog = Catalog::build(draft).unwrap().0;
    let role = catalog.role(catalog.find_role("web developer").unwrap());
    let plan = plan(&catalog, role, &Standing::default(), &PlanOptions::default());
    let lessons: Vec<_> = plan.steps.iter().flat_map(|step| &step.lessons).collect();
    let learning = catalog.find_skill("deep-learning").unwrap();
    let found = lessons.iter().find(|lesson| lesson.skill == learning).unwrap();
    assert_eq!(found.to, Some(Level::Basic), "210 hours for more of it would be too many");
}

#[test]
fn a_budget_buys_all_that_is_essential_a_little_before_some_of_it_well() {
    let catalog = sample::catalog();
    let role = catalog.role(catalog.find_role("web developer").unwrap());
    let all = plan(&catalog, role, &Standing::default(), &PlanOptions::default());
    let needed: Vec<_> = all.steps.iter().flat_map(|step| &step.lessons).map(|lesson| lesson.skill).collect();
    let hours: f64 = all.steps.iter().map(|step| step.hours.get()).sum();
    let options = PlanOptions::default().hours(Hours::new(hours * 0.78).unwrap());
    let bought = plan(&catalog, role, &Standing::default(), &options);
    let lessons = || bought.steps.iter().flat_map(|step| &step.lessons);
    assert!(needed.iter().all(|skill| lessons().any(|lesson| lesson.skill == *skill)), "{bought:?}");
    assert!(lessons().any(|lesson| lesson.to == Some(Level::Basic)), "not all of it fits at full depth");
}

#[test]
fn what_is_programmed_waits_for_the_first_language() {
    let mut draft = sample::draft();
    let mut automation = draft.skills[0].clone();
    (automation.key, automation.label, automation.hours) =
        ("automation".to_owned(), "Automation".to_owned(), 120.0);
    (automation.alt_labels, automation.implies) = (Vec::new(), Vec::new());
    (automation.kind, automation.prerequisites) = (SkillKind::Practice, vec!["programming".to_owned()]);
    draft.skills.push(automation);
    draft.skills.iter_mut().find(|skill| skill.key == "programming").unwrap().hours = 200.0;
    let asks = |key: &str, importance: f64, level: Level| skillgap_core::catalog::RequirementDraft {
        text: format!("Knows {key}"),
        alternatives: vec![key.to_owned()],
        importance,
        level: Some(level),
        essential: importance > 0.5,
        ..draft.roles[1].requirements[3].clone()
    };
    draft.roles[1].requirements =
        vec![asks("automation", 0.8, Level::Intermediate), asks("python", 0.4, Level::Basic)];
    let catalog = Catalog::build(draft).unwrap().0;
    let role = catalog.role(catalog.find_role("web developer").unwrap());
    let plan = plan(&catalog, role, &Standing::default(), &PlanOptions::default());
    assert_eq!(taught(&catalog, &plan), ["python", "automation"]);
}

#[test]
fn a_tip_may_ask_for_a_level_or_for_the_last_place() {
    let training = |level: Level| {
        let mut draft = sample::draft();
        let teaching = draft.tips[1].teaches.iter_mut().find(|t| t.kind == SkillKind::Knowledge).unwrap();
        (teaching.when.to, teaching.when.last) = (Some(Level::Intermediate), true);
        let rest = &mut draft.roles[1].requirements[2];
        (rest.level, rest.importance) = (Some(level), 0.8);
        let catalog = Catalog::build(draft).unwrap().0;
        let role = catalog.role(catalog.find_role("web developer").unwrap());
        let plan = plan(&catalog, role, &Standing::default(), &PlanOptions::default());
        let rest = catalog.find_skill("rest-apis").unwrap();
        let place = plan.steps.iter().position(|step| step.lessons[0].skill == rest).unwrap();
        (catalog.tips()[plan.steps[place].tip].key.clone(), place)
    };
    assert_eq!(training(Level::Basic), ("course".to_owned(), 1), "a short way to the basics");
    assert_eq!(training(Level::Advanced), ("project".to_owned(), 2), "after all that is essential");
}

#[test]
fn places_to_learn_from_are_in_a_language_of_the_plan() {
    let place = |label: &str, skills: &[&str]| ResourceDraft {
        place: Place::default(),
        label: label.to_owned(),
        url: format!("https://example.org/{label}"),
        skills: skills.iter().map(|key| (*key).to_owned()).collect(),
    };
    let mut draft = sample::draft();
    draft.resources = vec![
        place("in-java", &["rest-apis", "spring"]),
        place("in-any", &["rest-apis"]),
        place("in-javascript", &["rest-apis", "express"]),
    ];
    let catalog = Catalog::build(draft).unwrap().0;
    let role = catalog.role(catalog.find_role("web developer").unwrap());
    let plan = plan(&catalog, role, &Standing::default(), &PlanOptions::default());
    let named =
        plan.steps.iter().flat_map(|step| &step.resources).map(|at| catalog.resources()[*at].label.as_str());
    assert_eq!(named.collect::<Vec<_>>(), ["in-any", "in-javascript"]);
}

#[test]
fn the_second_part_of_a_project_says_what_to_do_for_each_skill() {
    let (_, plan, _) = of_one_project(35.0, true);
    let shown = plan.steps[1].show_it.as_deref().unwrap();
    assert_eq!(shown, "Show what you added, and what it changed.", "these skills have no ideas");
    let mut draft = draft_of_one_project(35.0, true);
    for skill in &mut draft.skills {
        skill.project = Some(format!("Try {} out.", skill.key));
    }
    let (_, plan, lessons) = of_one_project_in(draft);
    let shown = plan.steps[1].show_it.as_deref().unwrap();
    assert!(shown.contains(&format!("try {} out.", lessons[1][0])), "{shown}");
}

#[test]
fn a_language_that_is_learned_anyway_makes_no_alternative_dearer() {
    let chosen = |asks_for_javascript: bool| {
        let mut draft = sample::draft();
        let excel = draft.skills.iter_mut().find(|skill| skill.key == "microsoft-excel").unwrap();
        (excel.hours, excel.related) = (100.0, vec![("docker".to_owned(), 0.5)]);
        let requirements = &mut draft.roles[1].requirements;
        requirements[1].alternatives = ["express", "microsoft-excel"].map(str::to_owned).to_vec();
        if !asks_for_javascript {
            requirements.remove(0);
        }
        let catalog = Catalog::build(draft).unwrap().0;
        let role = catalog.role(catalog.find_role("web developer").unwrap());
        let plan = plan(&catalog, role, &held(&catalog, &[("docker", None)]), &PlanOptions::default());
        taught(&catalog, &plan).contains(&"microsoft-excel".to_owned())
    };
    assert!(chosen(false), "nearer than a framework with its language before it");
    assert!(!chosen(true), "the language is learned anyway, and the framework alone takes less");
}

#[test]
fn a_plan_of_some_months_takes_a_little_of_what_would_be_nice() {
    let has_communication = |keys: &[&str]| {
        let (catalog, plan) = planned("ml engineer", keys, &PlanOptions::default());
        let hours: f64 = plan.steps.iter().map(|step| step.hours.get()).sum();
        (hours > 400.0, hours > 600.0, taught(&catalog, &plan).contains(&"communication".to_owned()))
    };
    assert_eq!(has_communication(&["python"]), (true, false, true));
    assert_eq!(has_communication(&[]), (true, true, false), "what is essential comes first");
}

#[test]
fn a_level_that_is_held_is_where_the_step_begins() {
    let catalog = sample::catalog();
    let role = catalog.role(catalog.find_role("web developer").unwrap());
    let step = |level: Option<Level>| {
        let standing = level.map_or_else(Standing::default, |l| held(&catalog, &[("javascript", Some(l))]));
        let javascript = catalog.find_skill("javascript").unwrap();
        let plan = plan(&catalog, role, &standing, &PlanOptions::default());
        let step = plan.steps.iter().find(|step| step.key == StepKey::Skill(javascript, 1));
        let practice = plan.practice.iter().find(|(skill, _)| *skill == javascript).map(|(_, level)| *level);
        step.map(|step| (step.lessons[0].from, step.lessons[0].to, step.hours.get(), practice))
    };
    let (basic, middle, high) = (Level::Basic, Level::Intermediate, Level::Advanced);
    assert_eq!(step(None), Some((None, Some(middle), 210.0, Some(high))), "advanced comes with practice");
    assert_eq!(step(Some(basic)), Some((Some(basic), Some(middle), 126.0, Some(high))));
    assert_eq!(step(Some(middle)), None, "one level on comes with practice");
    assert_eq!(step(Some(high)), None);
}

#[test]
fn a_lesson_confers_less_than_holding_shows() {
    let catalog = sample::catalog();
    let [react, javascript] = ["react", "javascript"].map(|key| catalog.find_skill(key).unwrap());
    let shown = held(&catalog, &[("react", None)]);
    assert_eq!(shown.confidence(javascript), 0.9);
    let learned = Standing::default().learned(&catalog, react, (Confidence::ONE, None));
    assert_eq!(learned.confidence(javascript), 0.0, "it takes more hours than React");
    let (catalog, plan) = planned("web developer", &[], &PlanOptions::default());
    let keys = taught(&catalog, &plan);
    let at = |key: &str| keys.iter().position(|k| k == key).unwrap();
    assert!(at("javascript") < at("react"), "{keys:?}");
}

#[test]
fn what_is_learned_together_is_one_project() {
    let mut draft = sample::draft();
    let skills = ["react", "rest-apis", "python"].map(str::to_owned).to_vec();
    draft.skills.iter_mut().find(|skill| skill.key == "react").unwrap().hours = 40.0;
    draft.bundles = vec![BundleDraft {
        place: Place::default(),
        key: "shop".to_owned(),
        label: "Shop".to_owned(),
        skills,
        project: "Build a shop".to_owned(),
        show: "Show the shop".to_owned(),
    }];
    let catalog = Catalog::build(draft).unwrap().0;
    let role = catalog.role(catalog.find_role("web developer").unwrap());
    let plan = plan(&catalog, role, &Standing::default(), &PlanOptions::default());
    let step = plan.steps.iter().find(|step| step.key == StepKey::Bundle(0)).unwrap();
    let keys: Vec<&str> = step.lessons.iter().map(|l| catalog.skill(l.skill).key.as_str()).collect();
    assert_eq!(keys, ["react", "rest-apis"], "what counts more comes first; nothing asks for Python");
    assert_eq!((step.action.as_str(), step.show_it.as_deref()), ("Build a shop", Some("Show the shop.")));
    assert_eq!(step.hours.get(), ((40.0 + 30.0) * 1.4 * SHARED - 1e-6f64).ceil());
    assert_eq!(step.after, [1], "JavaScript takes too long to be learned beside it, and comes before");
}

/// A web developer's plan where one project exercises four skills of so many hours each, and the lessons of its steps.
fn of_one_project(hours: f64, all_essential: bool) -> (Catalog, LearningPlan, Vec<Vec<String>>) {
    of_one_project_in(draft_of_one_project(hours, all_essential))
}

fn draft_of_one_project(hours: f64, all_essential: bool) -> CatalogDraft {
    let mut draft = sample::draft();
    draft.roles[1].requirements[3].essential |= all_essential;
    let skills = ["react", "rest-apis", "sql", "docker"];
    for skill in draft.skills.iter_mut().filter(|skill| skills.contains(&skill.key.as_str())) {
        skill.hours = hours;
    }
    let docker = draft.roles[1].requirements[2].clone();
    draft.roles[1].requirements.push(skillgap_core::catalog::RequirementDraft {
        text: "Runs containers".to_owned(),
        alternatives: vec!["docker".to_owned()],
        ..docker
    });
    draft.bundles = vec![BundleDraft {
        place: Place::default(),
        key: "shop".to_owned(),
        label: "Shop".to_owned(),
        skills: skills.map(str::to_owned).to_vec(),
        project: "Build a shop".to_owned(),
        show: "Show the shop".to_owned(),
    }];
    draft
}

fn of_one_project_in(draft: CatalogDraft) -> (Catalog, LearningPlan, Vec<Vec<String>>) {
    let catalog = Catalog::build(draft).unwrap().0;
    let role = catalog.role(catalog.find_role("web developer").unwrap());
    let held = held(&catalog, &[("javascript", Some(Level::Advanced))]);
    let plan = plan(&catalog, role, &held, &PlanOptions::default());
    let keys = |step: &skillgap_core::plan::Step| {
        step.lessons.iter().map(|lesson| catalog.skill(lesson.skill).key.clone()).collect::<Vec<String>>()
    };
    let lessons = plan.steps.iter().map(keys).collect();
    (catalog, plan, lessons)
}

#[test]
fn a_long_project_has_a_second_part() {
    let (_, plan, lessons) = of_one_project(35.0, true);
    let keys: Vec<StepKey> = plan.steps.iter().map(|step| step.key).collect();
    assert_eq!(keys[..2], [StepKey::Bundle(0), StepKey::Further(0)], "{lessons:?}");
    assert!(plan.steps.iter().all(|step| step.hours.get() <= 110.0), "no part takes months");
    assert!(plan.steps[1].action.starts_with("Go on with “Shop”: "), "{}", plan.steps[1].action);
}

#[test]
fn what_is_essential_comes_first() {
    let (_, _, lessons) = of_one_project(25.0, false);
    let place = |key: &str| lessons.iter().position(|keys| keys.iter().any(|k| k == key)).unwrap();
    for essential in ["react", "rest-apis", "docker"] {
        assert!(place(essential) < place("sql"), "{essential}: {lessons:?}");
    }
    let (_, _, lessons) = of_one_project(10.0, false);
    assert!(lessons[0].contains(&"sql".to_owned()), "what is small is taken along: {lessons:?}");
}

#[test]
fn a_skill_is_learned_by_its_own_project() {
    let mut draft = sample::draft();
    let sql = draft.skills.iter_mut().find(|skill| skill.key == "sql").unwrap();
    sql.project = Some("Answer ten questions from the open data of your town.".to_owned());
    let catalog = Catalog::build(draft).unwrap().0;
    let role = catalog.role(catalog.find_role("web developer").unwrap());
    let held = held(&catalog, &[("javascript", Some(Level::Advanced)), ("react", None), ("rest-apis", None)]);
    let plan = plan(&catalog, role, &held, &PlanOptions::default());
    assert_eq!(plan.steps[0].action, "Answer ten questions from the open data of your town");
    assert_eq!(plan.steps[0].show_it, None, "it is said once");
}

#[test]
fn what_could_be_learned_instead_says_instead_of_what() {
    let (catalog, plan) = planned("ml engineer", &["python", "machine-learning"], &PlanOptions::default());
    let label = |skill: SkillId| catalog.skill(skill).label.as_str();
    let all: Vec<(&str, &str)> =
        plan.steps.iter().flat_map(|step| &step.alternatives).map(|(a, b)| (label(*a), label(*b))).collect();
    assert_eq!(all, [("PyTorch", "TensorFlow")]);
}

#[test]
fn what_is_left_of_a_budget_is_spent() {
    // REST APIs take 42 hours and SQL 56: SQL fits into what is left, though it is only nice to have.
    let (catalog, plan) = planned("web developer", &["javascript", "react"], &budget(100.0));
    assert_eq!(taught(&catalog, &plan), ["rest-apis", "sql"]);
    for hours in [50.0, 75.0, 100.0, 150.0, 400.0] {
        let (_, plan) = planned("ml engineer", &[], &budget(hours));
        let taken: f64 = plan.steps.iter().map(|step| step.hours.get()).sum();
        assert!(taken <= hours, "{taken} of {hours}");
    }
}

#[test]
fn personal_skills_are_practised_inside_other_steps() {
    let (catalog, plan) =
        planned("ml engineer", &["python", "machine-learning", "docker"], &PlanOptions::default());
    assert!(plan.steps.iter().all(|step| step.practised.len() < step.lessons.len()));
    assert!(taught(&catalog, &plan).contains(&"communication".to_owned()), "the plan is short enough for it");
    let all = ["python", "machine-learning", "docker", "kubernetes", "pytorch"];
    let (catalog, plan) = planned("ml engineer", &all, &PlanOptions::default());
    assert_eq!(taught(&catalog, &plan), ["communication"], "nothing else is left");
}

#[test]
fn a_small_budget_goes_to_what_fits() {
    let (catalog, small) = planned("web developer", &[], &budget(45.0));
    assert_eq!(taught(&catalog, &small), ["rest-apis"]);
    assert_eq!(small.steps[0].action, "Build a project with REST APIs");
    let left: Vec<&str> = small.not_planned.iter().map(|left| left.reason.as_str()).collect();
    assert!(left.iter().all(|reason| reason.ends_with("and the steps above leave 28.")), "{left:?}");
    let (_, nothing) = planned("web developer", &[], &budget(0.0));
    assert!(nothing.steps.is_empty());
    assert_eq!(nothing.bound, 0.0);
}

#[test]
fn hours_that_are_left_lead_further() {
    let level = |hours: f64| {
        let (catalog, plan) = planned("web developer", &["react", "rest-apis", "sql"], &budget(hours));
        let javascript = catalog.find_skill("javascript").unwrap();
        let mut lessons = plan.steps.iter().flat_map(|step| &step.lessons);
        lessons.find(|lesson| lesson.skill == javascript).and_then(|lesson| lesson.to)
    };
    assert_eq!(level(20.0), None, "React implies JavaScript, at whatever level");
}

#[test]
fn who_holds_everything_needs_no_plan() {
    let (_, plan) =
        planned("web developer", &["javascript", "react", "rest-apis", "sql"], &PlanOptions::default());
    assert!(plan.steps.is_empty() && plan.not_planned.is_empty());
    assert_eq!(plan.bound, 1.0);
}

#[test]
fn who_knows_a_little_needs_fewer_hours() {
    let catalog = sample::catalog();
    let [learning, python, pytorch] =
        ["machine-learning", "python", "pytorch"].map(|key| catalog.find_skill(key).unwrap());
    let role = catalog.role(catalog.find_role("ml engineer").unwrap());
    let hours = |sure: f64| {
        let held = [(python, Confidence::ONE, None), (pytorch, Confidence::clamped(sure), None)];
        let plan = plan(&catalog, role, &Standing::from_held(&catalog, &held), &PlanOptions::default());
        let step = plan.steps.iter().find(|step| step.lessons.iter().any(|l| l.skill == learning)).unwrap();
        let practice = f64::from(u32::try_from(step.practised.len()).unwrap()) * SOFT_HOURS;
        (step.hours.get() - practice) / (200.0 * 1.4)
    };
    assert_eq!(hours(0.0), 1.0);
    assert!((hours(0.75) - 0.52).abs() < 0.01, "PyTorch implies 0.64 of machine learning");
}

#[test]
fn weeks_follow_from_the_hours_of_a_week() {
    let options = PlanOptions::default().per_week(Hours::new(10.0).unwrap());
    let (_, plan) = planned("web developer", &["javascript", "react"], &options);
    let weeks: Vec<_> = plan.steps.iter().map(|step| (step.hours.get(), step.weeks)).collect();
    assert_eq!(weeks, [(42.0, Some((1, 5))), (84.0, Some((5, 13)))], "SQL is nice to have");
}

#[test]
fn most_of_what_roles_ask_for_has_a_place_to_learn_from() {
    let catalog = Catalog::builtin();
    let has_place = |skill: SkillId| catalog.resources().iter().any(|place| place.skills.contains(&skill));
    let (mut asked, mut served) = (0.0, 0.0);
    for requirement in catalog.roles().iter().flat_map(|role| &role.requirements) {
        let skill = catalog.skill(requirement.prefer);
        let is_degree = skill.kind == SkillKind::Credential && skill.hours.get() >= DEGREE_HOURS;
        if skill.kind != SkillKind::SoftSkill && !is_degree {
            asked += requirement.importance.get();
            served += if has_place(requirement.prefer) { requirement.importance.get() } else { 0.0 };
        }
    }
    assert!(served / asked >= 0.75, "{:.2}", served / asked);
}
