//! The engine: a catalogue with everything that matching, ranking and scoring derive from it.

mod options;

pub use options::ReportOptions;

use crate::agreement::{Beside, Naming, Tools, needed};
use crate::aims::{Aim, aims, leave_to_aims};
use crate::catalog::{Catalog, CatalogBytesError, Role, RoleId};
use crate::compare::{Comparison, compare};
use crate::document::Document;
use crate::extract::{Extractor, Found, LeftOut};
use crate::lexicon::{Languages, Lexicon};
use crate::matcher::{Matcher, Session};
use crate::mention::{Mention, Outcome};
use crate::plan::PlanOptions;
use crate::prepared::{self, Part, Prepared};
use crate::profile::Profile;
use crate::reading::Reading;
use crate::relevance::Ranker;
use crate::report::{self, Report, Selection};
use crate::resume::{Form, Resume, Section, Segment};
use crate::scorer::PreparedRoles;
use std::sync::{Arc, OnceLock};

/// The most [work](Session::work) spent on finding similar names for one resume, twenty times what the
/// longest real resumes need. Beyond it, items are recognised only by name.
const MOST_WORK: u64 = 20_000_000;

/// A catalogue, ready for matching and scoring: make one, and share it between threads by reference or in an
/// [`Arc`].
#[derive(Debug)]
pub struct Engine {
    catalog: Catalog,
    lexicon: Arc<Lexicon>,
    matcher: Arc<Matcher>,
    ranker: Ranker,
    /// Built when a person is first scored without a report.
    scoring: OnceLock<PreparedRoles>,
}

/// What a resume says.
struct Extracted {
    mentions: Vec<Mention>,
    /// What a bound left out of them.
    left_out: LeftOut,
    /// The roles that the person wants.
    aims: Vec<Aim>,
}

impl Engine {
    /// The engine for the built-in catalogue.
    #[cfg(feature = "builtin")]
    #[must_use]
    pub fn builtin() -> Self {
        Self::new(Catalog::builtin())
    }

    /// The engine for a packed catalogue, as [`Catalog::to_bytes`] and `skillgap catalog import` write it.
    ///
    /// # Errors
    /// Returns [`CatalogBytesError`] for any other bytes.
    pub fn from_bytes(catalog: &[u8]) -> Result<Self, CatalogBytesError> {
        Catalog::from_bytes(catalog).map(Self::new)
    }

    /// The catalogue as bytes, for [`Engine::from_bytes`].
    ///
    /// # Errors
    /// As [`Catalog::to_bytes`].
    pub fn to_bytes(&self) -> Result<Vec<u8>, CatalogBytesError> {
        self.catalog.to_bytes()
    }

    /// Prepares a catalogue: indexes its labels and weights its requirements. Resumes are read with the
    /// built-in lexicon.
    #[must_use]
    pub fn new(catalog: Catalog) -> Self {
        Self::with_lexicon(catalog, Lexicon::builtin())
    }

    /// As [`new`](Self::new), with another lexicon.
    #[must_use]
    pub fn with_lexicon(catalog: Catalog, lexicon: Arc<Lexicon>) -> Self {
        Self::of(catalog, lexicon, Prepared::default())
    }

    /// The engine for a catalogue whose derived data was [packed](Self::packed) with the built-in lexicon, so
    /// that it need not be computed. Data packed by another version of the program is ignored.
    #[must_use]
    pub fn with_packed(catalog: Catalog, packed: &'static [u8]) -> Self {
        Self::of(catalog, Lexicon::builtin(), Prepared::of(packed))
    }

    fn of(catalog: Catalog, lexicon: Arc<Lexicon>, prepared: Prepared) -> Self {
        let catalog = catalog.with_role_names(prepared.bytes(Part::RoleNames));
        let matcher = Arc::new(Matcher::prepared(&catalog, Arc::clone(&lexicon), prepared));
        let ranker = Ranker::prepared(&catalog, prepared);
        Self { catalog, lexicon, matcher, ranker, scoring: OnceLock::new() }
    }

    /// What matching and ranking derive from the catalogue, for [`with_packed`](Self::with_packed).
    ///
    /// # Errors
    /// Fails if the data cannot be serialised.
    pub fn packed(&self) -> Result<Vec<u8>, postcard::Error> {
        prepared::pack(|put| {
            put(Part::RoleNames, self.catalog.role_names())?;
            self.matcher.pack(put)?;
            self.ranker.pack(&self.catalog, &self.lexicon, put)
        })
    }

    /// The lexicon.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The catalogue.
    #[must_use]
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// The matcher over the catalogue's labels.
    #[must_use]
    pub fn matcher(&self) -> &Matcher {
        &self.matcher
    }

    /// The ranker over the catalogue's roles.
    #[must_use]
    pub fn ranker(&self) -> &Ranker {
        &self.ranker
    }

    /// Adds a role to those ranked.
    pub(crate) fn add_role(&mut self, role: Role) -> RoleId {
        let id = self.catalog.add_role(role);
        self.ranker = Ranker::new(&self.catalog);
        self.scoring = OnceLock::new();
        id
    }

    /// A copy with another role among those ranked; the two share the index of labels.
    pub(crate) fn with_role(&self, role: Role) -> (Self, RoleId) {
        let mut catalog = self.catalog.clone();
        let id = catalog.add_role(role);
        let ranker = Ranker::new(&catalog);
        let (lexicon, matcher) = (Arc::clone(&self.lexicon), Arc::clone(&self.matcher));
        (Self { catalog, lexicon, matcher, ranker, scoring: OnceLock::new() }, id)
    }

    /// Prepares now what the first resume and report would otherwise prepare: the data for comparing
    /// mentions, then the titles and words of roles.
    ///
    /// Useful on another thread while a resume is being read.
    pub fn prepare(&self) {
        self.matcher.prepare_words();
        self.ranker.prepare(&self.catalog, &self.lexicon);
    }

    /// The profile of a resume.
    #[must_use]
    pub fn profile(&self, resume: &Resume) -> Profile {
        let Extracted { mentions, left_out, aims } = self.extracted(resume, &mut Session::default());
        let notes = notes_on(resume, &left_out);
        let profile = Profile::from_mentions(&self.catalog, resume.name.clone(), mentions);
        let mut profile = profile.of_resume(resume);
        profile.notes = notes;
        profile.aims = aims;
        profile
    }

    /// How a document was understood, of which this is the resume: block by block, with the mentions in each.
    #[must_use]
    pub fn reading(&self, document: &Document, resume: &Resume) -> Reading {
        let Extracted { mentions, left_out, .. } = self.extracted(resume, &mut Session::default());
        let mut reading = Reading::new(&self.catalog, document, resume, &mentions);
        reading.notes.extend(left_out.notes());
        reading
    }

    /// The report on a resume: what it says, how well the person fits which roles, and what to learn.
    ///
    /// ```
    /// use skillgap_core::{Engine, ReportOptions, Resume, sample};
    /// let engine = Engine::new(sample::catalog());
    /// let resume = Resume::from_skills(["Python (advanced)", "TensorFlow", "SQL"]);
    /// let report = engine.report(&resume, &ReportOptions::default());
    /// assert_eq!(report.roles[0].title, "Machine Learning Engineer");
    /// ```
    #[must_use]
    pub fn report(&self, resume: &Resume, options: &ReportOptions) -> Report {
        let profile = self.profile(resume);
        let profile = match options.aging {
            Some(aging) => profile.aged(&self.catalog, aging),
            None => profile,
        };
        self.report_on(&profile, &options.selection, &options.plan)
    }

    /// The report on a profile, for callers that correct or keep it.
    #[must_use]
    pub fn report_on(&self, profile: &Profile, selection: &Selection, plan: &PlanOptions) -> Report {
        report::build((&self.catalog, &self.ranker, &self.lexicon), profile, selection, plan)
    }

    /// Compares two roles, and what the person lacks for each.
    ///
    /// ```
    /// use skillgap_core::{Engine, sample};
    /// let engine = Engine::new(sample::catalog());
    /// let [a, b] = ["ml engineer", "web developer"].map(|name| engine.catalog().find_role(name).unwrap());
    /// assert!(engine.compare(a, b, None).only_b.skills.contains(&"JavaScript".to_owned()));
    /// ```
    #[must_use]
    pub fn compare(&self, a: RoleId, b: RoleId, profile: Option<&Profile>) -> Comparison {
        compare(&self.catalog, a, b, profile.map(Profile::standing).as_ref())
    }

    /// The data for scoring without a report.
    pub(crate) fn prepared_roles(&self) -> &PreparedRoles {
        self.scoring.get_or_init(|| PreparedRoles::new(&self.catalog))
    }

    /// The mentions of a resume, in the order of its segments.
    #[must_use]
    pub fn mentions(&self, resume: &Resume) -> Vec<Mention> {
        self.mentions_with(resume, &mut Session::default())
    }

    /// As [`mentions`](Self::mentions), with the memory of a session, whose work counter restarts: for
    /// reading many resumes.
    #[must_use]
    pub fn mentions_with(&self, resume: &Resume, session: &mut Session) -> Vec<Mention> {
        self.extracted(resume, session).mentions
    }

    /// The same with a note for each kind of thing that could not be used or was left out.
    #[must_use]
    pub fn noted_mentions(&self, resume: &Resume, session: &mut Session) -> (Vec<Mention>, Vec<String>) {
        let Extracted { mentions, left_out, .. } = self.extracted(resume, session);
        (mentions, notes_on(resume, &left_out))
    }

    fn extracted(&self, resume: &Resume, session: &mut Session) -> Extracted {
        // If all text is in English, the English tables are enough.
        let english = self.lexicon.english();
        let alone = resume.segments.iter().all(|segment| segment.languages == english);
        let lexicon = if alone { self.lexicon.narrowed(english) } else { &*self.lexicon };
        session.begin(MOST_WORK);
        let mut extractor = Extractor::new((&self.catalog, &*self.matcher, lexicon), session, true);
        let mut mentions = extractor.resume(resume);
        let aims = aims(&self.catalog, lexicon, resume);
        leave_to_aims(&mut mentions, &aims);
        Extracted { mentions, left_out: extractor.left_out(), aims }
    }

    /// What is found in each segment of a posting, by the bytes of the segment, and what was left out.
    pub(crate) fn found_in(&self, resume: &Resume, session: &mut Session) -> (Vec<Vec<Found>>, LeftOut) {
        session.begin(MOST_WORK);
        let parts = (&self.catalog, &*self.matcher, &*self.lexicon);
        let mut extractor = Extractor::new(parts, session, false).asking();
        let found = extractor.read(resume).into_iter().map(|(_, found)| found).collect();
        (found, extractor.left_out())
    }

    /// The mentions of one item of a skills list ("Python (advanced)", "AWS: EC2, S3").
    ///
    /// For tables: unrecognised items do not name their nearest skill. Words of languages other than English
    /// count if the item's own words indicate the language, or if they leave nothing unrecognised next to a
    /// name ("Python (Grundkenntnisse)").
    #[must_use]
    pub fn read_item(&self, item: &str, session: &mut Session) -> Vec<Mention> {
        self.read_item_in(item, self.lexicon.of_item(item), session)
    }

    /// As `read_item`, for callers that know the languages [of the item](Lexicon::of_item).
    pub(crate) fn read_item_in(
        &self,
        item: &str,
        languages: Languages,
        session: &mut Session,
    ) -> Vec<Mention> {
        let unknown = |mention: &Mention| matches!(mention.outcome, Outcome::Unrecognised { .. });
        let first = self.read_in(item, languages, session);
        if first.len() < 2 || !first.iter().any(unknown) {
            return first;
        }
        let other = self.read_in(item, Languages::ALL, session);
        if other.iter().any(unknown) { first } else { other }
    }

    /// How much agreement from other held skills a mention in a table's item needs to count.
    ///
    /// `languages` are those [of the item](Lexicon::of_item). The result is 0 for nearly all mentions and up
    /// to 4 for doubtful names: see [`agreement`](crate::agreement).
    pub(crate) fn needed(&self, mention: &Mention, item: &str, languages: Languages) -> u8 {
        let Outcome::Held { candidate, .. } = mention.outcome else { return 0 };
        let tools = Tools { catalog: &self.catalog, matcher: &self.matcher, lexicon: &self.lexicon };
        let languages = self.lexicon.with_english(languages);
        let Mention { ref text, section, span, .. } = *mention;
        let (before, behind) = (item.get(..span.start), item.get(span.end..));
        let beside = Beside::in_item(before.unwrap_or_default(), behind.unwrap_or_default());
        needed(tools, Naming { text, section, form: Form::List, languages, beside, cased: true, candidate })
    }

    fn read_in(&self, item: &str, languages: Languages, session: &mut Session) -> Vec<Mention> {
        let (section, form) = (Section::Skills, Form::List);
        let segment = Segment { text: item.to_owned(), section, form, languages, ..Segment::default() };
        Extractor::new((&self.catalog, &*self.matcher, &*self.lexicon), session, false).segment(&segment)
    }
}

/// What of a resume could not be used or was left out.
fn notes_on(resume: &Resume, left_out: &LeftOut) -> Vec<String> {
    resume.notes.iter().map(|note| note.message.clone()).chain(left_out.notes()).collect()
}
