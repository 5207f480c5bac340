//! OUT says of a profile what the report of the same skills says.

use super::harness::run_files;
use skillgap_core::plan::PlanOptions;
use skillgap_core::report::Selection;
use skillgap_core::resume::{Form, Origin, Resume, Section, Segment};
use skillgap_ingest::batch::BatchOptions;
use std::path::Path;

fn resume(items: &str) -> Resume {
    let segment = |item: &str| Segment {
        text: item.trim().to_owned(),
        origin: Origin::Verbatim(0),
        section: Section::Skills,
        form: Form::List,
        level: None,
    };
    Resume { name: None, segments: items.split([';', '|']).map(segment).collect() }
}

/// The rows that the report of a profile would give.
fn reported(id: &str, items: &str) -> Vec<Vec<String>> {
    let engine = &*super::harness::BUILTIN;
    let profile = engine.profile(&resume(items));
    let report = engine.report(&profile, &Selection::Top(3), &PlanOptions::default());
    let four = |value: f64| ((value * 1e4).round() / 1e4).to_string();
    let row = |role: &skillgap_core::report::RoleInfo| {
        let gaps: Vec<&str> = role.gaps.iter().take(10).map(|gap| gap.skill.as_str()).collect();
        let steps: Vec<String> = role.plan.iter().take(3).map(|step| step.action.replace(';', ",")).collect();
        let place = [id.to_owned(), role.rank.to_string(), role.id.clone(), role.title.clone()];
        let rest = [four(role.fit), four(role.relevance), gaps.join(";"), steps.join(";")];
        place.into_iter().chain(rest).collect()
    };
    report.roles.iter().map(row).collect()
}

#[test]
fn out_and_report_agree_on_the_example_profiles() {
    let input = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/examples/profiles.csv");
    let folder = tempfile::tempdir().unwrap();
    let options = BatchOptions::default();
    let outcome =
        run_files(&super::harness::BUILTIN, std::slice::from_ref(&input), folder.path(), "out.csv", &options)
            .unwrap();
    let mut reader = csv::Reader::from_path(&input).unwrap();
    let headers = reader.headers().unwrap().clone();
    let column = |name: &str| headers.iter().position(|h| h == name).unwrap();
    let (id, skills) = (column("profile_id"), column("skills"));
    let expected: Vec<Vec<String>> =
        reader.records().flat_map(|row| row.map(|row| reported(&row[id], &row[skills])).unwrap()).collect();
    let without_held = |mut row: Vec<String>| {
        row.remove(6);
        row
    };
    let got: Vec<Vec<String>> = outcome.rows().into_iter().map(without_held).collect();
    assert!(got.len() > 300, "{}", got.len());
    assert_eq!(got, expected);
}
