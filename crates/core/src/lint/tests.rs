//! For each kind of finding, an error planted into the sample; and no findings without errors.

use super::{Code, Exception, Exceptions, Finding, lint};
use crate::catalog::{
    BundleDraft, Catalog, CatalogDraft, Category, Fact, Place, RequirementDraft, ResourceDraft, RoleDraft,
    SkillDraft, SkillKind, Source,
};
use crate::lexicon::Lexicon;
use crate::sample;
use std::collections::HashSet;

fn found(draft: &CatalogDraft) -> Vec<Finding> {
    let (catalog, _) = Catalog::build(draft.clone()).expect("what is planted is no error");
    lint(draft, &catalog, &Lexicon::builtin(), &HashSet::new())
}

fn skill<'d>(draft: &'d mut CatalogDraft, key: &str) -> &'d mut SkillDraft {
    draft.skills.iter_mut().find(|skill| skill.key == key).expect("the sample has it")
}

fn role<'d>(draft: &'d mut CatalogDraft, key: &str) -> &'d mut RoleDraft {
    draft.roles.iter_mut().find(|role| role.key == key).expect("the sample has it")
}

fn first(draft: &mut CatalogDraft) -> &mut RequirementDraft {
    &mut draft.roles[1].requirements[0]
}

/// Adds a skill with no problems, unless its names clash with others.
fn add(draft: &mut CatalogDraft, key: &str, label: &str, kind: SkillKind) -> usize {
    let template = draft.skills[0].clone();
    draft.skills.push(SkillDraft {
        key: key.to_owned(),
        label: label.to_owned(),
        alt_labels: Vec::new(),
        kind,
        related: vec![("python".to_owned(), 0.3)],
        implies: Vec::new(),
        ..template
    });
    draft.skills.len() - 1
}

fn fact(text: &str) -> Option<Fact> {
    Some(Fact { text: text.to_owned(), source: Source::Curated })
}

fn strings(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn bundle(skills: &[&str]) -> BundleDraft {
    BundleDraft {
        place: Place::default(),
        key: "kit".to_owned(),
        label: "Kit".to_owned(),
        skills: strings(skills),
        project: "Build something".to_owned(),
        show: "Show it".to_owned(),
    }
}

fn resource(label: &str, url: &str) -> ResourceDraft {
    ResourceDraft {
        place: Place::default(),
        label: label.to_owned(),
        url: url.to_owned(),
        skills: strings(&["python"]),
    }
}

type Plant = fn(&mut CatalogDraft);

/// The kind, the item it is reported for, and the planted error.
const PLANTED: &[(Code, &str, Plant)] = &[
    (Code::Hours, "docker", |draft| skill(draft, "docker").hours = 30_000.0),
    (Code::Hours, "docker", |draft| skill(draft, "docker").hours = 0.0),
    (Code::Isolated, "webflow", |draft| {
        let at = add(draft, "webflow", "Webflow", SkillKind::Tool);
        draft.skills[at].related.clear();
    }),
    (Code::NoProject, "python", |draft| {
        for key in ["a", "b", "c"] {
            let copy = RoleDraft { key: key.to_owned(), title: key.to_owned(), ..draft.roles[0].clone() };
            draft.roles.push(RoleDraft { alt_titles: Vec::new(), ..copy });
        }
    }),
    (Code::RepeatedProject, "java", |draft| {
        for key in ["python", "java"] {
            skill(draft, key).project = Some("Write a game.".to_owned());
        }
    }),
    (Code::NearLabel, "rest-api", |draft| {
        add(draft, "rest-api", "REST API", SkillKind::Knowledge);
    }),
    (Code::NearLabel, "py-torches", |draft| {
        add(draft, "py-torches", "Py Torches", SkillKind::Library);
    }),
    (Code::NearLabel, "containerisation", |draft| {
        add(draft, "containerisation", "Containerisation", SkillKind::Knowledge);
    }),
    (Code::OrdinaryName, "webflow", |draft| {
        let at = add(draft, "webflow", "Webflow", SkillKind::Tool);
        draft.skills[at].alt_labels = strings(&["pages"]);
    }),
    (Code::OrdinaryName, "go", |draft| skill(draft, "go").needs_context = false),
    (Code::ForeignWord, "programming", |draft| {
        skill(draft, "programming").names = vec![("fr".to_owned(), strings(&["notions"]))];
    }),
    (Code::SiblingAlias, "numpy", |draft| {
        skill(draft, "numpy").alt_labels = strings(&["Kubernetes arrays"]);
    }),
    (Code::SiblingAlias, "communication", |draft| {
        skill(draft, "communication").alt_labels = strings(&["processing of natural languages"]);
    }),
    (Code::DoubledRelation, "pytorch", |draft| {
        skill(draft, "pytorch").related = vec![("tensorflow".to_owned(), 0.5)];
    }),
    (Code::DoubledRelation, "docker", |draft| {
        skill(draft, "docker").broader = vec![("containers".to_owned(), 0.8)];
    }),
    (Code::WeakRelation, "sql", |draft| skill(draft, "sql").related = vec![("java".to_owned(), 0.1)]),
    (Code::LanguagePrerequisite, "numpy", |_| {}),
    (Code::ConfersMuch, "numpy", |_| {}),
    (Code::BackwardPrerequisite, "programming", |draft| {
        skill(draft, "programming").prerequisites = strings(&["java"]);
    }),
    (Code::DearPrerequisite, "docker", |draft| {
        skill(draft, "programming").hours = 3_000.0;
        skill(draft, "docker").prerequisites = strings(&["programming"]);
    }),
    (Code::DegreeGap, "degree-in-machine-learning", |draft| {
        skill(draft, "machine-learning").prerequisites = strings(&["r"]);
        let label = "Degree in Machine Learning";
        let at = add(draft, "degree-in-machine-learning", label, SkillKind::Credential);
        draft.skills[at].implies = vec![("machine-learning".to_owned(), 0.9)];
    }),
    (Code::DegreeGap, "degree-in-history", |draft| {
        add(draft, "degree-in-history", "Degree in History", SkillKind::Credential);
    }),
    (Code::NearRole, "copy", |draft| {
        let copy = RoleDraft { key: "copy".to_owned(), title: "Copy".to_owned(), ..draft.roles[0].clone() };
        draft.roles.push(RoleDraft { alt_titles: Vec::new(), ..copy });
    }),
    (Code::CopiedText, "web-developer", |draft| {
        draft.roles.iter_mut().for_each(|role| role.definition = fact("Builds things."));
    }),
    (Code::NoDefinition, "web-developer", |draft| role(draft, "web-developer").definition = None),
    (Code::UnknownGroup, "web-developer", |draft| {
        draft.groups = strings(&["design"]);
        role(draft, "web-developer").group = "desing".to_owned();
    }),
    (Code::NoIsco, "web-developer", |draft| role(draft, "web-developer").isco08 = None),
    (Code::TitleInside, "web-developer", |draft| {
        let title = format!("Senior {} II", draft.roles[0].title);
        role(draft, "web-developer").alt_titles.push(title);
    }),
    (Code::FewTitles, "web-developer", |draft| role(draft, "web-developer").alt_titles.clear()),
    (Code::NoEssential, "web-developer", |draft| {
        role(draft, "web-developer").requirements.iter_mut().for_each(|r| r.essential = false);
    }),
    (Code::SoftRole, "web-developer", |draft| {
        let soft = RequirementDraft { alternatives: strings(&["communication"]), ..first(draft).clone() };
        draft.roles[1].requirements = vec![soft];
    }),
    (Code::FlatWeights, "web-developer", |draft| {
        let one = first(draft).clone();
        draft.roles[1].requirements = vec![one; 5];
    }),
    (Code::EssentialUnsaid, "web-developer", |draft| first(draft).essential_stated = false),
    (Code::OddImportance, "web-developer", |draft| {
        first(draft).importance = 0.1;
        first(draft).essential = true;
    }),
    (Code::OddImportance, "web-developer", |draft| {
        first(draft).importance = 0.95;
        first(draft).essential = false;
    }),
    (Code::OddCategory, "web-developer", |draft| first(draft).category = Category::Education),
    (Code::Unmeetable, "web-developer", |draft| {
        for key in ["degree-in-a", "degree-in-b"] {
            let at = add(draft, key, key, SkillKind::Credential);
            draft.skills[at].hours = 4_500.0;
        }
        first(draft).alternatives = strings(&["degree-in-a", "degree-in-b"]);
        first(draft).need = 2;
    }),
    (Code::Unmeetable, "web-developer", |draft| {
        skill(draft, "rust").hours = 25_000.0;
        first(draft).alternatives = strings(&["rust"]);
        first(draft).need = 1;
    }),
    (Code::RepeatedRequirement, "web-developer", |draft| {
        let again = RequirementDraft { text: "The same in other words".to_owned(), ..first(draft).clone() };
        draft.roles[1].requirements.push(again);
    }),
    (Code::SkillTwice, "web-developer", |draft| {
        let mut again = RequirementDraft { text: "Another thing".to_owned(), ..first(draft).clone() };
        again.alternatives.push("rust".to_owned());
        draft.roles[1].requirements.push(again);
    }),
    (Code::Undercut, "web-developer", |draft| {
        first(draft).alternatives = strings(&["kubernetes", "containers"]);
        first(draft).need = 1;
    }),
    (Code::IdleCore, "web-developer", |draft| {
        let web = &mut draft.roles[1];
        web.requirements.truncate(1);
        web.requirements[0].alternatives = strings(&["project-management"]);
        web.requirements[0].importance = 0.95;
        web.requirements[0].need = 1;
        // No tip teaches practices.
        draft.tips.iter_mut().for_each(|tip| tip.teaches.retain(|t| t.kind != SkillKind::Practice));
    }),
    (Code::IdleBundle, "kit", |draft| draft.bundles = vec![bundle(&["r", "swift", "c", "cpp"])]),
    (Code::BundleSize, "kit", |draft| draft.bundles = vec![bundle(&["javascript", "react"])]),
    (Code::RepeatedLink, "Again", |draft| {
        draft.resources =
            vec![resource("Once", "https://example.org/a"), resource("Again", "https://example.org/a/")];
    }),
];

#[test]
fn every_planted_mistake_is_found() {
    for (code, item, plant) in PLANTED {
        let mut draft = sample::draft();
        plant(&mut draft);
        let found = found(&draft);
        let of_kind: Vec<&Finding> = found.iter().filter(|finding| finding.code == *code).collect();
        assert!(of_kind.iter().any(|finding| finding.item == *item), "{code} {item}: {of_kind:?}");
    }
}

#[test]
fn every_kind_has_a_planted_mistake() {
    // Two kinds are found elsewhere: by the reader of the folder and by the list of exceptions.
    let elsewhere = [Code::Form, Code::Exception];
    for code in Code::ALL.iter().filter(|code| !elsewhere.contains(code)) {
        assert!(PLANTED.iter().any(|(planted, ..)| planted == code), "{code}");
        assert_eq!(code.as_str().parse::<Code>().as_ref(), Ok(code));
        assert!(code.what().ends_with('.'), "{code}");
    }
    assert!("hour".parse::<Code>().is_err());
}

#[test]
fn a_planted_mistake_adds_findings_of_its_own_kind_alone() {
    let before: HashSet<(Code, String)> =
        found(&sample::draft()).iter().map(|f| (f.code, f.full_item())).collect();
    // Findings of the sample itself, which is small and made for other tests.
    let kinds: HashSet<Code> = before.iter().map(|(code, _)| *code).collect();
    for code in [Code::Hours, Code::NearLabel, Code::DoubledRelation, Code::NoEssential, Code::Unmeetable] {
        assert!(!kinds.contains(&code), "{code}");
    }
    let mut draft = sample::draft();
    skill(&mut draft, "docker").hours = 0.0;
    let added: Vec<Finding> =
        found(&draft).into_iter().filter(|f| !before.contains(&(f.code, f.full_item()))).collect();
    assert!(added.iter().any(|f| f.code == Code::Hours), "{added:?}");
    assert!(added.iter().all(|f| f.code == Code::Hours || f.item == "docker"), "{added:?}");
}

fn exception(code: Code, item: Option<&str>, most: Option<usize>) -> Exception {
    Exception { place: Place::default(), code, item: item.map(str::to_owned), most }
}

#[test]
fn exceptions_hold_for_what_they_name_and_are_found_when_they_hold_for_nothing() {
    let all = || {
        let mut draft = sample::draft();
        skill(&mut draft, "docker").hours = 0.0;
        skill(&mut draft, "java").hours = 0.0;
        found(&draft).into_iter().filter(|finding| finding.code == Code::Hours).collect::<Vec<_>>()
    };
    let kept = |exceptions: Vec<Exception>| {
        let (kept, left_out) = Exceptions(exceptions).apply(all());
        (kept.iter().map(|f| format!("{} {}", f.code, f.item)).collect::<Vec<_>>(), left_out)
    };
    assert_eq!(kept(vec![]).0.len(), 2);
    assert_eq!(kept(vec![exception(Code::Hours, Some("docker"), None)]), (vec!["hours java".to_owned()], 1));
    assert_eq!(kept(vec![exception(Code::Hours, None, Some(2))]), (vec![], 2));
    let exceeded = kept(vec![exception(Code::Hours, None, Some(1))]);
    assert_eq!((exceeded.0.len(), exceeded.0.last().map(String::as_str)), (3, Some("exception hours")));
    let stale = kept(vec![exception(Code::Hours, None, None), exception(Code::Isolated, Some("go"), None)]);
    assert_eq!(stale, (vec!["exception isolated".to_owned()], 2));
}

#[test]
fn a_finding_is_one_line_with_place_kind_and_item() {
    let mut draft = sample::draft();
    let docker = skill(&mut draft, "docker");
    docker.hours = 0.0;
    docker.place = Place::new(&"skills/all.toml".into(), 7);
    let line = found(&draft).iter().find(|finding| finding.code == Code::Hours).map(ToString::to_string);
    let wanted = "skills/all.toml:7: [hours] skill 'docker': takes 0 hours, so that plans treat it as free";
    assert_eq!(line.as_deref(), Some(wanted));
}
