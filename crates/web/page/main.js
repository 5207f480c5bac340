// The page: its state, what it shows, and its reactions to input.
"use strict";

/** The pause after typing or ticking before the engine is asked. */
const PAUSE = 150;

/** The largest file, which is a catalogue; resumes are far smaller. */
const LARGEST = 128 * 1024 * 1024;

/** The names of formats. @type {Record<string, string>} */
const FORMATS = {
  json: "JSON", yaml: "YAML", toml: "TOML", csv: "a table (CSV)", text: "plain text", markdown: "Markdown", pdf: "PDF", docx: "Word",
  xlsx: "Excel", html: "a web page", linkedin: "the export of LinkedIn", odt: "OpenDocument", rtf: "Rich Text", xml: "XML",
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

/** @param {string} text */
function say(text) { byId("app-status").textContent = text; }

/** @param {string} text @returns {string} */
const sentence = (text) => text[0].toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? "" : ".");

/** @param {string} text @param {string | null} hint @param {string} [file] The file concerned. */
function complain(text, hint = null, file) {
  const said = file ? [make("b", {}, file), ` ${text}${/[.!?]$/.test(text) ? "" : "."}`] : [sentence(text)];
  const box = make("div", { class: "warning error" },
    make("h2", {}, /a scan/.test(text) ? "This looks like a scan" : file ? "This file could not be read" : "This did not work"),
    make("p", {}, ...said), hint ? make("p", {}, sentence(hint)) : null,
    button("Close", () => byId("app-error").replaceChildren()));
  byId("app-error").replaceChildren(box);
  box.scrollIntoView({ block: "nearest" });
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
  complain(text, error.hint && !/skillgap |--/.test(error.hint) ? error.hint : null, name);
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
  try {
    await work();
  } catch (error) {
    say("");
    await failed(error, name);
  }
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
  Object.assign(state, { corrections: { wrong: [], held: [] }, role: null, compared: null, learn: new Set() });
  await showReport();
  const { report } = state;
  if (!report) return;
  byId("app-you").scrollIntoView({ block: "start" });
  byId("app-you").focus({ preventScroll: true });
  say(`${file.name} was read: ${count(report.profile.skills.length, "skill")}.`);
}, file.name);

/** @param {File_} file */
const readAdvert = (file) => busy(`Reading ${file.name}…`, async () => {
  const { advert } = await engine.ask({ ask: "advert", name: file.name }, file.bytes);
  Object.assign(state, { advertFile: file, advert, compared: null, learn: new Set() });
  if (state.resume) await showReport();
  say(`The advert was read: ${count(advert.requirements.length, "requirement")}.${state.resume ? "" : " Now your resume."}`);
  if (!state.resume) showGiven();
}, file.name);

const noAdvert = () => busy("", async () => {
  await engine.ask({ ask: "no-advert" });
  Object.assign(state, { advertFile: null, advert: null, learn: new Set(), compared: null });
  await showReport();
});

/** @param {File_} file */
const readCatalogue = (file) => busy(`Opening ${file.name}…`, async () => {
  const { catalog } = await engine.ask({ ask: "start" }, file.bytes);
  await useCatalogue(catalog, file.bytes);
}, file.name);

/** @param {Catalogue} catalogue @param {Uint8Array | null} bytes */
async function useCatalogue(catalogue, bytes) {
  const { resume, advertFile } = state;
  Object.assign(state, { catalogue, catalogueFile: bytes, resume: null, advert: null, advertFile: null, report: null });
  showCatalogue();
  if (resume) await readResume(resume);
  if (advertFile) await readAdvert(advertFile);
  say(`The catalogue is ${catalogue.name}: ${count(catalogue.skills, "skill")}, ${count(catalogue.roles, "role")}.`);
}

/** @param {File_} file */
const readCorrections = (file) => busy(`Reading ${file.name}…`, async () => {
  const { wrong, held } = await engine.ask({ ask: "corrections", name: file.name }, file.bytes);
  state.corrections = { wrong, held };
  if (state.resume) await showReport();
  say(`Your corrections were read: ${wrong.length} taken out, ${held.length} added or changed.`);
}, file.name);

/** Handles a dropped or chosen file: a resume, a catalogue, or corrections. @param {File} file @param {boolean} [isAdvert] */
async function take(file, isAdvert = false) {
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
  if (isAdvert) return readAdvert(given);
  if (head.startsWith("skillgap-catalogue\n")) return readCatalogue(given);
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
    corrected(`${skill.skill} was taken out.`);
  },
  level(skill, level) {
    const held = state.corrections.held.filter((one) => one.id !== skill.id);
    state.corrections = { ...state.corrections, held: [...held, { id: skill.id, level }] };
    corrected(`${skill.skill}: ${level ?? "level not stated"}.`, skill.id);
  },
  have(id) {
    const { wrong, held } = state.corrections;
    state.corrections = { wrong: wrong.filter((one) => one !== id), held: [...held.filter((one) => one.id !== id), { id, level: null }] };
    corrected("It was added.");
  },
  async name(label) {
    const { offers } = await engine.ask({ ask: "skills", text: label });
    if (offers[0]) says.have(offers[0].id);
  },
  back(id) {
    state.corrections = { ...state.corrections, wrong: state.corrections.wrong.filter((one) => one !== id) };
    corrected("It was put back.");
  },
  save: () => keep("corrections", "corrections.toml", "application/toml"),
};

/** @param {string} text @param {string} [open] The skill whose details stay open. */
const corrected = (text, open) => busy("", async () => {
  await showReport();
  say(text);
  const chip = open && document.querySelector(`[data-skill="${CSS.escape(open)}"]`);
  if (chip instanceof HTMLDetailsElement) {
    chip.open = true;
    chip.querySelector("select")?.focus({ preventScroll: true });
  } else byId("app-you").focus({ preventScroll: true });
});

/** @type {Chooses} */
const does = {
  choose: (id, label) => void busy("", async () => {
    Object.assign(state, { role: id ? { id, label } : null, learn: new Set(), compared: null });
    await showReport();
    say(id ? `The report is about ${label}.` : "The report is about the nearest role.");
    byId("app-role").focus({ preventScroll: true });
  }),
  find: async (text) => (await engine.ask({ ask: "roles", text })).offers,
  advertText: (text) => { if (text.trim()) void readAdvert(textFile("the advert", text)); },
  advertFile: (file) => void take(file, true),
  noAdvert: () => void noAdvert(),
};

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
    { ...state.about, kinds: state.kinds, useAsAdvert: () => {
      const file = state.resume;
      if (!file) return;
      state.resume = null;
      byId("app-work").hidden = true;
      void readAdvert(file);
    } }));
  byId("app-role").replaceChildren(...rolePart(report, state.nearest, state.role, state.advert, does));
  showParts(report, answer.html);
  showCompare();
  showSave();
  showContents();
  byId("app-work").hidden = false;
}

/** @param {GapReport} report @param {string} html */
function showParts(report, html) {
  const { answer, sections, footer } = partsOf(html);
  const [first] = report.roles;
  const isShown = first && !report.profile.warning && (state.role || state.advert || !report.no_role_fits);
  const lead = make("section", { id: "app-answer", "aria-label": "The answer" },
    make("h2", {}, isShown ? first.title : "The answer"),
    ...(isShown ? answer : [make("p", { class: "answer" }, report.profile.warning
      ? "Too little was recognised to say how near a role is." : "No role of this catalogue is near to what your resume shows.")]));
  const parts = [lead];
  if (isShown) parts.push(whatIfPart(first, state.learn, ask), timePart(state.time, () => void busy("", async () => {
    await showReport();
    say("The plan was made anew.");
  })));
  const reading = make("details", { class: "more" }, make("summary", {}, "How to read the figures"), ...footer.slice(1));
  byId("app-report").replaceChildren(...parts, ...sections, make("section", {}, reading));
  if (isShown) void whatIf();
}

let waiting = 0;

function ask() {
  clearTimeout(waiting);
  waiting = setTimeout(() => void whatIf(), PAUSE);
}

async function whatIf() {
  const learn = [...state.learn];
  try {
    const { what_if: answer } = await engine.ask({ ask: "what-if", wanted: wanted(), learn });
    const [shift] = answer.roles;
    const place = document.getElementById("app-fit");
    if (place && shift) place.replaceChildren(...fitLines(shift, answer, learn.length));
  } catch (error) {
    await failed(error);
  }
}

/** The line for a file after it was read. */
function showGiven() {
  const { resume, advert } = state;
  const given = byId("app-given");
  given.hidden = !resume && !advert;
  byId("app-give").hidden = Boolean(resume);
  given.replaceChildren(...(resume ? [make("p", { class: "row" }, make("b", {}, resume.name),
    make("span", { class: "quiet" }, `read as ${FORMATS[state.about.format] ?? state.about.format}`), button("Another resume", () => {
      byId("app-give").hidden = false;
      byId("app-file").focus();
    }))] : advert ? [make("p", {}, "The advert was read: ", make("b", {}, advert.title ?? "without a title"), ". Now choose your resume.")] : []));
}

function showCompare() {
  const { report, compared } = state;
  const first = report?.roles[0];
  const section = byId("app-compare");
  section.hidden = !first || Boolean(report?.profile.warning);
  if (!first) return;
  const result = make("div", { id: "app-compared" });
  section.replaceChildren(make("h2", { id: "app-compare-heading" }, "Two roles side by side"),
    make("p", {}, `${first.title} and another role: what both ask for, what only one of them does, and what you lack for each.`),
    searchField("Compare with", does.find, (offer) => void busy("", async () => {
      state.compared = { id: offer.id, label: offer.label };
      await fillCompared();
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
    // The contents of the resume are in the report above.
    const sections = all.filter((section) => !["claims", "evidence", "unrecognised"].includes(section.id));
    for (const section of sections) {
      const heading = section.querySelector("h2");
      if (heading) heading.replaceWith(make("h3", {}, ...heading.childNodes));
    }
    // Both pages have sections with the same ids.
    for (const element of sections.flatMap((section) => [section, ...section.querySelectorAll("[id], [aria-labelledby]")])) {
      for (const name of ["id", "aria-labelledby", "aria-describedby"]) {
        const value = element.getAttribute(name);
        if (value) element.setAttribute(name, value.split(" ").map((one) => `compared-${one}`).join(" "));
      }
    }
    place.replaceChildren(...answer, ...sections.map((section) => make("div", { class: "part" }, ...section.childNodes)),
      make("p", { class: "row" }, button("Save this comparison", () => keep("compared", "comparison.html", "text/html", compared.id)),
        button("Close it", () => { state.compared = null; place.replaceChildren(); })));
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
  const { report, time, corrections } = state;
  const hasPlan = Boolean(report?.roles.some((role) => role.plan.length > 0)) && !report?.profile.warning;
  const hasDays = hasPlan && time.perWeek && time.start;
  byId("app-save").replaceChildren(make("h2", { id: "app-save-heading" }, "Save it"),
    make("p", { class: "quiet" }, "This page forgets everything when it is closed."),
    make("div", { class: "row" },
      button("Report, as a page", () => void keep("html", "skillgap-report.html", "text/html")),
      button("Report, as JSON", () => void keep("json", "skillgap-report.json", "application/json")),
      hasPlan && button("Plan, as a table", () => void keep("csv", "skillgap-plan.csv", "text/csv")),
      hasDays && button("Plan, for a calendar", () => void keep("ics", "skillgap-plan.ics", "text/calendar")),
      corrections.wrong.length + corrections.held.length > 0 && button("Corrections", () => void says.save()),
      button("Print", () => window.print())),
    ...(hasPlan && !hasDays ? [make("p", { class: "quiet" }, "With hours a week and a first day, the plan can go into your calendar too.")] : []));
}

function showContents() {
  const links = [...document.querySelectorAll("#app-work section[id] > h2")].map((heading) => {
    const section = /** @type {HTMLElement} */ (heading.parentElement);
    return section.hidden ? null : make("li", {}, make("a", { href: `#${section.id}` },
      section.id === "role-1" ? "Plan and requirements" : heading.textContent));
  });
  byId("app-contents").replaceChildren(make("ul", {}, ...links));
}

function showCatalogue() {
  const { catalogue, catalogueFile } = state;
  if (!catalogue) return;
  const file = make("input", { id: "app-catalogue-file", class: "file", type: "file", accept: ".cat", onchange: () => {
    if (file.files?.[0]) void take(file.files[0]);
  } });
  byId("app-catalogue").replaceChildren(
    make("p", {}, `Catalogue: ${catalogue.name} ${catalogue.version}, ${count(catalogue.skills, "skill")}, ${count(catalogue.roles, "role")}. ${catalogue.notice}`),
    make("details", { class: "more" }, make("summary", {}, "Use another catalogue"),
      make("p", {}, "Drop a file here that ", make("code", {}, "skillgap catalog import"), " made, of ESCO for example."),
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
  addEventListener("dragenter", (event) => { event.preventDefault(); over += 1; mark(); });
  addEventListener("dragleave", () => { over -= 1; mark(); });
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    over = 0;
    mark();
    const [file, ...others] = event.dataTransfer?.files ?? [];
    const isAdvert = event.target instanceof Element && event.target.closest("#app-advert") !== null;
    if (file) void take(file, isAdvert).then(() => { if (others.length > 0) say(`Only ${file.name} was read: one file at a time.`); });
  });
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
