//! Levels drawn or counted: "★★★☆☆", "●●○", "■■□□", "|||||", "[####--]", "4/5", "80%".

use crate::units::Level;

/// Signs for a step that is reached.
const FULL: &[char] = &[
    '★', '⭐', '🌟', '✦', '✪', '●', '⬤', '⚫', '◉', '•', '·', '■', '█', '▓', '◼', '⬛', '▪', '▮', '▰', '◆',
    '♦', '✔', '✓', '🟢', '🔵', '\u{f005}', '\u{f111}', '\u{f0c8}', '|', '+', '*', '#',
];
/// Signs for a step that is not reached.
const EMPTY: &[char] = &[
    '☆', '✩', '✰', '✧', '○', '◯', '⚪', '◌', '□', '░', '▒', '◻', '⬜', '▫', '▯', '▱', '◦', '∘', '◇', '♢',
    '\u{f006}', '\u{f10c}', '\u{f096}',
];
/// Signs for half a step.
const HALF: &[char] = &['⯪', '◐', '◑', '½', '\u{f089}', '\u{f123}'];

/// The number of steps assumed for a drawing without empty signs.
const USUAL_STEPS: usize = 5;
/// The number of steps of a scale drawn with plus signs.
const PLUS_STEPS: usize = 3;
/// The most steps a drawn scale can have.
const MOST_STEPS: usize = 20;
/// The maxima of the scales on which levels are counted.
const SCALES: &[f64] = &[3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0, 100.0];

/// The fraction of a scale that a whole text draws or counts.
pub(super) fn share(text: &str) -> Option<f64> {
    let text = text.trim();
    if let Some(share) = drawing(text).filter(|_| text.starts_with('[')) {
        return Some(share);
    }
    let text =
        text.strip_prefix(['(', '[']).and_then(|rest| rest.strip_suffix([')', ']'])).unwrap_or(text).trim();
    if let Some(percent) = text.strip_suffix('%') {
        let percent: f64 = percent.trim().replace(',', ".").parse().ok()?;
        return (0.0..=100.0).contains(&percent).then_some(percent / 100.0);
    }
    if let Some((of, all)) = text.split_once('/') {
        return fraction(of.trim().replace(',', ".").parse().ok()?, all.trim().parse().ok()?);
    }
    drawing(text)
}

/// The fraction, if levels are counted on a scale with this maximum.
pub(super) fn fraction(of: f64, all: f64) -> Option<f64> {
    (SCALES.contains(&all) && (0.0..=all).contains(&of)).then_some(of / all)
}

/// The level for a fraction of a scale; 3 of 5 is the middle.
pub(crate) fn level_of_share(share: f64) -> Level {
    match share {
        // One of three is the lowest step, as is one of four.
        p if p <= 0.34 => Level::Basic,
        p if p <= 0.6 => Level::Intermediate,
        p if p <= 0.8 => Level::Advanced,
        _ => Level::Expert,
    }
}

/// The fraction that a run of signs draws.
fn drawing(text: &str) -> Option<f64> {
    let signs: Vec<char> = text.chars().filter(|c| !c.is_whitespace() && !is_variation(*c)).collect();
    let bar = |c: &char| matches!(c, '#' | '=' | '>' | '-' | '_' | '.');
    if text.starts_with('[') || (signs.len() > 3 && signs.first() == Some(&'#') && signs.iter().all(bar)) {
        return ascii_bar(&signs);
    }
    let count = |of: &[char]| signs.iter().filter(|c| of.contains(c)).count();
    let (full, empty, half) = (count(FULL), count(EMPTY), count(HALF));
    let all = full + empty + half;
    if all != signs.len() || !(2..=MOST_STEPS).contains(&all) {
        return None;
    }
    let steps = match () {
        () if empty + half > 0 => all,
        () if signs.contains(&'+') && all <= PLUS_STEPS => PLUS_STEPS,
        () if all <= USUAL_STEPS => USUAL_STEPS,
        () => all.next_multiple_of(USUAL_STEPS),
    };
    Some((full as f64 + half as f64 / 2.0) / steps as f64)
}

/// The fraction that full signs alone draw beside drawings of the same list, which show how many steps there are:
/// "★★★" next to "★☆☆".
pub(crate) fn full_share(drawn: &str, list: &str) -> Option<f64> {
    let signs: Vec<char> = drawn.chars().filter(|c| !c.is_whitespace() && !is_variation(*c)).collect();
    let first = *signs.first().filter(|c| FULL.contains(c) && !c.is_ascii())?;
    if !signs.iter().all(|c| *c == first) {
        return None;
    }
    let length = |run: &str| run.chars().filter(|c| is_sign(*c)).count();
    let runs = || list.split(|c: char| !is_sign(c) && !is_variation(c)).filter(|run| run.starts_with(first));
    let whole = runs().filter(|run| run.contains(EMPTY)).map(length).max();
    // Without empty signs, the longest drawing shows the number of steps, if others are shorter: "★★★" next to "★".
    let steps = whole.or_else(|| {
        let longest = runs().map(length).max().filter(|longest| *longest >= FEWEST_STEPS)?;
        runs().any(|run| length(run) < longest).then_some(longest)
    })?;
    (signs.len() <= steps && steps <= MOST_STEPS).then(|| signs.len() as f64 / steps as f64)
}

/// The fewest steps of a scale that is drawn without empty signs.
const FEWEST_STEPS: usize = 3;

/// Whether a text ends in a sign for a step, behind a name and a space: "Blender ★".
pub(crate) fn ends_in_sign(item: &str) -> bool {
    let item = item.trim_end();
    let sign =
        item.chars().next_back().filter(|c| FULL.contains(c) && !c.is_ascii() && !SEPARATORS.contains(c));
    sign.is_some_and(|sign| item.trim_end_matches(sign).ends_with(' '))
}

/// A single sign behind a name, and the number of bytes before it, in a list that draws levels with several: "Blender ★"
/// next to "Photoshop ★★★★★".
pub(crate) fn single_sign(item: &str, list: &str) -> Option<(f64, usize)> {
    let item = item.trim_end();
    let (at, sign) = item.char_indices().next_back().filter(|(_, c)| FULL.contains(c) && !c.is_ascii())?;
    let before = item.get(..at)?;
    let drawn = item.get(at..)?;
    (before.trim_end().ends_with(char::is_alphanumeric) && !SEPARATORS.contains(&sign))
        .then(|| full_share(drawn, list))?
        .map(|share| (share, at))
}

/// The fraction of a bar in brackets, by its full and empty steps: "[####--]".
fn ascii_bar(signs: &[char]) -> Option<f64> {
    let inner: Vec<char> = signs.iter().copied().filter(|c| !matches!(c, '[' | ']')).collect();
    let full = inner.iter().take_while(|c| matches!(c, '#' | '=' | '*' | '|' | '>' | 'x')).count();
    let empty = inner.iter().skip(full).take_while(|c| matches!(c, '-' | '_' | '.')).count();
    let bracketed = signs.first() == Some(&'[') && inner.iter().all(|c| matches!(c, '-' | '_'));
    ((full > 0 || bracketed) && full + empty == inner.len() && inner.len() >= 3)
        .then(|| full as f64 / inner.len() as f64)
}

/// Whether a character is a variation selector, as used after emoji.
fn is_variation(c: char) -> bool {
    matches!(c, '\u{fe0e}' | '\u{fe0f}')
}

/// Whether a character may be part of a drawing.
fn is_sign(c: char) -> bool {
    FULL.contains(&c) || EMPTY.contains(&c) || HALF.contains(&c)
}

/// Signs that also separate items: they are a drawing only if three of the same are adjacent, or if empty
/// signs follow.
const SEPARATORS: &[char] = &['|', '•', '·', '+', '*', '#'];

/// Whether this character is one of several adjacent signs, and so part of a drawing.
pub(crate) fn is_drawing(text: &str, at: usize) -> bool {
    let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()).filter(|c| is_sign(*c)) else {
        return false;
    };
    let separates = SEPARATORS.contains(&c);
    let same = |other: char| {
        let empty = matches!(c, '•' | '·') && matches!(other, '◦' | '∘' | '○');
        if separates { other == c || empty } else { is_sign(other) && !SEPARATORS.contains(&other) }
    };
    let run = |chars: &mut dyn Iterator<Item = char>| {
        chars.filter(|c| separates || *c != ' ').take(3).take_while(|c| same(*c)).count()
    };
    let after = run(&mut text.get(at + c.len_utf8()..).unwrap_or("").chars());
    let before = run(&mut text.get(..at).unwrap_or("").chars().rev());
    before + after >= if separates { 2 } else { 1 }
}

/// The fraction drawn or counted at the end of a text, and the number of bytes before it: "Python ★★★☆☆", "Go
/// 90%".
pub(crate) fn drawn_behind(text: &str) -> Option<(f64, usize)> {
    let whole = text.trim_end();
    let begins = |c: char| {
        c.is_ascii_digit()
            || is_sign(c)
            || is_variation(c)
            || matches!(c, ' ' | '/' | '%' | '.' | ',' | '[' | ']' | '#' | '-' | '=')
    };
    let head = whole.trim_end_matches(begins);
    let tail_at = head.len();
    let tail = whole.get(tail_at..)?;
    // The name may itself end in a digit or a sign, so the longest tail that is a level counts.
    let starts = tail.char_indices().filter(|(at, c)| {
        !c.is_whitespace()
            && (tail
                .get(..*at)
                .is_some_and(|before| before.ends_with(' ') || (before.is_empty() && !is_plain(*c))))
    });
    starts.filter_map(|(at, _)| Some((share(tail.get(at..)?)?, tail_at + at))).find(|(_, at)| *at > 0)
}

/// Whether a character is a digit or an ASCII sign, which without a space before it may belong to a name
/// ("C++", "S3").
fn is_plain(c: char) -> bool {
    c.is_ascii()
}

/// The most words of a name after a percentage: "90% Excel".
const LONGEST_NAME: usize = 3;

/// The fraction drawn or counted at the start of a text, and where the rest begins: "★★★☆☆ Python", "90%
/// Excel".
pub(crate) fn drawn_before(text: &str) -> Option<(f64, usize)> {
    if let Some((number, name)) = text.split_once("% ")
        && number.bytes().all(|b| b.is_ascii_digit())
        && (1..=LONGEST_NAME).contains(&name.split_whitespace().count())
    {
        return Some((fraction(number.parse().ok()?, 100.0)?, number.len() + 2));
    }
    let rest = text.trim_start_matches(|c: char| is_sign(c) || is_variation(c) || c == ' ');
    let at = text.len() - rest.len();
    let share = drawing(text.get(..at)?.trim())?;
    (!rest.is_empty()).then_some((share, at))
}
