//! The data beside the repository, which is too large for it.

use crate::left_out::left_out;
use std::path::{Path, PathBuf};

/// A file or folder of `../shared`, or of the folder that `SKILLGAP_SHARED` names; without it, says that the test is left out.
pub(crate) fn shared(name: &str) -> Option<PathBuf> {
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let path = std::env::var_os("SKILLGAP_SHARED").map_or(default, PathBuf::from).join(name);
    if !path.exists() {
        left_out(&format!("{} is not there (SKILLGAP_SHARED names the folder)", path.display()));
        return None;
    }
    Some(path)
}
