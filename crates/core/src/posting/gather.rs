//! Combines the statements of a posting into its requirements.

use super::outline::{Outline, Statement, outline};
use super::statement::{Piece, Said, StatementReader};
use super::wording::{Act, Sentence};
use super::{
    AsideKind, Asked, AskedKind, Condition, ConditionKind, FEWEST_ASKED, NotAsked, Posting, Unread, reads_as,
};
use crate::catalog::{Catalog, RoleId, SkillId, SkillKind};
use crate::document::Document;
use crate::engine::Engine;
use crate::lexicon::Part;
use crate::matcher::Session;
use crate::resume::{Form, Resume, Section, Segment, few};
use crate::text::compact;
use rustc_hash::{FxHashMap, FxHashSet};

/// The importance of a requirement, by kind.
const REQUIRED: f64 = 0.8;
const PREFERRED: f64 = 0.45;
const MENTIONED: f64 = 0.3;
/// The bonus for a requirement in the title.
const IN_TITLE: f64 = 0.15;
/// The bonus for each repetition, up to a limit.
const AGAIN: f64 = 0.05;
const MOST_AGAIN: usize = 2;
/// The factor for personal skills, which every posting asks for.
const PERSONAL: f64 = 0.6;
/// The factor if something similar is enough.
const SIMILAR: f64 = 0.8;
/// The weight of the role with that title relative to the posting's own emphasis.
const PRIOR: f64 = 0.25;
/// The statements at the beginning, one of which may be the title.
const FIRST_STATEMENTS: usize = 5;
/// The importance from which a role builds on a skill.
const GRANTED: f64 = 0.8;

/// The importance of a requirement, above 0, at most 1.
///
/// The posting's wording counts for three quarters, the catalogue's role with that title for one quarter.
#[must_use]
pub fn importance(
    kind: AskedKind,
    (times, in_title): (usize, bool),
    (personal, similar): (bool, bool),
    prior: Option<f64>,
) -> f64 {
    let base = match kind {
        AskedKind::Required => REQUIRED,
        AskedKind::Preferred => PREFERRED,
        AskedKind::Mentioned => MENTIONED,
    };
    let again = AGAIN * times.saturating_sub(1).min(MOST_AGAIN) as f64;
    let said = base + again + if in_title { IN_TITLE } else { 0.0 };
    let said = said * if personal { PERSONAL } else { 1.0 } * if similar { SIMILAR } else { 1.0 };
    let all = prior.map_or(said, |prior| (1.0 - PRIOR) * said + PRIOR * prior);
    (all.clamp(0.05, 1.0) * 100.0).round() / 100.0
}

/// Reads a document as a posting.
pub(super) fn posting(engine: &Engine, document: &Document, session: &mut Session) -> Posting {
    let (catalog, lexicon) = (engine.catalog(), engine.lexicon());
    let outline = outline(document, catalog, lexicon);
    let acts: Vec<Act> = outline
        .statements
        .iter()
        .map(|s| Sentence::new(&s.text.text, lexicon, s.languages).act(s.part))
        .collect();
    let segments = outline.statements.iter().zip(&acts).map(|(s, act)| segment(s, *act)).collect();
    let resume = Resume { headline: outline.title.clone(), segments, ..Resume::default() };
    let reader = StatementReader { catalog, lexicon };
    let (found, left_out) = engine.found_in(&resume, session);
    let said: Vec<Said> = outline
        .statements
        .iter()
        .enumerate()
        .zip(found.iter().zip(&acts))
        .map(|((at, statement), (found, act))| reader.read(at, statement, found, *act))
        .collect();
    let like = outline.title.as_deref().and_then(|title| catalog.find_role(title));
    let title = outline.title.as_deref().map(compact).unwrap_or_default();
    let gatherer = Gatherer { catalog, outline: &outline, title, like };
    let mut posting = gatherer.posting(said);
    posting.reads_as = reads_as::of(document, engine, &outline);
    let notes = few(document.notes.clone()).into_iter().map(|note| note.message);
    posting.notes = notes.chain(outline.left_out()).chain(left_out.notes()).collect();
    posting
}

fn segment(statement: &Statement, act: Act) -> Segment {
    let section = match (act, statement.form) {
        (Act::Offers | Act::Legal | Act::Spares | Act::Tells, Form::Prose) => Section::Other,
        (Act::Task, Form::Prose) => Section::Work,
        _ => Section::Skills,
    };
    let text = statement.text.text.clone();
    let origin = statement.text.origin.clone();
    Segment {
        text,
        origin,
        section,
        form: statement.form,
        languages: statement.languages,
        ..Segment::default()
    }
}

struct Gatherer<'g> {
    catalog: &'g Catalog,
    outline: &'g Outline,
    /// The title, compacted; empty if there is none.
    title: String,
    like: Option<RoleId>,
}

impl Gatherer<'_> {
    fn posting(&self, mut said: Vec<Said>) -> Posting {
        let mut posting = Posting {
            title: self.outline.title.clone(),
            like: self.like,
            language: self.outline.language.clone(),
            conditions: self.conditions(&said),
            ..Posting::default()
        };
        for (statement, said) in self.outline.statements.iter().zip(&said) {
            self.count(statement, said, &mut posting);
        }
        let mut pieces: Vec<Piece> =
            said.iter_mut().flat_map(|said| std::mem::take(&mut said.pieces)).collect();
        self.promote_tasks(&mut pieces);
        let known = self.confirmed(&pieces);
        for piece in pieces.iter_mut().filter(|piece| piece.doubtful && piece.statement < FIRST_STATEMENTS) {
            // What the title names is part of the work, whatever else is said of it.
            piece.doubtful = !piece.skills.iter().any(|skill| self.is_in_title(*skill));
        }
        let mut aside: Vec<NotAsked> = said
            .into_iter()
            .flat_map(|said| said.not_asked)
            .map(|(text, skill, reason)| NotAsked { text, skill, reason })
            .collect();
        pieces.retain(|piece| {
            let keeps = !piece.doubtful || piece.skills.iter().all(|skill| known.contains(skill));
            if !keeps {
                let told = piece.skills.iter().map(|skill| NotAsked {
                    text: piece.words.join(", "),
                    skill: *skill,
                    reason: AsideKind::Employer,
                });
                aside.extend(told);
            }
            keeps
        });
        posting.asked = self.asked(&pieces);
        let asked: FxHashSet<SkillId> = posting.asked.iter().flat_map(|a| a.skills.iter().copied()).collect();
        let mut seen = FxHashSet::default();
        aside.retain(|a| !asked.contains(&a.skill) && seen.insert(a.skill));
        posting.not_asked = aside;
        posting.granted = self.granted(&asked);
        posting
    }

    fn conditions(&self, said: &[Said]) -> Vec<Condition> {
        let labelled = self.outline.labelled.iter().map(|(kind, text)| (*kind, text.as_str()));
        let told = self.outline.statements.iter().zip(said);
        let told = told.flat_map(|(s, said)| {
            let mut kinds: Vec<ConditionKind> = Vec::new();
            for kind in &said.conditions {
                if !kinds.contains(kind) {
                    kinds.push(*kind);
                }
            }
            kinds.into_iter().map(|kind| (kind, s.text.text.as_str()))
        });
        let mut conditions: Vec<Condition> = Vec::new();
        for (kind, text) in labelled.chain(told) {
            let condition = Condition { kind, text: one_line(text) };
            if !conditions.contains(&condition) {
                conditions.push(condition);
            }
        }
        conditions
    }

    /// Counts a statement, and keeps what was not recognised.
    fn count(&self, statement: &Statement, said: &Said, posting: &mut Posting) {
        let kind = said.kind.unwrap_or(AskedKind::Mentioned);
        let line = statement.line;
        if said.asks && !statement.text.text.ends_with([':', '：']) {
            let read = !said.pieces.is_empty() || !said.conditions.is_empty();
            posting.statements += 1;
            posting.recognised += usize::from(read);
        }
        if said.blank {
            posting.unread.push(Unread { text: one_line(&statement.text.text), kind, line });
        } else {
            let items = said.unread.iter().map(|text| Unread { text: one_line(text), kind, line });
            posting.unread.extend(items);
        }
    }

    /// If a posting lists no requirements, its tasks count as requirements.
    fn promote_tasks(&self, pieces: &mut [Piece]) {
        let required =
            |piece: &&Piece| piece.explicit && piece.kind == AskedKind::Required && !piece.skills.is_empty();
        let count = pieces.iter().filter(required).count();
        let listed = count > 0 && self.outline.opened.contains(&Part::Required);
        if listed || count >= FEWEST_ASKED {
            return;
        }
        for piece in pieces.iter_mut().filter(|piece| piece.task && !piece.explicit) {
            piece.kind = AskedKind::Required;
        }
    }

    /// The skills that the posting asks for anywhere, and those of the role with that title, or of the role
    /// with the most skills in common.
    fn confirmed(&self, pieces: &[Piece]) -> FxHashSet<SkillId> {
        let sure = pieces.iter().filter(|piece| !piece.doubtful);
        let mut known: FxHashSet<SkillId> = sure.flat_map(|piece| piece.skills.iter().copied()).collect();
        let shared = |id: RoleId| {
            let of = self.catalog.role(id).requirements.iter();
            of.filter(|requirement| requirement.alternatives.iter().any(|skill| known.contains(skill)))
                .count()
        };
        let nearest = self.catalog.role_ids().map(|(id, _)| (shared(id), id));
        let nearest = nearest.max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        let nearest = nearest.filter(|(shared, _)| *shared >= FEWEST_ASKED).map(|(_, id)| id);
        let roles = [self.like, nearest];
        let skills = roles.into_iter().flatten().flat_map(|id| {
            let role = self.catalog.role(id);
            role.requirements.iter().flat_map(|requirement| requirement.alternatives.iter().copied())
        });
        let skills: Vec<SkillId> = skills.filter(|skill| is_tool(self.catalog, *skill)).collect();
        known.extend(skills);
        known
    }

    /// The requirements: each skill once, as strongly as the posting states anywhere.
    fn asked(&self, pieces: &[Piece]) -> Vec<Asked> {
        let mut merged: Vec<(Piece, usize)> = Vec::new();
        let mut by_skills: FxHashMap<Vec<SkillId>, usize> = FxHashMap::default();
        for piece in pieces {
            let mut key = piece.skills.clone();
            key.sort_unstable();
            match by_skills.get(&key).copied().filter(|_| !key.is_empty()) {
                Some(at) => {
                    if let Some((known, times)) = merged.get_mut(at) {
                        *times += 1;
                        stronger(known, piece);
                    }
                }
                None => {
                    by_skills.insert(key, merged.len());
                    merged.push((piece.clone(), 1));
                }
            }
        }
        let merged = self.without_repetition(merged);
        let mut asked: Vec<(usize, Asked)> =
            merged.into_iter().map(|(piece, times)| (piece.statement, self.one(piece, times))).collect();
        asked.sort_by(|a, b| {
            b.1.kind.cmp(&a.1.kind).then(b.1.importance.total_cmp(&a.1.importance)).then(a.0.cmp(&b.0))
        });
        asked.into_iter().map(|(_, asked)| asked).collect()
    }

    /// Removes alternatives that are required by themselves elsewhere.
    fn without_repetition(&self, mut merged: Vec<(Piece, usize)>) -> Vec<(Piece, usize)> {
        let singles: FxHashMap<SkillId, (AskedKind, bool)> = merged
            .iter()
            .filter_map(|(piece, _)| match piece.skills.as_slice() {
                [skill] => Some((*skill, (piece.kind, piece.explicit))),
                _ => None,
            })
            .collect();
        let mut in_groups: FxHashMap<SkillId, (AskedKind, bool)> = FxHashMap::default();
        for (piece, _) in merged.iter().filter(|(piece, _)| piece.skills.len() > 1) {
            for skill in &piece.skills {
                let known = in_groups.entry(*skill).or_insert((piece.kind, piece.explicit));
                *known = (*known).max((piece.kind, piece.explicit));
            }
        }
        let mut liked: Vec<SkillId> = Vec::new();
        for (piece, _) in &mut merged {
            match piece.skills.as_slice() {
                [] => {}
                [skill] => {
                    let of_group =
                        in_groups.get(skill).filter(|(kind, explicit)| *explicit && *kind > piece.kind);
                    if of_group.is_some() {
                        if piece.kind == AskedKind::Preferred {
                            liked.push(*skill);
                        }
                        piece.skills.clear();
                        piece.words.clear();
                    }
                }
                _ => {
                    let weaker = |skill: &SkillId| {
                        singles.get(skill).is_some_and(|(kind, explicit)| {
                            *explicit && (*kind > piece.kind || !piece.explicit)
                        })
                    };
                    if !(piece.explicit && piece.kind == AskedKind::Required) {
                        piece.skills.retain(|skill| !weaker(skill));
                        if piece.skills.is_empty() {
                            piece.words.clear();
                        }
                    }
                }
            }
        }
        for (piece, _) in merged.iter_mut().filter(|(piece, _)| piece.skills.len() > 1) {
            let best = liked.iter().find(|skill| piece.skills.contains(skill)).copied();
            piece.prefer = piece.prefer.or(best);
        }
        merged.retain(|(piece, _)| {
            !piece.skills.is_empty() || (piece.years.is_some() && piece.words.is_empty())
        });
        self.one_each(merged)
    }

    /// Merges requirements that have become single skills.
    fn one_each(&self, merged: Vec<(Piece, usize)>) -> Vec<(Piece, usize)> {
        let mut kept: Vec<(Piece, usize)> = Vec::new();
        for (piece, times) in merged {
            let same = |(known, _): &&mut (Piece, usize)| {
                !piece.skills.is_empty() && known.skills.len() == 1 && known.skills == piece.skills
            };
            match kept.iter_mut().find(same) {
                Some((known, count)) => {
                    *count += times;
                    stronger(known, &piece);
                }
                None => kept.push((piece, times)),
            }
        }
        kept
    }

    fn one(&self, piece: Piece, times: usize) -> Asked {
        let statement = self.outline.statements.get(piece.statement);
        let text = statement.map(|statement| one_line(&statement.text.text)).unwrap_or_default();
        let in_title = piece.skills.iter().any(|skill| self.is_in_title(*skill));
        let personal = !piece.skills.is_empty()
            && piece.skills.iter().all(|skill| self.catalog.skill(*skill).kind == SkillKind::SoftSkill);
        let prior = self.prior(&piece.skills);
        Asked {
            text,
            words: piece.words,
            line: statement.and_then(|statement| statement.line),
            importance: importance(piece.kind, (times, in_title), (personal, piece.similar), prior),
            skills: piece.skills,
            prefer: piece.prefer,
            kind: piece.kind,
            level: piece.level,
            years: piece.years,
            or_similar: piece.similar,
            times,
        }
    }

    /// Whether the title names a skill: "Java" in "Java Developer".
    fn is_in_title(&self, skill: SkillId) -> bool {
        let skill = self.catalog.skill(skill);
        let mut names = std::iter::once(&skill.label).chain(&skill.alt_labels).map(|name| compact(name));
        names.any(|name| name.len() > 2 && self.title.contains(&name))
    }

    /// How strongly the role with that title asks for any of these skills.
    fn prior(&self, skills: &[SkillId]) -> Option<f64> {
        let role = self.catalog.role(self.like?);
        let of =
            role.requirements.iter().filter(|r| r.alternatives.iter().any(|skill| skills.contains(skill)));
        of.map(|r| r.importance.get() * if r.essential { 1.0 } else { 0.5 }).reduce(f64::max)
    }

    /// The skills that the role with that title builds on and the posting does not mention.
    fn granted(&self, asked: &FxHashSet<SkillId>) -> Vec<SkillId> {
        let Some(role) = self.like.map(|id| self.catalog.role(id)) else { return Vec::new() };
        let mut rests: Vec<(f64, SkillId)> = role
            .requirements
            .iter()
            .filter(|r| r.essential && r.importance.get() >= GRANTED)
            .filter(|r| !r.alternatives.iter().any(|skill| asked.contains(skill)))
            .map(|r| (r.importance.get(), r.prefer))
            .collect();
        rests.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        rests.dedup_by_key(|(_, skill)| *skill);
        rests.into_iter().map(|(_, skill)| skill).collect()
    }
}

/// Merges repeated statements: a request counts before a mention, then the stronger.
fn stronger(known: &mut Piece, other: &Piece) {
    let level = known.level.max(other.level);
    let years = match (known.years, other.years) {
        (Some(a), Some(b)) => Some(a.max(b)),
        (a, b) => a.or(b),
    };
    if (other.explicit, other.kind) > (known.explicit, known.kind) {
        *known = other.clone();
    }
    (known.level, known.years) = (level, years);
}

/// Whether a skill is something to work with.
fn is_tool(catalog: &Catalog, skill: SkillId) -> bool {
    catalog.skill(skill).kind.is_product()
}

/// A text on one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
