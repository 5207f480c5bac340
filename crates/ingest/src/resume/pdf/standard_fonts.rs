//! The glyph widths of the standard fonts, which a PDF need not state.
//!
//! The numbers are those of Adobe's font metrics for the 14 standard fonts. Fonts that look alike (Arial, Times New Roman)
//! have the same widths; slanted ones have those of the upright, or nearly.

use skillgap_core::text::fold;

/// The widths of the glyphs from space to tilde, in thousandths of the font size.
type Widths = [u16; 95];

/// The width of every glyph of Courier.
const COURIER: f64 = 0.6;

#[rustfmt::skip]
const HELVETICA: Widths = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

#[rustfmt::skip]
const HELVETICA_BOLD: Widths = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
    975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
    333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
    611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

#[rustfmt::skip]
const TIMES: Widths = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,
    500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
    921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
    556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
    333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
    500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];

#[rustfmt::skip]
const TIMES_BOLD: Widths = [
    250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278,
    500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500,
    930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778,
    611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500,
    333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500,
    556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
];

/// A standard font.
#[derive(Debug, Clone, Copy)]
pub(super) enum StandardFont {
    Proportional(&'static Widths),
    Courier,
}

impl StandardFont {
    /// The standard font with this name, or with the same widths; `None` for other fonts.
    pub(super) fn named(base_font: &str, bold: bool) -> Option<Self> {
        // A prefix such as "ABCDEF+" marks a font of which only some glyphs are embedded.
        let name = base_font.rsplit('+').next().unwrap_or_default().to_lowercase();
        let is = |names: &[&str]| names.iter().any(|known| name.starts_with(known));
        if is(&["courier"]) {
            return Some(Self::Courier);
        }
        let (regular, heavy) = match () {
            () if is(&["helvetica", "arial"]) => (&HELVETICA, &HELVETICA_BOLD),
            () if is(&["times"]) => (&TIMES, &TIMES_BOLD),
            () => return None,
        };
        Some(Self::Proportional(if bold { heavy } else { regular }))
    }

    /// The width of a letter as a share of the font size, that of its base if it has an accent; `None` for signs that the
    /// tables lack.
    pub(super) fn width(self, letter: char) -> Option<f64> {
        let widths = match self {
            Self::Courier => return Some(COURIER),
            Self::Proportional(widths) => widths,
        };
        let of = |letter: char| {
            let at = u32::from(letter).checked_sub(u32::from(' '))?;
            widths.get(usize::try_from(at).ok()?).map(|width| f64::from(*width) / 1000.0)
        };
        of(letter).or_else(|| {
            let base = fold(&letter.to_string()).chars().next()?;
            of(if letter.is_uppercase() { base.to_ascii_uppercase() } else { base })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_fonts_lead_to_their_widths() {
        let width = |name: &str, bold: bool, letter: char| StandardFont::named(name, bold)?.width(letter);
        assert_eq!(width("Helvetica", false, 'i'), Some(0.222));
        assert_eq!(width("Arial-BoldMT", true, 'W'), Some(0.944));
        assert_eq!(width("ABCDEF+TimesNewRomanPSMT", false, ' '), Some(0.25));
        assert_eq!(width("Times-Roman", false, 'É'), width("Times-Roman", false, 'E'));
        assert_eq!(width("Courier-Oblique", false, '~'), Some(0.6));
        assert_eq!(width("Times-Bold", true, '~'), Some(0.52));
        assert_eq!(width("Garamond", false, 'a'), None);
        assert_eq!(width("Helvetica", false, '漢'), None);
    }
}
