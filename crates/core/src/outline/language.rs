//! Determines the languages of a document and of each block.

use super::lines::lines;
use crate::document::{Block, BlockKind, Document};
use crate::lexicon::{LanguageCount, Languages, Lexicon, Script};
use crate::resume::DocumentLanguage;
use crate::text::fold;

/// The languages of a document.
pub(crate) struct Found {
    /// Those of the whole document, for the report.
    pub(crate) language: DocumentLanguage,
    /// Those of the whole document, for lookups.
    pub(crate) languages: Languages,
    /// Whether it is clearly in English, so that other languages can be ignored.
    pub(crate) english: bool,
    /// Those of each block.
    pub(crate) blocks: Vec<Languages>,
}

/// The votes of a heading, in function words.
const HEADING: f64 = 3.0;

/// The votes of a character of a script, in function words.
const CHARACTER: f64 = 0.2;

/// A block has its own language with at least this many votes, and this many more than for the document's
/// language.
const FEWEST_VOTES: f64 = 3.0;
const CLEARLY: f64 = 2.0;

/// The share of the first language's votes from which a document is also in another language.
const ALSO: f64 = 0.5;

/// The fewest words of a text that shows its language.
const FEWEST_WORDS: usize = 40;

/// The least share of function words in a text in a known language, including lists of names.
const FEWEST_KNOWN: f64 = 0.06;

/// The share of letters in scripts without a language in the lexicon from which the language is unknown.
const FOREIGN: f64 = 0.3;

/// The languages of a document.
pub(crate) fn of(document: &Document, lexicon: &Lexicon) -> Found {
    let mut counts: Vec<LanguageCount> = document.blocks.iter().map(|block| count(block, lexicon)).collect();
    let mut whole = LanguageCount::default();
    counts.iter().for_each(|count| whole.add(count));
    let lexicon = lexicon.narrowed(lexicon.clear_language(&whole, false));
    for (count, block) in counts.iter_mut().zip(&document.blocks) {
        vote_of_headings(count, block, lexicon);
    }
    whole = LanguageCount::default();
    counts.iter().for_each(|count| whole.add(count));
    let english = lexicon.language("en");
    let base = english.map_or(Languages::default(), Languages::of);
    let Some((main, votes)) = whole.best() else {
        let language = if whole.words >= FEWEST_WORDS || is_foreign(document) {
            DocumentLanguage::Unknown
        } else {
            DocumentLanguage::Unclear
        };
        let blocks = vec![Languages::ALL; counts.len()];
        return Found { language, languages: Languages::ALL, english: false, blocks };
    };
    let also = lexicon.languages().filter(|language| whole.of(*language) >= ALSO * votes.max(FEWEST_VOTES));
    let mut named = vec![(main, votes)];
    named.extend(also.filter(|language| *language != main).map(|language| (language, whole.of(language))));
    named.sort_by(|a, b| b.1.total_cmp(&a.1));
    let languages = named.iter().fold(base, |all, (language, _)| all.with(*language));
    let few = (votes / whole.words.max(1) as f64) < FEWEST_KNOWN && whole.words >= FEWEST_WORDS;
    let language = match () {
        () if is_foreign(document) || (few && votes < HEADING) => DocumentLanguage::Unknown,
        () if votes < FEWEST_VOTES => DocumentLanguage::Unclear,
        () => DocumentLanguage::Known(
            named.iter().map(|(language, _)| lexicon.code(*language).to_owned()).collect(),
        ),
    };
    let blocks = counts.iter().map(|count| match count.best() {
        Some((own, votes)) if own != main && votes >= FEWEST_VOTES && votes > CLEARLY * count.of(main) => {
            base.with(own)
        }
        _ => languages,
    });
    let english = lexicon.is_narrow();
    Found { language, languages, english, blocks: blocks.collect() }
}

fn count(block: &Block, lexicon: &Lexicon) -> LanguageCount {
    let mut all = LanguageCount::default();
    match &block.kind {
        BlockKind::Row(cells) => cells.iter().for_each(|cell| all.add(&of_text(&cell.text.text, lexicon))),
        _ => all.add(&of_text(&block.text.text, lexicon)),
    }
    all
}

/// Usual headings vote for their languages.
fn vote_of_headings(count: &mut LanguageCount, block: &Block, lexicon: &Lexicon) {
    let headings = lexicon.headings();
    match &block.kind {
        BlockKind::Heading(_) => count.vote(headings.languages(&block.text.text, lexicon), HEADING),
        BlockKind::Paragraph | BlockKind::Item => {
            let texts = lines(&block.text.text).filter_map(|range| block.text.text.get(range));
            for line in texts.filter(|line| line.len() <= LONGEST_HEADING && headings.of(line).is_some()) {
                count.vote(headings.languages(line, lexicon), HEADING);
            }
        }
        BlockKind::Row(_) => {}
    }
}

/// The most bytes of a heading.
const LONGEST_HEADING: usize = 60;

fn of_text(text: &str, lexicon: &Lexicon) -> LanguageCount {
    let mut count = lexicon.function_words().count(&fold(text), lexicon);
    let (mut cyrillic, mut han, mut kana) = (0u32, 0u32, 0u32);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        match c {
            '\u{400}'..='\u{4ff}' => cyrillic += 1,
            '\u{4e00}'..='\u{9fff}' => han += 1,
            '\u{3041}'..='\u{30ff}' => kana += 1,
            _ => {}
        }
    }
    for (language, about) in lexicon.about() {
        let votes = match about.script {
            Script::Cyrillic => f64::from(cyrillic) * CHARACTER / 4.0,
            // Japanese text always contains Kana.
            Script::Kana if kana > 0 => f64::from(kana + han) * CHARACTER,
            Script::Han => f64::from(han) * CHARACTER / 2.0,
            _ => 0.0,
        };
        count.vote(Languages::of(language), votes);
    }
    count
}

/// Whether much of the text is in a script that no language of the lexicon uses.
fn is_foreign(document: &Document) -> bool {
    let (mut letters, mut foreign) = (0usize, 0usize);
    for block in &document.blocks {
        let texts: Vec<&str> = match &block.kind {
            BlockKind::Row(cells) => cells.iter().map(|cell| cell.text.text.as_str()).collect(),
            _ => vec![block.text.text.as_str()],
        };
        for c in texts.iter().flat_map(|text| text.chars()).filter(|c| c.is_alphabetic()) {
            letters += 1;
            foreign += usize::from(matches!(
                c,
                '\u{370}'..='\u{3ff}' | '\u{530}'..='\u{10ff}' | '\u{1200}'..='\u{137f}' | '\u{1780}'..='\u{17ff}' | '\u{ac00}'..='\u{d7af}'
            ));
        }
    }
    foreign as f64 > FOREIGN * letters.max(1) as f64
}
