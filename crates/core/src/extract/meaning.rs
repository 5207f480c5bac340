//! Skills that sentences describe without naming them: "kept the books" is bookkeeping.
//!
//! This runs last, when all names in the resume are known, because they and the job titles decide which
//! reading of a clause fits this person. Only English is supported: the vectors are for English words.

use super::titles::MOST_TITLES;
use super::{Extractor, Found};
use crate::catalog::{Catalog, SkillId, SkillKind};
use crate::matcher::{Candidate, Method, Said, Told, Wanted};
use crate::mention::{Outcome, SetAsideReason};
use crate::prose::Spoken;
use crate::resume::{Form, Resume, Section, Segment};
use crate::scan::{Sighting, Word, words_of};
use crate::stance::Passage;
use crate::text::{fold, words};
use crate::units::Confidence;
use crate::vectors::{Direction, WordVectors};
use rustc_hash::FxHashSet;

/// The most words of a resume read for meaning, three times what people write about ten jobs.
pub(super) const MOST_WORDS: usize = 6_000;
/// The fewest words of a statement: a single word names a skill or says nothing certain.
const FEWEST_WORDS: usize = 2;

/// The weight of agreement with the rest of the resume.
const AGREEMENT: f32 = 0.5;
/// The score from which a reading is accepted if its words are those of a label. In 210 LiveCareer resumes, two
/// thirds of 300 such readings were right. With 0.88, and synonyms allowed, fewer than half of 466 readings in
/// 60 such resumes were right.
const SURE: f32 = 1.05;
/// The same for a reading in other words: "operate the restaurant" for restaurant management.
const SURE_IN_OTHER_WORDS: f32 = 1.2;
/// The same as [`SURE`] for an isolated sentence, which is compared with its own subject.
const SURE_ALONE: f32 = 0.95;
/// The least share of the label, and of the words, that must be explained by the other.
const LEAST_COVERED: f32 = 0.7;
/// The least cosine between the words and the skill.
const LEAST_NEAR: f32 = 0.65;
/// The least agreement with the rest of the resume.
const LEAST_AGREEING: f32 = 0.3;

/// The subject of a resume, from its names and titles.
#[derive(Default)]
pub(super) struct Subject {
    /// The directions of the job titles.
    titles: Vec<Direction>,
    /// The direction of the named skills.
    named: Direction,
}

impl Subject {
    /// How closely a skill matches the direction of a title or of the named skills.
    fn agreement(&self, extractor: &Extractor<'_>, skill: SkillId) -> f32 {
        let matcher = extractor.matcher;
        let titles = self.titles.iter().map(|title| matcher.cosine(title, skill));
        titles.fold(matcher.cosine(&self.named, skill), f32::max)
    }
}

/// A reading of a clause with its score.
struct Reading {
    said: Said,
    sure: f32,
}

impl Extractor<'_> {
    /// Adds skills that sentences describe and no name mentions.
    pub(super) fn add_meant(&mut self, resume: &Resume, read: &mut [(&Segment, Vec<Found>)]) {
        let known = known(read);
        let subject = self.subject(resume, read);
        let mut left = MOST_WORDS;
        for (segment, found) in read {
            self.languages = segment.languages.and(self.lexicon.english());
            if !tells_of_work(segment)
                || is_title(segment, resume)
                || self.languages != self.lexicon.english()
            {
                continue;
            }
            let words = words_of(&segment.text);
            let Some(rest) = left.checked_sub(words.len()) else {
                // What comes behind is not read either, so that the same words are read whatever their lengths.
                left = 0;
                self.left_out.words += words.len();
                continue;
            };
            left = rest;
            let more = self.meant(segment, &words, found, (&subject, &known));
            add_understood(found, more);
        }
    }

    fn subject(&self, resume: &Resume, read: &[(&Segment, Vec<Found>)]) -> Subject {
        let table = WordVectors::builtin();
        let at_work = resume.entries.iter().filter(|entry| entry.section.shows_work());
        let titles = resume.headline.iter().chain(at_work.filter_map(|entry| entry.title.as_ref()));
        let titles = titles.take(MOST_TITLES).map(|title| table.direction(words(&fold(title)))).collect();
        let mut sum = vec![0.0; table.dims()];
        let held =
            read.iter().flat_map(|(_, found)| found).filter(|found| matches!(found.2, Outcome::Held { .. }));
        let skills: FxHashSet<SkillId> = held.filter_map(skill_of).collect();
        let mut skills: Vec<SkillId> = skills.into_iter().collect();
        skills.sort_unstable();
        skills.iter().for_each(|skill| self.matcher.add_direction(*skill, &mut sum));
        Subject { titles, named: Direction::of(&sum) }
    }

    /// The skills that the words of a segment describe: of overlapping readings the best, unless its skill is
    /// named elsewhere.
    fn meant(
        &mut self,
        segment: &Segment,
        words: &[Word],
        found: &[Found],
        (subject, known): (&Subject, &FxHashSet<SkillId>),
    ) -> Vec<Found> {
        let mut taken = taken_by(found, words);
        let spoken_of = |skill| is_spoken_of(self.catalog, skill);
        let wanted = Wanted { near: LEAST_NEAR, skill: &spoken_of };
        let told = self.matcher.said(words, self.languages, wanted, self.session);
        let mut chosen = self.chosen(&told, &mut taken, SURE, |said| subject.agreement(self, said.skill));
        chosen.retain(|reading| !known.contains(&reading.said.skill));
        if chosen.is_empty() {
            return Vec::new();
        }
        let listed = vec![false; words.len()];
        let passage = Passage::new(&segment.text, words, &listed, self.stances());
        chosen.iter().map(|reading| self.found_in(reading, words, &passage)).collect()
    }

    fn found_in(&self, reading: &Reading, words: &[Word], passage: &Passage<'_>) -> Found {
        let (from, to) = reading.said.clause;
        let sighting = Sighting {
            candidate: reading.candidate(),
            words: reading.said.words,
            doubtful: false,
            product: false,
            unfinished: false,
        };
        (words[from].start, words[to - 1].end, self.outcome(passage, &sighting))
    }

    /// The readings with a sufficient score; of those that overlap each other or a name, the best.
    fn chosen(
        &self,
        told: &Told,
        taken: &mut [bool],
        least: f32,
        agreement: impl Fn(&Said) -> f32,
    ) -> Vec<Reading> {
        let readings = told.said.iter().filter(|said| self.may_be_meant(said));
        let readings = readings.filter_map(|said| {
            let agreement = Some(agreement(said)).filter(|agreement| *agreement >= LEAST_AGREEING)?;
            let sure = sureness(self.matcher.covered(told, said), said.near, agreement);
            let is_sure =
                sure >= SURE_IN_OTHER_WORDS || (sure >= least && self.matcher.are_words_of_label(told, said));
            is_sure.then_some(Reading { said: *said, sure })
        });
        let mut readings: Vec<Reading> = readings.collect();
        readings.sort_by(|a, b| b.sure.total_cmp(&a.sure).then(a.said.skill.cmp(&b.said.skill)));
        readings.retain(|reading| {
            let (from, to) = reading.said.words;
            let span = taken.get_mut(from..to).unwrap_or_default();
            let free = !span.contains(&true);
            span.fill(true);
            free
        });
        readings
    }

    fn may_be_meant(&self, said: &Said) -> bool {
        said.telling >= FEWEST_WORDS && said.near >= LEAST_NEAR && is_spoken_of(self.catalog, said.skill)
    }
}

/// Whether a skill can be described without its name: products, languages and certificates cannot.
pub(super) fn is_spoken_of(catalog: &Catalog, skill: SkillId) -> bool {
    let kind = catalog.skill(skill).kind;
    matches!(kind, SkillKind::Knowledge | SkillKind::Practice | SkillKind::SoftSkill)
}

impl Reading {
    fn candidate(&self) -> Candidate {
        Candidate { skill: self.said.skill, score: chance(self.sure), method: Method::Meaning }
    }
}

/// A text on its own agrees with its own subject.
impl Extractor<'_> {
    /// See [`spoken`](crate::prose::spoken).
    pub(crate) fn spoken(&mut self, text: &str, most: usize) -> Vec<Spoken> {
        self.languages = self.lexicon.of_item(text);
        let words = words_of(text);
        let mut named = self.prose_of(text, &words, 0);
        let already = named.iter().filter_map(skill_of).collect();
        let taken = taken_by(&named, &words);
        named.extend(self.shown(text, (&words, &taken), (&already, &FxHashSet::default())));
        let mut all: Vec<Spoken> = named.iter().filter_map(named_in).collect();
        let mut known: FxHashSet<SkillId> = FxHashSet::default();
        all.retain(|spoken| known.insert(spoken.candidate.skill));
        let names = all.len();
        let read = words.get(..MOST_WORDS).unwrap_or(&words);
        let wanted = Wanted { near: 0.0, skill: &|_| true };
        let told = self.matcher.said(read, self.languages, wanted, self.session);
        let mut taken = taken_by(&named, &words);
        let listed = vec![false; words.len()];
        let passage = Passage::new(text, &words, &listed, self.stances());
        let mut chosen = self.chosen(&told, &mut taken, SURE_ALONE, |said| said.whole);
        chosen.retain(|reading| matches!(self.found_in(reading, &words, &passage).2, Outcome::Held { .. }));
        for said in told.said.iter().filter(|said| !known.contains(&said.skill)).take(most) {
            let (from, to) = said.clause;
            let sure = chosen.iter().find(|reading| reading.said.skill == said.skill);
            let score = sure.map_or_else(|| likely(said.score()), |reading| chance(reading.sure));
            let candidate = Candidate { skill: said.skill, score, method: Method::Meaning };
            let (start, end) = (words[from].start, words[to - 1].end);
            all.push(Spoken { candidate, start, end, accepted: sure.is_some() });
        }
        let spoken_of = all.get_mut(names..).unwrap_or_default();
        spoken_of.sort_by(|a, b| b.candidate.score.get().total_cmp(&a.candidate.score.get()));
        all.truncate(most);
        all
    }
}

/// A name in a sentence, unless denied or wished for.
fn named_in(&(start, end, outcome): &Found) -> Option<Spoken> {
    match outcome {
        Outcome::Held { candidate, .. } => Some(Spoken { candidate, start, end, accepted: true }),
        _ => None,
    }
}

/// The probability that an unaccepted reading of a sentence is right, by the score that orders them.
fn likely(score: f32) -> Confidence {
    Confidence::clamped(f64::from(score / 3.2).min(0.79))
}

/// The score of a reading that agrees with the rest: how much of label and words match, how close their
/// directions are, and how well the skill agrees. 0 if too little matches.
fn sureness((label, window): (f32, f32), near: f32, agreement: f32) -> f32 {
    let met = label.min(window) >= LEAST_COVERED;
    if met { 2.0 * label * window / (label + window) * near + AGREEMENT * agreement } else { 0.0 }
}

/// The probability that a reading with this score is right.
fn chance(sure: f32) -> Confidence {
    Confidence::clamped(f64::from(0.65 + 0.75 * (sure - SURE)).min(0.85))
}

/// Whether a text is the headline, or begins with the title of its job and says no more than a line: these name skills in
/// their own way, and what follows a title is an employer.
pub(super) fn is_title(segment: &Segment, resume: &Resume) -> bool {
    let text = segment.text.trim();
    let of_job = segment.entry.and_then(|at| resume.entries.get(at)?.title.as_deref());
    let opens =
        |title: &str| text.strip_prefix(title).is_some_and(|rest| !rest.contains('\n') && is_apart(rest));
    resume.headline.as_deref() == Some(text) || of_job.is_some_and(opens)
}

/// Whether nothing follows, or something behind a sign: "Nurse, children's ward".
fn is_apart(rest: &str) -> bool {
    rest.is_empty() || rest.trim_start().starts_with([',', '|', '(', '-', '–', '—', '·'])
}

/// Whether sentences and statements here describe work. Skills lists name skills, in resumes as in tables.
pub(super) fn tells_of_work(segment: &Segment) -> bool {
    match segment.section {
        Section::Work | Section::Volunteer | Section::Projects | Section::Summary => true,
        Section::Skills => segment.form == Form::Prose,
        _ => false,
    }
}

/// Adds what sentences describe without naming it; an item that was understood is no longer unrecognised.
pub(super) fn add_understood(found: &mut Vec<Found>, more: Vec<Found>) {
    found.retain(|(start, end, outcome)| {
        let within = |(from, to, _): &Found| *from < *end && *start < *to;
        !matches!(outcome, Outcome::Unrecognised { .. }) || !more.iter().any(within)
    });
    found.extend(more);
}

/// Which words belong to names.
pub(super) fn taken_by(found: &[Found], words: &[Word]) -> Vec<bool> {
    let mut named = found
        .iter()
        .filter(|found| skill_of(found).is_some())
        .map(|(start, end, _)| (*start, *end))
        .collect::<Vec<_>>();
    named.sort_unstable();
    let mut names = named.into_iter().peekable();
    let belongs = |word: &Word| {
        while names.next_if(|(_, end)| *end <= word.start).is_some() {}
        names.peek().is_some_and(|(start, _)| *start < word.end)
    };
    words.iter().map(belongs).collect()
}

/// The named skills, held or not.
pub(super) fn known(read: &[(&Segment, Vec<Found>)]) -> FxHashSet<SkillId> {
    read.iter().flat_map(|(_, found)| found).filter_map(skill_of).collect()
}

/// Whether nothing agrees with a name.
pub(super) fn is_not_sure((_, _, outcome): &Found) -> bool {
    matches!(outcome, Outcome::SetAside { reason: SetAsideReason::NotSure, .. })
}

pub(super) fn skill_of((_, _, outcome): &Found) -> Option<SkillId> {
    match outcome {
        Outcome::Held { candidate, .. } | Outcome::SetAside { candidate, .. } => Some(candidate.skill),
        Outcome::Unrecognised { .. } => None,
    }
}
