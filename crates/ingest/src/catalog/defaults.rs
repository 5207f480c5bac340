//! Default numbers that taxonomies lack but plans and scores need.

/// Hours for a field or a concept: like the others here, the median of the built-in catalogue's skills of
/// that kind. Taxonomies have no hours, and without them no plan is possible.
pub(super) const KNOWLEDGE_HOURS: f64 = 50.0;

/// Hours for a way of working.
pub(super) const PRACTICE_HOURS: f64 = 40.0;

/// Hours for a personal or social skill.
pub(super) const SOFT_SKILL_HOURS: f64 = 50.0;

/// Hours for a program or an instrument.
pub(super) const TOOL_HOURS: f64 = 20.0;

/// Hours for a natural language.
pub(super) const LANGUAGE_HOURS: f64 = 1_100.0;

/// The importance of a requirement that its taxonomy does not grade.
pub(super) const UNGRADED: f64 = 1.0;
