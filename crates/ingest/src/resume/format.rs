//! Resume formats, detected by extension, then by content.

use super::{csv, html, linkedin, markdown, records, toml, xml, yaml};
use skillgap_core::lexicon::Lexicon;
use std::fmt;
use std::path::Path;
use std::str::FromStr;

/// A resume format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ResumeFormat {
    /// JSON: JSON Resume, or a plain list of skills.
    JsonResume,
    /// YAML with the same keys.
    Yaml,
    /// TOML with the same keys.
    Toml,
    /// A table with one skill per row.
    Csv,
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// PDF with text.
    Pdf,
    /// Word (DOCX, DOCM).
    Docx,
    /// An Excel workbook with a skills matrix.
    Xlsx,
    /// A saved web page.
    Html,
    /// A LinkedIn data export, or one of its tables.
    LinkedIn,
    /// An OpenDocument text (ODT, FODT).
    Odt,
    /// A document in the Rich Text Format.
    Rtf,
    /// XML: Europass, or any other.
    Xml,
}

/// A word that is not a resume format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "'{0}' is not a resume format; use json, yaml, toml, csv, text, markdown, pdf, docx, xlsx, html, \
     linkedin, odt, rtf or xml"
)]
pub struct UnknownFormat(pub String);

impl ResumeFormat {
    /// All formats.
    pub const ALL: [Self; 14] = [
        Self::JsonResume,
        Self::Yaml,
        Self::Toml,
        Self::Csv,
        Self::Text,
        Self::Markdown,
        Self::Pdf,
        Self::Docx,
        Self::Xlsx,
        Self::Html,
        Self::LinkedIn,
        Self::Odt,
        Self::Rtf,
        Self::Xml,
    ];

    /// Its name on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::JsonResume => "json",
            Self::Yaml => "yaml",
            Self::Toml => "toml",
            Self::Csv => "csv",
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Html => "html",
            Self::LinkedIn => "linkedin",
            Self::Odt => "odt",
            Self::Rtf => "rtf",
            Self::Xml => "xml",
        }
    }
}

impl fmt::Display for ResumeFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for ResumeFormat {
    type Err = UnknownFormat;
    fn from_str(word: &str) -> Result<Self, UnknownFormat> {
        match word.to_ascii_lowercase().as_str() {
            "json" | "json-resume" => Ok(Self::JsonResume),
            "yaml" | "yml" => Ok(Self::Yaml),
            "toml" => Ok(Self::Toml),
            "csv" | "tsv" => Ok(Self::Csv),
            "text" | "txt" => Ok(Self::Text),
            "markdown" | "md" => Ok(Self::Markdown),
            "pdf" => Ok(Self::Pdf),
            "docx" | "docm" => Ok(Self::Docx),
            "xlsx" | "xlsm" => Ok(Self::Xlsx),
            "html" | "htm" | "xhtml" => Ok(Self::Html),
            "linkedin" => Ok(Self::LinkedIn),
            "odt" | "fodt" | "ott" => Ok(Self::Odt),
            "rtf" => Ok(Self::Rtf),
            "xml" => Ok(Self::Xml),
            _ => Err(UnknownFormat(word.to_owned())),
        }
    }
}

/// The format by extension, otherwise by content.
pub(super) fn guess(path: &str, text: &str, lexicon: &Lexicon) -> ResumeFormat {
    extension(path).and_then(|word| word.parse().ok()).unwrap_or_else(|| by_content(text, lexicon))
}

/// The extension of a path in lower case.
pub(super) fn extension(path: &str) -> Option<String> {
    Some(Path::new(path).extension()?.to_str()?.to_ascii_lowercase())
}

fn by_content(text: &str, lexicon: &Lexicon) -> ResumeFormat {
    match text.trim_start().chars().next() {
        Some('{' | '[') if !toml_table_first(text, lexicon) => ResumeFormat::JsonResume,
        _ if html::looks_like(text) => ResumeFormat::Html,
        // A fragment of a page, unless it starts a Markdown text.
        Some('<') if html::is_fragment(text) => {
            if markdown::looks_like(text) {
                ResumeFormat::Markdown
            } else {
                ResumeFormat::Html
            }
        }
        Some('<') if xml::looks_like(text) => ResumeFormat::Xml,
        _ if linkedin::looks_like(text) => ResumeFormat::LinkedIn,
        _ if csv::has_header(text) => ResumeFormat::Csv,
        _ if toml::parse("", text).is_ok_and(|root| records::is_known(&root, lexicon)) => ResumeFormat::Toml,
        // Several documents are a Markdown text after its front matter.
        _ if yaml::parse_valid(text).is_ok_and(|(root, more)| !more && records::is_known(&root, lexicon)) => {
            ResumeFormat::Yaml
        }
        _ if markdown::looks_like(text) => ResumeFormat::Markdown,
        _ => ResumeFormat::Text,
    }
}

/// Whether the text starts with a TOML table, "[basics]" or "[[skills]]" on its own line, rather than JSON.
fn toml_table_first(text: &str, lexicon: &Lexicon) -> bool {
    let line = text.trim_start().lines().next().unwrap_or_default();
    let inner = line.trim().trim_start_matches('[').trim_end_matches(']');
    !inner.is_empty()
        && line.trim_end().ends_with(']')
        && inner.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, '_' | '-' | '.'))
        && toml::parse("", text).is_ok_and(|root| records::is_known(&root, lexicon))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_named_by_its_word() {
        for format in ResumeFormat::ALL {
            assert_eq!(format.as_str().parse(), Ok(format));
        }
        assert_eq!("YML".parse(), Ok(ResumeFormat::Yaml));
        assert!("pages".parse::<ResumeFormat>().is_err());
    }

    #[test]
    fn the_format_is_guessed_from_extension_then_content() {
        let cases = [
            ("a.json", "", ResumeFormat::JsonResume),
            ("a.YML", "", ResumeFormat::Yaml),
            ("a.md", "", ResumeFormat::Markdown),
            ("<stdin>", " {\"skills\": []}", ResumeFormat::JsonResume),
            ("cv", "[\"SQL\"]", ResumeFormat::JsonResume),
            ("cv", "[basics]\nname = \"A\"\n", ResumeFormat::Toml),
            ("cv", "skills = [\"SQL\"]\n", ResumeFormat::Toml),
            ("cv", "skills:\n  - SQL\n", ResumeFormat::Yaml),
            ("cv", "Level;Skill\nbasic;SQL\n", ResumeFormat::Csv),
            ("cv.pages", "# Jane\n\n## Skills\n", ResumeFormat::Markdown),
            ("cv", "Jane Doe\n\nSKILLS\nSQL\n", ResumeFormat::Text),
            ("cv", "SQL, Python and Git\n", ResumeFormat::Text),
            ("cv", " <!DOCTYPE html><p>SQL</p>", ResumeFormat::Html),
            ("cv", "<h1>Jane</h1><h2>Skills</h2><p>SQL</p>", ResumeFormat::Html),
            ("cv", "<h1 align=\"center\">Jane</h1>\n\n## Skills\n\nSQL\n", ResumeFormat::Markdown),
            ("cv", "<?xml version=\"1.0\"?><cv><skill>SQL</skill></cv>", ResumeFormat::Xml),
            ("cv", "<cv><skill>SQL</skill></cv>", ResumeFormat::Xml),
            ("cv.xml", "", ResumeFormat::Xml),
            ("cv", "<jane@example.org> wrote\n\nSkills: SQL\n", ResumeFormat::Text),
            (
                "cv",
                "Company Name,Title,Description,Location,Started On,Finished On\n",
                ResumeFormat::LinkedIn,
            ),
        ];
        for (path, text, format) in cases {
            assert_eq!(guess(path, text, &Lexicon::builtin()), format, "{path} {text:?}");
        }
    }
}
