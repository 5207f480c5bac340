//! Skills that sentences show by an activity: "taught two apprentices" is mentoring.

use super::meaning::{add_understood, is_not_sure, is_title, known, skill_of, taken_by, tells_of_work};
use super::own_titles::OwnTitles;
use super::{Extractor, Found};
use crate::agreement::Agreement;
use crate::catalog::{Catalog, RoleId, SkillId};
use crate::lexicon::Activity;
use crate::matcher::{Candidate, Method};
use crate::mention::Outcome;
use crate::resume::{Resume, Segment};
use crate::scan::{Gap, Sighting, Word, words_of};
use crate::stance::Passage;
use crate::units::Confidence;
use rustc_hash::FxHashSet;

/// The least similarity at which a catalogue's skill is taken for the skill of an activity.
const NEAREST: f64 = 0.64;
/// The factors for a skill of another name, and for the nearest one.
const CALLED: f64 = 0.95;
const NEAR: f64 = 0.9;

/// The confidence in a skill shown by an activity: of 59 in 25 real resumes, 50 were right.
const SHOWN: f64 = 0.85;
/// The confidence in a skill shown by a cue.
const CUED: f64 = 0.8;

/// The skills that a person's roles ask for, as far as titles name roles.
#[derive(Debug, Default)]
struct Asked {
    /// Of all titles.
    ever: FxHashSet<SkillId>,
    /// By entry; `None` if its title names no role.
    by_entry: Vec<Option<FxHashSet<SkillId>>>,
}

impl Asked {
    fn of(catalog: &Catalog, titles: &OwnTitles) -> Self {
        let asked = |role: RoleId| -> FxHashSet<SkillId> {
            let requirements = catalog.role(role).requirements.iter();
            requirements.flat_map(|requirement| &requirement.alternatives).copied().collect()
        };
        Self {
            ever: titles.roles.iter().copied().flat_map(asked).collect(),
            by_entry: titles.by_entry.iter().map(|role| role.map(asked)).collect(),
        }
    }

    /// What the job asks for that a segment belongs to, or else any of the person's.
    fn at(&self, segment: &Segment) -> &FxHashSet<SkillId> {
        let own = segment.entry.and_then(|entry| self.by_entry.get(entry)?.as_ref());
        own.unwrap_or(&self.ever)
    }
}

impl Extractor<'_> {
    /// Adds skills that activities show and no name mentions.
    pub(super) fn add_shown(
        &mut self,
        (resume, titles): (&Resume, &OwnTitles),
        read: &mut [(&Segment, Vec<Found>)],
    ) {
        if !read.iter().any(|(segment, _)| tells_of_work(segment)) {
            return;
        }
        let mut known = known(read);
        let asked = Asked::of(self.catalog, titles);
        for (segment, found) in read.iter_mut() {
            if !tells_of_work(segment) || is_title(segment, resume) {
                continue;
            }
            self.languages = segment.languages;
            let words = words_of(&segment.text);
            let clear: Vec<Found> = found.iter().filter(|found| !is_not_sure(found)).copied().collect();
            let named = taken_by(&clear, &words);
            let shown = self.shown(&segment.text, (&words, &named), (&known, asked.at(segment)));
            known.extend(shown.iter().filter_map(skill_of));
            add_understood(found, shown);
        }
        // In a published taxonomy, agreement with a practice says too little: a tenth of the right ones would
        // be lost.
        if self.matcher.is_marked() {
            self.settle_shown(titles, read);
        }
        read.iter_mut().for_each(|(_, found)| drop_explained(found));
    }

    /// Removes skills shown by an activity with which nothing else in the resume agrees.
    fn settle_shown(&self, titles: &OwnTitles, read: &mut [(&Segment, Vec<Found>)]) {
        let fields = self.matcher.fields(self.catalog);
        let of_every_trade = self.lexicon.disambiguation().of_every_trade.iter();
        let of_every_trade: FxHashSet<SkillId> =
            of_every_trade.filter_map(|label| Some(self.matcher.exact(label)?.skill)).collect();
        let needed = |skill: SkillId| {
            if of_every_trade.contains(&skill) { 0 } else { fields.needed_by_activity(self.catalog, skill) }
        };
        let of = |(_, _, outcome): &Found| match outcome {
            Outcome::Held { candidate, .. } if candidate.method == Method::Activity => {
                Some((candidate.skill, needed(candidate.skill)))
            }
            Outcome::Held { candidate, .. } => Some((candidate.skill, 0)),
            _ => None,
        };
        let held: Vec<(SkillId, u8)> =
            read.iter().flat_map(|(_, found)| found.iter().filter_map(of)).collect();
        if held.iter().all(|(_, needed)| *needed == 0) {
            return;
        }
        let stays = Agreement::by(self.catalog, fields).settled_of(&held, &titles.roles);
        let mut stays = stays.into_iter();
        for (_, found) in read {
            found.retain(|found| of(found).is_none() || stays.next().unwrap_or(true));
        }
    }

    /// The skills that the sentences of a text show, except known ones: by activities, and those that the person's own
    /// roles ask for by cues, too.
    pub(super) fn shown(
        &mut self,
        text: &str,
        (words, named): (&[Word], &[bool]),
        (known, asked): (&FxHashSet<SkillId>, &FxHashSet<SkillId>),
    ) -> Vec<Found> {
        let mut sightings = Vec::new();
        let lexicon = self.lexicon;
        for (from, to) in sentences(words) {
            let sentence: Vec<&str> =
                words.get(from..to).unwrap_or_default().iter().map(|word| word.folded.as_str()).collect();
            let shown = lexicon.activities(self.languages).flat_map(|table| table.in_sentence(&sentence));
            let cues = lexicon.cues(self.languages).filter(|_| !asked.is_empty());
            let cued = cues.flat_map(|table| table.in_sentence(&sentence));
            let all = shown.map(|shown| (shown, false)).chain(cued.map(|cued| (cued, true)));
            for (Activity { skill, words: within }, by_cue) in all {
                let within = (from + within.0, from + within.1);
                if self.is_named_alone(words, named, within)
                    || self.stances().denied_shortly_before(words, within.0)
                {
                    continue;
                }
                let Some((skill, called)) = self.called(skill).filter(|(skill, _)| !known.contains(skill))
                else {
                    continue;
                };
                let seen = |sighting: &Sighting| sighting.candidate.skill == skill;
                if by_cue && (called <= NEAR || !asked.contains(&skill) || sightings.iter().any(seen)) {
                    continue;
                }
                let sure = if by_cue { CUED } else { SHOWN };
                let score = Confidence::clamped(sure * called);
                let candidate = Candidate { skill, score, method: Method::Activity };
                sightings.push(Sighting {
                    candidate,
                    words: within,
                    doubtful: false,
                    product: false,
                    unfinished: false,
                });
            }
        }
        if sightings.is_empty() {
            return Vec::new();
        }
        let listed = vec![false; words.len()];
        let passage = Passage::new(text, words, &listed, self.stances());
        let found = sightings.iter().filter_map(|sighting| {
            let (from, to) = sighting.words;
            let (first, last) = (words.get(from)?, words.get(to.checked_sub(1)?)?);
            Some((first.start, last.end, self.outcome(&passage, sighting)))
        });
        found.collect()
    }

    /// Whether the words of an activity say no more than the names of skills among them: all of them in a resume, any in
    /// a posting, where tools stand beside all sorts of words.
    fn is_named_alone(&self, words: &[Word], named: &[bool], (from, to): (usize, usize)) -> bool {
        let is_named = |at: usize| named.get(at).copied().unwrap_or(false);
        if self.around.asking {
            return (from..to).any(is_named);
        }
        let conjunctions = &self.lexicon.lists().conjunctions;
        let joins = |at: usize| {
            words.get(at).is_some_and(|word| conjunctions.whole(&word.folded, self.languages).is_some())
        };
        (from..to).all(|at| is_named(at) || joins(at)) && (from..to).any(is_named)
    }

    /// The skill in the catalogue that an activity shows, with confidence: taxonomies use other names ("plan
    /// menus").
    fn called(&mut self, skill: &str) -> Option<(SkillId, f64)> {
        if let Some(known) = self.called.get(skill) {
            return *known;
        }
        let named = self.matcher.exact(skill).map(|named| (named.skill, 1.0));
        let other = || self.lexicon.skill_names(skill).find_map(|name| self.matcher.exact(name));
        let named = named.or_else(|| other().map(|named| (named.skill, CALLED)));
        let called = named.or_else(|| {
            let nearest = self.matcher.candidates(skill, 1, self.session).candidates.first().copied()?;
            (nearest.score.get() >= NEAREST).then_some((nearest.skill, NEAR))
        });
        self.called.insert(skill.to_owned(), called);
        called
    }
}

/// Drops names that nothing agrees with where their words show something else.
fn drop_explained(found: &mut Vec<Found>) {
    let is_shown = |(_, _, outcome): &&Found| matches!(outcome, Outcome::Held { candidate, .. } if candidate.method == Method::Activity);
    let shown: Vec<(usize, usize)> =
        found.iter().filter(is_shown).map(|(from, to, _)| (*from, *to)).collect();
    found.retain(|name| {
        let (start, end, _) = name;
        !is_not_sure(name) || !shown.iter().any(|(from, to)| start <= from && to <= end)
    });
}

/// The sentences of a text as ranges of words.
fn sentences(words: &[Word]) -> Vec<(usize, usize)> {
    let mut sentences: Vec<(usize, usize)> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        match sentences.last_mut() {
            Some(last) if word.before != Gap::Break => last.1 = at + 1,
            _ => sentences.push((at, at + 1)),
        }
    }
    sentences
}
