//! The display width of text, where it wraps, and what must never reach a terminal.

use skillgap_core::unseen::is_unseen;

/// Characters that take two columns: East Asian wide and full-width forms, and emoji.
const WIDE: &[(u32, u32)] = &[
    (0x1100, 0x115f),
    (0x231a, 0x231b),
    (0x2329, 0x232a),
    (0x23e9, 0x23ec),
    (0x2614, 0x2615),
    (0x2705, 0x2705),
    (0x2728, 0x2728),
    (0x2e80, 0x303e),
    (0x3041, 0x33ff),
    (0x3400, 0x4dbf),
    (0x4e00, 0xa4cf),
    (0xa960, 0xa97c),
    (0xac00, 0xd7a3),
    (0xf900, 0xfaff),
    (0xfe10, 0xfe19),
    (0xfe30, 0xfe6f),
    (0xff00, 0xff60),
    (0xffe0, 0xffe6),
    (0x1f300, 0x1f64f),
    (0x1f680, 0x1f6ff),
    (0x1f900, 0x1f9ff),
    (0x1fa70, 0x1faff),
    (0x20000, 0x3fffd),
];

/// Zero-width characters: combining marks, joiners, variation selectors.
const ZERO: &[(u32, u32)] = &[
    (0x0300, 0x036f),
    (0x0483, 0x0489),
    (0x0591, 0x05bd),
    (0x0610, 0x061a),
    (0x064b, 0x065f),
    (0x1ab0, 0x1aff),
    (0x1dc0, 0x1dff),
    (0x200b, 0x200f),
    (0x2060, 0x2064),
    (0x20d0, 0x20ff),
    (0xfe00, 0xfe0f),
    (0xfe20, 0xfe2f),
    (0xe0100, 0xe01ef),
];

/// The display width of a text, in columns.
pub(crate) fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

fn char_width(c: char) -> usize {
    let within = |table: &[(u32, u32)]| table.iter().any(|(a, z)| (*a..=*z).contains(&u32::from(c)));
    match c {
        ' '..='~' => 1,
        _ if within(ZERO) => 0,
        _ if within(WIDE) => 2,
        _ => 1,
    }
}

/// The text on one line, without anything that moves the cursor, changes colours, changes the direction of
/// text, or is invisible.
///
/// Resumes come from strangers: an escape sequence in one must not reach the reader's terminal.
#[must_use]
pub fn clean(text: &str) -> String {
    let visible = |c: &char| c.is_control() || !is_unseen(*c);
    let spaced: String = text.chars().filter(visible).map(|c| if c.is_control() { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A column shows a letter with no more than so many marks on it.
const MOST_MARKS: usize = 4;

/// The start of a text that fits in this width, with an ellipsis if something was cut.
pub(crate) fn clip(text: &str, most: usize) -> String {
    if width(text) <= most && text.chars().nth(most.saturating_mul(MOST_MARKS)).is_none() {
        return text.to_owned();
    }
    let mut kept = take_columns(text, most.saturating_sub(1)).trim_end().to_owned();
    kept.push('…');
    kept
}

/// Wraps a text at words into lines of at most `most` columns; longer words are cut.
///
/// There is always at least one line; line breaks count as spaces.
pub(crate) fn wrap(text: &str, most: usize) -> Vec<String> {
    let most = most.max(2);
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        push_word(&mut lines, word, most);
    }
    lines
}

fn push_word(lines: &mut Vec<String>, word: &str, most: usize) {
    let mut rest = word;
    while !rest.is_empty() {
        let used = lines.last().map_or(0, |line| width(line));
        let room = most.saturating_sub(used + usize::from(used > 0));
        let piece = match fits(rest, room) {
            true => rest,
            false if used == 0 => take_columns(rest, most),
            false => "",
        };
        match (piece, lines.last_mut()) {
            ("", _) | (_, None) => lines.push(String::new()),
            (_, Some(line)) => join(line, piece),
        }
        rest = rest.get(piece.len()..).unwrap_or_default();
    }
}

/// Whether a text fits in this width, without measuring a long one to its end.
fn fits(text: &str, room: usize) -> bool {
    let mut used = 0;
    text.chars().all(|c| {
        used += char_width(c);
        used <= room
    })
}

fn join(line: &mut String, piece: &str) {
    if !line.is_empty() {
        line.push(' ');
    }
    line.push_str(piece);
}

/// The longest start of a text that fits in this width, at least one character.
fn take_columns(text: &str, most: usize) -> &str {
    let mut used = 0;
    for (count, (at, c)) in text.char_indices().enumerate() {
        used += char_width(c);
        if (used > most || count >= most.saturating_mul(MOST_MARKS)) && at > 0 {
            return text.get(..at).unwrap_or(text);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_counts_columns_not_characters() {
        for (text, columns) in
            [("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("東京", 4), ("█░", 2), ("→…", 2)]
        {
            assert_eq!(width(text), columns, "{text:?}");
        }
    }

    #[test]
    fn no_line_is_wider_than_asked_and_no_word_is_lost() {
        let text = "an any-of requirement 東京東京東京 with averyveryverylongwordindeed and more";
        for most in 2..40 {
            let lines = wrap(text, most);
            assert!(lines.iter().all(|line| width(line) <= most), "{most}: {lines:?}");
            let kept: String = lines.concat().split_whitespace().collect();
            assert_eq!(kept, text.split_whitespace().collect::<String>(), "{most}");
        }
        assert_eq!(wrap("", 10), [""]);
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
    }

    #[test]
    fn what_would_steer_a_terminal_is_taken_out() {
        assert_eq!(clean("a\u{1b}[31mred\u{7}\n\tb\u{202e}c"), "a [31mred bc");
        assert_eq!(clean("Py\u{200b}th\u{ad}on\u{e0041}\u{e0042} \u{3164}!"), "Python !");
        for text in ["👩\u{200d}💻 ❤\u{fe0f}", "می\u{200c}خواهم", "עברית", "e\u{301}"] {
            assert_eq!(clean(text), text);
        }
        assert_eq!(clip("Machine learning", 9), "Machine…");
    }
}
