//! One mention to its candidates: names, decorated names, typing errors, and what no skill is like.
#![allow(missing_docs, clippy::expect_used)]

use criterion::{Criterion, criterion_group, criterion_main};
use skillgap_benches::engine;
use skillgap_core::matcher::{Matcher, Session};
use std::hint::black_box;

/// Kind of mention, mentions, and how many of them are to be accepted.
const CASES: &[(&str, &[&str], usize)] = &[
    ("name", &["Python", "k8s", "Node.js", "scikit-learn", "C++"], 5),
    ("decorated", &["Python 3.11", "experience with Docker", "Advanced Excel", "Java (8, 11)"], 4),
    ("typing error", &["Pyhton", "Kuberntes", "machine lerning", "Tensorfow"], 4),
    ("unknown", &["underwater basket weaving", "Zorblax Quux", "Nordhavn Hospital"], 0),
];

fn matching(c: &mut Criterion) {
    let engine = engine();
    let mut group = c.benchmark_group("match");
    for (kind, mentions, accepted) in CASES {
        let mut session = Session::default();
        let mut run =
            || mentions.iter().filter(|m| engine.matcher().candidates(m, 1, &mut session).accepted).count();
        assert_eq!(run(), *accepted, "{kind}");
        group.bench_function(*kind, |b| b.iter(|| black_box(run())));
    }
    group.finish();
}

fn index(c: &mut Criterion) {
    let engine = engine();
    c.bench_function("index the built-in labels", |b| {
        b.iter(|| {
            black_box(Matcher::new(engine.catalog())).exact("Python").expect("Python is in the catalogue")
        })
    });
}

criterion_group!(benches, matching, index);
criterion_main!(benches);
