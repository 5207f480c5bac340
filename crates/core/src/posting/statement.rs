//! Reads what one statement of a posting asks for.

use super::groups::{Group, Grouper, Named};
use super::outline::Statement;
use super::wording::{Act, Sentence};
use super::{AskedKind, ConditionKind};
use crate::catalog::{Catalog, SkillId, SkillKind};
use crate::extract::Found;
use crate::level::{Duration, LevelReader};
use crate::lexicon::{Languages, Lexicon, Part};
use crate::matcher::Method;
use crate::mention::{Outcome, SetAsideReason};
use crate::text::{compact, fold};
use crate::units::Level;
use std::ops::Range;

/// A requirement in a statement, before merging.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) skills: Vec<SkillId>,
    pub(super) prefer: Option<SkillId>,
    pub(super) kind: AskedKind,
    /// Whether the posting asks for it rather than mentioning it.
    pub(super) explicit: bool,
    /// Whether it counts only if the role or the rest of the posting agrees.
    pub(super) doubtful: bool,
    /// Whether it is part of a task.
    pub(super) task: bool,
    pub(super) level: Option<Level>,
    pub(super) years: Option<f64>,
    pub(super) similar: bool,
    pub(super) words: Vec<String>,
    /// The index of the statement.
    pub(super) statement: usize,
}

/// The result of reading a statement.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) pieces: Vec<Piece>,
    /// Skills that it names but does not ask for.
    pub(super) not_asked: Vec<(String, SkillId, super::AsideKind)>,
    pub(super) conditions: Vec<ConditionKind>,
    /// Items that were not recognised.
    pub(super) unread: Vec<String>,
    /// Whether it asks for something.
    pub(super) asks: bool,
    /// How strongly, by default.
    pub(super) kind: Option<AskedKind>,
    /// Whether nothing in it was recognised.
    pub(super) blank: bool,
}

/// A name with the result of extraction.
struct Mentioned {
    named: Named,
    level: Option<Level>,
    text: String,
}

/// Reads statements.
pub(super) struct StatementReader<'r> {
    pub(super) catalog: &'r Catalog,
    pub(super) lexicon: &'r Lexicon,
}

impl StatementReader<'_> {
    /// Reads a statement with the names found in it.
    pub(super) fn read(&self, at: usize, statement: &Statement, found: &[Found], act: Act) -> Said {
        let text = statement.text.text.as_str();
        let sentence = Sentence::new(text, self.lexicon, statement.languages);
        let mut said = Said { kind: kind_of(act), asks: matches!(act, Act::Asks(_)), ..Said::default() };
        let conditions = self.conditions(&sentence, found, statement, act);
        said.conditions = conditions.iter().map(|(kind, _)| *kind).collect();
        let mentioned = self.mentioned(text, found, &conditions, act, &mut said);
        let aside = match act {
            Act::Offers => Some(super::AsideKind::Offered),
            Act::Legal => Some(super::AsideKind::Legal),
            Act::Spares => Some(super::AsideKind::NotAsked),
            _ => None,
        };
        if let Some(reason) = aside {
            let skills =
                mentioned.iter().flat_map(|m| m.named.skills.iter().map(|skill| (m.text.clone(), *skill)));
            said.not_asked.extend(skills.map(|(text, skill)| (text, skill, reason)));
            // Unrecognised offers are not requirements.
            said.unread.clear();
            return said;
        }
        let rest = self.degrees(at, text, &sentence, (mentioned, act), statement, &mut said);
        self.groups(at, text, &sentence, (&rest, act), statement, &mut said);
        self.rest(at, text, statement, act, &mut said);
        said
    }

    /// The names that count; denied and doubtful ones are set aside.
    fn mentioned(
        &self,
        text: &str,
        found: &[Found],
        conditions: &[(ConditionKind, Range<usize>)],
        act: Act,
        said: &mut Said,
    ) -> Vec<Mentioned> {
        let mut mentioned: Vec<Mentioned> = Vec::new();
        for (start, end, outcome) in found {
            let words = text.get(*start..*end).unwrap_or_default().to_owned();
            let next = conditions.partition_point(|(_, of)| of.end <= *start);
            if conditions.get(next).is_some_and(|(_, of)| of.start < *end) {
                continue;
            }
            let (candidate, level) = match *outcome {
                Outcome::Held { candidate, level } => (candidate, level),
                Outcome::SetAside { candidate, reason } => match reason {
                    // A wish of the posting's author is a requirement.
                    SetAsideReason::Wished
                    | SetAsideReason::Others
                    | SetAsideReason::Interest
                    | SetAsideReason::Unfinished => (candidate, None),
                    SetAsideReason::Denied => {
                        said.not_asked.push((words, candidate.skill, super::AsideKind::NotAsked));
                        continue;
                    }
                    SetAsideReason::NotSure => {
                        said.not_asked.push((words, candidate.skill, super::AsideKind::NotSure));
                        continue;
                    }
                },
                Outcome::Unrecognised { .. } => {
                    said.unread.push(words);
                    continue;
                }
            };
            let kind = self.catalog.skill(candidate.skill).kind;
            let told = matches!(act, Act::Tells | Act::Tools | Act::Offers | Act::Legal | Act::Spares);
            let guessed = candidate.method == Method::Meaning && told;
            // Personal skills named in a task are not required.
            let personal = kind == SkillKind::SoftSkill && matches!(act, Act::Task | Act::Tells | Act::Tools);
            if guessed || personal {
                continue;
            }
            match mentioned.last_mut() {
                Some(last) if last.named.bytes.start < *end && *start < last.named.bytes.end => {
                    if !last.named.skills.contains(&candidate.skill) {
                        last.named.skills.push(candidate.skill);
                    }
                }
                _ => {
                    let named = Named { bytes: *start..*end, skills: vec![candidate.skill] };
                    mentioned.push(Mentioned { named, level, text: words });
                }
            }
        }
        mentioned.sort_by_key(|m| m.named.bytes.start);
        mentioned
    }

    /// The byte ranges that state a condition.
    fn conditions(
        &self,
        sentence: &Sentence,
        found: &[Found],
        statement: &Statement,
        act: Act,
    ) -> Vec<(ConditionKind, Range<usize>)> {
        use ConditionKind::{Checks, Contract, Driving, Hours, Pay, Permit, Place};
        let table = &self.lexicon.posting().conditions;
        let languages = statement.languages.and(self.lexicon.english());
        let words = &sentence.words;
        let held = Reach::of(found);
        let (mut kinds, mut at) = (Vec::new(), 0);
        while at < words.len() {
            let Some((len, kind)) = table.at(words, at, languages) else {
                at += 1;
                continue;
            };
            let bytes = words[at].start..words[at + len - 1].end;
            at += len;
            let counts = match act {
                Act::Offers => {
                    matches!(kind, Pay | Contract)
                        && statement.text.text.contains(|c: char| c.is_ascii_digit())
                }
                Act::Legal => matches!(kind, Permit | Checks | Driving),
                Act::Spares => false,
                // "The travel platform that millions use", "our company is twelve years old"
                Act::Tells => match kind {
                    Place | Pay | Permit | Driving => true,
                    Hours | Contract => statement.part == Part::Open,
                    _ => false,
                },
                _ => true,
            };
            // "hybrid cloud" is a skill, not a place of work.
            let longer = matches!(kind, Place | Hours | Contract) && held.exceeds(&bytes);
            if counts && !longer {
                kinds.push((kind, bytes));
            }
        }
        kinds
    }

    /// Extracts the degrees from a statement: one of the grades, and one of the fields.
    fn degrees(
        &self,
        at: usize,
        text: &str,
        sentence: &Sentence,
        (mentioned, act): (Vec<Mentioned>, Act),
        statement: &Statement,
        said: &mut Said,
    ) -> Vec<Mentioned> {
        let is_degree = |m: &Mentioned| m.named.skills.iter().any(|skill| self.is_degree(*skill));
        let Some(first) = mentioned.iter().position(is_degree) else { return mentioned };
        let last = mentioned.iter().rposition(is_degree).unwrap_or(first);
        let (mut grades, mut fields, mut rest) = (Vec::new(), Vec::new(), Vec::new());
        let mut words = Vec::new();
        let bytes = mentioned.get(first).map_or(0..0, |m| m.named.bytes.clone());
        let named: Vec<Named> = mentioned.iter().map(|m| m.named.clone()).collect();
        let groups = self.grouper(statement.languages);
        let reached = groups.linked_behind(text, sentence, &named, last);
        for (i, mention) in mentioned.into_iter().enumerate() {
            let skills = mention.named.skills.clone();
            let degree = skills.iter().any(|skill| self.is_degree(*skill));
            let field = !degree && i > first && i <= last + reached;
            if !degree && !field {
                rest.push(mention);
                continue;
            }
            words.push(mention.text.clone());
            for skill in skills {
                let into = if self.is_field(skill) || field { &mut fields } else { &mut grades };
                if let Some(skill) = if field { self.degree_in(skill) } else { Some(skill) }
                    && !into.contains(&skill)
                {
                    into.push(skill);
                }
            }
        }
        let similar = self.has(&self.lexicon.posting().experience, sentence, statement.languages)
            || self.has(&self.lexicon.posting().similar, sentence, statement.languages);
        let (kind, explicit) = self.kind(sentence, &bytes, act);
        let Some(kind) = kind else { return rest };
        for skills in [grades, fields].into_iter().filter(|skills| !skills.is_empty()) {
            let piece = Piece {
                skills,
                prefer: None,
                kind,
                explicit,
                doubtful: matches!(act, Act::Tells),
                task: matches!(act, Act::Task),
                level: None,
                years: None,
                similar,
                words: words.clone(),
                statement: at,
            };
            said.pieces.push(piece);
        }
        rest
    }

    /// Adds the groups of names in a statement.
    fn groups(
        &self,
        at: usize,
        text: &str,
        sentence: &Sentence,
        (mentioned, act): (&[Mentioned], Act),
        statement: &Statement,
        said: &mut Said,
    ) {
        let named: Vec<Named> = mentioned.iter().map(|m| m.named.clone()).collect();
        let grouper = self.grouper(statement.languages);
        let groups = grouper.joined(text, &named, grouper.groups(text, sentence, &named));
        let levels =
            LevelReader { lexicon: self.lexicon, languages: statement.languages.and(self.lexicon.english()) };
        let durations = levels.durations(text);
        let only = groups.len() == 1;
        for Group { names, similar } in groups {
            let Some(group) = mentioned.get(names) else { continue };
            let Some((first, last)) = group.first().zip(group.last()) else { continue };
            let kinds: Vec<(Option<AskedKind>, bool)> =
                group.iter().map(|m| self.kind(sentence, &m.named.bytes, act)).collect();
            let asked: Vec<&Mentioned> =
                group.iter().zip(&kinds).filter(|(_, (kind, _))| kind.is_some()).map(|(m, _)| m).collect();
            let left = group.iter().zip(&kinds).filter(|(_, (kind, _))| kind.is_none());
            said.not_asked.extend(left.flat_map(|(m, _)| {
                m.named.skills.iter().map(|skill| (m.text.clone(), *skill, super::AsideKind::NotAsked))
            }));
            let Some(kind) = kinds.iter().filter_map(|(kind, _)| *kind).max() else { continue };
            let explicit = kinds.iter().any(|(_, explicit)| *explicit);
            let liked = group
                .iter()
                .zip(&kinds)
                .find(|(_, (other, _))| *other == Some(AskedKind::Preferred) && kind == AskedKind::Required);
            let mut skills: Vec<SkillId> = Vec::new();
            for skill in asked.iter().flat_map(|m| &m.named.skills) {
                if !skills.contains(skill) {
                    skills.push(*skill);
                }
            }
            let bytes = first.named.bytes.start..last.named.bytes.end;
            let years = own_years(text, &durations, &bytes, only);
            let named = || asked.iter().filter_map(|m| self.level_in_name(&levels, m)).max();
            let alone = || {
                let part = if mentioned.len() == 1 { text } else { clause_of(text, &bytes) };
                self.level_of_language(&levels, part, &skills)
            };
            let stated = asked.iter().filter_map(|m| m.level).max();
            let level = stated.or_else(named).or_else(alone).or(years.map(Level::from_years));
            let soft = skills.iter().all(|s| self.catalog.skill(*s).kind == SkillKind::SoftSkill);
            said.pieces.push(Piece {
                skills,
                prefer: liked.and_then(|(m, _)| m.named.skills.first().copied()),
                kind,
                explicit,
                doubtful: matches!(act, Act::Tells),
                task: matches!(act, Act::Task),
                level: level.filter(|_| !soft),
                years: years.filter(|_| !soft),
                similar,
                words: asked.iter().map(|m| m.text.clone()).collect(),
                statement: at,
            });
        }
    }

    /// The level of the only language in a statement, at any position: "German at B2 level".
    fn level_of_language(&self, levels: &LevelReader<'_>, text: &str, skills: &[SkillId]) -> Option<Level> {
        let spoken = |skill: &SkillId| self.catalog.skill(*skill).kind == SkillKind::SpokenLanguage;
        let mut words = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        if skills.iter().all(spoken) { words.find_map(|word| Some(levels.bare(word)?.level)) } else { None }
    }

    /// What a statement asks for apart from named skills, such as years of experience; otherwise it is unread.
    fn rest(&self, at: usize, text: &str, statement: &Statement, act: Act, said: &mut Said) {
        let Act::Asks(kind) = act else {
            said.unread.retain(|_| act == Act::Tools);
            return;
        };
        if !said.pieces.is_empty() || !said.conditions.is_empty() || text.ends_with([':', '：']) {
            return;
        }
        let levels =
            LevelReader { lexicon: self.lexicon, languages: statement.languages.and(self.lexicon.english()) };
        let Some(years) = levels.years(text) else {
            said.blank = true;
            return;
        };
        let sentence = Sentence::new(text, self.lexicon, statement.languages);
        let wanted = sentence.wanted(&(0..text.len())).flatten().unwrap_or(kind);
        said.pieces.push(Piece {
            skills: Vec::new(),
            prefer: None,
            kind: wanted,
            explicit: true,
            doubtful: false,
            task: false,
            level: Some(Level::from_years(years)),
            years: Some(years),
            similar: false,
            words: Vec::new(),
            statement: at,
        });
    }

    /// How strongly these bytes are asked for, and whether the posting says so explicitly.
    fn kind(&self, sentence: &Sentence, bytes: &Range<usize>, act: Act) -> (Option<AskedKind>, bool) {
        let wanted = sentence.wanted(bytes);
        match (act, wanted) {
            (Act::Tells, None) => (Some(AskedKind::Mentioned), false),
            (Act::Asks(kind), None) => (Some(kind), true),
            (Act::Asks(AskedKind::Preferred), Some(Some(_))) if !sentence.requires() => {
                (Some(AskedKind::Preferred), true)
            }
            (_, Some(wanted)) => (wanted, true),
            (_, None) => (Some(AskedKind::Mentioned), false),
        }
    }

    /// The level within a name: "Advanced Excel" is Excel with a level.
    fn level_in_name(&self, levels: &LevelReader<'_>, mention: &Mentioned) -> Option<Level> {
        let label = &self.catalog.skill(*mention.named.skills.first()?).label;
        let longer = mention.text.split_whitespace().count() > 1 && compact(&mention.text) != compact(label);
        levels.worded(&fold(&mention.text)).filter(|_| longer && levels.worded(&fold(label)).is_none())
    }

    fn grouper(&self, languages: Languages) -> Grouper<'_> {
        Grouper { catalog: self.catalog, lexicon: self.lexicon, languages }
    }

    fn has(&self, phrases: &crate::lexicon::Phrases<()>, sentence: &Sentence, languages: Languages) -> bool {
        let languages = languages.and(self.lexicon.english());
        (0..sentence.words.len()).any(|at| phrases.at(&sentence.words, at, languages).is_some())
    }

    fn is_field(&self, skill: SkillId) -> bool {
        let skill = self.catalog.skill(skill);
        skill.kind == SkillKind::Credential && compact(&skill.label).starts_with("degreein")
    }

    fn is_degree(&self, skill: SkillId) -> bool {
        let label = compact(&self.catalog.skill(skill).label);
        self.is_field(skill)
            || ["bachelorsdegree", "mastersdegree", "phd", "mba", "associatedegree"].contains(&label.as_str())
    }

    /// The degree in a field that is named next to a degree.
    fn degree_in(&self, field: SkillId) -> Option<SkillId> {
        let label = &self.catalog.skill(field).label;
        let key = format!("degree-in-{}", label.to_lowercase().replace(' ', "-"));
        self.catalog.find_skill(&key)
    }
}

/// How strongly a sentence asks for what it names, unless its wording says otherwise.
fn kind_of(act: Act) -> Option<AskedKind> {
    match act {
        Act::Asks(kind) => Some(kind),
        _ => None,
    }
}

/// How far the held names reach that begin at or before a byte: by where they begin, the furthest end so far.
struct Reach(Vec<(usize, usize)>);

impl Reach {
    fn of(found: &[Found]) -> Self {
        let held = found.iter().filter(|(.., outcome)| matches!(outcome, Outcome::Held { .. }));
        let mut reach: Vec<(usize, usize)> = held.map(|(start, end, _)| (*start, *end)).collect();
        reach.sort_unstable();
        let mut furthest = 0;
        for (_, end) in &mut reach {
            furthest = furthest.max(*end);
            *end = furthest;
        }
        Self(reach)
    }

    /// Whether one of the names holds these bytes and more.
    fn exceeds(&self, bytes: &Range<usize>) -> bool {
        let end_before =
            |count: usize| count.checked_sub(1).and_then(|last| self.0.get(last)).map_or(0, |r| r.1);
        let earlier = self.0.partition_point(|(start, _)| *start < bytes.start);
        let begun = self.0.partition_point(|(start, _)| *start <= bytes.start);
        end_before(earlier) >= bytes.end || end_before(begun) > bytes.end
    }
}

/// The part of a text between commas and semicolons around these bytes.
fn clause_of<'t>(text: &'t str, bytes: &Range<usize>) -> &'t str {
    let from = text.get(..bytes.start).and_then(|before| before.rfind(CLAUSE_ENDS)).map_or(0, |at| at + 1);
    let rest = text.get(bytes.end..).unwrap_or_default();
    let to = rest.find(CLAUSE_ENDS).map_or(text.len(), |at| bytes.end + at);
    text.get(from..to).unwrap_or(text)
}

/// What ends a clause; none is longer than a byte.
const CLAUSE_ENDS: [char; 3] = [',', ';', '|'];

/// The years that belong to a group of names: those in the same clause, "5 years of Go, good English". If the statement
/// has no other group, the nearest.
fn own_years(text: &str, durations: &[Duration], bytes: &Range<usize>, only: bool) -> Option<f64> {
    if only {
        return nearest(durations, bytes);
    }
    let between = |duration: &Duration| {
        let gap = if duration.span.end <= bytes.start {
            duration.span.end..bytes.start
        } else {
            bytes.end..duration.span.start.max(bytes.end)
        };
        text.get(gap).unwrap_or_default()
    };
    let of_clause = durations.iter().filter(|duration| !between(duration).contains(CLAUSE_ENDS));
    let mut own: Vec<Duration> = of_clause.cloned().collect();
    if own.is_empty() {
        // "Java, 5 years; SQL, 2 years"
        let behind =
            |duration: &&Duration| duration.span.start >= bytes.end && between(duration).trim() == ",";
        own.extend(durations.iter().filter(behind).cloned());
    }
    nearest(&own, bytes)
}

/// The nearest duration: before these bytes, else after.
fn nearest(durations: &[Duration], bytes: &Range<usize>) -> Option<f64> {
    let before = durations.partition_point(|duration| duration.span.end <= bytes.start);
    let before = before.checked_sub(1).and_then(|last| durations.get(last));
    let behind = durations.get(durations.partition_point(|duration| duration.span.start < bytes.end));
    match (before, behind) {
        (Some(before), Some(behind)) if bytes.start - before.span.end > behind.span.start - bytes.end => {
            Some(behind.years)
        }
        (Some(before), _) => Some(before.years),
        (None, behind) => behind.map(|behind| behind.years),
    }
}
