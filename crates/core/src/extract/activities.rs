//! Skills that sentences show by what somebody did: "taught two apprentices" is mentoring.

use super::meaning::{add_understood, is_title, known, skill_of, tells_of_work};
use super::own_titles::OwnTitles;
use super::{Extractor, Found};
use crate::agreement::Agreement;
use crate::catalog::SkillId;
use crate::lexicon::Activity;
use crate::matcher::{Candidate, Method};
use crate::mention::Outcome;
use crate::resume::{Resume, Segment};
use crate::scan::{Gap, Sighting, Word, words_of};
use crate::stance::Passage;
use crate::units::Confidence;
use rustc_hash::FxHashSet;

/// What is so near to the name of an activity's skill is taken for it.
const NEAREST: f64 = 0.64;
const CALLED: f64 = 0.9;

/// How sure an activity shows its skill: of 59 in 25 real resumes 50 were right.
const SHOWN: f64 = 0.85;

impl Extractor<'_> {
    /// Adds the skills that activities show and no name says.
    pub(super) fn add_shown(&mut self, resume: &Resume, read: &mut [(&Segment, Vec<Found>)]) {
        if !read.iter().any(|(segment, _)| tells_of_work(segment)) {
            return;
        }
        let mut known = known(read);
        for (segment, found) in read.iter_mut() {
            if !tells_of_work(segment) || is_title(segment, resume) {
                continue;
            }
            self.languages = segment.languages;
            let words = words_of(&segment.text);
            let shown = self.shown(&segment.text, &words, &known);
            known.extend(shown.iter().filter_map(skill_of));
            add_understood(found, shown);
        }
        // What agrees in a published taxonomy with a skill of practice says too little: of right ones a tenth would go.
        if self.matcher.is_marked() {
            self.settle_shown(resume, read);
        }
    }

    /// Leaves out what an activity shows and nothing else in the resume agrees with: "a network of dealers" is no backup.
    fn settle_shown(&self, resume: &Resume, read: &mut [(&Segment, Vec<Found>)]) {
        let fields = self.matcher.fields(self.catalog);
        let of = |(_, _, outcome): &Found| match outcome {
            Outcome::Held { candidate, .. } if candidate.method == Method::Activity => {
                Some((candidate.skill, fields.needed_by_activity(self.catalog, candidate.skill)))
            }
            Outcome::Held { candidate, .. } => Some((candidate.skill, 0)),
            _ => None,
        };
        let held: Vec<(SkillId, u8)> =
            read.iter().flat_map(|(_, found)| found.iter().filter_map(of)).collect();
        if held.iter().all(|(_, needed)| *needed == 0) {
            return;
        }
        let titles = OwnTitles::of(self.catalog, resume);
        let stays = Agreement::by(self.catalog, fields).settled_of(&held, &titles.roles);
        let mut stays = stays.into_iter();
        for (_, found) in read {
            found.retain(|found| of(found).is_none() || stays.next().unwrap_or(true));
        }
    }

    /// The skills that the sentences of a text show, without those that are known.
    pub(super) fn shown(&mut self, text: &str, words: &[Word], known: &FxHashSet<SkillId>) -> Vec<Found> {
        let mut sightings = Vec::new();
        for (from, to) in sentences(words) {
            let sentence: Vec<&str> =
                words.get(from..to).unwrap_or_default().iter().map(|word| word.folded.as_str()).collect();
            let tables = self.lexicon.activities(self.languages);
            for Activity { skill, words } in tables.flat_map(|table| table.in_sentence(&sentence)) {
                let Some((skill, sure)) = self.called(skill).filter(|(skill, _)| !known.contains(skill))
                else {
                    continue;
                };
                let score = Confidence::clamped(SHOWN * sure);
                let candidate = Candidate { skill, score, method: Method::Activity };
                let words = (from + words.0, from + words.1);
                sightings.push(Sighting { candidate, words, doubtful: false, unfinished: false });
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

    /// The skill of the catalogue that an activity shows, and how surely it is that one: taxonomies have other names for
    /// it ("plan menus").
    fn called(&mut self, skill: &str) -> Option<(SkillId, f64)> {
        if let Some(named) = self.matcher.exact(skill) {
            return Some((named.skill, 1.0));
        }
        let nearest = self.matcher.candidates(skill, 1, self.session).candidates.first().copied()?;
        (nearest.score.get() >= NEAREST).then_some((nearest.skill, CALLED))
    }
}

/// The sentences of a text, each from its first word up to, and without, the first of the next.
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
