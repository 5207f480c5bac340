//! Whether an ordinary word that is also a skill ("go", "excel", "spring", "R") is meant as one.
//!
//! A doubtful sighting counts when it stands in an enumeration beside a skill, when a word that only a skill
//! takes follows ("Go services", "R packages"), or when it is written as a name after a word that
//! introduces tools ("using Spark", "in Rust"). Everything else is ordinary language.

use crate::scan::{Gap, Sighting, Word};

/// Words after a name that only a skill takes.
const FOLLOWERS: &[&str] = &[
    "api",
    "apis",
    "app",
    "application",
    "applications",
    "apps",
    "backend",
    "boot",
    "cluster",
    "clusters",
    "code",
    "codebase",
    "coding",
    "dashboard",
    "dashboards",
    "dataframe",
    "dataframes",
    "developer",
    "developers",
    "development",
    "endpoints",
    "engineer",
    "engineering",
    "framework",
    "frontend",
    "ide",
    "jobs",
    "lambda",
    "language",
    "library",
    "macros",
    "microservice",
    "microservices",
    "module",
    "modules",
    "package",
    "packages",
    "pipeline",
    "pipelines",
    "pivot",
    "programmer",
    "programming",
    "project",
    "projects",
    "queries",
    "script",
    "scripting",
    "scripts",
    "sdk",
    "server",
    "service",
    "services",
    "shiny",
    "spreadsheet",
    "spreadsheets",
    "sql",
    "streaming",
    "studio",
    "ui",
    "workbook",
    "workbooks",
    "formulas",
    "formulae",
    "vba",
];

/// Words before a name that introduce tools.
const INTRODUCERS: &[&str] = &[
    "using",
    "with",
    "in",
    "via",
    "through",
    "use",
    "used",
    "uses",
    "know",
    "knows",
    "knowing",
    "learned",
    "learnt",
    "taught",
    "wrote",
    "written",
    "programming",
    "program",
    "programmed",
    "coded",
    "coding",
    "built",
    "developed",
    "developing",
    "experience",
    "experienced",
    "expertise",
    "expert",
    "proficient",
    "proficiency",
    "advanced",
    "basic",
    "intermediate",
    "strong",
    "skilled",
    "skills",
    "knowledge",
    "migrated",
    "ported",
    "rewrote",
    "tools",
    "languages",
    "technologies",
    "stack",
    "like",
    "including",
    "microsoft",
    "ms",
    "office",
    "apache",
    "adobe",
    "familiar",
    "senior",
    "junior",
    "of",
    "on",
    "to",
    "from",
];

/// Words after a name that make it ordinary language ("excel at", "go to", "spring 2020", "rest of").
const ORDINARY_FOLLOWERS: &[&str] = &[
    "at", "to", "of", "the", "a", "an", "my", "our", "your", "their", "his", "her", "its", "assured",
    "semester", "term", "break", "season", "for", "from", "beyond", "above", "further", "through", "by",
    "as", "up", "out", "well", "under", "it", "me", "this", "that", "level", "suite", "street", "road",
    "vitamin",
];

/// Introducers that are everyday prepositions: they count only for a word written as a name.
const WEAK_INTRODUCERS: &[&str] =
    &["of", "on", "to", "from", "like", "through", "office", "use", "like", "skills"];

/// Of these, the ones that lead to a place or a product when a capital follows: "moved the warehouse to Snowflake".
const DIRECTIONS: &[&str] = &["on", "to", "from"];

/// Marks off the doubtful sightings that nothing speaks for.
pub(crate) fn judge(words: &[Word], sightings: Vec<Sighting>) -> Vec<Sighting> {
    let mut meant: Vec<bool> = sightings.iter().map(|s| !s.doubtful || stands_as_skill(words, s)).collect();
    for i in 1..meant.len() {
        let neighbours = meant[i - 1] && enumerated(words, &sightings[i - 1], &sightings[i]);
        meant[i] =
            meant[i] || (neighbours && (ends_item(words, &sightings[i]) || is_named(words, &sightings[i])));
    }
    for i in (1..meant.len()).rev() {
        let neighbours = meant[i] && enumerated(words, &sightings[i - 1], &sightings[i]);
        meant[i - 1] = meant[i - 1] || (neighbours && begins_item(words, &sightings[i - 1]));
    }
    sightings.into_iter().zip(meant).filter(|(_, meant)| *meant).map(|(sighting, _)| sighting).collect()
}

/// "Java, Go and Rust": nothing but separators and "and" between two sightings, or a slash.
fn enumerated(words: &[Word], left: &Sighting, right: &Sighting) -> bool {
    let between = words.get(left.words.1..right.words.0).unwrap_or(&[]);
    let joins = |w: &Word| matches!(w.folded.as_str(), "and" | "or" | "plus");
    let next = &words[right.words.0];
    match between {
        [] => matches!(next.before, Gap::List | Gap::Joined('/')),
        [word] => joins(word) && next.before == Gap::Space && matches!(word.before, Gap::Space | Gap::List),
        _ => false,
    }
}

/// "Airflow and Spark on AWS": a capital inside a sentence, and no follower that makes the word ordinary.
fn is_named(words: &[Word], sighting: &Sighting) -> bool {
    let (from, to) = sighting.words;
    let after = words.get(to).filter(|w| matches!(w.before, Gap::Space | Gap::Joined('-')));
    words[from].capital && words[from].before != Gap::Break && !after.is_some_and(is_ordinary_follower)
}

/// "teamwork, express ideas": an item of an enumeration does not go on with ordinary words.
fn ends_item(words: &[Word], sighting: &Sighting) -> bool {
    let next =
        words.get(sighting.words.1).filter(|next| matches!(next.before, Gap::Space | Gap::Joined('-')));
    next.is_none_or(|next| {
        matches!(next.folded.as_str(), "and" | "or" | "plus") || FOLLOWERS.contains(&next.folded.as_str())
    })
}

/// "let us go, SQL": nor does it begin in the middle of them.
fn begins_item(words: &[Word], sighting: &Sighting) -> bool {
    let first = &words[sighting.words.0];
    let before = sighting.words.0.checked_sub(1).and_then(|i| words.get(i));
    let follows = |word: &Word| {
        let word = word.folded.as_str();
        INTRODUCERS.contains(&word) || matches!(word, "and" | "or")
    };
    first.before != Gap::Space || before.is_none_or(follows)
}

fn stands_as_skill(words: &[Word], sighting: &Sighting) -> bool {
    let (from, to) = sighting.words;
    let word = &words[from];
    let after = words.get(to).filter(|w| matches!(w.before, Gap::Space | Gap::Joined('-')));
    let before = from.checked_sub(1).and_then(|i| words.get(i)).filter(|_| word.before == Gap::Space);
    if after.is_some_and(is_ordinary_follower) || word.before == Gap::Joined('-') {
        return false;
    }
    let follower = after.is_some_and(|w| FOLLOWERS.contains(&w.folded.as_str()));
    let introducer = before.filter(|w| INTRODUCERS.contains(&w.folded.as_str()));
    let strong = introducer.is_some_and(|w| !WEAK_INTRODUCERS.contains(&w.folded.as_str()));
    let towards = introducer.is_some_and(|w| DIRECTIONS.contains(&w.folded.as_str()));
    let mid_sentence = word.before != Gap::Break;
    match (word.capital, introducer.is_some()) {
        (true, true) => strong || follower || (towards && is_named(words, sighting)),
        (true, false) => follower && (mid_sentence || word.folded.chars().count() > 1),
        (false, _) => strong && follower,
    }
}

fn is_ordinary_follower(word: &Word) -> bool {
    let year = word.folded.len() == 4
        && word.folded.starts_with(['1', '2'])
        && word.folded.chars().all(|c| c.is_ascii_digit());
    year || ORDINARY_FOLLOWERS.contains(&word.folded.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matcher::Matcher;
    use crate::sample;
    use crate::scan::{sightings, words_of};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let catalog = sample::catalog();
        let matcher = Matcher::new(&catalog);
        let words = words_of(text);
        let meant = judge(&words, sightings(&catalog, &matcher, &words, Default::default()));
        let labels: Vec<&str> =
            meant.iter().map(|s| catalog.skill(s.candidate.skill).label.as_str()).collect();
        assert_eq!(labels, expected, "{text:?}");
    }

    #[test]
    fn ordinary_words_stay_ordinary() {
        for text in [
            "I excel at team work.",
            "Excel at everything you do",
            "We go to market quickly and spring into action.",
            "The rest of the team express doubts.",
            "In other words, a swift answer. A word of thanks.",
            "Spring 2020 internship; in Spring 2020 we moved.",
            "A spark of genius, and rust on the car.",
            "Let us go further. React quickly to incidents.",
            "Vitamin C and plan B.",
            "We express, react and go.",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn signs_make_them_skills() {
        check("Wrote services in Go and Rust.", &["Go", "Rust"]);
        check("Reports with Excel.", &["Microsoft Excel"]);
        check("Used Java, Spring and SQL", &["Java", "Spring", "SQL"]);
        check("Maintained R packages", &["R"]);
        check("Programmed in C.", &["C"]);
        check("go, python, sql", &["Go", "Python", "SQL"]);
        check("Spark jobs on Kubernetes", &["Apache Spark", "Kubernetes"]);
        check("SQL, express ideas clearly", &["SQL"]);
        check("Pipelines with Kubernetes and Spark on AWS", &["Kubernetes", "Apache Spark"]);
        check("Moved the services to Rust; went on to express doubts.", &["Rust"]);
        check("MS Excel and MS Word", &["Microsoft Excel", "Microsoft Word"]);
    }
}
