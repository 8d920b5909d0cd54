// SPDX-License-Identifier: EUPL-1.2
/** Texts of a first visit and the rest (build-texts.mjs): each is in one of the two, and the first screens find theirs. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";
import { asked, messages, texts } from "../../build-texts.mjs";
import { makeBundle, restOfTexts, setLanguage, startTexts, t, textsOf, type Catalog, type Lang } from "../../src/i18n/i18n.js";
import { tags } from "../../build-languages.mjs";

const root = join(import.meta.dirname, "../..");

/** Messages by id. */
const parts = (text: string): ReadonlyMap<string, string> => messages(text) as ReadonlyMap<string, string>;

/** Both halves of each language, as they are bundled. */
const halves = new Map<string, { readonly first: string; readonly rest: string }>();

beforeAll(async () => {
  const contents = tags().flatMap((tag) => ["first", "rest"].map((half) => `export { default as ${half}_${tag.replace("-", "_")} } from "./src/i18n/${tag}/${half}.ftl";`)).join("\n");
  const result = await esbuild.build({ absWorkingDir: root, stdin: { contents, resolveDir: root }, bundle: true, write: false, format: "esm", charset: "utf8", plugins: [texts], logLevel: "error" });
  const found = (await import(`data:text/javascript;base64,${Buffer.from(result.outputFiles[0]?.text ?? "").toString("base64")}`)) as Readonly<Record<string, string>>;
  for (const tag of tags()) halves.set(tag, { first: found[`first_${tag.replace("-", "_")}`] ?? "", rest: found[`rest_${tag.replace("-", "_")}`] ?? "" });
});

const half = (tag: string, which: "first" | "rest"): string => halves.get(tag)?.[which] ?? "";

describe("the texts of a first visit", () => {
  test.each(tags())("and the rest of %s are all that it has, and nothing twice", (tag) => {
    const whole = ["common", "refusals", "portal"].flatMap((file) => {
      try {
        return [...parts(readFileSync(join(root, `src/i18n/${tag}/${file}.ftl`), "utf8")).keys()];
      } catch {
        return [];
      }
    });
    const [first, rest] = [[...parts(half(tag, "first")).keys()], [...parts(half(tag, "rest")).keys()]];
    expect(whole.length).toBeGreaterThan(100);
    expect([...first, ...rest].sort()).toEqual([...new Set(whole)].sort());
    expect(first.length).toBeLessThan(rest.length);
  });

  test("are what the first screens ask for, also where ids are put together, and no more", () => {
    const ids = parts(half("de", "first"));
    for (const id of ["start-heading", "fact-mail-text", "view-archive", "foot-impressum", "refusal-offline", "refusal-unknown", "call-us", "email-muted-returned-title", "locked-title"]) expect([id, ids.has(id)]).toEqual([id, true]);
    for (const id of ["consent-words", "consent-give", "refusal-epoch-gap"]) expect([id, ids.has(id)]).toEqual([id, false]);
  });

  test("do not depend on the rest", () => {
    for (const tag of tags()) {
      const bundle = makeBundle(tag as Lang, [half(tag, "first")], tag === "de" ? [] : [half("de", "first")]);
      for (const id of parts(half(tag, "first")).keys()) {
        const message = bundle.getMessage(id);
        const errors: Error[] = [];
        if (message?.value !== null && message?.value !== undefined) bundle.formatPattern(message.value, {}, errors);
        expect(errors.filter((error) => /Unknown (message|term)/.test(error.message)).map((error) => [tag, id, error.message])).toEqual([]);
      }
    }
  });

  test("are found in bundled code", () => {
    const wanted = asked('t("a-b"),t(`c-${x}-d`),u("not an id"),t(`${y}`),z?"e.title":\'f\'');
    expect(["a-b", "c-1-d", "e", "f", "g", "c-d", "refusal-x"].filter(wanted)).toEqual(["a-b", "c-1-d", "e", "f"]);
    expect(asked("t(`refusal-${code}`)")("refusal-epoch-gap")).toBe(false);
  });
});

test("what was left out comes once, in the language of the screen, and in every one chosen later", async () => {
  const fetchedRest: string[] = [];
  const later = (tag: string) => () => {
    fetchedRest.push(tag);
    return Promise.resolve(half(tag, "rest"));
  };
  const catalog: Catalog = { de: [half("de", "first")], other: { en: () => Promise.resolve([half("en", "first")]) }, rest: { de: later("de"), en: later("en") } };
  await startTexts(catalog, ["en"]);
  expect([t("sign-in"), t("consent-give"), fetchedRest]).toEqual(["Sign in", "consent-give", []]);
  await Promise.all([restOfTexts(), restOfTexts()]);
  const english = t("consent-give");
  expect(english).not.toBe("consent-give");
  await setLanguage("de");
  expect(t("consent-give")).not.toBe(english);
  expect((await textsOf("en")).t("consent-give")).toBe(english);
});
