//! Text normalisation: decides when two spellings are the same word.
//!
//! [`fold`] keeps words apart and ignores what readers ignore: case, accents, width, dashes, white space.
//! [`compact`] goes further and keeps only what tells names apart (letters, digits, `+`, `#`, `*`), so that
//! "Node.js", "node js" and "NodeJS" share one key while "C", "C++" and "C#" have three.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds case, accents, compatibility forms and dashes; runs of white space become one space.
///
/// ```
/// assert_eq!(skillgap_core::text::fold("  Café\u{a0}– R\u{e9}sum\u{e9} "), "cafe - resume");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Appends the [folded](fold) text to `out`.
pub(crate) fn fold_into(text: &str, out: &mut String) {
    let from = out.len();
    if is_spaced(text) {
        // True of most names: only capitals need to change.
        out.push_str(text);
        out.get_mut(from..).into_iter().for_each(str::make_ascii_lowercase);
        return;
    }
    if text.is_ascii() {
        for byte in text.bytes() {
            if byte.is_ascii_graphic() {
                out.push(char::from(byte.to_ascii_lowercase()));
            } else {
                push_folded(out, from, ' ');
            }
        }
    } else {
        let alone = text.chars().try_for_each(|c| {
            push_folded(out, from, folded_alone(c)?);
            Some(())
        });
        if alone.is_none() {
            out.truncate(from);
            fold_any(text, out);
        }
        if may_be_mixed(out.get(from..).unwrap_or("")) {
            latinise(out, from);
        }
    }
    if out.len() > from && out.ends_with(' ') {
        out.pop();
    }
}

/// Appends the folded text, for any input.
fn fold_any(text: &str, out: &mut String) {
    let from = out.len();
    let plain =
        text.chars().map(without_formula).nfkd().filter(|c| !is_combining_mark(*c) && !is_invisible(*c));
    for c in plain.flat_map(char::to_lowercase).nfkc().filter(|c| !is_combining_mark(*c)) {
        match base_letters(c) {
            Some(letters) => out.push_str(letters),
            None => push_folded(out, from, plain_sign(c)),
        }
    }
}

/// A blank instead of the signs that Unicode writes out as a whole formula of prayer, of eight and eighteen letters: they name
/// nothing, and a text of them would grow elevenfold.
const fn without_formula(c: char) -> char {
    if matches!(c, '\u{fdfa}' | '\u{fdfb}') { ' ' } else { c }
}

/// The folded form of a common character, if it is one character in any context: most text in Cyrillic,
/// Chinese and western European languages has no others.
fn folded_alone(c: char) -> Option<char> {
    let small = match c {
        '`' => return None,
        ' '..='~' => c.to_ascii_lowercase(),
        'А'..='Я' => char::from_u32(c as u32 + 0x20)?,
        'À'..='Þ' if c != '×' => char::from_u32(c as u32 + 0x20)?,
        _ => c,
    };
    let folded = match small {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' => 'y',
        'й' => 'и',
        'ё' | 'Ё' => 'е',
        ' '..='~' | 'а'..='я' | '一'..='\u{9fff}' | '가'..='힣' => small,
        _ => return None,
    };
    Some(folded)
}

/// The spelling used where a keyboard lacks a letter that Unicode does not decompose: "Großhandel" and
/// "Grosshandel", "Łódź" and "Lodz" are the same name.
fn base_letters(c: char) -> Option<&'static str> {
    match c {
        'ß' => Some("ss"),
        'ł' => Some("l"),
        'ø' => Some("o"),
        'đ' => Some("d"),
        'æ' => Some("ae"),
        'œ' => Some("oe"),
        _ => None,
    }
}

/// The Latin letter that a lower-case Cyrillic or Greek letter resembles, in lower case or in capitals ("Н"
/// looks like H).
fn look_alike(c: char) -> Option<char> {
    const PAIRS: [(char, char); 24] = [
        ('а', 'a'),
        ('в', 'b'),
        ('с', 'c'),
        ('е', 'e'),
        ('н', 'h'),
        ('і', 'i'),
        ('ј', 'j'),
        ('к', 'k'),
        ('м', 'm'),
        ('о', 'o'),
        ('р', 'p'),
        ('ѕ', 's'),
        ('т', 't'),
        ('у', 'y'),
        ('х', 'x'),
        ('α', 'a'),
        ('β', 'b'),
        ('ε', 'e'),
        ('ι', 'i'),
        ('κ', 'k'),
        ('ν', 'v'),
        ('ο', 'o'),
        ('ρ', 'p'),
        ('τ', 't'),
    ];
    PAIRS.iter().find(|(foreign, _)| *foreign == c).map(|(_, latin)| *latin)
}

/// Whether a text has both ASCII name characters and letters of an alphabet with Latin look-alikes.
fn may_be_mixed(folded: &str) -> bool {
    // The first bytes of Greek and Cyrillic letters in UTF-8.
    folded.bytes().any(|byte| matches!(byte, 0xcd..=0xd3))
        && folded.bytes().any(|byte| byte.is_ascii() && is_name_char(char::from(byte)))
}

/// Replaces look-alikes in a Latin name by Latin letters ("С++" and "НТМL" typed in Cyrillic), if all letters
/// of the run are look-alikes and a Latin letter, a digit or a name sign is next to them.
fn latinise(out: &mut String, from: usize) {
    let folded = out.get(from..).unwrap_or("");
    let is_mixed = |word: &str| {
        let foreign = |c: &char| !c.is_ascii();
        word.contains(|c: char| c.is_ascii())
            && word.chars().any(|c| foreign(&c))
            && word.chars().filter(foreign).all(|c| look_alike(c).is_some())
    };
    if !words(folded).any(is_mixed) {
        return;
    }
    let mut latin = String::with_capacity(folded.len());
    let mut rest = folded;
    for word in words(folded) {
        let (before, after) = rest.split_once(word).unwrap_or((rest, ""));
        latin.push_str(before);
        if is_mixed(word) {
            latin.extend(word.chars().map(|c| look_alike(c).unwrap_or(c)));
        } else {
            latin.push_str(word);
        }
        rest = after;
    }
    latin.push_str(rest);
    out.replace_range(from.., &latin);
}

/// A text of capitals that all look Latin ("РНР" typed in Cyrillic), as Latin letters.
pub(crate) fn latin_capitals(text: &str) -> Option<String> {
    let capital = |c: char| match c {
        'Η' => Some('h'),
        'Μ' => Some('m'),
        'Ν' => Some('n'),
        'Υ' => Some('y'),
        'Χ' => Some('x'),
        'Ζ' => Some('z'),
        _ => c.is_uppercase().then(|| c.to_lowercase().next().and_then(look_alike)).flatten(),
    };
    let latin: String = text.trim().chars().map(capital).collect::<Option<_>>()?;
    (latin.len() > 1).then_some(latin)
}

/// Whether a text consists of ASCII words separated by single spaces.
fn is_spaced(text: &str) -> bool {
    let mut before = b' ';
    let mut spaced = true;
    for byte in text.bytes() {
        spaced &= byte.is_ascii_graphic() || (byte == b' ' && before != b' ');
        before = byte;
    }
    spaced && before != b' '
}

/// Whether a character is one of the zero-width characters often found in documents.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Pushes a character in folded form; `from` is where the folded text starts.
fn push_folded(out: &mut String, from: usize, c: char) {
    if c.is_whitespace() || c.is_control() {
        if out.len() > from && !out.ends_with(' ') {
            out.push(' ');
        }
    } else {
        out.push(c);
    }
}

fn plain_sign(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{b4}' | '`' => '\'',
        other => other,
    }
}

/// The ASCII characters that tell names apart, as a table because it is used for every letter of a catalogue.
const NAMES: [bool; 128] = {
    let mut names = [false; 128];
    let mut i = 0u8;
    while i < 128 {
        names[i as usize] = i.is_ascii_alphanumeric() || matches!(i, b'+' | b'#' | b'*');
        i += 1;
    }
    names
};

/// Whether a folded character tells names apart: a letter, a digit, or one of the signs in C++, C# and A*.
#[must_use]
pub fn is_name_char(c: char) -> bool {
    let common = |c| matches!(c, 'А'..='я' | '一'..='\u{9fff}' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ');
    NAMES.get(c as usize).copied().unwrap_or_else(|| common(c) || c.is_alphanumeric())
}

/// The most letters before and after the "&" of an abbreviation: "GD&T", "P&IDs".
const MOST_BEFORE: usize = 2;
const MOST_BEHIND: usize = 3;

/// Whether the "&" at this byte is part of an abbreviation, as in "R&D" and "S&OP" but not "Research &
/// Development".
pub(crate) fn joins(text: &str, at: usize) -> bool {
    let (Some(before), Some(behind)) = (text.get(..at), text.get(at + 1..)) else { return false };
    let letter = |byte: &u8| byte.is_ascii_alphanumeric() || *byte >= 128;
    let before = before.bytes().rev().take(MOST_BEFORE + 1).take_while(letter).count();
    let behind = behind.bytes().take(MOST_BEHIND + 1).take_while(letter).count();
    (1..=MOST_BEFORE).contains(&before) && (1..=MOST_BEHIND).contains(&behind)
}

/// The lookup key of a name: the result of [`fold`] with only letters, digits, `+`, `#` and `*`.
///
/// ```
/// use skillgap_core::text::compact;
/// assert_eq!(compact("Node.js"), compact("node JS"));
/// assert_ne!(compact("C++"), compact("C"));
/// assert_ne!(compact("S&OP"), compact("SOP"));
/// assert_eq!(compact("P & L"), compact("P&L"));
/// ```
#[must_use]
pub fn compact(text: &str) -> String {
    if text.contains('&') {
        let folded = fold(text).replace(" & ", "&");
        let kept = |(at, c): &(usize, char)| is_name_char(*c) || (*c == '&' && joins(&folded, *at));
        return folded.char_indices().filter(kept).map(|(_, c)| c).collect();
    }
    if text.is_ascii() {
        // True of nearly every name: the same characters as below, in one pass and one allocation.
        let mut key = String::with_capacity(text.len());
        key.extend(text.bytes().map(char::from).filter(|c| is_name_char(*c)).map(|c| c.to_ascii_lowercase()));
        return key;
    }
    fold(text).chars().filter(|c| is_name_char(*c)).collect()
}

/// The words of a folded text, in order.
///
/// A word is a run of name characters. Letters and digits stay together ("es6"), signs stay with what they
/// follow ("c++"), and everything else separates. In scripts without spaces, [`is_apart`] decides where words
/// end.
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    let mut rest = folded;
    std::iter::from_fn(move || {
        let from = rest.get(run(rest, false)..)?;
        let mut end = run(from, true);
        if from.get(end..)?.starts_with('&') && joins(from, end) {
            end += 1 + run(from.get(end + 1..)?, true);
        }
        let (word, after) = from.split_at_checked(end)?;
        rest = after;
        (!word.is_empty()).then_some(word)
    })
}

/// The length in bytes of the initial run of name characters, or of other characters.
fn run(text: &str, name: bool) -> usize {
    let plain = |byte: &u8| NAMES.get(usize::from(*byte)).is_some_and(|is_name| *is_name == name);
    let ascii = text.bytes().take_while(plain).count();
    if !matches!(text.as_bytes().get(ascii), Some(128..)) {
        return ascii;
    }
    // Characters are decoded only here.
    let mut before = None;
    let ends = |c: char| {
        let ends = is_name_char(c) != name || (name && before.is_some_and(|before| is_apart(before, c)));
        before = Some(c);
        ends
    };
    text.find(ends).unwrap_or(text.len())
}

/// The scripts whose words are not separated by spaces, and the letters that may be next to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Han,
    Hiragana,
    Katakana,
    Hangul,
    Other,
}

fn script(c: char) -> Script {
    match c {
        '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3134f}'
        | '々' => Script::Han,
        '\u{3041}'..='\u{309f}' => Script::Hiragana,
        '\u{30a0}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}' => Script::Katakana,
        '\u{ac00}'..='\u{d7af}' | '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' => Script::Hangul,
        _ => Script::Other,
    }
}

/// Whether a character belongs to a script whose names have no blanks inside: Han and Kana, but not Hangul.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(script(c), Script::Han | Script::Hiragana | Script::Katakana)
}

/// Whether a word ends between two adjacent characters, as in UAX 29: between a Latin letter and Han, Kana or
/// Hangul, and around every Han and Hiragana character, but not within a run of Katakana.
#[must_use]
pub fn is_apart(left: char, right: char) -> bool {
    if left.is_ascii() && right.is_ascii() {
        return false;
    }
    let (left, right) = (script(left), script(right));
    left != right || matches!(left, Script::Han | Script::Hiragana)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_share_a_key() {
        let cases = [
            ("Node.js", "nodejs"),
            ("CI/CD", "cicd"),
            ("C++", "c++"),
            ("C #", "c#"),
            ("Ｐｙｔｈｏｎ", "python"),
            ("naïve  Bayes", "naivebayes"),
            ("scikit‑learn", "scikitlearn"),
            ("", ""),
            (" \u{200b}", ""),
        ];
        for (text, key) in cases {
            assert_eq!(compact(text), key, "{text:?}");
        }
    }

    #[test]
    fn common_characters_are_folded_as_any() {
        for c in (' '..=char::MAX).filter(|c| !c.is_ascii_control()) {
            let mut any = String::new();
            fold_any(&format!("x{c}x"), &mut any);
            if let Some(folded) = folded_alone(c) {
                assert_eq!(any, format!("x{folded}x"), "{c}");
            }
            let named = c.is_alphanumeric() || matches!(c, '+' | '#' | '*');
            assert_eq!(is_name_char(c), named, "{c}");
        }
    }

    #[test]
    fn spaces_are_single_and_none_is_at_the_ends() {
        for text in ["Data Science", " Data Science", "Data  Science", "Data\tScience ", "\u{7}Data\nScience"]
        {
            assert_eq!(fold(text), "data science", "{text:?}");
        }
        assert_eq!([fold(""), fold(" "), fold("\u{7f}")], ["", "", ""]);
    }

    #[test]
    fn words_keep_signs() {
        assert_eq!(words("c++ and c# (es6)").collect::<Vec<_>>(), ["c++", "and", "c#", "es6"]);
        assert_eq!(words("-größe–łódź, x").collect::<Vec<_>>(), ["größe", "łódź", "x"]);
        assert_eq!(words(" -/ ").count(), 0);
    }

    #[test]
    fn words_without_blanks_are_told_apart() {
        let cases: [(&str, &[&str]); 4] = [
            ("精通java开发", &["精", "通", "java", "开", "发"]),
            ("pythonとdocker3年", &["python", "と", "docker3", "年"]),
            ("プロジェクト管理", &["プロジェクト", "管", "理"]),
            ("python과 데이터", &["python", "과", "데이터"]),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text).collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn letters_that_keyboards_lack_are_written_out() {
        for (written, plain) in [
            ("Großhandel", "grosshandel"),
            ("Łódź", "lodz"),
            ("Sørensen", "sorensen"),
            ("Đorđe", "dorde"),
            ("læge, œuvre", "laege, oeuvre"),
        ] {
            assert_eq!(fold(written), plain);
        }
    }

    #[test]
    fn folding_bounds_how_much_a_text_grows() {
        assert_eq!(fold("SQL \u{fdfa}, Excel"), "sql , excel");
        let grown = |c: char| fold(&format!("{c}a")).len() / c.len_utf8();
        let longest = ('\u{a0}'..='\u{10ffff}').max_by_key(|c| grown(*c)).unwrap();
        assert!(grown(longest) <= 6, "{longest:?} {}", grown(longest));
    }

    #[test]
    fn letters_of_another_alphabet_in_a_latin_name_become_latin() {
        let cases = [
            ("С++, С#", "c++, c#"),
            ("НТМL", "html"),
            ("1С", "1c"),
            ("Рython и SQL", "python и sql"),
            ("работа с C", "работа с c"),
            ("тест", "тест"),
            ("Webработа", "webработа"),
        ];
        for (written, folded) in cases {
            assert_eq!(fold(written), folded, "{written}");
        }
        for written in ["РНР", "ΡΗΡ"] {
            assert_eq!(latin_capitals(written).as_deref(), Some("php"));
        }
        for other in ["С", "php", "РАБОТА", "нтмл", ""] {
            assert_eq!(latin_capitals(other), None, "{other}");
        }
    }
}
