//! The whole way in one value: a catalogue with everything that matching and ranking prepare from it.

use crate::catalog::Catalog;
use crate::extract::Extractor;
use crate::matcher::{Matcher, Session};
use crate::mention::Mention;
use crate::plan::PlanOptions;
use crate::profile::Profile;
use crate::relevance::Ranker;
use crate::report::{self, Report, Selection};
use crate::scan::Around;
use crate::resume::{Form, Resume, Section, Segment};

/// A catalogue, ready to match and to score; share one between threads.
#[derive(Debug)]
pub struct Engine {
    catalog: Catalog,
    matcher: Matcher,
    ranker: Ranker,
}

impl Engine {
    /// Prepares a catalogue: indexes its labels and weighs its requirements.
    #[must_use]
    pub fn new(catalog: Catalog) -> Self {
        let matcher = Matcher::new(&catalog);
        let ranker = Ranker::new(&catalog);
        Self { catalog, matcher, ranker }
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

    /// The profile of a resume.
    #[must_use]
    pub fn profile(&self, resume: &Resume) -> Profile {
        Profile::from_mentions(&self.catalog, resume.name.clone(), self.mentions(resume))
    }

    /// The report on a profile.
    #[must_use]
    pub fn report(&self, profile: &Profile, selection: &Selection, plan: &PlanOptions) -> Report {
        report::build((&self.catalog, &self.ranker), profile, selection, plan)
    }

    /// The mentions of a resume, in the order of its segments.
    #[must_use]
    pub fn mentions(&self, resume: &Resume) -> Vec<Mention> {
        self.extractor(&mut Session::default(), true).resume(resume)
    }

    /// The mentions of one item of a skills list ("Python (advanced)", "AWS: EC2, S3").
    ///
    /// Made for tables: what is not recognised comes without the skill that it is nearest to.
    #[must_use]
    pub fn read_item(&self, item: &str, session: &mut Session) -> Vec<Mention> {
        let (section, form) = (Section::Skills, Form::List);
        let segment = Segment { text: item.to_owned(), section, form, ..Segment::default() };
        self.extractor(session, false).segment(&segment)
    }

    fn extractor<'e>(&'e self, session: &'e mut Session, hints: bool) -> Extractor<'e> {
        Extractor { catalog: &self.catalog, matcher: &self.matcher, session, hints, around: Around::default() }
    }
}
