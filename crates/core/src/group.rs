//! What a group of people adds up to: plain data for renderers, filled by whoever scores the group.

use serde::Serialize;

/// The shares of the histogram of fits: tenths.
pub const BINS: usize = 10;

/// How many profiles, rows and mentions a batch met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct BatchCounts {
    /// Profiles in OUT.
    pub profiles: u64,
    /// Rows of the inputs, headers and blank lines left out.
    pub rows_read: u64,
    /// Rows of OUT.
    pub rows_written: u64,
    /// Rows of the inputs that are in the rejects.
    pub rejected: u64,
    /// Distinct mentions.
    pub distinct_mentions: u64,
    /// Distinct mentions in which no skill was recognised.
    pub unrecognised_mentions: u64,
}

/// What a summary says of a group.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct GroupSummary {
    /// How many of what.
    #[serde(flatten)]
    pub counts: BatchCounts,
    /// The mean fit over all rows of OUT.
    pub mean_fit: f64,
    /// The mean fit of each profile with the first of its roles.
    pub mean_first_fit: f64,
    /// The mentions of all profiles together, and those in which a skill was recognised.
    pub mentions: u64,
    /// See `mentions`.
    pub recognised_mentions: u64,
    /// Every role of OUT, those that come first most often first.
    pub roles: Vec<RoleSummary>,
    /// The gaps that cost the group most.
    pub gaps: Vec<GapSummary>,
    /// What would raise the group's fit most if those who lack it learned it.
    pub training: Vec<TrainingNeed>,
    /// The most frequent mentions in which no skill was recognised.
    pub unrecognised: Vec<MentionCount>,
    /// The skills that most profiles hold.
    pub held_by_many: Vec<SkillCount>,
    /// Of the costliest gaps, the skills that fewest profiles hold.
    pub held_by_few: Vec<SkillCount>,
}

/// A role in a group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RoleSummary {
    /// The role's key.
    pub id: String,
    /// The title.
    pub title: String,
    /// The rows of OUT that are about it.
    pub rows: u64,
    /// The profiles of which it is the first role.
    pub first: u64,
    /// The mean fit of its rows.
    pub mean_fit: f64,
    /// Below these fits are a quarter, a half and three quarters of its rows, to a hundredth.
    pub quartiles: [f64; 3],
    /// How many of its rows have a fit of up to a tenth, of up to two tenths, and so on.
    pub histogram: [u64; BINS],
}

/// A skill that is missing in a group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GapSummary {
    /// The skill's key.
    pub id: String,
    /// The label.
    pub skill: String,
    /// The profiles that lack it for one of their roles.
    pub profiles: u64,
    /// What it costs: the part of the group's mean fit that is missing for it.
    pub cost: f64,
}

/// A skill that a group should learn.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrainingNeed {
    /// The skill's key.
    pub id: String,
    /// The label.
    pub skill: String,
    /// The profiles that would gain by it.
    pub profiles: u64,
    /// What the group's mean fit gains when all of them learn it.
    pub gain: f64,
    /// What the fit of one of their rows gains on average.
    pub gain_each: f64,
}

/// A mention and how often it occurs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MentionCount {
    /// Its most frequent spelling.
    pub text: String,
    /// How often it occurs, in any case.
    pub count: u64,
}

/// A skill and how many profiles hold it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SkillCount {
    /// The skill's key.
    pub id: String,
    /// The label.
    pub skill: String,
    /// The profiles that hold it.
    pub profiles: u64,
}
