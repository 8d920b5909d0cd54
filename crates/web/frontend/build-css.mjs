// SPDX-License-Identifier: EUPL-1.2
// The style sheet of one page. KERN goes into a cascade layer below ours, loses its `!important`s (inside a layer they would beat us),
// its `data:` pictures (the CSP allows none) and every rule that no component names (kern.css alone is 340 kB).
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const root = dirname(fileURLToPath(import.meta.url));
const STYLES = join(root, "src/ui/styles");
const PAGES = ["portal", "office"];
const TARGET = ["chrome100", "firefox100", "safari15.4"];

/** Lifts `data:` pictures of a style sheet into files, and takes KERN's loudness away. */
const prepare = {
  name: "prepare-css",
  setup(build) {
    const pictures = new Map();
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      let css = await readFile(path, "utf8");
      if (path.includes("@kern-ux")) css = logical(css.replaceAll(/\s*!important/g, ""));
      const contents = css.replaceAll(/url\(\s*(?:"(data:image\/svg\+xml[^"]*)"|'(data:image\/svg\+xml[^']*)'|(data:image\/svg\+xml[^)\s]*))\s*\)/g, (_, a, b, c) => {
        const svg = decodeSvg(a ?? b ?? c);
        const name = `icon-${createHash("sha256").update(svg).digest("hex").slice(0, 10)}.svg`;
        pictures.set(name, svg);
        return `url("lifted:${name}")`;
      });
      return { contents, loader: "css" };
    });
    build.onResolve({ filter: /^lifted:/ }, ({ path }) => ({ path: path.slice("lifted:".length), namespace: "lifted" }));
    build.onLoad({ filter: /.*/, namespace: "lifted" }, ({ path }) => ({ contents: pictures.get(path), loader: "file" }));
  },
};

/** Values of one declaration: parted by blanks that are in no bracket. */
export function parts(value) {
  const found = [""];
  let depth = 0;
  for (const sign of value.trim()) {
    depth += sign === "(" ? 1 : sign === ")" ? -1 : 0;
    if (depth === 0 && /\s/.test(sign)) found.push("");
    else found[found.length - 1] += sign;
  }
  return found.filter((part) => part !== "");
}

/** KERN knows left and right; a page from right to left needs beginning and end. */
function logical(css) {
  const END = { left: "start", right: "end" };
  return css
    .replaceAll(/(?<![\w-])(margin|padding|border)-(left|right)(?=[a-z-]*\s*:)/g, (_, property, side) => `${property}-inline-${END[side]}`)
    .replaceAll(/(?<![\w-])(left|right)(?=\s*:)/g, (_, side) => `inset-inline-${END[side]}`)
    // Four sides in one line: top, right, bottom, left.
    .replaceAll(/(?<![\w-])(padding|margin)\s*:\s*([^;{}]+)/g, (whole, property, value) => {
      const sides = parts(value);
      return sides.length === 4 && sides[1] !== sides[3] ? `${property}-block:${sides[0]} ${sides[2]};${property}-inline:${sides[3]} ${sides[1]}` : whole;
    })
    .replaceAll(/(?<![\w-])(text-align\s*:\s*)(left|right)\b/g, (_, property, side) => `${property}${END[side]}`);
}

function decodeSvg(uri) {
  const comma = uri.indexOf(",");
  const body = uri.slice(comma + 1);
  if (uri.slice(0, comma).endsWith(";base64")) return Buffer.from(body, "base64");
  // A stylesheet may carry a bare percent sign; only real escapes are decoded.
  return Buffer.from(body.replaceAll(/(?:%[0-9a-fA-F]{2})+/g, (escapes) => decodeURIComponent(escapes)), "utf8");
}

/** sRGB for browsers before `oklch()` (Chrome 111, Firefox 113, Safari 15.4). KERN's palette lies within sRGB but for rounding. */
export function oklchToHex(text) {
  const match = /^oklch\(\s*([\d.]+)(%?)\s+([\d.]+)\s+([\d.]+)(?:deg)?\s*\)$/.exec(text);
  if (!match) return text;
  const lightness = Number(match[1]) / (match[2] === "%" ? 100 : 1);
  const chroma = Number(match[3]);
  const hue = (Number(match[4]) * Math.PI) / 180;
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const gamma = (value) => (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055);
  const byte = (value) => Math.round(Math.min(1, Math.max(0, gamma(Math.max(0, value)))) * 255);
  return `#${linear.map((value) => byte(value).toString(16).padStart(2, "0")).join("")}`;
}

/** Our own media queries carry the dark values, so KERN's second and third copy of the theme (by attribute) is dead weight. */
async function purge(css, extraContent) {
  const { PurgeCSS } = await import("purgecss");
  const content = [];
  for (const path of await filesBelow(join(root, "src/ui"))) if (/\.tsx?$/.test(path)) content.push({ raw: await readFile(path, "utf8"), extension: "tsx" });
  for (const path of ["build-plain.mjs", "src/first.js"]) content.push({ raw: await readFile(join(root, path), "utf8"), extension: "js" });
  const [result] = await new PurgeCSS().purge({
    content: [...content, ...extraContent],
    css: [{ raw: css }],
    defaultExtractor: (text) => text.match(/[A-Za-z0-9_-]+/g) ?? [],
    safelist: { standard: ["html", "body", ":is"] },
    blocklist: [/^kern-(level|light|dark)/, /data-kern-theme/],
    fontFace: false,
    variables: true,
  });
  return result.css;
}

async function filesBelow(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/**
 * One style sheet a page: all of src/ui/styles by name, without those of the other page (`portal*.css`, `office*.css`).
 * Answers the text and the files it points at (by name, beside the style sheet), or null when there are no styles yet.
 */
export async function styleSheet(page) {
  if (!existsSync(STYLES)) return null;
  const other = PAGES.filter((name) => name !== page);
  const names = (await readdir(STYLES)).filter((name) => name.endsWith(".css") && !other.some((o) => name.startsWith(o))).sort();
  if (names.length === 0) return null;
  const result = await esbuild.build({
    absWorkingDir: root,
    bundle: true,
    write: false,
    minify: true,
    charset: "utf8",
    legalComments: "none",
    loader: { ".woff2": "file", ".svg": "file" },
    outdir: join(root, "assets"),
    assetNames: "[name]-[hash]",
    stdin: { contents: names.map((name) => `@import "./${name}";`).join("\n"), resolveDir: STYLES, loader: "css", sourcefile: `${page}.entry.css` },
    plugins: [prepare],
  });
  let css = "";
  const pictures = new Map();
  for (const file of result.outputFiles) {
    if (file.path.endsWith(".css")) css = file.text;
    else pictures.set(basename(file.path), Buffer.from(file.contents));
  }
  // `rtl` is said by scripts only.
  const purged = (await purge(css, [{ raw: '<html lang="ar" dir="rtl">', extension: "html" }])).replaceAll(/oklch\([^()]*\)/g, oklchToHex);
  const text = (await esbuild.transform(purged, { loader: "css", minify: true, target: TARGET })).code;
  if (text.includes("data:")) throw new Error(`${page}.css carries a data: address`);
  return { text, files: new Map([...pictures].filter(([name]) => text.includes(name))) };
}
