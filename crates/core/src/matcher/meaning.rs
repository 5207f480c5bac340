//! Which skills mean what a mention means: those that point the same way in the space of word vectors.
//!
//! The numbers of a direction are sorted by how much they tell, so that the first few of them say which skills are worth
//! the whole sum.

use super::clause::Part;
use crate::catalog::{Catalog, Meanings, SkillId};
use crate::text::words;
use crate::vectors::{Direction, WordVectors, product};
use std::sync::{Arc, OnceLock};

/// So many numbers of every direction are looked at first.
const COARSE: usize = 16;
/// So many skills are looked at side by side. With fewer than 64 the compiler takes the sums apart by number instead of by
/// skill and gathers every factor on its own, which takes seven times as long.
const BLOCK: usize = 64;
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
            if products.iter().any(|product| *product > best.least) {
                products.iter().zip(from..).for_each(|(product, skill)| best.add(*product, skill));
            }
        }
        let exact = best.finish().into_iter().map(|(_, skill)| SkillId(skill));
        let mut near: Vec<Near> = exact
            .filter(|skill| skill.index() < self.meanings.len())
            .map(|skill| (self.cosine(direction, skill), skill))
            .collect();
        near.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        near.truncate(most);
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
        *to = (f32::from(*number) * scale * UNIT).round().clamp(-LARGEST, LARGEST) as i16;
    }
    first
}

/// The sums of the products with each skill of a block.
fn products(first: &[i16; COARSE], block: &Block) -> [i16; BLOCK] {
    let mut sums = [0i16; BLOCK];
    for (number, all) in first.iter().zip(block) {
        for (sum, other) in sums.iter_mut().zip(all) {
            *sum = sum.wrapping_add(number.wrapping_mul(*other));
        }
    }
    sums
}

/// The best of many, without sorting all.
struct Promising {
    most: usize,
    kept: Vec<(i16, u32)>,
    least: i16,
}

impl Promising {
    fn new(most: usize) -> Self {
        Self { most, kept: Vec::with_capacity(3 * most), least: 0 }
    }

    fn add(&mut self, product: i16, skill: u32) {
        if product > self.least {
            self.kept.push((product, skill));
            if self.kept.len() == 3 * self.most {
                self.shrink();
            }
        }
    }

    fn shrink(&mut self) {
        let order = |a: &(i16, u32), b: &(i16, u32)| b.0.cmp(&a.0).then(a.1.cmp(&b.1));
        if self.kept.len() > self.most {
            let (_, last, _) = self.kept.select_nth_unstable_by(self.most, order);
            self.least = last.0;
            self.kept.truncate(self.most);
        }
    }

    fn finish(mut self) -> Vec<(i16, u32)> {
        self.shrink();
        self.kept
    }
}
