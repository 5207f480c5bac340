// The parts of the engine's answers that the page uses. docs/schema describes all of them.

/** @typedef {"basic" | "intermediate" | "advanced" | "expert"} Level */
/** @typedef {{ text: string, section: string, sentence: string | null }} Evidence */
/** @typedef {{ id: string, skill: string, kind: string, level: Level | null, confidence: number, evidence: Evidence[] }} Skill */
/** @typedef {{ section: string, title: string | null, employer: string | null, from: When | null, to: When | null, current: boolean }} Entry */
/** @typedef {string} When A month ("2020-02") or a year. */
/**
 * @typedef {object} Profile
 * @property {string | null} name
 * @property {Skill[]} skills
 * @property {{ text: string, nearest: string | null }[]} unrecognised
 * @property {{ text: string, skill: string, reason: string }[]} set_aside
 * @property {Entry[]} entries
 * @property {string[]} language
 * @property {boolean} language_unknown
 * @property {string | null} warning
 */
/** @typedef {{ skill: string, id: string, gap: number, requirement: string }} Gap */
/** @typedef {{ text: string, personal: boolean, coverage: number }} Requirement */
/** @typedef {{ id: string, title: string, fit: number, rank: number, requirements: Requirement[], gaps: Gap[], plan: { hours: number }[] }} Role */
/** @typedef {{ profile: Profile, no_role_fits: boolean, roles: Role[], posting?: object }} GapReport */
/** @typedef {{ id: string, label: string, about: string }} Offer */
/** @typedef {{ id: string, level: Level | null }} Held */
/** @typedef {{ wrong: string[], held: Held[] }} Corrections */
/** @typedef {{ id: string, title: string, fit_before: number, fit_after: number, missing_before: number, missing_after: number, changed: { requirement: string, after: number }[] }} Shift */
/** @typedef {{ roles: Shift[], turns: { skill: string, id: string, role: string }[] }} WhatIf */
/** @typedef {{ name: string, version: string, notice: string, skills: number, roles: number }} Catalogue */
/**
 * @typedef {object} Advert
 * @property {string | null} title
 * @property {{ text: string, kind: string, skills: string[] }[]} requirements
 * @property {{ text: string }[]} conditions
 * @property {{ text: string }[]} unrecognised
 * @property {boolean} reads_like_resume
 * @property {string | null} warning
 */
/** @typedef {{ name: string, bytes: Uint8Array }} File_ */
