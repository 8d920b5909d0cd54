// SPDX-License-Identifier: EUPL-1.2
/** Every folder of src/i18n is a language of the portal: complete, with the same gaps, its own plurals, and in the same words everywhere. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FluentResource } from "@fluent/bundle";
import * as esbuild from "esbuild";
import { describe, expect, test } from "vitest";
import { texts } from "../../build-texts.mjs";
import { chooseLanguage, languageOf, languages, makeBundle, said, saidIn, setLanguage, startTexts, t, writtenIn, writtenInGerman, type Catalog, type Lang } from "../../src/i18n/i18n.js";
import { date, dateTime, rowTime, size } from "../../src/i18n/format.js";
import { LANGUAGES, SIGNS } from "../../src/languages.gen.js";
import { listed, OFFICE_ONLY, OUTSIDE_THE_CORE, SIMPLE_PAGES } from "./left-out.js";
import { faults } from "./simple-rules.js";
import { VALUES } from "./values.js";

const root = join(import.meta.dirname, "../..");
const folder = join(root, "src/i18n");
const FILES = ["common", "refusals", "portal", "public", "saved", "papers", "plain"] as const;
const FOLDERS = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
/** Those that are complete by themselves, and those that are a form of another language. */
const FULL = FOLDERS.filter((tag) => !tag.includes("-") && tag !== "de");
const SIMPLE = "de-simple";

const read = (lang: string, file: string): string => {
  const path = join(folder, lang, `${file}.ftl`);
  return existsSync(path) ? readFileSync(path, "utf8") : "";
};
/** As the product has it, from the files. */
const catalog: Catalog = {
  de: ["common", "refusals", "portal"].map((file) => read("de", file)),
  other: Object.fromEntries(FOLDERS.filter((lang) => lang !== "de").map((lang) => [lang, () => Promise.resolve(["common", "refusals", "portal"].map((file) => read(lang, file)))])),
};
type Entry = FluentResource["body"][number];
const entries = (lang: string): readonly (Entry & { readonly file: string })[] => FILES.flatMap((file) => new FluentResource(read(lang, file)).body.map((entry) => ({ ...entry, file })));
const idsOf = (list: readonly Entry[]): readonly string[] => list.flatMap((entry) => [...(entry.value === null ? [] : [entry.id]), ...Object.keys(entry.attributes).map((name) => `${entry.id}.${name}`)]);
const bare = (id: string): string => id.split(".")[0] ?? id;
const german = entries("de");

/** Names of variables in a message, without those that are always there. */
function variables(entry: Entry): readonly string[] {
  const found = [...JSON.stringify([entry.value, entry.attributes]).matchAll(/"type":"var","name":"([a-zA-Z]+)"/g)].map((match) => match[1] ?? "");
  return [...new Set(found)].filter((name) => !["side", "phone", "brand"].includes(name)).sort();
}

/** What a language lacks that it may not lack. */
function missing(lang: string, has: ReadonlySet<string>): readonly string[] {
  return idsOf(german).filter((id) => !has.has(id) && !listed(bare(id), OFFICE_ONLY) && !listed(bare(id), SIMPLE_PAGES) && lang !== "de");
}

describe("languages", () => {
  test("are the folders, and the modules that name them are up to date (`npm run languages`)", () => {
    expect(Object.keys(LANGUAGES).sort()).toEqual(FOLDERS);
    expect(() => execFileSync(process.execPath, ["build-languages.mjs", "--check"], { cwd: root, encoding: "utf8" })).not.toThrow();
    for (const sign of Object.values(SIGNS)) expect(sign.length).toBeGreaterThan(5);
  });

  test("are those that mails are written in", () => {
    const mails = readdirSync(join(root, "../../notifier/locales"));
    expect(mails.sort()).toEqual(FOLDERS);
  });

  test.each(FULL)("%s has every text of the portal, none of its own, and none twice", (lang) => {
    const ids = idsOf(entries(lang));
    expect(missing(lang, new Set(ids))).toEqual([]);
    const known = new Set(idsOf(german));
    expect(ids.filter((id) => !known.has(id))).toEqual([]);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  test("a text that a language lacks is seen", () => {
    const has = new Set(idsOf(entries("en")).filter((id) => id !== "start-lead" && id !== "notice-key-changed.title"));
    expect(missing("en", has)).toEqual(["notice-key-changed.title", "start-lead"]);
  });

  test(`${SIMPLE} has every text of the ways that everybody goes, where the German one is not easy already`, async () => {
    const ids = new Set(idsOf(entries(SIMPLE)));
    const known = new Set(idsOf(german));
    expect([...ids].filter((id) => !known.has(id))).toEqual([]);
    await startTexts(catalog, ["de"]);
    const hard = german.filter(({ id, file }) => file !== "public" && file !== "saved" && file !== "papers" && !ids.has(id) && !listed(id, OFFICE_ONLY) && !listed(id, OUTSIDE_THE_CORE)).filter((entry) => {
      // A text that is another one says what that says.
      if (Array.isArray(entry.value) && entry.value.every((part) => typeof part === "object" && part.type === "mesg")) return false;
      return t(entry.id, { ...VALUES, n: 2 }).split("\n").some((line) => faults(line, "de").length > 0);
    });
    expect(hard.map(({ id }) => `${id}: ${t(id, VALUES)}`)).toEqual([]);
  });

  test("what may be left out is there, and is left out", () => {
    const ids = german.map(({ id }) => id);
    const stale = (list: readonly string[], lang: string): readonly string[] => {
      const has = new Set(entries(lang).map(({ id }) => id));
      return list.filter((entry) => !ids.some((id) => listed(id, [entry]) && !has.has(id)));
    };
    expect(stale(OFFICE_ONLY, "tr")).toEqual([]);
    expect(stale(SIMPLE_PAGES, "tr")).toEqual([]);
    expect(stale(OUTSIDE_THE_CORE, SIMPLE)).toEqual([]);
  });

  test.each(FOLDERS)("%s asks for the same variables as German", (lang) => {
    const theirs = new Map(german.map((entry) => [entry.id, variables(entry)]));
    for (const entry of entries(lang)) {
      // The name of a person or a place may stand in the text once more, or be left out in Leichte Sprache; nothing that German does not give.
      const [given, used] = [theirs.get(entry.id) ?? [], variables(entry)];
      if (lang === SIMPLE) expect([entry.id, used.filter((name) => !given.includes(name))]).toEqual([entry.id, []]);
      else expect([entry.id, used]).toEqual([entry.id, given]);
    }
  });

  test.each(FOLDERS)("every line of %s is understood by Fluent", (lang) => {
    for (const file of FILES) {
      const text = read(lang, file);
      const written = [...text.matchAll(/^([a-z][a-zA-Z0-9-]*) =/gm)].map((match) => match[1] ?? "");
      const parsed = new Set(new FluentResource(text).body.map(({ id }) => id));
      expect(written.filter((id) => !parsed.has(id))).toEqual([]);
    }
  });

  test.each(FOLDERS)("every text of %s can be said with any number in it", (lang) => {
    const texts = FILES.map((file) => read(lang, file));
    const bundle = makeBundle(lang as Lang, texts, lang === "de" ? [] : FILES.map((file) => read("de", file)));
    for (const entry of entries(lang)) {
      for (const n of [-1, 0, 1, 2, 5, 11, 100]) {
        const errors: Error[] = [];
        const message = bundle.getMessage(entry.id);
        for (const pattern of [message?.value ?? "", ...Object.values(message?.attributes ?? {})]) {
          const text = bundle.formatPattern(pattern, { ...VALUES, n, of: n, tries: n, minutes: Math.max(0, n), group: Math.max(0, n), messages: n, files: n }, errors);
          expect(text).not.toMatch(/\?\?\?|\{|\}/u);
        }
        expect([entry.id, errors]).toEqual([entry.id, []]);
      }
    }
  });

  test.each(FULL)("a number in %s has a form for every kind of number of that language that differs in writing", (lang) => {
    // Turkish has one form after a number; Arabic has one for two, and one from three to ten.
    const forms = new Intl.PluralRules(LANGUAGES[lang as Lang].locale).resolvedOptions().pluralCategories;
    const needed = forms.includes("two") ? ["one", "two", "few", "other"] : [];
    for (const entry of entries(lang)) {
      for (const match of JSON.stringify(entry.value).matchAll(/"type":"select","selector":\{"type":"var","name":"(n|tries|minutes|messages|files|of)"\},"variants":(\[.*?\]),"star"/g)) {
        const keys = [...(match[2] ?? "").matchAll(/"key":\{"type":"str","value":"(\w+)"/g)].map((key) => key[1]);
        expect([entry.id, needed.filter((form) => !keys.includes(form))]).toEqual([entry.id, []]);
      }
    }
  });

  test.each(FULL)("the words of %s are calm, and its letters are its own", (lang) => {
    for (const file of FILES) {
      const lines = read(lang, file).split("\n").filter((line) => !line.startsWith("#"));
      expect(lines.filter((line) => line.includes("!"))).toEqual([]);
      if (lang !== "ar") continue;
      // The comma of another script is a slip of the hand, outside of what is Latin.
      expect(lines.filter((line) => /[\u0600-\u06ff],|[\u0600-\u06ff]\?|[\u0600-\u06ff];/u.test(line))).toEqual([]);
    }
  });

  test("what is left out for employees is asked for by no screen of the portal alone", async () => {
    const result = await esbuild.build({ absWorkingDir: root, bundle: true, format: "esm", write: false, metafile: true, outdir: "out", jsx: "automatic", jsxImportSource: "preact", splitting: true, loader: { ".ftl": "text", ".woff": "empty" }, entryPoints: ["src/ui/portal/main.tsx"], plugins: [texts], logLevel: "error" });
    const code = Object.keys(result.metafile.inputs).filter((path) => /^src\/ui\/portal\/.*\.tsx?$/.test(path)).map((path) => readFileSync(join(root, path), "utf8")).join("\n");
    const asked = [...code.matchAll(/\bt\(\s*"([a-z][a-zA-Z0-9.-]*)"/g)].map((match) => match[1] ?? "");
    expect(asked.length).toBeGreaterThan(300);
    expect(asked.filter((id) => listed(bare(id), OFFICE_ONLY))).toEqual([]);
  });
});

describe("the choice", () => {
  test("follows what somebody chose, then the browser; Leichte Sprache is never guessed", () => {
    expect(languages()[0]).toBe("de");
    const cases: readonly (readonly [readonly string[], Lang])[] = [
      [["de-AT"], "de"], [["de-DE", "en"], "de"], [["tr-TR", "en"], "tr"], [["ar-SY"], "ar"], [["ar"], "ar"], [["fr", "tr"], "tr"], [["fr"], "de"], [["de-simple", "en"], "de-simple"], [["en-US"], "en"], [[], "de"],
    ];
    for (const [wanted, lang] of cases) expect([wanted, chooseLanguage(wanted)]).toEqual([wanted, lang]);
  });

  test("lays Leichte Sprache over German, and says which text is whose", async () => {
    await startTexts(catalog, ["de-simple"]);
    expect(t("way-branch-text")).toBe("Bringen Sie Ihren Ausweis mit.");
    expect(t("consent-give")).toBe("Ich willige ein");
    expect(languageOf("start-lead")).toBe("de-simple");
    expect(languageOf("consent-words")).toBe("de");
    expect([writtenIn(), writtenInGerman(), saidIn()]).toEqual(["de", undefined, undefined]);
    // A German text that consists of another one has its easy form.
    expect(t("refusal-bad-request")).toContain("Laden Sie die Seite neu.");
    await setLanguage("tr");
    expect([t("send"), languageOf("consent-words"), writtenInGerman(), saidIn(), said({ de: "Krankengeld", en: "Sick pay" })]).toEqual(["Gönder", "tr", "de", "de", "Krankengeld"]);
    // Not translated: for employees only.
    expect(t("state-done-office")).toBe("Abgeschlossen");
    await setLanguage("de");
  });

  test("a value from right to left keeps its place in a line from left to right, and a number in one from right to left", async () => {
    await startTexts(catalog, ["de"]);
    expect(t("acting-for", { name: "Erika" })).toBe("Sie handeln für Erika");
    expect(t("acting-for", { name: "ليلى" })).toBe("Sie handeln für \u2068ليلى\u2069");
    await setLanguage("ar");
    expect(t("acting-for", { name: "Erika" })).toBe("تتصرفون نيابةً عن \u2068Erika\u2069");
    expect(t("call-us")).toMatch(/\u2068.*\u2069/u);
    // A date with a time is a text of ours: it runs from right to left inside of its marks, too.
    expect(t("message-refused-when", { when: dateTime(Date.UTC(2026, 10, 23, 13, 5) / 1000) })).toBe("وصلت \u2068\u2067\u206823 نوفمبر 2026\u2069، \u206814:05\u2069\u2069\u2069");
    // A choice is made by the value itself.
    expect(t("security-sign-in", { word: "recovery" })).toBe("تسجيل دخول بورقة الطوارئ");
    await setLanguage("de");
  });

  test("dates and sizes are those of the language, with European digits", async () => {
    const at = Date.UTC(2026, 10, 23, 13, 5) / 1000;
    const inAll: Record<string, readonly string[]> = {};
    for (const lang of ["de", "de-simple", "en", "tr", "ar"] as const) {
      await startTexts(catalog, [lang]);
      inAll[lang] = [date(at), dateTime(at).replaceAll(/[\u2068\u2069]/gu, ""), rowTime(at, at + 3 * 86_400).replaceAll(/[\u2068\u2069]/gu, ""), size(19_293_798).replace(/^\u2066(.*)\u2069$/u, "$1")];
    }
    expect(inAll).toEqual({
      de: ["23.11.2026", "23.11.2026, 14:05 Uhr", "Mo., 23.11.", "18,4 MB"],
      "de-simple": ["23.11.2026", "23.11.2026, 14:05 Uhr", "Mo., 23.11.", "18,4 MB"],
      en: ["23 Nov 2026", "23 Nov 2026, 14:05", "Mon, 23 Nov", "18.4 MB"],
      tr: ["23 Kas 2026", "23 Kas 2026, 14:05", "Pzt, 23 Kas", "18,4 MB"],
      ar: ["23 نوفمبر 2026", "23 نوفمبر 2026، 14:05", "الاثنين، 23 نوفمبر", "18.4 MB"],
    });
    await setLanguage("de");
  });
});
