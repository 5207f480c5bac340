//! Degrees in running text: "BSc in Computer Science", "Master of Arts, Economics", "PhD Physics".
//!
//! Nobody could list every wording of every degree as an alternative label, so the grade is read here and what is
//! left is looked up as "degree in ...". The grade itself ("Bachelor's Degree") is looked up as well.

use crate::matcher::{Candidate, Matcher};
use crate::scan::{Gap, Word};

/// What degrees are called; each stands for itself in the catalogue or for the written-out one beside it.
const GRADES: &[(&str, &str)] = &[
    ("bachelor", "bachelor"),
    ("bachelors", "bachelor"),
    ("bsc", "bachelor"),
    ("ba", "bachelor"),
    ("bs", "bachelor"),
    ("beng", "bachelor"),
    ("be", "bachelor"),
    ("btech", "bachelor"),
    ("bcom", "bachelor"),
    ("bca", "bachelor"),
    ("licence", "bachelor"),
    ("undergraduate", "bachelor"),
    ("master", "msc"),
    ("masters", "msc"),
    ("msc", "msc"),
    ("ma", "msc"),
    ("ms", "msc"),
    ("meng", "msc"),
    ("mtech", "msc"),
    ("mca", "msc"),
    ("mphil", "msc"),
    ("diplom", "msc"),
    ("phd", "phd"),
    ("doctorate", "phd"),
    ("doctor", "phd"),
    ("dphil", "phd"),
    ("degree", ""),
];

/// Words between the grade and the field.
const FILLERS: &[&str] = &[
    "s",
    "degree",
    "of",
    "in",
    "science",
    "arts",
    "engineering",
    "technology",
    "hons",
    "honours",
    "with",
    "the",
    "sc",
    "a",
    "tech",
    "eng",
    "philosophy",
    "applied",
];
/// A field has no more words than this.
const LONGEST_FIELD: usize = 4;
/// So many fillers may stand before the field: "'s degree of science in".
const MOST_FILLERS: usize = 5;

/// A degree with the words that it covers.
pub(crate) struct Degree {
    /// The field's degree ("Degree in Physics").
    pub(crate) field: Candidate,
    /// The grade ("Bachelor's Degree"), when the words name one.
    pub(crate) grade: Option<Candidate>,
    /// One past the last word.
    pub(crate) end: usize,
}

/// The degree that begins at this word.
pub(crate) fn degree_at(matcher: &Matcher, words: &[Word], at: usize) -> Option<Degree> {
    let (_, grade) =
        GRADES.iter().find(|(name, _)| *name == words.get(at).map_or("", |word| word.folded.as_str()))?;
    let rest = words[at + 1..].iter().take(MOST_FILLERS + LONGEST_FIELD);
    let in_reach = rest
        .take_while(|w| w.before != Gap::Break)
        .inspect(|_| {
            #[cfg(test)]
            crate::steps::step();
        })
        .count();
    let fillers = words[at + 1..]
        .iter()
        .take(in_reach.min(MOST_FILLERS))
        .take_while(|w| FILLERS.contains(&w.folded.as_str()))
        .count();
    // "Science" may be filler or part of the field: the longest field that the catalogue knows decides.
    (1..=fillers + 1).find_map(|skip| field(matcher, words, at + skip, at + 1 + in_reach)).map(
        |(field, end)| Degree { field, grade: matcher.lookup(grade).map(|(candidate, _)| candidate), end },
    )
}

/// The longest "degree in ..." whose field starts here.
fn field(matcher: &Matcher, words: &[Word], from: usize, reach: usize) -> Option<(Candidate, usize)> {
    (from + 1..=reach.min(from + LONGEST_FIELD)).rev().find_map(|end| {
        let name: String = words.get(from..end)?.iter().map(|word| word.folded.as_str()).collect();
        matcher.lookup(&format!("degreein{name}")).map(|(candidate, _)| (candidate, end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Catalog, Place, SkillDraft, SkillKind};
    use crate::scan::words_of;

    fn catalog() -> Catalog {
        let degree = |key: &str, label: &str, alts: &[&str]| SkillDraft {
            place: Place::default(),
            key: key.to_owned(),
            label: label.to_owned(),
            alt_labels: alts.iter().map(|a| (*a).to_owned()).collect(),
            kind: SkillKind::Credential,
            hours: 3000.0,
            implies: Vec::new(),
            broader: Vec::new(),
            related: Vec::new(),
            prerequisites: Vec::new(),
            needs_context: false,
            project: None,
        };
        let mut draft = crate::sample::draft();
        draft.skills.push(degree("degree-in-computer-science", "Degree in Computer Science", &[]));
        draft.skills.push(degree("degree-in-engineering", "Degree in Engineering", &[]));
        draft.skills.push(degree("bachelors-degree", "Bachelor's Degree", &["bachelor"]));
        draft.skills.push(degree("masters-degree", "Master's Degree", &["MSc"]));
        Catalog::build(draft).expect("the sample is valid").0
    }

    #[test]
    fn degrees_are_read_in_their_usual_wordings() {
        let catalog = catalog();
        let matcher = Matcher::new(&catalog);
        let cases = [
            ("BSc in Computer Science", Some(("Degree in Computer Science", "Bachelor's Degree"))),
            (
                "Bachelor of Science in Computer Science",
                Some(("Degree in Computer Science", "Bachelor's Degree")),
            ),
            ("Master's degree in computer science", Some(("Degree in Computer Science", "Master's Degree"))),
            ("Master of Computer Science, 2019", Some(("Degree in Computer Science", "Master's Degree"))),
            ("Bachelor of Engineering", Some(("Degree in Engineering", "Bachelor's Degree"))),
            ("Bachelor of Forestry", None),
            ("Scrum master", None),
        ];
        for (text, expected) in cases {
            let words = words_of(text);
            let found = (0..words.len()).find_map(|at| degree_at(&matcher, &words, at));
            let label = |candidate: Candidate| catalog.skill(candidate.skill).label.as_str();
            let told = found.map(|d| (label(d.field), d.grade.map_or("", label)));
            assert_eq!(told, expected, "{text:?}");
        }
    }
}
