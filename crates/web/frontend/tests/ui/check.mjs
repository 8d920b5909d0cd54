// SPDX-License-Identifier: EUPL-1.2
// Opens every state in Chromium in every language, width and mode of scope.mjs (the main ones in further languages and with longer texts, too); then the stories. Fails on an axe violation, on something
// that axe leaves to people and reviewed.mjs does not name, an error or CSP report on the console, sideways scrolling, a missing or second h1, a title without "Siegelpost", an untranslated text id, a target below 44 px, or a page that is not in the chosen language.
// `--record` puts the states of the portal without a fault into the record that the statement on accessibility is made of.
// node tests/ui/check.mjs [--only word] [--record] [--shots DIR] [--lang de] [--width 360] [--mode dark] [--pseudo] [--further] [--no-axe] [--screens] [--main] [--part 1/4] [--jobs 3] [--serve]
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import AxeBuilder from "@axe-core/playwright";
import axe from "axe-core";
import { chromium } from "playwright-core";
import { about } from "../../build-languages.mjs";
import { contextFor } from "./reading.mjs";
import { INDEX, PARTS } from "./parts.mjs";
import { takePicture } from "./picture.mjs";
import { REVIEWED } from "./reviewed.mjs";
import { FURTHER, LANGS, MODES, PICTURES, REFLOW, RULES, WIDTHS } from "./scope.mjs";
import { buildHarness, serve } from "./serve.mjs";
import { MAIN, SCREENS, STATES } from "./states.mjs";
import { STORIES } from "./stories.mjs";
import { texts } from "./texts.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({
  options: { only: { type: "string" }, record: { type: "boolean" }, shots: { type: "string" }, lang: { type: "string" }, width: { type: "string" }, mode: { type: "string" }, main: { type: "boolean" }, pseudo: { type: "boolean" }, further: { type: "boolean" }, "no-axe": { type: "boolean" }, part: { type: "string" }, screens: { type: "boolean" }, jobs: { type: "string", default: "3" }, serve: { type: "boolean" } },
});
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell";
if (!existsSync(executablePath)) throw new Error(`no browser at ${executablePath}; set CHROMIUM`);

const { files, sizes } = await buildHarness();
// Everything this check looks for, on one page: it has to find all of it before its word counts.
files.set("/broken.html", Buffer.from('<!doctype html><html lang="fr"><head><title>Post</title></head><body><h1>a</h1><h1>b</h1><main><div>' + "v".repeat(3000) + '</div></main><p>refusal-offline</p><p><font color="#666666">pale</font></p><table background="/x.png"><tr><td>on a picture</td></tr></table><button>x</button><img src="/x.png"><pre>' + "w".repeat(3000) + "</pre><script>1</script></body></html>"));
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

const TAGS = RULES.filter((rule) => !rule.startsWith("color-"));
/** 7:1 in place of 4.5:1, in one look: axe's own rule for 7:1 leaves to the other what has less than 4.5:1, and most of the time goes into colours. */
const CONTRAST = "color-contrast-enhanced";
const axeSource = `${axe.source};axe.configure({ checks: [{ id: "${CONTRAST}", options: ${JSON.stringify({ ignoreUnicode: true, ignoreLength: false, ignorePseudo: false, boldValue: 700, boldTextPt: 14, largeTextPt: 18, contrastRatio: { normal: { expected: 7 }, large: { expected: 4.5 } }, pseudoSizeThreshold: 0.25, shadowOutlineEmMax: 0.1 })} }] });`;
const COLOURS = [CONTRAST, "link-in-text-block"];

/** Only colours, or all but colours; both without `kind`. */
function rules(kind) {
  if (kind === "colours") return { runOnly: { type: "rule", values: COLOURS } };
  const off = { "color-contrast": { enabled: false } };
  return { runOnly: { type: "tag", values: TAGS }, rules: kind === "others" ? { ...off, "link-in-text-block": { enabled: false } } : { ...off, [CONTRAST]: { enabled: true } } };
}

/** axe in the page itself: only frames, of another origin here, need the blank page in which it otherwise puts results together. */
function ask(page, kind, within) {
  const builder = new AxeBuilder({ page, axeSource }).options({ ...rules(kind), resultTypes: ["violations", "incomplete"] }).setLegacyMode(page.frames().length === 1);
  return (within === undefined ? builder : builder.include(within)).analyze();
}

/** Shows nothing but the open dialog, or everything again; false: no dialog is open. */
function alone(page, hide) {
  return page.evaluate((hides) => {
    const dialog = document.querySelector("dialog[open]");
    // It may have closed by itself meanwhile.
    document.body.style.visibility = hides && dialog !== null ? "hidden" : "";
    if (dialog !== null) dialog.style.visibility = hides ? "visible" : "";
    return dialog !== null;
  }, hide);
}

/** axe does not know that an open dialog lies above everything: it takes what the dialog covers for its ground, and the dialog for the ground of that. */
async function audit(page, kind) {
  if (page.frames().length > 1 && (await page.locator("dialog[open]").count()) > 0) {
    // Where there are frames, axe remembers between two looks what was visible: nothing is hidden, only the dialog is asked for.
    const inside = { ...(await ask(page, "colours", "dialog[open]")), dialog: true };
    return kind === "colours" ? [inside] : [await ask(page, "others"), inside];
  }
  if (!(await alone(page, true))) return [await ask(page, kind)];
  const colours = { ...(await ask(page, "colours")), dialog: true };
  await alone(page, false);
  return kind === "colours" ? [colours] : [await ask(page, "others"), colours];
}

/** Entries of reviewed.mjs that something was found for: one that nothing is found for any more has to go. */
const used = new Set();

/** What a program cannot judge and nobody has. */
function unreviewed({ incomplete, dialog = false }, { mode, state }) {
  const found = [];
  for (const { id, nodes } of incomplete) {
    for (const node of nodes) {
      const checks = [...node.any, ...node.all, ...node.none].map(({ id: check, data }) => data?.messageKey ?? check).join(" ");
      const target = node.target.flat().join(" ");
      const entry = REVIEWED.find((one) => one.rule.includes(id) && (one.mode ?? mode) === mode && (one.state ?? state) === state && (one.dialog ?? dialog) === dialog && one.because.test(checks) && one.target.test(`${target} ${node.html}`));
      if (entry === undefined) found.push(`axe leaves ${id} (${checks}) to people: ${target} ${node.html.slice(0, 120)}`);
      else used.add(entry);
    }
  }
  return found;
}

const violated = ({ violations }) => violations.map((violation) => `axe ${violation.id}: ${violation.nodes.map((node) => `${node.target.join(" ")} ${node.failureSummary?.split("\n")[1] ?? ""}`).slice(0, 3).join(" | ")}`);

/** What is looked at on a page right now: its faults are told under this name. */
const current = new WeakMap();
/** In how many widths and modes. */
let looked = 0;

async function openPage({ lang, width, pseudo = false }) {
  const context = await contextFor(browser, lang, { viewport: size(width) });
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
for (const id of [...INDEX, ...PARTS.map(({ of }) => of)]) if (!STATES.some((state) => state.id === id)) faults.push(`${id}: no such state, a picture of it is wanted`);
/** States of which a picture is taken (`--screens`): in the dark the main ones, and of some only parts. */
const PICTURED = values.mode === "dark" ? INDEX : new Set([...SCREENS, ...INDEX, ...PARTS.map(({ of }) => of)]);
/** A share of the work: every n-th state and story. */
const [part, parts] = (values.part ?? "1/1").split("/").map(Number);
const inPart = (_, index) => index % parts === part - 1;
const wanted = STATES.filter((state) => (values.only === undefined || state.id.includes(values.only)) && (!values.screens || PICTURED.has(state.id)) && (!values.main || MAIN.has(state.id))).filter(inPart);
const modes = values.mode === undefined ? Object.keys(MODES) : [values.mode];

/** What the screens are called, beside their pictures. */
const titles = {};

const size = (width) => ({ width, height: width < 768 ? 740 : 860 });
const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** One state in each width and mode, opened once: who turns a tablet or asks for the dark has the page open, too. Widest first. */
function look(state, lang, widths, { axe: asked = true, pseudo = false } = {}) {
  const some = widths.filter((width) => !state.wide || width >= 1024).sort((a, b) => b - a);
  if (some.length === 0) return;
  jobs.push({ key: { lang, width: some[0], pseudo }, run: async (page) => {
    const k = await texts(state.app, lang, pseudo);
    const name = (width, mode) => `${state.id} ${lang} ${width}${pseudo ? "-pseudo" : ""}${mode === "light" ? "" : `-${mode}`}`;
    await page.emulateMedia(MODES[modes[0]]);
    await page.setViewportSize(size(some[0]));
    await visit(page, { ...state, name: name(some[0], modes[0]) }, async () => {
      await page.waitForTimeout(120);
      await state.go?.(page, k);
      await page.waitForTimeout(80);
      for (const width of some) {
        if (width !== some[0]) {
          current.set(page, name(width, modes[0]));
          await page.emulateMedia(MODES[modes[0]]);
          await page.setViewportSize(size(width));
          await settled(page);
          // What is being drawn anew has its heading in a moment; without one the look says so.
          await page.locator("h1").filter({ visible: true }).first().waitFor({ timeout: 5_000 }).catch(() => undefined);
        }
        for (const fault of await looks(page, lang)) faults.push(`${name(width, modes[0])}: ${fault}`);
        for (const mode of pseudo ? [modes[0]] : modes) {
          current.set(page, name(width, mode));
          if (mode !== modes[0]) {
            await page.emulateMedia(MODES[mode]);
            await settled(page);
          }
          looked += 1;
          if (values.shots) titles[state.id] = await takePicture(page, state.id, name(width, mode).slice(state.id.length + 1).replaceAll(" ", "-"), width, { folder: values.shots, parts: mode !== "dark", whole: !values.screens || SCREENS.has(state.id) || INDEX.has(state.id) });
          if (!asked || values["no-axe"]) continue;
          for (const found of await audit(page, mode === modes[0] ? undefined : "colours")) {
            for (const fault of [...violated(found), ...unreviewed(found, { mode, state: state.id })]) faults.push(`${name(width, mode)}: ${fault}`);
          }
        }
      }
    });
  } });
}

for (const state of wanted) {
  const speaks = state.langs ?? LANGS[state.app];
  if (values.lang !== undefined && !speaks.includes(values.lang) && !(state.app === "portal" && FURTHER.includes(values.lang))) continue;
  if (values.pseudo) {
    if (MAIN.has(state.id)) for (const lang of ["de", "ar"]) if (speaks.includes(lang)) look(state, lang, [REFLOW], { axe: false, pseudo: true });
    continue;
  }
  const narrowed = values.lang !== undefined || values.width !== undefined || values.mode !== undefined;
  for (const lang of values.further ? [] : values.lang ? [values.lang] : speaks) {
    const widths = values.width ? [Number(values.width)] : values.screens ? PICTURES : WIDTHS;
    // Whoever waits for the ten seconds is looked at once, but for the record.
    if (state.slow && !narrowed && !values.record) {
      if (lang === "de") look(state, lang, [REFLOW]);
    } else if (state.fresh) for (const width of widths) look(state, lang, [width]);
    else look(state, lang, widths);
  }
  if (narrowed || !MAIN.has(state.id)) continue;
  if (state.app === "portal") for (const lang of FURTHER) look(state, lang, [REFLOW, 1280]);
  if (!values.further) for (const lang of ["de", "ar"]) if (speaks.includes(lang)) look(state, lang, [REFLOW], { axe: false, pseudo: true });
}
for (const id of MAIN) if (!STATES.some((state) => state.id === id)) faults.push(`${id}: no such state`);
if (!values.width && !values.mode && !values.pseudo && !values.further && !values.main) {
  for (const story of STORIES.filter(({ name }) => values.only === undefined || name.includes(values.only)).filter(inPart)) {
    const lang = values.lang ?? "de";
    // A story may keep a language: it gets a page of its own.
    jobs.push({ key: { lang, width: 1280, story: story.name }, run: async (page) => {
      const k = await texts(story.app, lang);
      await visit(page, story, () => story.run(page, k));
    } });
  }
}

{
  const page = await openPage({ lang: "de", width: 1280 });
  current.set(page, "control");
  await page.goto(`${server.origin}/broken.html`);
  const found = await looks(page, "de");
  const [{ violations, incomplete }] = await audit(page);
  const console = faults.splice(0);
  const missed = ["language", "title", "sideways", "2 h1", "untranslated", "target", "cut"].filter((word) => !found.some((fault) => fault.includes(word)));
  if (missed.length > 0 || !["image-alt", "color-contrast-enhanced"].every((rule) => violations.some(({ id }) => id === rule)) || unreviewed({ incomplete }, { mode: "light", state: "control" }).length === 0 || !console.some((fault) => fault.includes("Content Security Policy"))) {
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
      if (done % 100 === 0) process.stderr.write(`${done} of ${jobs.length} pages, ${faults.length} faults\n`);
    }
    await page.context().close();
  }
}
await Promise.all(Array.from({ length: Number(values.jobs) }, worker));

await browser.close();
await server.close();
if (values.record) await record();
if (values.shots) await writeFile(join(values.shots, "titles.json"), `${JSON.stringify(titles, null, 1)}\n`);

/** Merges what this run has seen without a fault; a state with one is taken out, and so is one that is no more. */
async function record() {
  if (values.lang || values.width || values.mode || values.pseudo || values.further || values["no-axe"] || done < jobs.length) throw new Error("only a whole look at a state counts: no --lang, --width, --mode, --no-axe");
  const path = join(here, "../../src/ui/portal/public/checked.json");
  const before = JSON.parse(await readFile(path, "utf8"));
  const { version: axe } = JSON.parse(await readFile(join(here, "../../node_modules/axe-core/package.json"), "utf8"));
  const scope = { axe, rules: RULES, langs: LANGS.portal, widths: WIDTHS, modes: Object.keys(MODES), reflow: REFLOW };
  // What an older axe found, or a look at less, says nothing of this one.
  const same = Object.entries(scope).every(([key, value]) => JSON.stringify(before[key]) === JSON.stringify(value));
  const days = new Map(same ? Object.entries(before.states) : []);
  const portal = STATES.filter((state) => state.app === "portal").map(({ id }) => id);
  for (const id of days.keys()) if (!portal.includes(id)) days.delete(id);
  const today = new Date().toISOString().slice(0, 10);
  for (const { id } of wanted.filter((state) => portal.includes(state.id))) {
    if (faults.some((fault) => fault.startsWith(`${id} `))) days.delete(id);
    else days.set(id, today);
  }
  const states = Object.fromEntries([...days].sort(([a], [b]) => (a < b ? -1 : 1)));
  await writeFile(path, `${JSON.stringify({ ...scope, complete: portal.every((id) => days.has(id)), states }, null, 1)}\n`);
  process.stdout.write(`${days.size} of ${portal.length} states of the portal on record\n`);
}

// A whole look also says which of what was reviewed is there no more.
if (values.only === undefined && values.part === undefined && values.lang === undefined && values.width === undefined && values.mode === undefined && !values["no-axe"] && !values.pseudo && !values.further && !values.screens && !values.main) {
  for (const entry of REVIEWED.filter((one) => !used.has(one))) faults.push(`reviewed.mjs: nothing is found for ${entry.because} ${entry.target}`);
}
for (const fault of faults) process.stdout.write(`FAULT ${fault}\n`);
process.stdout.write(`${pages} of ${jobs.length} pages, looked at ${looked} times (${wanted.length} states and ${STORIES.length} stories), ${faults.length} faults\n`);
process.exitCode = faults.length > 0 || pages < jobs.length ? 1 : 0;
