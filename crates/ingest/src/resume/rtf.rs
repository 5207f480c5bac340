//! Reads RTF documents, as written by WordPad, TextEdit and Word: paragraphs, headings by style, lists and
//! tables.
//!
//! The tokenizer is our own: it is small and knows where a group is to be skipped. Notes, comments, pictures,
//! field instructions, hidden and deleted text are ignored.

mod code_page;
mod tokens;

use super::table_cells::{Collector, Paragraph};
use crate::error::InputError;
use encoding_rs::Encoding;
use skillgap_core::document::{BlockKind, Document, Look, bullet_len};
use skillgap_core::lexicon::Lexicon;
use std::collections::HashMap;
use tokens::{Token, Tokens};

/// The deepest nesting of groups.
const MAX_DEPTH: usize = 1_000;

/// The most fonts and styles kept.
const MOST_NAMES: usize = 5_000;

/// Reads a document.
pub(super) fn read(shown: &str, bytes: &[u8], lexicon: &Lexicon) -> Result<Document, InputError> {
    let mut reader = Reader::new(lexicon);
    let mut tokens = Tokens::new(bytes);
    while let Some(token) = tokens.next() {
        if let Token::Word("bin", Some(count)) = token {
            tokens.pass(usize::try_from(count).unwrap_or(0));
            continue;
        }
        reader.take(token).map_err(|TooDeep| {
            InputError::new(shown, format!("nests deeper than {MAX_DEPTH} groups, which no resume does"))
                .hint("save it as .docx or as PDF")
        })?;
    }
    let document = reader.finish();
    if document.is_blank() {
        return Err(InputError::new(shown, "contains no text; the resume may be a picture")
            .hint("save the resume with its text, or write its skills into a text file"));
    }
    Ok(document)
}

/// Groups nest too deeply.
struct TooDeep;

/// What happens to the text of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Destination {
    /// It is read.
    Text,
    /// It is skipped.
    Skipped,
    /// It is the bullet or the number of an item.
    Bullet,
    /// The table of fonts.
    Fonts,
    /// The table of styles.
    Styles,
}

/// Groups that are skipped.
const SKIPPED: &[&str] = &[
    "colortbl",
    "info",
    "pict",
    "object",
    "footnote",
    "annotation",
    "fldinst",
    "filetbl",
    "listtable",
    "listoverridetable",
    "revtbl",
    "rsidtbl",
    "generator",
    "themedata",
    "colorschememapping",
    "datastore",
    "latentstyles",
    "xmlnstbl",
    "sp",
    "shprslt",
    "nonshppict",
    "bkmkstart",
    "bkmkend",
    "pntxta",
    "pntxtb",
    "xe",
    "tc",
    "txe",
    "rxe",
    "atnid",
    "atnauthor",
    "nonesttables",
    "stylerestrictions",
    "mmathPr",
    "do",
];

/// The properties that a group inherits.
#[derive(Debug, Clone)]
struct State {
    destination: Destination,
    bold: bool,
    hidden: bool,
    /// The number of characters after `\u` for programs that do not support it.
    fallback: usize,
    encoding: &'static Encoding,
}

/// The properties of the current paragraph.
#[derive(Debug, Clone, Default)]
struct Shape {
    kind: Option<BlockKind>,
    in_table: bool,
}

struct Reader<'l> {
    collector: Collector<'l>,
    state: State,
    saved: Vec<State>,
    shape: Shape,
    text: String,
    /// Bytes not yet decoded.
    bytes: Vec<u8>,
    /// The first half of a surrogate pair.
    half: Option<u16>,
    /// The number of characters still to skip after `\u`.
    behind: usize,
    /// Whether some of the paragraph is not bold.
    plain: bool,
    /// Whether the next word may be a destination unknown to old programs (`\*`).
    starred: bool,
    encoding: &'static Encoding,
    fonts: HashMap<i32, &'static Encoding>,
    /// The number of the font or style being defined.
    defined: i32,
    name: String,
    styles: HashMap<i32, BlockKind>,
    table: bool,
    row: bool,
    cell: bool,
}

impl<'l> Reader<'l> {
    fn new(lexicon: &'l Lexicon) -> Self {
        let encoding = code_page::of_number(1252);
        let state =
            State { destination: Destination::Text, bold: false, hidden: false, fallback: 1, encoding };
        Self {
            collector: Collector::new(lexicon),
            state,
            saved: Vec::new(),
            shape: Shape::default(),
            text: String::new(),
            bytes: Vec::new(),
            half: None,
            behind: 0,
            plain: false,
            starred: false,
            encoding,
            fonts: HashMap::new(),
            defined: 0,
            name: String::new(),
            styles: HashMap::new(),
            table: false,
            row: false,
            cell: false,
        }
    }

    fn take(&mut self, token: Token<'_>) -> Result<(), TooDeep> {
        if !matches!(token, Token::Hex(_) | Token::Text(_)) {
            self.decode();
        }
        let starred = std::mem::take(&mut self.starred);
        match token {
            Token::Open => {
                if self.saved.len() == MAX_DEPTH {
                    return Err(TooDeep);
                }
                self.saved.push(self.state.clone());
                self.behind = 0;
            }
            Token::Close => self.close(),
            Token::Sign(b'*') => self.starred = true,
            Token::Sign(sign) => self.sign(sign),
            Token::Word(word, number) => self.word(word, number, starred),
            Token::Hex(byte) => self.byte(byte),
            Token::Text(text) => {
                text.iter()
                    .filter(|byte| !matches!(byte, b'\r' | b'\n' | 0))
                    .for_each(|byte| self.byte(*byte));
            }
        }
        Ok(())
    }

    fn close(&mut self) {
        if self.state.destination == Destination::Styles && !self.name.is_empty() {
            self.define_style();
        }
        if let Some(state) = self.saved.pop() {
            self.state = state;
        }
        self.behind = 0;
    }

    fn byte(&mut self, byte: u8) {
        if self.behind > 0 {
            self.behind -= 1;
        } else if self.state.destination != Destination::Skipped {
            self.bytes.push(byte);
        }
    }

    /// Decodes the collected bytes; multi-byte characters are complete where a word or a group starts.
    fn decode(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let (text, _) = self.state.encoding.decode_without_bom_handling(&bytes);
        self.push(&text);
    }

    fn push(&mut self, text: &str) {
        match self.state.destination {
            Destination::Text if !self.state.hidden => {
                self.plain |= !self.state.bold && !text.trim().is_empty();
                self.text.push_str(text);
            }
            Destination::Styles => self.name.push_str(text),
            _ => {}
        }
    }

    fn sign(&mut self, sign: u8) {
        match sign {
            b'~' => self.push("\u{a0}"),
            b'_' => self.push("-"),
            b'{' | b'}' | b'\\' => self.byte(sign),
            b'\n' | b'\r' => self.end_paragraph(),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>, starred: bool) {
        let on = number != Some(0);
        if self.state.destination == Destination::Skipped {
            return;
        }
        match word {
            "fonttbl" => self.state.destination = Destination::Fonts,
            "stylesheet" => self.state.destination = Destination::Styles,
            "listtext" | "pntext" => {
                self.state.destination = Destination::Bullet;
                self.shape.kind = self.shape.kind.take().or(Some(BlockKind::Item));
            }
            "shptxt" if self.state.destination == Destination::Text => self.end_paragraph(),
            "shpinst" | "shptxt" | "ud" => {}
            word if SKIPPED.contains(&word) => self.state.destination = Destination::Skipped,
            _ if starred => self.state.destination = Destination::Skipped,
            "ansicpg" => self.code_page(number.unwrap_or(1252)),
            "mac" => self.code_page(10000),
            "f" => self.font(number.unwrap_or(0)),
            "fcharset" if self.state.destination == Destination::Fonts => {
                let encoding =
                    code_page::of_charset(number.unwrap_or(0)).filter(|_| self.fonts.len() < MOST_NAMES);
                self.fonts.extend(encoding.map(|encoding| (self.defined, encoding)));
            }
            "s" if self.state.destination == Destination::Styles => self.defined = number.unwrap_or(0),
            _ if !matches!(self.state.destination, Destination::Text | Destination::Bullet) => {}
            "u" => self.unicode(number.unwrap_or(0)),
            "uc" => self.state.fallback = usize::try_from(number.unwrap_or(1)).unwrap_or(1),
            "b" => self.state.bold = on,
            "v" | "deleted" => self.state.hidden = on,
            "plain" => (self.state.bold, self.state.hidden) = (false, false),
            "pard" => self.shape = Shape::default(),
            "s" => {
                self.shape.kind = self.styles.get(&number.unwrap_or(0)).cloned().or(self.shape.kind.take())
            }
            "outlinelevel" => self.outline(number.unwrap_or(9)),
            "ls" if on => self.shape.kind = self.shape.kind.take().or(Some(BlockKind::Item)),
            "intbl" => self.shape.in_table = true,
            "par" | "sect" | "page" => self.end_paragraph(),
            "cell" | "nestcell" => self.end_cell(),
            "row" | "nestrow" => self.end_row(),
            "line" | "softline" => self.push("\n"),
            "tab" => self.push("\t"),
            other => self.named(other),
        }
    }

    /// Handles words that stand for a character.
    fn named(&mut self, word: &str) {
        let text = match word {
            "bullet" => "•",
            "emdash" => "—",
            "endash" => "–",
            "lquote" => "‘",
            "rquote" => "’",
            "ldblquote" => "“",
            "rdblquote" => "”",
            "emspace" | "enspace" | "qmspace" => " ",
            _ => return,
        };
        self.push(text);
    }

    fn code_page(&mut self, number: i32) {
        self.encoding = code_page::of_number(number);
        self.state.encoding = self.encoding;
    }

    fn font(&mut self, number: i32) {
        if self.state.destination == Destination::Fonts {
            self.defined = number;
        } else {
            self.state.encoding = self.fonts.get(&number).copied().unwrap_or(self.encoding);
        }
    }

    /// Handles a character by number; those beyond U+FFFF come as surrogate pairs.
    fn unicode(&mut self, number: i32) {
        self.behind = self.state.fallback;
        let Ok(unit) = u16::try_from(if number < 0 { number + 0x1_0000 } else { number }) else { return };
        let units = [self.half.take(), Some(unit)];
        if (0xd800..0xdc00).contains(&unit) {
            self.half = Some(unit);
            return;
        }
        let text: String = char::decode_utf16(units.into_iter().flatten()).flatten().collect();
        self.push(&text);
    }

    fn outline(&mut self, level: i32) {
        if let Ok(level @ 0..=8) = u8::try_from(level) {
            self.shape.kind = Some(BlockKind::Heading(level + 2));
        }
    }

    /// Handles the name of a style, such as "heading 1;", after its number.
    fn define_style(&mut self) {
        let name = std::mem::take(&mut self.name).trim_end_matches(';').trim().to_lowercase();
        let rank = name.strip_prefix("heading ").and_then(|rank| rank.parse::<u8>().ok());
        let kind = match rank {
            Some(rank) => Some(BlockKind::Heading(rank.saturating_add(1))),
            None if name == "title" => Some(BlockKind::Heading(1)),
            None => None,
        };
        if self.styles.len() < MOST_NAMES {
            self.styles.extend(kind.map(|kind| (self.defined, kind)));
        }
        self.defined = 0;
    }

    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.text);
        let bold = !std::mem::take(&mut self.plain);
        if !self.shape.in_table {
            self.close_table();
        } else if !text.trim().is_empty() {
            self.open_cell();
        }
        let text = text.trim();
        let bullet = bullet_len(text);
        let (kind, text) = match self.shape.kind.clone() {
            None | Some(BlockKind::Item) if bullet > 0 => {
                (BlockKind::Item, text.get(bullet..).unwrap_or_default())
            }
            kind => (kind.unwrap_or(BlockKind::Paragraph), text),
        };
        let look = Look { bold, apart: true, ..Look::default() };
        self.collector.add(Paragraph { kind, text: text.to_owned(), look });
    }

    fn open_cell(&mut self) {
        if !self.table {
            self.collector.open_table();
            self.table = true;
        }
        if !self.row {
            self.collector.open_row();
            self.row = true;
        }
        if !self.cell {
            self.collector.open_cell();
            self.cell = true;
        }
    }

    fn end_cell(&mut self) {
        self.shape.in_table = true;
        self.open_cell();
        self.end_paragraph();
        self.cell = false;
    }

    fn end_row(&mut self) {
        (self.row, self.cell) = (false, false);
    }

    fn close_table(&mut self) {
        if self.table {
            self.collector.close_table();
            (self.table, self.row, self.cell) = (false, false, false);
        }
    }

    fn finish(mut self) -> Document {
        self.decode();
        self.end_paragraph();
        self.close_table();
        self.collector.finish()
    }
}
