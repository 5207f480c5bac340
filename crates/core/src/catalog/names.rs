//! The names of skills in languages other than the catalogue's own.
//!
//! There are many more of them than labels, and a text uses few, so they are in one sorted table that is
//! searched in its packed form without indexing.

use super::{SkillDraft, SkillId};
use crate::text::{compact, fold, words};
use std::collections::HashMap;
use std::ops::Range;

/// The names of skills in other languages, by their [`compact`](crate::text::compact) keys.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ForeignNames {
    /// The ISO 639-1 codes of the languages.
    languages: Vec<String>,
    /// The folded names in sequence, each followed by its key if that differs.
    texts: String,
    /// By the hash of the key.
    entries: Vec<Entry>,
    /// The place of the first entry of each [`bucket`] of hashes, and one past the last entry.
    starts: Vec<u32>,
    /// The number of words in the longest name that starts with a word, by hash of the word.
    openers: Vec<(u32, u8)>,
}

/// A name as numbers, for packing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PackedName {
    /// The [hash](ForeignNames::hash) of the key.
    pub hash: u32,
    /// The number of bytes of the folded name.
    pub folded: u16,
    /// The number of bytes of the key after it; 0 if the key is the folded name itself.
    pub key: u16,
    /// The index of the language among the codes.
    pub language: u8,
    /// The skill.
    pub skill: SkillId,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Entry {
    name: PackedName,
    at: u32,
}

/// A name that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForeignName<'n> {
    /// The skill that it names.
    pub skill: SkillId,
    /// The index of its language in [`ForeignNames::languages`].
    pub language: usize,
    /// The folded name.
    pub folded: &'n str,
    /// Its key.
    pub key: &'n str,
}

/// The number of leading bits of a hash that choose its bucket: a dozen entries of the built-in catalogue each.
const BUCKET_BITS: u32 = 12;

impl ForeignNames {
    /// The names in drafts whose skills are numbered by `id`; a name that is also a label of the skill is
    /// skipped.
    pub(super) fn of_drafts(skills: &[SkillDraft], id: impl Fn(&str) -> Option<SkillId>) -> Self {
        let mut languages: Vec<&str> =
            skills.iter().flat_map(|skill| skill.names.iter().map(|(code, _)| code.as_str())).collect();
        languages.sort_unstable();
        languages.dedup();
        let mut names: Vec<(u32, String, String, usize, SkillId)> = Vec::new();
        for skill in skills {
            let Some(skill_id) = id(&skill.key) else { continue };
            let labels: Vec<String> =
                std::iter::once(&skill.label).chain(&skill.alt_labels).map(|label| compact(label)).collect();
            for (code, of_language) in &skill.names {
                let Ok(language) = languages.binary_search(&code.as_str()) else { continue };
                for folded in of_language.iter().flat_map(|name| spellings(code, name)) {
                    let key = compact(&folded);
                    if !key.is_empty() && !labels.contains(&key) {
                        names.push((Self::hash(&key), key, folded, language, skill_id));
                    }
                }
            }
        }
        names.sort_unstable();
        names.dedup_by(|a, b| a.1 == b.1 && a.3 == b.3);
        Self::of_sorted(languages.into_iter().map(str::to_owned).collect(), &names)
    }

    fn of_sorted(languages: Vec<String>, names: &[(u32, String, String, usize, SkillId)]) -> Self {
        let (mut texts, mut packed) = (String::new(), Vec::with_capacity(names.len()));
        let mut longest: HashMap<u32, u8> = HashMap::new();
        for (hash, key, folded, language, skill) in names {
            let same = key == folded;
            let bytes = |text: &str| u16::try_from(text.len()).ok();
            let (Some(folded_bytes), Some(key_bytes)) = (bytes(folded), bytes(key)) else { continue };
            let Ok(language) = u8::try_from(*language) else { continue };
            texts.push_str(folded);
            if !same {
                texts.push_str(key);
            }
            let key = if same { 0 } else { key_bytes };
            packed.push(PackedName { hash: *hash, folded: folded_bytes, key, language, skill: *skill });
            let mut parts = words(folded);
            if let Some(first) = parts.next() {
                let count = u8::try_from(1 + parts.count()).unwrap_or(u8::MAX);
                let longest = longest.entry(Self::hash(first)).or_default();
                *longest = count.max(*longest);
            }
        }
        let mut openers: Vec<(u32, u8)> = longest.into_iter().collect();
        openers.sort_unstable();
        Self { starts: starts(&packed), entries: placed(&packed), languages, texts, openers }
    }

    /// The names in their packed form; `None` if the parts are inconsistent.
    #[must_use]
    pub fn from_packed(
        languages: Vec<String>,
        texts: String,
        names: &[PackedName],
        openers: Vec<(u32, u8)>,
    ) -> Option<Self> {
        let bytes: usize = names.iter().map(|name| usize::from(name.folded) + usize::from(name.key)).sum();
        let sound = bytes == texts.len()
            && names.iter().all(|name| usize::from(name.language) < languages.len())
            && names.is_sorted_by_key(|name| name.hash)
            && openers.is_sorted_by_key(|opener| opener.0);
        sound.then(|| Self { starts: starts(names), entries: placed(names), languages, texts, openers })
    }

    /// The names in a text that contains them in sequence, in any order and without keys; `None` if they do
    /// not fill it.
    #[must_use]
    pub fn from_texts(languages: Vec<String>, texts: &str, names: &[PackedName]) -> Option<Self> {
        let mut rest = texts;
        let mut listed = Vec::with_capacity(names.len());
        for name in names {
            let (folded, after) = rest.split_at_checked(usize::from(name.folded))?;
            rest = after;
            let key = compact(folded);
            let language = usize::from(name.language);
            languages.get(language)?;
            listed.push((Self::hash(&key), key, folded.to_owned(), language, name.skill));
        }
        listed.sort_unstable();
        rest.is_empty().then(|| Self::of_sorted(languages, &listed))
    }

    /// The parts to pack: texts, names, and for the hash of each first word the number of words in the
    /// longest name.
    pub fn packed(&self) -> (&str, impl Iterator<Item = PackedName>, &[(u32, u8)]) {
        (&self.texts, self.entries.iter().map(|entry| entry.name), &self.openers)
    }

    /// The ISO 639-1 codes of the languages.
    #[must_use]
    pub fn languages(&self) -> &[String] {
        &self.languages
    }

    /// Every name, by the hash of its key.
    pub fn iter(&self) -> impl Iterator<Item = ForeignName<'_>> {
        self.entries.iter().map(|entry| self.name(entry))
    }

    /// The name at this place of [`iter`](Self::iter).
    pub(crate) fn nth(&self, at: usize) -> Option<ForeignName<'_>> {
        self.entries.get(at).map(|entry| self.name(entry))
    }

    /// The number of names.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no names.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The largest number of a skill with a name.
    pub(super) fn last_skill(&self) -> Option<SkillId> {
        self.entries.iter().map(|entry| entry.name.skill).max()
    }

    /// The names with this key, one for each language that has it.
    pub fn named<'n, 'k>(&'n self, key: &'k str) -> impl Iterator<Item = ForeignName<'n>> + use<'n, 'k> {
        let hash = if self.entries.is_empty() { 0 } else { Self::hash(key) };
        let from = self.first_from(hash);
        let of_hash = self.entries.get(from..).unwrap_or(&[]).iter().take_while(move |e| e.name.hash == hash);
        of_hash.map(|entry| self.name(entry)).filter(move |name| name.key == key)
    }

    /// The place of the first entry with this hash or a larger one.
    fn first_from(&self, hash: u32) -> usize {
        let start = |bucket: usize| self.starts.get(bucket).map_or(0, |at| *at as usize);
        let (from, to) = (start(bucket(hash)), start(bucket(hash) + 1));
        let within = self.entries.get(from..to).unwrap_or_default();
        from + within.partition_point(|entry| entry.name.hash < hash)
    }

    /// The number of words in the longest name that starts with this word; 0 if there is none.
    pub(crate) fn longest_from(&self, word: &str) -> usize {
        if self.openers.is_empty() {
            return 0;
        }
        let found = self.openers.binary_search_by_key(&Self::hash(word), |opener| opener.0);
        found.ok().and_then(|at| self.openers.get(at)).map_or(0, |opener| usize::from(opener.1))
    }

    fn name(&self, entry: &Entry) -> ForeignName<'_> {
        let PackedName { folded, key, language, skill, .. } = entry.name;
        let from = entry.at as usize;
        let middle = from + usize::from(folded);
        let text = |range: Range<usize>| self.texts.get(range).unwrap_or("");
        let folded = text(from..middle);
        let key = if key == 0 { folded } else { text(middle..middle + usize::from(key)) };
        ForeignName { skill, language: usize::from(language), folded, key }
    }

    /// FNV-1a (Fowler, Noll, Vo), which is the same on every machine; the table is sorted at build time.
    #[must_use]
    pub fn hash(key: &str) -> u32 {
        key.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    }
}

/// The bucket of a hash, below 2^[`BUCKET_BITS`].
fn bucket(hash: u32) -> usize {
    (hash >> (u32::BITS - BUCKET_BITS)) as usize
}

/// Where each bucket of names starts, which are sorted by hash, and one past the last name.
fn starts(names: &[PackedName]) -> Vec<u32> {
    let mut starts = Vec::with_capacity((1 << BUCKET_BITS) + 1);
    for (name, at) in names.iter().zip(0u32..) {
        starts.resize(starts.len().max(bucket(name.hash) + 1), at);
    }
    let all = u32::try_from(names.len()).unwrap_or(u32::MAX);
    starts.resize((1 << BUCKET_BITS) + 1, all);
    starts
}

fn placed(names: &[PackedName]) -> Vec<Entry> {
    let mut at = 0u32;
    let place = |name: &PackedName| {
        let entry = Entry { name: *name, at };
        at += u32::from(name.folded) + u32::from(name.key);
        entry
    };
    names.iter().map(place).collect()
}

/// The folded name; in German also as typed without umlauts ("Teamfaehigkeit").
fn spellings(code: &str, name: &str) -> impl Iterator<Item = String> {
    let written_out = (code == "de" && name.contains(UMLAUTS)).then(|| {
        let spelt = |c: char| match c {
            'ä' => "ae".to_owned(),
            'ö' => "oe".to_owned(),
            'ü' => "ue".to_owned(),
            'Ä' => "Ae".to_owned(),
            'Ö' => "Oe".to_owned(),
            'Ü' => "Ue".to_owned(),
            other => other.to_string(),
        };
        fold(&name.chars().map(spelt).collect::<String>())
    });
    std::iter::once(fold(name)).chain(written_out)
}

const UMLAUTS: [char; 6] = ['ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü'];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Catalog, CatalogDraft, ProblemKind};
    use crate::sample;

    /// The sample with names for its first two skills.
    fn draft(first: &[(&str, &[&str])], second: &[(&str, &[&str])]) -> CatalogDraft {
        let mut draft = sample::draft();
        for (skill, names) in draft.skills.iter_mut().zip([first, second]) {
            let names = names.iter().map(|(code, names)| {
                ((*code).to_owned(), names.iter().map(|name| (*name).to_owned()).collect())
            });
            skill.names = names.collect();
        }
        draft
    }

    #[test]
    fn names_are_found_by_key_in_each_of_their_languages() {
        let draft = draft(
            &[("de", &["Häufige Übung"]), ("fr", &["exercice fréquent"])],
            &[("es", &["ejercicio común"]), ("pt", &["ejercicio comun"])],
        );
        let catalog = Catalog::build(draft).expect("the names are apart").0;
        let names = catalog.foreign_names();
        let found = |key: &str| {
            let of =
                names.named(key).map(|name| (name.skill.index(), names.languages()[name.language].as_str()));
            of.collect::<Vec<_>>()
        };
        assert_eq!(found("haufigeubung"), [(0, "de")]);
        assert_eq!(found("haeufigeuebung"), [(0, "de")]);
        assert_eq!(found("ejerciciocomun"), [(1, "es"), (1, "pt")]);
        assert_eq!(found("ejercicio"), []);
        assert_eq!((names.longest_from("exercice"), names.longest_from("frequent")), (2, 0));
    }

    #[test]
    fn a_name_belongs_to_one_skill() {
        for (first, second) in [
            (&[("de", &["Übung"][..])][..], &[("nl", &["ubung"][..])][..]),
            (&[][..], &[("de", &["Python"][..])][..]),
        ] {
            let problems = Catalog::build(draft(first, second)).expect_err("the name is claimed twice");
            assert!(
                problems.iter().any(|p| matches!(p.kind, ProblemKind::LabelClash { .. })),
                "{problems:?}"
            );
        }
    }

    #[test]
    fn packed_names_come_out_as_they_went_in() {
        let draft = draft(&[("de", &["Häufige Übung", "Übung"])], &[("ru", &["работа"])]);
        let catalog = Catalog::build(draft).expect("the names are apart").0;
        let names = catalog.foreign_names();
        let (texts, packed, openers) = names.packed();
        let packed: Vec<PackedName> = packed.collect();
        let again = |texts: &str, packed: &[PackedName]| {
            let (codes, texts) = (names.languages().to_vec(), texts.to_owned());
            ForeignNames::from_packed(codes, texts, packed, openers.to_vec())
        };
        assert_eq!(again(texts, &packed).as_ref(), Some(names.as_ref()));
        assert_eq!(again("", &packed), None, "texts are missing");
        let turned: Vec<PackedName> = packed.iter().rev().copied().collect();
        assert_eq!(again(texts, &turned), None, "out of order");
    }
}
