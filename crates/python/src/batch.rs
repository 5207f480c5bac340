//! Files of people, scored as the program scores them.

use crate::fault::Fault;
use crate::table::outcome;
use skillgap_core::Engine;
use skillgap_core::catalog::RoleId;
use skillgap_ingest::batch::{BatchOptions, Summing, gather_inputs, rejects_beside, run_batch};
use skillgap_ingest::bytes::is_stdout;
use std::path::{Path, PathBuf};

/// What a batch is told.
pub(crate) struct Settings {
    /// Tables, resumes and folders.
    pub(crate) inputs: Vec<PathBuf>,
    /// The table that is written.
    pub(crate) out: PathBuf,
    /// The rows that cannot be scored.
    pub(crate) rejects: Option<PathBuf>,
    /// How many roles a profile gets.
    pub(crate) top: usize,
    /// The roles, where they are named.
    pub(crate) roles: Vec<RoleId>,
    /// The columns of ids, skills, titles and texts, where they have other names.
    pub(crate) columns: [Option<String>; 4],
    /// Whether the group is summed up.
    pub(crate) summary: bool,
    /// How many threads work; 0 for one a core.
    pub(crate) threads: usize,
}

/// Scores files with threads of its own; what came of it as JSON, and where the rejects are.
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
