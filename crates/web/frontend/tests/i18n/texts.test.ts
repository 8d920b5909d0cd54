// SPDX-License-Identifier: EUPL-1.2
/** Both languages say the same things; every text that a screen asks for exists; every refusal has its sentence. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { FluentResource } from "@fluent/bundle";
import { describe, expect, test } from "vitest";
import { makeBundle, type Lang } from "../../src/i18n/i18n.js";

const root = join(import.meta.dirname, "../..");
const repository = join(root, "../../..");
const FILES = ["common", "refusals", "portal", "public", "saved", "papers", "plain", "office"] as const;
const read = (lang: Lang, file: string): string => readFileSync(join(root, `src/i18n/${lang}/${file}.ftl`), "utf8");

/** Ids of messages and, as `id.name`, of their attributes. */
function idsOf(text: string): readonly string[] {
  return new FluentResource(text).body.flatMap((entry) => [...(entry.value === null ? [] : [entry.id]), ...Object.keys(entry.attributes).map((name) => `${entry.id}.${name}`)]);
}

/** Messages that Fluent gave up on: their lines stand in the file, but not in the parsed resource. */
function lost(text: string): readonly string[] {
  const written = [...text.matchAll(/^([a-z][a-zA-Z0-9-]*) =/gm)].map((match) => match[1] ?? "");
  const parsed = new Set(new FluentResource(text).body.map((entry) => entry.id));
  return written.filter((id) => !parsed.has(id));
}

/** Names of variables used in a text. */
const variables = (text: string): readonly string[] => [...new Set([...text.matchAll(/\{[^{}]*\$([a-z]+)/g)].map((match) => match[1] ?? ""))].sort();

function variablesById(text: string): ReadonlyMap<string, readonly string[]> {
  const blocks = text.split(/^(?=[a-z][a-zA-Z0-9-]* =)/m);
  return new Map(blocks.flatMap((block) => {
    const id = /^([a-z][a-zA-Z0-9-]*) =/.exec(block)?.[1];
    return id === undefined ? [] : [[id, variables(block)] as const];
  }));
}

function sources(folder: string): readonly { readonly path: string; readonly text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, folder, path), "utf8") }));
}

/** Ids that stand whole in the source, and beginnings of ids that are put together (`t(\`state-${…}\`)`). */
function used(text: string): { readonly whole: readonly string[]; readonly begun: readonly string[] } {
  const calls = [...text.matchAll(/\b(?:t|hasText)\(((?:[^()]|\([^()]*\))*)\)/g)].map((match) => match[1] ?? "");
  const whole: string[] = [];
  const begun: string[] = [];
  for (const call of calls) {
    // The first argument, with all its branches.
    const first = call.split(/,\s*\{/)[0] ?? "";
    for (const match of first.matchAll(/"([a-z][a-zA-Z0-9.-]*)"/g)) if (/[-]|^[a-z]+$/.test(match[1] ?? "")) whole.push(match[1] ?? "");
    for (const match of first.matchAll(/`([a-z][a-zA-Z0-9.-]*)\$\{/g)) begun.push(match[1] ?? "");
  }
  return { whole, begun };
}

/** Words that stand in a first argument as a comparison, not as an id. */
const NOT_IDS = new Set(["portal", "office", "none", "rep", "sealing"]);

describe("texts", () => {
  test.each(FILES)("%s has the same texts in both languages", (file) => {
    expect([...idsOf(read("en", file))].sort()).toEqual([...idsOf(read("de", file))].sort());
  });

  test.each(FILES)("every line of %s is understood, and no id stands twice", (file) => {
    for (const lang of ["de", "en"] as const) {
      const text = read(lang, file);
      expect(lost(text)).toEqual([]);
      const ids = idsOf(text);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    }
  });

  test("a text that Fluent gives up on is noticed", () => {
    expect(lost("a = { $n ->\n b\n}\nc = x\n")).toEqual(["a"]);
  });

  test.each(FILES)("%s asks for the same variables in both languages", (file) => {
    const german = variablesById(read("de", file));
    for (const [id, names] of variablesById(read("en", file))) {
      // $side, $phone and $brand are always there; a language may do without them.
      const own = (list: readonly string[]): readonly string[] => list.filter((name) => !["side", "phone", "brand"].includes(name));
      expect([id, own(names)]).toEqual([id, own(german.get(id) ?? [])]);
    }
  });

  const all = (app: "portal" | "office"): ReadonlySet<string> => new Set(["common", "refusals", app, ...(app === "portal" ? (["public", "saved", "papers"] as const) : [])].flatMap((file) => idsOf(read("de", file))));

  test.each(["portal", "office"] as const)("every text the %s asks for exists", (app) => {
    const known = all(app);
    const missing: string[] = [];
    for (const folder of ["src/ui/shared", `src/ui/${app}`, "src/i18n"]) {
      for (const { path, text } of sources(folder)) {
        const { whole, begun } = used(text);
        for (const id of whole) if (!known.has(id) && !NOT_IDS.has(id)) missing.push(`${path}: ${id}`);
        for (const start of begun) if (![...known].some((id) => id.startsWith(start))) missing.push(`${path}: ${start}…`);
      }
    }
    expect(missing).toEqual([]);
  });

  test("every text that the check of all screens waits for exists", () => {
    const known = new Set([...all("portal"), ...all("office")]);
    const asked = ["states", "stories"].flatMap((file) => [...readFileSync(join(root, `tests/ui/${file}.mjs`), "utf8").matchAll(/\bk\("([a-zA-Z0-9.-]+)"/g)].map((match) => match[1] ?? ""));
    expect(asked.length).toBeGreaterThan(300);
    expect(asked.filter((id) => !known.has(id))).toEqual([]);
  });

  test("a text that does not exist would be noticed", () => {
    expect(used('t("no-such-text", { n: 1 })').whole).toEqual(["no-such-text"]);
    expect(used("t(open ? \"close\" : `state-${state}`)")).toEqual({ whole: ["close"], begun: ["state-"] });
    expect(all("portal").has("no-such-text")).toBe(false);
  });

  test("no text lies about unused", () => {
    const code = [...[...sources("src/ui"), ...sources("src/i18n")].map(({ text }) => text), readFileSync(join(root, "build-plain.mjs"), "utf8")].join("\n");
    const begun = [...code.matchAll(/`([a-z][a-z-]*-)\$\{/g)].map((match) => match[1] ?? "");
    const texts = FILES.map((file) => read("de", file)).join("\n");
    const unused = FILES.flatMap((file) => idsOf(read("de", file))).filter((id) => {
      const name = id.split(".")[0] ?? id;
      return !code.includes(`"${name}"`) && !code.includes(`"${id}"`) && !begun.some((start) => name.startsWith(start)) && !new RegExp(`\\{ ${name} \\}`).test(texts);
    });
    // Put together from data: navigation entries and topics of pages.
    expect(unused.filter((id) => !/^(nav|info|foot)-/.test(id))).toEqual([]);
  });

  test.each(["de", "en"] as const)("the words of %s are calm: no exclamation marks, no jargon", (lang) => {
    for (const file of FILES) {
      const values = read(lang, file).split("\n").filter((line) => !line.startsWith("#")).map((line) => line.replace(/^[a-z.A-Z0-9-]+ =|^ +\.[a-z0-9]+ =/, "").replaceAll(/\{[^}]*\}/g, "")).join("\n");
      expect(values.match(/!|\b(leider|ungültig|invalid|token|Server-Fehler|Session|Chiffrat|unfortunately|oops)\b/gi)).toBeNull();
    }
  });
});

describe("refusals", () => {
  const known = new Set(idsOf(read("de", "refusals")).filter((id) => id.startsWith("refusal-")).map((id) => id.slice("refusal-".length)));

  const protocol = readFileSync(join(repository, "docs/PROTOCOL.md"), "utf8");
  const api = readFileSync(join(repository, "docs/API.md"), "utf8");
  const named = (line: RegExp): readonly string[] => protocol.split("\n").filter((text) => line.test(text)).flatMap((text) => [...text.matchAll(/`([a-z]+(?:-[a-z]+)+|truncated)`/g)].map((match) => match[1] ?? ""));
  /** Words in such lines that are no refusals. */
  const OTHER = new Set(["rep-staff", "application-vnd"]);

  test("every code of docs/PROTOCOL.md has a sentence", () => {
    const brackets = [...protocol.matchAll(/\[`([a-z]+(?:-[a-z]+)*)`\]/g)].map((match) => match[1] ?? "");
    const listed = named(/^(Errors are named|A client rejects)/);
    const codes = [...new Set([...brackets, ...listed])].filter((code) => !OTHER.has(code));
    expect(codes.length).toBeGreaterThan(40);
    expect(codes.filter((code) => !known.has(code))).toEqual([]);
  });

  test("every code of docs/API.md has a sentence", () => {
    // Names after a status, and the whole paragraph of "further refusals".
    const further = /Further refusals with a name:[\s\S]*?\n(?=\* |\n)/.exec(api)?.[0] ?? "";
    const codes = [...new Set([...api.matchAll(/\b[45]\d\d `([a-z]+(?:-[a-z]+)*)`/g), ...further.matchAll(/`([a-z]+(?:-[a-z]+)*)`/g)].map((match) => match[1] ?? ""))];
    expect(codes).toContain("not-found");
    expect(codes).toContain("media-type");
    expect(codes.length).toBeGreaterThan(12);
    expect(codes.filter((code) => !known.has(code))).toEqual([]);
  });

  test("every code of the crypto layer has a sentence", () => {
    const text = readFileSync(join(root, "src/crypto/errors.ts"), "utf8");
    const codes = [...text.matchAll(/^ {2}\| "([a-z-]+)"/gm)].map((match) => match[1] ?? "");
    expect(codes.length).toBeGreaterThan(50);
    expect(codes.filter((code) => !known.has(code))).toEqual([]);
  });

  test("every code that the mailbox and the api client make has a sentence", () => {
    const codes = new Set<string>();
    for (const { text } of [...sources("src/mailbox"), ...sources("src/api")]) {
      for (const match of text.matchAll(/(?:refuse\(|code: (?:[^"\n]{0,60}\?\? )?|Error: )"([a-z]+(?:-[a-z]+)*)"/g)) codes.add(match[1] ?? "");
    }
    expect(codes.size).toBeGreaterThan(20);
    expect([...codes].filter((code) => !known.has(code))).toEqual([]);
  });

  test("every code that the server's error type knows has a sentence", () => {
    const text = readFileSync(join(root, "../src/error.rs"), "utf8");
    const codes = [...text.matchAll(/StatusCode::[A-Z_]+,\s*"([a-z-]+)"/g)].map((match) => match[1] ?? "");
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((code) => !known.has(code))).toEqual([]);
  });

  test("no sentence stands for a code that nothing makes", () => {
    const places = [protocol, api, readFileSync(join(root, "../src/error.rs"), "utf8"), ...["src/crypto", "src/mailbox", "src/api"].flatMap((folder) => sources(folder).map(({ text }) => text))].join("\n");
    const stale = [...known].filter((code) => !code.includes(".") && !["unknown", "title", "grave-title"].includes(code) && !places.includes(`"${code}"`) && !places.includes(`\`${code}\``));
    expect(stale).toEqual([]);
  });

  test.each(["portal", "office"] as const)("every sentence can be said in the %s, with any number in it", (app) => {
    for (const lang of ["de", "en"] as const) {
      const bundle = makeBundle(lang, ["common", "refusals", app].map((file) => read(lang, file)));
      for (const code of known) {
        if (code.includes(".")) continue;
        for (const n of [-1, 0, 1, 5]) {
          const errors: Error[] = [];
          const text = bundle.formatPattern(bundle.getMessage(`refusal-${code}`)?.value ?? "", { code, minutes: Math.max(0, n), tries: n, group: Math.max(0, n), phone: "0800", brand: "Musterkasse", side: app, until: "23.11.2026, 15:02" }, errors);
          expect([code, errors]).toEqual([code, []]);
          expect(text.length).toBeGreaterThan(10);
          expect(text).not.toMatch(/\?\?\?|\{/);
        }
      }
    }
  });
});
