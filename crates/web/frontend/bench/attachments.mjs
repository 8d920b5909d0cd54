// SPDX-License-Identifier: EUPL-1.2
// A file goes up and comes down in a real browser: longest task of the page, and throughput against the same library on memory, in one run.
// `npm run bench:attachments [-- --mb 25 --rounds 3 --task 50 --share 0.7]`; fails beyond. That it can fail: `-- --block 80`, `-- --share 2`. No part of the test run.
import { parseArgs } from "node:util";
import { inBrowser } from "./browser.mjs";
import { tusServer } from "./tus-server.mjs";

const { values } = parseArgs({ options: { mb: { type: "string", default: "25" }, rounds: { type: "string", default: "3" }, task: { type: "string", default: "50" }, share: { type: "string", default: "0.7" }, block: { type: "string", default: "0" } } });
const [mb, rounds, task, share, block] = [values.mb, values.rounds, values.task, values.share, values.block].map(Number);

const server = await tusServer();
const figures = await inBrowser({ "/page.js": { entryPoints: ["bench/attachments-page.ts"] }, "/worker.js": { entryPoints: ["bench/attachments-worker.ts"] } }, (page) => page.evaluate(async ([size, ...how]) => (await import("/page.js")).run(size, ...how), [mb * 1024 * 1024, rounds, block]), server.answer).finally(server.close);
const speed = (ms) => (mb / ms) * 1000;
const rows = [
  ["sealing", figures.alone.seal, figures.sealing],
  ["sealing and uploading", figures.alone.seal, figures.uploading],
  ["downloading and opening", figures.alone.open, figures.opening],
];
for (const [name, alone, ours] of rows) {
  const part = alone / ours;
  // What lies between is told; the two ways as a person has them are what is asked for.
  const counts = name !== "sealing";
  console.log(`${name.padEnd(24)} ${speed(ours).toFixed(1)} MB/s, alone on memory ${speed(alone).toFixed(1)} MB/s: ${(part * 100).toFixed(0)} %${counts ? ` (at least ${share * 100} %)` : ""}`);
  if (counts && part < share) process.exitCode = 1;
}
const longest = Math.max(0, ...figures.tasks);
console.log(`longest task of the page ${longest.toFixed(0)} ms, 0 for none of 50 (below ${task} ms)`);
if (longest >= task || !figures.equal) process.exitCode = 1;
if (!figures.equal) console.log("what came down is not what went up");
