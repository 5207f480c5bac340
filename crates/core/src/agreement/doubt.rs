//! Decides what makes a name doubtful, and how many other skills must therefore agree with it.
//!
//! | name | agreement |
//! | --- | --- |
//! | an abbreviation with several meanings, or written differently from the skill ("LoRA") | one clear, or listed |
//! | a short abbreviation in a published taxonomy | any one |
//! | an abbreviation guessed from initials, or similar to a name without being a word of it ("FAA" and FaaS) | two clear |
//! | a word that means something else in the language of the text, which is not English, outside skills lists | two clear |
//! | a place, a person or a thing ("Moscow", "Canvas") | one clear; none is enough for a thing in lower case |
//! | a word of job titles ("chef", "nurses"), unless the person had such a job or says so in the summary | two clear, in lists one |
//! | an ordinary word that names a product, in running text without a capital inside a sentence | one clear |
//! | the same in lower case | two clear; none directly next to a clear name |
//! | the same in a skills list, in lower case or as a word of a language other than English | one clear, or two listed |
//! | a word in a published taxonomy that has nothing in common with the skill's label | two clear, in lists one listed |
//! | an ordinary word for a field or a practice, in running text or at the start of an item | any one |
//! | ordinary words that have nothing in common with the skill's label, in running text | one clear |
//! | a fragment of a phrase ("and procedures") in a published taxonomy | two clear |
//!
//! "Listed" means a doubtful name in the same skills list, since names in a list tend to belong to one field.
//!
//! A skills list is a sign in itself: in it, an ordinary word names a field or a practice. Other signs are a
//! capital inside a sentence, a line or an item in a job that is nothing but a name, a credential after the
//! person's name, and a name in the language of the text.

use crate::catalog::{Catalog, Skill, SkillKind};
use crate::lexicon::{Languages, Lexicon};
use crate::matcher::{Candidate, Matcher, Method, is_stop_word, share_stem};
use crate::resume::{Form, Section};
use crate::text::{compact, fold, words};

/// The most letters of a short abbreviation; longer ones are distinctive enough.
const LONGEST_SHORT: usize = 4;
/// In capitals, a name of no more letters is more likely an abbreviation: "ADA compliant".
const SHORTEST_SPELT: usize = 3;
/// The agreement needed by names that are hardly ever meant: two clear skills, see [`super`].
const HARDLY: u8 = super::MOST;
/// More than any resume has.
const NEVER: u8 = u8::MAX;
/// One clear skill.
const DOUBTFUL: u8 = super::CLEAR;
/// One skill in the same list.
const LISTED: u8 = super::LISTED;
/// Two skills in the same list.
const TWO_LISTED: u8 = super::TWO_LISTED;
/// Any one skill.
const LIKELY: u8 = super::ANY;

/// The data for judging names.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tools<'e> {
    pub(crate) catalog: &'e Catalog,
    pub(crate) matcher: &'e Matcher,
    pub(crate) lexicon: &'e Lexicon,
}

/// A name in a resume.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Naming<'t> {
    pub(crate) text: &'t str,
    pub(crate) section: Section,
    pub(crate) form: Form,
    /// The languages of the text.
    pub(crate) languages: Languages,
    /// Its context.
    pub(crate) beside: Beside,
    /// Whether the resume's skills lists have capitals, so that a name without one may be an ordinary word.
    pub(crate) cased: bool,
    pub(crate) candidate: Candidate,
}

/// The context of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Beside {
    /// None: it is a line or an item of its own.
    Nothing,
    /// It starts a sentence or a longer name, or all letters are capitals.
    Capital,
    /// It is preceded by other words of the sentence.
    Sentence,
    /// A clear name in the same sentence, separated only by a comma or "and".
    Name,
    /// Words of the same item, which ends with it: "skilled nursing".
    Words,
}

/// The first character of scripts after Latin.
const GREEK: char = '\u{370}';

/// Characters that may separate two names in a sentence.
const JOINS: &[char] = &[',', '/', '(', '&', '+', '"', '“', '\'', '’', '%'];

/// A text that contains names, with what applies to all of them, examined once.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting<'t> {
    text: &'t str,
    form: Form,
    /// Whether it contains letters of a script other than Latin.
    foreign: bool,
    /// Whether it has no lower-case letters.
    shouted: bool,
    /// From the first letter or digit to the end of the last.
    written: (usize, usize),
}

impl<'t> Setting<'t> {
    /// Examines a text.
    pub(crate) fn of(text: &'t str, form: Form) -> Self {
        #[cfg(test)]
        (0..text.len() / 256).for_each(|_| crate::steps::step());
        let first = text.find(char::is_alphanumeric).unwrap_or(text.len());
        let last = text.char_indices().rev().find(|(_, c)| c.is_alphanumeric());
        Self {
            text,
            form,
            foreign: text.contains(|c: char| c >= GREEK && c.is_alphabetic()),
            shouted: !text.contains(char::is_lowercase),
            written: (first, last.map_or(0, |(at, c)| at + c.len_utf8())),
        }
    }

    /// The context of the name between two bytes of the text.
    pub(crate) fn beside(&self, start: usize, end: usize) -> Beside {
        let before = self.text.get(..start).unwrap_or_default();
        let behind = self.text.get(end..).unwrap_or_default();
        match self.form {
            Form::List => Beside::in_item(before, behind),
            Form::Prose => self.in_sentence(before, behind, (start, end)),
        }
    }

    fn in_sentence(&self, before: &str, behind: &str, (start, end): (usize, usize)) -> Beside {
        let (first, last) = self.written;
        if first >= start && last <= end {
            return Beside::Nothing;
        }
        // In text in another script, Latin letters mark a name.
        if self.foreign {
            return Beside::Sentence;
        }
        let before = before.trim_end();
        let opens =
            before.is_empty() || before.ends_with(|c: char| !c.is_alphanumeric() && !JOINS.contains(&c));
        // In "Docker, Python and shell scripts"
        let enumerated = behind.starts_with([',', '/']);
        // "Blender: when a product has to be shown"
        if opens && behind.starts_with(':') {
            return Beside::Nothing;
        }
        if (opens && !enumerated) || self.shouted { Beside::Capital } else { Beside::Sentence }
    }
}

impl Beside {
    /// Whether the name is part of an item, that is, not separated by more than spaces.
    pub(crate) fn in_item(before: &str, behind: &str) -> Self {
        let blank = |c: char| c == ' ';
        let joined = |rest: &str, next: Option<char>| {
            rest.starts_with(blank) && next.is_some_and(char::is_alphanumeric)
        };
        let goes_on = joined(behind, behind.trim_start_matches(blank).chars().next());
        let went_on =
            before.ends_with(blank) && before.trim_end_matches(blank).ends_with(char::is_alphanumeric);
        match (went_on, goes_on) {
            (_, true) => Self::Sentence,
            (true, false) => Self::Words,
            (false, false) => Self::Nothing,
        }
    }
}

/// How many other skills in its field a resume must name for this name to count; 0 if it is clear.
pub(crate) fn needed(tools: Tools<'_>, naming: Naming<'_>) -> u8 {
    let skill = tools.catalog.skill(naming.candidate.skill);
    // A degree or certificate is clear in a section that lists them.
    let listed = matches!(naming.section, Section::Education | Section::Certificates);
    let personal = matches!(skill.kind, SkillKind::SoftSkill | SkillKind::SpokenLanguage);
    if personal || (listed && skill.kind == SkillKind::Credential) {
        return 0;
    }
    let folded = fold(naming.text);
    let name = Named { tools, naming, skill, folded: &folded };
    let single = words(&folded).nth(1).is_none();
    let of_word = || name.as_title().max(name.as_word());
    let by_words = if single { of_word() } else { name.as_phrase() };
    name.as_abbreviation().max(name.as_namesake()).max(by_words)
}

/// Whether a word of job titles is one of the person's own titles, given their folded words: "nurses" for a
/// nurse.
pub(crate) fn is_own_title(tools: Tools<'_>, naming: Naming<'_>, titles: &[String]) -> bool {
    let folded = fold(naming.text);
    let is_title = |word: &str| tools.lexicon.title_words().whole(word, naming.languages).is_some();
    if !is_title(&folded) && !folded.strip_suffix('s').is_some_and(is_title) {
        return false;
    }
    titles.iter().any(|title| *title == folded || Some(title.as_str()) == folded.strip_suffix('s'))
}

/// A name in folded form, with the skill it may name.
struct Named<'t> {
    tools: Tools<'t>,
    naming: Naming<'t>,
    skill: &'t Skill,
    folded: &'t str,
}

impl Named<'_> {
    fn as_abbreviation(&self) -> u8 {
        let (text, candidate) = (self.naming.text, self.naming.candidate);
        if !text.chars().all(char::is_alphabetic) {
            return 0;
        }
        if candidate.method == Method::Acronym {
            return HARDLY;
        }
        if self.says_who_one_is() {
            return 0;
        }
        let letters = text.chars().count();
        if letters > LONGEST_SHORT {
            return 0;
        }
        let capitals = text.chars().filter(|c| c.is_uppercase()).count();
        if candidate.method == Method::Fuzzy && capitals > 1 && !self.is_in_a_name() {
            return HARDLY;
        }
        // "nas" is more likely Portuguese than network storage.
        let small = capitals == 0 && letters < LONGEST_SHORT && self.spelling().is_some_and(is_capitals);
        let short_names = &self.tools.lexicon.disambiguation().short_names;
        // "PRs" are pull requests more often than public relations.
        let singular = self.folded.strip_suffix('s').filter(|_| capitals > 1 && capitals + 1 == letters);
        let is_short = |name: &str| short_names.is(name, self.naming.languages);
        let ambiguous = (is_short(self.folded) && (capitals == letters || letters <= 2))
            || singular.is_some_and(is_short);
        // DBT is a therapy, and dbt is a tool.
        let is_small = |name: &str| !name.contains(char::is_uppercase);
        let is_other = |name: &str| is_small(name) || (letters <= SHORTEST_SPELT && !is_capitals(name));
        if capitals == letters && self.skill.kind.is_product() && self.spelling().is_some_and(is_other) {
            return if self.is_listed() { LISTED } else { DOUBTFUL };
        }
        if !ambiguous && compact(&self.skill.label) == compact(text) {
            return 0;
        }
        let otherwise = small || (capitals > 1 && capitals < letters && self.is_spelt_otherwise());
        let imported = !self.tools.matcher.is_marked() && capitals == letters;
        match (ambiguous || otherwise, candidate.method) {
            (true, Method::Fuzzy) => HARDLY,
            (true, _) if self.is_listed() => LISTED,
            (true, _) => DOUBTFUL,
            (false, Method::Alias) if imported => LIKELY,
            _ => 0,
        }
    }

    /// Whether it is a credential above the first heading: "Ada Example, RN".
    fn says_who_one_is(&self) -> bool {
        let Naming { section, beside, candidate, .. } = self.naming;
        section == Section::Summary
            && beside == Beside::Nothing
            && self.skill.kind == SkillKind::Credential
            && candidate.method != Method::Fuzzy
    }

    /// The agreement needed by the name of something else: "Moscow" is more likely the city than MoSCoW, and "teams" in lower
    /// case is no product.
    fn as_namesake(&self) -> u8 {
        let words = self.tools.lexicon.disambiguation();
        let languages = self.naming.languages;
        let key = compact(self.naming.text);
        let is_namesake = |key: &str| words.namesakes.is_key(key, languages);
        if self.is_product() && key.strip_suffix('s').is_some_and(is_namesake) && !is_namesake(&key) {
            return NEVER;
        }
        let is_written = self.naming.text.starts_with(|c: char| c.is_uppercase());
        match is_namesake(&key) {
            true if !is_written && self.naming.cased && self.naming.candidate.method != Method::Exact => {
                NEVER
            }
            true => DOUBTFUL,
            false if is_written && words.places.whole(self.folded, languages).is_some() => DOUBTFUL,
            false => 0,
        }
    }

    fn as_title(&self) -> u8 {
        // "Vendor" in "vendor and inventory management" stands for a longer name.
        if self.naming.candidate.method == Method::Exact && self.spelling().is_none() {
            return 0;
        }
        let (lexicon, languages) = (self.tools.lexicon, self.naming.languages);
        let is_title = |word: &str| lexicon.title_words().whole(word, languages).is_some();
        let singular = is_title(self.folded);
        let plural = || self.folded.strip_suffix('s').is_some_and(is_title);
        match (singular, self.naming.section) {
            // In a summary, people say what they are.
            (true, Section::Summary) => 0,
            (true, _) if self.is_listed() => TWO_LISTED,
            // "Images built with Packer"
            (true, _) if self.is_product() && self.is_capital_in_sentence() => DOUBTFUL,
            (true, _) => HARDLY,
            _ if plural() => HARDLY,
            _ => 0,
        }
    }

    fn as_word(&self) -> u8 {
        let (lexicon, languages) = (self.tools.lexicon, self.naming.languages);
        if !self.is_listed() && self.means_otherwise() {
            return if self.spelling().is_some() { HARDLY } else { DOUBTFUL };
        }
        if !lexicon.is_ordinary_word(self.folded, languages) {
            return 0;
        }
        if self.is_product() {
            let written = self.naming.text.starts_with(|c: char| c.is_uppercase());
            return match self.naming.candidate.method {
                // "pigs" is not a product.
                Method::Fuzzy => HARDLY,
                _ if written && lexicon.is_foreign_name(self.folded, languages) => 0,
                _ => self.as_product(),
            };
        }
        // If the words of an item or sentence name the skill only together, one of them is not a name.
        if self.spelling().is_none() || self.naming.section == Section::Education {
            return 0;
        }
        let imported = !self.tools.matcher.is_marked();
        match (imported && !share_stem(self.folded, &self.skill.label), self.naming.form) {
            (true, Form::List) => LISTED,
            (true, Form::Prose) if self.is_capital_in_sentence() => DOUBTFUL,
            (true, Form::Prose) => HARDLY,
            (false, Form::List) if self.is_item() => 0,
            (false, Form::List) => LIKELY,
            (false, Form::Prose) => LIKELY,
        }
    }

    /// Whether a text in another language than English often means something else by it, unless it is written as a
    /// name: "Als der Hagel kam", "lavar, tender, planchar". The name may be one in that language: "Rohre messen".
    fn means_otherwise(&self) -> bool {
        let lexicon = self.tools.lexicon;
        let otherwise = |own: Languages| lexicon.disambiguation().ordinary.whole(self.folded, own).is_some();
        lexicon.besides_english(self.naming.languages).is_some_and(otherwise)
            && !(is_capitals(self.naming.text) && self.naming.text.chars().count() <= LONGEST_SHORT)
            && !(self.spelling().is_some() && self.is_capital_in_sentence())
    }

    fn as_product(&self) -> u8 {
        let text = self.naming.text;
        let small = !text.chars().any(char::is_uppercase);
        if self.is_listed() {
            let english = self.tools.lexicon.is_ordinary_word(self.folded, self.tools.lexicon.english());
            let is_word = small && self.naming.cased;
            return if is_word || !(english || is_capitals(text)) { TWO_LISTED } else { 0 };
        }
        match (small, self.is_written_as_name()) {
            // "jobs in python and sql"
            (true, _) if self.naming.beside == Beside::Name => 0,
            (true, _) => HARDLY,
            (false, true) => 0,
            (false, false) => DOUBTFUL,
        }
    }

    /// Whether an item is about it: it is the whole item, or the last words of an English item.
    fn is_item(&self) -> bool {
        match self.naming.beside {
            Beside::Nothing => true,
            Beside::Words => self.naming.languages == self.tools.lexicon.english(),
            Beside::Capital | Beside::Sentence | Beside::Name => false,
        }
    }

    fn is_capital_in_sentence(&self) -> bool {
        self.naming.beside == Beside::Sentence && self.naming.text.starts_with(|c: char| c.is_uppercase())
    }

    /// Whether its capitals mark a name: inside a sentence, in a language that does not capitalise all nouns.
    fn is_written_as_name(&self) -> bool {
        let Naming { text, section, form, languages, beside, .. } = self.naming;
        let lexicon = self.tools.lexicon;
        // "Tech stack: Go, Rust"
        let item = form == Form::List && beside == Beside::Nothing && section.shows_work();
        let german = lexicon.language("de").map(Languages::of).unwrap_or_default();
        let is_noun = languages.overlaps(german) && lexicon.is_ordinary_word(self.folded, german);
        let shown = match beside {
            Beside::Capital => text.chars().filter(|c| c.is_uppercase()).count() > 1,
            Beside::Nothing | Beside::Sentence | Beside::Name | Beside::Words => true,
        };
        let capitals = self.spelling().is_none_or(|name| is_capitals(name) || !is_capitals(text));
        shown && (form == Form::Prose || item) && capitals && !is_noun
    }

    fn as_phrase(&self) -> u8 {
        if self.naming.candidate.method != Method::Alias {
            return 0;
        }
        let imported = !self.tools.matcher.is_marked();
        if self.spelling().is_none() {
            return 0;
        }
        if imported && is_fragment(self.folded, self.tools.lexicon, self.naming.languages) {
            return HARDLY;
        }
        let (lexicon, languages) = (self.tools.lexicon, self.naming.languages);
        let ordinary = |word: &str| lexicon.is_ordinary_word(word, languages) || is_stop_word(word);
        let strange = self.naming.form == Form::Prose
            && !matches!(self.naming.section, Section::Certificates | Section::Education)
            && words(self.folded).all(ordinary)
            && !self.is_capital_in_sentence()
            && !share_stem(self.folded, &self.skill.label);
        if strange { DOUBTFUL } else { 0 }
    }

    /// Whether it is in a skills list.
    fn is_listed(&self) -> bool {
        self.naming.form == Form::List && lists_skills(self.naming.section)
    }

    /// Whether it is a product that someone made and named. Published taxonomies do not mark products, but
    /// capitalise them and nothing else.
    fn is_product(&self) -> bool {
        let named = |name: &str| name.chars().filter(|c| c.is_uppercase()).count() > 1;
        match self.skill.kind {
            SkillKind::Knowledge | SkillKind::Practice => {
                let capital = |name: &str| name.starts_with(|c: char| c.is_uppercase());
                let proper = |name: &str| named(name) || (capital(name) && self.tools.matcher.writes_small());
                self.spelling().is_some_and(proper)
            }
            kind => kind.is_product(),
        }
    }

    /// The name as written in the catalogue.
    fn spelling(&self) -> Option<&str> {
        let key = compact(self.naming.text);
        // "clouds" is the plural of a name.
        let singular = key.strip_suffix('s').unwrap_or(&key);
        let names = std::iter::once(&self.skill.label).chain(&self.skill.alt_labels);
        let mut bare = names.map(|name| name.split('(').next().unwrap_or(name).trim());
        bare.clone().find(|name| compact(name) == key).or_else(|| bare.find(|name| compact(name) == singular))
    }

    /// Whether the text, or its singular or plural, is a word in a name of the skill: "CAM" in CAM software.
    /// Capitals are taken to be spelt correctly, so "FAA" is not a misspelt FaaS.
    fn is_in_a_name(&self) -> bool {
        let singular = |text: &str| fold(text.strip_suffix('s').unwrap_or(text));
        let own = singular(self.naming.text);
        let names = std::iter::once(&self.skill.label).chain(&self.skill.alt_labels);
        names.into_iter().flat_map(|name| words(name)).any(|word| singular(word) == own)
    }

    /// Whether the catalogue capitalises it differently: "LoRa" is not LoRA.
    fn is_spelt_otherwise(&self) -> bool {
        let singular = self.naming.text.strip_suffix('s');
        self.spelling().is_some_and(|name| name != self.naming.text && Some(name) != singular)
    }
}

/// Whether lists in this section are skills lists.
pub(crate) fn lists_skills(section: Section) -> bool {
    !matches!(section, Section::Work | Section::Volunteer | Section::Summary | Section::Other)
}

/// Whether a name is all capitals.
fn is_capitals(name: &str) -> bool {
    name.chars().all(char::is_uppercase)
}

/// Whether words are a fragment of a phrase: they start or end with a joining word.
pub(crate) fn is_fragment(folded: &str, lexicon: &Lexicon, languages: Languages) -> bool {
    let joins = |word: &str| lexicon.lists().conjunctions.whole(word, languages).is_some();
    words(folded).next().is_some_and(joins) || words(folded).last().is_some_and(joins)
}
