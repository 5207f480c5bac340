//! How a document was understood, block by block: what people look at when a report looks wrong.

use crate::catalog::Catalog;
use crate::document::{Block, BlockKind, Document};
use crate::mention::{Mention, Outcome, SetAsideReason};
use crate::resume::{Aside, DocumentLanguage, Entry, Form, Resume, Section, Span};
use crate::source_text::SourceText;
use crate::units::Level;
use serde::Serialize;

/// The version of the JSON that [`Reading`] is written as.
pub const READING_VERSION: u32 = 1;

/// Texts that begin within one another; those of a document hardly ever do.
const MOST_WITHIN: usize = 8;

/// How a document was understood.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reading {
    /// The version of this form.
    pub schema_version: u32,
    /// The person's name.
    pub name: Option<String>,
    /// What the person calls themselves above all parts.
    pub headline: Option<String>,
    /// The codes of the languages that it is written in; empty when there is too little text to tell, or when the
    /// language is not known.
    pub languages: Vec<String>,
    /// Whether it is written in a language that the lexicon does not know.
    pub language_unknown: bool,
    /// Jobs, projects and degrees.
    pub entries: Vec<Entry>,
    /// The document, block by block.
    pub blocks: Vec<BlockReading>,
    /// What could not be used.
    pub notes: Vec<String>,
}

/// How a block was understood.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BlockReading {
    /// What the format says that it is.
    pub kind: &'static str,
    /// The page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// The line of the source, or the number of the paragraph, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The path of keys in a record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Its parts, in the order of the text.
    pub parts: Vec<PartReading>,
}

/// How a part of a block was understood.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PartReading {
    /// What it was taken for.
    pub role: PartRole,
    /// The part of the resume.
    pub section: Section,
    /// Its words.
    pub text: String,
    /// The entry that it belongs to, by its place in [`Reading::entries`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<usize>,
    /// What was recognised in it, or was not.
    pub mentions: Vec<MentionReading>,
    #[serde(skip)]
    span: Span,
}

/// What a part of a block was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartRole {
    /// A heading.
    Heading,
    /// The person's name.
    Name,
    /// Contact and other data about the person, which is not read.
    Private,
    /// An employer or a school.
    Employer,
    /// Where it was.
    Place,
    /// When it was.
    Date,
    /// A label, a level or a sign beside a name.
    Label,
    /// A list of names.
    List,
    /// Running text.
    Prose,
}

/// A mention in a part.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MentionReading {
    /// Its words.
    pub text: String,
    /// What came of it.
    pub outcome: MentionOutcome,
    /// The skill.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skill: Option<String>,
    /// The level that is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// How sure the match is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
}

/// What came of a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MentionOutcome {
    /// It is held.
    Held,
    /// It is not recognised.
    Unrecognised,
    /// It is recognised and does not count, for this reason.
    #[serde(untagged)]
    SetAside(SetAsideReason),
}

impl Reading {
    /// How a document was understood, with the mentions that were found in its resume.
    #[must_use]
    pub fn new(catalog: &Catalog, document: &Document, resume: &Resume, mentions: &[Mention]) -> Self {
        let mut parts = parts(resume);
        let texts: Vec<usize> = (0..parts.len()).filter(|at| parts[*at].is_text()).collect();
        for mention in mentions {
            let before = texts.partition_point(|at| parts[*at].span.start <= mention.span.start);
            let last = texts.get(..before).unwrap_or_default().iter().rev().take(MOST_WITHIN);
            let within = last.copied().find(|at| mention.span.end <= parts[*at].span.end);
            if let Some(part) = within.and_then(|at| parts.get_mut(at)) {
                part.mentions.push(mention_reading(catalog, mention));
            }
        }
        let mut blocks: Vec<BlockReading> = document.blocks.iter().map(block_reading).collect();
        let starts: Vec<(usize, usize)> = places(document);
        for part in parts {
            let at = starts.partition_point(|(start, _)| *start <= part.span.start).saturating_sub(1);
            if let Some(block) = starts.get(at).and_then(|(_, block)| blocks.get_mut(*block)) {
                block.parts.push(part);
            }
        }
        let (languages, language_unknown) = match &resume.language {
            DocumentLanguage::Known(codes) => (codes.clone(), false),
            DocumentLanguage::Unclear => (Vec::new(), false),
            DocumentLanguage::Unknown => (Vec::new(), true),
        };
        Self {
            schema_version: READING_VERSION,
            name: resume.name.clone(),
            headline: resume.headline.clone(),
            languages,
            language_unknown,
            entries: resume.entries.clone(),
            blocks,
            notes: resume.notes.iter().map(|note| note.message.clone()).collect(),
        }
    }
}

impl PartReading {
    fn is_text(&self) -> bool {
        matches!(self.role, PartRole::List | PartRole::Prose)
    }
}

impl MentionOutcome {
    fn of(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Held { .. } => Self::Held,
            Outcome::SetAside { reason, .. } => Self::SetAside(*reason),
            Outcome::Unrecognised { .. } => Self::Unrecognised,
        }
    }
}

/// All texts of a resume, by their places.
fn parts(resume: &Resume) -> Vec<PartReading> {
    let aside = resume.aside.iter().map(|aside| PartReading {
        role: match aside.kind {
            Aside::Heading => PartRole::Heading,
            Aside::Name => PartRole::Name,
            Aside::Private => PartRole::Private,
            Aside::Employer => PartRole::Employer,
            Aside::Place => PartRole::Place,
            Aside::Date => PartRole::Date,
            Aside::Label => PartRole::Label,
        },
        section: aside.section,
        text: aside.text.clone(),
        entry: None,
        mentions: Vec::new(),
        span: aside.span,
    });
    let texts = resume.segments.iter().map(|segment| PartReading {
        role: match segment.form {
            Form::List => PartRole::List,
            Form::Prose => PartRole::Prose,
        },
        section: segment.section,
        text: segment.text.clone(),
        entry: segment.entry,
        mentions: Vec::new(),
        span: segment.span(0, segment.text.len()),
    });
    let mut parts: Vec<PartReading> = aside.chain(texts).collect();
    parts.sort_by_key(|part| (part.span.start, part.span.end));
    parts
}

fn mention_reading(catalog: &Catalog, mention: &Mention) -> MentionReading {
    let candidate = match mention.outcome {
        Outcome::Held { candidate, .. } | Outcome::SetAside { candidate, .. } => Some(candidate),
        Outcome::Unrecognised { .. } => None,
    };
    let level = match mention.outcome {
        Outcome::Held { level, .. } => level,
        Outcome::SetAside { .. } | Outcome::Unrecognised { .. } => None,
    };
    MentionReading {
        text: mention.text.clone(),
        outcome: MentionOutcome::of(&mention.outcome),
        skill: candidate.map(|candidate| catalog.skill(candidate.skill).label.clone()),
        level,
        score: candidate.map(|candidate| candidate.score.get()),
    }
}

fn block_reading(block: &Block) -> BlockReading {
    let kind = match block.kind {
        BlockKind::Heading(_) => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::Item => "item",
        BlockKind::Row(_) => "row",
    };
    let place = &block.place;
    BlockReading {
        kind,
        page: place.page,
        line: place.line,
        path: place.path.as_deref().map(str::to_owned),
        parts: Vec::new(),
    }
}

/// Where the texts of the blocks begin, in the order of the text, with the number of the block.
fn places(document: &Document) -> Vec<(usize, usize)> {
    let start = |text: &SourceText| text.source_of(0);
    let mut places: Vec<(usize, usize)> = Vec::new();
    for (number, block) in document.blocks.iter().enumerate() {
        match &block.kind {
            BlockKind::Row(cells) => places.extend(cells.iter().map(|cell| (start(&cell.text), number))),
            _ => places.push((start(&block.text), number)),
        }
    }
    places.sort_unstable();
    places
}

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use crate::engine::Engine;
    use crate::sample;

    #[test]
    fn a_mention_is_shown_behind_any_number_of_private_details() {
        let engine = Engine::new(sample::catalog());
        let addresses: String = (0..20).map(|n| format!("me{n}@example.org ")).collect();
        let document = Document::from_plain_text(&format!("I wrote {addresses}in Python for a shop.\n"));
        let resume = document.resume(engine.lexicon()).unwrap();
        let reading = engine.reading(&document, &resume);
        let parts = reading.blocks.iter().flat_map(|block| &block.parts);
        let mentions: Vec<&str> = parts.flat_map(|p| &p.mentions).map(|m| m.text.as_str()).collect();
        assert_eq!((engine.mentions(&resume).len(), mentions), (1, vec!["Python"]));
    }
}
