// The page: its state, what it shows, and its reactions to input.
"use strict";

/** The pause after ticking before the engine is asked. */
const PAUSE = 150;

/** How long a message stays, and how long work may take before it is mentioned. */
const SHOWN = 8000;
const PATIENCE = 500;

/** The largest file, which is a catalogue; resumes are far smaller. */
const LARGEST = 128 * 1024 * 1024;

/** The names of formats. @type {Record<string, string>} */
const FORMATS = {
  json: "JSON", yaml: "YAML", toml: "TOML", csv: "a table (CSV)", text: "plain text", markdown: "Markdown", pdf: "PDF", docx: "Word",
  xlsx: "Excel", html: "a web page", linkedin: "a LinkedIn export", odt: "OpenDocument", rtf: "Rich Text", xml: "XML",
};

/** The sections with their short names, in order. @type {Record<string, string>} */
const CONTENTS = {
  "app-you": "You", "app-role": "Role", "app-answer": "Answer", "app-what-if": "What if", "app-time": "Time", "role-1": "Plan", roles: "Next roles",
  claims: "Claims", evidence: "Evidence", unrecognised: "Not recognised", "app-compare": "Compare", "app-save": "Save",
};

const engine = new EngineOfPage(byId("app-worker").textContent ?? "", byId("app-wasm").textContent ?? "");

const state = {
  /** @type {File_ | null} */ resume: null,
  /** @type {File_ | null} */ advertFile: null,
  /** @type {Uint8Array | null} */ catalogueFile: null,
  /** @type {Catalogue | null} */ catalogue: null,
  /** @type {{ format: string, warnings: string[], isAdvert: boolean }} */ about: { format: "", warnings: [], isAdvert: false },
  /** @type {Advert | null} */ advert: null,
  /** @type {Corrections} */ corrections: { wrong: [], held: [] },
  /** @type {Corrections | null} Corrections read before their resume. */ early: null,
  /** @type {{ id: string, label: string } | null} */ role: null,
  time: { /** @type {number | null} */ perWeek: null, /** @type {string | null} */ start: null },
  /** @type {Set<string>} */ learn: new Set(),
  /** @type {{ id: string, label: string } | null} */ compared: null,
  /** @type {Role[]} The nearest roles, also while one is chosen. */ nearest: [],
  /** @type {GapReport | null} */ report: null,
  /** @type {[string, string][]} The kinds of skills with their headings, in order. */ kinds: [],
};

/** The options of a report for the engine. */
const wanted = () => ({
  corrections: state.corrections,
  ...(state.role && !state.advert ? { role: state.role.id } : {}),
  ...(state.time.perWeek ? { "per-week": state.time.perWeek, ...(state.time.start ? { start: state.time.start } : {}) } : {}),
});

/** The current month, for ages of evidence. */
function month() {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}`;
}

let told = 0;

/** Shows a message for a while, or until the work is done if it ends with an ellipsis. @param {string} text */
function say(text) {
  clearTimeout(told);
  byId("app-status").textContent = text;
  if (text && !text.endsWith("…")) told = setTimeout(() => say(""), SHOWN);
}

/** @param {string} text @returns {string} */
const sentence = (text) => text[0].toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? "" : ".");

/** @param {string} text @param {string | null} hint @param {string} [file] The file concerned. */
function complain(text, hint = null, file) {
  const said = file ? [make("b", {}, file), ` ${text}${/[.!?]$/.test(text) ? "" : "."}`] : [sentence(text)];
  const box = make("div", { class: "warning error" },
    make("h2", {}, /a scan/.test(text) ? "This looks like a scan" : file ? "This file could not be read" : "This did not work"),
    make("p", {}, ...said), hint ? make("p", {}, sentence(hint)) : null,
    file && state.resume && make("p", {}, "Below is still ", make("b", {}, state.resume.name), "."),
    make("p", { class: "row" }, file && !state.resume && button("Paste the text instead", pasteInstead), button("Close", () => byId("app-error").replaceChildren())));
  byId("app-error").replaceChildren(box);
  box.scrollIntoView({ block: "nearest" });
}

function pasteInstead() {
  byId("app-error").replaceChildren();
  /** @type {HTMLDetailsElement} */ (byId("app-paste")).open = true;
  byId("app-text").focus();
}

/** Shows an error, and the file concerned. @param {unknown} error @param {string} [name] */
async function failed(error, name) {
  if (!(error instanceof Refusal)) {
    complain(String(error));
    return;
  }
  // Messages about a file start with its name and, if known, the position.
  const rest = name && error.message.startsWith(`${name}:`) ? error.message.slice(name.length + 1) : error.message;
  const text = rest.replace(/^(\d+):(\d+): /, "cannot be read at line $1, column $2: ").trim();
  const hint = error.hint && !/skillgap |--/.test(error.hint) ? error.hint : name ? "Choose another file, or paste the text" : null;
  complain(text, hint, name);
  if (error.lost) await restore();
}

/** Restores the state in a new engine. */
async function restore() {
  try {
    await engine.ask({ ask: "start" }, state.catalogueFile ?? undefined);
    if (state.resume) await engine.ask({ ask: "resume", name: state.resume.name, today: month() }, state.resume.bytes);
    if (state.advertFile) await engine.ask({ ask: "advert", name: state.advertFile.name }, state.advertFile.bytes);
  } catch (error) {
    complain(`the page could not be brought back to where it was: ${error}`, "load it again");
  }
}

let working = 0;

/** Runs something that takes a while. @param {string} doing @param {() => Promise<void>} work @param {string} [name] */
async function busy(doing, work, name) {
  working += 1;
  document.body.setAttribute("aria-busy", "true");
  byId("app-error").replaceChildren();
  say(doing);
  const slow = doing ? 0 : setTimeout(() => say("One moment…"), PATIENCE);
  try {
    await work();
    if (byId("app-status").textContent?.endsWith("…")) say("");
  } catch (error) {
    say("");
    await failed(error, name);
  }
  clearTimeout(slow);
  working -= 1;
  if (working === 0) document.body.removeAttribute("aria-busy");
}

/** @param {File_} file */
const readResume = (file) => busy(`Reading ${file.name}…`, async () => {
  if (engine.isFull) {
    engine.replace();
    await restore();
  }
  const read = await engine.ask({ ask: "resume", name: file.name, today: month() }, file.bytes);
  state.resume = file;
  /** @type {string[]} */
  const warnings = read.warnings;
  const without = warnings.map((text) => text.startsWith(`${file.name}:`) ? text.slice(file.name.length + 1).trim() : text);
  state.about = { format: read.format, warnings: without.map((text) => sentence(text.replace(/^(\d+): /, "Line $1: "))), isAdvert: read.reads_like_advert };
  Object.assign(state, { corrections: state.early ?? { wrong: [], held: [] }, early: null, role: null, compared: null, learn: new Set() });
  await showReport();
  const { report } = state;
  if (!report) return;
  goTo("app-you");
  say(`${count(report.profile.skills.length, "skill")} found in ${file.name}.`);
}, file.name);

/** @param {File_} file */
const readAdvert = (file) => busy(`Reading ${file.name}…`, async () => {
  const { advert } = await engine.ask({ ask: "advert", name: file.name }, file.bytes);
  Object.assign(state, { advertFile: file, advert, compared: null, learn: new Set() });
  if (state.resume) await showReport();
  else showGiven();
  goTo(state.resume ? "app-role" : "app-resume");
  say(`The advert was read: ${count(advert.requirements.length, "requirement")}.${state.resume ? "" : " Now choose your resume."}`);
}, file.name);

const noAdvert = () => busy("", async () => {
  await engine.ask({ ask: "no-advert" });
  Object.assign(state, { advertFile: null, advert: null, learn: new Set(), compared: null });
  await showReport();
  goTo("app-role");
  say("The advert was removed.");
});

/** Scrolls to a section, and moves the focus there. @param {string} id */
function goTo(id) {
  byId(id).scrollIntoView({ block: "start" });
  byId(id).focus({ preventScroll: true });
}

/** @param {File_} file */
const readCatalogue = (file) => busy(`Opening ${file.name}…`, async () => {
  const { catalog } = await engine.ask({ ask: "start" }, file.bytes);
  await useCatalogue(catalog, file.bytes);
}, file.name);

/** @param {Catalogue} catalogue @param {Uint8Array | null} bytes */
async function useCatalogue(catalogue, bytes) {
  const { resume, advertFile, corrections } = state;
  Object.assign(state, { catalogue, catalogueFile: bytes, resume: null, advert: null, advertFile: null, report: null, early: null });
  showCatalogue();
  if (resume) await readResume(resume);
  if (advertFile) await readAdvert(advertFile);
  const isDropped = corrections.wrong.length + corrections.held.length > 0;
  say(`The catalogue is now ${catalogue.name}: ${count(catalogue.skills, "skill")}, ${count(catalogue.roles, "role")}.`
    + (isDropped ? " Your corrections belonged to the other catalogue and were removed." : ""));
}

/** @param {File_} file */
const readCorrections = (file) => busy(`Reading ${file.name}…`, async () => {
  const { wrong, held } = await engine.ask({ ask: "corrections", name: file.name }, file.bytes);
  if (state.resume) {
    state.corrections = { wrong, held };
    await showReport();
  } else {
    state.early = { wrong, held };
    showGiven();
  }
  say(`Your corrections were read: ${wrong.length} taken out, ${held.length} added or changed.${state.resume ? "" : " Now choose your resume."}`);
}, file.name);

/**
 * Handles a dropped or chosen file: a resume, a catalogue, or corrections.
 * @param {File} file @param {"advert" | "catalogue"} [as] Where it was chosen, if not as a resume.
 */
async function take(file, as) {
  if (file.size > LARGEST) {
    complain("is too large", "a resume has a few pages: choose its file, not a folder or an archive", file.name);
    return;
  }
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    complain("could not be opened", "a folder cannot be read: drop a single file", file.name);
    return;
  }
  const given = { name: file.name, bytes };
  const head = new TextDecoder().decode(bytes.subarray(0, 4096));
  const isCatalogue = head.startsWith("skillgap-catalogue\n");
  if (as === "advert") return readAdvert(given);
  if (as === "catalogue" && !isCatalogue) {
    complain("is not a catalogue", "choose a file made by skillgap catalog import", file.name);
    return;
  }
  if (isCatalogue) return readCatalogue(given);
  if (/\.toml$/i.test(file.name) && /^(wrong|held)\s*=/m.test(head)) return readCorrections(given);
  return readResume(given);
}

/** @param {string} name @param {string} text @returns {File_} */
const textFile = (name, text) => ({ name, bytes: new TextEncoder().encode(text) });

/** @type {Says} */
const says = {
  wrong(skill) {
    const { wrong, held } = state.corrections;
    const isAdded = skill.evidence.every((found) => found.text === "added by the person");
    state.corrections = { wrong: isAdded ? wrong : [...wrong, skill.id], held: held.filter((one) => one.id !== skill.id) };
    corrected(`${skill.skill} was taken out.`, { beside: skill.id });
  },
  level(skill, level) {
    const held = state.corrections.held.filter((one) => one.id !== skill.id);
    state.corrections = { ...state.corrections, held: [...held, { id: skill.id, level }] };
    corrected(`${skill.skill}: ${level ?? "level not stated"}.`, { open: skill.id });
  },
  have(id) {
    const { wrong, held } = state.corrections;
    state.corrections = { wrong: wrong.filter((one) => one !== id), held: [...held.filter((one) => one.id !== id), { id, level: null }] };
    corrected("The skill was added.");
  },
  async name(label) {
    const { offers } = await engine.ask({ ask: "skills", text: label });
    if (offers[0]) says.have(offers[0].id);
  },
  back(id) {
    state.corrections = { ...state.corrections, wrong: state.corrections.wrong.filter((one) => one !== id) };
    corrected("The skill was put back.");
  },
  save: () => keep("corrections", "corrections.toml", "application/toml"),
};

/**
 * Shows the report again, and leaves the focus where the person was.
 * @param {string} text
 * @param {{ open?: string, beside?: string }} [at] The skill whose details stay open, or the one that was next to the focus.
 */
const corrected = (text, at = {}) => busy("", async () => {
  const chips = () => [.../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("#app-you .chip"))];
  const place = chips().findIndex((chip) => chip.dataset["skill"] === at.beside);
  const isSearching = document.activeElement?.matches("#app-you .search *");
  await showReport();
  say(text);
  const opened = chips().find((chip) => chip.dataset["skill"] === at.open);
  if (opened) opened.open = true;
  const next = opened ? opened.querySelector("select") : isSearching ? document.querySelector("#app-you .search input")
    : place >= 0 ? chips()[Math.min(place, chips().length - 1)]?.querySelector("summary") : null;
  if (next instanceof HTMLElement) next.focus({ preventScroll: true });
  if (document.activeElement === document.body) byId("app-you").focus({ preventScroll: true });
});

/** @type {Chooses} */
const does = {
  choose: (id, label) => void busy("", async () => {
    Object.assign(state, { role: id ? { id, label } : null, learn: new Set(), compared: null });
    await showReport();
    say(id ? `The report is about ${label}.` : "The report is about the nearest role.");
    goTo(id ? "app-answer" : "app-role");
  }),
  find: async (text) => (await engine.ask({ ask: "roles", text })).offers,
  advertText: (text) => { if (text.trim()) void readAdvert(textFile("the advert", text)); },
  advertFile: (file) => void take(file, "advert"),
  noAdvert: () => void noAdvert(),
  advertAsResume: () => void busy("", async () => {
    const file = state.advertFile;
    if (!file) return;
    await engine.ask({ ask: "no-advert" });
    Object.assign(state, { advertFile: null, advert: null });
    await readResume(file);
  }),
};

/** Takes the file read as a resume for an advert. */
function useAsAdvert() {
  const file = state.resume;
  if (!file) return;
  Object.assign(state, { resume: null, report: null });
  byId("app-work").hidden = true;
  void readAdvert(file);
}

/** @param {string} text @returns {Promise<Offer[]>} */
const findSkills = async (text) => (await engine.ask({ ask: "skills", text })).offers;

/** Requests the report and shows everything that depends on it. */
async function showReport() {
  const answer = await engine.ask({ ask: "report", ...wanted() });
  /** @type {GapReport} */
  const report = answer.report;
  state.report = report;
  // The nearest roles may have changed while another role is shown.
  if (state.role && !state.advert) state.nearest = (await engine.ask({ ask: "report", ...wanted(), role: null })).report.roles;
  else if (!state.advert) state.nearest = report.roles;
  showGiven();
  byId("app-you").replaceChildren(...readingPart(report.profile, answer.corrected, says, findSkills,
    { ...state.about, kinds: state.kinds, useAsAdvert }));
  byId("app-role").replaceChildren(...rolePart(report, state.nearest, state.role, state.advert, does));
  showParts(report, answer.html);
  showCompare();
  showSave();
  showContents();
  byId("app-work").hidden = false;
}

/** The role that the report is about; null if there is none, or if too little was read to judge it. @returns {Role | null} */
function shownRole() {
  const { report, advert, role } = state;
  if (!report || report.profile.warning) return null;
  if (advert ? advert.warning : !role && report.no_role_fits) return null;
  return report.roles[0] ?? null;
}

/** Why there is no role. @param {GapReport} report */
function withoutRole({ profile }) {
  if (profile.warning) return "Too little was recognised in your resume to say how near a role is.";
  if (state.advert?.reads_like_resume) return "What was given as the advert reads like a resume, so nothing was compared with it.";
  if (state.advert) return "Too little was recognised in the advert to compare your resume with it.";
  return profile.language_unknown ? "The names that could be read are too few to say which role is near. Choose one above to see what it asks for."
    : "No role of this catalogue is near to what your resume shows. Choose one above to see what you lack for it.";
}

/** @param {GapReport} report @param {string} html */
function showParts(report, html) {
  const { answer, sections, footer } = partsOf(html);
  const role = shownRole();
  const lead = make("section", { id: "app-answer", "aria-label": "The answer", tabindex: "-1" }, make("h2", {}, role ? role.title : "The answer"),
    report.profile.name && make("p", { class: "paper" }, "For ", make("bdi", {}, report.profile.name)),
    ...(role ? answer : [make("p", { class: "answer" }, withoutRole(report))]));
  const parts = make("div", { id: "app-parts" }, ...ofRole(sections, role));
  const figures = make("section", {}, make("h2", {}, "How to read the figures"), ...footer.slice(1));
  fold(figures);
  byId("app-report").replaceChildren(lead,
    ...(role ? [whatIfPart(role, state.learn, ask), timePart(state.time, () => void showPlan())] : []), parts, ...(role ? [figures] : []));
  if (role) void whatIf();
}

/** The sections of a report; without a role, only those about the resume. @param {HTMLElement[]} sections @param {Role | null} role */
function ofRole(sections, role) {
  const [heading] = sections.filter((section) => section.id === "role-1").map((section) => section.querySelector("h2"));
  if (heading) heading.textContent = "Plan and requirements";
  return role ? sections : sections.filter((section) => ["claims", "evidence", "unrecognised"].includes(section.id));
}

/** Shows the plan for another time, and leaves everything else as it is. */
const showPlan = () => busy("", async () => {
  const { report, html } = await engine.ask({ ask: "report", ...wanted() });
  state.report = report;
  byId("app-parts").replaceChildren(...ofRole(partsOf(html).sections, shownRole()));
  showSave();
  say("The plan was made again.");
});

let waiting = 0;

function ask() {
  // From now on, changes are announced.
  byId("app-fit").setAttribute("aria-live", "polite");
  clearTimeout(waiting);
  waiting = setTimeout(() => void whatIf(), PAUSE);
}

async function whatIf() {
  const learn = [...state.learn];
  try {
    const { what_if: answer } = await engine.ask({ ask: "what-if", wanted: wanted(), learn });
    const [place, role] = [document.getElementById("app-fit"), shownRole()];
    if (place && role && answer.roles.length > 0) place.replaceChildren(...fitLines(answer, learn.length));
  } catch (error) {
    await failed(error);
  }
}

/** The line for a file after it was read. */
function showGiven() {
  const { resume, advert, early } = state;
  const given = byId("app-given");
  given.hidden = !resume && !advert && !early;
  byId("app-give").hidden = Boolean(resume);
  const other = button("Another resume", () => {
    const isOpen = byId("app-give").toggleAttribute("hidden");
    other.setAttribute("aria-expanded", String(!isOpen));
    if (!isOpen) byId("app-file").focus();
  }, { "aria-expanded": "false", "aria-controls": "app-give" });
  given.replaceChildren(...(resume ? [make("p", { class: "row" }, make("b", {}, resume.name),
    make("span", { class: "quiet" }, `read as ${FORMATS[state.about.format] ?? state.about.format}`), other)]
    : [advert && make("p", {}, "The advert was read: ", make("b", {}, advert.title ?? "it has no title"), ". Now choose your resume."),
      early && make("p", {}, `Your corrections were read: ${early.wrong.length} taken out, ${early.held.length} added or changed. Now choose your resume.`)]
      .filter((part) => part instanceof Node)));
}

function showCompare() {
  const { compared } = state;
  const first = shownRole();
  const section = byId("app-compare");
  section.hidden = !first;
  if (!first) return;
  const result = make("div", { id: "app-compared" });
  section.replaceChildren(make("h2", { id: "app-compare-heading" }, "Two roles side by side"),
    make("p", {}, `${first.title} and another role: what both ask for, what only one of them does, and what you lack for each.`),
    searchField("Compare with", does.find, (offer) => void busy("", async () => {
      state.compared = { id: offer.id, label: offer.label };
      await fillCompared();
      if (state.compared) section.scrollIntoView({ block: "start" });
    }), "for example: data scientist"), result);
  if (compared) void fillCompared();
}

async function fillCompared() {
  const { compared } = state;
  const place = byId("app-compared");
  if (!compared) return;
  try {
    const { html } = await engine.ask({ ask: "compare", wanted: wanted(), with: compared.id });
    const { answer, sections: all } = partsOf(html);
    // The resume and the first role are in the report above.
    const sections = all.filter((section) => !["role-1", "claims", "evidence", "unrecognised"].includes(section.id));
    for (const section of sections) {
      const heading = section.querySelector("h2");
      if (heading) heading.replaceWith(make("h3", {}, section.id === "role-2" ? `${compared.label}: plan and requirements` : heading.textContent));
      if (["side-by-side", "role-2"].includes(section.id)) fold(section);
    }
    // Both pages have sections with the same ids.
    for (const element of sections.flatMap((section) => [section, ...section.querySelectorAll("[id], [aria-labelledby]")])) {
      for (const name of ["id", "aria-labelledby", "aria-describedby"]) {
        const value = element.getAttribute(name);
        if (value) element.setAttribute(name, value.split(" ").map((one) => `compared-${one}`).join(" "));
      }
    }
    place.replaceChildren(make("h3", {}, `${shownRole()?.title ?? ""} and ${compared.label}`), ...answer, ...sections.map((section) => make("div", { class: "part" }, ...section.childNodes)),
      make("p", { class: "row" }, button("Save this comparison", () => keep("compared", "comparison.html", "text/html", compared.id)),
        button("Close it", () => {
          state.compared = null;
          place.replaceChildren();
          byId("app-compare").querySelector("input")?.focus();
        })));
    say(`Compared with ${compared.label}.`);
  } catch (error) {
    state.compared = null;
    await failed(error);
  }
}

/** @param {string} format @param {string} name @param {string} type @param {string} [other] */
function keep(format, name, type, other) {
  return busy("", async () => {
    const { text } = await engine.ask({ ask: "save", wanted: wanted(), format, ...(other ? { with: other } : {}) });
    download(name, text, type);
    say(`${name} was saved.`);
  });
}

function showSave() {
  const { time, corrections } = state;
  const hasPlan = Boolean(shownRole()?.plan.length);
  const hasDays = hasPlan && time.perWeek && time.start;
  byId("app-save").replaceChildren(make("h2", { id: "app-save-heading" }, "Save it"),
    make("p", { class: "quiet" }, "This page forgets everything when you close it."),
    make("div", { class: "row save" },
      button("Report, as a page", () => void keep("html", "skillgap-report.html", "text/html")),
      button("Report, as JSON", () => void keep("json", "skillgap-report.json", "application/json")),
      hasPlan && button("Plan, as a table", () => void keep("csv", "skillgap-plan.csv", "text/csv")),
      hasDays && button("Plan, for a calendar", () => void keep("ics", "skillgap-plan.ics", "text/calendar")),
      corrections.wrong.length + corrections.held.length > 0 && button("Corrections", () => void says.save()),
      button("Print", () => window.print())),
    ...(hasPlan && !hasDays ? [make("p", { class: "quiet" }, "With hours a week and a first day, you can also save the plan for your calendar.")] : []));
}

function showContents() {
  const links = Object.entries(CONTENTS).map(([id, name]) => {
    const section = document.getElementById(id);
    return section && !section.hidden && make("li", {}, make("a", { href: `#${id}` }, name));
  });
  byId("app-contents").replaceChildren(make("ul", {}, ...links));
}

function showCatalogue() {
  const { catalogue, catalogueFile } = state;
  if (!catalogue) return;
  const file = make("input", { id: "app-catalogue-file", class: "file", type: "file", accept: ".cat", onchange: () => {
    if (file.files?.[0]) void take(file.files[0], "catalogue");
    file.value = "";
  } });
  byId("app-catalogue").replaceChildren(
    make("p", {}, `Catalogue: ${catalogue.name} ${catalogue.version}, ${count(catalogue.skills, "skill")}, ${count(catalogue.roles, "role")}. `
      + (catalogueFile ? catalogue.notice : "")),
    make("details", { class: "more" }, make("summary", {}, catalogueFile ? "Use another catalogue" : "About the catalogue, or use another"),
      catalogueFile ? "" : make("p", {}, catalogue.notice),
      make("p", {}, "The command ", make("code", {}, "skillgap catalog import"), " makes a catalogue from other data, such as ESCO. Drop its file on this page."),
      make("p", { class: "row" }, make("label", { class: "button", for: "app-catalogue-file" }, "Choose a catalogue"), file,
        catalogueFile && button("Back to the built-in one", () => void busy("", async () => {
          const { catalog } = await engine.ask({ ask: "start" });
          await useCatalogue(catalog, null);
        })))));
}

/** Files can be dropped anywhere. */
function listen() {
  let over = 0;
  const mark = () => document.body.classList.toggle("dropping", over > 0);
  // Text may be dragged into a field.
  const hasFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files") ?? false;
  addEventListener("dragenter", (event) => { if (hasFiles(event)) { event.preventDefault(); over += 1; mark(); } });
  addEventListener("dragleave", (event) => { if (hasFiles(event)) { over -= 1; mark(); } });
  addEventListener("dragover", (event) => { if (hasFiles(event)) event.preventDefault(); });
  addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    over = 0;
    mark();
    const [file, ...others] = event.dataTransfer?.files ?? [];
    const isAdvert = event.target instanceof Element && event.target.closest("#app-advert") !== null;
    if (file) void take(file, isAdvert ? "advert" : undefined).then(() => { if (others.length > 0) say(`Only ${file.name} was read: one file at a time.`); });
  });
  addEventListener("keydown", (event) => { if (event.key === "Escape") byId("app-error").replaceChildren(); });
  const file = /** @type {HTMLInputElement} */ (byId("app-file"));
  file.addEventListener("change", async () => {
    const [chosen] = file.files ?? [];
    if (chosen) await take(chosen);
    file.value = "";
  });
  const text = /** @type {HTMLTextAreaElement} */ (byId("app-text"));
  byId("app-read-text").addEventListener("click", () => {
    if (text.value.trim()) void readResume(textFile("the pasted text", text.value));
    else text.focus();
  });
  const sample = JSON.parse(byId("app-sample").textContent ?? "{}");
  byId("app-example").addEventListener("click", () => void readResume(textFile(sample.name, sample.text)));
}

async function begin() {
  try {
    const { catalog, kinds } = await engine.ask({ ask: "start" });
    Object.assign(state, { catalogue: catalog, kinds });
    showCatalogue();
    listen();
    for (const id of ["app-file", "app-read-text", "app-example"]) byId(id).removeAttribute("disabled");
    say("");
  } catch (error) {
    say("");
    complain("this browser cannot run the engine", "use a current version of Firefox, Chrome, Edge or Safari");
    document.body.dataset["failed"] = String(error);
  }
}

void begin();
