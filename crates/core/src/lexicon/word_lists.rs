//! The ordinary words of languages, from `data/words/`, which are not treated as misspellings.

use super::word_filter::holds;
use super::{Language, Languages, Lexicon};

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.packed"));

/// A filter for each language that has a list.
#[derive(Debug, Default)]
pub(super) struct WordLists(Vec<(Language, &'static [u8])>);

impl WordLists {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        // The build script packed these bytes and a test looks words up; the filters are used in place.
        let lists: Vec<(&str, &[u8])> = postcard::from_bytes(PACKED).unwrap_or_default();
        Self(lists.into_iter().filter_map(|(code, bits)| Some((lexicon.language(code)?, bits))).collect())
    }

    /// Whether one of these languages contains the word.
    pub(super) fn hold(&self, word: &str, languages: Languages) -> bool {
        self.0.iter().any(|(language, bits)| languages.holds(*language) && holds(bits, word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_their_languages() {
        let lexicon = Lexicon::builtin();
        let of = |code: &str| Languages::of(lexicon.language(code).expect("it has a list"));
        for (code, words) in [
            ("en", &["services", "website", "ergonomics", "policy", "wiring", "college"][..]),
            ("de", &["sehr", "erfahrung", "grosse", "zeit"]),
            ("fr", &["avec", "gestion", "etude"]),
            ("pl", &["praca", "byl"]),
            ("ru", &["работа", "опыт"]),
        ] {
            for word in words {
                assert!(lexicon.is_ordinary_word(word, of(code)), "{code} {word}");
            }
        }
        for word in ["kubernets", "pyhton", "recruting", "lerning", "terraform", "postgresql"] {
            assert!(!lexicon.is_ordinary_word(word, Languages::ALL), "{word}");
        }
        assert!(!lexicon.is_ordinary_word("erfahrung", of("en")));
        assert!(PACKED.len() < 400_000, "{}", PACKED.len());
    }

    #[test]
    fn few_words_are_taken_for_ordinary_ones_that_are_none() {
        let lexicon = Lexicon::builtin();
        let english = Languages::of(lexicon.language("en").expect("it has a list"));
        let wrong = (0..10_000).filter(|i| lexicon.is_ordinary_word(&format!("zq{i}x"), english)).count();
        assert!(wrong < 40, "{wrong} of 10,000");
    }
}
