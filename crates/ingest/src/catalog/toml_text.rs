//! Parses one TOML text as a file of the catalogue, with the line of every item and the position of every
//! error.

use super::files::{
    AboutFile, AllowEntry, AllowFile, AllowFileOf, BundleEntry, BundleFile, BundleFileOf, Lined,
    RequirementEntry, ResourceEntry, ResourceFile, ResourceFileOf, RoleFile, RoleFileOf, SkillEntry,
    SkillFile, SkillFileOf, TipEntry, TipFile, TipFileOf,
};
use serde::de::DeserializeOwned;
use toml::Spanned;

/// An error in a text and its position; line and column are counted from 1, the column in characters.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) line: u32,
    pub(super) column: u32,
    pub(super) message: String,
}

impl Fault {
    /// An error at a byte of the text; the bytes before it may not be UTF-8.
    pub(super) fn at_byte(text: &[u8], offset: usize, message: String) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let line_start = before.iter().rposition(|b| *b == b'\n').map_or(0, |i| i + 1);
        let line = before.iter().filter(|b| **b == b'\n').count() + 1;
        let within = before.get(line_start..).unwrap_or_default();
        let column = String::from_utf8_lossy(within).chars().count() + 1;
        Self { line: narrow(line), column: narrow(column), message }
    }
}

fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Reads `catalog.toml`.
pub(super) fn about(text: &str) -> Result<AboutFile, Fault> {
    parse(text)
}

/// Reads a file of skills.
pub(super) fn skills(text: &str) -> Result<SkillFile, Fault> {
    let file: SkillFileOf<Spanned<SkillEntry>> = parse(text)?;
    let lines = Lines::of(text);
    Ok(SkillFileOf { skill: lines.all(file.skill) })
}

/// Reads the file of a role.
pub(super) fn role(text: &str) -> Result<RoleFile, Fault> {
    let file: RoleFileOf<Spanned<String>, Spanned<RequirementEntry>> = parse(text)?;
    let lines = Lines::of(text);
    Ok(RoleFileOf {
        id: lines.one(file.id),
        requirement: lines.all(file.requirement),
        title: file.title,
        alt: file.alt,
        alt_source: file.alt_source,
        group: file.group,
        source: file.source,
        weights: file.weights,
        isco08: file.isco08,
        onet_soc: file.onet_soc,
        regulated: file.regulated,
        licence: file.licence,
        definition: file.definition,
        industries: file.industries,
        responsibility: file.responsibility,
        note: file.note,
        outlook: file.outlook,
    })
}

/// Reads `tips.toml`.
pub(super) fn tips(text: &str) -> Result<TipFile, Fault> {
    let file: TipFileOf<Spanned<TipEntry>> = parse(text)?;
    let lines = Lines::of(text);
    Ok(TipFileOf { tip: lines.all(file.tip) })
}

/// Reads `bundles.toml`.
pub(super) fn bundles(text: &str) -> Result<BundleFile, Fault> {
    let file: BundleFileOf<Spanned<BundleEntry>> = parse(text)?;
    Ok(BundleFileOf { bundle: Lines::of(text).all(file.bundle) })
}

/// Reads `resources.toml`.
pub(super) fn resources(text: &str) -> Result<ResourceFile, Fault> {
    let file: ResourceFileOf<Spanned<ResourceEntry>> = parse(text)?;
    Ok(ResourceFileOf { resource: Lines::of(text).all(file.resource) })
}

/// Reads `lint.toml`.
pub(super) fn exceptions(text: &str) -> Result<AllowFile, Fault> {
    let file: AllowFileOf<Spanned<AllowEntry>> = parse(text)?;
    Ok(AllowFileOf { allow: Lines::of(text).all(file.allow) })
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    toml::from_str(text).map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        Fault::at_byte(text.as_bytes(), offset, one_line(error.message()))
    })
}

/// Terms of the parser that only programmers know, with plain replacements.
const PLAIN: [(&str, &str); 4] = [
    ("unknown variant", "unknown word"),
    ("expected f64", "expected a number"),
    ("expected usize", "expected a whole number"),
    ("expected u16", "expected a year"),
];

/// A message of the TOML parser, which may have several lines, as one sentence.
fn one_line(message: &str) -> String {
    let lines = message.lines().map(str::trim).filter(|line| !line.is_empty());
    let joined = lines.collect::<Vec<_>>().join("; ");
    PLAIN.iter().fold(joined, |text, (theirs, ours)| text.replace(theirs, ours))
}

/// The line ends of a text, for finding the line of an offset without counting again.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i).collect())
    }

    fn one<T>(&self, value: Spanned<T>) -> Lined<T> {
        let start = value.span().start;
        Lined(narrow(self.0.partition_point(|end| *end < start) + 1), value.into_inner())
    }

    fn all<T>(&self, values: Vec<Spanned<T>>) -> Vec<Lined<T>> {
        values.into_iter().map(|value| self.one(value)).collect()
    }
}
