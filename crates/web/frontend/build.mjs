// SPDX-License-Identifier: EUPL-1.2
// Builds the two origins' pages and the crypto worker: `node build.mjs --out DIR [--crypto-only]`.
// Everything is hashed, nothing is inline: the pages run under `script-src 'self'` with Trusted Types.
// Beside what gets smaller by it lies its brotli form, `<name>.br`, which the server gives to browsers (crates/web/src/assets.rs).
// Output: portal.html, office.html, offline.html, viewer.html, push-worker.js, icon-*.png, assets/*, licences.txt, manifest.json {path: {sha256 (hex), type}} over every other file but the brotli forms.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import * as esbuild from "esbuild";
import { ALIASES } from "./build-aliases.mjs";
import { styleSheet } from "./build-css.mjs";
import { firstScript, plainPage, plainStyle } from "./build-plain.mjs";
import { texts } from "./build-texts.mjs";
import { buildViewer } from "./build-viewer.mjs";

const root = dirname(fileURLToPath(import.meta.url));
const PAGES = ["portal", "office"];
/** Of the installed portal and of its signs; named by the web app manifest, which the server writes (crates/web/src/assets.rs). */
const ICONS = ["icon-192.png", "icon-512.png", "icon-maskable.png"];

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
  ".ftl": "text/plain; charset=utf-8",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

const shared = {
  absWorkingDir: root,
  bundle: true,
  format: "esm",
  platform: "browser",
  target: "es2022",
  minify: true,
  write: false,
  metafile: true,
  charset: "utf8",
  legalComments: "none", // The licence texts stand in licences.txt, once and in full.
  logLevel: "warning",
  jsx: "automatic",
  jsxImportSource: "preact",
  loader: { ".woff2": "file", ".woff": "binary", ".svg": "file", ".png": "file", ".ftl": "text" },
  alias: ALIASES,
  assetNames: "assets/[name]-[hash]",
  chunkNames: "assets/chunk-[hash]",
};

const sha = (algorithm, bytes, encoding) => createHash(algorithm).update(bytes).digest(encoding);
const integrity = (bytes) => `sha384-${sha("sha384", bytes, "base64")}`;
const hashed = (name, bytes, ext) => `assets/${name}-${sha("sha256", bytes, "hex").slice(0, 10)}${ext}`;

/** Files to be written, by path inside the output folder. */
const files = new Map();

function addOutputs(result, outdir) {
  for (const file of result.outputFiles) files.set(relative(outdir, file.path), Buffer.from(file.contents));
}

/** Bundles the workers first: their addresses are constants that the pages know (policy `sp1-loader` accepts nothing else). */
async function buildWorker(outdir, part) {
  const entry = `src/${part}/worker.ts`;
  const result = await esbuild.build({ ...shared, outdir, entryPoints: { [`${part}-worker`]: entry }, entryNames: "assets/[name]-[hash]" });
  addOutputs(result, outdir);
  return { url: `/${entryOf(result.metafile, entry, outdir)}`, metafile: result.metafile };
}

/**
 * The service worker for signs (src/push): its name never changes, because browsers know it by its address. A classic script, so that it is one file
 * for every browser that has push.
 */
async function buildPush(outdir, kept) {
  const release = sha("sha256", JSON.stringify(kept), "hex").slice(0, 12);
  const define = { __SP_SHELL__: JSON.stringify(kept), __SP_SHELL_RELEASE__: JSON.stringify(release) };
  const result = await esbuild.build({ ...shared, format: "iife", outdir, define, entryPoints: { "push-worker": "src/push/worker.ts" }, entryNames: "[name]" });
  addOutputs(result, outdir);
  for (const name of ICONS) files.set(name, await readFile(join(root, "src/push", name)));
  return result.metafile;
}

function entryOf(metafile, entryPoint, outdir) {
  for (const [path, output] of Object.entries(metafile.outputs)) {
    if (output.entryPoint === entryPoint) return relative(outdir, resolve(root, path));
  }
  throw new Error(`no output for ${entryPoint}`);
}

/**
 * Whatever a page fetches later imports the page's own script, which is there by then. So all code that a page begins with is one piece:
 * without it there would be one for every set of later pieces that share some of it, thirty questions and answers before the first screen.
 */
function onePiece(entry) {
  const own = Symbol("own");
  return {
    name: "one-piece",
    setup(build) {
      build.onResolve({ filter: /^\.\.?\/.*\.[jt]sx?$/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
        if (kind !== "dynamic-import" || pluginData === own) return undefined;
        const found = await build.resolve(path, { kind: "import-statement", importer, resolveDir, pluginData: own });
        return found.errors.length > 0 ? found : { path: found.path, namespace: "later" };
      });
      build.onLoad({ filter: /.*/, namespace: "later" }, ({ path }) => ({ contents: `import ${JSON.stringify(join(root, entry))};\nexport * from ${JSON.stringify(path)};`, resolveDir: dirname(path) }));
    },
  };
}

/** Adds the page's style sheet (build-css.mjs) and what it points at. */
async function buildStyles(page) {
  const sheet = await styleSheet(page);
  if (sheet === null) return null;
  for (const [name, bytes] of sheet.files) files.set(`assets/${name}`, bytes);
  const bytes = Buffer.from(sheet.text, "utf8");
  const path = hashed(page, bytes, ".css");
  files.set(path, bytes);
  return path;
}

async function filesBelow(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Static imports of an output, transitively: they are preloaded with integrity, which module imports cannot carry. */
function staticImports(metafile, output, seen = new Set()) {
  for (const imported of metafile.outputs[output]?.imports ?? []) {
    if (imported.kind === "import-statement" && !imported.external && !seen.has(imported.path)) {
      seen.add(imported.path);
      staticImports(metafile, imported.path, seen);
    }
  }
  return seen;
}

/** The mark in the browser's tab. Its own colours: a tab has no stylesheet of ours. */
async function icon() {
  const bytes = await readFile(join(root, "src/ui/mark.svg"));
  const path = `assets/mark-${sha("sha256", bytes, "hex").slice(0, 8)}.svg`;
  files.set(path, bytes);
  return path;
}

/** What the portal's page holds where no script of ours runs; the office, which is not for everybody, says one sentence. */
async function withoutScript(name) {
  if (name !== "portal") {
    const sentence =
      "<p>Diese Seite verschlüsselt Nachrichten auf Ihrem Gerät. Dafür braucht sie JavaScript. Bitte schalten Sie es ein.</p>" +
      '<p lang="en">This page encrypts messages on your device. It needs JavaScript for that. Please switch it on.</p>';
    return { head: [], body: [`<noscript>${sentence}</noscript>`] };
  }
  const [first, now] = [await firstScript(), Buffer.from(plainStyle, "utf8")];
  const paths = [hashed("first", first, ".js"), hashed("plain", now, ".css")];
  files.set(paths[0], first);
  files.set(paths[1], now);
  const tag = (path) => `/${path}" integrity="${integrity(files.get(path))}`;
  return { head: [`<script src="${tag(paths[0])}"></script>`, `<noscript><link rel="stylesheet" href="${tag(paths[1])}"></noscript>`], body: await plainPage() };
}

async function page(name, script, preloads, style, mark) {
  const plain = await withoutScript(name);
  const tag = (path) => `/${path}" integrity="${integrity(files.get(path))}`;
  const lines = [
    "<!doctype html>",
    '<html lang="de">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${name === "portal" ? "Postfach" : "Sachbearbeitung"}</title>`,
    `<link rel="icon" type="image/svg+xml" href="/${mark}">`,
    ...(name === "portal" ? ['<link rel="manifest" href="/app.webmanifest">', '<link rel="apple-touch-icon" href="/icon-192.png">'] : []),
    ...(style === null ? [] : [`<link rel="stylesheet" href="${tag(style)}">`]),
    ...plain.head,
    ...preloads.map((path) => `<link rel="modulepreload" href="${tag(path)}">`),
    `<script type="module" src="${tag(script)}"></script>`,
    "</head>",
    "<body>",
    '<div id="app"></div>',
    ...plain.body,
    "</body>",
    "</html>",
  ];
  return Buffer.from(lines.join("\n") + "\n", "utf8");
}

/**
 * The page without a connection (src/ui/portal/offline), in one script with all languages; it looks as the portal. Gives what a service worker keeps
 * of it: SHA-256 (hex) by address.
 */
async function buildOffline(outdir, define, workerUrl, style, mark) {
  const entry = "src/ui/portal/offline/main.tsx";
  const result = await esbuild.build({ ...shared, outdir, entryPoints: { offline: entry }, entryNames: "assets/[name]-[hash]", plugins: [texts], define });
  addOutputs(result, outdir);
  const script = entryOf(result.metafile, entry, outdir);
  const tag = (path) => `/${path}" integrity="${integrity(files.get(path))}`;
  const lines = [
    "<!doctype html>",
    '<html lang="de">',
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    "<title>Postfach</title>",
    `<link rel="icon" type="image/svg+xml" href="/${mark}">`,
    `<link rel="stylesheet" href="${tag(style)}">`,
    `<script type="module" src="${tag(script)}"></script>`,
    "</head>",
    "<body>",
    '<div id="app"></div>',
    "</body>",
    "</html>",
  ];
  files.set("offline.html", Buffer.from(lines.join("\n") + "\n", "utf8"));
  // Fonts and pictures that its style names, and what it is made of.
  const sheet = files.get(style).toString("utf8");
  const named = [...files.keys()].filter((path) => path.startsWith("assets/") && sheet.includes(basename(path)));
  const paths = [workerUrl.slice(1), script, style, mark, ...named].sort();
  const kept = Object.fromEntries(paths.map((path) => [`/${path}`, sha("sha256", files.get(path), "hex")]));
  return { metafile: result.metafile, kept: { "/offline": sha("sha256", files.get("offline.html"), "hex"), ...kept } };
}

/** The licence texts of every package whose code or pictures are shipped. */
async function licences(metafiles) {
  const packages = new Set(["@kern-ux/native"]);
  for (const metafile of metafiles) {
    for (const input of Object.keys(metafile.inputs)) {
      const match = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
      if (match?.[1]) packages.add(match[1]);
    }
  }
  const parts = ["Siegelpost\nEUPL-1.2\n"];
  for (const name of [...packages].sort()) {
    const folder = join(root, "node_modules", name);
    if (!existsSync(folder)) continue;
    const about = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const texts = (await filesBelow(folder)).filter((path) => !path.slice(folder.length).includes("node_modules") && /^(licen[cs]e|copying|ofl)/i.test(basename(path))).sort();
    const bodies = await Promise.all(texts.map((path) => readFile(path, "utf8")));
    parts.push(`${"=".repeat(80)}\n${about.name} ${about.version} (${about.license})\n\n${bodies.join("\n\n")}`);
  }
  const fonts = join(root, "src/ui/styles/fonts/OFL.txt");
  if (existsSync(fonts)) parts.push(`${"=".repeat(80)}\nFira Sans (OFL-1.1)\n\n${await readFile(fonts, "utf8")}`);
  return Buffer.from(parts.join("\n") + "\n", "utf8");
}

/** Files of this size and more are compressed with less care: the last percent of the viewer takes ten seconds. */
const LARGE = 600_000;
/** Fonts and pictures are compressed by themselves. */
const COMPRESSED = new Set([".js", ".css", ".svg", ".txt"]);

/** The brotli form of everything that is a tenth smaller by it. Pages are filled in by the server and have none. */
async function compressed() {
  const press = promisify(brotliCompress);
  const names = [...files.keys()].filter((path) => COMPRESSED.has(extname(path)));
  const forms = await Promise.all(
    names.map(async (path) => {
      const bytes = files.get(path);
      const params = { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_QUALITY]: bytes.length < LARGE ? 11 : 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
      return [`${path}.br`, await press(bytes, { params }), bytes.length];
    }),
  );
  return forms.filter(([, form, size]) => form.length < size * 0.9);
}

async function main() {
  const { values } = parseArgs({ options: { out: { type: "string" }, "crypto-only": { type: "boolean", default: false } } });
  if (!values.out) throw new Error("usage: node build.mjs --out DIR [--crypto-only]");
  const outdir = resolve(values.out);
  const entries = Object.fromEntries(PAGES.map((name) => [name, `src/ui/${name}/main.tsx`]));
  const missing = Object.values(entries).filter((path) => !existsSync(join(root, path)));
  if (missing.length > 0 && !values["crypto-only"]) throw new Error(`missing entry points: ${missing.join(", ")}`);

  const worker = await buildWorker(outdir, "crypto");
  const search = await buildWorker(outdir, "search");
  const pictures = await buildWorker(outdir, "pictures");
  const metafiles = [worker.metafile, search.metafile, pictures.metafile];
  if (!values["crypto-only"]) {
    const mark = await icon();
    const define = { __SP_WORKER_URL__: JSON.stringify(worker.url), __SP_SEARCH_URL__: JSON.stringify(search.url), __SP_PICTURES_URL__: JSON.stringify(pictures.url) };
    for (const name of PAGES) {
      // Each page by itself: they are shown by different hosts and share no cache, and code that both have would come in more and smaller pieces.
      const result = await esbuild.build({
        ...shared,
        outdir,
        entryPoints: { [name]: entries[name] },
        entryNames: "assets/[name]-[hash]",
        splitting: true,
        plugins: [texts, onePiece(entries[name])],
        define,
      });
      addOutputs(result, outdir);
      metafiles.push(result.metafile);
      const script = entryOf(result.metafile, entries[name], outdir);
      const output = Object.keys(result.metafile.outputs).find((path) => relative(outdir, resolve(root, path)) === script);
      const preloads = [...staticImports(result.metafile, output)].map((path) => relative(outdir, resolve(root, path))).sort();
      files.set(`${name}.html`, await page(name, script, preloads, await buildStyles(name), mark));
    }
    const offline = await buildOffline(outdir, define, worker.url, await buildStyles("portal"), mark);
    metafiles.push(offline.metafile, await buildPush(outdir, offline.kept));
    const viewer = await buildViewer();
    files.set("viewer.html", viewer.page);
    files.set(viewer.path, viewer.script);
    metafiles.push(...viewer.metafiles);
  }
  files.set("licences.txt", await licences(metafiles));

  const manifest = {};
  for (const path of [...files.keys()].sort()) {
    const type = TYPES[extname(path)];
    if (!type) throw new Error(`no content type for ${path}`);
    manifest[path] = { sha256: sha("sha256", files.get(path), "hex"), type };
  }
  const forms = await compressed();
  files.set("manifest.json", Buffer.from(JSON.stringify(manifest, null, 1) + "\n", "utf8"));

  await rm(outdir, { recursive: true, force: true });
  for (const [path, bytes] of [...files, ...forms]) {
    const target = join(outdir, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
  process.stdout.write(`${files.size} files, worker ${worker.url} ${(files.get(worker.url.slice(1)).length / 1024).toFixed(0)} kB\n`);
}

await main();
