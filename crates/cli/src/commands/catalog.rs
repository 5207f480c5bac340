//! `skillgap catalog`: check a catalogue, describe it, or import a published taxonomy.

use crate::args::{
    CatalogCommand, CatalogImportArgs, CatalogStatsArgs, CatalogValidateArgs, TaxonomyArg, TextFormatArg,
};
use crate::commands::lint;
use crate::error::CliError;
use crate::inputs;
use crate::output::Target;
use crate::progress::Bar;
use crate::settings::{Output, overwrites_input, refuse_input};
use crate::ui::Ui;
use skillgap_core::agreement::{DoubtfulName, NameFault, doubtful_names};
use skillgap_core::catalog::{Problem, Severity};
use skillgap_core::lexicon::Lexicon;
use skillgap_ingest::bytes::{check_output, is_within};
use skillgap_ingest::catalog::{Imported, Taxonomy, check_catalog, import_catalog, is_packed_catalog};
use skillgap_render::lint::lines as lint_lines;
use skillgap_render::lists::Stats;
use skillgap_render::{Detail, clean, count, grouped, json};
use std::path::Path;

/// The most faults of an import shown; their number is printed.
const MOST_FAULTS: usize = 20;

/// Runs the command.
pub(crate) fn run(command: CatalogCommand, ui: &Ui) -> Result<(), CliError> {
    match command {
        CatalogCommand::Validate(args) if args.links => links(&args, ui),
        CatalogCommand::Validate(args) => validate(&args),
        CatalogCommand::Lint(args) => lint::run(&args, ui),
        CatalogCommand::Stats(args) => stats(args, ui),
        CatalogCommand::Import(args) => import(args, ui),
    }
}

/// Problems are data here: they go to standard output, one per line.
fn validate(args: &CatalogValidateArgs) -> Result<(), CliError> {
    let problems = check_catalog(&args.path)?;
    let errors = problems.iter().filter(|p| p.severity == Severity::Error).count();
    let found = format!("{}, {}", count(errors, "error"), count(problems.len() - errors, "warning"));
    let shown = clean(&args.path.display().to_string());
    // The words of a folder's lexicon are read by every command that takes the folder.
    inputs::lexicon(Some(&args.path))?;
    let lines = lint_lines(problems.iter().map(problem_line));
    Target::Stdout.write(format!("{lines}{shown}: {found}\n").as_bytes())?;
    match errors {
        0 => Ok(()),
        _ => Err(CliError::input(format!("{shown} cannot be used: {found}"))),
    }
}

/// The addresses of places to learn, each once, one per line.
fn links(args: &CatalogValidateArgs, ui: &Ui) -> Result<(), CliError> {
    let catalog = inputs::catalog(Some(&args.path), ui)?;
    let mut urls: Vec<String> = catalog.resources().iter().map(|resource| clean(&resource.url)).collect();
    urls.sort_unstable();
    urls.dedup();
    Target::Stdout.write(urls.into_iter().map(|url| url + "\n").collect::<String>().as_bytes())
}

/// `FILE:LINE: error: what is wrong`.
fn problem_line(problem: &Problem) -> String {
    let severity = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    format!("{}: {severity}: {}", problem.place, problem.kind)
}

fn stats(args: CatalogStatsArgs, ui: &Ui) -> Result<(), CliError> {
    let path = args.path.as_deref();
    let output = Output::text(args.output, path.as_slice())?;
    let stats = Stats::of(&inputs::catalog(path, ui)?);
    let text = match output.format {
        TextFormatArg::Terminal => stats.terminal(&output.view(ui, Detail::First)),
        TextFormatArg::Markdown => stats.markdown(),
        TextFormatArg::Json => json::render(&stats).map_err(|error| CliError::input(error.to_string()))?,
    };
    output.write(&text)
}

fn import(args: CatalogImportArgs, ui: &Ui) -> Result<(), CliError> {
    let sources: Vec<&Path> = args.sources.iter().map(AsRef::as_ref).collect();
    check_output(&args.output)?;
    refuse_input(&args.output, &sources)?;
    refuse_source(&args.output, &sources)?;
    let bar = Bar::new(ui);
    let done =
        import_catalog(taxonomy(args.taxonomy), &args.sources, &mut |progress| bar.show_import(progress));
    bar.clear();
    let imported = done?;
    tell_faults(&imported, ui);
    let shown = args.output.display().to_string();
    Target::new(Some(args.output)).write(&imported.packed)?;
    let doubtful = doubtful_names(&imported.catalog, &Lexicon::builtin());
    if args.list_doubtful {
        Target::Stdout.write(doubtful_lines(&imported, &doubtful).as_bytes())?;
    }
    ui.close(&closing_line(&imported, &shown));
    if !doubtful.is_empty() {
        ui.hint(&doubtful_line(&doubtful, args.list_doubtful));
    }
    Ok(())
}

/// Refuses to replace a file in a folder of sources, unless it is a catalogue of an earlier import.
fn refuse_source(output: &Path, sources: &[&Path]) -> Result<(), CliError> {
    let is_source = sources.iter().any(|source| source.is_dir() && is_within(output, source));
    if !is_source || is_packed_catalog(output).unwrap_or(false) {
        return Ok(());
    }
    Err(overwrites_input(output))
}

/// How many names need agreement, and why.
fn doubtful_line(doubtful: &[DoubtfulName<'_>], listed: bool) -> String {
    let of = |fault: &NameFault| doubtful.iter().filter(|name| name.fault == *fault).count();
    let parts: Vec<String> = NameFault::ALL
        .iter()
        .map(|fault| (of(fault), fault))
        .filter(|(many, _)| *many > 0)
        .map(|(many, fault)| match fault {
            NameFault::Fragment => count(many, "fragment"),
            NameFault::OrdinaryWord => count(many, "ordinary word"),
            NameFault::AnotherSkill => format!("{} of other skills", count(many, "name")),
        })
        .collect();
    let all = count(doubtful.len(), "other name");
    let hint = if listed { "" } else { " (--list-doubtful shows them)" };
    format!("{all} will count only if the rest of a resume agrees: {}{hint}", parts.join(", "))
}

/// `name`, `skill`, `reason`, separated by tabs.
fn doubtful_lines(imported: &Imported, doubtful: &[DoubtfulName<'_>]) -> String {
    let line = |name: &DoubtfulName<'_>| {
        let label = &imported.catalog.skill(name.skill).label;
        format!("{}\t{}\t{}\n", clean(name.name), clean(label), name.fault.as_str())
    };
    doubtful.iter().map(line).collect()
}

fn taxonomy(arg: TaxonomyArg) -> Taxonomy {
    match arg {
        TaxonomyArg::Esco => Taxonomy::Esco,
        TaxonomyArg::Onet => Taxonomy::Onet,
        TaxonomyArg::Labels => Taxonomy::Labels,
    }
}

fn tell_faults(imported: &Imported, ui: &Ui) {
    for problem in imported.problems.iter().take(MOST_FAULTS) {
        ui.warn(&problem.to_string());
    }
    let more = imported.problems.len().saturating_sub(MOST_FAULTS) + imported.unlisted;
    if more > 0 {
        ui.warn(&format!("{} more were found, and corrected or left out like these", grouped(more as u64)));
    }
}

/// A summary of the import.
fn closing_line(imported: &Imported, shown: &str) -> String {
    let catalog = &imported.catalog;
    let requirements = catalog.roles().iter().map(|role| role.requirements.len()).sum();
    let parts = [
        count(catalog.skills().len(), "skill"),
        count(catalog.roles().len(), "role"),
        count(requirements, "requirement"),
    ];
    format!("{} {}: {} -> {shown}", catalog.name(), catalog.version(), parts.join(", "))
}
