//! Reads resumes and skill lists, matches them to a catalogue of skills and roles, scores the roles, and plans what to
//! learn. Everything is pure: no files, clock, environment, threads or network.
//!
//! # Start here
//!
//! An [`Engine`] holds a catalogue and everything derived from it. Make one, and share it.
//!
#![cfg_attr(feature = "builtin", doc = "```")]
#![cfg_attr(not(feature = "builtin"), doc = "```ignore")]
//! use skillgap_core::{Engine, ReportOptions, Resume};
//!
//! let engine = Engine::builtin();
//! let resume = Resume::from_skills(["Python (advanced)", "SQL", "k8s", "machine lerning"]);
//! let report = engine.report(&resume, &ReportOptions::default());
//! let role = &report.roles[0];
//! println!("{}: {:.0}% ready", role.title, 100.0 * role.fit);
//! for gap in &role.gaps {
//!     println!("{} costs {:.1}%: {}", gap.skill, 100.0 * gap.gap, gap.requirement);
//! }
//! assert!(role.fit > 0.0 && role.fit + role.gaps.iter().map(|gap| gap.gap).sum::<f64>() > 0.9999);
//! ```
//!
//! # Tasks
//!
//! The first five have examples in `crates/core/examples/`, which the tests run.
//!
//! | you want | call | example |
//! | --- | --- | --- |
//! | a report on the text of a resume | [`Resume::from_text`], [`Engine::report`] | `report.rs` |
//! | to compare a skill list with a role | [`Resume::from_skills`], [`ReportOptions::for_roles`] | `skills_against_role.rs` |
//! | to score many lists, as numbers | [`Scorer::score`], [`Scorer::score_known`] | `score_lists.rs` |
//! | two roles side by side | [`Engine::compare`] | `compare_roles.rs` |
//! | another catalogue (ESCO, O*NET, your own) | [`Engine::from_bytes`], [`Engine::to_bytes`] | `own_catalogue.rs` |
//! | a plan for a budget of hours, with dates | [`ReportOptions::plan`], [`PlanOptions::hours`] | |
//! | the age of evidence in the report | [`ReportOptions::today`] | |
//! | to correct what was read, and report again | [`Engine::profile`], [`Profile::edited`], [`Engine::report_on`] | |
//! | a role by its name, or roles with similar names | [`Catalog::find_role`], [`Catalog::nearest_roles`] | |
//! | to match one mention | [`Matcher::candidates`](matcher::Matcher::candidates) | |
//! | to know what a change of skills would change | [`what_if`](what_if::what_if) | |
//! | reports as JSON, and back | `serde_json` with [`Report`], which is [`Serialize`](serde::Serialize) and [`Deserialize`](serde::Deserialize) | |
//! | PDF, Word and other files; tables of profiles | the crate `skillgap-ingest` | |
//! | reports as HTML, Markdown or text | the crate `skillgap-render` | |
//!
//! # What calls cost
//!
//! CPU time on one thread, measured on 2026-11-26 in a virtual machine with two cores (AMD EPYC) and other load, with
//! the release profile: compare rows rather than exact figures.
//!
//! | call | built-in catalogue | ESCO (13,896 skills, 3,007 roles) |
//! | --- | --- | --- |
//! | [`Engine::builtin`], [`Engine::from_bytes`] | 14 ms | 82 ms |
//! | [`Resume::from_text`], a resume of 2.7 kB | 0.5 ms | the same |
//! | [`Engine::report`] on it, three roles | 32 ms, the first 90 ms | 58 ms, the first 220 ms |
//! | [`Engine::report`] on four listed skills | 1.6 ms | 9 ms |
//! | [`Engine::compare`] with a person | 0.14 ms | 0.08 ms |
//! | [`Scorer::new`] | 0.3 ms | 7 ms |
//! | [`Scorer::score`], three roles with ten gaps, 10,000 real lists | 91 µs per list | 109 µs per list |
//! | the same lists again | 18 µs per list | 13 µs per list |
//! | [`Scorer::score_resume`] on the resume of 2.7 kB | 30 ms | 52 ms |
//!
//! The first report builds the indexes for comparing mentions; call [`Engine::prepare`] to build them earlier. After all
//! of this, the process took 65 MB with the built-in catalogue and 165 MB with ESCO.
//!
//! # Threads
//!
//! [`Engine`], [`Catalog`], [`Profile`] and [`Report`] are `Send`, `Sync` and `'static`: put an engine in an
//! [`Arc`](std::sync::Arc) or a static, and call it from any thread. A [`Scorer`] borrows the engine and serves one
//! thread at a time; all scorers of an engine share its prepared roles. No result depends on threads, on the order of
//! calls, or on caches.
//!
//! # Errors
//!
//! [`Resume::from_text`] rejects text longer than any resume, and [`Engine::from_bytes`] bytes that are not a catalogue.
//! Nothing else fails: [`ProfileInfo::unrecognised`] lists what was not recognised, and [`Report::no_role_fits`] is true
//! if no role is likely. Ids are positions in one catalogue: in another one they refer to other skills, or to none, in
//! which case [`Catalog::skill`] panics. Outside the program, store keys ([`Skill::key`](catalog::Skill::key)).
//!
//! # Lower level
//!
//! The modules are the parts of an engine, shared with file readers and renderers. They change more often than the items
//! at the root.
//!
//! - Reading: [`document`] and [`source_text`] (the output of a file reader), [`resume`], [`lexicon`],
//!   [`mention`], [`reading`], [`date`], [`day`].
//! - Matching: [`matcher`], [`agreement`], [`level`], [`prose`], [`explained`], [`text`], [`vectors`].
//! - Scoring: [`profile`], [`standing`], [`fit`], [`relevance`], [`career`], [`adjacent`], [`scorer`].
//! - Planning: [`plan`], [`what_if`].
//! - Catalogues: [`catalog`] ([`Catalog::build`] makes one from a draft), [`lint`], [`role_info`], [`units`]; [`sample`] is
//!   a tiny one for examples and tests.
//! - Reports: [`report`], [`compare`], [`group`], [`unseen`].
//!
//! [`ProfileInfo::unrecognised`]: report::ProfileInfo::unrecognised

pub mod adjacent;
pub mod agreement;
pub mod aims;
mod builtin;
pub mod career;
pub mod catalog;
pub mod compare;
mod context;
pub mod date;
mod dates;
pub mod day;
mod degree;
pub mod diff;
pub mod document;
pub mod engine;
mod experience;
pub mod explained;
mod extract;
pub mod fit;
mod follows;
pub mod group;
pub mod level;
pub mod lexicon;
pub mod lint;
mod lists;
pub mod market;
pub mod matcher;
pub mod mention;
mod mojibake;
pub mod named;
mod outline;
mod plain_text;
pub mod plan;
pub mod posting;
mod prepared;
pub mod profile;
pub mod prose;
pub mod quote;
mod raw;
pub mod reading;
pub mod relevance;
pub mod report;
pub mod resume;
pub mod role_info;
pub mod sample;
mod scan;
pub mod scorer;
pub mod source_text;
mod stance;
pub mod standing;
mod stem;
#[cfg(test)]
mod steps;
pub mod text;
mod text_list;
mod titles;
pub mod units;
pub mod unseen;
pub mod vectors;
pub mod what_if;

pub use catalog::{Catalog, CatalogBytesError, RoleId, SkillId};
pub use compare::Comparison;
pub use engine::{Engine, ReportOptions};
pub use lexicon::Lexicon;
pub use plan::PlanOptions;
pub use profile::Profile;
pub use report::{Report, Selection};
pub use resume::Resume;
pub use scorer::{Scored, ScoredRole, Scorer};
pub use units::Level;

/// The README, whose code runs as a doc-test.
#[cfg(all(doctest, feature = "builtin"))]
#[doc = include_str!("../../../README.md")]
struct Readme;
