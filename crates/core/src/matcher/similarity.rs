//! How like a mention is to a label: words softly aligned and weighed by rarity, checked letter by letter.
//!
//! The shape follows soft TF-IDF (Cohen, Ravikumar, Fienberg 2003): words are weighed by inverse document
//! frequency, and two words count as one in the measure of their likeness. The letters of the whole names are
//! compared besides (Sørensen-Dice over pairs, edit distance), which sees joined and split words.

use super::edits::Pattern;
use super::index::{Index, Likeness};
use super::propose::Words;
use super::query::Query;
use super::slips::{begin_alike, differ_in_signs};
use super::vocabulary::{is_stop_word, is_vendor};

/// Share of the word alignment in the score; the rest is the letters'. Chosen on the development data.
pub(super) const WORDS_SHARE: f64 = 0.65;
/// Likeness of two words of one stem ("managing", "management").
pub(super) const SAME_STEM: f32 = 0.9;
/// Likeness of two words that may stand for one another (`synonyms.toml`): less than slips and endings leave.
pub(super) const SYNONYM: f32 = 0.75;
/// What a pair of names that is no name itself scores at most.
const MOST_BLENDED: f64 = 0.95;
/// What is left of the score when ordinary words are to stand for a name that has others: never enough to be accepted.
pub(super) const OTHER_WORDS: f64 = 0.78;

/// The likeness of a mention and a label, in `[0,1]`; `None` when less of them is aligned than it takes. `words` knows the
/// mention.
pub(super) fn score(index: &Index, query: &Query, words: &mut Words, id: u32, least: f32) -> Option<f64> {
    let likeness = index.likeness();
    let (total, norm) = likeness.measures(id);
    if least > 0.0 && most_aligned(likeness, words, (id, total)) < least {
        return None;
    }
    let aligned = alignment(likeness, query, words, (id, total));
    if aligned < f64::from(least) {
        return None;
    }
    let runs: f32 = likeness.words_of(id).iter().map(|word| words.shared(likeness, *word)).sum();
    let letters = f64::from(runs / (query.norm * norm).max(f32::MIN_POSITIVE)).min(1.0);
    let blended = WORDS_SHARE * aligned + (1.0 - WORDS_SHARE) * letters;
    let blended = blended.min(MOST_BLENDED);
    let doubtful = if query.length <= SHORTEST_LIKENED && query.words.len() == 1 {
        likeness.words_of(id).len() > 1
    } else if query.ordinary {
        !is_covered(index, query, words, id)
    } else {
        query.words.len() == 1
            && (begins_otherwise(likeness, query, words, id)
                || (query.abbreviation && is_missing(likeness, query, id)))
    };
    let doubtful = doubtful || is_of_another_product(likeness, query, words, id);
    Some(if doubtful { blended * OTHER_WORDS } else { blended })
}

/// Whether a mention that names its maker shares nothing but the maker with the label, or all but the maker: "Microsoft
/// Works" is no Microsoft Teams, and who is certified by Microsoft is not by VMware.
fn is_of_another_product(likeness: &Likeness, query: &Query, words: &Words, label: u32) -> bool {
    let makers = query.words.iter().enumerate().filter(|(_, word)| word.maker);
    let makers = makers.fold(0u32, |mask, (at, _)| mask | 1 << at);
    if makers == 0 || query.words.len() < 2 {
        return false;
    }
    let (mut of_maker, mut same_maker, mut of_rest, mut shared) = (false, false, false, false);
    for word in likeness.words_of(label) {
        let stands_for = words.stands_for[*word as usize];
        if is_vendor(likeness.vocabulary.word(*word)) {
            of_maker = true;
            same_maker |= stands_for & makers != 0;
        } else {
            of_rest = true;
            // Names are not put in other words.
            let met = best_match(query, stands_for & !makers, *word);
            shared |= met.is_some_and(|(_, alike)| alike > SYNONYM);
        }
    }
    (of_maker && !same_maker) || (same_maker && of_rest && !shared)
}

/// A word of so many letters is no name without the words beside it: "SAM" is no AWS SAM.
const SHORTEST_LIKENED: usize = 3;

/// Whether the only word of a mention is like a word of the label in everything but its beginning.
fn begins_otherwise(likeness: &Likeness, query: &Query, words: &Words, label: u32) -> bool {
    let mut alike = likeness.words_of(label).iter().filter(|word| words.stands_for[**word as usize] != 0);
    alike.any(|word| !begin_alike(&query.key, likeness.vocabulary.word(*word)))
}

/// Whether the only word of a mention is none of the label's: "SCORM" is no misspelt "Storm".
fn is_missing(likeness: &Likeness, query: &Query, label: u32) -> bool {
    let is_same = |word: &u32| best_match(query, 1, *word).is_some_and(|(_, alike)| alike >= SAME_STEM);
    !likeness.words_of(label).iter().any(is_same)
}

/// A name of so many words is a statement, of which one word may be exchanged for another.
const STATEMENT: usize = 4;

/// A word that more than one in so many labels of other skills hold is no product's name: of O*NET's 30,000 labels
/// seven hold "excel", eighteen "access".
const COMMON_WORD: usize = 3_000;

/// Whether ordinary words are those of the label: "pest control" is no "cost control".
///
/// A single word may differ in its number only ("rendering" is no "Render"), two in their endings, three by words of the
/// same meaning. Of a label the maker's name may be left out where the rest names it ("Visual Studio").
fn is_covered(index: &Index, query: &Query, words: &Words, label: u32) -> bool {
    let likeness = index.likeness();
    let vocabulary = &likeness.vocabulary;
    let of_query = query.words.iter().filter(|word| !word.stop).count();
    if of_query >= STATEMENT {
        return true;
    }
    let is_same = |alike: f32, word: u32| match of_query {
        0 | 1 => alike >= 1.0 || (alike >= SAME_STEM && query.differs_in_number(vocabulary.word(word))),
        2 => alike >= SAME_STEM,
        _ => true,
    };
    // "Maven" is Apache's and "Excel" is Microsoft's; "policy" is no more Azure's than anybody's.
    let skill = index.labels().skill(label);
    let holders = || query.word(vocabulary).map_or(&[][..], |word| likeness.labels_with_word(word));
    let others = || holders().iter().filter(|id| index.labels().skill(**id) != skill);
    let may_lack_maker = of_query > 1 || others().nth(likeness.labels() / COMMON_WORD).is_none();
    // "checks" are no A-check.
    let is_pair = likeness.words_of(label).len() == 2;
    let telling = |word: &u32| {
        let word = vocabulary.word(*word);
        let says_little = is_stop_word(word) && !(is_pair && word.len() == 1);
        !says_little && (!may_lack_maker || !is_vendor(word))
    };
    let (mut taken, mut met) = (0u32, 0);
    for word in likeness.words_of(label).iter().filter(|word| telling(word)) {
        let free = words.stands_for[*word as usize] & !taken;
        let Some((i, alike)) = words.best_match(query, free, *word) else { return false };
        if !is_same(alike, *word) {
            return false;
        }
        taken |= 1 << i;
        met += usize::from(!query.words[i].stop);
    }
    met == of_query
}

/// The most that the [`alignment`] can be, at a glance: words that may stand for any of the mention's count in full.
fn most_aligned(likeness: &Likeness, words: &Words, (label, total): (u32, f32)) -> f32 {
    let shared = likeness.words_of(label).iter().filter(|word| words.stands_for[**word as usize] != 0);
    let share =
        shared.map(|word| likeness.vocabulary.weight(*word)).sum::<f32>() / total.max(f32::MIN_POSITIVE);
    2.0 * share / (1.0 + share)
}

/// The harmonic mean of how much of the mention and how much of the label is aligned, by weight.
fn alignment(likeness: &Likeness, query: &Query, words: &Words, (label, total): (u32, f32)) -> f64 {
    let label_words = likeness.words_of(label);
    let (mut taken, mut of_query, mut of_label) = (0u32, 0.0f32, 0.0f32);
    for word in label_words {
        let free = words.stands_for[*word as usize] & !taken;
        let Some((i, alike)) = words.best_match(query, free, *word) else { continue };
        taken |= 1 << i;
        of_query += query.words[i].weight * alike;
        of_label += likeness.vocabulary.weight(*word) * alike;
    }
    let share = |part: f32, all: f32| f64::from(part / all.max(f32::MIN_POSITIVE));
    let (a, b) = (share(of_query, query.total), share(of_label, total));
    if a + b > 0.0 { 2.0 * a * b / (a + b) } else { 0.0 }
}

/// The word of the mention, among those whose bits are set, that this word of a label is most like.
pub(super) fn best_match(query: &Query, mut among: u32, word: u32) -> Option<(usize, f32)> {
    let mut best: Option<(usize, f32)> = None;
    while among != 0 {
        let i = among.trailing_zeros() as usize;
        among &= among - 1;
        let likely = query.words.get(i)?.likely.iter().find(|(likely, _)| *likely == word);
        if let Some((_, alike)) = likely.filter(|(_, alike)| best.is_none_or(|(_, known)| *alike > known)) {
            best = Some((i, *alike));
        }
    }
    best
}

/// How many edits a word of so many letters may differ by.
///
/// Shorter words match only when they are equal: one letter makes another name ("C", "Go", "R"). Three errors and more
/// in a long word made "pythonic" Python and changed nothing on the development data.
pub(super) fn most_edits(length: usize) -> usize {
    match length {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    }
}

/// The share of letters that typing errors left, unless the two words are strangers.
pub(super) fn kept_letters(pattern: &Pattern, a: &str, b: &str) -> Option<f32> {
    let (a_len, b_len) = (a.chars().count(), b.chars().count());
    let (short, long) = (a_len.min(b_len), a_len.max(b_len));
    let most = most_edits(short);
    if most == 0 || long - short > most {
        return None;
    }
    let edits = pattern.distance(b);
    (edits <= most && !differ_in_signs(a, b)).then(|| 1.0 - edits as f32 / long as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_alike_by_stem_or_by_few_typing_errors() {
        let kept = |a: &str, b: &str| kept_letters(&Pattern::new(a), a, b);
        assert!(kept("kuberntes", "kubernetes").is_some_and(|kept| kept > 0.85));
        for (a, b) in [("c", "r"), ("java", "javascript"), ("python2", "python3")] {
            assert_eq!(kept(a, b), None, "{a} {b}");
        }
    }
}
