//! Resume to profile, profile to ranked roles and plan, and the whole report.
#![allow(missing_docs, clippy::expect_used)]

use criterion::{Criterion, criterion_group, criterion_main};
use skillgap_benches::{engine, sample_resume};
use skillgap_core::plan::{PlanOptions, plan};
use skillgap_core::report::Selection;
use std::hint::black_box;

fn scoring(c: &mut Criterion) {
    let engine = engine();
    let resume = sample_resume();
    let profile = engine.profile(&resume);
    let standing = profile.standing();
    let catalog = engine.catalog();
    let target = catalog.find_role("machine-learning-engineer").expect("the role of the article is built in");

    assert!(profile.held.len() > 40, "{} skills", profile.held.len());
    c.bench_function("resume to profile", |b| b.iter(|| black_box(engine.profile(&resume))));

    let first = engine.ranker().rank(catalog, &standing)[0].role;
    assert_eq!(catalog.role(first).group, "data");
    c.bench_function("rank all roles", |b| b.iter(|| black_box(engine.ranker().rank(catalog, &standing))));

    let options = PlanOptions::default();
    let planned = plan(catalog, catalog.role(target), &standing, &options);
    assert!(!planned.steps.is_empty() && planned.bound <= 1.0);
    c.bench_function("plan a role", |b| {
        b.iter(|| black_box(plan(catalog, catalog.role(target), &standing, &options)))
    });

    assert_eq!(engine.report_on(&profile, &Selection::Top(3), &options).roles.len(), 3);
    c.bench_function("report on three roles", |b| {
        b.iter(|| black_box(engine.report_on(&profile, &Selection::Top(3), &options)))
    });
}

criterion_group!(benches, scoring);
criterion_main!(benches);
