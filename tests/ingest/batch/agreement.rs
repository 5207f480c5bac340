//! OUT agrees with the report on the same skills, and with a scorer in memory.

use super::harness::run_files;
use skillgap_core::plan::step_action;
use skillgap_core::report::RoleInfo;
use skillgap_core::{Catalog, ReportOptions, Resume, ScoredRole, Scorer};
use skillgap_ingest::batch::BatchOptions;
use std::io::Read;
use std::path::Path;

fn items(list: &str) -> impl Iterator<Item = &str> {
    list.split([';', '|']).map(str::trim).filter(|item| !item.is_empty())
}

/// The rows that the report on a profile would give; a scorer in memory must agree.
fn reported(id: &str, list: &str, scorer: &mut Scorer<'_>) -> Vec<Vec<String>> {
    let engine = &*super::harness::BUILTIN;
    let report = engine.report(&Resume::from_skills(items(list)), &ReportOptions::default().top(3));
    let scored = scorer.score(items(list));
    assert_eq!((scored.roles.len(), scored.no_role_fits), (report.roles.len(), report.no_role_fits));
    for (role, scored) in report.roles.iter().zip(&scored.roles) {
        assert_scored(engine.catalog(), scored, role);
    }
    let row = |role: &RoleInfo| {
        let gaps: Vec<&str> = role.gaps.iter().take(10).map(|gap| gap.skill.as_str()).collect();
        let steps: Vec<String> = role.plan.iter().take(3).map(|step| step.action.replace(';', ",")).collect();
        let place = [id.to_owned(), role.rank.to_string(), role.id.clone(), role.title.clone()];
        let rest = [role.fit.to_string(), role.relevance.to_string(), gaps.join(";"), steps.join(";")];
        place.into_iter().chain(rest).chain([report.no_role_fits.to_string()]).collect()
    };
    report.roles.iter().map(row).collect()
}

#[track_caller]
fn assert_scored(catalog: &Catalog, scored: &ScoredRole, role: &RoleInfo) {
    assert_eq!((&catalog.role(scored.role).key, scored.rank), (&role.id, role.rank));
    assert!((scored.fit - role.fit).abs() < 1e-6 && (scored.relevance - role.relevance).abs() < 1e-6);
    let gaps = scored.gaps.iter().map(|gap| catalog.skill(gap.skill).key.as_str());
    assert!(gaps.eq(role.gaps.iter().take(10).map(|gap| gap.id.as_str())));
    let steps = scored.steps.iter().map(|step| step_action(catalog, *step));
    assert!(steps.eq(role.plan.iter().take(3).map(|step| step.action.clone())));
}

#[test]
fn out_and_report_agree_on_the_example_profiles() {
    let input = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/examples/profiles.csv");
    assert!(check(&std::fs::read_to_string(input).unwrap()) > 300);
}

#[test]
fn out_and_report_agree_on_a_thousand_real_profiles() {
    let Some(input) = super::shared::profiles() else { return };
    let mut table = String::new();
    let packed = std::fs::File::open(input).unwrap();
    flate2::read::MultiGzDecoder::new(packed).read_to_string(&mut table).unwrap();
    let rows: Vec<&str> = table.split_inclusive('\n').take(1001).collect();
    assert!(check(&rows.concat()) > 2000);
}

/// Compares every row of OUT with the report on its profile; returns the number of rows.
#[track_caller]
fn check(table: &str) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("in.csv");
    std::fs::write(&input, table).unwrap();
    let options = BatchOptions::default();
    let outcome =
        run_files(&super::harness::BUILTIN, std::slice::from_ref(&input), folder.path(), "out.csv", &options)
            .unwrap();
    let mut reader = csv::Reader::from_path(&input).unwrap();
    let headers = reader.headers().unwrap().clone();
    let column = |name: &str| headers.iter().position(|h| h == name).unwrap();
    let (id, skills) = (column("profile_id"), column("skills"));
    let mut scorer = Scorer::new(&super::harness::BUILTIN).gaps(10).steps(3);
    let rows = reader.records().map(Result::unwrap);
    let expected: Vec<Vec<String>> =
        rows.flat_map(|row| reported(&row[id], &row[skills], &mut scorer)).collect();
    let got: Vec<Vec<String>> = outcome.rows();
    assert_eq!(got.len(), expected.len());
    for (mut got, mut expected) in got.into_iter().zip(expected) {
        got.remove(HELD);
        let numbers: Vec<(f64, f64)> =
            NUMBERS.map(|at| (take(&mut got, at), take(&mut expected, at))).collect();
        assert_eq!(got, expected);
        assert!(numbers.iter().all(|(a, b)| (a - b).abs() <= HALF_A_DIGIT), "{numbers:?} {got:?}");
    }
    outcome.counts.rows_written as usize
}

/// The index of `held` among the columns.
const HELD: usize = 6;

/// The indexes of `fit` and `relevance`.
const NUMBERS: std::ops::Range<usize> = 4..6;

/// OUT has four decimals, the report six: half of the last digit of each.
const HALF_A_DIGIT: f64 = 0.5e-4 + 0.5e-6 + 1e-9;

/// The number at this index, which is then cleared.
fn take(row: &mut [String], at: usize) -> f64 {
    std::mem::take(&mut row[at]).parse().unwrap()
}
