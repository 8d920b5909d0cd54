// SPDX-License-Identifier: EUPL-1.2
/**
 * Runs the stories, each with a demo of its own, and prints the time of each and "N passed, N failed" at the end.
 * `--only 02` picks by file name, `--jobs 1` runs one after another (three at a time unless told: with two, two cores idle for a quarter),
 * `--headed` shows the browser. A failed story leaves pictures of all its pages in target/e2e/<story>/; E2E_SHOTS=1 makes
 * pictures of the states that stories pass, in target/e2e/shots/. A story that measures says `export const alone = true`, one that
 * takes much longer than the others `export const long = true`: it is begun first, so that nobody waits for it at the end; `export const whole = true` asks for the whole browser instead of its shell
 * (`CHROMIUM=/usr/bin/chromium` for all of them, as `just prove` does).
 *
 * Stories are told in German and with a mouse. Those that are journeys of people (`export const journey = true`) can be played by people who
 * read English and by people without a mouse: `--mode en,keys` (or one of the two) plays them so, and nothing else; `--part 3/7` plays
 * the third of seven parts of the journeys in English by keyboard instead.
 *
 * `--share 2/8` plays the stories of every day (`export const daily = true`) and the second eighth of the others. Without it all are played.
 */
import { readdir } from "node:fs/promises";
import { launch } from "./lib/browser.mjs";
import { MODES } from "./lib/play/player.mjs";
import { Stage } from "./lib/stage.mjs";

const args = process.argv.slice(2);
const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : null);
const only = option("--only");
const jobs = Number(option("--jobs") ?? 3);

const files = (await readdir(new URL("./stories/", import.meta.url))).filter((f) => f.endsWith(".mjs") && (only === null || f.includes(only))).sort();
const stories = await Promise.all(files.map(async (file) => ({ file, ...(await import(`./stories/${file}`)) })));
const modes = (option("--mode") ?? "").split(",").filter((mode) => mode !== "");
for (const mode of modes) if (!MODES.includes(mode)) throw new Error(`--mode ${mode}: it is one of ${MODES.join(", ")}`);
const [part, parts] = (option("--part") ?? "0/1").split("/").map(Number);
/** How this story is played today. */
const journeys = stories.filter((one) => one.journey === true);
const modesOf = (story) => (modes.length > 0 ? modes : story.journey === true && parts > 1 && journeys.indexOf(story) % parts === part % parts ? MODES : []);
const [share, shares] = (option("--share") ?? "1/1").split("/").map(Number);
const today = stories.filter((one) => one.daily !== true).filter((_, index) => index % shares === share - 1);
const chosen = modes.length > 0 ? journeys : stories.filter((one) => one.daily === true || today.includes(one));
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

async function play(played) {
  const { file, title, whole = headed, default: story } = played;
  const how = modesOf(played);
  const shown = how.length === 0 ? file : `${file} [${how.join(", ")}]`;
  const browser = await browserOf(whole);
  const stage = new Stage(browser, file.replace(/\.mjs$/, ""), how);
  const started = Date.now();
  const time = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  try {
    await stage.clean();
    await story({ browser, stage });
    stage.quiet();
    passed += 1;
    console.log(`ok   ${shown} ${title} (${time()})`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${shown} ${title} (${time()})\n${error instanceof Error ? error.stack : String(error)}\nsee ${await stage.keep(error)}`);
  } finally {
    await stage.close();
  }
}

async function worker(queue) {
  for (let story = queue.shift(); story !== undefined; story = queue.shift()) await play(story);
}

for (const story of chosen.filter((s) => s.alone === true)) await play(story);
const together = chosen.filter((s) => s.alone !== true);
const queue = [...together.filter((s) => s.long === true), ...together.filter((s) => s.long !== true)];
await Promise.all(Array.from({ length: jobs }, () => worker(queue)));
for (const browser of browsers.values()) await (await browser).close();
console.log(`${passed} passed, ${failed} failed (${((Date.now() - begun) / 1000).toFixed(0)} s)`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
