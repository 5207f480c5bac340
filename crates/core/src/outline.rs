//! Turns the blocks of a document into the parts of a resume: headings, sections, entries, lists and
//! sentences.
//!
//! Only this module decides what a block is; readers only report what the format says.

mod builder;
mod contact;
mod entries;
mod entry_labels;
mod fields;
mod head;
mod heading;
mod labels;
mod language;
mod legal_forms;
mod lines;
mod person;
mod rows;
mod scale;
mod tables;
mod title_alone;
mod top;

pub use builder::TooLarge;
pub(crate) use fields::spaced;
pub(crate) use language::of as languages_of;
pub use lines::bullet_len;
pub(crate) use lines::{Context, LineReader, ends_open, is_numbered, label, lines as lines_of, word_count};
pub use tables::{Header, TableRow, is_header};

use crate::date::Until;
use crate::dates::DateReader;
use crate::document::{Block, BlockKind, Document, Look};
use crate::level::{drawn_behind, level_of_share};
use crate::lexicon::{Heading, Languages, Lexicon};
use crate::resume::{Aside, Form, Resume, Section, few};
use crate::source_text::SourceText;
use crate::units::Level;
use builder::ResumeBuilder;
use contact::Contacts;
use entries::{Entries, EntryReader, has_dates};
use head::Above;
use heading::Style;
use lines::lines;
use person::NameReader;
use rustc_hash::{FxHashMap, FxHashSet};
use scale::Scale;
use std::ops::Range;
use title_alone::{only_title, stray_title};

/// Interprets a document as a resume.
pub(crate) fn resume<'d>(document: &'d Document, lexicon: &'d Lexicon) -> Result<Resume, TooLarge> {
    if document.is_overfull() {
        return Err(TooLarge::Texts);
    }
    let found = language::of(document, lexicon);
    let lexicon = if found.english { lexicon.narrowed(lexicon.english()) } else { lexicon };
    let mut outliner = Outliner::new(lexicon, found.languages);
    outliner.scale = Scale::of(document, lexicon);
    if outliner.is_bare_list(document) {
        if let Some(title) = only_title(document, lexicon) {
            outliner.builder.headline(title);
        }
        outliner.open(Heading::Opens(Section::Skills));
    }
    let mut blocks = document.blocks.iter().zip(found.blocks).peekable();
    while let Some((block, languages)) = blocks.next() {
        outliner.languages = languages;
        outliner.builder.languages = languages;
        let closed = blocks.peek().is_none_or(|(next, _)| next.look.apart);
        outliner.next = blocks.peek().map_or("", |(next, _)| first_line(next));
        outliner.block(block, closed);
        if outliner.builder.is_full() {
            break;
        }
    }
    let mut resume = outliner.builder.finish()?;
    if resume.headline.is_none() {
        resume.headline = stray_title(&resume, lexicon, found.languages);
    }
    resume.language = found.language;
    resume.notes.splice(0..0, document.notes.iter().cloned());
    resume.notes = few(resume.notes);
    Ok(resume)
}

/// The signs between the items of a list.
const LIST_SIGNS: [char; 6] = [',', ';', '|', '、', '，', '\n'];

/// The most words of an item.
const MOST_ITEM_WORDS: usize = 7;

/// The current section of the resume.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Zone {
    /// Above the first heading: name, contact, perhaps a few lines about the person.
    Head,
    /// Below a heading.
    In(Section),
    /// Below a heading for contact data or references.
    Skipped,
}

/// The first line of a paragraph.
fn first_line(block: &Block) -> &str {
    let is_text = matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading(_));
    if is_text { block.first_line() } else { "" }
}

/// Reads the blocks of a document in order.
struct Outliner<'l> {
    lexicon: &'l Lexicon,
    /// The first line of the next block.
    next: &'l str,
    /// The languages of the current block.
    languages: Languages,
    builder: ResumeBuilder<'l>,
    zone: Zone,
    /// Whether the current list of skills is within another section, below a heading such as "Technologies".
    sublist: bool,
    /// Where the last row of a table without column names had a label in its first cell.
    headed_rows: Option<Zone>,
    /// Whether the heading above is in unknown wording, and nothing stands below it yet.
    unnamed: bool,
    /// Whether the section of jobs has no heading, so that degrees may follow in it.
    unheaded: bool,
    /// Whether the name may still come first.
    first: bool,
    /// Whether the heading above is that of personal data, and nothing stands below it yet.
    first_private: bool,
    /// The first name and the surname read so far, from lines of their own.
    halves: (Option<String>, Option<String>),
    /// Whether the section of skills or languages has no text yet.
    fresh: bool,
    /// Whether levels stand above their lists in this section, and the last of them.
    heads_levels: bool,
    level: Option<Level>,
    entries: Entries,
    /// The entry opened by the last record.
    record_entry: Option<(usize, Option<Until>)>,
    /// The level of the current section's heading, if the format has levels.
    rank: u8,
    /// The style of that heading, and whether there was a gap above it.
    style: Style,
    spaced: bool,
    scale: Scale,
    /// The notes already made about fields.
    said: FxHashSet<String>,
    /// The meanings of known columns and fields, by name.
    fields: FxHashMap<String, fields::Field>,
}

impl<'l> Outliner<'l> {
    fn new(lexicon: &'l Lexicon, languages: Languages) -> Self {
        Self {
            lexicon,
            next: "",
            languages,
            builder: ResumeBuilder::new(Contacts { lexicon }),
            zone: Zone::Head,
            sublist: false,
            headed_rows: None,
            unnamed: false,
            unheaded: false,
            first: true,
            first_private: false,
            halves: (None, None),
            fresh: false,
            heads_levels: false,
            level: None,
            entries: Entries::default(),
            record_entry: None,
            rank: 0,
            style: Style::Plain,
            spaced: true,
            scale: Scale::default(),
            said: FxHashSet::default(),
            fields: FxHashMap::default(),
        }
    }

    fn lines(&self) -> LineReader<'l> {
        LineReader { lexicon: self.lexicon, languages: self.languages }
    }

    fn dates(&self) -> DateReader<'l> {
        DateReader { lexicon: self.lexicon, languages: self.languages }
    }

    fn entry_reader(&self) -> EntryReader<'l> {
        EntryReader { lines: self.lines(), dates: self.dates() }
    }

    fn names(&self) -> NameReader<'l> {
        NameReader { lexicon: self.lexicon }
    }

    /// The section to which texts belong.
    fn section(&self) -> Section {
        match self.zone {
            Zone::In(section) => section,
            Zone::Head | Zone::Skipped => Section::Summary,
        }
    }

    /// Adds a note about a field, once.
    fn note_once(&mut self, message: String, line: Option<u32>) {
        let bare: String = message.chars().filter(|c| !c.is_ascii_digit()).collect();
        if self.said.insert(bare) {
            self.builder.note(message, line);
        }
    }

    /// Opens the section of a heading.
    fn open(&mut self, heading: Heading) {
        self.sublist = false;
        (self.unnamed, self.unheaded) = (false, false);
        self.first_private = heading == Heading::Private;
        (self.fresh, self.heads_levels, self.level) = (true, false, None);
        self.entries = Entries::default();
        self.record_entry = None;
        self.builder.entry = None;
        match heading {
            Heading::Opens(section) => self.zone = Zone::In(section),
            Heading::Wishes => self.zone = Zone::In(Section::Wishes),
            Heading::Private | Heading::References => self.zone = Zone::Skipped,
            Heading::Title => {
                self.first = true;
                return;
            }
        }
        self.first = false;
    }

    /// Whether a text is a skills list: short lines without any heading.
    fn is_bare_list(&self, document: &Document) -> bool {
        let plain = |block: &Block| {
            matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) && !block.look.underlined
        };
        let short = |line: &str| {
            line.split([',', ';', '|', '、', '，']).all(|item| lines::word_count(item) <= MOST_ITEM_WORDS)
        };
        let listed = |line: &str| {
            let labelled = lines::label(line).and_then(|(name, _)| self.lexicon.headings().of(name));
            let ends = line.ends_with(['.', '!', '?', '。']) && lines::word_count(line) > 4;
            short(line)
                && !ends
                && matches!(labelled, None | Some(Heading::Opens(Section::Skills)))
                && self.lexicon.headings().of(line).is_none()
                && !self.builder.contacts.holds_any(line)
                && !self.builder.contacts.is_personal(line)
                && !self.lines().is_sentence(line)
        };
        let lines_of = |block: &Block| {
            let ranges: Vec<Range<usize>> = lines(&block.text.text).collect();
            ranges.iter().all(|range| listed(block.text.text.get(range.clone()).unwrap_or_default()))
        };
        // "Ada Example" above "Skills: Python, SQL" is a resume without headings.
        let first = document.blocks.first().map_or("", |block| block.text.text.as_str());
        let named = self.names().is_name(first.lines().next().unwrap_or_default().trim())
            && document.blocks.iter().any(|block| {
                block.text.text.lines().any(|line| {
                    lines::label(line).is_some_and(|(name, _)| self.lexicon.headings().of(name).is_some())
                })
            });
        !document.blocks.is_empty()
            && !named
            && document.blocks.iter().all(|block| plain(block) && lines_of(block))
    }

    fn block(&mut self, block: &Block, closed: bool) {
        match &block.kind {
            BlockKind::Heading(rank) => self.marked_heading(&block.text, *rank),
            BlockKind::Row(cells) => self.row(cells, &block.place),
            BlockKind::Item => self.item(&block.text, block.look),
            BlockKind::Paragraph => self.paragraph(&block.text, block.look, closed),
        }
    }

    /// Reads a list item, unless it is worded and looks like a heading.
    fn item(&mut self, text: &SourceText, look: Look) {
        let numbered = lines::is_numbered(&text.text);
        if look.underlined || look.bold || numbered {
            let bullet = bullet_len(&text.text);
            let bare = text.part(if numbered { bullet } else { 0 }..text.text.len());
            if let Some(heading) = self.lexicon.headings().of(&bare.text)
                && (look.underlined || look.bold || self.zone != Zone::In(Section::Skills))
            {
                self.builder.aside(text, Aside::Heading, self.section());
                self.open(heading);
                return;
            }
            return self.content(&bare, true);
        }
        if let Some(heading) = self.headed_by_sign(text, look) {
            self.builder.aside(text, Aside::Heading, self.section());
            return self.open(heading);
        }
        self.content(text, true);
    }

    /// What an item opens that is a heading behind a sign: "■ 職務経歴", "➢ EDUCATION".
    fn headed_by_sign(&self, text: &SourceText, look: Look) -> Option<Heading> {
        let line = text.text.trim();
        let heading = self.lexicon.headings().of(line).filter(|_| !line.contains('\n'))?;
        let capitals = !line.contains(char::is_lowercase);
        let in_list =
            self.zone == Zone::In(Section::Skills) && lines::word_count(line) == 1 && line.is_ascii();
        (capitals && look.apart && !in_list).then_some(heading)
    }

    /// Reads a paragraph, whose lines may be headings; `closed` says whether there is a gap below it.
    fn paragraph(&mut self, text: &SourceText, look: Look, closed: bool) {
        let ranges: Vec<Range<usize>> = lines(&text.text).collect();
        let mut run: Option<Range<usize>> = None;
        let mut at = 0;
        while let Some(line) = ranges.get(at) {
            let around = heading::Around {
                look,
                blank_before: run.is_none() && (at > 0 || look.apart),
                blank_after: at + 1 == ranges.len() && closed,
                alone: ranges.len() == 1,
                before: run.as_ref().and_then(|run| text.text.get(run.clone())).unwrap_or_default(),
            };
            let next = ranges.get(at + 1).and_then(|next| text.text.get(next.clone()));
            let found = self.heading(text.text.get(line.clone()).unwrap_or_default(), next, &around);
            match found {
                heading::Found::None
                    if run.is_none() && self.level_above(&text.part(line.clone()), look.bold) =>
                {
                    at += 1;
                }
                heading::Found::None => {
                    run = Some(run.map_or(line.start, |run| run.start)..line.end);
                    at += 1;
                }
                heading::Found::Heading { lines: taken, opens, style } => {
                    self.flush(text, run.take());
                    let end = ranges.get(at + taken - 1).map_or(line.end, |last| last.end);
                    let section = self.section();
                    self.builder.aside(&text.part(line.start..end), Aside::Heading, section);
                    self.take_heading(opens, style, around.blank_before);
                    at += taken;
                }
                heading::Found::Inline { rest_at, opens, style } => {
                    self.flush(text, run.take());
                    let label = text.part(line.start..line.start + rest_at);
                    self.builder.aside(&label, Aside::Heading, self.section());
                    self.open(opens);
                    self.style = style;
                    run = Some(line.start + rest_at..line.end);
                    at += 1;
                }
                heading::Found::Glued { at: behind, opens } => {
                    let start = run.take().map_or(line.start, |run| run.start);
                    let behind = line.start + behind;
                    self.flush(text, Some(start..behind));
                    self.builder.aside(&text.part(behind..line.end), Aside::Heading, self.section());
                    self.open(opens);
                    at += 1;
                }
                heading::Found::Unknown(style) => {
                    self.flush(text, run.take());
                    self.unknown_heading(&text.part(line.clone()), style);
                    at += 1;
                }
            }
        }
        self.flush(text, run);
    }

    fn flush(&mut self, text: &SourceText, run: Option<Range<usize>>) {
        if let Some(run) = run {
            self.content(&text.part(run), false);
        }
    }

    /// Reads the text of a paragraph or bullet that is not a heading.
    fn content(&mut self, piece: &SourceText, bullet: bool) {
        if self.level_below(piece) {
            return;
        }
        self.open_unheaded(piece, bullet);
        match self.zone {
            Zone::Skipped => {
                self.private_name(piece);
                self.builder.aside(piece, Aside::Private, Section::Other);
            }
            Zone::Head | Zone::In(Section::Summary | Section::Other) if !bullet => self.top(piece),
            Zone::In(_) if !bullet && self.is_top_again(piece) => {
                self.zone = Zone::Head;
                self.first = true;
                self.top(piece);
            }
            Zone::In(section) if has_dates(section) && self.record_entry.is_none() => {
                self.dated(piece, section, bullet)
            }
            Zone::Head | Zone::In(_) => {
                let from = self.builder.len();
                self.body(piece, self.section(), bullet);
                if let Some((entry, until)) = self.record_entry {
                    self.builder.belongs(from, Some(entry), until);
                }
            }
        }
    }

    /// Opens the section of jobs or degrees where they stand without a heading: below "Career overview", or below the
    /// name and a few lines about the person.
    fn open_unheaded(&mut self, piece: &SourceText, bullet: bool) {
        if bullet || piece.text.is_empty() {
            return;
        }
        let reader = self.entry_reader();
        let job = match self.zone {
            Zone::In(Section::Summary) => reader.lists_dated_jobs(&piece.text),
            Zone::Head if !self.first => reader.is_whole_job(&piece.text),
            Zone::In(Section::Other) if std::mem::take(&mut self.unnamed) => {
                reader.lists_dated_jobs(&piece.text) || reader.is_dated_title(&piece.text)
            }
            _ => false,
        };
        if job {
            self.unheaded = self.zone == Zone::Head;
            self.zone = Zone::In(Section::Work);
        } else if self.unheaded && reader.is_degree(&piece.text) {
            self.go_on_in(Section::Education);
        } else if self.unheaded
            && self.zone == Zone::In(Section::Education)
            && reader.is_whole_job(&piece.text)
        {
            self.go_on_in(Section::Work);
        }
    }

    /// Goes on in another section, whose entries begin anew.
    fn go_on_in(&mut self, section: Section) {
        self.zone = Zone::In(section);
        self.entries = Entries::default();
        self.builder.entry = None;
    }

    /// Takes a line that is nothing but a level as the level of the lists below it, where the section begins with one:
    /// "Advanced" above "Python, SQL".
    fn level_above(&mut self, line: &SourceText, marked: bool) -> bool {
        if !matches!(self.zone, Zone::In(Section::Skills | Section::Languages)) {
            return false;
        }
        let text = line.text.trim().trim_end_matches([':', '：']);
        let listed = text.contains([',', ';', '|', '/']) || text.contains(|c: char| c.is_ascii_digit());
        let level = self.lines().levels().bare(text).filter(|_| !listed).map(|bare| bare.level);
        let Some(level) = level.filter(|_| marked || self.fresh || self.heads_levels) else { return false };
        (self.fresh, self.heads_levels, self.level) = (false, true, Some(level));
        self.builder.aside(line, Aside::Label, self.section());
        true
    }

    /// A level in a paragraph of its own below its skill, as the cells of a table without borders become. Returns whether
    /// it is one.
    fn level_below(&mut self, piece: &SourceText) -> bool {
        let Zone::In(section @ (Section::Skills | Section::Languages)) = self.zone else { return false };
        let text = piece.text.trim();
        let is_plain = !self.fresh && !self.heads_levels && !text.contains(LIST_SIGNS);
        let worded = || self.lines().levels().bare(text).map(|bare| bare.level);
        let drawn = || drawn_behind(text).filter(|(_, at)| *at == 0).map(|(share, _)| level_of_share(share));
        let Some(level) = Some(()).filter(|()| is_plain).and_then(|()| worded().or_else(drawn)) else {
            return false;
        };
        let is_of_one = self.builder.last().is_some_and(|item| {
            item.section == section
                && item.form == Form::List
                && item.level.is_none()
                && !item.text.contains(LIST_SIGNS)
        });
        if is_of_one {
            self.builder.level_last(level);
            self.builder.aside(piece, Aside::Label, section);
        }
        is_of_one
    }

    /// Reads a text in a section with entries.
    fn dated(&mut self, piece: &SourceText, section: Section, bullet: bool) {
        let reader = self.entry_reader();
        // A degree among certificates and courses.
        if section == Section::Certificates && reader.is_university_degree(&piece.text) {
            return self.entry(piece, Section::Education, bullet);
        }
        if bullet {
            // "- Accountant, Oracle, 2019 - 2021" is a separate entry.
            if self.is_dated_head(piece, section) {
                return self.entry(piece, section, true);
            }
            let from = self.builder.len();
            self.body(piece, section, true);
            reader.bullet(&mut self.entries, &piece.text, from, &mut self.builder);
            return;
        }
        let mut rest = 0;
        while let Some((name, time)) = piece.text.get(rest..).and_then(|text| reader.grouped_at(text)) {
            let (name, time) = (rest + name.start..rest + name.end, rest + time.start..rest + time.end);
            self.split_entries(&piece.part(rest..name.start), section);
            if !name.is_empty() {
                self.entry(&piece.part(name), section, false);
            }
            let mut state = std::mem::take(&mut self.entries);
            reader.group(&mut state, &mut self.builder);
            self.entries = state;
            rest = time.end;
            self.builder.aside(&piece.part(time), Aside::Date, section);
        }
        self.split_entries(&piece.part(rest..piece.text.len()), section);
    }

    /// Reads the entries of a text, one after the other.
    fn split_entries(&mut self, piece: &SourceText, section: Section) {
        if piece.text.trim().is_empty() {
            return;
        }
        let employer = self.employer_len(&piece.text, section);
        let mut from = 0;
        if piece.text.get(..employer).is_some_and(|head| head.contains('\n')) {
            self.entry(&piece.part(0..employer), section, false);
            from = employer;
        }
        let rest = piece.text.get(from..).unwrap_or_default();
        for range in self.entry_reader().split(rest, section) {
            self.entry(&piece.part(from + range.start..from + range.end), section, false);
        }
    }

    /// The bytes of the line with the employer that a text begins with, below a paragraph with the title.
    fn employer_len(&mut self, text: &str, section: Section) -> usize {
        self.entry_reader().employer_len(&self.entries, (text, self.next), section, &mut self.builder)
    }

    fn is_dated_head(&self, piece: &SourceText, section: Section) -> bool {
        let reader = self.entry_reader();
        if section == Section::Education && reader.tells_degree(&piece.text) {
            return true;
        }
        let job = || {
            self.lexicon.title_words().occurs(&piece.text, self.languages)
                && self.dates().lasted(&piece.text).is_some()
        };
        let degree = || section == Section::Education && reader.is_dated_name(&piece.text);
        reader.is_head(&piece.text) && (job() || degree())
    }

    /// Reads an entry, or a paragraph of one, starting with its head.
    fn entry(&mut self, piece: &SourceText, section: Section, bullet: bool) {
        let reader = self.entry_reader();
        let head_len = match self.head_len(piece, section, bullet) {
            0 if !bullet && self.entries.awaits_title(&mut self.builder) => {
                reader.title_len(&piece.text, section)
            }
            // "Crystal Lake Tank & Boiler, Toledo, OH" between the title in a paragraph of its own and the dates.
            0 if !bullet => self.employer_len(&piece.text, section),
            len => len,
        };
        let opening = piece.text.get(..head_len).unwrap_or_default();
        let told = head_len > 0 && reader.tells(&self.entries, opening, section, &mut self.builder);
        let head_len = if told || reader.stays(&piece.text) { 0 } else { head_len };
        if head_len > 0 {
            let head = piece.part(0..head_len);
            let mut state = std::mem::take(&mut self.entries);
            let apart = reader.head(&mut state, &head, section, &mut self.builder);
            let from = self.builder.len();
            for range in between(head.text.len(), &apart) {
                self.body(&head.part(trimmed(&head.text, range)), section, false);
            }
            reader.belongs(&state, from, &mut self.builder);
            self.entries = state;
        }
        let rest = piece.part(head_len..piece.text.len());
        let behind_colon = rest.text.trim_start().starts_with([':', '：']) && head_len > 0;
        let rest = if behind_colon {
            rest.part(rest.text.find([':', '：']).map_or(0, |at| at + 1)..rest.text.len())
        } else {
            rest
        };
        if !rest.text.trim().is_empty() {
            let from = self.builder.len();
            self.body(&rest, section, behind_colon);
            let mut state = std::mem::take(&mut self.entries);
            reader.body(&mut state, &rest.text, from, &mut self.builder);
            self.entries = state;
        }
    }

    /// The bytes of a paragraph that are the head of an entry. In "Mar 2019 – Present: Airflow", only the
    /// date is the head.
    fn head_len(&self, piece: &SourceText, section: Section, bullet: bool) -> usize {
        let reader = self.entry_reader();
        let first = lines(&piece.text).next().and_then(|range| piece.text.get(range)).unwrap_or_default();
        let period = self.dates().periods(first).into_iter().next();
        if let Some(period) =
            period.filter(|period| first.get(..period.span.start).is_some_and(|b| b.trim().is_empty()))
        {
            let rest = first.get(period.span.end..).unwrap_or_default().trim_start();
            // "2015: Master Informatique" is a degree, and therefore a head.
            let labelled = rest.starts_with([':', '：']) && section != Section::Education;
            let rest_of_line = rest.trim_start_matches([':', '：']).trim();
            if labelled
                && !self.lexicon.title_words().occurs(rest, self.languages)
                && !reader.is_employer_line(rest_of_line, section, Above::Other)
            {
                let start = piece.text.find(first).unwrap_or(0);
                return start + period.span.end;
            }
        }
        if bullet { piece.text.len() } else { reader.head_len(&piece.text, section) }
    }

    /// Adds the lists and sentences in a text.
    fn body(&mut self, piece: &SourceText, section: Section, bullet: bool) {
        let context = if self.sublist { Context::Listing } else { Context::of(section) };
        let lone = bullet && section.shows_work() && is_lone_name(&piece.text);
        let context = if lone { Context::Listing } else { context };
        for part in self.lines().parts(&piece.text, context, bullet) {
            if let Some(label) = part.label {
                self.builder.aside(&piece.part(label), Aside::Label, section);
            }
            let level = self.level.filter(|_| part.form == Form::List && part.section.is_none());
            self.builder.add(&piece.part(part.range), part.section.unwrap_or(section), part.form, level);
        }
        self.fresh = false;
    }
}

/// Whether a bullet is a name of one or two capitalised words.
fn is_lone_name(text: &str) -> bool {
    let text = text.trim_start_matches([' ', ':']);
    let words: Vec<&str> = text.split_whitespace().collect();
    (1..=2).contains(&words.len())
        && words
            .iter()
            .all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '.'))
        && !text.trim_end().ends_with('.')
        && !text.contains('\\')
}

/// A range without the separators next to a date or an employer.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = text.get(range.clone()).unwrap_or_default();
    let sign = |c: char| {
        c.is_whitespace()
            || matches!(c, ',' | ';' | '|' | '–' | '—' | '-' | '·' | '•' | ':' | '.' | '/' | '~')
    };
    let start = range.start + inner.len() - inner.trim_start_matches(|c| sign(c) || c == ')').len();
    let end = range.start + inner.trim_end_matches(|c| (sign(c) && c != '.') || c == '(').len();
    start..end.max(start)
}

/// The gaps between ranges, which are ascending.
fn between(len: usize, apart: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut left = Vec::new();
    let mut from = 0;
    for range in apart {
        if range.start > from {
            left.push(from..range.start);
        }
        from = from.max(range.end);
    }
    if from < len {
        left.push(from..len);
    }
    left
}
