// Chooses the role: the nearest, one found by name, or an advert.
"use strict";

/** @typedef {{ choose(id: string | null, label: string): void, find(text: string): Promise<Offer[]>, advertText(text: string): void, advertFile(file: File): void, noAdvert(): void, advertAsResume(): void }} Chooses */

/** How an advert was read. @param {Advert} advert @param {Chooses} does */
function advertPart(advert, does) {
  const kinds = ["required", "preferred", "mentioned"].map((kind) => {
    const number = advert.requirements.filter((one) => one.kind === kind).length;
    return number > 0 ? `${number} ${kind}` : "";
  }).filter(Boolean);
  const list = (/** @type {string} */ title, /** @type {string[]} */ texts) => texts.length > 0
    && make("details", { class: "more" }, make("summary", {}, `${title}: ${texts.length}`), make("ul", {}, texts.map((text) => make("li", {}, text))));
  return make("div", { class: "chosen" },
    make("p", {}, make("b", {}, advert.title ?? "The advert"), `: ${count(advert.requirements.length, "requirement")} found`,
      kinds.length > 0 && ` (${kinds.join(", ")})`, "."),
    advert.warning && make("div", { class: "warning", role: "note" },
      make("h3", {}, advert.reads_like_resume ? "This reads like a resume" : "Little was recognised"),
      make("p", {}, advert.reads_like_resume ? "It tells of a person rather than of a job."
        : `${advert.warning.split(";")[0]}. What helps is the part of the advert that says what applicants need.`),
      advert.reads_like_resume && make("p", {}, button("Use it as my resume", does.advertAsResume))),
    list("What it asks for", advert.requirements.map((one) => one.text)),
    list("Conditions, which are not judged here", advert.conditions.map((one) => one.text)),
    list("Asked for, but not understood", advert.unrecognised.map((one) => one.text)),
    make("p", {}, button("Put the advert away", does.noAdvert)));
}

/**
 * @param {GapReport} report @param {Role[]} nearest @param {{ id: string, label: string } | null} chosen @param {Advert | null} advert
 * @param {Chooses} does
 */
function rolePart(report, nearest, chosen, advert, does) {
  const text = make("textarea", { id: "app-advert-text", rows: "6", spellcheck: "false" });
  const file = make("input", { id: "app-advert-file", class: "file", type: "file", onchange: () => {
    if (file.files?.[0]) does.advertFile(file.files[0]);
  } });
  const shown = advert ? advertPart(advert, does) : chosen
    ? make("p", { class: "chosen" }, "Shown: ", make("b", {}, chosen.label), ". ", button("Back to the nearest roles", () => does.choose(null, "")))
    : report.no_role_fits && !report.profile.warning && make("div", { class: "warning", role: "note" }, make("h3", {}, "No role here fits"),
      make("p", {}, report.profile.language_unknown ? "Only part of your resume could be read, too little to say which role is near. Search for the role that you have in mind, or paste an advert."
        : "None of the roles of this catalogue is near to what your resume shows. That says something about the catalogue, "
        + "not about you. Search for the role that you have in mind, or paste an advert."));
  const near = advert || nearest.length === 0 || report.profile.warning ? null : make("div", {}, make("h3", {}, report.no_role_fits && !chosen ? "The nearest, though not near" : "Nearest to your resume"),
    make("ul", { class: "choices" }, nearest.map((role) => make("li", {}, make("button", {
      type: "button", "aria-pressed": String(chosen ? chosen.id === role.id : false), onclick: () => does.choose(role.id, role.title),
    }, role.title, make("span", { class: "quiet" }, ` ${percent(role.fit)} there`))))));
  return [
    make("h2", { id: "app-role-heading" }, "For which role?"),
    ...[shown, near].filter((part) => part instanceof Node),
    advert ? "" : searchField("Another role", does.find, (offer) => does.choose(offer.id, offer.label), "for example: nurse"),
    make("details", { id: "app-advert" }, make("summary", {}, advert ? "Another advert" : "Use a job advert instead"),
      make("label", { for: "app-advert-text" }, "The text of the advert"), text,
      make("p", { class: "row" }, button("Read the advert", () => {
        if (text.value.trim()) does.advertText(text.value);
        else text.focus();
      }), make("label", { class: "button", for: "app-advert-file" }, "Choose its file"), file)),
  ];
}
