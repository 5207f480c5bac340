//! Finds the mentions in a resume's segments: lists are split into items, running text is scanned.

mod activities;
mod elided;
mod item;
mod left_out;
mod list;
mod makers;
mod meaning;
mod others;
mod own_titles;
mod remark;
mod senses;
mod split;
mod stated_languages;
mod titles;

use crate::agreement::{Tools, certainty, lists_skills};
use crate::catalog::{Catalog, SkillId, SkillKind};
use crate::context::Judge;
use crate::degree::{is_remark_of_unfinished, is_school_leaving, is_unfinished};
use crate::level::LevelReader;
use crate::lexicon::{Languages, Lexicon};
use crate::matcher::{Candidate, Matcher, Method, Session};
use crate::mention::{Mention, Outcome, SetAsideReason};
use crate::quote::Quote;
use crate::resume::{Aside, Form, Resume, Section, Segment};
use crate::scan::{Around, Sighting, Word, sightings, words_of};
use crate::stance::{Passage, Stance, StanceReader};
use crate::text::compact;
use crate::units::Level;
pub(crate) use left_out::LeftOut;
use others::Others;
use own_titles::OwnTitles;
use split::trimmed;
use std::collections::HashMap;

/// The most mentions kept of one skill: more add no certainty.
const MOST_MENTIONS: usize = 1_000;

/// The state of an extraction.
pub(crate) struct Extractor<'e> {
    catalog: &'e Catalog,
    matcher: &'e Matcher,
    lexicon: &'e Lexicon,
    session: &'e mut Session,
    /// Whether unrecognised items name their nearest skill.
    hints: bool,
    /// The nearest skills found for unrecognised items.
    near: HashMap<String, Option<SkillId>>,
    /// The languages of the current segment.
    languages: Languages,
    /// The context of the current segment.
    around: Around,
    /// The skills of the catalogue that activities show.
    called: HashMap<String, Option<(SkillId, f64)>>,
    /// How many items of lists were read of this resume.
    items_read: usize,
    left_out: LeftOut,
}

/// So many items of lists are read of one resume; a resume of a hundred pages has fewer.
pub(crate) const MOST_ITEMS: usize = 50_000;

/// Characters that separate a remark at the end of a course from its name.
const PARTING: &[char] = &[',', '(', '–', '—', ';', ':', '|', '-'];

/// Characters that separate names in a list.
const JOINS: &[char] = &[',', '/', '&', '+'];

/// The bytes of a mention within its segment, and the outcome.
pub(crate) type Found = (usize, usize, Outcome);

impl<'e> Extractor<'e> {
    pub(crate) fn new(
        (catalog, matcher, lexicon): (&'e Catalog, &'e Matcher, &'e Lexicon),
        session: &'e mut Session,
        hints: bool,
    ) -> Self {
        Self {
            catalog,
            matcher,
            lexicon,
            session,
            hints,
            near: HashMap::new(),
            languages: lexicon.english(),
            around: Around::default(),
            called: HashMap::new(),
            items_read: 0,
            left_out: LeftOut::default(),
        }
    }

    /// The mentions of a resume, in the order of its segments, at most [`MOST_MENTIONS`] per skill.
    pub(crate) fn resume(&mut self, resume: &Resume) -> Vec<Mention> {
        let read = self.read(resume);
        let mut known = meaning::known(&read);
        let titled = self.titled(resume, &mut known);
        read.into_iter().flat_map(|(segment, found)| self.mentions(segment, found)).chain(titled).collect()
    }

    /// What of the resumes that were read was left out.
    pub(crate) fn left_out(&self) -> LeftOut {
        LeftOut { items: self.session.uncompared(), ..self.left_out.clone() }
    }

    /// Treats the text as one that asks for skills, as a posting does.
    pub(crate) fn asking(mut self) -> Self {
        self.around.asking = true;
        self
    }

    /// The outcomes for each segment once all segments are known, at most [`MOST_MENTIONS`] per skill.
    pub(crate) fn read<'s>(&mut self, resume: &'s Resume) -> Vec<(&'s Segment, Vec<Found>)> {
        self.items_read = 0;
        let mut times: HashMap<SkillId, usize> = HashMap::new();
        let mut read = Vec::new();
        for (at, segment) in resume.segments.iter().enumerate() {
            self.around.expected = self.is_expected(resume, at);
            let mut found = self.found(segment);
            found.retain(|(_, _, outcome)| match outcome {
                Outcome::Held { candidate, .. } | Outcome::SetAside { candidate, .. } => {
                    let times = times.entry(candidate.skill).or_default();
                    *times += 1;
                    self.left_out.mentions += usize::from(*times > MOST_MENTIONS);
                    *times <= MOST_MENTIONS
                }
                Outcome::Unrecognised { .. } => true,
            });
            read.push((segment, found));
        }
        let titles = OwnTitles::of(self.catalog, resume);
        // A list alone is read as those of tables are: item by item.
        let is_list = resume.aside.is_empty() && resume.entries.is_empty() && resume.headline.is_none();
        self.settle((&titles, is_list), &mut read);
        self.add_shown((resume, &titles), &mut read);
        self.add_meant(resume, &mut read);
        read
    }

    fn tools(&self) -> Tools<'e> {
        Tools { catalog: self.catalog, matcher: self.matcher, lexicon: self.lexicon }
    }

    /// The mentions in one segment.
    pub(crate) fn segment(&mut self, segment: &Segment) -> Vec<Mention> {
        let found = self.found(segment);
        self.mentions(segment, found)
    }

    fn mentions(&mut self, segment: &Segment, found: Vec<Found>) -> Vec<Mention> {
        let stated = self.stated_languages(segment, &found);
        found.into_iter().filter_map(|found| mention((segment, stated), found)).collect()
    }

    /// Whether an education entry is not finished: it goes on, or its head, after this segment, says so.
    fn is_expected(&self, resume: &Resume, at: usize) -> bool {
        let Some(segment) = resume.segments.get(at).filter(|segment| segment.section == Section::Education)
        else {
            return false;
        };
        if segment.entry.and_then(|at| resume.entries.get(at)).is_some_and(|entry| entry.current) {
            return true;
        }
        let from = segment.span(0, 0).start;
        let to = resume.segments.get(at + 1).map_or(usize::MAX, |next| next.span(0, 0).start);
        let languages = segment.languages.and(self.lexicon.english());
        let mut heads = resume.aside.iter().filter(|aside| (from..to).contains(&aside.span.start));
        let remark = resume.segments.get(at + 1).filter(|next| next.section == segment.section);
        heads.any(|aside| aside.kind == Aside::Date && is_unfinished(self.lexicon, &aside.text, languages))
            || remark.is_some_and(|next| is_remark_of_unfinished(self.lexicon, &next.text, languages))
    }

    fn found(&mut self, segment: &Segment) -> Vec<Found> {
        // English words occur in resumes in every language, and a segment whose language was not determined
        // has all languages.
        self.languages = segment.languages.and(self.lexicon.english());
        self.around.languages = self.languages;
        self.around.section = segment.section;
        let found = self.found_by_form(segment);
        match segment.section {
            Section::Education | Section::Certificates => self.as_the_end_says(&segment.text, found),
            _ => found,
        }
    }

    /// Applies a remark at the end of a course to all of it: "Introduction to SQL (Khan Academy), in
    /// progress".
    fn as_the_end_says(&self, text: &str, mut found: Vec<Found>) -> Vec<Found> {
        let Some((before, end)) = text.trim_end_matches([')', ']', '.', ' ']).rsplit_once(PARTING) else {
            return found;
        };
        let Some(reason) = remark::reason(self.stances().remark(&words_of(end))) else { return found };
        for (_, stop, outcome) in &mut found {
            if let Outcome::Held { candidate, .. } = *outcome
                && *stop <= before.len()
            {
                *outcome = Outcome::SetAside { candidate, reason };
            }
        }
        found
    }

    fn found_by_form(&mut self, segment: &Segment) -> Vec<Found> {
        match segment.form {
            Form::List if segment.section == Section::Certificates && segment.until.is_some() => {
                let found = self.list(&segment.text);
                self.without_issuer(found)
            }
            Form::List => told(segment.section, self.list(&segment.text)),
            Form::Prose if self.is_lone_name(segment) => self.list(&segment.text),
            Form::Prose => {
                let mut found = self.prose(&segment.text, 0, segment.text.len());
                // At work, mentioning a school's exams means teaching for them.
                if matches!(segment.section, Section::Work | Section::Volunteer) {
                    found.retain(|found| !self.is_school_exam(found));
                }
                found
            }
        }
    }

    /// Removes the issuer of a dated certificate: "Certified ScrumMaster, Scrum Alliance, 2019".
    fn without_issuer(&self, mut found: Vec<Found>) -> Vec<Found> {
        let is_credential = |(_, _, outcome): &Found| match outcome {
            Outcome::Held { candidate, .. } | Outcome::SetAside { candidate, .. } => {
                self.catalog.skill(candidate.skill).kind == SkillKind::Credential
            }
            Outcome::Unrecognised { .. } => false,
        };
        if let [certificate, issuer] = found.as_slice()
            && is_credential(certificate)
            && !is_credential(issuer)
        {
            found.truncate(1);
        }
        found
    }

    fn is_school_exam(&self, (_, _, outcome): &Found) -> bool {
        let Outcome::Held { candidate, .. } = outcome else { return false };
        is_school_leaving(self.catalog.skill(candidate.skill))
    }

    /// Whether a line in a job is nothing but a name, which then counts even if it is an ordinary word:
    /// "Airflow".
    fn is_lone_name(&self, segment: &Segment) -> bool {
        let (start, end) = trimmed(&segment.text, 0, segment.text.len());
        let name = segment.text.get(start..end).unwrap_or("");
        segment.section.shows_work()
            && name.starts_with(|c: char| c.is_uppercase())
            && self.matcher.lookup(&compact(name), self.languages).is_some()
    }

    /// The labels found in part of a text, each with stance and level.
    fn prose(&self, text: &str, start: usize, end: usize) -> Vec<Found> {
        let part = text.get(start..end).unwrap_or("");
        self.prose_of(part, &words_of(part), start)
    }

    /// As `prose`, for the words of a part that starts at this byte.
    fn prose_of(&self, part: &str, words: &[Word], start: usize) -> Vec<Found> {
        let judge = Judge { lexicon: self.lexicon, languages: self.languages, asking: self.around.asking };
        let mut seen = judge.meant(words, sightings(self.catalog, self.matcher, words, self.around));
        elided::complete(
            (self.catalog, self.matcher, self.languages),
            self.lexicon.lists(),
            words,
            &mut seen,
        );
        // Most texts name nothing.
        if seen.is_empty() {
            return Vec::new();
        }
        let others = Others { lexicon: self.lexicon, languages: self.languages };
        let asking = self.around.asking;
        let is_language = |skill: SkillId| self.catalog.skill(skill).kind == SkillKind::SpokenLanguage;
        seen.retain(|sighting| {
            // A text that asks for skills does not speak of other people.
            (asking || !others.are_meant(words, sighting.words))
                && !others.is_of_longer_name(words, sighting.words)
                && !others.is_of_phrase(words, sighting.words)
                && (!is_language(sighting.candidate.skill) || !others.is_of_country(words, sighting.words))
        });
        let mut listed = vec![false; words.len()];
        for sighting in &seen {
            listed[sighting.words.0..sighting.words.1].fill(true);
        }
        let passage = Passage::new(part, words, &listed, self.stances());
        let found = seen.iter().map(|sighting| {
            let (from, to) = sighting.words;
            (start + words[from].start, start + words[to - 1].end, self.outcome(&passage, sighting))
        });
        found.collect()
    }

    fn stances(&self) -> StanceReader<'e> {
        StanceReader { lexicon: self.lexicon, languages: self.languages, personal: !self.around.asking }
    }

    fn levels(&self) -> LevelReader<'e> {
        LevelReader { lexicon: self.lexicon, languages: self.languages }
    }

    fn outcome(&self, passage: &Passage<'_>, sighting: &Sighting) -> Outcome {
        let (from, to) = sighting.words;
        let candidate = sighting.candidate;
        if sighting.unfinished {
            return Outcome::SetAside { candidate, reason: SetAsideReason::Unfinished };
        }
        match passage.stance(from, to) {
            Stance::Held => {
                Outcome::Held { candidate, level: self.level_of(candidate, passage.level(from, to)) }
            }
            stance => {
                let reason = remark::reason(stance).unwrap_or(SetAsideReason::Denied);
                Outcome::SetAside { candidate, reason }
            }
        }
    }

    /// The level, unless the skill is a degree: the "Master" in its name is not a level.
    pub(crate) fn level_of(&self, candidate: Candidate, level: Option<Level>) -> Option<Level> {
        level.filter(|_| self.catalog.skill(candidate.skill).kind != SkillKind::Credential)
    }
}

/// The outcome with its score reduced if the name needed agreement.
fn sure_to(outcome: Outcome, needed: u8) -> Outcome {
    let Outcome::Held { candidate, level } = outcome else { return outcome };
    let score = certainty(candidate.score, needed);
    Outcome::Held { candidate: Candidate { score, ..candidate }, level }
}

/// Outside sections that list skills, drops a list without known skills: it is a line of places or names.
fn told(section: Section, found: Vec<Found>) -> Vec<Found> {
    let unknown = |(_, _, outcome): &Found| matches!(outcome, Outcome::Unrecognised { .. });
    if lists_skills(section) || !found.iter().all(unknown) { found } else { Vec::new() }
}

/// The mention for a range of a segment; in interests, skills count as liked, not held, but for languages stated up to
/// a byte.
fn mention((segment, stated): (&Segment, usize), (start, end, outcome): Found) -> Option<Mention> {
    let outcome = match (segment.section, outcome) {
        (_, held @ Outcome::Held { .. }) if end <= stated => held,
        // An interest that only resembles a skill is a hobby: "hiking" is not a misspelt "hiring".
        (Section::Interests, Outcome::Held { candidate, .. }) if candidate.method == Method::Fuzzy => {
            return None;
        }
        (Section::Interests, Outcome::Held { candidate, .. }) => {
            Outcome::SetAside { candidate, reason: SetAsideReason::Interest }
        }
        (Section::Interests, Outcome::Unrecognised { .. }) => return None,
        (Section::Interests, Outcome::SetAside { reason: SetAsideReason::NotSure, .. }) => return None,
        (Section::Wishes, Outcome::Held { candidate, .. }) => {
            Outcome::SetAside { candidate, reason: SetAsideReason::Wished }
        }
        (_, Outcome::Held { candidate, level }) => match segment.set_aside {
            Some(reason) => Outcome::SetAside { candidate, reason },
            None => Outcome::Held { candidate, level: level.or(segment.level) },
        },
        (_, other) => other,
    };
    let text = segment.text.get(start..end)?.to_owned();
    let Segment { section, until, entry, .. } = *segment;
    let at_work = section.shows_work() && matches!(outcome, Outcome::Held { .. });
    let sentence = at_work.then(|| Quote::around(segment, start, end)).flatten();
    Some(Mention { text, section, span: segment.span(start, end), sentence, until, entry, outcome })
}

#[cfg(all(test, feature = "builtin"))]
mod wordings;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::engine::Engine;
    use crate::plan::PlanOptions;
    use crate::report::Selection;
    use crate::resume::{Entry, Origin};
    use crate::sample;
    use crate::steps::steps_of;

    fn resume(text: String, form: Form) -> Resume {
        let origin = Origin::Verbatim(0);
        let segment = Segment { text, origin, section: Section::Work, form, ..Segment::default() };
        Resume { segments: vec![segment], ..Resume::default() }
    }

    #[test]
    fn the_work_grows_with_the_length_of_a_text() {
        let engine = Engine::new(sample::catalog());
        let units = [
            "Python ",
            "Python and ",
            "Python, SQL; ",
            "Python\n\n\nand ",
            "expert in Python ",
            "very good ",
            "no experience with ",
            "not Java, ",
            "I want to learn SQL and ",
            "Python, 3 years, ",
            "3 years ",
            "Python (advanced) ",
            "Python: ",
            "Bachelor of ",
            "B.S. ",
            "and. python ",
        ];
        let started = "Python / SQL / Java / ".repeat(40);
        let texts = |count: usize| {
            let plain = units.map(|unit| unit.repeat(count));
            plain.into_iter().chain([format!("{started}, {}", "3 years, ".repeat(count))]).collect::<Vec<_>>()
        };
        for form in [Form::Prose, Form::List] {
            for (short, long) in texts(150).into_iter().zip(texts(600)) {
                let shown: String = short.chars().take(24).collect();
                let steps = |text: String| steps_of(|| drop(engine.mentions(&resume(text, form))));
                let (few, many) = (steps(short), steps(long));
                assert!(
                    many <= 5 * few + 1_000,
                    "{shown:?} as {form:?}: {few} steps, of four times that {many}"
                );
            }
        }
    }

    #[test]
    fn a_text_is_looked_at_once_however_many_names_are_in_it() {
        let engine = Engine::new(sample::catalog());
        for text in ["PYTHON AND SQL ", "python and ", "(Python ", "Java, Python; "] {
            for form in [Form::Prose, Form::List] {
                let steps = |count| steps_of(|| drop(engine.mentions(&resume(text.repeat(count), form))));
                let (few, many) = (steps(100), steps(400));
                assert!(
                    many <= 5 * few + 1_000,
                    "{text:?} as {form:?}: {few} steps, of four times that {many}"
                );
            }
        }
    }

    #[test]
    fn what_is_too_long_for_a_name_is_read_as_running_text() {
        let engine = Engine::new(sample::catalog());
        let long = format!("{} Python", "\u{3316}".repeat(20_000));
        let mentions = engine.mentions(&resume(long.clone(), Form::List));
        assert_eq!(mentions.iter().map(|mention| mention.text.as_str()).collect::<Vec<_>>(), ["Python"]);
    }

    #[test]
    fn comparing_ends_when_the_work_allowed_is_done() {
        let engine = Engine::new(sample::catalog());
        let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
        let unknown = (0..600).map(|n| format!(", pyth{}{}q{}on", letter(n), letter(n / 26), letter(n / 7)));
        let resume = resume(format!("Python{}", unknown.collect::<String>()), Form::List);
        let mut session = Session::allowing(20_000);
        let parts = (engine.catalog(), engine.matcher(), engine.lexicon());
        let mentions = Extractor::new(parts, &mut session, true).resume(&resume);
        assert_eq!(mentions.len(), 601);
        assert!(session.is_spent() && session.work() < 40_000, "{}", session.work());
    }

    #[test]
    fn what_a_mention_takes_depends_on_nothing_else() {
        let engine = Engine::new(sample::catalog());
        let work = |items: &[&str], last: &str| {
            let mut session = Session::default();
            items.iter().for_each(|item| drop(engine.read_item(item, &mut session)));
            let before = session.work();
            drop(engine.read_item(last, &mut session));
            session.work() - before
        };
        for item in ["machine learnign", "Pythn", "zzzzzz"] {
            let alone = work(&[], item);
            assert!(alone > 0, "{item}");
            assert_eq!(work(&["machine learnign", "Pythn", item, item], item), alone, "{item}");
        }
    }

    /// What is left out of a resume that holds more than people write.
    fn left_out(resume: &Resume, most_work: u64) -> LeftOut {
        let engine = Engine::new(sample::catalog());
        let mut session = Session::allowing(most_work);
        let parts = (engine.catalog(), engine.matcher(), engine.lexicon());
        let mut extractor = Extractor::new(parts, &mut session, true);
        let _ = extractor.resume(resume);
        extractor.left_out()
    }

    #[test]
    fn what_is_left_out_is_counted_and_said() {
        let usual = resume("I kept books in Python. ".repeat(20), Form::Prose);
        assert_eq!(left_out(&usual, u64::MAX), LeftOut::default());
        assert!(LeftOut::default().notes().is_empty());

        let often = resume("Python, SQL and ".repeat(MOST_MENTIONS + 5), Form::Prose);
        assert_eq!(left_out(&often, u64::MAX).mentions, 10);

        let mut told = resume("kept the books of a shop ".repeat(100), Form::Prose);
        told.segments = vec![told.segments[0].clone(); 12];
        let words = 12 * 600 - meaning::MOST_WORDS;
        assert_eq!(left_out(&told, u64::MAX).words, words);

        let entry = Entry { title: Some("Cook".to_owned()), section: Section::Work, ..Entry::default() };
        let jobs = Resume { entries: vec![entry; titles::MOST_TITLES + 3], ..Resume::default() };
        assert_eq!(left_out(&jobs, u64::MAX).titles, 3);

        let unknown: Vec<String> = (0..50).map(|n| format!("zq{n}x")).collect();
        let list = resume(unknown.join(", "), Form::List);
        assert_eq!(left_out(&list, 0).items, 50);
        let endless = resume("zq, ".repeat(MOST_ITEMS + 7), Form::List);
        assert_eq!(left_out(&endless, u64::MAX).unread, 7);

        let all = LeftOut { items: 1, unread: 6, mentions: 2, words: 3, titles: 4, agreeing: 5 };
        assert_eq!(all.notes().len(), 6);
    }

    #[test]
    fn profile_and_reading_say_what_is_left_out() {
        let engine = Engine::new(sample::catalog());
        let document = Document::from_plain_text(&"Python, SQL and Java or ".repeat(2 * MOST_MENTIONS));
        let resume = document.resume(engine.lexicon()).unwrap();
        let profile = engine.profile(&resume);
        assert!(profile.notes[0].contains("are left out"), "{:?}", profile.notes);
        assert_eq!(engine.reading(&document, &resume).notes, profile.notes);
        let report = engine.report_on(&profile, &Selection::Top(1), &PlanOptions::default());
        assert_eq!(report.profile.notes, profile.notes);
    }

    #[test]
    fn a_skill_that_is_named_without_end_is_held_all_the_same() {
        let engine = Engine::new(sample::catalog());
        let text = "Python, SQL and ".repeat(2 * MOST_MENTIONS);
        let mentions = engine.mentions(&resume(text, Form::Prose));
        assert_eq!(mentions.len(), 2 * MOST_MENTIONS);
        assert!(mentions.iter().all(|mention| matches!(mention.outcome, Outcome::Held { .. })));
    }
}
