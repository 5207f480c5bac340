//! The wordings of headings, and the section that each of them opens.

use super::phrases::Phrases;
use super::{Languages, Lexicon, SectionWords};
use crate::resume::Section;
use crate::text::{fold, is_unspaced, words};
use rustc_hash::{FxHashMap, FxHashSet};

/// The meaning of a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// A section of the resume.
    Opens(Section),
    /// Wishes, or what is being learned.
    Wishes,
    /// Contact and other personal data or links, which are not read.
    Private,
    /// Referees, who are not read.
    References,
    /// No section: the title of the document.
    Title,
}

/// The most words of a heading.
const MOST_WORDS: usize = 7;

/// The most words of a heading in a script without spaces, where a word is often one character.
const MOST_UNSPACED_WORDS: usize = 16;

/// The most words of a heading with a free end.
const MOST_OPEN_WORDS: usize = 5;

/// The most bytes of a heading.
const MOST_BYTES: usize = 120;

/// The letters of a heading in which a slip is recognised: in fewer, another word is as near.
const SHORTEST_SLIP: usize = 5;
const LONGEST_SLIP: usize = 20;

/// The least number of spaced letters that count as a heading: "S K I L L S".
const FEWEST_SPACED_LETTERS: usize = 4;

/// The headings of all languages.
#[derive(Debug, Default)]
pub(crate) struct Headings {
    whole: Phrases<Heading>,
    telling: FxHashMap<Box<str>, (Section, Languages)>,
    fillers: FxHashSet<Box<str>>,
    ends: Phrases<Heading>,
    begins: Phrases<Heading>,
    joins: FxHashSet<Box<str>>,
    english: Languages,
}

impl Headings {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut headings = Self { english: lexicon.english(), ..Self::default() };
        for (language, files) in lexicon.files() {
            let file = &files.headings;
            for (words, heading) in of_sections(&file.whole) {
                headings.whole.add(words, heading, language);
            }
            for (words, heading) in of_sections(&file.open.ends) {
                headings.ends.add(words, heading, language);
            }
            for (words, heading) in of_sections(&file.open.begins) {
                headings.begins.add(words, heading, language);
            }
            for (words, section) in telling(&file.words) {
                for word in words {
                    let known = headings.telling.entry(word.as_str().into());
                    let (_, languages) = known.or_insert((section, Languages::default()));
                    *languages = languages.with(language);
                }
            }
            headings.fillers.extend(file.words.fillers.iter().map(|word| Box::from(word.as_str())));
            headings.joins.extend(files.lists.conjunctions.iter().map(|word| Box::from(word.as_str())));
        }
        headings
    }

    /// What a line opens if it is a usual heading, ignoring signs, numbers, icons and "and".
    pub(crate) fn of(&self, line: &str) -> Option<Heading> {
        let every = Worded::of(line)?;
        // "o" is "or" in some languages, but not in "O que nunca fiz".
        let joined = every.words.iter().any(|word| self.joins.contains(word.as_str()));
        let kept = joined.then(|| every.clone().counted()).flatten();
        let words = every.without(&self.joins).counted()?;
        if let Some(whole) = kept.and_then(|kept| self.whole.whole(&kept.join(" "), Languages::ALL)) {
            return Some(whole);
        }
        let phrase = words.join(" ");
        // "Profile" heads a summary in English and links in Polish.
        let english = self.whole.whole(&phrase, self.english);
        english.or_else(|| self.whole.whole(&phrase, Languages::ALL)).or_else(|| self.by_words(&words))
    }

    /// What a word opens that differs in one letter from one that is a heading by itself, in a language with cases.
    pub(crate) fn nearly(&self, word: &str) -> Option<Heading> {
        let folded = fold(word);
        if !(SHORTEST_SLIP..=LONGEST_SLIP).contains(&folded.len()) || !folded.is_ascii() {
            return None;
        }
        let is_near = |known: &str| {
            known.len().abs_diff(folded.len()) <= 1 && strsim::osa_distance(known, &folded) == 1
        };
        // The first in the order of the alphabet, so that the order of a map does not decide.
        let near = self
            .telling
            .iter()
            .filter(|(known, _)| known.is_ascii() && is_near(known))
            .min_by_key(|(known, _)| *known);
        near.map(|(_, (section, _))| Heading::Opens(*section))
    }

    /// What a line opens if one of its ends is that of a heading: "Retail Experience", "Expérience en
    /// restauration".
    pub(crate) fn open(&self, line: &str) -> Option<Heading> {
        let words = self.normalised(line).filter(|words| (2..=MOST_OPEN_WORDS).contains(&words.len()))?;
        let end = (1..words.len()).find_map(|from| {
            let (len, heading) = self.ends.at(&words, from, Languages::ALL)?;
            (from + len == words.len()).then_some(heading)
        });
        end.or_else(|| self.begins.at(&words, 0, Languages::ALL).map(|(_, heading)| heading))
    }

    /// Whether the line is a complete known heading.
    pub(crate) fn is_plain(&self, line: &str) -> bool {
        self.normalised(line)
            .is_some_and(|words| self.whole.whole(&words.join(" "), Languages::ALL).is_some())
    }

    /// Whether a word forms a heading by itself.
    pub(crate) fn is_telling(&self, word: &str) -> bool {
        self.telling.contains_key(fold(word).as_str())
    }

    /// The languages of a heading; only English if it is also English, since "Skills" is used in many
    /// languages and identifies none.
    pub(crate) fn languages(&self, line: &str, lexicon: &Lexicon) -> Languages {
        let all = self.all_languages(line, lexicon);
        let english = lexicon.english();
        if line.is_ascii() && all.overlaps(english) { english } else { all }
    }

    fn all_languages(&self, line: &str, lexicon: &Lexicon) -> Languages {
        let Some(words) = self.normalised(line) else { return Languages::default() };
        let phrase = words.join(" ");
        let of = |language| self.whole.whole(&phrase, Languages::of(language)).is_some();
        let whole = lexicon.languages().filter(|l| of(*l)).fold(Languages::default(), Languages::with);
        words
            .iter()
            .filter_map(|word| self.telling.get(word.as_str()))
            .fold(whole, |all, (_, of)| all.and(*of))
    }

    fn by_words(&self, words: &[String]) -> Option<Heading> {
        let telling = |word: &String| self.telling.get(word.as_str()).map(|(section, _)| *section);
        let known = |word: &String| telling(word).is_some() || self.fillers.contains(word.as_str());
        if !words.iter().all(known) {
            return None;
        }
        let mut sections = words.iter().filter_map(telling);
        let first = sections.next()?;
        let rest: Vec<Section> = sections.collect();
        // "Software projects", "Tools experience": the activity counts before its means.
        let section = match first {
            _ if rest.contains(&Section::Volunteer) => Section::Volunteer,
            Section::Skills => *rest.last().unwrap_or(&Section::Skills),
            other => other,
        };
        Some(Heading::Opens(section))
    }

    /// The folded words of a heading, without a leading number and "and".
    fn normalised(&self, line: &str) -> Option<Vec<String>> {
        Worded::of(line)?.without(&self.joins).counted()
    }
}

/// The folded words of a line that may be a heading.
#[derive(Debug, Clone)]
struct Worded {
    words: Vec<String>,
    /// The most words of a heading in the script of the line.
    most: usize,
}

impl Worded {
    fn of(line: &str) -> Option<Self> {
        if line.len() > MOST_BYTES {
            return None;
        }
        let closed = unspaced(line);
        let line = closed.as_deref().unwrap_or(line);
        // "Skills (years)", but not "Mother tongue(s) | Czech".
        let closed = line.trim_end().trim_end_matches([':', '：']).trim_end();
        let ends_in_brackets = closed.ends_with([')', '）']) || !closed.contains([')', '）']);
        let bare =
            line.split_once(['(', '（']).filter(|_| ends_in_brackets).map_or(line, |(before, _)| before);
        let folded = fold(bare);
        let bare = words(&folded).map(|word| word.trim_matches(['*', '#', '+']));
        let words = bare.filter(|word| !word.is_empty()).map(str::to_owned).collect();
        let most = if line.contains(is_unspaced) { MOST_UNSPACED_WORDS } else { MOST_WORDS };
        Some(Self { words, most })
    }

    fn without(mut self, joins: &FxHashSet<Box<str>>) -> Self {
        self.words.retain(|word| !joins.contains(word.as_str()));
        self
    }

    /// The words without a leading number, if they are few enough.
    fn counted(mut self) -> Option<Vec<String>> {
        if self.words.len() > 1 && self.words.first().is_some_and(|first| is_number(first)) {
            self.words.remove(0);
        }
        (1..=self.most).contains(&self.words.len()).then_some(self.words)
    }
}

/// A heading with spaces between letters and wider ones between words: "S K I L L S", "W O R K   H I S T O R
/// Y".
fn unspaced(heading: &str) -> Option<String> {
    let single = |word: &str| word.chars().count() == 1;
    let letters = heading.split_whitespace().filter(|word| word.chars().all(char::is_alphabetic));
    let spaced = heading.split_whitespace().all(single) && letters.count() >= FEWEST_SPACED_LETTERS;
    let words = || heading.split("  ").map(|word| word.split_whitespace().collect::<String>());
    spaced.then(|| words().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
}

fn is_number(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit())
        || matches!(word, "i" | "ii" | "iii" | "iv" | "v" | "vi" | "vii" | "viii" | "ix" | "x")
}

fn of_sections(words: &SectionWords) -> [(&[String], Heading); 16] {
    use Heading::{Opens, Private, References, Title, Wishes};
    [
        (&words.skills, Opens(Section::Skills)),
        (&words.work, Opens(Section::Work)),
        (&words.volunteer, Opens(Section::Volunteer)),
        (&words.projects, Opens(Section::Projects)),
        (&words.education, Opens(Section::Education)),
        (&words.certificates, Opens(Section::Certificates)),
        (&words.languages, Opens(Section::Languages)),
        (&words.summary, Opens(Section::Summary)),
        (&words.publications, Opens(Section::Publications)),
        (&words.awards, Opens(Section::Awards)),
        (&words.interests, Opens(Section::Interests)),
        (&words.other, Opens(Section::Other)),
        (&words.wishes, Wishes),
        (&words.private, Private),
        (&words.references, References),
        (&words.title, Title),
    ]
}

fn telling(words: &super::HeadingWords) -> [(&[String], Section); 11] {
    [
        (&words.skills, Section::Skills),
        (&words.work, Section::Work),
        (&words.volunteer, Section::Volunteer),
        (&words.projects, Section::Projects),
        (&words.education, Section::Education),
        (&words.certificates, Section::Certificates),
        (&words.languages, Section::Languages),
        (&words.summary, Section::Summary),
        (&words.publications, Section::Publications),
        (&words.awards, Section::Awards),
        (&words.interests, Section::Interests),
    ]
}
