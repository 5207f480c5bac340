//! Options of a report.

use crate::catalog::RoleId;
use crate::date::{Aging, Decay, Month};
use crate::plan::PlanOptions;
use crate::report::Selection;

/// Options of a report; the default is the best three roles, with plans of any length.
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
    /// The roles to report on.
    pub selection: Selection,
    /// The learning plans.
    pub plan: PlanOptions,
    /// The month of the report, and whether old evidence counts for less; `None` ignores age.
    pub aging: Option<Aging>,
}

impl Default for ReportOptions {
    fn default() -> Self {
        Self { selection: Selection::Top(3), plan: PlanOptions::default(), aging: None }
    }
}

impl ReportOptions {
    /// Reports on this many of the best roles.
    #[must_use]
    pub fn top(self, most: usize) -> Self {
        Self { selection: Selection::Top(most), ..self }
    }

    /// Reports on these roles, in this order, with a plan for each, however distant.
    #[must_use]
    pub fn for_roles(self, roles: impl IntoIterator<Item = RoleId>) -> Self {
        Self { selection: Selection::Roles(roles.into_iter().collect()), ..self }
    }

    /// Uses these plan options.
    #[must_use]
    pub fn plan(self, plan: PlanOptions) -> Self {
        Self { plan, ..self }
    }

    /// Shows the age of evidence as of this month, without discounting it.
    #[must_use]
    pub fn today(self, today: Month) -> Self {
        Self { aging: Some(Aging { today, decay: Decay::Off }), ..self }
    }
}
