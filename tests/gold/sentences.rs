//! Sentences about work, with the skills that a careful reader would tick.

use super::figure::{Figure, check};
use super::mentions::label;
use super::{ENGINE, any_of, rows};
use skillgap_core::matcher::Session;
use skillgap_core::prose::spoken;

/// More skills than any sentence in the set shows.
const MOST: usize = 20;

/// The kinds of sentences in which nothing counts.
const SILENT: [&str; 3] = ["denied", "wished", "nothing"];

#[test]
fn sentences_show_what_a_careful_reader_ticks() {
    let mut session = Session::default();
    let mut found = Figure::new("sentences: skills found");
    let mut right = Figure::new("sentences: found skills that are right");
    let mut silent = Figure::new("sentences: nothing found where nothing is shown");
    for row in rows("sentences.tsv", 4) {
        let sentence = &row[0];
        let groups = |cell: &str| -> Vec<Vec<String>> {
            cell.split(';').filter(|group| !group.trim().is_empty()).map(any_of).collect()
        };
        let (wanted, allowed) = (groups(&row[1]), groups(&row[2]));
        assert!(wanted.is_empty() || !SILENT.contains(&row[3].as_str()), "nothing counts in {row:?}");
        let spoken = spoken((ENGINE.catalog(), ENGINE.matcher()), sentence, MOST, &mut session);
        let labels: Vec<&str> = spoken
            .iter()
            .filter(|spoken| spoken.accepted)
            .map(|spoken| label(spoken.candidate.skill))
            .collect();
        let has = |group: &[String]| group.iter().any(|label| labels.contains(&label.as_str()));
        for group in &wanted {
            let group_name = group.join(" or ");
            found.count(has(group), format!("{sentence} [{group_name}]"), labels.join(", "));
        }
        for label in &labels {
            let ticked = wanted.iter().chain(&allowed).flatten().any(|right| right == label);
            right.count(ticked, format!("{sentence} [{label}]"), "no careful reader ticks it");
        }
        if wanted.is_empty() {
            silent.count(labels.is_empty(), sentence, labels.join(", "));
        }
    }
    check(&[found, right, silent]);
}
