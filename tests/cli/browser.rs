//! The HTML report in a real browser, on desktop and phone, in light and dark mode.
//!
//! `tests/browser/check.mjs` opens the pages in headless Chromium and reports its findings, which are checked
//! here. It needs `chromium`, `node` and `npm ci` in `tests/browser`. Without them the test is skipped with a
//! note on stderr, but fails with `CI=true`.

use crate::left_out::left_out;
use crate::process::{stdout_of, top};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The names of browsers.
const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

/// A page, the command that writes it, and its number of charts.
const PAGES: &[(&str, &[&str], usize)] = &[
    ("report", &["report", "data/examples/alex-rivera.json"], 1),
    ("plan", &["plan", "data/examples/lea-martin.yaml", "--role", "data-engineer"], 1),
    ("roles", &["roles", "compare", "machine-learning-engineer", "ai-programmer"], 1),
    (
        "compared",
        &[
            "roles",
            "compare",
            "data-engineer",
            "data-scientist",
            "--resume",
            "data/examples/resume-maya-okafor.md",
        ],
        4,
    ),
    ("hostile", &["report", "tests/cli/fixtures/hostile.json", "--role", "data-scientist"], 1),
    ("sparse", &["report", "tests/cli/fixtures/sparse.txt"], 0),
];

#[test]
fn the_html_report_in_a_browser() {
    let (chromium, node) = match tools() {
        Ok(tools) => tools,
        Err(missing) => {
            assert!(std::env::var("CI").as_deref() != Ok("true"), "CI=true, but {missing}");
            return left_out(&missing);
        }
    };
    let folder = tempfile::tempdir().unwrap();
    let pages: Vec<PathBuf> =
        PAGES.iter().map(|(name, words, _)| write(folder.path(), name, words)).collect();
    let findings = look(&chromium, &node, &pages);
    assert_eq!(findings.len(), PAGES.len() * 4, "two widths, each in light and in dark");
    for finding in &findings {
        let page = finding["page"].as_str().unwrap();
        let (_, _, charts) = PAGES.iter().find(|(name, ..)| page == format!("{name}.html")).unwrap();
        check(finding, *charts);
    }
}

/// What must hold on every page, at every width, in light and dark mode.
fn check(finding: &Value, charts: usize) {
    let at = format!("{} {} {}", finding["page"], finding["width"], finding["colorScheme"]);
    for nothing in
        ["complaints", "requests", "handlers", "tooWide", "cutTexts", "collisions", "images", "frames"]
    {
        assert_eq!(finding[nothing], Value::Array(Vec::new()), "{at}: {nothing}");
    }
    assert_eq!(finding["sideways"], 0, "{at}: the page scrolls sideways");
    assert_eq!(finding["scripts"], 0, "{at}: there is a script");
    assert_eq!(finding["styled"], true, "{at}: the style sheet does not apply");
    assert_ne!(finding["title"], "owned", "{at}: a script of the resume has run");
    assert!(finding["letters"].as_u64().unwrap() > 500, "{at}: hardly any text");
    assert!(finding["headings"].as_array().unwrap().len() >= 3, "{at}: {}", finding["headings"]);
    assert_eq!(finding["charts"].as_array().unwrap().len(), charts, "{at}: {}", finding["charts"]);
    for chart in finding["charts"].as_array().unwrap() {
        let size = |part: &str| chart[part].as_u64().unwrap();
        assert!(size("width") > 250 && size("bars") > 0 && size("texts") > 1, "{at}: {chart}");
        assert!(chart["told"].as_str().unwrap().contains(char::is_numeric), "{at}: {chart}");
    }
    assert_eq!(finding["printed"]["hidden"], 0, "{at}: a quotation is missing in print");
    assert_eq!(finding["keyboard"]["skips"], true, "{at}: the first stop of the keyboard");
    assert_ne!(finding["keyboard"]["opens"], false, "{at}: the evidence does not open by keyboard");
    assert_eq!(finding["violations"], Value::Array(Vec::new()), "{at}: axe finds something");
}

fn write(folder: &Path, name: &str, words: &[&str]) -> PathBuf {
    let path = folder.join(format!("{name}.html"));
    assert_eq!(stdout_of(&[words, &["-o", path.to_str().unwrap()]].concat()), "");
    path
}

fn look(chromium: &Path, node: &Path, pages: &[PathBuf]) -> Vec<Value> {
    let script = top().join("tests/browser/check.mjs");
    let output = Command::new(node).arg(script).arg(chromium).args(pages).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The browser and node, or what is missing.
pub(crate) fn tools() -> Result<(PathBuf, PathBuf), String> {
    let chromium = BROWSERS.iter().find_map(|name| on_path(name)).ok_or("no chromium on the path")?;
    let node = on_path("node").ok_or("no node on the path")?;
    if top().join("tests/browser/node_modules/axe-core").is_dir() {
        Ok((chromium, node))
    } else {
        Err("tests/browser has no node_modules: run npm ci there".to_owned())
    }
}

fn on_path(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(name)).find(|path| path.is_file())
}
