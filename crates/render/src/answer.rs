//! The sentences of reports and plans: what is said to the person, in one place for every format.
//!
//! `wording` holds how numbers, lists and evidence are written; the sentences of a plan that JSON carries too stand in
//! `skillgap_core::plan`.

use super::because::{WITHOUT_ROLE, because, is_without_role, no_role_fits};
use super::wording::{count, either, grouped, list};
use skillgap_core::report::{
    AdjacentInfo, LessonInfo, Report, RequirementInfo, RoleInfo, SkillInfo, StepInfo,
};
use skillgap_core::units::Level;

/// A requirement that is met less than this is missing.
const HALF: f64 = 0.5;

/// From this coverage on a requirement is met.
const MET: f64 = 0.995;

/// The hours of a week by which people who named none can think of a plan.
const USUAL_WEEK: f64 = 8.0;

/// The steps that a report names first.
pub(crate) const FIRST_STEPS: usize = 3;

/// The headings that all formats share.
pub(crate) mod heading {
    pub(crate) const FIRST: &str = "Do these first";
    pub(crate) const PLAN: &str = "Your learning plan";
    pub(crate) const IS_THIS_YOU: &str = "Is this you?";
    pub(crate) const NOT_UNDERSTOOD: &str = "Not understood";
    pub(crate) const OTHER_ROLES: &str = "The next nearest roles";
    pub(crate) const ASKED: &str = "What is asked for";
    pub(crate) const NICE: &str = "Nice to have";
    pub(crate) const MISSING: &str = "What is missing most";
    pub(crate) const LEFT: &str = "Not in the plan";
}

/// What the lists of skills are headed by where a person is asked to look at them.
pub(crate) const LOOK: &str = "This was read in the resume. What is wrong here is wrong in everything else.";

/// What is said of skills without a level.
pub(crate) const UNSTATED: &str =
    "Where the resume names no level, the level that a role asks for is taken as met.";

/// How far somebody is from a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Near {
    Ready,
    Close,
    PartWay,
    Far,
}

impl Near {
    pub(crate) fn of(fit: f64) -> Self {
        match fit {
            f if f >= 0.8 => Self::Ready,
            f if f >= 0.6 => Self::Close,
            f if f >= 0.35 => Self::PartWay,
            _ => Self::Far,
        }
    }

    /// How near a role is; nobody is ready while something essential is missing.
    pub(crate) fn to(role: &RoleInfo) -> Self {
        match Self::of(role.fit) {
            Self::Ready if missing(role).any(|requirement| requirement.essential) => Self::Close,
            near => near,
        }
    }

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Close => "close",
            Self::PartWay => "part of the way",
            Self::Far => "far",
        }
    }

    fn you_are(self) -> &'static str {
        match self {
            Self::Ready => "You are ready",
            Self::Close => "You are close",
            Self::PartWay => "You are part of the way",
            Self::Far => "It is far from what your resume shows",
        }
    }
}

/// The first paragraphs of a report: which role, how near, and what else is to be said before any table.
///
/// The one place for what a report says of a person before everything else.
pub(crate) fn opening(report: &Report) -> Vec<String> {
    if is_without_role(report) {
        return vec![no_role_fits(report), WITHOUT_ROLE.to_owned()];
    }
    let Some(role) = report.roles.first() else {
        return vec!["No role of this catalogue asks for any of these skills.".to_owned()];
    };
    if report.posting.is_some() {
        return vec![how_near(role)];
    }
    let nearest = match role.rank {
        1 => {
            format!("Of the {} roles here, {} is nearest to your resume. ", report.catalog.roles, role.title)
        }
        _ => format!("This is about {}. ", role.title),
    };
    let because = because(role).filter(|_| role.rank == 1);
    std::iter::once(nearest + &how_near(role)).chain(because).collect()
}

/// "You are close: 5 of the 16 things that the role asks for are missing, two of them essential."
pub(crate) fn how_near(role: &RoleInfo) -> String {
    let lacking: Vec<&RequirementInfo> = missing(role).collect();
    let essential = lacking.iter().filter(|r| r.essential).count();
    let (all, you) = (role.requirements.len(), Near::to(role).you_are());
    match lacking.len() {
        0 if partly(role).next().is_none() => format!("{you}: everything that the role asks for is there."),
        0 => format!(
            "{you}: nothing that the role asks for is missing, though some of it is met only in part."
        ),
        1 => {
            let which = if essential == 1 { "an essential one" } else { "not an essential one" };
            format!("{you}: one of the {all} things that the role asks for is missing, {which}.")
        }
        n if essential == 0 => {
            format!(
                "{you}: {} of the {all} things that the role asks for are missing, none of them essential.",
                n
            )
        }
        n if essential == n => {
            format!(
                "{you}: {n} of the {all} things that the role asks for are missing, all of them essential."
            )
        }
        n => format!(
            "{you}: {n} of the {all} things that the role asks for are missing, {} of them essential.",
            small_number(essential)
        ),
    }
}

/// "far: 12 of 18 things are missing"
pub(crate) fn near_in_short(role: &RoleInfo) -> String {
    let lacking = missing(role).count();
    let near = Near::to(role).word();
    match lacking {
        0 => near.to_owned(),
        n => format!("{near}: {n} of {} things missing", role.requirements.len()),
    }
}

/// The requirements of which less than half is there.
pub(crate) fn missing(role: &RoleInfo) -> impl Iterator<Item = &RequirementInfo> {
    role.requirements.iter().filter(|requirement| requirement.coverage < HALF)
}

/// The requirements that are met in part.
pub(crate) fn partly(role: &RoleInfo) -> impl Iterator<Item = &RequirementInfo> {
    role.requirements.iter().filter(|r| (HALF..MET).contains(&r.coverage))
}

/// "met", "in part" or "missing".
pub(crate) fn state(requirement: &RequirementInfo) -> &'static str {
    match requirement.coverage {
        c if c >= MET => "met",
        c if c >= HALF => "in part",
        _ => "missing",
    }
}

/// "11 of 20 met, 4 in part".
pub(crate) fn met_in_short(requirements: &[&RequirementInfo]) -> String {
    let count = |wanted: &str| requirements.iter().filter(|r| state(r) == wanted).count();
    match count("in part") {
        0 => format!("{} of {} met", count("met"), requirements.len()),
        part => format!("{} of {} met, {part} in part", count("met"), requirements.len()),
    }
}

/// What an adjacent role is: how near, what the person brings, what is missing.
pub(crate) fn adjacent(role: &AdjacentInfo) -> String {
    let brings: Vec<&String> = role.transfers.iter().map(|pointer| &pointer.skill).collect();
    let adds: Vec<&String> =
        role.adds.iter().map(|gap| &gap.skill).filter(|skill| !brings.contains(skill)).collect();
    let mut said = vec![Near::of(role.fit).word().to_owned()];
    if !brings.is_empty() {
        said.push(format!("you bring {}", list(&brings)));
    }
    if !adds.is_empty() {
        said.push(format!("you would add {}", list(&adds)));
    }
    said.join("; ")
}

/// How long the plan is: "9 steps, about 420 hours: a year at 8 hours a week."
pub(crate) fn plan_length(role: &RoleInfo) -> String {
    let hours: f64 = role.plan.iter().map(|step| step.hours).sum();
    let last = role.plan.last();
    let time = match last.and_then(|step| step.weeks).zip(last.and_then(|step| step.days)) {
        Some((_, (_, day))) => format!("done by {day}"),
        None => match last.and_then(|step| step.weeks) {
            Some((_, weeks)) => count(weeks as usize, "week"),
            None => format!("{} at {USUAL_WEEK:.0} hours a week", duration(hours / USUAL_WEEK)),
        },
    };
    format!("{}, about {} hours: {time}.", count(role.plan.len(), "step"), grouped(hours.round() as u64))
}

/// Weeks as people say them: weeks, months, years.
fn duration(weeks: f64) -> String {
    let months = weeks / 4.35;
    match weeks {
        w if w < 9.0 => count(w.ceil().max(1.0) as usize, "week"),
        w if w < 78.0 => format!("about {}", count(months.round().max(2.0) as usize, "month")),
        _ => format!("about {:.1} years", weeks / 52.0),
    }
}

/// What the steps lead to, in a sentence; nothing without steps.
pub(crate) fn plan_outcome(role: &RoleInfo) -> Option<String> {
    let last = role.plan.last()?;
    let (before, after) = (Near::to(role), Near::of(last.fit_after));
    Some(match before == after {
        true => format!(
            "Afterwards you meet about {} of what the role asks for; today it is {}.",
            share(last.fit_after),
            share(role.fit)
        ),
        false => format!(
            "Afterwards you meet about {} of what the role asks for, instead of {}: {}.",
            share(last.fit_after),
            share(role.fit),
            after.word()
        ),
    })
}

/// A share as people say it.
fn share(share: f64) -> String {
    super::wording::percent(share)
}

/// What study does not bring: "Advanced SQL and Python come with practice at work, not with study."
pub(crate) fn practice(role: &RoleInfo) -> Option<String> {
    let of = |level: Level| {
        let skills: Vec<&str> =
            role.practice.iter().filter(|p| p.level == level).map(|p| p.skill.as_str()).collect();
        (!skills.is_empty()).then(|| format!("{level} level in {}", list(&skills)))
    };
    let parts: Vec<String> = [Level::Advanced, Level::Expert].into_iter().filter_map(of).collect();
    (!parts.is_empty()).then(|| {
        format!(
            "The role asks for {}: that comes with practice at work, not with study.",
            parts.join(" and for ")
        )
    })
}

/// Why there is no step.
pub(crate) fn no_steps(role: &RoleInfo, budget: Option<f64>) -> String {
    match (role.gaps.is_empty(), budget) {
        (true, _) => "Nothing is missing: there is nothing to plan.".to_owned(),
        (false, Some(most)) => format!("No step that helps fits into {most:.0} hours."),
        (false, None) => {
            "Nothing that is missing can be planned as study: it comes with the work itself.".to_owned()
        }
    }
}

/// "SQL and Power BI, to intermediate level; practising Communication".
pub(crate) fn lessons(step: &StepInfo) -> String {
    let is_soft = |lesson: &LessonInfo| step.practised.contains(&lesson.skill);
    let studied: Vec<&LessonInfo> = step.lessons.iter().filter(|lesson| !is_soft(lesson)).collect();
    if studied.is_empty() {
        return list(&step.skills);
    }
    let first = studied.first().map(|lesson| (lesson.level_from, lesson.level_to));
    let alike = studied.iter().all(|lesson| Some((lesson.level_from, lesson.level_to)) == first);
    let named = match first.filter(|_| alike) {
        Some((None, Some(to))) => {
            let names: Vec<&str> = studied.iter().map(|lesson| lesson.skill.as_str()).collect();
            format!("{}, to {to} level", list(&names))
        }
        _ => list(&studied.into_iter().map(lesson).collect::<Vec<String>>()),
    };
    match step.practised.is_empty() {
        true => named,
        false => format!("{named}; practising {}", list(&step.practised)),
    }
}

fn lesson(lesson: &LessonInfo) -> String {
    match (lesson.level_from, lesson.level_to) {
        (Some(from), Some(to)) if from < to => format!("{} from {from} to {to}", lesson.skill),
        (_, Some(to)) => format!("{} to {to}", lesson.skill),
        (_, None) => lesson.skill.clone(),
    }
}

/// What is not in the plan, by reason: the requirements that have it, and the reason.
pub(crate) fn left_out(role: &RoleInfo) -> Vec<(String, &str)> {
    let mut reasons: Vec<&str> = Vec::new();
    for left in &role.not_planned {
        if !reasons.contains(&left.reason.as_str()) {
            reasons.push(&left.reason);
        }
    }
    let of = |reason: &str| {
        let all = role.not_planned.iter().filter(|left| left.reason == reason);
        list(&all.map(|left| format!("“{}”", left.requirement)).collect::<Vec<String>>())
    };
    reasons.into_iter().map(|reason| (of(reason), reason)).collect()
}

/// When, and for how long: "about 80 hours, weeks 3 to 12, after step 2".
pub(crate) fn when(step: &StepInfo) -> String {
    let mut parts = vec![about_hours(step.hours)];
    parts.extend(match (step.days, step.weeks) {
        (Some((first, last)), _) => Some(format!("{first} to {last}")),
        (None, Some((first, last))) if first == last => Some(format!("week {first}")),
        (None, Some((first, last))) => Some(format!("weeks {first} to {last}")),
        (None, None) => None,
    });
    if !step.after.is_empty() {
        parts.push(format!("after {}", steps(&step.after)));
    }
    parts.join(", ")
}

/// "about 80 hours".
pub(crate) fn about_hours(hours: f64) -> String {
    match hours.round() as u64 {
        1 => "about an hour".to_owned(),
        n => format!("about {} hours", grouped(n)),
    }
}

/// "step 3", or "steps 1 and 2".
pub(crate) fn steps(ranks: &[usize]) -> String {
    let numbers: Vec<String> = ranks.iter().map(ToString::to_string).collect();
    match numbers.len() {
        1 => format!("step {}", numbers.concat()),
        _ => format!("steps {}", list(&numbers)),
    }
}

/// What could be learned instead: "or Podman".
pub(crate) fn instead(step: &StepInfo) -> Option<String> {
    (!step.alternatives.is_empty()).then(|| either(&step.alternatives))
}

/// The skills whose reading is worth a second look: read from words that are no name of theirs.
pub(crate) fn is_doubtful(skill: &SkillInfo) -> bool {
    skill.evidence.iter().all(|found| found.method == skillgap_core::matcher::Method::Fuzzy)
}

fn small_number(number: usize) -> String {
    const WORDS: [&str; 13] = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_told_as_people_tell_it() {
        for (weeks, said) in [
            (0.4, "1 week"),
            (8.2, "9 weeks"),
            (20.0, "about 5 months"),
            (60.0, "about 14 months"),
            (104.0, "about 2.0 years"),
        ] {
            assert_eq!(duration(weeks), said, "{weeks}");
        }
    }

    #[test]
    fn nearness_has_four_words() {
        let words: Vec<&str> = [0.1, 0.4, 0.7, 0.9].map(Near::of).into_iter().map(Near::word).collect();
        assert_eq!(words, ["far", "part of the way", "close", "ready"]);
    }
}
