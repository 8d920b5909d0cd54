// SPDX-License-Identifier: EUPL-1.2
// Texts of a first visit and the rest. `first.ftl` in a language's folder is what start page, unlocking and inbox may show, `rest.ftl`
// everything else of `common`, `refusals` and `portal`; neither is a file: which text is where follows from the code of those screens.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { ALIASES } from "./build-aliases.mjs";
import { FIRST, tags } from "./build-languages.mjs";

const root = dirname(fileURLToPath(import.meta.url));
/** What a first visit shows: the page itself, and the inbox, which it fetches. */
const SCREENS = ["src/ui/portal/main.tsx", "src/ui/portal/inbox.tsx"];
/** The page without a connection (src/ui/portal/offline): all of its texts are in it. */
const READING = ["src/ui/portal/offline/main.tsx"];
const READING_REFUSALS = /^refusal-(title|grave-title|unknown|passkey-|reading-|internal)/;
/** Refusals that come when nothing can be fetched, and those of getting in. Of the others only a few hundred people see any. */
const REFUSALS = /^refusal-(title|grave-title|unknown|offline|bad-answer|busy|internal|cancelled|unavailable|passkey-|access-|no-passkey|wrong-passkey|locked|session-over|unauthorized)/;

/** Messages of a Fluent file by id, without comments. */
export function messages(text) {
  const lines = text.split("\n").filter((line) => !line.startsWith("#")).join("\n");
  return new Map(lines.split(/^(?=-?[a-zA-Z][\w-]* =)/m).flatMap((block) => {
    const id = /^(-?[a-zA-Z][\w-]*) =/.exec(block)?.[1];
    return id === undefined ? [] : [[id, `${block.trimEnd()}\n`]];
  }));
}

/** Ids in bundled code: whole ones, and patterns of those that are put together. */
export function asked(code) {
  const whole = new Set();
  const made = [];
  for (const [, double, single, template] of code.matchAll(/"([a-z][\w.-]*)"|'([a-z][\w.-]*)'|`((?:[\w.-]|\$\{[^{}`]*\})+)`/g)) {
    const text = double ?? single ?? template;
    if (!text.includes("${")) whole.add(text.split(".")[0]);
    else {
      const parts = text.split(/\$\{[^{}`]*\}/).map((part) => part.split(".")[0]);
      if (parts.join("").length >= 3) made.push(new RegExp(`^${parts.join(".+")}$`));
    }
  }
  return (id) => whole.has(id) || (!id.startsWith("refusal-") && made.some((pattern) => pattern.test(id)));
}

/** The code of the first screens as it is shipped: what nobody calls is gone. */
async function code(screens) {
  const result = await esbuild.build({
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    format: "esm",
    target: "es2022",
    minifySyntax: true,
    charset: "utf8",
    jsx: "automatic",
    jsxImportSource: "preact",
    logLevel: "error",
    outdir: join(root, "out"),
    loader: { ".ftl": "empty", ".woff": "empty" },
    alias: ALIASES,
    entryPoints: screens,
    define: { __SP_WORKER_URL__: '""', __SP_SEARCH_URL__: '""', __SP_PICTURES_URL__: '""' },
    plugins: [{ name: "no-texts", setup: (build) => { build.onResolve({ filter: /\.ftl$/ }, ({ path }) => ({ path, namespace: "none" })); build.onLoad({ filter: /.*/, namespace: "none" }, () => ({ contents: "", loader: "text" })); } }],
  });
  const { outputs } = result.metafile;
  const seen = new Set(Object.keys(outputs).filter((path) => screens.includes(outputs[path].entryPoint)));
  for (const path of seen) for (const { kind, path: next } of outputs[path].imports) if (kind === "import-statement") seen.add(next);
  return result.outputFiles.filter(({ path }) => seen.has(path.slice(root.length + 1))).map(({ text }) => text).join("\n");
}

const read = async (tag) => {
  const paths = FIRST.map((file) => join(root, "src/i18n", tag, `${file}.ftl`)).filter((path) => existsSync(path));
  return new Map((await Promise.all(paths.map((path) => readFile(path, "utf8")))).flatMap((text) => [...messages(text)]));
};

/** Ids that these screens need, with what they are made of in any language. */
async function idsFor(screens, refusals) {
  const all = await Promise.all(tags().map(read));
  const wanted = asked(await code(screens));
  const first = new Set(all.flatMap((texts) => [...texts.keys()]).filter((id) => wanted(id) || refusals.test(id)));
  for (const id of first) for (const texts of all) for (const [, part] of (texts.get(id) ?? "").matchAll(/\{\s*(-?[a-zA-Z][\w-]*)/g)) if (texts.has(part)) first.add(part);
  return first;
}

/** For esbuild: `import text from "./first.ftl"`, `"./rest.ftl"`, and `"./reading.ftl"`. */
export const texts = {
  name: "texts",
  setup(build) {
    let ids;
    let reading;
    build.onStart(() => { ids = idsFor(SCREENS, REFUSALS); reading = undefined; });
    build.onResolve({ filter: /\/(first|rest|reading)\.ftl$/ }, ({ path, resolveDir }) => ({ path: join(resolveDir, path), namespace: "texts" }));
    build.onLoad({ filter: /.*/, namespace: "texts" }, async ({ path }) => {
      const alone = path.endsWith("/reading.ftl");
      const first = await (alone ? (reading ??= idsFor(READING, READING_REFUSALS)) : ids);
      const wanted = alone || path.endsWith("/first.ftl");
      const tag = dirname(path).split("/").at(-1);
      return { contents: [...(await read(tag))].filter(([id]) => first.has(id) === wanted).map(([, text]) => text).join(""), loader: "text" };
    });
  },
};
