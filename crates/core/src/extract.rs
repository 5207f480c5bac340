//! From the segments of a resume to its mentions: lists are cut into items, running text is scanned.

mod item;
mod split;
mod wording;

use crate::catalog::{Catalog, SkillId, SkillKind};
use crate::context::judge;
use crate::degree::is_unfinished;
use crate::matcher::{Candidate, Matcher, Method, Session};
use crate::mention::{Mention, Outcome, SetAsideReason};
use crate::quote::Quote;
use crate::resume::{Aside, Form, Resume, Section, Segment};
use crate::scan::{Around, Sighting, Word, sightings, words_of};
use crate::stance::{Passage, Stance};
use crate::units::Level;
use std::collections::HashMap;

/// A skill that a resume names more often than this is named as surely as it can be: more mentions say nothing new.
const MOST_MENTIONS: usize = 1_000;

/// Everything that extraction works with.
pub(crate) struct Extractor<'e> {
    pub(crate) catalog: &'e Catalog,
    pub(crate) matcher: &'e Matcher,
    pub(crate) session: &'e mut Session,
    /// What is known of the segment that is read.
    pub(crate) around: Around,
    /// Whether unrecognised items say which skill they are nearest to.
    pub(crate) hints: bool,
}

/// A mention's bytes within its segment, and what came of it.
type Found = (usize, usize, Outcome);

impl Extractor<'_> {
    /// The mentions of a resume, in the order of its segments; of one skill no more than [`MOST_MENTIONS`].
    pub(crate) fn resume(&mut self, resume: &Resume) -> Vec<Mention> {
        let mut times: HashMap<SkillId, usize> = HashMap::new();
        let mut mentions = Vec::new();
        for (at, segment) in resume.segments.iter().enumerate() {
            self.around = Around { expected: self.is_expected(resume, at), ..around(segment) };
            let mut found = self.found(segment);
            found.retain(|(_, _, outcome)| match outcome {
                Outcome::Held { candidate, .. } | Outcome::SetAside { candidate, .. } => {
                    let times = times.entry(candidate.skill).or_default();
                    *times += 1;
                    *times <= MOST_MENTIONS
                }
                Outcome::Unrecognised { .. } => true,
            });
            mentions.extend(found.into_iter().filter_map(|found| mention(segment, found)));
        }
        mentions
    }

    /// The mentions of one segment.
    pub(crate) fn segment(&mut self, segment: &Segment) -> Vec<Mention> {
        self.around = around(segment);
        self.found(segment).into_iter().filter_map(|found| mention(segment, found)).collect()
    }

    /// Whether the head of an entry of education says behind this segment that its date is still to come.
    fn is_expected(&self, resume: &Resume, at: usize) -> bool {
        let Some(segment) = resume.segments.get(at).filter(|segment| segment.section == Section::Education) else {
            return false;
        };
        let (from, lexicon) = (segment.span(0, 0).start, self.matcher.lexicon());
        let to = resume.segments.get(at + 1).map_or(usize::MAX, |next| next.span(0, 0).start);
        let languages = segment.languages.and(lexicon.english());
        let mut heads = resume.aside.iter().filter(|aside| (from..to).contains(&aside.span.start));
        heads.any(|aside| aside.kind == Aside::EntryHead && is_unfinished(lexicon, &aside.text, languages))
    }

    fn found(&mut self, segment: &Segment) -> Vec<Found> {
        match segment.form {
            Form::List => told(segment.section, self.list(&segment.text)),
            Form::Prose => self.prose(&segment.text, 0, segment.text.len()),
        }
    }

    /// The labels that stand in a part of a text, each with its stance and level.
    pub(crate) fn prose(&self, text: &str, start: usize, end: usize) -> Vec<Found> {
        self.prose_of(&words_of(text.get(start..end).unwrap_or("")), start)
    }

    /// The same for the words of a part that begins at this byte.
    fn prose_of(&self, words: &[Word], start: usize) -> Vec<Found> {
        let seen = judge(words, sightings(self.catalog, self.matcher, words, self.around));
        // Most texts name nothing.
        if seen.is_empty() {
            return Vec::new();
        }
        let mut listed = vec![false; words.len()];
        for sighting in &seen {
            listed[sighting.words.0..sighting.words.1].fill(true);
        }
        let passage = Passage::new(words, &listed);
        let found = seen.iter().map(|sighting| {
            let (from, to) = sighting.words;
            (start + words[from].start, start + words[to - 1].end, self.outcome(&passage, sighting))
        });
        found.collect()
    }

    fn outcome(&self, passage: &Passage, sighting: &Sighting) -> Outcome {
        let (from, to) = sighting.words;
        let candidate = sighting.candidate;
        if sighting.unfinished {
            return Outcome::SetAside { candidate, reason: SetAsideReason::Unfinished };
        }
        match passage.stance(from, to) {
            Stance::Held => {
                Outcome::Held { candidate, level: self.level_of(candidate, passage.level(from, to)) }
            }
            Stance::Denied => Outcome::SetAside { candidate, reason: SetAsideReason::Denied },
            Stance::Wished => Outcome::SetAside { candidate, reason: SetAsideReason::Wished },
        }
    }

    /// A degree has no level: "Master" in its name is not one.
    pub(crate) fn level_of(&self, candidate: Candidate, level: Option<Level>) -> Option<Level> {
        level.filter(|_| self.catalog.skill(candidate.skill).kind != SkillKind::Credential)
    }
}

fn around(segment: &Segment) -> Around {
    Around { languages: segment.languages, section: segment.section, expected: false }
}

/// Outside of the sections that list skills, a list that holds no known skill is a line of places or names.
fn told(section: Section, found: Vec<Found>) -> Vec<Found> {
    let lists_skills =
        !matches!(section, Section::Work | Section::Volunteer | Section::Summary | Section::Other);
    let unknown = |(_, _, outcome): &Found| matches!(outcome, Outcome::Unrecognised { .. });
    if lists_skills || !found.iter().all(unknown) { found } else { Vec::new() }
}

/// The mention of a range of a segment; interests say what a person likes, not what they can do.
fn mention(segment: &Segment, (start, end, outcome): Found) -> Option<Mention> {
    let outcome = match (segment.section, outcome) {
        // What is only like a skill is a pastime of its own: "hiking" is no misspelt "hiring".
        (Section::Interests, Outcome::Held { candidate, .. }) if candidate.method == Method::Fuzzy => {
            return None;
        }
        (Section::Interests, Outcome::Held { candidate, .. }) => {
            Outcome::SetAside { candidate, reason: SetAsideReason::Interest }
        }
        (Section::Interests, Outcome::Unrecognised { .. }) => return None,
        (Section::Wishes, Outcome::Held { candidate, .. }) => {
            Outcome::SetAside { candidate, reason: SetAsideReason::Wished }
        }
        (_, Outcome::Held { candidate, level }) => {
            Outcome::Held { candidate, level: level.or(segment.level) }
        }
        (_, other) => other,
    };
    let text = segment.text.get(start..end)?.to_owned();
    let Segment { section, until, .. } = *segment;
    let at_work = section.shows_work() && matches!(outcome, Outcome::Held { .. });
    let sentence = at_work.then(|| Quote::around(segment, start, end)).flatten();
    Some(Mention { text, section, span: segment.span(start, end), sentence, until, outcome })
}
