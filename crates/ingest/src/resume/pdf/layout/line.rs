//! Groups glyphs on one baseline into words, and splits lines into columns.

use super::super::page::Glyph;
use super::baseline::settle;
use skillgap_core::document::bullet_len;

/// The tolerance for one baseline, as a share of the font size, since signs are raised and fonts mixed.
const SAME_BASELINE: f64 = 0.35;

/// The gap between glyphs that counts as a space, as a share of the font size, in lines without spaces.
const WORD_GAP: f64 = 0.15;

/// The fewest gaps of a line that show which of them are spaces, if there are two sizes.
const TELLING_GAPS: usize = 8;

/// The smallest gap that may be a space, and the largest within a word.
const SMALLEST_SPACE: f64 = 0.09;
const LARGEST_KERN: f64 = 0.2;

/// The least difference between the two sizes of gaps.
const BETWEEN_KINDS: f64 = 0.05;

/// The gap that counts as a space in lines that have spaces, where smaller ones are kerning.
const WORD_GAP_BESIDE_SPACES: f64 = 0.22;

/// The gap that may separate columns or cells, as a share of the font size.
const FRAGMENT_GAP: f64 = 0.8;

/// The same on a page whose words have spaces between them, where no word contains such a gap.
const FRAGMENT_GAP_BESIDE_SPACES: f64 = 0.45;

/// The same if there is a space in the gap: justified text stretches its spaces this far.
const FRAGMENT_GAP_WITH_SPACE: f64 = 3.0;

/// If half of the gaps within a fragment are wider than this, its letters are spaced.
const SPACED: f64 = 0.12;

/// The difference between two gaps that are meant to be equal, as a share of the font size.
const EQUAL_STEPS: f64 = 0.3;

/// By how much the gap between words exceeds that between their letters, where these have spaces between them.
const WIDER: f64 = 1.6;

/// The overlap from which glyphs at one position are the same letter, printed twice to look bold.
const PRINTED_TWICE: f64 = 0.25;

/// Words on one baseline, without a wide gap between them.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct Line {
    pub(super) text: String,
    pub(super) left: f64,
    /// Where the text after a bullet starts.
    pub(super) text_left: f64,
    pub(super) right: f64,
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) bold: bool,
    /// Whether its letters are spaced.
    pub(super) spaced: bool,
    /// Whether it has spaces, rather than only gaps between words.
    pub(super) has_spaces: bool,
    /// The width of its first word: if it would have fitted on the line above, that line was ended on
    /// purpose.
    pub(super) first_word: f64,
    /// Whether it starts with a character of a symbol font: a bullet or an icon.
    pub(super) icon: bool,
    /// Whether its words are a usual heading.
    pub(super) heading: bool,
}

/// The fragments of a page, from top to bottom and left to right.
pub(in super::super) fn fragments(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    let from_the_top = |a: &Glyph, b: &Glyph| b.y.total_cmp(&a.y).then(a.x.total_cmp(&b.x));
    glyphs.sort_by(from_the_top);
    settle(&mut glyphs);
    glyphs.sort_by(from_the_top);
    let gap =
        if glyphs.iter().any(|glyph| glyph.text == " ") { FRAGMENT_GAP_BESIDE_SPACES } else { FRAGMENT_GAP };
    let mut fragments = Vec::new();
    let mut baseline: Vec<Glyph> = Vec::new();
    for glyph in glyphs {
        // Spaces are invisible, so they never start a line.
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

/// Splits the glyphs of one baseline at wide gaps.
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
    with_bullets(with_letters(lines))
}

/// The fewest letters of a word that is spaced out.
const FEWEST_LETTERS: usize = 3;

/// Joins single letters at equal distances, each too far from the next to be in one word: "職 務 経 歴 書".
fn with_letters(lines: Vec<Line>) -> Vec<Line> {
    let is_letter = |line: &Line| {
        let mut letters = line.text.chars();
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
    };
    let follows = |run: &[Line], next: &Line| match run {
        [.., last] if !is_letter(last) || !is_letter(next) || last.size != next.size => false,
        [.., before, last] => {
            let (step, next) = (last.left - before.right, next.left - last.right);
            (step - next).abs() < EQUAL_STEPS * last.size
        }
        _ => true,
    };
    let mut joined: Vec<Line> = Vec::new();
    let mut run: Vec<Line> = Vec::new();
    for line in lines {
        if !follows(&run, &line) {
            joined.extend(as_word(std::mem::take(&mut run)));
        }
        run.push(line);
    }
    joined.extend(as_word(run));
    joined
}

/// A run of letters as one word, if they are enough.
fn as_word(run: Vec<Line>) -> Vec<Line> {
    match run.as_slice() {
        [first, .., last] if run.len() >= FEWEST_LETTERS => {
            let text = run.iter().map(|line| line.text.as_str()).collect();
            vec![Line { text, right: last.right, spaced: true, ..first.clone() }]
        }
        _ => run,
    }
}

/// Joins a bullet to the text after it, however wide the gap.
fn with_bullets(lines: Vec<Line>) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::new();
    for line in lines {
        match joined.last_mut() {
            Some(last) if is_bullet(&last.text) => {
                last.icon = last.icon || is_unreadable(last.text.trim());
                last.text = format!("• {}", line.text);
                last.text_left = line.left;
                (last.right, last.size, last.bold) = (line.right, line.size, line.bold);
            }
            _ => joined.push(line),
        }
    }
    joined
}

/// Whether a sign at the start of a line is a bullet; an unreadable glyph is one in some symbol font.
fn is_bullet(text: &str) -> bool {
    let text = text.trim();
    let mut signs = text.chars();
    let alone = signs.next().is_some_and(|c| !c.is_alphanumeric()) && signs.next().is_none();
    alone && (is_unreadable(text) || bullet_len(&format!("{text} x")) > 0)
}

/// Whether a glyph is unreadable, or a sign that only its font knows: an icon.
fn is_unreadable(text: &str) -> bool {
    let private = |c: char| matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
    let mut signs = text.chars();
    matches!((signs.next(), signs.next()), (Some(sign), None) if private(sign))
        && bullet_len(&format!("{text} x")) == 0
}

/// The words of adjacent glyphs; `None` if they are empty.
fn line(glyphs: Vec<Glyph>) -> Option<Line> {
    let glyphs = once(glyphs);
    let seen: Vec<&Glyph> = glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()).collect();
    let (first, last) = (seen.first()?, seen.last()?);
    let spacing = spacing(&seen);
    let gap = word_gap(&glyphs, &seen, spacing);
    let text = spaced_out(&seen, &glyphs).unwrap_or_else(|| words(&glyphs, gap + spacing));
    let icon = is_unreadable(first.text.trim());
    let size = seen.iter().map(|glyph| glyph.size).fold(0.0, f64::max);
    let bold = seen.iter().filter(|glyph| glyph.bold).count() * 10 >= seen.len() * 9;
    let (left, right) = (first.x, last.x + last.width);
    let text_left = behind_bullet(&seen).unwrap_or(left);
    let (y, spaced, has_spaces) = (first.y, spacing > 0.0, glyphs.iter().any(|glyph| glyph.text == " "));
    let first_word = first_word(&glyphs, gap + spacing);
    let heading = false;
    (!text.is_empty()).then_some(Line {
        text,
        left,
        text_left,
        right,
        y,
        size,
        bold,
        spaced,
        has_spaces,
        first_word,
        icon,
        heading,
    })
}

/// The width of the first word.
fn first_word(glyphs: &[Glyph], gap: f64) -> f64 {
    let mut seen = glyphs.iter().skip_while(|glyph| glyph.text.trim().is_empty());
    let Some(first) = seen.next() else { return 0.0 };
    let mut end = first.x + first.width;
    for glyph in seen {
        if glyph.text.trim().is_empty() || glyph.x - end > gap * glyph.size {
            break;
        }
        end = glyph.x + glyph.width;
    }
    end - first.x
}

/// The gap that counts as a space in a line, as a share of the font size. If gaps have two sizes, it is
/// between them.
fn word_gap(glyphs: &[Glyph], seen: &[&Glyph], spacing: f64) -> f64 {
    if glyphs.iter().any(|glyph| glyph.text == " ") {
        return WORD_GAP_BESIDE_SPACES;
    }
    let pairs = seen.iter().zip(seen.iter().skip(1));
    let mut gaps: Vec<f64> = pairs.map(|(a, b)| (b.x - a.x - a.width) / b.size.max(1.0) - spacing).collect();
    if gaps.len() < TELLING_GAPS {
        return WORD_GAP;
    }
    gaps.sort_by(f64::total_cmp);
    let kinds = gaps.iter().zip(gaps.iter().skip(1)).filter(|(below, above)| {
        **below <= LARGEST_KERN && **above >= SMALLEST_SPACE && **above - **below >= BETWEEN_KINDS
    });
    let widest = kinds.max_by(|a, b| (a.1.min(LARGEST_KERN) - a.0).total_cmp(&(b.1.min(LARGEST_KERN) - b.0)));
    widest.map_or(WORD_GAP, |(below, above)| (below.max(0.0) + above.min(2.0 * LARGEST_KERN)) / 2.0)
}

/// The glyphs without those printed again at the same position.
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

/// The position of the second glyph if the first is a bullet.
fn behind_bullet(seen: &[&Glyph]) -> Option<f64> {
    let [first, second, ..] = seen else { return None };
    is_bullet(&first.text).then_some(second.x)
}

/// The spacing of the letters, as a share of the font size; 0 if they are not spaced.
fn spacing(seen: &[&Glyph]) -> f64 {
    let pairs = seen.iter().zip(seen.iter().skip(1));
    let mut gaps: Vec<f64> = pairs.map(|(a, b)| (b.x - a.x - a.width) / b.size.max(1.0)).collect();
    gaps.sort_by(f64::total_cmp);
    match gaps.get(gaps.len() / 2) {
        Some(middle) if gaps.len() >= 3 && *middle > SPACED => *middle,
        _ => 0.0,
    }
}

/// The words, separated at gaps larger than this share of the font size.
fn words(glyphs: &[Glyph], gap: f64) -> String {
    let mut text = String::new();
    let mut end: Option<f64> = None;
    for glyph in glyphs {
        let apart = end.is_some_and(|end| glyph.x - end > gap * glyph.size);
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

/// The words of a line whose letters have spaces between them, and wider ones between words: "A D A   E X A M P L E".
fn spaced_out(seen: &[&Glyph], glyphs: &[Glyph]) -> Option<String> {
    let is_letter = |glyph: &&Glyph| {
        glyph.text.chars().all(|c| c.is_alphabetic() || c == '&') && glyph.text.chars().count() == 1
    };
    let alone = glyphs.windows(2).filter(|pair| {
        let [a, b] = pair else { return false };
        !a.text.trim().is_empty() && !b.text.trim().is_empty()
    });
    if seen.len() < FEWEST_SPACED || !seen.iter().all(is_letter) || alone.count() > 0 {
        return None;
    }
    let gaps: Vec<f64> = seen.iter().zip(seen.iter().skip(1)).map(|(a, b)| b.x - a.x - a.width).collect();
    let mut sorted = gaps.clone();
    sorted.sort_by(f64::total_cmp);
    let usual = sorted.get(sorted.len() / 4).copied().unwrap_or(0.0);
    let mut text = String::new();
    for (glyph, gap) in seen.iter().zip(std::iter::once(0.0).chain(gaps)) {
        if gap > WIDER * usual {
            text.push(' ');
        }
        text.push_str(&glyph.text);
    }
    Some(text)
}

/// The fewest letters of such a line.
const FEWEST_SPACED: usize = 5;

/// The text of a glyph; an unreadable one is a bullet at the start of a line, otherwise a gap.
fn readable(glyph: &Glyph, first: bool) -> String {
    match (glyph.text.as_str(), first) {
        (text, true) if is_unreadable(text) => "• ".to_owned(),
        (text, false) if is_unreadable(text) => " ".to_owned(),
        (text, _) => text.to_owned(),
    }
}
