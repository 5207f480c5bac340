//! Stopping a batch: no partial OUT, nothing left behind, and the right exit code.
#![cfg(unix)]

use crate::process::{CATALOG, top};
use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;
use tempfile::TempDir;

const HEADER: &str = "profile_id,skills\n";

/// A table that takes a while, because every mention is new.
fn table(rows: usize) -> String {
    let rows = (0..rows).map(|id| format!("{id},Pyhton {id};SQL {};Dokcer {}\n", id * 7, id * 13));
    HEADER.to_owned() + &rows.collect::<String>()
}

fn start(folder: &Path, input: &str, stdin: Stdio) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_skillgap"));
    command.current_dir(top()).args(["batch", input, "--input-format", "csv", "--catalog", CATALOG, "-o"]);
    command.arg(folder.join("out.csv")).stdin(stdin).stdout(Stdio::null()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

fn signal(child: &Child, name: &str) {
    let id = child.id().to_string();
    // The process may have ended already.
    let _ = Command::new("kill").args([&format!("-{name}"), &id]).stderr(Stdio::null()).status();
}

fn end(mut child: Child) -> (ExitStatus, String) {
    let mut told = String::new();
    drop(child.stdin.take());
    child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    (child.wait().unwrap(), told)
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Delays in microseconds, the same in every run, from a linear congruential generator.
fn delays(count: usize, most: u64) -> impl Iterator<Item = Duration> {
    let next = |seed: &u64| Some(seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1));
    let seeds = std::iter::successors(Some(20_261_123u64), next);
    seeds.skip(1).take(count).map(move |seed| Duration::from_micros((seed >> 33) % most))
}

#[test]
fn killed_at_any_moment_it_leaves_the_old_out_or_the_whole_new_one() {
    let folder = TempDir::new().unwrap();
    let (inputs, outs) = (TempDir::new().unwrap(), folder.path());
    let input = inputs.path().join("in.csv");
    fs::write(&input, table(20_000)).unwrap();
    let input = input.to_str().unwrap();
    let (status, told) = end(start(outs, input, Stdio::null()));
    assert!(status.success(), "{told}");
    let whole = fs::read(outs.join("out.csv")).unwrap();
    let mut stopped = 0;
    for (at, delay) in delays(40, 250_000).enumerate() {
        fs::write(outs.join("out.csv"), "old").unwrap();
        fs::remove_file(outs.join("out.rejects.csv")).ok();
        let child = start(outs, input, Stdio::null());
        std::thread::sleep(delay);
        let name = ["TERM", "INT", "HUP", "KILL"][at % 4];
        signal(&child, name);
        let (status, told) = end(child);
        let out = fs::read(outs.join("out.csv")).unwrap();
        assert!(out == b"old" || out == whole, "{name} after {delay:?}: {} bytes", out.len());
        stopped += usize::from(!status.success());
        assert!(!status.success() || out == whole, "{name} after {delay:?}: {told}");
        let left: Vec<String> = names(outs).into_iter().filter(|n| n.ends_with(".part")).collect();
        // Nobody can clean up after KILL.
        assert!(left.is_empty() || name == "KILL", "{name} after {delay:?}: {left:?} {told}");
        left.iter().for_each(|n| fs::remove_file(outs.join(n)).unwrap());
    }
    assert!(stopped > 0, "no delay was short enough");
}

/// Waits until the process has started to write.
fn wait_for_files(folder: &Path) {
    while names(folder).iter().filter(|name| name.ends_with(".part")).count() < 2 {
        std::thread::sleep(Duration::from_millis(2));
    }
}

#[test]
fn told_to_stop_while_it_waits_it_removes_its_files_and_says_so() {
    for (name, code) in [("TERM", 143), ("INT", 130), ("HUP", 129)] {
        let folder = TempDir::new().unwrap();
        let mut child = start(folder.path(), "-", Stdio::piped());
        child.stdin.as_mut().unwrap().write_all(table(100).as_bytes()).unwrap();
        wait_for_files(folder.path());
        signal(&child, name);
        // The input stays open, so that only the signal ends the run.
        let mut stdin = child.stdin.take();
        let (status, told) = end(child);
        drop(stdin.take());
        assert_eq!(status.code(), Some(code), "{told}");
        assert!(told.contains("stopped before the end; nothing was written"), "{told}");
        assert_eq!(names(folder.path()), Vec::<String>::new(), "{name}");
    }
}

/// A limit on file size stands in for a full disk; both are errors on writing.
#[test]
fn without_room_for_out_the_old_one_stays_and_nothing_else() {
    let inputs = TempDir::new().unwrap();
    let input = inputs.path().join("in.csv");
    fs::write(&input, table(20_000)).unwrap();
    for kind in ["csv", "ndjson", "parquet"] {
        let folder = TempDir::new().unwrap();
        let out = folder.path().join(format!("out.{kind}"));
        fs::write(&out, "old").unwrap();
        let mut command = Command::new("sh");
        command.args(["-c", "ulimit -f 64; trap '' XFSZ; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_skillgap")]);
        command.current_dir(top()).arg("batch").arg(&input).args(["--catalog", CATALOG, "-o"]).arg(&out);
        let ended = command.output().unwrap();
        let told = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(1), "{kind}: {told}");
        assert!(told.starts_with("Error: ") && told.contains("cannot write"), "{kind}: {told}");
        assert_eq!(names(folder.path()), [format!("out.{kind}")], "{told}");
        assert_eq!(fs::read(&out).unwrap(), b"old", "{kind}");
    }
}

#[test]
fn a_folder_that_goes_away_is_an_error_with_its_name() {
    let folder = TempDir::new().unwrap();
    let inner = folder.path().join("results");
    fs::create_dir(&inner).unwrap();
    let mut child = start(&inner, "-", Stdio::piped());
    child.stdin.as_mut().unwrap().write_all(table(100).as_bytes()).unwrap();
    wait_for_files(&inner);
    fs::remove_dir_all(&inner).unwrap();
    let (status, told) = end(child);
    assert_eq!(status.code(), Some(1), "{told}");
    assert!(told.starts_with("Error: ") && told.contains("results"), "{told}");
    assert!(!inner.exists());
}
