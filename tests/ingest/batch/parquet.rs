//! Parquet files of every kind: read by column type, rejected by name, and never trusted.

use super::harness::{ENGINE, Outcome, read_rejects, run_files};
use polars::prelude::{Column, DataFrame, ListChunked, NamedFrom, ParquetCompression, ParquetWriter, Series};
use polars_parquet::parquet::CowBuffer;
use polars_parquet::parquet::encoding::Encoding;
use polars_parquet::parquet::error::ParquetError;
use polars_parquet::parquet::fallible_streaming_iterator::convert;
use polars_parquet::parquet::metadata::SchemaDescriptor;
use polars_parquet::parquet::page::{DataPage, DataPageHeader, DataPageHeaderV1, DictPage, Page};
use polars_parquet::parquet::schema::io_message::from_message;
use polars_parquet::parquet::schema::types::ParquetType;
use polars_parquet::parquet::write::{
    DynIter, DynStreamingIterator, FileWriter, Version, WriteOptions, compress,
};
use polars_parquet::write::{CompressedPage, CompressionOptions};
use skillgap_ingest::batch::BatchOptions;
use skillgap_ingest::error::InputError;

/// The values of a leaf: where lists and gaps are, and the bytes of the present values.
struct Leaf {
    repeated: Option<Vec<u8>>,
    defined: Option<Vec<u8>>,
    values: Vec<u8>,
    count: usize,
    /// The only value of a dictionary; `values` are then its indexes.
    dictionary: Option<Vec<u8>>,
}

fn plain(values: &[&[u8]]) -> Leaf {
    Leaf { repeated: None, defined: None, values: values.concat(), count: values.len(), dictionary: None }
}

fn texts(values: &[&[u8]]) -> Leaf {
    let with_length = |value: &&[u8]| [&u32::try_from(value.len()).unwrap().to_le_bytes(), *value].concat();
    let values: Vec<Vec<u8>> = values.iter().map(with_length).collect();
    plain(&values.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

fn listed(repeated: &[u8], defined: &[u8], leaf: Leaf) -> Leaf {
    let (repeated, defined) = (Some(repeated.to_vec()), Some(defined.to_vec()));
    Leaf { count: defined.as_ref().map_or(0, Vec::len), repeated, defined, ..leaf }
}

/// Levels as runs of one, preceded by their length.
fn levels(levels: Option<&Vec<u8>>) -> Vec<u8> {
    let Some(levels) = levels else { return Vec::new() };
    let runs: Vec<u8> = levels.iter().flat_map(|level| [2, *level]).collect();
    [u32::try_from(runs.len()).unwrap().to_le_bytes().to_vec(), runs].concat()
}

fn file(schema: &str, rows: u64, leaves: Vec<Leaf>) -> Vec<u8> {
    let message = format!("message root {{ {schema} }}");
    let ParquetType::GroupType { fields, .. } = from_message(&message).unwrap() else { panic!("{schema}") };
    let schema = SchemaDescriptor::new("root".into(), fields);
    let pages: Vec<Vec<CompressedPage>> = leaves
        .into_iter()
        .zip(schema.columns())
        .map(|(leaf, column)| {
            let encoding = if leaf.dictionary.is_some() { Encoding::RleDictionary } else { Encoding::Plain };
            let header = DataPageHeader::V1(DataPageHeaderV1 {
                num_values: i32::try_from(leaf.count).unwrap(),
                encoding: encoding.into(),
                definition_level_encoding: Encoding::Rle.into(),
                repetition_level_encoding: Encoding::Rle.into(),
                statistics: None,
            });
            let data = [levels(leaf.repeated.as_ref()), levels(leaf.defined.as_ref()), leaf.values].concat();
            let data = DataPage::new(
                header,
                CowBuffer::Owned(data),
                column.descriptor.clone(),
                usize::try_from(rows).unwrap(),
            );
            let dictionary = leaf
                .dictionary
                .map(|value| Page::Dict(DictPage::new(CowBuffer::Owned(texts(&[&value]).values), 1, false)));
            let pages = dictionary.into_iter().chain([Page::Data(data)]);
            pages.map(|page| compress(page, Vec::new(), CompressionOptions::Snappy).unwrap()).collect()
        })
        .collect();
    let options = WriteOptions { write_statistics: false, version: Version::V1 };
    let mut writer = FileWriter::new(Vec::new(), schema, options, None);
    let columns = pages
        .iter()
        .map(|pages| Ok(DynStreamingIterator::new(convert(pages.iter().map(Ok::<_, ParquetError>)))));
    writer.write::<ParquetError>(rows, DynIter::new(columns)).unwrap();
    writer.end(None).unwrap();
    writer.into_inner()
}

const SKILLS: &str = "required binary skills (UTF8);";

fn run(bytes: &[u8]) -> Result<Outcome, InputError> {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("in.parquet");
    std::fs::write(&input, bytes).unwrap();
    let (out, rejects) = (folder.path().join("out.csv"), folder.path().join("rejects.csv"));
    std::fs::write(&out, "old").unwrap();
    let outcome = run_files(&ENGINE, &[input], folder.path(), "out.csv", &BatchOptions::default());
    match &outcome {
        Ok(outcome) => {
            let counts = outcome.counts;
            assert_eq!(counts.rows_read, counts.profiles + counts.rejected);
            assert_eq!(read_rejects(&rejects).len() as u64, counts.rejected);
        }
        Err(_) => {
            assert_eq!(std::fs::read_to_string(&out).unwrap(), "old");
            assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
        }
    }
    outcome
}

/// Runs a table of two rows with ids of some type.
fn run_ids(column: &str, ids: Leaf) -> Result<Outcome, InputError> {
    run(&file(&format!("{column} {SKILLS}"), 2, vec![ids, texts(&[b"Python", b"SQL"])]))
}

#[test]
fn ids_of_every_type_are_their_text() {
    let int32 = |a: i32, b: i32| plain(&[&a.to_le_bytes(), &b.to_le_bytes()]);
    let int64 = |a: i64, b: i64| plain(&[&a.to_le_bytes(), &b.to_le_bytes()]);
    let cases: Vec<(&str, Leaf, [&str; 2])> = vec![
        (
            "required fixed_len_byte_array(16) profile_id (DECIMAL(38,0));",
            plain(&[&12_345_678_901_234_567_890i128.to_be_bytes(), &(-7i128).to_be_bytes()]),
            ["12345678901234567890", "-7"],
        ),
        ("required int32 profile_id (DECIMAL(9,2));", int32(5, 12_345), ["0.05", "123.45"]),
        ("required int32 profile_id (INTEGER(8,true));", int32(-1, 7), ["-1", "7"]),
        ("required int32 profile_id (INTEGER(32,false));", int32(-1, 7), ["4294967295", "7"]),
        ("required int64 profile_id (INTEGER(64,false));", int64(-1, 7), ["18446744073709551615", "7"]),
        ("required int32 profile_id (DATE);", int32(0, 19_782), ["1970-01-01", "2024-02-29"]),
        (
            "required int64 profile_id (TIMESTAMP(MILLIS,true));",
            int64(0, 1_500),
            ["1970-01-01T00:00:00Z", "1970-01-01T00:00:01.500Z"],
        ),
        ("required binary profile_id;", texts(&[b"a", "é".as_bytes()]), ["a", "é"]),
        ("required fixed_len_byte_array(2) profile_id;", plain(&[b"p1", b"p2"]), ["p1", "p2"]),
        (
            "required double profile_id;",
            plain(&[&1_234_567.25f64.to_le_bytes(), &2f64.to_le_bytes()]),
            ["1234567.25", "2.0"],
        ),
    ];
    for (column, ids, expected) in cases {
        assert_eq!(run_ids(column, ids).unwrap().ids(), expected, "{column}");
    }
}

#[test]
fn ids_that_are_no_text_or_no_number_are_rejected_with_the_reason() {
    let outcome =
        run_ids("required double profile_id;", plain(&[&f64::NAN.to_le_bytes(), &2f64.to_le_bytes()]))
            .unwrap();
    assert_eq!(outcome.rejects[0].reason, "the profile_id is not a number (NaN)");
    assert_eq!(outcome.ids(), ["2.0"]);
    let outcome = run_ids("required binary profile_id;", texts(&[b"\xff\xfe", b"b"])).unwrap();
    assert_eq!(outcome.rejects[0].reason, "the row contains bytes that are not text");
    let numbers = plain(&[&5u128.to_le_bytes(), &6u128.to_le_bytes()]);
    let outcome = run_ids("required fixed_len_byte_array(16) profile_id;", numbers).unwrap();
    assert_eq!(outcome.counts.rejected, 2);
}

#[test]
fn what_is_no_text_is_refused_by_name_and_type() {
    let error = run_ids("required boolean profile_id;", plain(&[&[1]])).unwrap_err();
    assert_eq!(error.message, "the column 'profile_id' is boolean");
    assert_eq!(error.hint.as_deref(), Some("cast it to text in the program that wrote the table"));
    let ids = || texts(&[b"1"]);
    let id = "required binary profile_id (UTF8);";
    let map = "required group skills (MAP) { repeated group key_value { required binary key (UTF8); } }";
    let nested = "required group skills (LIST) { repeated group list { required group element (LIST) \
                  { repeated group list { required binary element (UTF8); } } } }";
    let unnamed = "required group skills { required binary what (UTF8); }";
    let cases = [
        (map, "the column 'skills' is a map"),
        (nested, "the column 'skills' is a list of lists"),
        (unnamed, "the column 'skills' is a structure without a text 'skill' or 'name'"),
    ];
    for (column, message) in cases {
        let rest = listed(&[0], &[1], texts(&[b"x"]));
        let error = run(&file(&format!("{id} {column}"), 1, vec![ids(), rest])).unwrap_err();
        assert_eq!(error.message, message);
        // Columns that are not read do not matter.
        let other = format!("{id} {SKILLS} {}", column.replacen("skills", "other", 1));
        let rest = listed(&[0], &[1], texts(&[b"x"]));
        assert_eq!(run(&file(&other, 1, vec![ids(), texts(&[b"Python"]), rest])).unwrap().ids(), ["1"]);
    }
}

#[test]
fn lists_of_structures_name_skills_and_levels() {
    let schema = "required binary profile_id (UTF8); optional group skills (LIST) { repeated group list { \
                  optional group element { optional binary Name (UTF8); optional binary level (UTF8); } } }";
    // Python (expert), SQL; no list; an empty one; a struct without a name, and Java.
    let (repeated, names) = ([0, 1, 0, 0, 0, 1], [4, 4, 0, 1, 3, 4]);
    let name = listed(&repeated, &names, texts(&[b"Python", b"SQL", b"Java"]));
    let level = listed(&repeated, &[4, 3, 0, 1, 4, 3], texts(&[b"expert", b"basic"]));
    let outcome = run(&file(schema, 4, vec![texts(&[b"1", b"2", b"3", b"4"]), name, level])).unwrap();
    let csv = b"profile_id,skills\n1,Python (expert);SQL\n2,\n3,\n4,Java\n";
    let expected = super::harness::run(csv);
    assert_eq!(outcome.rows(), expected.rows());
    let reasons = |outcome: &Outcome| -> Vec<(u64, String)> {
        outcome.rejects.iter().map(|reject| (reject.line, reject.reason.clone())).collect()
    };
    assert_eq!(reasons(&outcome), [(2, "no skills".to_owned()), (3, "no skills".to_owned())]);
}

/// A run of this many zeros, in a dictionary with one value.
fn copies(count: u32, value: &[u8]) -> Leaf {
    let mut values = vec![1];
    let mut head = u64::from(count) << 1;
    while head >= 0x80 {
        values.push(head as u8 | 0x80);
        head >>= 7;
    }
    values.extend([head as u8, 0]);
    let dictionary = Some(value.to_vec());
    Leaf { repeated: None, defined: None, values, count: count as usize, dictionary }
}

#[test]
fn a_little_file_that_holds_a_giant_table_is_refused_and_an_honest_one_is_not() {
    let schema = format!("required binary profile_id (UTF8); {SKILLS}");
    let bomb = |rows: u32, skills: &[u8]| {
        run(&file(&schema, u64::from(rows), vec![copies(rows, b"1"), copies(rows, skills)]))
    };
    for (rows, skills) in [(20_000_000, "Python;SQL;".repeat(1_000)), (i32::MAX as u32, "Go".to_owned())] {
        let error = bomb(rows, skills.as_bytes()).unwrap_err();
        assert_eq!(error.message, format!("claims {rows} rows, more than it has bytes"));
    }
    assert_eq!(bomb(100_000, b"Python;SQL").unwrap().counts.rejected, 99_999);
    // 66 MB of one list, which is kept once.
    assert_eq!(bomb(60_000, "Python;SQL;".repeat(100).as_bytes()).unwrap().counts.rejected, 59_999);
}

#[test]
fn a_table_that_contradicts_itself_is_damaged() {
    let schema = format!("required binary profile_id (UTF8); {SKILLS}");
    let two = || texts(&[b"1", b"2"]);
    let short = Leaf { count: 2, ..texts(&[b"Python"]) };
    let cases = [
        ("fewer values than rows", file(&schema, 3, vec![two(), two()])),
        ("more values than rows", file(&schema, 1, vec![two(), two()])),
        ("values that are not there", file(&schema, 2, vec![two(), short])),
    ];
    for (name, bytes) in cases {
        let error = run(&bytes).unwrap_err();
        assert!(error.message.starts_with("the Parquet table is damaged: "), "{name}: {error}");
    }
}

/// Tables as written by polars.
fn written() -> Vec<Vec<u8>> {
    let ids: Vec<String> = (0..40).map(|id| format!("p{id}")).collect();
    let numbers: Vec<i64> = (0..40).collect();
    let cells = ["Python;SQL", "Java", "React;Docker"];
    let skills: Vec<Option<&str>> = (0..40).map(|at| (at % 7 != 0).then(|| cells[at % 3])).collect();
    let lists: ListChunked =
        skills.iter().map(|cell| cell.map(|cell| Series::new("".into(), [cell, "Go"]))).collect();
    let lists: Column = Series::from(lists).with_name("skills".into()).into();
    let skills: Column = Series::new("skills".into(), skills).into();
    let ids: Column = Series::new("profile_id".into(), ids).into();
    let numbers: Column = Series::new("profile_id".into(), numbers).into();
    let mut files = Vec::new();
    for compression in [ParquetCompression::Uncompressed, ParquetCompression::Snappy] {
        for columns in [vec![ids.clone(), skills.clone()], vec![numbers.clone(), lists.clone()]] {
            let (mut frame, mut bytes) = (DataFrame::new(40, columns).unwrap(), Vec::new());
            ParquetWriter::new(&mut bytes).with_compression(compression).finish(&mut frame).unwrap();
            files.push(bytes);
        }
    }
    files
}

#[test]
fn damage_anywhere_is_an_error_or_rows_and_never_a_panic() {
    let files = written();
    for bytes in &files {
        assert_eq!(run(bytes).unwrap().counts.rows_read, 40);
    }
    let mut state = 0x2545_f491_4f6c_dd1du64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap()
    };
    let (mut read, mut refused) = (0, 0);
    for round in 0..2_000 {
        let mut bytes = files[round % files.len()].clone();
        for _ in 0..=random(4) {
            let at = random(bytes.len());
            bytes[at] = [0, 1, 0x7f, 0x80, 0xff, bytes[at] ^ 1 << random(8)][random(6)];
        }
        match run(&bytes) {
            Ok(_) => read += 1,
            Err(error) => {
                refused += 1;
                let panicked = ["cannot follow", "fault of skillgap"];
                assert!(!panicked.iter().any(|words| error.message.contains(words)), "{round}: {error}");
            }
        }
    }
    assert!(read > 50 && refused > 50, "{read} read, {refused} refused");
}

#[test]
fn a_damaged_file_between_good_ones_leaves_out_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut files = written();
    files.truncate(3);
    let size = files[1].len();
    files[1].truncate(size / 2);
    let inputs: Vec<_> = (0..3).map(|at| folder.path().join(format!("{at}.parquet"))).collect();
    inputs.iter().zip(&files).for_each(|(path, bytes)| std::fs::write(path, bytes).unwrap());
    std::fs::write(folder.path().join("out.csv"), "old").unwrap();
    let error = run_files(&ENGINE, &inputs, folder.path(), "out.csv", &BatchOptions::default()).unwrap_err();
    assert!(error.to_string().contains("1.parquet: the Parquet table is damaged"), "{error}");
    assert_eq!(std::fs::read_to_string(folder.path().join("out.csv")).unwrap(), "old");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 4);
}
