//! Files that are the resume of one person each: read and scored on all threads, each on its own.

use super::block::Span;
use super::feed::Files;
use super::memo::Finding;
use super::rejects::Reject;
use super::run::Run;
use super::score::Scorer;
use super::seen::Place;
use super::write::{Entry, Page};
use crate::error::InputError;
use crate::guarded::guarded;
use crate::resume::read_resume_with;
use rayon::Scope;
use rayon::prelude::*;
use skillgap_core::engine::Engine;
use skillgap_core::scorer::Memory;
use std::path::Path;
use std::sync::Arc;

/// The place of a file that is wrong as a whole.
const WHOLE: u64 = 1;

/// Why a file is not in OUT: the line and the reason.
type Refused = (u64, String);

impl<'s> Run<'s, '_> {
    /// Reads and scores resumes; those that cannot be used are rejects.
    pub(super) fn files(&mut self, message: Files, scope: &Scope<'s>) -> Result<(), InputError> {
        let Files { first, files, bytes_read } = message;
        let ids: Vec<String> = files.iter().map(|(path, _)| name_of(path)).collect();
        let known: Vec<Option<Refused>> = ids
            .iter()
            .zip(&files)
            .zip(first..)
            .map(|((id, (_, reason)), number)| {
                let again = self.seen.note(id, number, WHOLE).map(appeared);
                again.or(reason.clone()).map(|reason| (WHOLE, reason))
            })
            .collect();
        let (engine, scorer) = (self.shared.engine, self.shared.scorer);
        let score = |memory: &mut Memory, ((path, _), known): (&(std::path::PathBuf, _), Option<Refused>)| {
            match known {
                Some(refused) => Err(refused),
                None => scored(engine, scorer, path, memory),
            }
        };
        let outcomes: Vec<Result<(Finding, String), Refused>> =
            files.par_iter().zip(known).map_init(Memory::default, score).collect();
        self.progress_of_files(files.len() as u64, bytes_read);
        let mut page = Page::default();
        for (id, outcome) in ids.iter().zip(outcomes) {
            let refused = match outcome {
                Ok((finding, name)) => {
                    let outcome = Arc::new(finding);
                    self.count(id, &outcome)?;
                    match &outcome.result {
                        Ok(_) => {
                            let [id, name] = [id, &name].map(|text| put(text, &mut page.text));
                            page.entries.push(Entry { id, name, outcome });
                            continue;
                        }
                        Err(why) => (WHOLE, why.reason().to_owned()),
                    }
                }
                Err(refused) => refused,
            };
            page.rejects.push(Reject::of_bytes(&Arc::from(id.as_str()), refused.0, id, refused.1, b""));
        }
        self.send(page, scope)
    }
}

/// Adds text; where it stands.
fn put(text: &str, to: &mut String) -> Span {
    let start = to.len();
    to.push_str(text);
    Span::new(start, to.len())
}

/// The path as an id; bytes that are not UTF-8 are spelled out, so that two files do not share one.
fn name_of(path: &Path) -> String {
    let mut name = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        name.push_str(chunk.valid());
        chunk.invalid().iter().for_each(|byte| name.push_str(&format!("\\x{byte:02X}")));
    }
    name
}

fn appeared(place: Place) -> String {
    format!("the file is also input {}", place.file + 1)
}

/// Reads a file and scores the person, whose name is given too; whatever goes wrong with it is its own.
fn scored(
    engine: &Engine,
    scorer: &Scorer<'_>,
    path: &Path,
    memory: &mut Memory,
) -> Result<(Finding, String), Refused> {
    let work = || {
        let read = read_resume_with(path, None, engine.lexicon()).map_err(|error| refused(&error))?;
        Ok((scorer.of_resume(&read.resume, memory), read.resume.name.unwrap_or_default()))
    };
    guarded(work).unwrap_or_else(|_| {
        *memory = Memory::default();
        Err((WHOLE, "cannot be read because of a bug in skillgap: please report it".to_owned()))
    })
}

fn refused(error: &InputError) -> Refused {
    let line = error.at.map_or(WHOLE, |(line, _)| line as u64);
    match &error.source {
        Some(source) => (line, format!("{}: {source}", error.message)),
        None => (line, error.message.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn names_that_are_not_utf_8_stay_apart() {
        use std::os::unix::ffi::OsStrExt;
        let name = |bytes: &[u8]| name_of(Path::new(std::ffi::OsStr::from_bytes(bytes)));
        assert_eq!([name(b"a/\xfd.pdf"), name("a/é.pdf".as_bytes())], ["a/\\xFD.pdf", "a/é.pdf"]);
    }
}
