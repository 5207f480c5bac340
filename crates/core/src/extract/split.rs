//! Cutting a list into its items, with byte ranges.

/// A range of bytes of the list's text.
pub(super) type Range = (usize, usize);

/// The items of a list: cut at commas, semicolons, bars, bullets and line ends outside of parentheses.
pub(super) fn items(text: &str, start: usize, end: usize) -> Vec<Range> {
    cut(text, start, end, |c| matches!(c, ',' | ';' | '|' | '•' | '·' | '\n' | '\t' | '、' | '●' | '▪'))
}

/// Groups with a head each ("Tools: Docker, Git; Languages: Go", "English: native, Spanish: B2"); none when there
/// are not several.
pub(super) fn groups(text: &str, start: usize, end: usize) -> Vec<Range> {
    // Most lists have no head at all.
    if !text.get(start..end).unwrap_or("").contains(HEAD_SIGNS) {
        return Vec::new();
    }
    let has_head = |(s, e): &Range| headed(text, *s, *e).or_else(|| dashed(text, *s, *e)).is_some();
    let strong = cut(text, start, end, |c| matches!(c, ';' | '\n'));
    if strong.iter().skip(1).any(has_head) {
        return strong;
    }
    let all = items(text, start, end);
    if all.len() > 1 && all.iter().all(has_head) { all } else { Vec::new() }
}

/// One of these stands behind every head.
const HEAD_SIGNS: [char; 4] = [':', '-', '–', '—'];

/// What joins the items of a list in words.
const CONJUNCTIONS: &[&str] = &[" and ", " And ", " AND ", " & ", " + ", " or ", " und ", " et "];
/// What joins names without a word.
const SLASHES: &[&str] = &[" / ", "/"];
/// What joins anything begins with one of these.
const JOIN_STARTS: [char; 2] = [' ', '/'];

/// The parts of an item that a conjunction joins; one part when none does.
pub(super) fn conjoined(text: &str, start: usize, end: usize) -> Vec<Range> {
    parted(text, start, end, CONJUNCTIONS)
}

/// The parts of an item that slashes join; one part when there is none.
pub(super) fn slashed(text: &str, start: usize, end: usize) -> Vec<Range> {
    parted(text, start, end, SLASHES)
}

fn parted(text: &str, start: usize, end: usize, joins: &[&str]) -> Vec<Range> {
    let item = text.get(start..end).unwrap_or("");
    let mut parts = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while let Some(next) = item.get(at..).and_then(|rest| rest.find(JOIN_STARTS)) {
        at += next;
        let rest = item.get(at..).unwrap_or("");
        if let Some(join) = joins.iter().find(|join| rest.starts_with(**join)) {
            parts.push((start + from, start + at));
            at += join.len();
            from = at;
        } else {
            at += 1;
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

/// "Python – pandas, NumPy" as what stands before the first dash between spaces, and the rest.
pub(super) fn dashed(text: &str, start: usize, end: usize) -> Option<(Range, Range)> {
    let item = text.get(start..end).filter(|item| item.contains(HEAD_SIGNS))?;
    let (at, dash) = [" - ", " – ", " — "].iter().filter_map(|d| Some((item.find(d)?, d))).min()?;
    let head = trimmed(text, start, start + at);
    let rest = trimmed(text, start + at + dash.len(), end);
    (head.0 < head.1 && rest.0 < rest.1).then_some((head, rest))
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
        assert_eq!(texts(text, &conjoined(text, 0, text.len())), ["HTML/CSS", "Sass"]);
        assert_eq!(texts(text, &slashed(text, 0, 8)), ["HTML", "CSS"]);
        let text = "Python – pandas - NumPy";
        let (head, rest) = dashed(text, 0, text.len()).expect("it has a dash");
        assert_eq!((&text[head.0..head.1], &text[rest.0..rest.1]), ("Python", "pandas - NumPy"));
        assert_eq!(dashed("Wi-Fi", 0, 5), None);
    }

    #[test]
    fn parentheses_are_opened() {
        let text = "AWS (EC2, S3) and more (Lambda";
        let (head, inside) = parenthesised(text, 0, text.len()).expect("it has parentheses");
        assert_eq!(&text[head.0..head.1], "AWS");
        assert_eq!(texts(text, &inside), ["EC2, S3", "Lambda"]);
    }
}
