//! Invisible characters: those that control a terminal, change the direction of text, or show nothing.
//!
//! Text from strangers reaches screens through reports and messages, and other programs through JSON. People
//! should see everything it contains, and nothing in it should act on their terminal. Joiners (U+200C,
//! U+200D) and the variation selectors of emoji are allowed: Persian, Indic scripts and emoji sequences need
//! them.

use std::ops::RangeInclusive;

/// Characters that change the direction of the text after them, or mark byte order.
const TURNS: &[RangeInclusive<char>] = &[
    '\u{61c}'..='\u{61c}',
    '\u{200e}'..='\u{200f}',
    '\u{202a}'..='\u{202e}',
    '\u{2066}'..='\u{2069}',
    '\u{feff}'..='\u{feff}',
];

/// Characters without width that join nothing: fillers, soft hyphens, zero-width spaces, tags.
const HIDDEN: &[RangeInclusive<char>] = &[
    '\u{ad}'..='\u{ad}',
    '\u{34f}'..='\u{34f}',
    '\u{115f}'..='\u{1160}',
    '\u{17b4}'..='\u{17b5}',
    '\u{200b}'..='\u{200b}',
    '\u{2060}'..='\u{2065}',
    '\u{206a}'..='\u{206f}',
    '\u{3164}'..='\u{3164}',
    '\u{ffa0}'..='\u{ffa0}',
    '\u{fff0}'..='\u{fffb}',
    '\u{1d173}'..='\u{1d17a}',
    '\u{e0000}'..='\u{e0fff}',
];

/// Characters that end a line in some programs but not in others.
const SEPARATORS: RangeInclusive<char> = '\u{2028}'..='\u{2029}';

/// Whether a character acts on a terminal or is invisible; this includes line breaks and tabs.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    let within = |table: &[RangeInclusive<char>]| table.iter().any(|range| range.contains(&c));
    match c {
        ' '..='~' => false,
        _ => c.is_control() || within(TURNS) || within(HIDDEN),
    }
}

/// Replaces every invisible character in JSON by a `\u` escape.
///
/// JSON is ASCII outside strings, so only strings change; characters below U+0020 in strings are escaped in
/// any JSON.
#[must_use]
pub fn escape_json(json: String) -> String {
    let escaped = |c: char| c >= '\u{7f}' && (is_unseen(c) || SEPARATORS.contains(&c));
    // Nearly all texts have none.
    if !json.contains(escaped) {
        return json;
    }
    let mut safe = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        if escaped(c) {
            let units =
                c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect::<String>();
            safe.push_str(&units);
        } else {
            safe.push(c);
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_escaped_and_what_people_write_is_not() {
        let cases = [
            ("\"a\u{7f}\u{9b}2Jb\"", "\"a\\u007f\\u009b2Jb\""),
            ("\"\u{202e}\u{2066}\u{200b}\u{feff}\"", "\"\\u202e\\u2066\\u200b\\ufeff\""),
            ("\"\u{e0041}\"", "\"\\udb40\\udc41\""),
            ("\"\u{2028}\u{2029}\"", "\"\\u2028\\u2029\""),
            (
                "{\n  \"é\": \"東京 👩\u{200d}💻 ❤\u{fe0f} می\u{200c}خواهم\"\n}",
                "{\n  \"é\": \"東京 👩\u{200d}💻 ❤\u{fe0f} می\u{200c}خواهم\"\n}",
            ),
        ];
        for (json, expected) in cases {
            assert_eq!(escape_json(json.to_owned()), expected);
        }
    }

    #[test]
    fn printable_ascii_and_letters_are_seen() {
        assert!((' '..='~').chain("éßЖ中עبक्ष".chars()).all(|c| !is_unseen(c)));
        assert!("\u{1b}\u{7}\r\n\t\u{85}\u{ad}\u{3164}\u{e007f}".chars().all(is_unseen));
    }
}
