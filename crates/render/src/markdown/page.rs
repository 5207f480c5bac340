//! The blocks of a Markdown page, separated by empty lines.

pub(crate) use super::escape::text;
use crate::wording::percent;

/// A share in percent, as Markdown.
pub(crate) fn share(share: f64) -> String {
    text(&percent(share))
}

/// A Markdown page under construction.
#[derive(Debug, Default)]
pub(crate) struct Page {
    blocks: Vec<String>,
}

impl Page {
    /// Adds a heading of this depth; the text is already Markdown.
    pub(crate) fn heading(&mut self, depth: usize, markdown: &str) {
        self.blocks.push(format!("{} {markdown}", "#".repeat(depth)));
    }

    /// Adds a paragraph or any other block; the text is already Markdown.
    pub(crate) fn paragraph(&mut self, markdown: &str) {
        self.blocks.push(markdown.to_owned());
    }

    /// Adds a table whose cells are already Markdown. Figures are right-aligned, depending on the column
    /// heading.
    pub(crate) fn table(&mut self, heads: &[&str], rows: impl Iterator<Item = Vec<String>>) {
        let mut lines = vec![line(heads.iter().copied())];
        lines.push(line(heads.iter().map(|head| if is_figure(head) { "---:" } else { "---" })));
        lines.extend(rows.map(|cells| line(cells.iter().map(String::as_str))));
        self.blocks.push(lines.join("\n"));
    }

    /// The page, with exactly one line break at its end.
    pub(crate) fn finish(self) -> String {
        self.blocks.join("\n\n") + "\n"
    }
}

fn line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
}

/// Whether a column heading is for figures.
fn is_figure(head: &str) -> bool {
    const FIGURES: &[&str] = &["Fit", "Met", "Sure", "Weight", "Points", "Number"];
    FIGURES.contains(&head) || head.starts_with("Points")
}
