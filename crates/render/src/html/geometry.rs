//! The geometry of charts, in percent of their width.
//!
//! Charts are as wide as the page. Bars stretch with it and letters keep their size, so that a chart is
//! readable on a phone and in print. So every horizontal position is a percentage, and no chart has a view
//! box.

pub(super) mod waterfall;

/// A horizontal range in percent of the width; `start <= end`, both in `[0,100]`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stretch {
    /// Its start.
    pub(super) start: f64,
    /// Its end.
    pub(super) end: f64,
}

impl Stretch {
    /// The range between two shares of the whole, in either order, clipped to the chart.
    pub(super) fn between(a: f64, b: f64) -> Self {
        let [a, b] = [a, b].map(percent_of_width);
        Self { start: a.min(b), end: a.max(b) }
    }

    /// Its width.
    pub(super) fn width(self) -> f64 {
        self.end - self.start
    }
}

/// A share in `[0,1]` as a position; NaN is 0.
fn percent_of_width(share: f64) -> f64 {
    if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) * 100.0 }
}

/// A position as written in SVG, with at most two decimals: `12.5%`.
pub(super) fn place(percent: f64) -> String {
    let rounded = (percent * 100.0).round() / 100.0 + 0.0;
    format!("{rounded}%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_never_leaves_the_chart() {
        for (a, b, start, end) in [
            (0.0, 0.5, 0.0, 50.0),
            (0.75, 0.25, 25.0, 75.0),
            (-1.0, 2.0, 0.0, 100.0),
            (f64::NAN, 0.1, 0.0, 10.0),
        ] {
            let stretch = Stretch::between(a, b);
            assert_eq!((stretch.start, stretch.end), (start, end), "{a} {b}");
        }
    }

    #[test]
    fn places_are_short_and_never_minus_nothing() {
        for (percent, text) in
            [(0.0, "0%"), (-0.0001, "0%"), (12.5, "12.5%"), (33.333_33, "33.33%"), (100.0, "100%")]
        {
            assert_eq!(place(percent), text);
        }
    }
}
