// SPDX-License-Identifier: EUPL-1.2
// What the check of all screens looks at; the statement on accessibility may claim no more (statement.test.ts).
export const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
export const LANGS = ["de", "en"];
/** Languages in which the main screens are looked at, MAIN in states.mjs, and long texts: `pseudo` (tests/ui/pseudo.ts). */
export const FURTHER = ["de-simple", "tr", "ar"];
/** What a browser of somebody who reads the language asks for. */
export const LOCALES = { de: "de-DE", "de-simple": "de-DE", en: "en-GB", tr: "tr-TR" };
/** Widths in CSS pixels at which axe is asked. */
export const WIDTHS = [360, 1280];
/** 320 px is also what 1280 px are at 400 % zoom (WCAG 1.4.10). */
export const REFLOW = 320;
