//! Years of experience, from the dates of jobs and projects.

use crate::date::Month;
use crate::resume::Entry;

/// The total years covered by entries, counting overlapping months once; current entries last until `today`.
pub(crate) fn years<'e>(entries: impl Iterator<Item = &'e Entry>, today: Option<Month>) -> Option<f64> {
    let mut times: Vec<(u32, u32)> = entries.filter_map(|entry| months(entry, today)).collect();
    times.sort_unstable();
    times.dedup();
    let mut total = 0;
    let mut until = 0;
    for (from, to) in times {
        total += to.saturating_sub(from.max(until));
        until = until.max(to);
    }
    (total > 0).then(|| f64::from(total) / 12.0)
}

/// The latest month that the entries name.
pub(crate) fn latest(entries: &[Entry]) -> Option<Month> {
    entries.iter().flat_map(|entry| [entry.from, entry.to]).flatten().map(|date| date.month).max()
}

/// The months of an entry, counted from year 0: first, and one past the last.
pub(crate) fn months(entry: &Entry, today: Option<Month>) -> Option<(u32, u32)> {
    let count = |month: Month| u32::from(month.year()) * 12 + u32::from(month.month());
    let to = if entry.current { today? } else { entry.to?.month };
    let (from, to) = (count(entry.from?.month), count(to) + 1);
    (from < to).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(from: &str, to: Option<&str>) -> Entry {
        let month = |text: &str| text.parse().ok();
        Entry { from: month(from), to: to.and_then(month), current: to.is_none(), ..Entry::default() }
    }

    #[test]
    fn overlapping_jobs_count_once() {
        let jobs = [
            entry("2018-01", Some("2019-12")),
            entry("2019-01", Some("2020-12")),
            entry("2022-01", None),
            entry("2030-01", Some("2029-01")),
        ];
        assert_eq!(years(jobs.iter(), "2022-12".parse().ok()), Some(4.0));
        assert_eq!(years(jobs.iter().take(2), None), Some(3.0));
        assert_eq!(years(std::iter::empty(), None), None);
    }
}
