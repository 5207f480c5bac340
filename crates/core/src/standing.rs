//! The part of a profile that scoring needs: for each skill, how surely and how well it is held.
//!
//! A skill can be held for several reasons at once: the resume names it, another skill implies it, a related
//! one transfers to it. Each reason is a pair of confidence and level; [`Credit`] keeps the best confidence
//! for each level, to find the best reason for any required level. More reasons can only raise a credit, so
//! holding one more skill never lowers a fit.

use crate::catalog::{Catalog, Relation, RelationKind, SkillId};
use crate::follows::Follows;
use crate::matcher::Method;
use crate::plan::conferred;
use crate::units::{Confidence, Level};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The least confidence for a skill to follow from another: one weak relation (0.3 is "partly") from a sure
/// skill is enough, a second weak one after it is not.
pub const LEAST_CONFIDENCE: f64 = 0.2;

/// The confidence from which a skill is more likely held than not.
pub(crate) const SURE: f64 = 0.5;

/// The slot for a source without a level, which meets every level.
const UNSTATED: usize = Level::ALL.len();

/// The credit of one skill: the best confidence for each level at which it may be held.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Credit {
    best: [f64; UNSTATED + 1],
}

impl Credit {
    /// The credit that one source gives.
    fn of(confidence: f64, level: Option<Level>) -> Self {
        let mut credit = Self::default();
        credit.best[slot(level)] = confidence;
        credit
    }

    fn add(&mut self, other: &Self) {
        for (mine, theirs) in self.best.iter_mut().zip(other.best) {
            *mine = mine.max(theirs);
        }
    }

    /// The confidence that the skill is held at any level, in `[0,1]`.
    #[must_use]
    pub fn confidence(&self) -> f64 {
        self.best.iter().copied().fold(0.0, f64::max)
    }

    /// The best confidence x share of the required level, in `[0,1]`; an unstated level meets any.
    #[must_use]
    pub fn for_level(&self, asked: Option<Level>) -> f64 {
        let Some(asked) = asked else { return self.confidence() };
        let stated = Level::ALL.iter().zip(self.best).map(|(level, c)| c * level.share_of(asked));
        stated.fold(self.best[UNSTATED], f64::max)
    }

    /// Appends words that only this credit makes; `above` has the lowest eight bits free.
    pub(crate) fn write(&self, above: u64, words: &mut Vec<u64>) {
        let at = words.len();
        words.push(above);
        for (slot, confidence) in self.best.iter().enumerate().filter(|(_, confidence)| **confidence != 0.0) {
            words[at] |= 1 << slot;
            words.push(confidence.to_bits());
        }
    }

    /// The highest level at which the skill is surely held, if all evidence states levels.
    pub(crate) fn stated(&self) -> Option<Level> {
        let sure = |confidence: f64| confidence >= SURE;
        let stated = Level::ALL.iter().zip(self.best).filter(|(_, confidence)| sure(*confidence));
        stated.map(|(level, _)| *level).max().filter(|_| !sure(self.best[UNSTATED]))
    }

    /// Whether [`Credit::for_level`] uses a source without a level.
    #[must_use]
    pub fn assumes(&self, asked: Option<Level>) -> bool {
        let assumed = self.best[UNSTATED];
        asked.is_some() && assumed > 0.0 && assumed >= self.for_level(asked)
    }
}

fn slot(level: Option<Level>) -> usize {
    level.map_or(UNSTATED, |level| level as usize)
}

/// The evidence of one held skill for one skill: itself, or one that follows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Voice {
    /// The held skill.
    pub(crate) speaker: SkillId,
    /// The skill it is evidence for.
    pub(crate) skill: SkillId,
    /// The confidence.
    pub(crate) confidence: f64,
}

/// The credits of a profile, by skill.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Standing {
    credits: Vec<(SkillId, Credit)>,
    /// The sources of the credits, by speaker; for each speaker, the skill itself comes first.
    voices: Vec<Voice>,
    /// The skills that are being learned or wished for, ascending.
    wished: Vec<SkillId>,
}

impl Standing {
    /// The standing of someone who holds these skills, and what follows from them.
    ///
    /// Order and repetition do not matter: a repeated skill has the larger confidence and the highest stated
    /// level.
    #[must_use]
    pub fn from_held(catalog: &Catalog, held: &[(SkillId, Confidence, Option<Level>)]) -> Self {
        let mut credits = Vec::with_capacity(held.len() * 4);
        let mut voices = Vec::with_capacity(held.len() * 4);
        for (speaker, confidence, level) in each_once(held) {
            for Reached { skill, confidence, .. } in reach(catalog, speaker, confidence.get()) {
                credits.push((skill, Credit::of(confidence, level)));
                voices.push(Voice { speaker, skill, confidence });
            }
        }
        Self { credits: folded(credits), voices, wished: Vec::new() }
    }

    /// The same standing of someone who is learning these skills, or wants to.
    ///
    /// It changes no fit, only which of several skills a plan teaches.
    #[must_use]
    pub fn wishing(self, skills: impl IntoIterator<Item = SkillId>) -> Self {
        let mut wished: Vec<SkillId> = skills.into_iter().collect();
        wished.sort_unstable();
        wished.dedup();
        Self { wished, ..self }
    }

    /// Whether a skill is being learned or wished for.
    #[must_use]
    pub fn wishes_for(&self, skill: SkillId) -> bool {
        self.wished.binary_search(&skill).is_ok()
    }

    /// The skills that are being learned or wished for, ascending.
    pub(crate) fn wished(&self) -> &[SkillId] {
        &self.wished
    }

    /// As [`Standing::from_held`], for callers that score many profiles and have computed what follows from
    /// each skill.
    #[must_use]
    pub(crate) fn from_follows(follows: &Follows, held: &[(SkillId, Confidence, Option<Level>)]) -> Self {
        let mut credits = Vec::with_capacity(held.len() * 4);
        let mut voices = Vec::with_capacity(held.len() * 4);
        for (speaker, confidence, level) in each_once(held) {
            for follow in follows.of(speaker) {
                let Some(confidence) = follow.scaled(confidence.get()) else { continue };
                credits.push((follow.skill, Credit::of(confidence, level)));
                voices.push(Voice { speaker, skill: follow.skill, confidence });
            }
        }
        Self { credits: folded(credits), voices, wished: Vec::new() }
    }

    /// The standing after learning `skill` to this confidence and level; `None` means any required level.
    ///
    /// Learning confers less than holding: the skill, and of what it implies only what takes no more hours
    /// than itself.
    #[must_use]
    pub fn learned(
        &self,
        catalog: &Catalog,
        skill: SkillId,
        (confidence, level): (Confidence, Option<Level>),
    ) -> Self {
        let all = reach(catalog, skill, 1.0);
        let reached: Vec<(SkillId, f64)> = conferred(catalog, &all)
            .map(|(other, product)| (other, confidence.get() * product))
            .filter(|(other, sure)| *other == skill || *sure >= LEAST_CONFIDENCE)
            .collect();
        let mut credits = self.credits.clone();
        credits.extend(reached.iter().map(|(skill, sure)| (*skill, Credit::of(*sure, level))));
        let voices = self.with_voice(skill, &reached);
        Self { credits: folded(credits), voices, wished: self.wished.clone() }
    }

    /// The voices with those of `speaker` added; of two voices of one speaker, the surer is kept.
    fn with_voice(&self, speaker: SkillId, reached: &[(SkillId, f64)]) -> Vec<Voice> {
        let from = self.voices.partition_point(|voice| voice.speaker < speaker);
        let to = self.voices.partition_point(|voice| voice.speaker <= speaker);
        let confidence = |at: usize| self.voices.get(at).map_or(0.0, |voice| voice.confidence);
        let surer = reached.first().is_some_and(|(_, own)| from == to || *own > confidence(from));
        let mut voices = self.voices.clone();
        if surer {
            let said = |(skill, confidence): &(SkillId, f64)| Voice {
                speaker,
                skill: *skill,
                confidence: *confidence,
            };
            voices.splice(from..to, reached.iter().map(said));
        }
        voices
    }

    /// The voices of all held skills, by speaker; for each speaker, the skill itself comes first.
    pub(crate) fn voices(&self) -> &[Voice] {
        &self.voices
    }

    /// The credit of a skill; `None` without evidence.
    #[must_use]
    pub fn get(&self, skill: SkillId) -> Option<Credit> {
        let at = self.credits.binary_search_by_key(&skill, |(id, _)| *id).ok()?;
        self.credits.get(at).map(|(_, credit)| *credit)
    }

    /// The confidence that a skill is held at any level; 0 without evidence.
    #[must_use]
    pub fn confidence(&self, skill: SkillId) -> f64 {
        self.get(skill).map_or(0.0, |credit| credit.confidence())
    }

    /// How far a skill meets the required level, in `[0,1]`.
    #[must_use]
    pub fn credit(&self, skill: SkillId, asked: Option<Level>) -> f64 {
        self.get(skill).map_or(0.0, |credit| credit.for_level(asked))
    }

    /// Every skill with evidence, by id.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (SkillId, &Credit)> {
        self.credits.iter().map(|(skill, credit)| (*skill, credit))
    }

    /// Whether no skill is held.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.credits.is_empty()
    }
}

/// Each skill once, with the larger confidence and the highest stated level.
fn each_once(held: &[(SkillId, Confidence, Option<Level>)]) -> Vec<(SkillId, Confidence, Option<Level>)> {
    let mut sorted = held.to_vec();
    sorted.sort_by_key(|(skill, ..)| *skill);
    sorted.dedup_by(|again, first| {
        let same = again.0 == first.0;
        if same {
            *first = (first.0, first.1.max(again.1), first.2.max(again.2));
        }
        same
    });
    sorted
}

/// One credit per skill, by id.
fn folded(mut credits: Vec<(SkillId, Credit)>) -> Vec<(SkillId, Credit)> {
    // Credits of one skill combine in any order: the larger counts.
    credits.sort_unstable_by_key(|(skill, _)| *skill);
    credits.dedup_by(|again, first| {
        let same = again.0 == first.0;
        if same {
            first.1.add(&again.1);
        }
        same
    });
    credits
}

/// A skill that follows from a held one, or the held one itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Reached {
    pub(crate) skill: SkillId,
    pub(crate) confidence: f64,
    /// `None` for the held skill itself.
    pub(crate) method: Option<Method>,
    /// The index in the result of the skill that leads here.
    from: usize,
}

/// The most skills that follow from one. Real ones lead to tens of others; chains of thousands, all worked out for
/// every skill, would take minutes.
const MOST_FOLLOWING: usize = 500;

/// What follows from holding one skill, the skill itself first; at most [`MOST_FOLLOWING`], the surest.
///
/// Along `implies` and `broader`, each skill is reached by the path with the largest product (Dijkstra's
/// algorithm: weights are at most 1, so products only fall; ties are broken by the smaller id). `related`
/// transfers in part, so it counts for one hop from the held skill and leads no further.
///
/// The confidence is that of the held skill times the product of the path, in this order, so that results for
/// a smaller confidence are exactly scaled parts of those for a larger one.
pub(crate) fn reach(catalog: &Catalog, held: SkillId, confidence: f64) -> Vec<Reached> {
    let mut found: Vec<Reached> = Vec::new();
    let mut open = BinaryHeap::from([(1f64.to_bits(), Reverse(held), Reverse(0))]);
    while let Some((bits, Reverse(skill), Reverse(from))) = open.pop() {
        if found.iter().any(|known| known.skill == skill) {
            continue;
        }
        if found.len() > MOST_FOLLOWING {
            break;
        }
        // The bits of non-negative floating-point numbers sort like the numbers.
        let product = f64::from_bits(bits);
        let method = (!found.is_empty()).then_some(Method::Implied);
        found.push(Reached { skill, confidence: confidence * product, method, from });
        for relation in relations(catalog, skill, |kind| kind != RelationKind::Related) {
            let product = product * relation.weight.get();
            if confidence * product >= LEAST_CONFIDENCE {
                open.push((product.to_bits(), Reverse(relation.target), Reverse(found.len() - 1)));
            }
        }
    }
    for relation in relations(catalog, held, |kind| kind == RelationKind::Related) {
        let (skill, confidence) = (relation.target, confidence * relation.weight.get());
        if confidence >= LEAST_CONFIDENCE {
            found.push(Reached { skill, confidence, method: Some(Method::Related), from: 0 });
        }
    }
    found
}

/// The relations of a skill with these kinds.
fn relations(
    catalog: &Catalog,
    skill: SkillId,
    wanted: impl Fn(RelationKind) -> bool,
) -> impl Iterator<Item = &Relation> {
    catalog.skill(skill).relations.iter().filter(move |relation| wanted(relation.kind))
}

/// The skills from the held one to `reached[at]`, both included.
pub(crate) fn path(reached: &[Reached], at: usize) -> Vec<SkillId> {
    let mut steps = Vec::new();
    let mut here = at;
    while let Some(step) = reached.get(here) {
        steps.push(step.skill);
        if step.method.is_none() {
            break;
        }
        here = step.from;
    }
    steps.reverse();
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn key(catalog: &Catalog, key: &str) -> SkillId {
        catalog.find_skill(key).unwrap()
    }

    #[test]
    fn a_chain_without_end_is_cut() {
        let catalog = sample::chain(|link, next| link.implies = vec![(next, 1.0)]);
        assert_eq!(reach(&catalog, key(&catalog, "link-0"), 1.0).len(), MOST_FOLLOWING + 1);
        assert!(reach(&catalog, key(&catalog, "link-999"), 1.0).len() < 10);
    }

    #[test]
    fn the_best_source_counts_for_each_level_asked() {
        let mut credit = Credit::of(0.5, None);
        credit.add(&Credit::of(1.0, Some(Level::Basic)));
        assert_eq!(credit.for_level(None), 1.0);
        assert_eq!(credit.for_level(Some(Level::Basic)), 1.0);
        assert_eq!(credit.for_level(Some(Level::Expert)), 0.5);
        assert!(credit.assumes(Some(Level::Expert)));
        assert!(!credit.assumes(Some(Level::Basic)));
        assert!(!credit.assumes(None));
    }

    #[test]
    fn confidence_is_carried_along_the_best_path() {
        let catalog = sample::catalog();
        let reached = reach(&catalog, key(&catalog, "tensorflow"), 1.0);
        let learning = key(&catalog, "machine-learning");
        let at = reached.iter().position(|r| r.skill == learning).unwrap();
        assert!((reached[at].confidence - 0.64).abs() < 1e-12);
        let names = path(&reached, at).iter().map(|s| catalog.skill(*s).key.clone()).collect::<Vec<_>>();
        assert_eq!(names, ["tensorflow", "deep-learning", "machine-learning"]);
    }

    #[test]
    fn what_follows_may_be_worked_out_once() {
        let catalog = sample::catalog();
        let follows = Follows::new(&catalog);
        for (skill, _) in catalog.skill_ids() {
            for confidence in [1.0, 0.6] {
                let held = [(skill, Confidence::clamped(confidence), Some(Level::Basic))];
                assert_eq!(Standing::from_follows(&follows, &held), Standing::from_held(&catalog, &held));
            }
        }
    }

    #[test]
    fn related_skills_lead_no_further() {
        let catalog = sample::catalog();
        let held = [(key(&catalog, "tensorflow"), Confidence::ONE, None)];
        let standing = Standing::from_held(&catalog, &held);
        assert_eq!(standing.confidence(key(&catalog, "pytorch")), 0.5);
        assert_eq!(standing.confidence(key(&catalog, "python")), 0.0, "PyTorch implies Python");
    }

    #[test]
    fn a_skill_named_at_a_low_level_keeps_what_another_skill_says_of_it() {
        let catalog = sample::catalog();
        let deep = key(&catalog, "deep-learning");
        let held = [
            (deep, Confidence::ONE, Some(Level::Basic)),
            (key(&catalog, "tensorflow"), Confidence::ONE, Some(Level::Expert)),
        ];
        let standing = Standing::from_held(&catalog, &held);
        assert_eq!(standing.credit(deep, Some(Level::Expert)), 0.8);
    }
}
