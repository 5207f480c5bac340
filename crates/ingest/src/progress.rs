//! The progress of a long run.

/// The progress of a batch or an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Bytes read from the inputs, before decompression.
    pub bytes_read: u64,
    /// Bytes of all inputs, if known.
    pub bytes_total: Option<u64>,
    /// Rows so far.
    pub rows: u64,
    /// Rows rejected so far.
    pub rejected: u64,
    /// Distinct mentions so far.
    pub distinct_mentions: u64,
}
