//! A file that appears under its name only when it is whole.

use crate::error::InputError;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Writes go to the disk in pieces of this size.
const WRITE_BEHIND: usize = 1 << 20;

/// A file being written beside its final place; dropped unfinished, it leaves nothing behind.
pub(super) struct Staged {
    file: BufWriter<NamedTempFile>,
    path: PathBuf,
}

impl Staged {
    /// Begins a file that will be called `path`.
    pub(super) fn create(path: &Path) -> Result<Self, InputError> {
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let name = path.display().to_string();
        if !folder.is_dir() {
            let error = InputError::new(&name, format!("the folder '{}' does not exist", folder.display()));
            return Err(error.hint(format!("create it first: mkdir -p '{}'", folder.display())));
        }
        if path.is_dir() {
            return Err(InputError::new(&name, "is a folder").hint("name a file in it"));
        }
        let file = temporary(folder).map_err(|e| {
            InputError::io(&name, &format!("write into the folder '{}'", folder.display()), e)
        })?;
        Ok(Self { file: BufWriter::with_capacity(WRITE_BEHIND, file), path: path.to_owned() })
    }

    /// Writes what is left to the disk: after this, only the name is missing.
    pub(super) fn sealed(self) -> Result<Sealed, InputError> {
        let name = self.path.display().to_string();
        let file =
            self.file.into_inner().map_err(|e| InputError::io(&name, "write the file", e.into_error()))?;
        Ok(Sealed { file, path: self.path })
    }
}

/// A whole file that does not have its name yet.
pub(super) struct Sealed {
    file: NamedTempFile,
    path: PathBuf,
}

impl Sealed {
    /// Gives the file its name; what stood there before is replaced in one step.
    pub(super) fn place(self) -> Result<(), InputError> {
        let name = self.path.display().to_string();
        self.file
            .persist(&self.path)
            .map_err(|e| InputError::io(&name, "put the finished file in place", e.error))?;
        Ok(())
    }
}

impl Write for Staged {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

/// A temporary file is private by default; the finished one shall be as readable as any other new file.
fn temporary(folder: &Path) -> std::io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".skillgap-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}
