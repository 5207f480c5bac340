//! The messages of a packed catalogue: the contents of the file, field by field. Changing any of them
//! requires a new version of the format.

use crate::catalog::UnknownWord;
use crate::units::{OutOfRange, UnknownLevel};
use serde::{Deserialize, Serialize};

/// The most bytes of a message. The built-in catalogue's names in other languages take a third of this, the
/// longest role of a published taxonomy far less.
pub(super) const MOST_MESSAGE: usize = 1 << 22;

/// Why a draft cannot be written, or bytes are not a catalogue.
#[derive(Debug, thiserror::Error)]
pub(super) enum Fault {
    /// There are more items than the format can count.
    #[error("there is too much of it for one file")]
    TooMany,
    /// The bytes are not messages.
    #[error(transparent)]
    Message(#[from] postcard::Error),
    /// A word is not in its list.
    #[error(transparent)]
    Word(#[from] UnknownWord),
    /// A level is not one of the four.
    #[error(transparent)]
    Level(#[from] UnknownLevel),
    /// A number is out of its range.
    #[error(transparent)]
    Range(#[from] OutOfRange),
    /// The pace of a tip is invalid.
    #[error("a pace is not above 0")]
    Pace,
    /// It would take more memory than any catalogue of its length.
    #[error("it is made of more parts than a catalogue of its length holds")]
    TooManyParts,
    /// The names in other languages are inconsistent.
    #[error("the names in other languages are mixed up")]
    Names,
    /// There is more data than the head announces.
    #[error("{0} bytes are left over")]
    LeftOver(usize),
}

#[derive(Serialize, Deserialize)]
pub(super) struct Head<'a> {
    pub(super) name: &'a str,
    pub(super) version: &'a str,
    pub(super) notice: &'a str,
    pub(super) skills: u32,
    pub(super) roles: u32,
    pub(super) tips: u32,
    pub(super) bundles: u32,
    pub(super) resources: u32,
    /// The vector table used for the skills' directions, and the number of dimensions.
    pub(super) vectors: (u64, u32),
}

/// The names of skills in other languages, by the hash of the key.
#[derive(Serialize, Deserialize)]
pub(super) struct Names<'a> {
    #[serde(borrow)]
    pub(super) languages: Vec<&'a str>,
    pub(super) texts: &'a str,
    /// Hash, bytes of the folded name, bytes of its key, language, skill.
    pub(super) names: Vec<(u32, u16, u16, u8, u32)>,
    /// By the hash of a first word, the number of words in the longest name.
    pub(super) openers: Vec<(u32, u8)>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Skill<'a> {
    pub(super) key: &'a str,
    pub(super) label: &'a str,
    #[serde(borrow)]
    pub(super) alt_labels: Vec<&'a str>,
    pub(super) kind: &'a str,
    pub(super) hours: f64,
    /// Kind, target, weight.
    pub(super) relations: Vec<(&'a str, u32, f64)>,
    pub(super) prerequisites: Vec<u32>,
    pub(super) needs_context: bool,
    pub(super) project: Option<&'a str>,
    /// The direction: scale, then eight bits per component.
    pub(super) points: (f32, &'a [u8]),
}

#[derive(Serialize, Deserialize)]
pub(super) struct Role<'a> {
    pub(super) key: &'a str,
    pub(super) title: &'a str,
    #[serde(borrow)]
    pub(super) alt_titles: Vec<&'a str>,
    pub(super) group: &'a str,
    pub(super) isco08: Option<&'a str>,
    pub(super) onet_soc: Option<&'a str>,
    pub(super) licence: Option<Said<'a>>,
    pub(super) definition: Option<Said<'a>>,
    pub(super) responsibilities: Vec<Said<'a>>,
    pub(super) requirements: Vec<Requirement<'a>>,
    pub(super) industries: Vec<Said<'a>>,
    pub(super) outlook: Option<Future<'a>>,
    pub(super) notes: Vec<Said<'a>>,
}

/// A sentence and its source.
pub(super) type Said<'a> = (&'a str, &'a str);

#[derive(Serialize, Deserialize)]
pub(super) struct Requirement<'a> {
    /// `None`: the label of the first alternative.
    pub(super) text: Option<&'a str>,
    pub(super) category: &'a str,
    pub(super) alternatives: Vec<u32>,
    /// One of the alternatives.
    pub(super) prefer: u32,
    pub(super) need: u32,
    pub(super) importance: f64,
    pub(super) level: Option<&'a str>,
    pub(super) essential: bool,
    pub(super) source: &'a str,
    pub(super) weights: &'a str,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Future<'a> {
    pub(super) text: &'a str,
    pub(super) growth_percent: Option<f64>,
    pub(super) period: Option<(u16, u16)>,
    pub(super) authority: Option<&'a str>,
    pub(super) occupation: Option<&'a str>,
    pub(super) source: &'a str,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Tip<'a> {
    pub(super) key: &'a str,
    pub(super) label: &'a str,
    pub(super) text: &'a str,
    pub(super) source: &'a str,
    pub(super) action: &'a str,
    pub(super) only: Option<Vec<u32>>,
    #[serde(borrow)]
    pub(super) teaches: Vec<Teaching<'a>>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Teaching<'a> {
    pub(super) kind: &'a str,
    pub(super) effect: f64,
    pub(super) pace: f64,
    pub(super) why: &'a str,
    pub(super) from: Option<&'a str>,
    pub(super) idea: bool,
    pub(super) least_hours: f64,
    pub(super) most_hours: Option<f64>,
    pub(super) to: Option<&'a str>,
    pub(super) last: bool,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Bundle<'a> {
    pub(super) key: &'a str,
    pub(super) label: &'a str,
    pub(super) skills: Vec<u32>,
    pub(super) project: &'a str,
    pub(super) show: &'a str,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Resource<'a> {
    pub(super) label: &'a str,
    pub(super) url: &'a str,
    pub(super) skills: Vec<u32>,
}
