//! Whole resumes: the first role, some held skills, and traps.

use super::figure::{Figure, check};
use super::{ENGINE, any_of, path, skill};
use skillgap_core::plan::PlanOptions;
use skillgap_core::report::{Report, Selection};
use skillgap_ingest::resume::read_resume;
use std::path::{Path, PathBuf};

/// The annotation of a resume.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// The titles of roles, any of which may come first; empty if the catalogue lacks the person's role.
    roles: Vec<String>,
    /// Skills that the resume shows; names separated by `|` are equally right.
    held: Vec<String>,
    /// Skills that it does not show, although the wording could mislead.
    not_held: Vec<String>,
}

#[test]
fn resumes_show_the_role_and_the_skills_of_their_people() {
    let mut role = Figure::new("people: the right role first");
    let mut held = Figure::new("people: skills held");
    let mut traps = Figure::new("people: traps avoided");
    for resume in resumes() {
        let file = resume.file_name().unwrap().to_string_lossy().into_owned();
        let expected = expected(&resume);
        let report = report(&resume);
        let first = first_role(&report);
        let is_right = match first {
            None => expected.roles.is_empty(),
            Some(title) => expected.roles.iter().any(|role| role == title),
        };
        role.count(is_right, &file, first.unwrap_or("no role fits"));
        let has = |label: &String| report.profile.skills.iter().any(|skill| skill.skill == *label);
        for group in &expected.held {
            held.count(any_of(group).iter().any(has), format!("{file}: {group}"), "not held");
        }
        for trap in &expected.not_held {
            traps.count(!has(&skill(trap)), format!("{file}: {trap}"), "held");
        }
    }
    check(&[role, held, traps]);
}

/// The resumes of the folder, by name.
fn resumes() -> Vec<PathBuf> {
    let files = std::fs::read_dir(path("people")).unwrap().map(|entry| entry.unwrap().path());
    let mut resumes: Vec<PathBuf> = files.filter(|path| path.extension().unwrap() != "toml").collect();
    resumes.sort();
    resumes
}

fn expected(resume: &Path) -> Expected {
    let text = std::fs::read_to_string(resume.with_extension("expect.toml")).unwrap();
    let expected: Expected = toml::from_str(&text).unwrap();
    for title in &expected.roles {
        let known = ENGINE.catalog().roles().iter().any(|role| role.title == *title);
        assert!(known, "{}: the catalogue has no role '{title}'", resume.display());
    }
    expected
}

fn report(resume: &Path) -> Report {
    let read = read_resume(resume, None).unwrap();
    ENGINE.report_on(&ENGINE.profile(&read.resume), &Selection::Top(1), &PlanOptions::default())
}

fn first_role(report: &Report) -> Option<&str> {
    report.roles.first().filter(|_| !report.no_role_fits).map(|role| role.title.as_str())
}
