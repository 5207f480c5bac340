//! How a document was understood, block by block, for checking a report that looks wrong.

use crate::catalog::Catalog;
use crate::document::{Block, BlockKind, Document};
use crate::mention::{Mention, Outcome, SetAsideReason};
use crate::resume::{Aside, DocumentLanguage, Entry, Form, Resume, Section, Span};
use crate::source_text::SourceText;
use crate::units::Level;
use serde::Serialize;

/// The version of the JSON format of [`Reading`].
pub const READING_VERSION: u32 = 1;

/// Texts that begin within one another; those of a document hardly ever do.
const MOST_WITHIN: usize = 8;

/// How a document was understood.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reading {
    /// [`READING_VERSION`].
    pub schema_version: u32,
    /// The person's name.
    pub name: Option<String>,
    /// The headline at the top of the resume.
    pub headline: Option<String>,
    /// The codes of its languages; empty if there is too little text to tell, or if the language is unknown.
    pub languages: Vec<String>,
    /// Whether the lexicon lacks its language.
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
    /// What the format says the block is.
    pub kind: &'static str,
    /// The page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// The line of the source or the number of the paragraph, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The path of keys in a record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Its parts, in text order.
    pub parts: Vec<PartReading>,
}

/// How a part of a block was understood.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PartReading {
    /// Its interpretation.
    pub role: PartRole,
    /// The section of the resume.
    pub section: Section,
    /// Its words.
    pub text: String,
    /// The index of its entry in [`Reading::entries`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<usize>,
    /// The mentions in it.
    pub mentions: Vec<MentionReading>,
    #[serde(skip)]
    span: Span,
}

/// The interpretation of a part of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartRole {
    /// A heading.
    Heading,
    /// The person's name.
    Name,
    /// Contact and other personal data, which is not read.
    Private,
    /// An employer or a school.
    Employer,
    /// A place.
    Place,
    /// A date or period.
    Date,
    /// A label, a level or a sign next to a name.
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
    /// The result.
    pub outcome: MentionOutcome,
    /// The skill.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skill: Option<String>,
    /// The stated level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// The confidence in the match.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
}

/// The result of reading a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MentionOutcome {
    /// Held.
    Held,
    /// Not recognised.
    Unrecognised,
    /// Recognised but not counted, with the reason.
    #[serde(untagged)]
    SetAside(SetAsideReason),
}

impl Reading {
    /// Combines a document with the mentions found in its resume.
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

/// All texts in a resume, by position.
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

/// Where the texts of the blocks start, in text order, with the block numbers.
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
