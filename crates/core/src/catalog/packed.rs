//! The one file that `catalog import` writes: small, checked, and read without a single look-up of a name.
//!
//! ```text
//! "skillgap-catalogue\n"   19 bytes, so that nobody takes another file for it
//! version                  u32, little endian as all numbers here; any other version is refused
//! length                   u64, of the payload
//! unpacked                 u64, of the payload when unpacked
//! check                    u32, the CRC-32 of the payload
//! payload                  one zstd frame
//! ```
//!
//! Unpacked it is a sequence of messages in the wire format of `postcard` (its specification is stable):
//! a head, then as many skills, roles, tips, bundles and resources as it says, then the names in other languages. References are numbers of skills,
//! words of closed lists are words, and a requirement that reads like the label of its skill has no text of its
//! own. The types are the file's, not those of the core, which so can change without a new version. The catalogue
//! that is compiled in is such a sequence too, without the header.

mod messages;
mod read;
mod write;

use crate::error::InputError;
use skillgap_core::catalog::{Catalog, CatalogParts};
use std::fs::File;
use std::io::Read;
use std::path::Path;

const MAGIC: &[u8] = b"skillgap-catalogue\n";

/// The version that is written, and the only one that is read. Version 1 held a draft, with relations as they were said;
/// version 2 had no names in other languages; version 3 no preferred alternatives, codes and licences of roles;
/// version 4 no bundles and resources, and tips that suited every skill of a kind;
/// version 5 did not say where skills point.
const VERSION: u32 = 6;

/// Magic, version, length, unpacked length, check.
const HEADER: usize = MAGIC.len() + 4 + 8 + 8 + 4;

/// The most that a catalogue may hold when it is unpacked; ESCO holds 11 MB, a million labels 65 MB.
const MOST_UNPACKED: u64 = 128 << 20;

/// A file may unpack to so many times its length, and to a little more when it is short: what is published unpacks to
/// 6 times, a forgery to thousands.
const MOST_RATIO: u64 = 12;
const LEAST_UNPACKED: u64 = 1 << 20;

/// Smaller files cost more time than they save; lists of next to the same labels are packed less tightly.
const ZSTD_LEVELS: [i32; 5] = [6, 1, -5, -50, -1000];

/// No frame that was written here looks further back than 2^24 bytes, and memory is set aside for as many.
const MOST_WINDOW: u32 = 24;

const SHAPE: &str = "name the folder of a catalogue, in the shape that data/README.md describes, \
                     or a file that 'skillgap catalog import' wrote";

const AGAIN: &str = "copy it again, or make it again with 'skillgap catalog import'";

/// What is known of the payload before it is read.
struct Header {
    length: u64,
    unpacked: u64,
    check: u32,
}

/// The bytes of the file; the error says what cannot be written.
pub(super) fn encode(catalog: &Catalog) -> Result<Vec<u8>, String> {
    let content = write::write(catalog).map_err(|fault| fault.to_string())?;
    let payload = pack(&content)?;
    let mut file = Vec::with_capacity(HEADER + payload.len());
    file.extend_from_slice(MAGIC);
    file.extend_from_slice(&VERSION.to_le_bytes());
    file.extend_from_slice(&(payload.len() as u64).to_le_bytes());
    file.extend_from_slice(&(content.len() as u64).to_le_bytes());
    file.extend_from_slice(&crc32fast::hash(&payload).to_le_bytes());
    file.extend_from_slice(&payload);
    Ok(file)
}

/// The content as one frame that [`decode`] takes.
fn pack(content: &[u8]) -> Result<Vec<u8>, String> {
    let length = content.len() as u64;
    if length > MOST_UNPACKED {
        return Err(format!("the catalogue is larger than {} MiB", MOST_UNPACKED >> 20));
    }
    for level in ZSTD_LEVELS {
        let payload = zstd::bulk::compress(content, level).map_err(|error| error.to_string())?;
        if length <= most_unpacked(payload.len() as u64) {
            return Ok(payload);
        }
    }
    Err("nearly all of the catalogue is the same words again".to_owned())
}

/// What a payload of this length may unpack to.
fn most_unpacked(length: u64) -> u64 {
    length.saturating_mul(MOST_RATIO).clamp(LEAST_UNPACKED, MOST_UNPACKED)
}

/// Reads the file at a path.
pub(super) fn read(path: &Path, shown: &str) -> Result<CatalogParts, InputError> {
    let io = |error| InputError::io(shown, "read the catalogue", error);
    let mut file = File::open(path).map_err(io)?;
    // A foreign file is told by its beginning, however large it is.
    let mut bytes = Vec::new();
    (&mut file).take(HEADER as u64).read_to_end(&mut bytes).map_err(io)?;
    let header = header(&bytes, shown)?;
    if header.length > MOST_UNPACKED {
        let message = format!("the catalogue is larger than {} MiB", MOST_UNPACKED >> 20);
        return Err(InputError::new(shown, message).hint(AGAIN));
    }
    file.take(header.length.saturating_add(1)).read_to_end(&mut bytes).map_err(io)?;
    decode(&bytes, shown)
}

/// The parts in the bytes of a file.
pub(super) fn decode(bytes: &[u8], shown: &str) -> Result<CatalogParts, InputError> {
    let header = header(bytes, shown)?;
    let payload = bytes.get(HEADER..).unwrap_or_default();
    let length = payload.len() as u64;
    if length < header.length {
        let message = format!("the catalogue is cut short: {length} of {} bytes are there", header.length);
        return Err(InputError::new(shown, message).hint(AGAIN));
    }
    if length > header.length || crc32fast::hash(payload) != header.check {
        return Err(damaged(shown, "its check sum is wrong"));
    }
    if header.unpacked > most_unpacked(length) {
        return Err(forged(shown, header.unpacked));
    }
    let content = unpack(payload, header.unpacked).map_err(|e| damaged(shown, &e.to_string()))?;
    if content.len() as u64 != header.unpacked {
        return Err(damaged(shown, "it does not unpack to the length that it says"));
    }
    parts(&content, shown)
}

/// The content, and one byte more where there is more than was announced; memory is taken as it comes.
fn unpack(payload: &[u8], announced: u64) -> std::io::Result<Vec<u8>> {
    let mut frame = zstd::Decoder::with_buffer(payload)?;
    frame.window_log_max(MOST_WINDOW)?;
    let mut content = Vec::new();
    content.try_reserve_exact(usize::try_from(announced + 1).unwrap_or(usize::MAX))?;
    frame.take(announced + 1).read_to_end(&mut content)?;
    Ok(content)
}

fn forged(shown: &str, unpacked: u64) -> InputError {
    let message = if unpacked > MOST_UNPACKED {
        format!("the catalogue is larger than {} MiB when unpacked", MOST_UNPACKED >> 20)
    } else {
        "the catalogue unpacks to more than any of its length".to_owned()
    };
    InputError::new(shown, message).hint(AGAIN)
}

/// The parts in a payload that was unpacked, as the build script writes one too.
pub(super) fn parts(content: &[u8], shown: &str) -> Result<CatalogParts, InputError> {
    read::read(content).map_err(|error| damaged(shown, &error.to_string()))
}

/// The catalogue of parts that came out of a file.
pub(super) fn whole(parts: CatalogParts, shown: &str) -> Result<Catalog, InputError> {
    Catalog::from_parts(parts).map_err(|error| damaged(shown, &error.to_string()))
}

fn header(bytes: &[u8], shown: &str) -> Result<Header, InputError> {
    let Some(rest) = bytes.strip_prefix(MAGIC) else {
        let error = InputError::new(shown, "the file is not a skillgap catalogue");
        return Err(error.hint(SHAPE));
    };
    let cut = || InputError::new(shown, "the catalogue is cut short").hint(AGAIN);
    let (version, rest) = rest.split_first_chunk::<4>().ok_or_else(cut)?;
    match u32::from_le_bytes(*version) {
        VERSION => {}
        other => return Err(other_version(shown, other)),
    }
    let (length, rest) = rest.split_first_chunk::<8>().ok_or_else(cut)?;
    let (unpacked, rest) = rest.split_first_chunk::<8>().ok_or_else(cut)?;
    let check = rest.first_chunk::<4>().ok_or_else(cut)?;
    Ok(Header {
        length: u64::from_le_bytes(*length),
        unpacked: u64::from_le_bytes(*unpacked),
        check: u32::from_le_bytes(*check),
    })
}

fn other_version(shown: &str, version: u32) -> InputError {
    let message = format!("the catalogue has format {version}, and this program reads format {VERSION}");
    let hint = match version > VERSION {
        true => "use a newer skillgap, or make the catalogue again with 'skillgap catalog import'",
        false => AGAIN,
    };
    InputError::new(shown, message).hint(hint)
}

fn damaged(shown: &str, why: &str) -> InputError {
    InputError::new(shown, format!("the catalogue is damaged: {why}")).hint(AGAIN)
}
