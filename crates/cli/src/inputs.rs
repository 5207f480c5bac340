//! What the commands have in common: the catalogue, the roles that are named, the profile of a resume.

use crate::error::CliError;
use crate::settings::{PostingSource, ResumeSource, Wanted};
use crate::ui::Ui;
use skillgap_core::catalog::{Catalog, Problem, RoleId, SkillId};
use skillgap_core::engine::Engine;
use skillgap_core::lexicon::Lexicon;
use skillgap_core::named::NoSuchSkill;
use skillgap_core::plan::PlanOptions;
use skillgap_core::posting::Posting;
use skillgap_core::profile::{Profile, ProfileEdits};
use skillgap_core::report::{Report, Selection};
use skillgap_core::units::Level;
use skillgap_ingest::catalog::{load_catalog, load_lexicon};
use skillgap_ingest::edits::{Edits, read_edits};
use skillgap_ingest::resume::{read_document_with, read_resume_with};
use skillgap_render::{either, roles_of};
use std::mem::ManuallyDrop;
use std::path::Path;
use std::sync::Arc;

/// What an engine prepares of the built-in catalogue.
static BUILTIN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/engine.packed"));

/// The warnings of a catalogue that are shown; `catalog validate` shows all.
const MOST_WARNINGS: usize = 3;

/// The titles that an unknown one may have meant.
const MOST_TITLES: usize = 3;

/// The catalogue at a path, or the one built into the program.
pub(crate) fn catalog(path: Option<&Path>, ui: &Ui) -> Result<Catalog, CliError> {
    let Some(path) = path else { return Ok(Catalog::builtin()) };
    let loaded = load_catalog(path)?;
    tell(&loaded.warnings, path, ui);
    Ok(loaded.catalog)
}

/// The engine over the catalogue at a path, or over the built-in one.
///
/// It lives until the process ends and is never taken apart: freeing its hundred thousand pieces one by one would
/// take a tenth of the time of a report.
pub(crate) fn engine(path: Option<&Path>, ui: &Ui) -> Result<ManuallyDrop<Engine>, CliError> {
    let engine = match path {
        Some(_) => Engine::with_lexicon(catalog(path, ui)?, lexicon(path)?),
        None => Engine::with_packed(Catalog::builtin(), BUILTIN),
    };
    Ok(ManuallyDrop::new(engine))
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
    let error = match roles_of(&catalog.kinds_of_roles()) {
        Some(kinds) => error.hint(format!("the catalogue holds roles of {kinds}")),
        None => error,
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
        let (profile, odd_dates) = read.profile(engine, source.aging);
        Ok::<_, CliError>((read, profile, odd_dates))
    });
    let (read, profile, odd_dates) = read?;
    for warning in &read.warnings {
        ui.warn(warning);
    }
    if profile.reads_like_posting {
        ui.warn(&format!("{}: this reads like a job posting, not like a resume", source.path.display()));
        ui.hint("skillgap posting FILE shows what it asks for; --posting FILE takes it in place of a role");
    }
    for warning in odd_dates {
        ui.warn(&format!("{}: {warning}", source.path.display()));
    }
    let Some(path) = &source.edits else { return Ok(profile) };
    let Edits { wrong, held } = read_edits(path)?;
    let of = |names: &[String]| {
        skills(engine, names).map_err(|error| error.cause(format!("named in {}", path.display())))
    };
    let wrong = of(&wrong)?.into_iter().map(|(skill, _)| skill).collect();
    Ok(profile.edited(engine.catalog(), &ProfileEdits { wrong, held: of(&held)? }))
}

/// The report on a profile; on a posting it says what of it was read, too.
pub(crate) fn report(
    engine: &Engine,
    (profile, selection, posting): (&Profile, &Selection, Option<&Posting>),
    options: &PlanOptions,
) -> Report {
    let report = engine.report_on(profile, selection, options);
    match posting {
        Some(posting) => report.on_posting(engine.catalog(), posting),
        None => report,
    }
}

/// The roles that a report is about, with the profile of the resume: those that are named, or the one that a posting
/// describes.
pub(crate) fn selected(
    engine: &mut Engine,
    (wanted, against): (&Wanted, Option<&PostingSource>),
    source: &ResumeSource,
    ui: &Ui,
) -> Result<(Selection, Profile, Option<Posting>), CliError> {
    let Some(against) = against else {
        let selection = selection(engine.catalog(), wanted)?;
        return Ok((selection, profile(engine, source, ui)?, None));
    };
    let posting = posting(engine, against, ui)?;
    // The resume is read before the role is there, which must not decide what is read in it.
    let profile = profile(engine, source, ui)?;
    let role = engine.add_posting(&posting);
    Ok((Selection::Roles(vec![role]), profile, Some(posting)))
}

/// The job posting that a file is, with what should be known of its reading on the standard error.
pub(crate) fn posting(engine: &Engine, source: &PostingSource, ui: &Ui) -> Result<Posting, CliError> {
    let read = read_document_with(&source.path, source.format, engine.lexicon())?;
    for note in &read.document.notes {
        ui.warn(&format!("{}: {}", read.shown, note.message));
    }
    let posting = engine.posting(&read.document);
    if let Some(warning) = posting.warning() {
        ui.warn(&format!("{}: {warning}", read.shown));
    }
    Ok(posting)
}

/// The skills of these names, each with the level behind a colon ("AWS: advanced"), if there is one.
pub(crate) fn skills(engine: &Engine, names: &[String]) -> Result<Vec<(SkillId, Option<Level>)>, CliError> {
    engine.named_skills(names).map_err(|error| {
        let told = CliError::usage(error.to_string());
        match error {
            NoSuchSkill::Level(_) => told.hint("the levels are basic, intermediate, advanced and expert"),
            NoSuchSkill::Name { near, .. } if near.is_empty() => told,
            NoSuchSkill::Name { near, .. } => told.hint(format!("near to it: {}", either(&near))),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_build_packed_what_the_program_would_work_out() {
        let made = Engine::new(Catalog::builtin()).packed().unwrap();
        assert!(made == BUILTIN, "{} bytes, {} packed", made.len(), BUILTIN.len());
    }
}
