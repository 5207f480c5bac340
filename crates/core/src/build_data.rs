//! The build script: checks the compiled-in data and packs it. From `data/` these are the lexicon, the lists
//! of ordinary words, the word vectors and, with the feature `builtin`, the catalogue. An invalid file fails
//! the build with its name, the line and the problem.
//!
//! It is in `src/` because it is built from modules of the library, so that data is checked and written by
//! the same code that reads it. The catalogue's files are read by the modules that `skillgap-ingest` uses for
//! any other folder.

#![allow(dead_code, unreachable_pub, reason = "the library's own modules are included")]
#![allow(unused_imports, reason = "the same")]
#![allow(clippy::print_stdout, reason = "this is how a build script talks to cargo")]
#![allow(clippy::disallowed_methods, reason = "a build script reads files")]

// Modules of other crates refer to the library by this name, which here is the build script itself.
extern crate self as skillgap_core;

#[path = "lexicon/activities.rs"]
mod activities;
mod catalog;
#[path = "lexicon/check.rs"]
mod check;
#[path = "../../ingest/src/error.rs"]
mod error;
#[path = "lexicon/files.rs"]
mod files;
mod lists;
#[cfg(feature = "builtin")]
#[path = "build_data/native.rs"]
mod native;
#[path = "lexicon/normalise.rs"]
mod normalise;
mod raw;
mod stem;
mod text;
mod text_list;
mod units;
mod vectors;
#[path = "lexicon/word_filter.rs"]
mod word_filter;

use activities::ActivityTable;
use files::{LanguageFiles, ReadFile};
use serde::de::DeserializeOwned;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::OnceLock;
use vectors::{Precision, WordVectors};

const DATA: &str = "../../data";
const LEXICON: &str = "../../data/lexicon";
const WORDS: &str = "../../data/words";
const VECTORS: &str = "../../data/vectors";

fn main() -> ExitCode {
    for read in [LEXICON, WORDS, VECTORS] {
        println!("cargo::rerun-if-changed={read}");
    }
    let one = |message: String| vec![message];
    let done = compile().and_then(|()| word_lists().map_err(one)).and_then(|()| word_vectors().map_err(one));
    #[cfg(feature = "builtin")]
    let done = done.and_then(|()| native::compile(Path::new(DATA)));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(messages) => {
            messages.iter().for_each(|message| println!("cargo::error={message}"));
            ExitCode::FAILURE
        }
    }
}

/// A stand-in for the compiled-in data, which does not exist yet at this point.
mod builtin {
    use crate::catalog::Tip;

    pub(crate) fn tips() -> Vec<Tip> {
        Vec::new()
    }
}

/// The table of vectors, once packed.
static TABLE: OnceLock<Vec<u8>> = OnceLock::new();

impl WordVectors<'static> {
    pub fn builtin() -> &'static Self {
        static READ: OnceLock<WordVectors<'static>> = OnceLock::new();
        let packed = TABLE.get().map(Vec::as_slice).unwrap_or_default();
        READ.get_or_init(|| WordVectors::from_packed(packed).unwrap_or_default())
    }
}

/// Writes a file that the library includes.
fn write(name: &str, bytes: &[u8]) -> Result<(), String> {
    let out = std::env::var_os("OUT_DIR").ok_or("OUT_DIR is not set; cargo sets it")?;
    let path = PathBuf::from(out).join(name);
    fs::write(&path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}

fn compile() -> Result<(), Vec<String>> {
    let mut folders: Vec<PathBuf> = fs::read_dir(LEXICON)
        .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect())
        .map_err(|error| vec![format!("{LEXICON}: {error}")])?;
    folders.retain(|folder| folder.is_dir());
    folders.sort();
    let mut languages: Vec<LanguageFiles> =
        folders.iter().map(|folder| language(folder)).collect::<Result<_, String>>().map_err(|m| vec![m])?;
    let faults: Vec<String> =
        folders.iter().zip(&languages).flat_map(|(folder, files)| said(folder, files)).collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    languages.iter_mut().for_each(normalise::normalise);
    if is_page() {
        let postings = languages.iter_mut().flat_map(|files| normalise::of_posting(&mut files.posting));
        postings.for_each(|list| list.truncate(POSTING_WORDS_OF_PAGE));
    }
    let one_by_one = languages.into_iter().map(|mut files| {
        let about = std::mem::take(&mut files.language);
        let (own, cued) = (std::mem::take(&mut files.activities), std::mem::take(&mut files.cues));
        // The page has no room for what only other catalogues need.
        let names = Some(std::mem::take(&mut files.skill_names)).filter(|_| !is_page()).unwrap_or_default();
        // As byte strings, which pack more tightly than a list of numbers.
        let parts = [
            postcard::to_allocvec(&ActivityTable::new(&files.code, &own, &files.dates))?,
            postcard::to_allocvec(&ActivityTable::of_cues(&files.code, &cued, &own, &files.dates))?,
            postcard::to_allocvec(&names)?,
            postcard::to_allocvec(&std::mem::take(&mut files.titles))?,
            postcard::to_allocvec(&std::mem::take(&mut files.synonyms))?,
            postcard::to_allocvec(&std::mem::take(&mut files.technology))?,
            postcard::to_allocvec(&std::mem::take(&mut files.assertions))?,
            postcard::to_allocvec(&std::mem::take(&mut files.attribution))?,
            postcard::to_allocvec(&std::mem::take(&mut files.posting))?,
        ];
        postcard::to_allocvec(&files).map(|packed| (files.code, about, packed, parts))
    });
    let packed = one_by_one
        .collect::<Result<Vec<_>, _>>()
        .and_then(|languages| postcard::to_allocvec(&languages))
        .map_err(|error| vec![error.to_string()])?;
    write("lexicon.packed", &packed).map_err(|message| vec![message])
}

/// A page has so many phrases of each list of job postings; the most usual ones come first.
const POSTING_WORDS_OF_PAGE: usize = 15;

/// The bits a word has in the lists of ordinary words: three words in a thousand are wrongly in them.
const BITS: usize = 12;
/// The same in a page, where twenty-one words in a thousand are.
const FEW_BITS: usize = 8;

/// Packs the lists of ordinary words: for each language its code, then a [filter](word_filter).
fn word_lists() -> Result<(), String> {
    let mut paths: Vec<PathBuf> = fs::read_dir(WORDS)
        .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect())
        .map_err(|error| format!("{WORDS}: {error}"))?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let mut lists = Vec::new();
    for path in &paths {
        let listed = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let words: Vec<String> = listed.lines().map(text::fold).filter(|word| !word.is_empty()).collect();
        let code = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        lists.push((code, word_filter::filter(&words, if is_page() { FEW_BITS } else { BITS })));
    }
    let packed = postcard::to_allocvec(&lists).map_err(|error| error.to_string())?;
    write("words.packed", &packed)
}

/// The vectors of a page, which has a limit of 4 MB. Five values a component save four fifths of the table's bytes, and the
/// last components tell the least. Of 4,000 names of skills, with all 128 components .70 of the five nearest stay, with 72
/// .60, with 46 .49, and with 32 .40. With 46, one pair of far names in a thousand looks near, with 32 four: the page has no
/// room for more.
const PAGE_VECTORS: Precision = Precision { steps: 2, most_dims: 32 };

/// Whether the build is for the page, which is downloaded, and can compute at load time what the program has
/// packed.
fn is_page() -> bool {
    std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm")
}

/// The words whose vectors a page has: those of the catalogue's labels, titles and texts. The others, two thirds, are those
/// of other names of skills, which are matched by their letters, words of other catalogues ("gemology", "falsework"), and
/// of no trade ("heel").
fn words_of_page() -> Result<HashSet<String>, String> {
    let files = ["skills", "roles"].map(|folder| files_of(&Path::new(DATA).join(folder)));
    let mut words = HashSet::new();
    for file in files.iter().flatten() {
        words.extend(words_of(file)?);
    }
    Ok(words)
}

/// The files of a folder.
fn files_of(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    paths.filter(|path| path.is_file()).collect()
}

/// The keys of a skill whose words have no vectors in a page.
const UNREAD: [&str; 3] = ["alt = ", "names.", "project = "];

/// The words of a file, in lower case.
fn words_of(file: &Path) -> Result<Vec<String>, String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let text = text.to_lowercase();
    let is_of_skills = file.parent().is_some_and(|folder| folder.ends_with("skills"));
    let is_read = |line: &&str| !(is_of_skills && UNREAD.iter().any(|key| line.starts_with(key)));
    let words = text.lines().filter(is_read).flat_map(|line| {
        line.split(|c: char| !c.is_ascii_alphanumeric() && !"+#*".contains(c)).map(str::to_owned)
    });
    Ok(words.collect())
}

/// Packs the vectors of English words; without a table, the program compares only letters.
fn word_vectors() -> Result<(), String> {
    let path = Path::new(VECTORS).join("en.vec");
    let packed = if path.exists() {
        let file = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let packed = if is_page() {
            let words = words_of_page()?;
            WordVectors::pack_coarse(&file, PAGE_VECTORS, |word| words.contains(word))
        } else {
            WordVectors::pack(&file)
        };
        packed.map_err(|fault| format!("{}: {fault}", path.display()))?
    } else {
        WordVectors::empty()
    };
    write("vectors.packed", TABLE.get_or_init(|| packed))
}

fn language(folder: &Path) -> Result<LanguageFiles, String> {
    let code = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    LanguageFiles::read(code, &Folder(folder))
}

struct Folder<'p>(&'p Path);

impl ReadFile for Folder<'_> {
    type Error = String;

    fn read<T: DeserializeOwned>(&self, name: &str) -> Result<T, String> {
        let path = self.0.join(name);
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        toml::from_str(&text).map_err(|error| {
            let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
            format!("{}:{line}: {}", path.display(), error.message())
        })
    }

    fn has(&self, name: &str) -> bool {
        self.0.join(name).exists()
    }
}

/// The errors with file and line.
fn said(folder: &Path, files: &LanguageFiles) -> Vec<String> {
    let faults = check::faults(files).into_iter().map(|fault| {
        let path = folder.join(fault.file);
        let text = fs::read_to_string(&path).unwrap_or_default();
        let line = text
            .lines()
            .position(|line| line.contains(&format!("\"{}\"", fault.phrase)))
            .map_or(1, |at| at + 1);
        format!("{}:{line}: {}", path.display(), fault.message)
    });
    faults.collect()
}
