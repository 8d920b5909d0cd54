// SPDX-License-Identifier: EUPL-1.2
/** Looks for a marker in every byte the server left anywhere: files, memory. Plain, UTF-16, hexadecimal and base64 in all three alignments. */
import { execFile } from "node:child_process";
import { open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
/** Bytes read at once. */
export const BLOCK = 1024 * 1024;

/** Byte patterns under which `marker` (ASCII, at least 16 long) could appear. */
export function patterns(marker) {
  const plain = Buffer.from(marker, "latin1");
  const found = [["plain", plain], ["utf-16", Buffer.from(marker, "utf16le")], ["hex", Buffer.from(plain.toString("hex"))], ["HEX", Buffer.from(plain.toString("hex").toUpperCase())]];
  for (let shift = 0; shift < 3; shift += 1) {
    // Only the symbols that depend on nothing but the marker's own bytes.
    const text = Buffer.concat([Buffer.alloc(shift), plain]).toString("base64url");
    const from = shift === 0 ? 0 : shift + 1;
    const whole = Math.floor(((shift + plain.length) * 8) / 6);
    const core = text.slice(from, whole);
    found.push([`base64+${shift}`, Buffer.from(core)]);
    const standard = core.replaceAll("-", "+").replaceAll("_", "/");
    if (standard !== core) found.push([`base64std+${shift}`, Buffer.from(standard)]);
  }
  return found;
}

/** Every place of a file where a pattern stands (at most 5 each). */
export async function scanFile(path, marker) {
  const wanted = patterns(marker);
  const longest = Math.max(...wanted.map(([, p]) => p.length));
  const hits = [];
  const handle = await open(path, "r");
  try {
    const buffer = Buffer.alloc(BLOCK + longest);
    const zeros = Buffer.alloc(BLOCK + longest);
    let kept = 0;
    let at = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, kept, BLOCK, null);
      if (bytesRead === 0) break;
      const view = buffer.subarray(0, kept + bytesRead);
      // Most of a core dump was never written to.
      for (const [name, pattern] of view.equals(zeros.subarray(0, view.length)) ? [] : wanted) {
        let from = 0;
        for (let n = 0; n < 5; n += 1) {
          const index = view.indexOf(pattern, from);
          if (index < 0) break;
          hits.push({ path, as: name, at: at - kept + index, around: view.subarray(Math.max(0, index - 60), index + 80).toString("latin1").replace(/[^\x20-\x7e]/g, ".") });
          from = index + 1;
        }
      }
      at += bytesRead;
      kept = Math.min(longest - 1, view.length);
      view.subarray(view.length - kept).copy(buffer, 0);
    }
  } finally {
    await handle.close();
  }
  return hits;
}

export async function scanFolder(folder, marker, skip = () => false) {
  const hits = [];
  let files = 0;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (skip(path)) continue;
    if (entry.isDirectory()) {
      const below = await scanFolder(path, marker, skip);
      hits.push(...below.hits);
      files += below.files;
    } else if (entry.isFile()) {
      files += 1;
      hits.push(...(await scanFile(path, marker)));
    }
  }
  return { hits, files };
}

/** A core dump of a running process (Debian: gdb), searched for each marker and removed. */
export async function scanMemory(pid, markers, folder) {
  await run("gcore", ["-o", join(folder, "core"), String(pid)], { maxBuffer: 1 << 26 });
  const path = join(folder, `core.${pid}`);
  try {
    const hits = [];
    for (const marker of markers) hits.push(await scanFile(path, marker));
    return { hits, bytes: (await stat(path)).size };
  } finally {
    await rm(path);
  }
}
