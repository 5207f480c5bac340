//! How the words of a language change with their place in a sentence: "księgowość", "w księgowości".

use super::files::InflectionsFile;

/// The least length of what an ending leaves of a word.
const SHORTEST_STEM: usize = 3;
/// The least length of what an ending leaves of a product's name.
const SHORTEST_PRODUCT: usize = 2;

/// The endings of a language.
#[derive(Debug, Clone, Default)]
pub(crate) struct Inflections {
    /// The longest first.
    endings: Vec<String>,
    single_words: bool,
    products: Vec<[String; 2]>,
}

impl Inflections {
    pub(super) fn new(file: &InflectionsFile) -> Self {
        let mut endings = file.endings.clone();
        endings.sort_by_key(|ending| std::cmp::Reverse(ending.len()));
        Self { endings, single_words: file.single_words, products: file.products.clone() }
    }

    /// Whether words of the language change so much that names have to be compared by their stems.
    pub(crate) fn has_endings(&self) -> bool {
        !self.endings.is_empty()
    }

    /// Whether names of one word are compared by their stem, too.
    pub(crate) fn are_of_single_words(&self) -> bool {
        self.single_words
    }

    /// A folded word without its longest ending.
    pub(crate) fn stem<'w>(&self, word: &'w str) -> &'w str {
        let long_enough = |rest: &&str| rest.chars().count() >= SHORTEST_STEM;
        let mut rests = self.endings.iter().filter_map(|ending| word.strip_suffix(ending.as_str()));
        rests.find(long_enough).unwrap_or(word)
    }

    /// The names of products of which a folded word may be a form: "java" for "javie".
    pub(crate) fn products(&self, word: &str) -> impl Iterator<Item = String> {
        self.products.iter().filter_map(move |[ending, base]| {
            let rest = word.strip_suffix(ending.as_str())?;
            (rest.chars().count() >= SHORTEST_PRODUCT).then(|| format!("{rest}{base}"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Languages, Lexicon};

    fn of(code: &str) -> Inflections {
        let lexicon = Lexicon::builtin();
        let languages = lexicon.language(code).map(Languages::of).expect("it is known");
        lexicon.inflections(languages).next().expect("it has a table").clone()
    }

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for (code, forms) in [
            ("pl", ["zarzadzanie", "zarzadzania", "zarzadzaniu", "zarzadzaniem"]),
            ("pl", ["projekt", "projektami", "projektow", "projektach"]),
            ("ru", ["управление", "управления", "управлению", "управлением"]),
            ("ru", ["проект", "проектами", "проектов", "проекты"]),
        ] {
            let table = of(code);
            let stems: Vec<&str> = forms.iter().map(|form| table.stem(form)).collect();
            assert!(stems.iter().all(|stem| *stem == stems[0]), "{stems:?}");
        }
    }

    #[test]
    fn a_product_is_found_behind_the_ending_of_a_case() {
        let table = of("pl");
        for (form, name) in [
            ("dockera", "docker"),
            ("dockerze", "docker"),
            ("excelu", "excel"),
            ("wordzie", "word"),
            ("javie", "java"),
            ("jirze", "jira"),
            ("linuksem", "linux"),
        ] {
            assert!(table.products(form).any(|product| product == name), "{form}");
        }
    }
}
