//! Which skills mean what a mention means: those that point the same way in the space of word vectors.
//!
//! The numbers of a direction are sorted by how much they tell, so that the first few of them say which skills are worth
//! the whole sum.

use super::clause::Part;
use crate::catalog::{Catalog, Meanings, SkillId};
use crate::text::words;
use crate::vectors::{Direction, WordVectors, product, product_of_wide, rounded};
use std::sync::{Arc, OnceLock};

/// So many numbers of every direction are looked at first.
const COARSE: usize = 16;
/// So many skills are looked at side by side. With fewer than 64 the compiler takes the sums apart by number instead of by
/// skill and gathers every factor on its own, which takes seven times as long.
const BLOCK: usize = 64;
/// So many of them are passed over at once when none is promising.
const FEW: usize = 16;
/// What a direction of unit length is multiplied by, and how large its numbers may then be: sums of [`COARSE`] products
/// stay within 16 bits.
const UNIT: f32 = 64.0;
const LARGEST: f32 = 45.0;
/// So many skills for each one that is wanted are looked at in full.
const MORE: usize = 6;

/// A skill with how nearly it points where a text does.
type Near = (f32, SkillId);

/// The first numbers of several skills: for every number those of all skills.
type Block = [[i16; BLOCK]; COARSE];

/// Where the skills of a catalogue point.
#[derive(Debug)]
pub(super) struct Space {
    meanings: Arc<Meanings>,
    coarse: OnceLock<Vec<Block>>,
}

impl Space {
    pub(super) fn new(catalog: &Catalog) -> Self {
        Self { meanings: Arc::clone(catalog.meanings()), coarse: OnceLock::new() }
    }

    /// How many skills there are.
    pub(super) fn len(&self) -> usize {
        self.meanings.len()
    }

    /// Where a folded text points; nowhere when half of its letters are in words that nobody knows: what is left of
    /// "qwzxv python" means Python, and the text does not.
    pub(super) fn direction(folded: &str) -> Direction {
        let table = WordVectors::builtin();
        let letters = |words: &mut dyn Iterator<Item = &str>| words.map(str::len).sum::<usize>();
        let known = letters(&mut words(folded).filter(|word| table.find(word).is_some()));
        match 2 * known > letters(&mut words(folded)) {
            true => table.direction(words(folded)),
            false => Direction::default(),
        }
    }

    /// Adds where a skill points to a sum.
    pub(super) fn add_to(&self, skill: SkillId, sum: &mut [f32]) {
        let (scale, numbers) = self.meanings.get(skill);
        sum.iter_mut().zip(numbers).for_each(|(sum, number)| *sum += scale * f32::from(*number));
    }

    /// How nearly a skill points where a text does, in [-1,1].
    pub(super) fn cosine(&self, direction: &Direction, skill: SkillId) -> f32 {
        let (scale, numbers) = self.meanings.get(skill);
        product(direction.numbers(), numbers) as f32 * direction.scale() * scale
    }

    /// How far the vector of each word goes where a skill points.
    pub(super) fn points(&self, skill: SkillId, parts: &[Part]) -> Vec<f32> {
        let (scale, numbers) = self.meanings.get(skill);
        let table = WordVectors::builtin();
        parts
            .iter()
            .map(|part| part.place.map_or(0.0, |place| scale * table.product(place, numbers)))
            .collect()
    }

    /// The skills that point most nearly where a text does, the nearest first.
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

/// The first numbers of a direction in a few bits each; zeros for those that are missing.
fn beginning(scale: f32, numbers: &[i8]) -> [i16; COARSE] {
    let mut first = [0; COARSE];
    for (to, number) in first.iter_mut().zip(numbers) {
        *to = i16::from(rounded((f32::from(*number) * scale * UNIT).clamp(-LARGEST, LARGEST)));
    }
    first
}

/// The sums of the products with each skill of a block; four numbers at a time, so that sums are fetched and put back a
/// quarter as often.
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

/// The best of many, without sorting all.
struct Promising {
    most: usize,
    /// Each a product above its skill turned round, so that of two the larger number is the larger product, or the smaller
    /// skill: numbers are compared in half the time that pairs take.
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
