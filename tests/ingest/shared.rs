//! Test data that is too large for the repository.

use crate::left_out::left_out;
use std::path::{Path, PathBuf};

/// A file or folder in `../shared`, or in the folder named by `SKILLGAP_SHARED`; if missing, notes that the
/// test is skipped.
pub(crate) fn shared(name: &str) -> Option<PathBuf> {
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let path = std::env::var_os("SKILLGAP_SHARED").map_or(default, PathBuf::from).join(name);
    if !path.exists() {
        left_out(&format!("{} is not there (SKILLGAP_SHARED names the folder)", path.display()));
        return None;
    }
    Some(path)
}
