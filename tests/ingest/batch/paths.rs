//! Inputs and outputs as files: compression, several at once, what is refused, what is left behind.

use super::harness::{ENGINE, run_files};
use flate2::Compression;
use flate2::write::GzEncoder;
use skillgap_ingest::batch::{BatchOptions, Progress, TableFormat, expand_inputs, run_batch};
use std::io::Write;
use std::path::{Path, PathBuf};

const TABLE: &[u8] = b"profile_id,skills\n1,Python\n2,Java\n";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn packed_inputs_are_found_by_their_bytes() {
    let split = TABLE.len() / 2;
    let members = [gzip(&TABLE[..split]), gzip(&TABLE[split..])].concat();
    let cases: [(&str, Vec<u8>); 4] = [
        ("in.csv.gz", gzip(TABLE)),
        ("members.gz", members),
        ("in.csv.zst", zstd::encode_all(TABLE, 1).unwrap()),
        ("misnamed.csv", gzip(TABLE)),
    ];
    for (name, bytes) in cases {
        let folder = tempfile::tempdir().unwrap();
        let input = folder.path().join(name);
        std::fs::write(&input, bytes).unwrap();
        let outcome =
            run_files(&ENGINE, &[input], folder.path(), "out.csv", &BatchOptions::default()).unwrap();
        assert_eq!(outcome.ids(), ["1", "2"], "{name}");
    }
}

#[test]
fn damaged_archives_leave_no_out() {
    let rows: String = (0..20_000).map(|id| format!("{id},Python;SQL;{id}\n")).collect();
    let packed = gzip(format!("profile_id,skills\n{rows}").as_bytes());
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("in.csv.gz");
    std::fs::write(&input, &packed[..packed.len() / 2]).unwrap();
    let error = run_files(&ENGINE, &[input], folder.path(), "out.csv", &BatchOptions::default()).unwrap_err();
    assert!(error.to_string().contains("truncated"), "{error}");
    assert_eq!(names(folder.path()), ["in.csv.gz"]);
}

#[test]
fn several_inputs_are_one_table() {
    let folder = tempfile::tempdir().unwrap();
    let inputs = ["a.csv", "b.csv"].map(|name| folder.path().join(name));
    std::fs::write(&inputs[0], TABLE).unwrap();
    std::fs::write(&inputs[1], b"skills;profile_id\nSQL;3\nRust;1\n").unwrap();
    let outcome = run_files(&ENGINE, &inputs, folder.path(), "out.csv", &BatchOptions::default()).unwrap();
    assert_eq!(outcome.ids(), ["1", "2", "3"]);
    let reject = &outcome.rejects[0];
    assert!(reject.file.ends_with("b.csv") && reject.line == 3, "{reject:?}");
    assert_eq!(reject.reason, "the profile_id appeared before on line 2 of input 1");
}

#[test]
fn wide_and_long_tables_do_not_mix() {
    let folder = tempfile::tempdir().unwrap();
    let inputs = ["a.csv", "b.csv"].map(|name| folder.path().join(name));
    std::fs::write(&inputs[0], TABLE).unwrap();
    std::fs::write(&inputs[1], b"profile_id,skill\n1,Rust\n").unwrap();
    let error = run_files(&ENGINE, &inputs, folder.path(), "out.csv", &BatchOptions::default()).unwrap_err();
    assert!(error.to_string().contains("this table is long"), "{error}");
}

#[test]
fn paths_that_cannot_work_are_refused_before_any_work() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("in.csv"), TABLE).unwrap();
    let cases: [(&str, &str, &str, &str); 8] = [
        ("in.csv", "out.xlsx", "r.csv", "does not determine a table format"),
        ("in.csv", "out", "r.csv", "does not determine a table format"),
        ("in.csv", "missing/out.csv", "r.csv", "does not exist"),
        ("in.csv", "out.csv", "missing/r.csv", "does not exist"),
        ("in.csv", "out.csv", "out.csv", "is also the file for the results"),
        ("in.csv", "./in.csv", "r.csv", "is one of the inputs"),
        ("none.csv", "out.csv", "r.csv", "cannot open the file"),
        (".", "out.csv", "r.csv", "is a folder"),
    ];
    let before = names(folder.path());
    for (input, out, rejects, message) in cases {
        let options = BatchOptions::default();
        let run = run_batch(&ENGINE, &[at(input)], &at(out), &at(rejects), &options, &mut |_| {});
        let error = run.unwrap_err();
        assert!(error.to_string().contains(message), "{error}");
        assert_eq!(names(folder.path()), before, "{message}");
    }
}

#[test]
fn tables_that_are_not_what_they_say_are_refused_and_leave_nothing() {
    let cases: [(&str, &[u8], &str); 4] = [
        ("short.parquet", b"PAR1", "the Parquet table is damaged: it is too short"),
        ("hidden.csv", b"PAR1....PAR1", "the Parquet table is damaged"),
        ("text.parquet", TABLE, "is not a Parquet table"),
        ("keys.ndjson", b"{\"who\":1}\n", ":1:1: the header has no column 'profile_id'; it has: who"),
    ];
    for (name, bytes, message) in cases {
        let folder = tempfile::tempdir().unwrap();
        let input = folder.path().join(name);
        std::fs::write(&input, bytes).unwrap();
        let error =
            run_files(&ENGINE, &[input], folder.path(), "out.csv", &BatchOptions::default()).unwrap_err();
        assert!(error.to_string().contains(message), "{error}");
        assert_eq!(names(folder.path()), [name]);
    }
}

#[test]
fn patterns_stand_for_the_files_that_they_match() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    for name in ["b.csv", "a.csv", "c.txt", "x[1].csv"] {
        std::fs::write(at(name), TABLE).unwrap();
    }
    std::fs::create_dir(at("d.csv")).unwrap();
    let expanded = |inputs: &[PathBuf]| expand_inputs(inputs).map_err(|error| error.to_string());
    assert_eq!(expanded(&[at("?.csv"), at("c.txt")]).unwrap(), [at("a.csv"), at("b.csv"), at("c.txt")]);
    assert_eq!(
        expanded(&[at("x[1].csv"), PathBuf::from("-")]).unwrap(),
        [at("x[1].csv"), PathBuf::from("-")]
    );
    assert!(expanded(&[at("*.tsv")]).unwrap_err().contains("matches no file"));
    assert!(expanded(&[at("a[.csv")]).unwrap_err().contains("is not a pattern"));
}

#[test]
fn an_out_that_was_there_stays_until_the_new_one_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("in.csv");
    std::fs::write(folder.path().join("out.csv"), "old").unwrap();
    std::fs::write(&input, "nothing,known\n").unwrap();
    let run = || {
        run_files(&ENGINE, std::slice::from_ref(&input), folder.path(), "out.csv", &BatchOptions::default())
    };
    assert!(run().is_err());
    assert_eq!(std::fs::read_to_string(folder.path().join("out.csv")).unwrap(), "old");
    std::fs::write(&input, TABLE).unwrap();
    assert!(run().unwrap().out.starts_with(b"profile_id,"));
    assert_eq!(names(folder.path()), ["in.csv", "out.csv", "rejects.csv"]);
}

#[cfg(unix)]
#[test]
fn out_is_as_readable_as_any_new_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("in.csv");
    std::fs::write(&input, TABLE).unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode();
    let usual = mode(&input);
    run_files(&ENGINE, &[input], folder.path(), "out.csv", &BatchOptions::default()).unwrap();
    assert_eq!(mode(&folder.path().join("out.csv")), usual);
}

#[test]
fn progress_ends_with_all_bytes_and_rows() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("in.csv.gz");
    std::fs::write(&input, gzip(TABLE)).unwrap();
    let size = std::fs::metadata(&input).unwrap().len();
    let mut last = Progress::default();
    let (out, rejects) = (folder.path().join("o.csv"), folder.path().join("r.csv"));
    run_batch(&ENGINE, &[input], &out, &rejects, &BatchOptions::default(), &mut |p| last = p).unwrap();
    let expected =
        Progress { bytes_read: size, bytes_total: Some(size), rows: 2, rejected: 0, distinct_mentions: 2 };
    assert_eq!(last, expected);
}

#[test]
fn kinds_of_table_are_told_by_the_name() {
    let cases = [
        ("a.csv", Some(TableFormat::Csv)),
        ("A.CSV.GZ", Some(TableFormat::Csv)),
        ("a.tsv.zst", Some(TableFormat::Csv)),
        ("a.parquet", Some(TableFormat::Parquet)),
        ("a.jsonl.gz", Some(TableFormat::Ndjson)),
        ("a.ndjson", Some(TableFormat::Ndjson)),
        ("a", None),
        ("-", None),
    ];
    for (name, format) in cases {
        assert_eq!(TableFormat::of(&PathBuf::from(name)), format, "{name}");
    }
}
