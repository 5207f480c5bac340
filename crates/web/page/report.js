// The report: the page that the program would write, split into sections.
"use strict";

/** The missing skills shown with checkboxes. */
const MOST_GAPS = 12;

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
  for (const section of sections.filter((one) => one.id === "evidence" || one.id === "unrecognised")) {
    const [heading, ...rest] = section.children;
    if (heading) section.replaceChildren(heading, make("details", { class: "more" }, make("summary", {}, "Show all"), ...rest));
  }
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
  /** @type {Map<string, Gap>} */
  const gaps = new Map();
  for (const gap of role.gaps) if (!gaps.has(gap.id)) gaps.set(gap.id, gap);
  const box = (/** @type {Gap} */ gap) => {
    const id = `app-gap-${gap.id}`;
    const input = make("input", { id, type: "checkbox", checked: learn.has(gap.id), onchange: () => {
      if (input.checked) learn.add(gap.id); else learn.delete(gap.id);
      changed();
    } });
    return make("li", {}, input, make("label", { for: id }, gap.skill,
      gap.requirement !== gap.skill && make("span", { class: "quiet" }, gap.requirement)));
  };
  const boxes = [...gaps.values()].map(box);
  return make("section", { id: "app-what-if", "aria-labelledby": "app-what-if-heading" },
    make("h2", { id: "app-what-if-heading" }, "What if you learned something?"),
    make("div", { id: "app-fit", class: "fit" }),
    make("p", { class: "quiet" }, "Tick what you would learn; the largest gaps come first."),
    ...folded(boxes, MOST_GAPS, "boxes").filter((part) => part !== false));
}

/** @param {Shift} shift @param {WhatIf} answer @param {number} ticked */
function fitLines(shift, answer, ticked) {
  const missing = (/** @type {number} */ number) => number === 0 ? "nothing is missing" : `${count(number, "thing")} missing`;
  const now = ticked === 0 ? percent(shift.fit_before) : `${percent(shift.fit_before)} → ${percent(shift.fit_after)}`;
  const lacks = ticked === 0 || shift.missing_before === shift.missing_after
    ? missing(shift.missing_before) : `${missing(shift.missing_before)} → ${missing(shift.missing_after)}`;
  const others = answer.roles.slice(1).filter((role) => percent(role.fit_before) !== percent(role.fit_after)).slice(0, 3);
  return [
    make("p", { role: "status" }, make("strong", {}, now), ` of what ${shift.title} asks for; ${lacks}`),
    bar(shift.fit_before, ticked === 0 ? undefined : shift.fit_after),
    others.length > 0 && make("p", { class: "quiet" }, "Nearer too: ",
      others.map((role) => `${role.title} (${percent(role.fit_before)} → ${percent(role.fit_after)})`).join(", "), "."),
  ].filter((part) => part !== false);
}

/**
 * The time available for the plan.
 * @param {{ perWeek: number | null, start: string | null }} time @param {() => void} changed
 */
function timePart(time, changed) {
  const hours = make("input", { id: "app-hours", type: "number", min: "1", max: "80", step: "1", inputmode: "numeric",
    value: time.perWeek ?? "", onchange: () => {
      const number = Number(hours.value);
      time.perWeek = hours.value !== "" && number > 0 && number <= 168 ? number : null;
      changed();
    } });
  const start = make("input", { id: "app-start", type: "date", value: time.start ?? "", onchange: () => {
    time.start = start.value || null;
    changed();
  } });
  return make("section", { id: "app-time", "aria-labelledby": "app-time-heading" },
    make("h2", { id: "app-time-heading" }, "Your time"),
    make("div", { class: "fields" },
      make("p", {}, make("label", { for: "app-hours" }, "Hours a week"), hours),
      make("p", {}, make("label", { for: "app-start" }, "First day"), start)),
    make("p", { class: "quiet" }, time.perWeek
      ? time.start ? "The plan below has weeks and days." : "The plan below has weeks; with a first day it has days too."
      : "With the hours that you have in a week, the plan below says which step falls when."));
}
