// SPDX-License-Identifier: EUPL-1.2
// Builds the harness in memory and serves it under the product's own policy: no inline script or style, no data:, Trusted Types.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import { ALIASES } from "../../build-aliases.mjs";
import { styleSheet } from "../../build-css.mjs";
import { plainPage } from "../../build-plain.mjs";
import { texts } from "../../build-texts.mjs";
import { buildViewer } from "../../build-viewer.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const TYPES = { html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8", css: "text/css; charset=utf-8", svg: "image/svg+xml", woff2: "font/woff2" };
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; frame-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/** The policy of the viewer's own answer, as the server has it. */
async function viewerPolicy() {
  const source = await readFile(join(root, "../src/middleware/headers.rs"), "utf8");
  return /const CSP_VIEWER: &str = "([^"]+)"/.exec(source)[1].replaceAll("\\\n", "");
}

/** Files by path, and the sizes of what a first visit loads. */
export async function buildHarness() {
  const files = new Map();
  const result = await esbuild.build({
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    minify: true,
    write: false,
    charset: "utf8",
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".ftl": "text", ".woff": "binary" },
    alias: ALIASES,
    outdir: join(root, "out"),
    entryPoints: { portal: "tests/ui/portal.tsx", office: "tests/ui/office.tsx", offline: "tests/ui/offline.tsx", style: "tests/ui/style.tsx" },
    chunkNames: "chunk-[hash]",
    plugins: [texts],
    logLevel: "warning",
  });
  for (const file of result.outputFiles) files.set(`/${file.path.slice(join(root, "out").length + 1)}`, Buffer.from(file.contents));
  const sizes = {};
  for (const page of ["portal", "office"]) {
    const sheet = await styleSheet(page);
    files.set(`/${page}.css`, Buffer.from(sheet.text));
    for (const [name, bytes] of sheet.files) files.set(`/${name}`, bytes);
    files.set(
      `/${page}.html`,
      Buffer.from(`<!doctype html><html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Siegelpost</title><link rel="stylesheet" href="/${page}.css"><script type="module" src="/${page}.js"></script></head><body><div id="app"></div></body></html>`),
    );
    sizes[page] = { css: gzipSync(files.get(`/${page}.css`), { level: 9 }).length, js: gzipSync(files.get(`/${page}.js`), { level: 9 }).length };
  }
  files.set("/offline.html", Buffer.from(files.get("/portal.html").toString("utf8").replace("/portal.js", "/offline.js")));
  // Of development alone: both sides' styles, because the components are both sides'.
  files.set("/style-page.css", await readFile(join(root, "tests/ui/style-page.css")));
  files.set("/style.html", Buffer.from(files.get("/portal.html").toString("utf8").replace("/portal.js", "/style.js").replace('<link rel="stylesheet" href="/portal.css">', ["office", "portal", "style-page"].map((name) => `<link rel="stylesheet" href="/${name}.css">`).join(""))));
  // As the server fills it (crates/web/src/pages.rs), and as first.js shows it.
  const filled = { brand: "Musterkasse", phone: "0800 000 4711", address: "Musterkasse, Musterweg 1, 12345 Musterstadt", hours: "Montag bis Freitag, 8 bis 18 Uhr" };
  const plain = (await plainPage()).join("\n").replaceAll(/\{\{(\w+)\}\}/g, (_, name) => filled[name]);
  files.set("/plain.html", Buffer.from(`<!doctype html><html lang="de" data-plain="now"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Siegelpost</title><link rel="stylesheet" href="/portal.css"></head><body><div id="app"></div>${plain}</body></html>`));
  const viewer = await buildViewer();
  files.set("/viewer", viewer.page);
  files.set(`/${viewer.path}`, viewer.script);
  sizes.viewer = gzipSync(viewer.script, { level: 6 }).length;
  sizes.chunks = Object.fromEntries([...files].filter(([path]) => path.startsWith("/chunk-")).map(([path, bytes]) => [path, gzipSync(bytes, { level: 9 }).length]));
  return { files, sizes };
}

/** Serves on a free port of 127.0.0.1; `close` ends it. */
export async function serve(files) {
  const viewer = await viewerPolicy();
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://x").pathname;
    const bytes = files.get(path);
    if (bytes === undefined) {
      response.writeHead(path === "/favicon.ico" ? 204 : 404).end();
      return;
    }
    if (path === "/viewer") {
      response.writeHead(200, { "content-type": TYPES.html, "content-security-policy": viewer, "cache-control": "no-store" }).end(bytes);
      return;
    }
    // The frame is a stranger to this host (crates/web/src/assets.rs).
    const open = path.startsWith("/assets/viewer-") ? { "access-control-allow-origin": "*" } : {};
    response.writeHead(200, { "content-type": TYPES[path.slice(path.lastIndexOf(".") + 1)], "content-security-policy": POLICY, "cache-control": "no-store", ...open }).end(bytes);
  });
  await new Promise((done) => server.listen(Number(process.env.PORT ?? 0), "127.0.0.1", done));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => new Promise((done) => server.close(done)) };
}
