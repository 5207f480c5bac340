//! The order of plans: the heart of a role first, fields before their tools, and one programme for a licence and its trade.

use skillgap_core::catalog::{Catalog, CatalogDraft, SkillKind};
use skillgap_core::plan::{LearningPlan, PlanOptions, plan};
use skillgap_core::sample;
use skillgap_core::standing::Standing;
use skillgap_core::units::{Confidence, Hours};

/// The plan for the machine learning engineer of a catalogue, for who holds skills with these confidences.
fn planned(draft: CatalogDraft, held: &[(&str, f64)], options: &PlanOptions) -> (Catalog, LearningPlan) {
    let catalog = Catalog::build(draft).unwrap().0;
    let held: Vec<_> = held
        .iter()
        .map(|(key, confidence)| {
            (catalog.find_skill(key).unwrap(), Confidence::new(*confidence).unwrap(), None)
        })
        .collect();
    let standing = Standing::from_held(&catalog, &held);
    let role = catalog.role(catalog.find_role("ml engineer").unwrap());
    let plan = plan(&catalog, role, &standing, options);
    (catalog, plan)
}

/// The lessons of each step.
fn lessons(catalog: &Catalog, plan: &LearningPlan) -> Vec<Vec<String>> {
    let key = |lesson: &skillgap_core::plan::Lesson| catalog.skill(lesson.skill).key.clone();
    plan.steps.iter().map(|step| step.lessons.iter().map(key).collect()).collect()
}

#[test]
fn who_knows_a_little_of_the_heart_of_a_role_still_begins_there() {
    let held = [("python", 1.0), ("machine-learning", 0.4), ("communication", 1.0)];
    let (catalog, plan) = planned(sample::draft(), &held, &PlanOptions::default());
    assert_eq!(lessons(&catalog, &plan)[0], ["machine-learning"]);
}

#[test]
fn a_field_comes_before_the_tools_of_it_that_a_plan_teaches_too() {
    let mut draft = sample::draft();
    draft.skills.iter_mut().find(|skill| skill.key == "tensorflow").unwrap().prerequisites =
        vec!["machine-learning".to_owned()];
    draft.roles[0].requirements[1].importance = 0.5;
    let held = [("python", 1.0), ("communication", 1.0)];
    let (catalog, plan) = planned(draft.clone(), &held, &PlanOptions::default());
    let order = lessons(&catalog, &plan);
    let at = |key: &str| order.iter().position(|step| step.contains(&key.to_owned()));
    let (field, tool) = (at("machine-learning").unwrap(), at("tensorflow").unwrap());
    assert!(field < tool, "{order:?}");
    assert!(plan.steps[tool].after.contains(&(field + 1)));

    // Nobody is sent through the whole field for the sake of the tool.
    draft.roles[0].requirements.remove(1);
    let (catalog, plan) = planned(draft, &held, &PlanOptions::default());
    assert!(!lessons(&catalog, &plan).concat().contains(&"machine-learning".to_owned()));
}

#[test]
fn a_budget_buys_the_heart_of_the_role_before_what_is_cheap() {
    let options = PlanOptions::default().hours(Hours::new(330.0).unwrap());
    let (catalog, plan) = planned(sample::draft(), &[("python", 1.0)], &options);
    let taught = lessons(&catalog, &plan).concat();
    assert_eq!(taught.first().map(String::as_str), Some("machine-learning"), "{taught:?}");
    let left: Vec<&str> = plan.not_planned.iter().map(|left| left.reason.as_str()).collect();
    assert!(left.iter().all(|reason| reason.contains("and the steps above")), "{left:?}");
}

#[test]
fn one_programme_leads_to_a_licence_and_its_profession() {
    let mut draft = sample::draft();
    let mut licence = draft.skills.iter().find(|skill| skill.key == "project-management").unwrap().clone();
    (licence.key, licence.label) = ("registration".to_owned(), "Registration".to_owned());
    (licence.kind, licence.hours) = (SkillKind::Credential, 3000.0);
    licence.implies = vec![("project-management".to_owned(), 0.9)];
    draft.skills.push(licence);
    let asked = draft.roles[0].requirements[1].clone();
    let of = |key: &str| {
        let mut requirement = asked.clone();
        (requirement.text, requirement.alternatives) = (format!("Has {key}"), vec![key.to_owned()]);
        requirement.importance = 0.95;
        requirement
    };
    draft.roles[0].requirements = vec![of("registration"), of("project-management")];
    let (catalog, plan) = planned(draft, &[], &PlanOptions::default());
    assert_eq!(lessons(&catalog, &plan), [["registration", "project-management"]]);
    assert_eq!(plan.steps[0].hours.get(), 3000.0 * 1.4, "by a project; the profession adds nothing");
    assert!(plan.not_planned.is_empty());
}

#[test]
fn a_programme_gives_the_parts_of_its_profession_too() {
    let mut draft = sample::draft();
    let pattern = draft.skills.iter().find(|skill| skill.key == "project-management").unwrap().clone();
    let rows = [("registration", 3000.0, "profession"), ("profession", 1500.0, "part"), ("part", 100.0, "")];
    for (key, hours, implied) in rows {
        let mut skill = pattern.clone();
        (skill.key, skill.label, skill.hours) = (key.to_owned(), key.to_owned(), hours);
        let is_licence = key == "registration";
        skill.kind = if is_licence { SkillKind::Credential } else { SkillKind::Practice };
        skill.implies = Some(implied)
            .filter(|key| !key.is_empty())
            .map(|key| (key.to_owned(), 0.9))
            .into_iter()
            .collect();
        draft.skills.push(skill);
    }
    let asked = draft.roles[0].requirements[1].clone();
    draft.roles[0].requirements = rows
        .map(|(key, ..)| {
            let mut requirement = asked.clone();
            (requirement.text, requirement.alternatives) = (format!("Has {key}"), vec![key.to_owned()]);
            requirement
        })
        .to_vec();
    let (catalog, plan) = planned(draft, &[], &PlanOptions::default());
    assert_eq!(lessons(&catalog, &plan), [["registration", "profession", "part"]]);
    assert!(plan.not_planned.is_empty(), "{:?}", plan.not_planned);
}
