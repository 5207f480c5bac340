//! Unreadable input is reported with its position, quickly.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, in its helpers too")]

use skillgap_ingest::error::InputError;
use skillgap_ingest::resume::{MAX_BYTES, ResumeFormat, read_resume, read_resume_bytes};
use std::io::Write;

fn wrong(path: &str, bytes: &[u8]) -> InputError {
    read_resume_bytes(path, bytes, None).unwrap_err()
}

#[test]
fn errors_name_the_place_and_what_to_do() {
    let cases: &[(&str, &[u8], &str)] = &[
        ("a.txt", b"", "a.txt: is empty"),
        ("a.txt", b" \n\t\r\n", "a.txt: is empty"),
        ("a.txt", b"\xef\xbb\xbf \n", "a.txt: is empty"),
        ("a.txt", b"\0\x01\x02SQL\x03\x04", "a.txt: looks binary: much of it is not text"),
        ("cv.json", b"{\\rtf1", "cv.json: contains no text"),
        ("cv", b"\x89PNG\r\n", "cv: is a PNG image, which is not supported"),
        ("cv.json", b"{\"skills\"\n ]", "cv.json:2:2: is not valid JSON: expected `:`"),
        ("cv.json", "{\"é\"}".as_bytes(), "cv.json:1:5: is not valid JSON: expected `:`"),
        ("cv.json", b"\"SQL\"", "cv.json: holds a text, where a map or a list of skills is expected"),
        ("cv.yaml", b"]: [}\n}: {]\n", "cv.yaml:1:"),
        ("cv.toml", b"a = 1\nb = \"x\n", "cv.toml:2:"),
        ("cv.toml", b"skills = [1, 2\n", "cv.toml:"),
        ("cv.csv", b"profile_id,skills\n1,SQL\n", "cv.csv: is a table of many profiles, not one resume"),
        ("cv.csv", b"skill,level\nGit,\"basic\nx,y\n", "cv.csv:2:5: is not valid CSV: a quote is opened"),
    ];
    for (path, bytes, message) in cases {
        let error = wrong(path, bytes);
        assert!(error.to_string().starts_with(message), "{error} is not {message}");
        assert!(error.hint.is_some(), "{error}");
    }
}

#[test]
fn deep_nesting_is_an_error_in_every_format() {
    let deep = 10_000;
    let cases = [
        ("a.json", "[".repeat(deep)),
        ("a.json", format!("{}1{}", "{\"a\":[".repeat(deep), "]}".repeat(deep))),
        ("a.yaml", format!("skills: {}", "[".repeat(deep))),
        ("a.yaml", format!("{}a{}", "[".repeat(deep), "]".repeat(deep))),
        ("a.yaml", format!("{}a", "- ".repeat(deep))),
        ("a.yaml", format!("{}a", "? ".repeat(deep))),
        ("a.toml", format!("a = {}1{}", "[".repeat(deep), "]".repeat(deep))),
        ("a.toml", format!("a = {}1{}", "{a = ".repeat(deep), "}".repeat(deep))),
        ("a.toml", format!("{}a = 1", "a.".repeat(deep))),
        ("a.toml", format!("[{}a]", "a.".repeat(deep))),
    ];
    for (path, text) in cases {
        let error = wrong(path, text.as_bytes()).to_string();
        let said = ["nests", "recurs", "depth", "limit", "nest"].iter().any(|word| error.contains(word));
        assert!(said, "{error} for {:?}", &text[..20]);
    }
}

#[test]
fn depth_just_below_the_bound_is_read() {
    let json = format!("{{\"skills\": [\"SQL\"], \"x\": {}{}}}", "[".repeat(127), "]".repeat(127));
    let read = read_resume_bytes("a.json", json.as_bytes(), None).unwrap();
    assert_eq!(read.resume.segments.len(), 1);
}

#[test]
fn deep_markdown_and_text_are_no_danger() {
    for unit in ["> ", "- ", "[", "*a ", "**", "`", "<b>", "| ", "# "] {
        let text = format!("{}SQL\n", unit.repeat(10_000));
        for format in [ResumeFormat::Markdown, ResumeFormat::Text] {
            let _ = read_resume_bytes("a", text.as_bytes(), Some(format)).unwrap();
        }
    }
}

#[test]
fn aliases_that_multiply_are_stopped() {
    let mut yaml = "a: &a0 [SQL,SQL,SQL,SQL,SQL,SQL,SQL,SQL,SQL]\n".to_owned();
    for i in 1..12 {
        let again = vec![format!("*a{}", i - 1); 9].join(",");
        yaml.push_str(&format!("b{i}: &a{i} [{again}]\n"));
    }
    let error = wrong("a.yaml", yaml.as_bytes()).to_string();
    assert!(error.contains("values"), "{error}");
}

#[test]
fn large_files_fail_before_they_are_read() {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(b"SQL\n").unwrap();
    file.as_file().set_len(200 << 20).unwrap();
    let error = read_resume(file.path(), None).unwrap_err();
    assert!(error.message.contains("larger than 16 MiB"), "{error}");
    let error = wrong("a.txt", &vec![b'a'; MAX_BYTES + 1]);
    assert!(error.message.contains("larger than 16 MiB"), "{error}");
}

#[test]
fn too_many_values_and_texts_are_errors() {
    let values = format!("[{}1]", "1,".repeat(1 << 20));
    let texts = "SQL\n".repeat(100_001);
    let cases = [
        ("a.json", values.clone()),
        ("a.yaml", values.clone()),
        ("a.toml", format!("a = {values}")),
        ("a.toml", (0..2_000).map(|i| format!("q{i}{}=1\n", ".a".repeat(60))).collect()),
        ("a.csv", texts.clone()),
        ("a.md", "- SQL\n".repeat(100_001)),
    ];
    for (path, text) in cases {
        let error = wrong(path, text.as_bytes());
        assert!(error.message.contains("has more than"), "{error}");
    }
}

#[test]
fn tables_of_too_many_columns_are_errors() {
    let error = wrong("a.csv", ",".repeat(1_000).as_bytes());
    assert!(error.message.contains("more than 1000 columns"), "{error}");
}

#[test]
fn elements_of_too_many_attributes_are_errors() {
    let attributes: String = (0..6_000).map(|i| format!(" a{i}='b c'")).collect();
    let error = wrong("a.html", format!("<html><p{attributes}>SQL").as_bytes());
    assert!(error.message.contains("more than 5000 attributes"), "{error}");
}

#[test]
fn repeated_fields_are_read_within_bounds() {
    let degrees = "\"degree\":\"BSc\",".repeat(1_000);
    let json = format!("{{\"education\":[{{{degrees}\"area\":\"{}\"}}]}}", "Physics ".repeat(10_000));
    assert!(wrong("a.json", json.as_bytes()).message.contains("more than 1 MiB of text"));
    let key = "k".repeat(100_000);
    let json = format!("{{\"skills\":{{\"{key}\":[{}\"SQL\"]}}}}", "1,".repeat(1_000));
    let read = read_resume_bytes("a.json", json.as_bytes(), None).unwrap();
    assert!(read.warnings.iter().all(|warning| warning.len() < 200), "{}", read.warnings[0].len());
}

#[test]
fn missing_files_and_folders_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let error = read_resume(folder.path(), None).unwrap_err();
    assert!(error.message.contains("is a folder"), "{error}");
    let error = read_resume(&folder.path().join("none.txt"), None).unwrap_err();
    assert!(error.message.contains("cannot find the file"), "{error}");
    assert!(error.hint.is_some());
}

#[test]
fn warnings_are_bounded_and_counted() {
    let json = format!("[{}\"SQL\"]", "{\"name\": \"SQL\", \"level\": \"wizard\"},".repeat(500));
    let read = read_resume_bytes("a.json", json.as_bytes(), None).unwrap();
    assert_eq!(read.warnings.len(), 51);
    let first = "a.json: skills[0].level is 'wizard', which is not a level; the skill counts without one";
    assert_eq!(read.warnings[0], first);
    assert_eq!(read.warnings[50], "a.json: 450 more notes like this");
}

#[test]
fn a_resume_without_texts_is_a_warning() {
    let read = read_resume_bytes("a.json", b"{}", None).unwrap();
    assert_eq!(read.warnings, ["a.json: no skills or other text were found"]);
}

#[test]
fn half_a_surrogate_pair_is_left_out() {
    let read = read_resume_bytes("a.json", br#"["\ud83d", "SQL"]"#, None).unwrap();
    assert_eq!(read.resume.segments.len(), 1);
}
