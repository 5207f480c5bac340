//! Shared by the commands: the catalogue, the named roles, the profile of a resume.

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
use skillgap_ingest::edits::{Edits, at_entry, read_edits};
use skillgap_ingest::error::InputError;
use skillgap_ingest::resume::{ReadResume, read_document_with, read_resume_with};
use skillgap_render::{either, roles_of};
use std::mem::ManuallyDrop;
use std::path::Path;
use std::sync::{Arc, mpsc};

/// The data that an engine derives from the built-in catalogue.
static BUILTIN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/engine.packed"));

/// The most warnings of a catalogue printed; `catalog validate` prints all.
const MOST_WARNINGS: usize = 3;

/// The remarks on one file that are shown; what more of them say is mostly the same.
const MOST_REMARKS: usize = 10;

/// The most titles suggested for an unknown one.
const MOST_TITLES: usize = 3;

/// The catalogue at a path, or the built-in one.
pub(crate) fn catalog(path: Option<&Path>, ui: &Ui) -> Result<Catalog, CliError> {
    let Some(path) = path else { return Ok(Catalog::builtin()) };
    let loaded = load_catalog(path)?;
    tell(&loaded.warnings, path, ui);
    Ok(loaded.catalog)
}

/// The engine for the catalogue at a path, or for the built-in one.
///
/// It is never freed: releasing its hundred thousand pieces would take a tenth of the time of a report.
pub(crate) fn engine(path: Option<&Path>, ui: &Ui) -> Result<ManuallyDrop<Engine>, CliError> {
    let engine = match path {
        Some(_) => Engine::with_lexicon(catalog(path, ui)?, lexicon(path)?),
        None => Engine::with_packed(Catalog::builtin(), BUILTIN),
    };
    Ok(ManuallyDrop::new(engine))
}

/// A resume as read, or why it cannot be.
pub(crate) type Read = Result<ReadResume, InputError>;

/// The engine and a resume. With the built-in catalogue, the resume is read and the words of its language are unpacked
/// while the catalogue is.
pub(crate) fn engine_and_resume(
    path: Option<&Path>,
    source: &ResumeSource,
    ui: &Ui,
) -> Result<(ManuallyDrop<Engine>, Read), CliError> {
    if path.is_some() {
        let engine = engine(path, ui)?;
        let read = resume(&engine, source);
        return Ok((engine, read));
    }
    let (send, receive) = mpsc::sync_channel(1);
    let (place, format) = (source.path.clone(), source.format);
    // Detached: the engine waits for those words only where it needs them.
    let reader = std::thread::Builder::new().spawn(move || {
        let lexicon = Lexicon::builtin();
        let read = read_resume_with(&place, format, &lexicon);
        let languages = read.as_ref().ok().map(|read| lexicon.languages_of(&read.resume));
        let sent = send.send(read).is_ok();
        if let (true, Some(languages)) = (sent, languages) {
            lexicon.prepare(languages);
        }
    });
    let engine = engine(None, ui)?;
    // No answer: the system allows no more threads, or the reader panicked and does so again here.
    let read = reader.ok().and_then(|_| receive.recv().ok()).unwrap_or_else(|| resume(&engine, source));
    Ok((engine, read))
}

/// Reads a resume with the engine's lexicon.
pub(crate) fn resume(engine: &Engine, source: &ResumeSource) -> Read {
    read_resume_with(&source.path, source.format, engine.lexicon())
}

/// The lexicon, with the languages in a catalogue's folder.
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

/// The role with this name.
pub(crate) fn role(catalog: &Catalog, name: &str) -> Result<RoleId, CliError> {
    catalog.find_role(name).ok_or_else(|| unknown_role(catalog, name))
}

/// An unknown role is a usage error, because it is named on the command line.
fn unknown_role(catalog: &Catalog, name: &str) -> CliError {
    let error = CliError::usage(format!("the catalogue has no role called '{name}'"));
    let nearest = catalog.nearest_roles(name, MOST_TITLES);
    let titles: Vec<&str> = nearest.iter().map(|id| catalog.role(*id).title.as_str()).collect();
    if catalog.roles().is_empty() {
        return error.hint("the catalogue has no roles");
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
        Some(kinds) => error.hint(format!("the catalogue has roles in {kinds}")),
        None => error,
    };
    error.hint("'skillgap roles list' shows all roles")
}

/// The requested roles, each once, in the given order.
pub(crate) fn selection(catalog: &Catalog, wanted: &Wanted) -> Result<Selection, CliError> {
    match wanted {
        Wanted::Top(most) => Ok(Selection::Top(*most)),
        Wanted::Named(names) => Ok(Selection::Roles(roles(catalog, names)?)),
    }
}

/// The roles with these names, each once, in the given order.
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

/// The profile of a resume.
pub(crate) fn profile(
    engine: &Engine,
    (source, read): (&ResumeSource, Read),
    ui: &Ui,
) -> Result<Profile, CliError> {
    let read = read?;
    let (profile, told) = std::thread::scope(|scope| {
        // Roles are prepared while skills are looked for, which takes about as long with 3,000 of them.
        // Without another thread, they are prepared when they are needed.
        std::thread::Builder::new().spawn_scoped(scope, || engine.prepare()).ok();
        read.profile(engine, source.aging)
    });
    remark(&read.warnings, ui);
    if profile.reads_like_posting {
        ui.warn(&format!("{}: this reads like a job posting, not a resume", source.path.display()));
        ui.hint("'skillgap posting FILE' shows what it asks for; --posting FILE uses it in place of a role");
    }
    let shown = source.path.display();
    remark(&told.into_iter().map(|remark| format!("{shown}: {remark}")).collect::<Vec<_>>(), ui);
    let Some(path) = &source.edits else { return Ok(profile) };
    let Edits { wrong, held } = read_edits(path)?;
    let named = |name: &String| {
        let found = engine.named_skills(std::slice::from_ref(name));
        found.map_err(|error| hinted(CliError::from(at_entry(path, name, error.to_string())), &error))
    };
    let of = |names: &[String]| -> Result<Vec<_>, CliError> {
        Ok(names.iter().map(named).collect::<Result<Vec<_>, _>>()?.concat())
    };
    let wrong = of(&wrong)?.into_iter().map(|(skill, _)| skill).collect();
    Ok(profile.edited(engine.catalog(), &ProfileEdits { wrong, held: of(&held)? }))
}

/// Says what there is to say of the reading of a file.
fn remark(remarks: &[String], ui: &Ui) {
    for remark in remarks.iter().take(MOST_REMARKS) {
        ui.warn(remark);
    }
    let more = remarks.len().saturating_sub(MOST_REMARKS);
    if more > 0 {
        ui.hint(&format!("{more} more notes like this: skillgap read FILE shows how the file was read"));
    }
}

/// The report on a profile; for a posting, also how it was read.
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

/// The roles of a report, named or from a posting, with the profile of the resume.
pub(crate) fn selected(
    engine: &mut Engine,
    (wanted, against): (&Wanted, Option<&PostingSource>),
    resume: (&ResumeSource, Read),
    ui: &Ui,
) -> Result<(Selection, Profile, Option<Posting>), CliError> {
    let Some(against) = against else {
        let selection = selection(engine.catalog(), wanted)?;
        return Ok((selection, profile(engine, resume, ui)?, None));
    };
    let posting = posting(engine, against, ui)?;
    // The resume is read before the posting's role is added, which must not influence the reading.
    let profile = profile(engine, resume, ui)?;
    let role = engine.add_posting(&posting);
    Ok((Selection::Roles(vec![role]), profile, Some(posting)))
}

/// Reads a job posting, printing notes on standard error.
pub(crate) fn posting(engine: &Engine, source: &PostingSource, ui: &Ui) -> Result<Posting, CliError> {
    let read = read_document_with(&source.path, source.format, engine.lexicon())?;
    let posting = engine.posting(&read.document);
    let shown = &read.shown;
    remark(&posting.notes.iter().map(|note| format!("{shown}: {note}")).collect::<Vec<_>>(), ui);
    if let Some(warning) = posting.warning() {
        ui.warn(&format!("{}: {warning}", read.shown));
    }
    Ok(posting)
}

/// The role that a job posting describes, added to the engine.
pub(crate) fn role_of_posting(
    engine: &mut Engine,
    source: &PostingSource,
    ui: &Ui,
) -> Result<RoleId, CliError> {
    let posting = posting(engine, source, ui)?;
    let role = engine.add_posting(&posting);
    if engine.catalog().role(role).requirements.is_empty() {
        let message = format!(
            "{}: the catalogue has none of the skills that this posting asks for",
            source.path.display()
        );
        return Err(CliError::input(message).hint("'skillgap posting FILE' shows how it was understood"));
    }
    Ok(role)
}

/// The skills with these names, each with the level after the colon, if any ("AWS: advanced").
pub(crate) fn skills(engine: &Engine, names: &[String]) -> Result<Vec<(SkillId, Option<Level>)>, CliError> {
    engine.named_skills(names).map_err(|error| hinted(CliError::usage(error.to_string()), &error))
}

/// An error about the name of a skill, with advice.
fn hinted(told: CliError, error: &NoSuchSkill) -> CliError {
    match error {
        NoSuchSkill::Level(_) => told.hint("the levels are basic, intermediate, advanced and expert"),
        NoSuchSkill::Name { near, .. } if near.is_empty() => told,
        NoSuchSkill::Name { near, .. } => told.hint(format!("similar: {}", either(near))),
    }
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
