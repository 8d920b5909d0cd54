// SPDX-License-Identifier: EUPL-1.2
/** Markers that all begin alike, so that one search finds any of them, and the search through everything a server leaves. */
import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { BLOCK, patterns, scanFile, scanFolder, scanMemory } from "./scan.mjs";

/** A family of markers: `mark()` gives the next one, all with the same random beginning of 20 letters. */
export function makeCanary() {
  const letters = "abcdefghijklmnopqrstuvwxyz";
  const prefix = Array.from({ length: 20 }, () => letters[randomInt(letters.length)]).join("");
  let count = 0;
  return {
    prefix,
    get count() {
      return count;
    },
    mark() {
      count += 1;
      return `${prefix}${count.toString(36).padStart(4, "0")}`;
    },
  };
}

/** Proof that the search sees: every form of the marker, in a file of its own, and across the border of two reads. */
export async function assertScannerSees(folder) {
  const { prefix } = makeCanary();
  const own = join(folder, "scanner");
  await mkdir(own, { recursive: true });
  for (const [name, bytes] of patterns(prefix)) {
    const path = join(own, name);
    await writeFile(path, Buffer.concat([Buffer.alloc(5000, 7), bytes, Buffer.alloc(5000, 7)]));
    const hits = await scanFile(path, prefix);
    assert.ok(hits.some((hit) => hit.as === name), `the search does not see ${name}`);
  }
  const border = join(own, "border");
  await writeFile(border, Buffer.concat([Buffer.alloc(BLOCK - 9, 7), Buffer.from(prefix), Buffer.alloc(100, 7)]));
  assert.equal((await scanFile(border, prefix)).length, 1, "the search does not see across two reads");
  assert.equal((await scanFile(border, makeCanary().prefix)).length, 0, "the search sees what is not there");
  await rm(own, { recursive: true });
}

/** Bytes and files below a folder. */
export async function extent(folder) {
  let [files, bytes] = [0, 0];
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    files += 1;
    bytes += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return { files, bytes };
}

/** Searches texts that were collected on the way: problem answers, metrics, mails as the catcher shows them. */
export async function scanText(folder, name, text, marker) {
  const path = join(folder, name);
  await writeFile(path, text);
  const hits = await scanFile(path, marker);
  await rm(path);
  return hits;
}

/** What a running server shows without its files. */
export async function spoken({ demo, metrics, devices }) {
  const page = await fetch(`http://127.0.0.1:${metrics}/metrics`);
  assert.equal(page.status, 200, "metrics");
  const numbers = await page.text();
  assert.ok(numbers.includes("store_unit_seconds"), "the metrics hold measurements");
  const mails = await (await fetch(`${demo.mails}/api/mails`)).text();
  return { metrics: numbers, mails, problems: devices.flatMap((device) => device.refused).join("\n") };
}

/** Searches the server's memory for each of these; answers hits and what was read. */
export async function memory(demo, markers, folder) {
  try {
    return await scanMemory(demo.server_pid, markers, folder);
  } catch (error) {
    throw new Error(`no core dump of the server (gcore of package gdb, and the right to look into a process, see ptrace_scope): ${error}`);
  }
}

/** A hit, told without the marker's own line being too long. */
export const told = (hits) => hits.map((hit) => `${hit.path} at ${hit.at} as ${hit.as}: ${hit.around}`).join("\n");

export { scanFolder };
