//! How much of a posting is read.

use crate::document::{Block, BlockKind, Document};
use crate::source_text::SourceText;
use std::borrow::Cow;

/// So many bytes of text are read of a posting: fifty times what a long one has, and more than the page around it.
pub(super) const MOST_TEXT: usize = 1 << 18;

/// As much of a document as is read of a posting.
pub(super) fn bounded(document: &Document) -> Cow<'_, Document> {
    if !document.is_overfull() && document.blocks.iter().map(len).sum::<usize>() <= MOST_TEXT {
        return Cow::Borrowed(document);
    }
    let mut left = MOST_TEXT;
    let mut blocks = Vec::new();
    for block in &document.blocks {
        blocks.push(begun(block, &mut left));
        if left == 0 {
            break;
        }
    }
    let mut document = Document { blocks, notes: document.notes.clone(), ..Document::default() };
    document.note(
        format!(
            "holds more text than any posting does; the first {} KiB of it were read as one",
            MOST_TEXT >> 10
        ),
        None,
    );
    Cow::Owned(document)
}

fn len(block: &Block) -> usize {
    match &block.kind {
        BlockKind::Row(cells) => cells.iter().map(|cell| cell.label.len() + cell.text.text.len()).sum(),
        _ => block.text.text.len(),
    }
}

/// As much of a block as there is room for.
fn begun(block: &Block, left: &mut usize) -> Block {
    if len(block) <= *left {
        *left -= len(block);
        return block.clone();
    }
    let Block { kind, text, look, place } = block;
    let kind = match kind {
        BlockKind::Row(cells) => {
            let mut begun = Vec::new();
            for cell in cells {
                *left = left.saturating_sub(cell.label.len());
                if *left == 0 {
                    break;
                }
                begun.push(crate::document::Cell {
                    label: cell.label.clone(),
                    text: beginning(&cell.text, left),
                });
            }
            BlockKind::Row(begun)
        }
        other => other.clone(),
    };
    let text = beginning(text, left);
    *left = 0;
    Block { kind, text, look: *look, place: place.clone() }
}

/// As much of a text as there is room for, up to the end of a word.
fn beginning(text: &SourceText, left: &mut usize) -> SourceText {
    if text.text.len() <= *left {
        *left -= text.text.len();
        return text.clone();
    }
    let most = text.text.floor_char_boundary(*left);
    *left = 0;
    let begun = text.text.get(..most).unwrap_or_default();
    let end = begun.rfind(char::is_whitespace).unwrap_or(begun.len());
    text.part(0..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Cell, Look, Place};
    use crate::engine::Engine;
    use crate::sample;

    #[test]
    fn what_is_longer_than_any_posting_is_read_to_a_bound_and_that_is_said() {
        let asks = "Requirements\n\n- Python required\n\n";
        let short = Document::from_plain_text(asks);
        assert!(matches!(bounded(&short), Cow::Borrowed(_)));
        let engine = Engine::new(sample::catalog());
        assert_eq!(engine.posting(&short).notes, Vec::<String>::new());

        let kinds = [
            format!("{asks}{}", "SQL ".repeat(MOST_TEXT)),
            format!("{asks}{}", "- SQL required\n".repeat(MOST_TEXT / 10)),
            format!("{asks}{}", "我们".repeat(MOST_TEXT)),
        ];
        for long in kinds {
            let document = Document::from_plain_text(&long);
            let read = bounded(&document);
            let size: usize = read.blocks.iter().map(len).sum();
            assert!((MOST_TEXT / 2..=MOST_TEXT).contains(&size), "{size}");
            let posting = engine.posting(&document);
            assert!(posting.notes[0].starts_with("holds more text than any posting"), "{:?}", posting.notes);
            assert!(!posting.asked.is_empty());
        }
    }

    #[test]
    fn a_row_is_cut_in_its_cells() {
        let cell =
            |text: &str| Cell { label: "Skills".to_owned(), text: SourceText::verbatim(text, 0..text.len()) };
        let row = BlockKind::Row(vec![cell("SQL"), cell(&"Python ".repeat(MOST_TEXT)), cell("Java")]);
        let mut document = Document::default();
        document.push(row, SourceText::verbatim("", 0..0), Look::default(), Place::default());
        let read = bounded(&document);
        let BlockKind::Row(cells) = &read.blocks[0].kind else { panic!("no row") };
        assert_eq!((cells.len(), cells[0].text.text.as_str()), (2, "SQL"));
        assert!(len(&read.blocks[0]) <= MOST_TEXT);
    }
}
