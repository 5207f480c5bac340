//! The well-known names of `technology.toml`, looked up by their compact keys.

use super::Lexicon;
use super::files::{FileEndings, NameKind, TechnologyFile, Words};
use rustc_hash::FxHashMap;

/// Well-known names of technology that a catalogue may lack.
#[derive(Debug, Default)]
pub(crate) struct Technology {
    file: TechnologyFile,
    also: Places,
    endings: Places,
    kinds: Places,
}

/// For each key, the positions of its entries in a list.
type Places = FxHashMap<String, Vec<usize>>;

impl Technology {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut file = TechnologyFile::default();
        for (_, of_language) in lexicon.technology_files() {
            file.also.extend_from_slice(&of_language.also);
            file.files.extend_from_slice(&of_language.files);
            file.kind.extend_from_slice(&of_language.kind);
        }
        let also = places(file.also.iter().map(Vec::as_slice));
        let endings = places(file.files.iter().map(|files| files.end.as_slice()));
        let kinds = places(file.kind.iter().map(|kind| kind.names.as_slice()));
        Self { file, also, endings, kinds }
    }

    /// The groups of synonyms that contain the name with this key, in file order.
    pub(crate) fn also_called(&self, key: &str) -> impl Iterator<Item = &Words> {
        at(&self.also, &self.file.also, key)
    }

    /// The things whose files have this extension, in file order.
    pub(crate) fn with_ending(&self, key: &str) -> impl Iterator<Item = &FileEndings> {
        at(&self.endings, &self.file.files, key)
    }

    /// The kinds of the thing with this key, in file order.
    pub(crate) fn kinds_of(&self, key: &str) -> impl Iterator<Item = &NameKind> {
        at(&self.kinds, &self.file.kind, key)
    }

    /// All kinds, in file order.
    pub(crate) fn kinds(&self) -> impl Iterator<Item = &NameKind> {
        self.file.kind.iter()
    }
}

fn places<'n>(names: impl Iterator<Item = &'n [String]>) -> Places {
    let mut places = Places::default();
    for (place, names) in names.enumerate() {
        for name in names {
            places.entry(joined(name)).or_default().push(place);
        }
    }
    places
}

fn at<'t, T>(places: &Places, entries: &'t [T], key: &str) -> impl Iterator<Item = &'t T> {
    let places = places.get(key).cloned().unwrap_or_default();
    places.into_iter().filter_map(|place| entries.get(place))
}

/// The compact key of a name whose words are separated by single spaces.
pub(crate) fn joined(name: &str) -> String {
    name.chars().filter(|c| *c != ' ').collect()
}
