// SPDX-License-Identifier: EUPL-1.2
/** The forger's kit (forge/index.ts, on the front end's own protocol modules), bundled for Node once a run. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

let kit = null;

export function loadKit() {
  kit ??= make();
  return kit;
}

async function make() {
  const folder = await mkdtemp(join(tmpdir(), "siegelpost-kit-"));
  try {
    const outfile = join(folder, "kit.mjs");
    await build({ entryPoints: [fileURLToPath(new URL("./forge/index.ts", import.meta.url))], outfile, bundle: true, format: "esm", platform: "node", target: "node20", logLevel: "error" });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
