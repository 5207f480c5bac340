//! Whether a short name agrees with the rest of a resume: "SAM" beside Lambda is AWS SAM, beside storyboards it is not.
//!
//! Fields are those of the catalogue: two skills are of one field when one is related to the other, or both to a third
//! that few skills are related to.

use super::{Extractor, Found};
use crate::catalog::{Catalog, SkillId, SkillKind};
use crate::matcher::{Candidate, Method};
use crate::mention::Outcome;
use crate::resume::{Form, Section, Segment};
use crate::text::compact;
use rustc_hash::{FxHashMap, FxHashSet};

/// Longer names are told apart by their letters.
const LONGEST: usize = 4;
/// What is listed under a letter or two is shorter.
const LONGEST_GUESS: usize = 3;
/// What more skills than this are related to is no field: everything needs programming.
const WIDEST: usize = 40;
/// So many skills of its field must be held for a name that is an abbreviation by guess.
const GUESSED: usize = 2;

/// What is found in one segment.
pub(super) type InSegment<'r> = (&'r Segment, Vec<Found>);

impl Extractor<'_> {
    /// Takes back the short names with which nothing in the resume agrees: in lists they are not recognised, in running
    /// text they name nothing.
    pub(super) fn settle(&self, found: &mut [InSegment<'_>]) {
        let long: FxHashSet<SkillId> = skills(found, |text| !self.is_short(text, None)).collect();
        let held: FxHashSet<SkillId> = skills(found, |_| true).collect();
        let mut fields = Fields { catalog: self.catalog, wide: FxHashMap::default() };
        let mut agreed: FxHashMap<SkillId, usize> = FxHashMap::default();
        for (segment, found) in found {
            found.retain_mut(|(start, end, outcome)| {
                let Outcome::Held { candidate, .. } = *outcome else { return true };
                let text = segment.text.get(*start..*end).unwrap_or("");
                if !self.is_short(text, Some(candidate))
                    || self.is_listed_credential(segment.section, candidate)
                {
                    return true;
                }
                let skill = candidate.skill;
                let written_out = long.contains(&skill);
                let agreeing = *agreed.entry(skill).or_insert_with(|| {
                    held.iter()
                        .filter(|other| **other != skill && fields.share(skill, **other))
                        .take(GUESSED)
                        .count()
                });
                let needed = if is_guess(candidate) { GUESSED } else { 1 };
                if written_out || agreeing >= needed {
                    return true;
                }
                *outcome = Outcome::Unrecognised { nearest: self.hints.then_some(skill) };
                segment.form == Form::List
            });
        }
    }

    /// Whether a text is an abbreviation that may stand for something else; of a guess any short one may.
    fn is_short(&self, text: &str, candidate: Option<Candidate>) -> bool {
        let letters = text.chars().count();
        if letters > LONGEST || !text.chars().all(char::is_alphabetic) {
            return false;
        }
        let capitals = text.chars().all(char::is_uppercase);
        let guess = candidate.is_some_and(|candidate| candidate.method == Method::Acronym);
        let listed =
            self.lexicon.disambiguation().short_names.is(text, self.languages.and(self.lexicon.english()));
        let named = candidate
            .is_some_and(|candidate| compact(&self.catalog.skill(candidate.skill).label) == compact(text));
        !named && ((listed && (capitals || letters <= 2)) || (guess && letters <= LONGEST_GUESS))
    }

    /// A degree or a certificate where such are listed.
    fn is_listed_credential(&self, section: Section, candidate: Candidate) -> bool {
        let credential = self.catalog.skill(candidate.skill).kind == SkillKind::Credential;
        credential && matches!(section, Section::Education | Section::Certificates)
    }
}

fn is_guess(candidate: Candidate) -> bool {
    matches!(candidate.method, Method::Acronym | Method::Fuzzy)
}

/// The skills that are held by mentions of such texts.
fn skills(found: &[InSegment<'_>], of: impl Fn(&str) -> bool) -> impl Iterator<Item = SkillId> {
    found.iter().flat_map(move |(segment, found)| {
        let of = &of;
        let held = found.iter().filter_map(|(start, end, outcome)| match outcome {
            Outcome::Held { candidate, .. } => {
                segment.text.get(*start..*end).filter(|text| of(text)).map(|_| candidate.skill)
            }
            _ => None,
        });
        held.collect::<Vec<_>>()
    })
}

/// The fields of a catalogue.
struct Fields<'c> {
    catalog: &'c Catalog,
    /// Whether a skill is related to too many others to be a field.
    wide: FxHashMap<SkillId, bool>,
}

impl Fields<'_> {
    /// Whether two skills are of one field.
    fn share(&mut self, a: SkillId, b: SkillId) -> bool {
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
            meets && !self.is_wide(middle)
        })
    }

    fn is_wide(&mut self, skill: SkillId) -> bool {
        let catalog = self.catalog;
        *self.wide.entry(skill).or_insert_with(|| {
            let related = |other: &&crate::catalog::Skill| {
                other.relations.iter().any(|relation| relation.target == skill)
            };
            catalog.skills().iter().filter(related).count() > WIDEST
        })
    }
}
