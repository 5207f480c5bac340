// Opens pages in headless Chromium and prints findings as JSON on standard output: one for every page, width and
// colour scheme. The test that starts this checks the findings.
//
//     node check.mjs CHROMIUM [--pictures FOLDER] PAGE...

import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const VIEWS = [
  { width: 1280, height: 900, colorScheme: "light" },
  { width: 1280, height: 900, colorScheme: "dark" },
  { width: 360, height: 740, colorScheme: "light" },
  { width: 360, height: 740, colorScheme: "dark" },
];

// No background requests, no first-run page, no sandbox (tests may run as root).
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

function read(args) {
  const [executablePath, ...rest] = args;
  const pictures = rest[0] === "--pictures" ? rest.splice(0, 2)[1] : undefined;
  return { executablePath, pictures, pages: rest };
}

// The contents of the page: what a person must find, and what must not be there.
function look() {
  const shown = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0;
  };
  const wide = [...document.querySelectorAll("body *")].filter((element) => {
    const box = element.getBoundingClientRect();
    return !element.closest(".skip") && box.width > 0 && box.right > window.innerWidth + 1;
  });
  return {
    headings: [...document.querySelectorAll("h1, h2")].filter(shown).map((heading) => heading.textContent),
    charts: [...document.querySelectorAll("svg[role=img]")].filter(shown).map((chart) => ({
      title: chart.querySelector("title").textContent,
      told: chart.querySelector("desc").textContent,
      width: Math.round(chart.getBoundingClientRect().width),
      bars: [...chart.querySelectorAll("rect")].filter(shown).length,
      texts: [...chart.querySelectorAll("text")].filter(shown).length,
    })),
    letters: document.body.innerText.length,
    styled: getComputedStyle(document.body).getPropertyValue("--card") !== "",
    title: document.title,
    scripts: document.scripts.length,
    images: [...document.querySelectorAll("img, link, object, embed")].map((element) => element.outerHTML),
    frames: [...document.querySelectorAll("iframe, frame, base, meta[http-equiv=refresh]")]
      .map((element) => element.outerHTML),
    handlers: [...document.querySelectorAll("*")].flatMap((element) => element.getAttributeNames())
      .filter((name) => name.startsWith("on")),
    sideways: document.documentElement.scrollWidth - window.innerWidth,
    tooWide: wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)),
    cutTexts: [...document.querySelectorAll("svg[role=img]")].flatMap((chart) => {
      const edge = chart.getBoundingClientRect().right + 1;
      const texts = [...chart.querySelectorAll("text")].filter(shown);
      return texts.filter((text) => text.getBoundingClientRect().right > edge).map((text) => text.textContent);
    }),
    collisions: [...document.querySelectorAll("svg[role=img]")].flatMap((chart) => {
      const labels = [...chart.querySelectorAll("text:not(.tick)")].filter(shown);
      const boxes = labels.map((text) => [text, text.getBoundingClientRect()]);
      return boxes.flatMap(([text, box], at) => boxes.slice(at + 1)
        .filter(([, other]) => box.left < other.right && other.left < box.right &&
          box.top + 2 < other.bottom - 2 && other.top + 2 < box.bottom - 2)
        .map(([other]) => `${text.textContent} | ${other.textContent}`));
    }),
  };
}

// By keyboard only: the first stop skips the contents, and the evidence opens with Enter.
async function byKeyboard(page) {
  await page.keyboard.press("Tab");
  const skips = await page.evaluate(() => {
    const box = document.activeElement.getBoundingClientRect();
    return document.activeElement.matches("a.skip") && box.left >= 0 && box.top >= 0;
  });
  const summaries = page.locator("main details:has(q) > summary");
  if (await summaries.count() === 0) return { skips, opens: null };
  await summaries.first().focus();
  await page.keyboard.press("Enter");
  const words = page.locator("main details[open] q").first();
  return { skips, opens: await words.isVisible() };
}

// Nothing expands on paper, so the quotations for each skill are printed. A busy machine lays the page out for print a
// moment after it is told to.
async function inPrint(page) {
  await page.emulateMedia({ media: "print" });
  const count = () => page.locator(".skills details q").evaluateAll((quotes) =>
    quotes.filter((quote) => !quote.checkVisibility({ contentVisibilityAuto: true })).length);
  let hidden = await count();
  for (let tries = 0; hidden > 0 && tries < 50; tries += 1) {
    await page.waitForTimeout(100);
    hidden = await count();
  }
  await page.emulateMedia({ media: "screen" });
  return { hidden };
}

async function serious(page) {
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.map((violation) => ({
    id: violation.id,
    impact: violation.impact,
    where: violation.nodes.slice(0, 3).map((node) => `${node.target.join(" ")}: ${node.failureSummary}`),
  }));
}

async function visit(browser, path, view, pictures) {
  const { width, height, colorScheme } = view;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("dialog", (dialog) => { complaints.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(resolve(path)).href);
  const seen = await page.evaluate(look);
  if (pictures) await picture(page, path, view, pictures);
  const printed = await inPrint(page);
  const keyboard = await byKeyboard(page);
  const violations = await serious(page);
  await context.close();
  return { page: basename(path), width, colorScheme, complaints, requests: requests.slice(1), ...seen, printed, keyboard, violations };
}

async function picture(page, path, { width, colorScheme }, pictures) {
  mkdirSync(pictures, { recursive: true });
  const name = `${basename(path, ".html")}-${width}-${colorScheme}`;
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  if (width === 1280 && colorScheme === "light") {
    await page.pdf({ path: join(pictures, `${basename(path, ".html")}.pdf`), format: "A4", printBackground: true });
  }
}

const { executablePath, pictures, pages } = read(process.argv.slice(2));
const profile = mkdtempSync(join(tmpdir(), "skillgap-browser-"));
const browser = await chromium.launchPersistentContext(profile, { executablePath, args: FLAGS, chromiumSandbox: false });
try {
  const findings = [];
  for (const path of pages) {
    for (const view of VIEWS) findings.push(await visit(browser.browser(), path, view, pictures));
  }
  process.stdout.write(JSON.stringify(findings, null, 1) + "\n");
} finally {
  await browser.close();
  rmSync(profile, { recursive: true, force: true });
}
