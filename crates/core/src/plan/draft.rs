//! A plan while it grows: greedy by gain per hour, prerequisites first.

use super::bound::{Item, most_gain};
use super::ledger::Ledger;
use super::lesson::{Curriculum, Lesson};
use super::{MIN_GAIN, PREREQUISITE_MET, PlanOptions};
use crate::catalog::{Catalog, Role, SkillId};
use crate::standing::Standing;
use crate::units::Hours;
use std::collections::{HashMap, HashSet};

/// A lesson that is part of the plan.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pick {
    pub(super) lesson: usize,
    /// The skill that it is a prerequisite for, when it was taken for that alone.
    pub(super) toward: Option<SkillId>,
}

/// A lesson with the lessons that must come before it.
#[derive(Debug, Clone)]
struct Choice {
    /// In the order of learning; the lesson itself is the last.
    lessons: Vec<usize>,
    gain: f64,
    hours: f64,
}

impl Choice {
    fn ratio(&self) -> f64 {
        self.gain / self.hours
    }
}

/// What the lessons would add one by one, and the fit, before a round.
#[derive(Debug, Clone)]
struct Round {
    fit: f64,
    gains: Vec<f64>,
}

/// What is decided so far.
#[derive(Debug, Clone)]
pub(super) struct Draft<'a> {
    catalog: &'a Catalog,
    standing: &'a Standing,
    curriculum: &'a Curriculum,
    ledger: Ledger,
    learned: HashMap<SkillId, f64>,
    taught: HashSet<SkillId>,
    rounds: Vec<Round>,
    /// The lessons, in order.
    pub(super) picks: Vec<Pick>,
    /// What they take together.
    pub(super) hours: f64,
}

impl<'a> Draft<'a> {
    /// The greedy plan, or the one that begins with the best single choice where that ends higher.
    ///
    /// Greed by gain per hour alone can spend a budget on small things and miss the one large thing that
    /// would have fitted; the better of the two starts cannot be arbitrarily bad (Khuller, Moss and Naor 1999,
    /// who prove (1 - 1/e) / 2 where no step excludes or requires another). How good a plan really is, its own
    /// bound says.
    pub(super) fn best(
        catalog: &'a Catalog,
        role: &Role,
        standing: &'a Standing,
        curriculum: &'a Curriculum,
        options: &PlanOptions,
    ) -> Self {
        let start = Self::new(catalog, role, standing, curriculum);
        let mut greedy = start.clone();
        greedy.grow(options);
        if options.hours.is_none() {
            return greedy;
        }
        let mut other = start;
        let gains = other.open_round();
        let largest =
            other.choices(&gains, options).into_iter().reduce(|a, b| if b.gain > a.gain { b } else { a });
        let Some(largest) = largest.filter(|choice| other.ledger.fit + choice.gain > greedy.ledger.fit)
        else {
            return greedy;
        };
        other.take(&largest);
        other.grow(options);
        other
    }

    fn new(catalog: &'a Catalog, role: &Role, standing: &'a Standing, curriculum: &'a Curriculum) -> Self {
        Self {
            catalog,
            standing,
            curriculum,
            ledger: Ledger::new(role, standing),
            learned: HashMap::new(),
            taught: HashSet::new(),
            rounds: Vec::new(),
            picks: Vec::new(),
            hours: 0.0,
        }
    }

    fn grow(&mut self, options: &PlanOptions) {
        loop {
            let gains = self.open_round();
            let choices = self.choices(&gains, options);
            let best = choices.into_iter().reduce(|a, b| {
                let better = b.ratio().total_cmp(&a.ratio()).then(b.gain.total_cmp(&a.gain));
                if better.is_gt() { b } else { a }
            });
            let Some(best) = best else { return };
            self.take(&best);
        }
    }

    /// Scores every lesson by itself, and keeps the scores for the bound.
    fn open_round(&mut self) -> Vec<f64> {
        let gains: Vec<f64> =
            self.curriculum.lessons.iter().map(|lesson| self.ledger.gain([lesson])).collect();
        self.rounds.push(Round { fit: self.ledger.fit, gains: gains.clone() });
        gains
    }

    /// Everything that could come next: worth a line, within the hours and the number of steps.
    fn choices(&self, gains: &[f64], options: &PlanOptions) -> Vec<Choice> {
        let left = options.hours.map_or(f64::INFINITY, Hours::get) - self.hours;
        let steps = options.most_steps.saturating_sub(self.picks.len());
        let mut choices = Vec::new();
        for target in self.curriculum.targets.iter().filter(|target| !self.taught.contains(target)) {
            let lessons = self.curriculum.of(*target);
            if steps == 0 || lessons.clone().all(|lesson| gains[lesson] < MIN_GAIN) {
                continue;
            }
            let Some(before) = self.missing_before(*target, gains) else { continue };
            let all = lessons.filter_map(|lesson| self.choice(&before, lesson, gains));
            choices.extend(all.filter(|c| c.hours <= left && c.lessons.len() <= steps));
        }
        choices
    }

    /// A lesson with what comes before it, when it adds something of its own.
    fn choice(&self, before: &[usize], lesson: usize, gains: &[f64]) -> Option<Choice> {
        let lessons: Vec<usize> = before.iter().copied().chain([lesson]).collect();
        let hours = lessons.iter().map(|i| self.lesson(*i).hours.get()).sum();
        let together = |ids: &[usize]| self.ledger.gain(ids.iter().map(|i| self.lesson(*i)));
        let (gain, own) = match before.is_empty() {
            true => (gains[lesson], gains[lesson]),
            false => (together(&lessons), together(&lessons) - together(before)),
        };
        (own >= MIN_GAIN).then_some(Choice { lessons, gain, hours })
    }

    fn lesson(&self, at: usize) -> &'a Lesson {
        &self.curriculum.lessons[at]
    }

    /// Adds a choice to the plan. What adds enough by itself needs no other reason.
    fn take(&mut self, choice: &Choice) {
        let target = choice.lessons.last().map(|i| self.lesson(*i).skill);
        for at in &choice.lessons {
            let lesson = self.lesson(*at);
            let own = self.ledger.gain([lesson]);
            let toward = target.filter(|t| own < MIN_GAIN && *t != lesson.skill);
            self.picks.push(Pick { lesson: *at, toward });
            self.hours += lesson.hours.get();
            self.taught.insert(lesson.skill);
            note(&mut self.learned, lesson);
            self.ledger.apply(lesson);
        }
    }

    /// The lessons for what is missing of a skill's prerequisites, in the order of learning; `None` when one
    /// of them cannot be taught.
    fn missing_before(&self, target: SkillId, gains: &[f64]) -> Option<Vec<usize>> {
        let mut lessons = Vec::new();
        let mut learned = HashMap::new();
        for skill in self.prerequisites(target) {
            // An earlier lesson of the chain may imply a later prerequisite.
            if learned.get(&skill).is_some_and(|confidence| *confidence >= PREREQUISITE_MET) {
                continue;
            }
            let at = self.lesson_before(skill, gains)?;
            note(&mut learned, self.lesson(at));
            lessons.push(at);
        }
        Some(lessons)
    }

    /// What is missing before a skill, deepest first; without recursion, each once.
    fn prerequisites(&self, target: SkillId) -> Vec<SkillId> {
        let mut seen = HashSet::from([target]);
        let mut ordered = Vec::new();
        let mut path = vec![(target, 0)];
        while let Some((skill, next)) = path.last_mut() {
            let Some(before) = self.catalog.skill(*skill).prerequisites.get(*next) else {
                ordered.push(*skill);
                path.pop();
                continue;
            };
            *next += 1;
            if !self.is_met(*before) && seen.insert(*before) {
                path.push((*before, 0));
            }
        }
        ordered.pop();
        ordered
    }

    /// Whether a prerequisite is held well enough, or taught as well as one step can.
    fn is_met(&self, skill: SkillId) -> bool {
        let learned = self.learned.get(&skill).copied().unwrap_or(0.0);
        let confidence = self.standing.confidence(skill).max(learned);
        confidence >= PREREQUISITE_MET || self.taught.contains(&skill)
    }

    /// The lesson for a prerequisite: it must teach enough, then gain most per hour, then be short.
    fn lesson_before(&self, skill: SkillId, gains: &[f64]) -> Option<usize> {
        let enough = |at: usize| self.lesson(at).confidence.get().min(PREREQUISITE_MET);
        let hours = |at: usize| self.lesson(at).hours.get();
        self.curriculum.of(skill).reduce(|a, b| {
            let ratio = (gains[b] / hours(b)).total_cmp(&(gains[a] / hours(a)));
            let better = enough(b).total_cmp(&enough(a)).then(ratio).then(hours(a).total_cmp(&hours(b)));
            if better.is_gt() { b } else { a }
        })
    }

    /// The highest fit that any choice of lessons can reach within the hours.
    ///
    /// Before every round: the fit so far, plus the most that the lessons could add if their gains added up.
    /// Gains only diminish, so each of these bounds every plan; prerequisites only restrict. The least counts.
    pub(super) fn bound(&self, curriculum: &Curriculum, hours: f64) -> f64 {
        let bounds = self.rounds.iter().map(|round| {
            let item = |(lesson, gain): (&Lesson, &f64)| Item {
                class: lesson.skill.0,
                hours: lesson.hours.get(),
                gain: *gain,
            };
            let items: Vec<Item> = curriculum.lessons.iter().zip(&round.gains).map(item).collect();
            round.fit + most_gain(&items, hours)
        });
        bounds.fold(1.0, f64::min)
    }
}

/// Adds what a lesson makes known.
fn note(learned: &mut HashMap<SkillId, f64>, lesson: &Lesson) {
    for (skill, confidence) in &lesson.reached {
        let known = learned.entry(*skill).or_insert(0.0);
        *known = known.max(*confidence);
    }
}
