// SPDX-License-Identifier: EUPL-1.2
// The document in which attachments are shown: one script, and with it the parser of PDF files as text, because a frame without
// origin can load no worker from an address. Nothing of the application is in it, and nothing of it in the application's bundles.
import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const root = dirname(fileURLToPath(import.meta.url));
const shared = {
  absWorkingDir: root,
  bundle: true,
  format: "iife",
  platform: "browser",
  target: "es2022",
  minify: true,
  write: false,
  metafile: true,
  charset: "utf8",
  legalComments: "none", // As in build.mjs.
  logLevel: "warning",
  loader: { ".wasm": "binary", ".pfb": "binary" },
};

/** Answers the page, its script by path, and what both were made of. */
export async function buildViewer() {
  const worker = await esbuild.build({ ...shared, entryPoints: ["src/viewer/pdf-worker.ts"], outdir: join(root, "out") });
  const tiff = await esbuild.build({ ...shared, entryPoints: ["src/viewer/tiff-worker.ts"], outdir: join(root, "out") });
  const viewer = await esbuild.build({
    ...shared,
    entryPoints: ["src/viewer/main.ts"],
    outdir: join(root, "out"),
    define: { __SP_PDF_WORKER__: JSON.stringify(worker.outputFiles[0].text), __SP_TIFF_WORKER__: JSON.stringify(tiff.outputFiles[0].text) },
  });
  const script = Buffer.from(viewer.outputFiles[0].contents);
  const path = `assets/viewer-${createHash("sha256").update(script).digest("hex").slice(0, 10)}.js`;
  const integrity = `sha384-${createHash("sha384").update(script).digest("base64")}`;
  // The answer's own policy (headers.rs) lets scripts of this host in; this one narrows that to the one script.
  const policy = `script-src '${integrity}' 'wasm-unsafe-eval'; worker-src blob:`;
  const lines = [
    "<!doctype html>",
    '<html lang="de">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    "<title>Anzeige</title>",
    // A frame without origin is a stranger to this host: integrity can be looked at only where the answer is for everybody.
    `<script defer src="/${path}" integrity="${integrity}" crossorigin="anonymous"></script>`,
    "</head>",
    "<body></body>",
    "</html>",
  ];
  return { page: Buffer.from(`${lines.join("\n")}\n`, "utf8"), path, script, metafiles: [worker.metafile, tiff.metafile, viewer.metafile] };
}
