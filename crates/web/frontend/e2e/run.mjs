// SPDX-License-Identifier: EUPL-1.2
/**
 * Runs the stories, each with a demo of its own, and prints the time of each and "N passed, N failed" at the end.
 * `--only 02` picks by file name, `--jobs 1` runs one after another (three at a time unless told: with two, two cores idle for a quarter),
 * `--headed` shows the browser. A failed story leaves pictures of all its pages in target/e2e/<story>/; E2E_SHOTS=1 makes
 * pictures of the states that stories pass, in target/e2e/shots/. A story that measures says `export const alone = true`, one that
 * takes much longer than the others `export const long = true`: it is begun first, so that nobody waits for it at the end; `export const whole = true` asks for the whole browser instead of its shell
 * (`CHROMIUM=/usr/bin/chromium` for all of them, as `just prove` does).
 */
import { readdir } from "node:fs/promises";
import { launch } from "./lib/browser.mjs";
import { Stage } from "./lib/stage.mjs";

const args = process.argv.slice(2);
const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : null);
const only = option("--only");
const jobs = Number(option("--jobs") ?? 3);

const files = (await readdir(new URL("./stories/", import.meta.url))).filter((f) => f.endsWith(".mjs") && (only === null || f.includes(only))).sort();
const stories = await Promise.all(files.map(async (file) => ({ file, ...(await import(`./stories/${file}`)) })));
const headed = args.includes("--headed");
const browsers = new Map();
/** One browser of each kind for all stories, started when the first one needs it. */
const browserOf = (whole) => {
  if (!browsers.has(whole)) browsers.set(whole, launch({ headed, whole }));
  return browsers.get(whole);
};
const begun = Date.now();
let passed = 0;
let failed = 0;

async function play({ file, title, whole = headed, default: story }) {
  const browser = await browserOf(whole);
  const stage = new Stage(browser, file.replace(/\.mjs$/, ""));
  const started = Date.now();
  const time = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  try {
    await stage.clean();
    await story({ browser, stage });
    stage.quiet();
    passed += 1;
    console.log(`ok   ${file} ${title} (${time()})`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${file} ${title} (${time()})\n${error instanceof Error ? error.stack : String(error)}\nsee ${await stage.keep(error)}`);
  } finally {
    await stage.close();
  }
}

async function worker(queue) {
  for (let story = queue.shift(); story !== undefined; story = queue.shift()) await play(story);
}

for (const story of stories.filter((s) => s.alone === true)) await play(story);
const together = stories.filter((s) => s.alone !== true);
const queue = [...together.filter((s) => s.long === true), ...together.filter((s) => s.long !== true)];
await Promise.all(Array.from({ length: jobs }, () => worker(queue)));
for (const browser of browsers.values()) await (await browser).close();
console.log(`${passed} passed, ${failed} failed (${((Date.now() - begun) / 1000).toFixed(0)} s)`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
