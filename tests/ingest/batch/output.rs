//! OUT: columns, formats, order, and long tables.

use super::harness::{BUILTIN, Outcome, run, run_with};
use polars::prelude::{DataFrame, ParquetReader, SerReader};
use skillgap_ingest::batch::{BatchOptions, Summing, run_batch};
use std::io::Cursor;

const TABLE: &[u8] =
    b"profile_id,skills\nann,\"React;REST;SQL; SQL\"\nbob,Python (advanced);pandas\nzoe,???\n";

fn written(out: &str) -> Outcome {
    run_with(TABLE, &BatchOptions::default(), out).unwrap()
}

#[test]
fn csv_has_the_columns_of_the_contract() {
    let text = String::from_utf8(written("out.csv").out).unwrap();
    insta::assert_snapshot!(text);
}

#[test]
fn ndjson_has_lists() {
    let text = String::from_utf8(written("out.ndjson").out).unwrap();
    insta::assert_snapshot!(text);
}

#[test]
fn parquet_reads_back_as_what_csv_says() {
    let frame: DataFrame = ParquetReader::new(Cursor::new(written("out.parquet").out)).finish().unwrap();
    let csv = written("out.csv").rows();
    assert_eq!(frame.height(), csv.len());
    let texts = |name: &str| -> Vec<String> {
        frame.column(name).unwrap().str().unwrap().iter().map(|v| v.unwrap().to_owned()).collect()
    };
    let lists = |name: &str| -> Vec<String> {
        let lists = frame.column(name).unwrap().list().unwrap().clone();
        let join = |at: usize| {
            let items = lists.get_as_series(at).unwrap();
            let items: Vec<&str> = items.str().unwrap().iter().flatten().collect();
            items.join(";")
        };
        (0..lists.len()).map(join).collect()
    };
    let column = |at: usize| -> Vec<String> { csv.iter().map(|row| row[at].clone()).collect() };
    for (at, name) in [(0, "profile_id"), (2, "role_id"), (3, "role")] {
        assert_eq!(texts(name), column(at), "{name}");
    }
    for (at, name) in [(6, "held"), (7, "gaps"), (8, "next_steps")] {
        assert_eq!(lists(name), column(at), "{name}");
    }
    let fits = frame.column("fit").unwrap().f64().unwrap().clone();
    let fits: Vec<String> = fits.iter().map(|fit| fit.unwrap().to_string()).collect();
    assert_eq!(fits, column(4));
}

/// Rows are scored in a different order, and profiles that hold the same are scored once.
#[test]
fn a_profile_has_the_same_rows_alone_as_among_others() {
    let lists = [
        "React;RESTful services;SQL",
        "sql;ReactJS;restful services",
        "React (basic);REST APIs;SQL",
        "REACT;SQL;RESTful services;SQL",
        "Python;SQL",
        "Reakt;REST;SQL",
        "SQL",
        "Pyhton;pandas",
    ];
    let header = "profile_id,skills\n";
    let lines: Vec<String> = lists.iter().enumerate().map(|(at, list)| format!("p{at},{list}\n")).collect();
    let alone: Vec<_> = lines.iter().flat_map(|line| run(format!("{header}{line}")).rows()).collect();
    assert_eq!(run(format!("{header}{}", lines.concat())).rows(), alone);
    // The second has the same contents as the first, in its own order.
    let of = |id: &str| -> Vec<&Vec<String>> { alone.iter().filter(|row| row[0] == id).collect() };
    assert_eq!(
        (of("p0")[0][6].as_str(), of("p1")[0][6].as_str()),
        ("React;REST APIs;SQL", "SQL;React;REST APIs")
    );
    assert!(of("p0").iter().zip(of("p1")).all(|(a, b)| a[1..6] == b[1..6] && a[7..] == b[7..]));
}

#[test]
fn an_empty_table_gives_an_empty_out_of_every_kind() {
    for out in ["out.csv", "out.ndjson", "out.parquet"] {
        let outcome = run_with(b"profile_id,skills\n", &BatchOptions::default(), out).unwrap();
        assert_eq!(outcome.counts.rows_written, 0);
    }
}

#[test]
fn top_and_roles_choose_the_rows() {
    let catalog = skillgap_core::sample::catalog();
    let roles = vec![
        catalog.find_role("web-developer").unwrap(),
        catalog.find_role("ml-engineer").unwrap_or(catalog.find_role("machine-learning-engineer").unwrap()),
    ];
    let cases = [
        (
            BatchOptions { top: 1, ..BatchOptions::default() },
            vec!["ann web-developer", "bob machine-learning-engineer"],
        ),
        (
            BatchOptions { roles, ..BatchOptions::default() },
            vec![
                "ann web-developer",
                "ann machine-learning-engineer",
                "bob web-developer",
                "bob machine-learning-engineer",
            ],
        ),
    ];
    for (options, expected) in cases {
        let rows = run_with(TABLE, &options, "out.csv").unwrap().rows();
        let rows: Vec<String> = rows.iter().map(|row| format!("{} {}", row[0], row[2])).collect();
        assert_eq!(rows, expected);
    }
}

/// OUT lists ten gaps per row; the group's are computed from all.
#[test]
fn the_gaps_of_a_group_add_up_to_what_its_fit_lacks() {
    let engine = &*BUILTIN;
    let roles = vec![engine.catalog().find_role("ML Engineer").unwrap()];
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let table = "profile_id,skills\n\
                 1,SQL;machine learning;PyTorch;Docker;Git;communication;AWS\n\
                 2,Python;statistics;SQL;machine learning;PyTorch;Docker;communication;AWS\n";
    std::fs::write(at("in.csv"), table).unwrap();
    let options = BatchOptions { roles, summary: Summing::Yes, ..BatchOptions::default() };
    let (input, out, rejects) = (at("in.csv"), at("out.csv"), at("rejects.csv"));
    let outcome = run_batch(engine, &[input], &out, &rejects, &options, &mut |_| {}).unwrap();
    let summary = outcome.summary.unwrap();
    assert!((11..20).contains(&summary.gaps.len()), "{}", summary.gaps.len());
    let costs: f64 = summary.gaps.iter().map(|gap| gap.cost).sum();
    assert!((costs + summary.mean_fit - 1.0).abs() < 1e-3, "{costs} {}", summary.mean_fit);
    let mut rows = csv::Reader::from_path(&out).unwrap();
    assert!(rows.records().all(|row| row.unwrap()[7].split(';').count() == 10));
}

#[test]
fn long_rows_are_gathered_over_the_whole_table() {
    let wide = run("profile_id,skills\nb,Python (expert);SQL\na,React (advanced);Java\n");
    for long in [
        "profile_id,skill,level\nb,Python,expert\na,React,advanced\nb,SQL,\na,Java,\n",
        "profile_id,skill,level,years\nb,Python,,9\na,React,,4 years\nb,SQL,,\na,Java,,\n",
        "Skill;Profile_ID;Level\nPython (expert);b;basic\nReact;a;80%\nSQL;b;\nJava;a;\n",
    ] {
        assert_eq!(run(long).rows(), wide.rows(), "{long}");
    }
}

#[test]
fn rows_of_long_profiles_without_a_skill_are_rejected_one_by_one() {
    let outcome = run("profile_id,skill\na,???\nb,zzz\na,Python\n,SQL\nb,\nb,yyy\n");
    assert_eq!(outcome.ids(), ["a"]);
    let rejects: Vec<(u64, &str, &str, &str)> =
        outcome.rejects.iter().map(|r| (r.line, r.id.as_str(), r.reason.as_str(), r.raw.as_str())).collect();
    let expected = [
        (5, "", "the profile_id is empty", ",SQL"),
        (6, "b", "no skills", "b,"),
        (3, "b", "no skill recognised", "b,zzz"),
        (7, "b", "no skill recognised", "b,yyy"),
    ];
    assert_eq!(rejects, expected);
}

#[test]
fn counts_add_up() {
    let counts = written("out.csv").counts;
    assert_eq!((counts.profiles, counts.rows_read, counts.rejected), (2, 3, 1));
    assert_eq!((counts.distinct_mentions, counts.unrecognised_mentions), (6, 1));
}
