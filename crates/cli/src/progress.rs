//! The progress bar of a long job, shown only on a terminal.

use crate::ui::Ui;
use indicatif::{HumanDuration, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use skillgap_ingest::catalog::ImportProgress;
use skillgap_ingest::progress::Progress;
use skillgap_render::grouped;
use std::fmt;
use std::time::Duration;

/// A bar over the bytes read, with the rate in rows and the remaining time.
const KNOWN: &str = "{bar:24} {percent:>3}%  {msg}  {left}";

/// The same if the total is unknown.
const UNKNOWN: &str = "{spinner} {bytes} read  {msg}  {elapsed}";

/// The progress of a batch, on standard error.
pub(crate) struct Bar {
    bar: ProgressBar,
}

impl Bar {
    /// A bar that is shown only if someone is watching.
    pub(crate) fn new(ui: &Ui) -> Self {
        let target =
            if ui.shows_progress() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        Self { bar: ProgressBar::with_draw_target(None, target) }
    }

    /// Shows the progress of a batch.
    pub(crate) fn show(&self, progress: &Progress) {
        if self.bar.is_hidden() {
            return;
        }
        let template = if progress.bytes_total.is_some() { KNOWN } else { UNKNOWN };
        if let (None, Ok(style)) = (self.bar.length(), ProgressStyle::with_template(template)) {
            self.bar.set_style(style.with_key("left", left).progress_chars("█▓░"));
        }
        if let Some(total) = progress.bytes_total {
            self.bar.set_length(total);
        }
        self.bar.set_message(message(progress, self.bar.elapsed()));
        self.bar.set_position(progress.bytes_read);
    }

    /// Shows the progress of an import.
    pub(crate) fn show_import(&self, progress: &ImportProgress) {
        let ImportProgress { bytes_read, bytes_total, rows, faults: rejected } = *progress;
        self.show(&Progress {
            bytes_read,
            bytes_total: Some(bytes_total),
            rows,
            rejected,
            ..Progress::default()
        });
    }

    /// Removes the bar, so that the closing line stands alone.
    pub(crate) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

/// The remaining time, such as "49s left", once it can be estimated.
fn left(state: &ProgressState, text: &mut dyn fmt::Write) {
    if state.pos() > 0 {
        // If it cannot be shown, it is left out.
        let _ = write!(text, "{:#} left", HumanDuration(state.eta()));
    }
}

/// "12,345 rows, 6,172 rows/s, 7,012 distinct mentions, 3 rejected".
fn message(progress: &Progress, elapsed: Duration) -> String {
    let rate = progress.rows as f64 / elapsed.as_secs_f64().max(0.001);
    let mut text = format!("{} rows, {} rows/s", grouped(progress.rows), grouped(rate as u64));
    if progress.distinct_mentions > 0 {
        text.push_str(&format!(", {} distinct mentions", grouped(progress.distinct_mentions)));
    }
    if progress.rejected > 0 {
        text.push_str(&format!(", {} rejected", grouped(progress.rejected)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_gives_rows_and_rate_and_rejects_when_there_are_some() {
        let progress =
            Progress { rows: 12_345, rejected: 3, distinct_mentions: 7_012, ..Progress::default() };
        let told = "12,345 rows, 6,172 rows/s, 7,012 distinct mentions, 3 rejected";
        assert_eq!(message(&progress, Duration::from_secs(2)), told);
        let clean = Progress { rows: 10, ..Progress::default() };
        assert_eq!(message(&clean, Duration::from_secs(1)), "10 rows, 10 rows/s");
    }

    #[test]
    fn the_templates_are_valid() {
        for template in [KNOWN, UNKNOWN] {
            assert!(ProgressStyle::with_template(template).is_ok(), "{template}");
        }
    }
}
