//! A tiny catalogue for examples and tests.

use crate::catalog::{
    Catalog, CatalogDraft, Category, Place, RequirementDraft, RoleDraft, SkillDraft, SkillKind, Source,
    Suits, TeachingDraft, TipDraft,
};
use crate::units::Level;

type Row =
    (&'static str, &'static str, &'static [&'static str], SkillKind, f64, &'static [(&'static str, f64)]);

const SKILLS: &[Row] = &[
    ("python", "Python", &["py", "python3"], SkillKind::Language, 150.0, &[("programming", 0.9)]),
    ("java", "Java", &[], SkillKind::Language, 200.0, &[("programming", 0.9)]),
    ("javascript", "JavaScript", &["JS", "ES6"], SkillKind::Language, 150.0, &[("programming", 0.9)]),
    ("c", "C", &[], SkillKind::Language, 200.0, &[("programming", 0.9)]),
    ("cpp", "C++", &["cpp"], SkillKind::Language, 250.0, &[("programming", 0.9)]),
    ("csharp", "C#", &["C sharp"], SkillKind::Language, 200.0, &[("programming", 0.9)]),
    ("r", "R", &["R language"], SkillKind::Language, 120.0, &[]),
    ("go", "Go", &["golang"], SkillKind::Language, 120.0, &[("programming", 0.9)]),
    ("rust", "Rust", &[], SkillKind::Language, 200.0, &[("programming", 0.9)]),
    ("swift", "Swift", &[], SkillKind::Language, 150.0, &[("programming", 0.9)]),
    ("sql", "SQL", &["Structured Query Language"], SkillKind::Language, 60.0, &[]),
    ("react", "React", &["ReactJS"], SkillKind::Library, 80.0, &[("javascript", 0.9)]),
    ("react-native", "React Native", &[], SkillKind::Framework, 80.0, &[("react", 0.8)]),
    ("spring", "Spring", &["Spring Framework"], SkillKind::Framework, 100.0, &[("java", 0.9)]),
    ("express", "Express", &["Express.js"], SkillKind::Framework, 30.0, &[("javascript", 0.9)]),
    ("spark", "Apache Spark", &["Spark", "PySpark"], SkillKind::Framework, 100.0, &[]),
    ("rest-apis", "REST APIs", &["REST", "RESTful services"], SkillKind::Knowledge, 30.0, &[]),
    ("microsoft-excel", "Microsoft Excel", &["Excel", "MS Excel"], SkillKind::Tool, 40.0, &[]),
    ("microsoft-word", "Microsoft Word", &["Word", "MS Word"], SkillKind::Tool, 20.0, &[]),
    ("docker", "Docker", &[], SkillKind::Tool, 40.0, &[("containers", 0.9)]),
    ("kubernetes", "Kubernetes", &["k8s"], SkillKind::Platform, 80.0, &[("containers", 0.9)]),
    ("containers", "Containers", &["containerization"], SkillKind::Knowledge, 20.0, &[]),
    ("programming", "Programming", &["coding"], SkillKind::Knowledge, 150.0, &[]),
    ("machine-learning", "Machine learning", &["ML"], SkillKind::Knowledge, 200.0, &[]),
    ("deep-learning", "Deep learning", &[], SkillKind::Knowledge, 150.0, &[("machine-learning", 0.8)]),
    (
        "natural-language-processing",
        "Natural language processing",
        &[],
        SkillKind::Knowledge,
        150.0,
        &[("machine-learning", 0.6)],
    ),
    ("tensorflow", "TensorFlow", &["tf"], SkillKind::Framework, 80.0, &[("deep-learning", 0.8)]),
    (
        "pytorch",
        "PyTorch",
        &["torch"],
        SkillKind::Framework,
        80.0,
        &[("deep-learning", 0.8), ("python", 0.9)],
    ),
    ("pandas", "pandas", &[], SkillKind::Library, 30.0, &[("python", 0.9)]),
    ("numpy", "NumPy", &[], SkillKind::Library, 25.0, &[("python", 0.9)]),
    ("communication", "Communication", &["communication skills"], SkillKind::SoftSkill, 60.0, &[]),
    ("project-management", "Project management", &[], SkillKind::Practice, 100.0, &[]),
];

const CONTEXT: &[&str] = &[
    "c",
    "r",
    "go",
    "rust",
    "swift",
    "react",
    "spring",
    "express",
    "spark",
    "rest-apis",
    "microsoft-excel",
    "microsoft-word",
];

/// A catalogue of thirty-two skills, two roles and two tips.
///
/// # Panics
/// Never: the tests build it.
#[must_use]
#[allow(clippy::expect_used, reason = "the tests build this constant catalogue")]
pub fn catalog() -> Catalog {
    Catalog::build(draft()).expect("the sample catalogue is valid").0
}

/// The sample as a draft, for tests that change it.
#[must_use]
pub fn draft() -> CatalogDraft {
    CatalogDraft {
        name: "sample".to_owned(),
        version: "1".to_owned(),
        notice: String::new(),
        groups: Vec::new(),
        skills: SKILLS.iter().map(skill).collect(),
        roles: vec![ml_engineer(), web_developer()],
        tips: vec![
            tip("course", "Online course", "Take a course on {skills}", 0.7, 1.0),
            tip("project", "Project", "Build a project with {skills}", 0.9, 1.4),
        ],
        bundles: Vec::new(),
        resources: Vec::new(),
        shared_labels: false,
    }
}

fn skill((key, label, alts, kind, hours, implies): &Row) -> SkillDraft {
    let related = if *key == "tensorflow" { vec![("pytorch".to_owned(), 0.5)] } else { Vec::new() };
    let prerequisites: &[&str] = match *key {
        "pytorch" | "pandas" => &["python"],
        "kubernetes" => &["docker"],
        _ => &[],
    };
    SkillDraft {
        place: Place::default(),
        key: (*key).to_owned(),
        label: (*label).to_owned(),
        alt_labels: alts.iter().map(|a| (*a).to_owned()).collect(),
        names: Vec::new(),
        kind: *kind,
        hours: *hours,
        implies: implies.iter().map(|(k, w)| ((*k).to_owned(), *w)).collect(),
        broader: Vec::new(),
        related,
        prerequisites: prerequisites.iter().map(|k| (*k).to_owned()).collect(),
        needs_context: CONTEXT.contains(key),
        project: None,
    }
}

fn ml_engineer() -> RoleDraft {
    role(
        "machine-learning-engineer",
        "Machine Learning Engineer",
        &["ML Engineer"],
        vec![
            requirement(
                "Programs in Python, R or Java",
                &["python", "r", "java"],
                1,
                1.0,
                Some(Level::Advanced),
            ),
            requirement("Knows machine learning", &["machine-learning"], 1, 0.9, Some(Level::Intermediate)),
            requirement("Uses TensorFlow or PyTorch", &["tensorflow", "pytorch"], 1, 0.8, None),
            requirement("Runs containers on Kubernetes", &["docker", "kubernetes"], 2, 0.5, None),
            requirement("Communicates well", &["communication"], 1, 0.4, None),
        ],
    )
}

fn web_developer() -> RoleDraft {
    role(
        "web-developer",
        "Web Developer",
        &["Frontend Developer"],
        vec![
            requirement("Programs in JavaScript", &["javascript"], 1, 1.0, Some(Level::Advanced)),
            requirement("Uses React", &["react"], 1, 0.8, None),
            requirement("Builds REST APIs", &["rest-apis"], 1, 0.6, None),
            requirement("Queries with SQL", &["sql"], 1, 0.4, None),
        ],
    )
}

fn role(key: &str, title: &str, alts: &[&str], requirements: Vec<RequirementDraft>) -> RoleDraft {
    RoleDraft {
        place: Place::default(),
        key: key.to_owned(),
        title: title.to_owned(),
        alt_titles: alts.iter().map(|a| (*a).to_owned()).collect(),
        group: "software".to_owned(),
        isco08: None,
        onet_soc: None,
        licence: None,
        definition: None,
        responsibilities: Vec::new(),
        requirements,
        industries: Vec::new(),
        notes: Vec::new(),
        outlook: None,
    }
}

fn requirement(
    text: &str,
    any: &[&str],
    need: usize,
    importance: f64,
    level: Option<Level>,
) -> RequirementDraft {
    RequirementDraft {
        place: Place::default(),
        text: text.to_owned(),
        category: Category::Skill,
        alternatives: any.iter().map(|k| (*k).to_owned()).collect(),
        prefer: None,
        need,
        importance,
        level,
        essential: importance >= 0.5,
        essential_stated: true,
        source: Source::Curated,
        weights: Source::Curated,
    }
}

fn tip(key: &str, label: &str, action: &str, effect: f64, pace: f64) -> TipDraft {
    let teach = |kind: &SkillKind| TeachingDraft {
        kind: *kind,
        effect,
        pace,
        why: format!("a {key} teaches a {kind}"),
        when: Suits::default(),
    };
    TipDraft {
        place: Place::default(),
        key: key.to_owned(),
        label: label.to_owned(),
        text: label.to_owned(),
        source: Source::Curated,
        action: action.to_owned(),
        only: None,
        teaches: SkillKind::ALL.iter().map(teach).collect(),
    }
}

/// The catalogue with a chain of a thousand skills, "link-0" and so on, each tied to the next by `tie`.
#[cfg(test)]
pub(crate) fn chain(tie: impl Fn(&mut SkillDraft, String)) -> Catalog {
    let mut draft = draft();
    let template = draft.skills[0].clone();
    let links = (0..1_000).map(|at| {
        let mut link = SkillDraft {
            key: format!("link-{at}"),
            label: format!("Link {at}"),
            alt_labels: Vec::new(),
            implies: Vec::new(),
            prerequisites: Vec::new(),
            ..template.clone()
        };
        if at < 999 {
            tie(&mut link, format!("link-{}", at + 1));
        }
        link
    });
    draft.skills.extend(links);
    Catalog::build(draft).expect("the chain is valid").0
}
