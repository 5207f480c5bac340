//! Tells lists of names from running text, line by line, for all document formats.

use super::labels::{Labelled, labelled};
use crate::level::LevelReader;
use crate::lexicon::{Heading, Languages, Lexicon};
use crate::resume::{Form, Section};
use crate::text;
use std::ops::Range;

/// What to expect from the lines of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Context {
    /// A skills list: each line has one or more mentions, unless it is a sentence.
    Listing,
    /// Names, one per line: certificates, languages.
    Names,
    /// Running text, unless a line is evidently a list.
    Running,
}

impl Context {
    /// What to expect in this section of a resume.
    pub(crate) fn of(section: Section) -> Self {
        match section {
            Section::Skills | Section::Wishes => Self::Listing,
            Section::Certificates | Section::Languages => Self::Names,
            _ => Self::Running,
        }
    }
}

/// A part of a block, as a range of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) range: Range<usize>,
    pub(crate) form: Form,
    /// The label before it, which is not a skill.
    pub(crate) label: Option<Range<usize>>,
    /// The section that the label opens only for it ("Interests: ...").
    pub(crate) section: Option<Section>,
}

impl Part {
    fn new(range: Range<usize>, form: Form) -> Self {
        Self { range, form, label: None, section: None }
    }
}

/// The least length of a line that a text editor may have wrapped.
pub(crate) const WRAPPED_AT: usize = 60;

/// The most words of a name.
const LONGEST_NAME: usize = 8;

/// The most words of an item of a list that can be anywhere.
const SHORT_NAME: usize = 4;

/// Characters per word in scripts without spaces, where most words have two.
const CHARACTERS_PER_WORD: usize = 2;

/// Tells lists from running text in these languages.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LineReader<'l> {
    pub(crate) lexicon: &'l Lexicon,
    pub(crate) languages: Languages,
}

impl LineReader<'_> {
    /// The parts of a block of lines; a bullet is one part per label.
    pub(crate) fn parts(&self, block: &str, context: Context, bullet: bool) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        let mut before: Option<&str> = None;
        for line in lines(block) {
            let text = block.get(line.clone()).unwrap_or_default();
            let mut next = self.of_line(text, line.start, context, before).into_iter();
            if let Some(first) = next.next() {
                match parts.last_mut() {
                    Some(last)
                        if (bullet && first.label.is_none())
                            || self.continues(last, before.unwrap_or_default(), &first, text) =>
                    {
                        last.range.end = first.range.end;
                    }
                    _ => parts.push(first),
                }
            }
            parts.extend(next);
            before = Some(text);
        }
        parts
    }

    /// Whether the next line continues the part: running text does, a list if its last line ended open or
    /// both lines are lists.
    fn continues(&self, last: &Part, before: &str, next: &Part, line: &str) -> bool {
        if next.label.is_some() {
            return false;
        }
        match (last.form, next.form) {
            // "MSc in Finance, in progress" above "BSc in Mathematics"
            (Form::Prose, Form::Prose) => !(self.opens_degree(before) && self.opens_degree(line)),
            // Whether a name is split across two lines is decided when names are looked up.
            (Form::List, Form::List) => true,
            (Form::List, Form::Prose) => ends_open(before) || is_broken(before, line),
            (Form::Prose, Form::List) => false,
        }
    }

    /// Whether a line begins with the name of a degree.
    fn opens_degree(&self, line: &str) -> bool {
        let folded = text::fold(line);
        let said: Vec<&str> = text::words(&folded).take(LONGEST_NAME).collect();
        let languages = self.languages.and(self.lexicon.english());
        self.lexicon.degrees(languages).any(|of| of.grades.at(&said, 0, languages).is_some())
    }

    /// The parts of a line, several if it has several labels.
    fn of_line(&self, line: &str, at: usize, context: Context, before: Option<&str>) -> Vec<Part> {
        let labelled = if context == Context::Running { self.announced(line) } else { labelled(self, line) };
        let mut parts: Vec<Part> = Vec::new();
        for Labelled { label, range } in labelled {
            let text = line.get(range.clone()).unwrap_or_default();
            let moved = at + range.start..at + range.end;
            let Some(label) = label else {
                parts.extend(self.of_unlabelled(text, moved, context, before));
                continue;
            };
            let name = line.get(label.clone()).unwrap_or_default();
            let whole = at + label.start..at + range.end;
            let whole_text = line.get(label.start..range.end).unwrap_or_default();
            let section = self.section_of_label(name);
            parts.push(match () {
                () if section == Some(Section::Certificates) && is_driving_class(text) => {
                    Part { section, ..Part::new(whole, Form::List) }
                }
                () if self.states_level(text) => Part::new(whole, Form::List),
                () if self.is_sentence(text) && section.is_none() => {
                    Part::new(whole, self.form(whole_text, context, before))
                }
                () if section.is_some() || (self.names_group(name) && !self.is_level(name)) => Part {
                    range: moved,
                    form: Form::List,
                    label: Some(at + label.start..at + label.end),
                    section,
                },
                () => Part::new(whole, Form::List),
            });
        }
        parts
    }

    /// A text without a label; a list before a sentence is a part of its own: "Word, Excel, Outlook daily. SAP I have only
    /// seen."
    fn of_unlabelled(
        &self,
        text: &str,
        at: Range<usize>,
        context: Context,
        before: Option<&str>,
    ) -> Vec<Part> {
        let listed = text.find(". ").filter(|stop| {
            context != Context::Running && self.is_item_list(text.get(..*stop).unwrap_or_default())
        });
        let Some(stop) = listed else { return vec![Part::new(at, self.form(text, context, before))] };
        let behind = text.get(stop + 1..).unwrap_or_default();
        let start = text.len() - behind.trim_start().len();
        let rest = text.get(start..).unwrap_or_default();
        vec![
            Part::new(at.start..at.start + stop + 1, Form::List),
            Part::new(at.start + start..at.end, self.form(rest, context, before)),
        ]
    }

    /// In running text, only a label that announces a list divides a line.
    fn announced(&self, line: &str) -> Vec<Labelled> {
        let announces = label(line).filter(|(name, rest_at)| {
            let rest = line.get(*rest_at..).unwrap_or_default();
            (self.announces_list(name) || self.section_of_label(name).is_some()) && !self.is_sentence(rest)
        });
        match announces {
            Some((_, rest_at)) => {
                let end = line.find([':', '：']).unwrap_or(0);
                vec![Labelled { label: Some(0..end), range: rest_at..line.len() }]
            }
            None => vec![Labelled { label: None, range: 0..line.len() }],
        }
    }

    fn form(&self, line: &str, context: Context, before: Option<&str>) -> Form {
        let list = match context {
            Context::Listing => !self.is_sentence(line),
            Context::Names => !self.is_sentence(line) && (word_count(line) <= 10 || items(line).len() >= 3),
            Context::Running => {
                let wrapped =
                    before.is_some_and(|line| line.chars().count() >= WRAPPED_AT || ends_open(line));
                !wrapped && self.is_item_list(line)
            }
        };
        if list { Form::List } else { Form::Prose }
    }

    /// The section of a label whose text belongs to another section than the surrounding text: "Interests:",
    /// "Currently learning:".
    fn section_of_label(&self, label: &str) -> Option<Section> {
        match self.lexicon.headings().of(label)? {
            Heading::Wishes => Some(Section::Wishes),
            Heading::Opens(section @ (Section::Interests | Section::Certificates)) => Some(section),
            _ => None,
        }
    }

    /// Whether the label is the level of the skills after it: "Advanced: SQL, PHP".
    fn is_level(&self, label: &str) -> bool {
        self.levels().bare(label).is_some()
    }

    /// Whether the label announces skills in any section.
    pub(crate) fn announces_list(&self, label: &str) -> bool {
        self.lexicon.lists().labels.is(label, Languages::ALL)
            || self.lexicon.headings().of(label) == Some(Heading::Opens(Section::Skills))
    }

    /// Whether the label names a group of skills rather than a skill.
    pub(crate) fn names_group(&self, label: &str) -> bool {
        let lists = self.lexicon.lists();
        let folded = text::fold(label);
        let words: Vec<&str> = text::words(&folded).collect();
        let mut at = 0;
        while at < words.len() {
            let group = lists.groups.at(&words, at, Languages::ALL);
            match group.or_else(|| lists.conjunctions.at(&words, at, Languages::ALL)) {
                Some((len, ())) => at += len,
                None => return self.announces_list(label),
            }
        }
        !words.is_empty()
    }

    /// Whether a line has three or more short items, none of them part of a sentence.
    pub(crate) fn is_item_list(&self, line: &str) -> bool {
        let items = items(line);
        let lists = self.lexicon.lists();
        let plain = |item: &&str| {
            word_count(item) <= SHORT_NAME
                && !lists.sentence_words.occurs(item, self.languages)
                && !self.lexicon.title_words().occurs(item, self.languages)
                && !holds_year(item)
        };
        items.len() >= 3 && items.iter().all(plain) && !line.contains(". ") && !line.contains('。')
    }

    /// Whether a line is running text: it starts like a sentence, or has an item too long for a name.
    pub(crate) fn is_sentence(&self, line: &str) -> bool {
        let lists = self.lexicon.lists();
        let folded = text::fold(line.get(..line.len().min(LONGEST_OPENING)).unwrap_or(line));
        let first: Vec<&str> = text::words(&folded).take(5).collect();
        let opens = lists.openings.at(&first, 0, self.languages).is_some_and(|(len, ())| {
            (len..first.len().min(4)).any(|at| lists.prepositions.at(&first, at, self.languages).is_some())
        });
        // "Over a decade of Perl" is a duration, not a sentence.
        let lasting = |item: &str| self.levels().years(item).is_some();
        let tells = |item: &&str| {
            word_count(item) >= 5 && lists.sentence_words.occurs(item, self.languages) && !lasting(item)
        };
        let items = items(line);
        opens
            || items.iter().any(|item| word_count(unbracketed(item)) >= LONGEST_NAME)
            || items.iter().any(tells)
            || ((line.contains(". ") || line.contains('。')) && word_count(line) > LONGEST_NAME)
    }
}

/// The bytes that contain the first words of a line.
const LONGEST_OPENING: usize = 120;

/// The non-empty lines of a text without surrounding white space.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let base = text.as_ptr().addr();
    text.split('\n').map(str::trim).filter(|line| !line.is_empty()).map(move |line| {
        let start = line.as_ptr().addr() - base;
        start..start + line.len()
    })
}

/// Whether a list was wrapped between these lines: the first is long, the second starts in lower case.
fn is_broken(before: &str, line: &str) -> bool {
    before.chars().count() >= WRAPPED_AT && before.contains(',') && line.starts_with(char::is_lowercase)
}

/// Whether a list or sentence cannot end with this line.
pub(crate) fn ends_open(line: &str) -> bool {
    line.ends_with([',', ';', '|', '/', '&', '·', '、', '，', '；'])
        || line.ends_with(" and")
        || line.ends_with(" or")
}

impl<'l> LineReader<'l> {
    /// Reads levels in the same languages.
    pub(crate) fn levels(&self) -> LevelReader<'l> {
        LevelReader { lexicon: self.lexicon, languages: self.languages }
    }

    /// Whether the text after the colon is a level, so that the label is the skill: "Python: advanced".
    fn states_level(&self, rest: &str) -> bool {
        self.levels().stated(rest).is_some() && !rest.contains([',', ';', '|']) && word_count(rest) <= 4
    }
}

/// A short text before a colon, and where the text after it starts.
pub(crate) fn label(line: &str) -> Option<(&str, usize)> {
    let (name, rest) = line.split_once([':', '：'])?;
    let rest_at = line.len() - rest.trim_start().len();
    let is_name =
        (1..=5).contains(&word_count(name)) && name.len() <= 60 && !name.contains([',', ';', '|', '.']);
    let balanced = name.matches('(').count() == name.matches(')').count();
    let spaced = rest.starts_with(char::is_whitespace) || name.len() > 3;
    (is_name && balanced && spaced && !rest.trim().is_empty() && !rest.starts_with("//"))
        .then(|| (name.trim(), rest_at))
}

/// The number of words; in scripts without spaces, about the number a reader would count.
pub(crate) fn word_count(text: &str) -> usize {
    let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
    if text.is_ascii() {
        return words;
    }
    let unspaced = text.chars().zip(text.chars().skip(1)).filter(|(a, b)| {
        !a.is_ascii() && !b.is_ascii() && a.is_alphanumeric() && b.is_alphanumeric() && text::is_apart(*a, *b)
    });
    words + unspaced.count() / CHARACTERS_PER_WORD
}

/// The items of a list; text in brackets stays together.
fn items(line: &str) -> Vec<&str> {
    let mut depth = 0usize;
    let ends = |c: char| {
        match c {
            '(' | '[' | '（' => depth += 1,
            ')' | ']' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(c, ',' | ';' | '|' | '·' | '•' | '、' | '，' | '；')
    };
    line.trim_end_matches(['.', '。']).split(ends).map(str::trim).filter(|item| !item.is_empty()).collect()
}

fn holds_year(item: &str) -> bool {
    let mut numbers = item.split(|c: char| !c.is_ascii_digit());
    numbers.any(|n| n.len() == 4 && (n.starts_with("19") || n.starts_with("20")))
}

/// The text before the first bracket, or the whole text if it starts with one.
fn unbracketed(item: &str) -> &str {
    item.split('(').next().filter(|before| !before.trim().is_empty()).unwrap_or(item)
}

/// The bytes of a bullet or item number with the white space after it; 0 if there is none.
#[must_use]
pub fn bullet_len(line: &str) -> usize {
    let Some(first) = line.chars().next() else { return 0 };
    let after = line.get(first.len_utf8()..).unwrap_or_default();
    let rest = match first {
        '-' | '*' | '+' | '–' | '—' | '·' | '>' | '°' if after.starts_with(char::is_whitespace) => {
            after
        }
        'o' if after.starts_with(['\t', '\u{a0}']) || after.starts_with("  ") => after,
        '•' | '▪' | '▫' | '◦' | '‣' | '■' | '□' | '●' | '○' | '►' | '▶' | '➢' | '✓' | '✔' | '→' | '◆'
        | '・' | '⁃' | '∙' | '◾' | '➤' | '❖' | '✦' | '☑' | '＊' | '✗' | '✘' | '✖' | '❌' | '🚫' | '☒'
        | '✅' | '\u{f0b7}' | '\u{f0a7}' | '\u{f0d8}' | '\u{f076}' => after,
        _ if is_numbered(line) => {
            let behind = line.trim_start_matches(|c: char| c.is_ascii_digit());
            behind.get(behind.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default()
        }
        _ => return 0,
    };
    // A row of such signs is a level or a rule, and a text between two of them, as in "— Skills —", is no item.
    let is_framed = || !first.is_alphanumeric() && rest.trim_end().ends_with(first);
    if after.starts_with(first) || is_framed() {
        return 0;
    }
    line.len() - rest.trim_start().len()
}

/// Whether a line starts with an item number of at most two digits: "1. ", "2) ", "3、".
pub(crate) fn is_numbered(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - rest.len();
    let spaced = rest.starts_with(['.', ')'])
        && rest.get(1..).is_some_and(|after| after.starts_with(char::is_whitespace));
    (1..=2).contains(&digits) && (spaced || rest.starts_with(['、', '．', '）']))
}

/// Whether a text is a class of the driving licence named by the label: "B", "Klasse B", "B, C1E".
fn is_driving_class(text: &str) -> bool {
    let apart = |c: char| c.is_whitespace() || matches!(c, ',' | '/' | ';' | '.' | ':' | '(' | ')');
    let mut words = text.split(apart).filter(|word| !word.is_empty()).peekable();
    // "Klasse", "catégorie"
    words.next_if(|word| word.chars().nth(2).is_some() && word.chars().all(char::is_alphabetic));
    let is_class = |word: &str| {
        let vehicle = word.strip_suffix('E').filter(|rest| !rest.is_empty()).unwrap_or(word);
        matches!(vehicle, "AM" | "A" | "A1" | "A2" | "B" | "B1" | "B96" | "C" | "C1" | "D" | "D1" | "L" | "T")
    };
    words.peek().is_some() && words.all(is_class)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader(lexicon: &Lexicon) -> LineReader<'_> {
        LineReader { lexicon, languages: Languages::of(lexicon.language("en").unwrap()) }
    }

    fn found(block: &str, context: Context) -> Vec<(&str, Form)> {
        let lexicon = Lexicon::builtin();
        let parts = reader(&lexicon).parts(block, context, false);
        parts.iter().map(|p| (&block[p.range.clone()], p.form)).collect()
    }

    #[test]
    fn labels_in_a_list_of_skills_are_dropped() {
        let block =
            "Languages: Python, Java\nPython: advanced\nSQL (3 years)\nExperience in building data models";
        let expected = [
            ("Python, Java\nPython: advanced\nSQL (3 years)", Form::List),
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
        assert_eq!(found("Git\nDocker", Context::Listing), [("Git\nDocker", Form::List)]);
    }

    #[test]
    fn running_text_is_one_part_with_its_lists_taken_out() {
        let block =
            "Built the billing service\nand ran it.\nTech stack: Go, Redis\nPython, Django, PostgreSQL";
        let expected = [
            ("Built the billing service\nand ran it.", Form::Prose),
            ("Go, Redis\nPython, Django, PostgreSQL", Form::List),
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
        let lexicon = Lexicon::builtin();
        let reader = reader(&lexicon);
        assert!(lists.iter().all(|line| reader.is_item_list(line)));
        for line in others {
            assert!(!reader.is_item_list(line), "{line:?}");
        }
    }

    #[test]
    fn sentences_in_a_list_of_skills_are_known() {
        let lexicon = Lexicon::builtin();
        let reader = reader(&lexicon);
        for line in
            ["Proficient in Python and SQL", "I build pipelines", "Strong background in machine learning"]
        {
            assert_eq!(reader.is_sentence(line), line != "I build pipelines", "{line:?}");
        }
        for line in [
            "Attention to detail",
            "Infrastructure as Code",
            "Good Manufacturing Practice",
            "Working Out Loud",
        ] {
            assert!(!reader.is_sentence(line), "{line:?}");
        }
    }

    #[test]
    fn classes_of_driving_licences_are_no_names() {
        for text in ["B", "Klasse B", "B, C1E", "catégorie B", "Kat. B", "AM, A2, B"] {
            assert!(is_driving_class(text), "{text}");
        }
        for text in ["", "AWS, PMP", "PMP", "CKA", "A+", "Klasse", "B2"] {
            assert!(!is_driving_class(text), "{text}");
        }
    }
}
