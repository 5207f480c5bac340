//! Reads rows of tables and records: which cell is the skill, the level, the employer, the date.

mod unlabelled;

use super::entries::has_dates;
use super::fields::{Field, field, flag};
use super::{Outliner, Zone};
use crate::date::{GivenDate, Until};
use crate::dates::{Period, PeriodKind};
use crate::document::{Cell, Place};
use crate::level::LevelReader;
use crate::mention::SetAsideReason;
use crate::resume::{Aside, Entry, Form, Section};
use crate::source_text::{SourceText, SourceTextBuilder};
use crate::stance::Stance;
use crate::text::fold;
use crate::units::Level;

/// The most characters shown of an invalid level.
const MOST_SHOWN: usize = 40;

/// The longest plausible use, in years.
const MOST_YEARS: f64 = 70.0;

/// The most names of columns and fields that are cached.
const MOST_FIELDS: usize = 10_000;

/// A cell and the meaning of its field.
type Known<'c> = (Field, &'c Cell);

impl Outliner<'_> {
    /// Reads a row of a table, or a record.
    pub(super) fn row(&mut self, cells: &[Cell], place: &Place) {
        if self.zone == Zone::Skipped {
            return self.private_row(cells);
        }
        // "Skill | Level | Skill | Level"
        let width = repeated(cells);
        if width < cells.len() {
            return cells.chunks(width).for_each(|cells| self.row(cells, place));
        }
        if cells.iter().all(|cell| cell.label.is_empty()) {
            return self.unlabelled(cells);
        }
        if let [year, month, told] = cells
            && let Some(joined) = dated_row(year, month, told)
        {
            return self.content(&joined, false);
        }
        let mut filled = cells.iter().filter(|cell| !cell.text.text.trim().is_empty());
        if let (Some(only), None) = (filled.next(), filled.next())
            && self.entry_reader().stays(&only.text.text)
        {
            return self.content(&only.text, false);
        }
        let known = self.known(cells);
        let known = self.without_set_aside(known);
        if known.is_empty() {
            return;
        }
        if known.iter().all(|(field, _)| *field == Field::Header) {
            let section = self.section();
            return cells.iter().for_each(|cell| self.builder.aside(&cell.text, Aside::Label, section));
        }
        if let Some(section) = known.iter().find(|(field, _)| *field == Field::Section) {
            self.go_to_section_named(&section.1.text);
        }
        let section = self.section_of_row(&known);
        match section {
            None => self.person(&known, place),
            Some(section @ (Section::Skills | Section::Languages | Section::Wishes)) => {
                self.skill(&known, section, place);
            }
            Some(
                section @ (Section::Interests | Section::Awards | Section::Publications | Section::Other),
            ) => {
                self.texts_of(&known, section, place);
            }
            Some(section) => self.record(&known, section, place),
        }
    }

    /// The cells with the meaning of their fields; repeated names are looked up once.
    fn known<'c>(&mut self, cells: &'c [Cell]) -> Vec<Known<'c>> {
        let mut known = Vec::with_capacity(cells.len());
        for cell in cells {
            let met = self.fields.get(cell.label.as_str()).copied();
            let field = met.unwrap_or_else(|| field(&cell.label, self.lexicon));
            if met.is_none() && self.fields.len() < MOST_FIELDS {
                self.fields.insert(cell.label.clone(), field);
            }
            known.push((field, cell));
        }
        known
    }

    /// Handles the cells of columns such as "Want to learn" that name skills. Cells that only mark the row
    /// remain in it, and so do those of jobs and degrees, where a name such as "expected" means something
    /// else.
    fn without_set_aside<'c>(&mut self, known: Vec<Known<'c>>) -> Vec<Known<'c>> {
        if self.section_of_row(&known).is_some_and(has_dates) {
            let plain = |(field, cell): Known<'c>| match field {
                Field::Aside(_) => (Field::Unknown, cell),
                field => (field, cell),
            };
            return known.into_iter().map(plain).collect();
        }
        let named = known.iter().any(|(field, _)| matches!(field, Field::Name | Field::Language));
        let mut rest = Vec::with_capacity(known.len());
        for (field, cell) in known {
            match field {
                Field::Aside(reason) if !(named && flag(&cell.text.text).is_some()) => {
                    self.builder.set_aside = Some(reason);
                    self.builder.add(&cell.text, Section::Skills, Form::List, None);
                    self.builder.set_aside = None;
                }
                _ => rest.push((field, cell)),
            }
        }
        rest
    }

    fn go_to_section_named(&mut self, name: &SourceText) {
        if let Some(heading) = self.lexicon.headings().of(&name.text) {
            self.builder.aside(name, Aside::Heading, Section::Other);
            self.open(heading);
        }
    }

    /// The section of a row: the current one, or the one that its fields indicate.
    fn section_of_row(&self, known: &[Known<'_>]) -> Option<Section> {
        let has = |wanted: Field| known.iter().any(|(field, _)| *field == wanted);
        match self.zone {
            Zone::In(section) if !matches!(section, Section::Summary | Section::Other) => {
                return Some(section);
            }
            Zone::Head | Zone::In(_) | Zone::Skipped => {}
        }
        let levelled = has(Field::Level) || has(Field::Years);
        let skill = known.iter().any(|(field, cell)| {
            let names = matches!(field, Field::Name | Field::Mentions);
            names && (levelled || self.lexicon.headings().of(&cell.label).is_some())
        });
        match () {
            () if skill => Some(Section::Skills),
            () if has(Field::Language) => Some(Section::Languages),
            () if has(Field::Degree) || has(Field::Subject) => Some(Section::Education),
            // "name, title, school" at the top of a file are those of the person.
            () if self.zone == Zone::Head && has(Field::Name) && !self.builder.is_named() => None,
            () if has(Field::Employer) && has(Field::Title) => Some(Section::Work),
            () => match self.zone {
                Zone::In(section) => Some(section),
                Zone::Head | Zone::Skipped => None,
            },
        }
    }

    /// Reads what a file says about the person outside its sections.
    fn person(&mut self, known: &[Known<'_>], place: &Place) {
        for (field, cell) in known {
            let field = if crate::text::compact(&cell.label) == "label" { &Field::Title } else { field };
            if self.builder.is_full() {
                return;
            }
            match field {
                Field::Name if !self.builder.is_named() => self.builder.name(&cell.text),
                Field::Title => {
                    self.builder.headline(&cell.text.text);
                    self.builder.add(&cell.text, Section::Summary, Form::Prose, None);
                }
                Field::Private | Field::Place | Field::Name | Field::Date => {
                    self.builder.aside(&cell.text, Aside::Private, Section::Other);
                }
                Field::Technical | Field::Aside(_) => {
                    self.builder.aside(&cell.text, Aside::Label, Section::Other);
                }
                _ => self.other(*field, cell, Section::Summary, place),
            }
        }
    }

    /// Reads a skill with its level, years and keywords.
    fn skill(&mut self, known: &[Known<'_>], section: Section, place: &Place) {
        self.builder.set_aside = known.iter().find_map(|(field, cell)| self.set_aside_by(*field, cell));
        // "Spanish", with "Native speaker" as its description
        let described = |field: Field, cell: &Cell| {
            let level = || bare_level(self.lines().levels(), &cell.text.text);
            (field == Field::Prose && section == Section::Languages).then(level).flatten()
        };
        let described: Vec<Option<Level>> =
            known.iter().map(|(field, cell)| described(*field, cell)).collect();
        let level = match self.builder.set_aside {
            Some(_) => None,
            None => self.level_of(known, place).or(described.iter().flatten().next().copied()),
        };
        let until = known
            .iter()
            .find(|(field, _)| *field == Field::LastUsed)
            .and_then(|(_, cell)| self.dates().ended(&cell.text.text));
        let from = self.builder.len();
        let is_name = |field: Field| matches!(field, Field::Name | Field::Language | Field::Title);
        let named = known.iter().any(|(field, _)| is_name(*field));
        for ((field, cell), described) in known.iter().zip(&described) {
            match field {
                _ if described.is_some() => self.builder.aside(&cell.text, Aside::Label, section),
                field if is_name(*field) => self.name_of_skill(cell, section, level),
                Field::Mentions if !named => self.name_of_skill(cell, section, level),
                Field::Mentions | Field::Prose => self.mentions(cell, section, level),
                Field::Level
                | Field::Years
                | Field::LastUsed
                | Field::Technical
                | Field::Section
                | Field::Aside(_) => {
                    self.builder.aside(&cell.text, Aside::Label, section);
                }
                // The employer or issuer next to the skill is not a skill.
                Field::Employer | Field::Place | Field::Private | Field::Current => {
                    self.builder.aside(&cell.text, aside_of(*field), section);
                }
                _ if named || cell.label.is_empty() => {
                    self.builder.aside(&cell.text, Aside::Label, section);
                    self.left_out(cell, place);
                }
                _ => self.other(*field, cell, section, place),
            }
        }
        self.builder.belongs(from, None, until);
        self.builder.set_aside = None;
    }

    /// Why a cell next to a skill means that it does not count: "none", 0, "want to learn".
    fn set_aside_by(&self, field: Field, cell: &Cell) -> Option<SetAsideReason> {
        let text = cell.text.text.trim();
        if let Field::Aside(reason) = field {
            return (flag(text) == Some(true)).then_some(reason);
        }
        let measured = matches!(field, Field::Level | Field::Years);
        if !measured && field != Field::Unknown {
            return None;
        }
        let zero = text.trim_end_matches('%').replace(',', ".").parse::<f64>().is_ok_and(|n| n == 0.0);
        let nothing = zero || self.lines().levels().is_none(text);
        let said = self.lexicon.assertions().after.whole(&fold(text), self.languages);
        match said {
            Some(Stance::Denied) => Some(SetAsideReason::Denied),
            Some(Stance::Wished) => Some(SetAsideReason::Wished),
            _ => (measured && nothing).then_some(SetAsideReason::Denied),
        }
    }

    fn name_of_skill(&mut self, cell: &Cell, section: Section, level: Option<Level>) {
        let lines = self.lines();
        if lines.names_group(&cell.text.text) {
            self.builder.aside(&cell.text, Aside::Label, section);
        } else if lines.is_sentence(&cell.text.text) {
            self.builder.add(&cell.text, section, Form::Prose, level);
        } else {
            self.builder.add(&cell.text, section, Form::List, level);
        }
    }

    fn mentions(&mut self, cell: &Cell, section: Section, level: Option<Level>) {
        let form = if self.lines().is_sentence(&cell.text.text) { Form::Prose } else { Form::List };
        self.builder.add(&cell.text, section, form, level);
    }

    /// The level in the fields of a row; a stated level takes precedence over years.
    fn level_of(&mut self, known: &[Known<'_>], place: &Place) -> Option<Level> {
        let mut found = None;
        for wanted in [Field::Level, Field::Years] {
            for (_, cell) in known.iter().filter(|(field, _)| *field == wanted) {
                let level = self.cell_level(cell, wanted, place);
                found = found.or(level);
            }
        }
        found
    }

    fn cell_level(&mut self, cell: &Cell, field: Field, place: &Place) -> Option<Level> {
        let text = cell.text.text.trim();
        if text.is_empty() {
            return None;
        }
        let number = text.trim_end_matches('+').replace(',', ".").parse::<f64>().ok();
        let level = match (field, number) {
            (Field::Years, Some(years)) => {
                (0.0..=MOST_YEARS).contains(&years).then(|| Level::from_years(years))
            }
            (_, Some(value)) => self.scale.level(value),
            (_, None) => self.lines().levels().stated(text),
        };
        if level.is_none() {
            let shown: String = text.chars().take(MOST_SHOWN).collect();
            let what = if field == Field::Years { "number of years" } else { "level" };
            let at = place.path.as_deref().map(|path| format!("{path}.")).unwrap_or_default();
            let line = place.line.filter(|_| place.path.is_none());
            self.builder.note(
                format!(
                    "{at}{} is '{shown}', which is not a {what}; the skill counts without one",
                    cell.label
                ),
                line,
            );
        }
        level
    }

    /// Reads an entry of work, projects, education or certificates.
    fn record(&mut self, known: &[Known<'_>], section: Section, place: &Place) {
        let until = self.until(known, section, place);
        let entry = self.entry_of(known, section, until);
        let from = self.builder.len();
        let opened = self.builder.open_entry(entry);
        self.record_entry = Some((opened, until));
        let described = known.iter().any(|(_, cell)| matches!(cell.label.as_str(), "summary" | "highlights"));
        let is_job = matches!(section, Section::Work | Section::Volunteer);
        let has_degree = known.iter().any(|(field, _)| *field == Field::Degree);
        let subject = known.iter().find(|(field, cell)| *field == Field::Subject && is_word(&cell.text.text));
        for (field, cell) in known {
            match field {
                // Next to a summary of the job, JSON Resume's `description` describes the company.
                Field::Prose if described && is_job && cell.label == "description" => {
                    self.builder.aside(&cell.text, Aside::Employer, section);
                }
                Field::Degree => self.degree(subject, cell, section),
                Field::Subject if !has_degree => {
                    self.builder.add(&cell.text, section, Form::List, None);
                }
                Field::Subject => {}
                Field::Name if is_job || section == Section::Education => {
                    self.builder.aside(&cell.text, Aside::Employer, section);
                }
                Field::Name | Field::Title => {
                    self.builder.add(&cell.text, section, title_form(section), None)
                }
                Field::Employer | Field::Place | Field::From | Field::To | Field::Date | Field::Current => {
                    self.builder.aside(&cell.text, aside_of(*field), section);
                }
                Field::Private => self.builder.aside(&cell.text, Aside::Private, section),
                Field::Technical | Field::Section | Field::Level | Field::Years | Field::LastUsed => {
                    self.builder.aside(&cell.text, Aside::Label, section);
                }
                _ => self.other(*field, cell, section, place),
            }
        }
        self.builder.belongs(from, Some(opened), until);
    }

    /// Reads the texts of a section without entries.
    fn texts_of(&mut self, known: &[Known<'_>], section: Section, place: &Place) {
        for (field, cell) in known {
            match field {
                Field::Name | Field::Title | Field::Mentions | Field::Language => {
                    let list = section == Section::Interests || *field == Field::Mentions;
                    let form = if list { Form::List } else { Form::Prose };
                    self.builder.add(&cell.text, section, form, None);
                }
                Field::Employer | Field::Place | Field::From | Field::To | Field::Date | Field::Current => {
                    self.builder.aside(&cell.text, aside_of(*field), section);
                }
                Field::Private => self.builder.aside(&cell.text, Aside::Private, section),
                Field::Technical | Field::Level | Field::Section | Field::Aside(_) => {
                    self.builder.aside(&cell.text, Aside::Label, section);
                }
                _ => self.other(*field, cell, section, place),
            }
        }
    }

    /// Reads a field for its text; unknown names are noted.
    fn other(&mut self, field: Field, cell: &Cell, section: Section, place: &Place) {
        if field == Field::Unknown && !is_word(&cell.text.text) {
            return self.builder.aside(&cell.text, Aside::Label, section);
        }
        let listed = field == Field::Mentions && !self.lines().is_sentence(&cell.text.text);
        let form =
            if listed || self.lines().is_item_list(&cell.text.text) { Form::List } else { Form::Prose };
        self.builder.add(&cell.text, section, form, None);
        if field == Field::Unknown {
            let at = place.path.as_deref().map(|path| format!("{path}.")).unwrap_or_default();
            let line = place.line.filter(|_| place.path.is_none());
            self.note_once(
                format!("the field '{at}{}' is unknown; its text was read", clipped(&cell.label)),
                line,
            );
        }
    }

    fn left_out(&mut self, cell: &Cell, place: &Place) {
        if !cell.text.text.trim().is_empty() && !cell.label.is_empty() {
            let line = place.line.filter(|_| place.path.is_none());
            self.note_once(format!("the column '{}' is unknown and was ignored", clipped(&cell.label)), line);
        }
    }

    /// Combines "Bachelor" and "Computer Science" into one mention: "Bachelor in Computer Science".
    fn degree(&mut self, subject: Option<&Known<'_>>, cell: &Cell, section: Section) {
        match subject {
            Some((_, subject)) => {
                self.builder.add(&in_subject(&cell.text, &subject.text), section, Form::List, None);
            }
            None => self.builder.add(&cell.text, section, Form::List, None),
        }
    }

    fn entry_of(&self, known: &[Known<'_>], section: Section, until: Option<Until>) -> Entry {
        let text = |wanted: &[Field]| {
            let found = wanted.iter().find_map(|wanted| known.iter().find(|(field, _)| field == wanted));
            found.map(|(_, cell)| cell.text.text.split_whitespace().collect::<Vec<_>>().join(" "))
        };
        let is_job = matches!(section, Section::Work | Section::Volunteer);
        let name_is_employer = is_job || section == Section::Education;
        let named = if name_is_employer { None } else { text(&[Field::Name]) };
        let employer = text(&[Field::Employer]);
        let from = text(&[Field::From, Field::Date])
            .and_then(|from| self.dates().periods(&from).first().and_then(Period::began));
        let ended = text(&[Field::To]).or_else(|| text(&[Field::Date]));
        let ended = ended.and_then(|to| self.dates().periods(&to).last().and_then(Period::ended));
        Entry {
            section,
            title: text(&[Field::Title, Field::Degree]).or(named),
            employer: if name_is_employer { employer.or_else(|| text(&[Field::Name])) } else { employer },
            place: text(&[Field::Place]),
            from,
            to: match until {
                Some(Until::Month(month)) => {
                    let given = ended.filter(|given| given.month == month);
                    Some(given.unwrap_or_else(|| GivenDate::of_month(month)))
                }
                _ => None,
            },
            current: until == Some(Until::Now),
        }
    }

    /// The end of an entry; work with a start and no end is current.
    fn until(&mut self, known: &[Known<'_>], section: Section, place: &Place) -> Option<Until> {
        let cell = |wanted: Field| {
            known
                .iter()
                .find(|(field, cell)| *field == wanted && !cell.text.text.trim().is_empty())
                .map(|(_, c)| *c)
        };
        let (began, ended) = (cell(Field::From), cell(Field::To));
        let whole = cell(Field::Date).filter(|_| ended.is_none());
        for date in [began, ended].into_iter().flatten() {
            self.check_date(date, true, place);
        }
        whole.into_iter().for_each(|date| self.check_date(date, false, place));
        let is_work = matches!(section, Section::Work | Section::Volunteer | Section::Projects);
        let dates = self.dates();
        match (ended.or(whole), began) {
            // "Present" is not a date, but the end of a period with a start.
            (Some(end), Some(began)) => {
                let end = end.text.text.trim();
                dates.lasted(&format!("{} - {end}", began.text.text.trim())).or_else(|| dates.ended(end))
            }
            (Some(end), None) => dates.ended(end.text.text.trim()),
            (None, Some(began)) if is_work => dates.single(&began.text.text).map(|_| Until::Now),
            // A certificate starts when it is issued.
            (None, Some(began)) if section == Section::Certificates => dates.single(&began.text.text),
            (None, _) => None,
        }
    }

    /// Notes a date field without a valid date, such as "2020-13".
    fn check_date(&mut self, cell: &Cell, is_point: bool, place: &Place) {
        let text = cell.text.text.trim();
        let periods = self.dates().periods(text);
        let covered = periods.iter().any(|period| {
            let outside =
                |part: Option<&str>| part.is_some_and(|part| part.bytes().any(|b| b.is_ascii_digit()));
            period.kind != PeriodKind::Reversed
                && !outside(text.get(..period.span.start))
                && !outside(
                    text.get(period.span.end..).map(|rest| rest.split('T').next().unwrap_or_default()),
                )
        });
        let wordless = !text.bytes().any(|b| b.is_ascii_digit());
        if (!covered && !wordless) || (is_point && is_impossible_month(text)) {
            let shown: String = text.chars().take(MOST_SHOWN).collect();
            let at = place.path.as_deref().map(|path| format!("{path}.")).unwrap_or_default();
            let line = place.line.filter(|_| place.path.is_none());
            self.builder.note(format!("{at}{} is '{shown}', which is not a valid date", cell.label), line);
        }
    }
}

/// The year, the month and what happened, as the three columns of Japanese resumes have them, as one line: "2013-4
/// 株式会社サンプル 入社".
fn dated_row(year: &Cell, month: &Cell, told: &Cell) -> Option<SourceText> {
    let number = |cell: &Cell, unit: char| cell.text.text.trim().trim_end_matches(unit).parse::<u16>().ok();
    number(year, '年').filter(|year| (1900..2100).contains(year))?;
    number(month, '月').filter(|month| (1..=12).contains(month))?;
    let (year, month, told) = (year.text.trimmed(), month.text.trimmed(), told.text.trimmed());
    let gap = |a: &SourceText, b: &SourceText| a.source_of(a.text.len())..b.source_of(0);
    let (first, second) = (gap(&year, &month), gap(&month, &told));
    if first.start > first.end || second.start > second.end || told.text.is_empty() {
        return None;
    }
    let mut line = SourceTextBuilder::default();
    line.push_part(&year, 0..year.text.trim_end_matches('年').len());
    line.push_for("年", first);
    line.push_part(&month, 0..month.text.trim_end_matches('月').len());
    line.push_for("月 ", second);
    line.push_part(&told, 0..told.text.len());
    Some(line.finish())
}

/// The kind of a cell in the head of an entry.
fn aside_of(field: Field) -> Aside {
    match field {
        Field::Employer => Aside::Employer,
        Field::Place => Aside::Place,
        Field::Private => Aside::Private,
        _ => Aside::Date,
    }
}

/// The columns after which the names of the columns are the same again, as in a table that stands twice side by side; all
/// of them in most tables.
fn repeated(cells: &[Cell]) -> usize {
    let label = |at: usize| cells.get(at).map(|cell| cell.label.trim()).filter(|label| !label.is_empty());
    let is_again = |width: &usize| {
        cells.len().is_multiple_of(*width)
            && (*width..cells.len()).all(|at| label(at).is_some() && label(at) == label(at - width))
    };
    (2..cells.len()).find(is_again).unwrap_or(cells.len())
}

fn bare_level(levels: LevelReader<'_>, text: &str) -> Option<Level> {
    let text = text.trim();
    let short = text.split_whitespace().count() <= 4 && !text.contains([',', ';']);
    levels.stated(text).filter(|_| short)
}

/// How the name of an entry is read: names of certificates and languages are mentions.
fn title_form(section: Section) -> Form {
    match section {
        Section::Certificates | Section::Languages | Section::Interests => Form::List,
        _ => Form::Prose,
    }
}

/// Whether a value has letters and is not an identifier.
fn is_word(text: &str) -> bool {
    let text = text.trim();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let hex = text.len() >= 16 && text.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
    letters >= 2 && !hex && !matches!(text, "true" | "false" | "null")
}

/// A name for messages, shortened if it is too long for a name.
fn clipped(name: &str) -> String {
    match name.char_indices().nth(60) {
        Some((end, _)) => format!("{}...", name.get(..end).unwrap_or_default()),
        None => name.to_owned(),
    }
}

/// Whether a date of one point names a month that no year has: "2017-19".
fn is_impossible_month(text: &str) -> bool {
    let Some((year, month)) = text.trim().split_once('-') else { return false };
    let is_number =
        |part: &str, len: usize| part.len() == len && part.bytes().all(|byte| byte.is_ascii_digit());
    is_number(year, 4) && is_number(month, 2) && !(1..=12).contains(&month.parse::<u8>().unwrap_or_default())
}

/// Both texts joined by "in"; if the subject comes first in the file, it is mapped to the degree.
fn in_subject(degree: &SourceText, subject: &SourceText) -> SourceText {
    let (degree, subject) = (degree.trimmed(), subject.trimmed());
    let subject_at = subject.source_of(0);
    let degree_end = degree.source_of(degree.text.len());
    let mut both = SourceTextBuilder::default();
    if degree_end <= subject_at {
        both.push_part(&degree, 0..degree.text.len());
        both.push_for(" in ", degree_end..subject_at);
        both.push_part(&subject, 0..subject.text.len());
    } else {
        both.push_for(&format!("{} in ", degree.text), subject_at..subject_at);
        both.push_part(&subject, 0..subject.text.len());
        both.push_for("", degree_end..degree_end);
    }
    both.finish()
}
