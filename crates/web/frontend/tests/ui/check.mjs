// SPDX-License-Identifier: EUPL-1.2
// Opens every state in Chromium: de and en (the main ones in the other languages and with longer texts, too), 360 and 1280 px (axe), 320 px, and some in the dark and in forced colours; then the stories. Fails on an axe violation, an error or CSP report on the console, sideways scrolling,
// a missing or second h1, a title without "Siegelpost", an untranslated text id, a target below 24 px, or a page that is not in the chosen language.
// `--record` puts the states of the portal without a fault into the record that the statement on accessibility is made of.
// node tests/ui/check.mjs [--only word] [--record] [--shots DIR] [--lang de] [--width 360] [--dark] [--forced] [--pseudo] [--further] [--no-axe] [--screens] [--part 1/4] [--jobs 3] [--serve]
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import AxeBuilder from "@axe-core/playwright";
import { chromium } from "playwright-core";
import { about } from "../../build-languages.mjs";
import { contextFor } from "./reading.mjs";
import { FURTHER, LANGS, REFLOW, RULES, WIDTHS } from "./scope.mjs";
import { buildHarness, serve } from "./serve.mjs";
import { MAIN, SCREENS, STATES } from "./states.mjs";
import { STORIES } from "./stories.mjs";
import { texts } from "./texts.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({
  options: { only: { type: "string" }, record: { type: "boolean" }, shots: { type: "string" }, lang: { type: "string" }, width: { type: "string" }, dark: { type: "boolean" }, forced: { type: "boolean" }, pseudo: { type: "boolean" }, further: { type: "boolean" }, "no-axe": { type: "boolean" }, part: { type: "string" }, screens: { type: "boolean" }, jobs: { type: "string", default: "3" }, serve: { type: "boolean" } },
});
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell";
if (!existsSync(executablePath)) throw new Error(`no browser at ${executablePath}; set CHROMIUM`);

const { files, sizes } = await buildHarness();
// Everything this check looks for, on one page: it has to find all of it before its word counts.
files.set("/broken.html", Buffer.from('<!doctype html><html lang="fr"><head><title>Post</title></head><body><h1>a</h1><h1>b</h1><main><div>' + "v".repeat(3000) + '</div></main><p>refusal-offline</p><button>x</button><img src="/x.png"><pre>' + "w".repeat(3000) + "</pre><script>1</script></body></html>"));
const server = await serve(files);
process.stdout.write(`${server.origin}  gzip ${JSON.stringify(sizes)}\n`);
if (values.serve) await new Promise(() => undefined);

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--force-color-profile=srgb"] });
const faults = [];
let pages = 0;
if (values.shots) await mkdir(values.shots, { recursive: true });

/** What axe does not look at. */
async function looks(page, lang) {
  return page.evaluate((language) => {
    const found = [];
    const visible = (element) => element.checkVisibility({ opacityProperty: false, visibilityProperty: true });
    if (document.documentElement.lang !== language) found.push(`language is ${document.documentElement.lang}`);
    if (!document.title.includes("Siegelpost")) found.push(`title "${document.title}"`);
    if (document.scrollingElement.scrollWidth > window.innerWidth) found.push(`scrolls sideways: ${document.scrollingElement.scrollWidth}`);
    const headings = [...document.querySelectorAll("h1")].filter(visible);
    if (headings.length !== 1) found.push(`${headings.length} h1`);
    // The id of a text that no language file has is shown as itself.
    const raw = document.body.innerText.match(/\b(refusal|state|method|event|info|foot|nav|unit|filter|key|right|class|session-method|step|notice|view)-[a-z][a-z0-9-]*\b/g);
    if (raw) found.push(`untranslated: ${[...new Set(raw)].join(" ")}`);
    for (const element of document.querySelectorAll("a[href], button, input:not([type=checkbox], [type=radio]), select, textarea, summary")) {
      if (!visible(element) || element.closest(".sr-only") || element.classList.contains("skip")) continue;
      const box = element.getBoundingClientRect();
      // Links inside a sentence, and links whose whole row is the target.
      const inline = getComputedStyle(element).display === "inline" || element.closest(".subj, .find") !== null || element.classList.contains("open");
      if (!inline && (box.height < 43.5 || box.width < 43.5)) found.push(`target ${Math.round(box.width)}x${Math.round(box.height)}: ${element.outerHTML.slice(0, 90)}`);
    }
    // Words broken into pieces because their column is too narrow.
    for (const element of document.querySelectorAll("main *, dialog[open] *")) {
      const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent.trim()).join(" ");
      if (words.length < 12 || !visible(element) || element.closest(".sr-only") || getComputedStyle(element).display === "inline") continue;
      const box = element.getBoundingClientRect();
      // A text that does not fit its box, and so is cut or lies over its neighbour. Rows show the beginning of a text on purpose.
      if (element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1 && !element.matches(".snip, .from, pre, textarea")) found.push(`cut, ${element.scrollWidth} of ${element.clientWidth} px: ${words.slice(0, 40)}`);
      if (box.width > 0 && box.width < 80 && box.height > 4 * Number.parseFloat(getComputedStyle(element).lineHeight)) found.push(`squeezed to ${Math.round(box.width)} px: ${words.slice(0, 40)}`);
    }
    return found;
  }, lang);
}

/** axe in the page itself: only frames, of another origin here, need the blank page in which it otherwise puts results together. */
function audit(page) {
  return new AxeBuilder({ page })
    .options({ runOnly: { type: "tag", values: RULES }, resultTypes: ["violations"] })
    .setLegacyMode(page.frames().length === 1)
    .analyze();
}

/** What is looked at on a page right now: its faults are told under this name. */
const current = new WeakMap();

async function openPage({ lang, width, dark = false, forced = false, pseudo = false }) {
  const context = await contextFor(browser, lang, { viewport: { width, height: width < 768 ? 740 : 860 }, colorScheme: dark ? "dark" : "light", forcedColors: forced ? "active" : "none" });
  if (pseudo) PSEUDO.add(context);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") faults.push(`${current.get(page)}: console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`${current.get(page)}: ${error.message}`));
  return page;
}

/** Browser contexts whose texts are longer. */
const PSEUDO = new WeakSet();

/** Opens the state; everything on the console of the page is a fault. */
async function visit(page, { name, app, s, at, file = app }, work) {
  current.set(page, name);
  try {
    // Leaving first makes sure that the page is loaded anew and not only its fragment changed.
    await page.goto("about:blank");
    await page.goto(`${server.origin}/${file}.html?s=${PSEUDO.has(page.context()) ? [s, "pseudo"] : s}#${at}`);
    await page.locator("h1").first().waitFor();
    await work(page);
    pages += 1;
  } catch (error) {
    faults.push(`${name}: ${error.message.split("\n").slice(0, 6).join(" ")}`);
    if (values.shots) await page.screenshot({ path: join(values.shots, `FAILED-${name.replaceAll(/\W+/g, "-")}.png`) }).catch(() => undefined);
  }
}

const jobs = [];
for (const id of SCREENS) if (!STATES.some((state) => state.id === id)) faults.push(`${id}: no such screen`);
const wanted = STATES.filter((state) => (values.only === undefined || state.id.includes(values.only)) && (!values.screens || SCREENS.has(state.id)));
/** Screens that are looked at in the dark and in forced colours as well. */
const THEMED = new Set(["start", "activate-mistyped", "activate-sheet", "inbox", "inbox-notices", "thread", "thread-hard", "write-errors", "account", "idle", "office-list", "office-list-picked", "office-case", "office-case-hard", "office-staff"]);

function look(state, lang, width, { dark = false, forced = false, axe = true, pseudo = false } = {}) {
  if (state.wide && width < 768) return;
  const theme = dark ? "-dark" : forced ? "-forced" : pseudo ? "-pseudo" : "";
  const name = `${state.id} ${lang} ${width}${theme}`;
  jobs.push({ key: { lang, width, dark, forced, pseudo }, run: async (page) => {
    const k = await texts(state.app, lang, pseudo);
    await visit(page, { ...state, name }, async () => {
      await page.waitForTimeout(120);
      await state.go?.(page, k);
      await page.waitForTimeout(80);
      for (const fault of await looks(page, lang)) faults.push(`${name}: ${fault}`);
      if (values.shots) await page.screenshot({ path: join(values.shots, `${state.id}-${lang}-${width}${theme}.png`), fullPage: true });
      if (!axe || values["no-axe"]) return;
      const { violations } = await audit(page);
      for (const violation of violations) faults.push(`${name}: axe ${violation.id}: ${violation.nodes.map((node) => `${node.target.join(" ")} ${node.failureSummary?.split("\n")[1] ?? ""}`).slice(0, 3).join(" | ")}`);
    });
  } });
}

// The back office speaks German and English.
for (const state of wanted.filter(({ app }) => app === "portal" || values.lang === undefined || LANGS.includes(values.lang))) {
  if (values.pseudo) {
    if (MAIN.has(state.id)) for (const lang of ["de", "ar"]) look(state, lang, REFLOW, { axe: false, pseudo: true });
    continue;
  }
  if (values.further) {
    if (MAIN.has(state.id)) for (const lang of FURTHER) for (const width of [REFLOW, 1280]) look(state, lang, width);
    continue;
  }
  for (const lang of state.langs ?? (values.lang ? [values.lang] : LANGS)) {
    for (const width of values.width ? [Number(values.width)] : WIDTHS) {
      // The states that wait for the ten seconds are looked at once.
      if (state.slow && (lang === "en" || width > 768) && !values.lang && !values.record) continue;
      look(state, lang, width, { dark: values.dark, forced: values.forced });
    }
  }
  if (values.lang || values.width || values.dark || values.forced || (state.slow && !values.record)) continue;
  look(state, "de", REFLOW, { axe: false });
  if (MAIN.has(state.id)) {
    for (const lang of FURTHER) for (const width of [REFLOW, 1280]) look(state, lang, width);
    for (const lang of ["de", "ar"]) look(state, lang, REFLOW, { axe: false, pseudo: true });
  }
  if (THEMED.has(state.id)) {
    look(state, "de", 1280, { dark: true });
    look(state, "de", 1280, { forced: true, axe: false });
  }
}
for (const id of MAIN) if (!STATES.some((state) => state.id === id)) faults.push(`${id}: no such state`);
if (!values.width && !values.dark && !values.forced && !values.pseudo && !values.further) {
  for (const story of STORIES.filter(({ name }) => values.only === undefined || name.includes(values.only))) {
    const lang = values.lang ?? "de";
    // A story may keep a language: it gets a page of its own.
    jobs.push({ key: { lang, width: 1280, story: story.name }, run: async (page) => {
      const k = await texts(story.app, lang);
      await visit(page, story, () => story.run(page, k));
    } });
  }
}

// A quarter of the work for a machine that is shared: every n-th page of all kinds.
if (values.part) {
  const [part, of] = values.part.split("/").map(Number);
  jobs.splice(0, jobs.length, ...jobs.filter((_, index) => index % of === part - 1));
}

{
  const page = await openPage({ lang: "de", width: 1280 });
  current.set(page, "control");
  await page.goto(`${server.origin}/broken.html`);
  const found = await looks(page, "de");
  const { violations } = await audit(page);
  const console = faults.splice(0);
  const missed = ["language", "title", "sideways", "2 h1", "untranslated", "target", "cut"].filter((word) => !found.some((fault) => fault.includes(word)));
  if (missed.length > 0 || !violations.some(({ id }) => id === "image-alt") || !console.some((fault) => fault.includes("Content Security Policy"))) {
    faults.push(`control: the broken page was not seen through: ${missed.join(", ")}; axe ${violations.map(({ id }) => id).join(" ")}; ${console.join(" ")}`);
  }
  await page.context().close();
}

// One page for all states of one kind: a new browser context costs more than the screen. Several kinds at a time: much of each is waiting.
const kinds = new Map();
for (const job of jobs) kinds.set(JSON.stringify(job.key), [...(kinds.get(JSON.stringify(job.key)) ?? []), job]);
const queue = [...kinds].sort(([, a], [, b]) => b.length - a.length);
let done = 0;
async function worker() {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const page = await openPage(JSON.parse(next[0]));
    for (const job of next[1]) {
      await job.run(page);
      done += 1;
      // All of them take a quarter of an hour on two cores.
      if (done % 100 === 0) process.stderr.write(`${done} of ${jobs.length} pages, ${faults.length} faults\n`);
    }
    await page.context().close();
  }
}
await Promise.all(Array.from({ length: Number(values.jobs) }, worker));

await browser.close();
await server.close();
if (values.record) await record();

/** Merges what this run has seen without a fault; a state with one is taken out, and so is one that is no more. */
async function record() {
  if (values.lang || values.width || values.dark || values.forced || values.pseudo || values.further || values["no-axe"] || values.part || done < jobs.length) throw new Error("only a whole look at a state counts: no --lang, --width, --dark, --forced, --no-axe, --part");
  const path = join(here, "../../src/ui/portal/public/checked.json");
  const before = JSON.parse(await readFile(path, "utf8"));
  const { version: axe } = JSON.parse(await readFile(join(here, "../../node_modules/axe-core/package.json"), "utf8"));
  // What an older axe found says nothing of this one.
  const days = new Map(before.axe === axe ? Object.entries(before.states) : []);
  const portal = STATES.filter((state) => state.app === "portal").map(({ id }) => id);
  for (const id of days.keys()) if (!portal.includes(id)) days.delete(id);
  const today = new Date().toISOString().slice(0, 10);
  for (const { id } of wanted.filter((state) => portal.includes(state.id))) {
    if (faults.some((fault) => fault.startsWith(`${id} `))) days.delete(id);
    else days.set(id, today);
  }
  const states = Object.fromEntries([...days].sort(([a], [b]) => (a < b ? -1 : 1)));
  await writeFile(path, `${JSON.stringify({ axe, rules: RULES, langs: LANGS, widths: WIDTHS, reflow: REFLOW, complete: portal.every((id) => days.has(id)), states }, null, 1)}\n`);
  process.stdout.write(`${days.size} of ${portal.length} states of the portal on record\n`);
}

for (const fault of faults) process.stdout.write(`FAULT ${fault}\n`);
process.stdout.write(`${pages} of ${jobs.length} pages (${wanted.length} states and ${STORIES.length} stories), ${faults.length} faults\n`);
process.exitCode = faults.length > 0 || pages < jobs.length ? 1 : 0;
