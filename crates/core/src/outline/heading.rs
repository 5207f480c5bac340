//! Recognises headings.

use super::lines::{WRAPPED_AT, bullet_len, ends_open, is_numbered, label, word_count};
use super::{Outliner, Zone};
use crate::document::Look;
use crate::lexicon::{Heading, Languages};
use crate::outline::entries::has_dates;
use crate::resume::{Aside, Section};
use crate::source_text::SourceText;
use crate::text::{fold, words};

/// How a heading stands out; the first style that applies counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// A line of signs below it.
    Underlined,
    /// Larger letters.
    Large,
    /// Bold letters.
    Bold,
    /// Capitals.
    Caps,
    /// A colon after it.
    Colon,
    /// Not at all.
    Plain,
}

/// The context of a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'t> {
    pub(super) look: Look,
    pub(super) blank_before: bool,
    pub(super) blank_after: bool,
    /// Whether it is the only line of its block.
    pub(super) alone: bool,
    /// The lines directly above it.
    pub(super) before: &'t str,
}

/// The result for a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// Not a heading.
    None,
    /// A heading of one or two lines.
    Heading { lines: usize, opens: Heading, style: Style },
    /// A heading with its text in one line: "SKILLS: Python, SQL".
    Inline { rest_at: usize, opens: Heading, style: Style },
    /// A heading behind the last word of the line above it, without a gap: "12 monthsCompany Details".
    Glued { at: usize, opens: Heading },
    /// A heading in unknown wording.
    Unknown(Style),
}

/// The most words of a heading in unknown wording.
const MOST_WORDS: usize = 8;

/// The most words of a heading that joins a known one with another.
const MOST_JOINED_WORDS: usize = 5;

/// A heading in the margin, and where the text beside it begins: "LANGUAGES   English, French".
fn before_gap(line: &str) -> Option<(&str, usize)> {
    let at = line.find('\t').into_iter().chain(line.find("   ")).min()?;
    let (name, rest) = (line.get(..at)?.trim(), line.get(at..)?);
    let rest_at = line.len() - rest.trim_start().len();
    (!name.is_empty() && rest_at < line.len()).then_some((name, rest_at))
}

/// The most bytes of a heading that stands behind a word without a gap.
const LONGEST_GLUED: usize = 60;

/// The most words of a short line that ends a skipped section.
const MOST_SKIPPED_WORDS: usize = 5;

impl Outliner<'_> {
    /// Whether a line is a heading.
    pub(super) fn heading(&self, line: &str, next: Option<&str>, around: &Around<'_>) -> Found {
        let style = style_of(line, around.look, around.alone);
        let headings = self.lexicon.headings();
        if bullet_len(line) > 0 && !around.look.underlined && !is_numbered(line) {
            return Found::None;
        }
        let known = headings.of(line).or_else(|| headings.of(self.before_duration(line)?));
        let known = known.or_else(|| self.first_of_two(line, style));
        let known = known.or_else(|| self.misspelt(line, around));
        if let Some(opens) = known {
            return if self.stands_out(line, opens, style, around) {
                Found::Heading { lines: 1, opens, style }
            } else {
                Found::None
            };
        }
        if let Some(opens) = next.and_then(|next| self.in_two_lines(line, next)) {
            return Found::Heading { lines: 2, opens, style };
        }
        if let Some(opens) = headings.open(line).filter(|_| self.may_be_open(line, next, style, around)) {
            return Found::Heading { lines: 1, opens, style };
        }
        let found = self.inline(line, around).or_else(|| self.glued(line));
        found.unwrap_or_else(|| self.unknown(line, next, style, around))
    }

    /// A heading of two words or more, each with a capital, that stands behind a word without a gap.
    fn glued(&self, line: &str) -> Option<Found> {
        let start = line.len().saturating_sub(LONGEST_GLUED);
        let tail = line.get(line.ceil_char_boundary(start)..)?;
        let mut starts = tail.char_indices().zip(tail.chars().skip(1)).filter_map(|((at, before), c)| {
            let at = at + before.len_utf8();
            let second = tail.get(at..).and_then(|rest| rest.chars().nth(1));
            let word = c.is_uppercase() && second.is_some_and(char::is_lowercase);
            (before.is_alphanumeric() && word).then_some(at)
        });
        starts.find_map(|at| {
            let text = tail.get(at..)?;
            let capitals = text.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
            let opens = self.lexicon.headings().of(text).filter(|_| capitals && word_count(text) > 1)?;
            Some(Found::Glued { at: line.len() - text.len(), opens })
        })
    }

    /// Whether a line worded like a heading is one: it looks like one, or can hardly be anything else.
    fn stands_out(&self, line: &str, opens: Heading, style: Style, around: &Around<'_>) -> bool {
        if opens == Heading::Title {
            return self.zone == Zone::Head;
        }
        // "SKILLS (1 = novice, 5 = expert)"
        let bare = line.split(['(', '（']).next().filter(|bare| !bare.trim().is_empty()).unwrap_or(line);
        let listed = bare.contains([',', ';', '|']);
        let goes_on = around
            .before
            .lines()
            .next_back()
            .is_some_and(|before| before.chars().count() >= WRAPPED_AT || ends_open(before));
        let capital = line.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_lowercase());
        // In a skills list with one skill per line, "Software" and "Training" may be skills.
        let ambiguous = word_count(line) == 1
            && matches!(opens, Heading::Opens(Section::Skills | Section::Education))
            && matches!(self.zone, Zone::In(Section::Skills))
            && !self.lexicon.headings().is_plain(line);
        let alone = around.blank_before || (capital && !goes_on && !ambiguous);
        style != Style::Plain || (alone && !listed)
    }

    /// A heading of one word with a slip in it: "skils", "Experiance".
    fn misspelt(&self, line: &str, around: &Around<'_>) -> Option<Heading> {
        let word = line.trim().trim_end_matches([':', '：']);
        let is_word = word.chars().all(char::is_alphabetic) && !line.contains(char::is_whitespace);
        let is_known = || self.lexicon.is_ordinary_word(&crate::text::fold(word), Languages::ALL);
        (is_word && around.blank_before && !is_known()).then(|| self.lexicon.headings().nearly(word))?
    }

    /// A heading that stands out and joins a known one with another word: "EDUCATION AND REGISTRATION".
    fn first_of_two(&self, line: &str, style: Style) -> Option<Heading> {
        if style == Style::Plain || word_count(line) > MOST_JOINED_WORDS {
            return None;
        }
        let conjunctions = &self.lexicon.lists().conjunctions;
        let mut words = line.split_whitespace();
        let joins = |word: &str| {
            word == "&" || conjunctions.whole(&crate::text::fold(word), self.languages).is_some()
        };
        let joint = words.find(|word| joins(word))?;
        let at = joint.as_ptr().addr() - line.as_ptr().addr();
        words.next().and_then(|_| self.lexicon.headings().of(line.get(..at)?.trim()))
    }

    /// A heading before a length of time: "Work experience — 7 years 2 months".
    fn before_duration<'t>(&self, line: &'t str) -> Option<&'t str> {
        let dashes =
            [" — ", " – ", " - ", ": ", " ("].iter().filter_map(|sign| Some((line.find(sign)?, sign.len())));
        let (at, len) = dashes.min()?;
        let time = line.get(at + len..)?.trim_end_matches(')');
        (time.chars().any(|c| c.is_ascii_digit()) && self.lines().levels().is_duration(time))
            .then(|| line.get(..at))?
    }

    /// A heading on two lines: "WORK" above "HISTORY" in a narrow margin.
    fn in_two_lines(&self, line: &str, next: &str) -> Option<Heading> {
        let short = |line: &str| word_count(line) <= 2 && line.chars().count() <= 24;
        let joined = format!("{} {}", line.trim_end_matches(['/', '&', '-']), next);
        let capital = line.starts_with(char::is_uppercase) && next.starts_with(char::is_uppercase);
        let opens = self.lexicon.headings().of(&joined).filter(|_| short(line) && short(next) && capital)?;
        // Two one-line headings are not a two-line heading.
        let divided = line.trim_end().ends_with(['/', '&']);
        (divided || self.lexicon.headings().of(next).is_none() || self.lexicon.headings().of(line).is_none())
            .then_some(opens)
            .filter(|_| divided || is_caps(line) == is_caps(next))
            .filter(|_| divided || is_caps(line))
    }

    /// Whether a line may be a heading with a free end, with capitals, a gap above and text below: "Retail
    /// Experience".
    fn may_be_open(&self, line: &str, next: Option<&str>, style: Style, around: &Around<'_>) -> bool {
        let plain = !line.contains([',', ';', '|', '.', '(']) && !line.bytes().any(|b| b.is_ascii_digit());
        let small = |word: &&str| word.chars().count() > 3 && word.starts_with(char::is_lowercase);
        let titled = line.split_whitespace().filter(small).count() == 0 || style != Style::Plain;
        let sentence = self.lines().is_sentence(line);
        let below = next.is_some() || style != Style::Plain || around.alone;
        let stands_out = around.blank_before || !matches!(style, Style::Plain | Style::Colon);
        let in_list = matches!(self.zone, Zone::In(Section::Skills)) && !around.blank_before;
        let name_first = self.zone == Zone::Head && self.first;
        // "Compétences : Java" is a label with its item.
        plain
            && label(line).is_none()
            && titled
            && !sentence
            && below
            && stands_out
            && !in_list
            && !name_first
    }

    /// A heading with text on its line: "SKILLS: Python, SQL", in a document whose headings are in capitals, or in capitals
    /// in the margin.
    fn inline(&self, line: &str, around: &Around<'_>) -> Option<Found> {
        let (name, rest_at) = label(line).or_else(|| before_gap(line))?;
        let opens = self.lexicon.headings().of(name)?;
        let in_margin = label(line).is_none() && around.blank_before;
        let caps = is_caps(name) && (self.style == Style::Caps || in_margin) && self.zone != Zone::Head;
        let skipped = self.zone == Zone::Skipped && matches!(opens, Heading::Opens(_));
        if caps || skipped {
            return Some(Found::Inline { rest_at, opens, style: Style::Caps });
        }
        // "Computers: Word, Excel" and "Languages: French" below the degrees.
        let other = line.get(name.len()..rest_at).is_some_and(|sign| sign.contains([':', '：']));
        let other = other
            && matches!(
                opens,
                Heading::Wishes | Heading::Opens(Section::Skills | Section::Languages | Section::Interests)
            );
        let apart = around.blank_before && self.zone == Zone::In(Section::Education);
        let goes_on = self.style == Style::Colon && matches!(self.zone, Zone::In(_));
        let capital = name.starts_with(|c: char| !c.is_lowercase()) && bullet_len(line) == 0;
        (other && capital && (apart || goes_on)).then_some(Found::Inline {
            rest_at,
            opens,
            style: Style::Colon,
        })
    }

    /// A heading in unknown wording ends the previous section, or names one of its entries.
    fn unknown(&self, line: &str, next: Option<&str>, style: Style, around: &Around<'_>) -> Found {
        let words = word_count(line);
        let plain = !line.contains([',', ';', '|', ':', '@']) && words <= MOST_WORDS;
        let apart = around.blank_before && around.blank_after;
        match (self.zone, style) {
            (Zone::Head, _) => Found::None,
            // After personal data, a short line above others starts something else.
            (Zone::Skipped, _) => {
                let digits = line.bytes().any(|b| b.is_ascii_digit());
                let starts = line.chars().next().is_some_and(char::is_uppercase);
                let personal =
                    self.builder.contacts.is_personal(line) || self.builder.contacts.holds_any(line);
                let below = next.is_some_and(|next| {
                    !self.builder.contacts.is_personal(next) && !self.builder.contacts.holds_any(next)
                });
                let begins = around.blank_before
                    && plain
                    && words <= MOST_SKIPPED_WORDS
                    && starts
                    && !digits
                    && !personal
                    && !self.states_name(line)
                    && below;
                if begins { Found::Unknown(style) } else { Found::None }
            }
            (_, Style::Underlined) if words <= MOST_WORDS => Found::Unknown(style),
            // One or two words in capitals may be a company or a skill.
            (_, Style::Caps)
                if style == self.style
                    && plain
                    && bullet_len(line) == 0
                    && (apart && words >= 3
                        || around.blank_before && (self.sets_aside() || self.says_no_name(line, next))) =>
            {
                Found::Unknown(style)
            }
            _ => Found::None,
        }
    }

    /// Whether the section holds what does not count, so that a heading which is missed would cost all that follows.
    fn sets_aside(&self) -> bool {
        matches!(self.zone, Zone::In(Section::Wishes | Section::Interests))
    }

    /// Whether a line consists of ordinary words and no job stands below it, so that it names neither an employer nor a
    /// skill: "WHERE NEXT".
    fn says_no_name(&self, line: &str, next: Option<&str>) -> bool {
        let languages = self.languages.and(self.lexicon.english());
        let people = self.lexicon.people();
        let folded = fold(line);
        let ordinary = |word: &str| {
            self.lexicon.is_ordinary_word(word, languages)
                || self.lexicon.function_words().holds(word, languages)
        };
        let worded = words(&folded).next().is_some() && words(&folded).all(ordinary);
        let title = |text: &str| self.lexicon.title_words().occurs(text, Languages::ALL);
        let place = |text: &str| self.lexicon.disambiguation().places.occurs(text, Languages::ALL);
        let of_job = |next: &str| {
            let short = word_count(next) <= MOST_WORDS && !next.trim_end().ends_with('.');
            !self.dates().periods(next).is_empty() || short && (title(next) || place(next))
        };
        // Without a text directly below, a job may follow: "APPLE", and then the title.
        let dated = matches!(self.zone, Zone::In(section) if has_dates(section));
        let below = match next {
            Some(next) => !of_job(next),
            None => !dated,
        };
        worded && below && !title(line) && !place(line) && !people.companies.occurs(line, languages)
    }

    /// Opens the section of a heading, or a list within the section if the heading is only a label.
    pub(super) fn take_heading(&mut self, opens: Heading, style: Style, spaced: bool) {
        if self.is_sublabel(opens, style, spaced) {
            self.sublist = opens == Heading::Opens(Section::Skills) && self.section() != Section::Skills;
            return;
        }
        self.open(opens);
        self.style = style;
        self.spaced = spaced;
        self.rank = 0;
    }

    /// Whether a label belongs to the section it is in: "Languages:" below "SKILLS", "Technologies:" below
    /// "EXPERIENCE".
    fn is_sublabel(&self, opens: Heading, style: Style, spaced: bool) -> bool {
        let weaker = matches!(style, Style::Colon | Style::Plain)
            && matches!(self.style, Style::Caps | Style::Underlined | Style::Large | Style::Bold);
        match self.zone {
            Zone::In(Section::Skills)
                if matches!(opens, Heading::Opens(Section::Skills | Section::Languages)) =>
            {
                weaker
                    || opens == Heading::Opens(Section::Skills)
                    || (style == Style::Plain && !spaced && self.spaced)
            }
            Zone::In(Section::Work | Section::Projects | Section::Volunteer | Section::Education) => {
                weaker && style == Style::Colon && !spaced
            }
            _ => false,
        }
    }

    /// Handles a heading in unknown wording.
    pub(super) fn unknown_heading(&mut self, text: &SourceText, style: Style) {
        if self.zone == Zone::Skipped || style == self.style {
            self.open(Heading::Opens(Section::Other));
            self.unnamed = true;
        }
        match self.zone {
            Zone::In(section) if has_dates(section) => self.entry(text, section, false),
            _ => self.content(text, true),
        }
    }

    /// Handles a heading marked by the format.
    pub(super) fn marked_heading(&mut self, text: &SourceText, rank: u8) {
        let section = self.section();
        let nested = self.rank > 0 && rank > self.rank && self.zone != Zone::Head;
        let headings = self.lexicon.headings();
        let opens = headings.of(&text.text).or_else(|| headings.open(&text.text).filter(|_| !nested));
        match opens {
            Some(Heading::Title) => self.builder.aside(text, Aside::Heading, section),
            Some(opens) if nested && self.keeps_nested() => {
                self.builder.aside(text, Aside::Heading, section);
                self.sublist = opens == Heading::Opens(Section::Skills) && section != Section::Skills;
            }
            Some(opens) => {
                self.builder.aside(text, Aside::Heading, section);
                self.open(opens);
                (self.rank, self.style) = (rank, Style::Large);
            }
            None if self.level_above(text, true) => {}
            // Below jobs that are headings themselves, one without dates begins something else.
            None if nested && (!self.unheaded || self.entry_reader().is_dated_title(&text.text)) => {
                self.sublist = false;
                match self.zone {
                    Zone::In(section) if has_dates(section) => self.entry(text, section, false),
                    _ => self.content(text, true),
                }
            }
            None if self.zone == Zone::Head && self.heads_jobs(text, rank) => {
                self.builder.aside(text, Aside::Heading, Section::Work);
                self.open(Heading::Opens(Section::Work));
                (self.rank, self.style) = (rank, Style::Large);
            }
            None if self.zone == Zone::Head && self.is_job(text, rank) => {
                self.open(Heading::Opens(Section::Work));
                // The next job is a heading of the same rank.
                (self.rank, self.style, self.unheaded) = (rank - 1, Style::Large, true);
                self.entry(text, Section::Work, false);
            }
            None if self.zone == Zone::Head => self.head_heading(text, rank == 1),
            None => {
                self.open(Heading::Opens(Section::Other));
                (self.rank, self.unnamed) = (rank, true);
                self.content(text, true);
            }
        }
    }

    /// Whether a heading in unknown wording below the person's name stands above jobs: "The last years".
    fn heads_jobs(&self, text: &SourceText, rank: u8) -> bool {
        let reader = self.entry_reader();
        rank > 1
            && self.builder.is_named()
            && (reader.lists_dated_jobs(self.next) || reader.is_dated_title(self.next))
            && !self.lexicon.title_words().occurs(&text.text, self.languages)
            && !self.builder.contacts.is_personal(&text.text)
            && !self.builder.contacts.holds_any(&text.text)
            && !self.is_contact_line(&text.text)
    }

    /// Whether a heading below the person's name is a job of its own: "2020 to now: Product Manager, Acme".
    fn is_job(&self, text: &SourceText, rank: u8) -> bool {
        rank > 1
            && self.builder.is_named()
            && self.lexicon.title_words().occurs(&text.text, self.languages)
            && self.entry_reader().is_dated_title(&text.text)
    }

    /// Whether a usual heading below the current one stays part of it ("Projects" below a job).
    fn keeps_nested(&self) -> bool {
        !matches!(self.zone, Zone::Head | Zone::Skipped | Zone::In(Section::Other | Section::Summary))
    }
}

fn style_of(line: &str, look: Look, alone: bool) -> Style {
    match () {
        () if look.underlined => Style::Underlined,
        () if look.large && alone => Style::Large,
        () if look.bold && alone => Style::Bold,
        () if is_caps(line) => Style::Caps,
        () if line.ends_with([':', '：']) => Style::Colon,
        () => Style::Plain,
    }
}

/// Whether all letters are capitals, in a script that has lower case.
fn is_caps(line: &str) -> bool {
    let letters = line.chars().filter(|c| c.is_uppercase()).count();
    letters >= 2 && !line.chars().any(char::is_lowercase)
}
