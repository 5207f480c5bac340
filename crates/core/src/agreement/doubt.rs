//! What speaks against taking a name at its word, and how many skills must agree with it therefore.
//!
//! | name | agreement |
//! | --- | --- |
//! | an abbreviation that stands for several things, or is written otherwise than the skill ("LoRA") | one clear, or listed |
//! | a short abbreviation of a published taxonomy | any one |
//! | an abbreviation that was guessed from initials, or is like a name but no word of one ("FAA" and FaaS) | two clear |
//! | a place ("Moscow") | one clear |
//! | a word of job titles ("chef", "nurses"), unless the person had such a job or says so in the summary | two clear, in lists one |
//! | an ordinary word that is a product's name, in running text without a capital inside a sentence | one clear |
//! | the same in small letters | two clear; right beside a clear name none |
//! | the same in a list of skills, in small letters or as a word of another language than English | one clear, or two listed |
//! | a word of a published taxonomy that shares nothing with what the skill is called | two clear, in lists one listed |
//! | an ordinary word for a field or a practice, in running text or at the head of an item | any one |
//! | ordinary words that share nothing with what the skill is called, in running text | one clear |
//! | a fragment of a phrase ("and procedures") of a published taxonomy | two clear |
//!
//! "Listed" is a doubtful name of a list of skills too: names of one field make a list of one kind.
//!
//! A list of skills is a sign by itself: there an ordinary word names a field or a practice. So are a capital inside a
//! sentence, a line or an item of work that is nothing but a name, a credential behind the person's name, and a name in
//! the language of the text.

use crate::catalog::{Catalog, Skill, SkillKind};
use crate::lexicon::{Languages, Lexicon};
use crate::matcher::{Candidate, Matcher, Method, is_stop_word, share_stem};
use crate::resume::{Form, Section};
use crate::text::{compact, fold, words};

/// Longer abbreviations are told apart by their letters.
const LONGEST_SHORT: usize = 4;
/// What agreement with what is hardly ever meant must count: two clear skills, see [`super`].
const HARDLY: u8 = super::MOST;
/// One clear skill.
const DOUBTFUL: u8 = super::CLEAR;
/// One of the same list.
const LISTED: u8 = super::LISTED;
/// Two of the same list.
const TWO_LISTED: u8 = super::TWO_LISTED;
/// Any one skill.
const LIKELY: u8 = super::ANY;

/// What names are judged by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tools<'e> {
    pub(crate) catalog: &'e Catalog,
    pub(crate) matcher: &'e Matcher,
    pub(crate) lexicon: &'e Lexicon,
}

/// A name as it stands in a resume.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Naming<'t> {
    pub(crate) text: &'t str,
    pub(crate) section: Section,
    pub(crate) form: Form,
    /// The languages of the text.
    pub(crate) languages: Languages,
    /// What stands around it.
    pub(crate) beside: Beside,
    pub(crate) candidate: Candidate,
}

/// What stands around a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Beside {
    /// Nothing: it is a line or an item of its own.
    Nothing,
    /// A sentence that it begins, or capitals alone.
    Capital,
    /// A sentence before it.
    Sentence,
    /// Another name of the same sentence that is clear, with nothing but a comma or "and" between the two.
    Name,
    /// Words of the same item, which it closes: "skilled nursing".
    Words,
}

/// The scripts behind the Latin one begin here.
const GREEK: char = '\u{370}';

/// What stands between two names of one sentence.
const JOINS: &[char] = &[',', '/', '(', '&', '+', '"', '“', '\'', '’', '%'];

/// A text that names stand in, with what is true of it at every name: looked at once, however many there are.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting<'t> {
    text: &'t str,
    form: Form,
    /// Letters of another script than the Latin one are in it.
    foreign: bool,
    /// No small letter is in it.
    shouted: bool,
    /// From the first letter or digit to the end of the last one.
    written: (usize, usize),
}

impl<'t> Setting<'t> {
    /// Looks at a text.
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

    /// What stands around the name between two bytes of the text.
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
        // Where other letters are written, Latin ones show a name.
        if self.foreign {
            return Beside::Sentence;
        }
        let before = before.trim_end();
        let opens =
            before.is_empty() || before.ends_with(|c: char| !c.is_alphanumeric() && !JOINS.contains(&c));
        // "Docker, Python and shell scripts"
        let enumerated = behind.starts_with([',', '/']);
        if (opens && !enumerated) || self.shouted { Beside::Capital } else { Beside::Sentence }
    }
}

impl Beside {
    /// Items are parted by more than blanks.
    fn in_item(before: &str, behind: &str) -> Self {
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

/// How many other skills of its field a resume must name for a text to name this skill: 0 where the text is clear.
pub(crate) fn needed(tools: Tools<'_>, naming: Naming<'_>) -> u8 {
    let skill = tools.catalog.skill(naming.candidate.skill);
    // A degree or a certificate is clear where such are listed.
    let listed = matches!(naming.section, Section::Education | Section::Certificates);
    let personal = matches!(skill.kind, SkillKind::SoftSkill | SkillKind::SpokenLanguage);
    if personal || (listed && skill.kind == SkillKind::Credential) {
        return 0;
    }
    let folded = fold(naming.text);
    let name = Named { tools, naming, skill, folded: &folded };
    let single = words(&folded).nth(1).is_none();
    let of_word = || name.as_place().max(name.as_title()).max(name.as_word());
    name.as_abbreviation().max(if single { of_word() } else { name.as_phrase() })
}

/// Whether a word of job titles is one of the person's own titles, given their folded words: "nurses" of a nurse.
pub(crate) fn is_own_title(tools: Tools<'_>, naming: Naming<'_>, titles: &[String]) -> bool {
    let folded = fold(naming.text);
    let people = tools.lexicon.people();
    let is_title = |word: &str| people.titles.whole(word, naming.languages).is_some();
    if !is_title(&folded) && !folded.strip_suffix('s').is_some_and(is_title) {
        return false;
    }
    titles.iter().any(|title| *title == folded || Some(title.as_str()) == folded.strip_suffix('s'))
}

/// A name with what it is folded, and the skill that it may name.
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
        // "nas" is Portuguese before it is a store.
        let small = capitals == 0 && letters < LONGEST_SHORT && self.spelling().is_some_and(is_capitals);
        let short_names = &self.tools.lexicon.disambiguation().short_names;
        let ambiguous =
            short_names.is(self.folded, self.naming.languages) && (capitals == letters || letters <= 2);
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

    /// "Ada Example, RN": a credential that stands alone above the first heading.
    fn says_who_one_is(&self) -> bool {
        let Naming { section, beside, candidate, .. } = self.naming;
        section == Section::Summary
            && beside == Beside::Nothing
            && self.skill.kind == SkillKind::Credential
            && candidate.method != Method::Fuzzy
    }

    /// "Moscow" is a city before it is MoSCoW.
    fn as_place(&self) -> u8 {
        let places = &self.tools.lexicon.disambiguation().places;
        let written = self.naming.text.starts_with(|c: char| c.is_uppercase());
        if written && places.whole(self.folded, self.naming.languages).is_some() { DOUBTFUL } else { 0 }
    }

    fn as_title(&self) -> u8 {
        let (lexicon, languages) = (self.tools.lexicon, self.naming.languages);
        let is_title = |word: &str| lexicon.people().titles.whole(word, languages).is_some();
        let singular = is_title(self.folded);
        let plural = || self.folded.strip_suffix('s').is_some_and(is_title);
        match (singular, self.naming.section) {
            // Who sums themselves up says what they are.
            (true, Section::Summary) => 0,
            (true, _) if self.is_listed() => TWO_LISTED,
            (true, _) => HARDLY,
            _ if plural() => HARDLY,
            _ => 0,
        }
    }

    fn as_word(&self) -> u8 {
        let (lexicon, languages) = (self.tools.lexicon, self.naming.languages);
        if !lexicon.is_ordinary_word(self.folded, languages) {
            return 0;
        }
        let likened = self.naming.candidate.method == Method::Fuzzy;
        if self.is_product() {
            // "pigs" are no product.
            return if likened { HARDLY } else { self.as_product() };
        }
        // The words of an item or a sentence that name the skill together are no name by themselves.
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

    fn as_product(&self) -> u8 {
        let text = self.naming.text;
        let small = !text.chars().any(char::is_uppercase);
        if self.is_listed() {
            let english = self.tools.lexicon.is_ordinary_word(self.folded, self.tools.lexicon.english());
            return if small || !(english || is_capitals(text)) { TWO_LISTED } else { 0 };
        }
        match (small, self.is_written_as_name()) {
            // "jobs in python and sql"
            (true, _) if self.naming.beside == Beside::Name => 0,
            (true, _) => HARDLY,
            (false, true) => 0,
            (false, false) => DOUBTFUL,
        }
    }

    /// Whether an item speaks of it: it is all of the item, or what the words of an English item end with.
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

    /// Whether capitals show a name: inside a sentence, where not every noun has one.
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

    /// It stands in a list of skills.
    fn is_listed(&self) -> bool {
        self.naming.form == Form::List && lists_skills(self.naming.section)
    }

    /// Whether somebody made it and gave it its name. Published taxonomies know no products, but they write them with
    /// capitals where everything else has none.
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

    /// The name as the catalogue writes it.
    fn spelling(&self) -> Option<&str> {
        let key = compact(self.naming.text);
        let names = std::iter::once(&self.skill.label).chain(&self.skill.alt_labels);
        let bare = names.map(|name| name.split('(').next().unwrap_or(name).trim());
        bare.into_iter().find(|name| compact(name) == key)
    }

    /// The text, or its singular or plural, is a word of a name of the skill: "CAM" of CAM software. Capitals are spelt as
    /// they are meant, so that "FAA" is no misspelt FaaS.
    fn is_in_a_name(&self) -> bool {
        let singular = |text: &str| fold(text.strip_suffix('s').unwrap_or(text));
        let own = singular(self.naming.text);
        let names = std::iter::once(&self.skill.label).chain(&self.skill.alt_labels);
        names.into_iter().flat_map(|name| words(name)).any(|word| singular(word) == own)
    }

    /// The catalogue writes it with other capitals: "LoRa" is no LoRA.
    fn is_spelt_otherwise(&self) -> bool {
        self.spelling().is_some_and(|name| name != self.naming.text)
    }
}

/// Whether the lists of a part of a resume are lists of skills.
pub(crate) fn lists_skills(section: Section) -> bool {
    !matches!(section, Section::Work | Section::Volunteer | Section::Summary | Section::Other)
}

/// Whether a name is written in capitals alone.
fn is_capitals(name: &str) -> bool {
    name.chars().all(char::is_uppercase)
}

/// Whether words are a piece of a phrase: they begin or end with what joins words.
pub(crate) fn is_fragment(folded: &str, lexicon: &Lexicon, languages: Languages) -> bool {
    let joins = |word: &str| lexicon.lists().conjunctions.whole(word, languages).is_some();
    words(folded).next().is_some_and(joins) || words(folded).last().is_some_and(joins)
}
