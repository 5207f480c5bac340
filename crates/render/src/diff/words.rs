//! The changes in words: headings, sentences and rows of two cells.

use crate::width::clean;
use crate::wording::{count, percent};
use skillgap_core::diff::{
    CatalogPart, CatalogWhat, Diff, LevelChange, LevelMove, RoleAlone, RoleChange, SkillPart, SkillState,
    SkillWhy, StepChange, StepStatus,
};
use skillgap_core::units::Level;

/// A heading and what is below it.
pub(super) struct Block {
    pub(super) heading: String,
    pub(super) lead: Vec<String>,
    pub(super) rows: Option<Rows>,
    /// Whether it belongs to the block before it.
    pub(super) deeper: bool,
}

/// A table with two columns.
pub(super) struct Rows {
    pub(super) heads: [&'static str; 2],
    pub(super) rows: Vec<[String; 2]>,
}

/// "Then and now for Alex Rivera".
pub(super) fn title(diff: &Diff) -> String {
    match &diff.name {
        Some(name) => format!("Then and now for {}", clean(name)),
        None => "Then and now".to_owned(),
    }
}

/// All changes, with at most `most` entries per list and table.
pub(super) fn blocks(diff: &Diff, most: usize) -> Vec<Block> {
    let mut blocks = vec![skills(diff, most)];
    for (at, role) in diff.roles.iter().enumerate() {
        blocks.push(fit(role, most));
        blocks.extend(plan(role, at == 0, most));
    }
    blocks.extend(alone(diff));
    blocks
}

fn skills(diff: &Diff, most: usize) -> Block {
    let state = |state: &SkillState| match state.level {
        Some(level) => format!("{} ({level})", clean(&state.skill)),
        None => clean(&state.skill),
    };
    let level = |change: &LevelChange| {
        format!("{} ({})", clean(&change.skill), levels(change.level.before, change.level.after))
    };
    let moved = |which: &[LevelMove]| -> Vec<String> {
        diff.skills.levels.iter().filter(|change| which.contains(&change.moved)).map(level).collect()
    };
    let lists = [
        ("New", diff.skills.new.iter().map(state).collect()),
        ("Better", moved(&[LevelMove::Up])),
        ("Now with a level", moved(&[LevelMove::NowStated])),
        (
            "At a lower level, or at one that is no longer stated",
            moved(&[LevelMove::Down, LevelMove::NoLongerStated]),
        ),
        ("No longer there", diff.skills.gone.iter().map(state).collect()),
    ];
    let mut lead: Vec<String> = lists
        .iter()
        .filter(|(_, names): &&(_, Vec<String>)| !names.is_empty())
        .map(|(what, names)| format!("{what}: {}.", listed(names, most)))
        .collect();
    if lead.is_empty() {
        lead.push("The same skills at the same levels as before.".to_owned());
    }
    Block { heading: "Skills".to_owned(), lead, rows: None, deeper: false }
}

/// "A, B and 4 more".
fn listed(names: &[String], most: usize) -> String {
    let (shown, rest) = names.split_at(names.len().min(most));
    match rest.len() {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// "basic → advanced".
fn levels(before: Option<Level>, after: Option<Level>) -> String {
    let word = |level: Option<Level>| level.map_or("no level stated", |level| level.as_str());
    format!("{} → {}", word(before), word(after))
}

fn fit(role: &RoleChange, most: usize) -> Block {
    let mut rows: Vec<[String; 2]> =
        role.skills.iter().map(|part| [signed(part.change), skill(part)]).collect();
    rows.extend(role.catalog.iter().map(|part| [signed(part.change), catalog(part)]));
    if role.other != 0.0 {
        rows.push([signed(role.other), "not explained by the reports".to_owned()]);
    }
    if rows.len() > most {
        let rest: f64 = role
            .skills
            .iter()
            .map(|p| p.change)
            .chain(role.catalog.iter().map(|p| p.change))
            .skip(most)
            .sum();
        let more = rows.len() - most;
        rows.truncate(most);
        rows.push([signed(rest + role.other), format!("{more} more")]);
    }
    let rows = (!rows.is_empty()).then_some(Rows { heads: ["Points", "Why"], rows });
    Block { heading: clean(&role.title), lead: vec![moved(role)], rows, deeper: false }
}

/// The change for a role: "41% → 56% of what the role asks for (+15.2 points); first of all roles instead of
/// third".
fn moved(role: &RoleChange) -> String {
    let [was, is] = [role.fit.before, role.fit.after].map(percent);
    let fit = match (role.change == 0.0, was == is) {
        (true, _) => format!("{is} of the requirements, as before"),
        (false, true) => format!("{is} of the requirements ({} points)", signed(role.change)),
        (false, false) => {
            format!("{was} → {is} of the requirements ({} points)", signed(role.change))
        }
    };
    if role.rank.before == role.rank.after {
        format!("{fit}; number {} among all roles, as before.", role.rank.after)
    } else {
        format!("{fit}; number {} among all roles instead of {}.", role.rank.after, role.rank.before)
    }
}

/// Percentage points with a sign; small values have one more digit.
fn signed(change: f64) -> String {
    match change * 100.0 {
        points if points.abs() < 0.05 => format!("{points:+.2}"),
        points => format!("{points:+.1}"),
    }
}

fn skill(part: &SkillPart) -> String {
    let name = clean(&part.skill);
    match part.why {
        SkillWhy::New => match part.level.after {
            Some(level) => format!("{name}: new ({level})"),
            None => format!("{name}: new"),
        },
        SkillWhy::Gone => format!("{name}: no longer there"),
        SkillWhy::LevelUp | SkillWhy::LevelDown => {
            format!("{name}: {}", levels(part.level.before, part.level.after))
        }
        SkillWhy::Surer => format!("{name}: shown more clearly"),
        SkillWhy::LessSure => format!("{name}: shown less clearly, or longer ago"),
    }
}

fn catalog(part: &CatalogPart) -> String {
    let requirement = clean(&part.requirement);
    match part.what {
        CatalogWhat::Added => format!("The catalogue now asks for it: {requirement}"),
        CatalogWhat::Removed => format!("The catalogue no longer asks for it: {requirement}"),
        CatalogWhat::Weight => format!("Its importance changed in the catalogue: {requirement}"),
        CatalogWhat::Redefined => format!("The catalogue changed this requirement: {requirement}"),
        CatalogWhat::Relations => format!("The catalogue counts the same skills differently: {requirement}"),
    }
}

/// The progress of the older plan: for the first role always, for others if there is any.
fn plan(role: &RoleChange, is_first: bool, most: usize) -> Option<Block> {
    let (open, moved): (Vec<&StepChange>, Vec<&StepChange>) =
        role.plan.iter().partition(|step| step.status == StepStatus::Open);
    if role.plan.is_empty() || moved.is_empty() && !is_first {
        return None;
    }
    let heading = format!("The earlier plan for {}", clean(&role.title));
    let done = moved.iter().filter(|step| step.status == StepStatus::Done).count();
    let of = count(role.plan.len(), "step");
    let (hours, all) = (role.hours_done, role.hours_planned);
    let mut lead = vec![format!("{done} of {of} done, {hours:.0} of {all:.0} hours.")];
    let named = |step: &&StepChange| format!("{}. {}", step.rank, clean(&step.title));
    if !open.is_empty() {
        lead.push(format!("Open: {}.", listed(&open.iter().map(named).collect::<Vec<_>>(), most)));
    }
    let mut rows: Vec<[String; 2]> =
        moved.iter().take(most).map(|step| [status(step.status).to_owned(), named(step)]).collect();
    if moved.len() > most {
        rows.push([String::new(), format!("and {} more", moved.len() - most)]);
    }
    let rows = (!rows.is_empty()).then_some(Rows { heads: ["State", "Step"], rows });
    Some(Block { heading, lead, rows, deeper: true })
}

fn status(status: StepStatus) -> &'static str {
    match status {
        StepStatus::Done => "done",
        StepStatus::Begun => "begun",
        StepStatus::Open => "open",
        StepStatus::LeftOut => "left out",
    }
}

/// The roles in only one report.
fn alone(diff: &Diff) -> Option<Block> {
    let role = |role: &RoleAlone| format!("{} ({})", clean(&role.title), percent(role.fit));
    let list = |roles: &[RoleAlone]| roles.iter().map(role).collect::<Vec<_>>().join(", ");
    let sides =
        [("Only in the older report", &diff.only_before), ("Only in the newer report", &diff.only_after)];
    let told = sides.iter().filter(|(_, roles)| !roles.is_empty());
    let lead: Vec<String> = told.map(|(what, roles)| format!("{what}: {}.", list(roles))).collect();
    let heading = "Roles that cannot be compared".to_owned();
    (!lead.is_empty()).then_some(Block { heading, lead, rows: None, deeper: false })
}
