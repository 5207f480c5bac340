//! The summary of a group of people: plain data for renderers.

use serde::Serialize;

/// The number of bins in a histogram of fits: tenths.
pub const BINS: usize = 10;

/// Counts of profiles, rows and mentions in a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct BatchCounts {
    /// Profiles in OUT.
    pub profiles: u64,
    /// Rows in the inputs, without headers and blank lines.
    pub rows_read: u64,
    /// Rows in OUT.
    pub rows_written: u64,
    /// Input rows in the rejects.
    pub rejected: u64,
    /// Distinct mentions.
    pub distinct_mentions: u64,
    /// Distinct mentions without a recognised skill.
    pub unrecognised_mentions: u64,
}

/// The summary of a group.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct GroupSummary {
    /// Counts.
    #[serde(flatten)]
    pub counts: BatchCounts,
    /// The mean fit over all rows in OUT.
    pub mean_fit: f64,
    /// The mean fit of each profile for its first role.
    pub mean_first_fit: f64,
    /// The total number of mentions, and of those with a recognised skill.
    pub mentions: u64,
    /// See `mentions`.
    pub recognised_mentions: u64,
    /// Every role in OUT, the most frequent first role first.
    pub roles: Vec<RoleSummary>,
    /// The gaps that cost the group most.
    pub gaps: Vec<GapSummary>,
    /// The skills that would raise the group's fit most if those who lack them learned them.
    pub training: Vec<TrainingNeed>,
    /// The most frequent mentions without a recognised skill.
    pub unrecognised: Vec<MentionCount>,
    /// The skills that most profiles hold.
    pub held_by_many: Vec<SkillCount>,
    /// Among the costliest gaps, the skills that the fewest profiles hold.
    pub held_by_few: Vec<SkillCount>,
    /// The skills that only one profile holds, the most costly for the others first; empty if there is only
    /// one profile.
    pub held_by_one: Vec<OnlyHolder>,
    /// Every held skill with its number of holders, most first.
    pub holders: Vec<Holders>,
}

/// A role in the summary.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RoleSummary {
    /// The role's id.
    pub id: String,
    /// The title.
    pub title: String,
    /// Its rows in OUT.
    pub rows: u64,
    /// The number of profiles for which it is the first role.
    pub first: u64,
    /// The mean fit of its rows.
    pub mean_fit: f64,
    /// The quartiles of the fits of its rows, to a hundredth.
    pub quartiles: [f64; 3],
    /// The number of its rows with a fit up to a tenth, up to two tenths, and so on.
    pub histogram: [u64; BINS],
}

/// A skill that the group lacks.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GapSummary {
    /// The skill's id.
    pub id: String,
    /// The label.
    pub skill: String,
    /// The number of profiles that lack it for one of their roles.
    pub profiles: u64,
    /// Its cost: the share of the group's mean fit that it would add.
    pub cost: f64,
}

/// A skill that a group should learn.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrainingNeed {
    /// The skill's id.
    pub id: String,
    /// The label.
    pub skill: String,
    /// The number of profiles that would gain.
    pub profiles: u64,
    /// How much the group's mean fit rises if all of them learn it.
    pub gain: f64,
    /// How much the fit of one of their rows rises on average.
    pub gain_each: f64,
}

/// A mention and its count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MentionCount {
    /// Its most frequent spelling.
    pub text: String,
    /// Its count, ignoring case.
    pub count: u64,
}

/// A skill and how many profiles hold it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SkillCount {
    /// The skill's id.
    pub id: String,
    /// The label.
    pub skill: String,
    /// The number of profiles that hold it.
    pub profiles: u64,
}

/// A skill that only one profile holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OnlyHolder {
    /// The skill's id.
    pub id: String,
    /// The label.
    pub skill: String,
    /// The id of the profile that holds it.
    pub profile_id: String,
    /// The number of profiles that lack it for one of their roles.
    pub lacking: u64,
}

/// The number of holders of a skill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Holders {
    /// The skill's id.
    pub id: String,
    /// The label.
    pub skill: String,
    /// The number of profiles that hold it.
    pub profiles: u64,
    /// The holder's id, if there is only one.
    pub only: Option<String>,
}
