//! A document as a reader of some format found it: blocks of text with what is known of their looks and their place.
//!
//! Every reader fills one [`Document`] and decides nothing about it. What a heading is, where an entry begins, what is a
//! list and what a sentence is decided once for all formats, by [`Document::resume`].

use crate::lexicon::Lexicon;
use crate::outline;
pub use crate::outline::{Header, TableRow, TooLarge, bullet_len, is_header};
use crate::plain_text;
use crate::resume::{Note, Resume};
use crate::source_text::SourceText;

/// A document: its text, and the blocks that it consists of.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// The text in which places count: the file itself, or the texts of the blocks, a line each.
    pub text: String,
    /// The blocks, in the order in which people read them.
    pub blocks: Vec<Block>,
    /// What could not be used.
    pub notes: Vec<Note>,
}

/// A block of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What the format says that it is.
    pub kind: BlockKind,
    /// Its text, with the line ends that it has in the source; empty for a row.
    pub text: SourceText,
    /// What is known of its looks.
    pub look: Look,
    /// Where it stands.
    pub place: Place,
}

/// What a format says that a block is.
#[derive(Debug, Clone, PartialEq)]
pub enum BlockKind {
    /// A heading of this rank, from 1.
    Heading(u8),
    /// A paragraph; it may be a heading all the same.
    Paragraph,
    /// An item of a list.
    Item,
    /// A row of a table, or the fields of a record.
    Row(Vec<Cell>),
}

/// A cell of a row, or a field of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What its column or its field is called; empty where it has no name.
    pub label: String,
    /// What stands in it.
    pub text: SourceText,
}

/// What is known of the looks of a block.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Look {
    /// Whether all of it is bold, or set apart in another way.
    pub bold: bool,
    /// Whether its letters are larger than those of most of the text.
    pub large: bool,
    /// Whether it is underlined by a line of signs.
    pub underlined: bool,
    /// Whether a gap stands above it.
    pub apart: bool,
    /// How far its first line is indented, in characters or in points.
    pub indent: f32,
}

/// Where a block stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The page, from 1.
    pub page: Option<u32>,
    /// The line of the source, from 1; for a document without lines the paragraph.
    pub line: Option<u32>,
    /// The path of keys, `work[0].highlights[1]`.
    pub path: Option<Box<str>>,
}

impl Document {
    /// A document whose blocks are parts of this text.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    /// The blocks of a plain text: its paragraphs, lines that stand alone, and bullets.
    ///
    /// ```
    /// use skillgap_core::document::{BlockKind, Document};
    /// let document = Document::from_plain_text("Skills\n\n- Python\n- SQL\n");
    /// assert_eq!(document.blocks[2].kind, BlockKind::Item);
    /// assert_eq!(document.blocks[2].text.text, "SQL");
    /// ```
    #[must_use]
    pub fn from_plain_text(text: &str) -> Self {
        plain_text::read(text)
    }

    /// Adds a block whose text is part of [`Document::text`], or decoded from it.
    pub fn push(&mut self, kind: BlockKind, text: SourceText, look: Look, place: Place) {
        self.blocks.push(Block { kind, text, look, place });
    }

    /// Adds a block with its text, which is put behind [`Document::text`].
    pub fn add(&mut self, kind: BlockKind, text: &str, look: Look, place: Place) {
        let text = self.appended(text);
        self.push(kind, text, look, place);
    }

    /// Puts a text behind [`Document::text`], in a line of its own.
    pub fn appended(&mut self, text: &str) -> SourceText {
        let start = self.text.len();
        self.text.push_str(text);
        self.text.push('\n');
        SourceText::verbatim(&self.text, start..start + text.len())
    }

    /// Says what could not be used.
    pub fn note(&mut self, message: impl Into<String>, line: Option<u32>) {
        self.notes.push(Note { message: message.into(), line });
    }

    /// Whether no block has a letter.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let blank = |text: &SourceText| !text.text.chars().any(char::is_alphabetic);
        self.blocks.iter().all(|block| match &block.kind {
            BlockKind::Row(cells) => cells.iter().all(|cell| blank(&cell.text)),
            _ => blank(&block.text),
        })
    }

    /// The resume that the document is: its parts, entries, lists and sentences.
    ///
    /// # Errors
    /// [`TooLarge`] when it holds more than any resume.
    pub fn resume(&self, lexicon: &Lexicon) -> Result<Resume, TooLarge> {
        outline::resume(self, lexicon)
    }
}
