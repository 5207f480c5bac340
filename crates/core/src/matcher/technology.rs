//! What a well-known name of technology stands for in a catalogue that does not list it: "pwsh" is PowerShell, ".psd" a
//! file of Photoshop, "Gnumeric" a spreadsheet. The names stand in `technology.toml` of the lexicon.

use super::index::Index;
use crate::catalog::SkillId;
use crate::lexicon::{NameKind, Technology, joined};
use crate::text::{compact, words};

/// How sure a match by another name is.
const ALIAS: f64 = 0.96;
/// The same for a short form: names of up to three letters are held when they match exactly or not at all.
const SHORT: f64 = 0.66;
/// A name under this length that stands for a longer one is [`SHORT`].
const LONG: usize = 4;

/// How sure a match by the ending of a file is: the same as that of a short name.
const ENDING: f64 = 0.66;

/// How sure a kind is of a name that stands in its list.
const LISTED: f64 = 0.74;
/// How sure it is of a name that only ends or begins like one.
const SHAPED: f64 = 0.66;
/// A name of more words than this is a statement.
const MOST_WORDS: usize = 5;

/// The skill that another name of this compact key names in the catalogue.
///
/// Groups begin with the usual name, which counts before the others.
pub(super) fn other_name(index: &Index, known: &Technology, key: &str) -> Option<(SkillId, f64)> {
    let mut names = known.also_called(key).flatten();
    let skill = names.find_map(|name| index.skill_named(&joined(name)))?;
    Some((skill, if key.len() < LONG { SHORT } else { ALIAS }))
}

/// The skill whose files end in this.
pub(super) fn of_ending(index: &Index, known: &Technology, key: &str) -> Option<(SkillId, f64)> {
    let mut names = known.with_ending(key).flat_map(|files| &files.of);
    Some((names.find_map(|name| index.skill_named(&joined(name)))?, ENDING))
}

/// The skill that stands for the kind of thing that this folded name is.
pub(super) fn of_kind(index: &Index, known: &Technology, folded: &str) -> Option<(SkillId, f64)> {
    let count = words(folded).take(MOST_WORDS + 1).count();
    if count == 0 || count > MOST_WORDS {
        return None;
    }
    let listed = known.kinds_of(&compact(folded)).find_map(|kind| skill_of(kind, index));
    if let Some(skill) = listed {
        return Some((skill, LISTED));
    }
    // Of words that the catalogue knows, one that begins or ends like a product's name is none.
    let vocabulary = &index.likeness().vocabulary;
    if words(folded).all(|word| vocabulary.id(word).is_some_and(|id| vocabulary.is_held(id))) {
        return None;
    }
    let mut shaped = known.kinds().filter(|kind| is_shaped(kind, folded, count));
    Some((shaped.find_map(|kind| skill_of(kind, index))?, SHAPED))
}

/// Whether a name of so many words begins or ends like one of the kind.
fn is_shaped(kind: &NameKind, folded: &str, count: usize) -> bool {
    let (Some(first), Some(last)) = (words(folded).next(), words(folded).last()) else { return false };
    let holds = |list: &[String], word: &str| list.iter().any(|own| own == word);
    if count > 1 {
        return holds(&kind.first_words, first) || holds(&kind.last_words, last);
    }
    let ends_so = |ending: &String| last.len() > ending.len() && last.ends_with(ending.as_str());
    holds(&kind.first_words, first) || kind.endings.iter().any(ends_so)
}

/// The skill that the catalogue has for the kind.
fn skill_of(kind: &NameKind, index: &Index) -> Option<SkillId> {
    kind.labels.iter().find_map(|label| index.skill_named(&compact(label)))
}
