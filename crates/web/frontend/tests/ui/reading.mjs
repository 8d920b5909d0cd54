// SPDX-License-Identifier: EUPL-1.2
// The browser of somebody who reads a language.
import { LOCALES } from "./scope.mjs";

export async function contextFor(browser, lang, options) {
  const context = await browser.newContext({ locale: LOCALES[lang] ?? lang, timezoneId: "Europe/Berlin", reducedMotion: "reduce", ...options });
  // Nobody's browser asks for it: it is chosen.
  if (lang.includes("-")) await context.addInitScript((tag) => { try { localStorage.setItem("sp-lang", tag); } catch { /* a frame of the viewer */ } }, lang);
  return context;
}
