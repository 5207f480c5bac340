//! A document as a reader found it: blocks of text with their appearance and position.
//!
//! Every reader fills a [`Document`] and interprets nothing. [`Document::resume`] decides for all formats
//! what is a heading, where an entry starts, and which text is a list or a sentence.

use crate::lexicon::Lexicon;
use crate::mojibake::repaired;
use crate::outline;
pub use crate::outline::{Header, TableRow, TooLarge, bullet_len, is_header};
use crate::plain_text;
use crate::resume::{Note, Resume};
use crate::source_text::SourceText;

/// A document: its text and its blocks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// The text to which positions refer: the file itself, or the texts of the blocks, one per line.
    pub text: String,
    /// The blocks, in reading order.
    pub blocks: Vec<Block>,
    /// Notes on what could not be used.
    pub notes: Vec<Note>,
}

/// A block of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What the format says the block is.
    pub kind: BlockKind,
    /// Its text, with the line ends of the source; empty for a row.
    pub text: SourceText,
    /// Its appearance, where known.
    pub look: Look,
    /// Its position.
    pub place: Place,
}

impl Block {
    /// Its first line that is not blank.
    pub(crate) fn first_line(&self) -> &str {
        self.text.text.trim_start().lines().next().unwrap_or_default().trim_end()
    }
}

/// What a format says a block is.
#[derive(Debug, Clone, PartialEq)]
pub enum BlockKind {
    /// A heading of this level, from 1.
    Heading(u8),
    /// A paragraph, which may still turn out to be a heading.
    Paragraph,
    /// An item of a list.
    Item,
    /// A row of a table, or the fields of a record.
    Row(Vec<Cell>),
}

/// A cell of a row, or a field of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The name of its column or field; empty if it has none.
    pub label: String,
    /// Its text.
    pub text: SourceText,
}

/// The appearance of a block, where known.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Look {
    /// Whether all of it is bold or otherwise emphasised.
    pub bold: bool,
    /// Whether its letters are larger than most of the text.
    pub large: bool,
    /// Whether a line of signs underlines it.
    pub underlined: bool,
    /// Whether there is a gap above it.
    pub apart: bool,
    /// The indent of its first line, in characters or points.
    pub indent: f32,
}

/// The position of a block.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The page, from 1.
    pub page: Option<u32>,
    /// The line in the source, from 1; in a document without lines, the paragraph.
    pub line: Option<u32>,
    /// The path of keys, `work[0].highlights[1]`.
    pub path: Option<Box<str>>,
}

/// The most blocks that a document keeps; with more it is [`TooLarge`].
pub(crate) const MOST_BLOCKS: usize = 200_000;

impl Document {
    /// An empty document whose blocks will be parts of this text.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    /// The blocks of a plain text: paragraphs, separate lines, and bullets.
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
    ///
    /// Characters that were decoded wrongly on their way ("cafÃ©") are restored. A document that is full already, and so
    /// too large for a resume, stays as it is.
    pub fn push(&mut self, kind: BlockKind, text: SourceText, look: Look, place: Place) {
        if !self.is_overfull() {
            self.blocks.push(Block { kind, text: repaired(text), look, place });
        }
    }

    /// Whether it has more blocks than any resume: what follows need not be read.
    #[must_use]
    pub fn is_overfull(&self) -> bool {
        self.blocks.len() > MOST_BLOCKS
    }

    /// Adds a block whose text is appended to [`Document::text`].
    pub fn add(&mut self, kind: BlockKind, text: &str, look: Look, place: Place) {
        if !self.is_overfull() {
            let text = self.appended(text);
            self.push(kind, text, look, place);
        }
    }

    /// Appends a text to [`Document::text`], on its own line.
    pub fn appended(&mut self, text: &str) -> SourceText {
        let start = self.text.len();
        self.text.push_str(text);
        self.text.push('\n');
        SourceText::verbatim(&self.text, start..start + text.len())
    }

    /// Notes something that could not be used.
    pub fn note(&mut self, message: impl Into<String>, line: Option<u32>) {
        self.notes.push(Note { message: message.into(), line });
    }

    /// Whether no block contains a letter.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let blank = |text: &SourceText| !text.text.chars().any(char::is_alphabetic);
        self.blocks.iter().all(|block| match &block.kind {
            BlockKind::Row(cells) => cells.iter().all(|cell| blank(&cell.text)),
            _ => blank(&block.text),
        })
    }

    /// Interprets the document as a resume: its sections, entries, lists and sentences.
    ///
    /// # Errors
    /// Returns [`TooLarge`] if it contains more than any resume would.
    pub fn resume(&self, lexicon: &Lexicon) -> Result<Resume, TooLarge> {
        outline::resume(self, lexicon)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_with_too_many_blocks_keeps_no_more_and_is_refused() {
        let mut document = Document::default();
        for _ in 0..MOST_BLOCKS + 10 {
            document.add(BlockKind::Paragraph, "a", Look::default(), Place::default());
        }
        assert_eq!(document.blocks.len(), MOST_BLOCKS + 1);
        assert_eq!(document.text.len(), 2 * (MOST_BLOCKS + 1));
        assert_eq!(document.resume(&Lexicon::builtin()), Err(TooLarge::Texts));
    }
}
