//! Finds the skills whose vectors point in the direction of a mention.
//!
//! The components of a direction are sorted by how much they tell, so the first few identify the skills worth
//! a full comparison.

use super::clause::Part;
use crate::catalog::{Catalog, Meanings, SkillId};
use crate::text::words;
use crate::vectors::{Direction, WordVectors, product, product_of_wide, rounded};
use std::sync::{Arc, OnceLock};

/// The number of components compared first.
const COARSE: usize = 16;
/// The number of skills compared together. With fewer than 64, the compiler vectorises over components
/// instead of skills and loads each factor separately, which takes seven times as long.
const BLOCK: usize = 64;
/// The number of skills skipped together if none is promising.
const FEW: usize = 16;
/// The factor for a direction of unit length, and the resulting limit for components, so that sums of
/// [`COARSE`] products fit in 16 bits.
const UNIT: f32 = 64.0;
const LARGEST: f32 = 45.0;
/// The number of skills compared fully for each one wanted.
const MORE: usize = 6;

/// A skill with its cosine.
type Near = (f32, SkillId);

/// Memory for [`Space::points`].
#[derive(Debug, Default)]
pub(super) struct Points {
    /// The components of the skill.
    wide: Vec<i16>,
    points: Vec<f32>,
}

/// The first components of several skills: for each component, those of all skills.
type Block = [[i16; BLOCK]; COARSE];

/// The directions of a catalogue's skills.
#[derive(Debug)]
pub(super) struct Space {
    meanings: Arc<Meanings>,
    coarse: OnceLock<Vec<Block>>,
}

impl Space {
    pub(super) fn new(catalog: &Catalog) -> Self {
        Self { meanings: Arc::clone(catalog.meanings()), coarse: OnceLock::new() }
    }

    /// The number of skills.
    pub(super) fn len(&self) -> usize {
        self.meanings.len()
    }

    /// The direction of a folded text; none if half of its letters are in unknown words, because in "qwzxv
    /// python" the rest does not represent the whole.
    pub(super) fn direction(folded: &str) -> Direction {
        let table = WordVectors::builtin();
        let letters = |words: &mut dyn Iterator<Item = &str>| words.map(str::len).sum::<usize>();
        let known = letters(&mut words(folded).filter(|word| table.find(word).is_some()));
        if 2 * known > letters(&mut words(folded)) {
            table.direction(words(folded))
        } else {
            Direction::default()
        }
    }

    /// Adds the direction of a skill to a sum.
    pub(super) fn add_to(&self, skill: SkillId, sum: &mut [f32]) {
        let (scale, numbers) = self.meanings.get(skill);
        sum.iter_mut().zip(numbers).for_each(|(sum, number)| *sum += scale * f32::from(*number));
    }

    /// The cosine of a skill with a text, in [-1,1].
    pub(super) fn cosine(&self, direction: &Direction, skill: SkillId) -> f32 {
        let (scale, numbers) = self.meanings.get(skill);
        product(direction.numbers(), numbers) as f32 * direction.scale() * scale
    }

    /// The component of each word's vector in the direction of a skill, in the given memory.
    pub(super) fn points<'p>(&self, skill: SkillId, parts: &[Part], memory: &'p mut Points) -> &'p [f32] {
        let Points { wide, points } = memory;
        let (scale, numbers) = self.meanings.get(skill);
        wide.clear();
        wide.extend(numbers.iter().copied().map(i16::from));
        let table = WordVectors::builtin();
        points.clear();
        points.extend(
            parts.iter().map(|part| part.place.map_or(0.0, |place| scale * table.product(place, wide))),
        );
        points
    }

    /// The skills with the highest cosine to a text, best first.
    pub(super) fn nearest(&self, direction: &Direction, most: usize) -> Vec<Near> {
        if direction.is_nowhere() || most == 0 {
            return Vec::new();
        }
        let first = beginning(direction.scale(), direction.numbers());
        let mut best = Promising::new(MORE * most);
        for (block, from) in self.coarse().iter().zip((0u32..).step_by(BLOCK)) {
            let products = products(&first, block);
            for (some, from) in products.chunks(FEW).zip((from..).step_by(FEW)) {
                if some.iter().any(|product| *product > best.least) {
                    some.iter().zip(from..).for_each(|(product, skill)| best.add(*product, skill));
                }
            }
        }
        let wide = direction.widened();
        let cosine = |skill: SkillId| {
            let (scale, numbers) = self.meanings.get(skill);
            product_of_wide(&wide, numbers) as f32 * direction.scale() * scale
        };
        let exact = best.finish().filter(|skill| skill.index() < self.meanings.len());
        let mut near: Vec<Near> = exact.map(|skill| (cosine(skill), skill)).collect();
        let nearer = |a: &Near, b: &Near| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        if near.len() > most {
            near.select_nth_unstable_by(most, nearer);
            near.truncate(most);
        }
        near.sort_unstable_by(nearer);
        near
    }

    /// Builds what is otherwise built when a text is first compared with skills.
    pub(super) fn prepare(&self) {
        self.coarse();
    }

    fn coarse(&self) -> &[Block] {
        self.coarse.get_or_init(|| {
            let mut blocks = vec![[[0; BLOCK]; COARSE]; self.meanings.len().div_ceil(BLOCK)];
            for (at, skill) in (0..self.meanings.len()).zip(0u32..) {
                let (scale, numbers) = self.meanings.get(SkillId(skill));
                let first = beginning(scale, numbers);
                let block = &mut blocks[at / BLOCK];
                first.iter().zip(block).for_each(|(number, all)| all[at % BLOCK] = *number);
            }
            blocks
        })
    }
}

/// The first components of a direction in a few bits each; zeros for missing ones.
fn beginning(scale: f32, numbers: &[i8]) -> [i16; COARSE] {
    let mut first = [0; COARSE];
    for (to, number) in first.iter_mut().zip(numbers) {
        *to = i16::from(rounded((f32::from(*number) * scale * UNIT).clamp(-LARGEST, LARGEST)));
    }
    first
}

/// The dot products with each skill of a block, four components at a time, so that sums are loaded and stored
/// a quarter as often.
fn products(first: &[i16; COARSE], block: &Block) -> [i16; BLOCK] {
    let mut sums = [0i16; BLOCK];
    let (fours, _) = first.as_chunks::<4>();
    let (rows, _) = block.as_chunks::<4>();
    for ([a, b, c, d], [of_a, of_b, of_c, of_d]) in fours.iter().zip(rows) {
        for (at, sum) in sums.iter_mut().enumerate() {
            let products = a.wrapping_mul(of_a[at]).wrapping_add(b.wrapping_mul(of_b[at]));
            let more = c.wrapping_mul(of_c[at]).wrapping_add(d.wrapping_mul(of_d[at]));
            *sum = sum.wrapping_add(products).wrapping_add(more);
        }
    }
    sums
}

/// Keeps the best of many without sorting all.
struct Promising {
    most: usize,
    /// A dot product above the bitwise complement of its skill, so that the larger number is the larger
    /// product or, on ties, the smaller skill. Numbers are compared twice as fast as pairs.
    kept: Vec<u64>,
    least: i16,
}

impl Promising {
    fn new(most: usize) -> Self {
        Self { most, kept: Vec::with_capacity(3 * most), least: 0 }
    }

    fn add(&mut self, product: i16, skill: u32) {
        if product > self.least {
            self.kept.push(u64::from(product.cast_unsigned()) << 32 | u64::from(!skill));
            if self.kept.len() == 3 * self.most {
                self.shrink();
            }
        }
    }

    fn shrink(&mut self) {
        if self.kept.len() > self.most {
            let (_, last, _) = self.kept.select_nth_unstable_by(self.most, |a, b| b.cmp(a));
            self.least = (*last >> 32) as i16;
            self.kept.truncate(self.most);
        }
    }

    fn finish(mut self) -> impl Iterator<Item = SkillId> {
        self.shrink();
        self.kept.into_iter().map(|key| SkillId(!(key as u32)))
    }
}
