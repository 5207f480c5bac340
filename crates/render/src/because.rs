//! Explains why a role comes first, or why none does.

use super::width::clean;
use super::wording::{list, percent};
use skillgap_core::report::{Report, RoleInfo, TitleInfo};

/// The least share of the score at which a kind of evidence is mentioned.
const WORTH_SAYING: f64 = 0.05;
/// The least similarity at which a title is mentioned.
const ALIKE: f64 = 0.5;
/// The most titles, words and skills listed.
const MOST_TITLES: usize = 2;
const MOST_WORDS: usize = 3;
const MOST_SKILLS: usize = 3;
/// The most kinds of roles listed.
const MOST_KINDS: usize = 8;

/// The explanation: "Because your resume says Sous Chef for 5 years (title), writes of “kitchens” and “menus”
/// (work), and names Food Safety (skills)."
pub(crate) fn because(role: &RoleInfo) -> Option<String> {
    let because = &role.because;
    let alike = because.titles.titles.iter().filter(|title| title.likeness >= ALIKE);
    let titles: Vec<String> = alike.take(MOST_TITLES).map(title).collect();
    let words: Vec<String> =
        because.words.words.iter().take(MOST_WORDS).map(|word| format!("“{}”", clean(word))).collect();
    let skills: Vec<String> = because.skills.skills.iter().take(MOST_SKILLS).map(|s| clean(s)).collect();
    let kinds = [
        (because.titles.share, "says", titles, "title"),
        (because.words.share, "writes of", words, "work"),
        (because.skills.share, "names", skills, "skills"),
    ];
    let said = kinds.iter().filter(|(share, _, named, _)| *share >= WORTH_SAYING && !named.is_empty());
    let reasons: Vec<String> =
        said.map(|(_, verb, named, kind)| format!("{verb} {} ({kind})", list(named))).collect();
    let (last, first) = reasons.split_last()?;
    Some(match first {
        [] => format!("Because your resume {last}."),
        _ => format!("Because your resume {}, and {last}.", first.join(", ")),
    })
}

/// A title with its duration: "Sous Chef for 5 years".
fn title(info: &TitleInfo) -> String {
    let title = clean(info.title.trim());
    match info.years {
        Some(years) if years >= 1.5 => format!("{title} for {years:.0} years"),
        Some(years) if years >= 0.95 => format!("{title} for a year"),
        _ => title,
    }
}

/// Whether a report has no role: none is likely, and none was named.
pub(crate) fn is_without_role(report: &Report) -> bool {
    report.posting.is_none()
        && report.aims.is_empty()
        && report.no_role_fits
        && report.roles.iter().all(|role| role.plan.is_empty())
}

/// The opening if no role in the catalogue is likely.
pub(crate) fn no_role_fits(report: &Report) -> String {
    let roles = report.catalog.roles;
    let about = match roles_of(&report.catalog.kinds) {
        Some(kinds) => format!(" They are roles of {kinds}."),
        None => String::new(),
    };
    let nearest = report.roles.first().map_or_else(String::new, |role| {
        format!(" The nearest is {}, with a probability of {}.", clean(&role.title), percent(role.relevance))
    });
    format!("None of the {roles} roles in this catalogue is close to this resume.{about}{nearest}")
}

/// What to do if no role fits.
pub(crate) const WITHOUT_ROLE: &str = "To get a plan, name a role (--role) or use a larger catalogue \
 (--catalog, see 'skillgap catalog import').";

/// The kinds of roles in a catalogue, if they fit on a line: "data, design and product".
#[must_use]
pub fn roles_of(kinds: &[String]) -> Option<String> {
    let named: Vec<String> = kinds.iter().take(MOST_KINDS).map(|kind| named(kind)).collect();
    match kinds.len() {
        0 => None,
        n if n > MOST_KINDS => Some(format!("{} and other kinds", named.join(", "))),
        _ => Some(list(&named)),
    }
}

/// The name of a kind of roles, with abbreviations in capitals.
fn named(kind: &str) -> String {
    if kind.len() <= 2 { kind.to_uppercase() } else { kind.replace('-', " ") }
}
