//! Every sentence of a plan, as JSON and all other formats give it.

use super::StepKey;
use super::prepare::{COURSE, PROJECT};
use super::step::Lesson;
use crate::catalog::{Catalog, Role, SkillId, Source};
use std::borrow::Cow;

/// From this importance on nobody is hired without it (`data/README.md`).
const HEART: f64 = 0.85;

/// From this importance on most adverts ask for it.
const COMMON: f64 = 0.6;

/// The hours of a year of full-time study, for people who are told of a degree.
const YEAR_OF_STUDY: f64 = 1500.0;

/// What is said of a requirement that nothing in the catalogue teaches.
pub(super) const NO_WAY: &str = "The catalogue has no way to learn this; it comes with the work itself.";

/// What is said of a requirement behind the last step.
pub(super) const LATER: &str = "It matters less than the planned steps: start it when those are done.";

/// What is said of a degree, or of a qualification that takes as long.
pub(super) fn degree(hours: f64, is_regulated: bool) -> String {
    let years = (hours / YEAR_OF_STUDY).ceil().max(1.0);
    let years = if years > 1.0 { format!("about {years} years") } else { "about a year".to_owned() };
    let first = if is_regulated {
        "First ask the authority or a training provider what counts towards it"
    } else {
        "First ask whether experience and finished work can replace it"
    };
    format!("This takes {years} of study or training. {first}.")
}

/// What is said of a requirement that the hours do not buy.
pub(super) fn over_budget(hours: f64, left: f64) -> String {
    match left {
        left if hours <= left => "The steps above bring more for these hours.".to_owned(),
        left if left < 1.0 => {
            format!("It takes about {hours:.0} hours, and the steps above use all there are.")
        }
        left => format!("It takes about {hours:.0} hours, and the steps above leave {left:.0}."),
    }
}

/// What is said of a personal skill that no step practises.
pub(super) const ALONG: &str = "It is practised along the way, in the steps above and at work.";

/// What is said of lessons that a job of the person's usually includes.
pub(crate) fn usual_in(title: &str, skills: &[&str]) -> String {
    let was = if skills.len() > 1 { "were" } else { "was" };
    format!(
        "You have worked as “{title}”: if {} {was} part of it, write that in your resume and leave it out here.",
        together(skills, "and")
    )
}

/// The idea for a project that teaches a skill, where the catalogue has one.
fn project(catalog: &Catalog, skill: SkillId) -> Option<&str> {
    catalog.skill(skill).project.as_deref()
}

/// What a step says to do: its own project before any words that suit all skills.
#[must_use]
pub fn step_action(catalog: &Catalog, step: StepKey) -> String {
    match step {
        StepKey::Skill(skill, tip) => {
            let tip = catalog.tips().get(tip);
            let key = tip.map_or("", |tip| tip.key.as_str());
            let said = || {
                tip.map_or("", |tip| &tip.action)
                    .replace("{skills}", &in_sentence(&catalog.skill(skill).label))
            };
            match project(catalog, skill).map(|own| own.trim_end_matches('.')) {
                Some(own) if key == PROJECT => own.to_owned(),
                Some(own) if key == COURSE && is_one_sentence(own) => {
                    format!("{}, then {}", said(), lower_first(own))
                }
                _ => said(),
            }
        }
        StepKey::Bundle(at) => catalog.bundles().get(at).map_or_else(String::new, |b| b.project.clone()),
        StepKey::Further(at) => catalog.bundles().get(at).map_or_else(String::new, |bundle| {
            format!("Go on with “{}”: take in what the first part left out", bundle.label)
        }),
    }
}

/// Whether a project is described in one sentence, so that it can be the end of another.
fn is_one_sentence(project: &str) -> bool {
    !project.contains(['.', '!', '?', ';'])
}

/// A label as it stands in a sentence: names of several small words ("solve technical problems") are quoted.
#[must_use]
pub fn in_sentence(label: &str) -> Cow<'_, str> {
    let small = label.contains(' ') && !label.contains(char::is_uppercase);
    if small { Cow::Owned(format!("“{label}”")) } else { Cow::Borrowed(label) }
}

/// What to show of a step that teaches some skills, with the personal skills that are practised on the way.
pub(super) fn show(
    catalog: &Catalog,
    step: StepKey,
    (taught, practised): (&[SkillId], &[SkillId]),
) -> Option<String> {
    let mut said = shown(catalog, step, taught);
    let is_own = |skill: &SkillId| matches!(step, StepKey::Skill(taught, _) if taught == *skill);
    let (with_idea, without): (Vec<SkillId>, Vec<SkillId>) =
        practised.iter().filter(|skill| !is_own(skill)).partition(|s| project(catalog, **s).is_some());
    said.extend(with_idea.into_iter().filter_map(|skill| idea_for(catalog, skill)));
    let names: Vec<&str> = without.iter().map(|skill| catalog.skill(*skill).label.as_str()).collect();
    if !names.is_empty() {
        said.push(format!("For {}: {FEEDBACK}", together(&names, "and")));
    }
    (!said.is_empty()).then(|| said.join(" "))
}

/// What to show of what a step teaches.
fn shown(catalog: &Catalog, step: StepKey, taught: &[SkillId]) -> Vec<String> {
    match step {
        StepKey::Skill(skill, tip) => {
            let key = catalog.tips().get(tip).map_or("", |tip| tip.key.as_str());
            let is_said =
                |own: &&str| key == PROJECT || (key == COURSE && is_one_sentence(own.trim_end_matches('.')));
            let own = project(catalog, skill).filter(|own| !is_said(own));
            own.map(full_stop).into_iter().collect()
        }
        StepKey::Bundle(at) => {
            catalog.bundles().get(at).map(|bundle| full_stop(&bundle.show)).into_iter().collect()
        }
        StepKey::Further(_) => {
            let ideas = taught.iter().filter_map(|skill| idea_for(catalog, *skill));
            let mut ideas: Vec<String> = ideas.take(MOST_IDEAS).collect();
            if ideas.is_empty() {
                ideas.push(BOTH_PARTS.to_owned());
            }
            ideas
        }
    }
}

/// The project idea of one skill among several.
fn idea_for(catalog: &Catalog, skill: SkillId) -> Option<String> {
    let idea = project(catalog, skill)?;
    Some(format!("For {}: {}", catalog.skill(skill).label, full_stop(&lower_first(idea))))
}

/// The second part of a project names so many ideas: more are too much to do.
const MOST_IDEAS: usize = 2;

/// What to show of the second part of a project whose skills have no ideas of their own.
const BOTH_PARTS: &str = "Show what you added, and what it changed.";

/// How a personal skill is practised with any piece of work.
const FEEDBACK: &str =
    "take on a task that needs it, at work or in a project, and ask two people for feedback afterwards.";

/// What speaks for a step.
pub(super) struct Reasons<'a> {
    pub(super) requirements: &'a [usize],
    pub(super) near_to: &'a [SkillId],
    pub(super) wished: &'a [SkillId],
    pub(super) opens: &'a [usize],
    pub(super) is_target: bool,
    pub(super) lessons: &'a [Lesson],
}

/// Why this step, for this person: what asks for it, what is held of it, and what builds on it.
pub(super) fn why(catalog: &Catalog, role: &Role, reasons: &Reasons<'_>, later: &[SkillId]) -> String {
    let mut said = Vec::new();
    said.extend(asked(role, reasons));
    said.extend(held(catalog, role, reasons));
    said.extend(opened(catalog, reasons, later));
    said.join(" ")
}

fn asked(role: &Role, reasons: &Reasons<'_>) -> Option<String> {
    let mut texts: Vec<String> = Vec::new();
    for requirement in reasons.requirements.iter().filter_map(|row| role.requirements.get(*row)) {
        let text = format!("“{}”", requirement.text);
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    let first = reasons.requirements.first().and_then(|row| role.requirements.get(*row))?;
    let importance = first.importance.get();
    Some(match (texts.len(), first.essential) {
        (0, _) => return None,
        (1, true) if first.weights == Source::Counted => format!("Postings ask for it: {}.", texts[0]),
        (1, false) if first.weights == Source::Counted => format!("Some postings ask for it: {}.", texts[0]),
        (1, true) if importance >= HEART => {
            format!("Employers insist on it for this role: {}.", texts[0])
        }
        (1, true) if importance >= COMMON => format!("Most adverts for this role ask for it: {}.", texts[0]),
        (1, true) => format!("The role asks for it: {}.", texts[0]),
        (1, false) => format!("Nice to have in this role: {}.", texts[0]),
        (2, _) => format!("It meets two requirements: {} and {}.", texts[0], texts[1]),
        (n, _) => format!("It meets {n} requirements, above all {} and {}.", texts[0], texts[1]),
    })
}

/// What the person brings.
fn held(catalog: &Catalog, role: &Role, reasons: &Reasons<'_>) -> Option<String> {
    let label = |skill: &SkillId| catalog.skill(*skill).label.as_str();
    let begun = reasons.lessons.iter().find(|lesson| lesson.from.is_some());
    if let Some(Lesson { skill, from: Some(from), to, .. }) = begun {
        let rows = reasons.requirements.iter().filter_map(|row| role.requirements.get(*row));
        let asked = rows.filter(|r| r.alternatives.contains(skill)).filter_map(|r| r.level).max().or(*to);
        return asked.map(|asked| {
            format!("You have {} at {from} level, but the role asks for {asked}.", label(skill))
        });
    }
    let wished: Vec<&str> = reasons.wished.iter().map(label).collect();
    if !wished.is_empty() {
        return Some(format!("You write that you are learning {} or want to.", together(&wished, "and")));
    }
    let known: Vec<&str> = reasons
        .near_to
        .iter()
        .filter(|skill| reasons.lessons.iter().all(|lesson| lesson.skill != **skill))
        .map(label)
        .collect();
    (!known.is_empty()).then(|| format!("You already know {}, which helps.", together(&known, "and")))
}

/// What builds on the step.
fn opened(catalog: &Catalog, reasons: &Reasons<'_>, later: &[SkillId]) -> Option<String> {
    let named = later.iter().zip(reasons.opens);
    let steps: Vec<String> =
        named.map(|(skill, rank)| format!("{} (step {rank})", catalog.skill(*skill).label)).collect();
    match steps.len() {
        0 if !reasons.is_target => Some("One of the role's requirements builds on it.".to_owned()),
        0 => None,
        1 => Some(format!("{} builds on it.", steps[0])),
        2 | 3 => Some(format!("{} build on it.", together(&steps, "and"))),
        n => Some(format!("{}, {} and {} more steps build on it.", steps[0], steps[1], n - 2)),
    }
}

/// "A, B and C".
fn together<S: AsRef<str>>(names: &[S], last: &str) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., one] => format!("{} {last} {one}", first.join(", ")),
    }
}

/// The sentence as it goes on after a colon.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The text with a full stop, unless it ends in a mark of its own.
fn full_stop(text: &str) -> String {
    let text = text.trim_end();
    let ends = text.ends_with(['.', '!', '?']);
    if ends { text.to_owned() } else { format!("{text}.") }
}
