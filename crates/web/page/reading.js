// "Is this you?": how the resume was read, and the person's corrections.
"use strict";

/** The skills of one kind shown at once. */
const MOST_SKILLS = 16;

/** The most quotations for a skill. */
const MOST_QUOTES = 4;

/** The entries, and the unrecognised words, shown at once. */
const MOST_ENTRIES = 6;
const MOST_WORDS = 12;

/** @type {Level[]} */
const LEVELS = ["basic", "intermediate", "advanced", "expert"];

/** Why a name does not count. @type {Record<string, string>} */
const REASONS = {
  denied: "you write that you lack it", wished: "wished for", others: "done by others", interest: "an interest", unfinished: "not finished", "not-sure": "may mean something else",
};

const LANGUAGES = new Intl.DisplayNames("en", { type: "language" });

/** @typedef {{ wrong(skill: Skill): void, level(skill: Skill, level: Level | null): void, have(id: string): void, name(label: string): void, back(id: string): void, save(): void }} Says */

/** A month as people write it: "Feb 2020"; a year stays as it is. @param {When | null} when */
function monthName(when) {
  const [year, month] = when?.split("-") ?? [];
  return month ? new Date(Number(year), Number(month) - 1).toLocaleDateString("en", { month: "short", year: "numeric" }) : year ?? "";
}

/** @param {Entry} entry */
function entryLine(entry) {
  const from = monthName(entry.from);
  const to = entry.current ? "now" : monthName(entry.to);
  const time = from && to ? `${from} to ${to}` : from || to;
  const at = [entry.employer, time].filter(Boolean).join(", ");
  return make("li", {}, make("b", {}, entry.title ?? entry.employer ?? "An entry without a title"),
    entry.title && at ? make("span", { class: "quiet" }, ` ${at}`) : !entry.title && time ? make("span", { class: "quiet" }, ` ${time}`) : null);
}

/** @param {Skill} skill @param {Says} says @param {boolean} added */
function skillChip(skill, says, added) {
  const id = `app-level-${skill.id}`;
  const level = make("select", { id, onchange: () => says.level(skill, /** @type {Level} */ (level.value) || null) },
    make("option", { value: "" }, "not stated"),
    LEVELS.map((one) => make("option", { value: one, selected: one === skill.level }, one)));
  const quotes = skill.evidence.slice(0, MOST_QUOTES).map((found) => make("li", {},
    `${found.section[0].toUpperCase()}${found.section.slice(1)}: `, make("q", {}, found.sentence ?? found.text)));
  return make("li", {}, make("details", { class: added ? "chip added" : "chip", "data-skill": skill.id },
    make("summary", {}, skill.skill, skill.level ? make("span", { class: "quiet" }, ` ${skill.level}`) : null,
      added ? make("span", { class: "quiet" }, " (you say so)") : null),
    make("div", { class: "about" },
      quotes.length > 0 ? make("ul", { class: "quotes" }, quotes) : null,
      make("p", { class: "row" }, make("label", { for: id }, "Level"), level,
        button("I do not have this", () => says.wrong(skill), { "aria-label": `I do not have this: ${skill.skill}` })))));
}

/** The items shown at once, and the rest behind a line that expands. @param {HTMLElement[]} items @param {number} most @param {string} kind */
function folded(items, most, kind) {
  const rest = items.slice(most);
  return [make("ul", { class: kind }, items.slice(0, most)),
    rest.length > 0 && make("details", { class: "more" }, make("summary", {}, `${rest.length} more`), make("ul", { class: kind }, rest))];
}

/** @param {Profile} profile @param {[string, string][]} kinds @param {Says} says @param {Set<string>} mine */
function skillsByKind(profile, kinds, says, mine) {
  return kinds.map(([kind, heading]) => {
    const skills = profile.skills.filter((skill) => skill.kind === kind);
    return skills.length > 0 && make("div", { class: "kinds" }, make("h3", {}, heading),
      folded(skills.map((skill) => skillChip(skill, says, mine.has(skill.id))), MOST_SKILLS, "chips"));
  });
}

/** Notices that come first. @param {Profile} profile @param {boolean} isAdvert @param {() => void} useAsAdvert */
function notes(profile, isAdvert, useAsAdvert) {
  const note = (/** @type {string} */ title, /** @type {string} */ text, /** @type {Child} */ more = null) =>
    make("div", { class: "warning", role: "note" }, make("h3", {}, title), make("p", {}, text), more);
  const asAdvert = make("p", {}, button(isAdvert ? "Use it as the advert" : "It is a job advert", useAsAdvert));
  return [
    isAdvert && note("This reads like a job advert", "It tells of a job rather than of a person.", asAdvert),
    profile.language_unknown && note("Another language", "This page does not know the language of this resume. It read the names "
      + "that are the same in every language, and left out the rest. A version in English or a list of your skills works better."),
    profile.skills.length === 0
      ? note("Nothing was recognised", "No skill was found in this file. What helps: a list of skills under the heading "
        + "“Skills”, with commas between them, and sentences that name tools and methods. You can also add your skills below.", !isAdvert && asAdvert)
      : profile.warning && note("Little was recognised", `${profile.warning.split(";")[0]}. What helps: a list of skills under the heading “Skills”, `
        + "and sentences that name tools and methods. You can also add your skills below.", !isAdvert && asAdvert),
  ];
}

/**
 * @param {Profile} profile
 * @param {{ wrong: {id: string, label: string}[], held: {id: string, label: string}[] }} corrected
 * @param {Says} says
 * @param {(text: string) => Promise<Offer[]>} find
 * @param {{ isAdvert: boolean, useAsAdvert: () => void, warnings: string[], kinds: [string, string][] }} about
 */
function readingPart(profile, corrected, says, find, about) {
  const languages = profile.language.map((code) => LANGUAGES.of(code) ?? code).join(" and ");
  const found = [languages && `written in ${languages}`, `${count(profile.skills.length, "skill")} found`].filter(Boolean).join("; ");
  const words = profile.unrecognised.slice(0, MOST_WORDS);
  const held = new Set(profile.skills.map((skill) => skill.skill));
  const aside = [...new Map(profile.set_aside.filter((one) => !held.has(one.skill)).map((one) => [one.skill, one.reason]))].slice(0, MOST_WORDS);
  return [
    make("h2", { id: "app-you-heading" }, "Is this you?"),
    ...notes(profile, about.isAdvert, about.useAsAdvert),
    make("p", {}, profile.name ? make("b", {}, make("bdi", {}, profile.name)) : "No name was found", `; ${found}.`),
    profile.skills.length > 0 && make("p", {}, "Everything below is based on this. Open a skill to see where it was found, and to correct it."),
    about.warnings.length > 0 && make("ul", { class: "quiet" }, about.warnings.map((text) => make("li", {}, text))),
    profile.entries.length > 0 && make("div", { class: "kinds" }, make("h3", {}, "Work and study"),
      folded(profile.entries.map(entryLine), MOST_ENTRIES, "entries")),
    ...skillsByKind(profile, about.kinds, says, new Set(corrected.held.map((held) => held.id))),
    words.length > 0 && make("div", { class: "kinds" }, make("h3", {}, "Not understood"), make("ul", { class: "words" },
      words.map((word) => make("li", {}, make("q", {}, word.text), word.nearest && button(`${word.nearest}?`,
        () => says.name(word.nearest ?? ""), { class: "plain", "aria-label": `I have this: ${word.nearest}` })))),
      profile.unrecognised.length > MOST_WORDS && make("p", { class: "quiet" }, `and ${profile.unrecognised.length - MOST_WORDS} more, under “Not recognised” below`)),
    aside.length > 0 && make("div", { class: "kinds" }, make("h3", {}, "Named, but not counted"), make("ul", { class: "words" },
      aside.map(([skill, reason]) => make("li", {}, make("span", {}, skill, make("span", { class: "quiet" }, ` (${REASONS[reason] ?? "set aside"})`)),
        button("I have this", () => says.name(skill), { class: "plain", "aria-label": `I have this: ${skill}` }))))),
    searchField("I also have this skill", find, (offer) => says.have(offer.id), "for example: first aid"),
    corrected.wrong.length > 0 && make("div", { class: "kinds" }, make("h3", {}, "Taken out by you"),
      make("ul", { class: "words" }, corrected.wrong.map((skill) => make("li", {}, make("s", {}, skill.label),
        button("Put it back", () => says.back(skill.id), { class: "plain", "aria-label": `Put it back: ${skill.label}` }))))),
    corrected.wrong.length + corrected.held.length > 0 && make("p", { class: "row" },
      button("Save your corrections", says.save), make("span", { class: "quiet" }, "Next time, give this page that file too.")),
  ].filter((part) => part !== false && part !== null);
}
