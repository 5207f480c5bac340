//! Products whose maker is named once for a list: "SAP: FICO, MM, SD", "Google Docs, Sheets, Slides".

use super::split::Range;
use super::{Extractor, Found};
use crate::matcher::{Candidate, Method};
use crate::mention::Outcome;
use crate::text::{compact, words};

/// The most words of a text that names a maker.
const LONGEST_MAKER: usize = 4;

impl Extractor<'_> {
    /// The names of makers in a text and in the skill it names: "AWS" is by Amazon.
    fn makers(&self, text: &str) -> Vec<String> {
        let short = text.split_whitespace().count() <= LONGEST_MAKER;
        let named = |candidate: Candidate| self.catalog.skill(candidate.skill).label.clone();
        let label = self.matcher.exact_in(text, self.languages).map(named);
        let firsts = [Some(text.to_owned()), label].into_iter().flatten().filter(|_| short);
        firsts.filter_map(|name| name.split_whitespace().next().map(compact)).collect()
    }

    /// Completes items that are not recognised, or only similar to a name, by the maker that the text at `head` names. If
    /// that is the head of a list of its products, an abbreviation is also one of them: "AWS (Glue, EMR)".
    pub(super) fn add_maker(&self, text: &str, (start, end): Range, heads: bool, found: &mut [Found]) {
        let unknown = |(_, _, outcome): &Found| match outcome {
            Outcome::Unrecognised { .. } => true,
            Outcome::Held { candidate, .. } => {
                candidate.method == Method::Fuzzy || (heads && candidate.method == Method::Alias)
            }
            Outcome::SetAside { .. } => false,
        };
        if !found.iter().any(unknown) {
            return;
        }
        let makers = self.makers(text.get(start..end).unwrap_or(""));
        for item in found.iter_mut().filter(|item| unknown(item)) {
            let name = compact(text.get(item.0..item.1).unwrap_or(""));
            if let Some(candidate) = makers.iter().find_map(|maker| self.product(maker, &name)) {
                let level = if let Outcome::Held { level, .. } = item.2 { level } else { None };
                item.2 = Outcome::Held { candidate, level };
            }
        }
    }

    /// The product of several words that begins with its maker.
    fn product(&self, maker: &str, name: &str) -> Option<Candidate> {
        let (candidate, label) = self.matcher.lookup(&format!("{maker}{name}"), self.languages)?;
        let said = words(label.folded).next() == Some(maker) && words(label.folded).count() > 1;
        (said && !name.is_empty() && self.catalog.skill(candidate.skill).kind.is_product())
            .then_some(candidate)
    }
}
