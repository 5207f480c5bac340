//! The predefined encodings of Chinese, Japanese and Korean fonts that are not embedded.
//!
//! Such a font says only by the name of its encoding what its codes mean (PDF 32000-1, table 118).

use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, SHIFT_JIS};

/// How the codes of a font stand for characters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum CjkCodes {
    /// Two bytes each, as in UTF-16.
    Utf16,
    /// One or two bytes each, in the encoding of a country.
    National(&'static Encoding),
}

/// The names of encodings begin like this.
const NATIONAL: &[(&[&str], &Encoding)] = &[
    (&["gb-", "gbk", "gbp"], GB18030),
    (&["90ms", "90pv", "83pv", "add-rksj", "ext-rksj"], SHIFT_JIS),
    (&["euc-"], EUC_JP),
    (&["b5pc", "eten", "hkscs"], BIG5),
    (&["ksc"], EUC_KR),
];

/// The bytes from this one on begin a code of two bytes.
const LEAD: u8 = 0x81;

impl CjkCodes {
    /// The encoding with this name; `None` for the identity, and for names that are unknown.
    pub(super) fn named(name: &[u8]) -> Option<Self> {
        let name = String::from_utf8_lossy(name).to_lowercase();
        if name.starts_with("uni") && (name.contains("ucs2") || name.contains("utf16")) {
            return Some(Self::Utf16);
        }
        let of = NATIONAL.iter().find(|(starts, _)| starts.iter().any(|start| name.starts_with(start)));
        of.map(|(_, encoding)| Self::National(encoding))
    }

    /// The number of bytes of the code that begins with this byte.
    pub(super) fn len(self, first: u8) -> usize {
        let one = match self {
            Self::Utf16 => false,
            // Half-width katakana take one byte in Shift JIS.
            Self::National(encoding) if encoding == SHIFT_JIS => {
                first < LEAD || (0xa0..=0xdf).contains(&first)
            }
            Self::National(_) => first < LEAD,
        };
        if one { 1 } else { 2 }
    }

    /// The character of a code.
    pub(super) fn text(self, code: u32) -> Option<String> {
        match self {
            Self::Utf16 => char::from_u32(code).map(String::from),
            Self::National(encoding) => {
                let bytes = code.to_be_bytes();
                let bytes = if code > 0xff { bytes.get(2..)? } else { bytes.get(3..)? };
                encoding.decode_without_bom_handling_and_without_replacement(bytes).map(Into::into)
            }
        }
    }

    /// The width of a character as a share of the font size: half for Latin letters.
    pub(super) fn width(text: &str) -> f64 {
        if text.is_ascii() { 0.5 } else { 1.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_encodings_say_what_codes_mean() {
        for (name, bytes, wanted) in [
            ("UniGB-UCS2-H", &[0x5f, 0x20][..], "张"),
            ("UniJIS-UTF16-H", &[0x30, 0x42], "あ"),
            ("GBK-EUC-H", &[0xd5, 0xc5], "张"),
            ("GBK-EUC-H", &[0x41], "A"),
            ("90ms-RKSJ-H", &[0x82, 0xa0], "あ"),
            ("90ms-RKSJ-V", &[0xb1], "ｱ"),
            ("ETen-B5-H", &[0xb1, 0x69], "張"),
            ("KSCms-UHC-H", &[0xb1, 0xe8], "김"),
            ("EUC-H", &[0xa4, 0xa2], "あ"),
        ] {
            let codes = CjkCodes::named(name.as_bytes()).unwrap();
            assert_eq!(codes.len(bytes[0]), bytes.len(), "{name}");
            let code = bytes.iter().fold(0, |code, byte| code << 8 | u32::from(*byte));
            assert_eq!(codes.text(code).as_deref(), Some(wanted), "{name}");
        }
        assert_eq!(CjkCodes::named(b"Identity-H"), None);
    }
}
