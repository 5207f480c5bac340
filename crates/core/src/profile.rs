//! Profiles: mentions combined into held skills, with level, confidence and evidence.

use crate::aims::Aim;
use crate::career::Career;
use crate::catalog::{Catalog, SkillId, SkillKind};
use crate::date::{Aging, Month, Until};
use crate::experience;
use crate::matcher::{Candidate, Method};
use crate::mention::{Mention, Outcome, SetAsideReason};
use crate::quote::Quote;
use crate::resume::{DocumentLanguage, Entry, Resume, Section, Span};
use crate::standing::{Standing, path, reach};
use crate::text::compact;
use crate::units::{Confidence, Level};
use std::collections::{BTreeMap, HashSet};

/// One mention behind a held skill.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Evidence {
    /// The words in the resume.
    pub text: String,
    /// The section of the resume.
    pub section: Section,
    /// The bytes in the source text.
    pub span: Span,
    /// How the words were recognised.
    pub method: Method,
    /// The confidence in the match.
    pub score: Confidence,
    /// The sentence around the words, if it shows the skill at work.
    pub sentence: Option<Quote>,
    /// The end of the period they refer to.
    pub until: Option<Until>,
    /// The index of their entry in [`Profile::entries`].
    pub entry: Option<usize>,
}

/// A skill that the resume names.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct HeldSkill {
    /// The skill.
    pub skill: SkillId,
    /// The highest stated level; `None` if none is stated, which counts as the required level.
    pub level: Option<Level>,
    /// The best score among the evidence, discounted for age if requested.
    pub confidence: Confidence,
    /// The mentions, in document order; not empty.
    pub evidence: Vec<Evidence>,
}

impl HeldSkill {
    /// When the resume last shows it; `None` if dates are missing.
    ///
    /// A skills list has no date and does not show use, so it counts only if nothing else names the skill.
    /// Degrees, certificates and spoken languages do not age.
    #[must_use]
    pub fn last_seen(&self, catalog: &Catalog) -> Option<Until> {
        if matches!(catalog.skill(self.skill).kind, SkillKind::Credential | SkillKind::SpokenLanguage) {
            return None;
        }
        let mut used = self.evidence.iter().filter(|e| e.until.is_some() || e.section.shows_work());
        let first = used.next()?.until?;
        used.try_fold(first, |latest, e| Some(latest.max(e.until?)))
    }
}

/// A skill that follows from held skills.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DerivedSkill {
    /// The skill.
    pub skill: SkillId,
    /// The level of the held skill it follows from.
    pub level: Option<Level>,
    /// The confidence of the source times the weights along the path.
    pub confidence: Confidence,
    /// [`Method::Implied`] or [`Method::Related`].
    pub method: Method,
    /// The skills on the path, from the held one to this one, both included.
    pub path: Vec<SkillId>,
}

/// A mention that resembles no skill closely enough.
#[derive(Debug, Clone, PartialEq)]
pub struct Unrecognised {
    /// The words in the resume.
    pub text: String,
    /// The section of the resume.
    pub section: Section,
    /// The bytes in the source text.
    pub span: Span,
    /// The nearest skill.
    pub nearest: Option<SkillId>,
}

/// A mention of a skill that does not count as held.
#[derive(Debug, Clone, PartialEq)]
pub struct SetAside {
    /// The words in the resume.
    pub text: String,
    /// The section of the resume.
    pub section: Section,
    /// The bytes in the source text.
    pub span: Span,
    /// The skill.
    pub skill: SkillId,
    /// Why it does not count.
    pub reason: SetAsideReason,
}

/// What is known about a person's skills. The name plays no part in scoring.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Profile {
    /// The name for the report's heading.
    pub name: Option<String>,
    /// The skills that the resume names, by id.
    pub held: Vec<HeldSkill>,
    /// The skills that follow from them, by id; none of them is also in `held`.
    pub derived: Vec<DerivedSkill>,
    /// What was not recognised, in document order, each wording once.
    pub unrecognised: Vec<Unrecognised>,
    /// What does not count, in document order.
    pub set_aside: Vec<SetAside>,
    /// Jobs, projects and degrees, in document order.
    pub entries: Vec<Entry>,
    /// The headline at the top of the resume.
    pub headline: Option<String>,
    /// Job titles and the words of duties.
    pub career: Career,
    /// The roles that the resume names as wanted; see [`Engine::profile`](crate::Engine::profile).
    pub aims: Vec<Aim>,
    /// The language of the resume.
    pub language: DocumentLanguage,
    /// The date of the report; `None` if not given.
    pub aging: Option<Aging>,
    /// Whether the document reads like a job posting.
    pub reads_like_posting: bool,
    /// What of the resume could not be used or was left out, a sentence each.
    pub notes: Vec<String>,
    /// Built with the profile: `derived` keeps only the best reason for each skill, but scoring needs all.
    standing: Standing,
}

impl Profile {
    /// Combines mentions into a profile; their order and repetition do not matter.
    ///
    /// ```
    /// use skillgap_core::{profile::Profile, sample};
    /// let profile = Profile::from_mentions(&sample::catalog(), None, Vec::new());
    /// assert!(profile.held.is_empty());
    /// ```
    #[must_use]
    pub fn from_mentions(catalog: &Catalog, name: Option<String>, mut mentions: Vec<Mention>) -> Self {
        mentions.sort_by(|a, b| document_order(a).cmp(&document_order(b)));
        let mut folding = Folding::default();
        for mention in mentions {
            folding.add(mention);
        }
        let held: Vec<HeldSkill> = folding.held.into_values().collect();
        let derived = derived(catalog, &held);
        let Folding { unrecognised, mut set_aside, .. } = folding;
        set_aside.sort_by_key(|aside| (aside.span, aside.skill, aside.reason));
        let standing = standing_of(catalog, &held, &set_aside);
        Self { name, held, derived, unrecognised, set_aside, standing, ..Self::default() }
    }

    /// Adds what else the resume says about the person.
    #[must_use]
    pub fn of_resume(self, resume: &Resume) -> Self {
        let Resume { entries, headline, language, .. } = resume;
        let career = Career::of(resume);
        let (entries, headline, language) = (entries.clone(), headline.clone(), language.clone());
        Self { entries, headline, language, career, ..self }
    }

    /// The years of the jobs and projects in which the resume shows a skill, counting overlapping months
    /// once.
    ///
    /// Current entries count up to the month of the report, or the latest month that the resume names. `None`
    /// if no dated entry shows the skill.
    #[must_use]
    pub fn years(&self, held: &HeldSkill) -> Option<f64> {
        let entries = held.evidence.iter().filter(|e| e.section.shows_work()).filter_map(|e| e.entry);
        let entries = entries.filter_map(|at| self.entries.get(at));
        experience::years(entries, self.aging.map(|aging| aging.today).or(experience::latest(&self.entries)))
    }

    /// Entries that start after this month, or end before they begin, one sentence each: an error in the resume
    /// or in reading it.
    #[must_use]
    pub fn future_dates(&self, today: Month) -> Vec<String> {
        let name_of = |entry: &Entry| {
            entry.title.clone().or_else(|| entry.employer.clone()).unwrap_or_else(|| "an entry".to_owned())
        };
        let later = self
            .entries
            .iter()
            .filter_map(|entry| Some((entry, entry.from.filter(|from| from.month > today)?)));
        let said = later.map(|(entry, from)| {
            let title = name_of(entry);
            format!("'{title}' starts in {from}, which is in the future")
        });
        let ends_later = self.entries.iter().filter_map(|entry| {
            let to = entry.to.filter(|_| matches!(entry.section, Section::Work | Section::Volunteer))?;
            (to.is_after(today) && entry.from.is_none_or(|from| from.month <= today))
                .then(|| format!("'{}' ends in {to}, which is in the future", name_of(entry)))
        });
        let reversed = self.entries.iter().filter_map(|entry| {
            let (from, to) = (entry.from?, entry.to?);
            (from.month > to.month)
                .then(|| format!("'{}' starts in {from} but ends earlier, in {to}", name_of(entry)))
        });
        said.chain(ends_later).chain(reversed).collect()
    }

    /// The profile as of a month, with confidences discounted for age if requested.
    #[must_use]
    pub fn aged(mut self, catalog: &Catalog, aging: Aging) -> Self {
        self.set_unfinished_aside(catalog, aging.today);
        for held in &mut self.held {
            let scores = held.evidence.iter().map(|e| e.score);
            let best = scores.fold(Confidence::ZERO, Confidence::max);
            held.confidence = Confidence::clamped(best.get() * aging.left(held.last_seen(catalog)));
        }
        self.standing = standing_of(catalog, &self.held, &self.set_aside);
        self.derived = derived(catalog, &self.held);
        self.career = self.career.until(self.headline.as_deref(), &self.entries, aging.today);
        self.aging = Some(aging);
        self
    }

    /// Sets aside the degrees of studies that end after this month.
    fn set_unfinished_aside(&mut self, catalog: &Catalog, today: Month) {
        let entries = &self.entries;
        let ends_later = |evidence: &Evidence| {
            let entry = evidence.entry.filter(|_| evidence.section == Section::Education);
            entry.and_then(|at| entries.get(at)?.to).is_some_and(|to| to.is_after(today))
        };
        let set_aside = &mut self.set_aside;
        self.held.retain_mut(|held| {
            if !catalog.skill(held.skill).is_degree() {
                return true;
            }
            let (skill, reason) = (held.skill, SetAsideReason::Unfinished);
            held.evidence.retain(|evidence| {
                let open = ends_later(evidence);
                if open {
                    let Evidence { text, section, span, .. } = evidence.clone();
                    set_aside.push(SetAside { text, section, span, skill, reason });
                }
                !open
            });
            !held.evidence.is_empty()
        });
        self.set_aside.sort_by_key(|aside| (aside.span, aside.skill, aside.reason));
    }

    /// The profile with the person's corrections: wrong skills removed, held skills added.
    ///
    /// ```
    /// use skillgap_core::{profile::{Profile, ProfileEdits}, sample};
    /// let catalog = sample::catalog();
    /// let python = catalog.find_skill("python").unwrap();
    /// let held = ProfileEdits { wrong: Vec::new(), held: vec![(python, None)] };
    /// let profile = Profile::default().edited(&catalog, &held);
    /// assert_eq!(profile.held[0].skill, python);
    /// ```
    #[must_use]
    pub fn edited(mut self, catalog: &Catalog, edits: &ProfileEdits) -> Self {
        self.held.retain(|held| !edits.wrong.contains(&held.skill));
        for (skill, level) in &edits.held {
            self.set_aside.retain(|aside| aside.skill != *skill);
            match self.held.iter_mut().find(|held| held.skill == *skill) {
                Some(held) => {
                    held.level = level.or(held.level);
                    held.confidence = Confidence::ONE;
                }
                None => self.held.push(confirmed(*skill, *level)),
            }
        }
        self.held.sort_by_key(|held| held.skill);
        self.standing = standing_of(catalog, &self.held, &self.set_aside);
        self.derived = derived(catalog, &self.held);
        self
    }

    /// The part of the profile that scoring needs.
    #[must_use]
    pub fn standing(&self) -> Standing {
        self.standing.clone()
    }
}

/// A person's corrections to their profile.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProfileEdits {
    /// Skills that they do not hold.
    pub wrong: Vec<SkillId>,
    /// Skills that they hold, with the level if given.
    pub held: Vec<(SkillId, Option<Level>)>,
}

/// The evidence for skills that the person added.
const BY_THE_PERSON: &str = "added by the person";

fn confirmed(skill: SkillId, level: Option<Level>) -> HeldSkill {
    let evidence = Evidence {
        text: BY_THE_PERSON.to_owned(),
        section: Section::Other,
        span: Span { start: 0, end: 0 },
        method: Method::Exact,
        score: Confidence::ONE,
        sentence: None,
        until: None,
        entry: None,
    };
    HeldSkill { skill, level, confidence: Confidence::ONE, evidence: vec![evidence] }
}

/// The sort key of mentions: position, then words and section, so that input order does not matter.
fn document_order(mention: &Mention) -> (Span, &str, Section, Option<SkillId>) {
    let nearest = match mention.outcome {
        Outcome::Unrecognised { nearest } => nearest,
        Outcome::Held { .. } | Outcome::SetAside { .. } => None,
    };
    (mention.span, &mention.text, mention.section, nearest)
}

/// A profile under construction; mentions arrive in document order.
#[derive(Default)]
struct Folding {
    held: BTreeMap<SkillId, HeldSkill>,
    unrecognised: Vec<Unrecognised>,
    worded: HashSet<String>,
    set_aside: Vec<SetAside>,
    /// Skills set aside because nothing agrees with them, each once.
    unsure: HashSet<SkillId>,
}

impl Folding {
    fn add(&mut self, mention: Mention) {
        let Mention { text, section, span, sentence, until, entry, outcome } = mention;
        match outcome {
            Outcome::Held { candidate, level } => {
                let Candidate { skill, score, method } = candidate;
                let evidence = Evidence { text, section, span, method, score, sentence, until, entry };
                self.hold(skill, level, evidence);
            }
            Outcome::SetAside { candidate, reason } => {
                self.put_aside(SetAside { text, section, span, skill: candidate.skill, reason });
            }
            Outcome::Unrecognised { nearest } => {
                if self.worded.insert(wording(&text)) {
                    self.unrecognised.push(Unrecognised { text, section, span, nearest });
                }
            }
        }
    }

    fn hold(&mut self, skill: SkillId, level: Option<Level>, evidence: Evidence) {
        let none = || HeldSkill { skill, level: None, confidence: Confidence::ZERO, evidence: Vec::new() };
        let held = self.held.entry(skill).or_insert_with(none);
        held.level = held.level.max(level);
        held.confidence = held.confidence.max(evidence.score);
        // Mentions arrive sorted by position and words, so a repetition can only follow directly.
        match held.evidence.last_mut().filter(|e| e.span == evidence.span && e.text == evidence.text) {
            Some(known) if surer(&evidence, known) => *known = evidence,
            Some(_) => {}
            None => held.evidence.push(evidence),
        }
    }

    fn put_aside(&mut self, aside: SetAside) {
        if aside.reason == SetAsideReason::NotSure && !self.unsure.insert(aside.skill) {
            return;
        }
        let same = |known: &SetAside| {
            (known.skill, known.span, known.reason) == (aside.skill, aside.span, aside.reason)
        };
        let here = self.set_aside.iter().rev().take_while(|known| known.span == aside.span);
        if !here.into_iter().any(same) {
            self.set_aside.push(aside);
        }
    }
}

/// Whether a new reading of the same words replaces the known one, independent of their order.
fn surer(new: &Evidence, known: &Evidence) -> bool {
    let rank = |e: &Evidence| (e.score.get().to_bits(), std::cmp::Reverse((e.method, e.section)), e.until);
    rank(new) > rank(known)
}

/// The key of a wording; a text without letters is its own key.
fn wording(text: &str) -> String {
    let key = compact(text);
    if key.is_empty() { text.trim().to_owned() } else { key }
}

fn standing_of(catalog: &Catalog, held: &[HeldSkill], set_aside: &[SetAside]) -> Standing {
    let held: Vec<_> = held.iter().map(|h| (h.skill, h.confidence, h.level)).collect();
    let wished = set_aside.iter().filter(|aside| aside.reason == SetAsideReason::Wished);
    Standing::from_held(catalog, &held).wishing(wished.map(|aside| aside.skill))
}

/// The best reason for every skill that follows from held ones; ties are broken by method, then by id of the
/// source.
fn derived(catalog: &Catalog, held: &[HeldSkill]) -> Vec<DerivedSkill> {
    let direct: HashSet<SkillId> = held.iter().map(|h| h.skill).collect();
    let mut best: BTreeMap<SkillId, DerivedSkill> = BTreeMap::new();
    for source in held {
        let reached = reach(catalog, source.skill, source.confidence.get());
        for (at, step) in reached.iter().enumerate() {
            let Some(method) = step.method.filter(|_| !direct.contains(&step.skill)) else { continue };
            let confidence = Confidence::clamped(step.confidence);
            let known = best.get(&step.skill);
            if known.is_some_and(|k| (k.confidence, method) >= (confidence, k.method)) {
                continue;
            }
            let (skill, level) = (step.skill, source.level);
            let path = path(&reached, at);
            best.insert(skill, DerivedSkill { skill, level, confidence, method, path });
        }
    }
    best.into_values().collect()
}
