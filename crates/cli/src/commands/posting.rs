//! `skillgap posting`: how a job posting was understood.

use crate::args::{PostingArgs, PostingFormatArg};
use crate::error::CliError;
use crate::inputs;
use crate::output::Target;
use crate::settings::{Output, PostingSource};
use crate::ui::Ui;
use skillgap_core::posting::{posting_info, posting_role};
use skillgap_ingest::catalog::role_file;
use skillgap_render::{Detail, json, posting};
use std::path::Path;

/// Runs the command.
pub(crate) fn run(args: PostingArgs, ui: &Ui) -> Result<(), CliError> {
    let PostingArgs { posting, input_format, format, output, catalog } = args;
    let source = PostingSource::new(posting, input_format);
    let inputs: Vec<&Path> =
        std::iter::once(source.path.as_path()).chain(catalog.catalog.as_deref()).collect();
    let output = Output::posting(format, output, &inputs)?;
    let engine = inputs::engine(catalog.catalog.as_deref(), ui)?;
    let read = inputs::posting(&engine, &source, ui)?;
    let info = posting_info(engine.catalog(), &read);
    let text = match output.format {
        PostingFormatArg::Terminal => posting::terminal(&info, &output.view(ui, Detail::First)),
        PostingFormatArg::Json => json::render(&info).map_err(|error| CliError::input(error.to_string()))?,
        PostingFormatArg::Toml => {
            let mut role = posting_role(engine.catalog(), &read);
            if role.requirements.is_empty() {
                let error =
                    CliError::input("the catalogue has none of the skills that this posting asks for");
                return Err(error.hint("skillgap posting FILE shows how it was understood"));
            }
            // The id of a role is its file name.
            if let Target::File(path) = &output.target
                && let Some(stem) = path.file_stem().and_then(|stem| stem.to_str())
            {
                role.key = stem.to_owned();
            }
            role_file(engine.catalog(), &role)
        }
    };
    output.write(&text)
}
