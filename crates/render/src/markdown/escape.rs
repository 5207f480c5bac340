//! Escapes text from strangers for Markdown.

use crate::width::clean;

/// Characters with a meaning inside a line: emphasis, code, links, HTML, entities, tables, math.
const ACTIVE: &str = "\\`*_[]<>|~&$";

/// The text on one line, displayed literally: no markup, links, HTML, tables or lists.
pub(crate) fn text(raw: &str) -> String {
    let line = clean(raw);
    let mut out = String::with_capacity(line.len());
    for (at, c) in line.char_indices() {
        if ACTIVE.contains(c) || starts_a_block(&line, at, c) || starts_a_link(&line, at, c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Whether a character starts a heading, a list or a rule at the start of a line: `# `, `- `, `+ `, `1. `,
/// `===`.
fn starts_a_block(line: &str, at: usize, c: char) -> bool {
    let before = line.get(..at).unwrap_or_default();
    match c {
        '#' | '-' | '+' | '=' => at == 0,
        '.' | ')' => at > 0 && before.bytes().all(|b| b.is_ascii_digit()),
        _ => false,
    }
}

/// Whether a character starts a bare address that GitHub turns into a link: `http://`, `www.`, `name@host`.
fn starts_a_link(line: &str, at: usize, c: char) -> bool {
    let before = line.get(..at).unwrap_or_default();
    let after = line.get(at..).unwrap_or_default();
    match c {
        ':' => after.starts_with("://"),
        '.' => before.to_ascii_lowercase().ends_with("www"),
        '@' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn what_means_something_in_markdown_is_shown_as_it_stands() {
        let cases = [
            ("C# and C++", "C# and C++"),
            ("# heading", "\\# heading"),
            ("1. item", "1\\. item"),
            ("- item", "\\- item"),
            ("Node.js 3.1", "Node.js 3.1"),
            ("a | b", "a \\| b"),
            ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
            ("[x](http://evil)", "\\[x\\](http\\://evil)"),
            ("www.evil.example", "www\\.evil.example"),
            ("*bold* _it_ `code` ~~no~~", "\\*bold\\* \\_it\\_ \\`code\\` \\~\\~no\\~\\~"),
            ("&lt;b&gt;", "\\&lt;b\\&gt;"),
            ("two\nlines\u{1b}[1m", "two lines \\[1m"),
        ];
        for (raw, escaped) in cases {
            assert_eq!(text(raw), escaped, "{raw:?}");
        }
    }
}
