//! Every segment states which bytes of the file it comes from.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, in its helpers too")]

use crate::resume_fixtures::all;
use proptest::prelude::*;
use skillgap_core::resume::{Form, Origin, Segment};
use skillgap_ingest::resume::{ResumeFormat, read_resume_bytes};

/// A verbatim text is at its position; a mapped one has ascending positions within the file.
pub(crate) fn assert_placed(bytes: &[u8], segment: &Segment) {
    let text = &segment.text;
    let span = segment.span(0, text.len());
    assert!(!text.trim().is_empty() && text.trim() == text, "{text:?}");
    assert!(span.start <= span.end && span.end <= bytes.len(), "{segment:?}");
    match &segment.origin {
        Origin::Verbatim(start) => {
            assert_eq!(bytes.get(*start..start + text.len()), Some(text.as_bytes()), "{segment:?}");
        }
        Origin::Mapped(map) => {
            assert_eq!(map.len(), text.len() + 1, "{segment:?}");
            assert!(map.is_sorted(), "{segment:?}");
        }
    }
}

#[test]
fn segments_of_all_fixtures_are_placed() {
    for path in all() {
        let bytes = std::fs::read(&path).unwrap();
        let read = read_resume_bytes(&path.display().to_string(), &bytes, None).unwrap();
        assert!(!read.resume.segments.is_empty());
        let text = read.document.text.as_bytes();
        read.resume.segments.iter().for_each(|segment| assert_placed(text, segment));
    }
}

#[test]
fn letters_of_mapped_texts_stand_at_their_places() {
    for path in all() {
        let bytes = std::fs::read(&path).unwrap();
        let read = read_resume_bytes(&path.display().to_string(), &bytes, None).unwrap();
        for segment in &read.resume.segments {
            assert_letters(read.document.text.as_bytes(), segment, &path.display().to_string());
        }
    }
}

/// ASCII letters are at their position unless they were escaped or stand for a whole other field.
fn assert_letters(bytes: &[u8], segment: &Segment, path: &str) {
    let Origin::Mapped(map) = &segment.origin else { return };
    for (i, c) in segment.text.char_indices().filter(|(_, c)| c.is_ascii_alphabetic()) {
        let found = bytes[map[i]];
        let own = i == 0 || map[i] != map[i - 1];
        let joined = segment.text.contains(" in ") && segment.form == Form::List;
        assert!(!own || joined || found == c as u8 || found == b'\\', "{path}: {c:?} of {segment:?}");
    }
}

#[test]
fn a_degree_and_its_subject_are_one_text_over_both_places() {
    let json =
        r#"{"education": [{"studyType": "Master", "area": "Physics"}, {"area": "Art", "studyType": "BA"}]}"#;
    let read = read_resume_bytes("cv.json", json.as_bytes(), None).unwrap();
    let found: Vec<(&str, &str)> = read
        .resume
        .segments
        .iter()
        .map(|s| {
            let span = s.span(0, s.text.len());
            (s.text.as_str(), &json[span.start..span.end])
        })
        .collect();
    let expected =
        [("Master in Physics", r#"Master", "area": "Physics"#), ("BA in Art", r#"Art", "studyType": "BA"#)];
    assert_eq!(found, expected);
}

#[test]
fn places_count_in_the_text_without_a_byte_order_mark() {
    let text = "\u{feff}skills: [SQL]\n";
    let read = read_resume_bytes("cv.yaml", text.as_bytes(), None).unwrap();
    assert_eq!(read.resume.segments[0].origin, Origin::Verbatim(9));
}

proptest! {
    #[test]
    fn any_string_of_json_comes_back_with_its_places(skill in "\\PC{1,20}", other in "[a-z\"\\\\\\n\\t é😀]{0,12}") {
        let escaped: String = skill.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
        let plain = serde_json::to_string(&other).unwrap();
        let json = format!("{{\"skills\": [{plain}, \"{escaped}\"]}}");
        let read = read_resume_bytes("-", json.as_bytes(), Some(ResumeFormat::JsonResume)).unwrap();
        read.resume.segments.iter().for_each(|segment| assert_placed(json.as_bytes(), segment));
    }

    #[test]
    fn any_field_of_a_table_comes_back_with_its_place(fields in prop::collection::vec("[a-z,;\" é\\n]{1,10}x", 1..8)) {
        let rows: Vec<String> = fields.iter().map(|f| format!("\"{}\",basic\n", f.replace('"', "\"\""))).collect();
        let table = format!("skill,level\n{}", rows.concat());
        let read = read_resume_bytes("a.csv", table.as_bytes(), None).unwrap();
        prop_assert_eq!(read.resume.segments.len(), fields.len());
        for (segment, field) in read.resume.segments.iter().zip(&fields) {
            prop_assert_eq!(&segment.text, field.trim());
            assert_placed(table.as_bytes(), segment);
        }
    }
}
