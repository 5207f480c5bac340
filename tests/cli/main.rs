//! Tests of the program: the output of its renderers, and its behaviour as a process.
#![allow(missing_docs, unreachable_pub)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "helpers of tests fail by panicking"
)]

mod batch;
mod browser;
mod constructed;
mod diffing;
mod documents;
mod examples;
mod failures;
mod features;
mod help;
mod html;
mod importing;
#[path = "../left_out.rs"]
mod left_out;
mod linting;
mod manual;
mod market;
mod matching;
mod outputs;
mod page;
mod pipes;
mod planning;
mod postings;
mod process;
mod rendering;
mod replay;
mod schema;
mod schemas;
mod stopping;
mod unseen;
mod whole;
