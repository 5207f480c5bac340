//! For any bytes, reading ends with a value or an error, reproducibly.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, in its helpers too")]

use crate::resume_fixtures::all;
use crate::resume_places::assert_placed;
use proptest::prelude::*;
use skillgap_ingest::resume::{ResumeFormat, read_resume_bytes};

fn check(bytes: &[u8]) {
    let formats = ResumeFormat::ALL.into_iter().map(Some).chain([None]);
    for format in formats {
        let first = read_resume_bytes("cv", bytes, format);
        let again = read_resume_bytes("cv", bytes, format);
        match (first, again) {
            (Ok(first), Ok(again)) => {
                assert_eq!(first, again);
                let source = first.document.text.as_bytes();
                first.resume.segments.iter().for_each(|segment| assert_placed(source, segment));
            }
            (Err(first), Err(again)) => assert_eq!(first.to_string(), again.to_string()),
            _ => panic!("{format:?} is read differently each time"),
        }
    }
}

proptest! {
    #[test]
    fn arbitrary_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check(&bytes);
    }

    #[test]
    fn arbitrary_text(text in "\\PC{0,200}") {
        check(text.as_bytes());
    }

    #[test]
    fn text_of_the_signs_that_formats_use(text in "([\\[\\]{}\":,;#*|>&<\\\\'=_@/().+ \n\t\r-]|é|\u{feff}|\u{2028}|Skills|SQL|name|1|a){0,80}") {
        check(text.as_bytes());
    }

    #[test]
    fn mutated_fixtures(which in any::<prop::sample::Index>(), cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0usize..3), 1..6)) {
        let paths = all();
        let mut bytes = std::fs::read(which.get(&paths)).unwrap();
        for (at, byte, how) in cuts {
            let at = at.index(bytes.len().max(1)).min(bytes.len().saturating_sub(1));
            match how {
                0 if !bytes.is_empty() => bytes[at] = byte,
                1 => bytes.insert(at, byte & 0x7f),
                _ if !bytes.is_empty() => drop(bytes.remove(at)),
                _ => {}
            }
        }
        check(&bytes);
    }
}
