//! Outputs other than new files: standard output, devices, pipes, links, existing files; and what is refused
//! before anything is written.
#![cfg(unix)]

use crate::process::{CATALOG, RESUME, run, skillgap, stdout_of, top};
use std::fs::{self, Permissions};
use std::io::{Read, Write};
use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const PROFILES: &str = "profile_id,skills\na,Python; SQL\nb,Java|Docker\n,no id\n";
const CLOSING: &str = "2 profiles scored, 1 rows rejected -> ";

/// A folder with a table.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("in.csv"), PROFILES).unwrap();
    folder
}

/// Runs `batch in.csv` in that folder with further arguments.
fn batch(folder: &Path, words: &[&str]) -> Output {
    let catalog = top().join(CATALOG);
    let mut command = skillgap();
    command.current_dir(folder).args(["batch", "in.csv", "--catalog", catalog.to_str().unwrap()]).args(words);
    command.output().unwrap()
}

#[track_caller]
fn told(output: &Output, code: i32) -> String {
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{told}");
    told
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn the_table_goes_to_the_standard_output() {
    let folder = folder();
    told(&batch(folder.path(), &["-o", "out.csv"]), 0);
    told(&batch(folder.path(), &["-o", "out.ndjson"]), 0);
    told(&batch(folder.path(), &["-o", "out.parquet"]), 0);
    for (words, file) in [
        (&["-o", "-"][..], "out.csv"),
        (&["-o", "/dev/stdout"], "out.csv"),
        (&["-o", "-", "--output-format", "ndjson"], "out.ndjson"),
        (&["-o", "-", "--output-format", "parquet"], "out.parquet"),
    ] {
        let output = batch(folder.path(), words);
        assert_eq!(told(&output, 0), format!("{CLOSING}skillgap.rejects.csv\n"), "{words:?}");
        assert!(output.stdout == fs::read(folder.path().join(file)).unwrap(), "{words:?}");
    }
    let written =
        ["in.csv", "out.csv", "out.ndjson", "out.parquet", "out.rejects.csv", "skillgap.rejects.csv"];
    assert_eq!(names(folder.path()), written);
}

#[test]
fn the_kind_of_table_is_the_one_named_else_by_extension() {
    let folder = folder();
    told(&batch(folder.path(), &["-o", "table", "--output-format", "ndjson"]), 0);
    assert!(fs::read_to_string(folder.path().join("table")).unwrap().starts_with("{\"profile_id\""));
    assert!(told(&batch(folder.path(), &["-o", "other"]), 1).contains("--output-format"));
}

#[test]
fn a_reader_of_out_that_goes_away_is_no_error() {
    let folder = folder();
    let rows: String = (0..20_000).map(|id| format!("{id},Python;SQL\n")).collect();
    fs::write(folder.path().join("in.csv"), format!("profile_id,skills\n{rows}")).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_skillgap"))
        .current_dir(folder.path())
        .args(["batch", "in.csv", "-o", "-", "--rejects", "/dev/null"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert_eq!(told(&child.wait_with_output().unwrap(), 0), "");
    assert_eq!(names(folder.path()), ["in.csv"]);
}

#[test]
fn devices_are_written_to_and_stay() {
    let folder = folder();
    let words = ["-o", "/dev/null", "--rejects", "/dev/null", "--summary", "sum.md"];
    assert_eq!(told(&batch(folder.path(), &words), 0), format!("{CLOSING}/dev/null\n"));
    assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    assert_eq!(names(folder.path()), ["in.csv", "sum.md"]);
    let full = batch(folder.path(), &["-o", "/dev/full", "--rejects", "/dev/null"]);
    assert!(told(&full, 1).contains("/dev/full: cannot write"));
    assert!(fs::metadata("/dev/full").unwrap().file_type().is_char_device());
}

#[test]
fn pipes_with_a_name_are_written_to_and_stay() {
    let folder = folder();
    for (option, starts) in [("-o", "profile_id,rank"), ("--rejects", "file,line,"), ("--summary", "# ")] {
        let pipe = folder.path().join("pipe.md");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let mut reader = Command::new("cat").arg(&pipe).stdout(Stdio::piped()).spawn().unwrap();
        let more: &[&str] = if option == "-o" { &[] } else { &["-o", "out.csv"] };
        let format = ["--output-format", "csv"];
        told(&batch(folder.path(), &[more, &[option, "pipe.md"], &format].concat()), 0);
        let mut text = String::new();
        reader.stdout.take().unwrap().read_to_string(&mut text).unwrap();
        reader.wait().unwrap();
        assert!(text.starts_with(starts), "{option}: {text}");
        assert!(fs::symlink_metadata(&pipe).unwrap().file_type().is_fifo(), "{option}");
        fs::remove_file(&pipe).unwrap();
    }
}

#[test]
fn links_stay_and_what_they_lead_to_is_replaced_or_made() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("far")).unwrap();
    fs::write(at("far/old.csv"), "old").unwrap();
    symlink("far/old.csv", at("hop.csv")).unwrap();
    symlink("hop.csv", at("out.csv")).unwrap();
    symlink("far/new.csv", at("rejects.csv")).unwrap();
    symlink(at("far/sum.md"), at("sum.md")).unwrap();
    symlink("loop.csv", at("loop.csv")).unwrap();
    told(&batch(folder.path(), &["-o", "out.csv", "--rejects", "rejects.csv", "--summary", "sum.md"]), 0);
    let links = ["hop.csv", "out.csv", "rejects.csv", "sum.md"];
    assert!(links.iter().all(|name| fs::symlink_metadata(at(name)).unwrap().is_symlink()));
    assert_eq!(names(&at("far")), ["new.csv", "old.csv", "sum.md"]);
    assert!(fs::read_to_string(at("far/old.csv")).unwrap().starts_with("profile_id,"));
    assert!(told(&batch(folder.path(), &["-o", "loop.csv"]), 1).contains("loop.csv: cannot write"));
}

#[test]
fn the_permissions_of_a_file_stay_while_it_is_written_and_after() {
    let folder = folder();
    let (out, report) = (folder.path().join("out.csv"), folder.path().join("report.md"));
    for (file, mode) in [(&out, 0o600), (&report, 0o640)] {
        fs::write(file, "old").unwrap();
        fs::set_permissions(file, Permissions::from_mode(mode)).unwrap();
    }
    let mode = |path: &Path| fs::metadata(path).unwrap().mode() & 0o777;
    let mut child = Command::new(env!("CARGO_BIN_EXE_skillgap"))
        .args(["batch", "-", "--input-format", "csv", "-o", out.to_str().unwrap()])
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(PROFILES.as_bytes()).unwrap();
    let parts =
        || names(folder.path()).into_iter().filter(|name| name.ends_with(".part")).collect::<Vec<_>>();
    while parts().len() < 2 {
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    let modes: Vec<u32> = parts().iter().map(|name| mode(&folder.path().join(name))).collect();
    assert!(modes.contains(&0o600), "{modes:?}");
    drop(stdin);
    assert!(child.wait().unwrap().success());
    assert_eq!(mode(&out), 0o600);
    stdout_of(&["report", RESUME, "--catalog", CATALOG, "-o", report.to_str().unwrap()]);
    assert_eq!(mode(&report), 0o640);
    assert!(fs::read_to_string(&report).unwrap().starts_with("# "));
    let usual = mode(&folder.path().join("in.csv"));
    assert_eq!(mode(&folder.path().join("out.rejects.csv")), usual, "what is new is like any new file");
}

/// Two outputs that are the same file, and outputs that are inputs, in any spelling.
#[test]
fn what_would_be_written_twice_or_over_an_input_is_refused_before_anything_is_made() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    let catalog = top().join(CATALOG);
    for name in ["there.md", "far/there.md"] {
        fs::create_dir_all(at(name).parent().unwrap()).unwrap();
        fs::write(at(name), "old").unwrap();
    }
    symlink("new.md", at("dangling.md")).unwrap();
    symlink("far", at("near")).unwrap();
    symlink("in.csv", at("link.csv")).unwrap();
    fs::hard_link(at("in.csv"), at("hard.csv")).unwrap();
    fs::hard_link(at("there.md"), at("hard.md")).unwrap();
    let skills = catalog.join("tips.toml");
    let cases: &[(i32, &[&str])] = &[
        (2, &["-o", "q.csv", "--rejects", "q.md", "--summary", "./q.md"]),
        (2, &["-o", "q.csv", "--rejects", "far/../q.csv"]),
        (2, &["-o", "q.csv", "--rejects", "far/q.md", "--summary", "near/q.md"]),
        (2, &["-o", "q.csv", "--rejects", "new.md", "--summary", "dangling.md"]),
        (2, &["-o", "q.csv", "--rejects", "there.md", "--summary", "hard.md"]),
        (2, &["-o", "q.csv", "--rejects", "Q.CSV"]),
        (2, &["-o", "-", "--rejects", "/dev/stdout"]),
        (2, &["-o", "q.csv", "--rejects", "in.csv"]),
        (2, &["-o", "./in.csv"]),
        (2, &["-o", "link.csv"]),
        (2, &["-o", "hard.csv"]),
        (2, &["-o", "q.csv", "--rejects", "hard.csv"]),
        (2, &["-o", skills.to_str().unwrap(), "--output-format", "csv"]),
        (1, &["-o", "missing/q.csv"]),
        (1, &["-o", "q.csv", "--rejects", "missing/q.csv"]),
        (1, &["-o", "q.csv", "--summary", "missing/q.md"]),
        (1, &["-o", "far"]),
        (1, &["-o", "q.csv/"]),
        (1, &["-o", "in.csv/q.csv"]),
    ];
    let before = names(folder.path());
    for (code, words) in cases {
        let said = told(&batch(folder.path(), words), *code);
        assert!(said.starts_with("Error: ") && said.contains("Hint: "), "{words:?}: {said}");
        assert_eq!(names(folder.path()), before, "{words:?}");
        assert_eq!(names(&at("far")), ["there.md"], "{words:?}");
    }
    assert_eq!(fs::read_to_string(at("in.csv")).unwrap(), PROFILES);
    assert!(skills.exists());
}

#[test]
fn a_run_that_fails_sends_nothing_to_the_standard_output() {
    let folder = folder();
    fs::write(folder.path().join("in.csv"), "who,what\na,Python\n").unwrap();
    let output = batch(folder.path(), &["-o", "-"]);
    assert!(told(&output, 1).starts_with("Error: "));
    assert_eq!((output.stdout, names(folder.path())), (Vec::new(), vec!["in.csv".to_owned()]));
}

#[test]
fn the_file_behind_the_standard_input_is_an_input_too() {
    let folder = folder();
    let mut command = Command::new(env!("CARGO_BIN_EXE_skillgap"));
    command.current_dir(folder.path()).args(["batch", "-", "--input-format", "csv", "-o", "in.csv"]);
    let stdin = fs::File::open(folder.path().join("in.csv")).unwrap();
    let output = command.stdin(stdin).output().unwrap();
    assert!(told(&output, 2).contains("would overwrite its own input"));
    assert_eq!(fs::read_to_string(folder.path().join("in.csv")).unwrap(), PROFILES);
}

#[test]
fn a_report_is_not_written_over_what_it_reads() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::copy(top().join(RESUME), at("cv.md")).unwrap();
    fs::write(at("labels.txt"), "Python\n").unwrap();
    fs::hard_link(at("cv.md"), at("hard.md")).unwrap();
    stdout_of(&["catalog", "import", "labels", &at("labels.txt"), "-o", &at("my.cat")]);
    let (cat, packed) = (at("my.cat"), fs::read(at("my.cat")).unwrap());
    let cases: &[&[&str]] = &[
        &["report", &at("cv.md"), "-o", &at("hard.md")],
        &["report", &at("cv.md"), "--catalog", &cat, "-o", &cat],
        &["roles", "list", "--catalog", &cat, "-o", &cat],
        &["catalog", "stats", &cat, "-o", &cat],
        &["catalog", "import", "labels", &at("labels.txt"), "-o", &at("./labels.txt")],
        &["catalog", "import", "labels", &at(""), "-o", &at("labels.txt")],
    ];
    for words in cases {
        let said = told(&run(words), 2);
        assert!(said.contains("would overwrite its own input"), "{said}");
    }
    assert!(fs::read(at("my.cat")).unwrap() == packed);
}

#[test]
fn names_may_be_as_long_as_the_system_allows() {
    let folder = folder();
    let long = |end: &str| "n".repeat(255 - end.len()) + end;
    told(&batch(folder.path(), &["-o", &long(".csv"), "--summary", &long(".md")]), 0);
    let rejects = long(".rejects.csv");
    assert_eq!(names(folder.path()), ["in.csv", &rejects, &long(".csv"), &long(".md")]);
    let report = folder.path().join(long(".html"));
    stdout_of(&["report", RESUME, "--catalog", CATALOG, "-o", report.to_str().unwrap()]);
    let longer = format!("n{}", long(".csv"));
    assert!(told(&batch(folder.path(), &["-o", &longer]), 1).contains("cannot write the file"));
}

/// A limit on file size stands in for a full disk.
#[test]
fn without_room_for_the_summary_nothing_is_written() {
    let folder = folder();
    let shell = "ulimit -f 4; trap '' XFSZ; exec \"$@\"";
    let mut command = Command::new("sh");
    command.args(["-c", shell, "sh", env!("CARGO_BIN_EXE_skillgap"), "batch", "in.csv", "-o", "out.csv"]);
    command
        .args(["--summary", "sum.html", "--top", "1", "--catalog"])
        .arg(top().join(CATALOG).canonicalize().unwrap());
    let output = command.current_dir(folder.path()).output().unwrap();
    let said = told(&output, 1);
    assert!(said.starts_with("Error: sum.html: cannot write"), "{said}");
    assert_eq!(names(folder.path()), ["in.csv"]);
}

#[test]
fn formulas_are_marked_in_the_rejects_and_in_out_when_asked() {
    let folder = folder();
    let rows = "profile_id,skills\n=1+1,Python\n@SUM(A1),SQL\n-5,SQL\n=1+1,SQL\n \t+cmd,\n";
    fs::write(folder.path().join("in.csv"), rows).unwrap();
    let ids = |words: &[&str]| -> Vec<String> {
        let output =
            batch(folder.path(), &[&["-o", "-", "--top", "1", "--rejects", "r.csv"], words].concat());
        told(&output, 0);
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(&[]), ["=1+1", "@SUM(A1)", "-5"]);
    assert_eq!(ids(&["--excel-safe"]), ["'=1+1", "'@SUM(A1)", "-5"]);
    let rejects = fs::read_to_string(folder.path().join("r.csv")).unwrap();
    assert!(rejects.contains(",'=1+1,") && rejects.contains(",\"'=1+1,SQL\"\n"), "{rejects}");
    assert!(rejects.contains(",'+cmd,") && rejects.contains(",\"' \t+cmd,\"\n"), "{rejects}");
}

/// Whether the last handler is installed, according to the first bit of the caught signals, where the system
/// shows them.
fn catches_hangups(status: &str) -> bool {
    let status = fs::read_to_string(status).unwrap_or_default();
    let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:\t"));
    caught.is_some_and(|mask| u64::from_str_radix(mask.trim(), 16).is_ok_and(|mask| mask & 1 == 1))
}

#[test]
fn told_to_stop_a_report_leaves_nothing() {
    for (name, code) in [("TERM", 143), ("INT", 130)] {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        // Nobody reads the pipe, so the program blocks while it writes.
        let mut child = Command::new(env!("CARGO_BIN_EXE_skillgap"))
            .current_dir(top())
            .args(["report", RESUME, "-o", pipe.to_str().unwrap()])
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let status = format!("/proc/{}/status", child.id());
        for _ in 0..2_500 {
            std::thread::sleep(std::time::Duration::from_millis(4));
            if catches_hangups(&status) {
                break;
            }
        }
        Command::new("kill").args([&format!("-{name}"), &child.id().to_string()]).status().unwrap();
        let status = child.wait().unwrap();
        assert_eq!(status.code(), Some(code));
        assert_eq!(names(folder.path()), ["pipe"]);
    }
}
