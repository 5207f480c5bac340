//! The compiled-in data: the word vectors of `data/vectors/` and, with the feature `builtin`, the catalogue
//! in `data/`. The build script (`build_data.rs`) has checked and packed both.

#[cfg(feature = "builtin")]
use crate::catalog::Catalog;
use crate::catalog::Tip;
use crate::vectors::WordVectors;
use std::sync::OnceLock;

/// The table of vectors; empty if there is none.
static VECTORS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/vectors.packed"));

#[cfg(feature = "builtin")]
static CATALOG: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalog.packed"));

/// Only the catalogue's tips.
#[cfg(feature = "builtin")]
static TIPS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/tips.packed"));

impl WordVectors<'static> {
    /// The compiled-in table.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static TABLE: OnceLock<WordVectors<'static>> = OnceLock::new();
        TABLE.get_or_init(|| WordVectors::from_packed(VECTORS).unwrap_or_default())
    }
}

#[cfg(feature = "builtin")]
impl Catalog {
    /// The compiled-in catalogue.
    #[must_use]
    pub fn builtin() -> Self {
        Self::from_content(CATALOG).unwrap_or_default()
    }
}

/// The tips of the built-in catalogue, for catalogues without tips.
pub(crate) fn tips() -> Vec<Tip> {
    #[cfg(feature = "builtin")]
    return Catalog::from_content(TIPS).map(|catalog| catalog.tips().to_vec()).unwrap_or_default();
    #[cfg(not(feature = "builtin"))]
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compiled_in_is_sound() {
        assert!(WordVectors::from_packed(VECTORS).is_some());
        #[cfg(feature = "builtin")]
        assert!(Catalog::from_content(CATALOG).is_ok_and(|catalog| catalog.skills().len() > 1_000));
        #[cfg(feature = "builtin")]
        assert!(!tips().is_empty());
    }
}
