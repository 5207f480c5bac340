// Uses the page (skillgap.html) as people do, in headless Chromium, and prints findings as JSON on standard output.
// The test that starts this checks the findings.
//
//     node page.mjs CHROMIUM PAGE PLAN [--pictures FOLDER]
//
// PLAN is a JSON file: `files` to drop and to save as JSON, `hostile` files to drop between good ones, `many` (how often
// to drop a good one again), `advert`, `scan`, `foreign` and `nothing` for states, and optionally `catalogue`.

import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** Generous, because the machine may be busy. */
const PATIENCE = 240_000;

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [executablePath, path, planFile, ...rest] = process.argv.slice(2);
const plan = JSON.parse(readFileSync(planFile, "utf8"));
const pictures = rest[0] === "--pictures" ? rest[1] : undefined;

const settled = (page) => page.waitForFunction(() => !document.body.hasAttribute("aria-busy"), null, { timeout: PATIENCE });
const errorOf = (page) => page.locator("#app-error").innerText();

async function give(page, file, input = "#app-file") {
  await page.evaluate(() => document.getElementById("app-error").replaceChildren());
  await page.evaluate(() => { document.body.setAttribute("aria-busy", "true"); });
  await page.locator(input).setInputFiles(resolve(file));
  await settled(page);
}

async function saved(page, label) {
  const waiting = page.waitForEvent("download", { timeout: PATIENCE });
  await page.locator("#app-save").getByRole("button", { name: label }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

async function violations(page) {
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = false; }));
  return found.violations.map((violation) => ({
    id: violation.id,
    where: violation.nodes.slice(0, 3).map((node) => `${node.target.join(" ")}: ${node.failureSummary}`),
  }));
}

/** Problems in this state, such as content wider than the screen. */
const sideways = (page) => page.evaluate(() => ({
  by: document.documentElement.scrollWidth - window.innerWidth,
  wide: [...document.querySelectorAll("body *")].filter((element) => {
    const box = element.getBoundingClientRect();
    return !element.closest(".skip, nav, .sideways") && box.width > 0 && box.right > window.innerWidth + 1;
  }).slice(0, 4).map((element) => element.outerHTML.slice(0, 140)),
}));

async function state(page, name, view, full = true) {
  const found = { name, violations: await violations(page), sideways: await sideways(page) };
  if (pictures) {
    mkdirSync(pictures, { recursive: true });
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(pictures, `${view.from}-${view.width}-${name}-${colorScheme}.png`), fullPage: full });
    }
    await page.emulateMedia({ colorScheme: "light" });
  }
  return found;
}

/** A new page, with its requests and error messages. */
async function open(browser, url, view) {
  const context = await browser.newContext({ viewport: { width: view.width, height: view.height }, colorScheme: "light", acceptDownloads: true });
  // The checker is injected before the page's policy applies.
  await context.addInitScript({ content: axe });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const complaints = [];
  const requests = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(url);
  await page.locator("#app-file:not([disabled])").waitFor({ state: "attached" });
  return { context, page, complaints, requests };
}

/** Whether anything can be sent, from the page or from a worker. */
const refusals = (page) => page.evaluate(async () => {
  const tried = async (work) => { try { await work(); return "sent"; } catch (error) { return "refused"; } };
  const picture = () => new Promise((done, fail) => {
    const image = new Image();
    image.onload = done;
    image.onerror = fail;
    image.src = "https://example.org/x.png";
  });
  return {
    fetch: await tried(() => fetch("https://example.org/")),
    same: await tried(() => fetch(location.href)),
    picture: await tried(picture),
    beacon: navigator.sendBeacon("https://example.org/") ? "queued" : "refused",
  };
});

async function use(browser, url, view, isLong) {
  const { context, page, complaints, requests } = await open(browser, url, view);
  const found = { ...view, states: [], files: {}, saved: {} };
  found.states.push(await state(page, "empty", view));
  for (const file of plan.files) {
    await give(page, file);
    found.files[file] = { error: await errorOf(page), json: (await saved(page, "Report, as JSON")).text };
  }
  const [good, prose] = plan.files;
  await give(page, prose);
  found.states.push(await state(page, "prose", view));
  await give(page, good);
  found.states.push(await state(page, "read", view));

  // Corrections: remove one skill, set the level of another, add a third.
  const chip = page.locator(".chip").first();
  await chip.locator("summary").click();
  await chip.getByRole("button", { name: /I do not have this/ }).click();
  await settled(page);
  const second = page.locator(".chip").first();
  await second.locator("summary").click();
  await second.locator("select").selectOption("expert");
  await settled(page);
  await page.getByLabel("I also have this skill").fill("Kubernetes");
  await page.locator("#app-you .offers button").first().waitFor();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("[data-skill=kubernetes]"), null, { timeout: PATIENCE });
  await settled(page);
  found.states.push(await state(page, "corrected", view));

  // Find a role by name, by keyboard.
  await page.getByLabel("Another role").fill("data engineer");
  await page.locator("#app-role .offers button").first().waitFor();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("#app-answer h2")?.textContent === "Data Engineer", null, { timeout: PATIENCE });
  await settled(page);
  found.role = await page.locator("#app-answer h2").innerText();

  // Ticking a skill changes the fit.
  await page.waitForFunction(() => document.querySelector("#app-fit strong"), null, { timeout: PATIENCE });
  found.before = await page.locator("#app-fit strong").innerText();
  for (const box of (await page.locator("#app-what-if input[type=checkbox]").all()).slice(0, 3)) await box.check();
  await page.waitForFunction(() => document.querySelector("#app-fit strong")?.textContent.includes("→"), null, { timeout: PATIENCE });
  found.after = await page.locator("#app-fit strong").innerText();

  await page.getByLabel("Hours a week").fill("6");
  await page.getByLabel("Hours a week").press("Tab");
  await settled(page);
  // By keyboard, digit by digit: the plan is made again meanwhile, and the field must stay.
  await page.getByLabel("First day").focus();
  await page.keyboard.type("01112027", { delay: 20 });
  await page.getByRole("button", { name: "Plan, for a calendar" }).waitFor();
  await settled(page);
  found.typed = await page.evaluate(() => ({ day: document.getElementById("app-start").value, focus: document.activeElement.id }));
  await page.getByLabel("Compare with").fill("data scientist");
  await page.locator("#app-compare .offers button").first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator("#app-compared .part").first().waitFor();
  await settled(page);
  found.compared = await page.locator("#app-compared h3").allInnerTexts();
  found.states.push(await state(page, "role", view));
  for (const label of ["Report, as a page", "Report, as JSON", "Plan, as a table", "Plan, for a calendar", "Corrections"]) {
    const file = await saved(page, label);
    found.saved[file.name] = file.text;
  }
  await page.emulateMedia({ media: "print" });
  found.paper = await page.evaluate(() => [...document.querySelectorAll("button, input, select, textarea, nav, #app-status")]
    .filter((element) => element.checkVisibility()).map((element) => element.outerHTML.slice(0, 120)));
  await page.emulateMedia({ media: "screen" });
  if (isLong) {
    await correctedFirst(page, found);
    await further(page, view, found);
  }
  // The page itself may be loaded again.
  found.requests = requests.filter((asked) => asked !== url && !asked.startsWith("blob:"));
  found.refusals = await refusals(page);
  found.complaints = complaints.filter((text) => !/Content Security Policy|example\.org/.test(text));
  await context.close();
  return found;
}

/** Corrections given before their resume. */
async function correctedFirst(page, found) {
  await page.reload();
  await page.locator("#app-file:not([disabled])").waitFor({ state: "attached" });
  await page.locator("#app-file").setInputFiles({ name: "corrections.toml", mimeType: "application/toml", buffer: Buffer.from(found.saved["corrections.toml"]) });
  await page.locator("#app-given:not([hidden])").waitFor();
  await settled(page);
  await give(page, plan.files[0]);
  found.early = await page.locator("[data-skill=kubernetes] > summary").innerText();
}

/** An advert, the other states, hostile files, another catalogue, many files. */
async function further(page, view, found) {
  const good = plan.files[0];
  await give(page, good);
  await page.locator("#app-advert > summary").click();
  await give(page, plan.advert, "#app-advert-file");
  found.advert = { heading: await page.locator("#app-answer h2").innerText(), json: (await saved(page, "Report, as JSON")).text };
  found.states.push(await state(page, "advert", view));
  await give(page, plan.nothing, "#app-advert-file");
  found.noAdvert = {
    notes: await page.locator("#app-role .warning h3").allInnerTexts(),
    parts: await page.locator("#app-what-if, #app-time, #role-1, #app-compare:not([hidden])").count(),
  };
  found.states.push(await state(page, "unusable advert", view));
  await page.getByRole("button", { name: "Put the advert away" }).click();
  await settled(page);
  for (const name of ["foreign", "nothing", "scan"]) {
    await give(page, plan[name]);
    found[name] = { notes: await page.locator("#app-you .warning h3").allInnerTexts(), error: await errorOf(page) };
    found.states.push(await state(page, name, view));
  }
  found.hostile = [];
  for (const file of plan.hostile) {
    await give(page, file);
    const error = await errorOf(page);
    await give(page, good);
    found.hostile.push({ file: basename(file), error, after: await page.locator("#app-given b").innerText(), wrong: await errorOf(page) });
  }
  if (plan.catalogue) {
    await give(page, plan.catalogue);
    found.catalogue = await page.locator("#app-catalogue p").first().innerText();
    await give(page, good);
    found.ofCatalogue = (await saved(page, "Report, as JSON")).text;
    await page.locator("#app-catalogue summary").click();
    await page.getByRole("button", { name: "Back to the built-in one" }).click();
    await settled(page);
  }
  found.memory = [];
  for (let times = 0; times < plan.many; times += 1) {
    await give(page, plan.files[times % plan.files.length]);
    found.memory.push(await page.evaluate("engine.memory"));
  }
  // A file that takes forever: the page's clock is advanced while the engine reads.
  await page.clock.install();
  await page.evaluate(() => { engine.worker.postMessage = () => undefined; });
  await page.locator("#app-file").setInputFiles(resolve(good));
  await page.waitForFunction(() => document.body.hasAttribute("aria-busy"));
  await page.clock.runFor(31_000);
  await page.waitForFunction(() => document.querySelector("#app-error .error"), null, { timeout: PATIENCE });
  found.late = await errorOf(page);
  await page.clock.resume();
  await settled(page);
  await give(page, good);
  found.afterLate = await page.locator("#app-given b").innerText();
}

const server = createServer((request, response) => {
  response.writeHead(request.url === "/" ? 200 : 404, { "content-type": "text/html; charset=utf-8" });
  response.end(request.url === "/" ? readFileSync(path) : "");
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const profile = mkdtempSync(join(tmpdir(), "skillgap-browser-"));
const browser = await chromium.launchPersistentContext(profile, { executablePath, args: FLAGS, chromiumSandbox: false });
try {
  const file = pathToFileURL(resolve(path)).href;
  const http = `http://127.0.0.1:${server.address().port}/`;
  const findings = [
    await use(browser.browser(), file, { from: "file", width: 1280, height: 900 }, true),
    await use(browser.browser(), http, { from: "http", width: 360, height: 740 }, false),
    await use(browser.browser(), file, { from: "file", width: 360, height: 740 }, Boolean(pictures)),
    await use(browser.browser(), http, { from: "http", width: 1280, height: 900 }, false),
  ];
  process.stdout.write(JSON.stringify(findings, null, 1) + "\n");
} finally {
  await browser.close();
  server.close();
  rmSync(profile, { recursive: true, force: true });
}
