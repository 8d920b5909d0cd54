// SPDX-License-Identifier: EUPL-1.2
// A language of the portal is a folder of src/i18n with a language.json: `npm run languages` writes the two modules that name them all.
// `--check` writes nothing and fails when they are out of date. What stands in a language.json, and the whole way: src/i18n/README.md.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));
const folder = join(root, "src/i18n");
const HEAD = "// SPDX-License-Identifier: EUPL-1.2\n// Written by `npm run languages` from the folders of src/i18n.\n";
/** Texts of all screens of the portal: what a first visit shows is bundled, the rest comes with the first other screen (build-texts.mjs). */
export const FIRST = ["common", "refusals", "portal"];
const LATER = { public: "The public pages.", papers: "Sheets that are scanned, and parts of files made black.", saved: "What stands in a saved conversation." };

/** Tags: German first, because it is the original, its Leichte Sprache beside it, then the others. */
export function tags() {
  const found = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "language.json")));
  const rank = (tag) => (tag === "de" ? 0 : tag.startsWith("de-") ? 1 : 2);
  return found.map(({ name }) => name).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

export const about = (tag) => JSON.parse(readFileSync(join(folder, tag, "language.json"), "utf8"));

/** Contents by path below src. */
export function modules() {
  const all = tags();
  const object = (lines) => `{\n${lines.map((line) => `  ${line},\n`).join("")}}`;
  const others = all.filter((tag) => tag !== "de");
  const languages = all.map((tag) => {
    const { name, dir, locale, month } = about(tag);
    const words = Object.entries({ name, dir, locale, month }).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
    return `${JSON.stringify(tag)}: { ${words.join(", ")} }`;
  });
  const has = (tag, file) => existsSync(join(folder, tag, `${file}.ftl`));
  const load = (tag, file) => `(await import("./${tag}/${file}.ftl")).default`;
  return {
    "languages.gen.ts": [
      HEAD,
      "/** By BCP 47 tag: its own name, its direction, what `Intl` is asked for, and how a month stands in a date. */",
      `export const LANGUAGES = ${object(languages)} as const;`,
      "",
      "/** What a sign on a device says. */",
      `export const SIGNS: Readonly<Record<keyof typeof LANGUAGES, string>> = ${object(all.map((tag) => `${JSON.stringify(tag)}: ${JSON.stringify(about(tag).sign)}`))};`,
      "",
    ].join("\n"),
    ...Object.fromEntries(
      others.map((tag) => [
        `i18n/${tag}/portal.gen.ts`,
        [HEAD.trimEnd(), 'import first from "./first.ftl";', "", "export const texts: readonly string[] = [first];", ""].join("\n"),
      ]),
    ),
    "i18n/reading.gen.ts": [
      HEAD.trimEnd(),
      'import type { Catalog } from "./i18n.js";',
      ...all.map((tag) => `import ${tag.replace("-", "_")} from "./${tag}/reading.ftl";`),
      "",
      "/** The page without a connection: all languages are in it. */",
      `export const readingCatalog: Catalog = { de: [de], other: ${object(others.map((tag) => `${JSON.stringify(tag)}: () => Promise.resolve([${tag.replace("-", "_")}])`))} };`,
      "",
    ].join("\n"),
    "i18n/portal.gen.ts": [
      HEAD,
      'import type { Catalog, Part } from "./i18n.js";',
      "",
      "/** All but German, which is bundled. */",
      `export const others: Catalog["other"] = ${object(others.map((tag) => `${JSON.stringify(tag)}: async () => (await import("./${tag}/portal.gen.js")).texts`))};`,
      "",
      "/** What a first visit does not show. */",
      `export const restTexts: Part = ${object(all.map((tag) => `${JSON.stringify(tag)}: async () => ${load(tag, "rest")}`))};`,
      "",
      ...Object.entries(LATER).flatMap(([file, what]) => [
        `/** ${what} */`,
        `export const ${file}Texts: Part = ${object(all.filter((tag) => has(tag, file)).map((tag) => `${JSON.stringify(tag)}: async () => ${load(tag, file)}`))};`,
        "",
      ]),
    ].join("\n"),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const stale = Object.entries(modules()).filter(([path, text]) => !existsSync(join(root, "src", path)) || readFileSync(join(root, "src", path), "utf8") !== text);
  if (process.argv.includes("--check")) {
    for (const [path] of stale) process.stdout.write(`out of date: src/${path}\n`);
    process.exitCode = stale.length > 0 ? 1 : 0;
  } else for (const [path, text] of stale) writeFileSync(join(root, "src", path), text);
}
