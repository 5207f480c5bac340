//! Parquet with real list columns.
//!
//! Every column is a dictionary of its distinct values in the row group, and the numbers of those values: a
//! profile's skills are numbers already, so that no word is touched but once for each row group. The pages are
//! made here; headers, checks and the footer are polars'.

use super::levels::{pack, pack_bits, repeat, width, with_length};
use super::words::Words;
use super::{COLUMNS, EncodedTable, Encoder, Entry, NAME, Naming, Page, RowGroup};
use crate::batch::block::Span;
use crate::batch::body::{Body, RoleBody};
use crate::bytes::OutputFile;
use crate::lent::Lent;
use polars_parquet::parquet::CowBuffer;
use polars_parquet::parquet::encoding::Encoding;
use polars_parquet::parquet::error::ParquetError;
use polars_parquet::parquet::fallible_streaming_iterator;
use polars_parquet::parquet::metadata::{Descriptor, SchemaDescriptor};
use polars_parquet::parquet::page::{
    DataPage, DataPageHeader, DataPageHeaderV1, DictPage, Page as ParquetPage,
};
use polars_parquet::parquet::schema::io_message::from_message;
use polars_parquet::parquet::schema::types::ParquetType;
use polars_parquet::parquet::write::{
    DynIter, DynStreamingIterator, FileWriter, Version, WriteOptions, compress,
};
use polars_parquet::write::{CompressedPage, CompressionOptions, ZstdLevel};
use skillgap_core::catalog::Catalog;
use std::io::{self, Write};

/// What a numbered column takes of a role's body.
type NumberOf = fn(&RoleBody) -> u32;

/// The fastest level of Zstandard: the numbers are packed already, and level 3 saves 4% more in twice the time.
const ZSTD_LEVEL: i32 = 1;

/// The columns with their types; lists hold no nulls.
const TYPES: [&str; COLUMNS.len()] = [
    "required binary {} (UTF8);",
    "required int32 {} (INTEGER(32,false));",
    "required binary {} (UTF8);",
    "required binary {} (UTF8);",
    "required double {};",
    "required double {};",
    "required group {} (LIST) { repeated group list { required binary element (UTF8); } }",
    "required group {} (LIST) { repeated group list { required binary element (UTF8); } }",
    "required group {} (LIST) { repeated group list { required binary element (UTF8); } }",
    "required boolean {};",
];

/// The type of the column of names.
const TYPE_OF_NAME: &str = "required binary {} (UTF8);";

fn schema(naming: Naming) -> io::Result<SchemaDescriptor> {
    let name = (naming == Naming::Names).then_some((&NAME, TYPE_OF_NAME));
    let columns = COLUMNS.iter().zip(TYPES).chain(name);
    let fields: Vec<String> = columns.map(|(name, kind)| kind.replacen("{}", name, 1)).collect();
    let message = format!("message root {{ {} }}", fields.join(" "));
    match from_message(&message).map_err(failed)? {
        ParquetType::GroupType { fields, .. } => Ok(SchemaDescriptor::new("root".into(), fields)),
        ParquetType::PrimitiveType(_) => Err(io::Error::other("the schema is no group")),
    }
}

fn failed(error: ParquetError) -> io::Error {
    io::Error::other(error)
}

/// A file that remembers what the system said: polars keeps no more of it than words.
struct Candid {
    out: OutputFile,
    error: Option<io::Error>,
}

impl Candid {
    fn note<T>(&mut self, done: io::Result<T>) -> io::Result<T> {
        done.map_err(|error| {
            let kind = error.kind();
            self.error = Some(error);
            kind.into()
        })
    }
}

impl Write for Candid {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let done = self.out.write(bytes);
        self.note(done)
    }

    fn flush(&mut self) -> io::Result<()> {
        let done = self.out.flush();
        self.note(done)
    }
}

/// The file, with a row group for each page.
pub(super) struct Parquet {
    writer: FileWriter<Candid>,
}

impl Parquet {
    /// Begins the file.
    pub(super) fn create(out: OutputFile, naming: Naming) -> io::Result<Self> {
        let options = WriteOptions { write_statistics: false, version: Version::V1 };
        let created_by = concat!("skillgap ", env!("CARGO_PKG_VERSION")).to_owned();
        let out = Candid { out, error: None };
        Ok(Self { writer: FileWriter::new(out, schema(naming)?, options, Some(created_by)) })
    }

    /// Adds a row group; one without rows is left out.
    pub(super) fn write(mut self: Box<Self>, group: &RowGroup) -> io::Result<Box<Self>> {
        if group.rows == 0 {
            return Ok(self);
        }
        let columns = group.columns.iter().map(|pages| {
            let pages = pages.iter().map(Ok::<_, ParquetError>);
            Ok(DynStreamingIterator::new(fallible_streaming_iterator::convert(pages)))
        });
        let written = self.writer.write::<ParquetError>(group.rows as u64, DynIter::new(columns));
        match written {
            Ok(()) => Ok(self),
            Err(error) => Err(self.writer.into_inner().error.unwrap_or_else(|| failed(error))),
        }
    }

    /// Writes the footer.
    pub(super) fn finish(mut self) -> io::Result<OutputFile> {
        let ended = self.writer.end(None);
        let Candid { out, error } = self.writer.into_inner();
        match (ended, error) {
            (_, Some(error)) => Err(error),
            (Err(error), None) => Err(failed(error)),
            (Ok(_), None) => Ok(out),
        }
    }
}

/// Makes row groups.
pub(super) struct Columns<'c> {
    words: Words<'c>,
    spare: Lent<Numbers>,
    descriptors: io::Result<Vec<Descriptor>>,
    naming: Naming,
}

impl<'c> Columns<'c> {
    /// Prepares the words of a catalogue.
    pub(super) fn new(catalog: &'c Catalog, naming: Naming) -> Self {
        let descriptors =
            schema(naming).map(|schema| schema.columns().iter().map(|c| c.descriptor.clone()).collect());
        let words = Words::new(catalog, str::to_owned, str::to_owned);
        Self { words, spare: Lent::default(), descriptors, naming }
    }
}

/// What the rows of a page say in numbers; memory that is used again for the next page.
#[derive(Default)]
struct Numbers {
    ranks: Numbered,
    roles: Numbered,
    fits: Numbered,
    relevances: Numbered,
    held: Lists,
    gaps: Lists,
    steps: Lists,
}

impl Numbers {
    fn fill(&mut self, bodies: &[&Body]) {
        let roles = || bodies.iter().flat_map(|body| body.roles());
        let numbers: [(&mut Numbered, NumberOf); 4] = [
            (&mut self.ranks, |role| role.rank),
            (&mut self.roles, |role| role.role),
            (&mut self.fits, |role| role.fit),
            (&mut self.relevances, |role| role.relevance),
        ];
        for (numbered, of) in numbers {
            numbered.clear();
            roles().for_each(|(role, ..)| numbered.add(of(role)));
        }
        self.held.fill(bodies.iter().flat_map(|body| std::iter::repeat_n(body.held(), body.rows())));
        self.gaps.fill(roles().map(|(_, gaps, _)| gaps));
        self.steps.fill(roles().map(|(.., steps)| steps));
    }
}

impl Encoder for Columns<'_> {
    fn table(&self, page: &Page) -> io::Result<EncodedTable> {
        self.spare.lend(Numbers::default, |numbers| self.group(page, numbers))
    }
}

impl Columns<'_> {
    fn group(&self, page: &Page, numbers: &mut Numbers) -> io::Result<EncodedTable> {
        let bodies: Vec<&Body> = page.entries.iter().filter_map(|e| e.outcome.body()).collect();
        let rows = bodies.iter().map(|body| body.rows()).sum();
        numbers.fill(&bodies);
        let Numbers { ranks, roles: role, fits, relevances, held, gaps, steps } = numbers;
        let skill = worded(|number, word| self.words.add_skill(number, word));
        let step = worded(|number, word| self.words.add_step(number, word));
        let decimal = |n: u32, bytes: &mut Vec<u8>| bytes.extend((f64::from(n) / 1e4).to_le_bytes());
        let columns = [
            texts(page, |entry| entry.id),
            ranks.chunk(|rank, bytes| bytes.extend(rank.to_le_bytes())),
            role.chunk(|role, bytes| binary(self.words.role(role).0, bytes)),
            role.chunk(|role, bytes| binary(self.words.role(role).1, bytes)),
            fits.chunk(decimal),
            relevances.chunk(decimal),
            held.chunk(&skill),
            gaps.chunk(&skill),
            steps.chunk(&step),
            flags(bodies.iter().flat_map(|body| std::iter::repeat_n(body.no_role_fits(), body.rows()))),
        ];
        let descriptors = self.descriptors.as_ref().map_err(|e| io::Error::other(e.to_string()))?;
        let names = (self.naming == Naming::Names).then(|| texts(page, |entry| entry.name));
        let pages = columns.into_iter().chain(names).zip(descriptors).map(|(chunk, d)| chunk.pages(d, rows));
        Ok(EncodedTable::Group(RowGroup { rows, columns: pages.collect::<io::Result<_>>()? }))
    }
}

/// A column of a row group: its distinct values, and the levels and numbers of its rows.
struct Chunk {
    dictionary: Vec<u8>,
    /// How many values the dictionary has; `None` where the values stand in the rows.
    distinct: Option<usize>,
    data: Vec<u8>,
    values: usize,
}

impl Chunk {
    fn pages(self, descriptor: &Descriptor, rows: usize) -> io::Result<Vec<CompressedPage>> {
        let Self { dictionary, distinct, data, values } = self;
        let header = DataPageHeader::V1(DataPageHeaderV1 {
            num_values: i32::try_from(values).map_err(io::Error::other)?,
            encoding: distinct.map_or(Encoding::Plain, |_| Encoding::RleDictionary).into(),
            definition_level_encoding: Encoding::Rle.into(),
            repetition_level_encoding: Encoding::Rle.into(),
            statistics: None,
        });
        let dictionary =
            distinct.map(|n| ParquetPage::Dict(DictPage::new(CowBuffer::Owned(dictionary), n, false)));
        let data = DataPage::new(header, CowBuffer::Owned(data), descriptor.clone(), rows);
        let zstd = CompressionOptions::Zstd(Some(ZstdLevel::try_new(ZSTD_LEVEL).map_err(io::Error::other)?));
        let pages = dictionary.into_iter().chain([ParquetPage::Data(data)]);
        pages.map(|page| compress(page, Vec::new(), zstd).map_err(failed)).collect()
    }
}

/// Writes words as values.
fn worded(add: impl Fn(u32, &mut String)) -> impl Fn(u32, &mut Vec<u8>) {
    move |number, bytes| {
        let mut word = String::new();
        add(number, &mut word);
        binary(&word, bytes);
    }
}

/// A text as a value: its length, then its bytes.
fn binary(text: &str, bytes: &mut Vec<u8>) {
    bytes.extend_from_slice(&u32::try_from(text.len()).unwrap_or(u32::MAX).to_le_bytes());
    bytes.extend_from_slice(text.as_bytes());
}

/// The ids, or the names: one of each profile, in as many rows as the profile has roles.
fn texts(page: &Page, of: fn(&Entry) -> Span) -> Chunk {
    let mut dictionary = Vec::new();
    let entries = page.entries.iter().filter_map(|e| Some((of(e), e.outcome.body()?.rows())));
    let mut runs = Vec::with_capacity(page.entries.len());
    for (id, rows) in entries {
        binary(id.of(&page.text), &mut dictionary);
        runs.push(rows);
    }
    let bits = width(u32::try_from(runs.len().saturating_sub(1)).unwrap_or(u32::MAX));
    let mut data = vec![bits];
    (0u32..).zip(&runs).for_each(|(id, rows)| repeat(id, *rows, bits, &mut data));
    Chunk { dictionary, distinct: Some(runs.len()), data, values: runs.iter().sum() }
}

/// A bit a row, from the lowest on.
fn flags(values: impl Iterator<Item = bool>) -> Chunk {
    let (mut data, mut rows) = (Vec::new(), 0);
    for value in values {
        if rows % 8 == 0 {
            data.push(0);
        }
        if let Some(byte) = data.last_mut() {
            *byte |= u8::from(value) << (rows % 8);
        }
        rows += 1;
    }
    Chunk { dictionary: Vec::new(), distinct: None, data, values: rows }
}

/// Values as the numbers of a dictionary in order of first appearance.
#[derive(Default)]
struct Numbered {
    places: Vec<u32>,
    distinct: Vec<u32>,
    numbers: Vec<u32>,
}

impl Numbered {
    /// Forgets the values.
    fn clear(&mut self) {
        self.distinct.drain(..).for_each(|value| self.places[value as usize] = 0);
        self.numbers.clear();
    }

    /// Places are kept by value, one more than the place: the values are small numbers.
    fn add(&mut self, value: u32) {
        let at = value as usize;
        if at >= self.places.len() {
            self.places.resize(at + 1, 0);
        }
        let place = &mut self.places[at];
        if *place == 0 {
            self.distinct.push(value);
            *place = u32::try_from(self.distinct.len()).unwrap_or(u32::MAX);
        }
        self.numbers.push(*place - 1);
    }

    fn write(&self, data: &mut Vec<u8>) {
        let bits = width(u32::try_from(self.distinct.len().saturating_sub(1)).unwrap_or(u32::MAX));
        data.push(bits);
        pack(self.numbers.iter().copied(), bits, data);
    }

    fn dictionary(&self, mut write: impl FnMut(u32, &mut Vec<u8>)) -> Vec<u8> {
        let mut dictionary = Vec::new();
        self.distinct.iter().for_each(|value| write(*value, &mut dictionary));
        dictionary
    }

    fn chunk(&self, write: impl FnMut(u32, &mut Vec<u8>)) -> Chunk {
        let mut data = Vec::new();
        self.write(&mut data);
        let values = self.numbers.len();
        let distinct = Some(self.distinct.len());
        Chunk { dictionary: self.dictionary(write), distinct, data, values }
    }
}

/// Lists of values.
#[derive(Default)]
struct Lists {
    items: Numbered,
    /// By value, an empty list among them: 1 where a list goes on.
    repetitions: Vec<u8>,
    /// The same: 0 for an empty list.
    definitions: Vec<u8>,
}

impl Lists {
    /// Takes these lists in place of those before.
    fn fill<'a>(&mut self, lists: impl Iterator<Item = &'a [u32]>) {
        self.items.clear();
        self.repetitions.clear();
        self.definitions.clear();
        for list in lists {
            list.iter().for_each(|value| self.items.add(*value));
            self.repetitions.push(0);
            self.definitions.push(u8::from(!list.is_empty()));
            let more = self.repetitions.len() + list.len().saturating_sub(1);
            self.repetitions.resize(more, 1);
            self.definitions.resize(more, 1);
        }
    }

    fn chunk(&self, write: impl FnMut(u32, &mut Vec<u8>)) -> Chunk {
        let mut data = Vec::new();
        let values = self.repetitions.len();
        with_length(&mut data, |bytes| pack_bits(&self.repetitions, bytes));
        with_length(&mut data, |bytes| {
            if self.definitions.contains(&0) {
                pack_bits(&self.definitions, bytes)
            } else {
                repeat(1, values, 1, bytes)
            }
        });
        self.items.write(&mut data);
        let distinct = Some(self.items.distinct.len());
        Chunk { dictionary: self.items.dictionary(write), distinct, data, values }
    }
}
