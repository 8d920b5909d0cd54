// SPDX-License-Identifier: EUPL-1.2
// What the check of all screens looks at; the statement on accessibility may claim no more (statement.test.ts).
/** By tag, and contrast of 7:1 besides (WCAG 1.4.6, which is level AAA). */
export const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "color-contrast-enhanced"];
/** Languages in which every state of a side is looked at. */
export const LANGS = { portal: ["de", "en", "de-simple", "ar"], office: ["de", "en"] };
/** Languages in which the main screens are looked at, MAIN in states.mjs. Long texts: `pseudo` (tests/ui/pseudo.ts). */
export const FURTHER = ["tr"];
/** What a browser of somebody who reads the language asks for. */
export const LOCALES = { de: "de-DE", "de-simple": "de-DE", en: "en-GB", tr: "tr-TR" };
/** 320 px is also what 1280 px are at 400 % zoom (WCAG 1.4.10). */
export const REFLOW = 320;
/** Widths in CSS pixels. */
export const WIDTHS = [REFLOW, 768, 1280];
/** Widths of pictures for people. */
export const PICTURES = [360, 1280];
/** What a system can ask for. Only colours differ between them, so all but the first are asked for colours only. */
export const MODES = {
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  forced: { colorScheme: "light", forcedColors: "active" },
};
