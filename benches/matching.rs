//! Matches single mentions: names, decorated names, typing errors, and unknown words.
#![allow(missing_docs, clippy::expect_used)]

use criterion::{Criterion, criterion_group, criterion_main};
use skillgap_benches::engine;
use skillgap_core::catalog::{Catalog, CatalogDraft, Place, SkillDraft, SkillKind};
use skillgap_core::matcher::{Matcher, Session};
use std::hint::black_box;

/// The kind of mention, the mentions, and how many must be accepted.
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

/// Sizes of catalogues for the sweep.
const SIZES: &[usize] = &[1_000, 10_000, 100_000];

/// A catalogue with this many labels of three words each, whose frequencies are as uneven as in a language.
fn catalog_of(labels: usize) -> Catalog {
    let syllables = ["ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu"];
    let word = |n: usize| [n / 100 % 10, n / 10 % 10, n % 10].map(|i| syllables[i]).concat();
    let skill = |i: usize| SkillDraft {
        place: Place::default(),
        key: format!("s{i}"),
        label: format!("{} {} {}", word(i * i % 37), word(i * 7 % 501), word(i)),
        alt_labels: Vec::new(),
        names: Vec::new(),
        kind: SkillKind::Knowledge,
        hours: 10.0,
        implies: Vec::new(),
        broader: Vec::new(),
        related: Vec::new(),
        prerequisites: Vec::new(),
        needs_context: false,
        project: None,
    };
    let skills = (0..labels).map(skill).collect();
    let draft =
        CatalogDraft { name: "sweep".to_owned(), skills, shared_labels: true, ..CatalogDraft::default() };
    Catalog::build(draft).expect("the labels are valid").0
}

/// How the cost of an index and of a misspelt mention scales with the catalogue.
fn sweep(c: &mut Criterion) {
    let mut group = c.benchmark_group("labels");
    for size in SIZES {
        let catalog = catalog_of(*size);
        let matcher = Matcher::new(&catalog);
        let wanted = &catalog.skills()[size / 2].label;
        let misspelt = wanted.replacen('k', "kk", 1);
        let mut session = Session::default();
        let mut run = || matcher.candidates(&misspelt, 5, &mut session);
        let best = run().candidates.first().map(|best| catalog.skill(best.skill).label.clone());
        assert_eq!(best.as_ref(), Some(wanted));
        group.bench_function(format!("match in {size}"), |b| b.iter(|| black_box(run())));
        group.bench_function(format!("index {size}"), |b| {
            b.iter(|| black_box(Matcher::new(&catalog)).candidates("zzqx", 1, &mut Session::default()))
        });
    }
    group.finish();
}

criterion_group!(benches, matching, index, sweep);
criterion_main!(benches);
