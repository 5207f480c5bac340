//! For any bytes: no panic, every row accounted for, and the same output for any number of threads.

use super::harness::{ENGINE, Outcome, run, run_with};
use proptest::prelude::*;
use skillgap_ingest::batch::{BatchOptions, MatrixOptions, Summing, run_batch};

/// Pieces that tables consist of, and that break them.
const PIECES: [&str; 22] = [
    "1", "2", "37", ",", ",", ",", ";", "|", "\n", "\n", "\r\n", "\"", "\"", "\"\"", "Python", "SQL", "zzz",
    " ", "\t", "é", "\0", "\r",
];

fn table() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        20 => prop::sample::select(PIECES.as_slice()).prop_map(|s| s.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 1..4),
        8 => ("[0-9]{1,3}", "(Python|SQL|Java|zzz)(;(R|Go|React)){0,3}").prop_map(|(id, list)| format!("{id},{list}\n").into_bytes()),
        2 => ("[0-9]{1,3}", "(Python|SQL)[,;\n](R|\"\"|React)").prop_map(|(id, list)| format!("{id},\"{list}\"\n").into_bytes()),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn lines(text: &[u8]) -> usize {
    text.split(|b| matches!(b, b'\n' | b'\r')).filter(|line| !line.is_empty()).count()
}

#[track_caller]
fn accounted(outcome: &Outcome) -> Result<(), TestCaseError> {
    let counts = outcome.counts;
    prop_assert_eq!(counts.rows_read, counts.profiles + counts.rejected);
    prop_assert_eq!(outcome.ids().len() as u64, counts.profiles);
    prop_assert_eq!(outcome.rejects.len() as u64, counts.rejected);
    let failed = outcome.rejects.iter().find(|r| r.reason.contains("reader failed"));
    prop_assert!(failed.is_none(), "{:?}", failed);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn every_row_of_a_wide_table_is_accounted_for(body in table()) {
        let outcome = run([b"profile_id,skills\n", body.as_slice()].concat());
        accounted(&outcome)?;
        prop_assert!(outcome.counts.rows_read as usize <= lines(&body));
    }

    #[test]
    fn every_row_with_a_title_and_a_text_is_accounted_for(body in table()) {
        let outcome = run([b"profile_id,skills,title,text\n", body.as_slice()].concat());
        accounted(&outcome)?;
    }

    #[test]
    fn every_row_of_a_long_table_is_accounted_for(body in table()) {
        let outcome = run([b"profile_id,skill\n", body.as_slice()].concat());
        let counts = outcome.counts;
        prop_assert_eq!(outcome.ids().len() as u64, counts.profiles);
        prop_assert_eq!(outcome.rejects.len() as u64, counts.rejected);
        let kept: Vec<String> = outcome.ids();
        for reject in outcome.rejects.iter().filter(|r| r.reason.contains("recognised")) {
            prop_assert!(!kept.contains(&reject.id));
        }
    }

    #[test]
    fn bytes_of_any_sort_do_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        // A header occurs only by chance; what matters is that the run ends.
        run_with(&bytes, &BatchOptions::default(), "out.csv").ok();
    }

    #[test]
    fn plain_rows_after_any_damage_are_scored(body in table()) {
        let text = [b"profile_id,skills\n", body.as_slice(), b"\nlast,Python\n"].concat();
        let outcome = run(&text);
        accounted(&outcome)?;
        let last = outcome.ids().last().is_some_and(|id| id == "last");
        prop_assert!(last, "{:?}", String::from_utf8_lossy(&text));
    }
}

fn with_threads(threads: usize, text: &[u8], out: &str) -> Outcome {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| run_with(text, &BatchOptions::default(), out).unwrap())
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let skills =
        ["Python", "SQL", "React", "pyhton", "zzz", "k8s", "Machine Learning", "docker (basic)", "C++"];
    let mut text = String::from("profile_id,skills\n");
    for id in 0..5_000usize {
        let list: Vec<&str> = (0..id % 6).map(|n| skills[(id * 7 + n * 5) % skills.len()]).collect();
        text += &format!("{id},{} {id};{}\n", skills[id % 9], list.join(";"));
    }
    for out in ["out.csv", "out.ndjson", "out.parquet"] {
        let one = with_threads(1, text.as_bytes(), out);
        for threads in [1, 2, 5] {
            let again = with_threads(threads, text.as_bytes(), out);
            assert!(one.out == again.out && one.counts == again.counts, "{out} {threads}");
            let strip = |o: &Outcome| o.rejects.iter().map(|r| (r.line, r.raw.clone())).collect::<Vec<_>>();
            assert_eq!(strip(&one), strip(&again));
        }
    }
}

/// A table of several blocks, with new, misspelt and unknown mentions in each, and rows to reject.
fn blocks() -> String {
    let mut text = String::from("profile_id,skills\n");
    for id in 0..70_000usize {
        // Every thousandth id is a duplicate.
        let named = if id % 1_000 == 999 { id - 1 } else { id };
        let list = match id % 5 {
            0 => format!("Python;word{};SQL", id / 7),
            1 => format!("pyhton;Jaava{};zzz{id}", id % 90),
            2 => String::from("React;k8s"),
            3 => format!("Machine Lerning {};docker (basic)", id / 3_000),
            _ => String::new(),
        };
        text += &format!("{named},{list}\n");
    }
    text
}

/// Every file that a batch on a table writes, and its messages.
fn all_of(table: &str, threads: usize, out: &str) -> Vec<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("in.csv"), table).unwrap();
    let matrix = Some(MatrixOptions { path: path("matrix.csv"), long: true });
    let options = BatchOptions { summary: Summing::Yes, matrix, ..BatchOptions::default() };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let run =
        || run_batch(&ENGINE, &[path("in.csv")], &path(out), &path("rejects.csv"), &options, &mut |_| {});
    let outcome = pool.install(run).unwrap();
    // The folder has a different name each time.
    let said = format!("{outcome:?}").replace(&folder.path().display().to_string(), "");
    let rejects = std::fs::read_to_string(path("rejects.csv")).unwrap();
    let rejects = rejects.replace(&folder.path().display().to_string(), "");
    let files = [out, "matrix.csv"].map(|name| std::fs::read(path(name)).unwrap());
    files.into_iter().chain([said.into_bytes(), rejects.into_bytes()]).collect()
}

#[test]
fn the_number_of_threads_changes_nothing_over_several_blocks() {
    let table = blocks();
    for out in ["out.csv", "out.parquet"] {
        let one = all_of(&table, 1, out);
        assert!(
            one.iter().all(|file| file.len() > 1_000),
            "{:?}",
            one.iter().map(Vec::len).collect::<Vec<_>>()
        );
        for threads in [2, 3, 7] {
            assert!(all_of(&table, threads, out) == one, "{out} with {threads} threads");
        }
    }
}
