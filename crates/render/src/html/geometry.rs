//! Where the parts of a chart stand: plain arithmetic, in percent of the chart's width.
//!
//! Charts are as wide as the page: bars stretch with it while letters keep their size, so that a chart is as
//! readable on a phone as in print. Therefore every horizontal place is a percentage, and no chart has a view box.

pub(super) mod waterfall;

/// A stretch of the chart's width, in percent; `start <= end`, both in `[0,100]`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stretch {
    /// Where it begins.
    pub(super) start: f64,
    /// Where it ends.
    pub(super) end: f64,
}

impl Stretch {
    /// The stretch between two shares of the whole, in either order; what lies outside is cut off.
    pub(super) fn between(a: f64, b: f64) -> Self {
        let [a, b] = [a, b].map(percent_of_width);
        Self { start: a.min(b), end: a.max(b) }
    }

    /// How wide it is.
    pub(super) fn width(self) -> f64 {
        self.end - self.start
    }
}

/// A share in `[0,1]` as a place on the chart; what is no number counts as nothing.
fn percent_of_width(share: f64) -> f64 {
    if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) * 100.0 }
}

/// A place as SVG writes it, with two decimals at most: `12.5%`.
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
