//! `batch` as a process: counts, files, exit codes. The contents of the files are tested with the readers.

use crate::process::{CATALOG, run, skillgap, stderr_of, stdout_of, top};
use crate::schema::{faults, schema};
use serde_json::Value;
use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

const PROFILES: &str = "profile_id,skills\na,Python; SQL\nb,Java|Docker\n,no id\nc,k8s\n";

/// A folder with a table of three profiles and an invalid row.
fn folder() -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("profiles.csv");
    fs::write(&input, PROFILES).unwrap();
    let input = input.to_str().unwrap().to_owned();
    (folder, input)
}

fn path(folder: &TempDir, name: &str) -> (PathBuf, String) {
    let path = folder.path().join(name);
    let text = path.to_str().unwrap().to_owned();
    (path, text)
}

#[test]
fn the_standard_error_closes_with_the_counts_and_nothing_else_is_said() {
    let (folder, input) = folder();
    let (out, out_name) = path(&folder, "fits.csv");
    let (rejects, rejects_name) = path(&folder, "fits.rejects.csv");
    let output = run(&["batch", &input, "-o", &out_name, "--catalog", CATALOG]);
    assert!(output.status.success());
    assert_eq!(output.stdout, b"");
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(told, format!("3 profiles scored, 1 rows rejected -> {rejects_name}\n"));
    let written = fs::read_to_string(out).unwrap();
    assert!(
        written.starts_with("profile_id,rank,role_id,role,fit,relevance,held,gaps,next_steps,no_role_fits\n"),
        "{written}"
    );
    assert_eq!(fs::read_to_string(rejects).unwrap().lines().count(), 2);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
}

#[test]
fn strict_makes_rejects_count_and_the_summary_holds_the_counts() {
    let (folder, input) = folder();
    let (_, out) = path(&folder, "fits.ndjson");
    let (summary, summary_name) = path(&folder, "summary.json");
    let words = ["batch", &input, "-o", &out, "--strict", "--summary", &summary_name, "--catalog", CATALOG];
    let output = run(&words);
    assert_eq!(output.status.code(), Some(3));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.starts_with("3 profiles scored, 1 rows rejected -> "), "{told}");
    let counts: Value = serde_json::from_str(&fs::read_to_string(summary).unwrap()).unwrap();
    assert_eq!((&counts["profiles"], &counts["rejected"]), (&3.into(), &1.into()));
}

#[test]
fn a_summary_says_the_same_in_every_form() {
    let (folder, input) = folder();
    let (_, out) = path(&folder, "fits.csv");
    let told = |name: &str| {
        let (file, file_name) = path(&folder, name);
        stdout_of(&["batch", &input, "-o", &out, "--summary", &file_name, "--catalog", CATALOG]);
        fs::read_to_string(file).unwrap()
    };
    let json: Value = serde_json::from_str(&told("summary.json")).unwrap();
    let (html, markdown) = (told("summary.html"), told("summary.md"));
    let gap = json["gaps"][0]["skill"].as_str().unwrap();
    let (role, first) = (json["roles"][0]["title"].as_str().unwrap(), &json["training"][0]["skill"]);
    for said in [gap, role, first.as_str().unwrap(), "Distribution of fit", "Training needs"] {
        assert!(html.contains(said), "{said} in the page");
        assert!(markdown.contains(said), "{said} in Markdown");
    }
    // Wide tables scroll sideways on a narrow screen and are reachable by keyboard.
    assert!(html.contains("role=\"region\" aria-label=\"Distribution of fit\" tabindex=\"0\""));
}

#[test]
fn named_roles_and_renamed_columns_reach_the_scorer() {
    let folder = tempfile::tempdir().unwrap();
    let (input, input_name) = path(&folder, "people.txt");
    fs::write(input, "who,can\na,Python\n").unwrap();
    let (out, out_name) = path(&folder, "fits.csv");
    let columns = ["--id-column", "who", "--skills-column", "can", "--input-format", "csv"];
    let words = ["batch", &input_name, "-o", &out_name, "--role", "backend developer", "--catalog", CATALOG];
    stdout_of(&[&words[..], &columns].concat());
    let written = fs::read_to_string(out).unwrap();
    let rows: Vec<&str> = written.lines().skip(1).collect();
    assert_eq!(rows.len(), 1, "{written}");
    // The rank is among all roles, as in the report.
    assert!(rows[0].starts_with("a,2,backend-developer,"), "{written}");
}

#[test]
fn profiles_can_come_from_the_standard_input() {
    let (folder, _) = folder();
    let (out, out_name) = path(&folder, "fits.csv");
    let mut command = skillgap();
    command.args(["batch", "-", "--input-format", "csv", "-o", &out_name, "--catalog", CATALOG]);
    let output = command.write_stdin(PROFILES).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(fs::read_to_string(out).unwrap().contains("\na,1,"));
}

#[test]
fn wrong_usage_and_missing_files_are_told_apart() {
    let (folder, input) = folder();
    let (out, out_name) = path(&folder, "fits.csv");
    let cases: &[(i32, &[&str])] = &[
        (1, &["batch", "missing.csv", "-o", &out_name]),
        (2, &["batch", &input, "-o", &out_name, "--role", "Underwater Welder"]),
        (2, &["batch", &input, "-o", &input]),
        (2, &["batch", &input, "-o", &out_name, "--rejects", &out_name]),
        (2, &["batch", &input, "-o", &out_name, "--summary", &out_name]),
    ];
    for (code, words) in cases {
        let output = run(words);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(*code), "{words:?}: {told}");
        assert!(told.starts_with("Error: "), "{told}");
        assert!(!out.exists(), "{words:?}");
    }
    assert_eq!(fs::read_to_string(&input).unwrap(), PROFILES);
}

#[test]
fn every_example_profile_is_scored_or_rejected_and_the_bytes_are_the_same_twice() {
    let folder = tempfile::tempdir().unwrap();
    let input = "data/examples/profiles.csv";
    let ids = |text: &str, column: usize| -> HashSet<String> {
        let rows = text.lines().skip(1).filter_map(|line| line.split(',').nth(column));
        rows.map(str::to_owned).collect()
    };
    let mut written = Vec::new();
    for name in ["one", "two"] {
        let (out, out_name) = path(&folder, &format!("{name}.csv"));
        stdout_of(&["batch", input, "-o", &out_name, "--top", "2"]);
        written.push(fs::read_to_string(out).unwrap());
    }
    assert_eq!(written[0], written[1]);
    let wanted = ids(&fs::read_to_string(top().join(input)).unwrap(), 0);
    let rejected = fs::read_to_string(folder.path().join("one.rejects.csv")).unwrap();
    let found: HashSet<String> = ids(&written[0], 0).union(&ids(&rejected, 2)).cloned().collect();
    assert_eq!(wanted.difference(&found).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn a_folder_of_resumes_becomes_a_table() {
    let (folder, _) = folder();
    let applicants = folder.path().join("applicants");
    fs::create_dir(&applicants).unwrap();
    for (name, text) in
        [("ann.md", "# Ann\n\n## Skills\n\n- Python\n- Kubernetes\n"), ("bob.txt", ""), ("cat.png", "")]
    {
        fs::write(applicants.join(name), text).unwrap();
    }
    let people = folder.path().join("profiles.csv");
    let [applicants, people] = [applicants, people].map(|path| path.to_str().unwrap().to_owned());
    let (out, out_name) = path(&folder, "fits.csv");
    let (matrix, matrix_name) = path(&folder, "skills.csv");
    let (summary, summary_name) = path(&folder, "summary.json");
    let words = [
        "batch",
        &applicants,
        &people,
        "-o",
        &out_name,
        "--matrix",
        &matrix_name,
        "--summary",
        &summary_name,
    ];
    let output = run(&[&words[..], &["--catalog", CATALOG, "--top", "1"]].concat());
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{told}");
    assert!(
        told.starts_with("Warning: 1 file is left out: 1 .png\n4 profiles scored, 2 rows rejected"),
        "{told}"
    );
    let table = fs::read_to_string(out).unwrap();
    assert!(table.lines().nth(1).unwrap().starts_with(&format!("{applicants}/ann.md,1,")), "{table}");
    let rejects = fs::read_to_string(folder.path().join("fits.rejects.csv")).unwrap();
    assert!(
        rejects.contains(&format!("{applicants}/bob.txt,1,{applicants}/bob.txt,is empty,\n")),
        "{rejects}"
    );
    let matrix = fs::read_to_string(matrix).unwrap();
    assert!(matrix.starts_with("profile_id,") && matrix.lines().count() == 5, "{matrix}");
    let summary: Value = serde_json::from_str(&fs::read_to_string(summary).unwrap()).unwrap();
    assert_eq!(faults(&schema("batch-summary"), &summary), Vec::<String>::new());
    assert_eq!((&summary["resumes"], &summary["files_left_out"]), (&2.into(), &1.into()));
    assert!(summary["held_by_one"].as_array().is_some_and(|one| !one.is_empty()));
}

#[test]
fn a_matrix_needs_a_name_that_says_how_and_a_file_of_its_own() {
    let (folder, input) = folder();
    let (_, out) = path(&folder, "fits.csv");
    let (_, parquet) = path(&folder, "skills.parquet");
    let told = |matrix: &str, code: i32| {
        stderr_of(&["batch", &input, "-o", &out, "--matrix", matrix, "--catalog", CATALOG], code)
    };
    assert!(told(&parquet, 1).contains("end it with .csv or .ndjson"));
    assert!(told(&out, 2).contains("is named for two outputs"));
    assert!(told(&input, 2).contains("would overwrite its own input"));
    stderr_of(&["batch", &input, "-o", &out, "--matrix-long", "--catalog", CATALOG], 2);
}
