//! Languages stated below a heading of wishes or interests, which is often the last one of a resume: "Swedish and
//! English. Rowing, sourdough."

use super::{Extractor, Found};
use crate::catalog::SkillKind;
use crate::mention::Outcome;
use crate::quote::sentence;
use crate::resume::{Section, Segment};
use crate::scan::words_of;

impl Extractor<'_> {
    /// The end of the first sentence if it states languages and nothing else, one of them with a level or the one
    /// that the resume is written in; otherwise 0. What somebody wants to learn is neither.
    pub(super) fn stated_languages(&mut self, segment: &Segment, found: &[Found]) -> usize {
        if !matches!(segment.section, Section::Wishes | Section::Interests) {
            return 0;
        }
        self.languages = segment.languages.and(self.lexicon.english());
        let words = words_of(&segment.text);
        let end = sentence(&segment.text, 0, 0).end;
        let sentence = words.get(..words.partition_point(|word| word.start < end)).unwrap_or_default();
        let Some(last) = sentence.last() else { return 0 };
        let is_of_resume = |label: &str| {
            self.lexicon
                .languages()
                .any(|language| segment.languages.holds(language) && self.lexicon.name(language) == label)
        };
        let (mut at, mut is_stated) = (0, false);
        while let Some(word) = sentence.get(at) {
            let named = found.iter().find_map(|(start, end, outcome)| match outcome {
                Outcome::Held { candidate, level } if *start <= word.start && word.start < *end => {
                    Some((*end, self.catalog.skill(candidate.skill), level))
                }
                _ => None,
            });
            if let Some((end, skill, level)) = named {
                if skill.kind != SkillKind::SpokenLanguage {
                    return 0;
                }
                is_stated |= level.is_some() || is_of_resume(&skill.label);
                at += sentence.get(at..).unwrap_or_default().iter().take_while(|w| w.start < end).count();
            } else if self.lexicon.lists().conjunctions.whole(&word.folded, self.languages).is_some()
                || self.levels().worded(&word.folded).is_some()
            {
                at += 1;
            } else {
                return 0;
            }
        }
        if is_stated { last.end } else { 0 }
    }
}
