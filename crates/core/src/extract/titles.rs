//! Skills that a job title implies: a hairdresser does hairdressing, a software developer software
//! development.
//!
//! Since a title names what someone does, a single word of it is enough if it is another form of the word in
//! the skill's label.

use super::Extractor;
use super::meaning::is_spoken_of;
use crate::catalog::SkillId;
use crate::date::Until;
use crate::matcher::{Candidate, Method, Said, Wanted};
use crate::mention::{Mention, Outcome};
use crate::resume::{AsideText, Entry, Resume, Section, Segment, Span};
use crate::scan::{Gap, Word, words_of};
use crate::units::Confidence;
use rustc_hash::FxHashSet;

/// The most jobs of a resume.
pub(super) const MOST_TITLES: usize = 100;
/// The least share of the skill's label, and of the title's words, that must match the other.
const LEAST_COVERED: f32 = 0.85;
/// The least cosine between the two.
const LEAST_NEAR: f32 = 0.7;
/// The confidence in a skill from a title.
const FROM_TITLE: f64 = 0.85;

impl Extractor<'_> {
    /// The skills that job titles imply and that are not yet known, each once.
    pub(super) fn titled(&mut self, resume: &Resume, known: &mut FxHashSet<SkillId>) -> Vec<Mention> {
        let at_work = resume.entries.iter().enumerate().filter(|(_, entry)| entry.section.shows_work());
        let titled = at_work.filter_map(|(at, entry)| Some((at, entry, entry.title.as_deref()?)));
        self.left_out.titles = titled.clone().count().saturating_sub(MOST_TITLES);
        let mut places = Places::new(resume);
        let mut found = Vec::new();
        for (at, entry, title) in titled.take(MOST_TITLES) {
            let Some(place) = places.of(title, at) else { continue };
            for said in self.said_by(title) {
                if known.insert(said.skill) {
                    found.push(mention((at, entry), (place, title), said));
                }
            }
        }
        found
    }

    fn said_by(&mut self, title: &str) -> Vec<Said> {
        self.languages = self.lexicon.english();
        let words = words_of(title);
        let spoken_of = |skill| is_spoken_of(self.catalog, skill);
        let wanted = Wanted { near: LEAST_NEAR, skill: &spoken_of };
        let told = self.matcher.said(&words, self.languages, wanted, self.session);
        let near = told.said.iter().filter(|said| said.near >= LEAST_NEAR);
        let covered = near.filter(|said| {
            let (label, words) = self.matcher.covered(&told, said);
            label.min(words) >= LEAST_COVERED && self.matcher.are_words_of_label(&told, said)
        });
        let telling = covered.filter(|said| self.tells_the_work(&words, said));
        let mut sure: Vec<Said> = telling.copied().collect();
        sure.sort_by(|a, b| b.score().total_cmp(&a.score()).then(a.skill.cmp(&b.skill)));
        let mut taken = vec![false; words.len()];
        sure.retain(|said| {
            let span = taken.get_mut(said.words.0..said.words.1).unwrap_or_default();
            let free = !span.contains(&true);
            span.fill(true);
            free
        });
        sure
    }

    /// Whether the words of a title in which a skill was found describe the work. Ranks ("executive") do not; a
    /// single word does if it ends the title ("auditor") or is a name of the skill ("sales associate", but not
    /// "financial assistant").
    fn tells_the_work(&self, title: &[Word], said: &Said) -> bool {
        let (from, to) = said.words;
        let window = title.get(from..to).unwrap_or_default();
        let is_rank = |word: &Word| self.lexicon.seniority().whole(&word.folded, self.languages).is_some();
        let [word] = window else { return !window.iter().all(is_rank) };
        let closes = title.get(to).is_none_or(|next| next.before != Gap::Space);
        let is_name = || {
            self.matcher
                .lookup(&word.folded, self.languages)
                .is_some_and(|(found, _)| found.skill == said.skill)
        };
        !is_rank(word) && (closes || is_name())
    }
}

/// The positions of titles: in the text of their entry, or at its head.
struct Places<'r> {
    segments: std::iter::Peekable<std::slice::Iter<'r, Segment>>,
    heads: std::iter::Peekable<std::slice::Iter<'r, AsideText>>,
}

impl<'r> Places<'r> {
    fn new(resume: &'r Resume) -> Self {
        Self { segments: resume.segments.iter().peekable(), heads: resume.aside.iter().peekable() }
    }

    /// The position of an entry's title; segments, heads and entries arrive in document order.
    fn of(&mut self, title: &str, entry: usize) -> Option<(Section, Span)> {
        while self.segments.next_if(|segment| segment.entry.is_none_or(|of| of < entry)).is_some() {}
        let mut own = self.segments.clone().take_while(|segment| segment.entry == Some(entry));
        let in_text = own.find_map(|segment| Some((segment, segment.text.find(title)?)));
        if let Some((segment, at)) = in_text {
            return Some((segment.section, segment.span(at, at + title.len())));
        }
        let mut heads = self.heads.clone();
        let head = heads.find(|head| head.section.shows_work() && head.text.contains(title))?;
        self.heads = heads;
        Some((head.section, span_of(head, title)))
    }
}

fn mention(
    (at, entry): (usize, &Entry),
    ((section, span), title): ((Section, Span), &str),
    said: Said,
) -> Mention {
    let candidate =
        Candidate { skill: said.skill, score: Confidence::clamped(FROM_TITLE), method: Method::Meaning };
    let until = if entry.current { Some(Until::Now) } else { entry.to.map(|to| Until::Month(to.month)) };
    Mention {
        text: title.to_owned(),
        section,
        span,
        sentence: None,
        until,
        entry: Some(at),
        outcome: Outcome::Held { candidate, level: None },
    }
}

/// The bytes of the title within its head, if the head is verbatim in the source text.
fn span_of(head: &AsideText, title: &str) -> Span {
    let Span { start, end } = head.span;
    match head.text.find(title).filter(|_| end - start == head.text.len()) {
        Some(at) => Span { start: start + at, end: start + at + title.len() },
        None => head.span,
    }
}
