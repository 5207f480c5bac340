//! Some rows of one input, whatever kind of table it is: one text, and the places of the fields in it.

use super::mentions::ITEM;
use super::rejects::Reject;
use super::table::NO_SKILLS;
use std::borrow::Cow;
use std::sync::Arc;

/// A place in the text of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The place between two bytes; a block is far smaller than 4 GiB.
    pub(super) fn new(start: usize, end: usize) -> Self {
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: narrow(start), end: narrow(end) }
    }

    /// The text there.
    pub(super) fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// The same place without white space around it.
    pub(super) fn trimmed(self, text: &str) -> Self {
        let inside = self.of(text);
        let start = self.start as usize + (inside.len() - inside.trim_start().len());
        Self::new(start, start + inside.trim().len())
    }
}

/// A row that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Row {
    /// The line that it starts on, or its number where a table has no lines.
    pub(super) line: u64,
    /// All of it.
    pub(super) raw: Span,
    /// The id of its profile, trimmed.
    pub(super) id: Span,
    /// The skill or the list of skills.
    pub(super) cell: Span,
    /// In long tables the level and the years of use, in wide ones the job title and the text.
    pub(super) besides: [Span; 2],
}

impl Row {
    /// The level, in a long table that has one.
    pub(super) fn level<'t>(&self, text: &'t str) -> &'t str {
        self.besides[0].of(text).trim()
    }

    /// The years of use, in a long table that has them.
    pub(super) fn years<'t>(&self, text: &'t str) -> &'t str {
        self.besides[1].of(text).trim()
    }

    /// The job title, in a wide table that has one; several where it was a list.
    pub(super) fn title<'t>(&self, text: &'t str) -> Cow<'t, str> {
        joined(self.besides[0].of(text), ", ")
    }

    /// The text, in a wide table that has one; the paragraphs of a list stand apart.
    pub(super) fn text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        joined(self.besides[1].of(text), "\n\n")
    }

    /// All that a row of a wide table tells, as one text that no other row has.
    pub(super) fn told(&self, text: &str) -> String {
        let [list, title, rest] = [self.cell, self.besides[0], self.besides[1]].map(|span| span.of(text));
        format!("{} {} {list}{title}{rest}", list.len(), title.len())
    }

    /// Whether a row of a wide table tells more than a list of skills.
    pub(super) fn tells(&self, text: &str) -> bool {
        self.besides.iter().any(|span| span.of(text).contains(|c: char| c != ITEM && !c.is_whitespace()))
    }
}

/// A field as one text, whether or not it was a list in its table.
fn joined<'t>(field: &'t str, between: &str) -> Cow<'t, str> {
    match field.trim().strip_prefix(ITEM) {
        Some(list) => Cow::Owned(list.split(ITEM).map(str::trim).collect::<Vec<_>>().join(between)),
        None => Cow::Borrowed(field.trim()),
    }
}

/// How a row is shown in the rejects.
#[derive(Debug, Clone, Default)]
pub(super) enum Shown {
    /// As it stands in its input.
    #[default]
    AsRead,
    /// As a line of JSON, because its input has no text of its own: with the names of its columns.
    Json(Arc<[Option<Box<str>>]>),
}

impl Shown {
    /// The text for the rejects.
    pub(super) fn raw<'t>(&self, row: &Row, text: &'t str) -> Cow<'t, str> {
        let Self::Json(names) = self else { return Cow::Borrowed(row.raw.of(text)) };
        let fields = names.iter().zip([row.id, row.cell, row.besides[0], row.besides[1]]);
        let parts = fields.filter_map(|(name, span)| {
            let value = match span.of(text).strip_prefix(ITEM) {
                Some(list) => list.split(ITEM).map(serde_json::Value::from).collect(),
                None => serde_json::Value::from(span.of(text)),
            };
            Some(format!("{}:{value}", serde_json::Value::from(&**name.as_ref()?)))
        });
        Cow::Owned(format!("{{{}}}", parts.collect::<Vec<_>>().join(",")))
    }
}

/// What a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A profile.
    Wide,
    /// One skill of a profile.
    Long,
}

impl Shape {
    /// The word for it in messages.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Wide => "wide (a row for each profile)",
            Self::Long => "long (a row for each skill)",
        }
    }
}

/// Some rows, and those between them that cannot be read.
#[derive(Debug)]
pub(super) struct Block {
    /// The input's name.
    pub(super) file: Arc<str>,
    /// What the rows stand for.
    pub(super) shape: Shape,
    /// Why a row is rejected in which nothing but the id is filled in.
    pub(super) nothing: &'static str,
    /// How its rows are shown in the rejects.
    pub(super) shown: Shown,
    /// What the places point into.
    pub(super) text: String,
    /// The rows, in order.
    pub(super) rows: Vec<Row>,
    /// What cannot be used, in order.
    pub(super) rejects: Vec<Reject>,
}

impl Block {
    /// A block without rows.
    pub(super) fn new(file: &Arc<str>, shape: Shape) -> Self {
        Self {
            file: Arc::clone(file),
            shape,
            nothing: NO_SKILLS,
            shown: Shown::default(),
            text: String::new(),
            rows: Vec::new(),
            rejects: Vec::new(),
        }
    }

    /// How many rows of the input it stands for.
    pub(super) fn rows_read(&self) -> usize {
        self.rows.len() + self.rejects.len()
    }

    /// Adds text; where it stands.
    pub(super) fn push(&mut self, text: &str) -> Span {
        let start = self.text.len();
        self.text.push_str(text);
        Span::new(start, self.text.len())
    }
}
