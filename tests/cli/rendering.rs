//! The output of the renderers for a report, below the binary.

use crate::constructed::{full, hardly_recognised, hostile};
use skillgap_core::report::{AimInfo, EvidenceInfo, RequirementInfo, SkillInfo};
use skillgap_render::{Colour, Detail, View, json, markdown, terminal};

const PLAIN: View = View { columns: 80, colour: Colour::Off, detail: Detail::Every, full: true };

#[test]
fn the_terminal_report_reads_well_at_80_columns() {
    insta::assert_snapshot!(terminal::report(&full(), &PLAIN));
}

#[test]
fn the_terminal_report_on_two_screens() {
    let text = terminal::report(&full(), &View { full: false, detail: Detail::First, ..PLAIN });
    assert!(text.lines().count() <= 60, "{text}");
    insta::assert_snapshot!(text);
}

/// The same person, who writes in German what they want to be, and shows no patience.
fn with_a_wish() -> skillgap_core::Report {
    let mut report = full();
    report.profile.language = vec!["de".to_owned()];
    let mut role = report.roles[1].clone();
    for (text, personal) in [("Is patient", true), ("Keeps records", false)] {
        let lacking = RequirementInfo {
            text: text.to_owned(),
            coverage: 0.0,
            personal,
            ..role.requirements[0].clone()
        };
        role.requirements.push(lacking);
    }
    report.aims = vec![AimInfo { text: "möchte ich Data Scientist werden".to_owned(), role }];
    report
}

#[test]
fn a_wish_comes_first() {
    let view = View { full: false, ..PLAIN };
    let text = terminal::report(&with_a_wish(), &view);
    insta::assert_snapshot!(text);
    assert!(!text.contains("missing    Is patient"), "nobody is told to lack patience");
    let page = skillgap_render::html::report(&with_a_wish(), &view);
    let (wish, nearest) = (page.find("so this is about the role"), page.find("What you have done so far"));
    assert!(wish.is_some() && wish < nearest, "{wish:?} {nearest:?}");
}

#[test]
fn the_terminal_report_with_colour() {
    let view = View { colour: Colour::On, detail: Detail::First, ..PLAIN };
    // The escape character is shown as ␛, so that the snapshot is readable.
    insta::assert_snapshot!(terminal::report(&full(), &view).replace('\u{1b}', "␛"));
}

#[test]
fn many_skills_do_not_push_the_roles_screens_away() {
    let mut report = full();
    let few = terminal::report(&report, &PLAIN).lines().count();
    let skills = report.profile.skills.clone();
    for copy in 0..10 {
        report.profile.skills.extend(skills.iter().map(|skill| SkillInfo {
            id: format!("{}-{copy}", skill.id),
            skill: format!("{} {copy}", skill.skill),
            evidence: vec![EvidenceInfo {
                text: format!("{} {copy}", skill.skill),
                ..skill.evidence[0].clone()
            }],
            ..skill.clone()
        }));
    }
    let text = terminal::report(&report, &PLAIN);
    insta::assert_snapshot!(text.split_once("Claims and evidence").unwrap().0);
    assert!(text.lines().count() < few + 30, "66 skills take {} lines", text.lines().count());
}

#[test]
fn the_terminal_plan_keeps_to_the_plan() {
    insta::assert_snapshot!(terminal::plan(&full(), Some(200.0), &PLAIN));
}

#[test]
fn the_markdown_report() {
    insta::assert_snapshot!(markdown::report(&full(), &PLAIN));
}

#[test]
fn the_markdown_plan() {
    insta::assert_snapshot!(markdown::plan(&full(), None));
}

#[test]
fn the_json_report_has_the_fields_of_the_contract() {
    insta::assert_snapshot!(json::render(&full()).unwrap());
}

#[test]
fn a_warning_stands_at_the_top_and_no_gap_is_shown_as_if_true() {
    let report = hardly_recognised();
    let text = terminal::report(&report, &PLAIN);
    insta::assert_snapshot!(text);
    for text in [text, terminal::plan(&report, None, &PLAIN), markdown::report(&report, &PLAIN)] {
        assert!(text.contains("Only 1 of 14 mentions"), "{text}");
        assert!(!text.contains("What is missing") && !text.contains("TensorFlow"), "{text}");
    }
}

#[test]
fn colour_changes_nothing_but_colour() {
    let on = terminal::report(&full(), &View { colour: Colour::On, ..PLAIN });
    assert_eq!(without_colour(&on), terminal::report(&full(), &PLAIN));
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for columns in 60..=120 {
        let view = View { columns, ..PLAIN };
        for report in [full(), hardly_recognised(), hostile()] {
            let brief = terminal::report(&report, &View { full: false, ..view });
            for text in [terminal::report(&report, &view), brief, terminal::plan(&report, Some(9.0), &view)] {
                for line in text.lines() {
                    assert!(columns_of(line) <= columns, "{columns}: {line:?}");
                    assert_eq!(line, line.trim_end(), "no space at the end of a line");
                }
            }
        }
    }
}

#[test]
fn a_resume_cannot_steer_the_terminal() {
    let text = terminal::report(&hostile(), &PLAIN);
    let steering = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
    assert!(!text.contains(steering), "{text:?}");
}

#[test]
fn a_resume_cannot_break_markdown() {
    let text = markdown::report(&hostile(), &PLAIN);
    let mut cells = None;
    for line in text.lines() {
        let bare = line.replace("\\\\", "").replace("\\|", "").replace("\\<", "").replace("\\[", "");
        // Places to learn come only from the catalogue.
        let bare = if line.starts_with("   - From: [") { bare.replace("](<https://", "") } else { bare };
        assert!(!bare.contains('<') && !bare.contains("[l]"), "{line}");
        let count = line.starts_with('|').then(|| bare.matches('|').count());
        assert!(cells.is_none() || count.is_none() || cells == count, "{line}");
        cells = count;
    }
}

/// The text without `ESC [ … m`.
fn without_colour(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        out.push_str(before);
        rest = after.split_once('m').map_or("", |(_, rest)| rest);
    }
    out + rest
}

/// The width of a line, counting two for the wide characters in the hostile resume.
fn columns_of(line: &str) -> usize {
    line.chars().map(|c| if ('\u{4e00}'..='\u{9fff}').contains(&c) { 2 } else { 1 }).sum()
}
