// SPDX-License-Identifier: EUPL-1.2
/** Runs the stories one after another, each with a demo of its own; prints "N passed, N failed" at the end. */
import { readdir } from "node:fs/promises";
import { launch } from "./lib/browser.mjs";

const args = process.argv.slice(2);
const only = args.includes("--only") ? args[args.indexOf("--only") + 1] : null;
const headed = args.includes("--headed");

const files = (await readdir(new URL("./stories/", import.meta.url))).filter((f) => f.endsWith(".mjs")).sort();
const browser = await launch({ headed });
let passed = 0;
let failed = 0;
for (const file of files) {
  const story = await import(`./stories/${file}`);
  if (only !== null && !file.includes(only)) continue;
  const started = Date.now();
  try {
    await story.default({ browser });
    passed += 1;
    console.log(`ok   ${file} ${story.title} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${file} ${story.title}\n${error instanceof Error ? error.stack : String(error)}`);
  }
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
