//! Directions: vectors of unit length with eight bits per component.

use serde::{Deserialize, Serialize};

/// The direction of a text or a skill; empty if it has no known word.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Direction {
    /// The factor for the components.
    scale: f32,
    numbers: Vec<i8>,
}

impl Direction {
    /// The direction of a sum of vectors.
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

    /// The factor for the components.
    #[must_use]
    pub fn scale(&self) -> f32 {
        self.scale
    }

    /// The components; empty if there is no direction.
    #[must_use]
    pub fn numbers(&self) -> &[i8] {
        &self.numbers
    }

    /// The components as 16-bit numbers.
    pub(crate) fn widened(&self) -> Vec<i16> {
        self.numbers.iter().copied().map(i16::from).collect()
    }

    /// Whether there is no direction.
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

    /// The cosine of two directions; 0 if either has none.
    #[must_use]
    pub fn cosine(&self, other: &Self) -> f32 {
        product(&self.numbers, &other.numbers) as f32 * self.scale * other.scale
    }
}

/// The same as `round`, without calling the system library for each number.
pub(crate) fn rounded(x: f32) -> i8 {
    let whole = x as i32;
    let rest = x - whole as f32;
    (whole + i32::from(rest >= 0.5) - i32::from(rest <= -0.5)) as i8
}

/// The dot product.
pub(crate) fn product(a: &[i8], b: &[i8]) -> i32 {
    a.iter().zip(b).map(|(a, b)| i32::from(i16::from(*a) * i16::from(*b))).sum()
}

/// The dot product with [widened](Direction::widened) numbers: half the instructions, since one (pmaddwd)
/// multiplies two pairs and adds them. Worthwhile when one direction is compared with hundreds.
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
