//! Recognises page numbers.

use skillgap_core::text::{fold, words};

/// Words for "page".
const PAGES: &[&str] = &[
    "page", "pages", "seite", "pagina", "strona", "stranica", "sida", "side", "sivu", "oldal", "sayfa", "pag",
];

/// Words between the page number and the total.
const OF: &[&str] = &["of", "von", "de", "di", "sur", "z", "ze", "av", "van", "do", "from"];

/// Whether a text is a page number: "Page 1 of 3", "Seite 2", "3 / 4", "- 2 -". It needs a word for "page",
/// or must be at the edge of a page.
pub(super) fn is_page_number(text: &str, at_edge: bool) -> bool {
    let text = text.trim();
    if text.chars().count() > 24 {
        return false;
    }
    let folded = fold(text);
    let parts: Vec<&str> = words(&folded).collect();
    let number = |word: &&str| word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit());
    let known = parts.iter().all(|word| number(word) || PAGES.contains(word) || OF.contains(word));
    let named = parts.iter().any(|word| PAGES.contains(word));
    let numbered = parts.iter().filter(|word| number(word)).count();
    let signs = text.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || "-–—/|.[]()".contains(c));
    known && signs && !parts.is_empty() && (named || (at_edge && (1..=2).contains(&numbered)))
}

#[cfg(test)]
mod tests {
    use super::is_page_number;

    #[test]
    fn numbers_of_pages_are_known() {
        for text in ["Page 1 of 3", "Seite 2", "page", "Página 1 de 2"] {
            assert!(is_page_number(text, false), "{text}");
        }
        for text in ["2", "- 2 -", "1/3", "3 of 4"] {
            assert!(is_page_number(text, true), "{text}");
            assert!(!is_page_number(text, false), "{text}");
        }
        for text in ["2019", "Landing page 3", "C 1", "Page layout", "2, 3", ""] {
            assert!(!is_page_number(text, true), "{text}");
        }
    }
}
