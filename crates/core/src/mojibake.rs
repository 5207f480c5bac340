//! Repairs text whose UTF-8 was read as Windows-1252 somewhere on its way: "cafÃ©" for "café".
//!
//! Only sequences that no language writes are replaced. Some programs also drop the five bytes that Windows-1252
//! does not define, and turn no-break spaces into plain ones; what is left of a character then is replaced by the
//! usual one: "ï¼" by a dash, "â€" by a closing quotation mark, "Â" before a blank by nothing.

use crate::source_text::{SourceText, SourceTextBuilder};
use crate::text::is_invisible;
use std::ops::Range;

/// The characters of Windows-1252 from 0x80 to 0x9F; the undefined ones are control characters.
const UPPER: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];
/// What remains of characters whose last byte was dropped, with the character meant.
const CUT: [(&str, &str); 2] = [("ï¼", "－"), ("â€", "”")];
const NO_BREAK_SPACE_CUT: char = 'Â';

/// The text with such characters as they were meant.
pub(crate) fn repaired(text: SourceText) -> SourceText {
    if text.text.is_ascii() {
        return text;
    }
    let mut builder = SourceTextBuilder::default();
    let mut from = 0;
    for (range, meant) in found(&text.text) {
        builder.push_part(&text, from..range.start);
        builder.push_for(&meant, text.source_of(range.start)..text.source_of(range.end));
        from = range.end;
    }
    if from == 0 {
        return text;
    }
    builder.push_part(&text, from..text.text.len());
    builder.finish()
}

/// The garbled characters of a text, with what they mean.
fn found(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let (mut at, mut before) = (0, None);
    while let Some(first) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        let meant = if first.is_ascii() { None } else { whole(rest, before).or_else(|| cut(rest)) };
        let len = meant.as_ref().map_or(first.len_utf8(), |(len, _)| *len);
        if let Some((len, meant)) = meant {
            found.push((at..at + len, meant));
        }
        (at, before) = (at + len, Some(first));
    }
    found
}

/// The length of a garbled character at the start of a text, and the character meant.
fn whole(rest: &str, before: Option<char>) -> Option<(usize, String)> {
    let first = rest.chars().next()?;
    let wanted = match first {
        // An umlaut or accent in the Latin alphabet: other letters of two bytes are too easily written on purpose.
        'Â' | 'Ã' => 2,
        'â'..='ï' => 3,
        'ð' => 4,
        _ => return None,
    };
    let bytes: Option<Vec<u8>> = rest.chars().take(wanted).map(byte_of).collect();
    let bytes = bytes.filter(|bytes| bytes.len() == wanted)?;
    let meant = std::str::from_utf8(&bytes).ok().filter(|meant| !meant.contains(char::is_control))?;
    let len = rest.chars().take(wanted).map(char::len_utf8).sum();
    // "«IRMÃ»" is a word between quotation marks.
    let closes = rest.chars().nth(1) == Some('»') && before.is_some_and(char::is_uppercase);
    let seen = meant.replace(is_invisible, "");
    (!closes).then_some((len, seen))
}

/// The byte that Windows-1252 shows as this character.
fn byte_of(c: char) -> Option<u8> {
    let upper = UPPER.iter().position(|known| *known == c).and_then(|at| u8::try_from(0x80 + at).ok());
    upper.or_else(|| u8::try_from(u32::from(c)).ok().filter(|byte| *byte >= 0xa0))
}

/// What remains of a garbled character at the start of a text, and the character meant.
fn cut(rest: &str) -> Option<(usize, String)> {
    if let Some(behind) = rest.strip_prefix(NO_BREAK_SPACE_CUT) {
        let alone = behind.chars().next().is_none_or(char::is_whitespace);
        return alone.then(|| (NO_BREAK_SPACE_CUT.len_utf8(), String::new()));
    }
    CUT.iter().find(|(left, _)| rest.starts_with(left)).map(|(left, meant)| (left.len(), (*meant).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        repaired(SourceText::verbatim(text, 0..text.len())).text
    }

    #[test]
    fn letters_and_signs_are_restored() {
        let cases = [
            ("CafÃ© in MÃ¡laga, 2019 â€“ 2021", "Café in Málaga, 2019 – 2021"),
            ("â€¢ Cookâ€™s helper", "• Cook’s helper"),
            ("ä¸\u{ad}æ–‡", "中文"),
            ("Food Server Acme ï¼ Boston", "Food Server Acme － Boston"),
            ("2000 - 2003 Â", "2000 - 2003 "),
            ("past\u{c2}\u{a0}years", "past\u{a0}years"),
            ("past\u{c2} years", "past years"),
            ("â€‹ 04/2013", " 04/2013"),
            ("he said â€œyesâ€ today", "he said “yes” today"),
        ];
        for (garbled, meant) in cases {
            assert_eq!(read(garbled), meant);
        }
    }

    #[test]
    fn what_languages_write_stays() {
        for text in
            ["«IRMÃ»", "RELEVÂNCIA", "«CAFÉ»", "perché», disse", "Ângela Câmara", "naïve – déjà", "50 €", "Ã"]
        {
            assert_eq!(read(text), text);
        }
    }

    #[test]
    fn the_source_is_known() {
        let source = "In CafÃ© Rio";
        let text = repaired(SourceText::verbatim(source, 0..source.len()));
        let at = text.text.find("Rio").unwrap();
        assert_eq!(&source[text.source_of(at)..], "Rio");
    }
}
