//! What was found of a role for what somebody holds of it: few of the skills of a person are the role's, and many people
//! hold the same of them.

use crate::catalog::{RoleId, SkillId};
use crate::plan::{Findings, Gap, StepKey};
use rustc_hash::FxHashMap;

/// What is remembered is forgotten before it takes more bytes than this.
const MOST_BYTES: usize = 16 << 20;

/// What an entry takes beside its key and its lists.
const OVERHEAD: usize = 112;

/// Findings, but for their gains, by role and by what is held of it.
#[derive(Debug)]
pub(super) struct Remembered {
    known: FxHashMap<Box<[u64]>, Packed>,
    bytes: usize,
    most_bytes: usize,
    key: Vec<u64>,
}

impl Default for Remembered {
    fn default() -> Self {
        Self::within(MOST_BYTES)
    }
}

/// Findings in few bytes.
#[derive(Debug)]
struct Packed {
    fit: f64,
    /// The skill, the requirement and the share of each gap.
    gaps: Box<[(SkillId, u32, f64)]>,
    steps: Box<[StepKey]>,
}

impl Packed {
    fn of(found: &Findings) -> Self {
        let requirement = |gap: &Gap| u32::try_from(gap.requirement).unwrap_or(u32::MAX);
        let gaps = found.gaps.iter().map(|gap| (gap.skill, requirement(gap), gap.share)).collect();
        Self { fit: found.fit, gaps, steps: found.steps.as_slice().into() }
    }

    fn findings(&self) -> Findings {
        let gap = |(skill, at, share): &(SkillId, u32, f64)| Gap {
            skill: *skill,
            requirement: *at as usize,
            share: *share,
        };
        Findings {
            fit: self.fit,
            gaps: self.gaps.iter().map(gap).collect(),
            gains: Vec::new(),
            steps: self.steps.to_vec(),
        }
    }

    fn size(&self) -> usize {
        size_of_val(&*self.gaps) + size_of_val(&*self.steps)
    }
}

impl Remembered {
    /// Takes at most so many bytes.
    pub(super) fn within(most_bytes: usize) -> Self {
        Self { known: FxHashMap::default(), bytes: 0, most_bytes, key: Vec::new() }
    }

    /// What `find` finds of a role, or found before for the same key; `write_key` writes all that it depends on beside the
    /// role and what it is asked for.
    pub(super) fn findings(
        &mut self,
        (role, asked): (RoleId, [usize; 2]),
        write_key: impl FnOnce(&mut Vec<u64>),
        find: impl FnOnce() -> Findings,
    ) -> Findings {
        let mut key = std::mem::take(&mut self.key);
        key.clear();
        key.extend([role.index() as u64, asked[0] as u64, asked[1] as u64]);
        write_key(&mut key);
        let found = match self.known.get(key.as_slice()) {
            Some(packed) => packed.findings(),
            None => {
                let found = find();
                self.keep(&key, &found);
                found
            }
        };
        self.key = key;
        found
    }

    fn keep(&mut self, key: &[u64], found: &Findings) {
        let packed = Packed::of(found);
        let size = size_of_val(key) + packed.size() + OVERHEAD;
        if size > self.most_bytes {
            return;
        }
        if self.bytes + size > self.most_bytes {
            (self.known, self.bytes) = (FxHashMap::default(), 0);
        }
        self.bytes += size;
        self.known.insert(key.into(), packed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(remembered: &mut Remembered, key: u64, fit: f64) -> f64 {
        let find = || Findings { fit, ..Findings::default() };
        remembered.findings((RoleId(1), [10, 3]), |words| words.push(key), find).fit
    }

    #[test]
    fn what_was_found_is_found_again_until_there_is_too_much() {
        let mut remembered = Remembered::within(1000);
        assert_eq!(fit(&mut remembered, 7, 0.5), 0.5);
        assert_eq!(fit(&mut remembered, 7, 0.9), 0.5, "remembered");
        assert_eq!(fit(&mut remembered, 8, 0.9), 0.9);
        (0..100)
            .for_each(|key| assert!(fit(&mut remembered, 100 + key, 0.1) < 0.2 && remembered.bytes <= 1000));
        assert_eq!(fit(&mut remembered, 7, 0.9), 0.9, "forgotten");
    }
}
