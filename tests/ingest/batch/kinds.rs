//! Formats and encodings of tables: the same people result from each.

use super::harness::{ENGINE, Outcome, run_files, run_with};
use polars::prelude::{Column, DataFrame, ListChunked, NamedFrom, ParquetWriter, Series};
use skillgap_ingest::batch::{BatchOptions, TableFormat, TextEncoding};

const PLAIN: &str = "profile_id,skills\n1,Python;SQL\nZoë,Java;naïve – Bayes\n3,React\n";

fn run_named(name: &str, bytes: &[u8], options: &BatchOptions) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join(name);
    std::fs::write(&input, bytes).unwrap();
    run_files(&ENGINE, &[input], folder.path(), "out.csv", options).unwrap()
}

fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

fn western(text: &str) -> Vec<u8> {
    let byte = |c: char| match c {
        '–' => 0x96,
        c => u8::try_from(u32::from(c)).unwrap(),
    };
    text.chars().map(byte).collect()
}

#[test]
fn a_table_is_the_same_in_every_encoding() {
    let expected = run_named("in.csv", PLAIN.as_bytes(), &BatchOptions::default()).rows();
    let marked = format!("\u{feff}{PLAIN}");
    let cases: [(&str, Vec<u8>, &str); 7] = [
        ("mark", marked.clone().into_bytes(), ""),
        ("UTF-16 LE with a mark", utf16(&marked, u16::to_le_bytes), ""),
        ("UTF-16 BE with a mark", utf16(&marked, u16::to_be_bytes), ""),
        ("UTF-16 LE", utf16(PLAIN, u16::to_le_bytes), "is read as UTF-16LE"),
        ("UTF-16 BE", utf16(PLAIN, u16::to_be_bytes), "is read as UTF-16BE"),
        ("Windows-1252", western(PLAIN), "is read as windows-1252"),
        ("Latin-1 with CRLF", western(&PLAIN.replace('\n', "\r\n").replace('–', "-")), "windows-1252"),
    ];
    for (name, bytes, note) in cases {
        let outcome = run_named("in.csv", &bytes, &BatchOptions::default());
        assert_eq!(outcome.rows(), expected, "{name}");
        let told = outcome.notes.join("\n");
        assert!(told.contains(note) && told.is_empty() == note.is_empty(), "{name}: {told}");
    }
}

#[test]
fn an_encoding_that_is_named_wins_over_the_guess() {
    let options =
        |name: &str| BatchOptions { encoding: TextEncoding::named(name), ..BatchOptions::default() };
    let table = b"profile_id,skills\nZo\xeb,Java\n";
    assert_eq!(run_with(table, &options("latin1"), "out.csv").unwrap().ids(), ["Zoë"]);
    assert_eq!(run_with(table, &options("ISO-8859-5"), "out.csv").unwrap().ids(), ["Zoы"]);
    let strict = run_with(table, &options("utf-8"), "out.csv").unwrap();
    assert_eq!((strict.ids().len(), strict.rejects.len()), (0, 1));
    assert!(TextEncoding::named("klingon").is_none());
}

#[test]
fn json_lines_hold_lists_texts_and_objects() {
    let lines = concat!(
        "{\"profile_id\":1,\"skills\":[\"Python\",\"SQL\"]}\n",
        "\n",
        "{\"Profile_ID\":\"2\",\"skills\":\"Java|SQL\",\"note\":{}}\r\n",
        "{\"skills\":[{\"skill\":\"Python\",\"level\":\"expert\"},null,{\"name\":\"SQL\"}],\"profile_id\":\"3\"}"
    );
    let csv = "profile_id,skills\n1,Python;SQL\n2,Java;SQL\n3,Python (expert);SQL\n";
    let expected = run_named("in.csv", csv.as_bytes(), &BatchOptions::default());
    let outcome = run_named("in.ndjson", lines.as_bytes(), &BatchOptions::default());
    assert_eq!(outcome.rows(), expected.rows());
    assert_eq!(outcome.counts.rows_read, 3);
    // If the name does not say so, the first byte does.
    assert_eq!(run_named("people", lines.as_bytes(), &BatchOptions::default()).rows(), expected.rows());
    let named = BatchOptions { input_format: Some(TableFormat::Ndjson), ..BatchOptions::default() };
    assert_eq!(run_named("people.txt", lines.as_bytes(), &named).rows(), expected.rows());
}

#[test]
fn broken_json_lines_are_rejected_alone() {
    let lines = concat!(
        "{\"profile_id\":\"1\",\"skills\":[\"Python\"]}\n",
        "{\"profile_id\":\"2\",\n",
        "[1]\n",
        "{\"profile_id\":\"4\"}\n",
        "{\"profile_id\":\"5\",\"skills\":[[1]]}\n",
        "{\"profile_id\":\"1\",\"skills\":[\"SQL\"]}\n",
        "{\"skills\":[\"SQL\"]}\n",
        "{\"profile_id\":\"8\",\"skills\":[\"Java\"]}\n"
    );
    let outcome = run_named("in.ndjson", lines.as_bytes(), &BatchOptions::default());
    assert_eq!(outcome.ids(), ["1", "8"]);
    let expected = [
        (2, "", "the line is no JSON object: EOF while parsing"),
        (3, "", "the line is no JSON object: invalid type"),
        (4, "4", "no skills"),
        (5, "5", "a field is neither text nor a list of texts"),
        (6, "1", "the profile_id appeared before on line 1"),
        (7, "", "the profile_id is empty"),
    ];
    assert_eq!(outcome.rejects.len(), expected.len(), "{:?}", outcome.rejects);
    for (reject, (line, id, reason)) in outcome.rejects.iter().zip(expected) {
        assert!(reject.reason.starts_with(reason), "{reject:?}");
        assert_eq!((reject.line, reject.id.as_str()), (line, id), "{reject:?}");
        assert_eq!(Some(reject.raw.as_str()), lines.lines().nth(line as usize - 1));
    }
}

#[test]
fn giant_json_lines_are_rejected_and_their_neighbours_are_not() {
    let line = |id: usize, skill: &str| format!("{{\"profile_id\":\"{id}\",\"skills\":[\"{skill}\"]}}\n");
    for size in [10 << 20, 17 << 20, 40 << 20] {
        let text = [line(1, "Python"), line(2, &"x".repeat(size)), line(3, "Java")].concat();
        let outcome = run_named("in.ndjson", text.as_bytes(), &BatchOptions::default());
        assert_eq!(outcome.ids(), ["1", "3"], "{size}");
        let [reject] = outcome.rejects.as_slice() else { panic!("{:?}", outcome.rejects.len()) };
        assert_eq!(reject.line, 2);
        assert!(line(2, &"x".repeat(size)).starts_with(&reject.raw));
    }
}

fn parquet(columns: Vec<Column>) -> Vec<u8> {
    let mut frame = DataFrame::new(columns[0].len(), columns).unwrap();
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes).finish(&mut frame).unwrap();
    bytes
}

fn texts(name: &str, values: &[Option<&str>]) -> Column {
    Series::new(name.into(), values).into()
}

fn lists(name: &str, values: &[&[&str]]) -> Column {
    let lists: ListChunked = values.iter().map(|list| Some(Series::new("".into(), *list))).collect();
    Series::from(lists).with_name(name.into()).into()
}

#[test]
fn parquet_holds_lists_and_texts_and_numbers() {
    let csv = "profile_id,skills\n1,Python;SQL\n2,Java\n3,\n";
    let expected = run_named("in.csv", csv.as_bytes(), &BatchOptions::default());
    let numbers: Column = Series::new("Profile_ID".into(), [1i64, 2, 3]).into();
    let listed = parquet(vec![numbers, lists("skills", &[&["Python", "SQL"], &["Java"], &[]])]);
    let written = parquet(vec![
        texts("skills", &[Some("Python;SQL"), Some("Java"), None]),
        texts("profile_id", &[Some("1"), Some("2"), Some("3")]),
    ]);
    for bytes in [listed, written] {
        for name in ["in.parquet", "people"] {
            let outcome = run_named(name, &bytes, &BatchOptions::default());
            assert_eq!(outcome.rows(), expected.rows());
            let [reject] = outcome.rejects.as_slice() else { panic!("{:?}", outcome.rejects) };
            assert_eq!((reject.line, reject.id.as_str(), reject.reason.as_str()), (3, "3", "no skills"));
            assert!(reject.raw.contains("\"3\""), "{}", reject.raw);
        }
    }
}

#[test]
fn long_tables_come_in_every_kind() {
    let csv = "profile_id,skill,years\na,Python,9\nb,Java,\na,SQL,2\n";
    let expected = run_named("in.csv", csv.as_bytes(), &BatchOptions::default()).rows();
    let json = concat!(
        "{\"profile_id\":\"a\",\"skill\":\"Python\",\"years\":9}\n",
        "{\"profile_id\":\"b\",\"skill\":\"Java\"}\n",
        "{\"profile_id\":\"a\",\"skill\":\"SQL\",\"years\":2}\n"
    );
    assert_eq!(run_named("in.jsonl", json.as_bytes(), &BatchOptions::default()).rows(), expected);
    let years: Column = Series::new("years".into(), [Some(9i32), None, Some(2)]).into();
    let columns = vec![
        texts("profile_id", &[Some("a"), Some("b"), Some("a")]),
        texts("skill", &[Some("Python"), Some("Java"), Some("SQL")]),
        years,
    ];
    assert_eq!(run_named("in.parquet", &parquet(columns), &BatchOptions::default()).rows(), expected);
}

#[test]
fn an_out_of_parquet_can_be_read_by_polars_over_many_row_groups() {
    use polars::prelude::{ParquetReader, SerReader};
    let rows: String = (0..90_000)
        .map(|id| format!("{id:060},{}\n", ["Python;SQL", "React", "Java|SQL;Docker"][id % 3]))
        .collect();
    let table = format!("profile_id,skills\n{rows}");
    let outcome = run_with(table.as_bytes(), &BatchOptions::default(), "out.parquet").unwrap();
    let csv = run_with(table.as_bytes(), &BatchOptions::default(), "out.csv").unwrap().rows();
    let frame = ParquetReader::new(std::io::Cursor::new(outcome.out)).finish().unwrap();
    assert_eq!(frame.height(), csv.len());
    let ids = frame.column("profile_id").unwrap().str().unwrap();
    assert!(ids.iter().zip(&csv).all(|(id, row)| id == Some(row[0].as_str())));
    let gaps = frame.column("gaps").unwrap().list().unwrap();
    for at in (0..csv.len()).step_by(997) {
        let items = gaps.get_as_series(at).unwrap();
        let items: Vec<&str> = items.str().unwrap().iter().flatten().collect();
        assert_eq!(items.join(";"), csv[at][7]);
    }
}
