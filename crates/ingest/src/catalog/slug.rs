//! Derives ids from labels by the rule in `data/README.md`, unique within an import.

use skillgap_core::text::fold;
#[cfg(feature = "taxonomies")]
use std::collections::HashMap;

/// The id of a label without usable characters.
#[cfg(feature = "taxonomies")]
const NAMELESS: &str = "skill";

/// The id of a label by the rule in `data/README.md`.
pub(super) fn id_of(label: &str) -> String {
    let mut id = String::new();
    let mut depth = 0usize;
    for c in fold(label).chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            '+' => id.push('p'),
            '#' => id.push_str("sharp"),
            '&' => id.push_str("and"),
            '.' | '\'' => {}
            c if c.is_alphanumeric() => id.push(c),
            _ if !id.is_empty() && !id.ends_with('-') => id.push('-'),
            _ => {}
        }
    }
    id.trim_end_matches('-').to_owned()
}

/// The ids used so far.
#[cfg(feature = "taxonomies")]
#[derive(Debug, Default)]
pub(super) struct Ids(HashMap<String, u32>);

#[cfg(feature = "taxonomies")]
impl Ids {
    /// The id of a label; if taken, with the first free number from 2 on.
    pub(super) fn unique(&mut self, label: &str) -> String {
        let mut id = id_of(label);
        if id.is_empty() {
            NAMELESS.clone_into(&mut id);
        }
        let mut last = *self.0.entry(id.clone()).and_modify(|last| *last += 1).or_insert(1);
        if last == 1 {
            return id;
        }
        loop {
            let numbered = format!("{id}-{last}");
            if !self.0.contains_key(&numbered) {
                self.0.insert(numbered.clone(), 1);
                self.0.insert(id, last);
                return numbered;
            }
            last += 1;
        }
    }
}

#[cfg(all(test, feature = "taxonomies"))]
mod tests {
    use super::*;

    #[test]
    fn labels_become_ids_by_the_rule() {
        let cases = [
            ("C++", "cpp"),
            ("C#", "csharp"),
            ("Node.js", "nodejs"),
            (".NET", "net"),
            ("CI/CD", "ci-cd"),
            ("R&D", "randd"),
            ("Café Society", "cafe-society"),
            ("Lean (Theorem Prover)", "lean"),
            ("Bachelor's Degree", "bachelors-degree"),
            (" - x -- y - ", "x-y"),
            ("((", ""),
        ];
        for (label, id) in cases {
            assert_eq!(id_of(label), id, "{label}");
        }
    }

    #[test]
    fn a_taken_id_gets_the_first_free_number() {
        let mut ids = Ids::default();
        let given: Vec<String> =
            ["C", "c.", "C 3", "c!", "c?", "(a)", "(b)"].iter().map(|label| ids.unique(label)).collect();
        assert_eq!(given, ["c", "c-2", "c-3", "c-4", "c-5", "skill", "skill-2"]);
    }
}
