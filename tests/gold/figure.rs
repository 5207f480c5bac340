//! A figure: how many of how many cases are missed, and which.

use super::floors::{FLOORS, Floor};
use super::path;
use std::collections::HashSet;
use std::fmt::Write;
use std::path::PathBuf;

/// The misses of one kind in one set.
pub(crate) struct Figure {
    /// What is counted ("mentions: the right skill first").
    name: &'static str,
    /// The cases that could be missed.
    of: usize,
    misses: Vec<Miss>,
}

/// A missed case.
struct Miss {
    /// The part that is independent of the answer.
    case: String,
    /// The answer.
    answer: String,
}

impl Figure {
    pub(crate) fn new(name: &'static str) -> Self {
        Self { name, of: 0, misses: Vec::new() }
    }

    /// Counts a case, as a miss unless `right`.
    pub(crate) fn count(&mut self, right: bool, case: impl Into<String>, answer: impl Into<String>) {
        self.of += 1;
        if !right {
            self.misses.push(Miss { case: case.into(), answer: answer.into() });
        }
    }

    /// The problem, if the figure misses its floor.
    fn fault(&self) -> Option<String> {
        let floor = FLOORS.iter().find(|floor| floor.name == self.name).expect("every figure has a floor");
        if self.misses.len() > floor.most_missed {
            return Some(self.told(floor));
        }
        let few = || format!("{}: only {} cases are left of {}\n", self.name, self.of, floor.fewest_cases);
        (self.of < floor.fewest_cases).then(few)
    }

    /// A message with the new misses.
    fn told(&self, floor: &Floor) -> String {
        let Self { name, of, misses } = self;
        let most = floor.most_missed;
        let mut told = format!(
            "{name}: {} of {of} missed, but at most {most} may be. New since the floor was set:\n",
            misses.len()
        );
        let known = std::fs::read_to_string(self.known()).unwrap_or_default();
        let known: HashSet<&str> = known.lines().collect();
        for miss in misses.iter().filter(|miss| !known.contains(miss.case.as_str())) {
            writeln!(told, "  {}: {}", miss.case, miss.answer).unwrap();
        }
        told
    }

    /// The file with the misses from when the floor was set.
    fn known(&self) -> PathBuf {
        path("misses").join(self.name.replace(": ", "-").replace(' ', "-")).with_extension("txt")
    }

    /// Writes that file.
    fn remember(&self) {
        let cases: String = self.misses.iter().map(|miss| format!("{}\n", miss.case)).collect();
        std::fs::write(self.known(), cases).unwrap();
    }

    #[allow(clippy::print_stdout, reason = "shown when a test fails, or with --nocapture")]
    fn print(&self) {
        println!("{}: {} of {} right", self.name, self.of - self.misses.len(), self.of);
        for miss in &self.misses {
            println!("  {}: {}", miss.case, miss.answer);
        }
    }
}

/// Fails if more is missed than the floors allow, and lists new misses.
pub(crate) fn check(figures: &[Figure]) {
    figures.iter().for_each(Figure::print);
    if std::env::var_os("SKILLGAP_GOLD_MISSES").is_some_and(|word| word == "write") {
        figures.iter().for_each(Figure::remember);
    }
    let faults: String = figures.iter().filter_map(Figure::fault).collect();
    assert!(faults.is_empty(), "{faults}");
}
