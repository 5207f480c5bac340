//! Turns the tree of a JSON, YAML or TOML file into the blocks of a document.
//!
//! Keys that are usual headings open their section; a map of plain values is a record, whose fields are named
//! cells. No structure is prescribed: JSON Resume, FRESH, RenderCV, Reactive Resume, the MAC format and
//! hand-written files differ only in their nesting and field names.

mod shapes;

use super::html;
use super::language_codes;
use super::node::Node;
use crate::error::InputError;
use skillgap_core::document::{BlockKind, Cell, Document, Look, Place};
use skillgap_core::level::stated_level;
use skillgap_core::lexicon::{Heading, Lexicon};
use skillgap_core::resume::Section;
use skillgap_core::source_text::{SourceText, SourceTextBuilder};
use skillgap_core::text::compact;

/// Reads a whole file: a map of the sections of a resume, or a bare list of skills.
pub(super) fn read(shown: &str, text: &str, root: &Node, lexicon: &Lexicon) -> Result<Document, InputError> {
    let mut document = Document::of_text(text);
    let mut reader = Reader { lexicon, document: &mut document };
    let root = &shapes::plain(root.clone());
    match root {
        Node::Map(parts) => reader.parts(parts, "", 1),
        Node::List(items) => {
            let heading = SourceText::verbatim(text, 0..0);
            reader.heading(&heading, "skills", 1);
            reader.list(items, "skills", Some(Section::Skills));
        }
        other => {
            let message = format!("holds {}, where a map or a list of skills is expected", other.kind());
            return Err(InputError::new(shown, message)
                .hint("begin with skills, as in {\"skills\": [\"Python\", \"SQL\"]}"));
        }
    }
    Ok(document)
}

/// Whether the tree is a map that could be a resume: one of its known keys contains text.
pub(super) fn is_known(root: &Node, lexicon: &Lexicon) -> bool {
    let Node::Map(parts) = root else { return false };
    let telling = |name: &str| {
        matches!(lexicon.heading(&Lexicon::words_of_key(name)), Some(Heading::Opens(_)))
            || matches!(compact(name).as_str(), "basics" | "cv" | "resume")
    };
    parts.iter().any(|(name, _)| telling(&name.text))
}

struct Reader<'r> {
    lexicon: &'r Lexicon,
    document: &'r mut Document,
}

/// The most values of a list that is not a known section.
const MOST_VALUES: usize = 10_000;

type Parts = [(SourceText, Node)];

/// Keys of records, under which a map or a list is part of the record whatever its name.
const NAMES: &[&str] =
    &["name", "skill", "label", "title", "category", "group", "language", "position", "company"];

/// Keys for levels or years.
const LEVELS: &[&str] =
    &["level", "years", "yearsofexperience", "experience", "proficiency", "fluency", "rating", "mastery"];

impl Reader<'_> {
    /// Reads the sections of a resume: plain values describe the person, the rest are sections or wrappers.
    fn parts(&mut self, parts: &Parts, path: &str, rank: u8) {
        let plain: Vec<Cell> = parts
            .iter()
            .filter_map(|(name, node)| match node {
                Node::Text(text) | Node::Plain(text) if !self.opens_part(&name.text) => {
                    Some(self.cell(name, text))
                }
                _ => None,
            })
            .filter(|cell| !cell.text.text.trim().is_empty())
            .collect();
        if !plain.is_empty() {
            self.push(BlockKind::Row(plain), empty(), path);
        }
        for (name, node) in parts {
            let path = joined(path, &name.text);
            match node {
                Node::Map(_) | Node::List(_) => self.part(name, node, &path, rank),
                Node::Text(_) | Node::Plain(_) if self.opens_part(&name.text) => {
                    self.part(name, node, &path, rank)
                }
                Node::Null | Node::Text(_) | Node::Plain(_) => {}
            }
        }
    }

    /// Whether a key opens a section even for a plain text: `education: "BSc Physics"`.
    fn opens_part(&self, key: &str) -> bool {
        let opens = self.lexicon.heading(&Lexicon::words_of_key(key));
        matches!(opens, Some(Heading::Opens(section)) if section != Section::Summary)
    }

    fn part(&mut self, name: &SourceText, node: &Node, path: &str, rank: u8) {
        let key = compact(&name.text);
        if key == "meta" || key.starts_with('$') {
            return;
        }
        let opens = self.lexicon.heading(&Lexicon::words_of_key(&name.text));
        let section = match opens {
            Some(Heading::Opens(section)) => Some(section),
            _ => None,
        };
        match (opens, node) {
            // The person's own data at the top, including the name.
            (Some(Heading::Private | Heading::Opens(Section::Summary)), Node::Map(parts))
                if self.is_first() && names_person(parts) =>
            {
                self.parts(parts, path, rank.saturating_add(1));
            }
            (Some(Heading::Opens(_) | Heading::Wishes | Heading::Private | Heading::References), _) => {
                self.heading(name, &name.text, rank);
                self.inside(node, path, section);
            }
            // A wrapper, whose contents say what they are.
            (_, Node::Map(parts)) => self.parts(parts, path, rank.saturating_add(1)),
            (_, Node::List(items))
                if items.iter().any(|item| matches!(item, Node::Map(_))) && !is_private(&key) =>
            {
                self.heading(name, &name.text, rank);
                self.list(items, path, None);
            }
            (_, Node::List(items)) => {
                let texts: Vec<Cell> = items
                    .iter()
                    .filter_map(|item| match item {
                        Node::Text(text) | Node::Plain(text) => Some(self.cell(name, text)),
                        _ => None,
                    })
                    .filter(|cell| !cell.text.text.trim().is_empty())
                    .collect();
                let texts = self.bounded(texts, path);
                if !texts.is_empty() {
                    self.push(BlockKind::Row(texts), empty(), path);
                }
            }
            _ => {}
        }
    }

    /// The first values of a list that is too long for a resume, with a note.
    fn bounded(&mut self, mut cells: Vec<Cell>, path: &str) -> Vec<Cell> {
        if cells.len() > MOST_VALUES {
            cells.truncate(MOST_VALUES);
            self.document
                .note(format!("of the list {path} only the first {MOST_VALUES} values were read"), None);
        }
        cells
    }

    /// Whether no section was opened yet.
    fn is_first(&self) -> bool {
        !self.document.blocks.iter().any(|block| matches!(block.kind, BlockKind::Heading(_)))
    }

    /// Reads the contents of a section.
    fn inside(&mut self, node: &Node, path: &str, section: Option<Section>) {
        if let (None, Node::Map(parts)) = (section, node)
            && let Some((title, contents)) = self.titled(parts)
        {
            return self.part(title, contents, path, 2);
        }
        match node {
            Node::Text(text) | Node::Plain(text) => self.push(BlockKind::Paragraph, text.clone(), path),
            Node::List(items) => self.list(items, path, section),
            Node::Map(parts)
                if lists_skills(section) && !self.is_record(parts) && !has_code(parts, section) =>
            {
                self.keyed(parts, path, section)
            }
            Node::Map(parts) if self.is_record(parts) || has_code(parts, section) => {
                self.record(parts, path, section)
            }
            Node::Map(parts) => {
                for (name, node) in parts {
                    self.inside(node, &joined(path, &name.text), section);
                }
            }
            Node::Null => {}
        }
    }

    /// The heading and the contents of a section that is one of a list: `{"title": "Experience", "entries": [...]}`.
    fn titled<'p>(&self, parts: &'p Parts) -> Option<(&'p SourceText, &'p Node)> {
        const TITLES: &[&str] = &["title", "name", "heading", "header", "label", "section", "type"];
        let opens = |text: &SourceText| {
            matches!(self.lexicon.heading(&Lexicon::words_of_key(&text.text)), Some(Heading::Opens(_)))
        };
        let title = parts.iter().find_map(|(key, node)| match node {
            Node::Text(text) if TITLES.contains(&compact(&key.text).as_str()) => Some(text),
            _ => None,
        });
        let mut lists = parts.iter().filter(|(_, node)| matches!(node, Node::List(_)));
        let (contents, None) = (lists.next()?, lists.next()) else { return None };
        Some((title.filter(|title| opens(title))?, &contents.1))
    }

    /// Whether a map is one item with fields, named in any language: two of them, or one that every record has.
    fn is_record(&self, parts: &Parts) -> bool {
        let named = |(name, node): &&(SourceText, Node)| {
            !matches!(node, Node::List(_) | Node::Map(_)) && self.lexicon.is_key_of_record(&name.text)
        };
        is_record(parts)
            || parts.iter().filter(named).count() >= 2
            || parts.first().is_some_and(|first| named(&first))
    }

    fn list(&mut self, items: &[Node], path: &str, section: Option<Section>) {
        for (i, item) in items.iter().enumerate() {
            let path = format!("{path}[{i}]");
            match item {
                Node::Text(text) | Node::Plain(text) => {
                    let text = html::without_markup(text);
                    self.push(BlockKind::Item, in_words(&text, section), &path);
                }
                other => self.inside(other, &path, section),
            }
        }
    }

    /// Reads a map from names to values: `Python: advanced`, `Python: 5`, `Databases: [PostgreSQL, Redis]`,
    /// `Databases: PostgreSQL, Redis`.
    fn keyed(&mut self, parts: &Parts, path: &str, section: Option<Section>) {
        let (parts, others): (Vec<_>, Vec<_>) =
            parts.iter().partition(|(name, node)| !self.opens_other(name, node, section));
        for (name, node) in parts {
            let path = joined(path, &name.text);
            let key = |label: &str| Cell { label: label.to_owned(), text: in_words(name, section) };
            let value = |label: &str, text: &SourceText| Cell { label: label.to_owned(), text: text.clone() };
            let level =
                |text: &SourceText| stated_level(&text.text).is_some() && !text.text.contains([',', ';']);
            if self.lexicon.set_aside_by_key(&name.text).is_some() {
                self.set_aside(name, node, &path, section);
                continue;
            }
            match node {
                Node::Null => self.push(BlockKind::Row(vec![key("skill")]), empty(), &path),
                Node::Plain(years) if years.text.parse::<f64>().is_ok() => {
                    self.push(BlockKind::Row(vec![key("skill"), value("years", years)]), empty(), &path);
                }
                Node::Plain(_) => self.push(BlockKind::Row(vec![key("skill")]), empty(), &path),
                Node::Text(text) if level(text) || section == Some(Section::Languages) => {
                    self.push(BlockKind::Row(vec![key("skill"), value("level", text)]), empty(), &path);
                }
                Node::Text(text) => self.push(BlockKind::Row(vec![value("keywords", text)]), empty(), &path),
                Node::Map(inner)
                    if !inner.is_empty() && inner.iter().all(|(name, _)| is_level(&name.text)) =>
                {
                    let mut cells = vec![key("skill")];
                    for (label, node) in inner {
                        if let Node::Text(text) | Node::Plain(text) = node {
                            cells.push(Cell { label: label.text.clone(), text: text.clone() });
                        }
                    }
                    self.push(BlockKind::Row(cells), empty(), &path);
                }
                other => self.inside(other, &path, section),
            }
        }
        for (name, node) in others {
            self.part(name, node, &joined(path, &name.text), 1);
        }
    }

    /// Reads skills that do not count, for the reason the key gives: `Want to learn: [Rust, Go]`.
    fn set_aside(&mut self, name: &SourceText, node: &Node, path: &str, section: Option<Section>) {
        let mut cells = Vec::new();
        match node {
            Node::Text(text) | Node::Plain(text) => cells.push(self.cell(name, text)),
            Node::List(items) => {
                let texts = items.iter().filter_map(|item| match item {
                    Node::Text(text) | Node::Plain(text) => Some(self.cell(name, text)),
                    Node::Map(parts) => named(parts).map(|text| self.cell(name, text)),
                    _ => None,
                });
                cells.extend(texts);
            }
            other => return self.inside(other, path, section),
        }
        if !cells.is_empty() {
            self.push(BlockKind::Row(cells), empty(), path);
        }
    }

    /// Whether a key opens its own section within another, such as "languages" within "knowledge", unless
    /// they are programming languages.
    fn opens_other(&self, name: &SourceText, node: &Node, section: Option<Section>) -> bool {
        match self.lexicon.heading(&Lexicon::words_of_key(&name.text)) {
            Some(Heading::Opens(Section::Languages)) => {
                section != Some(Section::Languages) && names_languages(node)
            }
            Some(Heading::Opens(other)) => {
                Some(other) != section && matches!(node, Node::List(_)) && holds_maps(node)
            }
            _ => false,
        }
    }

    /// Reads a record: plain values are the cells of a row, and lists of plain values are cells with a
    /// repeated name.
    fn record(&mut self, parts: &Parts, path: &str, section: Option<Section>) {
        let mut cells = Vec::new();
        let mut nested: Vec<(&SourceText, &Node)> = Vec::new();
        for (name, node) in parts {
            self.field(name, node, path, &mut cells, &mut nested);
        }
        for cell in cells.iter_mut().filter(|cell| LANGUAGE_NAMES.contains(&compact(&cell.label).as_str())) {
            cell.text = in_words(&cell.text, section);
            if section == Some(Section::Languages) && CODE_NAMES.contains(&compact(&cell.label).as_str()) {
                cell.label = "language".to_owned();
            }
        }
        if !cells.is_empty() {
            self.push(BlockKind::Row(cells), empty(), path);
        }
        for (name, node) in nested {
            self.inside(node, &joined(path, &name.text), section);
        }
    }

    fn field<'n>(
        &mut self,
        name: &'n SourceText,
        node: &'n Node,
        path: &str,
        cells: &mut Vec<Cell>,
        nested: &mut Vec<(&'n SourceText, &'n Node)>,
    ) {
        match node {
            Node::Null => {}
            Node::Text(text) | Node::Plain(text) => cells.push(self.cell(name, text)),
            Node::List(items) => {
                let mut rest = false;
                for item in items {
                    match item {
                        Node::Text(text) | Node::Plain(text) => cells.push(self.cell(name, text)),
                        Node::Null => {}
                        _ => rest = true,
                    }
                }
                if rest {
                    self.named_items(name, items, cells, nested, node);
                }
            }
            Node::Map(inner) => match date(inner) {
                Some(text) => {
                    let said = format!("{} was read as {}", joined(path, &name.text), text.text);
                    self.document.note(said, None);
                    cells.push(Cell { label: name.text.clone(), text });
                }
                None if inner.iter().all(|(_, node)| !matches!(node, Node::List(_) | Node::Map(_))) => {
                    self.plain_map(name, inner, cells);
                }
                None => nested.push((name, node)),
            },
        }
    }

    /// Reads a map within a record: `"skill": {"name": "Kotlin", "type": "technology"}` provides its name.
    fn plain_map(&mut self, name: &SourceText, inner: &Parts, cells: &mut Vec<Cell>) {
        let named = inner.iter().find(|(key, _)| NAMES.contains(&compact(&key.text).as_str()));
        match named {
            Some((_, Node::Text(text) | Node::Plain(text))) => cells.push(self.cell(name, text)),
            _ => {
                for (key, node) in inner {
                    if let Node::Text(text) | Node::Plain(text) = node {
                        cells.push(self.cell(key, text));
                    }
                }
            }
        }
    }

    /// Reads a list of maps within a record: names alone become cells, anything more is a separate record.
    fn named_items<'n>(
        &mut self,
        name: &'n SourceText,
        items: &'n [Node],
        cells: &mut Vec<Cell>,
        nested: &mut Vec<(&'n SourceText, &'n Node)>,
        node: &'n Node,
    ) {
        let only_named = |item: &Node| match item {
            Node::Map(parts) => {
                parts.iter().any(|(key, _)| NAMES.contains(&compact(&key.text).as_str()))
                    && parts.iter().all(|(key, node)| {
                        !is_level(&key.text) && !matches!(node, Node::List(_) | Node::Map(_))
                    })
                    && parts.iter().filter(|(_, node)| !matches!(node, Node::Null)).count() <= 3
                    && !parts.iter().any(|(key, _)| is_dated(&key.text))
            }
            _ => false,
        };
        // A list of remarks: each is a text of the record.
        if items.iter().all(is_remark) {
            for item in items {
                let Node::Map(parts) = item else { continue };
                for (key, node) in parts {
                    if let Node::Text(text) | Node::Plain(text) = node {
                        cells.push(self.cell(key, text));
                    }
                }
            }
            return;
        }
        if !items
            .iter()
            .all(|item| only_named(item) || matches!(item, Node::Text(_) | Node::Plain(_) | Node::Null))
        {
            return nested.push((name, node));
        }
        for item in items {
            let Node::Map(parts) = item else { continue };
            let named = parts.iter().find(|(key, _)| NAMES.contains(&compact(&key.text).as_str()));
            if let Some((_, Node::Text(text) | Node::Plain(text))) = named {
                cells.push(self.cell(name, text));
            }
        }
    }

    fn cell(&self, name: &SourceText, text: &SourceText) -> Cell {
        Cell { label: name.text.clone(), text: html::without_markup(text) }
    }

    fn heading(&mut self, name: &SourceText, words: &str, rank: u8) {
        let mut text = SourceTextBuilder::default();
        let start = name.source_of(0);
        text.push_for(&Lexicon::words_of_key(words), start..start + name.text.len());
        self.push(BlockKind::Heading(rank), text.finish(), "");
    }

    fn push(&mut self, kind: BlockKind, text: SourceText, path: &str) {
        let path = (!path.is_empty()).then(|| path.into());
        self.document.push(kind, text, Look::default(), Place { path, ..Place::default() });
    }
}

/// The name of a record.
fn named(parts: &Parts) -> Option<&SourceText> {
    parts.iter().find_map(|(key, node)| match node {
        Node::Text(text) | Node::Plain(text) if NAMES.contains(&compact(&key.text).as_str()) => Some(text),
        _ => None,
    })
}

/// Whether a map contains a person's name.
fn names_person(parts: &Parts) -> bool {
    let named = |parts: &Parts| {
        parts.iter().any(|(key, _)| matches!(compact(&key.text).as_str(), "name" | "fullname" | "firstname"))
    };
    named(parts) || parts.iter().any(|(_, node)| matches!(node, Node::Map(inner) if named(inner)))
}

/// Whether a map contains only a text.
fn is_remark(node: &Node) -> bool {
    const REMARKS: &[&str] =
        &["description", "text", "content", "summary", "bullet", "highlight", "detail", "value"];
    let remark = |(key, node): &(SourceText, Node)| {
        matches!(node, Node::Text(_)) && REMARKS.contains(&compact(&key.text).as_str())
    };
    matches!(node, Node::Map(parts) if !parts.is_empty() && parts.iter().all(remark))
}

fn holds_maps(node: &Node) -> bool {
    matches!(node, Node::List(items) if items.iter().any(|item| matches!(item, Node::Map(_))))
}

/// Whether a list contains natural languages, judging by at least half of its items.
fn names_languages(node: &Node) -> bool {
    let is_language = |item: &&Node| match item {
        Node::Text(text) | Node::Plain(text) => language_codes::is_language(&text.text),
        Node::Map(parts) => parts
            .iter()
            .any(|(_, node)| matches!(node, Node::Text(text) if language_codes::is_language(&text.text))),
        _ => false,
    };
    match node {
        Node::List(items) => 2 * items.iter().filter(is_language).count() >= items.len() && !items.is_empty(),
        _ => false,
    }
}

/// Fields with the name of a language.
const LANGUAGE_NAMES: &[&str] =
    &["name", "language", "title", "label", "code", "languagecode", "lang", "iso", "isocode", "locale"];

/// Those with its code.
const CODE_NAMES: &[&str] = &["code", "languagecode", "lang", "iso", "isocode", "locale"];

/// A language code as a name, in a languages section.
fn in_words(text: &SourceText, section: Option<Section>) -> SourceText {
    let name = language_codes::name(&text.text).filter(|_| section == Some(Section::Languages));
    let Some(name) = name else { return text.clone() };
    let mut words = SourceTextBuilder::default();
    words.push_for(name, text.source_of(0)..text.source_of(text.text.len()));
    words.finish()
}

fn empty() -> SourceText {
    SourceText::verbatim("", 0..0)
}

/// The path of a nested field, with overlong names shortened.
fn joined(path: &str, name: &str) -> String {
    const LONGEST_NAME: usize = 60;
    let name = name.get(..name.floor_char_boundary(LONGEST_NAME)).unwrap_or(name);
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

fn lists_skills(section: Option<Section>) -> bool {
    matches!(section, Some(Section::Skills | Section::Languages))
}

/// Whether a map is one item with fields, rather than a map from names to items.
fn is_record(parts: &Parts) -> bool {
    let named = |(name, node): &(SourceText, Node)| {
        let key = compact(&name.text);
        let plain = !matches!(node, Node::List(_));
        (plain && NAMES.contains(&key.as_str()))
            || is_dated(&name.text)
            || matches!(
                key.as_str(),
                "summary"
                    | "description"
                    | "details"
                    | "highlights"
                    | "studytype"
                    | "degree"
                    | "institution"
                    | "employer"
                    | "role"
                    | "keywords"
                    | "area"
            )
    };
    parts.iter().any(named)
}

/// Whether a map in a languages section names its language by a code.
fn has_code(parts: &Parts, section: Option<Section>) -> bool {
    let code = |(key, node): &(SourceText, Node)| {
        matches!(node, Node::Text(_)) && CODE_NAMES.contains(&compact(&key.text).as_str())
    };
    section == Some(Section::Languages) && parts.iter().any(code)
}

fn is_level(key: &str) -> bool {
    LEVELS.contains(&compact(key).as_str())
}

fn is_dated(key: &str) -> bool {
    matches!(compact(key).as_str(), "startdate" | "enddate" | "start" | "end" | "date" | "from" | "to")
}

fn is_private(key: &str) -> bool {
    matches!(key, "profiles" | "links" | "contacts" | "socialnetworks" | "references" | "attachments")
}

/// A date such as `{"year": 2018, "month": 3}` as "2018-03".
fn date(parts: &Parts) -> Option<SourceText> {
    let number = |wanted: &str| {
        let found = parts.iter().find(|(name, _)| compact(&name.text) == wanted);
        found.and_then(|(_, node)| match node {
            Node::Plain(text) | Node::Text(text) => {
                let digits = text.text.trim_start_matches(['-', ' ']);
                digits.parse::<u32>().ok().map(|number| (number, text))
            }
            _ => None,
        })
    };
    let (year, place) = number("year")?;
    let written = match number("month") {
        Some((month, _)) => format!("{year:04}-{month:02}"),
        None => format!("{year:04}"),
    };
    let start = place.source_of(0);
    let mut text = SourceTextBuilder::default();
    text.push_for(&written, start..start + place.text.len());
    Some(text.finish())
}
