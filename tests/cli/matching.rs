//! `match` as a process: nothing skipped, order kept, results at once.

use crate::process::{CATALOG, skillgap, stdout_of};
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

fn answers(input: &[u8], more: &[&str]) -> Vec<Value> {
    let mut command = skillgap();
    command.args(["match", "--format", "ndjson", "--catalog", CATALOG]).args(more).write_stdin(input);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn one_line_answers_one_mention_as_the_contract_says() {
    let text = stdout_of(&["match", "k8s", "--format", "ndjson", "--top", "1", "--catalog", CATALOG]);
    let expected = "{\"mention\":\"k8s\",\"accepted\":true,\"candidates\":[{\"skill\":\"Kubernetes\",\
                    \"id\":\"kubernetes\",\"score\":1.0,\"method\":\"alias\"}]}\n";
    assert_eq!(text, expected);
}

#[test]
fn nothing_is_skipped_and_the_order_is_kept() {
    let mut input = b"Pythn\r\n\n  \nqzxw vbnm\ncaf\xe9 \xff\n\"quoted\" \\ \t x\n".to_vec();
    let long = "x".repeat(100_000);
    input.extend_from_slice(long.as_bytes());
    let found = answers(&input, &[]);
    let mentions: Vec<&str> = found.iter().map(|a| a["mention"].as_str().unwrap()).collect();
    let long = long.as_str();
    assert_eq!(
        mentions,
        ["Pythn", "", "  ", "qzxw vbnm", "caf\u{fffd} \u{fffd}", "\"quoted\" \\ \t x", long]
    );
    assert_eq!(found[0]["candidates"][0]["skill"], "Python");
    for empty in [1, 2] {
        assert_eq!(found[empty]["accepted"], false);
        assert_eq!(found[empty]["candidates"].as_array().map(Vec::len), Some(0));
    }
}

#[test]
fn many_lines_are_answered_in_their_order_and_the_same_every_time() {
    let words = ["Python", "sql", "", "dockr", "kubernetes cluster"];
    let lines: Vec<String> = (0..20_000).map(|i| format!("{}{}", words[i % 5], i % 3)).collect();
    let input = lines.join("\n");
    let first = answers(input.as_bytes(), &["--top", "2"]);
    assert_eq!(first.len(), lines.len());
    assert!(first.iter().zip(&lines).all(|(answer, line)| answer["mention"] == line.as_str()));
    assert_eq!(first, answers(input.as_bytes(), &["--top", "2"]));
}

#[test]
fn an_answer_comes_before_the_next_mention_is_written() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_skillgap"))
        .args(["match", "--format", "ndjson"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for mention in ["Python", "SQL"] {
        writeln!(input, "{mention}").unwrap();
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        assert!(line.starts_with(&format!("{{\"mention\":\"{mention}\",\"accepted\":true")), "{line}");
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

#[test]
fn the_terminal_shows_candidates_and_marks_the_one_that_counts() {
    insta::assert_snapshot!(stdout_of(&["match", "k8s", "Pythn", "", "--top", "2", "--catalog", CATALOG]));
}
