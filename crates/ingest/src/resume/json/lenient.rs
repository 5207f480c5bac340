//! Reads JSON with errors: comments, missing or extra commas, single quotes, unquoted keys, missing brackets.
//!
//! Hand-written files are read as far as possible; a file that is not JSON at all is rejected.

use super::super::node::{Budget, MAX_DEPTH, Node};
use skillgap_core::source_text::{Escapes, SourceText};

/// The tree of a text in brackets; `None` if little of it makes sense.
pub(super) fn parse(text: &str) -> Option<Node> {
    if !text.trim_start().starts_with(['{', '[']) {
        return None;
    }
    let mut reader =
        Reader { text, at: 0, open: Vec::new(), budget: Budget::new(), junk: 0, values: 0, root: None };
    reader.read()?;
    let sensible = reader.values > 0 && reader.junk <= reader.values;
    reader.root.filter(|_| sensible)
}

/// An open list or map.
enum Open {
    List(Vec<Node>),
    Map(Vec<(SourceText, Node)>, Option<SourceText>),
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    open: Vec<Open>,
    budget: Budget,
    /// The number of signs and words that made no sense.
    junk: usize,
    /// The number of fields and items found.
    values: usize,
    root: Option<Node>,
}

impl Reader<'_> {
    fn read(&mut self) -> Option<()> {
        while let Some(c) = self.rest().chars().next() {
            if self.root.is_some() && self.open.is_empty() {
                self.junk += usize::from(!c.is_whitespace() && !matches!(c, ',' | ';' | '}' | ']'));
                self.at += c.len_utf8();
                continue;
            }
            self.token(c)?;
        }
        while !self.open.is_empty() {
            self.close();
        }
        Some(())
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn token(&mut self, c: char) -> Option<()> {
        match c {
            '{' | '[' => {
                if self.open.len() >= MAX_DEPTH {
                    return None;
                }
                self.at += 1;
                self.open.push(if c == '{' { Open::Map(Vec::new(), None) } else { Open::List(Vec::new()) });
            }
            '}' | ']' => {
                self.at += 1;
                self.close();
            }
            ',' | ':' | ';' => self.at += 1,
            '"' | '\'' | '“' | '”' | '‘' | '’' => self.quoted(c)?,
            '/' if self.rest().starts_with("//") => self.pass_to("\n"),
            '/' if self.rest().starts_with("/*") => self.pass_to("*/"),
            '#' => self.pass_to("\n"),
            c if c.is_whitespace() => self.at += c.len_utf8(),
            _ => self.bare(c)?,
        }
        Some(())
    }

    fn pass_to(&mut self, end: &str) {
        let rest = self.rest();
        self.at += rest.find(end).map_or(rest.len(), |at| at + end.len());
    }

    /// Reads a string; an unclosed one ends with its line.
    fn quoted(&mut self, quote: char) -> Option<()> {
        let start = self.at;
        let ends = |c: char| match quote {
            '"' | '\'' => c == quote,
            _ => matches!(c, '“' | '”' | '‘' | '’'),
        };
        let mut text = String::new();
        let mut end = None;
        let mut line_end = None;
        let mut characters = self.rest().char_indices().skip(1);
        while let Some((at, c)) = characters.next() {
            match c {
                '\\' => text.extend(characters.next().and_then(|(_, c)| escaped(c, &mut characters))),
                c if ends(c) => {
                    end = Some((at, c.len_utf8()));
                    break;
                }
                '\n' if line_end.is_none() => {
                    line_end = Some((at, text.len()));
                    text.push(c);
                }
                c => text.push(c),
            }
        }
        let (inner, len) = match (end, line_end) {
            (Some((at, len)), None) => (at, at + len),
            // A string may span several lines if its end is followed by what may follow a string.
            (Some((at, len)), Some((line, kept))) => {
                let after = self.rest().get(at + len..).unwrap_or_default().trim_start();
                if after.is_empty() || after.starts_with([',', '}', ']', ':']) {
                    (at, at + len)
                } else {
                    text.truncate(kept);
                    (line, line)
                }
            }
            (None, Some((line, kept))) => {
                text.truncate(kept);
                (line, line)
            }
            (None, None) => (self.rest().len(), self.rest().len()),
        };
        let text = text.trim_end_matches(['\r', ',']).to_owned();
        let from = start + quote.len_utf8();
        let raw = from..(start + inner).max(from);
        let piece = if self.text.get(raw.clone()) == Some(text.as_str()) {
            SourceText::verbatim(self.text, raw)
        } else {
            SourceText::decoded(self.text, raw, &text, Escapes::Backslash)
        };
        self.at = start + len.max(quote.len_utf8());
        self.put_text(piece)
    }

    /// Reads an unquoted word: a key, a number, or a text up to the end of the field.
    fn bare(&mut self, c: char) -> Option<()> {
        let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '+' | '$' | '@');
        let len = self.rest().find(|c: char| !word(c)).unwrap_or(self.rest().len());
        if len == 0 {
            self.junk += 1;
            self.at += c.len_utf8();
            return Some(());
        }
        let piece = SourceText::verbatim(self.text, self.at..self.at + len);
        self.at += len;
        let is_key = matches!(self.open.last(), Some(Open::Map(_, None)));
        let named = self.rest().trim_start().starts_with(':');
        if is_key && named {
            return self.put_text(piece);
        }
        match piece.text.as_str() {
            "null" | "None" | "undefined" | "NaN" => self.put(Node::Null),
            "true" | "false" | "True" | "False" => self.put(Node::Plain(piece)),
            number if number.parse::<f64>().is_ok() => self.put(Node::Plain(piece)),
            _ if is_key || self.open.is_empty() => {
                self.junk += 1;
                Some(())
            }
            _ => self.put(Node::Text(piece)),
        }
    }

    fn put_text(&mut self, piece: SourceText) -> Option<()> {
        if let Some(Open::Map(_, key @ None)) = self.open.last_mut() {
            *key = Some(piece);
            return Some(());
        }
        self.put(Node::Text(piece))
    }

    fn put(&mut self, node: Node) -> Option<()> {
        self.budget.take(1)?;
        match self.open.last_mut() {
            None if matches!(node, Node::List(_) | Node::Map(_)) => {
                self.root = self.root.take().or(Some(node))
            }
            None => self.junk += 1,
            Some(Open::List(items)) => {
                self.values += 1;
                items.push(node);
            }
            Some(Open::Map(fields, key)) => match key.take() {
                Some(key) => {
                    self.values += 1;
                    fields.push((key, node));
                }
                None => self.junk += 1,
            },
        }
        Some(())
    }

    fn close(&mut self) {
        let node = match self.open.pop() {
            Some(Open::List(items)) => Node::List(items),
            Some(Open::Map(fields, _)) => Node::Map(fields),
            None => {
                self.junk += 1;
                return;
            }
        };
        let _ = self.put(node);
    }
}

/// The character for an escape sequence after a backslash.
fn escaped(c: char, rest: &mut impl Iterator<Item = (usize, char)>) -> Option<char> {
    match c {
        'n' => Some('\n'),
        't' => Some('\t'),
        'r' | 'b' | 'f' => Some(' '),
        'u' => {
            let digits: String = rest.take(4).map(|(_, c)| c).collect();
            u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32)
        }
        other => Some(other),
    }
}

#[cfg(test)]
fn shown(node: &Node) -> String {
    match node {
        Node::Null => "null".to_owned(),
        Node::Text(text) => format!("{:?}", text.text),
        Node::Plain(text) => text.text.clone(),
        Node::List(items) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(",")),
        Node::Map(fields) => {
            let fields = fields.iter().map(|(key, node)| format!("{}:{}", key.text, shown(node)));
            format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistakes_of_people_are_read_over() {
        let cases = [
            ("{\"a\": [\"b\", \"c\",], }", "{a:[\"b\",\"c\"]}"),
            ("{'a': 'it\\'s', b: 3}", "{a:\"it's\",b:3}"),
            ("{\"a\": \"b\" /* x */ \"c\": \"d\" // y\n}", "{a:\"b\",c:\"d\"}"),
            ("{\"a\": [\"b\", {\"c\": \"d\"", "{a:[\"b\",{c:\"d\"}]}"),
            ("{\"a\": \"b,\n\"c\": None}", "{a:\"b\",c:null}"),
            ("{“a”: “b”}", "{a:\"b\"}"),
            ("[\"SQL\" \"Go\"]", "[\"SQL\",\"Go\"]"),
        ];
        for (text, expected) in cases {
            assert_eq!(parse(text).as_ref().map(shown).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_json_is_not_read() {
        for text in [
            "{this is no resume}",
            "[",
            "{}",
            "{\\rtf1 text}",
            "[%s] %d %d (a) * b",
            "Jana {\"skills\": [\"SQL\"]}",
        ] {
            assert!(parse(text).is_none(), "{text}");
        }
    }
}
