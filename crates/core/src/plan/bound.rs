//! The most that any choice of lessons can add within some hours.

/// A lesson as the bound sees it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Item {
    /// Lessons of one class exclude each other: they teach one skill.
    pub(super) class: u32,
    pub(super) hours: f64,
    pub(super) gain: f64,
}

/// An upper bound on the gain of any choice of at most one item of each class within the hours, when gains add
/// up at most.
///
/// The linear relaxation of the multiple-choice knapsack (Sinha and Zoltners 1979): within a class only the
/// concave hull of gain over hours matters; its pieces are taken by slope until the hours are used, the last
/// one in part. `items` of one class stand together.
pub(super) fn most_gain(items: &[Item], hours: f64) -> f64 {
    let mut pieces: Vec<(f64, f64)> = Vec::with_capacity(items.len());
    for class in items.chunk_by(|a, b| a.class == b.class) {
        pieces.extend(hull(class));
    }
    pieces.sort_by(|a, b| slope(*b).total_cmp(&slope(*a)));
    let mut left = hours;
    let mut gained = 0.0;
    for (cost, gain) in pieces {
        if cost >= left {
            return gained + gain * (left / cost).clamp(0.0, 1.0);
        }
        left -= cost;
        gained += gain;
    }
    gained
}

/// Gain per hour; every step takes at least an hour.
fn slope((hours, gain): (f64, f64)) -> f64 {
    gain / hours
}

/// The pieces (hours, gain) of the upper concave hull of a class, from nothing on, steepest first.
fn hull(class: &[Item]) -> Vec<(f64, f64)> {
    let mut sorted: Vec<(f64, f64)> = class.iter().map(|item| (item.hours, item.gain)).collect();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0).then(b.1.total_cmp(&a.1)));
    let mut corners = vec![(0.0, 0.0)];
    for point in sorted {
        let beaten = corners.last().is_some_and(|last| point.1 <= last.1);
        if beaten {
            continue;
        }
        while let [.., before, last] = corners.as_slice()
            && rise(*before, *last) <= rise(*last, point)
        {
            corners.pop();
        }
        corners.push(point);
    }
    corners
        .windows(2)
        .filter_map(|pair| Some((pair.get(1)?.0 - pair.first()?.0, pair.get(1)?.1 - pair.first()?.1)))
        .collect()
}

fn rise(from: (f64, f64), to: (f64, f64)) -> f64 {
    (to.1 - from.1) / (to.0 - from.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(class: u32, hours: f64, gain: f64) -> Item {
        Item { class, hours, gain }
    }

    #[test]
    fn the_last_piece_is_taken_in_part() {
        let items = [item(0, 10.0, 0.5), item(1, 10.0, 0.2)];
        for (hours, most) in [(0.0, 0.0), (5.0, 0.25), (10.0, 0.5), (15.0, 0.6), (99.0, 0.7)] {
            assert!((most_gain(&items, hours) - most).abs() < 1e-12, "{hours}");
        }
    }

    #[test]
    fn lessons_of_one_skill_exclude_each_other() {
        let items = [item(0, 10.0, 0.5), item(0, 20.0, 0.6), item(0, 30.0, 0.1), item(0, 15.0, 0.51)];
        for (hours, most) in [(10.0, 0.5), (15.0, 0.55), (20.0, 0.6), (99.0, 0.6)] {
            assert!((most_gain(&items, hours) - most).abs() < 1e-12, "{hours}");
        }
    }
}
