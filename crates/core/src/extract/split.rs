//! Cutting a list into its items, with byte ranges.

/// A range of bytes of the list's text.
pub(super) type Range = (usize, usize);

/// The items of a list: cut at commas, semicolons, bars, bullets and line ends outside of parentheses.
pub(super) fn items(text: &str, start: usize, end: usize) -> Vec<Range> {
    cut(text, start, end, |c| matches!(c, ',' | ';' | '|' | '•' | '·' | '\n' | '\t' | '、' | '●' | '▪'))
}

/// The parts of an item that a slash, an ampersand, a plus between spaces or "and" joins; one part when nothing does.
pub(super) fn joined_parts(text: &str, start: usize, end: usize) -> Vec<Range> {
    let item = text.get(start..end).unwrap_or("");
    let joins = [" and ", " And ", " AND ", " & ", " + ", " / ", "/", " or ", " und ", " et "];
    let mut parts = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while at < item.len() {
        let rest = item.get(at..).unwrap_or("");
        if let Some(join) = joins.iter().find(|join| rest.starts_with(**join)) {
            parts.push((start + from, start + at));
            at += join.len();
            from = at;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    parts.push((start + from, end));
    parts.into_iter().map(|(s, e)| trimmed(text, s, e)).filter(|(s, e)| s < e).collect()
}

/// The text before the first parenthesis, and the inside of every parenthesis.
pub(super) fn parenthesised(text: &str, start: usize, end: usize) -> Option<(Range, Vec<Range>)> {
    let item = text.get(start..end)?;
    let open = item.find('(')?;
    let mut inside = Vec::new();
    let mut from = open;
    while let Some(next) = item.get(from..)?.find('(') {
        let begin = from + next + 1;
        let close = item.get(begin..)?.find(')').map_or(item.len(), |i| begin + i);
        inside.push((start + begin, start + close));
        from = close;
    }
    Some((trimmed(text, start, start + open), inside))
}

/// "AWS: EC2, S3" as its head and the rest.
pub(super) fn headed(text: &str, start: usize, end: usize) -> Option<(Range, Range)> {
    let item = text.get(start..end)?;
    let colon = item.find(':')?;
    let after = item.get(colon + 1..)?;
    let head = trimmed(text, start, start + colon);
    let rest = trimmed(text, start + colon + 1, end);
    let short = item.get(..colon)?.split_whitespace().count() <= 5;
    (short && !after.starts_with("//") && head.0 < head.1 && rest.0 < rest.1).then_some((head, rest))
}

fn cut(text: &str, start: usize, end: usize, separates: fn(char) -> bool) -> Vec<Range> {
    let mut parts = Vec::new();
    let mut depth = 0usize;
    let mut from = start;
    let part = text.get(start..end).unwrap_or("");
    for (at, c) in part.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            // An unclosed parenthesis does not swallow the rest of the list.
            '\n' => depth = 0,
            _ => {}
        }
        if depth == 0 && separates(c) {
            parts.push((from, start + at));
            from = start + at + c.len_utf8();
        }
    }
    parts.push((from, end));
    parts.into_iter().map(|(s, e)| trimmed(text, s, e)).filter(|(s, e)| s < e).collect()
}

/// The range without white space, bullets and a final period.
pub(super) fn trimmed(text: &str, start: usize, end: usize) -> Range {
    let part = text.get(start..end).unwrap_or("");
    let skip = |c: char| {
        c.is_whitespace() || matches!(c, '-' | '*' | '•' | '–' | '—' | '"' | '“' | '”' | '>' | ':' | '=')
    };
    let left = part.trim_start_matches(skip);
    let from = start + part.len() - left.len();
    let mut kept = left.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '.' | '"' | '“' | '”' | '-' | '–' | ':' | '=')
    });
    // "and SQL" after the last comma.
    let mut begin = from;
    for word in ["and ", "And ", "or ", "& "] {
        if let Some(rest) = kept.strip_prefix(word) {
            begin += word.len() + rest.len() - rest.trim_start().len();
            kept = rest.trim_start();
        }
    }
    (begin, begin + kept.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts<'t>(text: &'t str, ranges: &[Range]) -> Vec<&'t str> {
        ranges.iter().map(|(s, e)| &text[*s..*e]).collect()
    }

    #[test]
    fn lists_are_cut_outside_of_parentheses() {
        let text = "Python (pandas, NumPy), SQL; Docker | R, and Go.";
        assert_eq!(
            texts(text, &items(text, 0, text.len())),
            ["Python (pandas, NumPy)", "SQL", "Docker", "R", "Go"]
        );
        let open = "Python (pandas\nSQL";
        assert_eq!(texts(open, &items(open, 0, open.len())), ["Python (pandas", "SQL"]);
    }

    #[test]
    fn joined_items_come_apart() {
        let text = "HTML/CSS and Sass";
        assert_eq!(texts(text, &joined_parts(text, 0, text.len())), ["HTML", "CSS", "Sass"]);
    }

    #[test]
    fn parentheses_are_opened() {
        let text = "AWS (EC2, S3) and more (Lambda";
        let (head, inside) = parenthesised(text, 0, text.len()).expect("it has parentheses");
        assert_eq!(&text[head.0..head.1], "AWS");
        assert_eq!(texts(text, &inside), ["EC2, S3", "Lambda"]);
    }
}
