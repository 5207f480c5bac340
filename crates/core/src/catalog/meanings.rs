//! The directions of skills in the space of word vectors: for each skill, that of the sum over its names.
//!
//! With many names, what they share dominates, and a single odd name counts for little. Only English names
//! are used.

use super::{Skill, SkillId};
use crate::text::{fold, words};
use crate::vectors::{Direction, WordVectors};

/// The directions of a catalogue's skills, by index.
#[derive(Debug, Clone, Default)]
pub struct Meanings {
    /// The fingerprint of the vector table they were made with.
    table: u64,
    dims: usize,
    scales: Vec<f32>,
    /// The components of each skill; zeros for skills without a direction.
    numbers: Vec<i8>,
}

impl Meanings {
    /// An empty list for a vector table with this fingerprint and number of dimensions.
    #[must_use]
    pub fn new(table: u64, dims: usize) -> Self {
        Self { table, dims, ..Self::default() }
    }

    /// Computes the directions of these skills with the compiled-in table.
    #[must_use]
    pub fn of(skills: &[Skill]) -> Self {
        let table = WordVectors::builtin();
        let mut meanings = Self::new(table.fingerprint(), table.dims());
        for skill in skills {
            let direction = direction(table, skill);
            meanings.push(direction.scale(), direction.numbers());
        }
        meanings
    }

    /// Adds the next skill; a wrong number of components means no direction.
    pub fn push(&mut self, scale: f32, numbers: &[i8]) {
        let to = self.numbers.len() + self.dims;
        let fits = numbers.len() == self.dims && scale.is_finite();
        self.scales.push(if fits { scale } else { 0.0 });
        self.numbers.extend_from_slice(if fits { numbers } else { &[] });
        self.numbers.resize(to, 0);
    }

    /// The [fingerprint](WordVectors::fingerprint) of the vector table they were made with.
    #[must_use]
    pub fn table(&self) -> u64 {
        self.table
    }

    /// The number of dimensions.
    #[must_use]
    pub fn dims(&self) -> usize {
        self.dims
    }

    /// The number of skills.
    #[must_use]
    pub fn len(&self) -> usize {
        self.scales.len()
    }

    /// Whether there are no skills, or no vector table.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// The direction of a skill: the factor for its components, and the components.
    #[must_use]
    pub fn get(&self, skill: SkillId) -> (f32, &[i8]) {
        let from = skill.index() * self.dims;
        let numbers = self.numbers.get(from..from + self.dims).unwrap_or_default();
        (self.scales.get(skill.index()).copied().unwrap_or(0.0), numbers)
    }

    /// Whether they belong to this many skills and were made with the compiled-in table.
    pub(super) fn is_current(&self, skills: usize) -> bool {
        let table = WordVectors::builtin();
        self.table == table.fingerprint() && self.dims == table.dims() && self.len() == skills
    }
}

fn direction(table: &WordVectors<'_>, skill: &Skill) -> Direction {
    let mut sum = vec![0.0; table.dims()];
    for name in std::iter::once(&skill.label).chain(&skill.alt_labels) {
        table.direction(words(&fold(name))).add_to(&mut sum);
    }
    Direction::of(&sum)
}
