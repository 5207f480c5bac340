//! Reads the lines above the first heading: name, headline, contact, perhaps a few lines about the person.

use super::lines::{Context, ends_open, label, lines};
use super::person::{Half, half_of};
use super::{Outliner, Zone};
use crate::document::Cell;
use crate::lexicon::{Heading, Languages};
use crate::resume::{Aside, Form, Section};
use crate::source_text::SourceText;
use crate::text::is_unspaced;
use std::ops::Range;

/// The most words of a part in a line of contact data.
const MOST_CONTACT_WORDS: usize = 8;

/// The most words of the title of the document.
const MOST_TITLE_WORDS: usize = 3;

/// The most words of a headline.
const LONGEST_HEADLINE: usize = 10;

impl Outliner<'_> {
    /// Reads lines above the first heading, or in a section without its own structure: contact lines are
    /// split, and "Skills: ..." names its section.
    pub(super) fn top(&mut self, piece: &SourceText) {
        let mut run: Option<(Range<usize>, Section)> = None;
        let skipped = self.name_in_two_lines(piece);
        for line in lines(&piece.text).skip(skipped) {
            let text = piece.text.get(line.clone()).unwrap_or_default();
            if std::mem::take(&mut self.first) && self.name_line(text, line.start, piece) {
                continue;
            }
            if self.zone == Zone::Head
                && !self.builder.is_named()
                && self.stated_name(text, line.start, piece)
            {
                continue;
            }
            match self.inline_section(text) {
                Some((Some(section), rest_at)) => {
                    let label = piece.part(line.start..line.start + rest_at);
                    self.builder.aside(&label, Aside::Label, section);
                    self.flush_top(piece, run.replace((line.start + rest_at..line.end, section)));
                }
                Some((None, _)) => {
                    self.flush_top(piece, run.take());
                    self.builder.aside(&piece.part(line), Aside::Private, self.section());
                }
                None if self.is_contact_line(text) => {
                    self.flush_top(piece, run.take());
                    self.contact_line(piece, line);
                }
                None => {
                    self.note_headline(text);
                    let goes_on = |(range, section): &(Range<usize>, Section)| {
                        let before = piece.text.get(range.clone()).unwrap_or_default();
                        Context::of(*section) == Context::Running
                            || ends_open(before)
                            || text.starts_with(char::is_lowercase)
                    };
                    match &mut run {
                        Some(run) if goes_on(run) => run.0.end = line.end,
                        _ => self.flush_top(piece, run.replace((line, self.section()))),
                    }
                }
            }
        }
        self.flush_top(piece, run);
    }

    /// Takes the first two lines as the name if each is a single word: "ADAM" above "KOWALSKI". Returns the number of
    /// lines taken.
    fn name_in_two_lines(&mut self, piece: &SourceText) -> usize {
        let mut two = lines(&piece.text).take(2);
        let (Some(first), Some(second)) = (two.next(), two.next()) else { return 0 };
        let part = |range: &Range<usize>| piece.text.get(range.clone()).unwrap_or_default();
        let word = |range: &Range<usize>| {
            let word = part(range);
            let known = self.lexicon.is_ordinary_word(&crate::text::fold(word), Languages::ALL)
                || self.lexicon.disambiguation().places.is(word, Languages::ALL)
                || self.lexicon.headings().of(word).is_some();
            word.split_whitespace().count() == 1 && self.names().is_half(word) && !known
        };
        let whole = format!("{} {}", part(&first), part(&second));
        if !self.first || !word(&first) || !word(&second) || !self.names().is_name(&whole) {
            return 0;
        }
        self.first = false;
        self.builder.name(&piece.part(first.start..second.end));
        2
    }

    fn flush_top(&mut self, piece: &SourceText, run: Option<(Range<usize>, Section)>) {
        if let Some((range, section)) = run {
            self.body(&piece.part(range), section, false);
        }
    }

    /// A labelled text above the first heading, such as "Skills: Python, SQL": its section, or `None` if it
    /// is not read, and where the text starts.
    fn inline_section(&self, line: &str) -> Option<(Option<Section>, usize)> {
        let (name, rest_at) = label(line)?;
        match self.lexicon.headings().of(name)? {
            Heading::Opens(section) => Some((Some(section), rest_at)),
            Heading::Wishes => Some((Some(Section::Wishes), rest_at)),
            Heading::Private | Heading::References => Some((None, rest_at)),
            Heading::Title => None,
        }
    }

    pub(super) fn is_contact_line(&self, line: &str) -> bool {
        let contacts = &self.builder.contacts;
        let listed = self.lines().is_item_list(line);
        contacts.is_personal(line)
            || contacts.holds_any(line)
            || divided(line).any(|range| contacts.is_personal(line.get(range).unwrap_or_default()) && !listed)
    }

    /// Reads the rest of a line of contact data, part by part.
    fn contact_line(&mut self, piece: &SourceText, line: Range<usize>) {
        let text = piece.text.get(line.clone()).unwrap_or_default();
        for range in divided(text) {
            let part = text.get(range.clone()).unwrap_or_default();
            let small = part.split_whitespace().count() <= MOST_CONTACT_WORDS;
            let personal =
                self.builder.contacts.is_personal(part) || (small && self.builder.contacts.holds_any(part));
            let whole = piece.part(line.start + range.start..line.start + range.end);
            if personal {
                self.builder.aside(&whole, Aside::Private, self.section());
            } else {
                self.note_headline(part);
                self.builder.add(&whole, self.section(), Form::Prose, None);
            }
        }
    }

    /// Takes a short line with a word of job titles as the headline.
    fn note_headline(&mut self, text: &str) {
        let short = text.split_whitespace().count() <= LONGEST_HEADLINE;
        if self.zone == Zone::Head && short && self.lexicon.title_words().occurs(text, self.languages) {
            self.builder.headline(text);
        }
    }

    /// Takes the first line if it is the person's name, with what follows it, or the document's title.
    fn name_line(&mut self, line: &str, at: usize, piece: &SourceText) -> bool {
        if self.lexicon.headings().of(line) == Some(Heading::Title) {
            self.first = true;
            self.builder.aside(&piece.part(at..at + line.len()), Aside::Heading, Section::Other);
            return true;
        }
        if self.stated_name(line, at, piece) {
            return true;
        }
        let stated = self.labelled_name(line).map(|name| name.start);
        let from = stated.or_else(|| self.behind_title(line)).unwrap_or(0);
        let parts: Vec<Range<usize>> = divided(line.get(from..).unwrap_or_default())
            .map(|range| from + range.start..from + range.end)
            .collect();
        let Some(first) = parts.first() else { return false };
        let text = line.get(first.clone()).unwrap_or_default();
        // "Ada Example, PMP, CISSP": what follows the name describes the person.
        let comma = text.find([',', '，']).map_or(first.end, |comma| first.start + comma);
        let sign = line.get(comma..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        let name = line.get(first.start..comma).unwrap_or_default();
        if !self.names().is_name(name) {
            return false;
        }
        if from > 0 {
            self.builder.aside(&piece.part(at..at + from), Aside::Heading, Section::Other);
        }
        self.builder.name(&piece.part(at + first.start..at + comma));
        let behind = (comma < first.end).then(|| comma + sign..first.end);
        for range in behind.into_iter().flat_map(|range| listed(line, range)).chain(parts.into_iter().skip(1))
        {
            self.contact_line(piece, at + range.start..at + range.end);
        }
        true
    }

    /// Takes a name that is stated below other lines: "氏名：佐藤 美咲".
    fn stated_name(&mut self, line: &str, at: usize, piece: &SourceText) -> bool {
        let Some(range) = self.labelled_name(line) else { return false };
        if !self.names().is_stated_name(line.get(range.clone()).unwrap_or_default()) {
            return false;
        }
        self.builder.aside(&piece.part(at..at + range.start), Aside::Label, Section::Other);
        self.builder.name(&piece.part(at + range.start..at + range.end));
        // "姓名：陈思远    性别：女"
        if range.end < line.len() {
            self.contact_line(piece, at + range.end..at + line.len());
        }
        true
    }

    /// Takes the name from personal data, as in German resumes: "Name: Ada Example".
    pub(super) fn private_name(&mut self, piece: &SourceText) {
        // Further down, it is the name of a referee.
        if self.builder.is_named() || self.builder.len() > 0 {
            return;
        }
        for (at, range) in lines(&piece.text).enumerate() {
            let line = piece.text.get(range.clone()).unwrap_or_default();
            // "Personal information" above "Ada Example"
            let ordinary =
                |word: &str| self.lexicon.is_ordinary_word(&crate::text::fold(word), Languages::ALL);
            let alone = at == 0
                && std::mem::take(&mut self.first_private)
                && self.names().is_name(line)
                && !self.states_name(line)
                && !line.split_whitespace().all(ordinary);
            if alone && !self.builder.contacts.is_personal(line) && !self.is_contact_line(line) {
                return self.builder.name(&piece.part(range));
            }
            let name = self
                .labelled_name(line)
                .filter(|name| self.names().is_stated_name(line.get(name.clone()).unwrap_or_default()));
            if let Some(name) = name {
                return self.builder.name(&piece.part(range.start + name.start..range.start + name.end));
            }
            if let Some((half, from)) =
                labelled(line).and_then(|(label, from)| Some((half_of(label, self.lexicon)?, from)))
            {
                self.half_name(half, line.get(from..).unwrap_or_default());
            }
        }
    }

    /// Whether a line states the name of the person or a half of it.
    pub(super) fn states_name(&self, line: &str) -> bool {
        self.labelled_name(line).is_some()
            || labelled(line).is_some_and(|(label, _)| half_of(label, self.lexicon).is_some())
    }

    /// Takes a first name or a surname that stands alone, and the whole name once both are known.
    fn half_name(&mut self, half: Half, name: &str) {
        if !self.names().is_half(name) {
            return;
        }
        let known = match half {
            Half::Given => &mut self.halves.0,
            Half::Family => &mut self.halves.1,
        };
        known.get_or_insert_with(|| name.to_owned());
        if let (Some(given), Some(family)) = &self.halves {
            self.builder.name_of(given, family);
        }
    }

    /// Where the name starts behind the title of the document: "Lebenslauf – Jana Krüger", "Resume of Ada Example".
    fn behind_title(&self, line: &str) -> Option<usize> {
        let (headings, people) = (self.lexicon.headings(), self.lexicon.people());
        let base = line.as_ptr().addr();
        let mut words = line.split_whitespace().map(|word| word.as_ptr().addr() - base).skip(1);
        let title = words.by_ref().take(MOST_TITLE_WORDS).find(|at| {
            let before = line.get(..*at).unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric());
            headings.of(before) == Some(Heading::Title)
        })?;
        let rest = line.get(title..)?;
        let name = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        let (word, behind) = name.split_once(' ').unwrap_or((name, ""));
        let small = word.starts_with(char::is_lowercase) && people.particles.is(word, Languages::ALL)
            || self.lexicon.lists().prepositions.is(word, Languages::ALL);
        let name = if small { behind.trim_start() } else { name };
        let first = divided(name).next().and_then(|range| name.get(range))?;
        self.names().is_name(first).then(|| name.as_ptr().addr() - base)
    }

    /// The name in "Name: Ada Example", and in "Name    Ada Example" as in a table; a wide gap ends it.
    fn labelled_name(&self, line: &str) -> Option<Range<usize>> {
        let (label, rest_at) = labelled(line).or_else(|| self.unsigned_label(line))?;
        // "氏　名" is spaced to the width of other labels.
        let spaced = label.chars().all(|c| c.is_whitespace() || is_unspaced(c));
        let close: String = label.chars().filter(|c| !spaced || !c.is_whitespace()).collect();
        let named = self.lexicon.is_name_label(&close);
        let value = line.get(rest_at..)?;
        // "PERSONAL INFORMATION | Ada Example"
        let headed = || {
            let known = |word: &str| {
                self.lexicon.is_ordinary_word(&crate::text::fold(word), Languages::ALL)
                    || self.lexicon.disambiguation().places.is(word, Languages::ALL)
            };
            self.lexicon.headings().of(label) == Some(Heading::Private)
                && line.get(label.len()..rest_at).is_some_and(|sign| sign.contains('|'))
                && !value.split_whitespace().any(known)
        };
        let named = named || headed();
        let end = WIDE_GAPS.iter().filter_map(|gap| value.find(gap)).min().unwrap_or(value.len());
        named.then_some(rest_at..rest_at + end)
    }

    /// A label for a name with only a space behind it, in a script without spaces: "氏名 佐伯 遼太郎".
    fn unsigned_label<'t>(&self, line: &'t str) -> Option<(&'t str, usize)> {
        let (label, rest) = line.trim_start().split_once(char::is_whitespace)?;
        let is_label = label.chars().all(is_unspaced) && self.lexicon.is_name_label(label);
        is_label.then(|| (label, line.len() - rest.trim_start().len()))
    }

    /// Reads a row of personal data, of which only the name is kept: "Name | Ada Example".
    pub(super) fn private_row(&mut self, cells: &[Cell]) {
        let section = self.section();
        for (at, cell) in cells.iter().enumerate() {
            match cells.get(..at) {
                Some([label]) if self.is_row_of_name(label, cell) => self.builder.name(&cell.text),
                _ => self.builder.aside(&cell.text, Aside::Private, section),
            }
        }
    }

    fn is_row_of_name(&self, label: &Cell, value: &Cell) -> bool {
        let name = value.text.text.trim();
        let is_label =
            self.lexicon.is_name_label(label.text.text.trim().trim_end_matches([':', '：']).trim_end());
        let is_first = !self.builder.is_named() && self.builder.len() == 0;
        is_label && is_first && self.names().is_stated_name(name)
    }

    /// Handles a heading above all sections: the first one of the highest level, or of that style, is the
    /// name.
    pub(super) fn head_heading(&mut self, piece: &SourceText, highest: bool) {
        let from = self.behind_title(&piece.text).unwrap_or(0);
        if from > 0 {
            self.builder.aside(&piece.part(0..from), Aside::Heading, Section::Other);
        }
        let parts: Vec<Range<usize>> = divided(piece.text.get(from..).unwrap_or_default())
            .map(|range| from + range.start..from + range.end)
            .collect();
        let Some(first) = parts.first().cloned() else { return };
        let name = piece.text.get(first.clone()).unwrap_or_default();
        let is_name = self.names().is_name(name);
        let titled = self.lexicon.title_words().occurs(name, self.languages);
        if self.builder.is_named() || !(is_name || (highest && !titled)) {
            return self.top(piece);
        }
        self.first = false;
        let comma = name.find(',').filter(|_| is_name).map_or(first.end, |comma| first.start + comma);
        self.builder.name(&piece.part(first.start..comma));
        let behind = (comma < first.end).then(|| comma + 1..first.end);
        for range in
            behind.into_iter().flat_map(|range| listed(&piece.text, range)).chain(parts.into_iter().skip(1))
        {
            self.contact_line(piece, range);
        }
    }

    /// Whether the person is introduced only here, after a column with other sections: a name above a title
    /// or a place.
    pub(super) fn is_top_again(&self, piece: &SourceText) -> bool {
        if self.builder.is_named() {
            return false;
        }
        let mut lines = lines(&piece.text).map(|range| piece.text.get(range).unwrap_or_default());
        let Some(first) = lines.next() else { return false };
        let second = lines.next().unwrap_or(self.next);
        self.names().is_name(first)
            && (self.lexicon.title_words().occurs(second, self.languages) || self.is_contact_line(second))
            && !self.lexicon.title_words().occurs(first, self.languages)
    }
}

/// The gaps between the fields of a line.
const WIDE_GAPS: &[&str] = &["  ", "\t", " | ", "\u{3000}\u{3000}", "｜"];

/// A label and where the text behind it starts: "Name: Ada Example", "Name    Ada Example", "Name | Ada Example".
fn labelled(line: &str) -> Option<(&str, usize)> {
    let in_columns = || {
        let single = || {
            // "氏名　高橋 健太"; between characters of a spaced label it is no gap.
            line.char_indices().filter(|(at, c)| *c == '\u{3000}' && *at > 3).map(|(at, _)| at).next()
        };
        let at = WIDE_GAPS.iter().filter_map(|gap| line.find(gap)).min().or_else(single)?;
        let rest = line.get(at..)?;
        let blank = |c: char| c.is_whitespace() || c == '|';
        Some((line.get(..at)?, at + rest.len() - rest.trim_start_matches(blank).len()))
    };
    label(line).or_else(in_columns)
}

/// The parts of a range of a line between commas.
fn listed(line: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let text = line.get(range.clone()).unwrap_or_default();
    let base = text.as_ptr().addr();
    let parts = text.split([',', '，']).map(str::trim).filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let start = range.start + part.as_ptr().addr() - base;
            start..start + part.len()
        })
        .collect()
}

/// The parts of a line between bars, dots, tabs and spaced dashes.
fn divided(line: &str) -> impl Iterator<Item = Range<usize>> {
    let base = line.as_ptr().addr();
    let bars = line.split(['|', '·', '•', '\t', '⋅', '∙', '｜']).flat_map(|part| part.split("   "));
    let parts = bars.flat_map(|bar| bar.split(" - ")).flat_map(|part| part.split(" – "));
    let parts = parts.flat_map(|part| part.split(" — ")).map(str::trim).filter(|part| !part.is_empty());
    parts.map(move |part| {
        let start = part.as_ptr().addr() - base;
        start..start + part.len()
    })
}
