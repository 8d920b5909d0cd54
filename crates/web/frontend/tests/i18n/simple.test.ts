// SPDX-License-Identifier: EUPL-1.2
/**
 * The mechanical rules of Leichte Sprache (BITV 2.0 Anlage 2, DIN SPEC 33429) over every sentence of its pages: short, one thought each,
 * active, no Genitiv, no Konjunktiv, no brackets, long words divided. Whether people understand it, only people can say.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FluentResource } from "@fluent/bundle";
import { describe, expect, test } from "vitest";
import { makeBundle, type Lang } from "../../src/i18n/i18n.js";
import { THEMES } from "../../src/ui/portal/public/simple.js";

const read = (lang: Lang, file: string): string => readFileSync(join(import.meta.dirname, `../../src/i18n/${lang}/${file}.ftl`), "utf8");

/** What the screens show, with the names of other screens in it. */
function linesOf(lang: Lang): readonly string[] {
  const bundle = makeBundle(lang, ["common", "refusals", "portal", "public"].map((file) => read(lang, file)));
  const ids = new FluentResource(read(lang, "public")).body.map(({ id }) => id).filter((id) => id.startsWith("leicht-") || id === "info-leicht");
  return ids.flatMap((id) => {
    const message = bundle.getMessage(id);
    const errors: Error[] = [];
    const parts = [message?.value ?? "", ...Object.values(message?.attributes ?? {})].map((part) => bundle.formatPattern(part, { brand: "Musterkasse", phone: "0800", side: "portal" }, errors));
    expect(errors).toEqual([]);
    return parts.flatMap((part) => part.split("\n")).map((line) => line.replace(/^(?:-|\d+\.) /, ""));
  });
}

/** Names of other screens in quotation marks are as they are. */
const own = (line: string): string => line.replaceAll(/„[^“]*“|“[^”]*”/g, "Name");
const words = (line: string): readonly string[] => own(line).match(/[\p{L}\p{N}-]+/gu) ?? [];

const LONGEST_SENTENCE = 10;
const LONGEST_WORD = 12;

const BANNED: readonly (readonly [string, RegExp])[] = [
  ["passive or future", /\b(wird|werden|wurde[nst]?|worden|geworden)\b/iu],
  ["Konjunktiv", /\b(würden?|könnten?|sollten?|müssten?|dürften?|hätten?|wären?|möge)\b/iu],
  ["Genitiv", /\b(des|eines|meines|Ihres|unseres|deren|dessen|wegen|trotz|während|innerhalb|außerhalb|anstatt|aufgrund|mittels)\b/iu],
  ["a second thought", /\b(dass|weil|obwohl|damit|falls|sodass|bevor|nachdem|sobald|indem|wenn|sondern|sowie|beziehungsweise|um\s+\S+\s+zu)\b/iu],
  ["man", /\bman\b/iu],
  ["an abbreviation", /\b(z\. ?B|d\. ?h|usw|bzw|ggf|evtl|inkl|ca|Nr|Abs)\./u],
  ["a number as a word", /\b(zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)\b/iu],
  ["a sign", /[()[\]{}<>%&/;–—…!§*_"]/u],
  ["two sentences", /[.?] \p{Lu}/u],
  ["a foreign word", /\b(Login|Account|Button|Browser|Download|Upload|Portal|authentifizieren|verschlüsselt|JavaScript|Server)\b/iu],
];
/** English has no divided words and other grammar. */
const BANNED_EN: readonly (readonly [string, RegExp])[] = [
  ["a second thought", /\b(because|although|whether|unless|which|while|so that|in order to)\b/iu],
  ["a sign", /[()[\]{}<>%&/;–—…!§*_"]/u],
  ["two sentences", /[.?] \p{Lu}/u],
  ["a foreign word", /\b(login|account|browser|download|upload|portal|authenticate|encrypted|JavaScript|server)\b/iu],
];

function faults(line: string, lang: Lang): readonly string[] {
  const found = [];
  const bare = own(line);
  for (const [what, pattern] of lang === "de" ? BANNED : BANNED_EN) if (pattern.test(bare)) found.push(what);
  if (words(line).length > LONGEST_SENTENCE + (lang === "en" ? 2 : 0)) found.push(`${words(line).length} words`);
  if ((bare.match(/,/g) ?? []).length > 1) found.push("many commas");
  if (lang === "de") {
    // A hyphen divides a long word, as it does in the mails.
    for (const word of words(line)) for (const part of word.split("-")) if (part.length > LONGEST_WORD) found.push(`long word ${part}`);
  }
  return found;
}

describe("Leichte Sprache", () => {
  test.each(["de", "en"] as const)("every line of %s keeps the rules", (lang) => {
    const lines = linesOf(lang);
    expect(lines.length).toBeGreaterThan(120);
    expect(lines.flatMap((line) => faults(line, lang).map((fault) => `${fault}: ${line}`))).toEqual([]);
  });

  test.each(["de", "en"] as const)("a sentence of %s has at most eight words on average", (lang) => {
    const lines = linesOf(lang).filter((line) => line !== "");
    const mean = lines.reduce((sum, line) => sum + words(line).length, 0) / lines.length;
    expect(mean).toBeLessThanOrEqual(8);
  });

  test("every theme that the law asks for has its page", () => {
    const ids = new FluentResource(read("de", "public")).body.map(({ id }) => id);
    expect([...THEMES].map((theme) => `leicht-${theme}`).filter((id) => !ids.includes(id))).toEqual([]);
    // BITV 2.0 § 4 with Anlage 2: essential contents, navigation, the statement on accessibility, what else there is in Leichte Sprache.
    expect(THEMES).toContain("navigation");
    expect(THEMES).toContain("barrieren");
  });

  test.each([
    ["Die Nachricht wird von uns gelesen.", "passive or future"],
    ["Sie könnten uns anrufen.", "Konjunktiv"],
    ["Das ist die Adresse des Amtes.", "Genitiv"],
    ["Rufen Sie an, wenn Sie Fragen haben.", "a second thought"],
    ["Man kann hier lesen.", "man"],
    ["Schicken Sie z. B. ein Foto.", "an abbreviation"],
    ["Sie haben drei Tage Zeit.", "a number as a word"],
    ["Schreiben Sie (später) weiter.", "a sign"],
    ["Lesen Sie. Dann schreiben Sie.", "two sentences"],
    ["Öffnen Sie Ihren Browser.", "a foreign word"],
    ["Die Krankenversichertennummer steht dort.", "long word Krankenversichertennummer"],
    ["Hier steht ein sehr langer Satz mit viel zu vielen kleinen Wörtern.", "12 words"],
    ["Lesen, schreiben, warten.", "many commas"],
  ])("“%s” is seen: %s", (line, fault) => {
    expect(faults(line, "de")).toContain(fault);
  });

  test("names of other screens and divided words are let through", () => {
    expect(faults("Drücken Sie auf: „Erklärung zur Barrierefreiheit (wird gezeigt)“", "de")).toEqual([]);
    expect(faults("Das ist Ihre Versicherten-Nummer.", "de")).toEqual([]);
  });
});
