//! `skillgap roles list` and `skillgap roles show`: what the catalogue says about roles.

use crate::args::{RolesListArgs, RolesShowArgs, TextFormatArg};
use crate::error::CliError;
use crate::inputs;
use crate::settings::Output;
use crate::ui::Ui;
use skillgap_core::role_info::describe;
use skillgap_render::lists::RoleList;
use skillgap_render::{Detail, json, markdown, terminal};

/// All roles of the catalogue.
pub(crate) fn list(args: RolesListArgs, ui: &Ui) -> Result<(), CliError> {
    let path = args.catalog.catalog.as_deref();
    let output = Output::text(args.output, path.as_slice())?;
    let roles = RoleList::of(&inputs::catalog(path, ui)?);
    let text = match output.format {
        TextFormatArg::Terminal => roles.terminal(&output.view(ui, Detail::First)),
        TextFormatArg::Markdown => roles.markdown(),
        TextFormatArg::Json => json::render(&roles).map_err(|error| CliError::input(error.to_string()))?,
    };
    output.write(&text)
}

/// Everything about one role.
pub(crate) fn show(args: RolesShowArgs, ui: &Ui) -> Result<(), CliError> {
    let path = args.catalog.catalog.as_deref();
    let output = Output::text(args.output, path.as_slice())?;
    let catalog = inputs::catalog(path, ui)?;
    let role = describe(&catalog, inputs::role(&catalog, &args.role)?);
    let text = match output.format {
        TextFormatArg::Terminal => terminal::role(&role, &output.view(ui, Detail::Every)),
        TextFormatArg::Markdown => markdown::role(&role),
        TextFormatArg::Json => json::render(&role).map_err(|error| CliError::input(error.to_string()))?,
    };
    output.write(&text)
}
