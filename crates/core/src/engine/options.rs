//! What a report may be told.

use crate::catalog::RoleId;
use crate::date::{Aging, Decay, Month};
use crate::plan::PlanOptions;
use crate::report::Selection;

/// What a report is about and how it plans; by default the best three roles, and plans as long as they need.
///
/// ```
/// use skillgap_core::ReportOptions;
/// use skillgap_core::report::Selection;
/// assert_eq!(ReportOptions::default(), ReportOptions::default().top(3));
/// assert_eq!(ReportOptions::default().top(5).selection, Selection::Top(5));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ReportOptions {
    /// The roles.
    pub selection: Selection,
    /// The learning plans.
    pub plan: PlanOptions,
    /// The month of the report, and whether old evidence counts for less; `None` where ages play no part.
    pub aging: Option<Aging>,
}

impl Default for ReportOptions {
    fn default() -> Self {
        Self { selection: Selection::Top(3), plan: PlanOptions::default(), aging: None }
    }
}

impl ReportOptions {
    /// About the best so many roles.
    #[must_use]
    pub fn top(self, most: usize) -> Self {
        Self { selection: Selection::Top(most), ..self }
    }

    /// About these roles, in this order; there is a plan for each, however far it is.
    #[must_use]
    pub fn for_roles(self, roles: impl IntoIterator<Item = RoleId>) -> Self {
        Self { selection: Selection::Roles(roles.into_iter().collect()), ..self }
    }

    /// With plans of this kind.
    #[must_use]
    pub fn plan(self, plan: PlanOptions) -> Self {
        Self { plan, ..self }
    }

    /// As of this month, so that the report says how old evidence is; it counts whatever its age.
    #[must_use]
    pub fn today(self, today: Month) -> Self {
        Self { aging: Some(Aging { today, decay: Decay::Off }), ..self }
    }
}
