//! `skillgap read`: how a file was understood, block by block.

use crate::args::{ReadArgs, ReadFormatArg};
use crate::error::CliError;
use crate::inputs;
use crate::output::Target;
use crate::settings::ResumeSource;
use crate::ui::Ui;
use skillgap_ingest::resume::read_resume_with;
use skillgap_render::{json, reading};

/// Runs the command.
pub(crate) fn run(args: ReadArgs, ui: &Ui) -> Result<(), CliError> {
    let source = ResumeSource::from(args.resume);
    if source.edits.is_some() {
        ui.warn("--profile-edits is ignored: 'read' shows the file as it is");
    }
    let engine = inputs::engine(args.catalog.catalog.as_deref(), ui)?;
    let read = read_resume_with(&source.path, source.format, engine.lexicon())?;
    let shown = engine.reading(&read.document, &read.resume);
    let text = match args.format {
        ReadFormatArg::Terminal => reading::terminal(&shown, read.format.as_str(), ui.colour()),
        ReadFormatArg::Json => json::render(&shown).map_err(|error| CliError::input(error.to_string()))?,
    };
    Target::Stdout.write(text.as_bytes())
}
