// SPDX-License-Identifier: EUPL-1.2
/** Texts of screens that are fetched only when somebody goes there: there in every language, whichever comes first. */
import { expect, test } from "vitest";
import { addPart, setLanguage, startTexts, t, type Part } from "../../src/i18n/i18n.js";

const catalog = { de: ["a = A\n"], other: { en: () => Promise.resolve(["a = A in English\n"]) } };

/** A part whose files come when they are let. */
function slowPart(name: string): { readonly part: Part; readonly let: () => void } {
  let open = (): void => undefined;
  const held = new Promise<void>((resolve) => { open = resolve; });
  const text = async (word: string): Promise<string> => { await held; return `${name} = ${word}\n`; };
  return { part: { de: () => text("deutsch"), en: () => text("English") }, let: open };
}

test("a part is there in the language of the screen and in those chosen later", async () => {
  await startTexts(catalog, ["de"]);
  const { part, let: come } = slowPart("one");
  expect(t("one"), "before it is fetched").toBe("one");
  come();
  await addPart(part);
  await addPart(part);
  expect([t("a"), t("one")]).toEqual(["A", "deutsch"]);
  await setLanguage("en");
  expect([t("a"), t("one")]).toEqual(["A in English", "English"]);
  await setLanguage("de");
});

test("a language chosen while a part is under way does not lose it", async () => {
  await startTexts(catalog, ["de"]);
  const { part, let: come } = slowPart("two");
  const added = addPart(part);
  const switched = setLanguage("en");
  come();
  await Promise.all([added, switched]);
  expect(t("two")).toBe("English");
  await setLanguage("de");
  expect(t("two")).toBe("deutsch");
});

test("a part that is not fetched is no part, and can be fetched again", async () => {
  await startTexts(catalog, ["de"]);
  let tries = 0;
  const text = (): Promise<string> => (tries += 1) === 1 ? Promise.reject(new TypeError("offline")) : Promise.resolve("three = drei\n");
  const part: Part = { de: text, en: text };
  await expect(addPart(part)).rejects.toThrow("offline");
  await addPart(part);
  expect(t("three")).toBe("drei");
});
