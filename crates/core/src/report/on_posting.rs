//! A report for a job posting: how the posting was read, and what the resume could say better about its
//! requirements.

use super::Report;
use crate::catalog::Catalog;
use crate::posting::{AskedKind, Posting, PostingInfo, posting_info};
use serde::{Deserialize, Serialize};

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
        self.posting = Some(ReportOnPosting { posting: info, shown_not_listed, listed_not_shown });
        self
    }

    /// Why fit, gaps and plan would be meaningless: too little was recognised in the resume or in the
    /// posting.
    #[must_use]
    pub fn warning(&self) -> Option<&str> {
        let of_posting = self.posting.as_ref().and_then(|on| on.posting.warning.as_deref());
        self.profile.warning.as_deref().or(of_posting)
    }
}
