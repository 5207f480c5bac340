//! How a job posting was understood: what it asks for and how strongly, then what it does not ask for.

use super::View;
use super::paint::Tone;
use super::sheet::Sheet;
use super::width::clean;
use super::wording::{count, list};
use skillgap_core::posting::{
    AsideKind, AskedKind, ConditionKind, NotAskedInfo, PostingInfo, RequirementOfPosting, Unread,
};
use skillgap_core::report::{Report, YearsAsked};

/// The whole result.
pub fn terminal(posting: &PostingInfo, view: &View) -> String {
    let mut sheet = Sheet::new(view.columns, view.colour);
    sheet.title(&clean(posting.title.as_deref().unwrap_or("A job posting without a title")));
    sheet.line(2, Tone::Plain, &read(posting));
    if let Some(like) = &posting.like {
        sheet.line(2, Tone::Quiet, &format!("The catalogue has this title: {}.", clean(like)));
    }
    if let Some(warning) = &posting.warning {
        sheet.line(2, Tone::Warn, warning);
    }
    for kind in [AskedKind::Required, AskedKind::Preferred, AskedKind::Mentioned] {
        requirements(&mut sheet, posting, kind);
    }
    if !posting.conditions.is_empty() {
        sheet.heading(0, "Conditions", "listed, not scored");
        for condition in &posting.conditions {
            sheet.line(
                2,
                Tone::Plain,
                &format!("{}: {}", condition_word(condition.kind), clean(&condition.text)),
            );
        }
    }
    unread(&mut sheet, &posting.unrecognised);
    not_asked(&mut sheet, &posting.not_asked);
    if !posting.taken_for_granted.is_empty() {
        sheet.heading(0, "Taken for granted", "usual for this title, but not mentioned in the posting");
        sheet.line(2, Tone::Quiet, &clean(&list(&posting.taken_for_granted)));
    }
    sheet.finish()
}

/// "14 of 17 things that it asks for were recognised."
pub fn read(posting: &PostingInfo) -> String {
    let read = posting.read;
    match read.statements {
        0 => "No sentence that asks for anything was found.".to_owned(),
        all => format!(
            "{} of the {} that it asks for {} recognised, at least in part.",
            read.recognised,
            count(all, "thing"),
            if read.recognised == 1 { "was" } else { "were" }
        ),
    }
}

/// The first paragraphs of a report on a posting: what was read, what was not, conditions that are not
/// scored, and what the resume could say better.
pub fn paragraphs(report: &Report) -> Vec<String> {
    let Some(on) = &report.posting else { return Vec::new() };
    let posting = &on.posting;
    let title =
        posting.title.as_deref().map_or_else(|| "a job without a title".to_owned(), |t| format!("“{t}”"));
    let mut said = vec![format!(
        "This report is about the job posting for {title}: {}. {}",
        asked_in_short(posting),
        read(posting)
    )];
    said.extend(not_read(posting));
    if !posting.conditions.is_empty() {
        let words: Vec<String> =
            posting.conditions.iter().take(MOST_NAMED).map(|condition| condition.text.clone()).collect();
        let words: Vec<String> = words.iter().map(|text| format!("“{text}”")).collect();
        said.push(format!(
            "Check these conditions yourself; they are not scored: {}.",
            some(&words, posting.conditions.len())
        ));
    }
    said.extend(on.years.iter().take(MOST_NAMED).map(years_asked));
    if !on.shown_not_listed.is_empty() {
        said.push(format!(
            "The posting asks for {}: your resume shows {} at work but does not list {}.",
            list(&on.shown_not_listed),
            them(on.shown_not_listed.len()),
            them(on.shown_not_listed.len())
        ));
    }
    if !on.listed_not_shown.is_empty() {
        said.push(format!(
            "It also asks for {}: your resume lists {} but does not show {} in any job or project.",
            list(&on.listed_not_shown),
            them(on.listed_not_shown.len()),
            them(on.listed_not_shown.len())
        ));
    }
    said
}

/// "It asks for 5 years of Java; the dated jobs of your resume that show it come to 11 months."
fn years_asked(years: &YearsAsked) -> String {
    let asked = years_of(years.asked);
    let of = years.skill.as_ref().map_or_else(|| "work experience".to_owned(), |skill| skill.clone());
    match (years.shown, &years.skill) {
        (None, _) => {
            format!("It asks for {asked} of {of}; your resume gives no dates of jobs. This is not scored.")
        }
        (Some(shown), None) => format!(
            "It asks for {asked} of {of}; the jobs of your resume come to {}. This is not scored.",
            years_of(shown)
        ),
        (Some(shown), Some(_)) => format!(
            "It asks for {asked} of {of}; the dated jobs of your resume that show it come to {}.",
            years_of(shown)
        ),
    }
}

/// The most conditions, or unrecognised sentences, listed.
const MOST_NAMED: usize = 4;

fn them(count: usize) -> &'static str {
    if count == 1 { "it" } else { "them" }
}

/// "10 things required, 3 preferred, 1 mentioned".
fn asked_in_short(posting: &PostingInfo) -> String {
    let of = |kind: AskedKind| posting.requirements.iter().filter(|r| r.kind == kind).count();
    let kinds = [
        (of(AskedKind::Required), "required"),
        (of(AskedKind::Preferred), "preferred"),
        (of(AskedKind::Mentioned), "mentioned"),
    ];
    let parts: Vec<String> =
        kinds.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
    if parts.is_empty() { "nothing recognised".to_owned() } else { list(&parts) }
}

/// The requirements that were not recognised, in a sentence.
fn not_read(posting: &PostingInfo) -> Option<String> {
    let all = posting.unrecognised.len();
    let words: Vec<String> =
        posting.unrecognised.iter().take(MOST_NAMED).map(|unread| format!("“{}”", unread.text)).collect();
    (all > 0).then(|| {
        format!(
            "Not recognised and not scored: {}. 'skillgap posting FILE' shows everything that was read.",
            some(&words, all)
        )
    })
}

/// The first of this many.
fn some(first: &[String], all: usize) -> String {
    match all.checked_sub(first.len()).filter(|more| *more > 0) {
        None => list(first),
        Some(more) => format!("{} and {more} more", first.join(", ")),
    }
}

fn requirements(sheet: &mut Sheet, posting: &PostingInfo, kind: AskedKind) {
    let of: Vec<&RequirementOfPosting> = posting.requirements.iter().filter(|r| r.kind == kind).collect();
    if of.is_empty() {
        return;
    }
    let (title, remark) = match kind {
        AskedKind::Required => ("Required", ""),
        AskedKind::Preferred => ("Preferred", ""),
        AskedKind::Mentioned => ("Mentioned", "part of the work; not stated as required"),
    };
    let remark = if remark.is_empty() { of.len().to_string() } else { format!("{}: {remark}", of.len()) };
    sheet.heading(0, title, &remark);
    for requirement in of {
        sheet.line(2, Tone::Plain, &clean(&named(requirement)));
        let place = requirement.line.map(|line| format!("[{line}] ")).unwrap_or_default();
        sheet.line(4, Tone::Quiet, &format!("{place}“{}”", clean(&requirement.text)));
    }
}

/// A requirement in words: "Java or Kotlin, advanced, 5 years and more, or something like it".
fn named(requirement: &RequirementOfPosting) -> String {
    let mut parts = vec![if requirement.skills.is_empty() {
        "Experience".to_owned()
    } else {
        requirement.skills.join(" or ")
    }];
    if let Some(years) = requirement.years {
        parts.push(format!("{} and more", years_of(years)));
    } else if let Some(level) = requirement.level {
        parts.push(level.to_string());
    }
    if let Some(prefer) = requirement.prefer.as_ref().filter(|_| requirement.skills.len() > 1) {
        parts.push(format!("best {prefer}"));
    }
    if requirement.or_similar {
        parts.push("or something like it".to_owned());
    }
    if requirement.times > 1 {
        parts.push(format!("said {} times", requirement.times));
    }
    parts.join(", ")
}

fn years_of(years: f64) -> String {
    match years {
        years if years < 1.0 => count((years * 12.0).round() as usize, "month"),
        years if years.fract() == 0.0 => count(years as usize, "year"),
        years => format!("{years:.1} years"),
    }
}

fn unread(sheet: &mut Sheet, unread: &[Unread]) {
    if unread.is_empty() {
        return;
    }
    sheet.heading(0, "Required but not recognised", &unread.len().to_string());
    for one in unread {
        let place = one.line.map(|line| format!("[{line}] ")).unwrap_or_default();
        let kind = if one.kind == AskedKind::Preferred { " (preferred)" } else { "" };
        sheet.line(2, Tone::Plain, &format!("{place}“{}”{kind}", clean(&one.text)));
    }
}

fn not_asked(sheet: &mut Sheet, aside: &[NotAskedInfo]) {
    if aside.is_empty() {
        return;
    }
    sheet.heading(0, "Named but not asked for", &aside.len().to_string());
    for kind in
        [AsideKind::Offered, AsideKind::Employer, AsideKind::Legal, AsideKind::NotAsked, AsideKind::NotSure]
    {
        let of: Vec<String> = aside.iter().filter(|a| a.reason == kind).map(|a| clean(&a.skill)).collect();
        if !of.is_empty() {
            sheet.line(2, Tone::Quiet, &format!("{}: {}", aside_word(kind), of.join(", ")));
        }
    }
}

fn aside_word(kind: AsideKind) -> &'static str {
    match kind {
        AsideKind::Offered => "offered",
        AsideKind::Employer => "said about the employer",
        AsideKind::Legal => "legal text, diversity, or how to apply",
        AsideKind::NotAsked => "explicitly not required",
        AsideKind::NotSure => "may have another meaning",
    }
}

/// The name of a condition.
pub fn condition_word(kind: ConditionKind) -> &'static str {
    match kind {
        ConditionKind::Travel => "Travel",
        ConditionKind::Hours => "Working hours",
        ConditionKind::Permit => "Permit to work",
        ConditionKind::Driving => "Driving",
        ConditionKind::Place => "Place",
        ConditionKind::Pay => "Pay",
        ConditionKind::Contract => "Contract",
        ConditionKind::Checks => "Checks",
        ConditionKind::Physical => "Physical demands",
    }
}
