//! The columns of a table of job postings.

use super::{Layout, Names, check_twins, fold_name, no_column, note_of};
use crate::error::{InputError, clipped};

const TEXT: &str = "text";
const TITLE: &str = "title";
const URL: &str = "url";
const ID: &str = "id";

/// Column names that often hold them, the likeliest first; one that is taken is told.
const LIKELY_TEXTS: [&str; 9] = [
    "description",
    "job_description",
    "posting",
    "advert",
    "body",
    "content",
    "full_text",
    "job_posting",
    "html",
];
const LIKELY_TITLES: [&str; 4] = ["job_title", "position", "role", "name"];
const LIKELY_URLS: [&str; 6] = ["link", "job_url", "posting_url", "href", "apply_url", "source_url"];
const LIKELY_IDS: [&str; 7] =
    ["posting_id", "job_id", "profile_id", "advert_id", "reference", "ref", "requisition_id"];

/// Where each column is, and the name of it where it was guessed.
struct Search<'s> {
    found: &'s [String],
    told: Vec<String>,
}

impl Search<'_> {
    /// The column of a name that somebody gave, else the usual one, else a likely one; an empty name reads none.
    fn column(
        &mut self,
        (named, usual): (Option<&str>, &str),
        likely: &[&str],
        (what, option): (&str, &str),
    ) -> Result<Option<usize>, String> {
        let find = |name: &str| self.found.iter().position(|column| column == name);
        if let Some(name) = named.map(fold_name) {
            return if name.is_empty() { Ok(None) } else { find(&name).map(Some).ok_or(name) };
        }
        if let Some(at) = find(usual) {
            return Ok(Some(at));
        }
        let Some((at, name)) = likely.iter().find_map(|name| Some((find(name)?, *name))) else {
            return Ok(None);
        };
        self.told.push(format!("using '{}' as the {what} (use {option} for another)", clipped(name)));
        Ok(Some(at))
    }
}

/// The layout alone, for who tries delimiters.
pub(super) fn layout(found: &[String], names: &Names) -> Option<Layout> {
    find_layout(found, &mut names.clone(), "", 1).ok()
}

/// Finds the columns among folded names.
pub(super) fn find_layout(
    found: &[String],
    names: &mut Names,
    path: &str,
    number: u64,
) -> Result<Layout, InputError> {
    let mut search = Search { found, told: Vec::new() };
    let lacks = |option: &'static str| {
        move |name: String| no_column(path, number, found, (&format!("'{}'", clipped(&name)), &name, option))
    };
    let of = |what, option| (what, option);
    let text = search
        .column((names.text.as_deref(), TEXT), &LIKELY_TEXTS, of("text", "--text-column"))
        .map_err(lacks("--text-column"))?;
    let title = search
        .column((names.title.as_deref(), TITLE), &LIKELY_TITLES, of("title", "--title-column"))
        .map_err(lacks("--title-column"))?;
    let url = search
        .column((names.url.as_deref(), URL), &LIKELY_URLS, of("address", "--url-column"))
        .map_err(lacks("--url-column"))?;
    let id = search
        .column((names.id.as_deref(), ID), &LIKELY_IDS, of("id", "--id-column"))
        .map_err(lacks("--id-column"))?;
    let Some(text) = text else {
        return Err(no_column(path, number, found, (&format!("'{TEXT}'"), TEXT, "--text-column")));
    };
    let layout = Layout::Posting { id, url, title, text };
    check_twins(found, layout, path, number)?;
    names.note = note_of(path, &search.told);
    Ok(layout)
}
