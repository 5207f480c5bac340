//! Glyphs on one baseline: words, and where a line falls apart into columns.

use super::super::page::Glyph;
use skillgap_core::document::bullet_len;

/// Baselines that differ by less than this share of the size are one: signs are raised, fonts are mixed.
const SAME_BASELINE: f64 = 0.35;

/// A gap of this share of the size between glyphs is a space, in lines that are written without spaces.
const WORD_GAP: f64 = 0.17;

/// The same in lines that have spaces, where smaller gaps are kerning.
const WORD_GAP_BESIDE_SPACES: f64 = 0.45;

/// A gap of this share of the size may divide columns or cells.
const FRAGMENT_GAP: f64 = 0.8;

/// The same on a page whose words have spaces between them, where no word has such a gap within.
const FRAGMENT_GAP_BESIDE_SPACES: f64 = 0.45;

/// The same where a space is written in the gap: justified text stretches its spaces so far.
const FRAGMENT_GAP_WITH_SPACE: f64 = 3.0;

/// When half of the gaps within a fragment are wider than this, its letters are spaced.
const SPACED: f64 = 0.12;

/// Glyphs of one place that overlap by more than this share are the same letter, printed twice to look bold.
const PRINTED_TWICE: f64 = 0.25;

/// Words that stand on one baseline, without a wide gap between them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) left: f64,
    /// Where the text behind a bullet begins.
    pub(super) text_left: f64,
    pub(super) right: f64,
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) bold: bool,
    /// Whether its letters stand apart.
    pub(super) spaced: bool,
    /// Whether it is written with spaces, rather than with gaps between words.
    pub(super) has_spaces: bool,
}

/// The fragments of a page, from the top to the bottom, from left to right.
pub(super) fn fragments(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.x.total_cmp(&b.x)));
    let gap = match glyphs.iter().any(|glyph| glyph.text == " ") {
        true => FRAGMENT_GAP_BESIDE_SPACES,
        false => FRAGMENT_GAP,
    };
    let mut fragments = Vec::new();
    let mut baseline: Vec<Glyph> = Vec::new();
    for glyph in glyphs {
        // Spaces have no look: they never open a line.
        if baseline.first().is_some_and(|first| {
            (first.y - glyph.y).abs() > SAME_BASELINE * first.size.min(glyph.size).max(1.0)
        }) {
            fragments.extend(on_baseline(std::mem::take(&mut baseline), gap));
        }
        if !baseline.is_empty() || !glyph.text.trim().is_empty() {
            baseline.push(glyph);
        }
    }
    fragments.extend(on_baseline(baseline, gap));
    fragments
}

/// Cuts the glyphs of one baseline at wide gaps.
fn on_baseline(mut glyphs: Vec<Glyph>, gap: f64) -> Vec<Line> {
    glyphs.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut lines: Vec<Line> = Vec::new();
    let mut part: Vec<Glyph> = Vec::new();
    let mut end: Option<f64> = None;
    for glyph in glyphs {
        let blank = glyph.text.trim().is_empty();
        let space = part.last().is_some_and(|last| last.text == " ");
        let most = if space { FRAGMENT_GAP_WITH_SPACE } else { gap };
        let wide = end.is_some_and(|end| glyph.x - end > most * glyph.size);
        if wide && !blank {
            lines.extend(line(std::mem::take(&mut part)));
        }
        if !blank {
            end = Some((glyph.x + glyph.width).max(end.unwrap_or(f64::MIN)));
        }
        part.push(glyph);
    }
    lines.extend(line(part));
    with_bullets(lines)
}

/// A bullet belongs to the text behind it, however wide the gap.
fn with_bullets(lines: Vec<Line>) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::new();
    for line in lines {
        match joined.last_mut() {
            Some(last) if is_bullet(&last.text) => {
                last.text = format!("• {}", line.text);
                last.text_left = line.left;
                (last.right, last.size, last.bold) = (line.right, line.size, line.bold);
            }
            _ => joined.push(line),
        }
    }
    joined
}

/// A sign alone at the beginning of a line; a glyph without meaning is the bullet of some font of symbols.
fn is_bullet(text: &str) -> bool {
    let text = text.trim();
    let mut signs = text.chars();
    let alone = signs.next().is_some_and(|c| !c.is_alphanumeric()) && signs.next().is_none();
    alone && (text == "\u{fffd}" || bullet_len(&format!("{text} x")) > 0)
}

/// The words of glyphs that stand together; `None` when they say nothing.
fn line(glyphs: Vec<Glyph>) -> Option<Line> {
    let glyphs = once(glyphs);
    let seen: Vec<&Glyph> = glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()).collect();
    let (first, last) = (seen.first()?, seen.last()?);
    let spacing = spacing(&seen);
    let text = words(&glyphs, spacing);
    let size = seen.iter().map(|glyph| glyph.size).fold(0.0, f64::max);
    let bold = seen.iter().filter(|glyph| glyph.bold).count() * 10 >= seen.len() * 9;
    let (left, right) = (first.x, last.x + last.width);
    let text_left = behind_bullet(&seen).unwrap_or(left);
    let (y, spaced, has_spaces) = (first.y, spacing > 0.0, glyphs.iter().any(|glyph| glyph.text == " "));
    (!text.is_empty()).then_some(Line { text, left, text_left, right, y, size, bold, spaced, has_spaces })
}

/// The glyphs without those that are printed a second time in the same place.
fn once(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let mut kept: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    for glyph in glyphs {
        let again = kept.last().is_some_and(|last| {
            last.text == glyph.text
                && !glyph.text.trim().is_empty()
                && glyph.x - last.x < PRINTED_TWICE * last.width
        });
        if !again {
            kept.push(glyph);
        }
    }
    kept
}

/// Where the second glyph stands, when the first is a bullet.
fn behind_bullet(seen: &[&Glyph]) -> Option<f64> {
    let [first, second, ..] = seen else { return None };
    is_bullet(&first.text).then_some(second.x)
}

/// The share of the size by which the letters stand apart; 0 for letters that stand as usual.
fn spacing(seen: &[&Glyph]) -> f64 {
    let pairs = seen.iter().zip(seen.iter().skip(1));
    let mut gaps: Vec<f64> = pairs.map(|(a, b)| (b.x - a.x - a.width) / b.size.max(1.0)).collect();
    gaps.sort_by(f64::total_cmp);
    match gaps.get(gaps.len() / 2) {
        Some(middle) if gaps.len() >= 3 && *middle > SPACED => *middle,
        _ => 0.0,
    }
}

fn words(glyphs: &[Glyph], spacing: f64) -> String {
    let has_spaces = glyphs.iter().any(|glyph| glyph.text == " ");
    let gap = if has_spaces { WORD_GAP_BESIDE_SPACES } else { WORD_GAP };
    let mut text = String::new();
    let mut end: Option<f64> = None;
    for glyph in glyphs {
        let apart = end.is_some_and(|end| glyph.x - end > (gap + spacing) * glyph.size);
        let blank = glyph.text.trim().is_empty();
        if (apart || blank) && !text.is_empty() && !text.ends_with(' ') {
            text.push(' ');
        }
        if !blank {
            text.push_str(&readable(glyph, text.is_empty()));
            end = Some(glyph.x + glyph.width);
        }
    }
    text.trim_end().to_owned()
}

/// A glyph that does not say what it is opens a line as a bullet, and is a gap anywhere else.
fn readable(glyph: &Glyph, first: bool) -> String {
    match (glyph.text.as_str(), first) {
        ("\u{fffd}", true) => "• ".to_owned(),
        ("\u{fffd}", false) => " ".to_owned(),
        (text, _) => text.to_owned(),
    }
}
