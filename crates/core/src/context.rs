//! Decides whether an ordinary word that is also a skill ("go", "excel", "spring", "R") means the skill.
//!
//! A doubtful sighting counts if it is in a list with another skill, if a word follows that only goes with
//! skills ("Go services", "R packages"), if it is written as a name after a word that introduces tools ("using
//! Spark", "in Rust"), or if it is a product with the only capital nearby ("much Excel"). Everything else is
//! ordinary language.

use crate::lexicon::{Introducer, Languages, Lexicon, Wording};
use crate::scan::{Gap, Sighting, Word};

/// Tells skills from ordinary words in these languages.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Judge<'l> {
    pub(crate) lexicon: &'l Lexicon,
    pub(crate) languages: Languages,
    /// Whether the text asks for skills, as a posting does: then a name within a sentence needs no other
    /// sign.
    pub(crate) asking: bool,
}

impl Judge<'_> {
    /// Drops doubtful sightings without supporting evidence.
    pub(crate) fn meant(&self, words: &[Word], sightings: Vec<Sighting>) -> Vec<Sighting> {
        if !sightings.iter().any(|sighting| sighting.doubtful) {
            return sightings;
        }
        let mut meant: Vec<bool> =
            sightings.iter().map(|s| !s.doubtful || self.stands_as_skill(words, s)).collect();
        let uses: Vec<bool> = sightings.iter().map(|sighting| self.is_used_for(words, sighting)).collect();
        if uses.iter().filter(|is_used| **is_used).count() > 1 {
            meant.iter_mut().zip(uses).for_each(|(meant, is_used)| *meant |= is_used);
        }
        for i in 1..meant.len() {
            let neighbours = meant[i - 1] && self.enumerated(words, &sightings[i - 1], &sightings[i]);
            let ends = || self.ends_item(words, &sightings[i]) || self.is_named(words, &sightings[i]);
            meant[i] = meant[i] || (neighbours && (ends() || self.closes(words, &sightings[i])));
        }
        for i in (1..meant.len()).rev() {
            let neighbours = meant[i] && self.enumerated(words, &sightings[i - 1], &sightings[i]);
            meant[i - 1] = meant[i - 1] || (neighbours && self.begins_item(words, &sightings[i - 1]));
        }
        sightings.into_iter().zip(meant).filter(|(_, meant)| *meant).map(|(sighting, _)| sighting).collect()
    }

    fn joins(&self, word: &Word) -> bool {
        word.folded == "plus"
            || self.lexicon.lists().conjunctions.whole(&word.folded, self.languages).is_some()
    }

    fn follows(&self, word: &Word) -> bool {
        self.lexicon.disambiguation().followers.whole(&word.folded, self.languages).is_some()
    }

    fn introduces(&self, word: &Word) -> Option<Introducer> {
        self.lexicon.disambiguation().introducers.whole(&word.folded, self.languages)
    }

    /// Whether only separators and "and", or a slash, are between two sightings: "Java, Go and Rust".
    fn enumerated(&self, words: &[Word], left: &Sighting, right: &Sighting) -> bool {
        let between = words.get(left.words.1..right.words.0).unwrap_or(&[]);
        let next = &words[right.words.0];
        match between {
            [] => matches!(next.before, Gap::List | Gap::Joined('/')),
            [word] => {
                self.joins(word) && next.before == Gap::Space && matches!(word.before, Gap::Space | Gap::List)
            }
            _ => false,
        }
    }

    /// Whether the word has a capital inside a sentence and no follower that makes it ordinary: "Airflow and
    /// Spark on AWS".
    fn is_named(&self, words: &[Word], sighting: &Sighting) -> bool {
        let (from, to) = sighting.words;
        let after = words.get(to).filter(|w| matches!(w.before, Gap::Space | Gap::Joined('-')));
        words[from].capital
            && words[from].before != Gap::Break
            && !after.is_some_and(|after| self.is_ordinary_follower(after))
    }

    /// Whether it is the last of several names in a sentence, which counts as a name whatever follows: "Word
    /// and Access for reports".
    fn closes(&self, words: &[Word], sighting: &Sighting) -> bool {
        let (from, to) = sighting.words;
        let joined = from.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|w| self.joins(w));
        let dated = words.get(to).is_some_and(is_year);
        joined && words[from].capital && words[from].before == Gap::Space && !dated
    }

    /// Whether the item of a list ends with this word; "express" in "teamwork, express ideas" does not.
    fn ends_item(&self, words: &[Word], sighting: &Sighting) -> bool {
        let next =
            words.get(sighting.words.1).filter(|next| matches!(next.before, Gap::Space | Gap::Joined('-')));
        next.is_none_or(|next| self.joins(next) || self.follows(next))
    }

    /// Whether an item of a list starts with this word; "go" in "let us go, SQL" does not.
    fn begins_item(&self, words: &[Word], sighting: &Sighting) -> bool {
        let first = &words[sighting.words.0];
        let before = sighting.words.0.checked_sub(1).and_then(|i| words.get(i));
        let follows = |word: &Word| {
            self.introduces(word).is_some()
                || self.lexicon.lists().conjunctions.whole(&word.folded, self.languages).is_some()
        };
        first.before != Gap::Space || before.is_none_or(follows)
    }

    fn stands_as_skill(&self, words: &[Word], sighting: &Sighting) -> bool {
        let (from, to) = sighting.words;
        let word = &words[from];
        if is_among_other_letters(words, sighting.words) {
            return true;
        }
        let after = words.get(to).filter(|w| matches!(w.before, Gap::Space | Gap::Joined('-')));
        let before = from.checked_sub(1).and_then(|i| words.get(i)).filter(|_| word.before == Gap::Space);
        // "Blender: when a product has to be shown"
        let opens = word.before == Gap::Break && word.capital;
        if opens && sighting.product && words.get(to).is_some_and(|next| next.before == Gap::Colon) {
            return true;
        }
        if opens && self.is_duty(words, sighting) {
            return true;
        }
        if sighting.product && self.is_alone_in_capitals(words, sighting) {
            return true;
        }
        let introducer = before.and_then(|before| self.introduces(before));
        let strong = introducer == Some(Introducer::Strong);
        // "services in Go for small shops", but "in Spring 2020"
        let is_small =
            |after: &Word| self.lexicon.function_words().holds(&after.folded, self.lexicon.english());
        let is_introduced = strong && word.capital && after.is_some_and(is_small);
        let is_ordinary = !is_introduced && after.is_some_and(|after| self.is_ordinary_follower(after));
        if is_ordinary || word.before == Gap::Joined('-') {
            return false;
        }
        let wanted = || self.wanted_by(words, to).is_some_and(|says| word.capital || says == Wording::Noun);
        if self.asking && (self.is_named(words, sighting) || wanted()) {
            return true;
        }
        // "Rust (three years)"
        if self.asking
            && opens
            && sighting.product
            && words.get(to).is_none_or(|next| next.before == Gap::List)
        {
            return true;
        }
        let follower = after.is_some_and(|after| self.follows(after));
        let towards = introducer == Some(Introducer::Direction) && self.is_named(words, sighting);
        let mid_sentence = word.before != Gap::Break;
        if !word.capital {
            return strong && follower;
        }
        match introducer {
            Some(_) => strong || follower || towards,
            None => follower && (mid_sentence || word.folded.chars().count() > 1),
        }
    }

    /// Whether it is a product that opens a part and leads to what it is used for: "Excel for my lists, Word for the
    /// letters". One alone may be an ordinary word: "Go for it".
    fn is_used_for(&self, words: &[Word], sighting: &Sighting) -> bool {
        let (from, to) = sighting.words;
        let prepositions = &self.lexicon.lists().prepositions;
        let is_purpose = |word: &Word| {
            word.before == Gap::Space && prepositions.whole(&word.folded, self.languages).is_some()
        };
        sighting.product
            && words[from].capital
            && matches!(words[from].before, Gap::Break | Gap::List)
            && words.get(to).is_some_and(is_purpose)
    }

    /// Whether it is what somebody did, right before a preposition: "Baking of bread", "Cooking for ninety".
    fn is_duty(&self, words: &[Word], sighting: &Sighting) -> bool {
        let (from, to) = sighting.words;
        let next = words.get(to).filter(|next| next.before == Gap::Space);
        !sighting.product
            && next.is_some_and(|next| says_what_was_done(self.lexicon, &words[from].folded, &next.folded))
    }

    /// Whether it has the only capital among its neighbours: "thirty firms, much Excel", "Rolled out Slack to forty
    /// people". The first word of a sentence has a capital anyway.
    fn is_alone_in_capitals(&self, words: &[Word], sighting: &Sighting) -> bool {
        let (from, to) = sighting.words;
        // German capitalises all nouns.
        let german = self.lexicon.language("de").map(Languages::of).unwrap_or_default();
        let small = |word: Option<&Word>| {
            let opens = |word: &Word| word.before == Gap::Break;
            word.is_some_and(|word| {
                (!word.capital || opens(word)) && word.folded.chars().all(char::is_alphabetic)
            })
        };
        let before = from.checked_sub(1).and_then(|before| words.get(before));
        let behind = words.get(to).filter(|word| matches!(word.before, Gap::Space | Gap::Joined(_)));
        words[from].capital
            && words[from].before == Gap::Space
            && words[from].folded.chars().count() > 1
            && small(before)
            && (behind.is_none() || small(behind))
            && !self.languages.overlaps(german)
    }

    /// How the words that follow say how much it is wanted: "Terraform is a plus", "payroll experience".
    fn wanted_by(&self, words: &[Word], to: usize) -> Option<Wording> {
        let says = self.lexicon.posting().wordings.at(words, to, self.languages).map(|(_, says)| says);
        says.filter(|says| {
            matches!(says, Wording::Required | Wording::Preferred | Wording::PreferredBehind | Wording::Noun)
        })
    }

    fn is_ordinary_follower(&self, word: &Word) -> bool {
        is_year(word)
            || self.lexicon.disambiguation().ordinary_followers.whole(&word.folded, self.languages).is_some()
    }
}

/// The ending of English words for what somebody does.
const DUTY: &str = "ing";

/// Whether a folded word, before the next one, says in English what was done: "baking of", but not "marketing manager".
pub(crate) fn says_what_was_done(lexicon: &Lexicon, word: &str, next: &str) -> bool {
    word.ends_with(DUTY) && lexicon.function_words().holds(next, lexicon.english())
}

/// The first character of scripts after Latin.
const GREEK: char = '\u{370}';

/// Whether a Latin name is surrounded by letters of another script ("使用React开发", "Сервисы на Go"). A single
/// letter does not count, since it may be a vitamin or a plan.
fn is_among_other_letters(words: &[Word], (from, to): (usize, usize)) -> bool {
    let other = |word: Option<&Word>| {
        word.and_then(|word| word.folded.chars().next()).is_some_and(|c| c >= GREEK && c.is_alphabetic())
    };
    let latin = words.get(from).is_some_and(|word| word.folded.is_ascii() && word.folded.len() > 1);
    latin && (other(from.checked_sub(1).and_then(|before| words.get(before))) || other(words.get(to)))
}

/// Whether a word is a year, as in "Spring 2020".
fn is_year(word: &Word) -> bool {
    let digits = word.folded.chars().all(|c| c.is_ascii_digit());
    digits && word.folded.len() == 4 && word.folded.starts_with(['1', '2'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matcher::Matcher;
    use crate::sample;
    use crate::scan::{sightings, words_of};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        check_in(Languages::ALL, text, expected);
    }

    #[track_caller]
    fn check_in(languages: Languages, text: &str, expected: &[&str]) {
        let catalog = sample::catalog();
        let matcher = Matcher::new(&catalog);
        let words = words_of(text);
        let lexicon = Lexicon::builtin();
        let judge = Judge { lexicon: &lexicon, languages, asking: false };
        let meant = judge.meant(&words, sightings(&catalog, &matcher, &words, Default::default()));
        let labels: Vec<&str> =
            meant.iter().map(|s| catalog.skill(s.candidate.skill).label.as_str()).collect();
        assert_eq!(labels, expected, "{text:?}");
    }

    #[test]
    fn ordinary_words_stay_ordinary() {
        for text in [
            "I excel at team work.",
            "Excel at everything you do",
            "We go to market quickly and spring into action.",
            "The rest of the team express doubts.",
            "In other words, a swift answer. A word of thanks.",
            "Spring 2020 internship; in Spring 2020 we moved.",
            "A spark of genius, and rust on the car.",
            "Let us go further. React quickly to incidents.",
            "Vitamin C and plan B.",
            "We express, react and go.",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn the_only_capital_of_a_sentence_writes_a_product() {
        let english = Lexicon::builtin().english();
        check_in(english, "bookkeeping of thirty firms, much Excel", &["Microsoft Excel"]);
        check_in(english, "much Excel Ltd", &[]);
        check_in(english, "much excel", &[]);
        check_in(english, "Much. Excel at it", &[]);
        // German capitalises all nouns.
        check("much Excel", &[]);
    }

    #[test]
    fn signs_make_them_skills() {
        check("Wrote services in Go and Rust.", &["Go", "Rust"]);
        check("Reports with Excel.", &["Microsoft Excel"]);
        check("Used Java, Spring and SQL", &["Java", "Spring", "SQL"]);
        check("Maintained R packages", &["R"]);
        check("Programmed in C.", &["C"]);
        check("go, python, sql", &["Go", "Python", "SQL"]);
        check("Spark jobs on Kubernetes", &["Apache Spark", "Kubernetes"]);
        check("SQL, express ideas clearly", &["SQL"]);
        check("Pipelines with Kubernetes and Spark on AWS", &["Kubernetes", "Apache Spark"]);
        check("Moved the services to Rust; went on to express doubts.", &["Rust"]);
        check("I use Excel daily. Used Word and Access for reports.", &["Microsoft Excel", "Microsoft Word"]);
        check("MS Excel and MS Word", &["Microsoft Excel", "Microsoft Word"]);
        check("使用Spring开发服务", &["Spring"]);
        check("Сервисы на Go", &["Go"]);
        check("维生素C", &[]);
    }
}
