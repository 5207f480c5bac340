//! Limits how much of a PDF document is decoded; every use of a stream counts, encrypted or not.

use super::filters::{Failure, Params, applied};
use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, Number, Object, Stream};
use std::borrow::Cow;

/// The most bytes read and decoded per document. The pages of a resume with their fonts' character maps take
/// a few hundred thousand; pictures and embedded fonts are not decoded.
const MAX_DECODED: usize = 24 << 20;

/// The most bytes of one stream, or of the joined content of a page.
pub(super) const MAX_CONTENT: usize = 8 << 20;

/// The least cost of examining an object.
const OBJECT: usize = 64;

/// The most filters of a stream; programs use one or two.
pub(super) const MOST_FILTERS: usize = 4;

/// The document exceeds the limits of any resume.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooMuch;

/// The bytes that may still be decoded.
#[derive(Debug)]
pub(super) struct Budget {
    left: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { left: MAX_DECODED }
    }
}

impl Budget {
    /// Takes this many bytes.
    pub(super) fn take(&mut self, bytes: usize) -> Result<(), TooMuch> {
        self.left = self.left.checked_sub(bytes).ok_or(TooMuch)?;
        Ok(())
    }

    /// Takes the cost of examining a dictionary.
    pub(super) fn look(&mut self, dict: &Dict<'_>) -> Result<(), TooMuch> {
        self.take(OBJECT + dict.data().len())
    }

    /// The content of a stream, at most this many bytes; `None` if it cannot be decoded.
    pub(super) fn decoded(&mut self, stream: &Stream<'_>, most: usize) -> Result<Option<Vec<u8>>, TooMuch> {
        self.look(stream.dict())?;
        let filters = stream.filters();
        let elsewhere =
            matches!(stream.dict().get::<Object<'_>>("F"), Some(Object::String(_) | Object::Dict(_)));
        if filters.len() > MOST_FILTERS || elsewhere {
            return Ok(None);
        }
        let mut data = stream.raw_data();
        self.take(data.len())?;
        for (place, filter) in filters.iter().enumerate() {
            if place == 0 && *filter == Filter::Crypt {
                continue;
            }
            let most = most.min(self.left);
            match applied(*filter, &data, &params(stream.dict(), place), most) {
                Ok(decoded) => data = Cow::Owned(decoded),
                Err(Failure::Unreadable) => return Ok(None),
                Err(Failure::TooLong) => return Err(TooMuch),
            }
            self.take(data.len())?;
        }
        if data.len() > most { Err(TooMuch) } else { Ok(Some(data.into_owned())) }
    }
}

/// The parameters of the filter at this index.
fn params(dict: &Dict<'_>, place: usize) -> Params {
    let usual = Params::default();
    let of = |key: &str| match dict.get::<Object<'_>>(key)? {
        Object::Dict(own) => Some(own),
        Object::Array(array) => own_params(&array, place),
        _ => None,
    };
    let Some(own) = of("DP").or_else(|| of("DecodeParms")) else { return usual };
    let number = |key: &str, usual: usize| {
        own.get::<Number>(key).map_or(usual, |n| usize::try_from(n.as_i64()).unwrap_or(usual))
    };
    Params {
        predictor: number("Predictor", usual.predictor),
        colors: number("Colors", usual.colors),
        bits: number("BitsPerComponent", usual.bits),
        columns: number("Columns", usual.columns),
        early: number("EarlyChange", 1) != 0,
    }
}

fn own_params<'a>(array: &Array<'a>, place: usize) -> Option<Dict<'a>> {
    array.iter::<Object<'a>>().nth(place)?.into_dict()
}
