//! `skillgap catalog lint`: findings for curators, the effect of an edit, and the resulting plans.

use crate::args::{CatalogLintArgs, LintFormatArg};
use crate::error::CliError;
use crate::inputs;
use crate::output::Target;
use crate::ui::Ui;
use skillgap_core::catalog::Catalog;
use skillgap_core::lint::against::{Changes, Scored, compare, people_of_roles, score};
use skillgap_ingest::catalog::lint_catalog;
use skillgap_render::{clean, count, json, lint, plans};
use std::path::Path;

/// The number of a profile's roles considered; a role below that counts as gone.
#[cfg(feature = "tables")]
const MOST_ROLES: usize = 10;

/// Runs the command.
pub(crate) fn run(args: &CatalogLintArgs, ui: &Ui) -> Result<(), CliError> {
    if args.plans {
        let catalog = inputs::catalog(Some(&args.path), ui)?;
        return Target::Stdout.write(plans::plans(&catalog).as_bytes());
    }
    match &args.against {
        Some(old) => against(old, args, ui),
        None => findings(args),
    }
}

/// Findings are data here: they go to standard output, one per line.
fn findings(args: &CatalogLintArgs) -> Result<(), CliError> {
    let lexicon = inputs::lexicon(Some(&args.path))?;
    let linted = lint_catalog(&args.path, &lexicon)?;
    let shown = clean(&args.path.display().to_string());
    let text = match args.format {
        LintFormatArg::Terminal => lint::terminal(&shown, &linted),
        LintFormatArg::Json => rendered(&lint::Findings::of(&shown, &linted))?,
    };
    Target::Stdout.write(text.as_bytes())?;
    match linted.findings.len() {
        found @ 1.. if args.strict => {
            Err(CliError::input(format!("{shown} has findings: {}", count(found, "finding"))))
        }
        _ => Ok(()),
    }
}

fn against(old: &Path, args: &CatalogLintArgs, ui: &Ui) -> Result<(), CliError> {
    let changes = changes(old, args, ui)?;
    let text = match args.format {
        LintFormatArg::Terminal => lint::changes(&changes),
        LintFormatArg::Json => rendered(&changes)?,
    };
    Target::Stdout.write(text.as_bytes())
}

fn changes(old: &Path, args: &CatalogLintArgs, ui: &Ui) -> Result<Changes, CliError> {
    let [before, after] = [old, args.path.as_path()].map(|path| inputs::catalog(Some(path), ui));
    let (before, after) = (before?, after?);
    let Some(profiles) = &args.profiles else {
        let people = people_of_roles(&before, &after);
        return Ok(compare(&score(&before, &people), &score(&after, &people)));
    };
    let before = of_table(before, old, profiles)?;
    Ok(compare(&before, &of_table(after, &args.path, profiles)?))
}

/// The first roles of the profiles in a table, with this catalogue and its lexicon.
#[cfg(feature = "tables")]
fn of_table(catalog: Catalog, path: &Path, profiles: &Path) -> Result<Vec<Scored>, CliError> {
    let engine = skillgap_core::engine::Engine::with_lexicon(catalog, inputs::lexicon(Some(path))?);
    Ok(skillgap_ingest::batch::first_roles(&engine, profiles, MOST_ROLES)?)
}

#[cfg(not(feature = "tables"))]
fn of_table(_: Catalog, _: &Path, _: &Path) -> Result<Vec<Scored>, CliError> {
    Err(super::without_tables())
}

fn rendered<T: serde::Serialize>(value: &T) -> Result<String, CliError> {
    json::render(value).map_err(|error| CliError::input(error.to_string()))
}
