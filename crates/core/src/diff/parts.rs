//! Why a fit changed: the effects of skills and of the catalogue, which add up to the change. See [`super`]
//! for the method.

use super::path::{self, Line};
use super::skills::{Holdings, LevelMove, level_move};
use super::snapshot::{CountedThen, RequirementThen, RoleThen};
use super::{RequirementChange, Sides};
use crate::fit::{OPTIONAL_SHARE, best_mean};
use crate::report::rounded;
use crate::units::Level;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A remainder up to this is rounding, not something unexplained.
const ROUNDED_AWAY: f64 = 1e-5;

/// Reports have six decimals.
const MILLION: f64 = 1e6;

/// The effect of a skill on a fit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SkillPart {
    /// The skill's id.
    pub id: String,
    /// The preferred label.
    pub skill: String,
    /// What happened to it.
    pub why: SkillWhy,
    /// The levels stated in the resumes.
    pub level: Sides<Option<Level>>,
    /// Its share of the change.
    pub change: f64,
}

/// What happened to a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SkillWhy {
    /// It is held now, but was not before.
    New,
    /// It is no longer held.
    Gone,
    /// Its level is higher, or is now stated.
    LevelUp,
    /// Its level is lower, or is no longer stated.
    LevelDown,
    /// Its confidence is higher.
    Surer,
    /// Its confidence is lower.
    LessSure,
}

/// The effect of the catalogue on a fit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CatalogPart {
    /// The sentence of the requirement.
    pub requirement: String,
    /// What happened to it.
    pub what: CatalogWhat,
    /// Its share of the change.
    pub change: f64,
}

/// What happened to a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CatalogWhat {
    /// It was added.
    Added,
    /// It was removed.
    Removed,
    /// Its importance changed.
    Weight,
    /// The skills that meet it, their number, or its level changed.
    Redefined,
    /// Relations changed, so that the same skills meet it better or worse.
    Relations,
}

/// The parts of a change.
pub(super) struct Parts {
    pub(super) skills: Vec<SkillPart>,
    pub(super) catalog: Vec<CatalogPart>,
    pub(super) other: f64,
    pub(super) requirements: Vec<RequirementChange>,
}

/// A requirement in one or both reports; if only one has it, its coverage is used for both.
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

    /// The requirement in the newer report, if it is there.
    fn latest(&self) -> Option<&'s RequirementThen> {
        self.after.or(self.before)
    }
}

/// The parts by cause.
#[derive(Default)]
struct Sums<'s> {
    skills: BTreeMap<&'s str, f64>,
    catalog: BTreeMap<(usize, CatalogWhat), f64>,
}

/// Why the fit for a role changed.
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

/// The requirements of both reports in pairs, those of the newer report first, and whether each has a
/// namesake that requires something else.
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

/// Whether two requirements with the same sentence require the same.
fn is_same(one: &RequirementThen, other: &RequirementThen) -> bool {
    let sorted = |requirement: &RequirementThen| {
        let mut labels = requirement.alternatives.clone();
        labels.sort_unstable();
        labels
    };
    one.need == other.need && one.level == other.level && sorted(one) == sorted(other)
}

/// The effect of weights that changed.
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

/// A credit in one report.
#[derive(Debug, Clone, Copy)]
struct Credit<'s> {
    value: f64,
    /// The label of the held skill behind it.
    from: &'s str,
    /// Whether the report states it; else it is derived from the profile, which may be less precise.
    given: bool,
}

/// The credits of a requirement's alternatives, by label.
type Credits<'s> = BTreeMap<&'s str, Credit<'s>>;

/// The effect of skills on the coverage of a requirement with this share of the fit.
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
        // A rise is explained by the skill now, a fall by the skill before.
        let Some(credit) = (if part > 0.0 { &after } else { &before }).get(label) else { continue };
        match why(credit.from, holdings) {
            _ if part == 0.0 => {}
            Cause::Skill(_) => *sums.skills.entry(credit.from).or_default() += share * part,
            Cause::Same => *sums.catalog.entry((at, CatalogWhat::Relations)).or_default() += share * part,
            Cause::Unknown => {}
        }
    }
}

/// The credits of a requirement's alternatives.
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

/// The least credit that counted; credits that did not count are no higher.
fn least(requirement: &RequirementThen) -> f64 {
    let counted = requirement.counted.iter().map(|counted| counted.credit.get());
    if requirement.counted.len() < requirement.need { 1.0 } else { counted.fold(1.0, f64::min) }
}

/// Copies credits stated in one report to the other, where they can only be derived, if the skills behind
/// them are unchanged.
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

/// The credits scaled to give the coverage, because reports of other programs may not state everything.
fn scaled<'s>(mut credits: Credits<'s>, requirement: &RequirementThen) -> Credits<'s> {
    let mut values: Vec<f64> = credits.values().map(|credit| credit.value).collect();
    let mean = best_mean(&mut values, requirement.need);
    let factor = requirement.coverage.get() / mean;
    if (mean - requirement.coverage.get()).abs() > ROUNDED_AWAY && factor.is_finite() {
        credits.values_mut().for_each(|credit| credit.value *= factor);
    }
    credits
}

/// The cause of a changed credit.
enum Cause {
    /// The skill is held differently.
    Skill(SkillWhy),
    /// The skill is held as before.
    Same,
    /// Neither report lists it among the skills.
    Unknown,
}

/// What happened to the skill with a label.
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

/// The sums as whole millionths, with the reports' wording.
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

/// Combines the parts of a redefined requirement.
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

/// Integers near the parts, in millionths, that add up to the sum; the remainder goes to the parts that lose
/// most by rounding.
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

/// The requirements in both reports whose coverage changed.
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
