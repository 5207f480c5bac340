//! Why a fit moved: the parts of skills and of the catalogue, which add up to the change. See [`super`] for the method.

use super::path::{self, Line};
use super::skills::{Holdings, LevelMove, level_move};
use super::snapshot::{CountedThen, RequirementThen, RoleThen};
use super::{RequirementChange, Sides};
use crate::fit::{OPTIONAL_SHARE, best_mean};
use crate::report::rounded;
use crate::units::Level;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What reports round away: a remainder up to this is nothing that they leave unexplained.
const ROUNDED_AWAY: f64 = 1e-5;

/// Reports give six decimals.
const MILLION: f64 = 1e6;

/// What a skill did to a fit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SkillPart {
    /// The skill's key.
    pub id: String,
    /// The preferred label.
    pub skill: String,
    /// What happened to it.
    pub why: SkillWhy,
    /// The levels that the resumes state.
    pub level: Sides<Option<Level>>,
    /// Its part of the change.
    pub change: f64,
}

/// What happened to a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SkillWhy {
    /// It is held now, and was not.
    New,
    /// It is held no longer.
    Gone,
    /// Its level is higher, or one is stated now.
    LevelUp,
    /// Its level is lower, or none is stated now.
    LevelDown,
    /// It is surer.
    Surer,
    /// It is less sure.
    LessSure,
}

/// What the catalogue did to a fit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CatalogPart {
    /// The sentence of the requirement.
    pub requirement: String,
    /// What happened to it.
    pub what: CatalogWhat,
    /// Its part of the change.
    pub change: f64,
}

/// What happened to a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CatalogWhat {
    /// It is asked for now, and was not.
    Added,
    /// It is asked for no longer.
    Removed,
    /// It matters more or less.
    Weight,
    /// Other skills meet it, more or fewer of them, or at another level.
    Redefined,
    /// What is held is the same, and says more or less of what is asked.
    Relations,
}

/// The parts of a change.
pub(super) struct Parts {
    pub(super) skills: Vec<SkillPart>,
    pub(super) catalog: Vec<CatalogPart>,
    pub(super) other: f64,
    pub(super) requirements: Vec<RequirementChange>,
}

/// A requirement in one report or in both; where one has it alone, its coverage stands for both.
struct Pair<'s> {
    before: Option<&'s RequirementThen>,
    after: Option<&'s RequirementThen>,
}

impl<'s> Pair<'s> {
    fn weight(&self) -> Sides<f64> {
        Sides { before: self.before.map_or(0.0, weight), after: self.after.map_or(0.0, weight) }
    }

    fn coverage(&self) -> Sides<f64> {
        let of = |one: Option<&RequirementThen>, other: Option<&RequirementThen>| {
            one.or(other).map_or(0.0, |requirement| requirement.coverage.get())
        };
        Sides { before: of(self.before, self.after), after: of(self.after, self.before) }
    }

    /// The requirement as it stands in the newer report, where it does.
    fn latest(&self) -> Option<&'s RequirementThen> {
        self.after.or(self.before)
    }
}

/// The parts by what they are put down to.
#[derive(Default)]
struct Sums<'s> {
    skills: BTreeMap<&'s str, f64>,
    catalog: BTreeMap<(usize, CatalogWhat), f64>,
}

/// Why the fit for a role moved.
pub(super) fn parts(was: &RoleThen, is: &RoleThen, holdings: &Sides<Holdings<'_>>) -> Parts {
    let (pairs, redefined) = pairs(was, is);
    let total = |side: fn(&Sides<f64>) -> f64| pairs.iter().map(|pair| side(&pair.weight())).sum::<f64>();
    let totals = Sides { before: total(|w| w.before), after: total(|w| w.after) };
    let mut sums = Sums::default();
    if totals.before > 0.0 && totals.after > 0.0 {
        catalog_parts(&pairs, &totals, &redefined, &mut sums);
        for (at, pair) in pairs.iter().enumerate() {
            let weight = pair.weight();
            let share = f64::midpoint(weight.before / totals.before, weight.after / totals.after);
            if let (Some(was), Some(is)) = (pair.before, pair.after) {
                covered(at, [was, is], share, holdings, &mut sums);
            }
        }
    }
    told(&sums, &pairs, is.fit.get() - was.fit.get(), holdings)
}

fn weight(requirement: &RequirementThen) -> f64 {
    requirement.importance.get() * if requirement.essential { 1.0 } else { OPTIONAL_SHARE }
}

/// The requirements of both reports side by side, those of the newer first; and which of them have a namesake that asks
/// for something else.
fn pairs<'s>(was: &'s RoleThen, is: &'s RoleThen) -> (Vec<Pair<'s>>, Vec<bool>) {
    let mut open: HashMap<&str, Vec<&RequirementThen>> = HashMap::new();
    for requirement in was.requirements.iter().rev() {
        open.entry(&requirement.text).or_default().push(requirement);
    }
    let (mut pairs, mut redefined) = (Vec::new(), Vec::new());
    for after in &is.requirements {
        let before = open.get_mut(&*after.text).and_then(Vec::pop);
        match before.filter(|before| !is_same(before, after)) {
            Some(other) => {
                pairs.extend([
                    Pair { before: None, after: Some(after) },
                    Pair { before: Some(other), after: None },
                ]);
                redefined.extend([true, true]);
            }
            None => {
                pairs.push(Pair { before, after: Some(after) });
                redefined.push(false);
            }
        }
    }
    let left = |requirement: &&RequirementThen| {
        open.get(&*requirement.text)
            .is_some_and(|left| left.iter().any(|one| std::ptr::eq(*one, *requirement)))
    };
    for before in was.requirements.iter().filter(left) {
        pairs.push(Pair { before: Some(before), after: None });
        redefined.push(false);
    }
    (pairs, redefined)
}

/// Whether two requirements of one sentence ask for the same.
fn is_same(one: &RequirementThen, other: &RequirementThen) -> bool {
    let sorted = |requirement: &RequirementThen| {
        let mut labels = requirement.alternatives.clone();
        labels.sort_unstable();
        labels
    };
    one.need == other.need && one.level == other.level && sorted(one) == sorted(other)
}

/// What weights did that are not the same in both.
fn catalog_parts(pairs: &[Pair<'_>], totals: &Sides<f64>, redefined: &[bool], sums: &mut Sums<'_>) {
    let fit = |weight: fn(Sides<f64>) -> f64, coverage: fn(Sides<f64>) -> f64, total: f64| {
        pairs.iter().map(|pair| weight(pair.weight()) * coverage(pair.coverage())).sum::<f64>() / total
    };
    for coverage in [|c: Sides<f64>| c.before, |c: Sides<f64>| c.after] {
        let before = fit(|w| w.before, coverage, totals.before);
        let after = fit(|w| w.after, coverage, totals.after);
        for ((at, pair), redefined) in pairs.iter().enumerate().zip(redefined) {
            let weight = pair.weight();
            let (moved, covered) = (weight.after - weight.before, coverage(pair.coverage()));
            let part =
                moved * f64::midpoint((covered - before) / totals.after, (covered - after) / totals.before);
            let what = match (pair.before.is_some(), pair.after.is_some()) {
                _ if *redefined => CatalogWhat::Redefined,
                (true, true) => CatalogWhat::Weight,
                (false, _) => CatalogWhat::Added,
                (true, false) => CatalogWhat::Removed,
            };
            if moved != 0.0 {
                *sums.catalog.entry((at, what)).or_default() += part / 2.0;
            }
        }
    }
}

/// A credit of one report.
#[derive(Debug, Clone, Copy)]
struct Credit<'s> {
    value: f64,
    /// The label of the held skill that it rests on.
    from: &'s str,
    /// Whether the report gives it; else it is worked out of the profile, which may say less.
    given: bool,
}

/// The credits of the alternatives of a requirement, by label.
type Credits<'s> = BTreeMap<&'s str, Credit<'s>>;

/// What skills did to the coverage of a requirement that has this share of the fit.
fn covered<'s>(
    at: usize,
    both: [&'s RequirementThen; 2],
    share: f64,
    holdings: &Sides<Holdings<'s>>,
    sums: &mut Sums<'s>,
) {
    let [was, is] = both;
    let (mut before, mut after) = (credits(was, &holdings.before), credits(is, &holdings.after));
    lend(&after, &mut before, was, holdings);
    lend(&before, &mut after, is, holdings);
    let labels: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
    let value = |credits: &Credits<'_>, label: &str| credits.get(label).map_or(0.0, |credit| credit.value);
    let lines: Vec<Line> = labels
        .iter()
        .map(|label| Line { before: value(&before, label), after: value(&after, label) })
        .collect();
    for (part, label) in path::parts(&lines, is.need).into_iter().zip(&labels) {
        // A rise rests on what is there now, a fall on what was there before.
        let Some(credit) = (if part > 0.0 { &after } else { &before }).get(label) else { continue };
        match why(credit.from, holdings) {
            _ if part == 0.0 => {}
            Cause::Skill(_) => *sums.skills.entry(credit.from).or_default() += share * part,
            Cause::Same => *sums.catalog.entry((at, CatalogWhat::Relations)).or_default() += share * part,
            Cause::Unknown => {}
        }
    }
}

/// The credits of the alternatives of a requirement.
fn credits<'s>(requirement: &'s RequirementThen, holdings: &Holdings<'s>) -> Credits<'s> {
    let given = |c: &'s CountedThen| Credit { value: c.credit.get(), from: &c.from, given: true };
    let mut credits: Credits<'_> = requirement.counted.iter().map(|c| (&*c.skill, given(c))).collect();
    let least = least(requirement);
    for label in &requirement.held {
        credits.entry(label).or_insert_with(|| {
            let (value, from) = holdings.credit(label, requirement.level).unwrap_or((1.0, label));
            Credit { value: value.min(least), from, given: false }
        });
    }
    scaled(credits, requirement)
}

/// What did not count reaches no higher than the least that did.
fn least(requirement: &RequirementThen) -> f64 {
    let counted = requirement.counted.iter().map(|counted| counted.credit.get());
    if requirement.counted.len() < requirement.need { 1.0 } else { counted.fold(1.0, f64::min) }
}

/// Puts the credits that one report gives into the other one, which only lets them be worked out, where what they rest
/// on is held as it was.
fn lend<'s>(
    from: &Credits<'s>,
    to: &mut Credits<'s>,
    requirement: &RequirementThen,
    holdings: &Sides<Holdings<'_>>,
) {
    for (label, credit) in from.iter().filter(|(_, credit)| credit.given) {
        if let Some(other) = to.get_mut(label)
            && !other.given
            && matches!(why(credit.from, holdings), Cause::Same)
        {
            (other.value, other.from) = (credit.value.min(least(requirement)).max(other.value), credit.from);
        }
    }
}

/// The credits in the measure in which they give the coverage: reports of other programs may know more than they say.
fn scaled<'s>(mut credits: Credits<'s>, requirement: &RequirementThen) -> Credits<'s> {
    let mut values: Vec<f64> = credits.values().map(|credit| credit.value).collect();
    let mean = best_mean(&mut values, requirement.need);
    let factor = requirement.coverage.get() / mean;
    if (mean - requirement.coverage.get()).abs() > ROUNDED_AWAY && factor.is_finite() {
        credits.values_mut().for_each(|credit| credit.value *= factor);
    }
    credits
}

/// What stands behind a credit that moved.
enum Cause {
    /// The skill is not held as it was.
    Skill(SkillWhy),
    /// It is held as it was.
    Same,
    /// Neither report names it among the skills.
    Unknown,
}

/// What happened to the skill of a label.
fn why(label: &str, holdings: &Sides<Holdings<'_>>) -> Cause {
    let Sides { before, after } = holdings;
    let Some(known) = after.label(label).or(before.label(label)) else { return Cause::Unknown };
    let (was, is) = match (before.id(&known.id), after.id(&known.id)) {
        (Some(was), Some(is)) => (was, is),
        (None, _) => return Cause::Skill(SkillWhy::New),
        (_, None) => return Cause::Skill(SkillWhy::Gone),
    };
    match level_move(was.level, is.level) {
        Some(LevelMove::Up | LevelMove::NowStated) => Cause::Skill(SkillWhy::LevelUp),
        Some(LevelMove::Down | LevelMove::NoLongerStated) => Cause::Skill(SkillWhy::LevelDown),
        None if is.confidence > was.confidence => Cause::Skill(SkillWhy::Surer),
        None if is.confidence < was.confidence => Cause::Skill(SkillWhy::LessSure),
        None => Cause::Same,
    }
}

/// The sums as whole millionths, with the words of the reports.
fn told(sums: &Sums<'_>, pairs: &[Pair<'_>], change: f64, holdings: &Sides<Holdings<'_>>) -> Parts {
    let exact: Vec<f64> = sums.skills.values().chain(sums.catalog.values()).copied().collect();
    let unexplained = change - exact.iter().sum::<f64>();
    let other = if unexplained.abs() > ROUNDED_AWAY { (unexplained * MILLION).round() } else { 0.0 };
    let whole = millionths(&exact, (change * MILLION).round() - other);
    let other = other + (change * MILLION).round() - other - whole.iter().sum::<f64>();
    let (of_skills, of_catalog) = whole.split_at(sums.skills.len());
    let skills = sums.skills.keys().zip(of_skills).filter(|(_, part)| **part != 0.0);
    let catalog = sums.catalog.keys().zip(of_catalog).filter(|(_, part)| **part != 0.0);
    let mut skills: Vec<SkillPart> =
        skills.filter_map(|(label, part)| skill_part(label, *part / MILLION, holdings)).collect();
    let catalog = catalog.filter_map(|((at, what), part)| {
        Some((pairs.get(*at)?.latest()?.text.clone(), *what, *part / MILLION))
    });
    let mut catalog: Vec<CatalogPart> = joined(catalog)
        .into_iter()
        .map(|((requirement, what), change)| CatalogPart { requirement, what, change: rounded(change) })
        .collect();
    skills.sort_by(|a, b| b.change.abs().total_cmp(&a.change.abs()));
    catalog.sort_by(|a, b| b.change.abs().total_cmp(&a.change.abs()));
    Parts { skills, catalog, other: rounded(other / MILLION), requirements: requirements(pairs) }
}

/// The parts of a requirement that was redefined are one.
fn joined(parts: impl Iterator<Item = (String, CatalogWhat, f64)>) -> BTreeMap<(String, CatalogWhat), f64> {
    let mut joined = BTreeMap::new();
    parts.for_each(|(text, what, part)| *joined.entry((text, what)).or_default() += part);
    joined
}

fn skill_part(label: &str, change: f64, holdings: &Sides<Holdings<'_>>) -> Option<SkillPart> {
    let known = holdings.after.label(label).or(holdings.before.label(label))?;
    let Cause::Skill(why) = why(label, holdings) else { return None };
    let level = |holdings: &Holdings<'_>| holdings.id(&known.id).and_then(|skill| skill.level);
    Some(SkillPart {
        id: known.id.clone(),
        skill: known.skill.clone(),
        why,
        level: Sides { before: level(&holdings.before), after: level(&holdings.after) },
        change: rounded(change),
    })
}

/// Whole numbers near to the parts, in millionths, that add up to a whole sum: what is cut off is given back to those
/// that lose most by it.
fn millionths(parts: &[f64], sum: f64) -> Vec<f64> {
    let mut whole: Vec<f64> = parts.iter().map(|part| (part * MILLION).floor()).collect();
    let missing = sum - whole.iter().sum::<f64>();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    let lost = |at: usize| parts.get(at).map_or(0.0, |part| part * MILLION - (part * MILLION).floor());
    order.sort_by(|a, b| lost(*b).total_cmp(&lost(*a)).then(a.cmp(b)));
    let each = (missing.abs() / parts.len().max(1) as f64).floor() * missing.signum();
    let more = (missing - each * parts.len() as f64).abs() as usize;
    if missing < 0.0 {
        order.reverse();
    }
    for (place, at) in order.iter().enumerate() {
        if let Some(part) = whole.get_mut(*at) {
            *part += each + if place < more { missing.signum() } else { 0.0 };
        }
    }
    whole
}

/// The requirements of both reports whose coverage moved.
fn requirements(pairs: &[Pair<'_>]) -> Vec<RequirementChange> {
    let both = pairs.iter().filter(|pair| pair.before.is_some() && pair.after.is_some());
    let changed = both.filter(|pair| pair.coverage().before != pair.coverage().after);
    let change = |pair: &Pair<'_>| {
        let requirement = pair.latest()?.text.clone();
        Some(RequirementChange { requirement, coverage: pair.coverage() })
    };
    let mut changes: Vec<RequirementChange> = changed.filter_map(change).collect();
    let size = |change: &RequirementChange| (change.coverage.after - change.coverage.before).abs();
    changes.sort_by(|a, b| size(b).total_cmp(&size(a)));
    changes
}
