//! Reads rows of tables without column names, which show things side by side.

use super::{bare_level, dated_row};
use crate::document::Cell;
use crate::lexicon::{EntryLabel, Heading, Languages};
use crate::outline::lines::word_count;
use crate::outline::{Outliner, Zone};
use crate::resume::{Aside, Form, Section};
use crate::source_text::{SourceText, SourceTextBuilder};
use crate::text::fold;

/// The most words of a cell that says what the one beside it is about.
const MOST_LABEL_WORDS: usize = 4;

impl Outliner<'_> {
    /// Reads a row of a table without column names: a skill with its level, a label with its text, or texts
    /// next to each other for layout.
    pub(super) fn unlabelled(&mut self, cells: &[Cell]) {
        let filled: Vec<&Cell> = cells.iter().filter(|cell| !cell.text.text.trim().is_empty()).collect();
        let [first, rest @ ..] = filled.as_slice() else { return };
        let section = self.section();
        if let [value] = rest
            && self.is_other_label(first)
        {
            self.builder.aside(&first.text, Aside::Label, section);
            return self.content(&value.text, true);
        }
        if let [value] = rest
            && let Some(joined) = self.form_row(first, value)
        {
            return self.content(&joined, false);
        }
        if let [month, rest @ ..] = rest
            && let [told] = rest
            && let Some(joined) = dated_row(first, month, told)
        {
            return self.content(&joined, false);
        }
        let levels = self.lines().levels();
        let level = rest.iter().find_map(|cell| bare_level(levels, &cell.text.text));
        let lists_skills =
            matches!(self.zone, Zone::In(Section::Skills | Section::Languages)) || self.sublist;
        if rest.is_empty() || (level.is_none() && !lists_skills) {
            // "by hand | every release": neither a heading nor a job.
            return match rest {
                [value] if self.is_small_label(first) => {
                    self.content(&first.text, true);
                    self.content(&value.text, true);
                }
                _ => filled.iter().for_each(|cell| self.texts(&cell.text)),
            };
        }
        if lists_skills && self.pairs(&filled, section) {
            return;
        }
        // "Languages | English (C1)": what the first cell announces is no skill of the second one's level.
        let name = first.text.text.trim().trim_end_matches([':', '：']);
        let announces = self.lexicon.headings().of(name).is_some() || self.lines().announces_list(name);
        if let Some(level) = level.filter(|_| !announces && !self.lines().is_sentence(&first.text.text)) {
            let section = if lists_skills { section } else { Section::Skills };
            self.builder.add(&first.text, section, Form::List, Some(level));
            for cell in rest {
                match bare_level(levels, &cell.text.text) {
                    Some(_) => self.builder.aside(&cell.text, Aside::Label, section),
                    None => self.builder.add(&cell.text, section, Form::List, Some(level)),
                }
            }
            return;
        }
        // "Data stores | PostgreSQL, Redis": the first cell is the label of the row.
        let heads = first.text.text.split([',', ';']).count() == 1
            && (announces
                || first.text.text.trim_end().ends_with([':', '：'])
                || rest.iter().any(|cell| cell.text.text.contains([',', ';', '\n']))
                || (rest.len() == 1 && self.headed_rows == Some(self.zone)));
        if heads {
            self.headed_rows = Some(self.zone);
            self.builder.aside(&first.text, Aside::Label, section);
            rest.iter().for_each(|cell| self.content(&cell.text, true));
        } else {
            filled.iter().for_each(|cell| self.content(&cell.text, true));
        }
    }

    /// Reads skills side by side, each with its level behind it: "C | expert | C++ | advanced". Returns whether they are.
    fn pairs(&mut self, filled: &[&Cell], section: Section) -> bool {
        let levels = self.lines().levels();
        let of = |cell: &Cell| bare_level(levels, &cell.text.text);
        let pairs = filled.chunks_exact(2);
        let is_whole = filled.len() > 2 && pairs.remainder().is_empty();
        if !is_whole || !pairs.clone().all(|pair| of(pair[0]).is_none() && of(pair[1]).is_some()) {
            return false;
        }
        for pair in pairs {
            self.builder.add(&pair[0].text, section, Form::List, of(pair[1]));
            self.builder.aside(&pair[1].text, Aside::Label, section);
        }
        true
    }

    /// Whether a cell beside another is a few words in lower case.
    fn is_small_label(&self, cell: &Cell) -> bool {
        let text = cell.text.text.trim();
        word_count(text) <= MOST_LABEL_WORDS && text.starts_with(char::is_lowercase)
    }

    /// Whether a cell of a form within a job announces something else than its title, employer and dates: "Duties".
    fn is_other_label(&self, cell: &Cell) -> bool {
        matches!(self.zone, Zone::In(Section::Work | Section::Volunteer | Section::Projects))
            && self.form_label(cell) == Some(EntryLabel::Other)
    }

    /// What a cell of a form announces: "Position", "Duties:".
    fn form_label(&self, cell: &Cell) -> Option<EntryLabel> {
        let name = cell.text.text.trim().trim_end_matches([':', '：']).trim_end();
        self.lexicon.entries().labels.whole(&fold(name), Languages::ALL)
    }

    /// A row of a form as one line: "Position | Nurse" as "Position: Nurse".
    fn form_row(&self, label: &Cell, value: &Cell) -> Option<SourceText> {
        let Zone::In(Section::Work | Section::Volunteer | Section::Education | Section::Projects) = self.zone
        else {
            return None;
        };
        self.form_label(label)?;
        let (label, value) = (label.text.trimmed(), value.text.trimmed());
        let (label_end, value_at) = (label.source_of(label.text.len()), value.source_of(0));
        if label_end > value_at {
            return None;
        }
        let mut line = SourceTextBuilder::default();
        line.push_part(&label, 0..label.text.trim_end_matches([':', '：']).len());
        line.push_for(": ", label_end..value_at);
        line.push_part(&value, 0..value.text.len());
        Some(line.finish())
    }

    /// Reads the text of a cell like that of a block.
    fn texts(&mut self, text: &SourceText) {
        let heading = self.lexicon.headings().of(&text.text).filter(|heading| *heading != Heading::Title);
        match heading {
            Some(heading) => {
                self.builder.aside(text, Aside::Heading, self.section());
                self.open(heading);
            }
            None => self.paragraph(text, crate::document::Look { apart: true, ..Default::default() }, true),
        }
    }
}
