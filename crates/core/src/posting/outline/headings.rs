//! The parts that the headings of a posting open, in known and in unknown wording.

use super::{MOST_HEADING_WORDS, Outliner};
use crate::document::Cell;
use crate::lexicon::{Languages, Part};
use crate::outline::{bullet_len, label, word_count};
use crate::posting::wording::Sentence;
use crate::text::{fold, words};

/// The least share of known wording in a heading that also stands out.
const LEAST_SHARE: f64 = 0.5;
/// The least share of known wording in a heading that does not stand out.
const LEAST_PLAIN: f64 = 0.75;
/// The least share in a heading that ends in a colon.
const LEAST_BEFORE_COLON: f64 = 0.3;
/// The most words of a line that leads in a list.
const MOST_LEADING_WORDS: usize = 14;
/// The most words of a cell that says how strongly its row is asked for: "Must", "Nice to have".
const MOST_WEIGHT_WORDS: usize = 3;
/// The most lines of a list that say what it is about.
const MOST_LISTED: usize = 8;
/// What may stand around a heading.
const FRAME: [char; 11] = ['*', '_', '#', '=', ' ', '【', '】', '［', '］', '〈', '〉'];
/// The marks that stand before headings as well as before items.
const HEADING_MARKS: [char; 11] = ['■', '◆', '▼', '●', '◇', '□', '○', '▶', '►', '★', '◎'];
/// The fewest words of a heading that is not known and stands out above a list.
const FEWEST_UNKNOWN_WORDS: usize = 3;
/// What a cell holds that ticks its column for the row.
const TICKS: [&str; 9] = ["✓", "✔", "✔️", "☑", "✅", "x", "X", "●", "•"];
/// The fewest words of a paragraph below a heading that is not known.
const FEWEST_PROSE_WORDS: usize = 8;

impl Outliner<'_> {
    /// How strongly a column is asked for, by the text at its head: "Essential", "Desirable".
    pub(super) fn column(&self, head: &str) -> Option<Part> {
        let headed = self.part_of(head.trim()).filter(|(_, share)| *share >= 1.0);
        headed.map(|(part, _)| part).filter(|part| matches!(part, Part::Required | Part::Preferred))
    }

    /// How strongly a row is asked for, if this is what its cell says: "Must", "Plus", or a tick below "Desirable".
    pub(super) fn weight(&self, cell: &Cell) -> Option<Part> {
        let text = cell.text.text.trim();
        let ticked = is_tick(text);
        let said = if ticked { cell.label.as_str() } else { text };
        if word_count(said) > MOST_WEIGHT_WORDS {
            return None;
        }
        let headed = self.column(said).filter(|part| ticked || *part == Part::Preferred);
        headed.or_else(|| Sentence::new(said, self.lexicon, self.languages).weight())
    }

    /// The part of what stands behind a label in the same line: "Requirements: SQL", "Don't bother listing: jQuery".
    pub(super) fn part_of_label(&self, name: &str) -> Option<(Part, f64)> {
        self.part_of(name).filter(|(part, share)| {
            *share >= 1.0 || (*share >= LEAST_SHARE && matches!(part, Part::NotAsked | Part::Preferred))
        })
    }

    /// What a sentence says of the one before it, if it says nothing else: "Even better.", "None of that is a must."
    pub(super) fn remark(&self, sentence: &str) -> Option<Part> {
        let short = word_count(sentence) <= MOST_HEADING_WORDS && sentence.ends_with(['.', '!']);
        let said = short.then(|| Sentence::new(sentence, self.lexicon, self.languages).weight()).flatten();
        said.filter(|part| {
            *part == Part::Preferred && matches!(self.part, Part::Open | Part::Company | Part::Required)
        })
    }

    /// The part that a text opens by its wording.
    pub(super) fn leads_in(&self, text: &str) -> Option<Part> {
        Sentence::new(text, self.lexicon, self.languages).leads_in()
    }

    /// The part that a line opens if it is a heading, with the share of its words that are known wording.
    pub(super) fn heading_line(
        &self,
        line: &str,
        (shown, stands_out): (bool, bool),
        leads: bool,
    ) -> Option<(Part, f64)> {
        let bare = line.trim_matches(FRAME);
        let colon = bare.ends_with([':', '：']);
        let sentence = bare.ends_with(['.', ';', ',']) || bare.contains(". ");
        let most = if leads { MOST_LEADING_WORDS } else { MOST_HEADING_WORDS };
        if sentence || word_count(bare) > most {
            return None;
        }
        // "Skills: Python" is a label with text.
        if !colon && label(bare).is_some() {
            return None;
        }
        let least = if leads || colon { LEAST_BEFORE_COLON } else { LEAST_SHARE };
        let led = || self.leads_in(bare).filter(|_| leads || colon).map(|part| (part, least));
        let (part, share) = self.part_of(bare).filter(|(_, share)| *share >= least).or_else(led)?;
        let shows = colon || leads || shown || bare.ends_with('?');
        let capital = bare.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_lowercase());
        let enough = if shows { least } else { LEAST_PLAIN };
        // "Apply" may be a button.
        let button = part == Part::Legal && !colon && !stands_out && word_count(bare) < 2;
        (share >= enough && (capital || shows) && !button).then_some((part, share))
    }

    /// The part that a line opens which has a mark of its own before it: "■ 歓迎スキル" above "・SAP".
    pub(super) fn marked_heading(&self, line: &str, below: &str) -> Option<Part> {
        let mark = line.chars().next().filter(|mark| HEADING_MARKS.contains(mark))?;
        let bare = line.get(bullet_len(line)..)?.trim_matches(FRAME).trim_end_matches([':', '：']);
        let (part, share) = self.part_of(bare)?;
        let other = !below.starts_with(mark);
        (other && share >= LEAST_SHARE).then_some(part)
    }

    /// Whether a line above a list is a heading of more than a word or two, in unknown wording.
    pub(super) fn says_something_else(&self, line: &str) -> bool {
        let bare = line.trim_matches(FRAME).trim_end_matches([':', '：']);
        self.is_asking()
            && (FEWEST_UNKNOWN_WORDS..=MOST_HEADING_WORDS).contains(&word_count(bare))
            && !bare.starts_with(char::is_lowercase)
            && !bare.contains([';', '/', '&', '、', '，', '.'])
    }

    /// The part of the list below a heading in unknown wording. Postings offer, ask, and then say what they would also
    /// like.
    pub(super) fn part_of_list<'t>(&self, lines: impl Iterator<Item = &'t str>) -> Part {
        let (mut offered, mut asked) = (0, 0);
        for line in lines.take(MOST_LISTED) {
            match self.leads_in(line) {
                Some(Part::Offers | Part::Legal) => offered += 1,
                Some(_) => asked += 1,
                None => {}
            }
        }
        let opened = |part: Part| self.outline.opened.contains(&part);
        match () {
            () if offered > asked => Part::Offers,
            () if asked > 0 && opened(Part::Required) && !opened(Part::Preferred) => Part::Preferred,
            () => Part::Open,
        }
    }

    /// Whether a line that opens a paragraph ends the part before it, although it is no known heading: a few words
    /// without a full stop, with prose below them.
    pub(super) fn is_unknown_heading(&self, line: &str, below: &str) -> bool {
        let bare = line.trim_matches(FRAME);
        let few = (1..=MOST_HEADING_WORDS).contains(&word_count(bare));
        let prose = word_count(below) >= FEWEST_PROSE_WORDS && below.contains(['.', '!', '?']);
        self.is_asking()
            && few
            && prose
            && bare.starts_with(char::is_uppercase)
            && !bare.contains([',', ';', '/', ':', '.'])
            && bullet_len(below) == 0
    }

    /// Whether the part is one that asks for something.
    fn is_asking(&self) -> bool {
        matches!(self.part, Part::Required | Part::Preferred | Part::Tools | Part::Tasks)
    }

    /// Whether a text is only a heading.
    pub(super) fn is_whole_heading(&self, text: &str) -> bool {
        self.part_of(text).is_some_and(|(part, share)| share >= 1.0 && part != Part::Required)
    }

    /// The part that a heading opens, by its longest known phrase, and the phrase's share of the heading.
    pub(super) fn part_of(&self, heading: &str) -> Option<(Part, f64)> {
        let folded = fold(heading.split_once('(').map_or(heading, |(before, _)| before));
        let said: Vec<&str> = words(&folded).collect();
        if said.is_empty() || word_count(heading) > MOST_HEADING_WORDS {
            return None;
        }
        let table = &self.lexicon.posting().headings;
        let (mut best, mut covered, mut others, mut at): (Option<(usize, Part)>, usize, usize, usize) =
            (None, 0, 0, 0);
        while at < said.len() {
            let Some((len, part)) = table.at(&said, at, Languages::ALL) else {
                others += usize::from(said.get(at).is_some_and(|word| !self.is_small(word)));
                at += 1;
                continue;
            };
            covered += len;
            // In "Preferred qualifications", the narrowing word counts before the general one.
            let rank = |part: Part| match part {
                Part::Preferred => 2,
                // "What the job asks for" is more than about the job.
                Part::Company => 0,
                _ => 1,
            };
            let longer = |(most, known): (usize, Part)| {
                rank(part) > rank(known) || (len > most && rank(part) == rank(known))
            };
            if best.is_none_or(longer) {
                best = Some((len, part));
            }
            at += len;
        }
        let (_, part) = best?;
        Some((part, covered as f64 / (covered + others) as f64))
    }

    pub(super) fn is_small(&self, word: &str) -> bool {
        self.lexicon.is_small_word(word)
    }
}

/// Whether a cell holds a tick and nothing else.
pub(super) fn is_tick(text: &str) -> bool {
    TICKS.contains(&text.trim())
}
