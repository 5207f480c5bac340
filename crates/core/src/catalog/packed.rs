//! A catalogue as bytes: small, checked, and read without looking up any name.
//!
//! ```text
//! "skillgap-catalogue\n"   19 bytes, to identify the file
//! version                  u32, little-endian like all numbers here; other versions are rejected
//! length                   u64, of the content
//! check                    u32, the CRC-32 of the content
//! content
//! ```
//!
//! The content is a sequence of messages in the wire format of `postcard` (its specification is stable): a
//! head, then the skills, roles, tips, bundles and resources it announces, then the names in other languages.
//! References are skill numbers, words from closed lists are stored as words, and a requirement that reads
//! like the label of its skill has no text of its own. The compiled-in catalogue is such content too, without
//! the header.

mod messages;
mod read;
mod write;

use super::{Catalog, CatalogParts};
use write::Extent;

const MAGIC: &[u8] = b"skillgap-catalogue\n";

/// The version that is written, and the only one that can be read. Up to version 6 the content was
/// compressed.
const VERSION: u32 = 8;

/// Magic, version, length, checksum.
const HEADER: usize = MAGIC.len() + 4 + 8 + 4;

/// The most bytes of content; ESCO has 11 MB, a million labels 65 MB.
const MOST_CONTENT: u64 = 128 << 20;

/// Why bytes are not a catalogue, or a catalogue cannot be written as bytes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CatalogBytesError {
    /// They do not start like a catalogue.
    #[error("the file is not a skillgap catalogue")]
    Foreign,
    /// They were written by another version of skillgap.
    #[error("the catalogue has format {found}, and this program reads format {VERSION}")]
    OtherVersion {
        /// The version of the format.
        found: u32,
        /// Whether it is newer than the supported one.
        newer: bool,
    },
    /// The end is missing.
    #[error("the catalogue is cut short: {found} of {announced} bytes are there")]
    CutShort {
        /// The number of bytes present.
        found: u64,
        /// The number of bytes expected.
        announced: u64,
    },
    /// It is larger than any catalogue may be.
    #[error("the catalogue is larger than {} MiB", MOST_CONTENT >> 20)]
    TooLarge,
    /// The content differs from what was written.
    #[error("the catalogue is damaged: {0}")]
    Damaged(String),
    /// It contains something too large for the format.
    #[error("the catalogue cannot be written: {0}")]
    Unwritable(String),
}

impl Catalog {
    /// Whether bytes start like the result of [`to_bytes`](Self::to_bytes); the first few are enough.
    #[must_use]
    pub fn is_packed(beginning: &[u8]) -> bool {
        beginning.starts_with(MAGIC)
    }

    /// The catalogue as bytes, for [`from_bytes`](Self::from_bytes) of the same version of skillgap.
    ///
    /// # Errors
    /// Returns [`CatalogBytesError`] if the result would be too large to read.
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

    /// Reads a catalogue that [`to_bytes`](Self::to_bytes) or `skillgap catalog import` wrote.
    ///
    /// A catalogue without tips borrows those of the built-in catalogue, if compiled in, because plans need
    /// tips.
    ///
    /// # Errors
    /// Returns [`CatalogBytesError`] for any other bytes; no claim in them is trusted.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CatalogBytesError> {
        let mut parts = parts(content(bytes)?)?;
        if parts.tips.is_empty() {
            parts.tips = crate::builtin::tips();
        }
        whole(parts)
    }

    /// Only the content.
    pub(crate) fn to_content(&self) -> Result<Vec<u8>, CatalogBytesError> {
        self.content(Extent::Whole)
    }

    /// The content without what its reader can derive: half the size, but slower to open.
    #[allow(dead_code, reason = "the build script's")]
    pub(crate) fn to_least_content(&self) -> Result<Vec<u8>, CatalogBytesError> {
        self.content(Extent::Least)
    }

    fn content(&self, extent: Extent) -> Result<Vec<u8>, CatalogBytesError> {
        let content =
            write::write(self, extent).map_err(|fault| CatalogBytesError::Unwritable(fault.to_string()))?;
        if content.len() as u64 > MOST_CONTENT { Err(CatalogBytesError::TooLarge) } else { Ok(content) }
    }

    /// Reads a catalogue from its content.
    #[cfg(feature = "builtin")]
    pub(crate) fn from_content(content: &[u8]) -> Result<Self, CatalogBytesError> {
        whole(parts(content)?)
    }
}

/// The content after the header, if length and checksum match.
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
