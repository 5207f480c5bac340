//! Splits a page into columns at strips without text that have many lines on both sides.

use super::centred::raise_dates;
use super::line::Line;
use skillgap_core::document::is_header;
use skillgap_core::lexicon::{Heading, Lexicon};
use skillgap_core::resume::Section;
use skillgap_core::source_text::SourceText;

/// The fewest lines on each side of a cut; fewer are dates or page numbers next to text.
const FEWEST_LINES: usize = 4;

/// The largest share of lines that may cross a cut: a name, a contact line, a heading over both columns.
const MOST_ACROSS: f64 = 0.3;

/// The share of lines of the narrower side, without headings, that share their baseline with a line of the
/// other side, from which the sides are labels and their texts, read row by row, if the narrower side has no
/// more lines.
const SAME_ROWS: f64 = 0.75;

/// The same, if the narrower side is a margin set against the text.
const SAME_ROWS_OF_MARGIN: f64 = 0.5;

/// The tolerance for baselines set as one row, as a share of the font size; one pair in six is within it by
/// chance.
const SAME_ROW: f64 = 0.1;

/// The same for dates, often in smaller type and set to the top of their row.
const SAME_ROW_OF_DATES: f64 = 0.3;

/// The factor of the usual font size from which a line is a heading.
const LARGER: f64 = 1.1;

/// The factor from which a word that may be a heading is one.
const SLIGHTLY_LARGER: f64 = 1.02;

/// The most letters per line of a side with labels.
const LABEL_LETTERS: usize = 26;

/// The share of labels that are so short.
const SHORT_LABELS: f64 = 0.85;

/// The gap between a title and a date, or two table cells, as a share of the font size; a smaller one is a
/// space in justified text.
const CELL_GAP: f64 = 1.6;

/// The most fragments of a page with columns; a dense page of a resume has three hundred.
const MOST_FRAGMENTS: usize = 3_000;

/// The most places at which a cut is tried, and fragments compared with cuts on a page.
const MOST_EDGES: usize = 200;
const MOST_COMPARED: usize = 100_000;

/// How often columns are split again.
const DEEPEST: usize = 3;

/// The lines of each column, in reading order.
pub(super) fn ordered(fragments: Vec<Line>, lexicon: &Lexicon) -> Vec<Vec<Line>> {
    if fragments.len() > MOST_FRAGMENTS {
        return vec![in_rows(fragments)];
    }
    let mut fragments = with_twin_tables(fragments);
    raise_dates(&mut fragments);
    join_margin_headings(&mut fragments, lexicon);
    for line in &mut fragments {
        line.heading = lexicon.heading(&line.text).is_some_and(|opens| opens != Heading::Title);
    }
    not_headers(&mut fragments, lexicon);
    name_first(cut(with_whole_ranges(fragments), DEEPEST))
}

/// Joins the rows of a table that stands twice side by side, "Skill | Level | Skill | Level", which is no two columns.
fn with_twin_tables(fragments: Vec<Line>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::with_capacity(fragments.len());
    let mut columns = None;
    for row in fragments.chunk_by(is_same_row_of) {
        if is_twin_header(row) {
            columns = Some(row.len());
        } else if columns.is_some_and(|columns| columns != row.len()) {
            columns = None;
        }
        if columns.is_some() { lines.extend(in_rows(row.to_vec())) } else { lines.extend_from_slice(row) }
    }
    lines
}

fn is_same_row_of(a: &Line, b: &Line) -> bool {
    is_same_row(a, b) && a.right <= b.left
}

/// Whether a row has short names of columns, and the same again.
fn is_twin_header(row: &[Line]) -> bool {
    let (first, second) = row.split_at(row.len() / 2);
    let is_name = |line: &Line| line.text.split_whitespace().count() <= 2;
    first.len() > 1
        && first.iter().all(is_name)
        && first.iter().map(|line| &line.text).eq(second.iter().map(|line| &line.text))
}

/// The number of fragments within which the second line of a heading follows.
const NEXT_FRAGMENTS: usize = 6;

/// Joins the two lines of a heading in a narrow margin: "VOLUNTEER" above "EXPERIENCE".
fn join_margin_headings(fragments: &mut Vec<Line>, lexicon: &Lexicon) {
    let mut at = 0;
    while at < fragments.len() {
        let second = fragments.get(at).and_then(|first| {
            let next = fragments.iter().enumerate().skip(at + 1).take(NEXT_FRAGMENTS);
            next.filter(|(_, line)| is_second_line(first, line, lexicon)).map(|(at, _)| at).next()
        });
        let beside = fragments.get(at).zip(fragments.get(at + 1)).is_some_and(|(first, next)| {
            (first.y - next.y).abs() < SAME_ROW * first.size && next.left > first.right
        });
        let in_margin = |second: usize| {
            let pair = fragments.get(at).zip(fragments.get(second));
            pair.is_some_and(|(first, below)| ends_alike(first, below) && !begins_alike(first, below))
        };
        if let Some(second) = second.filter(|second| beside || in_margin(*second)) {
            let below = fragments.remove(second);
            if let Some(first) = fragments.get_mut(at) {
                first.text = format!("{} {}", first.text, below.text);
                first.right = first.right.max(below.right);
            }
        }
        at += 1;
    }
}

fn is_second_line(first: &Line, line: &Line, lexicon: &Lexicon) -> bool {
    let short = |line: &Line| {
        line.text.split_whitespace().count() <= 2
            && !line.text.chars().any(|c| c.is_lowercase() || c.is_ascii_digit())
    };
    let step = first.y - line.y;
    let below = step > 0.5 * first.size && step < 1.45 * first.size;
    let aligned = begins_alike(first, line) || ends_alike(first, line);
    let alike = aligned && (first.size - line.size).abs() < 0.5;
    let joined = lexicon.heading(&format!("{} {}", first.text, line.text));
    short(first)
        && below
        && alike
        && short(line)
        && (opens_one(lexicon.heading(&first.text), lexicon.heading(&line.text), joined)
            || (joined.is_some() && goes_on(&line.text)))
}

/// The most letters of a word that joins: "AND", "&", "ET".
const LONGEST_JOINT: usize = 3;

/// Whether a line of several words begins with a short one, as the second line of "EDUCATION / AND TRAINING" does.
fn goes_on(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.next().is_some_and(|first| first.chars().count() <= LONGEST_JOINT) && words.next().is_some()
}

fn begins_alike(first: &Line, line: &Line) -> bool {
    (first.left - line.left).abs() < 0.5 * first.size
}

/// Whether both lines are set against the same edge on the right, as in the margin of Europass.
fn ends_alike(first: &Line, line: &Line) -> bool {
    (first.right - line.right).abs() < 0.5 * first.size
}

/// Whether two lines are one heading: only if both together are one, or the second says no more than
/// "experience".
fn opens_one(first: Option<Heading>, second: Option<Heading>, joined: Option<Heading>) -> bool {
    match (first, second) {
        (Some(_), Some(second)) => joined == first && second == Heading::Opens(Section::Work),
        _ => joined.is_some(),
    }
}

/// The most columns of a table on a page.
const MOST_COLUMNS: usize = 12;

/// Unmarks headings in a row of column names: "Skill | Level | Years".
fn not_headers(fragments: &mut [Line], lexicon: &Lexicon) {
    let one_row = |a: &Line, b: &Line| (a.y - b.y).abs() < SAME_ROW * a.size;
    for row in fragments.chunk_by_mut(one_row) {
        let cells: Vec<&str> = row.iter().map(|line| line.text.as_str()).collect();
        if cells.len() > MOST_COLUMNS || !row.iter().any(|line| line.heading) {
            continue;
        }
        if names_columns(&cells, lexicon) {
            row.iter_mut().for_each(|line| line.heading = false);
        } else if let Some((_, cells)) = row.split_first_mut()
            && is_row_of_cells(cells)
        {
            cells.iter_mut().for_each(|line| line.heading = false);
        }
    }
}

/// The fewest cells of a row that is part of a table rather than of columns side by side.
const FEWEST_CELLS: usize = 3;

/// Whether many cells stand side by side behind the first, of which some are worded like headings: "Listening",
/// "Reading", "Writing".
fn is_row_of_cells(row: &[Line]) -> bool {
    let headings = row.iter().filter(|line| line.heading).count();
    row.len() + 1 >= FEWEST_CELLS && 2 * headings <= row.len()
}

/// Whether the cells of a row are column names: a skill or a name, and its attributes.
pub(super) fn names_columns(cells: &[&str], lexicon: &Lexicon) -> bool {
    let text = |cell: &&str| SourceText::verbatim(cell, 0..cell.len());
    let all: Vec<SourceText> = cells.iter().map(text).collect();
    let alone = |cell: &&str| is_header(&[text(cell)], lexicon);
    let says = |cell: &&str| !alone(cell) && is_header(&[text(&"Name"), text(cell)], lexicon);
    cells.len() > 1 && is_header(&all, lexicon) && cells.iter().any(says)
}

/// The factor by which the name is larger than what is next to it.
const NAME: f64 = 1.3;

/// The number of first lines of a column among which the name is.
const NAME_WITHIN: usize = 3;

/// If the name is at the top of a column next to a margin, the text below it up to the first heading comes
/// before the margin.
fn name_first(mut columns: Vec<Vec<Line>>) -> Vec<Vec<Line>> {
    let largest = |lines: &[Line]| lines.iter().map(|line| line.size).fold(0.0, f64::max);
    let Some(first) = columns.first() else { return columns };
    let (margin, opens) = (largest(first), first.first().is_some_and(|line| line.heading));
    let Some(column) = columns.get_mut(1).filter(|_| opens) else { return columns };
    let head = column.iter().position(|line| line.heading).unwrap_or(0);
    let name = largest(column.get(..head.min(NAME_WITHIN)).unwrap_or_default());
    if name < margin * NAME {
        return columns;
    }
    let rest = column.split_off(head);
    let head = std::mem::replace(column, rest);
    columns.insert(0, head);
    columns
}

fn cut(fragments: Vec<Line>, deeper: usize) -> Vec<Vec<Line>> {
    match Some(&fragments).filter(|_| deeper > 0).and_then(|fragments| gutter(fragments)) {
        Some(at) => bands(fragments, at, deeper),
        None => vec![in_rows(fragments)],
    }
}

/// Where the page splits into columns.
fn gutter(fragments: &[Line]) -> Option<f64> {
    let mut edges: Vec<f64> = fragments.iter().map(|line| line.left).collect();
    edges.sort_by(f64::total_cmp);
    edges.dedup_by(|a, b| (*a - *b).abs() < 1.0);
    let most = MOST_EDGES.min(MOST_COMPARED / fragments.len().max(1)).max(1);
    let every = edges.len().div_ceil(most).max(1);
    let cuts = edges.iter().step_by(every).filter_map(|at| Some((*at - 0.5, worth(fragments, *at - 0.5)?)));
    cuts.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(at, _)| at)
}

/// How good a cut is: the lines of the smaller side, minus those that cross it.
fn worth(fragments: &[Line], at: f64) -> Option<f64> {
    let left: Vec<&Line> = fragments.iter().filter(|line| line.right <= at).collect();
    let right: Vec<&Line> = fragments.iter().filter(|line| line.left > at).collect();
    let across: Vec<&Line> = fragments.iter().filter(|line| line.left <= at && line.right > at).collect();
    let fewer = left.len().min(right.len());
    // Three columns of two skills are cells of a list, not columns of the page.
    let rows = |side: &[&Line]| 1 + side.windows(2).filter(|pair| !is_same_row(pair[0], pair[1])).count();
    let fewer_rows = rows(&left).min(rows(&right));
    let beside = overlap(&left, &right);
    // If both sides have headings, neither consists of labels of the other.
    let usual = median(fragments.iter().map(|line| line.size).collect());
    let both_headed = is_headed(&left, &right, usual) && is_headed(&right, &left, usual);
    let is_cut = fewer >= FEWEST_LINES
        && fewer_rows >= FEWEST_LINES
        && across.len() as f64 <= MOST_ACROSS * fragments.len() as f64
        && beside
        && (both_headed || (!are_labels(&left, (&right, &across)) && !are_labels(&right, (&left, &across))));
    is_cut.then_some(fewer as f64 - across.len() as f64)
}

/// Whether a side has headings. Words in the usual type are none where headings of the other side stand out ("weekends"),
/// and a single one is none beside a date or a label on the other side ("Abitur").
fn is_headed(side: &[&Line], other: &[&Line], usual: f64) -> bool {
    let is_styled = other.iter().any(|line| line.heading && stands_out(line, usual));
    let is_one = |line: &&&Line| line.heading && (!is_styled || stands_out(line, usual));
    let mut headings = side.iter().filter(is_one);
    let (Some(first), second) = (headings.next(), headings.next()) else { return false };
    let is_beside = || other.iter().any(|line| !line.heading && is_same_row(line, first));
    second.is_some() || (stands_out(first, usual) && !is_beside())
}

/// Whether a line is larger than usual, bold, or in capitals.
fn stands_out(line: &Line, usual: f64) -> bool {
    line.size > usual * SLIGHTLY_LARGER || line.bold || !line.text.contains(char::is_lowercase)
}

fn is_same_row(a: &Line, b: &Line) -> bool {
    (a.y - b.y).abs() < SAME_ROW * a.size
}

/// Whether two sides are next to each other for at least half of the shorter one.
fn overlap(left: &[&Line], right: &[&Line]) -> bool {
    let reach = |side: &[&Line]| {
        let ys = side.iter().map(|line| line.y);
        (ys.clone().fold(f64::MAX, f64::min), ys.fold(f64::MIN, f64::max))
    };
    let ((low_a, high_a), (low_b, high_b)) = (reach(left), reach(right));
    let common = high_a.min(high_b) - low_a.max(low_b);
    common > 0.5 * (high_a - low_a).min(high_b - low_b)
}

/// Whether one side consists of dates, or of short labels for the rows of the other. Where the cut runs through the titles
/// of jobs, with bullets behind it, the lines across it belong to the dates in the margin too.
fn are_labels(side: &[&Line], (other, across): (&[&Line], &[&Line])) -> bool {
    let texts = &[other, across].concat();
    let usual = median(side.iter().chain(texts).map(|line| line.size).collect());
    let is_heading = |line: &&Line| line.size > usual * LARGER || line.heading;
    let top = other.iter().map(|line| line.y + line.size).fold(f64::MIN, f64::max);
    let bottom = other.iter().map(|line| line.y - line.size).fold(f64::MAX, f64::min);
    let (headings, labels): (Vec<&Line>, Vec<&Line>) =
        side.iter().copied().filter(|line| (bottom..=top).contains(&line.y)).partition(is_heading);
    let mut rows: Vec<f64> = texts.iter().map(|text| text.y).collect();
    rows.sort_unstable_by(f64::total_cmp);
    let dated = labels.iter().filter(|label| holds_year(&label.text)).count() * 2 > labels.len();
    let tolerance = if dated { SAME_ROW_OF_DATES } else { SAME_ROW };
    let beside = |label: &&&Line| {
        let near = tolerance * label.size;
        let next = rows.partition_point(|y| *y <= label.y - near);
        rows.get(next).is_some_and(|y| *y < label.y + near)
    };
    let short = labels.iter().filter(|label| label.text.chars().count() <= LABEL_LETTERS).count();
    let short = short as f64 >= SHORT_LABELS * labels.len() as f64;
    let share = if is_set_right(side) { SAME_ROWS_OF_MARGIN } else { SAME_ROWS };
    let aligned = labels.iter().filter(beside).count() as f64 >= share * labels.len() as f64;
    if labels.is_empty() {
        // Only headings in the margin, each next to the first line of its section.
        let beside = headings.iter().filter(beside).count() as f64;
        return headings.len() > 1 && beside >= SAME_ROWS * headings.len() as f64;
    }
    aligned && (dated || (short && labels.len() <= texts.len()))
}

/// Whether the lines of a side end at the same edge and begin at different ones: a margin with labels for the text on
/// its right, as in old Europass files.
fn is_set_right(side: &[&Line]) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() < 1.0;
    let (left, right) = (
        median(side.iter().map(|line| line.left).collect()),
        median(side.iter().map(|line| line.right).collect()),
    );
    let at = |of: fn(&Line) -> f64, edge: f64| side.iter().filter(|line| near(of(line), edge)).count() as f64;
    at(|line| line.right, right) >= SAME_ROWS * side.len() as f64
        && at(|line| line.left, left) < SAME_ROWS_OF_MARGIN * side.len() as f64
}

fn median(mut sizes: Vec<f64>) -> f64 {
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(0.0)
}

pub(super) fn holds_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit())
        .any(|run| run.len() == 4 && (run.starts_with("19") || run.starts_with("20")))
}

/// From the top: lines that cross the cut, and between them the left side before the right.
fn bands(fragments: Vec<Line>, at: f64, deeper: usize) -> Vec<Vec<Line>> {
    let mut parts = Vec::new();
    let (mut left, mut right, mut across) = (Vec::new(), Vec::new(), Vec::new());
    for line in fragments {
        let runs_across = line.left <= at && line.right > at;
        if runs_across && !(left.is_empty() && right.is_empty()) {
            across.extend(trailing(&mut left, &right));
            parts.extend(cut(std::mem::take(&mut left), deeper - 1));
            parts.extend(cut(std::mem::take(&mut right), deeper - 1));
        }
        if !runs_across && !across.is_empty() {
            parts.push(in_rows(std::mem::take(&mut across)));
        }
        match runs_across {
            true => across.push(line),
            false if line.right <= at => left.push(line),
            false => right.push(line),
        }
    }
    parts.extend([across].into_iter().filter(|lines| !lines.is_empty()).map(in_rows));
    parts.extend(cut(left, deeper - 1));
    parts.extend(cut(right, deeper - 1));
    parts.retain(|lines| !lines.is_empty());
    parts
}

/// A heading below both columns and above a crossing line is short, but belongs to that line.
fn trailing(left: &mut Vec<Line>, right: &[Line]) -> Vec<Line> {
    let lowest = right.iter().map(|line| line.y).fold(f64::MAX, f64::min);
    let from = left.iter().rposition(|line| line.y >= lowest).map_or(0, |at| at + 1);
    match left.len() - from {
        1 | 2 if from > 0 && !right.is_empty() => left.split_off(from),
        _ => Vec::new(),
    }
}

/// The separator between the cells of a row.
pub(super) const CELL: &str = " | ";

/// Joins the fragments on one baseline, separated by bars: a title and its date, a label and its text.
fn in_rows(fragments: Vec<Line>) -> Vec<Line> {
    // If words are separated by spaces, a gap without one is not a space, however narrow.
    let has_spaces = fragments.iter().any(|line| line.has_spaces);
    let mut rows: Vec<Line> = Vec::new();
    for line in fragments {
        match rows.last_mut() {
            Some(row)
                if (row.y - line.y).abs() < 0.35 * row.size.min(line.size)
                    && row.right <= line.left
                    && !is_margin_heading(row, &line) =>
            {
                let narrow = !has_spaces && line.left - row.right < CELL_GAP * row.size;
                let space = narrow || row.text.ends_with(':');
                let between = if space { " " } else { CELL };
                row.text = format!("{}{between}{}", row.text, line.text);
                row.right = line.right;
                row.bold &= line.bold;
                row.heading = false;
            }
            _ => rows.push(line),
        }
    }
    rows
}

/// Whether a heading is in the margin next to its text.
fn is_margin_heading(row: &Line, line: &Line) -> bool {
    row.heading && line.left - row.right >= CELL_GAP * row.size && !row.text.ends_with(':')
}

fn holds_digit(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit())
}

/// The most letters of the end of a period below its start.
const LONGEST_END: usize = 16;

/// The signs between the two ends of a period.
const DASHES: [char; 3] = ['-', '–', '—'];

/// The most letters of a month: "September".
const LONGEST_MONTH: usize = 10;

/// Joins a period written on two lines: "Apr 2016 –" above "Present".
fn with_whole_ranges(fragments: Vec<Line>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for line in fragments {
        open.retain(|at| lines.get(*at).is_some_and(|begun| begun.y - line.y < 2.0 * begun.size));
        let begun = open.iter().position(|at| lines.get(*at).is_some_and(|begun| ends_range(begun, &line)));
        if let Some(begun) = begun.and_then(|at| lines.get_mut(open.swap_remove(at))) {
            begun.text = format!("{} {}", begun.text, line.text);
            begun.right = begun.right.max(line.right);
            continue;
        }
        if is_open_range(line.text.trim_end()) {
            open.push(lines.len());
        }
        lines.push(line);
    }
    lines
}

/// Whether a short text with a year ends in a dash, or in a month behind one: "Apr 2016 –", "Oct 2016–Jan".
fn is_open_range(text: &str) -> bool {
    let Some((from, to)) = text.rsplit_once(DASHES) else { return false };
    let is_month = |word: &str| word.chars().all(char::is_alphabetic);
    holds_year(from)
        && text.chars().count() <= 2 * LONGEST_END
        && (to.is_empty() || (is_month(to.trim()) && to.trim().chars().count() <= LONGEST_MONTH))
}

fn ends_range(begun: &Line, line: &Line) -> bool {
    let beside = (begun.left - line.left).abs() < begun.size || (begun.right - line.right).abs() < begun.size;
    let below = begun.y - line.y > 0.5 * begun.size;
    let word = line.text.split_whitespace().count() == 1 && !holds_digit(&line.text);
    let is_year = line.text.trim().len() == 4 && holds_year(&line.text);
    let is_end =
        if begun.text.trim_end().ends_with(DASHES) { word || holds_year(&line.text) } else { is_year };
    beside && below && line.text.chars().count() <= LONGEST_END && is_end
}
