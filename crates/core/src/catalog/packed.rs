//! A catalogue as bytes, and back: small, checked, and read without a single look-up of a name.
//!
//! ```text
//! "skillgap-catalogue\n"   19 bytes, so that nobody takes another file for it
//! version                  u32, little endian as all numbers here; any other version is refused
//! length                   u64, of the content
//! check                    u32, the CRC-32 of the content
//! content
//! ```
//!
//! The content is a sequence of messages in the wire format of `postcard` (its specification is stable): a head, then
//! as many skills, roles, tips, bundles and resources as it says, then the names in other languages. References are
//! numbers of skills, words of closed lists are words, and a requirement that reads like the label of its skill has no
//! text of its own. The catalogue that is compiled in is such a content too, without what stands before it.

mod messages;
mod read;
mod write;

use super::{Catalog, CatalogParts};
use write::Extent;

const MAGIC: &[u8] = b"skillgap-catalogue\n";

/// The version that is written, and the only one that is read. Up to version 6 the content was compressed.
const VERSION: u32 = 7;

/// Magic, version, length, check.
const HEADER: usize = MAGIC.len() + 4 + 8 + 4;

/// The most that a catalogue may hold; ESCO holds 11 MB, a million labels 65 MB.
const MOST_CONTENT: u64 = 128 << 20;

/// Why bytes are no catalogue, or a catalogue cannot be written as bytes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CatalogBytesError {
    /// They do not begin like one.
    #[error("the file is not a skillgap catalogue")]
    Foreign,
    /// They were written by another version of skillgap.
    #[error("the catalogue has format {found}, and this program reads format {VERSION}")]
    OtherVersion {
        /// The version of the format.
        found: u32,
        /// Whether it is newer than the one that is read.
        newer: bool,
    },
    /// The end is missing.
    #[error("the catalogue is cut short: {found} of {announced} bytes are there")]
    CutShort {
        /// How many bytes are there.
        found: u64,
        /// How many there should be.
        announced: u64,
    },
    /// It holds more than any catalogue may.
    #[error("the catalogue is larger than {} MiB", MOST_CONTENT >> 20)]
    TooLarge,
    /// What is there is not what was written.
    #[error("the catalogue is damaged: {0}")]
    Damaged(String),
    /// Something in it is larger than the format can say.
    #[error("the catalogue cannot be written: {0}")]
    Unwritable(String),
}

impl Catalog {
    /// Whether bytes begin as [`to_bytes`](Self::to_bytes) begins: a few of them tell, however many there are.
    #[must_use]
    pub fn is_packed(beginning: &[u8]) -> bool {
        beginning.starts_with(MAGIC)
    }

    /// The catalogue as bytes, for [`from_bytes`](Self::from_bytes) of the same version of skillgap.
    ///
    /// # Errors
    /// [`CatalogBytesError`] when it is larger than any that would be read.
    pub fn to_bytes(&self) -> Result<Vec<u8>, CatalogBytesError> {
        let content = self.to_content()?;
        let mut bytes = Vec::with_capacity(HEADER + content.len());
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(&(content.len() as u64).to_le_bytes());
        bytes.extend_from_slice(&crc32fast::hash(&content).to_le_bytes());
        bytes.extend_from_slice(&content);
        Ok(bytes)
    }

    /// The catalogue in bytes that [`to_bytes`](Self::to_bytes) or `skillgap catalog import` wrote.
    ///
    /// One without tips borrows those of the built-in catalogue, where that is compiled in: without tips nobody could plan.
    ///
    /// # Errors
    /// [`CatalogBytesError`] when they are anything else; nothing that they claim is believed.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CatalogBytesError> {
        let mut parts = parts(content(bytes)?)?;
        if parts.tips.is_empty() {
            parts.tips = crate::builtin::tips();
        }
        whole(parts)
    }

    /// The content alone.
    pub(crate) fn to_content(&self) -> Result<Vec<u8>, CatalogBytesError> {
        self.content(Extent::Whole)
    }

    /// The same without what its reader can work out: half as long, and slower to open.
    #[allow(dead_code, reason = "the build script's")]
    pub(crate) fn to_least_content(&self) -> Result<Vec<u8>, CatalogBytesError> {
        self.content(Extent::Least)
    }

    fn content(&self, extent: Extent) -> Result<Vec<u8>, CatalogBytesError> {
        let content =
            write::write(self, extent).map_err(|fault| CatalogBytesError::Unwritable(fault.to_string()))?;
        if content.len() as u64 > MOST_CONTENT { Err(CatalogBytesError::TooLarge) } else { Ok(content) }
    }

    /// The catalogue in the content alone.
    #[cfg(feature = "builtin")]
    pub(crate) fn from_content(content: &[u8]) -> Result<Self, CatalogBytesError> {
        whole(parts(content)?)
    }
}

/// What stands behind the header, when its length and its check are what the header says.
fn content(bytes: &[u8]) -> Result<&[u8], CatalogBytesError> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(CatalogBytesError::Foreign)?;
    let cut = |announced| CatalogBytesError::CutShort { found: bytes.len() as u64, announced };
    let (version, rest) = rest.split_first_chunk::<4>().ok_or_else(|| cut(HEADER as u64))?;
    let found = u32::from_le_bytes(*version);
    if found != VERSION {
        return Err(CatalogBytesError::OtherVersion { found, newer: found > VERSION });
    }
    let (length, rest) = rest.split_first_chunk::<8>().ok_or_else(|| cut(HEADER as u64))?;
    let (check, content) = rest.split_first_chunk::<4>().ok_or_else(|| cut(HEADER as u64))?;
    let length = u64::from_le_bytes(*length);
    if length > MOST_CONTENT {
        return Err(CatalogBytesError::TooLarge);
    }
    if (content.len() as u64) < length {
        return Err(cut(length + HEADER as u64));
    }
    if content.len() as u64 > length || crc32fast::hash(content) != u32::from_le_bytes(*check) {
        return Err(CatalogBytesError::Damaged("its check sum is wrong".to_owned()));
    }
    Ok(content)
}

fn parts(content: &[u8]) -> Result<CatalogParts, CatalogBytesError> {
    read::read(content).map_err(|fault| CatalogBytesError::Damaged(fault.to_string()))
}

fn whole(parts: CatalogParts) -> Result<Catalog, CatalogBytesError> {
    Catalog::from_parts(parts).map_err(|fault| CatalogBytesError::Damaged(fault.to_string()))
}

#[cfg(all(test, feature = "builtin"))]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_can_work_out_need_not_be_there() {
        let catalog = Catalog::builtin();
        let (whole, least) = (catalog.to_content().unwrap(), catalog.to_least_content().unwrap());
        assert!(4 * least.len() < 3 * whole.len(), "{} of {} bytes", least.len(), whole.len());
        let read = Catalog::from_content(&least).unwrap();
        assert_eq!(read.foreign_names(), catalog.foreign_names());
        assert!(read.to_content().unwrap() == whole);
    }
}
