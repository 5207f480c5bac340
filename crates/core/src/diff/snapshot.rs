//! The fields that a comparison reads back from a report's JSON; all others are ignored.

use crate::units::{Confidence, Hours, Importance, Level};
use serde::{Deserialize, Serialize};

/// A number in `[0,1]`.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default, Deserialize)]
#[serde(try_from = "f64")]
pub struct Share(f64);

impl Share {
    /// The number.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }
}

impl TryFrom<f64> for Share {
    type Error = String;
    fn try_from(value: f64) -> Result<Self, String> {
        if (0.0..=1.0).contains(&value) {
            Ok(Self(value))
        } else {
            Err(format!("{value:?} is not between 0 and 1"))
        }
    }
}

/// A report.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Snapshot {
    /// The version of the JSON format.
    pub schema_version: u32,
    /// The catalogue.
    pub catalog: CatalogThen,
    /// What was read in the resume.
    pub profile: ProfileThen,
    /// The roles.
    pub roles: Vec<RoleThen>,
}

/// The catalogue used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogThen {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// What was recognised, and what follows.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
pub struct ProfileThen {
    /// The person's name.
    #[serde(default)]
    pub name: Option<String>,
    /// The skills that the resume names.
    pub skills: Vec<SkillThen>,
    /// The skills that follow.
    #[serde(default)]
    pub derived: Vec<DerivedThen>,
    /// The month from which ages are counted.
    #[serde(default)]
    pub today: Option<String>,
}

/// A held skill.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct SkillThen {
    /// The skill's id.
    pub id: String,
    /// The preferred label.
    pub skill: String,
    /// The stated level.
    #[serde(default)]
    pub level: Option<Level>,
    /// The confidence.
    pub confidence: Confidence,
}

/// A skill that follows from held ones.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct DerivedThen {
    /// The preferred label.
    pub skill: String,
    /// The confidence.
    pub confidence: Confidence,
    /// The labels on the path from the held skill.
    #[serde(default)]
    pub path: Vec<String>,
}

/// A role.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct RoleThen {
    /// The role's id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The fit.
    pub fit: Share,
    /// The relevance.
    pub relevance: Share,
    /// The rank among all roles.
    pub rank: usize,
    /// The requirements.
    pub requirements: Vec<RequirementThen>,
    /// The plan.
    #[serde(default)]
    pub plan: Vec<StepThen>,
}

/// A requirement.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct RequirementThen {
    /// The sentence in the catalogue.
    pub text: String,
    /// The importance.
    pub importance: Importance,
    /// Whether it is essential or nice to have.
    pub essential: bool,
    /// How many alternatives are required.
    pub need: usize,
    /// The required level.
    #[serde(default)]
    pub level: Option<Level>,
    /// The coverage.
    pub coverage: Share,
    /// The labels of all alternatives.
    pub alternatives: Vec<String>,
    /// The labels held directly or indirectly.
    #[serde(default)]
    pub held: Vec<String>,
    /// What the coverage is based on.
    #[serde(default)]
    pub counted: Vec<CountedThen>,
}

/// An alternative that counted for a coverage.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct CountedThen {
    /// Its label.
    pub skill: String,
    /// The label of the held skill behind it.
    pub from: String,
    /// How far it meets the requirement.
    pub credit: Share,
}

/// A step of a plan.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct StepThen {
    /// The position in the plan.
    pub rank: usize,
    /// The short title.
    #[serde(default)]
    pub title: Option<String>,
    /// What to do.
    pub action: String,
    /// The labels of the skills it teaches.
    pub skills: Vec<String>,
    /// The same with levels.
    #[serde(default)]
    pub lessons: Vec<LessonThen>,
    /// The hours it takes.
    pub hours: Hours,
}

/// What a step teaches for one skill.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct LessonThen {
    /// The preferred label.
    pub skill: String,
    /// The level afterwards.
    #[serde(default)]
    pub level_to: Option<Level>,
}
