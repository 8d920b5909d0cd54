// SPDX-License-Identifier: EUPL-1.2
// Reads journeys of people aloud, as a screen reader goes through each page from top to bottom, and compares what is said with tests/ui/read-aloud.
// Whatever changes there is read by somebody before it is taken over (`--update`). A thing without a name, a page without one h1 and a text id in
// place of a text are faults, update or not.
// node tests/ui/reader.mjs [--only word] [--update] [--lang de]
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as esbuild from "esbuild";
import { chromium } from "playwright-core";
import { JOURNEYS } from "./journeys.mjs";
import { contextFor } from "./reading.mjs";
import { FURTHER, LANGS } from "./scope.mjs";
import { buildHarness, serve } from "./serve.mjs";
import { STATES } from "./states.mjs";
import { texts } from "./texts.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const kept = join(here, "read-aloud");
const { values } = parseArgs({ options: { only: { type: "string" }, update: { type: "boolean" }, lang: { type: "string" } } });
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell";
if (!existsSync(executablePath)) throw new Error(`no browser at ${executablePath}; set CHROMIUM`);

/** Phrases of one page at most: what goes on for longer goes in circles. */
const MOST = 2_000;

/** The reader, as a script for the page. */
async function reader() {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: 'import { virtual } from "@guidepup/virtual-screen-reader"; globalThis.reader = virtual;', resolveDir: here },
    bundle: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    write: false,
    logLevel: "warning",
  });
  return outputFiles[0].text;
}

/** What is said from the top of the page to its end; an open dialog is all there is. */
function read(page) {
  return page.evaluate(async (most) => {
    const { reader } = globalThis;
    await reader.start({ container: document.querySelector("dialog[open]") ?? document.body });
    try {
      const first = reader.activeNode;
      for (let n = 0; n < most; n += 1) {
        await reader.next();
        if (reader.activeNode === first) break;
      }
      return await reader.spokenPhraseLog();
    } finally {
      await reader.stop();
    }
  }, MOST);
}

/** The page has stopped changing: whatever saves or loads by itself is through. A clock that runs is waited for no longer. */
function settled(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          clearTimeout(quiet);
          quiet = setTimeout(end, 1_000);
        });
        const end = () => {
          observer.disconnect();
          resolve();
        };
        let quiet = setTimeout(end, 1_000);
        setTimeout(end, 4_000);
        observer.observe(document.body, { childList: true, characterData: true, subtree: true });
      }),
  );
}

/** Without what differs by itself: the port of this server, and seconds that are left. */
const steady = (phrase) => phrase.replaceAll(/127\.0\.0\.1:\d+/g, "127.0.0.1").replaceAll(/\b\d+:\d\d (?=Minuten|minutes|dakika|دقيقة|دقائق)/g, "0:00 ");

/** What somebody who only listens could do nothing with. */
function faultsOf(phrases, dialog) {
  const found = [];
  const unnamed = phrases.filter((phrase) => /^((button|link|textbox|combobox|searchbox|image|img|dialog|spinbutton|listbox)|(checkbox|radio|switch)(, (not )?checked)?)(, (required|disabled|invalid).*)?$/.test(phrase));
  if (unnamed.length > 0) found.push(`without a name: ${[...new Set(unnamed)].join(" | ")}`);
  const headings = phrases.filter((phrase) => /^heading, .*, level 1$/.test(phrase));
  if (!dialog && headings.length !== 1) found.push(`${headings.length} headings of level 1`);
  const raw = phrases.join(" ").match(/\b(refusal|state|method|event|info|foot|nav|unit|filter|key|right|class|session-method|step|notice|view)-[a-z][a-z0-9-]*\b/g);
  if (raw) found.push(`untranslated: ${[...new Set(raw)].join(" ")}`);
  if (phrases.length >= MOST) found.push("no end");
  return found;
}

const { files } = await buildHarness();
files.set("/broken.html", Buffer.from('<!doctype html><html lang="de"><head><title>Post</title></head><body><h1>a</h1><h1>b</h1><button></button><img src="/x.png"><p>refusal-offline</p></body></html>'));
const server = await serve(files);
const script = await reader();
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
const faults = [];

async function open(lang) {
  const context = await contextFor(browser, lang, { viewport: { width: 1280, height: 860 } });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

{
  const page = await open("de");
  await page.goto(`${server.origin}/broken.html`);
  await page.evaluate(script);
  const found = faultsOf(await read(page), false).join("; ");
  for (const word of ["without a name", "2 headings", "untranslated"]) if (!found.includes(word)) faults.push(`control: "${word}" was not heard: ${found}`);
  await page.context().close();
}

await mkdir(kept, { recursive: true });
let pages = 0;

async function listen(page, lang, journey, ids) {
  const k = await texts("portal", lang);
  const said = [];
  for (const id of ids) {
    const state = STATES.find((one) => one.id === id);
    if (state === undefined) {
      faults.push(`${journey}: there is no state ${id}`);
      continue;
    }
    try {
      await page.goto("about:blank");
      await page.goto(`${server.origin}/${state.file ?? state.app}.html?s=${state.s}#${state.at}`);
      await page.locator("h1").first().waitFor();
      await page.waitForTimeout(120);
      await state.go?.(page, k);
      await settled(page);
      await page.evaluate(script);
      const dialog = (await page.locator("dialog[open]").count()) > 0;
      const phrases = (await read(page)).map(steady);
      for (const fault of faultsOf(phrases, dialog)) faults.push(`${journey} ${id} ${lang}: ${fault}`);
      said.push(`# ${id}`, ...phrases, "");
      pages += 1;
    } catch (error) {
      faults.push(`${journey} ${id} ${lang}: ${error.message.split("\n").slice(0, 4).join(" ")}`);
    }
  }
  const path = join(kept, `${journey}.${lang}.txt`);
  const text = said.join("\n");
  const before = existsSync(path) ? await readFile(path, "utf8") : null;
  if (values.update) await writeFile(path, text);
  else if (before !== text) faults.push(`${journey} ${lang}: something else is said than in ${path.slice(here.length + 1)}${before === null ? " (which is not there)" : `: ${difference(before, text)}`}`);
}

const queue = Object.entries(JOURNEYS).filter(([journey]) => values.only === undefined || journey.includes(values.only)).flatMap(([journey, ids]) => (values.lang ? [values.lang] : [...LANGS.portal, ...FURTHER]).map((lang) => ({ lang, journey, ids })));
async function worker() {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const page = await open(next.lang);
    await listen(page, next.lang, next.journey, next.ids);
    await page.context().close();
  }
}
// Much of each is waiting.
await Promise.all(Array.from({ length: 3 }, worker));

/** The first line that differs. */
function difference(before, after) {
  const [a, b] = [before.split("\n"), after.split("\n")];
  const at = b.findIndex((line, index) => line !== a[index]);
  return at < 0 ? "lines are missing at its end" : `line ${at + 1}: "${b[at]}", before "${a[at] ?? ""}"`;
}

await browser.close();
await server.close();
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.stdout.write(`${pages} pages read aloud, ${faults.length} faults\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
