//! The names of a catalogue's skills, folded and ready to be compared.

use super::Method;
use super::vocabulary::is_stop_word;
use crate::catalog::{Catalog, SkillId};
use crate::text::{compact, fold, words};

/// Which of a skill's names a label is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum LabelKind {
    Preferred,
    Alternative,
    /// A label without its parenthesis ("Java (computer programming)").
    Bare,
}

/// One name of one skill.
#[derive(Debug)]
pub(crate) struct Label {
    pub(crate) skill: SkillId,
    pub(crate) kind: LabelKind,
    pub(crate) folded: Box<str>,
    /// The [`compact`] form of the name; never empty.
    pub(crate) key: Box<str>,
    /// How many characters the key has.
    pub(crate) length: usize,
}

impl Label {
    fn new(skill: SkillId, kind: LabelKind, text: &str) -> Self {
        let folded = fold(text).into_boxed_str();
        let key = compact(&folded).into_boxed_str();
        let length = key.chars().count();
        Self { skill, kind, folded, key, length }
    }

    /// The method of a match by this very name.
    pub(crate) fn method(&self) -> Method {
        match self.kind {
            LabelKind::Preferred | LabelKind::Bare => Method::Exact,
            LabelKind::Alternative => Method::Alias,
        }
    }

    /// 0 when the text is the label to the letter, more when only the key is; ties fall to the smaller.
    pub(crate) fn rank_in(&self, folded: &str) -> u8 {
        u8::from(*self.folded != *folded) + 2 * u8::from(self.kind == LabelKind::Bare)
    }
}

/// Every name of every skill, the names of one skill side by side, the preferred one first.
pub(super) fn labels_of(catalog: &Catalog) -> Vec<Label> {
    let mut labels = Vec::new();
    for (id, skill) in catalog.skill_ids() {
        labels.push(Label::new(id, LabelKind::Preferred, &skill.label));
        labels.extend(skill.alt_labels.iter().map(|alt| Label::new(id, LabelKind::Alternative, alt)));
        labels.extend(without_parenthesis(&skill.label).map(|bare| Label::new(id, LabelKind::Bare, bare)));
    }
    labels.retain(|label| !label.key.is_empty());
    labels
}

/// "Java (computer programming)" without its last parenthesis.
fn without_parenthesis(label: &str) -> Option<&str> {
    let (bare, rest) = label.rsplit_once('(')?;
    let bare = bare.trim();
    (rest.trim_end().ends_with(')') && !bare.is_empty()).then_some(bare)
}

/// The initials of a name of two to seven words, stop words left out.
pub(super) fn initials(folded: &str) -> Option<String> {
    let mut initials = String::new();
    let mut count = 0;
    for word in words(folded).filter(|word| !is_stop_word(word)) {
        count += 1;
        initials.extend(word.chars().next());
    }
    (2..=7).contains(&count).then_some(initials)
}
