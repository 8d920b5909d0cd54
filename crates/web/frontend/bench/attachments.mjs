// SPDX-License-Identifier: EUPL-1.2
// A file goes up and comes down in a real browser: longest task of the page, and throughput against the same library on memory, in one run.
// `npm run bench:attachments [-- --mb 25 --rounds 3 --task 50 --share 0.7]`; fails beyond. That it can fail: `-- --block 80`, `-- --share 2`. No part of the test run.
import { createHash } from "node:crypto";
import { parseArgs } from "node:util";
import { inBrowser } from "./browser.mjs";

const { values } = parseArgs({ options: { mb: { type: "string", default: "25" }, rounds: { type: "string", default: "3" }, task: { type: "string", default: "50" }, share: { type: "string", default: "0.7" }, block: { type: "string", default: "0" } } });
const [mb, rounds, task, share, block] = [values.mb, values.rounds, values.task, values.share, values.block].map(Number);

/** tus 1.0.0 in memory: the line and the disk of a server are not what is measured. */
const uploads = new Map();
async function server(request, response) {
  const [, kind, name, chunked] = request.url.split("/");
  if (kind !== "attachments") return false;
  const upload = uploads.get(name) ?? { parts: [], at: 0, length: 0 };
  uploads.set(name, upload);
  if (request.method === "GET") {
    response.writeHead(200, { "content-type": "application/octet-stream", "content-length": upload.at });
    for (const part of upload.parts) if (!response.write(part)) await new Promise((done) => response.once("drain", done));
    response.end();
    return true;
  }
  if (chunked !== "upload") return false;
  if (request.method === "POST") upload.length = Number(request.headers["upload-length"]);
  const hash = createHash("sha256");
  for await (const part of request) {
    hash.update(part);
    upload.parts.push(part);
    upload.at += part.length;
  }
  if (request.method === "PATCH" && request.headers["upload-checksum"] !== `sha256 ${hash.digest("base64")}`) throw new Error("checksum");
  const whole = createHash("sha256");
  if (upload.at === upload.length) for (const part of upload.parts) whole.update(part);
  response.writeHead(204, { "upload-offset": upload.at, ...(upload.at === upload.length ? { "repr-digest": `sha-256=:${whole.digest("base64")}:` } : {}) }).end();
  return true;
}

const figures = await inBrowser({ "/page.js": { entryPoints: ["bench/attachments-page.ts"] }, "/worker.js": { entryPoints: ["bench/attachments-worker.ts"] } }, (page) => page.evaluate(async ([size, ...how]) => (await import("/page.js")).run(size, ...how), [mb * 1024 * 1024, rounds, block]), server);
const speed = (ms) => (mb / ms) * 1000;
const rows = [
  ["sealing", figures.alone.seal, figures.sealing],
  ["sealing and uploading", figures.alone.seal, figures.sealing + figures.uploading],
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
