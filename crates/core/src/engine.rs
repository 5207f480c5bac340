//! The whole way in one value: a catalogue with everything that matching, ranking and scoring prepare from it.

mod options;

pub use options::ReportOptions;

use crate::agreement::{Naming, Setting, Tools, needed};
use crate::aims::aims;
use crate::catalog::{Catalog, CatalogBytesError, Role, RoleId};
use crate::compare::{Comparison, compare};
use crate::extract::{Extractor, Found};
use crate::lexicon::{Languages, Lexicon};
use crate::matcher::{Matcher, Session};
use crate::mention::{Mention, Outcome};
use crate::plan::PlanOptions;
use crate::prepared::{self, Part, Prepared};
use crate::profile::Profile;
use crate::relevance::Ranker;
use crate::report::{self, Report, Selection};
use crate::resume::{Form, Resume, Section, Segment};
use crate::scorer::PreparedRoles;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// Comparing the items of one resume with what is like them takes no more [work](Session::work) than this; of the
/// longest resumes of people it takes a twentieth. After that, items are recognised by name, or not at all.
const MOST_WORK: u64 = 20_000_000;

/// A catalogue, ready to match and to score: make one, and share it between threads by reference or in an
/// [`Arc`].
#[derive(Debug)]
pub struct Engine {
    catalog: Catalog,
    lexicon: Arc<Lexicon>,
    matcher: Matcher,
    ranker: Ranker,
    /// Made when the first person is scored without a report.
    scoring: OnceLock<PreparedRoles>,
}

impl Engine {
    /// The engine of the catalogue that is compiled in.
    #[cfg(feature = "builtin")]
    #[must_use]
    pub fn builtin() -> Self {
        Self::new(Catalog::builtin())
    }

    /// The engine of a catalogue in bytes, as [`Catalog::to_bytes`] and `skillgap catalog import` write it.
    ///
    /// # Errors
    /// [`CatalogBytesError`] when they are anything else.
    pub fn from_bytes(catalog: &[u8]) -> Result<Self, CatalogBytesError> {
        Catalog::from_bytes(catalog).map(Self::new)
    }

    /// The catalogue in bytes, for [`Engine::from_bytes`].
    ///
    /// # Errors
    /// As [`Catalog::to_bytes`].
    pub fn to_bytes(&self) -> Result<Vec<u8>, CatalogBytesError> {
        self.catalog.to_bytes()
    }

    /// Prepares a catalogue: indexes its labels and weighs its requirements. Resumes are read with the built-in lexicon.
    #[must_use]
    pub fn new(catalog: Catalog) -> Self {
        Self::with_lexicon(catalog, Lexicon::builtin())
    }

    /// The same with another lexicon.
    #[must_use]
    pub fn with_lexicon(catalog: Catalog, lexicon: Arc<Lexicon>) -> Self {
        Self::of(catalog, lexicon, Prepared::default())
    }

    /// The engine over a catalogue that was [packed](Self::packed) with the built-in lexicon: what is there need not be
    /// worked out again. Bytes that another version of the program made are left aside.
    #[must_use]
    pub fn with_packed(catalog: Catalog, packed: &'static [u8]) -> Self {
        Self::of(catalog, Lexicon::builtin(), Prepared::of(packed))
    }

    fn of(catalog: Catalog, lexicon: Arc<Lexicon>, prepared: Prepared) -> Self {
        let catalog = catalog.with_role_names(prepared.bytes(Part::RoleNames));
        let matcher = Matcher::prepared(&catalog, Arc::clone(&lexicon), prepared);
        let ranker = Ranker::prepared(&catalog, prepared);
        Self { catalog, lexicon, matcher, ranker, scoring: OnceLock::new() }
    }

    /// What matching and ranking prepare from the catalogue, for [`with_packed`](Self::with_packed).
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn packed(&self) -> Result<Vec<u8>, postcard::Error> {
        prepared::pack(|put| {
            let role_names: BTreeMap<_, _> = self.catalog.role_names().iter().collect();
            put(Part::RoleNames, &role_names)?;
            self.matcher.pack(put)?;
            self.ranker.pack(&self.catalog, &self.lexicon, put)
        })
    }

    /// The words of resumes.
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

    /// Adds a role to those that are ranked.
    pub(crate) fn add_role(&mut self, role: Role) -> RoleId {
        let id = self.catalog.add_role(role);
        self.ranker = Ranker::new(&self.catalog);
        self.scoring = OnceLock::new();
        id
    }

    /// Prepares now what reading a resume and the first report would prepare: what mentions are compared by, then the
    /// titles and the words of the roles.
    ///
    /// For who has another thread to spare while a resume is read.
    pub fn prepare(&self) {
        self.matcher.prepare_words();
        self.ranker.prepare(&self.catalog, &self.lexicon);
    }

    /// The profile of a resume.
    #[must_use]
    pub fn profile(&self, resume: &Resume) -> Profile {
        let mentions = self.mentions(resume);
        let mut profile =
            Profile::from_mentions(&self.catalog, resume.name.clone(), mentions).of_resume(resume);
        profile.aims = aims(&self.catalog, &self.lexicon, resume);
        profile
    }

    /// The report on a resume: what it says, how near its person is to which roles, and what to learn.
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

    /// The report on a profile, for who corrects it first or keeps it.
    #[must_use]
    pub fn report_on(&self, profile: &Profile, selection: &Selection, plan: &PlanOptions) -> Report {
        report::build((&self.catalog, &self.ranker, &self.lexicon), profile, selection, plan)
    }

    /// Two roles side by side, and what somebody lacks for them.
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

    /// What scoring without a report prepares.
    pub(crate) fn prepared_roles(&self) -> &PreparedRoles {
        self.scoring.get_or_init(|| PreparedRoles::new(&self.catalog))
    }

    /// The mentions of a resume, in the order of its segments.
    #[must_use]
    pub fn mentions(&self, resume: &Resume) -> Vec<Mention> {
        self.mentions_with(resume, &mut Session::default())
    }

    /// The same with the memory of a session, which begins its work anew: for who reads many resumes.
    #[must_use]
    pub fn mentions_with(&self, resume: &Resume, session: &mut Session) -> Vec<Mention> {
        // Where no text is in another language, the tables of English are enough.
        let english = self.lexicon.english();
        let alone = resume.segments.iter().all(|segment| segment.languages == english);
        let lexicon = if alone { self.lexicon.narrowed(english) } else { &*self.lexicon };
        session.begin(MOST_WORK);
        Extractor::new((&self.catalog, &self.matcher, lexicon), session, true).resume(resume)
    }

    /// What is found in each segment of a posting, by the bytes of the segment.
    pub(crate) fn found_in(&self, resume: &Resume) -> Vec<Vec<Found>> {
        let mut session = Session::allowing(MOST_WORK);
        let parts = (&self.catalog, &self.matcher, &*self.lexicon);
        let read = Extractor::new(parts, &mut session, false).asking().read(resume);
        read.into_iter().map(|(_, found)| found).collect()
    }

    /// The mentions of one item of a skills list ("Python (advanced)", "AWS: EC2, S3").
    ///
    /// Made for tables: what is not recognised comes without the skill that it is nearest to. The words of other
    /// languages than English count where the item's own words speak for one, or where they leave nothing unrecognised
    /// beside a name ("Python (Grundkenntnisse)").
    #[must_use]
    pub fn read_item(&self, item: &str, session: &mut Session) -> Vec<Mention> {
        self.read_item_in(item, self.lexicon.of_item(item), session)
    }

    /// The same, for who knows the languages [of the item](Lexicon::of_item) already.
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

    /// How many other skills of its field must be held for a mention of a table's item to name what it seems to name.
    ///
    /// `languages` are those [of the item](Lexicon::of_item). 0 for nearly all, up to 4 for doubtful names: see
    /// [`agreement`](crate::agreement).
    pub(crate) fn needed(&self, mention: &Mention, item: &str, languages: Languages) -> u8 {
        let Outcome::Held { candidate, .. } = mention.outcome else { return 0 };
        let tools = Tools { catalog: &self.catalog, matcher: &self.matcher, lexicon: &self.lexicon };
        let languages = languages.and(self.lexicon.english());
        let Mention { ref text, section, span, .. } = *mention;
        let beside = Setting::of(item, Form::List).beside(span.start, span.end);
        needed(tools, Naming { text, section, form: Form::List, languages, beside, candidate })
    }

    fn read_in(&self, item: &str, languages: Languages, session: &mut Session) -> Vec<Mention> {
        let (section, form) = (Section::Skills, Form::List);
        let segment = Segment { text: item.to_owned(), section, form, languages, ..Segment::default() };
        Extractor::new((&self.catalog, &self.matcher, &self.lexicon), session, false).segment(&segment)
    }
}
