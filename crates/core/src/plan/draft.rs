//! A plan while it grows: greedy by gain per hour, prerequisites first, then deeper tips with what is left.

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

/// A lesson that could come next; gain and hours are those of it and of what must come before it.
#[derive(Debug, Clone, Copy)]
struct Choice {
    lesson: usize,
    gain: f64,
    hours: f64,
}

impl Choice {
    fn ratio(&self) -> f64 {
        self.gain / self.hours
    }
}

/// What the lessons would add one by one, and the fit, at some time.
#[derive(Debug, Clone)]
struct Round {
    fit: f64,
    gains: Vec<f64>,
}

/// What a plan starts from; the same for every draft of it.
#[derive(Debug, Clone, Copy)]
struct Start<'a> {
    catalog: &'a Catalog,
    role: &'a Role,
    standing: &'a Standing,
    curriculum: &'a Curriculum,
}

/// What is decided so far.
#[derive(Debug, Clone)]
pub(super) struct Draft<'a> {
    start: Start<'a>,
    ledger: Ledger,
    /// What each lesson would add now.
    gains: Vec<f64>,
    rounds: Vec<Round>,
    learned: HashMap<SkillId, f64>,
    taught: HashSet<SkillId>,
    /// By requirement, how many of its alternatives are taught.
    served: Vec<usize>,
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
        role: &'a Role,
        standing: &'a Standing,
        curriculum: &'a Curriculum,
        options: &PlanOptions,
    ) -> Self {
        let empty = Self::new(Start { catalog, role, standing, curriculum });
        let mut greedy = empty.clone();
        greedy.grow(options);
        let Some(hours) = options.hours else { return greedy };
        greedy.deepen(hours);
        let largest = empty.choices(options).into_iter().reduce(|a, b| if b.gain > a.gain { b } else { a });
        let Some(largest) = largest.filter(|choice| empty.ledger.fit + choice.gain > greedy.ledger.fit)
        else {
            return greedy;
        };
        let mut other = empty;
        other.take(&largest);
        other.grow(options);
        other.deepen(hours);
        other
    }

    fn new(start: Start<'a>) -> Self {
        let ledger = Ledger::new(start.role, start.standing);
        let gains = start.curriculum.lessons.iter().map(|lesson| ledger.gain(lesson)).collect();
        let mut draft = Self {
            start,
            ledger,
            gains,
            rounds: Vec::new(),
            learned: HashMap::new(),
            taught: HashSet::new(),
            served: vec![0; start.role.requirements.len()],
            picks: Vec::new(),
            hours: 0.0,
        };
        draft.close_round();
        draft
    }

    fn grow(&mut self, options: &PlanOptions) {
        loop {
            let best = self.choices(options).into_iter().reduce(|a, b| {
                let better = b.ratio().total_cmp(&a.ratio()).then(b.gain.total_cmp(&a.gain));
                if better.is_gt() { b } else { a }
            });
            let Some(best) = best else { return };
            self.take(&best);
        }
    }

    /// Keeps the scores for the bound.
    fn close_round(&mut self) {
        self.rounds.push(Round { fit: self.ledger.fit, gains: self.gains.clone() });
    }

    /// Everything that could come next: worth a line, within the hours and the number of steps.
    fn choices(&self, options: &PlanOptions) -> Vec<Choice> {
        let left = options.hours.map_or(f64::INFINITY, Hours::get) - self.hours;
        let steps = options.most_steps.saturating_sub(self.picks.len());
        let mut choices = Vec::new();
        for target in self.start.curriculum.targets.iter().filter(|target| self.is_wanted(**target)) {
            let lessons = self.start.curriculum.of(*target);
            if steps == 0 || lessons.clone().all(|lesson| self.gains[lesson] < MIN_GAIN) {
                continue;
            }
            let Some(before) = self.missing_before(*target) else { continue };
            if before.len() < steps {
                let all = lessons.filter_map(|lesson| self.choice(&before, lesson));
                choices.extend(all.filter(|c| c.hours <= left));
            }
        }
        choices
    }

    /// Whether a skill is not taught yet, and some requirement asks for one more of its alternatives: who has
    /// learned Tableau for "Tableau or Power BI" is not sent to learn Power BI as well.
    fn is_wanted(&self, skill: SkillId) -> bool {
        let needs = |row: usize| self.start.role.requirements.get(row).map_or(0, |r| r.need);
        let mut slots = self.start.curriculum.slots.of(skill).iter();
        !self.taught.contains(&skill) && slots.any(|slot| self.served[slot.row] < needs(slot.row))
    }

    /// A lesson with what comes before it, when it adds something of its own.
    fn choice(&self, before: &[usize], lesson: usize) -> Option<Choice> {
        let hours = before.iter().chain([&lesson]).map(|i| self.lesson(*i).hours.get()).sum();
        if before.is_empty() {
            let gain = self.gains[lesson];
            return (gain >= MIN_GAIN).then_some(Choice { lesson, gain, hours });
        }
        let first = before.iter().map(|i| self.lesson(*i));
        let alone = self.ledger.gain_together(first.clone());
        let gain = self.ledger.gain_together(first.chain([self.lesson(lesson)]));
        (gain - alone >= MIN_GAIN).then_some(Choice { lesson, gain, hours })
    }

    fn lesson(&self, at: usize) -> &'a Lesson {
        &self.start.curriculum.lessons[at]
    }

    /// Adds a choice to the plan. What adds enough by itself needs no other reason.
    fn take(&mut self, choice: &Choice) {
        let target = self.lesson(choice.lesson).skill;
        for lesson in self.missing_before(target).into_iter().flatten() {
            let toward = (self.gains[lesson] < MIN_GAIN).then_some(target);
            self.pick(Pick { lesson, toward });
        }
        self.pick(Pick { lesson: choice.lesson, toward: None });
        self.close_round();
    }

    fn pick(&mut self, pick: Pick) {
        let lesson = self.lesson(pick.lesson);
        self.picks.push(pick);
        self.hours += lesson.hours.get();
        self.taught.insert(lesson.skill);
        for slot in self.start.curriculum.slots.of(lesson.skill) {
            self.served[slot.row] += 1;
        }
        let mut learned = std::mem::take(&mut self.learned);
        self.note(&mut learned, pick.lesson);
        self.learned = learned;
        self.ledger.apply(lesson);
        self.rescore(lesson);
    }

    /// Scores the lessons again that bear on what a lesson has changed.
    fn rescore(&mut self, done: &Lesson) {
        let mut changed = vec![false; self.served.len()];
        done.rows().for_each(|row| changed[row] = true);
        for (lesson, gain) in self.start.curriculum.lessons.iter().zip(&mut self.gains) {
            if *gain > 0.0 && lesson.rows().any(|row| changed[row]) {
                *gain = self.ledger.gain(lesson);
            }
        }
    }

    /// Uses the hours that are left for deeper tips on the same skills, the most gain per hour first.
    fn deepen(&mut self, hours: Hours) {
        while let Some(deeper) = self.deeper(hours) {
            *self = deeper;
        }
        self.close_round();
    }

    /// The best exchange of one lesson for a more thorough one of the same skill that leaves no step idle.
    fn deeper(&self, hours: Hours) -> Option<Self> {
        let left = hours.get() - self.hours;
        let mut best: Option<(f64, Vec<Pick>)> = None;
        for (at, pick) in self.picks.iter().enumerate() {
            let now = self.lesson(pick.lesson);
            for other in self.start.curriculum.of(now.skill) {
                let lesson = self.lesson(other);
                let more = lesson.hours.get() - now.hours.get();
                if lesson.confidence <= now.confidence || more > left {
                    continue;
                }
                let mut picks = self.picks.clone();
                picks[at].lesson = other;
                let Some(fit) = self.replayed(&picks) else { continue };
                let ratio = (fit - self.ledger.fit) / more.max(1.0);
                if fit - self.ledger.fit >= MIN_GAIN && best.as_ref().is_none_or(|(r, _)| ratio > *r) {
                    best = Some((ratio, picks));
                }
            }
        }
        best.map(|(_, picks)| self.redone(picks))
    }

    /// The fit after some picks; `None` when one of them adds nothing and no other needs it.
    fn replayed(&self, picks: &[Pick]) -> Option<f64> {
        let mut ledger = Ledger::new(self.start.role, self.start.standing);
        for pick in picks {
            let before = ledger.fit;
            ledger.apply(self.lesson(pick.lesson));
            if pick.toward.is_none() && ledger.fit - before < MIN_GAIN {
                return None;
            }
        }
        Some(ledger.fit)
    }

    /// A draft of these picks that keeps the rounds of this one.
    fn redone(&self, picks: Vec<Pick>) -> Self {
        let mut draft = Self::new(self.start);
        picks.into_iter().for_each(|pick| draft.pick(pick));
        draft.rounds.clone_from(&self.rounds);
        draft
    }

    /// The lessons for what is missing of a skill's prerequisites, in the order of learning; `None` when one
    /// of them cannot be taught.
    fn missing_before(&self, target: SkillId) -> Option<Vec<usize>> {
        let mut lessons = Vec::new();
        if self.start.catalog.skill(target).prerequisites.iter().all(|before| self.is_met(*before)) {
            return Some(lessons);
        }
        let mut learned = HashMap::new();
        for skill in self.prerequisites(target) {
            // An earlier lesson of the chain may imply a later prerequisite.
            if learned.get(&skill).is_some_and(|confidence| *confidence >= PREREQUISITE_MET) {
                continue;
            }
            let at = self.lesson_before(skill)?;
            self.note(&mut learned, at);
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
            let Some(before) = self.start.catalog.skill(*skill).prerequisites.get(*next) else {
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
        let confidence = self.start.standing.confidence(skill).max(learned);
        confidence >= PREREQUISITE_MET || self.taught.contains(&skill)
    }

    /// The lesson for a prerequisite: it must teach enough, then gain most per hour, then be short.
    fn lesson_before(&self, skill: SkillId) -> Option<usize> {
        let enough = |at: usize| self.lesson(at).confidence.get().min(PREREQUISITE_MET);
        let hours = |at: usize| self.lesson(at).hours.get();
        self.start.curriculum.of(skill).reduce(|a, b| {
            let ratio = (self.gains[b] / hours(b)).total_cmp(&(self.gains[a] / hours(a)));
            let better = enough(b).total_cmp(&enough(a)).then(ratio).then(hours(a).total_cmp(&hours(b)));
            if better.is_gt() { b } else { a }
        })
    }

    /// The highest fit that any choice of lessons can reach within the hours.
    ///
    /// After every round: the fit so far, plus the most that the lessons could add if their gains added up.
    /// Gains only diminish, so each of these bounds every plan; prerequisites only restrict. The least counts.
    pub(super) fn bound(&self, hours: f64) -> f64 {
        let bounds = self.rounds.iter().map(|round| {
            let item = |(lesson, gain): (&Lesson, &f64)| Item {
                class: lesson.skill.0,
                hours: lesson.hours.get(),
                gain: *gain,
            };
            let items: Vec<Item> = self.start.curriculum.lessons.iter().zip(&round.gains).map(item).collect();
            round.fit + most_gain(&items, hours)
        });
        bounds.fold(1.0, f64::min)
    }

    /// Adds what a lesson makes known.
    fn note(&self, learned: &mut HashMap<SkillId, f64>, lesson: usize) {
        for (skill, confidence) in self.start.curriculum.reached(self.lesson(lesson)) {
            let known = learned.entry(skill).or_insert(0.0);
            *known = known.max(confidence);
        }
    }
}
