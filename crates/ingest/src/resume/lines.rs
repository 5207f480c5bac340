//! Tells lists of skills from running text, line by line; what plain text and Markdown have in common.

use skillgap_core::level::stated_level;
use std::ops::Range;

use super::sections::{Place, place_of};
use skillgap_core::resume::{Form, Section};

/// What the lines of a block are expected to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    /// A list of skills: each line is one or several mentions, unless it is a sentence.
    Listing,
    /// Names, one in each line: certificates, languages.
    Names,
    /// Running text, unless a line is evidently a list.
    Running,
}

impl Context {
    /// What to expect in this part of a resume.
    pub(super) fn of(section: Section) -> Self {
        match section {
            Section::Skills => Self::Listing,
            Section::Certificates | Section::Languages => Self::Names,
            _ => Self::Running,
        }
    }
}

/// A part of a block, by its range in the block's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) range: Range<usize>,
    pub(super) form: Form,
}

/// From which length on a line may have been broken by a text editor rather than by its author.
pub(super) const WRAPPED_AT: usize = 60;

/// Labels that announce a list wherever they stand ("Tech stack: ...").
const LIST_LABELS: &[&str] = &[
    "skills",
    "key skills",
    "skills used",
    "tech stack",
    "stack",
    "tech",
    "technologies",
    "technologies used",
    "technology",
    "tools",
    "tools used",
    "tools and technologies",
    "tools & technologies",
    "environment",
    "technical environment",
    "languages",
    "programming languages",
    "frameworks",
    "libraries",
    "databases",
    "platforms",
    "software",
    "built with",
    "keywords",
    "technical skills",
    "skills gained",
    "used",
    "topics",
    "methods",
];

/// Words that no mention begins with but sentences do; the mention stands behind the next preposition.
const OPENINGS: &[&str] = &[
    "i",
    "i'm",
    "my",
    "we",
    "proficient",
    "experienced",
    "skilled",
    "familiar",
    "familiarity",
    "comfortable",
    "versed",
    "well-versed",
    "extensive",
    "knowledgeable",
    "knowledge",
    "experience",
    "able",
    "ability",
    "understanding",
    "working",
    "hands-on",
    "strong",
    "solid",
    "good",
    "excellent",
    "deep",
    "proven",
    "demonstrated",
    "fluent",
];

const PREPOSITIONS: &[&str] = &[
    "in",
    "with",
    "of",
    "at",
    "to",
    "on",
    "using",
    "experience",
    "knowledge",
    "understanding",
    "background",
];

/// Words of sentences that do not occur in lists of names.
const SENTENCE_WORDS: &[&str] = &[
    "i", "we", "my", "our", "is", "are", "was", "were", "be", "been", "has", "have", "had", "the", "a", "an",
    "to", "for", "that", "which", "who", "by", "from", "at", "into", "their", "its", "this", "as", "while",
    "during", "until", "since",
];

/// Words of job titles; a line with one of them names a job, not skills, and is nobody's name.
pub(super) const JOB_WORDS: &[&str] = &[
    "engineer",
    "developer",
    "manager",
    "analyst",
    "designer",
    "consultant",
    "architect",
    "scientist",
    "specialist",
    "administrator",
    "intern",
    "student",
    "director",
    "officer",
    "assistant",
    "programmer",
    "tester",
    "teacher",
    "nurse",
    "researcher",
    "technician",
    "accountant",
    "coordinator",
    "writer",
    "leader",
    "worker",
    "driver",
    "clerk",
    "representative",
    "executive",
    "president",
    "founder",
    "trainee",
    "apprentice",
    "operator",
    "mechanic",
    "electrician",
    "editor",
    "journalist",
    "lawyer",
    "professor",
    "lecturer",
    "tutor",
    "supervisor",
    "agent",
    "contractor",
    "freelancer",
    "mentor",
    "barista",
    "chef",
    "cashier",
];

/// The parts of a block of lines; a bullet is one part.
pub(super) fn parts(block: &str, context: Context, bullet: bool) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut before: Option<&str> = None;
    for line in lines(block) {
        let text = block.get(line.clone()).unwrap_or_default();
        let next = part_of(text, line.start, context, before);
        match parts.last_mut() {
            Some(last) if bullet || continues(last, before.unwrap_or_default(), &next, line.start, text) => {
                last.range.end = line.end;
            }
            _ => parts.push(next),
        }
        before = Some(text);
    }
    parts
}

/// The lines of a text without white space at their ends, empty ones left out.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let base = text.as_ptr().addr();
    text.split('\n').map(str::trim).filter(|line| !line.is_empty()).map(move |line| {
        let start = line.as_ptr().addr() - base;
        start..start + line.len()
    })
}

/// Running text runs on; a list goes on where its last line ended open or was broken.
fn continues(last: &Part, before: &str, next: &Part, line_start: usize, line: &str) -> bool {
    let labelled = next.range.start != line_start;
    match (last.form, next.form) {
        (Form::Prose, Form::Prose) => true,
        (Form::List, _) => !labelled && (ends_open(before) || is_broken(before, line)),
        (Form::Prose, Form::List) => false,
    }
}

/// Whether a list was broken between these lines: the first is long, the second goes on in small letters.
fn is_broken(before: &str, line: &str) -> bool {
    before.chars().count() >= WRAPPED_AT && before.contains(',') && line.starts_with(char::is_lowercase)
}

/// Whether a list or sentence cannot end with this line.
pub(super) fn ends_open(line: &str) -> bool {
    line.ends_with([',', ';', '|', '/', '&', '·']) || line.ends_with(" and") || line.ends_with(" or")
}

fn part_of(line: &str, at: usize, context: Context, before: Option<&str>) -> Part {
    let (start, form) = match context {
        Context::Listing => listing(line),
        Context::Names => (0, if is_sentence(line) || words(line) > 10 { Form::Prose } else { Form::List }),
        Context::Running => running(line, before),
    };
    Part { range: at + start..at + line.len(), form }
}

/// In a list of skills a label before a colon groups what follows it.
fn listing(line: &str) -> (usize, Form) {
    match label(line) {
        Some((_, rest_at)) if is_level(line.get(rest_at..).unwrap_or_default()) => (0, Form::List),
        Some((_, rest_at)) if !is_sentence(line.get(rest_at..).unwrap_or_default()) => (rest_at, Form::List),
        Some(_) => (0, Form::Prose),
        None if is_sentence(line) => (0, Form::Prose),
        None => (0, Form::List),
    }
}

/// "Python: advanced": what stands before the colon is the skill.
fn is_level(rest: &str) -> bool {
    stated_level(rest).is_some() && !rest.contains([',', ';', '|']) && words(rest) <= 4
}

fn running(line: &str, before: Option<&str>) -> (usize, Form) {
    if let Some((name, rest_at)) = label(line) {
        let rest = line.get(rest_at..).unwrap_or_default();
        if is_list_label(name) && !is_sentence(rest) {
            return (rest_at, Form::List);
        }
    }
    let may_be_wrapped = before.is_some_and(|line| line.chars().count() >= WRAPPED_AT || ends_open(line));
    match !may_be_wrapped && is_item_list(line) {
        true => (0, Form::List),
        false => (0, Form::Prose),
    }
}

/// Whether the label announces skills.
pub(super) fn is_list_label(label: &str) -> bool {
    let lower = label.to_lowercase();
    LIST_LABELS.contains(&lower.as_str()) || place_of(label) == Some(Place::In(Section::Skills))
}

/// A short text before a colon, and where what follows it begins.
pub(super) fn label(line: &str) -> Option<(&str, usize)> {
    let (name, rest) = line.split_once([':', '：'])?;
    let rest_at = line.len() - rest.trim_start().len();
    let is_name = (1..=5).contains(&words(name)) && name.len() <= 60 && !name.contains([',', ';', '|', '.']);
    let balanced = name.matches('(').count() == name.matches(')').count();
    let spaced = rest.starts_with(char::is_whitespace) || name.len() > 3;
    (is_name && balanced && spaced && !rest.trim().is_empty() && !rest.starts_with("//"))
        .then(|| (name.trim(), rest_at))
}

fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// The items of a list, with what stands in brackets kept together.
fn items(line: &str) -> Vec<&str> {
    let mut depth = 0usize;
    let ends = |c: char| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(c, ',' | ';' | '|' | '·' | '•')
    };
    line.trim_end_matches('.').split(ends).map(str::trim).filter(|item| !item.is_empty()).collect()
}

/// Three or more short items, none of them part of a sentence.
pub(super) fn is_item_list(line: &str) -> bool {
    let items = items(line);
    let plain = |item: &&str| {
        let lower = item.to_lowercase();
        let mut words_of = lower.split_whitespace();
        words(item) <= 4 && !words_of.any(is_of_text) && !holds_year(item)
    };
    items.len() >= 3 && items.iter().all(plain) && !line.contains(". ")
}

/// A word of sentences, or of the line that names a job and where it was.
fn is_of_text(word: &str) -> bool {
    SENTENCE_WORDS.contains(&word) || JOB_WORDS.contains(&word)
}

fn holds_year(item: &str) -> bool {
    let mut numbers = item.split(|c: char| !c.is_ascii_digit());
    numbers.any(|n| n.len() == 4 && (n.starts_with("19") || n.starts_with("20")))
}

/// What stands before the first bracket, or the whole text when it begins with one.
fn unbracketed(item: &str) -> &str {
    item.split('(').next().filter(|before| !before.trim().is_empty()).unwrap_or(item)
}

/// Running text rather than names: it opens like a sentence, or an item of it is too long for a name.
pub(super) fn is_sentence(line: &str) -> bool {
    let lower = line.to_lowercase();
    let bare = |word: &'_ str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let mut first = lower.split_whitespace().map(bare).take(4);
    let opens = first.next().is_some_and(|word| OPENINGS.contains(&word.as_str()))
        && first.any(|word| PREPOSITIONS.contains(&word.as_str()));
    let tells = |item: &&str| {
        let lower = item.to_lowercase();
        words(item) >= 5 && lower.split_whitespace().any(|word| SENTENCE_WORDS.contains(&word))
    };
    let items = items(line);
    opens
        || items.iter().any(|item| words(unbracketed(item)) >= 8)
        || items.iter().any(tells)
        || (line.contains(". ") && words(line) > 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(block: &str, context: Context) -> Vec<(&str, Form)> {
        parts(block, context, false).iter().map(|p| (&block[p.range.clone()], p.form)).collect()
    }

    #[test]
    fn labels_in_a_list_of_skills_are_dropped() {
        let block =
            "Languages: Python, Java\nPython: advanced\nSQL (3 years)\nExperience in building data models";
        let expected = [
            ("Python, Java", Form::List),
            ("Python: advanced", Form::List),
            ("SQL (3 years)", Form::List),
            ("Experience in building data models", Form::Prose),
        ];
        assert_eq!(found(block, Context::Listing), expected);
    }

    #[test]
    fn open_lists_go_on_in_the_next_line() {
        assert_eq!(found("Tools: Git,\n  Docker", Context::Listing), [("Git,\n  Docker", Form::List)]);
        let broken = "Calm in emergencies, teamwork, attention to detail, explaining hard\nthings, empathy";
        assert_eq!(found(broken, Context::Listing), [(broken, Form::List)]);
        let bracket = "Microsoft Excel (advanced: pivot tables, VLOOKUP, Power Query)";
        assert_eq!(found(bracket, Context::Listing), [(bracket, Form::List)]);
        assert_eq!(found("Git\nDocker", Context::Listing), [("Git", Form::List), ("Docker", Form::List)]);
    }

    #[test]
    fn running_text_is_one_part_with_its_lists_taken_out() {
        let block =
            "Built the billing service\nand ran it.\nTech stack: Go, Redis\nPython, Django, PostgreSQL";
        let expected = [
            ("Built the billing service\nand ran it.", Form::Prose),
            ("Go, Redis", Form::List),
            ("Python, Django, PostgreSQL", Form::List),
        ];
        assert_eq!(found(block, Context::Running), expected);
    }

    #[test]
    fn lists_are_told_from_sentences() {
        let lists = ["Python, SQL, Docker", "Go | Rust | C++", "AWS (EC2, S3), Terraform, and Helm."];
        let others = [
            "Acme Corp | Berlin | 2019 - 2021",
            "Python, SQL",
            "Wrote, tested and ran the service, the tools and the docs",
            "We moved to Kafka, Flink, Spark",
            "Staff Nurse, Surgical Ward, Nordhavn Hospital",
        ];
        assert!(lists.iter().all(|line| is_item_list(line)));
        for line in others {
            assert!(!is_item_list(line), "{line:?}");
        }
    }

    #[test]
    fn sentences_in_a_list_of_skills_are_known() {
        for line in
            ["Proficient in Python and SQL", "I build pipelines", "Strong background in machine learning"]
        {
            assert_eq!(is_sentence(line), line != "I build pipelines", "{line:?}");
        }
        for line in [
            "Attention to detail",
            "Infrastructure as Code",
            "Good Manufacturing Practice",
            "Working Out Loud",
        ] {
            assert!(!is_sentence(line), "{line:?}");
        }
    }
}
