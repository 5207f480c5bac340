//! Text of strangers made harmless in HTML, and short words that several parts of the page share.
//!
//! `maud` escapes whatever it is given. What is left to do is what escaping does not: control and direction
//! characters go, the direction of a foreign text stays its own, and no text is endless.

use crate::width::{clean, clip, width};
use crate::wording::{meant, percent};
use maud::{Markup, html};
use skillgap_core::matcher::Method;
use skillgap_core::report::EvidenceInfo;

/// A quoted wording is cut here.
const LONGEST_QUOTE: usize = 240;

/// A name or a label is cut here.
const LONGEST_LABEL: usize = 90;

/// Words from the resume or the catalogue, on one line.
pub(super) fn label(text: &str) -> String {
    clip(&clean(text), LONGEST_LABEL)
}

/// Words of the resume, set apart from the direction of the words around them.
pub(super) fn said(text: &str) -> Markup {
    html! { bdi { (clip(&clean(text), LONGEST_QUOTE)) } }
}

/// The words of the resume for a skill: the sentence where there is one, with the words themselves marked in it.
pub(super) fn quoted(found: &EvidenceInfo) -> Markup {
    let (text, sentence) = (clean(&found.text), found.sentence.as_deref().map(clean).unwrap_or_default());
    let around = sentence.split_once(text.as_str()).filter(|_| !text.is_empty());
    match around.filter(|_| width(&sentence) <= LONGEST_QUOTE) {
        Some((before, after)) => html! { bdi { (before) mark { (text) } (after) } },
        None => said(&found.text),
    }
}

/// How a wording was recognised, when it is not the skill's own name.
pub(super) fn recognised_as(found: &EvidenceInfo) -> Option<String> {
    match found.method {
        Method::Exact => None,
        Method::Alias => Some("another name for it".to_owned()),
        Method::Acronym => Some("its initials".to_owned()),
        Method::Fuzzy => Some(format!("{} sure", percent(found.score))),
        Method::Activity => Some("what you did shows it".to_owned()),
        Method::Meaning => Some(meant(found).unwrap_or_else(|| "by meaning".to_owned())),
        _ => Some(found.method.to_string()),
    }
}

/// The first letter as a capital.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
