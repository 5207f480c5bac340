//! The help of every command, word by word.

use crate::process::stdout_of;

pub(crate) const COMMANDS: &[&str] = &[
    "",
    "report",
    "plan",
    "what-if",
    "diff",
    "posting",
    "market",
    "roles",
    "roles list",
    "roles show",
    "roles compare",
    "match",
    "batch",
    "catalog",
    "catalog validate",
    "catalog lint",
    "catalog stats",
    "catalog import",
    "completions",
    "man",
];

pub(crate) fn help(command: &str) -> String {
    let words: Vec<&str> = command.split_whitespace().chain(["--help"]).collect();
    stdout_of(&words)
}

#[test]
fn the_help_of_every_command() {
    for command in COMMANDS {
        let name = format!("help {command}").trim().replace(' ', "-");
        insta::assert_snapshot!(name, help(command));
    }
}

#[test]
fn every_help_shows_two_examples_and_no_line_is_too_wide() {
    for command in COMMANDS {
        let help = help(command);
        let examples = help.split_once("Examples:\n").map_or("", |(_, rest)| rest);
        assert!(examples.lines().take(2).all(|line| line.contains("skillgap ")), "{command}: {help}");
        assert!(help.lines().all(|line| line.chars().count() <= 110), "{command}: {help}");
    }
}

#[test]
fn completions_name_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = stdout_of(&["completions", shell]);
        for command in [
            "report",
            "plan",
            "what-if",
            "diff",
            "posting",
            "market",
            "roles",
            "match",
            "batch",
            "catalog",
            "completions",
            "man",
        ] {
            assert!(script.contains(command), "{shell}: {command}");
        }
    }
}
