//! Lints a catalogue: its form, its list of exceptions, and the rules of [`skillgap_core::lint`].
//!
//! `catalog validate` reports only findings about form; loading a catalogue reports none.

use super::files::Items;
use super::slug::id_of;
use super::{CatalogError, examine, folder, imported, is_folder, missing};
use crate::error::InputError;
use skillgap_core::catalog::{
    Catalog, CatalogDraft, Place, Problem, ProblemKind, RoleDraft, Severity, SkillDraft, TipDraft,
};
use skillgap_core::lexicon::Lexicon;
use skillgap_core::lint::{Code, Exception, Exceptions, Finding, Linted, lint};
use skillgap_core::text::compact;
use std::collections::HashSet;
use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;
use std::sync::Arc;

/// The number of requirements a role should have: fewer say too little, and with more, no single gap matters.
const REQUIREMENTS: RangeInclusive<usize> = 10..=25;

/// The list of ordinary English words that a catalogue may include.
const WORDS: &str = "words/en.txt";

/// Finds everything that a curator of a usable catalogue should review.
///
/// Published taxonomies are not examined, because their users cannot improve them.
///
/// # Errors
/// Returns [`CatalogError`] if the catalogue cannot be used, or its list of exceptions is invalid.
pub fn lint_catalog(path: &Path, lexicon: &Lexicon) -> Result<Linted, CatalogError> {
    let shown = path.display().to_string();
    if !is_folder(path, &shown)? {
        let catalog = imported(path, &shown)?;
        let problems = missing(&shown, catalog.roles().is_empty(), catalog.tips().is_empty());
        return Ok(Linted { findings: problems.iter().map(finding).collect(), excepted: 0 });
    }
    let exceptions = exceptions(path, &shown)?;
    let (draft, checked) = examine(path, &shown)?;
    let checked = checked.with_build(draft.clone());
    let (Some(catalog), true) = (checked.catalog, checked.problems.iter().all(is_warning)) else {
        return Err(CatalogError::Problems { path: shown, problems: checked.problems });
    };
    let mut findings: Vec<Finding> = checked.problems.iter().map(finding).collect();
    findings.extend(form(&draft));
    findings.extend(rules(path, &shown, (&draft, &catalog), lexicon)?);
    let (mut findings, excepted) = exceptions.apply(findings);
    findings.sort_by(|a, b| (&a.place, a.code, &a.item).cmp(&(&b.place, b.code, &b.item)));
    Ok(Linted { findings, excepted })
}

fn rules(
    path: &Path,
    shown: &str,
    (draft, catalog): (&CatalogDraft, &Catalog),
    lexicon: &Lexicon,
) -> Result<Vec<Finding>, InputError> {
    let words = match fs::read_to_string(path.join(WORDS)) {
        Ok(text) => text.lines().map(str::to_owned).collect(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => HashSet::new(),
        Err(error) => return Err(InputError::io(format!("{shown}/{WORDS}"), "read the file", error)),
    };
    Ok(lint(draft, catalog, lexicon, &words))
}

fn is_warning(problem: &Problem) -> bool {
    problem.severity == Severity::Warning
}

/// A warning about the catalogue as a whole.
fn finding(problem: &Problem) -> Finding {
    Finding {
        code: Code::Form,
        place: problem.place.clone(),
        what: "catalogue",
        item: problem.place.to_string(),
        other: None,
        message: problem.kind.to_string(),
    }
}

/// The exceptions of a folder.
fn exceptions(path: &Path, shown: &str) -> Result<Exceptions, CatalogError> {
    let mut problems = Vec::new();
    let Some((file, entries)) = folder::exceptions(path, shown, &mut problems)? else {
        return if problems.is_empty() {
            Ok(Exceptions::default())
        } else {
            Err(CatalogError::Problems { path: shown.to_owned(), problems })
        };
    };
    let file: Arc<str> = file.into();
    let mut all = Vec::new();
    for (line, entry) in entries {
        let place = Place::new(&file, line);
        let mut refuse = |message: String| {
            let kind = ProblemKind::BadValue { item: "allow".to_owned(), message };
            problems.push(Problem::error(&place, kind));
        };
        if entry.reason.trim().is_empty() {
            refuse("an exception needs a reason".to_owned());
        }
        match entry.code.parse::<Code>() {
            Ok(code) => all.extend(each(&place, code, entry.item, entry.most)),
            Err(error) => refuse(error.to_string()),
        }
    }
    if problems.is_empty() {
        Ok(Exceptions(all))
    } else {
        Err(CatalogError::Problems { path: shown.to_owned(), problems })
    }
}

/// One exception per item; without items, one for everything of the kind.
fn each(place: &Place, code: Code, items: Items, most: Option<usize>) -> Vec<Exception> {
    let one = |item| Exception { place: place.clone(), code, item, most };
    match items {
        Items::One(item) => vec![one(Some(item))],
        Items::Several(items) if items.is_empty() => vec![one(None)],
        Items::Several(items) => items.into_iter().map(|item| one(Some(item))).collect(),
    }
}

/// The findings about form, as warnings of `catalog validate`.
pub(super) fn warnings(draft: &CatalogDraft) -> Vec<Problem> {
    let warning = |found: Finding| {
        let item = format!("{} '{}'", found.what, found.item);
        Problem::warning(&found.place, ProblemKind::BadValue { item, message: found.message })
    };
    form(draft).into_iter().map(warning).collect()
}

/// Checks ids, file names, repeated names, and the number of requirements.
fn form(draft: &CatalogDraft) -> Vec<Finding> {
    let mut found = Vec::new();
    draft.skills.iter().for_each(|skill| skill_form(skill, &mut found));
    draft.roles.iter().for_each(|role| role_form(role, &mut found));
    draft.tips.iter().for_each(|tip| tip_form(tip, &mut found));
    found
}

fn of(place: &Place, what: &'static str, key: &str, message: String) -> Finding {
    Finding { code: Code::Form, place: place.clone(), what, item: key.to_owned(), other: None, message }
}

fn skill_form(skill: &SkillDraft, found: &mut Vec<Finding>) {
    let mut warn = |message| found.push(of(&skill.place, "skill", &skill.key, message));
    let ruled = id_of(&skill.label);
    if skill.key != ruled {
        warn(format!("the id of '{}' should be '{ruled}', by the rule for ids", skill.label));
    }
    let mut own = HashSet::from([compact(&skill.label)]);
    for alt in skill.alt_labels.iter().filter(|alt| !own.insert(compact(alt))) {
        warn(format!("the name '{alt}' is a duplicate; case, spaces and punctuation do not matter"));
    }
}

fn role_form(role: &RoleDraft, found: &mut Vec<Finding>) {
    let mut warn = |message| found.push(of(&role.place, "role", &role.key, message));
    if Path::new(&*role.place.file).file_stem().is_some_and(|stem| *stem != *role.key) {
        warn(format!("the file should be called '{}.toml', after the role's id", role.key));
    }
    if !REQUIREMENTS.contains(&role.requirements.len()) {
        let (least, most) = (REQUIREMENTS.start(), REQUIREMENTS.end());
        let given = role.requirements.len();
        warn(format!("requirements: {given}; {least} to {most} describe a role best"));
    }
}

fn tip_form(tip: &TipDraft, found: &mut Vec<Finding>) {
    if !tip.action.contains("{skills}") {
        let message = "the action has no {skills}, which is replaced by the skills".to_owned();
        found.push(of(&tip.place, "tip", &tip.key, message));
    }
}
