//! Recognises company names by their legal form, in any language: "SAP SE", "Nowak sp. z o.o.".
//!
//! The forms are in `organisations.toml` of the lexicon.

use crate::lexicon::Lexicon;

/// Whether the name contains a legal form of companies.
pub(super) fn names_company(part: &str, lexicon: &Lexicon) -> bool {
    let words: Vec<String> = part.split_whitespace().map(bare).collect();
    let is = |forms: &[String], word: Option<&String>| word.is_some_and(|word| forms.contains(word));
    let several = words.len() > 1;
    lexicon.files().map(|(_, files)| &files.organisations.legal_forms).any(|forms| {
        (several && (is(&forms.behind, words.last()) || is(&forms.before, words.first())))
            || forms.within.iter().any(|form| part.contains(form.as_str()))
    })
}

/// Whether a text is nothing but a legal form: "S.L.", "Inc.", "Sp. z o.o."
pub(super) fn is_legal_form(text: &str, lexicon: &Lexicon) -> bool {
    let text = text.trim();
    let word = bare(text);
    !text.is_empty()
        && lexicon.files().map(|(_, files)| &files.organisations.legal_forms).any(|forms| {
            forms.behind.contains(&word)
                || forms.within.iter().any(|form| form.trim().eq_ignore_ascii_case(text))
        })
}

/// Whether a text ends in a legal form with a dot: "Hurtownia Marek Sp. z o.o."
pub(super) fn ends_in_legal_form(text: &str, lexicon: &Lexicon) -> bool {
    let text = text.trim_end();
    let last = text.split_whitespace().next_back().map(bare).unwrap_or_default();
    lexicon.files().map(|(_, files)| &files.organisations.legal_forms).any(|forms| {
        forms.behind.contains(&last) || forms.within.iter().any(|form| text.ends_with(form.trim()))
    })
}

/// A word without dots and surrounding signs: "S.p.A." becomes "SpA".
fn bare(word: &str) -> String {
    let inner = word.trim_matches(|c: char| matches!(c, ',' | '(' | ')' | '"' | '«' | '»' | '“' | '”'));
    inner.chars().filter(|c| *c != '.').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn companies_are_known_by_their_legal_form_wherever_they_are() {
        let lexicon = Lexicon::builtin();
        let companies = [
            "SAP SE",
            "Oracle Deutschland GmbH",
            "Salesforce.com, Inc.",
            "Piaggio S.p.A.",
            "Nowak sp. z o.o.",
            "ООО Ромашка",
            "Novo Nordisk A/S",
            "株式会社サンプル",
        ];
        for name in companies {
            assert!(names_company(name, &lexicon), "{name}");
        }
        for form in ["S.L.", " Inc.", "Lda.", "LLC"] {
            assert!(is_legal_form(form, &lexicon), "{form}");
        }
        assert!(ends_in_legal_form("Hurtownia Marek Sp. z o.o.", &lexicon));
        assert!(!is_legal_form("Dallas", &lexicon) && !ends_in_legal_form("Kept books.", &lexicon));
        for name in ["Sales", "Inc", "Head of SA Sales", "se", "Nurse", "Lead, AG Grid", "Team AB testing"] {
            assert!(!names_company(name, &lexicon), "{name}");
        }
    }
}
