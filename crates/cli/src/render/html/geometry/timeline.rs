//! A plan in hours: the steps one after the other, and lines from each prerequisite to what waits for it.

use super::Stretch;
use skillgap_core::report::StepInfo;

/// A plan along an axis of hours.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::render::html) struct Timeline<'a> {
    /// The steps, in order.
    pub(in crate::render::html) spans: Vec<Span<'a>>,
    /// From the end of a step to the start of one that must wait for it.
    pub(in crate::render::html) waits: Vec<Wait>,
    /// Round numbers of hours, each with its place in percent.
    pub(in crate::render::html) ticks: Vec<(f64, f64)>,
    /// The hours in all.
    pub(in crate::render::html) total: f64,
}

/// When one step is done.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::render::html) struct Span<'a> {
    /// The step.
    pub(in crate::render::html) step: &'a StepInfo,
    /// Its place.
    pub(in crate::render::html) stretch: Stretch,
    /// The hour that it begins at.
    pub(in crate::render::html) from: f64,
    /// The hour that it ends at.
    pub(in crate::render::html) until: f64,
}

/// A step waits for another: rows from 0, places in percent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::render::html) struct Wait {
    /// The row of the step that comes before, and where it ends.
    pub(in crate::render::html) before: (usize, f64),
    /// The row of the step that waits, and where it begins.
    pub(in crate::render::html) after: (usize, f64),
}

/// How many labelled hours an axis has about.
const TICKS: f64 = 5.0;

/// The steps of a plan along the hours that it takes; `None` without steps that take time.
pub(in crate::render::html) fn timeline(plan: &[StepInfo]) -> Option<Timeline<'_>> {
    let total: f64 = plan.iter().map(|step| step.hours).sum();
    if plan.is_empty() || !total.is_finite() || total <= 0.0 {
        return None;
    }
    let mut from = 0.0;
    let spans = plan.iter().map(|step| {
        let (start, until) = (from, from + step.hours);
        from = until;
        Span { step, stretch: Stretch::between(start / total, until / total), from: start, until }
    });
    let spans: Vec<Span<'_>> = spans.collect();
    Some(Timeline { waits: waits(&spans), ticks: ticks(total), spans, total })
}

fn waits(spans: &[Span<'_>]) -> Vec<Wait> {
    let row_of = |rank: &usize| spans.iter().position(|span| span.step.rank == *rank);
    let waits = spans.iter().enumerate().flat_map(|(row, span)| {
        let before = span.step.after.iter().filter_map(row_of).filter(move |earlier| *earlier < row);
        before.filter_map(move |earlier| {
            let end = spans.get(earlier)?.stretch.end;
            Some(Wait { before: (earlier, end), after: (row, span.stretch.start) })
        })
    });
    waits.collect()
}

/// Round hours from 0 to the last one below the total.
fn ticks(total: f64) -> Vec<(f64, f64)> {
    let step = round_step(total / TICKS);
    let count = (total / step).floor() as usize;
    (0..=count).map(|i| i as f64 * step).map(|hour| (hour, hour / total * 100.0)).collect()
}

/// The nearest of 1, 2, 5, 10, 20, 50, … that is not smaller.
fn round_step(rough: f64) -> f64 {
    let power = 10f64.powf(rough.max(1.0).log10().floor());
    let factors = [1.0, 2.0, 5.0, 10.0];
    factors.into_iter().map(|factor| factor * power).find(|step| *step >= rough).unwrap_or(10.0 * power)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use skillgap_core::report::RoleInfo;

    pub(in crate::render::html::geometry) fn step(
        rank: usize,
        hours: f64,
        fit_after: f64,
        after: &[usize],
    ) -> StepInfo {
        StepInfo {
            rank,
            tip: String::new(),
            tip_id: String::new(),
            action: String::new(),
            why: String::new(),
            skills: Vec::new(),
            hours,
            gain: 0.0,
            fit_after,
            after: after.to_vec(),
            idea: None,
        }
    }

    pub(in crate::render::html::geometry) fn role(fit: f64, plan: Vec<StepInfo>) -> RoleInfo {
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
            plan_bound: 1.0,
        }
    }

    #[test]
    fn the_hours_add_up_and_steps_follow_each_other() {
        let plan = [step(1, 30.0, 0.5, &[]), step(2, 10.0, 0.6, &[]), step(3, 60.0, 0.7, &[1])];
        let drawn = timeline(&plan).unwrap();
        assert_eq!(drawn.total, 100.0);
        let hours: Vec<(f64, f64)> = drawn.spans.iter().map(|span| (span.from, span.until)).collect();
        assert_eq!(hours, [(0.0, 30.0), (30.0, 40.0), (40.0, 100.0)]);
        assert!((drawn.spans[2].stretch.end - 100.0).abs() < 1e-9);
        assert_eq!(
            drawn.ticks,
            [(0.0, 0.0), (20.0, 20.0), (40.0, 40.0), (60.0, 60.0), (80.0, 80.0), (100.0, 100.0)]
        );
    }

    #[test]
    fn a_wait_leads_from_the_end_of_the_one_to_the_start_of_the_other() {
        let plan = [step(1, 30.0, 0.5, &[]), step(2, 10.0, 0.6, &[]), step(3, 60.0, 0.7, &[1, 9, 3])];
        let waits = timeline(&plan).unwrap().waits;
        assert_eq!(waits, [Wait { before: (0, 30.0), after: (2, 40.0) }], "unknown ranks draw nothing");
    }

    #[test]
    fn a_plan_without_hours_has_no_timeline() {
        assert_eq!(timeline(&[]), None);
        assert_eq!(timeline(&[step(1, 0.0, 0.5, &[])]), None);
    }

    #[test]
    fn ticks_are_round_and_few() {
        for total in [0.5, 1.0, 7.0, 48.0, 160.5, 999.0, 12_345.0] {
            let ticks = ticks(total);
            assert!((1..=7).contains(&ticks.len()), "{total}: {ticks:?}");
            assert!(ticks.iter().all(|(hour, place)| *hour <= total && *place <= 100.0 + 1e-9), "{total}");
        }
    }
}
