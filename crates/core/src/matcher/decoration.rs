//! Removes what people put around a skill's name: versions, levels, "experience with", parentheses, kind
//! words.
//!
//! The phrases before and after a name are in `lists.toml` of the lexicon, by language.

use crate::lexicon::{Languages, Lexicon};
use crate::text::{is_apart, words};

/// The most words of a phrase after a name: "and other related tools".
const LONGEST_TAIL: usize = 4;

/// The certainty lost with each step away from the words as written.
const STEP: f64 = 0.01;
/// The certainty lost by removing a telling word.
const TELLING_STEP: f64 = 0.10;
/// The most forms, since each costs a lookup and the useful ones come first.
const MOST_FORMS: usize = 12;

/// The forms of a folded mention without its English decoration, each with its cost; the mention itself comes
/// first.
///
/// ```
/// use skillgap_core::matcher::undecorated;
/// let forms: Vec<String> = undecorated("advanced python 3.11").into_iter().map(|(form, _)| form).collect();
/// assert_eq!(forms, ["advanced python 3.11", "python 3.11", "advanced python", "python"]);
/// ```
#[must_use]
pub fn undecorated(folded: &str) -> Vec<(String, f64)> {
    undecorated_in(folded, &Lexicon::builtin(), Languages::default())
}

/// As `undecorated`, for English and these languages.
pub(super) fn undecorated_in(folded: &str, lexicon: &Lexicon, languages: Languages) -> Vec<(String, f64)> {
    let languages = languages.and(lexicon.english());
    let lexicon = lexicon.narrowed(languages);
    let mut forms: Vec<(String, f64)> = vec![(folded.to_owned(), 0.0)];
    let mut at = 0;
    while at < forms.len() && forms.len() < MOST_FORMS {
        let (form, cost) = forms[at].clone();
        let ways = [
            (without_lead(&form, lexicon, languages), STEP),
            (without_label(&form, lexicon, languages), STEP),
            (without_number(&form), STEP),
            (without_parenthesis(&form), STEP),
            (without_version(&form), STEP),
            (without_tail(&form, lexicon, languages), STEP),
            (without_telling_tail(&form), TELLING_STEP),
        ];
        for (shorter, step) in ways {
            let Some(shorter) = shorter.map(tidy).filter(|s| !s.is_empty()) else { continue };
            if !forms.iter().any(|(known, _)| *known == shorter) {
                forms.push((shorter, cost + step));
            }
        }
        at += 1;
    }
    forms
}

/// Removes punctuation left over at the ends.
fn tidy(text: &str) -> String {
    let open = |c: char| {
        c.is_whitespace() || matches!(c, '-' | ':' | ',' | ';' | '/' | '(' | '|' | '•' | '"' | '\'')
    };
    let close = |c: char| open(c) || matches!(c, '.' | ')');
    let text = text.trim_start_matches(open);
    let text = text.strip_prefix("* ").unwrap_or(text).trim_start_matches(open);
    let closed = if text.contains('(') {
        text.trim_end_matches(|c| close(c) && c != ')')
    } else {
        text.trim_end_matches(close)
    };
    closed.to_owned()
}

/// The text after a label: "skills: gitlab".
fn without_label<'f>(form: &'f str, lexicon: &Lexicon, languages: Languages) -> Option<&'f str> {
    let (label, rest) = form.split_once(':')?;
    lexicon.lists().labels.is(label, languages).then_some(rest)
}

/// The text after the longest phrase at the start of a form.
fn without_lead<'f>(form: &'f str, lexicon: &Lexicon, languages: Languages) -> Option<&'f str> {
    let said: Vec<&str> = words(form).collect();
    let leads = lexicon.decorations(languages).filter_map(|of| of.leads.at(&said, 0, languages));
    let lead = leads.map(|(len, ())| len).max()?;
    let last = said.get(lead - 1)?;
    let rest = form.get(end_of(form, last)..)?;
    let apart = last.chars().next_back().zip(rest.chars().next()).is_some_and(|(a, b)| is_apart(a, b));
    // A name may start with the words of a phrase: "core-js".
    (rest.starts_with([' ', ':']) || apart).then_some(rest)
}

/// The text before the longest phrase at the end of a form.
fn without_tail<'f>(form: &'f str, lexicon: &Lexicon, languages: Languages) -> Option<&'f str> {
    let said: Vec<&str> = words(form).collect();
    let is_tail = |len: &usize| {
        let phrase = said.get(said.len() - len..).unwrap_or(&[]).join(" ");
        lexicon.decorations(languages).any(|of| of.tails.is_key(&phrase, languages))
    };
    let last = said.last()?;
    if end_of(form, last) != form.len() {
        return None;
    }
    let len = (1..=LONGEST_TAIL.min(said.len().saturating_sub(1))).rev().find(is_tail)?;
    let first = said.get(said.len() - len)?;
    let rest = form.get(..end_of(form, first) - first.len())?;
    let apart = rest.chars().next_back().zip(first.chars().next()).is_some_and(|(a, b)| is_apart(a, b));
    (rest.ends_with([' ', '-', ':', '(']) || apart).then_some(rest)
}

/// Where a word of a form ends.
fn end_of(form: &str, word: &str) -> usize {
    (word.as_ptr() as usize).saturating_sub(form.as_ptr() as usize) + word.len()
}

fn without_telling_tail(form: &str) -> Option<&str> {
    let tails = &Lexicon::label_words().telling_tails;
    let rests = tails.iter().filter_map(|tail| form.strip_suffix(tail.as_str()));
    rests.filter(|rest| rest.ends_with([' ', '-', ':', '('])).min_by_key(|rest| rest.len())
}

/// The text after a number or bullet at the start: "3+ yrs python", "* python".
fn without_number(form: &str) -> Option<&str> {
    let (first, rest) = form.split_once(' ')?;
    let is_count = first == "*" || first.starts_with(|c: char| c.is_ascii_digit());
    let counts = first.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | '*'));
    let unit = words(rest).next().is_some_and(|word| word.starts_with("y") || word.starts_with("month"));
    (is_count && counts && (unit || first == "*")).then_some(rest)
}

/// The text before the parenthesis: "python (pandas, numpy)".
fn without_parenthesis(form: &str) -> Option<&str> {
    let (before, _) = form.split_once('(')?;
    Some(before).filter(|b| !b.trim().is_empty())
}

/// The text before a version: "python 3.11", "java8", "postgres v14", "angular 2+", "excel 2016", "ruby 3.x",
/// "docker - 5 years".
fn without_version(form: &str) -> Option<&str> {
    let trimmed = form.trim_end_matches([')', '+', ' ']);
    let trimmed = ["years", "year", "yrs", "yr", "months"]
        .iter()
        .find_map(|unit| trimmed.strip_suffix(unit))
        .map_or(trimmed, |rest| rest.trim_end_matches(['+', ' ']));
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | 'x' | '>' | '=' | '<' | '~');
    let bare = trimmed.trim_end().trim_end_matches(is_number);
    let number = trimmed.get(bare.len()..)?;
    if !number.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let bare =
        bare.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '(' | ',' | ':' | '_'));
    let bare = ["version", "ver", "release", "v"]
        .iter()
        .find_map(|word| bare.strip_suffix(word).filter(|b| !b.ends_with(char::is_alphanumeric)))
        .unwrap_or(bare);
    let glued_short =
        bare.len() + number.len() == form.len() && words(bare).last().is_none_or(|w| w.chars().count() < 3);
    (!bare.trim().is_empty() && !glued_short).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn last_forms(mention: &str) -> Vec<String> {
        undecorated(mention).into_iter().map(|(form, _)| form).collect()
    }

    #[test]
    fn decoration_comes_off_in_any_combination() {
        let cases = [
            ("python 3.11", "python"),
            ("java8", "java"),
            ("postgres v14.2", "postgres"),
            ("excel 2016", "excel"),
            ("experience with docker", "docker"),
            ("python (pandas, numpy)", "python"),
            ("advanced excel", "excel"),
            ("strong sql skills", "sql"),
            ("figma (8)", "figma"),
            ("hands-on bamboo experience", "bamboo"),
            ("cadd software (5 years)", "cadd"),
            ("microsoft team foundation server-v2.0", "microsoft team foundation"),
            ("c++ programming language", "c++"),
            ("docker - 5 years", "docker"),
            ("skills: gitlab", "gitlab"),
        ];
        for (mention, bare) in cases {
            assert!(
                last_forms(mention).iter().any(|f| f == bare),
                "{mention:?} -> {:?}",
                last_forms(mention)
            );
        }
    }

    #[test]
    fn decoration_is_that_of_the_language() {
        let lexicon = Lexicon::builtin();
        let cases = [
            ("erfahrung mit docker", "de", "docker"),
            ("sql kenntnisse", "de", "sql"),
            ("connaissances en python", "fr", "python"),
            ("опыт работы с docker", "ru", "docker"),
            ("熟悉java", "zh", "java"),
            ("mysql开发经验", "zh", "mysql"),
        ];
        for (mention, code, bare) in cases {
            let languages = lexicon.language(code).map(Languages::of).expect("it is known");
            let forms = undecorated_in(mention, &lexicon, languages);
            assert!(forms.iter().any(|(form, _)| form == bare), "{mention:?} -> {forms:?}");
            let english = undecorated(mention);
            assert!(!english.iter().any(|(form, _)| form == bare), "{mention:?} -> {english:?}");
        }
    }

    #[test]
    fn names_that_end_in_digits_keep_them_when_short() {
        for name in ["s3", "k8s", "h2", "c++17"] {
            assert_eq!(last_forms(name)[0], name);
        }
        assert!(!last_forms("s3").contains(&"s".to_owned()));
    }
}
