//! The values of a column, each as text.

use super::Form;
use crate::batch::mentions::ITEM;
use crate::batch::parquet_in::{Conversion, Unit, Written};
use crate::batch::table::fold_name;
use polars_arrow::array::{
    Array, BinaryArray, BinaryViewArray, DictionaryArray, DictionaryKey, FixedSizeBinaryArray,
    FixedSizeListArray, ListArray, PrimitiveArray, StructArray, Utf8Array, Utf8ViewArray,
};
use polars_arrow::datatypes::{ArrowDataType, Field, IntegerType, PhysicalType, TimeUnit};
use polars_arrow::offset::{Offset, OffsetsBuffer};
use polars_arrow::types::{NativeType, PrimitiveType};
use std::ops::Range;

/// The names that the skill of a structure may have, the likeliest first.
const NAMES: [&str; 3] = ["skill", "name", "label"];

/// What stands beside it.
const LEVEL: &str = "level";

/// Why a row with such a value cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    NoText,
    NotANumber,
}

/// The values of a column of one batch.
pub(super) enum Values<'a> {
    One(Texts<'a>),
    /// Of an item its name, and its level where there is one.
    Named(Named<'a>),
    List {
        lists: Lists<'a>,
        items: Named<'a>,
    },
}

/// A text, with what stands beside it in a structure.
pub(super) struct Named<'a> {
    name: Texts<'a>,
    level: Option<Texts<'a>>,
}

/// Where the items of each row stand.
pub(super) enum Lists<'a> {
    Small(&'a ListArray<i32>),
    Large(&'a ListArray<i64>),
    Fixed(&'a FixedSizeListArray),
}

/// Values that are no lists.
pub(super) enum Texts<'a> {
    /// Nothing, or nothing that can be read; `check` has refused that before.
    Nothing,
    Small(&'a Utf8Array<i32>),
    Large(&'a Utf8Array<i64>),
    View(BinaryViewArray),
    SmallBytes(&'a BinaryArray<i32>),
    LargeBytes(&'a BinaryArray<i64>),
    ViewBytes(&'a BinaryViewArray),
    FixedBytes(&'a FixedSizeBinaryArray),
    /// As little-endian bytes.
    Number {
        array: &'a dyn Array,
        bytes: Bytes,
        conversion: Conversion,
    },
    Dictionary {
        array: &'a dyn Array,
        key: Key,
        values: Box<Texts<'a>>,
    },
}

/// Adds the number of a row.
type Bytes = fn(&dyn Array, usize, &mut Vec<u8>);

/// The place of a row's value in the dictionary.
type Key = fn(&dyn Array, usize) -> usize;

/// Whether a column of this type can be read; what it is called, if not.
pub(super) fn check(dtype: &ArrowDataType, form: Form) -> Result<(), &'static str> {
    let dtype = dtype.to_storage();
    let item = match dtype {
        ArrowDataType::Map(..) => return Err("a map"),
        ArrowDataType::List(item)
        | ArrowDataType::LargeList(item)
        | ArrowDataType::FixedSizeList(item, _) => Some(item.dtype.to_storage()),
        _ => None,
    };
    match (item, form) {
        (Some(_), Form::Text) => Err("a list"),
        (
            Some(ArrowDataType::List(_) | ArrowDataType::LargeList(_) | ArrowDataType::FixedSizeList(..)),
            _,
        ) => Err("a list of lists"),
        (Some(ArrowDataType::Map(..)), _) => Err("a list of maps"),
        (Some(ArrowDataType::Struct(fields)), Form::Listed) => match name_of(fields) {
            Some(_) => Ok(()),
            None => Err("a list of structures without a text 'skill' or 'name'"),
        },
        (Some(ArrowDataType::Struct(_)), _) => Err("a list of structures"),
        (Some(item), _) => conversion(item).map(|_| ()),
        (None, _) => match (dtype, form) {
            (ArrowDataType::Struct(fields), Form::Listed) => match name_of(fields) {
                Some(_) => Ok(()),
                None => Err("a structure without a text 'skill' or 'name'"),
            },
            (ArrowDataType::Struct(_), _) => Err("a structure"),
            _ => conversion(dtype).map(|_| ()),
        },
    }
}

/// How single values become text; what they are called where they do not.
fn conversion(dtype: &ArrowDataType) -> Result<Conversion, &'static str> {
    use ArrowDataType as T;
    Ok(match dtype.to_storage() {
        T::Null | T::Utf8 | T::LargeUtf8 | T::Utf8View => Conversion::Text,
        T::Binary | T::LargeBinary | T::BinaryView | T::FixedSizeBinary(_) => Conversion::Bytes,
        T::Int8 | T::Int16 | T::Int32 | T::Int64 => Conversion::Signed,
        T::UInt8 | T::UInt16 | T::UInt32 | T::UInt64 => Conversion::Unsigned,
        T::Float32 | T::Float64 => Conversion::Float,
        T::Decimal(_, scale) | T::Decimal32(_, scale) | T::Decimal64(_, scale) => {
            Conversion::Decimal { scale: *scale, big_end_first: false }
        }
        T::Date32 => Conversion::Date,
        T::Date64 => Conversion::Timestamp { unit: Unit::Milli, utc: false },
        T::Timestamp(unit, zone) => Conversion::Timestamp { unit: unit_of(*unit), utc: zone.is_some() },
        T::Time32(unit) | T::Time64(unit) => Conversion::Time(unit_of(*unit)),
        T::Dictionary(_, values, _) => match values.to_storage() {
            T::Dictionary(..) => return Err("a dictionary of dictionaries"),
            values => conversion(values)?,
        },
        T::Boolean => return Err("boolean"),
        T::Interval(_) => return Err("an interval"),
        T::Duration(_) => return Err("a duration"),
        T::Struct(_) => return Err("a structure"),
        _ => return Err("of a type that holds no text"),
    })
}

/// Seconds are read as milliseconds.
fn unit_of(unit: TimeUnit) -> Unit {
    match unit {
        TimeUnit::Second | TimeUnit::Millisecond => Unit::Milli,
        TimeUnit::Microsecond => Unit::Micro,
        TimeUnit::Nanosecond => Unit::Nano,
    }
}

/// The place of the skill's name among the fields of a structure.
fn name_of(fields: &[Field]) -> Option<usize> {
    NAMES.into_iter().find_map(|name| text_of(fields, name))
}

fn text_of(fields: &[Field], name: &str) -> Option<usize> {
    let at = fields.iter().position(|field| fold_name(&field.name) == name)?;
    let conversion = fields.get(at).and_then(|field| conversion(&field.dtype).ok());
    matches!(conversion, Some(Conversion::Text | Conversion::Bytes)).then_some(at)
}

impl<'a> Values<'a> {
    /// The values of a column that was checked.
    pub(super) fn of(column: &'a dyn Array, form: Form) -> Self {
        let any = column.as_any();
        let lists = match column.dtype().to_storage() {
            ArrowDataType::List(_) => any.downcast_ref().map(Lists::Small),
            ArrowDataType::LargeList(_) => any.downcast_ref().map(Lists::Large),
            ArrowDataType::FixedSizeList(..) => any.downcast_ref().map(Lists::Fixed),
            _ => None,
        };
        match lists {
            Some(lists) => Self::List { items: Named::of(lists.items()), lists },
            None if form == Form::Listed => Self::Named(Named::of(column)),
            None => Self::One(Texts::of(column)),
        }
    }

    /// Adds the text of a row's value; nothing where there is none.
    pub(super) fn write(&self, row: usize, text: &mut String) -> Option<Trouble> {
        match self {
            Self::One(texts) => trouble(texts.write(row, text)?),
            Self::Named(named) => named.write(row, text),
            Self::List { lists, items } => {
                let (mut trouble, mut item) = (None, String::new());
                for at in lists.range(row) {
                    item.clear();
                    trouble = trouble.or(items.write(at, &mut item));
                    text.push(ITEM);
                    push_item(&item, text);
                }
                trouble
            }
        }
    }
}

/// Adds an item, in which nothing may look as if another one began.
fn push_item(item: &str, text: &mut String) {
    for (at, part) in item.split(ITEM).enumerate() {
        text.push_str(if at > 0 { " " } else { "" });
        text.push_str(part);
    }
}

fn trouble(written: Written) -> Option<Trouble> {
    match written {
        Written::Text => None,
        Written::NoText => Some(Trouble::NoText),
        Written::NotANumber => Some(Trouble::NotANumber),
    }
}

impl<'a> Lists<'a> {
    fn items(&self) -> &'a dyn Array {
        match self {
            Self::Small(array) => &**array.values(),
            Self::Large(array) => &**array.values(),
            Self::Fixed(array) => &**array.values(),
        }
    }

    /// Where the items of a row stand; nowhere for a row without a list.
    fn range(&self, row: usize) -> Range<usize> {
        match self {
            Self::Small(array) if array.is_valid(row) => between(array.offsets(), row),
            Self::Large(array) if array.is_valid(row) => between(array.offsets(), row),
            Self::Fixed(array) if array.is_valid(row) => row * array.size()..(row + 1) * array.size(),
            _ => 0..0,
        }
    }
}

fn between<O: Offset>(offsets: &OffsetsBuffer<O>, row: usize) -> Range<usize> {
    let at = |row: usize| offsets.buffer().get(row).map_or(0, O::to_usize);
    at(row)..at(row + 1)
}

impl<'a> Named<'a> {
    fn of(column: &'a dyn Array) -> Self {
        let structure = column.as_any().downcast_ref::<StructArray>();
        let Some(structure) = structure else { return Self { name: Texts::of(column), level: None } };
        let column = |at: usize| structure.values().get(at).map(|column| Texts::of(&**column));
        let name = name_of(structure.fields()).and_then(column).unwrap_or(Texts::Nothing);
        Self { name, level: text_of(structure.fields(), LEVEL).and_then(column) }
    }

    /// A level without a name says nothing.
    fn write(&self, row: usize, text: &mut String) -> Option<Trouble> {
        let start = text.len();
        let mut found = trouble(self.name.write(row, text)?);
        let Some(level) = self.level.as_ref().filter(|_| text.len() > start) else { return found };
        let end = text.len();
        text.push_str(" (");
        let written = level.write(row, text);
        found = found.or(written.and_then(trouble));
        if text.len() > end + 2 {
            text.push(')')
        } else {
            text.truncate(end)
        }
        found
    }
}

impl<'a> Texts<'a> {
    fn of(column: &'a dyn Array) -> Self {
        use ArrowDataType as T;
        let any = column.as_any();
        let found = match column.dtype().to_storage() {
            T::Utf8 => any.downcast_ref().map(Self::Small),
            T::LargeUtf8 => any.downcast_ref().map(Self::Large),
            T::Utf8View => any.downcast_ref().map(|array: &Utf8ViewArray| Self::View(array.to_binview())),
            T::Binary => any.downcast_ref().map(Self::SmallBytes),
            T::LargeBinary => any.downcast_ref().map(Self::LargeBytes),
            T::BinaryView => any.downcast_ref().map(Self::ViewBytes),
            T::FixedSizeBinary(_) => any.downcast_ref().map(Self::FixedBytes),
            T::Dictionary(keys, ..) => Some(Self::dictionary(column, *keys)),
            T::Null => None,
            dtype => conversion(dtype).ok().map(|conversion| Self::number(column, conversion)),
        };
        found.unwrap_or(Self::Nothing)
    }

    fn number(column: &'a dyn Array, conversion: Conversion) -> Self {
        let (dtype, kind) = (column.dtype(), column.dtype().to_physical_type());
        let bytes = match (dtype.to_storage(), kind) {
            (ArrowDataType::Timestamp(TimeUnit::Second, _) | ArrowDataType::Time32(TimeUnit::Second), _) => {
                Some(thousands_of as Bytes)
            }
            (_, PhysicalType::Primitive(primitive)) => bytes_by(primitive),
            _ => None,
        };
        bytes.map_or(Self::Nothing, |bytes| Self::Number { array: column, bytes, conversion })
    }

    fn dictionary(column: &'a dyn Array, keys: IntegerType) -> Self {
        match keys {
            IntegerType::Int8 => Self::keyed::<i8>(column),
            IntegerType::Int16 => Self::keyed::<i16>(column),
            IntegerType::Int32 => Self::keyed::<i32>(column),
            IntegerType::Int64 => Self::keyed::<i64>(column),
            IntegerType::UInt8 => Self::keyed::<u8>(column),
            IntegerType::UInt16 => Self::keyed::<u16>(column),
            IntegerType::UInt32 => Self::keyed::<u32>(column),
            IntegerType::UInt64 => Self::keyed::<u64>(column),
            IntegerType::Int128 | IntegerType::UInt128 => Self::Nothing,
        }
    }

    fn keyed<K: DictionaryKey>(column: &'a dyn Array) -> Self {
        let Some(dictionary) = column.as_any().downcast_ref::<DictionaryArray<K>>() else {
            return Self::Nothing;
        };
        let values = Box::new(Self::of(&**dictionary.values()));
        Self::Dictionary { array: column, key: key_of::<K>, values }
    }

    /// Adds the text of a value; `None` where there is none.
    fn write(&self, row: usize, text: &mut String) -> Option<Written> {
        // What other programs call text need not be UTF-8; whoever would trust them might read anything.
        match self {
            Self::Nothing => None,
            Self::Small(array) => plain(*array, row, array.values().get(between(array.offsets(), row)), text),
            Self::Large(array) => plain(*array, row, array.values().get(between(array.offsets(), row)), text),
            Self::View(array) => {
                (row < array.len()).then(|| array.get(row))?.map(|value| Conversion::Text.write(value, text))
            }
            Self::SmallBytes(array) => {
                bytes(*array, row, array.values().get(between(array.offsets(), row)), text)
            }
            Self::LargeBytes(array) => {
                bytes(*array, row, array.values().get(between(array.offsets(), row)), text)
            }
            Self::ViewBytes(array) => {
                (row < array.len()).then(|| array.get(row))?.map(|value| Conversion::Bytes.write(value, text))
            }
            Self::FixedBytes(array) => {
                (row < array.len()).then(|| array.get(row))?.map(|value| Conversion::Bytes.write(value, text))
            }
            Self::Number { array, bytes, conversion } => {
                if row >= array.len() || array.is_null(row) {
                    return None;
                }
                let mut value = Vec::with_capacity(16);
                bytes(*array, row, &mut value);
                Some(conversion.write(&value, text))
            }
            Self::Dictionary { array, key, values } => {
                let there = row < array.len() && array.is_valid(row);
                there.then(|| values.write(key(*array, row), text)).flatten()
            }
        }
    }
}

fn plain(array: &dyn Array, row: usize, value: Option<&[u8]>, text: &mut String) -> Option<Written> {
    (row < array.len() && array.is_valid(row))
        .then(|| Conversion::Text.write(value.unwrap_or_default(), text))
}

fn bytes(array: &dyn Array, row: usize, value: Option<&[u8]>, text: &mut String) -> Option<Written> {
    (row < array.len() && array.is_valid(row))
        .then(|| Conversion::Bytes.write(value.unwrap_or_default(), text))
}

/// How numbers of this kind are read.
fn bytes_by(primitive: PrimitiveType) -> Option<Bytes> {
    Some(match primitive {
        PrimitiveType::Int8 => bytes_of::<i8>,
        PrimitiveType::Int16 => bytes_of::<i16>,
        PrimitiveType::Int32 => bytes_of::<i32>,
        PrimitiveType::Int64 => bytes_of::<i64>,
        PrimitiveType::Int128 => bytes_of::<i128>,
        PrimitiveType::UInt8 => bytes_of::<u8>,
        PrimitiveType::UInt16 => bytes_of::<u16>,
        PrimitiveType::UInt32 => bytes_of::<u32>,
        PrimitiveType::UInt64 => bytes_of::<u64>,
        PrimitiveType::Float32 => bytes_of::<f32>,
        PrimitiveType::Float64 => bytes_of::<f64>,
        _ => return None,
    })
}

/// A number in four bytes or more, as the conversions want it.
fn bytes_of<T: NativeType>(array: &dyn Array, row: usize, to: &mut Vec<u8>) {
    let Some(value) =
        array.as_any().downcast_ref::<PrimitiveArray<T>>().and_then(|array| array.values().get(row))
    else {
        return;
    };
    let little_end_first = value.to_le_bytes();
    let little_end_first: &[u8] = little_end_first.as_ref();
    to.extend_from_slice(little_end_first);
    let signed = matches!(T::PRIMITIVE, PrimitiveType::Int8 | PrimitiveType::Int16);
    if signed || matches!(T::PRIMITIVE, PrimitiveType::UInt8 | PrimitiveType::UInt16) {
        let negative = signed && little_end_first.last().is_some_and(|byte| *byte >= 0x80);
        to.resize(8, if negative { 0xff } else { 0 });
    }
}

/// Seconds as milliseconds.
fn thousands_of(array: &dyn Array, row: usize, to: &mut Vec<u8>) {
    let any = array.as_any();
    let seconds =
        any.downcast_ref::<PrimitiveArray<i64>>().and_then(|array| array.values().get(row)).copied();
    let short = || {
        any.downcast_ref::<PrimitiveArray<i32>>()
            .and_then(|array| array.values().get(row))
            .map(|n| i64::from(*n))
    };
    to.extend_from_slice(&seconds.or_else(short).unwrap_or_default().saturating_mul(1000).to_le_bytes());
}

fn key_of<K: DictionaryKey>(array: &dyn Array, row: usize) -> usize {
    let keys = array.as_any().downcast_ref::<DictionaryArray<K>>();
    let key = keys.and_then(|array| array.keys().values().get(row).copied());
    // A key that is none leads nowhere.
    key.and_then(|key| key.try_into().ok()).unwrap_or(usize::MAX)
}
