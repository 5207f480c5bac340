//! The share of each credit in the change of a coverage, when all credits move along straight lines.

/// The most lines followed; if there are more, half are those that start highest and half those that end
/// highest.
const MOST_LINES: usize = 64;

/// Credits that differ by less than this are equal, since reports round to six decimals.
const SAME: f64 = 1e-9;

/// A credit before and after.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Line {
    pub(super) before: f64,
    pub(super) after: f64,
}

impl Line {
    fn at(self, time: f64) -> f64 {
        self.before + time * (self.after - self.before)
    }

    fn rise(self) -> f64 {
        self.after - self.before
    }

    /// When two lines cross, if they do.
    fn crossing(self, other: Self) -> Option<f64> {
        let (apart, closing) = (other.before - self.before, self.rise() - other.rise());
        let time = apart / closing;
        (closing.abs() > SAME && time > 0.0 && time < 1.0).then_some(time)
    }
}

/// The share of each line in the change of the mean of the `need` largest credits; missing ones count as 0.
///
/// The shares add up to the change. A line gets a share while it is among the largest; equal lines split
/// their places.
pub(super) fn parts(lines: &[Line], need: usize) -> Vec<f64> {
    let need = need.max(1);
    let mut parts = vec![0.0; lines.len()];
    let followed = highest(lines);
    let times = times(&followed);
    for (from, to) in times.iter().zip(times.iter().skip(1)) {
        let middle = f64::midpoint(*from, *to);
        for ((at, line), place) in followed.iter().zip(places(&followed, middle, need)) {
            if let Some(part) = parts.get_mut(*at) {
                *part += place * line.rise() * (to - from) / need as f64;
            }
        }
    }
    parts
}

/// The lines that are followed, with their indexes.
fn highest(lines: &[Line]) -> Vec<(usize, Line)> {
    let mut all: Vec<(usize, Line)> = lines.iter().copied().enumerate().collect();
    if all.len() > MOST_LINES {
        all.sort_by(|a, b| b.1.before.total_cmp(&a.1.before));
        all.get_mut(MOST_LINES / 2..).unwrap_or_default().sort_by(|a, b| b.1.after.total_cmp(&a.1.after));
        all.truncate(MOST_LINES);
    }
    all
}

/// The times between which the order of the lines is constant.
fn times(lines: &[(usize, Line)]) -> Vec<f64> {
    let mut times = vec![0.0, 1.0];
    for (at, (_, line)) in lines.iter().enumerate() {
        let others = lines.iter().skip(at + 1);
        times.extend(others.filter_map(|(_, other)| line.crossing(*other)));
    }
    times.sort_by(f64::total_cmp);
    times.dedup();
    times
}

/// The share of the `need` places that each line has at a time, in `[0,1]`.
fn places(lines: &[(usize, Line)], time: f64, need: usize) -> Vec<f64> {
    let values: Vec<f64> = lines.iter().map(|(_, line)| line.at(time)).collect();
    let mut sorted = values.clone();
    sorted.sort_by(|a, b| b.total_cmp(a));
    let Some(last) = sorted.get(need - 1).copied() else { return vec![1.0; lines.len()] };
    let above = values.iter().filter(|value| **value > last + SAME).count();
    let equal = values.iter().filter(|value| (**value - last).abs() <= SAME).count();
    let shared = need.saturating_sub(above) as f64 / equal.max(1) as f64;
    let place = |value: &f64| match value {
        value if *value > last + SAME => 1.0,
        value if (*value - last).abs() <= SAME => shared,
        _ => 0.0,
    };
    values.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(lines: &[(f64, f64)], need: usize) -> Vec<f64> {
        let lines: Vec<Line> =
            lines.iter().map(|(before, after)| Line { before: *before, after: *after }).collect();
        parts(&lines, need).into_iter().map(|part| (part * 1e9).round() / 1e9).collect()
    }

    #[test]
    fn what_is_better_counts_and_what_it_outdoes_does_not() {
        assert_eq!(of(&[(0.8, 0.8), (0.0, 1.0)], 1), [0.0, 0.2], "the new one is better by so much");
        assert_eq!(of(&[(0.0, 1.0), (0.0, 0.5)], 1), [1.0, 0.0], "the weaker of two adds nothing");
        assert_eq!(of(&[(0.0, 1.0), (0.0, 1.0)], 1), [0.5, 0.5], "equal ones share");
        assert_eq!(of(&[(1.0, 0.0), (0.0, 1.0)], 1), [-0.5, 0.5], "one for the other");
        assert_eq!(
            of(&[(0.0, 1.0), (0.0, 1.0), (0.0, 1.0)], 2),
            [1.0 / 3.0; 3].map(|x: f64| (x * 1e9).round() / 1e9)
        );
        assert_eq!(of(&[(0.0, 1.0)], 4), [0.25]);
        assert_eq!(of(&[(0.0, 1.0)], 0), [1.0]);
    }

    #[test]
    fn many_lines_are_bounded() {
        let lines: Vec<(f64, f64)> = (0..3_000).map(|at| (f64::from(at) / 3_000.0, 1.0)).collect();
        let sum: f64 = of(&lines, 1).iter().sum();
        assert!((sum - 1.0 / 3_000.0).abs() < 1e-6, "{sum}");
    }
}
