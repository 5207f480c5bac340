// The report: the page that the program would write, split into sections.
"use strict";

/** The missing skills shown with checkboxes. */
const MOST_GAPS = 12;

/** The most hours a week. */
const MOST_HOURS = 80;

/** Puts everything below a section's heading behind it. @param {Element} section */
function fold(section) {
  const [heading, ...rest] = section.children;
  if (heading) section.replaceChildren(make("details", { class: "folded" }, make("summary", {}, heading), ...rest));
}

/**
 * The answer and the sections of the program's report; this page replaces its section `you`.
 * @param {string} html
 */
function partsOf(html) {
  // The style is already here, and the policy would reject it.
  const page = new DOMParser().parseFromString(html.replace(/<style>[^]*?<\/style>/, ""), "text/html");
  // All of this is above, where it can be corrected, so it starts collapsed.
  const isEmpty = page.querySelector("#evidence .skills") === null;
  const sections = [...page.querySelectorAll("main > section")].filter((one) => one.id !== "you" && !(isEmpty && one.id === "evidence"));
  sections.filter((one) => one.id === "evidence" || one.id === "unrecognised").forEach(fold);
  for (const link of page.querySelectorAll("a[href^='http']")) {
    link.setAttribute("target", "_blank");
    link.setAttribute("rel", "noopener noreferrer");
  }
  return {
    answer: [...page.querySelectorAll("header .answer")],
    sections: /** @type {HTMLElement[]} */ (sections),
    footer: [.../** @type {HTMLElement} */ (page.querySelector("footer")).children],
  };
}


/**
 * "What if": the missing skills with checkboxes, and their effect.
 * @param {Role} role @param {Set<string>} learn @param {() => void} changed
 */
function whatIfPart(role, learn, changed) {
  const personal = new Set(role.requirements.filter((one) => one.personal).map((one) => one.text));
  /** @type {Map<string, Gap>} */
  const gaps = new Map();
  for (const gap of role.gaps) if (!gaps.has(gap.id) && !personal.has(gap.requirement)) gaps.set(gap.id, gap);
  const box = (/** @type {Gap} */ gap) => {
    const id = `app-gap-${gap.id}`;
    const input = make("input", { id, type: "checkbox", checked: learn.has(gap.id), onchange: () => {
      if (input.checked) learn.add(gap.id); else learn.delete(gap.id);
      changed();
    } });
    return make("li", {}, input, make("label", { for: id }, gap.skill,
      gap.requirement !== gap.skill && make("span", { class: "quiet" }, withoutName(gap))));
  };
  const boxes = [...gaps.values()].map(box);
  return make("section", { id: "app-what-if", "aria-labelledby": "app-what-if-heading" },
    make("h2", { id: "app-what-if-heading" }, "What if you learned something?"),
    make("div", { id: "app-fit", class: "fit" }),
    make("p", { class: "quiet" }, boxes.length > 0 ? "Tick what you would learn; the largest gaps come first." : "There is nothing left to learn for this role."),
    ...folded(boxes, MOST_GAPS, "boxes").filter((part) => part !== false));
}

/** The requirement of an advert starts with the skill's name, which is above it already. @param {Gap} gap */
const withoutName = ({ requirement, skill }) => requirement.startsWith(`${skill}: `) ? requirement.slice(skill.length + 2) : requirement;

/** @param {WhatIf} answer @param {number} ticked */
function fitLines(answer, ticked) {
  const [shift] = answer.roles;
  const [before, after] = [shift.missing_before, shift.missing_after];
  const now = ticked === 0 ? percent(shift.fit_before) : `${percent(shift.fit_before)} → ${percent(shift.fit_after)}`;
  const lacks = before === after ? before === 0 ? "nothing is missing" : `${count(before, "thing")} missing` : `${before} → ${count(after, "thing")} missing`;
  const others = answer.roles.slice(1).filter((other) => percent(other.fit_before) !== percent(other.fit_after)).slice(0, 3);
  return [
    make("p", {}, make("strong", {}, now), ` of what ${shift.title} asks for; ${lacks}`),
    bar(shift.fit_before, ticked === 0 ? undefined : shift.fit_after),
    others.length > 0 && make("p", { class: "quiet" }, "Also nearer: ",
      others.map((other) => `${other.title} (${percent(other.fit_before)} → ${percent(other.fit_after)})`).join(", "), "."),
  ].filter((part) => part !== false);
}

/**
 * The time available for the plan.
 * @param {{ perWeek: number | null, start: string | null }} time @param {() => void} changed
 */
function timePart(time, changed) {
  const hint = make("p", { class: "quiet" });
  const tell = () => {
    hint.textContent = !hours.validity.valid ? `Hours a week: a number from 1 to ${MOST_HOURS}.`
      : !start.validity.valid ? "This date is not complete, or too long ago."
        : time.perWeek ? time.start ? "The plan below shows weeks and dates." : "The plan below shows weeks; with a first day it also shows dates."
          : time.start ? "Dates also need the hours that you have in a week." : "Say how many hours a week you have, and the plan below shows when each step falls.";
  };
  // While a date is typed, its first digits are a year long ago: only dates that may be meant count.
  const update = () => {
    const [perWeek, day] = [hours.validity.valid && hours.value !== "" ? Number(hours.value) : null, start.validity.valid && start.value || null];
    const isNew = perWeek !== time.perWeek || day !== time.start;
    Object.assign(time, { perWeek, start: day });
    tell();
    if (isNew) changed();
  };
  const hours = make("input", { id: "app-hours", type: "number", min: "1", max: MOST_HOURS, step: "any", inputmode: "decimal",
    value: time.perWeek ?? "", onchange: update });
  const start = make("input", { id: "app-start", type: "date", min: "2000-01-01", max: "2199-12-31", value: time.start ?? "", onchange: update });
  tell();
  return make("section", { id: "app-time", "aria-labelledby": "app-time-heading" },
    make("h2", { id: "app-time-heading" }, "Your time"),
    make("div", { class: "fields" },
      make("p", {}, make("label", { for: "app-hours" }, "Hours a week"), hours),
      make("p", {}, make("label", { for: "app-start" }, "First day"), start)),
    hint);
}
