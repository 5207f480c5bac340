//! How a file was understood: the person, the language, the entries, then the text part by part.

use super::paint::{Colour, Tone};
use super::sheet::Sheet;
use super::width::clean;
use skillgap_core::reading::{BlockReading, MentionOutcome, MentionReading, PartReading, PartRole, Reading};
use skillgap_core::resume::{Entry, Section};
use std::collections::HashSet;

/// The width of a line.
const COLUMNS: usize = 100;

/// The whole result; `format` is the name of the file's format.
#[must_use]
pub fn terminal(reading: &Reading, format: &str, colour: Colour) -> String {
    let mut sheet = Sheet::new(COLUMNS, colour);
    summary(&mut sheet, reading, format);
    entries(&mut sheet, &reading.entries);
    sheet.heading(0, "Text", &super::count(reading.blocks.len(), "block"));
    sheet.line(2, Tone::Quiet, "+ held, - named but not held, ? not in the catalogue");
    let mut section = None;
    for block in &reading.blocks {
        self::block(&mut sheet, block, &mut section);
    }
    sheet.finish()
}

fn summary(sheet: &mut Sheet, reading: &Reading, format: &str) {
    sheet.heading(0, "Read as", format);
    let unknown = "not found".to_owned();
    sheet.line(2, Tone::Plain, &format!("Name      {}", reading.name.as_deref().map_or(unknown, clean)));
    if let Some(headline) = &reading.headline {
        sheet.line(2, Tone::Plain, &format!("Headline  {}", clean(headline)));
    }
    let language = match reading.languages.as_slice() {
        _ if reading.language_unknown => "not supported: headings, dates and levels may be missed".to_owned(),
        [] => "too little text to tell".to_owned(),
        codes => codes.join(", "),
    };
    sheet.line(2, Tone::Plain, &format!("Language  {language}"));
    for note in &reading.notes {
        sheet.line(2, Tone::Warn, &clean(note));
    }
}

fn entries(sheet: &mut Sheet, entries: &[Entry]) {
    sheet.heading(0, "Entries", &format!("{}", entries.len()));
    for (number, entry) in (1..).zip(entries) {
        let title = entry.title.as_deref().unwrap_or("no title");
        let at = entry.employer.as_deref().map(|employer| format!(" @ {employer}")).unwrap_or_default();
        let place = entry.place.as_deref().map(|place| format!(" ({place})")).unwrap_or_default();
        let line = format!("{number}. {}  {title}{at}{place}: {}", entry.section, times(entry));
        sheet.line(2, Tone::Plain, &clean(&line));
    }
}

fn times(entry: &Entry) -> String {
    let from = entry.from.map(|month| month.to_string());
    let to = if entry.current { Some("now".to_owned()) } else { entry.to.map(|month| month.to_string()) };
    match (from, to) {
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (None, Some(to)) => to,
        (Some(from), None) => format!("from {from}"),
        (None, None) => "no dates".to_owned(),
    }
}

fn block(sheet: &mut Sheet, block: &BlockReading, section: &mut Option<Section>) {
    for (number, part) in block.parts.iter().enumerate() {
        if *section != Some(part.section) && part.role != PartRole::Heading {
            *section = Some(part.section);
            sheet.line(2, Tone::Heading, &part.section.to_string());
        }
        let place = if number == 0 { self::place(block) } else { String::new() };
        self::part(sheet, part, &place);
    }
    if block.parts.is_empty() {
        sheet.line(4, Tone::Quiet, &format!("{}empty", place(block)));
    }
}

fn place(block: &BlockReading) -> String {
    let page = block.page.map(|page| format!("page {page}"));
    let path = block.path.clone();
    let line = block.line.map(|line| format!("{line}"));
    page.or(path).or(line).map(|place| format!("[{}] ", clean(&place))).unwrap_or_default()
}

fn part(sheet: &mut Sheet, part: &PartReading, place: &str) {
    // The lines of a part stay separate, because people look for them in the file.
    let lines = part.text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let text = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" / ");
    let (tone, role) = match part.role {
        PartRole::Heading => (Tone::Strong, "heading"),
        PartRole::Name => (Tone::Quiet, "name"),
        PartRole::Private => (Tone::Quiet, "not read"),
        PartRole::Employer if part.section == Section::Education => (Tone::Quiet, "school"),
        PartRole::Employer if part.section == Section::Certificates => (Tone::Quiet, "issuer"),
        PartRole::Employer => (Tone::Quiet, "employer"),
        PartRole::Place => (Tone::Quiet, "place"),
        PartRole::Date => (Tone::Quiet, "date"),
        PartRole::Label => (Tone::Quiet, "label"),
        PartRole::List => (Tone::Plain, "list"),
        PartRole::Prose => (Tone::Plain, "text"),
    };
    sheet.line(4, tone, &format!("{place}{role}: {}", clean(&text)));
    let mut known = HashSet::new();
    let mut said: Vec<String> = part.mentions.iter().map(mention).collect();
    said.retain(|mention| known.insert(mention.clone()));
    if !said.is_empty() {
        sheet.line(8, Tone::Plain, &said.join("; "));
    } else if matches!(part.role, PartRole::List | PartRole::Prose) {
        sheet.line(8, Tone::Quiet, "no skill found");
    }
}

fn mention(mention: &MentionReading) -> String {
    let text = clean(&mention.text);
    let level = mention.level.map(|level| format!(" ({level})")).unwrap_or_default();
    let skill = mention.skill.as_deref().unwrap_or_default();
    let same = text.to_lowercase() == skill.to_lowercase();
    let named = if same { skill.to_owned() } else { format!("{skill} <- “{text}”") };
    match mention.outcome {
        MentionOutcome::Held => format!("+ {named}{level}"),
        MentionOutcome::SetAside(reason) => format!("- {named}, {}", super::wording::reason(reason)),
        MentionOutcome::Unrecognised => format!("? “{text}”"),
    }
}
