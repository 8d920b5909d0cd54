// SPDX-License-Identifier: EUPL-1.2
/** A page of its own in Debian's Chromium, with scripts bundled as the product's are. */
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { chromium } from "playwright-core";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const bundle = async (options) => (await esbuild.build({ absWorkingDir: root, bundle: true, write: false, format: "esm", target: "es2022", minify: true, logLevel: "error", ...options })).outputFiles[0].text;

/** Answers what `measure(page)` does; `scripts`: esbuild's options by address; `also(request, response)` says whether it has answered a request itself. */
export async function inBrowser(scripts, measure, also = async () => false) {
  const files = {};
  for (const [address, options] of Object.entries(scripts)) files[address] = await bundle({ ...options, ...(options.stdin === undefined ? {} : { stdin: { resolveDir: root, ...options.stdin } }) });
  const server = createServer(async (request, response) => {
    if (await also(request, response)) return;
    const script = files[request.url];
    response.writeHead(200, { "content-type": script === undefined ? "text/html" : "text/javascript" }).end(script ?? "<!doctype html><title>bench</title>");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  // A profile on a disk as people have one: in a private window, which a fresh page is otherwise, every access to the file system of an origin is a
  // call to another process.
  const profile = await mkdtemp(join(tmpdir(), "siegelpost-profile-"));
  const browser = await chromium.launchPersistentContext(profile, { executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell", args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    return await measure(page);
  } finally {
    await browser.close();
    server.close();
    await rm(profile, { recursive: true, force: true });
  }
}
