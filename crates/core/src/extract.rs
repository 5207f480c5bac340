//! From the segments of a resume to its mentions: lists are cut into items, running text is scanned.

mod activities;
mod elided;
mod item;
mod list;
mod meaning;
mod others;
mod own_titles;
mod remark;
mod split;
mod titles;

use crate::agreement::{
    Agreement, Beside, Naming, Setting, Tools, certainty, is_own_title, lists_skills, needed,
};
use crate::catalog::{Catalog, SkillId, SkillKind};
use crate::context::Judge;
use crate::degree::{is_school_leaving, is_unfinished};
use crate::level::LevelReader;
use crate::lexicon::{Languages, Lexicon};
use crate::matcher::{Candidate, Matcher, Method, Session};
use crate::mention::{Mention, Outcome, SetAsideReason};
use crate::quote::Quote;
use crate::resume::{Aside, Form, Resume, Section, Segment};
use crate::scan::{Around, Sighting, Word, sightings, words_of};
use crate::stance::{Passage, Stance, StanceReader};
use crate::text::{compact, fold};
use crate::units::Level;
use others::Others;
use own_titles::OwnTitles;
use split::trimmed;
use std::collections::HashMap;

/// A skill that a resume names more often than this is named as surely as it can be: more mentions say nothing new.
const MOST_MENTIONS: usize = 1_000;

/// Everything that extraction works with.
pub(crate) struct Extractor<'e> {
    catalog: &'e Catalog,
    matcher: &'e Matcher,
    lexicon: &'e Lexicon,
    session: &'e mut Session,
    /// Whether unrecognised items say which skill they are nearest to.
    hints: bool,
    /// The skills that unrecognised items were found to be nearest to.
    near: HashMap<String, Option<SkillId>>,
    /// The languages of the segment that is read.
    languages: Languages,
    /// What is known of the segment that is read.
    around: Around,
}

/// What parts a remark at the end of a course from its name.
const PARTING: &[char] = &[',', '(', '–', '—', ';', ':', '|', '-'];

/// What parts the names of an enumeration.
const JOINS: &[char] = &[',', '/', '&', '+'];

/// A mention's bytes within its segment, and what came of it.
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
        }
    }

    /// The mentions of a resume, in the order of its segments; of one skill no more than [`MOST_MENTIONS`].
    pub(crate) fn resume(&mut self, resume: &Resume) -> Vec<Mention> {
        let read = self.read(resume);
        let of_segment = |(segment, found): (&Segment, Vec<Found>)| -> Vec<Mention> {
            found.into_iter().filter_map(|found| mention(segment, found)).collect()
        };
        let mut known = meaning::known(&read);
        let titled = self.titled(resume, &mut known);
        read.into_iter().flat_map(of_segment).chain(titled).collect()
    }

    /// The same for what asks for skills, as a posting does.
    pub(crate) fn asking(mut self) -> Self {
        self.around.asking = true;
        self
    }

    /// What is found in each segment, when all of them are known; of one skill no more than [`MOST_MENTIONS`].
    pub(crate) fn read<'s>(&mut self, resume: &'s Resume) -> Vec<(&'s Segment, Vec<Found>)> {
        let mut times: HashMap<SkillId, usize> = HashMap::new();
        let mut read = Vec::new();
        for (at, segment) in resume.segments.iter().enumerate() {
            self.around.expected = self.is_expected(resume, at);
            let mut found = self.found(segment);
            found.retain(|(_, _, outcome)| match outcome {
                Outcome::Held { candidate, .. } | Outcome::SetAside { candidate, .. } => {
                    let times = times.entry(candidate.skill).or_default();
                    *times += 1;
                    *times <= MOST_MENTIONS
                }
                Outcome::Unrecognised { .. } => true,
            });
            read.push((segment, found));
        }
        self.settle(resume, &mut read);
        self.add_shown(resume, &mut read);
        self.add_meant(resume, &mut read);
        read
    }

    /// Sets aside the doubtful names with which nothing in the resume agrees; a plain word in running text names nothing.
    fn settle(&self, resume: &Resume, read: &mut [(&Segment, Vec<Found>)]) {
        let titles = OwnTitles::of(self.catalog, resume);
        let mut held: Vec<(SkillId, u8)> = Vec::new();
        for (segment, found) in read.iter() {
            let setting = Setting::of(&segment.text, segment.form);
            let naming = |(at, found_at): (usize, &Found)| {
                let mut naming = self.naming(segment, &setting, found_at)?;
                if !naming.text.contains(char::is_uppercase)
                    && self.is_enumerated((segment, &setting), found, at)
                {
                    naming.beside = Beside::Name;
                }
                Some(naming)
            };
            held.extend(found.iter().enumerate().filter_map(naming).map(|naming| {
                let own = is_own_title(self.tools(), naming, &titles.words);
                (naming.candidate.skill, if own { 0 } else { needed(self.tools(), naming) })
            }));
        }
        if held.iter().all(|(_, needed)| *needed == 0) {
            return;
        }
        let stays =
            Agreement::by(self.catalog, self.matcher.fields(self.catalog)).settled_of(&held, &titles.roles);
        let mut stays = stays.into_iter().zip(&held);
        for (segment, found) in read {
            let setting = Setting::of(&segment.text, segment.form);
            found.retain_mut(|found| {
                let Some(naming) = self.naming(segment, &setting, found) else { return true };
                let (_, _, outcome) = found;
                let (stays, needed) = stays.next().map_or((true, 0), |(stays, (_, needed))| (stays, *needed));
                if stays {
                    *outcome = sure_to(*outcome, needed);
                    return true;
                }
                let (candidate, reason) = (naming.candidate, SetAsideReason::NotSure);
                let written = naming.beside == Beside::Sentence && naming.text.contains(char::is_uppercase);
                *outcome = Outcome::SetAside { candidate, reason };
                segment.form == Form::List || written
            });
        }
    }

    /// A name that is held, with what stands around it.
    fn naming<'s>(
        &self,
        segment: &'s Segment,
        setting: &Setting<'_>,
        &(start, end, outcome): &Found,
    ) -> Option<Naming<'s>> {
        let Outcome::Held { candidate, .. } = outcome else { return None };
        let Segment { section, form, .. } = *segment;
        let text = segment.text.get(start..end)?;
        let beside = setting.beside(start, end);
        let languages = segment.languages.and(self.lexicon.english());
        Some(Naming { text, section, form, languages, beside, candidate })
    }

    /// Whether nothing but "and" or a comma stands between a name in running text and a clear one before or behind it.
    fn is_enumerated(
        &self,
        (segment, setting): (&Segment, &Setting<'_>),
        found: &[Found],
        at: usize,
    ) -> bool {
        let joined = |from: usize, to: usize| {
            let between = segment.text.get(from..to).unwrap_or_default();
            let word = between.trim_matches(|c: char| c.is_whitespace() || JOINS.contains(&c));
            let conjunctions = &self.lexicon.lists().conjunctions;
            let languages = segment.languages.and(self.lexicon.english());
            let marked = word.is_empty() && between.contains(JOINS);
            marked || conjunctions.whole(&fold(word), languages).is_some()
        };
        let is_clear = |found: &Found| {
            let naming = self.naming(segment, setting, found);
            naming.is_some_and(|naming| {
                self.may_be_product(naming.candidate.skill) && needed(self.tools(), naming) == 0
            })
        };
        let Some((start, end, _)) = found.get(at).filter(|_| segment.form == Form::Prose) else {
            return false;
        };
        let before = at.checked_sub(1).and_then(|before| found.get(before));
        let behind = found.get(at + 1);
        before.is_some_and(|other| joined(other.1, *start) && is_clear(other))
            || behind.is_some_and(|other| joined(*end, other.0) && is_clear(other))
    }

    /// "Spring and Christmas windows" are no list of tools. Published taxonomies do not tell tools from knowledge.
    fn may_be_product(&self, skill: SkillId) -> bool {
        let kind = self.catalog.skill(skill).kind;
        let unnamed = matches!(
            kind,
            SkillKind::Practice | SkillKind::SoftSkill | SkillKind::SpokenLanguage | SkillKind::Credential
        );
        !(unnamed && self.matcher.is_marked())
    }

    fn tools(&self) -> Tools<'e> {
        Tools { catalog: self.catalog, matcher: self.matcher, lexicon: self.lexicon }
    }

    /// The mentions of one segment.
    pub(crate) fn segment(&mut self, segment: &Segment) -> Vec<Mention> {
        self.found(segment).into_iter().filter_map(|found| mention(segment, found)).collect()
    }

    /// Whether the head of an entry of education says behind this segment that its date is still to come.
    fn is_expected(&self, resume: &Resume, at: usize) -> bool {
        let Some(segment) = resume.segments.get(at).filter(|segment| segment.section == Section::Education)
        else {
            return false;
        };
        let from = segment.span(0, 0).start;
        let to = resume.segments.get(at + 1).map_or(usize::MAX, |next| next.span(0, 0).start);
        let languages = segment.languages.and(self.lexicon.english());
        let mut heads = resume.aside.iter().filter(|aside| (from..to).contains(&aside.span.start));
        heads.any(|aside| aside.kind == Aside::Date && is_unfinished(self.lexicon, &aside.text, languages))
    }

    fn found(&mut self, segment: &Segment) -> Vec<Found> {
        // English words stand in resumes of every language, and a segment that nobody asked the language of has those.
        self.languages = segment.languages.and(self.lexicon.english());
        self.around.languages = self.languages;
        self.around.section = segment.section;
        let found = self.found_by_form(segment);
        match segment.section {
            Section::Education | Section::Certificates => self.as_the_end_says(&segment.text, found),
            _ => found,
        }
    }

    /// "Introduction to SQL (Khan Academy), in progress": what stands at the end of a course is said of all of it.
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
                // Who speaks of a school's exams at work taught for them.
                if matches!(segment.section, Section::Work | Section::Volunteer) {
                    found.retain(|found| !self.is_school_exam(found));
                }
                found
            }
        }
    }

    /// "Certified ScrumMaster, Scrum Alliance, 2019": what stands alone behind a dated certificate issued it.
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

    /// At work, a line that is nothing but a name is one, ordinary word or not: "Airflow".
    fn is_lone_name(&self, segment: &Segment) -> bool {
        let (start, end) = trimmed(&segment.text, 0, segment.text.len());
        let name = segment.text.get(start..end).unwrap_or("");
        segment.section.shows_work()
            && name.starts_with(|c: char| c.is_uppercase())
            && self.matcher.lookup(&compact(name), self.languages).is_some()
    }

    /// The labels that stand in a part of a text, each with its stance and level.
    fn prose(&self, text: &str, start: usize, end: usize) -> Vec<Found> {
        let part = text.get(start..end).unwrap_or("");
        self.prose_of(part, &words_of(part), start)
    }

    /// The same for the words of a part that begins at this byte.
    fn prose_of(&self, part: &str, words: &[Word], start: usize) -> Vec<Found> {
        let judge = Judge { lexicon: self.lexicon, languages: self.languages, asking: self.around.asking };
        let mut seen = judge.meant(words, sightings(self.catalog, self.matcher, words, self.around));
        elided::complete(self.matcher, self.lexicon.lists(), self.languages, words, &mut seen);
        // Most texts name nothing.
        if seen.is_empty() {
            return Vec::new();
        }
        let others = Others { lexicon: self.lexicon, languages: self.languages };
        let asking = self.around.asking;
        seen.retain(|sighting| {
            // Nobody else is spoken of where something is asked for.
            (asking || !others.are_meant(words, sighting.words))
                && !others.is_of_longer_name(words, sighting.words)
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
        StanceReader { lexicon: self.lexicon, languages: self.languages }
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
            Stance::Denied => Outcome::SetAside { candidate, reason: SetAsideReason::Denied },
            Stance::Wished => Outcome::SetAside { candidate, reason: SetAsideReason::Wished },
        }
    }

    /// A degree has no level: "Master" in its name is not one.
    pub(crate) fn level_of(&self, candidate: Candidate, level: Option<Level>) -> Option<Level> {
        level.filter(|_| self.catalog.skill(candidate.skill).kind != SkillKind::Credential)
    }
}

/// The outcome with what is left of its score when the name needed agreement.
fn sure_to(outcome: Outcome, needed: u8) -> Outcome {
    let Outcome::Held { candidate, level } = outcome else { return outcome };
    let score = certainty(candidate.score, needed);
    Outcome::Held { candidate: Candidate { score, ..candidate }, level }
}

/// Outside of the sections that list skills, a list that holds no known skill is a line of places or names.
fn told(section: Section, found: Vec<Found>) -> Vec<Found> {
    let unknown = |(_, _, outcome): &Found| matches!(outcome, Outcome::Unrecognised { .. });
    if lists_skills(section) || !found.iter().all(unknown) { found } else { Vec::new() }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Engine;
    use crate::resume::Origin;
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
        let long = format!("{} Python", "\u{fdfa}".repeat(8_000));
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

    #[test]
    fn a_skill_that_is_named_without_end_is_held_all_the_same() {
        let engine = Engine::new(sample::catalog());
        let text = "Python, SQL and ".repeat(2 * MOST_MENTIONS);
        let mentions = engine.mentions(&resume(text, Form::Prose));
        assert_eq!(mentions.len(), 2 * MOST_MENTIONS);
        assert!(mentions.iter().all(|mention| matches!(mention.outcome, Outcome::Held { .. })));
    }
}
