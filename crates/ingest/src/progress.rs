//! How far a long run is.

/// How far a batch or an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Bytes of the inputs that were read, before decompression.
    pub bytes_read: u64,
    /// Bytes of all inputs, where that can be known.
    pub bytes_total: Option<u64>,
    /// Rows so far.
    pub rows: u64,
    /// Rows rejected so far.
    pub rejected: u64,
    /// Distinct mentions so far.
    pub distinct_mentions: u64,
}
