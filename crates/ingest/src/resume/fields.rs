//! The entries of work, projects, education and the like, from the tree of a JSON, YAML or TOML file.

use super::dates::{ended, single};
use super::document::{below, texts, unexpected};
use super::findings::Findings;
use super::names::{Field, field};
use super::node::Node;
use super::piece::{Piece, PieceBuilder};
use super::skills::{level_of, level_of_text, or_warn};
use skillgap_core::date::Until;
use skillgap_core::resume::{Form, Section};
use skillgap_core::text::compact;

/// Adds one entry, a list of them, or a map from a name to what is said of it.
pub(super) fn entries(node: &Node, path: &str, section: Section, findings: &mut Findings) {
    match node {
        Node::List(items) => {
            for (i, item) in items.iter().enumerate() {
                entry(item, &format!("{path}[{i}]"), section, findings);
            }
        }
        other => entry(other, path, section, findings),
    }
}

fn entry(node: &Node, path: &str, section: Section, findings: &mut Findings) {
    match node {
        Node::Text(piece) => findings.add(piece, section, title_form(section), None),
        Node::Map(parts) if section == Section::Languages => language(parts, path, findings),
        Node::Map(parts) => fields(parts, path, section, findings),
        other => unexpected(path, other, "a text or a map", findings),
    }
}

/// How the name of an entry is read: names of certificates, languages and interests are mentions.
fn title_form(section: Section) -> Form {
    match section {
        Section::Certificates | Section::Languages | Section::Interests => Form::List,
        _ => Form::Prose,
    }
}

fn fields(parts: &[(Piece, Node)], path: &str, section: Section, findings: &mut Findings) {
    let described =
        parts.iter().any(|(name, _)| matches!(compact(&name.text).as_str(), "summary" | "highlights"));
    let (subject, has_degree) = (text_of(parts, Field::Subject), text_of(parts, Field::Degree).is_some());
    let from = findings.len();
    for (name, node) in parts {
        if findings.is_full() {
            return;
        }
        let path = below(path, &name.text);
        match field(&name.text) {
            // Beside a summary of the job, JSON Resume's `description` is the company's.
            Some(Field::Prose) if described && is_job(section) && name.text == "description" => {}
            Some(Field::Prose) => texts(node, &path, section, Form::Prose, findings),
            Some(Field::Mentions) => texts(node, &path, section, Form::List, findings),
            Some(Field::Title) => title(&name.text, node, &path, section, findings),
            Some(Field::Degree) => degree(subject, node, section, findings),
            Some(Field::Subject) if has_degree => {}
            Some(Field::Subject) => lone_subject(node, section, findings),
            Some(Field::Nested) => nested(node, &path, section, findings),
            None => {}
        }
    }
    findings.fill_until(from, until(parts, section));
}

/// Until when an entry lasted; work that began and has no end goes on.
fn until(parts: &[(Piece, Node)], section: Section) -> Option<Until> {
    let text_of = |keys: &[&str]| {
        let found = parts.iter().find(|(name, _)| keys.contains(&compact(&name.text).as_str()));
        found.and_then(|(_, node)| match node {
            Node::Text(piece) if !piece.text.trim().is_empty() => Some(piece.text.clone()),
            Node::Number(year) => Some(year.to_string()),
            _ => None,
        })
    };
    let began = text_of(&["startdate", "start", "started", "from", "begin"]);
    let end = text_of(&[
        "enddate",
        "end",
        "ended",
        "to",
        "until",
        "date",
        "year",
        "dates",
        "period",
        "releasedate",
    ]);
    let is_work = matches!(section, Section::Work | Section::Volunteer | Section::Projects);
    match (end, began) {
        // "Present" alone is no date, but the end of a time that has begun.
        (Some(end), Some(began)) => ended(&format!("{began} - {end}")),
        (Some(end), None) => ended(&end),
        (None, Some(began)) if is_work => single(&began).map(|_| Until::Now),
        (None, _) => None,
    }
}

fn is_job(section: Section) -> bool {
    matches!(section, Section::Work | Section::Volunteer)
}

/// A job's `name` is its company's and never read; its `title` is the position.
fn title(name: &str, node: &Node, path: &str, section: Section, findings: &mut Findings) {
    let of_company =
        matches!(section, Section::Work | Section::Volunteer) && !name.eq_ignore_ascii_case("title");
    let of_school = section == Section::Education && name.eq_ignore_ascii_case("name");
    if !of_company && !of_school {
        texts(node, path, section, title_form(section), findings);
    }
}

/// "Bachelor" and "Computer Science" are one mention: "Bachelor in Computer Science".
fn degree(subject: Option<&Piece>, node: &Node, section: Section, findings: &mut Findings) {
    let Node::Text(degree) = node else { return };
    match subject {
        Some(subject) => findings.add(&in_subject(degree, subject), section, Form::List, None),
        None => findings.add(degree, section, Form::List, None),
    }
}

fn lone_subject(node: &Node, section: Section, findings: &mut Findings) {
    if let Node::Text(subject) = node {
        findings.add(subject, section, Form::List, None);
    }
}

fn text_of(parts: &[(Piece, Node)], wanted: Field) -> Option<&Piece> {
    parts.iter().find_map(|(name, node)| match node {
        Node::Text(piece) if field(&name.text) == Some(wanted) && !piece.text.trim().is_empty() => {
            Some(piece)
        }
        _ => None,
    })
}

/// Both texts with "in" between them; where the subject stands first in the file, the degree takes its place.
fn in_subject(degree: &Piece, subject: &Piece) -> Piece {
    let (degree, subject) = (degree.trimmed(), subject.trimmed());
    let subject_at = subject.source_of(0);
    let degree_end = degree.source_of(degree.text.len());
    let mut both = PieceBuilder::default();
    if degree_end <= subject_at {
        both.push_part(&degree, 0..degree.text.len());
        both.push_for(" in ", degree_end..subject_at);
        both.push_part(&subject, 0..subject.text.len());
    } else {
        both.push_for(&format!("{} in ", degree.text), subject_at..subject_at);
        both.push_part(&subject, 0..subject.text.len());
        both.push_for("", degree_end..degree_end);
    }
    both.finish()
}

/// "language": "German" with "fluency": "Native speaker"; or simply "German": "native".
fn language(parts: &[(Piece, Node)], path: &str, findings: &mut Findings) {
    if !parts.iter().any(|(name, _)| field(&name.text) == Some(Field::Title)) {
        return spoken(parts, path, findings);
    }
    let level = level_of(parts, path, findings);
    for (name, node) in parts {
        match (field(&name.text), node) {
            (Some(Field::Title), Node::Text(piece)) => {
                findings.add(piece, Section::Languages, Form::List, level);
            }
            (Some(Field::Title), other) => unexpected(&below(path, &name.text), other, "a text", findings),
            _ => {}
        }
    }
}

fn spoken(parts: &[(Piece, Node)], path: &str, findings: &mut Findings) {
    for (name, node) in parts {
        let level = match node {
            Node::Text(text) => or_warn(level_of_text(&text.text, false), &below(path, &name.text), findings),
            _ => None,
        };
        findings.add(name, Section::Languages, Form::List, level);
    }
}

/// Projects or positions within an entry, one level deep: they hold no further ones.
fn nested(node: &Node, path: &str, section: Section, findings: &mut Findings) {
    let Node::List(items) = node else { return };
    for (i, item) in items.iter().enumerate() {
        let path = format!("{path}[{i}]");
        match item {
            Node::Map(parts) => {
                let flat = parts.iter().filter(|(name, _)| field(&name.text) != Some(Field::Nested));
                fields(&flat.cloned().collect::<Vec<_>>(), &path, section, findings);
            }
            other => texts(other, &path, section, Form::Prose, findings),
        }
    }
}
