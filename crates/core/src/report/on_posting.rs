//! A report for a job posting: how the posting was read, and what the resume could say better about its
//! requirements.

use super::Report;
use crate::catalog::Catalog;
use crate::experience;
use crate::posting::{AskedKind, Posting, PostingInfo, posting_info};
use crate::resume::Section;
use serde::{Deserialize, Serialize};

/// In years; dates are exact to a month.
const HALF_A_MONTH: f64 = 0.04;

/// The posting-specific part of a report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReportOnPosting {
    /// How the posting was understood.
    #[serde(flatten)]
    pub posting: PostingInfo,
    /// Requirements that the resume shows at work without listing them.
    pub shown_not_listed: Vec<String>,
    /// Requirements that the resume lists without showing them at work.
    pub listed_not_shown: Vec<String>,
    /// The years of experience that the posting asks for and the dates of the resume do not come to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub years: Vec<YearsAsked>,
}

/// Years of experience that a posting asks for and a resume does not show.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct YearsAsked {
    /// The skill; null for experience in general.
    pub skill: Option<String>,
    /// The years asked for, above 0.
    pub asked: f64,
    /// The years of the dated jobs, which are fewer; null without dates.
    pub shown: Option<f64>,
}

impl Report {
    /// The report with the posting it was made for.
    #[must_use]
    pub fn on_posting(mut self, catalog: &Catalog, posting: &Posting) -> Self {
        let info = posting_info(catalog, posting);
        let asked = |id: &str| {
            let mut wanted = info.requirements.iter().filter(|r| r.kind != AskedKind::Mentioned);
            wanted.any(|r| r.ids.iter().any(|other| other == id))
        };
        let of = |claims: &[super::ClaimInfo]| -> Vec<String> {
            claims.iter().filter(|claim| asked(&claim.id)).map(|claim| claim.skill.clone()).collect()
        };
        let claims = &self.profile.claims;
        let (shown_not_listed, listed_not_shown) = (of(&claims.unlisted), of(&claims.listed_only));
        let years = self.years_asked(&info);
        self.posting = Some(ReportOnPosting { posting: info, shown_not_listed, listed_not_shown, years });
        self
    }

    /// The years that a posting asks for and the resume does not show; of a skill, only where its jobs have dates.
    fn years_asked(&self, posting: &PostingInfo) -> Vec<YearsAsked> {
        let today = self.profile.today.as_deref().and_then(|today| today.parse().ok());
        let jobs = || self.profile.entries.iter().filter(|entry| entry.section == Section::Work);
        let asked = posting.requirements.iter().filter(|r| r.kind == AskedKind::Required);
        let missing = asked.filter_map(|requirement| {
            let years = requirement.years?;
            let held: Vec<&super::SkillInfo> =
                self.profile.skills.iter().filter(|skill| requirement.ids.contains(&skill.id)).collect();
            let (skill, shown) = match held.first() {
                _ if requirement.ids.is_empty() => (None, experience::years(jobs(), today)),
                Some(first) => (
                    Some(first.skill.clone()),
                    Some(held.iter().filter_map(|skill| skill.years).reduce(f64::max)?),
                ),
                // A missing skill is a gap.
                None => return None,
            };
            let fewer = shown.is_none_or(|shown| shown + HALF_A_MONTH < years);
            fewer.then_some(YearsAsked { skill, asked: years, shown })
        });
        missing.collect()
    }

    /// Why fit, gaps and plan would be meaningless: too little was recognised in the resume or in the
    /// posting.
    #[must_use]
    pub fn warning(&self) -> Option<&str> {
        let of_posting = self.posting.as_ref().and_then(|on| on.posting.warning.as_deref());
        self.profile.warning.as_deref().or(of_posting)
    }
}
