//! Data that matching and ranking derive from a catalogue, packed together with it.
//!
//! Computing it takes half the time of a report on one resume, and none of it depends on the resume. Each
//! part is unpacked on first use; a missing part is computed.
//!
//! ```text
//! version   how wide the machine's words are, which hashes depend on
//! parts     bytes, in the order of [`Part`]: messages of postcard
//! ```

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt;

/// The parts.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Part {
    /// The names of the skills.
    Labels,
    /// Their initials.
    Initials,
    /// Their first words.
    Openers,
    /// The index for comparing mentions.
    Likeness,
    /// The index of names by pieces.
    Slips,
    /// The titles of roles, and their vectors.
    Titles,
    /// The words of roles.
    Words,
    /// The names by which roles are found.
    RoleNames,
}

const PARTS: usize = Part::RoleNames as usize + 1;

/// Receives a part while a catalogue is packed.
pub(crate) type Put<'p> = dyn FnMut(Part, &dyn Packable) -> Result<(), postcard::Error> + 'p;

/// Data that can be packed.
pub(crate) trait Packable {
    fn to_bytes(&self) -> Result<Vec<u8>, postcard::Error>;
}

impl<T: Serialize> Packable for T {
    fn to_bytes(&self) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_allocvec(self)
    }
}

/// The packed parts; none by default.
#[derive(Clone, Copy, Default)]
pub(crate) struct Prepared([&'static [u8]; PARTS]);

impl Prepared {
    /// The parts in bytes that this version's [`pack`] made; none for other bytes.
    pub(crate) fn of(packed: &'static [u8]) -> Self {
        let (width, parts): (u32, [&[u8]; PARTS]) = postcard::from_bytes(packed).unwrap_or_default();
        if width == usize::BITS { Self(parts) } else { Self::default() }
    }

    /// The bytes of a part; empty if it is missing.
    pub(crate) fn bytes(&self, part: Part) -> &'static [u8] {
        self.0.get(part as usize).copied().unwrap_or_default()
    }

    /// A part, unless it is missing.
    pub(crate) fn part<T: DeserializeOwned>(&self, part: Part) -> Option<T> {
        let bytes = Some(self.bytes(part)).filter(|bytes| !bytes.is_empty())?;
        postcard::from_bytes(bytes).ok()
    }
}

impl fmt::Debug for Prepared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Prepared").field(&self.0.map(<[u8]>::len)).finish()
    }
}

/// Packs the parts that are passed in.
pub(crate) fn pack(
    put_all: impl FnOnce(&mut Put<'_>) -> Result<(), postcard::Error>,
) -> Result<Vec<u8>, postcard::Error> {
    let mut parts: [Vec<u8>; PARTS] = Default::default();
    put_all(&mut |part, value| {
        parts[part as usize] = value.to_bytes()?;
        Ok(())
    })?;
    postcard::to_allocvec(&(usize::BITS, parts.each_ref().map(Vec::as_slice)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Engine;
    use crate::matcher::Session;
    use crate::plan::PlanOptions;
    use crate::report::Selection;
    use crate::resume::{Entry, Form, Resume, Section, Segment};
    use crate::sample;

    fn packed() -> &'static [u8] {
        Box::leak(Engine::new(sample::catalog()).packed().unwrap().into_boxed_slice())
    }

    fn resume() -> Resume {
        let segment = |text: &str, section, form| Segment {
            text: text.to_owned(),
            section,
            form,
            ..Segment::default()
        };
        let segments = vec![
            segment("Pythn, k8s, machine lerning", Section::Skills, Form::List),
            segment("Trained models and kept dashboards up to date", Section::Work, Form::Prose),
        ];
        let title = Some("Sr. Data Engineer".to_owned());
        let entries = vec![Entry { section: Section::Work, title, ..Entry::default() }];
        Resume { segments, entries, ..Resume::default() }
    }

    #[test]
    fn an_engine_answers_alike_whether_it_was_packed_or_made() {
        let made = Engine::new(sample::catalog());
        let unpacked = Engine::with_packed(sample::catalog(), packed());
        for mention in ["Pythn 3.11", "k8s", "ml", "rest assured", "machine lerning", "no such thing"] {
            let of = |engine: &Engine| engine.matcher().candidates(mention, 5, &mut Session::default());
            assert_eq!(of(&made), of(&unpacked), "{mention}");
        }
        let report = |engine: &Engine| {
            let report =
                engine.report_on(&engine.profile(&resume()), &Selection::Top(3), &PlanOptions::default());
            serde_json::to_string(&report).unwrap()
        };
        assert_eq!(report(&made), report(&unpacked));
        let role = |engine: &Engine| engine.catalog().find_role("Data Engineer II");
        assert_eq!(role(&made), role(&unpacked));
    }

    #[test]
    fn every_part_is_there_unless_the_bytes_are_cut() {
        let bytes = packed();
        assert!(Prepared::of(bytes).0.iter().all(|part| !part.is_empty()));
        for end in (0..bytes.len()).step_by(97) {
            assert!(Prepared::of(&bytes[..end]).0.iter().all(|part| part.is_empty()), "{end}");
        }
    }
}
