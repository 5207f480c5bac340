//! Rows that tell more than a list of skills: read and ranked the way a report reads and ranks a resume.
//!
//! A job title is read once for all rows that have it, and its skills are put beside those of the list, which are read
//! once in a run. Where the row has a text, or its title a short name that may mean something else without the list
//! ("Go Developer"), list, title and text are read together as one resume.

use super::MentionId;
use super::holdings::Remembering;
use super::{Body, Finding, Held, Memory, Named, Outcome, Scorer, Unscored, held_by, in_order};
use crate::batch::mentions::items;
use crate::resume::resume_of_text;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use skillgap_core::career::Career;
use skillgap_core::catalog::SkillId;
use skillgap_core::lexicon::Languages;
use skillgap_core::matcher::Session;
use skillgap_core::mention::{self, Mention, SetAsideReason};
use skillgap_core::resume::{DocumentLanguage, Form, Resume, Section, Segment};
use std::borrow::Cow;
use std::sync::Arc;

/// So many characters of a job title are read; what is longer is no title.
const LONGEST_TITLE: usize = 200;

/// Names of so many letters may mean something else: see [`agreement`](skillgap_core::agreement).
const SHORT: usize = 4;

/// What a row tells of a person.
pub(in crate::batch) struct Told<'t> {
    named: Vec<Named>,
    list: &'t str,
    /// Empty where there is none.
    title: Cow<'t, str>,
    /// Empty where there is none.
    text: Cow<'t, str>,
}

/// What job titles name, each read alone; `None` where that depends on the rest of a row.
type Titles<'r> = FxHashMap<&'r str, Option<Vec<Held>>>;

impl<'t> Told<'t> {
    /// A list of skills with what it names, a job title and a text.
    pub(in crate::batch) fn new(
        named: Vec<Named>,
        list: &'t str,
        title: Cow<'t, str>,
        text: Cow<'t, str>,
    ) -> Self {
        Self { named, list, title: clipped(title), text }
    }

    /// Whether what it names is only known when all of it is read together.
    fn is_one(&self) -> bool {
        let short = |word: &str| {
            let letters = word.chars().count();
            let capitals = word.chars().all(char::is_uppercase);
            letters < SHORT && word.starts_with(char::is_uppercase) || letters == SHORT && capitals
        };
        let mut words = self.title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        !self.text.is_empty() || words.any(short)
    }
}

fn clipped(title: Cow<'_, str>) -> Cow<'_, str> {
    match title.char_indices().nth(LONGEST_TITLE) {
        Some((end, _)) => Cow::Owned(title.get(..end).unwrap_or_default().to_owned()),
        None => title,
    }
}

impl Scorer<'_> {
    /// Scores people by all that their rows tell, for OUT and for the summary if one is wanted.
    pub(in crate::batch) fn told<M: Iterator<Item = MentionId>>(
        &self,
        rows: &[Told<'_>],
        mentions: impl Fn(usize) -> M + Sync,
    ) -> Vec<Outcome> {
        let titles = self.titles(rows);
        let score = |(at, row): (usize, &Told<'_>)| {
            let mentions = if self.besides.weights { mentions(at).collect() } else { Box::default() };
            let mut notes = Vec::new();
            let result = self.memories.lend(Remembering::new, |memory| {
                self.of_person(row, &titles, (&mut memory.memory, &mut notes))
            });
            Arc::new(Finding { result, mentions, notes })
        };
        rows.par_iter().enumerate().map(score).collect()
    }

    /// Reads each title once that is not read with the rest of its row.
    fn titles<'r>(&self, rows: &'r [Told<'_>]) -> Titles<'r> {
        let alone = rows.iter().filter(|row| !row.title.is_empty() && !row.is_one());
        let mut titles: Vec<&str> = alone.map(|row| &*row.title).collect();
        titles.par_sort_unstable();
        titles.dedup();
        let read = |session: &mut Session, title| {
            let segments = vec![self.titled(title, Languages::default())];
            let headline = Some(title.to_owned());
            let mentions =
                self.engine.mentions_with(&Resume { segments, headline, ..Resume::default() }, session);
            let sure = mentions.iter().all(|mention| !is_unsure(mention));
            (title, sure.then(|| mentions.iter().filter_map(held_by).collect()))
        };
        titles.into_par_iter().map_init(Session::default, read).collect()
    }

    fn of_person(
        &self,
        row: &Told<'_>,
        titles: &Titles<'_>,
        (memory, notes): (&mut Memory, &mut Vec<String>),
    ) -> Result<Body, Unscored> {
        let resume = self.resume(row).map_err(|_| Unscored::TooMuch)?;
        let career = Career::on(&resume, self.today);
        let of_title = match titles.get(&*row.title) {
            Some(of_title) => of_title.as_deref(),
            None => Some(&[][..]),
        };
        let (held, wished) = match of_title.filter(|_| !row.is_one()) {
            None => self.read(&self.with_list(resume, row), (memory.session(), notes)),
            Some(of_title) => {
                let held = self.roles.settled(&row.named).into_iter().chain(of_title.iter().copied());
                (held.collect(), Vec::new())
            }
        };
        self.of_career((&held, &wished), &career, memory)
    }

    /// Scores a person by what is read of their resume: what a report on it says.
    pub(in crate::batch) fn of_resume(&self, resume: &Resume, memory: &mut Memory) -> Finding {
        let mut notes = Vec::new();
        let (held, wished) = self.read(resume, (memory.session(), &mut notes));
        let result = self.of_career((&held, &wished), &Career::on(resume, self.today), memory);
        Finding { result, mentions: Box::default(), notes }
    }

    fn of_career(
        &self,
        (held, wished): (&[Held], &[SkillId]),
        career: &Career,
        memory: &mut Memory,
    ) -> Result<Body, Unscored> {
        let ranked = self.roles.by_career((held, wished), career, memory);
        if held.is_empty() && career.titles().is_empty() && ranked.no_role_fits {
            return Err(Unscored::NothingTold);
        }
        if ranked.roles.is_empty() {
            return Err(Unscored::NoLikeRole);
        }
        Ok(Body::new(&in_order(held), self.rows(&ranked), self.besides))
    }

    /// The title and the text of a row as a resume.
    fn resume(&self, row: &Told<'_>) -> Result<Resume, String> {
        let mut resume = match &*row.text {
            "" => self.blank.clone(),
            text => resume_of_text(text, self.engine.lexicon())?,
        };
        // A file of one short line is a list of skills; a cell of one sentence says what somebody does.
        if let [only] = resume.segments.as_mut_slice()
            && only.form == Form::List
            && only.text.ends_with(['.', '!', '?', '。'])
        {
            (only.section, only.form) = (Section::Summary, Form::Prose);
        }
        if !row.title.is_empty() {
            let title = self.titled(&row.title, self.languages(&resume.language));
            resume.segments.insert(0, title);
            resume.headline = Some(row.title.clone().into_owned());
        }
        Ok(resume)
    }

    /// The same with the items of the row's list before the title: what is listed tells of skills, not of work.
    fn with_list(&self, mut resume: Resume, row: &Told<'_>) -> Resume {
        let languages = self.languages(&resume.language);
        let listed = items(row.list).map(|item| self.listed(item, languages));
        resume.segments.splice(0..0, listed);
        resume
    }

    /// The skills that a resume says are held; notes what of it could not be used or was left out.
    /// What is held in a resume, and what is wished for.
    fn read(
        &self,
        resume: &Resume,
        (session, notes): (&mut Session, &mut Vec<String>),
    ) -> (Vec<Held>, Vec<SkillId>) {
        let (mentions, noted) = self.engine.noted_mentions(resume, session);
        notes.extend(noted);
        (mentions.iter().filter_map(held_by).collect(), mentions.iter().filter_map(Mention::wished).collect())
    }

    fn listed(&self, item: &str, languages: Languages) -> Segment {
        let languages = self.engine.lexicon().of_item(item).and(languages);
        let (section, form) = (Section::Skills, Form::List);
        Segment { text: item.to_owned(), section, form, languages, ..Segment::default() }
    }

    fn titled(&self, title: &str, languages: Languages) -> Segment {
        let languages = self.engine.lexicon().of_item(title).and(languages);
        let (section, form) = (Section::Summary, Form::Prose);
        Segment { text: title.to_owned(), section, form, languages, ..Segment::default() }
    }

    /// English, and the languages of the text.
    fn languages(&self, of_text: &DocumentLanguage) -> Languages {
        let lexicon = self.engine.lexicon();
        let codes = match of_text {
            DocumentLanguage::Known(codes) => codes.as_slice(),
            DocumentLanguage::Unclear | DocumentLanguage::Unknown => &[],
        };
        let known = codes.iter().filter_map(|code| lexicon.language(code));
        known.fold(lexicon.english(), Languages::with)
    }
}

/// Whether a mention may name a skill, and nothing of what was read says so.
fn is_unsure(mention: &Mention) -> bool {
    matches!(mention.outcome, mention::Outcome::SetAside { reason: SetAsideReason::NotSure, .. })
}
