//! Several files in one input, each below a line with its name, as `head` and `tail` print them.
//!
//! A fuzzer can mutate such a text like a single file, whereas a changed zip would only have wrong checksums.

use std::fs;
use std::path::{Component, Path};

/// The files in an input; text before the first name is ignored.
pub fn split(data: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for line in data.split_inclusive(|byte| *byte == b'\n') {
        match (name_of(line), files.last_mut()) {
            (Some(name), _) => files.push((name, Vec::new())),
            (None, Some((_, content))) => content.extend_from_slice(line),
            (None, None) => {}
        }
    }
    files
}

/// The files as one input.
pub fn join<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Vec<u8> {
    let mut data = Vec::new();
    for (name, content) in files {
        data.extend_from_slice(format!("==> {name} <==\n").as_bytes());
        data.extend_from_slice(content);
        if !content.ends_with(b"\n") {
            data.push(b'\n');
        }
    }
    data
}

fn name_of(line: &[u8]) -> Option<String> {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let name = line.strip_prefix(b"==> ")?.strip_suffix(b" <==")?;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || " ._-/[],".contains(c);
    let name = std::str::from_utf8(name).ok()?;
    (name.len() < 100 && name.chars().all(is_plain)).then(|| name.to_owned())
}

/// Writes the files into a folder, and nowhere else.
pub fn unpack(files: &[(String, Vec<u8>)], folder: &Path) {
    for (name, content) in files {
        let inside = Path::new(name);
        if !inside.components().all(|part| matches!(part, Component::Normal(_))) {
            continue;
        }
        let path = folder.join(inside);
        // Two names may contradict each other: `a` and `a/b`.
        let _ = path.parent().map(fs::create_dir_all);
        let _ = fs::write(path, content);
    }
}

/// The files as an uncompressed zip.
pub fn zipped(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let size = (content.len() as u32).to_le_bytes();
        let mut about = vec![20, 0, 0, 0, 0, 0, 0, 0, 33, 0];
        about.extend_from_slice(&check_sum(content).to_le_bytes());
        about.extend_from_slice(&[size, size].concat());
        about.extend_from_slice(&(name.len() as u16).to_le_bytes());
        about.extend_from_slice(&[0, 0]);
        directory.extend_from_slice(b"PK\x01\x02\x14\0");
        directory.extend_from_slice(&about);
        directory.extend_from_slice(&[0; 10]);
        directory.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
        directory.extend_from_slice(name.as_bytes());
        bytes.extend_from_slice(b"PK\x03\x04");
        bytes.extend_from_slice(&about);
        bytes.extend_from_slice(name.as_bytes());
        bytes.extend_from_slice(content);
    }
    let start = (bytes.len() as u32).to_le_bytes();
    let number = (files.len() as u16).to_le_bytes();
    bytes.extend_from_slice(&directory);
    bytes.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    bytes.extend_from_slice(&[number, number].concat());
    bytes.extend_from_slice(&(directory.len() as u32).to_le_bytes());
    bytes.extend_from_slice(&start);
    bytes.extend_from_slice(&[0, 0]);
    bytes
}

/// The CRC-32 used in zips and packed catalogues.
pub fn check_sum(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg()))
    };
    !bytes.iter().fold(u32::MAX, step)
}
