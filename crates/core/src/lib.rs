//! Reads resumes and lists of skills, matches them to a catalogue of skills and roles, scores the roles, and plans what to
//! learn. Pure functions: no files, clock, environment, threads or network.
//!
//! # Start here
//!
//! An [`Engine`] holds a catalogue with everything that is prepared from it. Make one, and share it.
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
//! Each of the first five is a program in `crates/core/examples/`, which the tests run.
//!
//! | you want | call | example |
//! | --- | --- | --- |
//! | the report on the text of a resume | [`Resume::from_text`], [`Engine::report`] | `report.rs` |
//! | a list of skills against a role that you choose | [`Resume::from_skills`], [`ReportOptions::for_roles`] | `skills_against_role.rs` |
//! | many lists, as numbers | [`Scorer::score`], [`Scorer::score_known`] | `score_lists.rs` |
//! | two roles side by side | [`Engine::compare`] | `compare_roles.rs` |
//! | another catalogue (ESCO, O*NET, your own) | [`Engine::from_bytes`], [`Engine::to_bytes`] | `own_catalogue.rs` |
//! | a plan for a budget of hours, with dates | [`ReportOptions::plan`], [`PlanOptions::hours`] | |
//! | the age of evidence in the report | [`ReportOptions::today`] | |
//! | to correct what was read, and report again | [`Engine::profile`], [`Profile::edited`], [`Engine::report_on`] | |
//! | a role by its name, or what is like that name | [`Catalog::find_role`], [`Catalog::nearest_roles`] | |
//! | to match one mention | [`Matcher::candidates`](matcher::Matcher::candidates) | |
//! | to know what a change of skills would do | [`what_if`](what_if::what_if) | |
//! | reports as JSON, and back | `serde_json` with [`Report`], which is [`Serialize`](serde::Serialize) and [`Deserialize`](serde::Deserialize) | |
//! | PDF, Word and other files; tables of profiles | the crate `skillgap-ingest` | |
//! | reports as HTML, Markdown or text | the crate `skillgap-render` | |
//!
//! # What calls cost
//!
//! Processor time of one thread, measured on 2026-11-26 on two cores of a virtual machine (AMD EPYC) that did other work
//! too, with the release profile: compare the rows rather than the digits.
//!
//! | call | built-in catalogue | ESCO (13,896 skills, 3,007 roles) |
//! | --- | --- | --- |
//! | [`Engine::builtin`], [`Engine::from_bytes`] | 14 ms | 82 ms |
//! | [`Resume::from_text`], a resume of 2.7 kB | 0.5 ms | the same |
//! | [`Engine::report`] on it, three roles | 32 ms, the first 90 ms | 58 ms, the first 220 ms |
//! | [`Engine::report`] on four listed skills | 1.6 ms | 9 ms |
//! | [`Engine::compare`] with a person | 0.14 ms | 0.08 ms |
//! | [`Scorer::new`] | 0.3 ms | 7 ms |
//! | [`Scorer::score`], three roles with ten gaps, 10,000 real lists | 91 µs a list | 109 µs a list |
//! | the same lists again | 18 µs a list | 13 µs a list |
//! | [`Scorer::score_resume`] on the resume of 2.7 kB | 30 ms | 52 ms |
//!
//! The first report prepares what mentions are compared by; [`Engine::prepare`] does it before. The process took 65 MB
//! with the built-in catalogue after all of this, and 165 MB with ESCO.
//!
//! # Threads
//!
//! [`Engine`], [`Catalog`], [`Profile`] and [`Report`] are `Send`, `Sync` and `'static`: put an engine in an
//! [`Arc`](std::sync::Arc) or a static, and call it from all threads. A [`Scorer`] borrows the engine and is for one
//! thread at a time; what is prepared of roles is shared by all scorers of an engine. No result depends on threads, on
//! the order of calls, or on what is remembered.
//!
//! # What can go wrong
//!
//! [`Resume::from_text`] refuses a text that is longer than any resume, [`Engine::from_bytes`] bytes that are no
//! catalogue. Nothing else fails: what is not recognised is listed in [`ProfileInfo::unrecognised`], and where no role is
//! likely [`Report::no_role_fits`] says so. Ids are places in one catalogue; those of another name other skills, or
//! none, and then [`Catalog::skill`] panics. Keys ([`Skill::key`](catalog::Skill::key)) are what to keep outside of
//! the program.
//!
//! # Lower level
//!
//! The modules are the parts that an engine is made of, and that readers of files and renderers share. They change more
//! often than what stands at the root.
//!
//! - Reading: [`document`] and [`source_text`] (what a reader of some format hands over), [`resume`], [`lexicon`],
//!   [`mention`], [`reading`], [`date`], [`day`].
//! - Matching: [`matcher`], [`agreement`], [`level`], [`prose`], [`explained`], [`text`], [`vectors`].
//! - Scoring: [`profile`], [`standing`], [`fit`], [`relevance`], [`career`], [`adjacent`], [`scorer`].
//! - Planning: [`plan`], [`what_if`].
//! - Catalogues: [`catalog`] ([`Catalog::build`] makes one of a draft), [`lint`], [`role_info`], [`units`]; [`sample`] is
//!   a tiny one for examples and tests.
//! - Reports: [`report`], [`compare`], [`group`], [`unseen`].
//!
//! [`ProfileInfo::unrecognised`]: report::ProfileInfo::unrecognised

pub mod adjacent;
pub mod agreement;
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

/// The code of the README, which is run with the tests.
#[cfg(all(doctest, feature = "builtin"))]
#[doc = include_str!("../../../README.md")]
struct Readme;
