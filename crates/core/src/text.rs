//! Normalised text: the one place that decides when two spellings are the same word.
//!
//! [`fold`] keeps words apart and is what people's eyes do (case, accents, width, dashes, white space);
//! [`compact`] goes further and keeps only what tells names apart (letters, digits, `+`, `#`, `*`), so that
//! "Node.js", "node js" and "NodeJS" are one key while "C", "C++" and "C#" stay three.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds case, accents, compatibility forms and dashes; white space becomes single spaces.
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

/// Appends the [folded](fold) text.
pub(crate) fn fold_into(text: &str, out: &mut String) {
    let from = out.len();
    if is_spaced(text) {
        // Most names: nothing but capitals to change.
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
        let plain = text.nfkd().filter(|c| !is_combining_mark(*c) && !is_invisible(*c));
        for c in plain.flat_map(char::to_lowercase).nfkc().filter(|c| !is_combining_mark(*c)) {
            match c {
                // As in full case folding of Unicode: "Großhandel" and "Grosshandel" are one name.
                'ß' => out.push_str("ss"),
                _ => push_folded(out, from, plain_sign(c)),
            }
        }
    }
    if out.len() > from && out.ends_with(' ') {
        out.pop();
    }
}

/// Whether a text is words of ASCII with single spaces between them.
fn is_spaced(text: &str) -> bool {
    let mut before = b' ';
    let mut spaced = true;
    for byte in text.bytes() {
        spaced &= byte.is_ascii_graphic() || (byte == b' ' && before != b' ');
        before = byte;
    }
    spaced && before != b' '
}

/// Zero-width characters that documents carry along.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// `from` is where the folded text begins.
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

/// Which ASCII characters tell names apart; a table, since every letter of a catalogue is asked for.
const NAMES: [bool; 128] = {
    let mut names = [false; 128];
    let mut i = 0u8;
    while i < 128 {
        names[i as usize] = i.is_ascii_alphanumeric() || matches!(i, b'+' | b'#' | b'*');
        i += 1;
    }
    names
};

/// Whether a folded character tells names apart: a letter, a digit, or one of the signs of C++, C# and A*.
#[must_use]
pub fn is_name_char(c: char) -> bool {
    NAMES.get(c as usize).copied().unwrap_or_else(|| c.is_alphanumeric())
}

/// The key under which a name is looked up: [`fold`] without anything but letters, digits, `+`, `#`, `*`.
///
/// ```
/// use skillgap_core::text::compact;
/// assert_eq!(compact("Node.js"), compact("node JS"));
/// assert_ne!(compact("C++"), compact("C"));
/// ```
#[must_use]
pub fn compact(text: &str) -> String {
    if text.is_ascii() {
        // Nearly every name: the same characters as below, in one pass and one allocation.
        let mut key = String::with_capacity(text.len());
        key.extend(text.bytes().map(char::from).filter(|c| is_name_char(*c)).map(|c| c.to_ascii_lowercase()));
        return key;
    }
    fold(text).chars().filter(|c| is_name_char(*c)).collect()
}

/// The words of a folded text, in order.
///
/// A word is a run of name characters; letters and digits stay together ("es6"), signs stay with what they
/// follow ("c++"), everything else separates. Where a script has no blanks, words are told apart as [`is_apart`] says.
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    let mut rest = folded;
    std::iter::from_fn(move || {
        let word = rest.get(run(rest, false)..)?;
        let (word, after) = word.split_at_checked(run(word, true))?;
        rest = after;
        (!word.is_empty()).then_some(word)
    })
}

/// How many bytes at the start of a text are name characters, or are none.
fn run(text: &str, name: bool) -> usize {
    let plain = |byte: &u8| NAMES.get(usize::from(*byte)).is_some_and(|is_name| *is_name == name);
    let ascii = text.bytes().take_while(plain).count();
    if !matches!(text.as_bytes().get(ascii), Some(128..)) {
        return ascii;
    }
    // Only here must characters be put together from their bytes.
    let mut before = None;
    let ends = |c: char| {
        let ends = is_name_char(c) != name || (name && before.is_some_and(|before| is_apart(before, c)));
        before = Some(c);
        ends
    };
    text.find(ends).unwrap_or(text.len())
}

/// A script whose words have no blanks between them, or letters that stand beside such a script.
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
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}' | '々' => {
            Script::Han
        }
        '\u{3041}'..='\u{309f}' => Script::Hiragana,
        '\u{30a0}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}' => Script::Katakana,
        '\u{ac00}'..='\u{d7af}' | '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' => Script::Hangul,
        _ => Script::Other,
    }
}

/// Whether a word ends between two characters that stand side by side, as in UAX 29: a Latin letter beside Han, Kana or
/// Hangul, every Han and Hiragana character, a run of Katakana.
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
        assert_eq!(fold("Großhandel"), "grosshandel");
    }
}
