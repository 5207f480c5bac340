//! The page around the sections: head, policy, style, landmarks, contents, footer.

use super::words::label;
use crate::wording::count;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use skillgap_core::report::CatalogInfo;
use skillgap_core::unseen::is_unseen;

/// The style sheet as included in the page.
const STYLE: &str = include_str!("style.css");

/// The SHA-256 of [`STYLE`] in base64, for the policy; a test checks it.
const STYLE_HASH: &str = "JkSz6MpPWDciSlDBJZpKElqEoQ0llcmXeuZADIfqcS8=";

/// A section of the page with its own heading.
pub(crate) struct Part {
    /// Its anchor for links.
    pub(crate) id: String,
    /// The heading.
    pub(crate) heading: String,
    /// Its contents; headings in it are on the third level.
    pub(crate) body: Markup,
}

/// A whole page.
pub(crate) struct Page<'a> {
    /// The title of the window.
    pub(crate) title: &'a str,
    /// The first heading.
    pub(crate) heading: Markup,
    /// The text below it, before the contents.
    pub(crate) lead: Markup,
    /// The sections.
    pub(crate) parts: Vec<Part>,
    /// The end of the page.
    pub(crate) foot: Markup,
}

impl Page<'_> {
    /// The page as one file.
    pub(crate) fn render(self) -> String {
        let page = html! {
            (DOCTYPE)
            html lang="en" {
                (head(self.title))
                body {
                    a class="skip" href="#main" { "To the report" }
                    header { h1 { (self.heading) } (self.lead) }
                    (contents(&self.parts))
                    main id="main" tabindex="-1" { @for part in &self.parts { (section(part)) } }
                    footer { (self.foot) }
                }
            }
        };
        steerless(&page.into_string()) + "\n"
    }
}

/// The page without control characters, and without marks that change the direction of surrounding text.
fn steerless(page: &str) -> String {
    page.chars().filter(|c| *c == '\n' || !is_unseen(*c)).collect()
}

fn head(title: &str) -> Markup {
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{STYLE_HASH}'; img-src data:; base-uri 'none'; form-action 'none'"
    );
    html! {
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(policy);
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            meta name="referrer" content="no-referrer";
            meta name="robots" content="noindex";
            title { (title) }
            style { (PreEscaped(STYLE)) }
        }
    }
}

fn contents(parts: &[Part]) -> Markup {
    html! {
        nav aria-label="Contents" {
            ul { @for part in parts { li { a href=(format!("#{}", part.id)) { (part.heading) } } } }
        }
    }
}

fn section(part: &Part) -> Markup {
    let heading = format!("{}-heading", part.id);
    html! {
        section id=(part.id) aria-labelledby=(heading) {
            h2 id=(heading) { (part.heading) }
            (part.body)
        }
    }
}

/// How to read the figures.
pub(super) fn reading() -> Markup {
    let terms = [
        ("Met", "how far a requirement is met. If the resume states no level, the level counts as met."),
        (
            "Share of the requirements",
            "the mean over all requirements, weighted by importance; nice-to-haves count half.",
        ),
        (
            "Hours",
            "estimates for someone who learns alongside work or study; skills already held shorten them.",
        ),
    ];
    html! {
        h2 id="reading" { "How to read the figures" }
        dl class="terms" { @for (term, meaning) in terms { div { dt { (term) } dd { (meaning) } } } }
        p {
            "The report says what a resume shows, not whether it is true: use it to prepare a conversation, not to "
            "replace one. It was made on one computer; nothing was sent anywhere, and this file loads nothing."
        }
    }
}

/// The catalogue that the figures come from, with source and licence if its publisher requires them.
pub(super) fn catalogue(catalog: &CatalogInfo) -> Markup {
    html! {
        p {
            "Catalogue: " (label(&catalog.name)) " " (label(&catalog.version)) ", "
            (count(catalog.skills, "skill")) ", " (count(catalog.roles, "role")) "."
            @if !catalog.notice.is_empty() { " " (catalog.notice) }
        }
    }
}
