//! Phrases shared by all renderers: numbers, lists, and sentences made of report values.

use super::width::{clean, clip};
use skillgap_core::catalog::{Category, SkillKind};
use skillgap_core::compare::Comparison;
use skillgap_core::matcher::Method;
use skillgap_core::mention::SetAsideReason;
use skillgap_core::report::{
    ClaimInfo, ClaimsInfo, EvidenceInfo, ProfileInfo, Report, RequirementInfo, SkillInfo,
};
use skillgap_core::role_info::{RequirementDescription, RoleDescription};
use std::collections::BTreeSet;

/// The most quotations.
const MOST_WORDINGS: usize = 3;

/// The most characters of a quotation.
const LONGEST_WORDING: usize = 40;

/// The most names in a list of alternatives before "and N more".
const MOST_NAMES: usize = 6;

/// The start of a report on a resume in an unknown language.
pub(crate) const UNKNOWN_LANGUAGE: &str = "This resume is in a language that skillgap does not support. \
 Names that are the same in every language were read, but headings, dates and levels may be missed. \
 'skillgap read FILE' shows how it was understood.";

/// A share in `[0,1]` as a percentage; only 0 is 0% and only 1 is 100%.
pub(crate) fn percent(share: f64) -> String {
    match share {
        s if s > 0.0 && s < 0.005 => "<1%".to_owned(),
        s if (0.995..1.0).contains(&s) => "99%".to_owned(),
        s => format!("{:.0}%", s * 100.0 + 0.0),
    }
}

/// A gain in `[0,1]` in percentage points.
pub(crate) fn points(gain: f64) -> String {
    format!("{:.1}", gain * 100.0)
}

/// A number with its noun.
#[must_use]
pub fn count(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        n => format!("{} {noun}s", grouped(n as u64)),
    }
}

/// A number with thousands separators.
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let lead = digits.len() % 3;
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && i % 3 == lead {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// "A, B and C", or "A, B and 4 more".
pub(crate) fn list<S: AsRef<str>>(names: &[S]) -> String {
    join_up(names, MOST_NAMES, "and")
}

/// "A, B or C".
#[must_use]
pub fn either<S: AsRef<str>>(names: &[S]) -> String {
    join_up(names, MOST_NAMES, "or")
}

fn join_up<S: AsRef<str>>(names: &[S], most: usize, last: &str) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    let shown = if names.len() > most + 1 { most } else { names.len() };
    let (head, rest) = names.split_at(shown);
    match (head, rest.len()) {
        ([], _) => String::new(),
        ([one], 0) => (*one).to_owned(),
        ([first @ .., one], 0) => format!("{} {last} {one}", first.join(", ")),
        (_, more) => format!("{} {last} {more} more", head.join(", ")),
    }
}

/// The heading for anything without its own heading.
const OTHER: &str = "Other";

/// The heading for the skills of one kind.
#[must_use]
pub fn kind_heading(kind: SkillKind) -> &'static str {
    match kind {
        SkillKind::Language => "Programming languages",
        SkillKind::Framework => "Frameworks",
        SkillKind::Library => "Libraries",
        SkillKind::Tool => "Tools",
        SkillKind::Platform => "Platforms",
        SkillKind::Database => "Databases",
        SkillKind::Knowledge => "Knowledge",
        SkillKind::Practice => "Practices",
        SkillKind::SoftSkill => "Soft skills",
        SkillKind::Credential => "Degrees and certificates",
        SkillKind::SpokenLanguage => "Spoken languages",
        _ => OTHER,
    }
}

/// The recognised skills by kind, in the order of the documentation, without empty kinds.
pub(crate) fn by_kind(skills: &[SkillInfo]) -> Vec<(&'static str, Vec<&SkillInfo>)> {
    let of = |kind: &SkillKind| skills.iter().filter(|s| s.kind == *kind).collect::<Vec<_>>();
    let kinds = SkillKind::ALL.iter().map(|kind| (kind_heading(*kind), of(kind)));
    kinds.filter(|(_, skills)| !skills.is_empty()).collect()
}

/// The level in words.
pub(crate) fn level(skill: &SkillInfo) -> &'static str {
    skill.level.map_or("not stated", |level| level.as_str())
}

/// Why a mention was set aside.
pub(crate) fn reason(reason: SetAsideReason) -> &'static str {
    match reason {
        SetAsideReason::Denied => "denied",
        SetAsideReason::Wished => "wished for",
        SetAsideReason::Others => "done by others",
        SetAsideReason::Interest => "an interest",
        SetAsideReason::Unfinished => "not finished",
        SetAsideReason::NotSure => "not sure",
        _ => "set aside",
    }
}

/// One of the three lists of claims and evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Claims {
    /// Shown in work or projects, but not in the skills list.
    Unlisted,
    /// Claimed, but shown nowhere.
    ListedOnly,
    /// Listed and shown.
    Shown,
}

impl Claims {
    /// The list itself.
    pub(crate) fn of(self, claims: &ClaimsInfo) -> &[ClaimInfo] {
        match self {
            Self::Unlisted => &claims.unlisted,
            Self::ListedOnly => &claims.listed_only,
            Self::Shown => &claims.shown,
        }
    }

    /// The heading of the list.
    pub(crate) fn heading(self) -> &'static str {
        match self {
            Self::Unlisted => "Shown, but not listed",
            Self::ListedOnly => "Only listed",
            Self::Shown => "Listed and shown",
        }
    }

    /// Advice on the list.
    pub(crate) fn advice(self) -> &'static str {
        match self {
            Self::Unlisted => "Your work or projects show these: add them to your skills list.",
            Self::ListedOnly => {
                "No sentence about work or projects shows these: say where you used them, or remove them."
            }
            Self::Shown => "These are both listed and shown: nothing to do.",
        }
    }
}

/// The most characters of a quoted sentence; JSON has the full evidence.
pub(crate) const SENTENCE: usize = 140;

/// The years from which a report mentions the age of a skill: about two releases of a tool.
const OLD_YEARS: u32 = 3;

/// The age of a skill, if it is old: "last seen 2018-05, 8 years ago".
pub(crate) fn age(skill: &SkillInfo) -> Option<String> {
    let years = skill.years_ago.filter(|years| *years >= OLD_YEARS)?;
    Some(format!("last seen {}, {} ago", skill.last_seen?, count(years as usize, "year")))
}

/// The sections where a skill was read, with wordings that differ from its label, `skills, work “Python
/// 3.11”`, and its age.
pub(crate) fn evidence(skill: &SkillInfo) -> String {
    let read = read_in(skill);
    age(skill).map_or(read.clone(), |age| format!("{read}; {age}"))
}

fn read_in(skill: &SkillInfo) -> String {
    let sections = distinct(skill.evidence.iter().map(|found| found.section.to_string()));
    let mut quotes = distinct(skill.evidence.iter().filter_map(|found| quoted(&skill.skill, found)));
    let more = quotes.len().saturating_sub(MOST_WORDINGS);
    quotes.truncate(MOST_WORDINGS);
    quotes.extend((more > 0).then(|| format!("and {more} more")));
    if quotes.is_empty() {
        sections.join(", ")
    } else {
        format!("{} {}", sections.join(", "), quotes.join(" "))
    }
}

/// Each text once, in order of first appearance.
fn distinct(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = Vec::new();
    for text in texts {
        if !seen.contains(&text) {
            seen.push(text);
        }
    }
    seen
}

/// The quoted words if they differ from the label, with the score if they are the only evidence.
pub(crate) fn quoted(label: &str, found: &EvidenceInfo) -> Option<String> {
    let words = clip(&clean(&found.text), LONGEST_WORDING);
    match (words.to_lowercase() == label.to_lowercase(), found.method) {
        (true, _) => None,
        (false, Method::Fuzzy) => Some(format!("“{words}” ({} sure)", percent(found.score))),
        (false, Method::Meaning) => {
            Some(format!("“{words}” ({})", meant(found).unwrap_or_else(|| "by meaning".to_owned())))
        }
        (false, _) => Some(format!("“{words}”")),
    }
}

/// Which words match which name of the skill: "by meaning: 'kept books' ~ record keeping".
pub(crate) fn meant(found: &EvidenceInfo) -> Option<String> {
    let near = found.near.as_ref()?;
    let words = distinct(near.words.iter().map(|near| near.word.clone()));
    Some(format!("by meaning: '{}' ~ {}", clean(&words.join(" ")), clean(&near.name)))
}

/// What the profile has and lacks for a requirement; empty if it is fully met.
pub(crate) fn standing(requirement: &RequirementInfo, profile: &ProfileInfo) -> String {
    let held: Vec<String> =
        worth_naming(requirement, profile).into_iter().map(|label| held_label(label, profile)).collect();
    let lacking = lacking(requirement);
    let asked = match (requirement.level, held.is_empty()) {
        (Some(level), false) => format!("; asked: {level}"),
        _ => String::new(),
    };
    match (requirement.coverage >= 1.0, held.is_empty()) {
        (true, _) => list(&held),
        (false, true) => lacking,
        (false, false) if lacking.is_empty() => format!("has {}{asked}", list(&held)),
        (false, false) => format!("has {}{asked}; {lacking}", list(&held)),
    }
}

/// The held skills; derived ones are left out if the named ones are enough.
pub(crate) fn worth_naming<'a>(requirement: &'a RequirementInfo, profile: &ProfileInfo) -> Vec<&'a String> {
    let is_named = |label: &&String| profile.skills.iter().any(|s| s.skill == **label);
    let named: Vec<&String> = requirement.held.iter().filter(is_named).collect();
    if requirement.coverage >= 1.0 && named.len() >= requirement.need {
        named
    } else {
        requirement.held.iter().collect()
    }
}

/// A held label with details: "Python (basic)", "Deep learning (implied)".
fn held_label(label: &str, profile: &ProfileInfo) -> String {
    let derived = profile.derived.iter().find(|d| d.skill == label);
    let named = profile.skills.iter().find(|s| s.skill == label);
    match (derived, named.and_then(|s| s.level)) {
        (Some(d), _) => format!("{label} ({})", d.method),
        (None, Some(level)) => format!("{label} ({level})"),
        (None, None) => label.to_owned(),
    }
}

fn lacking(requirement: &RequirementInfo) -> String {
    if requirement.personal && requirement.held.is_empty() {
        return "not shown yet".to_owned();
    }
    let wanted = requirement.need.saturating_sub(requirement.held.len());
    match (wanted, requirement.missing.len()) {
        (0, _) | (_, 0) => String::new(),
        (w, m) if w >= m => format!("lacks {}", list(&requirement.missing)),
        (1, _) => format!("lacks {}", either(&requirement.missing)),
        (w, _) => format!("lacks {w} of {}", list(&requirement.missing)),
    }
}

/// The heading for the requirements of one category.
pub(crate) fn category_heading(category: Category) -> &'static str {
    match category {
        Category::Skill => "Skills",
        Category::Tool => "Tools",
        Category::Education => "Education",
        _ => OTHER,
    }
}

/// "source: seed", or "sources: curated, seed".
pub(crate) fn sources<'a>(sources: impl Iterator<Item = &'a str>) -> String {
    let names: BTreeSet<&str> = sources.collect();
    let noun = if names.len() == 1 { "source" } else { "sources" };
    format!("{noun}: {}", names.into_iter().collect::<Vec<_>>().join(", "))
}

/// The alternatives of a requirement: "essential, advanced: any 2 of Python, R and Java".
pub(crate) fn alternatives(requirement: &RequirementDescription) -> String {
    let necessity = if requirement.essential { "essential" } else { "nice to have" };
    let level = requirement.level.map(|level| format!(", {level}")).unwrap_or_default();
    let all = requirement.alternatives.len();
    let names = match requirement.need {
        need if need >= all => list(&requirement.alternatives),
        1 => either(&requirement.alternatives),
        need => format!("any {need} of {}", list(&requirement.alternatives)),
    };
    format!("{necessity}{level}: {names}")
}

/// The aspects by which two roles are compared, with the sentences of both; aspects without sentences are
/// left out.
pub(crate) fn aspects(comparison: &Comparison) -> Vec<(&'static str, Vec<String>, Vec<String>)> {
    let aspect =
        |heading, of: fn(&RoleDescription) -> Vec<String>| (heading, of(&comparison.a), of(&comparison.b));
    let all = [
        aspect("Definition", |role| role.definition.iter().map(|fact| fact.text.clone()).collect()),
        aspect("Responsibilities", |role| role.responsibilities.iter().map(|f| f.text.clone()).collect()),
        aspect("Skills", |role| role.skills.clone()),
        aspect("Education", |role| role.education.clone()),
        aspect("Tools", |role| role.tools.clone()),
        aspect("Industries", |role| role.industries.iter().map(|fact| fact.text.clone()).collect()),
        aspect("Outlook", |role| role.outlook.iter().map(|outlook| outlook.text.clone()).collect()),
    ];
    all.into_iter().filter(|(_, a, b)| !a.is_empty() || !b.is_empty()).collect()
}

/// The heading for adjacent roles, if there are any: "Near to Data Engineer".
pub(crate) fn adjacent_heading(report: &Report) -> Option<String> {
    report.adjacent.first().map(|role| format!("Roles like {}", role.like))
}

/// The skills that counted in full although the resume states no level for them.
pub(crate) fn assumption(requirements: &[RequirementInfo], profile: &ProfileInfo) -> Option<String> {
    let counted = |label: &String| requirements.iter().any(|r| r.level_assumed && r.held.contains(label));
    let assumed: Vec<&String> =
        profile.skills.iter().filter(|s| s.level_assumed).map(|s| &s.skill).filter(|l| counted(l)).collect();
    if assumed.is_empty() {
        None
    } else {
        Some(format!(
            "The resume states no level for {}, so the level that the role asks for counts as met.",
            join_up(&assumed, 12, "and")
        ))
    }
}

/// What of the resume and of the posting could not be used or was left out.
pub(crate) fn notes(report: &Report) -> Vec<String> {
    let of_resume = report.profile.notes.iter().map(|note| format!("Reading the resume: {note}."));
    let of_posting = report.posting.iter().flat_map(|on| &on.posting.notes);
    of_resume.chain(of_posting.map(|note| format!("Reading the posting: {note}."))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_are_0_and_100_only_when_that_is_true() {
        for (share, text) in [
            (0.0, "0%"),
            (0.001, "<1%"),
            (0.006, "1%"),
            (0.715, "72%"),
            (0.996, "99%"),
            (1.0, "100%"),
            (-0.0, "0%"),
        ] {
            assert_eq!(percent(share), text, "{share}");
        }
    }

    #[test]
    fn lists_say_how_much_they_leave_out() {
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(list(&["A"]), "A");
        assert_eq!(list(&["A", "B"]), "A and B");
        assert_eq!(either(&["A", "B", "C"]), "A, B or C");
        assert_eq!(list(&["A", "B", "C", "D", "E", "F", "G"]), "A, B, C, D, E, F and G");
        assert_eq!(list(&["A", "B", "C", "D", "E", "F", "G", "H"]), "A, B, C, D, E, F and 2 more");
    }

    #[test]
    fn every_kind_and_every_category_has_a_heading_of_its_own() {
        let headings = SkillKind::ALL.iter().map(|kind| kind_heading(*kind));
        let headings = headings.chain(Category::ALL.iter().map(|category| category_heading(*category)));
        assert!(headings.into_iter().all(|heading| heading != OTHER));
    }

    #[test]
    fn numbers_are_grouped_by_thousands() {
        for (number, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(number), text);
        }
    }
}
