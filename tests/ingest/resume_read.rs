//! Reads small resumes, and writes their entries in a line each.

use skillgap_core::resume::{Entry, Section};
use skillgap_ingest::resume::{ReadResume, read_resume_bytes};

/// A resume as a file of this name has it.
pub(crate) fn read(name: &str, text: &str) -> ReadResume {
    read_resume_bytes(name, text.as_bytes(), None).unwrap()
}

/// "title @ employer from..to" of each entry in this section.
pub(crate) fn entries(read: &ReadResume, section: Section) -> Vec<String> {
    let of = |entry: &Entry| {
        let part = |part: &Option<String>| part.clone().unwrap_or_else(|| "-".to_owned());
        let date = |date: Option<skillgap_core::date::GivenDate>| {
            date.map(|date| date.to_string()).unwrap_or_default()
        };
        let to = if entry.current { "now".to_owned() } else { date(entry.to) };
        format!("{} @ {} {}..{to}", part(&entry.title), part(&entry.employer), date(entry.from))
    };
    read.resume.entries.iter().filter(|entry| entry.section == section).map(of).collect()
}
