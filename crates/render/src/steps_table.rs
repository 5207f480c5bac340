//! A plan as a table (CSV) and as a calendar (iCalendar, RFC 5545).

use super::answer;
use super::width::clean;
use skillgap_core::day::Day;
use skillgap_core::report::{Report, RoleInfo, StepInfo};

/// The column names.
const HEADS: &str = "step,role,action,learn,level_from,level_to,hours,week_from,week_to,start,end,why,show_it,alternatives,places\n";

/// The most bytes of a calendar line (RFC 5545, 3.1).
const LINE: usize = 73;

/// All steps of all roles, one row each.
#[must_use]
pub fn csv(report: &Report) -> String {
    let rows = report.roles.iter().flat_map(|role| role.plan.iter().map(|step| row(role, step)));
    std::iter::once(HEADS.to_owned()).chain(rows).collect()
}

fn row(role: &RoleInfo, step: &StepInfo) -> String {
    let week = |of: fn((u32, u32)) -> u32| step.weeks.map(|weeks| of(weeks).to_string()).unwrap_or_default();
    let day = |of: fn((Day, Day)) -> Day| step.days.map(|days| of(days).to_string()).unwrap_or_default();
    let level =
        |level: Option<skillgap_core::units::Level>| level.map_or("", |level| level.as_str()).to_owned();
    let places: Vec<&str> = step.resources.iter().map(|place| place.url.as_str()).collect();
    let cells = [
        step.rank.to_string(),
        role.title.clone(),
        step.action.clone(),
        step.skills.join("; "),
        level(step.level_from),
        level(step.level_to),
        format!("{:.0}", step.hours),
        week(|weeks| weeks.0),
        week(|weeks| weeks.1),
        day(|days| days.0),
        day(|days| days.1),
        step.why.clone(),
        step.show_it.clone().unwrap_or_default(),
        step.alternatives.join("; "),
        places.join("; "),
    ];
    cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + "\n"
}

/// A CSV cell that no spreadsheet takes for a formula.
pub(crate) fn quoted(cell: &str) -> String {
    let text = clean(cell);
    let safe = if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text };
    if safe.contains([',', '"', '\n']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

/// Every step with days as an entry on the day on which it begins; the plan must have a beginning. No entry takes up time:
/// nobody is busy for weeks because of a plan.
#[must_use]
pub fn ics(report: &Report) -> String {
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//skillgap//learning plan//EN".to_owned(),
    ];
    for role in &report.roles {
        for step in &role.plan {
            lines.extend(step.days.into_iter().flat_map(|days| entry(role, step, days)));
        }
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

fn entry(role: &RoleInfo, step: &StepInfo, (first, last): (Day, Day)) -> Vec<String> {
    let until = format!("{}, until {last}", answer::about_hours(step.hours));
    let mut about = vec![answer::lessons(step), until, step.why.clone()];
    about.extend(step.show_it.iter().map(|show| format!("Show it: {show}")));
    about.extend(step.resources.iter().map(|place| format!("{}: {}", place.label, place.url)));
    let day = |day: Day| day.to_string().replace('-', "");
    vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}-step-{}@skillgap", escaped(&role.id), step.rank),
        // There is no clock: the timestamp of an entry is its first day.
        format!("DTSTAMP:{}T000000Z", day(first)),
        format!("DTSTART;VALUE=DATE:{}", day(first)),
        format!("DTEND;VALUE=DATE:{}", day(first.later(1))),
        format!("SUMMARY:{}", escaped(&format!("{}. {}", step.rank, step.action))),
        format!("DESCRIPTION:{}", about.iter().map(|line| escaped(line)).collect::<Vec<_>>().join("\\n")),
        "TRANSP:TRANSPARENT".to_owned(),
        "END:VEVENT".to_owned(),
    ]
}

/// Text escaped for a calendar.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in clean(text).chars() {
        if matches!(c, '\\' | ';' | ',') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A line split into pieces that are short enough; all but the first start with a space.
fn folded(line: &str) -> String {
    let mut out = String::new();
    let mut bytes = 0;
    for c in line.chars() {
        if bytes + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            bytes = 1;
        }
        out.push(c);
        bytes += c.len_utf8();
    }
    out + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use skillgap_core::units::Hours;
    use skillgap_core::{Engine, ReportOptions, Resume, sample};

    #[test]
    fn cells_are_quoted_and_no_formula() {
        for (cell, written) in [
            ("SQL", "SQL"),
            ("a, b", "\"a, b\""),
            ("say \"hi\"", "\"say \"\"hi\"\"\""),
            ("=1+1", "'=1+1"),
            ("two\nlines", "two lines"),
        ] {
            assert_eq!(quoted(cell), written, "{cell}");
        }
    }

    #[test]
    fn lines_of_a_calendar_are_folded_between_letters() {
        let line = "é".repeat(80);
        let folded = folded(&line);
        assert!(folded.split("\r\n").all(|piece| piece.len() <= LINE + 2), "{folded}");
        assert_eq!(folded.replace("\r\n ", "").trim_end(), line);
        assert_eq!(escaped("a; b, c\\"), "a\\; b\\, c\\\\");
    }

    #[test]
    fn an_id_of_a_strangers_catalogue_adds_no_line() {
        let engine = Engine::new(sample::catalog());
        let mut options = ReportOptions::default();
        options.plan.per_week = Hours::new(5.0).ok();
        options.plan.start = "2026-01-05".parse().ok();
        let mut report = engine.report(&Resume::from_skills(["SQL"]), &options);
        report.roles[0].id = "a\r\nBEGIN:VALARM".to_owned();
        let calendar = ics(&report);
        assert!(calendar.contains("\r\nUID:a BEGIN:VALARM-step-1@skillgap\r\n"), "{calendar}");
    }
}
