//! Plain text: headings in their usual wordings, bullets, lists and paragraphs.

use super::contact::{holds_any, is_personal};
use super::dating::has_dates;
use super::findings::Findings;
use super::lines::{Context, WRAPPED_AT, ends_open, is_list_label, is_sentence, label, lines, parts};
use super::outline::{Outline, Zone};
use super::piece::Piece;
use super::sections::{Place, is_clear, place_of};
use skillgap_core::resume::{Form, Section};
use std::ops::Range;

/// Reads a text.
pub(super) fn read(text: &str, findings: &mut Findings) {
    match is_bare_list(text) {
        true => bare_list(text, findings),
        false => {
            Reader { text, outline: Outline::new(findings), style: Style::Plain, spaced: true, block: None }
                .read()
        }
    }
}

/// A file of short lines without any heading is a list of skills.
fn is_bare_list(text: &str) -> bool {
    lines(text).all(|range| {
        let line = text.get(range).unwrap_or_default();
        let line = line.get(bullet_len(line)..).unwrap_or_default();
        let other_label = label(line).is_some_and(|(name, _)| !matches!(place_of(name), None | Some(SKILLS)));
        let short = line.split([',', ';', '|']).all(|item| item.split_whitespace().count() <= 7);
        let contact = holds_any(line) || is_personal(line);
        short
            && place_of(line).is_none()
            && !other_label
            && !contact
            && !is_sentence(line)
            && !ends_sentence(line)
    })
}

const SKILLS: Place = Place::In(Section::Skills);

fn ends_sentence(line: &str) -> bool {
    line.ends_with(['.', '!', '?']) && line.split_whitespace().count() > 4
}

fn bare_list(text: &str, findings: &mut Findings) {
    for line in lines(text) {
        let bullet = bullet_len(text.get(line.clone()).unwrap_or_default());
        let piece = Piece::verbatim(text, line.start + bullet..line.end);
        for part in parts(&piece.text, Context::Listing, true) {
            findings.add(&piece.part(part.range), Section::Skills, Form::List, None);
        }
    }
}

/// How a heading stands out; the first kind that a line has counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Underlined(char),
    Caps,
    Colon,
    Plain,
}

/// A paragraph or bullet that is still growing.
#[derive(Debug, Clone)]
struct Block {
    range: Range<usize>,
    indent: usize,
    bullet: bool,
}

struct Reader<'a, 'f> {
    text: &'a str,
    outline: Outline<'f>,
    /// How the heading of the current part stood out.
    style: Style,
    /// Whether an empty line stood above that heading.
    spaced: bool,
    block: Option<Block>,
}

impl Reader<'_, '_> {
    fn read(mut self) {
        let mut at = 0;
        let mut blank_before = true;
        let mut lines = self.text.split_inclusive('\n').peekable();
        while let Some(raw) = lines.next() {
            let underline = lines.peek().and_then(|next| rule(next));
            let blank_after = lines.peek().is_none_or(|next| next.trim().is_empty());
            let around = Around { blank_before, blank_after, underline };
            let took = self.line(raw, at, around);
            at += raw.len();
            if let (Took::WithUnderline, Some(next)) = (took, lines.next_if(|next| rule(next).is_some())) {
                at += next.len();
            }
            blank_before = took != Took::Line;
            if self.outline.findings.is_full() {
                return;
            }
        }
        self.flush();
    }

    fn line(&mut self, raw: &str, at: usize, around: Around) -> Took {
        let line = raw.trim();
        let indent = raw.len() - raw.trim_start().len();
        if line.is_empty() || rule(line).is_some() {
            self.flush();
            self.outline.sublist &= !line.is_empty() && self.outline.sublist;
            return Took::Nothing;
        }
        if let Some(took) = self.heading(line, at + indent, around) {
            return took;
        }
        for column in self.columns(line) {
            let text = line.get(column.clone()).unwrap_or_default();
            self.content(text, at + indent + column.start, indent + column.start);
        }
        Took::Line
    }

    /// The columns of a line: bullets that stand side by side in a list of skills, each behind a wide gap.
    fn columns(&self, line: &str) -> Vec<Range<usize>> {
        let listing = self.outline.sublist || self.outline.section() == Section::Skills;
        let starts = line.match_indices(['\t', ' ']).map(|(at, gap)| at + gap.len());
        let wide = |at: &usize| {
            line.get(..*at).is_some_and(|before| before.ends_with("   ") || before.ends_with('\t'))
        };
        let bulleted = |at: &usize| line.get(*at..).is_some_and(|rest| bullet_len(rest) > 0);
        let starts = starts.filter(|at| listing && wide(at) && bulleted(at));
        let starts: Vec<usize> = std::iter::once(0).chain(starts).collect();
        let ends = starts.iter().skip(1).copied().chain([line.len()]);
        starts.iter().zip(ends).map(|(start, end)| *start..end).collect()
    }

    fn content(&mut self, line: &str, at: usize, indent: usize) {
        let bullet = bullet_len(line);
        let range = at + bullet..at + line.len();
        let wrapped = self.outline.zone.runs_on() && self.is_wrapped(line);
        match &mut self.block {
            _ if bullet > 0 => self.start(Block { range, indent, bullet: true }),
            Some(block) if !block.bullet || indent > block.indent || wrapped => block.range.end = range.end,
            _ => self.start(Block { range, indent, bullet: false }),
        }
    }

    /// Whether a line below a bullet reads like the bullet's next line although it is not indented.
    fn is_wrapped(&self, line: &str) -> bool {
        let block =
            self.block.as_ref().and_then(|block| self.text.get(block.range.clone())).unwrap_or_default();
        let before = block.lines().next_back().unwrap_or_default().trim();
        let long = before.chars().count() >= WRAPPED_AT && !before.ends_with('.');
        (long || line.starts_with(char::is_lowercase))
            && label(line).is_none_or(|(name, _)| !is_list_label(name))
    }

    fn start(&mut self, block: Block) {
        self.flush();
        self.block = Some(block);
    }

    fn flush(&mut self) {
        if let Some(block) = self.block.take() {
            self.outline.block(&Piece::verbatim(self.text, block.range), block.bullet);
        }
    }

    /// Takes the line when it is a heading.
    fn heading(&mut self, line: &str, at: usize, around: Around) -> Option<Took> {
        let Around { blank_before, underline, .. } = around;
        let style = style_of(line, underline);
        let took = if underline.is_some() { Took::WithUnderline } else { Took::Heading };
        let place = match place_of(line) {
            Some(place) => place,
            None if self.inline_heading(line, at) => return Some(Took::Line),
            None => return self.unknown_heading(line, at, style, around).then_some(Took::WithUnderline),
        };
        if bullet_len(line) > 0 && underline.is_none() && !numbered(line) {
            return None;
        }
        let alone = blank_before || (is_clear(line) && !self.is_open());
        let stands_out = style != Style::Plain || (alone && !line.contains([',', ';', '|']));
        if !stands_out || place == Place::Title {
            return None;
        }
        self.flush();
        match self.is_sublabel(place, style, blank_before) {
            true => self.outline.sublist = place == SKILLS && self.outline.section() != Section::Skills,
            false => {
                self.outline.open(place);
                self.style = style;
                self.spaced = blank_before;
            }
        }
        Some(took)
    }

    /// Whether the last line may go on in this one.
    fn is_open(&self) -> bool {
        let block =
            self.block.as_ref().and_then(|block| self.text.get(block.range.clone())).unwrap_or_default();
        let before = block.lines().next_back().unwrap_or_default().trim();
        before.chars().count() >= WRAPPED_AT || ends_open(before)
    }

    /// "SKILLS: Python, SQL" in a text whose headings are in capitals: the heading and its text in one line.
    fn inline_heading(&mut self, line: &str, at: usize) -> bool {
        let heading =
            label(line).filter(|(name, _)| style_of(name, None) == Style::Caps && self.style == Style::Caps);
        let Some((name, rest_at)) = heading else { return false };
        let Some(place) = place_of(name).filter(|_| self.outline.zone != Zone::Head) else { return false };
        self.flush();
        self.outline.open(place);
        self.start(Block { range: at + rest_at..at + line.len(), indent: 0, bullet: false });
        true
    }

    /// "Languages:" below "SKILLS", "Technologies:" below "EXPERIENCE": part of what it stands in.
    fn is_sublabel(&self, place: Place, style: Style, blank_before: bool) -> bool {
        let weaker = matches!(style, Style::Colon | Style::Plain)
            && matches!(self.style, Style::Caps | Style::Underlined(_));
        match self.outline.zone {
            Zone::In(Section::Skills) if matches!(place, SKILLS | Place::In(Section::Languages)) => {
                weaker || place == SKILLS || (style == Style::Plain && !blank_before && self.spaced)
            }
            Zone::In(Section::Work | Section::Projects | Section::Volunteer | Section::Education) => {
                weaker && style == Style::Colon && !blank_before
            }
            _ => false,
        }
    }

    /// A heading in no usual wording ends what came before, or names an entry of it.
    fn unknown_heading(&mut self, line: &str, at: usize, style: Style, around: Around) -> bool {
        let words = line.split_whitespace().count();
        let apart = around.blank_before && around.blank_after && !line.contains([',', ';', '|', ':']);
        let stands_out = match style {
            Style::Underlined(_) => true,
            // One or two words in capitals may be a company, or a skill.
            Style::Caps => style == self.style && apart && words >= 3 && bullet_len(line) == 0,
            Style::Colon | Style::Plain => false,
        };
        if !stands_out || words > 8 || matches!(self.outline.zone, Zone::Head | Zone::Skipped) {
            return false;
        }
        self.flush();
        if style == self.style {
            self.outline.open(Place::In(Section::Other));
        }
        let piece = Piece::verbatim(self.text, at..at + line.len());
        match self.outline.zone {
            Zone::In(section) if has_dates(section) => self.outline.entry(&piece),
            _ => self.outline.block(&piece, true),
        }
        true
    }
}

/// What stands above and below a line.
#[derive(Debug, Clone, Copy)]
struct Around {
    blank_before: bool,
    blank_after: bool,
    underline: Option<char>,
}

impl Zone {
    /// Whether a line below a bullet goes on with it even when it is not indented.
    fn runs_on(self) -> bool {
        !matches!(self, Self::In(section) if Context::of(section) != Context::Running)
    }
}

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Took {
    Nothing,
    Line,
    Heading,
    WithUnderline,
}

fn style_of(line: &str, underline: Option<char>) -> Style {
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    match underline {
        Some(sign) => Style::Underlined(sign),
        None if letters >= 2 && !line.chars().any(char::is_lowercase) => Style::Caps,
        None if line.ends_with(':') => Style::Colon,
        None => Style::Plain,
    }
}

/// The sign of a line that is nothing but a rule.
fn rule(line: &str) -> Option<char> {
    let line = line.trim();
    let sign = line.chars().next()?;
    let drawn = matches!(sign, '-' | '=' | '_' | '~' | '*' | '#' | '─' | '━' | '═' | '—' | '–');
    (drawn && line.chars().nth(2).is_some() && line.chars().all(|c| c == sign)).then_some(sign)
}

/// The bytes of a bullet, or of the number of an item, with the white space after it; 0 when there is none.
pub(super) fn bullet_len(line: &str) -> usize {
    let Some(first) = line.chars().next() else { return 0 };
    let after = line.get(first.len_utf8()..).unwrap_or_default();
    let rest = match first {
        '-' | '*' | '+' | '–' | '—' | '·' | '>' | '°' if after.starts_with(char::is_whitespace) => {
            after
        }
        'o' if after.starts_with(['\t', '\u{a0}']) || after.starts_with("  ") => after,
        '•' | '▪' | '▫' | '◦' | '‣' | '■' | '□' | '●' | '○' | '►' | '▶' | '➢' | '✓' | '✔' | '→' | '◆'
        | '\u{f0b7}' | '\u{f0a7}' => after,
        _ if numbered(line) => {
            line.trim_start_matches(|c: char| c.is_ascii_digit()).get(1..).unwrap_or_default()
        }
        _ => return 0,
    };
    line.len() - rest.trim_start().len()
}

/// "1. " or "2) " with at most two digits.
fn numbered(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - rest.len();
    (1..=2).contains(&digits)
        && rest.starts_with(['.', ')'])
        && rest.get(1..).is_some_and(|after| after.starts_with(char::is_whitespace))
}
