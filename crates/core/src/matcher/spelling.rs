//! British and American spelling: one form for both, so that "organization" and "organisation" are the same
//! word.

use std::borrow::Cow;

/// Endings, American and British; they apply to words with at least five letters before them.
const ENDINGS: &[(&str, &str)] = &[
    ("izations", "isations"),
    ("ization", "isation"),
    ("izing", "ising"),
    ("izers", "isers"),
    ("izer", "iser"),
    ("ized", "ised"),
    ("izes", "ises"),
    ("ize", "ise"),
    ("yzing", "ysing"),
    ("yzer", "yser"),
    ("yzed", "ysed"),
    ("yze", "yse"),
];
/// "size" and "prize" are the same in both.
const SHORTEST_BEFORE: usize = 3;

/// Starts of words, American and British.
const BEGINNINGS: &[(&str, &str)] = &[
    ("airplane", "aeroplane"),
    ("aluminum", "aluminium"),
    ("analog", "analogue"),
    ("anesth", "anaesth"),
    ("archeolog", "archaeolog"),
    ("artifact", "artefact"),
    ("behavior", "behaviour"),
    ("caliber", "calibre"),
    ("canceling", "cancelling"),
    ("catalog", "catalogue"),
    ("center", "centre"),
    ("color", "colour"),
    ("counseling", "counselling"),
    ("counselor", "counsellor"),
    ("defense", "defence"),
    ("dialog", "dialogue"),
    ("enrollment", "enrolment"),
    ("esthetic", "aesthetic"),
    ("favor", "favour"),
    ("fiber", "fibre"),
    ("flavor", "flavour"),
    ("fulfill", "fulfil"),
    ("gray", "grey"),
    ("gynecolog", "gynaecolog"),
    ("hematolog", "haematolog"),
    ("jewelry", "jewellery"),
    ("labeling", "labelling"),
    ("labor", "labour"),
    ("license", "licence"),
    ("maneuver", "manoeuvre"),
    ("modeling", "modelling"),
    ("modeled", "modelled"),
    ("modeler", "modeller"),
    ("mold", "mould"),
    ("neighbor", "neighbour"),
    ("odor", "odour"),
    ("orthopedic", "orthopaedic"),
    ("pediatric", "paediatric"),
    ("programmes", "programs"),
    ("programme", "program"),
    ("signaling", "signalling"),
    ("sulfur", "sulphur"),
    ("theater", "theatre"),
    ("tumor", "tumour"),
    ("vapor", "vapour"),
];
/// Words that start like an American spelling but are not.
const NO_AMERICAN: &[&str] = &[
    "laborato",
    "catalogue",
    "analogue",
    "dialogue",
    "programmed",
    "programmer",
    "moldav",
    "vapori",
    "elabora",
];

/// The common form of both spellings of a folded word.
pub(crate) fn british(word: &str) -> Cow<'_, str> {
    for (american, british) in ENDINGS {
        if let Some(before) = word.strip_suffix(american).filter(|before| before.len() >= SHORTEST_BEFORE) {
            return Cow::Owned(format!("{before}{british}"));
        }
    }
    let begins =
        |(american, british): &(&str, &str)| Some(format!("{british}{}", word.strip_prefix(american)?));
    let first = word.as_bytes().first();
    let beginnings = BEGINNINGS.iter().filter(|(american, _)| american.as_bytes().first() == first);
    match beginnings.clone().find_map(begins) {
        Some(_) if NO_AMERICAN.iter().any(|word_begin| word.starts_with(word_begin)) => Cow::Borrowed(word),
        Some(british) => Cow::Owned(british),
        None => Cow::Borrowed(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_have_one_form() {
        let cases = [
            ("organization", "organisation"),
            ("analyzing", "analysing"),
            ("behavioral", "behavioural"),
            ("colors", "colours"),
            ("centers", "centres"),
            ("catalogue", "catalogue"),
            ("laboratory", "laboratory"),
            ("programmer", "programmer"),
            ("size", "size"),
            ("programmes", "programs"),
        ];
        for (word, form) in cases {
            assert_eq!(british(word), form);
        }
    }
}
