//! Where a text points: a vector of unit length in eight bits a number.

use serde::{Deserialize, Serialize};

/// Where a text or a skill points; nowhere when it has no known word.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Direction {
    /// What the numbers are to be multiplied by.
    scale: f32,
    numbers: Vec<i8>,
}

impl Direction {
    /// Where a sum of vectors points.
    #[must_use]
    pub fn of(sum: &[f32]) -> Self {
        let length = sum.iter().map(|x| x * x).sum::<f32>().sqrt();
        let largest = sum.iter().fold(0.0f32, |most, x| most.max(x.abs()));
        if !(length.is_finite() && length > 0.0) {
            return Self::default();
        }
        // At most 127 by construction.
        let numbers = sum.iter().map(|x| rounded(x * 127.0 / largest)).collect();
        Self { scale: largest / (127.0 * length), numbers }
    }

    /// What the numbers are to be multiplied by.
    #[must_use]
    pub fn scale(&self) -> f32 {
        self.scale
    }

    /// The numbers; none when it points nowhere.
    #[must_use]
    pub fn numbers(&self) -> &[i8] {
        &self.numbers
    }

    /// The numbers in 16 bits each.
    pub(crate) fn widened(&self) -> Vec<i16> {
        self.numbers.iter().copied().map(i16::from).collect()
    }

    /// Whether it points nowhere.
    #[must_use]
    pub fn is_nowhere(&self) -> bool {
        self.numbers.is_empty()
    }

    /// Adds it to a sum.
    pub fn add_to(&self, sum: &mut [f32]) {
        for (sum, number) in sum.iter_mut().zip(&self.numbers) {
            *sum += self.scale * f32::from(*number);
        }
    }

    /// The cosine of the angle between two directions, 0 where one points nowhere.
    #[must_use]
    pub fn cosine(&self, other: &Self) -> f32 {
        product(&self.numbers, &other.numbers) as f32 * self.scale * other.scale
    }
}

/// What `round` gives, without a call of the system's library for each number.
pub(crate) fn rounded(x: f32) -> i8 {
    let whole = x as i32;
    let rest = x - whole as f32;
    (whole + i32::from(rest >= 0.5) - i32::from(rest <= -0.5)) as i8
}

/// The sum of the products of the numbers in pairs.
pub(crate) fn product(a: &[i8], b: &[i8]) -> i32 {
    a.iter().zip(b).map(|(a, b)| i32::from(i16::from(*a) * i16::from(*b))).sum()
}

/// The same of numbers that were [widened](Direction::widened): half the instructions, since two products of 16 bits and
/// their sum are one (pmaddwd). It is worth its while where one direction meets hundreds.
pub(crate) fn product_of_wide(a: &[i16], b: &[i8]) -> i32 {
    a.iter().zip(b).map(|(a, b)| i32::from(*a) * i32::from(i16::from(*b))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_as_the_library_rounds_them() {
        for step in -127_000..=127_000 {
            let x = step as f32 / 1000.0;
            for x in [x, x.next_up(), x.next_down()] {
                assert_eq!(rounded(x), x.round() as i8, "{x}");
            }
        }
    }
}
