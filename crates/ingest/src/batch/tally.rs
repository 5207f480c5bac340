//! What a group of people adds up to: filled while profiles pass by, told at the end.
//!
//! Everything is counted in whole numbers, so that the order of the profiles, and who adds them, changes nothing.

use super::body::Body;
use super::memo::Finding;
use super::mentions::{MentionId, Mentions};
use skillgap_core::catalog::Catalog;
use skillgap_core::group::{
    BINS, BatchCounts, GapSummary, GroupSummary, MentionCount, RoleSummary, SkillCount, TrainingNeed,
};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// So many skills and mentions stand in each list.
const MOST: usize = 20;

/// Gaps that may be called "asked for by many, held by few": the costliest so many.
const CONSIDERED: usize = 100;

/// The unit of shares and gains.
const MILLION: f64 = 1e6;

#[derive(Debug, Clone, Default)]
struct RoleTally {
    /// By hundredth of fit.
    fits: Vec<u64>,
    /// In ten-thousandths.
    sum: u64,
    first: u64,
}

#[derive(Debug, Clone, Copy, Default)]
struct SkillTally {
    held: u64,
    lacking: u64,
    learners: u64,
    rows_gaining: u64,
    /// In millionths.
    cost: u64,
    /// In millionths.
    gain: u64,
    /// The last profile that was counted as lacking it, and as gaining by it.
    seen: (u64, u64),
}

/// The sums of a group.
#[derive(Debug)]
pub(super) struct Tally {
    roles: Vec<RoleTally>,
    skills: Vec<SkillTally>,
    mentions: Vec<u64>,
    profiles: u64,
    rows: u64,
    fits: u64,
    first_fits: u64,
}

impl Tally {
    /// Begins with nothing.
    pub(super) fn new(catalog: &Catalog) -> Self {
        Self {
            roles: vec![RoleTally::default(); catalog.roles().len()],
            skills: vec![SkillTally::default(); catalog.skills().len()],
            mentions: Vec::new(),
            profiles: 0,
            rows: 0,
            fits: 0,
            first_fits: 0,
        }
    }

    /// Adds a profile, scored or not.
    pub(super) fn add(&mut self, finding: &Finding) {
        for mention in &finding.mentions {
            let at = mention.index();
            if at >= self.mentions.len() {
                self.mentions.resize(at + 1, 0);
            }
            self.mentions[at] += 1;
        }
        if let Ok(body) = &finding.result {
            self.add_body(body);
        }
    }

    fn add_body(&mut self, body: &Body) {
        self.profiles += 1;
        for skill in body.held() {
            if let Some(tally) = self.skills.get_mut(*skill as usize) {
                tally.held += 1;
            }
        }
        for (at, (role, gaps)) in body.weighed().enumerate() {
            self.rows += 1;
            self.fits += u64::from(role.fit);
            if at == 0 {
                self.first_fits += u64::from(role.fit);
            }
            if let Some(tally) = self.roles.get_mut(role.role as usize) {
                tally.fits.resize(101, 0);
                tally.fits[(role.fit / 100).min(100) as usize] += 1;
                tally.sum += u64::from(role.fit);
                tally.first += u64::from(at == 0);
            }
            for (skill, share, gain) in gaps {
                self.add_gap(skill, u64::from(share), u64::from(gain));
            }
        }
    }

    fn add_gap(&mut self, skill: u32, share: u64, gain: u64) {
        let profile = self.profiles;
        let Some(tally) = self.skills.get_mut(skill as usize) else { return };
        tally.cost += share;
        tally.gain += gain;
        tally.rows_gaining += u64::from(gain > 0);
        if std::mem::replace(&mut tally.seen.0, profile) != profile {
            tally.lacking += 1;
        }
        if gain > 0 && std::mem::replace(&mut tally.seen.1, profile) != profile {
            tally.learners += 1;
        }
    }

    /// What it all adds up to.
    pub(super) fn summary(
        &self,
        catalog: &Catalog,
        mentions: &Mentions,
        counts: BatchCounts,
    ) -> GroupSummary {
        let count = |id: usize| self.mentions.get(id).copied().unwrap_or(0);
        let known = |id: usize| mentions.is_recognised(MentionId::at(id));
        let recognised = (0..self.mentions.len()).filter(|id| known(*id)).map(count).sum();
        GroupSummary {
            counts,
            mean_fit: mean(self.fits, self.rows),
            mean_first_fit: mean(self.first_fits, self.profiles),
            mentions: self.mentions.iter().sum(),
            recognised_mentions: recognised,
            roles: self.role_summaries(catalog),
            gaps: self.gaps(catalog),
            training: self.training(catalog),
            unrecognised: self.unrecognised(mentions),
            held_by_many: self.held_by_many(catalog),
            held_by_few: self.held_by_few(catalog),
        }
    }

    fn role_summaries(&self, catalog: &Catalog) -> Vec<RoleSummary> {
        let roles = catalog.roles().iter().zip(&self.roles).filter(|(_, tally)| !tally.fits.is_empty());
        let mut summaries: Vec<RoleSummary> = roles
            .map(|(role, tally)| {
                let rows = tally.fits.iter().sum();
                RoleSummary {
                    id: role.key.clone(),
                    title: role.title.clone(),
                    rows,
                    first: tally.first,
                    mean_fit: mean(tally.sum, rows),
                    quartiles: [1, 2, 3].map(|quarter| quartile(&tally.fits, rows, quarter)),
                    histogram: histogram(&tally.fits),
                }
            })
            .collect();
        summaries.sort_by_key(|role| (Reverse(role.first), Reverse(role.rows)));
        summaries
    }

    /// The places of skills, the largest number first.
    fn largest(&self, number: impl Fn(&SkillTally) -> u64) -> Vec<usize> {
        let mut places: Vec<usize> =
            (0..self.skills.len()).filter(|at| number(&self.skills[*at]) > 0).collect();
        places.sort_by_key(|at| (Reverse(number(&self.skills[*at])), *at));
        places
    }

    fn of_rows(&self, millionths: u64) -> f64 {
        six_decimals(millionths as f64 / MILLION / self.rows.max(1) as f64)
    }

    fn gaps(&self, catalog: &Catalog) -> Vec<GapSummary> {
        let named = |at: usize| {
            let (skill, tally) = (&catalog.skills()[at], &self.skills[at]);
            let cost = self.of_rows(tally.cost);
            GapSummary { id: skill.key.clone(), skill: skill.label.clone(), profiles: tally.lacking, cost }
        };
        self.largest(|tally| tally.cost).into_iter().take(MOST).map(named).collect()
    }

    fn training(&self, catalog: &Catalog) -> Vec<TrainingNeed> {
        let named = |at: usize| {
            let (skill, tally) = (&catalog.skills()[at], &self.skills[at]);
            TrainingNeed {
                id: skill.key.clone(),
                skill: skill.label.clone(),
                profiles: tally.learners,
                gain: self.of_rows(tally.gain),
                gain_each: six_decimals(tally.gain as f64 / MILLION / tally.rows_gaining.max(1) as f64),
            }
        };
        self.largest(|tally| tally.gain).into_iter().take(MOST).map(named).collect()
    }

    /// Spellings that differ in case alone count together.
    fn unrecognised(&self, mentions: &Mentions) -> Vec<MentionCount> {
        let mut spellings: BTreeMap<String, Vec<(u64, &str)>> = BTreeMap::new();
        for (text, id) in mentions.texts() {
            let count = self.mentions.get(id.index()).copied().unwrap_or(0);
            if count > 0 && !mentions.is_recognised(id) {
                spellings.entry(text.to_lowercase()).or_default().push((count, text));
            }
        }
        let mut counts: Vec<MentionCount> = spellings
            .into_values()
            .filter_map(|mut spellings| {
                spellings.sort_by_key(|(count, text)| (Reverse(*count), *text));
                let text = spellings.first()?.1.to_owned();
                Some(MentionCount { text, count: spellings.iter().map(|(count, _)| count).sum() })
            })
            .collect();
        counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
        counts.truncate(MOST);
        counts
    }

    fn skill_count(&self, catalog: &Catalog, at: usize) -> SkillCount {
        let skill = &catalog.skills()[at];
        SkillCount { id: skill.key.clone(), skill: skill.label.clone(), profiles: self.skills[at].held }
    }

    fn held_by_many(&self, catalog: &Catalog) -> Vec<SkillCount> {
        let many = self.largest(|tally| tally.held).into_iter().take(MOST);
        many.map(|at| self.skill_count(catalog, at)).collect()
    }

    fn held_by_few(&self, catalog: &Catalog) -> Vec<SkillCount> {
        let mut costly = self.largest(|tally| tally.cost);
        costly.truncate(CONSIDERED);
        costly.sort_by_key(|at| self.skills[*at].held);
        costly.into_iter().take(MOST).map(|at| self.skill_count(catalog, at)).collect()
    }
}

/// The mean of ten-thousandths.
fn mean(sum: u64, count: u64) -> f64 {
    six_decimals(sum as f64 / 1e4 / count.max(1) as f64)
}

fn six_decimals(value: f64) -> f64 {
    (value * MILLION).round() / MILLION
}

/// The hundredth below or at which so many quarters of the rows are.
fn quartile(fits: &[u64], rows: u64, quarter: u64) -> f64 {
    let wanted = (rows * quarter).div_ceil(4);
    let mut so_far = 0;
    let at = fits.iter().position(|count| {
        so_far += count;
        so_far >= wanted
    });
    at.unwrap_or(0) as f64 / 100.0
}

fn histogram(fits: &[u64]) -> [u64; BINS] {
    let mut bins = [0; BINS];
    for (hundredth, count) in fits.iter().enumerate() {
        bins[(hundredth * BINS / 100).min(BINS - 1)] += count;
    }
    bins
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_and_histogram_count_every_row() {
        let mut fits = vec![0; 101];
        for (hundredth, count) in [(0, 1), (9, 1), (10, 1), (99, 1), (100, 4)] {
            fits[hundredth] = count;
        }
        assert_eq!(histogram(&fits), [2, 1, 0, 0, 0, 0, 0, 0, 0, 5]);
        assert_eq!([1, 2, 3].map(|quarter| quartile(&fits, 8, quarter)), [0.09, 0.99, 1.0]);
    }
}
