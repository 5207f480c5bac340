//! Invalid tables: a text, the profiles that are scored, and the rejected rows with their lines.

use super::harness::{run, run_with};
use skillgap_ingest::batch::BatchOptions;

const UNCLOSED: &str = "a quote is never closed";
const AFTER: &str = "text follows a closing quote";
const INSIDE: &str = "a quote occurs inside a field that does not start with one";

/// A text, the ids that are scored, and (line, id, reason, raw) for the rejects.
type Case<'a> = (&'a str, &'a [u8], &'a [&'a str], &'a [(u64, &'a str, &'a str, &'a str)]);

#[track_caller]
fn check((name, text, ids, rejects): Case<'_>) {
    let outcome = run(text);
    let got: Vec<(u64, &str, &str, &str)> =
        outcome.rejects.iter().map(|r| (r.line, r.id.as_str(), r.reason.as_str(), r.raw.as_str())).collect();
    assert_eq!(outcome.ids(), ids, "{name}");
    assert_eq!(got, rejects, "{name}");
    assert_eq!(outcome.counts.rows_read, (ids.len() + rejects.len()) as u64, "{name}");
}

#[test]
fn many_short_rows_are_cut_into_blocks() {
    let ids = 70_000;
    let lines = |row: &dyn Fn(usize) -> String| (0..ids).map(row).collect::<String>();
    let csv = format!("profile_id,skills\n{}", lines(&|id| format!("{id},R\n")));
    let outcome = run(csv.as_bytes());
    assert_eq!((outcome.counts.rows_read, outcome.counts.profiles), (ids as u64, ids as u64));
    let doubled = format!("profile_id,skills\n{}", "1,R\n".repeat(ids));
    let outcome = run(doubled.as_bytes());
    assert_eq!((outcome.counts.profiles, outcome.counts.rejected), (1, ids as u64 - 1));
    assert_eq!(outcome.rejects.last().map(|reject| reject.line), Some(ids as u64 + 1));
}

#[test]
fn well_formed_tables_are_read() {
    let cases: &[Case<'_>] = &[
        ("plain", b"profile_id,skills\n1,Python;SQL\n2,Java\n", &["1", "2"], &[]),
        ("no final line feed", b"profile_id,skills\n1,Python\n2,Java", &["1", "2"], &[]),
        ("CRLF", b"profile_id,skills\r\n1,Python\r\n2,\"Java\"\r\n", &["1", "2"], &[]),
        ("CRLF at the very end of a quoted field", b"profile_id,skills\r\n2,\"Java\"\r", &["2"], &[]),
        ("byte order mark", b"\xef\xbb\xbfprofile_id,skills\n1,Python\n", &["1"], &[]),
        ("columns in any case and order", b"Name,SKILLS,Profile_ID\nx,Python,1\n", &["1"], &[]),
        ("quoted header", b"\"profile_id\",\"skills\"\n1,Python\n", &["1"], &[]),
        (
            "a line break in a name of the header",
            b"\"Name\r\n(full)\",profile_id,skills\r\nA,1,Python\r\nB,2,Java\r\n",
            &["1", "2"],
            &[],
        ),
        (
            "the same, and lines are counted",
            b"profile_id;skills;\"Notes\n(free)\"\n1;Python;x\n2;Java;y;z;w\n",
            &["1"],
            &[(4, "2", "the row has 5 fields, the header has 3", "2;Java;y;z;w")],
        ),
        ("semicolons", b"profile_id;skills\n1;\"Python;SQL\"\n2;Python|SQL\n", &["1", "2"], &[]),
        ("tabs", b"profile_id\tskills\n1\tPython;SQL\n", &["1"], &[]),
        ("bars", b"profile_id|skills\n1|Python;SQL\n", &["1"], &[]),
        ("blank lines", b"\n\nprofile_id,skills\n\n1,Python\n\r\n\n2,Java\n\n", &["1", "2"], &[]),
        ("a quoted list over lines", b"profile_id,skills\n1,\"Python;\nSQL\"\n2,Java\n", &["1", "2"], &[]),
        ("doubled quotes", b"profile_id,skills\n\"a \"\"b\"\"\",Python\n2,Java\n", &["a \"b\"", "2"], &[]),
        ("ids are kept as text", b"profile_id,skills\n007,Python\n1e5,Java\n", &["007", "1e5"], &[]),
        ("a quoted delimiter", b"profile_id,skills\n\"1,5\",Python\n", &["1,5"], &[]),
        ("an id that looks compressed", b"profile_id,skills\nx\x01,Python\n", &["x\x01"], &[]),
        ("an id with a NUL", b"profile_id,skills\n\0,Python\n", &["\0"], &[]),
        ("delimiters behind the last field", b"profile_id,skills\n1,Python,\n2,Java,,\n", &["1", "2"], &[]),
        ("nothing but a header", b"profile_id,skills\n", &[], &[]),
    ];
    cases.iter().for_each(|case| check(*case));
}

#[test]
fn broken_rows_are_rejected_alone() {
    let cases: &[Case<'_>] = &[
        (
            "an unclosed quote does not swallow the rows after it",
            b"profile_id,skills\n1,\"Python\n2,Java\n3,SQL\n",
            &["2", "3"],
            &[(2, "1", UNCLOSED, "1,\"Python")],
        ),
        (
            "an unclosed quote that meets another quote",
            b"profile_id,skills\n1,\"Python\n2,\"Java;SQL\"\n3,SQL\n",
            &["2", "3"],
            &[(2, "1", AFTER, "1,\"Python")],
        ),
        (
            "a quote inside",
            b"profile_id,skills\n1,19\" monitor;Python\n2,Java\n",
            &["2"],
            &[(2, "1", INSIDE, "1,19\" monitor;Python")],
        ),
        (
            "text after a closing quote",
            b"profile_id,skills\n1,\"Python\";SQL\n2,Java\n",
            &["2"],
            &[(2, "1", AFTER, "1,\"Python\";SQL")],
        ),
        (
            "too many and too few fields",
            b"profile_id,skills\n1,Python,SQL\n2\n3,Java\n",
            &["3"],
            &[
                (2, "1", "the row has 3 fields, the header has 2", "1,Python,SQL"),
                (3, "2", "the row has 1 fields, the header has 2", "2"),
            ],
        ),
        (
            "bytes that are no UTF-8",
            b"profile_id,skills\n1,Caf\xe9\n2,Java;Caf\xc3\xa9\n",
            &["2"],
            &[(2, "1", "the row contains bytes that are not UTF-8", "1,Caf\u{fffd}")],
        ),
        (
            "no id, no skills",
            b"profile_id,skills\n,Python\n  ,SQL\n3,\n4,\" ; |\"\n5,Java\n",
            &["5"],
            &[
                (2, "", "the profile_id is empty", ",Python"),
                (3, "", "the profile_id is empty", "  ,SQL"),
                (4, "3", "no skills", "3,"),
                (5, "4", "no skills", "4,\" ; |\""),
            ],
        ),
        (
            "an id that appears twice",
            b"profile_id,skills\n1,Python\n2,Java\n1,SQL\n",
            &["1", "2"],
            &[(4, "1", "the profile_id appeared before on line 2", "1,SQL")],
        ),
        (
            "nothing recognised, nothing asked for",
            b"profile_id,skills\n1,underwater basket weaving\n2,Rust\n3,Java\n",
            &["3"],
            &[
                (2, "1", "no skill recognised", "1,underwater basket weaving"),
                (3, "2", "no role in the catalogue asks for any of its skills", "2,Rust"),
            ],
        ),
        (
            "lines are counted through quoted line breaks and rejects",
            b"profile_id,skills\n1,\"Python\n\nSQL\"\n\nx,y,z\n2,Java\n,SQL\n",
            &["1", "2"],
            &[
                (6, "x", "the row has 3 fields, the header has 2", "x,y,z"),
                (8, "", "the profile_id is empty", ",SQL"),
            ],
        ),
    ];
    cases.iter().for_each(|case| check(*case));
}

#[test]
fn a_giant_row_is_rejected_and_its_neighbours_are_not() {
    for size in [(16 << 20) + 1, 33 << 20] {
        for quote in ["", "\""] {
            let giant = format!("2,{quote}{}{quote}", "x".repeat(size));
            let outcome = run(format!("profile_id,skills\n1,Python\n{giant}\n3,Java\n"));
            assert_eq!(outcome.ids(), ["1", "3"], "{size} {quote}");
            let [reject] = outcome.rejects.as_slice() else { panic!("{:?}", outcome.rejects.len()) };
            assert_eq!((reject.line, reject.id.as_str()), (3, "2"));
            assert!(giant.starts_with(&reject.raw) && reject.raw.len() >= 1 << 10);
        }
    }
}

#[test]
fn a_row_of_ten_megabytes_is_scored_or_rejected_whole() {
    let long = "x".repeat(10 << 20);
    let outcome = run(format!("profile_id,skills\n1,Python\n2,\"Java;{long}\"\n3,{long}\n4,SQL\n"));
    assert_eq!(outcome.ids(), ["1", "2", "4"]);
    let [reject] = outcome.rejects.as_slice() else { panic!("{:?}", outcome.rejects.len()) };
    assert_eq!((reject.line, reject.id.as_str()), (4, "3"));
    assert!(reject.raw == format!("3,{long}"), "the raw text is cut");
}

#[test]
fn a_giant_row_may_end_the_file() {
    for end in ["", "\n"] {
        let outcome = run(format!("profile_id,skills\n1,Python\n2,{}{end}", "x".repeat(21 << 20)));
        assert_eq!((outcome.ids(), outcome.rejects.len()), (vec!["1".to_owned()], 1));
    }
}

#[test]
fn a_quote_may_stay_open_for_a_hundred_lines_and_no_longer() {
    let table = |lines: usize| format!("profile_id,skills\n1,\"Python{}\"\n2,Java\n", "\n;".repeat(lines));
    assert_eq!(run(table(99)).ids(), ["1", "2"]);
    let outcome = run(table(100));
    assert_eq!(outcome.ids(), ["2"]);
    assert_eq!(outcome.rejects[0].reason, UNCLOSED);
    assert_eq!(outcome.counts.rows_read, outcome.counts.profiles + outcome.counts.rejected);
}

#[test]
fn blocks_are_cut_between_records() {
    let mut table = String::from("profile_id,skills,note\n");
    let rows = 60_000;
    for id in 0..rows {
        table += &format!("{id},Python;SQL,\"a note of\nsome length, {}\"\n", "é".repeat(60));
    }
    assert!(table.len() > 2 * (4 << 20), "{}", table.len());
    let outcome = run(table);
    assert_eq!(outcome.rejects, []);
    assert_eq!(outcome.ids(), (0..rows).map(|id| id.to_string()).collect::<Vec<_>>());
}

#[test]
fn headers_that_name_no_columns_are_errors_with_a_hint() {
    let cases: [(&[u8], &str, &str); 7] = [
        (b"", "is empty", "profile_id,skills"),
        (b"\n \n", "is empty", "profile_id,skills"),
        (
            b"who,skills\n",
            ":1:1: the header has no column 'profile_id'; it has: who, skills",
            "--id-column who",
        ),
        (b"\nprofile_id;knows\n", ":2:1: the header has no column 'skills'", "--skills-column knows"),
        (b"a\tb\n", "it has: a, b", "--id-column a"),
        (b"\xff\xfe\0\0p\0\0\0", "is UTF-32 text", "UTF-8"),
        (b"profile_id,skills,Skills\n", "two columns are named 'skills'", "rename"),
    ];
    for (text, message, hint) in cases {
        let error = run_with(text, &BatchOptions::default(), "out.csv").unwrap_err();
        assert!(error.to_string().contains(message), "{error}");
        assert!(error.hint.as_deref().unwrap_or("").contains(hint), "{:?}", error.hint);
    }
}

#[test]
fn columns_can_be_renamed() {
    let options = BatchOptions {
        id_column: Some("Employee".to_owned()),
        skills_column: Some("knows".to_owned()),
        ..BatchOptions::default()
    };
    let outcome = run_with(b"employee,knows,skills\n1,Python,zzz\n", &options, "out.csv").unwrap();
    assert_eq!(outcome.ids(), ["1"]);
}

#[test]
fn likely_columns_are_taken_and_told() {
    let cases: [(&[u8], &[&str], &str); 5] = [
        (b"Profile-ID,Skills\n1,Python\n", &["1"], ""),
        (b"id,skills\n1,Python\n", &["1"], "using 'id' as the profile_id (use --id-column for another)"),
        (b"Employee ID;Key Skills\n1;Python\n", &["1"], "using 'key_skills' as the skills"),
        (
            b"candidate_id,skill_name,level\n1,Python,expert\n1,SQL,\n",
            &["1"],
            "using 'skill_name' as the skills",
        ),
        (b"sep=;\nid;tags\n1;Python\n", &["1"], "using 'tags' as the skills"),
    ];
    for (text, ids, note) in cases {
        let outcome = run(text);
        assert_eq!(outcome.ids(), ids, "{:?}", String::from_utf8_lossy(text));
        let told = outcome.notes.join("\n");
        assert!(told.contains(note) && told.is_empty() == note.is_empty(), "{told}");
    }
}
