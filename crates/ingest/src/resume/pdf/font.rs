//! Fonts: the codes in a string, their text, and their widths.

use super::budget::{Budget, TooMuch};
use super::cjk_codes::CjkCodes;
use super::glyphs::{STANDARD, named};
use super::standard_fonts::StandardFont;
use hayro_cmap::{BfString, CMap};
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};
use std::cell::RefCell;
use std::collections::HashMap;

/// The width of a glyph without a stated width, as a share of the font size: about that of lower-case
/// letters.
const USUAL_WIDTH: f64 = 0.5;

/// The most widths of a font; a font with all Chinese characters has about thirty thousand.
const MAX_WIDTHS: usize = 70_000;

/// The most bytes of a character map; that of a font with all Chinese characters has a few hundred thousand.
const MAX_MEANINGS: usize = 2 << 20;

/// The most bytes of an embedded font, of which only the start is read.
const MAX_FILE: usize = 4 << 20;

/// The most characters of one glyph; a ligature has three.
const MOST_CHARS: usize = 8;

/// The cost of a font, and of each of its widths, in bytes.
const FONT: usize = 4 << 10;
const WIDTH: usize = 16;

/// The parts of a font needed for reading.
#[derive(Debug)]
pub(super) struct Font {
    /// Whether codes have two bytes.
    wide: bool,
    bold: bool,
    /// What the name of its encoding says of its codes.
    cjk: Option<CjkCodes>,
    meanings: Option<CMap>,
    /// The text of codes looked up before.
    told: RefCell<HashMap<u32, Option<String>>>,
    letters: HashMap<u32, String>,
    widths: HashMap<u32, f64>,
    usual: f64,
}

impl Font {
    /// Reads a font's dictionary.
    pub(super) fn new(dict: &Dict<'_>, budget: &mut Budget) -> Result<Self, TooMuch> {
        budget.look(dict)?;
        let is = |key: &str, name: &[u8]| dict.get::<Name<'_>>(key).is_some_and(|n| n.as_ref() == name);
        let wide = is("Subtype", b"Type0");
        let below =
            dict.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        let inner = below.as_ref().unwrap_or(dict);
        let descriptor = inner.get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
        let (widths, usual) = if wide {
            (wide_widths(inner), inner.get::<Number>("DW").map_or(1.0, |n| n.as_f64() / 1000.0))
        } else {
            narrow_widths(dict, &descriptor)
        };
        budget.take(FONT + WIDTH * widths.len())?;
        let meanings = match dict.get::<Stream<'_>>("ToUnicode") {
            Some(stream) => character_map(&stream, budget)?,
            None => None,
        };
        let mut letters = if wide { HashMap::new() } else { encoding(dict, &descriptor, budget)? };
        if !wide && is_of_signs(dict) {
            letters = (33..=255).map(|code| (code, sign(code).to_string())).collect();
        }
        let cjk = dict.get::<Name<'_>>("Encoding").filter(|_| wide);
        let cjk = cjk.and_then(|name| CjkCodes::named(name.as_ref()));
        let (bold, told) = (is_bold(dict, &descriptor), RefCell::default());
        let mut widths = widths;
        if !wide && widths.is_empty() {
            widths = standard_widths(dict, bold, &letters);
        }
        Ok(Self { wide, bold, cjk, meanings, told, letters, widths, usual })
    }

    /// The codes in a string, each with whether it is the space that word spacing widens.
    pub(super) fn codes<'b>(&self, bytes: &'b [u8]) -> impl Iterator<Item = (u32, bool)> + use<'b> {
        let (wide, cjk) = (self.wide, self.cjk);
        let mut rest = bytes;
        std::iter::from_fn(move || {
            let len = match (cjk, wide) {
                (Some(cjk), _) => cjk.len(*rest.first()?),
                (None, true) => 2,
                (None, false) => 1,
            };
            let (chunk, after) = rest.split_at(len.min(rest.len()));
            rest = after;
            let code = chunk.iter().fold(0u32, |code, byte| code << 8 | u32::from(*byte));
            (!chunk.is_empty()).then_some((code, !wide && code == 32))
        })
    }

    /// The width of a glyph as a share of the font size.
    pub(super) fn width(&self, code: u32) -> f64 {
        // The stated widths are by glyph, which the code of such an encoding is not.
        if let Some(text) = self.cjk.and_then(|cjk| cjk.text(code)) {
            return CjkCodes::width(&text);
        }
        self.widths.get(&code).copied().unwrap_or(self.usual)
    }

    /// The text of a code; `None` if the font does not say.
    pub(super) fn text(&self, code: u32, budget: &mut Budget) -> Result<Option<String>, TooMuch> {
        if let Some(told) = self.told.borrow().get(&code) {
            return Ok(told.clone());
        }
        let told = match self.meanings.as_ref().and_then(|map| map.lookup_bf_string(code)) {
            Some(BfString::Char(c)) => Some(c.to_string()),
            Some(BfString::String(text)) => {
                budget.take(text.len())?;
                Some(text.chars().take(MOST_CHARS).collect())
            }
            None => None,
        };
        let told = told.filter(|text: &String| !text.is_empty() && !text.contains(['\0', '\u{fffd}']));
        let told = told.or_else(|| self.letters.get(&code).cloned());
        let told = told.or_else(|| self.cjk?.text(code)).map(|text| plain(&text));
        self.told.borrow_mut().insert(code, told.clone());
        Ok(told)
    }

    /// Whether its letters are bold.
    pub(super) fn is_bold(&self) -> bool {
        self.bold
    }
}

/// Ligatures as separate letters; variants of spaces, hyphens and bullets as the usual ones.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{fb00}' => out.push_str("ff"),
            '\u{fb01}' => out.push_str("fi"),
            '\u{fb02}' => out.push_str("fl"),
            '\u{fb03}' => out.push_str("ffi"),
            '\u{fb04}' => out.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => out.push_str("st"),
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => out.push(' '),
            '\u{2010}' | '\u{2011}' | '\u{ad}' => out.push('-'),
            // Radicals and variants of Chinese characters, as browsers print them.
            '\u{2e80}'..='\u{2fd5}' | '\u{f900}'..='\u{faff}' => {
                unicode_normalization::char::decompose_compatible(c, |plain| out.push(plain));
            }
            '\u{f0b7}' | '\u{f0a7}' | '\u{2219}' | '\u{f06c}' => out.push('•'),
            c if c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}') => {}
            c => out.push(c),
        }
    }
    out
}

fn character_map(stream: &Stream<'_>, budget: &mut Budget) -> Result<Option<CMap>, TooMuch> {
    let data = budget.decoded(stream, MAX_MEANINGS)?;
    Ok(data.and_then(|data| CMap::parse(&data, |_| None)))
}

fn is_bold(dict: &Dict<'_>, descriptor: &Dict<'_>) -> bool {
    let name = dict.get::<Name<'_>>("BaseFont");
    let name = name.map(|name| String::from_utf8_lossy(name.as_ref()).to_lowercase()).unwrap_or_default();
    let heavy = descriptor.get::<Number>("FontWeight").is_some_and(|weight| weight.as_f64() >= 600.0);
    heavy || ["bold", "black", "heavy", "bx", "semibold"].iter().any(|word| name.contains(word))
}

fn narrow_widths(dict: &Dict<'_>, descriptor: &Dict<'_>) -> (HashMap<u32, f64>, f64) {
    let first = dict.get::<Number>("FirstChar").map_or(0, |n| n.as_i64());
    let first = u32::try_from(first).unwrap_or(0).min(255);
    // Fonts drawn by the document itself have their own units.
    let own =
        dict.get::<Array<'_>>("FontMatrix").and_then(|m| m.iter::<Number>().next()).map(|n| n.as_f64().abs());
    let unit = own.filter(|unit| unit.is_normal()).unwrap_or(0.001);
    let widths = dict.get::<Array<'_>>("Widths").map(|widths| {
        widths.iter::<Number>().take(256).zip(first..).map(|(w, code)| (code, w.as_f64() * unit)).collect()
    });
    let usual = descriptor.get::<Number>("MissingWidth").map(|w| w.as_f64() * unit).filter(|w| *w > 0.0);
    (widths.unwrap_or_default(), usual.unwrap_or(USUAL_WIDTH))
}

/// The widths of a standard font by the letters of its codes.
fn standard_widths(dict: &Dict<'_>, bold: bool, letters: &HashMap<u32, String>) -> HashMap<u32, f64> {
    let name = dict.get::<Name<'_>>("BaseFont");
    let name = name.map(|name| String::from_utf8_lossy(name.as_ref()).into_owned()).unwrap_or_default();
    let Some(font) = StandardFont::named(&name, bold) else { return HashMap::new() };
    let width = |(code, text): (&u32, &String)| Some((*code, font.width(text.chars().next()?)?));
    letters.iter().filter_map(width).collect()
}

/// The widths in `[ 3 [500 600] 10 20 700 ]`: a list from a code on, or one width for a range of codes.
fn wide_widths(font: &Dict<'_>) -> HashMap<u32, f64> {
    let mut widths = HashMap::new();
    let Some(array) = font.get::<Array<'_>>("W") else { return widths };
    let mut left = MAX_WIDTHS;
    let mut numbers: Vec<f64> = Vec::new();
    for object in array.iter::<Object<'_>>() {
        let mut state = |code: u32, width: f64| {
            left = left.saturating_sub(1);
            widths.insert(code, width / 1000.0);
        };
        match object {
            Object::Number(number) => numbers.push(number.as_f64()),
            Object::Array(list) => {
                let from = numbers.pop().unwrap_or(0.0) as u32;
                let list = list.iter::<Number>().take(MAX_WIDTHS).zip(from..);
                list.for_each(|(width, code)| state(code, width.as_f64()));
                numbers.clear();
            }
            _ => {}
        }
        if let [from, to, width] = numbers[..] {
            (from as u32..=to as u32).take(MAX_WIDTHS).for_each(|code| state(code, width));
            numbers.clear();
        }
        if left == 0 {
            break;
        }
    }
    widths
}

/// The text of the codes of a one-byte font.
fn encoding(
    dict: &Dict<'_>,
    descriptor: &Dict<'_>,
    budget: &mut Budget,
) -> Result<HashMap<u32, String>, TooMuch> {
    let named_encoding = dict.get::<Name<'_>>("Encoding");
    let own = dict.get::<Dict<'_>>("Encoding");
    let base = named_encoding.or_else(|| own.as_ref()?.get::<Name<'_>>("BaseEncoding"));
    let embedded = ["FontFile", "FontFile2", "FontFile3"].iter().any(|key| descriptor.contains_key(key));
    let symbols = descriptor.get::<Number>("Flags").is_some_and(|flags| flags.as_i64() & 4 != 0);
    let mut letters = match base.as_ref().map(|name| name.as_ref()) {
        Some(b"WinAnsiEncoding") => single_byte(encoding_rs::WINDOWS_1252),
        Some(b"MacRomanEncoding") => single_byte(encoding_rs::MACINTOSH),
        // Only an embedded symbol font itself knows what its codes mean.
        None if embedded && symbols => HashMap::new(),
        _ => standard(),
    };
    if base.is_none()
        && let Some(file) = descriptor.get::<Stream<'_>>("FontFile")
    {
        letters.extend(built_in(&budget.decoded(&file, MAX_FILE)?.unwrap_or_default()));
    }
    if let Some(differences) = own.and_then(|own| own.get::<Array<'_>>("Differences")) {
        differ(&differences, &mut letters);
    }
    Ok(letters)
}

fn single_byte(encoding: &'static encoding_rs::Encoding) -> HashMap<u32, String> {
    let letter = |byte: u8| (u32::from(byte), encoding.decode_without_bom_handling(&[byte]).0.into_owned());
    (32..=255).map(letter).collect()
}

/// ASCII with curly quotes, and the letters added by the standard encoding.
fn standard() -> HashMap<u32, String> {
    let ascii = (32u8..127).map(|byte| (u32::from(byte), char::from(byte).to_string()));
    ascii.chain(STANDARD.iter().map(|(code, text)| (*code, (*text).to_owned()))).collect()
}

/// Applies differences such as `[ 27 /ff /fi 45 /hyphen ]`.
fn differ(differences: &Array<'_>, letters: &mut HashMap<u32, String>) {
    let mut code = 0;
    for object in differences.iter::<Object<'_>>().take(2 * 256) {
        match object {
            Object::Number(number) => code = u32::try_from(number.as_i64()).unwrap_or(0),
            Object::Name(name) => {
                match named(name.as_ref()).or_else(|| of_tex(name.as_ref(), code)) {
                    Some(text) => letters.insert(code, text),
                    None => letters.remove(&code),
                };
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
}

/// The letter of a glyph that TeX draws as a picture and names by its code: "a65" is "A". The codes below 32 are ligatures
/// and dashes.
fn of_tex(name: &[u8], code: u32) -> Option<String> {
    let digits = std::str::from_utf8(name).ok()?.strip_prefix('a')?;
    if digits.parse() != Ok(code) {
        return None;
    }
    let text = match code {
        11 | 27 => "ff",
        12 | 28 => "fi",
        13 | 29 => "fl",
        14 | 30 => "ffi",
        15 | 31 => "ffl",
        21 | 123 => "–",
        22 | 124 => "—",
        39 => "’",
        32..=126 => return char::from_u32(code).map(String::from),
        _ => return None,
    };
    Some(text.to_owned())
}

/// Whether a font has signs instead of letters: Zapf Dingbats, Wingdings.
fn is_of_signs(dict: &Dict<'_>) -> bool {
    let name = dict.get::<Name<'_>>("BaseFont");
    let name = name.map(|name| String::from_utf8_lossy(name.as_ref()).to_lowercase()).unwrap_or_default();
    name.contains("dingbats") || name.contains("wingdings")
}

/// The sign of such a font: stars, dots and ticks, which may be levels; the others are bullets.
fn sign(code: u32) -> char {
    match u8::try_from(code).map(char::from) {
        Ok('H' | '«') => '★',
        Ok('l') => '●',
        Ok('m') => '○',
        Ok('3' | '4' | 'ü') => '✓',
        _ => '•',
    }
}

/// The encoding in the plain-text part of a Type 1 font: `dup 102 /f put`.
fn built_in(data: &[u8]) -> HashMap<u32, String> {
    let plain =
        data.split(|b| *b == b'\n' || *b == b'\r').take_while(|line| !line.starts_with(b"currentfile"));
    let entry = |line: &[u8]| {
        let line = std::str::from_utf8(line).ok()?;
        let mut words = line.split_whitespace();
        let dup = words.next().filter(|word| *word == "dup")?;
        let code = words.next().filter(|_| !dup.is_empty())?.parse().ok()?;
        Some((code, named(words.next()?.strip_prefix('/')?.as_bytes())?))
    };
    plain.filter_map(entry).collect()
}
