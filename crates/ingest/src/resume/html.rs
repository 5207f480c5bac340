//! HTML pages: a resume or a profile saved from a browser.
//!
//! The tokenizer is that of html5ever, which browsers' rules were written down in; its tree is not built, because the
//! order of the text is all that is needed, and a tree of a hostile page can be deep. What a reader of the page does
//! not see is not read: scripts, styles, menus, hidden elements, and the copies of texts for screen readers.

use super::format::ResumeFormat;
use super::grid::Collector;
use super::made::{Made, Paragraph, Style};
use crate::error::InputError;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use std::cell::RefCell;

/// The most attributes of one element; the tokenizer compares each with all before it.
const MOST_ATTRIBUTES: usize = 5_000;

/// Reads a page.
pub(super) fn read(shown: &str, page: &str) -> Result<Made, InputError> {
    if most_attributes(page) > MOST_ATTRIBUTES {
        let message =
            format!("has an element with more than {MOST_ATTRIBUTES} attributes, which no page does");
        return Err(InputError::new(shown, message).hint("print the page to a PDF file, and name that"));
    }
    let sink = Sink { page: RefCell::new(Page::default()) };
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(page));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let text = tokenizer.sink.page.into_inner().finish();
    match text.chars().any(char::is_alphanumeric) {
        true => Ok(Made { text, shape: ResumeFormat::Markdown, warnings: Vec::new() }),
        false => Err(InputError::new(shown, "is a page without text; a script may have put it there").hint(
            "save the page as 'complete', or print it to a PDF file; of LinkedIn the data export is best",
        )),
    }
}

/// Where in an element the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spot {
    Text,
    /// Behind white space, a slash or a value: what follows begins an attribute.
    Between,
    Name,
    /// Behind the sign of equality.
    Value,
    Quoted(u8),
}

/// The attributes of the element that has most of them.
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

/// Whether a text begins like a page.
pub(super) fn looks_like(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(15).collect::<String>().to_ascii_lowercase();
    head.starts_with("<!doctype html") || head.starts_with("<html")
}

/// Elements whose content no reader of the page sees, or that are no part of its text.
const UNSEEN: &[&str] = &[
    "script", "style", "noscript", "template", "title", "nav", "footer", "svg", "math", "button", "select",
    "form", "iframe", "object", "audio", "video", "canvas", "dialog",
];

/// Elements that stand alone, without an end.
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

/// Classes that pages use for texts which only screen readers tell; the text beside them says the same.
const UNSEEN_CLASSES: &[&str] = &["visually-hidden", "sr-only", "a11y-text", "screen-reader-text"];

struct Sink {
    page: RefCell<Page>,
}

impl TokenSink for Sink {
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

/// The page while its tokens come in.
#[derive(Default)]
struct Page {
    collector: Collector,
    text: String,
    style: Option<Style>,
    bold: usize,
    plain: bool,
    /// The element whose content is not read, and how many of its name are open.
    unseen: Option<(String, usize)>,
}

impl Page {
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
            return;
        }
        if BLOCKS.contains(&name) {
            self.flush();
        }
        match name {
            "br" => self.text.push('\n'),
            "b" | "strong" => self.bold += 1,
            "li" => self.style = Some(Style::Item),
            "table" => self.collector.open_table(),
            "tr" => self.collector.open_row(),
            "td" | "th" => self.collector.open_cell(),
            _ => self.style = heading(name).or(self.style),
        }
    }

    fn close(&mut self, name: &str) {
        if BLOCKS.contains(&name) {
            self.flush();
        }
        match name {
            "b" | "strong" => self.bold = self.bold.saturating_sub(1),
            "li" => self.style = None,
            "table" => self.collector.close_table(),
            _ if heading(name).is_some() => self.style = None,
            _ => {}
        }
    }

    /// White space means nothing but a gap.
    fn text(&mut self, text: &str) {
        if self.unseen.is_some() {
            return;
        }
        self.plain |= self.bold == 0 && !text.trim().is_empty();
        for c in text.chars() {
            match c.is_whitespace() {
                true if self.text.is_empty() || self.text.ends_with([' ', '\n']) => {}
                true => self.text.push(' '),
                false => self.text.push(c),
            }
        }
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let bold = !std::mem::take(&mut self.plain);
        if !text.trim().is_empty() {
            self.collector.add(Paragraph { text, style: self.style.unwrap_or(Style::Body), bold });
        }
    }

    fn finish(mut self) -> String {
        self.flush();
        self.collector.finish()
    }
}

fn heading(name: &str) -> Option<Style> {
    let rank = name.strip_prefix('h')?.parse::<u8>().ok()?;
    (1..=6).contains(&rank).then_some(Style::Heading(rank))
}

fn is_unseen(tag: &Tag) -> bool {
    tag.attrs.iter().any(|attribute| match &*attribute.name.local {
        "hidden" => true,
        "style" => {
            let style = attribute.value.to_ascii_lowercase().replace(' ', "");
            style.contains("display:none") || style.contains("visibility:hidden")
        }
        "class" => attribute.value.split_whitespace().any(|class| UNSEEN_CLASSES.contains(&class)),
        _ => false,
    })
}

/// How the tokenizer reads on: the content of scripts and styles is no markup.
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
