//! Splits the blocks of a document into the statements of a posting, each with its part.

mod headings;

use super::title::TitleReader;
use crate::catalog::Catalog;
use crate::document::{Block, BlockKind, Cell, Document};
use crate::lexicon::{ConditionKind, Fact, Languages, Lexicon, Part};
use crate::outline::{
    Context, LineReader, bullet_len, ends_open, is_numbered, label, languages_of, lines_of, word_count,
};
use crate::resume::{DocumentLanguage, Form};
use crate::source_text::SourceText;
use crate::text::fold;
use headings::is_tick;
use std::ops::Range;

/// So many statements are read of a posting: twenty times what a long one has.
const MOST_STATEMENTS: usize = 2_000;
/// The most words of a heading.
const MOST_HEADING_WORDS: usize = 9;
/// The marks before what is not asked for.
const CROSSES: [char; 6] = ['✗', '✘', '✖', '❌', '🚫', '☒'];
/// The least length of a line that a text editor may have wrapped.
const WRAPPED_AT: usize = 60;

/// A sentence, item or list in a posting.
#[derive(Debug, Clone)]
pub(super) struct Statement {
    /// Its text.
    pub(super) text: SourceText,
    /// Its part.
    pub(super) part: Part,
    /// How it names skills.
    pub(super) form: Form,
    /// The languages it may be written in.
    pub(super) languages: Languages,
    /// The line in the source, if it has lines.
    pub(super) line: Option<u32>,
}

/// A posting split into parts.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// The title of the job.
    pub(super) title: Option<String>,
    /// The statements, in document order.
    pub(super) statements: Vec<Statement>,
    /// Labelled conditions.
    pub(super) labelled: Vec<(ConditionKind, String)>,
    /// The parts opened by a heading.
    pub(super) opened: Vec<Part>,
    /// The language.
    pub(super) language: DocumentLanguage,
    /// How many blocks were not read, because there are more statements than any posting has.
    unread: usize,
}

impl Outline {
    /// What of the posting was left out, said.
    pub(super) fn left_out(&self) -> Option<String> {
        (self.unread > 0).then(|| {
            format!(
                "makes more statements than any posting does; behind the first {MOST_STATEMENTS}, {} paragraphs and items were not read",
                self.unread
            )
        })
    }
}

/// Splits a posting into parts.
pub(super) fn outline(document: &Document, catalog: &Catalog, lexicon: &Lexicon) -> Outline {
    let found = languages_of(document, lexicon);
    let lexicon = if found.english { lexicon.narrowed(lexicon.english()) } else { lexicon };
    // A sentence or two may be in any language.
    let unclear = found.language == DocumentLanguage::Unclear;
    let of_block = |own: Languages| if unclear { Languages::ALL } else { own };
    let mut outliner = Outliner {
        lexicon,
        languages: of_block(found.languages),
        part: Part::Open,
        rank: 0,
        line: None,
        columns: Vec::new(),
        titles: TitleReader::new(catalog, lexicon),
        outline: Outline { language: found.language, ..Outline::default() },
    };
    for (at, (block, languages)) in document.blocks.iter().zip(found.blocks).enumerate() {
        if outliner.outline.statements.len() >= MOST_STATEMENTS {
            outliner.outline.unread += 1;
            continue;
        }
        outliner.languages = of_block(languages);
        outliner.block(block, document.blocks.get(at + 1..).unwrap_or_default());
    }
    let Outliner { titles, mut outline, .. } = outliner;
    let opening = outline.statements.iter().map(|statement| statement.text.text.as_str());
    outline.title = titles.best(opening);
    outline
}

struct Outliner<'o> {
    lexicon: &'o Lexicon,
    languages: Languages,
    part: Part,
    /// The level of the heading that opened the part; 0 if the format has no levels.
    rank: u8,
    line: Option<u32>,
    /// How strongly the columns of a table without names are asked for: "Essential", "Desirable".
    columns: Vec<Option<Part>>,
    titles: TitleReader<'o>,
    outline: Outline,
}

impl Outliner<'_> {
    /// Handles a block, with those behind it.
    fn block(&mut self, block: &Block, behind: &[Block]) {
        self.line = block.place.line;
        if !matches!(block.kind, BlockKind::Row(_)) {
            self.columns.clear();
        }
        match &block.kind {
            BlockKind::Heading(rank) => self.heading(&block.text, *rank, behind),
            BlockKind::Item => self.item(&block.text, begin_list(behind)),
            BlockKind::Paragraph => self.paragraph(block, behind),
            BlockKind::Row(cells) => self.row(cells),
        }
    }

    fn row(&mut self, cells: &[Cell]) {
        if cells.iter().all(|cell| cell.label.is_empty()) {
            let mut columns: Vec<Option<Part>> =
                cells.iter().map(|cell| self.column(&cell.text.text)).collect();
            let has = |part: Part, columns: &[Option<Part>]| columns.contains(&Some(part));
            if has(Part::Required, &columns) && has(Part::Preferred, &columns) {
                // "Criteria | Essential | Desirable"
                if let Some((first, rest)) = columns.split_first_mut()
                    && has(Part::Required, rest)
                {
                    *first = None;
                }
                self.columns = columns;
                return;
            }
        }
        let outer = self.part;
        let columns = std::mem::take(&mut self.columns);
        let tick =
            cells.iter().zip(&columns).find(|(cell, _)| is_tick(&cell.text.text)).and_then(|(_, of)| *of);
        let weight = tick.or_else(|| cells.iter().find_map(|cell| self.weight(cell)));
        for (at, cell) in cells.iter().enumerate() {
            if self.labelled(&cell.label, &cell.text) {
                continue;
            }
            // What stands before the columns is their subject: "Qualifications | NMC registration | ...".
            let column = columns.get(at).copied().flatten();
            if !columns.is_empty() && column.is_none() && weight.is_none() {
                continue;
            }
            let named = || self.part_of(&cell.label).map(|(part, _)| part);
            self.part = weight.or(column).or_else(named).unwrap_or(outer);
            self.lines(&cell.text, false);
        }
        self.part = outer;
        self.columns = columns;
    }

    /// Handles a heading marked by the format.
    fn heading(&mut self, source: &SourceText, rank: u8, behind: &[Block]) {
        let text = source.text.as_str();
        if let Some((name, rest_at)) = label(text)
            && self.labelled(name, &source.part(rest_at..text.len()))
        {
            return;
        }
        match self.part_of(text) {
            Some((part, _)) => self.open(part, rank),
            // An unknown heading below a known one belongs to its part.
            None if self.rank > 0 && rank > self.rank => {}
            None => {
                self.titles.heading(text, rank);
                let lines = behind.iter().map(Block::first_line);
                self.part = if begin_list(behind) { self.part_of_list(lines) } else { Part::Open };
                self.rank = 0;
            }
        }
    }

    fn open(&mut self, part: Part, rank: u8) {
        (self.part, self.rank) = (part, rank);
        if !self.outline.opened.contains(&part) {
            self.outline.opened.push(part);
        }
    }

    fn item(&mut self, text: &SourceText, leads: bool) {
        let first = lines_of(&text.text).next().map_or(0..0, |range| range);
        let line = text.text.get(first).unwrap_or_default();
        let bare = line.get(bullet_len(line)..).unwrap_or(line).trim_end_matches([':', '：']);
        if lines_of(&text.text).count() == 1 && self.is_whole_heading(bare) {
            let part = self.part_of(bare).map_or(self.part, |(part, _)| part);
            return self.open(part, self.rank);
        }
        // A heading right below an item, without a blank line: "- patient care", "Desirable criteria", "- MRI".
        let last = lines_of(&text.text).last().filter(|range| range.start > 0);
        let glued = last.and_then(|range| {
            let line = text.text.get(range.clone())?;
            let (part, _) = self.heading_line(line, (true, false), leads).filter(|_| leads)?;
            line.starts_with(char::is_uppercase).then_some((range.start, part))
        });
        if let Some((start, part)) = glued {
            self.lines(&text.part(0..start), true);
            return self.open(part, self.rank);
        }
        self.lines(text, true);
    }

    /// Handles a paragraph, whose lines may be headings, items and running text.
    fn paragraph(&mut self, block: &Block, behind: &[Block]) {
        let text = &block.text;
        let ranges: Vec<Range<usize>> = lines_of(&text.text).collect();
        let alone = ranges.len() == 1;
        let mut run: Option<Range<usize>> = None;
        for (at, range) in ranges.iter().enumerate() {
            let line = text.text.get(range.clone()).unwrap_or_default();
            let stands_out = block.look.bold || block.look.underlined || block.look.large;
            let bulleted = is_bulleted(line);
            let below = ranges.get(at + 1).and_then(|next| text.text.get(next.clone()));
            let below = below.or_else(|| behind.first().map(Block::first_line)).unwrap_or_default();
            let leads = is_bulleted(below) || (at + 1 == ranges.len() && begin_list(behind));
            let shows = alone || stands_out;
            if !bulleted && let Some((part, share)) = self.heading_line(line, (shows, stands_out), leads) {
                self.flush(text, run.take());
                self.open(part, if share < 1.0 && !alone { self.rank } else { 0 });
                continue;
            }
            if let Some(part) = self.marked_heading(line, below) {
                self.flush(text, run.take());
                self.open(part, self.rank);
                continue;
            }
            if !bulleted && at == 0 && leads && self.says_something_else(line) {
                self.flush(text, run.take());
                let own = ranges.iter().skip(at + 1).filter_map(|range| text.text.get(range.clone()));
                self.part = self.part_of_list(own.chain(behind.iter().map(Block::first_line)));
                continue;
            }
            if !bulleted && at == 0 && self.is_unknown_heading(line, below) {
                self.open(Part::Open, 0);
            }
            if bulleted {
                self.flush(text, run.take());
                self.lines(&text.part(range.clone()), true);
                continue;
            }
            if matches!(self.part, Part::Open | Part::Company) {
                self.titles.line(line);
            }
            let before =
                at.checked_sub(1).and_then(|at| ranges.get(at)).and_then(|r| text.text.get(r.clone()));
            match run.take() {
                Some(open) if before.is_some_and(|before| goes_on(before, line) || self.is_cut(before)) => {
                    run = Some(open.start..range.end);
                }
                open => {
                    self.flush(text, open);
                    run = Some(range.clone());
                }
            }
        }
        self.flush(text, run);
    }

    /// Whether a line ends in the middle of a sentence: with "and", "und", "oder".
    fn is_cut(&self, line: &str) -> bool {
        let last = fold(line.rsplit(char::is_whitespace).next().unwrap_or_default());
        self.lexicon.lists().conjunctions.whole(&last, self.languages).is_some()
    }

    fn flush(&mut self, text: &SourceText, run: Option<Range<usize>>) {
        let Some(run) = run else { return };
        let piece = text.part(run);
        if let Some((name, rest_at)) = label(&piece.text) {
            let name = name.trim_matches(['*', '_', ' ']).to_owned();
            let rest = piece.part(rest_at..piece.text.len());
            if self.labelled(&name, &rest) {
                return;
            }
            if let Some((part, share)) = self.part_of_label(&name) {
                // "Requirements: Python, SQL" applies only to its own line.
                let outer = std::mem::replace(&mut self.part, part);
                if share >= 1.0 && !self.outline.opened.contains(&part) {
                    self.outline.opened.push(part);
                }
                self.lines(&rest, false);
                self.part = outer;
                return;
            }
        }
        self.lines(&piece, false);
    }

    /// Handles a labelled fact: "Location: Berlin".
    fn labelled(&mut self, name: &str, text: &SourceText) -> bool {
        let fact = self.lexicon.posting().labels.whole(&fold(name), Languages::ALL);
        // Among requirements, "Title" and "Type" are not facts about the job.
        let apart = matches!(self.part, Part::Open | Part::Company | Part::Offers | Part::Legal);
        let shown = text.text.trim_matches(['*', '_', ' ']).trim();
        match fact.filter(|_| apart || self.outline.opened.is_empty()) {
            Some(Fact::Title) if word_count(shown) <= MOST_HEADING_WORDS + 3 => {
                self.titles.labelled(shown);
                true
            }
            Some(Fact::Condition(kind)) if !shown.is_empty() => {
                self.outline.labelled.push((kind, shown.to_owned()));
                true
            }
            Some(Fact::Other) => true,
            _ => false,
        }
    }

    /// Adds the sentences and lists in a text.
    fn lines(&mut self, text: &SourceText, item: bool) {
        let outer = self.part;
        if item && text.text.starts_with(CROSSES) {
            self.part = Part::NotAsked;
        }
        let bullet = if item { bullet_len(&text.text) } else { 0 };
        let text = text.part(bullet..text.text.len()).trimmed();
        let reader = LineReader { lexicon: self.lexicon, languages: self.languages };
        let context = if self.part == Part::Tools { Context::Listing } else { Context::Running };
        let parts = reader.parts(&text.text, context, true);
        for part in parts {
            // A label may name the subject of its list: "SQL excellence: window functions, tuning".
            let start = part.label.clone().map_or(part.range.start, |label| label.start);
            match part.form {
                Form::List => {
                    if let Some(label) = part.label {
                        self.add(text.part(label), Form::Prose);
                    }
                    self.add(text.part(part.range), Form::List);
                }
                Form::Prose => self.sentences(&text.part(start..part.range.end)),
            }
        }
        self.part = outer;
    }

    /// Adds the sentences of running text; one may open a part for those after it: "Requirements: you know
    /// SQL."
    fn sentences(&mut self, text: &SourceText) {
        let outer = self.part;
        for range in sentences(&text.text, |word| self.is_small(word)) {
            let sentence = text.part(range).trimmed();
            if let Some(part) = self.remark(&sentence.text) {
                self.say_of_last(part);
                continue;
            }
            let labelled = label(&sentence.text).and_then(|(name, rest_at)| {
                let (part, share) = self.part_of(name)?;
                (share >= 1.0).then_some((part, rest_at))
            });
            match labelled {
                Some((part, rest_at)) => {
                    self.part = part;
                    self.add(sentence.part(rest_at..sentence.text.len()), Form::Prose);
                }
                None => self.add(sentence, Form::Prose),
            }
        }
        self.part = outer;
    }

    /// Applies a sentence about the one before it: "Cooking with children? Even better."
    fn say_of_last(&mut self, part: Part) {
        if let Some(last) = self.outline.statements.last_mut() {
            last.part = part;
        }
    }

    fn add(&mut self, text: SourceText, form: Form) {
        let text = text.trimmed();
        if text.text.chars().any(char::is_alphanumeric) {
            let (part, languages, line) = (self.part, self.languages, self.line);
            self.outline.statements.push(Statement { text, part, form, languages, line });
        }
    }
}

/// Whether blocks begin with an item of a list.
fn begin_list(blocks: &[Block]) -> bool {
    blocks.first().is_some_and(|block| matches!(block.kind, BlockKind::Item))
}

/// Whether a line is an item; numbered lines may be headings.
fn is_bulleted(line: &str) -> bool {
    bullet_len(line) > 0 && !is_numbered(line)
}

/// Whether a line continues the sentence of the previous line.
fn goes_on(before: &str, line: &str) -> bool {
    let small = line.chars().next().is_some_and(|c| c.is_lowercase() || matches!(c, ',' | '.' | ';' | ')'));
    let open = ends_open(before) || before.ends_with(['(', '-', '–']);
    let wrapped = before.chars().count() >= WRAPPED_AT
        && !before.ends_with(['.', '!', '?', ':', ';', '。', '；', '：', '！', '？']);
    let begins = line.starts_with(char::is_uppercase) || is_numbered(line);
    small || open || (wrapped && !begins)
}

/// The sentences of a text, as byte ranges.
///
/// `is_small` says whether a folded word is one of grammar, which is no abbreviation: "for.", but "e.g.".
pub(super) fn sentences(text: &str, is_small: impl Fn(&str) -> bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let ends = matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '\n');
        let full = matches!(c, '。' | '！' | '？');
        let spaced = chars.peek().is_some_and(|(_, next)| next.is_whitespace());
        let rest = text.get(at + c.len_utf8()..).unwrap_or_default().trim_start();
        let begins = rest.chars().next().is_some_and(|c| !c.is_lowercase());
        let paragraph = c == '\n' && rest.starts_with(char::is_uppercase);
        // Short words before a period are abbreviations: "e.g. Java", "z. B. SQL", "approx. 5".
        let abbreviates = || {
            let word = text.get(..at).and_then(|before| before.rsplit(|c: char| !c.is_alphanumeric()).next());
            let letters = word.map_or(0, |word| word.chars().count());
            (1..=3).contains(&letters) && !(letters > 1 && word.is_some_and(|word| is_small(&fold(word))))
        };
        let abbreviated = c == '.' && abbreviates();
        if ends && (full || paragraph || (c != '\n' && spaced && begins && !abbreviated)) {
            found.push(from..at + c.len_utf8());
            from = at + c.len_utf8();
        }
    }
    found.push(from..text.len());
    found.retain(|range| text.get(range.clone()).is_some_and(|part| !part.trim().is_empty()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_sentences_end() {
        let text = "We need SQL, e.g. Postgres. Python is a plus! Approx. 5 people.";
        let found: Vec<&str> =
            sentences(text, |word| word == "for").into_iter().map(|range| text[range].trim()).collect();
        assert_eq!(found, ["We need SQL, e.g. Postgres.", "Python is a plus!", "Approx.", "5 people."]);
        assert!(sentences("  ", |_| false).is_empty());
        assert_eq!(sentences("Not asked for. Data entry", |word| word == "for").len(), 2);
    }
}
