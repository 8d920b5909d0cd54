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
import { faults, words } from "./simple-rules.js";
import { VALUES } from "./values.js";
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

/** What the portal says in its own Leichte Sprache, with every choice of every text. */
function portalLines(): readonly string[] {
  const files = ["common", "refusals", "portal", "plain"] as const;
  const bundle = makeBundle("de-simple", files.map((file) => read("de-simple", file)), files.map((file) => read("de", file)));
  const ids = files.flatMap((file) => new FluentResource(read("de-simple", file)).body.map(({ id }) => id));
  const all = new Set<string>();
  for (const id of ids) {
    const message = bundle.getMessage(id);
    for (const n of [-1, 0, 1, 5]) {
      const errors: Error[] = [];
      for (const part of [message?.value ?? "", ...Object.values(message?.attributes ?? {})]) for (const line of bundle.formatPattern(part, { ...VALUES, n, tries: n, minutes: n, group: n }, errors).split("\n")) all.add(line.trim());
      expect(errors).toEqual([]);
    }
  }
  return [...all].filter((line) => line !== "");
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

  test("every line of the portal in Leichte Sprache keeps the rules, and one line is one sentence", () => {
    const lines = portalLines();
    expect(lines.length).toBeGreaterThan(600);
    expect(lines.flatMap((line) => faults(line, "de").map((fault) => `${fault}: ${line}`))).toEqual([]);
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
