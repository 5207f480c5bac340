//! The Python package reuses what the program compiled: the same versions of everything below polars, with
//! the same features.

use std::collections::BTreeSet;
use std::process::Command;

/// Every package of a build with its features, one per line.
fn packages(of: &[&str]) -> BTreeSet<String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.toml");
    let tree = Command::new(cargo)
        .args(["tree", "--locked", "--offline", "--manifest-path", manifest])
        .args(["--edges", "normal,build", "--prefix", "none", "--format", "{p} [{f}]"])
        .args(of)
        .output()
        .unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let lines = String::from_utf8(tree.stdout).unwrap();
    lines
        .lines()
        .map(|line| line.trim_end_matches(" (*)").to_owned())
        .filter(|line| !line.is_empty())
        .collect()
}

fn name(line: &str) -> &str {
    line.split_once(' ').map_or(line, |(name, _)| name)
}

#[test]
fn the_python_package_compiles_nothing_twice() {
    let program = packages(&[]);
    let package = packages(&["--package", "skillgap-python"]);
    assert!(program.iter().any(|line| name(line) == "polars-core"));
    let own = |line: &&String| {
        name(line).starts_with("pyo3") || ["skillgap-python", "target-lexicon"].contains(&name(line))
    };
    let differs: Vec<&String> = package.difference(&program).filter(|line| !own(line)).collect();
    assert!(
        differs.is_empty(),
        "the program has these in other versions or with other features: {differs:#?}"
    );
    assert!(package.iter().all(|line| !name(line).starts_with("arrow")), "a second Arrow");
}
