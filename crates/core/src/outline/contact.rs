//! Finds contact details, so that they never become part of a segment: e-mail addresses, links, phone
//! numbers, pronouns and postal addresses.

use crate::lexicon::{Languages, Lexicon, PeopleWords};
#[cfg(test)]
use crate::source_text::SourceText;
use std::ops::Range;

/// Hosts of personal profiles, often written without `https://`.
const HOSTS: &[&str] = &[
    "linkedin.com",
    "github.com",
    "github.io",
    "gitlab.com",
    "bitbucket.org",
    "stackoverflow.com",
    "twitter.com",
    "x.com",
    "medium.com",
    "kaggle.com",
    "behance.net",
    "dribbble.com",
    "orcid.org",
    "xing.com",
    "facebook.com",
    "instagram.com",
    "t.me",
    "mastodon.social",
    "codepen.io",
    "dev.to",
    "hackerrank.com",
    "leetcode.com",
];

/// Domain endings that are not in product names; `.net`, `.io` and `.js` are left out for that reason.
const DOMAINS: &[&str] = &[
    "com", "org", "dev", "me", "info", "edu", "gov", "eu", "uk", "de", "fr", "nl", "es", "it", "pl", "ch",
    "at", "in",
];

/// Finds contact details and personal data, whose labels the lexicon has in every language.
#[derive(Clone, Copy)]
pub(super) struct Contacts<'l> {
    pub(super) lexicon: &'l Lexicon,
}

impl Contacts<'_> {
    /// The contact details in a text, ascending and disjoint.
    pub(super) fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        ranges(text, self.words())
    }

    fn words(&self) -> &PeopleWords {
        self.lexicon.people()
    }

    /// Whether the text contains a contact detail.
    pub(super) fn holds_any(&self, text: &str) -> bool {
        !self.ranges(text).is_empty()
    }

    /// Whether the whole text is a contact detail or personal data: a label with or without its value, or an
    /// address.
    pub(super) fn is_personal(&self, text: &str) -> bool {
        let plain = text.trim().trim_matches(|c: char| !c.is_alphanumeric());
        self.words().contacts.is(plain, Languages::ALL) || self.is_labelled(text) || self.is_address(text)
    }

    /// Whether it is labelled personal data: "Date of birth: 1990", "Staatsangehörigkeit: deutsch".
    fn is_labelled(&self, text: &str) -> bool {
        let Some((label, value)) = text.split_once([':', '：']) else { return false };
        let known = self.words().contacts.is(label, Languages::ALL) && self.holds_any(value);
        known || self.words().labels.is(label, Languages::ALL)
    }

    /// Whether it is an address: "12 Long Lane", "Hauptstr. 5, 10115 Berlin".
    fn is_address(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        let words: Vec<&str> =
            lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let street = |word: &&str| {
            self.words().streets.is_key(word, Languages::ALL)
                || (word.len() > 5 && (word.ends_with("strasse") || word.ends_with("straße")))
                || (word.len() > 5 && word.ends_with("str"))
        };
        let number = |word: &&str| word.len() <= 6 && word.starts_with(|c: char| c.is_ascii_digit());
        words.len() <= 14 && words.iter().any(street) && words.iter().any(number)
    }
}

/// The contact details in a text, ascending and disjoint.
fn ranges(text: &str, people: &PeopleWords) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for token in tokens(text) {
        let word = text.get(token.clone()).unwrap_or_default();
        found.extend(in_token(word, people).into_iter().map(|r| token.start + r.start..token.start + r.end));
    }
    found.extend(phones(text));
    found.iter_mut().for_each(|range| range.start = label_before(text, range.start, people));
    found.sort_by_key(|range| range.start);
    merged(found)
}

fn merged(sorted: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in sorted {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

/// Runs without white space, bars and angle brackets.
fn tokens(text: &str) -> impl Iterator<Item = Range<usize>> {
    let ends = |c: char| c.is_whitespace() || matches!(c, '|' | '·' | '•' | '<' | '>' | '"');
    split_ranges(text, ends)
}

/// The runs between separators, as ranges.
fn split_ranges(text: &str, separates: impl Fn(char) -> bool) -> impl Iterator<Item = Range<usize>> {
    let base = text.as_ptr().addr();
    text.split(separates).filter(|run| !run.is_empty()).map(move |run| {
        let start = run.as_ptr().addr() - base;
        start..start + run.len()
    })
}

fn in_token(token: &str, people: &PeopleWords) -> Vec<Range<usize>> {
    if let Some(link) = link_with_scheme(token) {
        return vec![link];
    }
    if let Some(pronouns) = pronouns(token, people) {
        return vec![pronouns];
    }
    if !token.contains(['@', '.']) {
        return Vec::new();
    }
    let parts = split_ranges(token, |c| matches!(c, ',' | ';' | '(' | ')' | '[' | ']' | '{' | '}'));
    parts.filter_map(|part| contact_in(token.get(part.clone())?, part.start)).collect()
}

fn contact_in(part: &str, at: usize) -> Option<Range<usize>> {
    let inner = part.trim_matches(|c: char| matches!(c, '.' | ':' | '\'' | '!' | '?'));
    let start = at + part.find(inner)?;
    (is_email(inner) || is_link(inner)).then(|| start..start + inner.len())
}

fn link_with_scheme(token: &str) -> Option<Range<usize>> {
    let lower = token.to_ascii_lowercase();
    let start =
        ["https://", "http://", "ftp://", "mailto:", "tel:+"].iter().find_map(|scheme| lower.find(scheme))?;
    let link = token.get(start..)?.trim_end_matches(['.', ',', ';', ':', ')', ']', '!']);
    Some(start..start + link.len())
}

fn is_email(word: &str) -> bool {
    let Some((local, host)) = word.rsplit_once('@') else { return false };
    let Some((name, end)) = host.rsplit_once('.') else { return false };
    !local.is_empty() && !name.is_empty() && end.len() >= 2 && end.chars().all(char::is_alphabetic)
}

fn is_link(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let (host, path) =
        lower.split_once('/').map_or((lower.as_str(), None), |(host, path)| (host, Some(path)));
    if host.starts_with("www.") || (path.is_some() && is_profile_host(host)) {
        return true;
    }
    let Some((name, end)) = host.rsplit_once('.') else { return false };
    let is_host =
        name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.')) && !name.is_empty();
    is_host && (host.ends_with(".github.io") || (path.is_some() && DOMAINS.contains(&end)))
}

fn is_profile_host(host: &str) -> bool {
    HOSTS.iter().any(|known| host.strip_suffix(known).is_some_and(|sub| sub.is_empty() || sub.ends_with('.')))
}

/// Pronouns: "(she/her)", "they/them/theirs".
fn pronouns(token: &str, people: &PeopleWords) -> Option<Range<usize>> {
    let inner = token.trim_matches(|c: char| !c.is_alphabetic());
    let lower = inner.to_lowercase();
    let mut words = lower.split('/');
    let all = lower.contains('/') && words.all(|word| people.pronouns.is_key(word, Languages::ALL));
    let (open, close) = (token.find(inner)?, token.find(inner)? + inner.len());
    let bracketed = token.get(..open)?.ends_with('(') && token.get(close..)?.starts_with(')');
    all.then(|| open - usize::from(bracketed)..close + usize::from(bracketed))
}

/// Phone numbers: runs of digits, spaces, brackets, dots and dashes with 9 to 15 digits.
fn phones(text: &str) -> Vec<Range<usize>> {
    let part =
        |c: char| c.is_ascii_digit() || matches!(c, '+' | '(' | ')' | '-' | '.' | ' ' | '\u{a0}' | '/');
    let runs = split_ranges(text, move |c| !part(c));
    runs.filter_map(|run| phone_in(text, run)).collect()
}

fn phone_in(text: &str, run: Range<usize>) -> Option<Range<usize>> {
    let raw = text.get(run.clone())?;
    let inner = raw.trim_matches(|c: char| !c.is_ascii_digit() && !matches!(c, '+' | '('));
    let inner = inner.trim_end_matches(|c: char| !c.is_ascii_digit());
    let start = run.start + raw.find(inner)?;
    let digits = inner.bytes().filter(u8::is_ascii_digit).count();
    let glued = text.get(..start)?.ends_with(char::is_alphanumeric)
        || text.get(start + inner.len()..)?.starts_with(char::is_alphanumeric);
    let least = if inner.starts_with('+') { 8 } else { 9 };
    let plain = !inner.contains(" - ") && (!inner.contains('/') || inner.starts_with(['+', '0']));
    ((least..=15).contains(&digits) && !glued && plain && !is_dates(inner))
        .then(|| start..start + inner.len())
}

/// Whether digits are a period of several years: "2019-01 2021-03", "2015 2018 2021".
fn is_dates(digits: &str) -> bool {
    let groups = digits.split(|c: char| !c.is_ascii_digit());
    groups.filter(|group| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"))).count()
        >= 2
}

/// Extends a contact to the left over its label: "GitHub: ", "Phone - ".
fn label_before(text: &str, start: usize, people: &PeopleWords) -> usize {
    let before = text.get(..start).unwrap_or_default().trim_end();
    let Some(bare) = before.strip_suffix([':', '-', '–', '@']).map(str::trim_end) else { return start };
    let word_at = bare
        .rfind(|c: char| !(c.is_alphanumeric() || c == '-'))
        .map_or(0, |at| at + bare.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
    let word = bare.get(word_at..).unwrap_or_default();
    if people.contacts.is(word, Languages::ALL) { word_at } else { start }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(text: &str) -> String {
        let whole = SourceText::verbatim(text, 0..text.len());
        let rest = whole.without(&ranges(text, Lexicon::builtin().people())).text;
        rest.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn contact_details_are_cut() {
        let cases = [
            ("write to jane.doe@example.org today", "write to today"),
            ("Jane Doe (she/her)", "Jane Doe"),
            ("Sam They/Them", "Sam"),
            ("GitHub: https://github.com/jdoe", ""),
            ("Rust tools (https://example.org/a,b) in production", "Rust tools () in production"),
            ("see github.com/jdoe/tool.", "see ."),
            ("call +49 170 1234567 or (555) 123-4567", "call or"),
            ("Phone: 0170/1234567", ""),
            ("www.example.net", ""),
            ("mailto:a@b.co", ""),
            ("jdoe.github.io", ""),
            ("example.com/cv", ""),
        ];
        for (text, rest) in cases {
            assert_eq!(left(text), rest, "{text:?}");
        }
    }

    #[test]
    fn skills_dates_and_numbers_stay() {
        let cases = [
            "Node.js/React and ASP.NET/C#",
            "Socket.IO",
            "Salesforce.com administration",
            "2015-01 - 2021-03",
            "2019-01 2021-03",
            "01/2019 - 12/2021",
            "@angular/core",
            "CI/CD, TCP/IP, his/story",
            "served 10,000,000 users",
            "GitHub: Actions, Pages",
            "Python 3.12.1",
        ];
        for text in cases {
            assert_eq!(left(text), text.split_whitespace().collect::<Vec<_>>().join(" "), "{text:?}");
        }
    }

    #[test]
    fn personal_facts_are_known() {
        let lexicon = Lexicon::builtin();
        let contacts = Contacts { lexicon: &lexicon };
        for text in
            ["LinkedIn", "Address: Berlin", "12 Long Lane, York", "Hauptstr. 5", "Date of birth: 1990"]
        {
            assert!(contacts.is_personal(text), "{text:?}");
        }
        for text in ["Python", "Backend Developer", "Languages: Python", "5 years in data"] {
            assert!(!contacts.is_personal(text), "{text:?}");
        }
    }
}
