//! Sanitises text from strangers for HTML, and provides short phrases shared by several sections.
//!
//! `maud` escapes its input. This adds what escaping does not do: control and direction characters are
//! removed, foreign text is isolated in its direction, and length is limited.

use crate::width::{clean, clip, width};
use crate::wording::{meant, percent};
use maud::{Markup, html};
use skillgap_core::matcher::Method;
use skillgap_core::report::EvidenceInfo;

/// The most characters of a quotation.
const LONGEST_QUOTE: usize = 240;

/// The most characters of a name or label.
const LONGEST_LABEL: usize = 90;

/// Text from the resume or the catalogue, on one line.
pub(super) fn label(text: &str) -> String {
    clip(&clean(text), LONGEST_LABEL)
}

/// Text from the resume, isolated from the direction of surrounding text.
pub(super) fn said(text: &str) -> Markup {
    html! { bdi { (clip(&clean(text), LONGEST_QUOTE)) } }
}

/// The resume's words for a skill: the sentence, if there is one, with the words marked.
pub(super) fn quoted(found: &EvidenceInfo) -> Markup {
    let (text, sentence) = (clean(&found.text), found.sentence.as_deref().map(clean).unwrap_or_default());
    let around = sentence.split_once(text.as_str()).filter(|_| !text.is_empty());
    match around.filter(|_| width(&sentence) <= LONGEST_QUOTE) {
        Some((before, after)) => html! { bdi { (before) mark { (text) } (after) } },
        None => said(&found.text),
    }
}

/// How words were recognised, if they are not the skill's own name.
pub(super) fn recognised_as(found: &EvidenceInfo) -> Option<String> {
    match found.method {
        Method::Exact => None,
        Method::Alias => Some("another name for it".to_owned()),
        Method::Acronym => Some("its initials".to_owned()),
        Method::Fuzzy => Some(format!("{} sure", percent(found.score))),
        Method::Activity => Some("shown by what you did".to_owned()),
        Method::Meaning => Some(meant(found).unwrap_or_else(|| "by meaning".to_owned())),
        _ => Some(found.method.to_string()),
    }
}

/// The text with its first letter in upper case.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
