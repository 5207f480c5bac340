//! What templates and resumes without names put in place of names: "Company Name City , State Facility Manager".

use super::{HeadPart, HeadReader};
use crate::lexicon::{EntryLabel, Languages};
use crate::scan::words_of;
use std::ops::Range;

impl HeadReader<'_> {
    /// The placeholders in a text: parts whose names are known, wherever they stand.
    pub(super) fn placeholders(&self, text: &str) -> Vec<(Range<usize>, HeadPart)> {
        let words = words_of(text);
        let said: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
        let (mut found, mut at) = (Vec::new(), 0);
        while at < said.len() {
            let named = self.lexicon.entries().placeholders.at(&said, at, Languages::ALL);
            let named = named.and_then(|(len, label)| Some((len, label, words.get(at..at + len)?)));
            let part = named.and_then(|(len, label, words)| {
                let range = words.first()?.start..words.last()?.end;
                let kind = match label {
                    EntryLabel::Place => HeadPart::Place,
                    _ => HeadPart::Employer,
                };
                let apart = kind != HeadPart::Place || text.get(range.clone())?.contains(',');
                (apart && words.iter().all(|word| word.capital)).then_some((len, range, kind))
            });
            match part {
                Some((len, range, kind)) => {
                    found.push((range, kind));
                    at += len;
                }
                None => at += 1,
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use crate::lexicon::Lexicon;
    use crate::resume::Entry;

    fn entries(text: &str) -> Vec<Entry> {
        Document::from_plain_text(text).resume(&Lexicon::builtin()).unwrap().entries
    }

    #[test]
    fn placeholders_are_no_part_of_titles() {
        let text = "Experience\n\nCompany Name City , State Facility Manager 01/2013 to 01/2017\nRan the building.\n\n\
                    Food Server Company Name － City , State\n2000 - 2003\nServed guests.\n";
        let found = entries(text);
        let titles: Vec<Option<&str>> = found.iter().map(|entry| entry.title.as_deref()).collect();
        assert_eq!(titles, [Some("Facility Manager"), Some("Food Server")]);
        assert!(found.iter().all(|entry| entry.employer.as_deref() == Some("Company Name")), "{found:?}");
        assert!(found.iter().all(|entry| entry.place.as_deref() == Some("City , State")), "{found:?}");
    }

    #[test]
    fn names_with_such_words_stay() {
        let found =
            entries("Experience\n\nNurse, Kansas City State Hospital\n2013 to 2017\nCared for patients.\n");
        assert_eq!(found[0].employer.as_deref(), Some("Kansas City State Hospital"));
    }
}
