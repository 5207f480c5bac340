//! Numbers that taxonomies do not give and that plans and scores need.

/// Learning time of a field or a concept: the median of the built-in catalogue's skills of that kind, as are the
/// other hours here. Taxonomies say nothing of time; without it no plan could be made.
pub(super) const KNOWLEDGE_HOURS: f64 = 50.0;

/// Learning time of a way of working.
pub(super) const PRACTICE_HOURS: f64 = 40.0;

/// Learning time of a personal or social skill.
pub(super) const SOFT_SKILL_HOURS: f64 = 50.0;

/// Learning time of a program or an instrument.
pub(super) const TOOL_HOURS: f64 = 20.0;

/// Learning time of a natural language.
pub(super) const LANGUAGE_HOURS: f64 = 1_100.0;

/// The importance of a requirement whose taxonomy does not grade it.
pub(super) const UNGRADED: f64 = 1.0;
