//! What the index loses on the published labels; skipped with a note on stderr if they are missing.

use crate::shared::shared;
use skillgap_core::matcher::{Matcher, Session};
use skillgap_ingest::catalog::{Taxonomy, import_catalog};

/// One in this many mentions is looked up, because a scan of all labels takes time.
const STEP: usize = 13;
/// Of the mentions accepted by a scan, the index may miss one in this many.
const MOST_LOST: usize = 50;

/// The matcher of a list of labels, with the mentions of the digital gold set.
fn published(labels: &str) -> Option<(Matcher, Vec<String>)> {
    let (labels, gold) = (shared(labels)?, shared("eval/dev/esco_digital.tsv")?);
    let catalog = import_catalog(Taxonomy::Labels, &[labels], &mut |_| {}).unwrap().catalog;
    let gold = std::fs::read_to_string(gold).unwrap();
    let mentions = gold.lines().skip(1).filter_map(|line| line.split('\t').next());
    Some((Matcher::new(&catalog), mentions.map(str::to_owned).collect()))
}

#[test]
fn the_index_loses_hardly_anything_of_what_a_scan_of_the_published_labels_accepts() {
    let Some((matcher, mentions)) = published("eval/labels_esco.txt") else { return };
    let mut session = Session::default();
    let (mut accepted, mut lost) = (0, 0);
    for mention in mentions.iter().step_by(STEP) {
        let all = matcher.candidates_of_all(mention, 1, &mut session);
        let proposed = matcher.candidates(mention, 1, &mut session);
        accepted += usize::from(all.accepted);
        lost += usize::from(all.accepted && proposed.candidates.first() != all.candidates.first());
    }
    assert!(accepted > 30, "the scan accepts {accepted}");
    assert!(lost * MOST_LOST <= accepted, "{lost} of {accepted} lost");
}

#[test]
fn a_table_holds_what_a_report_holds_of_every_published_mention() {
    let Some((matcher, mentions)) = published("eval/labels_esco_known.csv") else { return };
    let mut session = Session::default();
    for mention in &mentions {
        let held = matcher.candidates(mention, 1, &mut session).held();
        assert_eq!(matcher.held(mention, &mut session), held, "{mention}");
    }
}
