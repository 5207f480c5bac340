//! The sentences of reports and plans addressed to the person, shared by all formats.
//!
//! `wording` formats numbers, lists and evidence; sentences of a plan that JSON also has are in
//! `skillgap_core::plan`.

use super::because::{WITHOUT_ROLE, because, is_without_role, no_role_fits};
use super::width::{clean, clip};
use super::wording::{count, either, grouped, list};
use skillgap_core::Lexicon;
use skillgap_core::plan::COURSE;
use skillgap_core::report::{
    AdjacentInfo, GapInfo, LessonInfo, NotPlannedInfo, Report, RequirementInfo, RoleInfo, SkillInfo, StepInfo,
};
use skillgap_core::units::Level;

/// A wish is quoted so far.
const LONGEST_WISH: usize = 80;

/// The coverage below which a requirement is missing.
const HALF: f64 = 0.5;

/// The coverage from which a requirement is met.
const MET: f64 = 0.995;

/// The hours per week used to express the length of a plan if none are given.
const USUAL_WEEK: f64 = 8.0;

/// A step that takes so many hours is a programme for a degree, a licence or a profession.
const PROGRAMME: f64 = 1000.0;

/// The hours of a year of full-time study.
const YEAR_OF_STUDY: f64 = 1500.0;

/// The first steps that a report lists.
pub(crate) const FIRST_STEPS: usize = 3;

/// The headings shared by all formats.
pub(crate) mod heading {
    pub(crate) const FIRST: &str = "Do these first";
    pub(crate) const MORE: &str = "Nothing essential is missing; this adds to it";
    pub(crate) const PLAN: &str = "Your learning plan";
    pub(crate) const IS_THIS_YOU: &str = "Is this you?";
    pub(crate) const NOT_UNDERSTOOD: &str = "Not understood";
    pub(crate) const OTHER_ROLES: &str = "The next nearest roles";
    pub(crate) const ASKED: &str = "Requirements";
    pub(crate) const NICE: &str = "Nice to have";
    pub(crate) const MISSING: &str = "The largest gaps";
    pub(crate) const LEFT: &str = "Not in the plan";
}

/// The introduction to the skills lists that the person should check.
pub(crate) const LOOK: &str = "This is what was read in the resume. Please check it: mistakes here \
 affect everything else.";

/// The remark about skills without a level.
pub(crate) const UNSTATED: &str =
    "If the resume states no level for a skill, it counts as meeting the level that a role asks for.";

/// How close a person is to a role.
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

    /// How close a role is; nobody is ready while something essential is missing.
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
            Self::Far => "Your resume is far from it",
        }
    }
}

/// The first paragraphs of a report: which role, how close, and anything to know before the tables.
///
/// All formats start with these paragraphs.
pub(crate) fn opening(report: &Report) -> Vec<String> {
    language(report).into_iter().chain(on_roles(report)).collect()
}

fn on_roles(report: &Report) -> Vec<String> {
    if is_without_role(report) {
        return vec![no_role_fits(report), WITHOUT_ROLE.to_owned()];
    }
    let Some(role) = report.roles.first() else {
        let none = "No role in this catalogue asks for any of these skills.".to_owned();
        return aims(report).into_iter().chain(report.aims.is_empty().then_some(none)).collect();
    };
    if report.posting.is_some() {
        return vec![how_near(role)];
    }
    if report.aims.first().is_some_and(|aim| aim.role.id != role.id) {
        let done =
            format!("What you have done so far is nearest to {} ({}).", role.title, near_in_short(role));
        let done = (!report.no_role_fits).then_some(done);
        return aims(report).into_iter().chain(done).collect();
    }
    let nearest = match (role.rank, report.aims.first()) {
        (1, Some(aim)) => format!(
            "Of the {} roles here, {} is nearest to your resume, and it is what you write that you want: “{}”. ",
            report.catalog.roles,
            role.title,
            clip(&clean(&aim.text), LONGEST_WISH)
        ),
        (1, None) => {
            format!("Of the {} roles here, {} is nearest to your resume. ", report.catalog.roles, role.title)
        }
        _ => format!("This is about {}. ", role.title),
    };
    let because = because(role).filter(|_| role.rank == 1);
    let others = also(report);
    std::iter::once(nearest + &how_near(role)).chain(others).chain(because).collect()
}

/// What the person writes to want: the first role at length, the others by name.
fn aims(report: &Report) -> Vec<String> {
    let first = report.aims.first().map(|aim| {
        format!(
            "You write “{}”: so this is about the role {}. {}",
            clip(&clean(&aim.text), LONGEST_WISH),
            aim.role.title,
            how_near(&aim.role)
        )
    });
    first.into_iter().chain(also(report)).collect()
}

/// "You also name IT Project Manager (part of the way: 9 of 18 things missing)."
fn also(report: &Report) -> Option<String> {
    let others = report.aims.iter().skip(1);
    let named: Vec<String> =
        others.map(|aim| format!("{} ({})", aim.role.title, near_in_short(&aim.role))).collect();
    (!named.is_empty()).then(|| format!("You also name {}.", list(&named)))
}

/// In which language a resume was read that is in another one than the report.
fn language(report: &Report) -> Option<String> {
    let lexicon = Lexicon::builtin();
    let name = |code: &String| lexicon.language(code).map(|language| lexicon.name(language).to_owned());
    let code = report.profile.language.first().filter(|code| *code != "en")?;
    Some(format!("Your resume was read in {}; the report is in English.", name(code)?))
}

/// The roles of a report in the order in which they are told: what the person writes to want, then the nearest.
pub(crate) fn roles_in_order(report: &Report) -> Vec<&RoleInfo> {
    let mut roles: Vec<&RoleInfo> = Vec::new();
    for role in report.aims.iter().map(|aim| &aim.role).chain(&report.roles) {
        if roles.iter().all(|known| known.id != role.id) {
            roles.push(role);
        }
    }
    roles
}

/// A sentence such as "You are close: 5 of the 16 things that the role asks for are missing, two of them
/// essential."
pub(crate) fn how_near(role: &RoleInfo) -> String {
    let lacking: Vec<&RequirementInfo> = missing(role).collect();
    let essential = lacking.iter().filter(|r| r.essential).count();
    let (all, you) = (role.requirements.len(), Near::to(role).you_are());
    let lack = if has_held(role) { "your resume does not show" } else { "you lack" };
    let said = match lacking.len() {
        0 if partly(role).next().is_none() && unshown(role).next().is_none() => {
            format!("{you}: you meet everything the role asks for.")
        }
        0 if partly(role).next().is_none() => format!("{you}: nothing that the role asks for is missing."),
        0 => format!("{you}: nothing is missing, although you meet some requirements only in part."),
        1 => {
            let which = if essential == 1 { "an essential one" } else { "not an essential one" };
            format!("{you}: {lack} one of the role's {all} requirements, {which}.")
        }
        n if essential == 0 => {
            format!("{you}: {lack} {n} of the role's {all} requirements, none of them essential.")
        }
        n if essential == n => {
            format!("{you}: {lack} {n} of the role's {all} requirements, all of them essential.")
        }
        n => format!(
            "{you}: {lack} {n} of the role's {all} requirements, {} of them essential.",
            small_number(essential)
        ),
    };
    if has_held(role) && !lacking.is_empty() { format!("{said} {WRITE_THEM}") } else { said }
}

/// What to do first about gaps in a job that somebody has done: the resume may be what is incomplete.
const WRITE_THEM: &str = "You have done this job, so first add to the resume what you do already.";

/// Whether the resume says that the person has held the role for about a year or more.
fn has_held(role: &RoleInfo) -> bool {
    let titles = role.because.titles.titles.iter();
    titles.filter(|title| title.likeness >= SAME_JOB).any(|title| title.years.is_some_and(|y| y >= 0.95))
}

/// The likeness from which a title on a resume is the role's own.
const SAME_JOB: f64 = 0.9;

/// A phrase such as "far: 12 of 18 things are missing".
pub(crate) fn near_in_short(role: &RoleInfo) -> String {
    let lacking = missing(role).count();
    let near = Near::to(role).word();
    match lacking {
        0 => near.to_owned(),
        n => format!("{near}: {n} of {} things missing", role.requirements.len()),
    }
}

/// The requirements of which less than half is there, but for personal skills.
pub(crate) fn missing(role: &RoleInfo) -> impl Iterator<Item = &RequirementInfo> {
    role.requirements.iter().filter(|requirement| requirement.coverage < HALF && !requirement.personal)
}

/// The personal skills that are asked for and that the resume does not show. Nobody is told to lack patience.
pub(crate) fn unshown(role: &RoleInfo) -> impl Iterator<Item = &RequirementInfo> {
    role.requirements.iter().filter(|requirement| requirement.coverage < HALF && requirement.personal)
}

/// The largest gaps, the largest first, but for personal skills.
pub(crate) fn gaps(role: &RoleInfo) -> Vec<&GapInfo> {
    let is_personal =
        |gap: &GapInfo| role.requirements.iter().any(|r| r.personal && r.text == gap.requirement);
    role.gaps.iter().filter(|gap| !is_personal(gap)).collect()
}

/// The heading above the first steps: only what is essential has to be done first.
pub(crate) fn first_heading(role: &RoleInfo) -> &'static str {
    let is_needed = missing(role).chain(partly(role)).any(|requirement| requirement.essential);
    if is_needed { heading::FIRST } else { heading::MORE }
}

/// How to show them.
pub(crate) const SHOW_THEM: &str = "One line on a day that needed it, and what you did, shows it.";

/// The partly met requirements.
pub(crate) fn partly(role: &RoleInfo) -> impl Iterator<Item = &RequirementInfo> {
    role.requirements.iter().filter(|r| (HALF..MET).contains(&r.coverage))
}

/// The personal skills that the resume does not show, and how to show them; nothing where it shows all.
pub(crate) fn not_shown(role: &RoleInfo) -> Option<String> {
    let named: Vec<String> = unshown(role).map(|r| format!("“{}”", r.text)).collect();
    (!named.is_empty()).then(|| format!("Not shown, which is not missing: {}. {SHOW_THEM}", list(&named)))
}

/// "met", "in part", "missing" or, of personal skills, "not shown".
pub(crate) fn state(requirement: &RequirementInfo) -> &'static str {
    match requirement.coverage {
        c if c >= MET => "met",
        c if c >= HALF => "in part",
        _ if requirement.personal => "not shown",
        _ => "missing",
    }
}

/// A phrase such as "11 of 20 met, 4 in part".
pub(crate) fn met_in_short(requirements: &[&RequirementInfo]) -> String {
    let count = |wanted: &str| requirements.iter().filter(|r| state(r) == wanted).count();
    match count("in part") {
        0 => format!("{} of {} met", count("met"), requirements.len()),
        part => format!("{} of {} met, {part} in part", count("met"), requirements.len()),
    }
}

/// The description of an adjacent role: how close, what transfers, what is missing.
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

/// The length of the plan: "9 steps, about 420 hours: a year at 8 hours a week."
///
/// A programme of a thousand hours or more is not studied in the evenings: it is told apart from the rest.
pub(crate) fn plan_length(role: &RoleInfo) -> String {
    let hours: f64 = role.plan.iter().map(|step| step.hours).sum();
    let programme: f64 = role.plan.iter().map(|step| step.hours).filter(|hours| *hours >= PROGRAMME).sum();
    if programme > 0.0 {
        return with_programme(role.plan.len(), programme, hours - programme);
    }
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

/// "4 steps: a programme of about 3,000 hours, at least 2 years full-time, and about 140 hours besides, ...".
fn with_programme(steps: usize, programme: f64, rest: f64) -> String {
    let steps = count(steps, "step");
    let years = match (programme / YEAR_OF_STUDY).ceil() as usize {
        0 | 1 => "a year".to_owned(),
        n => count(n, "year"),
    };
    let hours = grouped(programme.round() as u64);
    let programme = format!("{steps}: a programme of about {hours} hours, at least {years} full-time");
    match rest.round() as u64 {
        0 => format!("{programme}."),
        n => {
            let time = duration(rest / USUAL_WEEK);
            format!(
                "{programme}, and about {} hours besides, {time} at {USUAL_WEEK:.0} hours a week.",
                grouped(n)
            )
        }
    }
}

/// A number of weeks as weeks, months or years.
fn duration(weeks: f64) -> String {
    let months = weeks / 4.35;
    match weeks {
        w if w < 9.0 => count(w.ceil().max(1.0) as usize, "week"),
        w if w < 78.0 => format!("about {}", count(months.round().max(2.0) as usize, "month")),
        _ => format!("about {:.1} years", weeks / 52.0),
    }
}

/// What the steps lead to, in a sentence; `None` without steps.
pub(crate) fn plan_outcome(role: &RoleInfo) -> Option<String> {
    let last = role.plan.last()?;
    let after = match Near::of(last.fit_after) {
        Near::Ready if not_planned(role).next().is_some() => Near::Close,
        after => after,
    };
    let before = Near::to(role);
    Some(if before == after {
        format!(
            "Afterwards you will meet about {} of the role, by importance; today it is {}.",
            share(last.fit_after),
            share(role.fit)
        )
    } else {
        format!(
            "Afterwards you will meet about {} of the role, by importance, instead of {}: {}.",
            share(last.fit_after),
            share(role.fit),
            after.word()
        )
    })
}

/// A share in everyday words.
fn share(share: f64) -> String {
    super::wording::percent(share)
}

/// What study cannot provide, and what does: "The role asks for advanced level in SQL: take on work that needs it."
pub(crate) fn practice(role: &RoleInfo) -> Option<String> {
    let of = |level: Level| {
        let skills: Vec<&str> =
            role.practice.iter().filter(|p| p.level == level).map(|p| p.skill.as_str()).collect();
        (!skills.is_empty()).then(|| format!("{level} level in {}", list(&skills)))
    };
    let parts: Vec<String> = [Level::Advanced, Level::Expert].into_iter().filter_map(of).collect();
    (!parts.is_empty()).then(|| {
        let skills = role.practice.iter().filter(|p| p.level > Level::Intermediate).count();
        let them = if skills > 1 { "them" } else { "it" };
        format!(
            "The role asks for {}. Study alone does not lead there: after these steps, take on work that needs {them}.",
            parts.join(" and for ")
        )
    })
}

/// What the law asks for in a regulated trade; `None` in others.
pub(crate) fn licence(role: &RoleInfo) -> Option<String> {
    let licence = role.licence.as_ref()?;
    Some(format!("What the law asks for differs by country. {licence} {VALID_WHERE}"))
}

/// Who says which licences count.
const VALID_WHERE: &str = "A licence from elsewhere has to be recognised, and one that has lapsed has to be renewed: \
 ask the authority of the country where you want to work before you start.";

/// Why there are no steps.
pub(crate) fn no_steps(role: &RoleInfo, budget: Option<f64>) -> String {
    match (role.gaps.is_empty(), budget) {
        (true, _) => "Nothing is missing: there is nothing to plan.".to_owned(),
        (false, Some(most)) => format!("No useful step fits into {most:.0} hours."),
        (false, None) => "What is missing cannot be studied: it comes with the work itself.".to_owned(),
    }
}

/// How the title of the second part of a project ends.
const SECOND_PART: &str = ", second part";

/// What a step says to do first: a course, without the project after it.
pub(crate) fn first_action(step: &StepInfo) -> &str {
    match step.tip_id.as_str() {
        COURSE => step.action.split(", then ").next().unwrap_or(&step.action),
        _ => &step.action,
    }
}

/// The lessons of a step: "SQL and Power BI, to intermediate level; practising Communication".
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
    // The second part of a project calls it by its name.
    let named = match &step.bundle {
        Some(_) if !step.action.contains(&step.title) && !step.title.ends_with(SECOND_PART) => {
            format!("“{}”: {named}", step.title)
        }
        _ => named,
    };
    if step.practised.is_empty() { named } else { format!("{named}; practising {}", list(&step.practised)) }
}

fn lesson(lesson: &LessonInfo) -> String {
    match (lesson.level_from, lesson.level_to) {
        (Some(from), Some(to)) if from < to => format!("{} from {from} to {to}", lesson.skill),
        (_, Some(to)) => format!("{} to {to}", lesson.skill),
        (_, None) => lesson.skill.clone(),
    }
}

/// What is not in the plan, but for personal skills, which are practised all the time.
fn not_planned(role: &RoleInfo) -> impl Iterator<Item = &NotPlannedInfo> {
    let is_personal = |text: &str| role.requirements.iter().any(|r| r.personal && r.text == text);
    role.not_planned.iter().filter(move |left| !is_personal(&left.requirement))
}

/// What is not in the plan: for each reason, the requirements and the reason.
pub(crate) fn left_out(role: &RoleInfo) -> Vec<(String, &str)> {
    let mut reasons: Vec<&str> = Vec::new();
    for left in not_planned(role) {
        if !reasons.contains(&left.reason.as_str()) {
            reasons.push(&left.reason);
        }
    }
    let of = |reason: &str| {
        let all = not_planned(role).filter(|left| left.reason == reason);
        list(&all.map(|left| format!("“{}”", left.requirement)).collect::<Vec<String>>())
    };
    reasons.into_iter().map(|reason| (of(reason), reason)).collect()
}

/// What the plan leaves for later: the missing requirements that it neither teaches nor explains; `None` if there are none.
pub(crate) fn later(role: &RoleInfo) -> Option<String> {
    let is_taught = |requirement: &RequirementInfo| {
        let lessons = role.plan.iter().flat_map(|step| &step.lessons);
        lessons.map(|lesson| &lesson.skill).any(|skill| requirement.alternatives.contains(skill))
    };
    let is_explained = |requirement: &RequirementInfo| {
        role.not_planned.iter().any(|left| left.requirement == requirement.text)
    };
    let left = missing(role).filter(|requirement| !is_taught(requirement) && !is_explained(requirement));
    let mut names: Vec<&str> = Vec::new();
    for requirement in left {
        if !names.contains(&requirement.prefer.as_str()) {
            names.push(&requirement.prefer);
        }
    }
    if role.plan.is_empty() || names.is_empty() {
        return None;
    }
    let rest = format!("{} more", names.len().saturating_sub(MOST_LATER));
    if names.len() > MOST_LATER {
        names.truncate(MOST_LATER);
        names.push(&rest);
    }
    Some(format!("The plan leaves for later what matters less: {}.", list(&names)))
}

/// So many requirements are named that the plan leaves for later.
const MOST_LATER: usize = 5;

/// When, and how long: "about 80 hours, weeks 3 to 12, after step 2".
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

/// A phrase such as "about 80 hours".
pub(crate) fn about_hours(hours: f64) -> String {
    match hours.round() as u64 {
        1 => "about an hour".to_owned(),
        n => format!("about {} hours", grouped(n)),
    }
}

/// A phrase such as "step 3" or "steps 1 and 2".
pub(crate) fn steps(ranks: &[usize]) -> String {
    let numbers: Vec<String> = ranks.iter().map(ToString::to_string).collect();
    match numbers.len() {
        1 => format!("step {}", numbers.concat()),
        _ => format!("steps {}", list(&numbers)),
    }
}

/// What could be learned instead, and of several skills instead of which: "Podman instead of Docker".
pub(crate) fn instead(step: &StepInfo) -> Option<String> {
    let mut replaced: Vec<&String> = Vec::new();
    for of in &step.instead_of {
        if !replaced.contains(&of) {
            replaced.push(of);
        }
    }
    let others = |of: &String| {
        let named = step.alternatives.iter().zip(&step.instead_of).filter(|(_, other)| *other == of);
        either(&named.map(|(skill, _)| skill).collect::<Vec<_>>())
    };
    let studied = step.lessons.iter().filter(|lesson| !step.practised.contains(&lesson.skill)).count();
    let said = match studied {
        _ if replaced.is_empty() => {
            return (!step.alternatives.is_empty()).then(|| either(&step.alternatives));
        }
        1 => replaced.into_iter().map(others).collect::<Vec<_>>(),
        _ => replaced.into_iter().map(|of| format!("{} instead of {of}", others(of))).collect(),
    };
    Some(said.join("; "))
}

/// Whether a skill should be checked, because it was read from words that are not its name.
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
    fn a_programme_is_told_apart_from_the_evenings() {
        assert_eq!(
            with_programme(3, 3000.0, 96.0),
            "3 steps: a programme of about 3,000 hours, at least 2 years full-time, and about 96 hours besides, \
             about 3 months at 8 hours a week."
        );
    }

    #[test]
    fn nearness_has_four_words() {
        let words: Vec<&str> = [0.1, 0.4, 0.7, 0.9].map(Near::of).into_iter().map(Near::word).collect();
        assert_eq!(words, ["far", "part of the way", "close", "ready"]);
    }
}
