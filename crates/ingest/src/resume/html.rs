//! Reads HTML pages: a resume or profile saved from a browser.
//!
//! The tokenizer is html5ever's, which follows the rules of browsers. No tree is built, because only the
//! order of text matters, and the tree of a hostile page can be deep. What readers of a page do not see is
//! ignored: scripts, styles, menus, hidden elements, and copies of text for screen readers.

mod job_posting;

use super::table_cells::{Collector, Paragraph};
use super::xml;
use crate::error::InputError;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use skillgap_core::document::{BlockKind, Document, Look, Place, bullet_len};
use skillgap_core::lexicon::Lexicon;
use skillgap_core::source_text::{SourceText, SourceTextBuilder};
use std::cell::RefCell;

/// The most attributes of an element; the tokenizer compares each with all before it.
const MOST_ATTRIBUTES: usize = 5_000;

/// Reads a page.
pub(super) fn read(shown: &str, page: &str, lexicon: &Lexicon) -> Result<Document, InputError> {
    let Some(document) = document(page, lexicon) else {
        let message =
            format!("has an element with more than {MOST_ATTRIBUTES} attributes, too many for a page");
        return Err(InputError::new(shown, message).hint("print the page to a PDF file and use that"));
    };
    if document.is_blank() {
        return Err(InputError::new(shown, "is a page without text; its text may be added by a script")
            .hint("save the complete page, or print it to a PDF file; for LinkedIn, use its data export"));
    }
    Ok(document)
}

/// The document of a page, or of the job posting in its metadata; `None` if an element has too many
/// attributes.
fn document(page: &str, lexicon: &Lexicon) -> Option<Document> {
    let whole = collected(page, lexicon)?;
    match job_posting::page_of(&whole.record) {
        Some(posting) => collected(&posting, lexicon).map(Page::finish),
        None => Some(whole.finish()),
    }
}

/// The contents of a page; `None` if an element has too many attributes.
fn collected<'l>(page: &str, lexicon: &'l Lexicon) -> Option<Page<'l>> {
    if most_attributes(page) > MOST_ATTRIBUTES {
        return None;
    }
    let sink = Sink { page: RefCell::new(Page::new(lexicon)) };
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(page));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    Some(tokenizer.sink.page.into_inner())
}

/// Adds the blocks of HTML embedded in another document at this byte.
pub(super) fn blocks_of(page: &str, start: usize, lexicon: &Lexicon, place: &Place, into: &mut Document) {
    for block in document(page, lexicon).map(|document| document.blocks).unwrap_or_default() {
        let placed = |text: &SourceText| {
            let mut whole = SourceTextBuilder::default();
            whole.push_for(&text.text, start..start + page.len());
            whole.finish()
        };
        let kind = match block.kind {
            BlockKind::Row(mut cells) => {
                cells.iter_mut().for_each(|cell| cell.text = placed(&cell.text));
                BlockKind::Row(cells)
            }
            other => other,
        };
        into.push(kind, placed(&block.text), block.look, place.clone());
    }
}

/// Whether an inline tag ends the line.
pub(super) fn breaks_line(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']).trim_end_matches(['>', '/', ' ']).to_ascii_lowercase();
    matches!(name.as_str(), "br" | "p" | "li" | "div" | "tr")
}

/// The text of a field without the tags that some resume builders put into it.
pub(super) fn without_markup(text: &SourceText) -> SourceText {
    let bytes = text.text.as_bytes();
    let mut plain = SourceTextBuilder::default();
    let (mut from, mut at) = (0, 0);
    while let Some(byte) = bytes.get(at) {
        let rest = text.text.get(at..).unwrap_or_default();
        let marked = match byte {
            b'*' if rest.starts_with("**") => Some((2, "")),
            b'[' if link_text(rest).is_some() => Some((1, "")),
            b']' if rest.starts_with("](") => link_len(rest).map(|len| (len, "")),
            b'<' => tag_len(rest)
                .map(|len| (len, if breaks_line(rest.get(..len).unwrap_or_default()) { "\n" } else { "" })),
            b'&' => ENTITIES
                .iter()
                .find(|(name, _)| rest.starts_with(name))
                .map(|(name, sign)| (name.len(), *sign)),
            _ => None,
        };
        let Some((len, sign)) = marked else {
            at += 1;
            continue;
        };
        plain.push_part(text, from..at);
        plain.push_for(sign, text.source_of(at)..text.source_of(at + len));
        at += len;
        from = at;
    }
    if from == 0 {
        return text.clone();
    }
    plain.push_part(text, from..text.text.len());
    let plain = plain.finish();
    // Text that is only a tag is kept as written.
    if plain.text.chars().any(char::is_alphanumeric) { plain } else { text.clone() }
}

/// The length of the text of a Markdown link at the start.
fn link_text(text: &str) -> Option<usize> {
    const LONGEST_LINK: usize = 300;
    let at = text.bytes().take(LONGEST_LINK).position(|b| b == b']')?;
    text.get(at..).and_then(link_len).map(|_| at)
}

/// The length of the target after the text of a Markdown link.
fn link_len(text: &str) -> Option<usize> {
    let target = text.strip_prefix("](")?;
    let address = ["http", "mailto:", "#", "/", "www."].iter().any(|start| target.starts_with(start));
    let len =
        target.bytes().take(2_000).position(|b| b == b')' || b.is_ascii_whitespace()).filter(|_| address)?;
    target.as_bytes().get(len).filter(|b| **b == b')').map(|_| len + 3)
}

/// The length of a tag at the start.
fn tag_len(text: &str) -> Option<usize> {
    const LONGEST_TAG: usize = 300;
    let name = text.trim_start_matches(['<', '/']);
    let named = name.starts_with(|c: char| c.is_ascii_alphabetic());
    let end = text.bytes().take(LONGEST_TAG).position(|byte| byte == b'>')?;
    let word =
        name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
    let known =
        BLOCKS.contains(&word.as_str()) || VOID.contains(&word.as_str()) || INLINE.contains(&word.as_str());
    (named && known).then_some(end + 1)
}

/// Inline tags.
const INLINE: &[&str] =
    &["a", "b", "strong", "i", "em", "u", "span", "code", "small", "sup", "sub", "font", "mark", "s"];

/// The character references used in fields.
const ENTITIES: &[(&str, &str)] = &[
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&apos;", "'"),
    ("&nbsp;", " "),
];

/// The position of the reader in an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spot {
    Text,
    /// After white space, a slash or a value: what follows starts an attribute.
    Between,
    Name,
    /// After an equals sign.
    Value,
    Quoted(u8),
}

/// The attribute count of the element that has most.
fn most_attributes(page: &str) -> usize {
    let (mut spot, mut count, mut most) = (Spot::Text, 0usize, 0);
    let next = page.bytes().skip(1).chain([b' ']);
    for (byte, next) in page.bytes().zip(next) {
        spot = match (spot, byte) {
            (Spot::Text, b'<') if next.is_ascii_alphabetic() || next == b'/' => {
                count = 0;
                Spot::Name
            }
            (Spot::Text, _) => Spot::Text,
            (Spot::Quoted(quote), byte) if byte == quote => Spot::Between,
            (Spot::Quoted(quote), _) => Spot::Quoted(quote),
            (_, b'>') => Spot::Text,
            (Spot::Value, b'"' | b'\'') => Spot::Quoted(byte),
            (Spot::Value, byte) if byte.is_ascii_whitespace() => Spot::Value,
            (Spot::Name, b'=') => Spot::Value,
            (_, byte) if byte.is_ascii_whitespace() || byte == b'/' => Spot::Between,
            (Spot::Between, b'=') if count > 0 => Spot::Value,
            (Spot::Between, _) => {
                count += 1;
                most = most.max(count);
                Spot::Name
            }
            (Spot::Name | Spot::Value, _) => Spot::Name,
        };
    }
    most
}

/// Whether a text starts like a page.
pub(super) fn looks_like(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(15).collect::<String>().to_ascii_lowercase();
    let named = xml::root_name(text).is_some_and(|name| name.eq_ignore_ascii_case("html"));
    head.starts_with("<!doctype html") || head.starts_with("<html") || named
}

/// Whether a text contains tags for paragraphs, items or line breaks.
#[cfg(feature = "tables")]
pub(super) fn has_markup(text: &str) -> bool {
    let marks = ["<p>", "</p>", "<br", "<li>", "</li>", "</div>"];
    marks.iter().any(|mark| text.contains(mark))
}

/// Whether a text starts with an HTML element.
pub(super) fn is_fragment(text: &str) -> bool {
    xml::root_name(text).is_some_and(|name| {
        let name = name.to_ascii_lowercase();
        BLOCKS.contains(&name.as_str())
            || matches!(name.as_str(), "head" | "body" | "span" | "center" | "b" | "strong" | "a")
    })
}

/// Elements whose content is invisible or not part of the text.
const UNSEEN: &[&str] = &[
    "script", "style", "noscript", "template", "title", "nav", "footer", "svg", "math", "button", "select",
    "form", "iframe", "object", "audio", "video", "canvas", "dialog",
];

/// Elements without an end tag.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// Elements that end the line before and after them.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "main",
    "aside",
    "header",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "pre",
    "hr",
    "figure",
    "figcaption",
    "address",
    "body",
    "table",
    "tr",
    "td",
    "th",
    "caption",
    "details",
    "summary",
    "fieldset",
    "legend",
];

/// Classes of text only for screen readers, which repeats visible text, and of icons written as words.
const UNSEEN_CLASSES: &[&str] = &[
    "visually-hidden",
    "sr-only",
    "a11y-text",
    "screen-reader-text",
    "material-icons",
    "material-symbols-outlined",
];

struct Sink<'l> {
    page: RefCell<Page<'l>>,
}

impl TokenSink for Sink<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut page = self.page.borrow_mut();
        match token {
            Token::TagToken(tag) => page.tag(&tag),
            Token::CharacterTokens(text) => {
                page.text(&text);
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

/// The state of reading a page.
struct Page<'l> {
    collector: Collector<'l>,
    text: String,
    kind: Option<BlockKind>,
    bold: usize,
    plain: bool,
    /// The term being read, and the last one, whose definition follows.
    in_term: bool,
    term: Option<String>,
    /// Whether a usual heading was marked as one, so that terms are labels.
    headed: bool,
    /// The number of open elements whose line ends matter.
    preformatted: usize,
    /// The element whose content is ignored, and how many with its name are open.
    unseen: Option<(String, usize)>,
    /// Whether that element is metadata for search engines, and the metadata of a job posting.
    in_record: bool,
    record: String,
}

impl<'l> Page<'l> {
    fn new(lexicon: &'l Lexicon) -> Self {
        let collector = Collector::new(lexicon);
        Self {
            collector,
            text: String::new(),
            kind: None,
            bold: 0,
            plain: false,
            in_term: false,
            term: None,
            headed: false,
            preformatted: 0,
            unseen: None,
            in_record: false,
            record: String::new(),
        }
    }

    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        match (tag.kind, &mut self.unseen) {
            (TagKind::StartTag, Some((of, depth))) if of == name && !tag.self_closing => *depth += 1,
            (TagKind::EndTag, Some((of, depth))) if of == name => {
                *depth -= 1;
                if *depth == 0 {
                    self.unseen = None;
                }
            }
            (_, Some(_)) => {}
            (TagKind::StartTag, None) => self.open(name, tag),
            (TagKind::EndTag, None) => self.close(name),
        }
        raw(name, tag.kind)
    }

    fn open(&mut self, name: &str, tag: &Tag) {
        let void = VOID.contains(&name) || tag.self_closing;
        if !void && (UNSEEN.contains(&name) || is_unseen(tag)) {
            self.unseen = Some((name.to_owned(), 1));
            // The first posting counts; pages list similar ones after it.
            let found = self.record.contains(JOB_POSTING);
            self.in_record = name == "script" && is_record(tag) && !found;
            if self.in_record {
                self.record.clear();
            }
            return;
        }
        if BLOCKS.contains(&name) {
            self.flush();
        }
        match name {
            "br" => self.text.push('\n'),
            "b" | "strong" => self.bold += 1,
            "li" => self.kind = Some(BlockKind::Item),
            "pre" => self.preformatted += 1,
            "dt" => self.in_term = true,
            "table" => self.collector.open_table(),
            "tr" => self.collector.open_row(),
            "td" | "th" => self.collector.open_cell(),
            _ => self.kind = heading(name).or(self.kind.take()),
        }
    }

    fn close(&mut self, name: &str) {
        if BLOCKS.contains(&name) {
            self.flush();
        }
        match name {
            "b" | "strong" => self.bold = self.bold.saturating_sub(1),
            "li" => self.kind = None,
            "dt" => self.in_term = false,
            "dl" => self.end_term(),
            "pre" => self.preformatted = self.preformatted.saturating_sub(1),
            "table" => self.collector.close_table(),
            _ if heading(name).is_some() => self.kind = None,
            _ => {}
        }
    }

    /// White space is only a gap.
    fn text(&mut self, text: &str) {
        if self.unseen.is_some() {
            if self.in_record {
                self.record.push_str(text);
            }
            return;
        }
        self.plain |= self.bold == 0 && !text.trim().is_empty();
        for c in text.chars() {
            match c.is_whitespace() {
                true if self.preformatted > 0 => self.text.push(c),
                true if self.text.is_empty() || self.text.ends_with([' ', '\n']) => {}
                true => self.text.push(' '),
                false => self.text.push(c),
            }
        }
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let bold = !std::mem::take(&mut self.plain);
        let look = Look { bold, apart: true, ..Look::default() };
        if self.preformatted > 0 {
            // Preformatted text.
            for block in Document::from_plain_text(&text).blocks {
                self.collector.add(Paragraph { text: block.text.text, kind: block.kind, look: block.look });
            }
        } else if self.in_term && !text.trim().is_empty() {
            self.end_term();
            self.term = Some(text);
        } else if !text.trim().is_empty() {
            let text = self.defined(text);
            let bullet = bullet_len(text.trim());
            let (kind, text) = match self.kind.clone() {
                None if bullet > 0 => {
                    (BlockKind::Item, text.trim().get(bullet..).unwrap_or_default().to_owned())
                }
                kind => (kind.unwrap_or(BlockKind::Paragraph), text),
            };
            self.headed |= matches!(kind, BlockKind::Heading(_)) && self.is_heading(&text);
            self.collector.add(Paragraph { text, kind, look });
        }
    }

    /// Joins a term and its definition on one line; a term that is a usual heading goes above it.
    fn defined(&mut self, text: String) -> String {
        match self.term.take() {
            Some(term) if self.headed || !self.is_heading(&term) => {
                format!("{}: {}", term.trim().trim_end_matches(':'), text.trim())
            }
            term => {
                self.term = term;
                self.end_term();
                text
            }
        }
    }

    fn is_heading(&self, term: &str) -> bool {
        self.collector.lexicon.heading(term).is_some()
    }

    /// Adds a term without a definition as a paragraph.
    fn end_term(&mut self) {
        if let Some(text) = self.term.take() {
            let look = Look { bold: true, apart: true, ..Look::default() };
            self.collector.add(Paragraph { text, kind: BlockKind::Paragraph, look });
        }
    }

    fn finish(mut self) -> Document {
        self.flush();
        self.end_term();
        self.collector.finish()
    }
}

fn heading(name: &str) -> Option<BlockKind> {
    let rank = name.strip_prefix('h')?.parse::<u8>().ok()?;
    (1..=6).contains(&rank).then_some(BlockKind::Heading(rank))
}

/// The type of a job posting's metadata.
const JOB_POSTING: &str = "JobPosting";

/// Whether a script is metadata for search engines rather than a program.
fn is_record(tag: &Tag) -> bool {
    let kind = tag.attrs.iter().find(|attribute| &*attribute.name.local == "type");
    kind.is_some_and(|kind| kind.value.trim().eq_ignore_ascii_case("application/ld+json"))
}

fn is_unseen(tag: &Tag) -> bool {
    tag.attrs.iter().any(|attribute| match &*attribute.name.local {
        "hidden" => true,
        "style" => {
            let style = attribute.value.to_ascii_lowercase().replace(' ', "");
            style.contains("display:none") || style.contains("visibility:hidden")
        }
        "class" => attribute.value.split_whitespace().any(|class| UNSEEN_CLASSES.contains(&class)),
        // Icons. On some pages, text is hidden from screen readers, which read a copy.
        "aria-hidden" => &*tag.name == "i" && &*attribute.value == "true",
        _ => false,
    })
}

/// How the tokenizer continues: the content of scripts and styles is not markup.
fn raw(name: &str, kind: TagKind) -> TokenSinkResult<()> {
    match (kind, name) {
        (TagKind::StartTag, "script") => TokenSinkResult::RawData(RawKind::ScriptData),
        (TagKind::StartTag, "style" | "noscript" | "iframe" | "xmp") => {
            TokenSinkResult::RawData(RawKind::Rawtext)
        }
        (TagKind::StartTag, "title" | "textarea") => TokenSinkResult::RawData(RawKind::Rcdata),
        _ => TokenSinkResult::Continue,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_counted_element_by_element() {
        let cases = [
            ("<html><p>Python and SQL", 0),
            ("<p a b = c d='e f > g' h=\"i\"j/k>a b c<b l>", 6),
            ("a < b c d e f", 0),
            ("<p a=b c=d", 2),
        ];
        for (page, most) in cases {
            assert_eq!(most_attributes(page), most, "{page:?}");
        }
    }
}
