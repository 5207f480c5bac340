//! Lists of numbers stored as little-endian bytes: unpacking takes two instructions per number instead of
//! twenty. Used for data that is unpacked at every start.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serializer};

/// A number, or a few numbers.
pub(crate) trait Raw: Sized {
    /// Its size in bytes.
    const SIZE: usize;

    /// Appends its bytes.
    fn put(&self, bytes: &mut Vec<u8>);

    /// Reads it from its bytes.
    fn get(bytes: &[u8]) -> Self;
}

macro_rules! raw_numbers {
    ($($number:ty),*) => {$(
        impl Raw for $number {
            const SIZE: usize = size_of::<Self>();

            fn put(&self, bytes: &mut Vec<u8>) {
                bytes.extend_from_slice(&self.to_le_bytes());
            }

            fn get(bytes: &[u8]) -> Self {
                Self::from_le_bytes(bytes.first_chunk().copied().unwrap_or_default())
            }
        }
    )*};
}

raw_numbers!(u8, u16, u32, u64, f32);

impl<A: Raw, B: Raw> Raw for (A, B) {
    const SIZE: usize = A::SIZE + B::SIZE;

    fn put(&self, bytes: &mut Vec<u8>) {
        self.0.put(bytes);
        self.1.put(bytes);
    }

    fn get(bytes: &[u8]) -> Self {
        (A::get(bytes), B::get(bytes.get(A::SIZE..).unwrap_or_default()))
    }
}

/// Packs a list.
pub(crate) fn serialize<T: Raw, S: Serializer>(list: &[T], serializer: S) -> Result<S::Ok, S::Error> {
    let mut bytes = Vec::with_capacity(list.len() * T::SIZE);
    list.iter().for_each(|each| each.put(&mut bytes));
    serializer.serialize_bytes(&bytes)
}

/// Unpacks a list.
pub(crate) fn deserialize<'de, T: Raw, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let bytes: &[u8] = Deserialize::deserialize(deserializer)?;
    if bytes.len().is_multiple_of(T::SIZE) {
        Ok(bytes.chunks_exact(T::SIZE).map(T::get).collect())
    } else {
        Err(D::Error::custom("a list of numbers is cut short"))
    }
}

/// A list stored this way.
pub(crate) struct List<T>(pub(crate) Vec<T>);

impl<'de, T: Raw> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer).map(Self)
    }
}

/// The same, borrowed.
pub(crate) struct Slice<'l, T>(pub(crate) &'l [T]);

impl<T: Raw> serde::Serialize for Slice<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self.0, serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_come_out_as_they_went_in() {
        let numbers = [(0u32, 0.5f32), (u32::MAX, -1.0), (7, f32::MIN_POSITIVE)];
        let packed = postcard::to_allocvec(&Slice(&numbers)).unwrap();
        let List(unpacked): List<(u32, f32)> = postcard::from_bytes(&packed).unwrap();
        assert_eq!(unpacked, numbers);
        assert!(postcard::from_bytes::<List<u64>>(&packed).is_ok());
        let three = postcard::to_allocvec(&Slice(&[1u8, 2, 3])).unwrap();
        assert!(postcard::from_bytes::<List<u32>>(&three).is_err());
    }
}
