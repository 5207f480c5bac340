//! The senses of doubtful names, once the whole resume is known.
//!
//! The names that nothing agrees with are set aside, and an abbreviation that stands for several skills is given to the
//! one that the others support.

use super::own_titles::OwnTitles;
use super::{Extractor, Found, JOINS, sure_to};
use crate::agreement::{self, Agreement, Beside, Naming, Setting, is_own_title, needed};
use crate::catalog::{SkillId, SkillKind};
use crate::context::says_what_was_done;
use crate::matcher::{Candidate, Method};
use crate::mention::{Outcome, SetAsideReason};
use crate::resume::{Form, Section, Segment};
use crate::text::fold;
use std::collections::HashMap;

/// What must speak for one of the skills that an abbreviation stands for: one clear skill.
const LEAST_SUPPORT: usize = 2;
/// So many names in lists without a capital show that the writer uses none.
const FEWEST_WITHOUT_CAPITALS: usize = 5;
/// The most letters of an abbreviation that stands for several skills.
const LONGEST_OWNED: usize = 5;

impl Extractor<'_> {
    /// Sets aside doubtful names with which nothing else in the resume agrees; an ordinary word in running
    /// text names nothing.
    pub(super) fn settle(
        &mut self,
        (titles, is_list): (&OwnTitles, bool),
        read: &mut [(&Segment, Vec<Found>)],
    ) {
        if !is_list {
            self.find_owners(titles, read);
        }
        let held = self.needs((titles, is_list), read);
        if held.iter().all(|(_, needed)| *needed == 0) {
            return;
        }
        let agreement = Agreement::by(self.catalog, self.matcher.fields(self.catalog));
        let mut stays = agreement.settled_of(&held, &titles.roles).into_iter().zip(&held);
        self.left_out.agreeing = agreement::unasked(&held);
        for (segment, found) in read {
            let setting = Setting::of(&segment.text, segment.form);
            found.retain_mut(|found| {
                let Some(naming) = self.naming(segment, &setting, found) else { return true };
                let (_, _, outcome) = found;
                let (stays, needed) = stays.next().map_or((true, 0), |(stays, (_, needed))| (stays, *needed));
                if stays {
                    *outcome = sure_to(*outcome, needed);
                    return true;
                }
                let (candidate, reason) = (naming.candidate, SetAsideReason::NotSure);
                let written = matches!(naming.beside, Beside::Sentence | Beside::Nothing)
                    && naming.text.contains(char::is_uppercase);
                *outcome = Outcome::SetAside { candidate, reason };
                segment.form == Form::List || written
            });
        }
    }

    /// The held names in order, each with the agreement that it needs.
    fn needs(
        &self,
        (titles, is_list): (&OwnTitles, bool),
        read: &[(&Segment, Vec<Found>)],
    ) -> Vec<(SkillId, u8)> {
        let mut held: Vec<(SkillId, u8)> = Vec::new();
        let lists = || read.iter().filter(|(segment, _)| is_skills_list(segment));
        // A few words in lower case say nothing about the writer's habit.
        let cased = is_list
            || lists().map(|(_, found)| found.len()).sum::<usize>() < FEWEST_WITHOUT_CAPITALS
            || lists().any(|(list, _)| list.text.contains(char::is_uppercase));
        for (segment, found) in read {
            let setting = Setting::of(&segment.text, segment.form);
            let need = |(at, found_at): (usize, &Found)| {
                let mut naming = Naming { cased, ..self.naming(segment, &setting, found_at)? };
                if is_item_of_skills(segment, found_at) {
                    (naming.form, naming.beside) = (Form::List, Beside::Nothing);
                }
                if !naming.text.contains(char::is_uppercase)
                    && self.is_enumerated((segment, &setting), found, at)
                {
                    naming.beside = Beside::Name;
                }
                if naming.beside == Beside::Sentence && begins_longer_name(segment, found, at) {
                    naming.beside = Beside::Capital;
                }
                let is_first = match segment.form {
                    Form::List => naming.beside == Beside::Sentence,
                    Form::Prose => naming.beside == Beside::Capital,
                };
                if is_first && !is_list && self.is_conjoined(segment, found, at) {
                    naming.beside = Beside::Nothing;
                }
                let is_sure = is_own_title(self.tools(), naming, &titles.words)
                    || self.opens_duty(segment, found_at.0, &naming)
                    || self.ends_path(segment, found_at);
                Some((naming.candidate.skill, if is_sure { 0 } else { needed(self.tools(), naming) }))
            };
            held.extend(found.iter().enumerate().filter_map(need));
        }
        held
    }

    /// Gives abbreviations that stand for several skills to the one with which the clear names agree most: AR is accounts
    /// receivable next to month-end close.
    fn find_owners(&self, titles: &OwnTitles, read: &mut [(&Segment, Vec<Found>)]) {
        let owners = &self.lexicon.disambiguation().owners;
        let owned = |segment: &Segment, (start, end, outcome): &Found| {
            let text = segment.text.get(*start..*end)?;
            let open = !matches!(outcome, Outcome::SetAside { .. });
            let is_short = text.len() <= LONGEST_OWNED && text.chars().all(|c| !c.is_lowercase());
            owners.get(&fold(text)).filter(|_| open && is_short)
        };
        if !read.iter().any(|(segment, found)| found.iter().any(|one| owned(segment, one).is_some())) {
            return;
        }
        let named = read.iter().flat_map(|(segment, found)| {
            let held = found.iter().filter(|(_, _, outcome)| matches!(outcome, Outcome::Held { .. }));
            held.map(|one| owned(segment, one).is_some())
        });
        let clear = self.needs((titles, false), read).into_iter().zip(named);
        let clear = clear.filter(|((_, needed), is_owned)| *needed == 0 && !is_owned);
        let mut clear: Vec<SkillId> = clear.map(|((skill, _), _)| skill).collect();
        clear.sort_unstable();
        clear.dedup();
        let agreement = Agreement::by(self.catalog, self.matcher.fields(self.catalog));
        // Each abbreviation once: a text may repeat it a hundred thousand times.
        let mut decided: HashMap<&[String], Option<Candidate>> = HashMap::new();
        let decide = |labels: &[String]| {
            let candidates = labels.iter().filter_map(|label| self.matcher.exact(label));
            let supported = candidates.map(|own| (agreement.support(own.skill, &clear, &titles.roles), own));
            let best = supported.reduce(|best, next| if next.0 > best.0 { next } else { best });
            best.filter(|(support, _)| *support >= LEAST_SUPPORT).map(|(_, own)| own)
        };
        for (segment, found) in read {
            for one in found.iter_mut() {
                let Some(labels) = owned(segment, one) else { continue };
                let Some(own) = *decided.entry(labels).or_insert_with(|| decide(labels)) else { continue };
                let candidate = Candidate { method: Method::Alias, ..own };
                one.2 = match one.2 {
                    Outcome::Held { level, .. } => Outcome::Held { candidate, level },
                    _ => Outcome::Held { candidate, level: None },
                };
            }
        }
    }

    /// A held name with its context.
    fn naming<'s>(
        &self,
        segment: &'s Segment,
        setting: &Setting<'_>,
        &(start, end, outcome): &Found,
    ) -> Option<Naming<'s>> {
        let Outcome::Held { candidate, .. } = outcome else { return None };
        let Segment { section, form, .. } = *segment;
        let text = segment.text.get(start..end)?;
        let beside = setting.beside(start, end);
        let languages = self.lexicon.with_english(segment.languages);
        Some(Naming { text, section, form, languages, beside, cased: true, candidate })
    }

    /// Whether a name opens an item of a list and "and" leads from it to the next name: "Welding and soldering".
    fn is_conjoined(&self, segment: &Segment, found: &[Found], at: usize) -> bool {
        let (Some((start, end, _)), Some((next, ..))) = (found.get(at), found.get(at + 1)) else {
            return false;
        };
        let between = segment.text.get(*end..*next).unwrap_or_default().trim();
        let before = segment.text.get(..*start).unwrap_or_default().trim_end_matches(' ');
        let languages = segment.languages.and(self.lexicon.english());
        (segment.form == Form::List || segment.section == Section::Skills)
            && !before.ends_with(char::is_alphanumeric)
            && self.lexicon.lists().conjunctions.whole(&fold(between), languages).is_some()
    }

    /// Whether a name opens a line about work and says what was done, right before a preposition: "Baking of bread".
    fn opens_duty(&self, segment: &Segment, start: usize, naming: &Naming<'_>) -> bool {
        let text = segment.text.as_str();
        let before = text.get(..start).unwrap_or_default().trim_end_matches(' ');
        let next = text.get(start + naming.text.len()..).and_then(|rest| rest.strip_prefix(' '));
        let next = next.and_then(|rest| rest.split_whitespace().next()).unwrap_or_default();
        segment.form == Form::Prose
            && segment.section.shows_work()
            && (before.is_empty() || before.ends_with(['\n', '.', ';']))
            && !self.catalog.skill(naming.candidate.skill).kind.is_product()
            && says_what_was_done(self.lexicon, &fold(naming.text), &fold(next))
    }

    /// Whether a name stands behind its field: "Data Science/pandas".
    fn ends_path(&self, segment: &Segment, &(start, end, _): &Found) -> bool {
        let text = segment.text.as_str();
        let field = text.get(..start).and_then(|before| before.trim_end().strip_suffix('/'));
        let Some(field) = field.filter(|_| end == text.len()) else { return false };
        text.get(start..end).is_some_and(|name| self.is_path(field.trim(), name))
    }

    /// Whether only "and" or a comma separates a name in running text from a clear name before or after it.
    fn is_enumerated(
        &self,
        (segment, setting): (&Segment, &Setting<'_>),
        found: &[Found],
        at: usize,
    ) -> bool {
        let joined = |from: usize, to: usize| {
            let between = segment.text.get(from..to).unwrap_or_default();
            let word = between.trim_matches(|c: char| c.is_whitespace() || JOINS.contains(&c));
            let conjunctions = &self.lexicon.lists().conjunctions;
            let languages = segment.languages.and(self.lexicon.english());
            let marked = word.is_empty() && between.contains(JOINS);
            marked || conjunctions.whole(&fold(word), languages).is_some()
        };
        let is_clear = |found: &Found| {
            let naming = self.naming(segment, setting, found);
            naming.is_some_and(|naming| {
                self.may_be_product(naming.candidate.skill) && needed(self.tools(), naming) == 0
            })
        };
        let Some((start, end, _)) = found.get(at).filter(|_| segment.form == Form::Prose) else {
            return false;
        };
        let before = at.checked_sub(1).and_then(|before| found.get(before));
        let behind = found.get(at + 1);
        before.is_some_and(|other| joined(other.1, *start) && is_clear(other))
            || behind.is_some_and(|other| joined(*end, other.0) && is_clear(other))
    }

    /// Whether a skill may be one of a list of tools: "Spring and Christmas windows" is not such a list.
    /// Published taxonomies do not tell tools from knowledge.
    pub(super) fn may_be_product(&self, skill: SkillId) -> bool {
        let kind = self.catalog.skill(skill).kind;
        let unnamed = matches!(
            kind,
            SkillKind::Practice | SkillKind::SoftSkill | SkillKind::SpokenLanguage | SkillKind::Credential
        );
        !(unnamed && self.matcher.is_marked())
    }
}

fn is_skills_list(segment: &Segment) -> bool {
    segment.form == Form::List && agreement::lists_skills(segment.section)
}

/// Whether commas or brackets set a name among the skills apart, where they are read as running text: "Soldering (taught
/// to apprentices), Brazing".
fn is_item_of_skills(segment: &Segment, &(start, end, _): &Found) -> bool {
    let before = segment.text.get(..start).unwrap_or_default().trim_end_matches(' ');
    let behind = segment.text.get(end..).unwrap_or_default().trim_start_matches(' ');
    segment.form == Form::Prose
        && segment.section == Section::Skills
        && !(before.is_empty() && behind.is_empty())
        && (before.is_empty() || before.ends_with([',', ';', '\n']))
        && (behind.is_empty() || behind.starts_with([',', ';', '\n', '(']))
}

/// Whether a word with a capital that names no skill follows a name in running text: "Spring Lane Vets".
fn begins_longer_name(segment: &Segment, found: &[Found], at: usize) -> bool {
    let Some((_, end, _)) = found.get(at).filter(|_| segment.form == Form::Prose) else { return false };
    let next = segment.text.get(*end..).and_then(|behind| behind.strip_prefix(' ')).unwrap_or_default();
    let mut letters = next.chars();
    let is_name =
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    is_name && found.get(at + 1).is_none_or(|(start, ..)| *start != end + 1)
}
