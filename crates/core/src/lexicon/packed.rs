//! A value that is unpacked when it is first needed.

use serde::de::DeserializeOwned;
use std::sync::OnceLock;

/// A value as compiled in, or known from the start.
#[derive(Debug, Clone)]
pub(super) struct Packed<T> {
    bytes: &'static [u8],
    value: OnceLock<T>,
}

impl<T> Packed<T> {
    pub(super) fn new(bytes: &'static [u8]) -> Self {
        Self { bytes, value: OnceLock::new() }
    }

    pub(super) fn known(value: T) -> Self {
        Self { bytes: &[], value: OnceLock::from(value) }
    }

    /// The value, which `unpack` makes of the bytes.
    pub(super) fn get_by(&self, unpack: impl FnOnce(&'static [u8]) -> T) -> &T {
        self.value.get_or_init(|| unpack(self.bytes))
    }
}

impl<T: DeserializeOwned + Default> Packed<T> {
    pub(super) fn get(&self) -> &T {
        self.get_by(|bytes| postcard::from_bytes(bytes).unwrap_or_default())
    }
}
