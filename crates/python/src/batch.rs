//! Scores files of people as the program does.

use crate::fault::Fault;
use crate::table::outcome;
use skillgap_core::Engine;
use skillgap_core::catalog::RoleId;
use skillgap_ingest::batch::{BatchOptions, Summing, gather_inputs, rejects_beside, run_batch};
use skillgap_ingest::bytes::is_stdout;
use std::path::{Path, PathBuf};

/// The settings of a batch.
pub(crate) struct Settings {
    /// Tables, resumes and folders.
    pub(crate) inputs: Vec<PathBuf>,
    /// The table to write.
    pub(crate) out: PathBuf,
    /// The file for rows that cannot be scored.
    pub(crate) rejects: Option<PathBuf>,
    /// The number of roles per profile.
    pub(crate) top: usize,
    /// The roles, if named.
    pub(crate) roles: Vec<RoleId>,
    /// The names of the columns for ids, skills, titles and texts, if they differ from the defaults.
    pub(crate) columns: [Option<String>; 4],
    /// Whether to compute the group summary.
    pub(crate) summary: bool,
    /// The number of threads; 0 for one per core.
    pub(crate) threads: usize,
}

/// Scores files on a separate thread pool; returns the outcome as JSON, and the path of the rejects.
pub(crate) fn run(engine: &Engine, settings: Settings) -> Result<(String, PathBuf), Fault> {
    let Settings { inputs, out, rejects, top, roles, columns, summary, threads } = settings;
    if is_stdout(&out) || inputs.iter().any(|input| input == Path::new("-")) {
        return Err(Fault::usage("'-' is no file", "name files, or score a table in memory with score()"));
    }
    let rejects = rejects.unwrap_or_else(|| rejects_beside(&out));
    let [id_column, skills_column, title_column, text_column] = columns;
    let options = BatchOptions {
        top,
        roles,
        id_column,
        skills_column,
        title_column,
        text_column,
        summary: if summary { Summing::Yes } else { Summing::No },
        ..BatchOptions::default()
    };
    let inputs = gather_inputs(&inputs, &options, &[&out, &rejects])?.inputs;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.map_err(|error| Fault::Broken(format!("cannot start threads: {error}")))?;
    let done = pool.install(|| run_batch(engine, &inputs, &out, &rejects, &options, &mut |_| {}))?;
    Ok((outcome(&done)?, rejects))
}
