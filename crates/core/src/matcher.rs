//! Matching: from a mention to the skills it may name, best first, each with method and score.
//!
//! The tiers, in order: the name as written (exact, alias); the name without decoration ("Python 3.11",
//! "experience with Docker"); acronyms; fuzzy similarity over candidates from an index. Only those candidates
//! are scored exactly, see "How matching works" in ARCHITECTURE.md.

mod acceptable;
mod acronym;
mod clause;
mod decoration;
mod edits;
mod foreign;
mod found;
mod fuzzy;
mod index;
mod inflected;
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
use crate::lexicon::{Inflections, Languages, Lexicon};
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

/// The sorted stems of a name that carry its meaning: "carry out wound care" and "Wound Care" have the same.
///
/// Verbs that only say that something is done are dropped.
#[must_use]
pub fn telling_stems(name: &str) -> String {
    let folded = fold(name);
    let telling = words(&folded)
        .filter(|word| !is_stop_word(word) && !Lexicon::label_words().light_verbs.contains(*word));
    let mut stems: Vec<String> = telling.map(|word| stem(&british(word)).to_owned()).collect();
    stems.sort_unstable();
    stems.dedup();
    stems.join(" ")
}

/// The least score at which a candidate counts as held.
///
/// Below it, the development part of the typing-error set has more wrong first candidates than right ones.
pub const ACCEPT: f64 = 0.80;

/// A name found with a lower score than this is also compared with similar names.
const CERTAIN: f64 = 0.92;

/// The length in bytes at which mentions are cut before fuzzy matching: no label is longer, and cost stays
/// bounded.
const LONGEST_MENTION: usize = 200;

/// The longest abbreviation, in letters; longer words in capitals are ordinary words.
const LONGEST_ABBREVIATION: usize = 6;

/// The factor for a name found only after removing decoration.
const UNDECORATED: f64 = 0.98;

/// The deduction for a name at the end of a path.
const IN_PATH: f64 = 0.02;

/// The weight of meaning relative to similarity for catalogues whose skills have several names, whose sum is
/// more reliable. Of 1, 1.5 and 2, the best on all development parts together.
const MEANING_OF_MANY_NAMES: f64 = 1.5;
/// The same for catalogues with one name per skill; 2 is worse for typing errors and for held-out names.
const MEANING_OF_ONE_NAME: f64 = 1.0;

/// The number of candidates by meaning.
const NEAREST: usize = 40;

/// How a mention was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Method {
    /// By its preferred label.
    Exact,
    /// By an alternative label.
    Alias,
    /// By initials: of a label, or of the mention.
    Acronym,
    /// By similarity to a label.
    Fuzzy,
    /// By an activity that shows it: "taught two apprentices".
    Activity,
    /// By a clause with the meaning of the label.
    Meaning,
    /// Implied by another held skill.
    Implied,
    /// Related to another held skill.
    Related,
}

impl Method {
    /// The name in reports and JSON.
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

/// A skill that a mention may refer to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// The skill.
    pub skill: SkillId,
    /// The confidence in the match.
    pub score: Confidence,
    /// How it was found.
    pub method: Method,
}

/// The result for one mention.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Matched {
    /// Whether the first candidate counts as held.
    pub accepted: bool,
    /// The candidates, best first; filled even if none is good enough.
    pub candidates: Vec<Candidate>,
}

impl Matched {
    /// The first candidate, if it counts as held.
    #[must_use]
    pub fn held(&self) -> Option<Candidate> {
        self.candidates.first().copied().filter(|_| self.accepted)
    }
}

/// A folded mention with its undecorated forms.
pub(crate) struct Name<'m> {
    raw: &'m str,
    folded: String,
    forms: Vec<(String, f64)>,
    /// The languages of its text.
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
/// Building it takes time and memory proportional to the labels. Matching allocates only its answer if a
/// [`Session`] is reused.
#[derive(Debug)]
pub struct Matcher {
    index: Index,
    foreign: Foreign,
    space: Space,
    lexicon: Arc<Lexicon>,
    /// Built when the first doubtful name is found, and kept, because a table has thousands of them.
    fields: OnceLock<Fields>,
    /// Which skills are products.
    products: Vec<bool>,
    /// Whether the catalogue marks names that are also ordinary words.
    marked: bool,
    /// Whether the catalogue writes names in lower case, except for proper names.
    writes_small: bool,
    /// Identifies this matcher: the memory of a [`Session`] is valid for only one.
    number: u64,
}

/// Memory reused between mentions; one per thread.
///
/// It is reset when used with another [`Matcher`].
#[derive(Debug)]
pub struct Session {
    /// The matcher it was last used with; 0 for none.
    matcher: u64,
    /// The languages of the last name, because a word of one language may be a misspelling in another.
    languages: Languages,
    scratch: Scratch,
    /// The last name that needed similarity, its result, and the work it took: tables contain several
    /// spellings of one name.
    last: Option<(String, bool, Option<Candidate>, u64)>,
    /// See [`Session::work`].
    work: u64,
    /// See [`Session::allowing`].
    most_work: u64,
    /// See [`Session::uncompared`].
    uncompared: usize,
}

impl Default for Session {
    fn default() -> Self {
        Self::allowing(u64::MAX)
    }
}

impl Session {
    /// A session that compares similar names until this much [work](Self::work) is done.
    ///
    /// After that, mentions match by name only; [`Matcher::candidates`] and [`Matcher::held`] are not
    /// limited.
    #[must_use]
    pub fn allowing(most_work: u64) -> Self {
        Self {
            matcher: 0,
            languages: Languages::default(),
            scratch: Scratch::default(),
            last: None,
            work: 0,
            most_work,
            uncompared: 0,
        }
    }

    /// Resets the work counter and sets its limit.
    pub(crate) fn begin(&mut self, most_work: u64) {
        // Comparisons not counted yet belong to the previous text.
        self.scratch.work();
        (self.work, self.most_work, self.uncompared) = (0, most_work, 0);
    }

    /// The work done so far, in units of about ten nanoseconds.
    ///
    /// The work of a mention depends only on the mention: cached results count as if they were computed
    /// again.
    #[must_use]
    pub fn work(&self) -> u64 {
        self.work
    }

    /// How many names were not compared, because no more might be.
    pub(crate) fn uncompared(&self) -> usize {
        self.uncompared
    }

    /// Whether the limit is reached.
    pub(crate) fn is_spent(&self) -> bool {
        self.work >= self.most_work
    }

    /// Prepares the session for this matcher and texts in these languages.
    fn with(&mut self, matcher: &Matcher, languages: Languages) -> &mut Self {
        if self.matcher != matcher.number {
            let Self { work, most_work, uncompared, .. } = *self;
            *self =
                Self { matcher: matcher.number, languages, work, uncompared, ..Self::allowing(most_work) };
        } else if self.languages != languages {
            self.languages = languages;
            self.last = None;
            self.scratch.likely.clear();
        }
        self
    }
}

impl Matcher {
    /// Indexes the labels of a catalogue, with the built-in lexicon.
    #[must_use]
    pub fn new(catalog: &Catalog) -> Self {
        Self::with_lexicon(catalog, Lexicon::builtin())
    }

    /// As [`new`](Self::new), with another lexicon.
    #[must_use]
    pub fn with_lexicon(catalog: &Catalog, lexicon: Arc<Lexicon>) -> Self {
        Self::prepared(catalog, lexicon, Prepared::default())
    }

    /// As `with_lexicon`, with the [prepared](Prepared) data of the labels.
    pub(crate) fn prepared(catalog: &Catalog, lexicon: Arc<Lexicon>, prepared: Prepared) -> Self {
        static MATCHERS: AtomicU64 = AtomicU64::new(0);
        Self {
            index: Index::new(catalog, Arc::clone(&lexicon), prepared),
            foreign: Foreign::new(catalog, &lexicon),
            space: Space::new(catalog),
            lexicon,
            fields: OnceLock::new(),
            products: catalog.skills().iter().map(|skill| skill.kind.is_product()).collect(),
            marked: catalog.skills().iter().any(|skill| skill.needs_context),
            writes_small: writes_small(catalog),
            number: 1 + MATCHERS.fetch_add(1, Ordering::Relaxed),
        }
    }

    /// Packs the data that [`prepared`](Self::prepared) uses; `put` is called for each part.
    pub(crate) fn pack(&self, put: &mut Put<'_>) -> Result<(), postcard::Error> {
        self.index.pack(put)
    }

    /// Builds the indexes that are otherwise built on first use; worthwhile before many mentions. This one
    /// builds those for words.
    ///
    /// [`prepare_names`](Self::prepare_names) builds the others; the two can run in parallel.
    pub fn prepare_words(&self) {
        self.index.likeness().letters.prepare();
        self.space.prepare();
    }

    /// See [`prepare_words`](Self::prepare_words).
    pub fn prepare_names(&self) {
        self.index.complete_names();
    }

    /// The skills that a mention may refer to, at most `most`, best first.
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

    /// As [`candidates`](Self::candidates), but scores every label: slow, for measuring what the index loses.
    #[must_use]
    pub fn candidates_of_all(&self, mention: &str, most: usize, session: &mut Session) -> Matched {
        self.answer(mention, most, Reach::All, session)
    }

    /// The skill that a mention names, if any: the first of [`candidates`](Self::candidates) if accepted,
    /// without ranking the rest.
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

    /// Sorts uncertain candidates by similarity and meaning.
    fn meant(&self, folded: &str, most: usize, mut found: Found) -> Matched {
        let direction = Space::direction(folded);
        for (_, skill) in self.space.nearest(&direction, NEAREST) {
            found.add(skill, 0.0, Method::Fuzzy, u8::MAX);
        }
        let weight = if self.index.has_many_names() { MEANING_OF_MANY_NAMES } else { MEANING_OF_ONE_NAME };
        found.into_blended(most, |skill| weight * f64::from(self.space.cosine(&direction, skill)))
    }

    /// Uses only the tiers without similarity: the name itself, undecorated, or its acronym.
    #[must_use]
    pub fn exact(&self, mention: &str) -> Option<Candidate> {
        self.exact_in(mention, Languages::default())
    }

    /// As `exact`, in a text in these languages.
    pub(crate) fn exact_in(&self, mention: &str, languages: Languages) -> Option<Candidate> {
        self.exact_name(&Name::new(mention, &self.lexicon, languages))
    }

    /// See [`exact`](Self::exact).
    pub(crate) fn exact_name(&self, name: &Name) -> Option<Candidate> {
        let mut found = Found::default();
        self.named(name, &mut found);
        found.into_matched(1).held()
    }

    /// What [`held`](Self::held) finds for a name that [`exact_name`](Self::exact_name) does not; `None` in a
    /// [spent](Session::is_spent) session.
    pub(crate) fn alike(&self, name: &Name, session: &mut Session) -> Option<Candidate> {
        if session.is_spent() {
            session.uncompared += 1;
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

    /// The skill whose label has this [`compact`] key, in a text in these languages.
    #[must_use]
    pub(crate) fn lookup(&self, key: &str, languages: Languages) -> Option<(Candidate, Label<'_>)> {
        let label = self.index.named(key).into_iter().next().map(|(_, label)| label);
        let label = label.or_else(|| self.foreign.named(key, &self.lexicon, languages))?;
        Some((Candidate { skill: label.skill, score: Confidence::ONE, method: label.method() }, label))
    }

    /// As [`lookup`](Self::lookup), for folded words that are another form of the name than the one in the catalogue,
    /// in a language whose words change: "zarządzaniu projektami", "Dockera".
    pub(crate) fn inflected(&self, words: &[&str], languages: Languages) -> Option<(Candidate, Label<'_>)> {
        let found = self.foreign.inflected(words, &self.lexicon, languages);
        let label = found.or_else(|| self.inflected_product(words, languages))?;
        Some((Candidate { skill: label.skill, score: Confidence::ONE, method: label.method() }, label))
    }

    /// The product of which the words are another form, if the last of them is no word of the language.
    fn inflected_product(&self, words: &[&str], languages: Languages) -> Option<Label<'_>> {
        let own = self.lexicon.besides_english(languages)?;
        let (last, before) = words.split_last()?;
        if self.lexicon.is_ordinary_word(last, own) {
            return None;
        }
        let mut bases = self.lexicon.inflections(own).flat_map(|inflections| inflections.products(last));
        bases.find_map(|base| {
            let named = self.index.named(&format!("{}{base}", before.concat())).into_iter().next();
            named
                .map(|(_, label)| label)
                .filter(|label| self.products.get(label.skill.index()) == Some(&true))
        })
    }

    /// Whether a one-word label is also an ordinary word, in a catalogue without such marks.
    pub(crate) fn is_ordinary(&self, catalog: &Catalog, label: &Label<'_>) -> bool {
        let preferred = || fold(&catalog.skill(label.skill).label);
        !self.marked
            && label.kind != LabelKind::Foreign
            && ordinary::is_ordinary(&self.index, label, &preferred(), || {
                self.lexicon.is_ordinary_word(label.key, self.lexicon.english())
            })
    }

    /// Whether the catalogue marks names that are also ordinary words.
    pub(crate) fn is_marked(&self) -> bool {
        self.marked
    }

    /// Whether a capital at the start of a preferred label marks a proper name.
    pub(crate) fn writes_small(&self) -> bool {
        self.writes_small
    }

    /// The cosine of a text's vector with a skill's, in [-1,1].
    pub(crate) fn cosine(&self, direction: &Direction, skill: SkillId) -> f32 {
        self.space.cosine(direction, skill)
    }

    /// Adds a skill's vector to a sum.
    pub(crate) fn add_direction(&self, skill: SkillId, sum: &mut [f32]) {
        self.space.add_to(skill, sum);
    }

    /// Which skills of the catalogue belong together.
    pub(crate) fn fields(&self, catalog: &Catalog) -> &Fields {
        self.fields.get_or_init(|| Fields::of(catalog))
    }

    /// The lexicon it uses.
    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The number of words in the longest label that starts with this word; 0 if there is none.
    pub(crate) fn longest_from(&self, word: &str) -> usize {
        self.index.longest_from(word).max(self.foreign.longest_from(word))
    }

    /// Whether words change in one of these languages so that [`inflected`](Self::inflected) may find more.
    pub(crate) fn inflects(&self, languages: Languages) -> bool {
        let own = self.lexicon.besides_english(languages);
        own.is_some_and(|own| self.lexicon.inflections(own).any(Inflections::has_endings))
    }

    /// The label of several words that differs from a name only in number: "REST API" for "REST APIs".
    fn in_other_number(&self, form: &str) -> Option<Label<'_>> {
        words(form).nth(1)?;
        let key = compact(form);
        let singular = key.strip_suffix('s').and_then(|key| self.index.named(key).into_iter().next());
        let found = singular.or_else(|| self.index.named(&format!("{key}s")).into_iter().next());
        found.map(|(_, label)| label).filter(|label| words(label.folded).count() == words(form).count())
    }

    /// Matches the last part of a path, as in tables from HR systems: "Software Development/C#".
    fn last_of_path(&self, mention: &str, found: &mut Found) {
        let is_product = |skill: SkillId| self.products.get(skill.index()) == Some(&true);
        // "Accounting/Xero" and "Web/Frontend/Vue.js", but not "Java/Kotlin".
        let is_group = |group: &str| {
            let nearest = group.rsplit('/').next().and_then(|group| self.exact(group));
            nearest.is_some_and(|found| !is_product(found.skill))
        };
        let path = mention.rsplit_once('/').filter(|(group, _)| !group.contains("//"));
        let skill = path.and_then(|(group, last)| {
            let skill = self.exact(last)?;
            (group.contains(' ') || (is_group(group) && is_product(skill.skill))).then_some(skill)
        });
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
            if found.len() == 0
                && let Some((candidate, label)) = self.inflected(&words(form).collect::<Vec<_>>(), *languages)
            {
                found.add(candidate.skill, score.min(UNDECORATED), label.method(), 1);
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

/// Whether more preferred labels start in lower case than with a capital.
fn writes_small(catalog: &Catalog) -> bool {
    let begins =
        |is: fn(char) -> bool| catalog.skills().iter().filter(|skill| skill.label.starts_with(is)).count();
    begins(char::is_lowercase) > begins(char::is_uppercase)
}

/// The start of a long mention, cut at a character boundary.
fn clip(mention: &str) -> &str {
    match mention.char_indices().nth(LONGEST_MENTION) {
        Some((at, _)) => mention.get(..at).unwrap_or(mention),
        None => mention,
    }
}
