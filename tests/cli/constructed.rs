//! Hand-made reports that cover every line of a renderer.

use skillgap_core::catalog::{Category, SkillKind, Source};
use skillgap_core::date::Until;
use skillgap_core::matcher::Method;
use skillgap_core::mention::SetAsideReason;
use skillgap_core::report::{
    AdjacentInfo, BecauseInfo, CatalogInfo, ClaimInfo, ClaimsInfo, DerivedInfo, EvidenceInfo, GapInfo,
    LessonInfo, NotPlannedInfo, PointerInfo, PracticeInfo, ProfileInfo, Report, RequirementInfo,
    ResourceInfo, RoleInfo, SCHEMA_VERSION, SetAsideInfo, SkillInfo, StepInfo, UnrecognisedInfo,
};
use skillgap_core::resume::Section;
use skillgap_core::units::Level;

/// A report that contains everything.
pub(crate) fn full() -> Report {
    Report {
        schema_version: SCHEMA_VERSION,
        catalog: CatalogInfo {
            name: "sample".to_owned(),
            version: "1".to_owned(),
            notice: String::new(),
            skills: 1234,
            roles: 48,
            kinds: vec!["data".to_owned(), "ai".to_owned()],
        },
        profile: profile(),
        no_role_fits: false,
        roles: vec![machine_learning_engineer(), data_scientist()],
        aims: Vec::new(),
        adjacent: vec![data_engineer()],
        posting: None,
    }
}

/// A report on a resume in which hardly anything was recognised.
pub(crate) fn hardly_recognised() -> Report {
    let mut report = full();
    report.profile.skills.truncate(1);
    report.profile.derived.clear();
    report.profile.warning =
        Some("Only 1 of 14 mentions was recognised, so the gaps would be those of the catalogue.".to_owned());
    report
}

/// A report on a resume that tries to control the terminal and to break Markdown.
pub(crate) fn hostile() -> Report {
    const EVIL: &str =
        "a | b\u{1b}[2J\u{7} <script>x</script> [l](http://e.example) `c` *d* \u{202e}\n# 東京東京";
    let mut report = full();
    let endless = EVIL.repeat(20) + &"x".repeat(300);
    report.profile.name = Some(endless.clone());
    for (at, text) in [EVIL, &endless].into_iter().enumerate() {
        report.profile.unrecognised[at].text = text.to_owned();
        report.profile.skills[at].evidence[0].text = text.to_owned();
        report.profile.skills[at].skill = text.to_owned();
    }
    report.profile.set_aside[0].text = endless.clone();
    report.profile.notes[0] = endless.clone();
    report.profile.claims.listed_only[0].skill = endless.clone();
    report.profile.claims.shown[0].text = endless.clone();
    report.profile.claims.unlisted[0].skill = endless.clone();
    report.profile.claims.unlisted[1].text = EVIL.to_owned();
    report.roles[0].requirements[0].held = vec![endless.clone(); 9];
    report.roles[0].pointers[0].skill = EVIL.to_owned();
    report.adjacent[0].title = EVIL.to_owned();
    report.adjacent[0].adds[0].skill = endless.clone();
    report.roles[0].plan[0].action = endless;
    report
}

fn profile() -> ProfileInfo {
    let fuzzy = EvidenceInfo { score: 0.93, ..evidence("machine lerning", Section::Summary, Method::Fuzzy) };
    ProfileInfo {
        name: Some("Ada Example".to_owned()),
        skills: vec![
            skill(
                "python",
                "Python",
                SkillKind::Language,
                Some(Level::Advanced),
                vec![
                    evidence("Python", Section::Skills, Method::Exact),
                    evidence("Python 3.11", Section::Work, Method::Exact),
                ],
            ),
            skill(
                "sql",
                "SQL",
                SkillKind::Language,
                None,
                vec![evidence("SQL", Section::Skills, Method::Exact)],
            ),
            SkillInfo {
                last_seen: "2018-05".parse().ok().map(Until::Month),
                years_ago: Some(8),
                ..skill(
                    "scikit-learn",
                    "scikit-learn",
                    SkillKind::Library,
                    Some(Level::Basic),
                    vec![evidence("sklearn", Section::Projects, Method::Alias)],
                )
            },
            skill("machine-learning", "Machine learning", SkillKind::Knowledge, None, vec![fuzzy]),
            skill(
                "communication",
                "Communication",
                SkillKind::SoftSkill,
                None,
                vec![
                    evidence("communication skills", Section::Summary, Method::Alias),
                    evidence("excellent communicator", Section::Work, Method::Alias),
                    evidence("communicated", Section::Work, Method::Alias),
                    evidence("communicating results", Section::Work, Method::Alias),
                ],
            ),
            skill(
                "english",
                "English",
                SkillKind::SpokenLanguage,
                Some(Level::Expert),
                vec![evidence("English", Section::Languages, Method::Exact)],
            ),
        ],
        derived: vec![
            derived("programming", "Programming", Method::Implied, 0.9, &["Python", "Programming"]),
            derived(
                "statistics",
                "Statistics",
                Method::Related,
                0.28,
                &["scikit-learn", "Machine learning", "Statistics"],
            ),
        ],
        unrecognised: vec![
            unrecognised("Zymurgy", Some("Sourcing")),
            unrecognised("synergistic value alignment across the enterprise", None),
        ],
        set_aside: vec![
            set_aside("no experience with Java", "Java", SetAsideReason::Denied),
            set_aside("want to learn Kubernetes", "Kubernetes", SetAsideReason::Wished),
        ],
        claims: claims(),
        entries: Vec::new(),
        language: Vec::new(),
        language_unknown: false,
        today: Some("2026-11".to_owned()),
        decayed: false,
        warning: None,
        notes: vec!["only the first 20 sheets were read".to_owned()],
    }
}

fn claims() -> ClaimsInfo {
    let work = "Built the billing service of a chain of bakeries, in Python 3.11 and PostgreSQL, and ran it for \
                four years without losing an order.";
    ClaimsInfo {
        listed_only: vec![claim("SQL", Section::Skills, "SQL")],
        shown: vec![claim("Python", Section::Work, work)],
        unlisted: vec![
            claim("scikit-learn", Section::Projects, "Sorted photographs of bread with sklearn."),
            claim("Communication", Section::Work, "Communicated results to bakers."),
        ],
    }
}

fn claim(skill: &str, section: Section, text: &str) -> ClaimInfo {
    ClaimInfo {
        id: skill.to_lowercase(),
        skill: skill.to_owned(),
        section,
        text: text.to_owned(),
        start: 100,
        end: 100 + text.len(),
        until: None,
    }
}

fn skill(
    id: &str,
    label: &str,
    kind: SkillKind,
    level: Option<Level>,
    evidence: Vec<EvidenceInfo>,
) -> SkillInfo {
    SkillInfo {
        id: id.to_owned(),
        skill: label.to_owned(),
        kind,
        level,
        level_assumed: level.is_none(),
        confidence: evidence.iter().map(|e| e.score).fold(0.0, f64::max),
        last_seen: None,
        years: None,
        years_ago: None,
        evidence,
    }
}

fn evidence(text: &str, section: Section, method: Method) -> EvidenceInfo {
    let (start, end) = (10, 10 + text.len());
    EvidenceInfo {
        text: text.to_owned(),
        section,
        start,
        end,
        method,
        score: 1.0,
        sentence: None,
        until: None,
        near: None,
    }
}

fn derived(id: &str, label: &str, method: Method, confidence: f64, path: &[&str]) -> DerivedInfo {
    let path = path.iter().map(|p| (*p).to_owned()).collect();
    DerivedInfo { id: id.to_owned(), skill: label.to_owned(), method, confidence, path }
}

fn unrecognised(text: &str, nearest: Option<&str>) -> UnrecognisedInfo {
    UnrecognisedInfo {
        text: text.to_owned(),
        section: Section::Skills,
        start: 40,
        end: 40 + text.len(),
        nearest: nearest.map(str::to_owned),
    }
}

fn set_aside(text: &str, skill: &str, reason: SetAsideReason) -> SetAsideInfo {
    SetAsideInfo { text: text.to_owned(), section: Section::Summary, skill: skill.to_owned(), reason }
}

fn machine_learning_engineer() -> RoleInfo {
    RoleInfo {
        id: "machine-learning-engineer".to_owned(),
        title: "Machine Learning Engineer".to_owned(),
        fit: 0.586,
        fit_essential: 0.642,
        relevance: 0.81,
        rank: 1,
        because: BecauseInfo::default(),
        pointers: vec![pointer("scikit-learn", 0.416), pointer("Machine learning", 0.35), pointer("SQL", 0.003)],
        requirements: vec![
            requirement("Programming in languages like Python, R and Java", 1.0, 1.0, 1, &["Python"], &["R", "Java"]),
            requirement("Machine learning frameworks such as TensorFlow, Keras and PyTorch", 0.9, 0.0, 1, &[], &[
                "TensorFlow",
                "Keras",
                "PyTorch",
            ]),
            RequirementInfo {
                level: Some(Level::Advanced),
                level_assumed: false,
                ..requirement("Machine learning libraries", 0.6, 1.0 / 3.0, 1, &["scikit-learn"], &[])
            },
            requirement("Statistics and probability theory", 0.7, 0.14, 2, &["Statistics"], &["Probability theory"]),
            RequirementInfo {
                essential: false,
                ..requirement("Database systems and SQL", 0.4, 1.0, 1, &["SQL"], &[])
            },
            RequirementInfo {
                essential: false,
                category: Category::Education,
                level_assumed: false,
                ..requirement("A degree in computer science", 0.3, 0.0, 1, &[], &["Degree in computer science"])
            },
        ],
        gaps: vec![
            gap("TensorFlow", 0.231, "Machine learning frameworks such as TensorFlow, Keras and PyTorch"),
            gap("Probability theory", 0.154, "Statistics and probability theory"),
            gap("Degree in computer science", 0.077, "A degree in computer science"),
        ],
        plan: vec![
            StepInfo {
                title: "Probability theory".to_owned(),
                action: "Work through an online course or tutorial on probability theory".to_owned(),
                why: "Most adverts for this role ask for it: “Statistics and probability theory”. TensorFlow (step 2) \
                      builds on it."
                    .to_owned(),
                resources: vec![ResourceInfo {
                    label: "OpenIntro Statistics".to_owned(),
                    url: "https://www.openintro.org/book/os/".to_owned(),
                }],
                opens: vec![2],
                weeks: Some((1, 8)),
                ..step(1, "Probability theory", (None, Level::Intermediate), (48.0, 0.108, 0.694))
            },
            StepInfo {
                title: "Picture classifier".to_owned(),
                tip: "Own project or hackathon".to_owned(),
                tip_id: "project".to_owned(),
                bundle: Some("picture-classifier".to_owned()),
                action: "Train a small image classifier, serve it behind an interface, and watch what it gets wrong"
                    .to_owned(),
                why: "Employers insist on it for this role: “Machine learning frameworks such as TensorFlow, Keras \
                      and PyTorch”. You have scikit-learn at basic level, and advanced is asked."
                    .to_owned(),
                skills: ["TensorFlow", "scikit-learn", "Communication"].map(str::to_owned).to_vec(),
                practised: vec!["Communication".to_owned()],
                lessons: vec![
                    lesson("TensorFlow", None, Some(Level::Intermediate)),
                    lesson("scikit-learn", Some(Level::Basic), Some(Level::Intermediate)),
                    lesson("Communication", None, None),
                ],
                level_from: Some(Level::Basic),
                after: vec![1],
                weeks: Some((9, 27)),
                near_to: vec!["scikit-learn".to_owned()],
                alternatives: vec!["PyTorch".to_owned(), "Keras".to_owned()],
                instead_of: vec!["TensorFlow".to_owned(), "TensorFlow".to_owned()],
                show_it: Some("Publish twenty mistakes with their pictures. For Communication: explain one of them.".to_owned()),
                ..step(2, "TensorFlow", (None, Level::Intermediate), (112.5, 0.208, 0.902))
            },
        ],
        not_planned: vec![NotPlannedInfo {
            requirement: "A degree in computer science".to_owned(),
            reason: "A degree takes about 3 years of study. First ask whether experience and finished work can replace it."
                .to_owned(),
        }],
        practice: vec![PracticeInfo { skill: "scikit-learn".to_owned(), level: Level::Advanced }],
        plan_bound: 0.917,
        licence: None,
    }
}

/// A course on one skill: levels before and after, hours, gain and fit.
fn step(
    rank: usize,
    skill: &str,
    (from, to): (Option<Level>, Level),
    (hours, gain, fit_after): (f64, f64, f64),
) -> StepInfo {
    StepInfo {
        rank,
        title: skill.to_owned(),
        tip: "Online course or tutorial".to_owned(),
        tip_id: "course".to_owned(),
        bundle: None,
        action: String::new(),
        why: String::new(),
        skills: vec![skill.to_owned()],
        practised: Vec::new(),
        lessons: vec![lesson(skill, from, Some(to))],
        level_from: from,
        level_to: Some(to),
        hours,
        weeks: None,
        days: None,
        gain,
        fit_after,
        after: Vec::new(),
        opens: Vec::new(),
        near_to: Vec::new(),
        alternatives: Vec::new(),
        instead_of: Vec::new(),
        show_it: None,
        resources: Vec::new(),
    }
}

fn lesson(skill: &str, level_from: Option<Level>, level_to: Option<Level>) -> LessonInfo {
    LessonInfo { skill: skill.to_owned(), level_from, level_to }
}

fn data_scientist() -> RoleInfo {
    RoleInfo {
        id: "data-scientist".to_owned(),
        title: "Data Scientist for Experiments and Product Analytics".to_owned(),
        fit: 0.997,
        fit_essential: 1.0,
        relevance: 0.004,
        rank: 2,
        because: BecauseInfo::default(),
        pointers: Vec::new(),
        requirements: vec![requirement("Python", 1.0, 1.0, 1, &["Python"], &[])],
        gaps: Vec::new(),
        plan: Vec::new(),
        not_planned: Vec::new(),
        practice: Vec::new(),
        plan_bound: 0.997,
        licence: None,
    }
}

fn data_engineer() -> AdjacentInfo {
    AdjacentInfo {
        id: "data-engineer".to_owned(),
        title: "Data Engineer".to_owned(),
        fit: 0.412,
        relevance: 0.22,
        rank: 4,
        like: "Machine Learning Engineer".to_owned(),
        likeness: 0.31,
        transfers: vec![pointer("SQL", 0.6), pointer("Python", 0.4)],
        adds: vec![gap("Apache Spark", 0.2, "Data pipelines"), gap("Apache Kafka", 0.1, "Streaming")],
    }
}

fn pointer(skill: &str, share: f64) -> PointerInfo {
    PointerInfo { id: skill.to_lowercase().replace(' ', "-"), skill: skill.to_owned(), share }
}

fn requirement(
    text: &str,
    importance: f64,
    coverage: f64,
    need: usize,
    held: &[&str],
    missing: &[&str],
) -> RequirementInfo {
    let labels = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
    RequirementInfo {
        text: text.to_owned(),
        category: Category::Skill,
        importance,
        essential: true,
        personal: false,
        need,
        level: None,
        coverage,
        gap: importance * (1.0 - coverage) / 3.9,
        alternatives: labels(&[held, missing].concat()),
        prefer: labels(&[held, missing].concat()).into_iter().next().unwrap_or_default(),
        held: labels(held),
        missing: labels(missing),
        counted: Vec::new(),
        level_assumed: true,
        source: Source::Seed,
    }
}

fn gap(skill: &str, gap: f64, requirement: &str) -> GapInfo {
    GapInfo {
        skill: skill.to_owned(),
        id: skill.to_lowercase().replace(' ', "-"),
        gap,
        requirement: requirement.to_owned(),
    }
}
