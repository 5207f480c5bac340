//! The bars of a waterfall: each starts where the previous one ends.

use super::Stretch;
use skillgap_core::report::{RoleInfo, StepInfo};

/// The bars from today to the end of the plan.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::html) struct Waterfall<'a> {
    /// Today's fit.
    pub(in crate::html) today: Stretch,
    /// The gain of each step.
    pub(in crate::html) rises: Vec<Rise<'a>>,
    /// The fit after the last step.
    pub(in crate::html) end: Stretch,
    /// The same as a number in `[0,1]`.
    pub(in crate::html) fit_after: f64,
}

/// The gain of a step.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::html) struct Rise<'a> {
    /// The step.
    pub(in crate::html) step: &'a StepInfo,
    /// From the fit before it to the fit after it.
    pub(in crate::html) stretch: Stretch,
}

/// The bars for a role's plan; `None` without a plan.
pub(in crate::html) fn waterfall(role: &RoleInfo) -> Option<Waterfall<'_>> {
    let last = role.plan.last()?;
    let mut before = role.fit;
    let rises = role.plan.iter().map(|step| {
        let stretch = Stretch::between(before, step.fit_after);
        before = step.fit_after;
        Rise { step, stretch }
    });
    let rises = rises.collect();
    let (today, end) = (Stretch::between(0.0, role.fit), Stretch::between(0.0, last.fit_after));
    Some(Waterfall { today, rises, end, fit_after: last.fit_after })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(rank: usize, fit_after: f64) -> StepInfo {
        StepInfo {
            rank,
            title: String::new(),
            tip: String::new(),
            tip_id: String::new(),
            bundle: None,
            action: String::new(),
            why: String::new(),
            skills: Vec::new(),
            practised: Vec::new(),
            lessons: Vec::new(),
            level_from: None,
            level_to: None,
            hours: 10.0,
            weeks: None,
            days: None,
            gain: 0.0,
            fit_after,
            after: Vec::new(),
            opens: Vec::new(),
            near_to: Vec::new(),
            alternatives: Vec::new(),
            instead_of: Vec::new(),
            show_it: None,
            resources: Vec::new(),
        }
    }

    fn role(fit: f64, plan: Vec<StepInfo>) -> RoleInfo {
        RoleInfo {
            id: String::new(),
            title: String::new(),
            fit,
            fit_essential: fit,
            relevance: 0.0,
            because: Default::default(),
            rank: 1,
            pointers: Vec::new(),
            requirements: Vec::new(),
            gaps: Vec::new(),
            plan,
            not_planned: Vec::new(),
            practice: Vec::new(),
            plan_bound: 1.0,
            licence: None,
        }
    }

    #[test]
    fn it_ends_at_the_fit_after_the_last_step_without_a_break() {
        let role = role(0.4, vec![step(1, 0.55), step(2, 0.55), step(3, 0.9)]);
        let drawn = waterfall(&role).unwrap();
        assert_eq!(drawn.today, Stretch { start: 0.0, end: 40.0 });
        let mut at = drawn.today.end;
        for rise in &drawn.rises {
            assert!((rise.stretch.start - at).abs() < 1e-9, "{rise:?}");
            at = rise.stretch.end;
        }
        assert!((at - role.plan[2].fit_after * 100.0).abs() < 1e-9);
        assert_eq!(drawn.end, Stretch { start: 0.0, end: 90.0 });
        let risen: f64 = drawn.rises.iter().map(|rise| rise.stretch.width()).sum();
        assert!((drawn.today.width() + risen - drawn.end.width()).abs() < 1e-9);
    }

    #[test]
    fn without_a_plan_there_is_none() {
        assert_eq!(waterfall(&role(0.4, Vec::new())), None);
    }
}
