//! Headings in unknown wording.

use skillgap_core::document::Document;
use skillgap_core::lexicon::Lexicon;
use skillgap_core::resume::{Resume, Section};

fn read(text: &str) -> Resume {
    Document::from_plain_text(text).resume(&Lexicon::builtin()).unwrap()
}

fn section_of(resume: &Resume, words: &str) -> Section {
    resume.segments.iter().find(|segment| segment.text.contains(words)).expect("it is read").section
}

const RESUME: &str = "Bernadette Ostrowska\n\nABOUT\nI knock, I wait, I take my shoes off.\n\nPOSTS\n\n\
    Senior social worker, children and families, city council      Nov 2019 - present\n- Chairs meetings\n\n\
    Support worker, night shelter      2010 - 2012\n- Soup and keys\n\n\
    WHAT STAYED\nTwo brothers came home after fourteen months.\n\n\
    EDUCATION\nMA Social Work, 2014\n\nAND THEN\nAllotment, swift spotting, express trains\n";

#[test]
fn dated_titles_below_an_unknown_heading_are_jobs() {
    let resume = read(RESUME);
    let titles: Vec<Option<&str>> = resume
        .entries
        .iter()
        .filter(|entry| entry.section == Section::Work)
        .map(|entry| entry.title.as_deref())
        .collect();
    assert_eq!(titles, [Some("Senior social worker"), Some("Support worker")]);
}

#[test]
fn words_in_capitals_end_a_section_and_names_do_not() {
    let resume = read(RESUME);
    assert_eq!(section_of(&resume, "Two brothers"), Section::Other);
    assert_eq!(section_of(&resume, "swift spotting"), Section::Other);
    let text = "Ada Example\n\nEXPERIENCE\n\nSHELL\nBuyer, 2015 - 2019\n- Bought steel\n\nTARGET\nCashier\n2012 - 2014\n";
    let resume = read(text);
    assert_eq!(section_of(&resume, "Bought steel"), Section::Work);
    assert!(
        resume.entries.iter().any(|entry| entry.title.as_deref() == Some("Cashier")),
        "{:?}",
        resume.entries
    );
}
