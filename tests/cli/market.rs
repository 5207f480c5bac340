//! `market`: many job postings, one person.

use crate::process::{run, skillgap, stderr_of, stdout_of};
use crate::schema::{faults, schema};
use insta::assert_snapshot;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder of postings in ten trades, with a resume for each, written for this test.
const ADVERTS: &str = "tests/cli/fixtures/market/adverts";
const RESUMES: &str = "tests/cli/fixtures/market/resumes";

fn json(words: &[&str]) -> Value {
    let text = stdout_of(&[&["market"], words, &["--format", "json"]].concat());
    let value: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(faults(&schema("market"), &value), [] as [String; 0], "{words:?}");
    value
}

fn resume(trade: &str) -> String {
    format!("{RESUMES}/{trade}.md")
}

#[test]
fn the_advert_of_ones_own_trade_comes_first() {
    let mut resumes: Vec<PathBuf> = fs::read_dir(crate::process::top().join(RESUMES))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    resumes.sort();
    assert!(resumes.len() >= 8, "{resumes:?}");
    for path in resumes {
        let trade = path.file_stem().unwrap().to_str().unwrap();
        let market = json(&[&resume(trade), ADVERTS]);
        let first = market["postings"][0]["id"].as_str().unwrap();
        assert_eq!(first, format!("{ADVERTS}/{trade}.md"), "{market:#}");
        assert_eq!(market["rejected"], 0);
    }
}

#[test]
fn a_market_is_shown_with_postings_skills_and_one_plan() {
    let words = ["market", &resume("data-engineer"), ADVERTS, "--today", "2026-11"];
    assert_snapshot!("market", stdout_of(&words));
    let page = stdout_of(&[&words[..], &["--format", "html"]].concat());
    assert!(page.contains("Missing skills") && page.contains("A plan for these postings together"));
    let markdown = stdout_of(&[&words[..], &["--format", "markdown"]].concat());
    assert!(markdown.contains("## Postings, best first") && markdown.contains("| Rank |"));
    let csv = stdout_of(&[&words[..], &["--format", "csv"]].concat());
    assert!(csv.starts_with("rank,posting_id,title,fit,"), "{csv}");
    assert!(csv.lines().nth(1).unwrap().starts_with("1,tests/cli/fixtures/market/adverts/data-engineer.md,"));
}

/// A table of the postings in the folder, some of them twice.
fn table(folder: &Path) -> PathBuf {
    let mut rows = String::from("ref;job title;description;link\n");
    let mut adverts: Vec<PathBuf> = fs::read_dir(crate::process::top().join(ADVERTS))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    adverts.sort();
    for path in &adverts {
        let id = path.file_stem().unwrap().to_str().unwrap();
        let text = fs::read_to_string(path).unwrap().replace('"', "\"\"");
        for (copy, dated) in [("", "2026-10-02"), ("-again", "2026-11-20")] {
            rows += &format!("{id}{copy};;\"{text}\n\nPosted on {dated}.\";https://example.org/{id}\n");
        }
    }
    rows += ";;;\n";
    let path = folder.join("jobs.csv");
    fs::write(&path, rows).unwrap();
    path
}

#[test]
fn a_table_gives_what_its_postings_give_and_the_same_text_counts_once() {
    let folder = tempfile::tempdir().unwrap();
    let table = table(folder.path());
    let table = table.to_str().unwrap();
    let rejects = folder.path().join("no.csv");
    let of_table = json(&[&resume("nurse"), table, "--rejects", rejects.to_str().unwrap()]);
    let of_folder = json(&[&resume("nurse"), ADVERTS]);
    let (postings, files) = (&of_table["postings"], &of_folder["postings"]);
    let count = files.as_array().unwrap().len();
    assert_eq!(postings.as_array().unwrap().len(), count);
    assert_eq!(of_table["counts"]["repeated"].as_u64().unwrap() as usize, count);
    assert_eq!(postings[0]["id"], "nurse");
    assert_eq!(postings[0]["url"], "https://example.org/nurse");
    assert_eq!(postings[0]["times"], 2);
    for at in 0..count {
        assert_eq!(postings[at]["fit"], files[at]["fit"], "{at}");
    }
    assert_eq!(of_table["rejected"], 1);
    let rejects = fs::read_to_string(rejects).unwrap();
    assert!(
        rejects.starts_with("file,line,posting_id,reason,raw\n") && rejects.contains("no text"),
        "{rejects}"
    );
    // The same from the standard input, and as lines of JSON.
    let piped = skillgap()
        .args(["market", &resume("nurse"), "-", "--format", "json"])
        .write_stdin(fs::read(table).unwrap())
        .output()
        .unwrap();
    let piped: Value = serde_json::from_slice(&piped.stdout).unwrap();
    assert_eq!(&piped["postings"], postings);
    let lines = folder.path().join("jobs.ndjson");
    let line = |(id, html): (&str, &str)| {
        format!("{}\n", serde_json::json!({"id": id, "title": "Analyst", "text": html}))
    };
    let page = "<h2>Requirements</h2><ul><li>Experience with SQL</li><li>Experience with Python</li>\
                <li>Knowledge of Tableau</li></ul>";
    fs::write(&lines, [("a", page), ("b", page)].map(line).concat()).unwrap();
    let of_lines = json(&[&resume("data-engineer"), lines.to_str().unwrap()]);
    assert_eq!((&of_lines["counts"]["compared"], &of_lines["counts"]["repeated"]), (&1.into(), &1.into()));
}

#[test]
fn the_number_of_threads_and_the_order_of_the_files_mean_nothing() {
    let text = |threads: &str, inputs: &[&str]| {
        let output = skillgap()
            .args(["market", &resume("chef")])
            .args(inputs)
            .args(["--format", "json", "--today", "2026-11"])
            .env("RAYON_NUM_THREADS", threads)
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let one = text("1", &[ADVERTS]);
    assert_eq!(one, text("3", &[ADVERTS]));
    let [a, b, c] = ["chef", "nurse", "electrician"].map(|trade| format!("{ADVERTS}/{trade}.md"));
    assert_eq!(text("2", &[&a, &b, &c]), text("2", &[&c, &a, &b]));
}

#[test]
fn what_is_no_posting_is_rejected_and_what_is_not_read_stands_apart() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    put("resume.md", &fs::read(crate::process::top().join(resume("nurse"))).unwrap());
    put("broken.pdf", b"%PDF-1.7\nnothing");
    put("binary.txt", &[0u8, 255, 254, 1, 2, 3].repeat(50));
    put("empty.html", b"");
    put("deep.html", ["<div>".repeat(50_000), "x".to_owned()].concat().as_bytes());
    put(
        "vague.md",
        b"# Wizard\n\n## Requirements\n\n- A feel for the tides\n- Nerves of steel\n- A good name\n",
    );
    put("chef.md", &fs::read(crate::process::top().join(format!("{ADVERTS}/chef.md"))).unwrap());
    let path = folder.path().to_str().unwrap();
    let market = json(&[&resume("chef"), path]);
    assert_eq!(market["counts"]["compared"], 1, "{market:#}");
    let rejects: Vec<&str> =
        market["rejects"].as_array().unwrap().iter().map(|r| r["reason"].as_str().unwrap()).collect();
    assert!(rejects.contains(&"reads like a resume, not like a job posting"), "{rejects:?}");
    assert!(rejects.len() >= 4, "{rejects:?}");
    let little = market["little_read"].as_array().unwrap();
    assert!(little.iter().any(|row| row["title"] == "Wizard"), "{little:?}");
    let strict = run(&["market", &resume("chef"), path, "--strict"]);
    assert_eq!(strict.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&strict.stdout).contains("Postings of which too little was read"));
}

#[test]
fn wrong_usage_is_told() {
    stderr_of(&["market", &resume("chef")], 2);
    assert!(stderr_of(&["market", "-", "-"], 2).contains("cannot be two inputs"));
    let error = stderr_of(&["market", &resume("chef"), "data/examples/nobody.md"], 1);
    assert!(error.contains("nobody.md"), "{error}");
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("jobs.csv");
    fs::write(&table, "id,words\n1,SQL\n").unwrap();
    let error = stderr_of(&["market", &resume("chef"), table.to_str().unwrap()], 1);
    assert!(error.contains("has no column 'text'") && error.contains("--text-column"), "{error}");
    let error = stderr_of(&["market", &resume("chef"), ADVERTS, "-o", &resume("chef")], 2);
    assert!(error.contains("would overwrite its own input"), "{error}");
}
