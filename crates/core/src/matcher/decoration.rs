//! What people put around a skill's name: versions, levels, "experience with", parentheses, kind words.

use crate::text::words;

/// Phrases that stand before a name.
const LEADS: &[&str] = &[
    "skills:",
    "skill:",
    "tools:",
    "technologies:",
    "languages:",
    "experience with",
    "experience in",
    "experience using",
    "experience of",
    "experienced in",
    "experienced with",
    "experience in how to",
    "knowledge of",
    "working knowledge of",
    "good knowledge of",
    "basic knowledge of",
    "in-depth knowledge of",
    "understanding of",
    "good understanding of",
    "basic understanding of",
    "solid understanding of",
    "strong understanding of",
    "familiar with",
    "familiarity with",
    "proficient in",
    "proficient with",
    "proficiency in",
    "proficiency with",
    "expert in",
    "expertise in",
    "skilled in",
    "skilled at",
    "competent in",
    "ability to",
    "proven ability to",
    "demonstrated ability to",
    "the ability to",
    "must be able to",
    "should be able to",
    "capable of",
    "skilled to",
    "proven experience in",
    "proven experience with",
    "proven",
    "years of",
    "years of experience in",
    "years of experience with",
    "years experience in",
    "years experience with",
    "years",
    "year of",
    "yrs of",
    "yrs",
    "minimum",
    "at least",
    "able to",
    "helped to",
    "exposure to",
    "fluent in",
    "hands-on experience with",
    "hands-on experience in",
    "hands on experience with",
    "hands on experience in",
    "hands-on",
    "hands on",
    "strong experience with",
    "strong experience in",
    "extensive experience with",
    "extensive experience in",
    "background in",
    "strong",
    "solid",
    "good",
    "excellent",
    "advanced",
    "basic",
    "basics of",
    "fundamentals of",
    "intermediate",
    "expert",
    "proficient",
    "beginner",
    "some",
    "core",
    "senior",
    "certified",
    "certified in",
    "using",
    "use of",
    "used",
    "worked with",
    "working with",
    "work with",
    "programming in",
    "development in",
    "development with",
    "developing with",
    "coding in",
    "mastery of",
    "extensive",
    "in-depth",
    "responsible for",
    "responsible to",
    "how to",
    "introduction to",
    "intro to",
    "training in",
    "course in",
    "courses in",
    "trained in",
    "specialised in",
    "specialized in",
];

/// Words that stand after a name and say what sort of thing it is, or how well it is known.
const TAILS: &[&str] = &[
    "skills",
    "skill",
    "etc",
    "lang",
    "exp",
    "exprience",
    "experiance",
    "knowledge",
    "experience",
    "certified",
    "certification",
    "expert",
    "advanced",
    "intermediate",
    "basic",
    "basics",
    "beginner",
    "proficient",
    "fundamentals",
    "os",
    "app",
    "package",
    "principles",
    "concepts",
    "techniques",
    "coding",
    "scripts",
    "expertise",
    "proficiency",
    "level",
    "user",
    "specialist",
    "certificate",
    "course",
    "stack",
    "ecosystem",
    "cs",
    "programming language",
    "scripting",
    "language",
    "framework",
    "library",
    "libraries",
    "software",
    "tool",
    "tools",
    "platform",
    "suite",
    "application",
    "developer",
    "database",
    "databases",
    "server",
];

/// Words after a name that are often part of another: "firmware programming" is more than "firmware".
const TELLING_TAILS: &[&str] =
    &["programming", "development", "technology", "technologies", "system", "services", "service"];

/// How much certainty each further step away from the words as they stand costs.
const STEP: f64 = 0.01;
/// What a [telling word](TELLING_TAILS) costs.
const TELLING_STEP: f64 = 0.10;
/// Never more than so many forms: each costs a look-up, and the real ones come first.
const MOST_FORMS: usize = 12;

/// The forms of a folded mention without its decoration, with what each costs; the mention itself is first.
///
/// ```
/// use skillgap_core::matcher::undecorated;
/// let forms: Vec<String> = undecorated("advanced python 3.11").into_iter().map(|(form, _)| form).collect();
/// assert_eq!(forms, ["advanced python 3.11", "python 3.11", "advanced python", "python"]);
/// ```
#[must_use]
pub fn undecorated(folded: &str) -> Vec<(String, f64)> {
    let mut forms: Vec<(String, f64)> = vec![(folded.to_owned(), 0.0)];
    let mut at = 0;
    while at < forms.len() && forms.len() < MOST_FORMS {
        let (form, cost) = forms[at].clone();
        let ways = [
            (without_lead(&form), STEP),
            (without_number(&form), STEP),
            (without_parenthesis(&form), STEP),
            (without_version(&form), STEP),
            (without_tail(&form, TAILS), STEP),
            (without_tail(&form, TELLING_TAILS), TELLING_STEP),
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

/// Without the punctuation that is left over at the borders.
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

fn without_lead(form: &str) -> Option<&str> {
    let first = form.as_bytes().first();
    let leads = LEADS.iter().filter(|lead| lead.as_bytes().first() == first);
    let rests = leads.filter_map(|lead| form.strip_prefix(lead)).filter(|rest| rest.starts_with([' ', ':']));
    rests.min_by_key(|rest| rest.len())
}

fn without_tail<'f>(form: &'f str, tails: &[&str]) -> Option<&'f str> {
    let last = form.as_bytes().last();
    let rests =
        tails.iter().filter(|tail| tail.as_bytes().last() == last).filter_map(|tail| form.strip_suffix(tail));
    rests.filter(|rest| rest.ends_with([' ', '-', ':', '('])).min_by_key(|rest| rest.len())
}

/// "3+ yrs python", "* python": a number or a bullet that stands before everything else.
fn without_number(form: &str) -> Option<&str> {
    let (first, rest) = form.split_once(' ')?;
    let is_count = first == "*" || first.starts_with(|c: char| c.is_ascii_digit());
    let counts = first.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | '*'));
    let unit = words(rest).next().is_some_and(|word| word.starts_with("y") || word.starts_with("month"));
    (is_count && counts && (unit || first == "*")).then_some(rest)
}

/// "python (pandas, numpy)": what stands before the parenthesis.
fn without_parenthesis(form: &str) -> Option<&str> {
    let (before, _) = form.split_once('(')?;
    Some(before).filter(|b| !b.trim().is_empty())
}

/// "python 3.11", "java8", "postgres v14", "angular 2+", "excel 2016", "ruby 3.x", "docker - 5 years".
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
    fn names_that_end_in_digits_keep_them_when_short() {
        for name in ["s3", "k8s", "h2", "c++17"] {
            assert_eq!(last_forms(name)[0], name);
        }
        assert!(!last_forms("s3").contains(&"s".to_owned()));
    }
}
