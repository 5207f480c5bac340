//! Whether a short name agrees with the rest of a resume: "SAM" beside Lambda is AWS SAM, beside storyboards it is not.
//!
//! Fields are those of the catalogue: two skills are of one field when one is related to the other, or both to a third
//! that few skills are related to.

use crate::catalog::{Catalog, SkillId, SkillKind};
use crate::lexicon::{Languages, Lexicon};
use crate::matcher::{Candidate, Method};
use crate::resume::Section;
use crate::text::compact;
use rustc_hash::{FxHashMap, FxHashSet};

/// Longer names are told apart by their letters.
const LONGEST: usize = 4;

/// What is listed under a letter or two is shorter.
const LONGEST_GUESS: usize = 3;

/// What more skills than this are related to is no field: everything needs programming.
const WIDEST: u32 = 40;

/// So many skills of its field must be held for a name that is an abbreviation by guess.
const GUESSED: u8 = 2;

/// How many other skills of its field a resume must name for a text to name this skill: 0 where the text is clear, 1
/// for a short name that has other meanings, 2 for an abbreviation that was guessed.
pub(crate) fn needed(
    (catalog, lexicon): (&Catalog, &Lexicon),
    (text, section): (&str, Section),
    languages: Languages,
    candidate: Candidate,
) -> u8 {
    let skill = catalog.skill(candidate.skill);
    let letters = text.chars().count();
    if letters > LONGEST || !text.chars().all(char::is_alphabetic) || compact(&skill.label) == compact(text) {
        return 0;
    }
    // A degree or a certificate is clear where such are listed.
    let listed = matches!(section, Section::Education | Section::Certificates);
    if listed && skill.kind == SkillKind::Credential {
        return 0;
    }
    let capitals = text.chars().all(char::is_uppercase);
    let ambiguous = lexicon.disambiguation().short_names.is(text, languages) && (capitals || letters <= 2);
    let guess = candidate.method == Method::Acronym && letters <= LONGEST_GUESS;
    match (ambiguous || guess, candidate.method) {
        (false, _) => 0,
        (true, Method::Acronym | Method::Fuzzy) => GUESSED,
        (true, _) => 1,
    }
}

/// The fields of a catalogue.
#[derive(Debug)]
pub struct Agreement<'c> {
    catalog: &'c Catalog,
    /// By skill, how many are related to it.
    related: Vec<u32>,
}

impl<'c> Agreement<'c> {
    /// Counts which skills are related to which.
    #[must_use]
    pub fn new(catalog: &'c Catalog) -> Self {
        let mut related = vec![0; catalog.skills().len()];
        for skill in catalog.skills() {
            let mut targets: Vec<SkillId> = skill.relations.iter().map(|relation| relation.target).collect();
            targets.sort_unstable();
            targets.dedup();
            for target in targets {
                if let Some(count) = related.get_mut(target.index()) {
                    *count += 1;
                }
            }
        }
        Self { catalog, related }
    }

    /// Which of these skills stay: those whose names are clear, and those with which so many others agree as their names
    /// need. A name that is clear elsewhere is clear everywhere.
    #[must_use]
    pub fn settled(&self, held: &[(SkillId, u8)]) -> Vec<bool> {
        let clear: FxHashSet<SkillId> =
            held.iter().filter(|(_, needed)| *needed == 0).map(|(skill, _)| *skill).collect();
        let skills: FxHashSet<SkillId> = held.iter().map(|(skill, _)| *skill).collect();
        let mut agreeing: FxHashMap<SkillId, usize> = FxHashMap::default();
        let stays = |&(skill, needed): &(SkillId, u8)| {
            let mut agree = || {
                let others = skills.iter().filter(|other| **other != skill && self.share(skill, **other));
                others.take(usize::from(GUESSED)).count()
            };
            needed == 0
                || clear.contains(&skill)
                || *agreeing.entry(skill).or_insert_with(&mut agree) >= usize::from(needed)
        };
        held.iter().map(stays).collect()
    }

    /// Whether two skills are of one field.
    fn share(&self, a: SkillId, b: SkillId) -> bool {
        let catalog = self.catalog;
        let targets = |skill: SkillId| catalog.skill(skill).relations.iter().map(|relation| relation.target);
        if targets(a).any(|target| target == b) || targets(b).any(|target| target == a) {
            return true;
        }
        // What one begins with is known by the other: who knows Python can begin with artificial intelligence.
        let first = &catalog.skill(a).prerequisites;
        if first.iter().any(|first| *first == b || targets(b).any(|target| target == *first)) {
            return true;
        }
        // Where one certificate is named, another is one too.
        let credential = |skill: SkillId| catalog.skill(skill).kind == SkillKind::Credential;
        if credential(a) && credential(b) {
            return true;
        }
        targets(a).any(|middle| {
            let meets = targets(b).any(|other| other == middle) || targets(middle).any(|other| other == b);
            meets && self.related.get(middle.index()).is_none_or(|count| *count <= WIDEST)
        })
    }
}
