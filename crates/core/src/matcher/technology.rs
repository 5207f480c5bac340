//! Finds the skill for a well-known name of technology that the catalogue does not list: "pwsh" is PowerShell,
//! ".psd" a Photoshop file, "Gnumeric" a spreadsheet. The names are in the lexicon's `technology.toml`.

use super::index::Index;
use crate::catalog::SkillId;
use crate::lexicon::{NameKind, Technology, joined};
use crate::text::{compact, words};

/// The score of a match by another name.
const ALIAS: f64 = 0.96;
/// The same for a short form: names of up to three letters are held only if they match exactly.
const SHORT: f64 = 0.66;
/// The length in bytes below which another name gets [`SHORT`].
const LONG: usize = 4;

/// The score of a match by a file extension: the same as that of a short name.
const ENDING: f64 = 0.66;

/// The score of a kind for a name in its list.
const LISTED: f64 = 0.74;
/// The score for a name that only begins or ends like one.
const SHAPED: f64 = 0.66;
/// The most words of a name; anything longer is a statement.
const MOST_WORDS: usize = 5;

/// The skill in the catalogue that has another name with this compact key.
///
/// The usual name comes first in its group and is tried first.
pub(super) fn other_name(index: &Index, known: &Technology, key: &str) -> Option<(SkillId, f64)> {
    let mut names = known.also_called(key).flatten();
    let skill = names.find_map(|name| index.skill_named(&joined(name)))?;
    Some((skill, if key.len() < LONG { SHORT } else { ALIAS }))
}

/// The skill whose files have this extension.
pub(super) fn of_ending(index: &Index, known: &Technology, key: &str) -> Option<(SkillId, f64)> {
    let mut names = known.with_ending(key).flat_map(|files| &files.of);
    Some((names.find_map(|name| index.skill_named(&joined(name)))?, ENDING))
}

/// The skill for the kind of thing that this folded name belongs to.
pub(super) fn of_kind(index: &Index, known: &Technology, folded: &str) -> Option<(SkillId, f64)> {
    let count = words(folded).take(MOST_WORDS + 1).count();
    if count == 0 || count > MOST_WORDS {
        return None;
    }
    let listed = known.kinds_of(&compact(folded)).find_map(|kind| skill_of(kind, index));
    if let Some(skill) = listed {
        return Some((skill, LISTED));
    }
    // Words that the catalogue knows are not a product's name, even if they begin or end like one.
    let vocabulary = &index.likeness().vocabulary;
    if words(folded).all(|word| vocabulary.id(word).is_some_and(|id| vocabulary.is_held(id))) {
        return None;
    }
    let mut shaped = known.kinds().filter(|kind| is_shaped(kind, folded, count));
    Some((shaped.find_map(|kind| skill_of(kind, index))?, SHAPED))
}

/// Whether a name with `count` words begins or ends like one of the kind.
fn is_shaped(kind: &NameKind, folded: &str, count: usize) -> bool {
    let (Some(first), Some(last)) = (words(folded).next(), words(folded).last()) else { return false };
    let holds = |list: &[String], word: &str| list.iter().any(|own| own == word);
    if count > 1 {
        return holds(&kind.first_words, first) || holds(&kind.last_words, last);
    }
    let ends_so = |ending: &String| last.len() > ending.len() && last.ends_with(ending.as_str());
    holds(&kind.first_words, first) || kind.endings.iter().any(ends_so)
}

/// The skill that represents the kind in the catalogue.
fn skill_of(kind: &NameKind, index: &Index) -> Option<SkillId> {
    kind.labels.iter().find_map(|label| index.skill_named(&compact(label)))
}
