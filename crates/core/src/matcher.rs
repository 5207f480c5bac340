//! From a mention to the skills it may name, best first, each with its method and its score.
//!
//! The tiers, in order: the name as it stands (exact, alias); the name without decoration ("Python 3.11",
//! "experience with Docker"); acronyms; weighted fuzzy likeness over candidates that an index proposes.
//! Exact scoring happens for proposed candidates alone, see [`index`](self) in ARCHITECTURE.md.

mod acceptable;
mod acronym;
mod clause;
mod decoration;
mod edits;
mod foreign;
mod found;
mod fuzzy;
mod index;
mod labels;
mod learned;
mod letters;
mod likely;
mod meaning;
mod ordinary;
mod phrases;
mod pieces;
mod propose;
mod query;
mod said;
mod similarity;
mod slips;
mod spelling;
mod table;
mod tally;
mod technology;
mod vocabulary;

pub(crate) use crate::stem::{share_stem, stem};
pub use decoration::undecorated;
use decoration::undecorated_in;
pub(crate) use said::{Said, Told, Wanted};
pub(crate) use spelling::british;
pub(crate) use vocabulary::is_stop_word;

use crate::agreement::Fields;
use crate::catalog::{Catalog, SkillId};
use crate::lexicon::{Languages, Lexicon};
use crate::prepared::{Prepared, Put};
use crate::text::{compact, fold, latin_capitals, words};
use crate::units::Confidence;
use crate::vectors::Direction;
use foreign::Foreign;
use found::Found;
use fuzzy::Reach;
use index::Index;
pub(crate) use labels::{Label, LabelKind};
use meaning::Space;
use propose::Scratch;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

/// The stems of a name that tell what it is about, sorted: "carry out wound care" and "Wound Care" have the same.
///
/// Verbs that only say that something is done are left out.
#[must_use]
pub fn telling_stems(name: &str) -> String {
    let folded = fold(name);
    let telling = words(&folded).filter(|word| !is_stop_word(word) && !LIGHT_VERBS.contains(word));
    let mut stems: Vec<String> = telling.map(|word| stem(&british(word)).to_owned()).collect();
    stems.sort_unstable();
    stems.dedup();
    stems.join(" ")
}

/// Verbs with which taxonomies begin the name of a skill, and which say no more than that it is done.
const LIGHT_VERBS: &[&str] = &[
    "use",
    "utilise",
    "apply",
    "perform",
    "carry",
    "out",
    "conduct",
    "provide",
    "execute",
    "do",
    "undertake",
    "practise",
    "operate",
    "handle",
    "manage",
    "work",
    "give",
    "make",
    "ensure",
    "maintain",
    "prepare",
    "deal",
];

/// A candidate at or above this score counts as held.
///
/// Below it, the development part of the typing-error set holds more wrong first candidates than right ones.
pub const ACCEPT: f64 = 0.80;

/// A name found with less certainty is compared with what is like the mention.
const CERTAIN: f64 = 0.92;

/// Longer mentions are cut here before fuzzy matching: no label is longer, and cost stays bounded.
const LONGEST_MENTION: usize = 200;

/// Longer words in capitals are words.
const LONGEST_ABBREVIATION: usize = 6;

/// A name found only after taking decoration away is this much less certain than the bare name.
const UNDECORATED: f64 = 0.98;

/// A name at the end of a path is so much less certain.
const IN_PATH: f64 = 0.02;

/// What the direction of a skill counts beside the likeness of its labels, where skills have several names each: their
/// sum is surer of what the skill is about. Of 1, 1.5 and 2 the best on the development parts taken together.
const MEANING_OF_MANY_NAMES: f64 = 1.5;
/// The same where a skill has one name; 2 is worse for typing errors and for names that are held out.
const MEANING_OF_ONE_NAME: f64 = 1.0;

/// So many skills that mean what a mention means are candidates.
const NEAREST: usize = 40;

/// How a mention was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Method {
    /// It is the preferred label.
    Exact,
    /// It is an alternative label.
    Alias,
    /// It is made of the initials of a label, or a label is made of its initials.
    Acronym,
    /// It is like a label.
    Fuzzy,
    /// What somebody did shows it: "taught two apprentices".
    Activity,
    /// A clause means what the label means.
    Meaning,
    /// Another held skill implies this one.
    Implied,
    /// Another held skill is related to this one.
    Related,
}

impl Method {
    /// The word for it in reports and JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Alias => "alias",
            Self::Acronym => "acronym",
            Self::Fuzzy => "fuzzy",
            Self::Activity => "activity",
            Self::Meaning => "meaning",
            Self::Implied => "implied",
            Self::Related => "related",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A skill that a mention may name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// The skill.
    pub skill: SkillId,
    /// How sure the match is.
    pub score: Confidence,
    /// How it was found.
    pub method: Method,
}

/// The outcome for one mention.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Matched {
    /// Whether the first candidate counts as held.
    pub accepted: bool,
    /// The candidates, best first; filled even when none is good enough.
    pub candidates: Vec<Candidate>,
}

impl Matched {
    /// The first candidate, when it counts as held.
    #[must_use]
    pub fn held(&self) -> Option<Candidate> {
        self.candidates.first().copied().filter(|_| self.accepted)
    }
}

/// A mention, folded, with its forms without decoration.
pub(crate) struct Name<'m> {
    raw: &'m str,
    folded: String,
    forms: Vec<(String, f64)>,
    /// The languages of the text that it stands in.
    languages: Languages,
}

impl<'m> Name<'m> {
    pub(crate) fn new(raw: &'m str, lexicon: &Lexicon, languages: Languages) -> Self {
        let clipped = clip(raw);
        let folded = latin_capitals(clipped).unwrap_or_else(|| fold(clipped));
        let forms = undecorated_in(&folded, lexicon, languages);
        Self { raw, folded, forms, languages }
    }

    /// Whether it is one short word in capitals.
    fn is_abbreviation(&self) -> bool {
        let raw = self.raw.trim();
        raw.chars().all(char::is_uppercase) && raw.chars().nth(LONGEST_ABBREVIATION).is_none()
    }

    /// The mention itself.
    pub(crate) fn folded(&self) -> &str {
        &self.folded
    }
}

/// Matches mentions against the labels of one catalogue.
///
/// Building it costs time and memory in proportion to the labels; matching does not allocate beyond its
/// answer when a [`Session`] is kept.
#[derive(Debug)]
pub struct Matcher {
    index: Index,
    foreign: Foreign,
    space: Space,
    lexicon: Arc<Lexicon>,
    /// Made when the first doubtful name is met, and kept: a table has thousands of them.
    fields: OnceLock<Fields>,
    /// Whether somebody has marked which names are ordinary words too.
    marked: bool,
    /// Whether it writes names with small letters, but for those that are names in the language too.
    writes_small: bool,
    /// Tells it from any other: what a [`Session`] remembers is true of one only.
    number: u64,
}

/// Memory that matching reuses from mention to mention; one for each thread.
///
/// It starts anew when it is used with another [`Matcher`].
#[derive(Debug)]
pub struct Session {
    /// The matcher that it was used with; 0 for none.
    matcher: u64,
    /// The languages of the last name: what is a word of one is misspelt in another.
    languages: Languages,
    scratch: Scratch,
    /// What the last name that no other way led to was found to be, and what it took to find out: tables spell one
    /// name in several ways.
    last: Option<(String, bool, Option<Candidate>, u64)>,
    /// See [`Session::work`].
    work: u64,
    /// See [`Session::allowing`].
    most_work: u64,
}

impl Default for Session {
    fn default() -> Self {
        Self::allowing(u64::MAX)
    }
}

impl Session {
    /// A session in which names are compared with what is like them until that took so much [work](Self::work).
    ///
    /// After that, what is read is matched by name alone; [`Matcher::candidates`] and [`Matcher::held`] are not bounded.
    #[must_use]
    pub fn allowing(most_work: u64) -> Self {
        Self {
            matcher: 0,
            languages: Languages::default(),
            scratch: Scratch::default(),
            last: None,
            work: 0,
            most_work,
        }
    }

    /// Counts the work anew, of which no more than this is allowed.
    pub(crate) fn begin(&mut self, most_work: u64) {
        // What was compared and not counted yet is the last text's.
        self.scratch.work();
        (self.work, self.most_work) = (0, most_work);
    }

    /// How much was compared so far, in units of about ten nanoseconds.
    ///
    /// What a mention adds depends on nothing but the mention: what is remembered counts as if it were found anew.
    #[must_use]
    pub fn work(&self) -> u64 {
        self.work
    }

    /// Whether no more may be compared.
    pub(crate) fn is_spent(&self) -> bool {
        self.work >= self.most_work
    }

    /// The session with this matcher, in texts of these languages.
    fn with(&mut self, matcher: &Matcher, languages: Languages) -> &mut Self {
        if self.matcher != matcher.number {
            let (work, most_work) = (self.work, self.most_work);
            *self = Self { matcher: matcher.number, languages, work, ..Self::allowing(most_work) };
        } else if self.languages != languages {
            self.languages = languages;
            self.last = None;
            self.scratch.likely.clear();
        }
        self
    }
}

impl Matcher {
    /// Indexes the labels of a catalogue; words are those of the built-in lexicon.
    #[must_use]
    pub fn new(catalog: &Catalog) -> Self {
        Self::with_lexicon(catalog, Lexicon::builtin())
    }

    /// The same with the words of another lexicon.
    #[must_use]
    pub fn with_lexicon(catalog: &Catalog, lexicon: Arc<Lexicon>) -> Self {
        Self::prepared(catalog, lexicon, Prepared::default())
    }

    /// The same with what is [prepared](Prepared) of the labels.
    pub(crate) fn prepared(catalog: &Catalog, lexicon: Arc<Lexicon>, prepared: Prepared) -> Self {
        static MATCHERS: AtomicU64 = AtomicU64::new(0);
        Self {
            index: Index::new(catalog, Arc::clone(&lexicon), prepared),
            foreign: Foreign::new(catalog, &lexicon),
            space: Space::new(catalog),
            lexicon,
            fields: OnceLock::new(),
            marked: catalog.skills().iter().any(|skill| skill.needs_context),
            writes_small: writes_small(catalog),
            number: 1 + MATCHERS.fetch_add(1, Ordering::Relaxed),
        }
    }

    /// Packs what [`prepared`](Self::prepared) takes; `put` is called for each part.
    pub(crate) fn pack(&self, put: &mut Put<'_>) -> Result<(), postcard::Error> {
        self.index.pack(put)
    }

    /// Makes ready what else is made when a mention first asks for it, worth its while for many: the part for words.
    ///
    /// The other part is [`prepare_names`](Self::prepare_names), for who wants to make them side by side.
    pub fn prepare_words(&self) {
        self.index.likeness();
    }

    /// See [`prepare_words`](Self::prepare_words).
    pub fn prepare_names(&self) {
        self.index.complete_names();
    }

    /// The skills that a mention may name, at most `most`, best first.
    ///
    /// ```
    /// # use skillgap_core::{catalog::Catalog, matcher::{Matcher, Session, Method}};
    /// # let catalog = skillgap_core::sample::catalog();
    /// let matcher = Matcher::new(&catalog);
    /// let matched = matcher.candidates("Pythn 3.11", 5, &mut Session::default());
    /// assert!(matched.accepted);
    /// assert_eq!(catalog.skill(matched.candidates[0].skill).label, "Python");
    /// ```
    #[must_use]
    pub fn candidates(&self, mention: &str, most: usize, session: &mut Session) -> Matched {
        self.answer(mention, most, Reach::Proposed, session)
    }

    /// The same, scoring every label instead of those that the index proposes: slow, to measure what the index loses.
    #[must_use]
    pub fn candidates_of_all(&self, mention: &str, most: usize, session: &mut Session) -> Matched {
        self.answer(mention, most, Reach::All, session)
    }

    /// The skill that a mention names, if any: what [`candidates`](Self::candidates) accepts, found without ranking
    /// what it would not.
    #[must_use]
    pub fn held(&self, mention: &str, session: &mut Session) -> Option<Candidate> {
        self.answer(mention, 1, Reach::Acceptable, session).held()
    }

    fn answer(&self, mention: &str, most: usize, reach: Reach, session: &mut Session) -> Matched {
        let name = Name::new(mention, &self.lexicon, Languages::default());
        let mut found = Found::default();
        self.named(&name, &mut found);
        if found.len() == 0 {
            self.last_of_path(mention, &mut found);
        }
        if found.top() < CERTAIN {
            self.like(&name, reach, session, &mut found);
        } else if most > found.len() {
            self.fuzzy((&name.folded, 0.0), &name, reach, session, &mut found);
        }
        if reach == Reach::Acceptable || found.top() >= CERTAIN {
            return found.into_matched(most);
        }
        session.work += self.space.len() as u64;
        self.meant(&name.folded, most, found)
    }

    /// Orders what is not sure by likeness and by meaning.
    fn meant(&self, folded: &str, most: usize, mut found: Found) -> Matched {
        let direction = Space::direction(folded);
        for (_, skill) in self.space.nearest(&direction, NEAREST) {
            found.add(skill, 0.0, Method::Fuzzy, u8::MAX);
        }
        let weight = if self.index.has_many_names() { MEANING_OF_MANY_NAMES } else { MEANING_OF_ONE_NAME };
        found.into_blended(most, |skill| weight * f64::from(self.space.cosine(&direction, skill)))
    }

    /// Only the tiers that need no likeness: the name itself, undecorated, or its acronym.
    #[must_use]
    pub fn exact(&self, mention: &str) -> Option<Candidate> {
        self.exact_in(mention, Languages::default())
    }

    /// The same in a text of these languages.
    pub(crate) fn exact_in(&self, mention: &str, languages: Languages) -> Option<Candidate> {
        self.exact_name(&Name::new(mention, &self.lexicon, languages))
    }

    /// See [`exact`](Self::exact).
    pub(crate) fn exact_name(&self, name: &Name) -> Option<Candidate> {
        let mut found = Found::default();
        self.named(name, &mut found);
        found.into_matched(1).held()
    }

    /// What [`held`](Self::held) finds for a name that [`exact_name`](Self::exact_name) does not; nothing in a session
    /// that is [spent](Session::is_spent).
    pub(crate) fn alike(&self, name: &Name, session: &mut Session) -> Option<Candidate> {
        if session.is_spent() {
            return None;
        }
        let session = session.with(self, name.languages);
        let written = name.is_abbreviation();
        let known = session.last.as_ref().filter(|last| last.0 == name.folded && last.1 == written);
        if let Some((.., candidate, work)) = known {
            session.work += work;
            return *candidate;
        }
        let (mut found, before) = (Found::default(), session.work);
        self.like(name, Reach::Acceptable, session, &mut found);
        let candidate = found.into_matched(1).held();
        session.last = Some((name.folded.clone(), written, candidate, session.work - before));
        candidate
    }

    /// The skill whose label has this [`compact`] key, in a text of these languages.
    #[must_use]
    pub(crate) fn lookup(&self, key: &str, languages: Languages) -> Option<(Candidate, Label<'_>)> {
        let label = self.index.named(key).into_iter().next().map(|(_, label)| label);
        let label = label.or_else(|| self.foreign.named(key, &self.lexicon, languages))?;
        Some((Candidate { skill: label.skill, score: Confidence::ONE, method: label.method() }, label))
    }

    /// Whether a label of one word is an ordinary word too, in a catalogue that marks none itself.
    pub(crate) fn is_ordinary(&self, catalog: &Catalog, label: &Label<'_>) -> bool {
        let preferred = || fold(&catalog.skill(label.skill).label);
        !self.marked
            && label.kind != LabelKind::Foreign
            && ordinary::is_ordinary(&self.index, label, &preferred(), || {
                self.lexicon.is_ordinary_word(label.key, self.lexicon.english())
            })
    }

    /// Whether the catalogue marks which of its names are ordinary words too.
    pub(crate) fn is_marked(&self) -> bool {
        self.marked
    }

    /// Whether a capital at the head of a preferred label shows that it is a name.
    pub(crate) fn writes_small(&self) -> bool {
        self.writes_small
    }

    /// How nearly a skill points where a text does, in [-1,1].
    pub(crate) fn cosine(&self, direction: &Direction, skill: SkillId) -> f32 {
        self.space.cosine(direction, skill)
    }

    /// Adds where a skill points to a sum.
    pub(crate) fn add_direction(&self, skill: SkillId, sum: &mut [f32]) {
        self.space.add_to(skill, sum);
    }

    /// Which skills of the catalogue belong together.
    pub(crate) fn fields(&self, catalog: &Catalog) -> &Fields {
        self.fields.get_or_init(|| Fields::of(catalog))
    }

    /// The words that it goes by.
    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// How many words the longest label has that begins with this word; 0 when none does.
    pub(crate) fn longest_from(&self, word: &str) -> usize {
        self.index.longest_from(word).max(self.foreign.longest_from(word))
    }

    /// The label of several words that differs from a name in its number alone: "REST API" for "REST APIs".
    fn in_other_number(&self, form: &str) -> Option<Label<'_>> {
        words(form).nth(1)?;
        let key = compact(form);
        let singular = key.strip_suffix('s').and_then(|key| self.index.named(key).into_iter().next());
        let found = singular.or_else(|| self.index.named(&format!("{key}s")).into_iter().next());
        found.map(|(_, label)| label).filter(|label| words(label.folded).count() == words(form).count())
    }

    /// "Software Development/C#" as tables of human resources write it: the group, a slash, and the skill.
    fn last_of_path(&self, mention: &str, found: &mut Found) {
        let path = mention.rsplit_once('/').filter(|(group, _)| group.contains(' ') && !group.contains("//"));
        let skill = path.and_then(|(_, last)| self.exact(last));
        skill.into_iter().for_each(|skill| found.add(skill.skill, UNDECORATED - IN_PATH, skill.method, 0));
    }

    fn named(&self, Name { raw, folded, forms, languages }: &Name, found: &mut Found) {
        for (form, penalty) in forms {
            let score = if *penalty == 0.0 { 1.0 } else { UNDECORATED - penalty };
            let key = compact(form);
            for (id, label) in self.index.named(&key) {
                found.add(label.skill, score, label.method(), self.index.labels().rank(id, folded));
            }
            if found.len() == 0
                && let Some(label) = self.foreign.named(&key, &self.lexicon, *languages)
            {
                found.add(label.skill, score, label.method(), 0);
            }
            if found.len() == 0
                && let Some(label) = self.in_other_number(form)
            {
                found.add(label.skill, score.min(UNDECORATED), label.method(), 1);
            }
            if found.len() > 0 {
                return;
            }
        }
        let technology = self.lexicon.technology();
        for (form, penalty) in forms {
            if let Some((skill, score)) = technology::other_name(&self.index, technology, &compact(form)) {
                found.add(skill, score - penalty, Method::Alias, 0);
                return;
            }
        }
        for (skill, score) in acronym::expansions(&self.index, raw, folded) {
            found.add(skill, score, Method::Acronym, 0);
        }
        if let Some((skill, score)) = technology::of_ending(&self.index, technology, &compact(folded)) {
            found.add(skill, score, Method::Fuzzy, 0);
        }
    }
}

/// Whether more preferred labels begin small than with a capital.
fn writes_small(catalog: &Catalog) -> bool {
    let begins =
        |is: fn(char) -> bool| catalog.skills().iter().filter(|skill| skill.label.starts_with(is)).count();
    begins(char::is_lowercase) > begins(char::is_uppercase)
}

/// The start of a long mention, cut at a character.
fn clip(mention: &str) -> &str {
    match mention.char_indices().nth(LONGEST_MENTION) {
        Some((at, _)) => mention.get(..at).unwrap_or(mention),
        None => mention,
    }
}
