//! Recognises company names by their legal form, in any language: "SAP SE", "Nowak sp. z o.o.".

/// Forms after a name, written without dots.
const BEHIND: &[&str] = &[
    "GmbH",
    "gGmbH",
    "mbH",
    "AG",
    "SE",
    "KG",
    "KGaA",
    "OHG",
    "GbR",
    "UG",
    "eG",
    "eV",
    "SA",
    "SAS",
    "SASU",
    "SARL",
    "EURL",
    "SNC",
    "SpA",
    "SPA",
    "Srl",
    "SRL",
    "SL",
    "SLU",
    "SAU",
    "Lda",
    "Ltda",
    "LTDA",
    "Ltd",
    "LTD",
    "Limited",
    "LLC",
    "LLP",
    "Inc",
    "INC",
    "Incorporated",
    "Corp",
    "Corporation",
    "PLC",
    "plc",
    "Pty",
    "Pte",
    "Pvt",
    "BV",
    "NV",
    "VOF",
    "ApS",
    "A/S",
    "AB",
    "Oy",
    "Oyj",
    "ASA",
    "Kft",
    "Zrt",
    "Nyrt",
    "doo",
    "sro",
    "oo",
];

/// Forms before a name.
const BEFORE: &[&str] = &["ООО", "ОАО", "ЗАО", "ПАО", "АО", "ТОО", "OOO", "OAO", "ZAO", "PAO"];

/// Forms within names in scripts without spaces.
const WITHIN: &[&str] =
    &["株式会社", "有限会社", "合同会社", "有限公司", "股份公司", "有限責任公司", "有限责任公司"];

/// Whether the name contains a legal form of companies.
pub(super) fn names_company(part: &str) -> bool {
    let words: Vec<String> = part.split_whitespace().map(bare).collect();
    let is = |forms: &[&str], word: Option<&String>| word.is_some_and(|word| forms.contains(&word.as_str()));
    let several = words.len() > 1;
    (several && (is(BEHIND, words.last()) || is(BEFORE, words.first())))
        || WITHIN.iter().any(|form| part.contains(form))
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
            assert!(names_company(name), "{name}");
        }
        for name in ["Sales", "Inc", "Head of SA Sales", "se", "Nurse", "Lead, AG Grid", "Team AB testing"] {
            assert!(!names_company(name), "{name}");
        }
    }
}
