//! Splits a list into items, with byte ranges.

use crate::level::is_drawing;
use crate::lexicon::{Languages, ListWords};
use crate::scan::{Gap, Word, words_of};
use crate::text::{fold, words};

/// A range of bytes of the list's text.
pub(super) type Range = (usize, usize);

/// The most words of a label before a colon.
const LONGEST_LABEL: usize = 5;
/// Characters that join names.
const SLASHES: &[char] = &['/', '／'];

/// The items of a list, split at commas, semicolons, bars, bullets and line ends outside brackets.
pub(super) fn items(text: &str, start: usize, end: usize) -> Vec<Range> {
    let items = cut(text, start, end, is_separator);
    if !text.get(start..end).unwrap_or("").contains(WIDE_GAP) {
        return items;
    }
    items.into_iter().flat_map(|item| between_gaps(text, item)).collect()
}

/// The gap between words that stand in columns.
const WIDE_GAP: &str = "  ";

/// The names of an item that stand side by side with wide gaps; one gap may also separate a name and its level.
fn between_gaps(text: &str, (start, end): Range) -> Vec<Range> {
    let item = text.get(start..end).unwrap_or("");
    let ranges = ranges_of(text, item.split(WIDE_GAP).filter(|piece| !piece.trim().is_empty()));
    let balanced = |(s, e): &Range| {
        let piece = text.get(*s..*e).unwrap_or("");
        piece.matches(['(', '（', '[']).count() == piece.matches([')', '）', ']']).count()
    };
    if ranges.len() > 2 && ranges.iter().all(balanced) { ranges } else { vec![(start, end)] }
}

/// Where parts of a text stand in it, [`trimmed`].
pub(super) fn ranges_of<'t>(text: &'t str, parts: impl Iterator<Item = &'t str>) -> Vec<Range> {
    let base = text.as_ptr().addr();
    let of = |part: &str| {
        let at = part.as_ptr().addr() - base;
        trimmed(text, at, at + part.len())
    };
    parts.map(of).collect()
}

/// Whether a character separates items.
pub(super) fn is_separator(c: char) -> bool {
    matches!(c, ',' | ';' | '|' | '•' | '·' | '\n' | '\t' | '、' | '，' | '；' | '｜' | '●' | '▪' | '。')
}

/// Whether a character ends a group of items.
pub(super) fn is_strong(c: char) -> bool {
    matches!(c, ';' | '\n' | '；' | '。')
}

/// Splits lists in these languages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Splitter<'l> {
    pub(super) lists: &'l ListWords,
    pub(super) languages: Languages,
}

impl Splitter<'_> {
    /// The groups of a list, each with a head ("Tools: Docker, Git; Languages: Go", "English: native,
    /// Spanish: B2"); empty if there are fewer than two.
    pub(super) fn groups(&self, text: &str, start: usize, end: usize) -> Vec<Range> {
        // Most lists have no head.
        if !text.get(start..end).unwrap_or("").contains(HEAD_SIGNS) {
            return Vec::new();
        }
        let has_head = |(s, e): &Range| headed(text, *s, *e).or_else(|| dashed(text, *s, *e)).is_some();
        for separates in [is_strong as fn(char) -> bool, |c| is_strong(c) || matches!(c, '|' | '｜')] {
            let strong = cut(text, start, end, separates);
            if strong.iter().skip(1).any(has_head) {
                return strong;
            }
        }
        let labelled = self.labelled(text, start, end);
        if !labelled.is_empty() {
            return labelled;
        }
        let all = items(text, start, end);
        if all.len() > 1 && all.iter().all(has_head) { all } else { Vec::new() }
    }

    /// Several labels on a line, "Languages: Kotlin, Ruby Databases: PostgreSQL", "Python: pandas, NumPy.
    /// Java: Spring"; a label without a separator before it is recognised by its words.
    fn labelled(&self, text: &str, start: usize, end: usize) -> Vec<Range> {
        let part = text.get(start..end).unwrap_or("");
        let colons = part.char_indices().filter(|(_, c)| is_colon(*c));
        let begins = colons.skip(1).filter_map(|(at, _)| self.label_start(part, at));
        let mut cuts: Vec<usize> = begins.map(|at| start + at).collect();
        cuts.dedup();
        if cuts.is_empty() {
            return Vec::new();
        }
        let starts = std::iter::once(start).chain(cuts.iter().copied());
        let ends = cuts.iter().copied().chain(std::iter::once(end));
        starts.zip(ends).map(|(s, e)| trimmed(text, s, e)).filter(|(s, e)| s < e).collect()
    }

    /// Where the label that ends at a colon starts, if something precedes it in the same item.
    fn label_start(&self, part: &str, colon: usize) -> Option<usize> {
        let before = part.get(..colon)?;
        let item_at = before
            .rfind(|c| is_separator(c) || is_colon(c))
            .map_or(0, |at| at + before.get(at..).and_then(|r| r.chars().next()).map_or(1, char::len_utf8));
        let item = before.get(item_at..)?;
        if let Some(stop) = item.rfind(". ") {
            return Some(item_at + stop + 2);
        }
        let said = words_of(item);
        let is_label = |at: usize| {
            let label = item.get(said.get(at)?.start..).unwrap_or("");
            let known = self.lists.labels.is(label, self.languages) || self.is_group(label);
            known.then_some(said.get(at)?.start)
        };
        (1..said.len()).find_map(is_label).map(|at| item_at + at)
    }

    /// Whether all words belong to the name of a group: "Programming languages".
    pub(super) fn is_group(&self, text: &str) -> bool {
        let folded = fold(text);
        let said: Vec<&str> = words(&folded).collect();
        let mut at = 0;
        while at < said.len() {
            let group = self.lists.groups.at(&said, at, self.languages);
            match group.or_else(|| self.lists.conjunctions.at(&said, at, self.languages)) {
                Some((len, ())) => at += len,
                None => return false,
            }
        }
        !said.is_empty()
    }

    /// The parts of an item joined by a conjunction, either a word or a sign; one part if there is none.
    pub(super) fn conjoined(&self, text: &str, (start, end): Range, said: &[Word]) -> Vec<Range> {
        let item = text.get(start..end).unwrap_or("");
        let mut parts = Vec::new();
        let mut from = 0;
        for (at, word) in said.iter().enumerate().skip(1) {
            let gap = said.get(at - 1).and_then(|before| item.get(before.end..word.start)).unwrap_or("");
            if matches!(gap, " & " | " + " | " ＆ ") {
                parts.push((start + from, start + word.start - gap.len()));
                from = word.start;
            }
            // "Front- and Backend Development"
            let is_behind = word.before == Gap::Space || gap == "- ";
            let joined = self.lists.conjunctions.at(said, at, self.languages).filter(|_| is_behind);
            let next = joined.and_then(|(len, ())| said.get(at + len));
            if let Some(next) = next.filter(|next| next.before == Gap::Space && from < word.start) {
                parts.push((start + from, start + word.start));
                from = next.start;
            }
        }
        parts.push((start + from, end));
        parts.into_iter().map(|(s, e)| trimmed(text, s, e)).filter(|(s, e)| s < e).collect()
    }

    /// The range without a conjunction at its start: "and SQL" after the last comma.
    pub(super) fn without_conjunction(&self, text: &str, (start, end): Range) -> Range {
        let item = text.get(start..end).unwrap_or("");
        let Some((first, _)) = item.split_once(' ') else { return (start, end) };
        let joins = first == "&" || self.lists.conjunctions.is(first, self.languages);
        if joins { trimmed(text, start + first.len(), end) } else { (start, end) }
    }
}

/// Every head is followed by one of these.
const HEAD_SIGNS: [char; 5] = [':', '：', '-', '–', '—'];

fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：')
}

/// The parts of an item separated by slashes; one part if there are none.
pub(super) fn slashed(text: &str, start: usize, end: usize) -> Vec<Range> {
    cut(text, start, end, |c| SLASHES.contains(&c))
}

/// The text before the first bracket, and the contents of each.
pub(super) fn parenthesised(text: &str, start: usize, end: usize) -> Option<(Range, Vec<Range>)> {
    let item = text.get(start..end)?;
    let open = item.find(OPEN)?;
    let mut inside = Vec::new();
    let mut from = open;
    while let Some(next) = item.get(from..)?.find(OPEN) {
        let sign = item.get(from + next..)?.chars().next()?;
        let begin = from + next + sign.len_utf8();
        let close = item.get(begin..)?.find(CLOSE).map_or(item.len(), |i| begin + i);
        inside.push((start + begin, start + close));
        from = close;
    }
    Some((trimmed(text, start, start + open), inside))
}

const OPEN: [char; 2] = ['(', '（'];
const CLOSE: [char; 2] = [')', '）'];

/// "AWS: EC2, S3" as its head and the rest.
pub(super) fn headed(text: &str, start: usize, end: usize) -> Option<(Range, Range)> {
    let item = text.get(start..end)?;
    let (colon, sign) = item.char_indices().find(|(_, c)| is_colon(*c))?;
    let after = item.get(colon + sign.len_utf8()..)?;
    let head = trimmed(text, start, start + colon);
    let rest = trimmed(text, start + colon + sign.len_utf8(), end);
    let short = item.get(..colon)?.split_whitespace().count() <= LONGEST_LABEL;
    (short && !after.starts_with("//") && head.0 < head.1 && rest.0 < rest.1).then_some((head, rest))
}

/// The part before the first dash between spaces, and the rest: "Python – pandas, NumPy".
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
            '(' | '[' | '（' => depth += 1,
            ')' | ']' | '）' => depth = depth.saturating_sub(1),
            // An unclosed bracket does not extend to the rest of the list.
            '\n' => depth = 0,
            _ => {}
        }
        if depth == 0 && separates(c) && !is_drawing(part, at) {
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
        c.is_whitespace()
            || matches!(c, '-' | '*' | '•' | '–' | '—' | '"' | '“' | '”' | '>' | ':' | '：' | '=')
    };
    let left = part.trim_start_matches(skip);
    let from = start + part.len() - left.len();
    let kept = left.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '.' | '"' | '“' | '”' | '-' | '–' | '—' | ':' | '：' | '=')
    });
    (from, from + kept.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn texts<'t>(text: &'t str, ranges: &[Range]) -> Vec<&'t str> {
        ranges.iter().map(|(s, e)| &text[*s..*e]).collect()
    }

    #[test]
    fn lists_are_cut_outside_of_brackets() {
        let text = "Python (pandas, NumPy), SQL; Docker | R, Go.";
        assert_eq!(
            texts(text, &items(text, 0, text.len())),
            ["Python (pandas, NumPy)", "SQL", "Docker", "R", "Go"]
        );
        let open = "Python (pandas\nSQL";
        assert_eq!(texts(open, &items(open, 0, open.len())), ["Python (pandas", "SQL"]);
        let wide = "Java（Spring、JPA）、MySQL，Redis；Docker";
        assert_eq!(
            texts(wide, &items(wide, 0, wide.len())),
            ["Java（Spring、JPA）", "MySQL", "Redis", "Docker"]
        );
        let drawn = "R ●●○○○ ● SQL ●●●●○";
        assert_eq!(texts(drawn, &items(drawn, 0, drawn.len())), ["R ●●○○○ ● SQL ●●●●○"]);
    }

    #[test]
    fn joined_items_come_apart() {
        let lexicon = Lexicon::builtin();
        let splitter = Splitter { lists: lexicon.lists(), languages: Languages::ALL };
        let cases: [(&str, &[&str]); 5] = [
            ("HTML/CSS and Sass", &["HTML/CSS", "Sass"]),
            ("Docker und Kubernetes", &["Docker", "Kubernetes"]),
            ("Java + Kotlin & Scala", &["Java", "Kotlin", "Scala"]),
            ("Android", &["Android"]),
            ("R&D", &["R&D"]),
        ];
        for (text, parts) in cases {
            assert_eq!(
                texts(text, &splitter.conjoined(text, (0, text.len()), &words_of(text))),
                parts,
                "{text}"
            );
        }
        assert_eq!(texts("HTML/CSS", &slashed("HTML/CSS", 0, 8)), ["HTML", "CSS"]);
        let text = "Python – pandas - NumPy";
        let (head, rest) = dashed(text, 0, text.len()).expect("it has a dash");
        assert_eq!((&text[head.0..head.1], &text[rest.0..rest.1]), ("Python", "pandas - NumPy"));
        assert_eq!(dashed("Wi-Fi", 0, 5), None);
    }

    #[test]
    fn several_labels_stand_in_a_line() {
        let lexicon = Lexicon::builtin();
        let splitter = Splitter { lists: lexicon.lists(), languages: Languages::ALL };
        let cases: [(&str, &[&str]); 4] = [
            ("Languages: Go, R Tools: Git", &["Languages: Go, R", "Tools: Git"]),
            ("Python: pandas, NumPy. Java: Spring", &["Python: pandas, NumPy", "Java: Spring"]),
            ("Languages: Go, R | Tools: Git", &["Languages: Go, R", "Tools: Git"]),
            ("Python: basic, SQL: expert", &["Python: basic", "SQL: expert"]),
        ];
        for (text, groups) in cases {
            assert_eq!(texts(text, &splitter.groups(text, 0, text.len())), groups, "{text}");
        }
    }

    #[test]
    fn brackets_are_opened() {
        let text = "AWS (EC2, S3) and more (Lambda";
        let (head, inside) = parenthesised(text, 0, text.len()).expect("it has brackets");
        assert_eq!(&text[head.0..head.1], "AWS");
        assert_eq!(texts(text, &inside), ["EC2, S3", "Lambda"]);
    }
}
