//! Scores roles by titles, words of duties, and skills together.
//!
//! score of a role = [`TITLES`] x similarity of titles by words + [`DIRECTIONS`] x similarity of titles by
//! meaning + [`WORDS`] x cosine of the words of duties + [`SKILLS`] x contributions of skills / square root
//! of the number of contributing skills
//!
//! The weights were chosen among 576 combinations on the development resumes (right first, and half a point
//! for right among three, averaged over neighbouring combinations): 188 PDF resumes in 21 fields against ESCO
//! and against the built-in catalogue, 74 plain resumes, and 30 invented people against both. Right first with
//! these weights: 66% (ESCO), 66%, 77%, 100% and 97%; chosen on four fifths and measured on the remaining fifth:
//! 66%, 65%, 76%, 100% and 97%. Many nearby combinations do as well.
//!
//! Relevance is the share of first roles with this score that are right, by a logistic curve (Platt 1999)
//! fitted on the same resumes: in eight groups by score the curve gives 0.44 to 0.85, and 0.52 to 0.84 are
//! right. Someone with only skills (a table row, a list) is ranked by skills, as in [`Ranker::best`].

use super::directions::RoleDirections;
use super::title_words::TitleWords;
use super::titles::{LikeTitle, RoleTitles};
use super::words::{RoleWords, SharedWord};
use super::{Ranker, Ranking};
use crate::career::Career;
use crate::catalog::{Catalog, RoleId};
use crate::lexicon::{Languages, Lexicon};
use crate::prepared::{Part, Prepared, Put};
use crate::resume::DocumentLanguage;
use crate::standing::Standing;
use std::sync::OnceLock;

const TITLES: f64 = 10.0;
const DIRECTIONS: f64 = 3.0;
const WORDS: f64 = 24.0;
const SKILLS: f64 = 0.2;
/// The logistic curve from score to probability: its slope, and the score with probability one half.
const SLOPE: f64 = 0.19;
const HALF: f64 = 7.0;
/// How much lower the scores may be where no job title is like that of any role, as in 28 of the development resumes and
/// in languages that a catalogue has no titles in.
const UNTITLED: f64 = 1.0;
/// The least contribution of titles to the score of some role; with less, no title is like any.
const TITLED: f64 = 1.0;
/// The score below which no role fits, in a catalogue of [`FEW_ROLES`]. With the built-in catalogue (305
/// roles), no development resume with titles whose first role is right falls below it; with the right roles
/// removed, 8% do, because similar roles remain.
const LEAST: f64 = 5.0;
const FEW_ROLES: f64 = 250.0;
/// How much this bound falls when there are e times as many roles: the more roles, the likelier one fits.
/// With ESCO's 3,007 roles, no development resume whose first role is right falls below it.
const LESS_OF_MORE: f64 = 0.4;
/// The relevance below which no role fits someone with only skills.
pub const LEAST_RELEVANT: f64 = 0.10;
/// The most words shown that duties share with a role.
const MOST_WORDS: usize = 6;

/// The data for comparing titles and words with a catalogue's roles; built when the first resume needs it.
#[derive(Debug, Default)]
pub(super) struct Compared {
    prepared: Prepared,
    titles: OnceLock<(RoleTitles, RoleDirections)>,
    english: OnceLock<RoleWords>,
    /// Including the names of skills in other languages.
    foreign: OnceLock<RoleWords>,
}

impl Compared {
    pub(super) fn new(prepared: Prepared) -> Self {
        Self { prepared, ..Self::default() }
    }

    fn titles(&self, catalog: &Catalog, lexicon: &Lexicon) -> &(RoleTitles, RoleDirections) {
        let made = || {
            let said = TitleWords::of(catalog, lexicon);
            let roles = catalog.roles().len();
            let directions = RoleDirections::new(&said, roles, (lexicon, lexicon.english()));
            (RoleTitles::new(&said, roles), directions)
        };
        self.titles.get_or_init(|| self.prepared.part(Part::Titles).unwrap_or_else(made))
    }

    fn words(&self, catalog: &Catalog, language: &DocumentLanguage) -> &RoleWords {
        let foreign =
            matches!(language, DocumentLanguage::Known(codes) if codes.iter().any(|code| code != "en"));
        let words = if foreign { &self.foreign } else { &self.english };
        let packed = || self.prepared.part(Part::Words).filter(|_| !foreign);
        words.get_or_init(|| packed().unwrap_or_else(|| RoleWords::new(catalog, foreign)))
    }
}

/// What each kind of evidence contributes to the score of a role.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Parts {
    /// Job titles.
    pub titles: f64,
    /// The words of duties and summaries.
    pub words: f64,
    /// Held skills.
    pub skills: f64,
}

impl Parts {
    /// The score.
    #[must_use]
    pub fn sum(&self) -> f64 {
        self.titles + self.words + self.skills
    }
}

/// The scores of all roles for one person.
#[derive(Debug, Clone, Default)]
pub struct RoleScores {
    /// By role.
    parts: Vec<Parts>,
    /// By role, in `[0,1]`.
    relevance: Vec<f64>,
    /// The roles with any evidence, likeliest first.
    order: Vec<RoleId>,
    /// By role, its rank from 1.
    places: Vec<u32>,
    nothing_fits: bool,
}

impl RoleScores {
    /// The roles with any evidence, likeliest first.
    #[must_use]
    pub fn order(&self) -> &[RoleId] {
        &self.order
    }

    /// The probability that the role is the person's, in `[0,1]`.
    #[must_use]
    pub fn relevance(&self, role: RoleId) -> f64 {
        self.relevance.get(role.index()).copied().unwrap_or(0.0)
    }

    /// The rank of a role, from 1, among all roles of the catalogue; those without evidence come last, by id.
    #[must_use]
    pub fn place(&self, role: RoleId) -> usize {
        self.places.get(role.index()).map_or(0, |place| *place as usize)
    }

    /// The contributions to a role's score.
    #[must_use]
    pub fn parts(&self, role: RoleId) -> Parts {
        self.parts.get(role.index()).copied().unwrap_or_default()
    }

    /// Whether no role in the catalogue is likely.
    #[must_use]
    pub fn nothing_fits(&self) -> bool {
        self.nothing_fits
    }

    fn new(parts: Vec<Parts>, relevance: Vec<f64>, least: f64) -> Self {
        let ids = || (0..).take(parts.len()).map(RoleId);
        let score = |role: &RoleId| parts.get(role.index()).map_or(0.0, Parts::sum);
        let mut order: Vec<RoleId> = ids().collect();
        order.sort_by(|a, b| score(b).total_cmp(&score(a)).then(a.cmp(b)));
        let mut places = vec![0; parts.len()];
        for (place, role) in (1..).zip(&order) {
            places[role.index()] = place;
        }
        order.retain(|role| score(role) > 0.0);
        let likeliest = order.first().and_then(|first| relevance.get(first.index()));
        let nothing_fits = likeliest.is_none_or(|likeliest| *likeliest < least);
        Self { parts, relevance, order, places, nothing_fits }
    }
}

/// Why a role is likely, with the resume's own words.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Because {
    /// The contribution of each kind of evidence.
    pub parts: Parts,
    /// The person's titles that are similar to the role's, most similar first.
    pub titles: Vec<LikeTitle>,
    /// The words that the duties share with the role, most significant first.
    pub words: Vec<SharedWord>,
}

impl Ranker {
    /// Scores every role for someone with these skills and this career.
    #[must_use]
    pub fn scores(
        &self,
        (catalog, lexicon): (&Catalog, &Lexicon),
        career: &Career,
        standing: &Standing,
    ) -> RoleScores {
        let mut ranking = Ranking::default();
        self.best(standing, 0, &mut ranking);
        let roles = || (0..).take(catalog.roles().len()).map(RoleId);
        if career.is_empty() {
            let parts = roles().map(|role| Parts { skills: ranking.sum(role), ..Parts::default() }).collect();
            let relevance = roles().map(|role| ranking.relevance(role)).collect();
            return RoleScores::new(parts, relevance, LEAST_RELEVANT);
        }
        let read = (lexicon, languages(lexicon, career));
        let (titles, directions) = self.compared.titles(catalog, lexicon);
        let (titles, directions) = (titles.likenesses(career, read), directions.likenesses(career, read));
        let words = self.compared.words(catalog, career.language()).cosines(career, read);
        let speakers = (ranking.speakers() as f64).sqrt().max(1.0);
        let by_role = roles().zip(titles.into_iter().zip(directions)).zip(words);
        let parts: Vec<Parts> = by_role
            .map(|((role, (titles, directions)), words)| Parts {
                titles: TITLES * titles + DIRECTIONS * directions,
                words: WORDS * words,
                skills: SKILLS * ranking.sum(role) / speakers,
            })
            .collect();
        let titled = parts.iter().any(|parts| parts.titles >= TITLED);
        let missing = if titled { 0.0 } else { UNTITLED };
        let relevance = parts.iter().map(|parts| likelihood(parts.sum() + missing)).collect();
        RoleScores::new(parts, relevance, likelihood(least_score(catalog.roles().len())))
    }

    /// Prepares the titles and the words of the catalogue's roles.
    pub(crate) fn prepare(&self, catalog: &Catalog, lexicon: &Lexicon) {
        self.compared.titles(catalog, lexicon);
        self.words(catalog);
    }

    /// Packs what [`prepare`](Self::prepare) makes; `put` is called for each part.
    pub(crate) fn pack(
        &self,
        catalog: &Catalog,
        lexicon: &Lexicon,
        put: &mut Put<'_>,
    ) -> Result<(), postcard::Error> {
        put(Part::Titles, self.compared.titles(catalog, lexicon))?;
        put(Part::Words, self.words(catalog))
    }

    /// The words of the catalogue's roles.
    pub(crate) fn words(&self, catalog: &Catalog) -> &RoleWords {
        self.compared.words(catalog, &DocumentLanguage::Unclear)
    }

    /// Why a role is likely.
    #[must_use]
    pub fn because(
        &self,
        (catalog, lexicon): (&Catalog, &Lexicon),
        career: &Career,
        scores: &RoleScores,
        role: RoleId,
    ) -> Because {
        let parts = scores.parts(role);
        if career.is_empty() {
            return Because { parts, ..Because::default() };
        }
        let read = (lexicon, languages(lexicon, career));
        let titles = self.compared.titles(catalog, lexicon).0.like(career, role, read);
        let words = self.compared.words(catalog, career.language()).shared(career, read, role, MOST_WORDS);
        Because { parts, titles, words }
    }
}

/// The score below which no role fits, in a catalogue with this many.
fn least_score(roles: usize) -> f64 {
    LEAST - LESS_OF_MORE * (roles.max(1) as f64 / FEW_ROLES).ln().max(0.0)
}

/// The languages of a resume, plus English.
fn languages(lexicon: &Lexicon, career: &Career) -> Languages {
    let codes = match career.language() {
        DocumentLanguage::Known(codes) => codes.as_slice(),
        DocumentLanguage::Unclear | DocumentLanguage::Unknown => &[],
    };
    let known = codes.iter().filter_map(|code| lexicon.language(code));
    known.fold(lexicon.english(), |all, language| all.with(language))
}

/// The share of right roles among first roles with this score.
fn likelihood(score: f64) -> f64 {
    1.0 / (1.0 + (-SLOPE * (score - HALF)).exp())
}
