//! Matching, scoring and planning of skills: pure functions without input or output.
//!
//! An [`Engine`](engine::Engine) holds a catalogue with everything that is prepared from it. It turns a
//! [`Resume`](resume::Resume) (runs of text, filled by some reader) into a [`Profile`](profile::Profile), ranks roles
//! for it, and [builds](report::build) the [`Report`](report::Report) that renderers read.
//!
//! ```
//! use skillgap_core::engine::Engine;
//! use skillgap_core::plan::PlanOptions;
//! use skillgap_core::report::Selection;
//! use skillgap_core::resume::{Form, Resume, Section, Segment};
//!
//! let engine = Engine::new(skillgap_core::sample::catalog());
//! let text = "Python (advanced), k8s, machine lerning".to_owned();
//! let segment = Segment { text, section: Section::Skills, form: Form::List, ..Segment::default() };
//! let profile = engine.profile(&Resume { segments: vec![segment], ..Resume::default() });
//!
//! let report = engine.report(&profile, &Selection::Top(1), &PlanOptions::default());
//! let role = &report.roles[0];
//! assert_eq!(role.title, "Machine Learning Engineer");
//! assert!(role.fit > 0.5);
//! // Every step of the plan says what it gains.
//! assert!(role.plan.iter().all(|step| step.gain > 0.0));
//! ```
//!
//! By task: match one mention with [`Matcher::candidates`](matcher::Matcher::candidates); score a profile of known
//! skills with [`Standing`](standing::Standing) and [`fit`](fit::fit); rank all roles with
//! [`Ranker`](relevance::Ranker); make a catalogue with [`Catalog::build`](catalog::Catalog::build).
//!
//! Absent on purpose: files, clocks, environment, threads and every file format; they live in the crates around.

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
pub mod follows;
pub mod group;
pub mod level;
pub mod lexicon;
pub mod lint;
mod lists;
pub mod matcher;
pub mod mention;
pub mod named;
mod outline;
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
pub mod source_text;
pub mod stance;
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
