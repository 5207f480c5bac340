//! The rows of OUT and the refused ones as record batches of Arrow, for whoever reads them from memory.

use super::words::Words;
use super::{COLUMNS, Encoded, EncodedTable, Encoder, Page};
use crate::batch::rejects::Reject;
use crate::tables::Rejected;
use polars_arrow::array::{Array, BooleanArray, ListArray, PrimitiveArray, StructArray, Utf8Array};
use polars_arrow::bitmap::Bitmap;
use polars_arrow::datatypes::{ArrowDataType, Field};
use polars_arrow::offset::OffsetsBuffer;
use polars_arrow::types::NativeType;
use polars_error::PolarsError;
use skillgap_core::catalog::Catalog;
use std::io;

/// A batch ends with the profile that makes it so long.
const ENOUGH_ROWS: usize = 64 << 10;

/// The column after those of OUT, where refused rows stand among the others.
const REASON: &str = "rejected";

/// The columns of refused rows, as the rejects file has them.
const REJECTS: [&str; 5] = ["file", "line", "profile_id", "reason", "raw"];

/// What a page became.
#[derive(Debug)]
pub(crate) struct Batches {
    /// The rows of OUT.
    pub(crate) rows: Vec<Box<dyn Array>>,
    /// The refused rows, unless they stand among the others or there are none.
    pub(crate) rejects: Option<Box<dyn Array>>,
}

fn texts() -> ArrowDataType {
    ArrowDataType::List(Box::new(Field::new("item".into(), ArrowDataType::Utf8, true)))
}

fn table(names: impl Iterator<Item = (&'static str, ArrowDataType)>) -> ArrowDataType {
    ArrowDataType::Struct(names.map(|(name, dtype)| Field::new(name.into(), dtype, true)).collect())
}

/// The type of the rows.
pub(crate) fn type_of_rows(rejected: Rejected) -> ArrowDataType {
    use ArrowDataType::{Boolean, Float64, Int32, Utf8};
    let types = [Utf8, Int32, Utf8, Utf8, Float64, Float64, texts(), texts(), texts(), Boolean];
    let reason = (rejected == Rejected::Inline).then_some((REASON, Utf8));
    table(COLUMNS.into_iter().zip(types).chain(reason))
}

/// The type of refused rows.
pub(crate) fn type_of_rejects() -> ArrowDataType {
    use ArrowDataType::{Int64, Utf8};
    table(REJECTS.into_iter().zip([Utf8, Int64, Utf8, Utf8, Utf8]))
}

/// Makes record batches.
pub(in crate::batch) struct Arrow<'c> {
    words: Words<'c>,
    rejected: Rejected,
}

impl<'c> Arrow<'c> {
    /// Prepares the words of a catalogue.
    pub(in crate::batch) fn new(catalog: &'c Catalog, rejected: Rejected) -> Self {
        Self { words: Words::new(catalog, str::to_owned, str::to_owned), rejected }
    }

    fn batches(&self, page: &Page) -> io::Result<Batches> {
        let (mut rows, mut draft) = (Vec::new(), Draft::default());
        for entry in &page.entries {
            draft.add(&self.words, entry.id.of(&page.text), entry)?;
            if draft.scored.len() >= ENOUGH_ROWS {
                rows.push(std::mem::take(&mut draft).finish(self.rejected)?);
            }
        }
        let mut rejects = None;
        match self.rejected {
            Rejected::Inline => {
                page.rejects.iter().try_for_each(|reject| draft.refuse(reject, &page.text))?
            }
            Rejected::Apart if page.rejects.is_empty() => {}
            Rejected::Apart => rejects = Some(refused(&page.rejects, &page.text)?),
        }
        if !draft.scored.is_empty() {
            rows.push(draft.finish(self.rejected)?);
        }
        Ok(Batches { rows, rejects })
    }
}

impl Encoder for Arrow<'_> {
    fn table(&self, page: &Page) -> io::Result<EncodedTable> {
        self.batches(page).map(EncodedTable::Batches)
    }

    fn encode(&self, page: &Page) -> io::Result<Encoded> {
        Ok(Encoded { table: self.table(page)?, rejects: Vec::new(), rejected: page.rejects.len() })
    }
}

/// Rows while they are put together.
#[derive(Default)]
struct Draft {
    id: Texts,
    rank: Vec<i32>,
    role_id: Texts,
    role: Texts,
    fit: Vec<f64>,
    relevance: Vec<f64>,
    held: Lists,
    gaps: Lists,
    steps: Lists,
    no_role_fits: Vec<bool>,
    reason: Texts,
    /// Whether a row was scored, and not refused.
    scored: Vec<bool>,
}

impl Draft {
    fn add(&mut self, words: &Words<'_>, id: &str, entry: &super::Entry) -> io::Result<()> {
        let Some(body) = entry.outcome.body() else { return Ok(()) };
        let mut word = String::new();
        for (role, gaps, steps) in body.roles() {
            self.id.push(id)?;
            self.rank.push(i32::try_from(role.rank).unwrap_or(i32::MAX));
            let (key, title) = words.role(role.role);
            self.role_id.push(key)?;
            self.role.push(title)?;
            self.fit.push(f64::from(role.fit) / 1e4);
            self.relevance.push(f64::from(role.relevance) / 1e4);
            self.held.push(body.held(), &mut word, |number, word| words.add_skill(number, word))?;
            self.gaps.push(gaps, &mut word, |number, word| words.add_skill(number, word))?;
            self.steps.push(steps, &mut word, |number, word| words.add_step(number, word))?;
            self.no_role_fits.push(body.no_role_fits());
            self.reason.push("")?;
            self.scored.push(true);
        }
        Ok(())
    }

    fn refuse(&mut self, reject: &Reject, text: &str) -> io::Result<()> {
        let [id, reason, _] = reject.fields(text);
        self.id.push(id)?;
        self.reason.push(reason)?;
        [&mut self.role_id, &mut self.role].into_iter().try_for_each(|column| column.push(""))?;
        self.rank.push(0);
        self.fit.push(0.0);
        self.relevance.push(0.0);
        [&mut self.held, &mut self.gaps, &mut self.steps].into_iter().try_for_each(Lists::end)?;
        self.no_role_fits.push(false);
        self.scored.push(false);
        Ok(())
    }

    fn finish(self, rejected: Rejected) -> io::Result<Box<dyn Array>> {
        let rows = self.scored.len();
        let refused: Option<Bitmap> =
            self.scored.contains(&false).then(|| self.scored.iter().map(|scored| !scored).collect());
        let scored: Option<Bitmap> = refused.is_some().then(|| self.scored.iter().copied().collect());
        let flags = Bitmap::from_iter(self.no_role_fits);
        let flags = BooleanArray::try_new(ArrowDataType::Boolean, flags, scored.clone()).map_err(failed)?;
        let mut columns: Vec<Box<dyn Array>> = vec![
            self.id.array(None)?,
            numbers(ArrowDataType::Int32, self.rank, scored.clone())?,
            self.role_id.array(scored.clone())?,
            self.role.array(scored.clone())?,
            numbers(ArrowDataType::Float64, self.fit, scored.clone())?,
            numbers(ArrowDataType::Float64, self.relevance, scored.clone())?,
            self.held.array(scored.clone())?,
            self.gaps.array(scored.clone())?,
            self.steps.array(scored)?,
            Box::new(flags),
        ];
        if rejected == Rejected::Inline {
            let none = || Bitmap::new_zeroed(rows);
            columns.push(self.reason.array(Some(refused.unwrap_or_else(none)))?);
        }
        let table = StructArray::try_new(type_of_rows(rejected), rows, columns, None).map_err(failed)?;
        Ok(Box::new(table))
    }
}

fn refused(rejects: &[Reject], text: &str) -> io::Result<Box<dyn Array>> {
    let (mut file, mut line, mut fields) = (Texts::default(), Vec::new(), <[Texts; 3]>::default());
    for reject in rejects {
        file.push(&reject.file)?;
        line.push(i64::try_from(reject.line).unwrap_or(i64::MAX));
        fields.iter_mut().zip(reject.fields(text)).try_for_each(|(column, field)| column.push(field))?;
    }
    let [id, reason, raw] = fields;
    let columns = vec![
        file.array(None)?,
        numbers(ArrowDataType::Int64, line, None)?,
        id.array(None)?,
        reason.array(None)?,
        raw.array(None)?,
    ];
    let table = StructArray::try_new(type_of_rejects(), rejects.len(), columns, None).map_err(failed)?;
    Ok(Box::new(table))
}

/// A column of texts.
struct Texts {
    bytes: String,
    ends: Vec<i32>,
}

impl Default for Texts {
    fn default() -> Self {
        Self { bytes: String::new(), ends: vec![0] }
    }
}

impl Texts {
    fn push(&mut self, text: &str) -> io::Result<()> {
        self.bytes.push_str(text);
        self.ends.push(offset(self.bytes.len())?);
        Ok(())
    }

    fn array(self, valid: Option<Bitmap>) -> io::Result<Box<dyn Array>> {
        let offsets = OffsetsBuffer::try_from(self.ends).map_err(failed)?;
        let bytes = self.bytes.into_bytes().into();
        let array = Utf8Array::<i32>::try_new(ArrowDataType::Utf8, offsets, bytes, valid).map_err(failed)?;
        Ok(Box::new(array))
    }
}

/// A column of lists of texts.
struct Lists {
    items: Texts,
    ends: Vec<i32>,
}

impl Default for Lists {
    fn default() -> Self {
        Self { items: Texts::default(), ends: vec![0] }
    }
}

impl Lists {
    /// Adds a list of what `add` makes of numbers.
    fn push(&mut self, numbers: &[u32], word: &mut String, add: impl Fn(u32, &mut String)) -> io::Result<()> {
        for number in numbers {
            word.clear();
            add(*number, word);
            self.items.push(word)?;
        }
        self.end()
    }

    /// Ends a list.
    fn end(&mut self) -> io::Result<()> {
        self.ends.push(offset(self.items.ends.len() - 1)?);
        Ok(())
    }

    fn array(self, valid: Option<Bitmap>) -> io::Result<Box<dyn Array>> {
        let offsets = OffsetsBuffer::try_from(self.ends).map_err(failed)?;
        let array = ListArray::<i32>::try_new(texts(), offsets, self.items.array(None)?, valid);
        Ok(Box::new(array.map_err(failed)?))
    }
}

fn numbers<T: NativeType>(
    dtype: ArrowDataType,
    numbers: Vec<T>,
    valid: Option<Bitmap>,
) -> io::Result<Box<dyn Array>> {
    Ok(Box::new(PrimitiveArray::try_new(dtype, numbers.into(), valid).map_err(failed)?))
}

fn offset(at: usize) -> io::Result<i32> {
    i32::try_from(at).map_err(|_| io::Error::other("the rows of one batch hold more than 2 GiB of text"))
}

fn failed(error: PolarsError) -> io::Error {
    io::Error::other(error.to_string())
}
