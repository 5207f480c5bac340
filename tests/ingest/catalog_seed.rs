//! The article that the project started from, fact by fact, compared with the built-in catalogue.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests may fail loudly")]

use skillgap_core::catalog::{Catalog, Category, Fact, Requirement, Role, Source};

/// One line of the article's lists, and the catalogue's wording.
struct Bullet {
    text: &'static str,
    need: usize,
    alternatives: &'static [&'static str],
    category: Category,
}

const fn skill(text: &'static str, need: usize, alternatives: &'static [&'static str]) -> Bullet {
    Bullet { text, need, alternatives, category: Category::Skill }
}

const fn education(text: &'static str, need: usize, alternatives: &'static [&'static str]) -> Bullet {
    Bullet { text, need, alternatives, category: Category::Education }
}

const fn tool(text: &'static str, need: usize, alternatives: &'static [&'static str]) -> Bullet {
    Bullet { text, need, alternatives, category: Category::Tool }
}

const FRAMEWORKS: &[&str] = &["TensorFlow", "Keras", "PyTorch"];
const DEGREES: &[&str] = &["Degree in Computer Science", "Degree in Mathematics", "Degree in Statistics"];
const TEAM: &[&str] = &["Communication", "Collaboration"];

const MACHINE_LEARNING_ENGINEER: &[Bullet] = &[
    skill("Strong programming skills in languages like Python, R, and Java", 1, &["Python", "R", "Java"]),
    skill("Knowledge of ML algorithms and techniques", 1, &["Machine Learning"]),
    skill("Experience with ML frameworks like TensorFlow, Keras, and PyTorch", 1, FRAMEWORKS),
    skill("Knowledge of database systems and SQL", 2, &["Database Systems", "SQL"]),
    skill(
        "Understanding of Distributed Systems and cloud computing",
        2,
        &["Distributed Systems", "Cloud Computing"],
    ),
    skill("Good communication and collaboration skills", 2, TEAM),
    education(
        "A bachelor's or master's degree in Computer Science, mathematics, statistics, or a related field",
        1,
        DEGREES,
    ),
    education("Experience with ML frameworks and tools", 1, FRAMEWORKS),
    education("Knowledge of database systems and SQL", 2, &["Database Systems", "SQL"]),
    education(
        "Understanding of Distributed Systems and cloud computing",
        2,
        &["Distributed Systems", "Cloud Computing"],
    ),
    tool("Programming languages like Python, R, and Java", 1, &["Python", "R", "Java"]),
    tool("ML frameworks like TensorFlow, Keras, and PyTorch", 1, FRAMEWORKS),
    tool("Database systems like MySQL and PostgreSQL", 1, &["MySQL", "PostgreSQL"]),
    tool("Cloud computing platforms like AWS and Google Cloud", 1, &["AWS", "Google Cloud"]),
];

const MACHINE_LEARNING_ENGINEER_DOES: [&str; 6] = [
    "Collecting and preprocessing data",
    "Selecting and training ML models",
    "Tuning hyperparameters to improve model performance",
    "Deploying ML models in production",
    "Monitoring and maintaining ML models",
    "Scaling ML systems to handle large volumes of data",
];

const AI_PROGRAMMER: &[Bullet] = &[
    skill("Strong programming skills in languages like Python, C++, and Java", 1, &["Python", "C++", "Java"]),
    skill("Knowledge of AI algorithms and techniques", 1, &["Artificial Intelligence"]),
    skill("Experience with AI frameworks like TensorFlow, Keras, and PyTorch", 1, FRAMEWORKS),
    skill(
        "Knowledge of Computer Vision and natural language processing",
        2,
        &["Computer Vision", "Natural Language Processing"],
    ),
    skill(
        "Understanding of cognitive computing and neural networks",
        2,
        &["Cognitive Computing", "Neural Networks"],
    ),
    skill("Good communication and collaboration skills", 2, TEAM),
    education(
        "A bachelor's or master's degree in computer science, Mathematics, statistics, or a related field",
        1,
        DEGREES,
    ),
    education("Experience with AI frameworks and tools", 1, FRAMEWORKS),
    education(
        "Knowledge of Computer Vision and natural language processing",
        2,
        &["Computer Vision", "Natural Language Processing"],
    ),
    education(
        "Understanding of cognitive computing and neural networks",
        2,
        &["Cognitive Computing", "Neural Networks"],
    ),
    tool("Programming languages like Python, C++, and Java", 1, &["Python", "C++", "Java"]),
    tool("AI frameworks like TensorFlow, Keras, and PyTorch", 1, FRAMEWORKS),
    tool("Computer vision libraries like OpenCV", 1, &["OpenCV"]),
    tool("Natural language processing tools like NLTK and spaCy", 1, &["NLTK", "spaCy"]),
];

const AI_PROGRAMMER_DOES: [&str; 6] = [
    "Collecting and preprocessing data",
    "Designing and implementing algorithms that can learn from data",
    "Developing intelligent systems that can mimic human intelligence",
    "Testing and debugging intelligent systems",
    "Deploying intelligent systems in production",
    "Monitoring and maintaining intelligent systems",
];

const TIPS: [&str; 5] = [
    "Take online courses and tutorials to learn the basics of ML and AI",
    "Build projects and participate in hackathons to gain practical experience",
    "Contribute to open-source ML and AI projects to showcase your skills",
    "Attend conferences and meetups to network with professionals in the field",
    "Pursue a degree or certification in computer science, mathematics, or Statistics",
];

fn catalog() -> Catalog {
    Catalog::builtin()
}

fn role<'a>(catalog: &'a Catalog, title: &str) -> &'a Role {
    catalog.role(catalog.find_role(title).unwrap())
}

fn labels<'a>(catalog: &'a Catalog, requirement: &Requirement) -> Vec<&'a str> {
    requirement.alternatives.iter().map(|id| catalog.skill(*id).label.as_str()).collect()
}

fn texts(facts: &[Fact]) -> Vec<&str> {
    facts.iter().map(|fact| fact.text.as_str()).collect()
}

/// The requirements from the article; those added by curators are marked.
fn of_article(role: &Role) -> Vec<&Requirement> {
    let (seed, added): (Vec<_>, Vec<_>) = role.requirements.iter().partition(|r| r.source == Source::Seed);
    assert!(added.iter().all(|r| r.source == Source::Curated), "{}", role.title);
    seed
}

fn assert_bullets(title: &str, bullets: &[Bullet]) {
    let catalog = catalog();
    let requirements = of_article(role(&catalog, title));
    assert_eq!(requirements.len(), bullets.len(), "{title}");
    for bullet in bullets {
        let meant = |r: &&&Requirement| r.text == bullet.text && r.category == bullet.category;
        let found = requirements.iter().find(meant);
        let said = found.unwrap_or_else(|| panic!("{title} lacks '{}' ({})", bullet.text, bullet.category));
        assert_eq!(labels(&catalog, said), bullet.alternatives, "{title}: {}", bullet.text);
        assert_eq!(said.need, bullet.need, "{title}: {}", bullet.text);
        assert_eq!((said.source, said.weights), (Source::Seed, Source::Curated), "{title}: {}", bullet.text);
    }
}

#[test]
fn every_bullet_of_the_machine_learning_engineer_is_a_requirement() {
    assert_bullets("Machine Learning Engineer", MACHINE_LEARNING_ENGINEER);
}

#[test]
fn every_bullet_of_the_ai_programmer_is_a_requirement() {
    assert_bullets("AI Programmer", AI_PROGRAMMER);
}

#[test]
fn each_list_of_requirements_is_as_long_as_in_the_article() {
    for bullets in [MACHINE_LEARNING_ENGINEER, AI_PROGRAMMER] {
        let count = |category| bullets.iter().filter(|b| b.category == category).count();
        assert_eq!([Category::Skill, Category::Education, Category::Tool].map(count), [6, 4, 4]);
    }
}

#[test]
fn what_repeats_a_required_skill_is_not_asked_for_twice() {
    let catalog = catalog();
    for title in ["Machine Learning Engineer", "AI Programmer"] {
        let (skills, others): (Vec<_>, Vec<_>) =
            of_article(role(&catalog, title)).into_iter().partition(|r| r.category == Category::Skill);
        assert!(skills.iter().all(|r| r.essential), "{title}");
        for other in others {
            let repeats = skills.iter().any(|r| r.alternatives == other.alternatives);
            assert_eq!(other.essential, !repeats, "{title}: {}", other.text);
        }
    }
}

#[test]
fn responsibilities_are_the_articles_six_each() {
    let catalog = catalog();
    let roles = [
        ("Machine Learning Engineer", MACHINE_LEARNING_ENGINEER_DOES),
        ("AI Programmer", AI_PROGRAMMER_DOES),
    ];
    for (title, expected) in roles {
        let facts = &role(&catalog, title).responsibilities;
        assert_eq!(texts(facts), expected, "{title}");
        assert!(facts.iter().all(|fact| fact.source == Source::Seed), "{title}");
    }
}

#[test]
fn definitions_are_the_articles_three_sentences_each() {
    let catalog = catalog();
    let cases = [
        (
            "Machine Learning Engineer",
            "A Machine Learning Engineer is a professional who specializes in designing, building, and deploying \
             ML models. They work on the entire ML pipeline, from data collection and preprocessing to model \
             selection and deployment. They are responsible for creating scalable ML systems that can handle large \
             volumes of data and provide accurate predictions.",
        ),
        (
            "AI Programmer",
            "An AI Programmer is a professional who specializes in developing intelligent systems that can learn \
             from data and make decisions. They work on the entire AI pipeline, from data collection and \
             preprocessing to designing and implementing algorithms that can learn from the data. They are \
             responsible for creating intelligent systems that can mimic human intelligence and decision-making.",
        ),
    ];
    for (title, text) in cases {
        let definition = role(&catalog, title).definition.as_ref().unwrap();
        assert_eq!((definition.text.as_str(), definition.source), (text, Source::Seed));
    }
}

#[test]
fn both_roles_share_the_outlook() {
    let catalog = catalog();
    for title in ["Machine Learning Engineer", "AI Programmer"] {
        let outlook = role(&catalog, title).outlook.as_ref().unwrap();
        assert_eq!((outlook.growth_percent, outlook.period), (Some(15.0), Some((2019, 2029))), "{title}");
        assert_eq!(outlook.authority.as_deref(), Some("US Bureau of Labor Statistics"), "{title}");
        let occupation = "computer and information research scientists";
        assert_eq!(outlook.occupation.as_deref(), Some(occupation), "{title}");
        assert_eq!(outlook.source, Source::Seed, "{title}");
        for part in
            ["is very positive", "projected to grow 15% from 2019 to 2029", "much faster than the average"]
        {
            assert!(outlook.text.contains(part), "{title}: {part}");
        }
    }
}

#[test]
fn what_the_article_says_of_both_roles_is_noted_at_both() {
    let catalog = catalog();
    let expected = [
        "Both roles require a strong foundation in Computer Science, Mathematics, and Statistics.",
        "Both roles require the use of programming languages, frameworks, and tools to develop intelligent systems.",
        "Machine Learning Engineers and AI Programmers are in high demand across a wide range of industries.",
    ];
    for title in ["Machine Learning Engineer", "AI Programmer"] {
        let role = role(&catalog, title);
        assert_eq!(texts(&role.notes), expected, "{title}");
        assert!(role.industries.is_empty(), "the article's list of industries is empty: {title}");
    }
}

#[test]
fn the_articles_five_tips_come_first_and_others_are_marked() {
    let catalog = catalog();
    let said: Vec<&str> = catalog.tips().iter().map(|tip| tip.text.as_str()).collect();
    assert_eq!(said[..TIPS.len()], TIPS);
    let (seed, added) = catalog.tips().split_at(TIPS.len());
    assert!(seed.iter().all(|tip| tip.source == Source::Seed));
    assert!(added.iter().all(|tip| tip.source == Source::Curated));
}

#[test]
fn the_roles_are_found_by_their_other_titles() {
    let catalog = catalog();
    for (name, key) in [("ml engineer", "machine-learning-engineer"), ("AI Developer", "ai-programmer")] {
        assert_eq!(catalog.role(catalog.find_role(name).unwrap()).key, key);
    }
}
