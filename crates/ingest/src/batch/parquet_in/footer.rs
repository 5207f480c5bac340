//! The footer: the columns of the table, and where in the file their values lie.

use super::fault::Fault;
use super::thrift::{Compact, Kind};

/// No table that people are in has so many columns.
const MOST_COLUMNS: usize = 100_000;

/// How the values of a column are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Physical {
    Boolean,
    Int32,
    Int64,
    Int96,
    Float,
    Double,
    Bytes,
    /// Always so many bytes.
    Fixed(usize),
}

impl Physical {
    fn of(code: i64, length: i64) -> Result<Self, Fault> {
        Ok(match code {
            0 => Self::Boolean,
            1 => Self::Int32,
            2 => Self::Int64,
            3 => Self::Int96,
            4 => Self::Float,
            5 => Self::Double,
            6 => Self::Bytes,
            7 => Self::Fixed(usize::try_from(length).map_err(|_| Fault::Damaged("a column has no width"))?),
            _ => return Err(Fault::Damaged("a column has no known type")),
        })
    }
}

/// The part of a second in which times are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::batch) enum Unit {
    Milli,
    Micro,
    Nano,
}

/// What stored values stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Meaning {
    /// Themselves.
    #[default]
    Itself,
    Text,
    List,
    Map,
    /// Whole numbers with so many digits behind the point.
    Decimal(i64),
    Date,
    Time(Unit),
    Timestamp {
        unit: Unit,
        utc: bool,
    },
    Unsigned,
    Interval,
    Uuid,
    Float16,
}

/// How often a value may stand in the one around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Repetition {
    Required,
    Optional,
    Repeated,
}

/// A node of the schema; its children follow it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) name: String,
    /// What is stored, in a column that has no children.
    pub(super) physical: Option<Physical>,
    pub(super) repetition: Repetition,
    pub(super) meaning: Meaning,
    pub(super) children: usize,
}

/// Where the values of a column lie within a row group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Chunk {
    pub(super) codec: i64,
    pub(super) values: u64,
    pub(super) start: u64,
    pub(super) length: u64,
}

/// Some rows of the table, and the chunks of the columns that are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RowGroup {
    pub(super) rows: u64,
    pub(super) chunks: Vec<Chunk>,
}

/// The schema, its root first.
pub(super) fn elements(footer: &[u8]) -> Result<Vec<Element>, Fault> {
    let mut elements = Vec::new();
    Compact::new(footer).fields(|reader, field, kind| match (field, kind) {
        (2, Kind::List) => {
            reader.structs(|reader| {
                if elements.len() == MOST_COLUMNS {
                    return Err(Fault::Damaged("it claims to have more than 100,000 columns"));
                }
                elements.push(element(reader)?);
                Ok(())
            })?;
            Ok(true)
        }
        (8, Kind::Struct) => Err(encrypted()),
        _ => Ok(false),
    })?;
    Ok(elements)
}

/// The error for what needs a key.
pub(super) fn encrypted() -> Fault {
    Fault::Unread("is encrypted".to_owned(), "write it again without encryption".to_owned())
}

/// The row groups with the chunks of some columns, which are named by their numbers, and the number of all rows.
pub(super) fn row_groups(
    footer: &[u8],
    columns: usize,
    wanted: &[usize],
) -> Result<(Vec<RowGroup>, u64), Fault> {
    let (mut groups, mut rows) = (Vec::new(), None);
    Compact::new(footer).fields(|reader, field, kind| {
        match (field, kind) {
            (3, Kind::Int) => rows = u64::try_from(reader.int()?).ok(),
            (4, Kind::List) => reader.structs(|reader| {
                groups.push(row_group(reader, columns, wanted)?);
                Ok(())
            })?,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    let sum = groups.iter().try_fold(0u64, |sum, group: &RowGroup| sum.checked_add(group.rows));
    match rows.filter(|_| sum == rows) {
        Some(rows) => Ok((groups, rows)),
        None => Err(Fault::Damaged("its parts have another number of rows than the whole")),
    }
}

fn element(reader: &mut Compact<'_>) -> Result<Element, Fault> {
    let (mut stored, mut length, mut repetition, mut children) = (None, -1, 0, 0);
    let (mut name, mut converted, mut scale, mut logical) = (None, None, 0, None);
    reader.fields(|reader, field, kind| {
        match (field, kind) {
            (1, Kind::Int) => stored = Some(reader.int()?),
            (2, Kind::Int) => length = reader.int()?,
            (3, Kind::Int) => repetition = reader.int()?,
            (4, Kind::Bytes) => name = Some(String::from_utf8_lossy(reader.bytes()?).into_owned()),
            (5, Kind::Int) => children = reader.int()?,
            (6, Kind::Int) => converted = Some(reader.int()?),
            (7, Kind::Int) => scale = reader.int()?,
            (10, Kind::Struct) => logical = logical_meaning(reader)?,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    let children = usize::try_from(children).map_err(|_| Fault::Damaged("a column has no number"))?;
    Ok(Element {
        name: name.ok_or(Fault::Damaged("a column has no name"))?,
        physical: stored.filter(|_| children == 0).map(|code| Physical::of(code, length)).transpose()?,
        repetition: match repetition {
            1 => Repetition::Optional,
            2 => Repetition::Repeated,
            _ => Repetition::Required,
        },
        meaning: logical.or_else(|| converted_meaning(converted?, scale)).unwrap_or_default(),
        children,
    })
}

/// What older writers say of a column.
fn converted_meaning(code: i64, scale: i64) -> Option<Meaning> {
    Some(match code {
        0 | 4 | 19 => Meaning::Text,
        1 | 2 => Meaning::Map,
        3 => Meaning::List,
        5 => Meaning::Decimal(scale),
        6 => Meaning::Date,
        7 => Meaning::Time(Unit::Milli),
        8 => Meaning::Time(Unit::Micro),
        9 => Meaning::Timestamp { unit: Unit::Milli, utc: true },
        10 => Meaning::Timestamp { unit: Unit::Micro, utc: true },
        11..=14 => Meaning::Unsigned,
        21 => Meaning::Interval,
        _ => return None,
    })
}

/// What newer writers say of a column; nothing where its values stand for themselves.
fn logical_meaning(reader: &mut Compact<'_>) -> Result<Option<Meaning>, Fault> {
    let mut meaning = None;
    reader.fields(|reader, field, kind| {
        if kind != Kind::Struct {
            return Ok(false);
        }
        let said = said(reader)?;
        meaning = match field {
            1 | 4 | 12 => Some(Meaning::Text),
            2 => Some(Meaning::Map),
            3 => Some(Meaning::List),
            5 => Some(Meaning::Decimal(said.number)),
            6 => Some(Meaning::Date),
            7 => said.unit.map(Meaning::Time),
            8 => said.unit.map(|unit| Meaning::Timestamp { unit, utc: said.flag }),
            10 if !said.later_flag => Some(Meaning::Unsigned),
            14 => Some(Meaning::Uuid),
            15 => Some(Meaning::Float16),
            _ => None,
        };
        Ok(true)
    })?;
    Ok(meaning)
}

/// What a logical type says of itself, whichever it is.
#[derive(Default)]
struct Said {
    number: i64,
    flag: bool,
    later_flag: bool,
    unit: Option<Unit>,
}

fn said(reader: &mut Compact<'_>) -> Result<Said, Fault> {
    let mut said = Said::default();
    reader.fields(|reader, field, kind| {
        match (field, kind) {
            (1, Kind::Int) => said.number = reader.int()?,
            (1, Kind::Bool(flag)) => said.flag = flag,
            (2, Kind::Bool(flag)) => said.later_flag = flag,
            (2, Kind::Struct) => reader.fields(|_, unit, _| {
                said.unit = match unit {
                    1 => Some(Unit::Milli),
                    2 => Some(Unit::Micro),
                    3 => Some(Unit::Nano),
                    _ => None,
                };
                Ok(false)
            })?,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    Ok(said)
}

fn row_group(reader: &mut Compact<'_>, columns: usize, wanted: &[usize]) -> Result<RowGroup, Fault> {
    let (mut rows, mut at) = (None, 0);
    let mut chunks: Vec<Option<Chunk>> = vec![None; wanted.len()];
    reader.fields(|reader, field, kind| {
        match (field, kind) {
            (3, Kind::Int) => rows = u64::try_from(reader.int()?).ok(),
            (1, Kind::List) => reader.structs(|reader| {
                let place = wanted.iter().position(|column| *column == at).and_then(|at| chunks.get_mut(at));
                match place {
                    Some(place) => *place = Some(chunk(reader)?),
                    None => reader.fields(|_, _, _| Ok(false))?,
                }
                at += 1;
                Ok(())
            })?,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    let chunks = chunks.into_iter().collect::<Option<Vec<Chunk>>>().filter(|_| at == columns);
    match rows.zip(chunks) {
        Some((rows, chunks)) => Ok(RowGroup { rows, chunks }),
        None => Err(Fault::Damaged("a group of rows does not have the columns of the table")),
    }
}

fn chunk(reader: &mut Compact<'_>) -> Result<Chunk, Fault> {
    let mut found = None;
    reader.fields(|reader, field, kind| match (field, kind) {
        (1, Kind::Bytes) => Err(Fault::Unread(
            "keeps its columns in other files".to_owned(),
            "write it again as one file".to_owned(),
        )),
        (3, Kind::Struct) => {
            found = Some(chunk_place(reader)?);
            Ok(true)
        }
        (8, Kind::Struct) => Err(encrypted()),
        _ => Ok(false),
    })?;
    found.ok_or(Fault::Damaged("a column is not described"))
}

fn chunk_place(reader: &mut Compact<'_>) -> Result<Chunk, Fault> {
    let (mut codec, mut values, mut length, mut data, mut dictionary) = (0, -1, -1, -1, 0);
    reader.fields(|reader, field, kind| {
        match (field, kind) {
            (4, Kind::Int) => codec = reader.int()?,
            (5, Kind::Int) => values = reader.int()?,
            (7, Kind::Int) => length = reader.int()?,
            (9, Kind::Int) => data = reader.int()?,
            (11, Kind::Int) => dictionary = reader.int()?,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    let start = if dictionary > 0 && dictionary < data { dictionary } else { data };
    let known = |number: i64| u64::try_from(number).map_err(|_| Fault::Damaged("a column has no place"));
    Ok(Chunk { codec, values: known(values)?, start: known(start)?, length: known(length)? })
}
