//! The tokens of an RTF file: groups, control words with their numbers, and bytes of text.

/// A token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\word` with its number, if any.
    Word(&'t str, Option<i32>),
    /// `\~` and other signs after a backslash.
    Sign(u8),
    /// `\'e9`
    Hex(u8),
    /// Literal text.
    Text(&'t [u8]),
}

/// The longest control word examined.
const LONGEST_WORD: usize = 40;

/// Splits a file into tokens.
pub(super) struct Tokens<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl<'t> Tokens<'t> {
    pub(super) fn new(bytes: &'t [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// Skips binary data (`\bin`).
    pub(super) fn pass(&mut self, count: usize) {
        self.at = self.at.saturating_add(count).min(self.bytes.len());
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn word(&mut self) -> Token<'t> {
        let start = self.at;
        while self.peek(0).is_some_and(|b| b.is_ascii_alphabetic()) && self.at - start < LONGEST_WORD {
            self.at += 1;
        }
        let word = self
            .bytes
            .get(start..self.at)
            .and_then(|word| std::str::from_utf8(word).ok())
            .unwrap_or_default();
        let digits = self.at;
        self.at += usize::from(self.peek(0) == Some(b'-'));
        while self.peek(0).is_some_and(|b| b.is_ascii_digit()) && self.at - digits < 11 {
            self.at += 1;
        }
        let number = self.bytes.get(digits..self.at).and_then(|number| std::str::from_utf8(number).ok());
        let number = number.and_then(|number| number.parse::<i32>().ok());
        if number.is_none() {
            self.at = digits;
        }
        self.at += usize::from(self.peek(0) == Some(b' '));
        Token::Word(word, number)
    }

    fn hex(&mut self) -> Token<'t> {
        let digits =
            self.bytes.get(self.at + 1..self.at + 3).and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                self.at += 3;
                Token::Hex(byte)
            }
            None => {
                self.at += 1;
                Token::Sign(b'\'')
            }
        }
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        let first = self.peek(0)?;
        match first {
            b'{' => {
                self.at += 1;
                Some(Token::Open)
            }
            b'}' => {
                self.at += 1;
                Some(Token::Close)
            }
            b'\\' => {
                self.at += 1;
                match self.peek(0)? {
                    b'\'' => Some(self.hex()),
                    sign if sign.is_ascii_alphabetic() => Some(self.word()),
                    sign => {
                        self.at += 1;
                        Some(Token::Sign(sign))
                    }
                }
            }
            _ => {
                let start = self.at;
                let rest = self.bytes.get(start..).unwrap_or_default();
                let len = rest.iter().position(|b| matches!(b, b'{' | b'}' | b'\\')).unwrap_or(rest.len());
                self.at += len;
                Some(Token::Text(self.bytes.get(start..self.at).unwrap_or_default()))
            }
        }
    }
}
