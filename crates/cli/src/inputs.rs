//! What the commands have in common: the catalogue, the roles that are named, the profile of a resume.

use crate::error::CliError;
use crate::render::either;
use crate::settings::{ResumeSource, Wanted};
use crate::ui::Ui;
use skillgap_core::catalog::{Catalog, Problem, RoleId};
use skillgap_core::engine::Engine;
use skillgap_core::lexicon::Lexicon;
use skillgap_core::profile::Profile;
use skillgap_core::report::Selection;
use skillgap_ingest::catalog::{builtin_catalog, load_catalog, load_lexicon};
use skillgap_ingest::resume::read_resume_with;
use std::mem::ManuallyDrop;
use std::path::Path;
use std::sync::Arc;

/// The warnings of a catalogue that are shown; `catalog validate` shows all.
const MOST_WARNINGS: usize = 3;

/// The titles that an unknown one may have meant.
const MOST_TITLES: usize = 3;

/// The catalogue at a path, or the one built into the program.
pub(crate) fn catalog(path: Option<&Path>, ui: &Ui) -> Result<Catalog, CliError> {
    let Some(path) = path else { return Ok(builtin_catalog()?) };
    let loaded = load_catalog(path)?;
    tell(&loaded.warnings, path, ui);
    Ok(loaded.catalog)
}

/// The engine over the catalogue at a path, or over the built-in one.
///
/// It lives until the process ends and is never taken apart: freeing its hundred thousand pieces one by one would
/// take a tenth of the time of a report.
pub(crate) fn engine(path: Option<&Path>, ui: &Ui) -> Result<ManuallyDrop<Engine>, CliError> {
    Ok(ManuallyDrop::new(Engine::with_lexicon(catalog(path, ui)?, lexicon(path)?)))
}

/// The words of resumes: those that the folder of a catalogue brings, beside the built-in ones.
pub(crate) fn lexicon(path: Option<&Path>) -> Result<Arc<Lexicon>, CliError> {
    Ok(path.map_or_else(|| Ok(Lexicon::builtin()), load_lexicon)?)
}

fn tell(warnings: &[Problem], path: &Path, ui: &Ui) {
    for warning in warnings.iter().take(MOST_WARNINGS) {
        ui.warn(&warning.to_string());
    }
    if warnings.len() > MOST_WARNINGS {
        let more = warnings.len() - MOST_WARNINGS;
        ui.hint(&format!("{more} more warnings: skillgap catalog validate {}", path.display()));
    }
}

/// The role of this name.
pub(crate) fn role(catalog: &Catalog, name: &str) -> Result<RoleId, CliError> {
    catalog.find_role(name).ok_or_else(|| unknown_role(catalog, name))
}

/// An unknown role is wrong usage: the command line names it, no file does.
fn unknown_role(catalog: &Catalog, name: &str) -> CliError {
    let error = CliError::usage(format!("no role of the catalogue is called '{name}'"));
    let nearest = catalog.nearest_roles(name, MOST_TITLES);
    let titles: Vec<&str> = nearest.iter().map(|id| catalog.role(*id).title.as_str()).collect();
    if catalog.roles().is_empty() {
        return error.hint("the catalogue holds no roles");
    }
    let error = if titles.is_empty() {
        error
    } else {
        error.hint(format!(
            "the nearest {} {}",
            if titles.len() == 1 { "is" } else { "are" },
            either(&titles)
        ))
    };
    error.hint("skillgap roles list shows every role")
}

/// The roles that are wanted, each once, in the order given.
pub(crate) fn selection(catalog: &Catalog, wanted: &Wanted) -> Result<Selection, CliError> {
    match wanted {
        Wanted::Top(most) => Ok(Selection::Top(*most)),
        Wanted::Named(names) => Ok(Selection::Roles(roles(catalog, names)?)),
    }
}

/// The roles of these names, each once, in the order given.
pub(crate) fn roles(catalog: &Catalog, names: &[String]) -> Result<Vec<RoleId>, CliError> {
    let mut ids = Vec::new();
    for name in names {
        let id = role(catalog, name)?;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(ids)
}

/// The profile that a resume shows.
pub(crate) fn profile(engine: &Engine, source: &ResumeSource, ui: &Ui) -> Result<Profile, CliError> {
    let read = std::thread::scope(|scope| {
        // The roles are prepared while the resume is read: with 3,000 of them it takes as long.
        scope.spawn(|| engine.prepare());
        let read = read_resume_with(&source.path, source.format, engine.lexicon())?;
        let profile = engine.profile(&read.resume);
        Ok::<_, CliError>((read, profile))
    });
    let (read, profile) = read?;
    for warning in &read.warnings {
        ui.warn(warning);
    }
    for warning in source.aging.iter().flat_map(|aging| profile.future_dates(aging.today)) {
        ui.warn(&format!("{}: {warning}", source.path.display()));
    }
    Ok(match source.aging {
        Some(aging) => profile.aged(engine.catalog(), aging),
        None => profile,
    })
}
