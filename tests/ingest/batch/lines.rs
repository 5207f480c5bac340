//! Line ends of every kind, and JSON objects with missing or repeated fields.

use super::harness::{ENGINE, Outcome, run, run_files};
use skillgap_ingest::batch::{BatchOptions, expand_inputs};
use std::io::Write;

fn run_named(name: &str, bytes: &[u8]) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join(name);
    std::fs::write(&input, bytes).unwrap();
    run_files(&ENGINE, &[input], folder.path(), "out.csv", &BatchOptions::default()).unwrap()
}

const TABLE: &str = "profile_id,skills\n1,Python;SQL\n\n3\n4,\"Java\"\n5,\"React\nSQL\"\n6,zzz\n7,SQL\n";

fn told(outcome: &Outcome) -> (Vec<Vec<String>>, Vec<(u64, String)>) {
    (outcome.rows(), outcome.rejects.iter().map(|r| (r.line, r.reason.clone())).collect())
}

#[test]
fn lines_end_in_any_way_and_keep_their_numbers() {
    let expected = told(&run(TABLE));
    assert_eq!(expected.1.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [4, 8]);
    let mixed: String = TABLE
        .split_inclusive('\n')
        .zip(["\r", "\n", "\r", "\r\n"].iter().cycle())
        .map(|(line, end)| line.replace('\n', end))
        .collect();
    for text in [TABLE.replace('\n', "\r"), TABLE.replace('\n', "\r\n"), TABLE.replace('\n', "\r\r\n"), mixed]
    {
        assert_eq!(told(&run(&text)), expected, "{text:?}");
        let bare = text.trim_end_matches(['\r', '\n']);
        assert_eq!(told(&run(bare)), expected, "{bare:?}");
        let utf16: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(told(&run(utf16)), expected, "{text:?} in UTF-16");
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(text.as_bytes()).unwrap();
        assert_eq!(told(&run_named("in.csv.gz", &gzip.finish().unwrap())), expected, "{text:?} in gzip");
        let zstd = zstd::bulk::compress(text.as_bytes(), 1).unwrap();
        assert_eq!(told(&run_named("in.csv.zst", &zstd)), expected, "{text:?} in zstd");
    }
}

#[test]
fn a_large_file_with_carriage_returns_alone_is_read_to_its_end() {
    // Block boundaries fall between and within lines, and on line ends.
    for width in [40, 41, 64] {
        let rows: String = (0..150_000).map(|id| format!("{id:0width$},Python\r")).collect();
        let outcome = run(format!("profile_id,skills\r{rows}bad"));
        assert_eq!(outcome.counts.profiles, 150_000);
        assert_eq!(outcome.rejects.iter().map(|r| r.line).collect::<Vec<_>>(), [150_002]);
    }
}

#[test]
fn json_lines_may_end_in_carriage_returns_too() {
    let text =
        "{\"profile_id\":1,\"skills\":\"SQL\"}\r{\"profile_id\":2}\r\r{\"profile_id\":3,\"skills\":\"Java\"}";
    let outcome = run_named("in.ndjson", text.as_bytes());
    assert_eq!(outcome.ids(), ["1", "3"]);
    assert_eq!(outcome.rejects[0].line, 2);
}

#[test]
fn numbers_keep_all_their_digits_as_ids() {
    let ids = ["123456789012345678901", "123456789012345678902", "1.10", "1e5", "-0", "1E400"];
    let text: String =
        ids.iter().map(|id| format!("{{\"profile_id\": {id} ,\"skills\":[\"SQL\"]}}\n")).collect();
    assert_eq!(run_named("in.ndjson", text.as_bytes()).ids(), ids);
}

#[test]
fn ids_that_are_no_text_and_keys_that_stand_twice_are_rejected_with_the_reason() {
    let cases = [
        (r#"{"profile_id":true,"skills":"SQL"}"#, "the profile_id is true, neither text nor a number"),
        (
            r#"{"profile_id":{"a":1},"skills":"SQL"}"#,
            "the profile_id is an object, neither text nor a number",
        ),
        (r#"{"profile_id":[1],"skills":"SQL"}"#, "the profile_id is a list, neither text nor a number"),
        (r#"{"profile_id":null,"skills":"SQL"}"#, "the profile_id is empty"),
        (r#"{"profile_id":1,"profile_id":2,"skills":"SQL"}"#, "the key 'profile_id' occurs twice"),
        (r#"{"profile_id":1,"skills":"SQL","Skills":"Go"}"#, "the key 'Skills' occurs twice"),
        (r#"{"profile_id":1,"skills":[{"name":"SQL","name":"Go"}]}"#, "the key 'name' occurs twice"),
        (r#"{"profile_id":"\ud800","skills":"SQL"}"#, "the profile_id is a text that is none: "),
        (r#""words""#, "the line is no JSON object: invalid type: "),
    ];
    let good = r#"{"profile_id":"good\u00e9","skills":["SQL"],"note":1,"note":2}"#;
    let text: String = cases.iter().map(|(line, _)| format!("{line}\n")).collect();
    let outcome = run_named("in.ndjson", format!("{good}\n{text}").as_bytes());
    assert_eq!(outcome.ids(), ["goodé"]);
    assert_eq!(outcome.rejects.len(), cases.len());
    for (reject, (line, reason)) in outcome.rejects.iter().zip(cases) {
        assert!(reject.reason.starts_with(reason) && reject.raw == line, "{reject:?}");
    }
}

#[test]
fn long_names_are_clipped_in_messages() {
    let long = "x".repeat(100_000);
    let texts = [
        format!("{long},skills\n1,SQL\n"),
        format!("profile_id,{long}\n1,SQL\n"),
        format!("profile_id,{long},{long},skills,skills\n1,SQL\n"),
        format!("{{\"{long}\":1}}\n"),
    ];
    for (text, name) in texts.iter().zip(["in.csv", "in.csv", "in.csv", "in.ndjson"]) {
        let folder = tempfile::tempdir().unwrap();
        let input = folder.path().join(name);
        std::fs::write(&input, text).unwrap();
        let error = run_files(&ENGINE, &[input], folder.path(), "out.csv", &BatchOptions::default());
        let error = error.unwrap_err();
        let said = error.message.len() + error.hint.map_or(0, |hint| hint.len());
        assert!(said < 400, "{said}");
    }
    let outcome =
        run_named("in.ndjson", format!("{{\"profile_id\":1,\"skills\":\"SQL\"}}\n\"{long}\"\n").as_bytes());
    assert!(outcome.rejects[0].reason.len() < 120);
}

#[cfg(target_os = "linux")]
#[test]
fn a_pattern_reaches_names_that_are_no_unicode() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().unwrap();
    let odd = folder.path().join(std::ffi::OsStr::from_bytes(b"x\xff.csv"));
    for path in [&odd, &folder.path().join("xa.csv"), &folder.path().join("y.csv")] {
        std::fs::write(path, TABLE).unwrap();
    }
    let found = expand_inputs(&[folder.path().join("x*.csv")]).unwrap();
    assert_eq!(found, [folder.path().join("xa.csv"), odd]);
}
