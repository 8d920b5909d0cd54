// SPDX-License-Identifier: EUPL-1.2
/**
 * Texts of the screens, from Fluent files. German is bundled, other languages are fetched when chosen.
 * Every text may use `$brand`, `$phone` and `$side` without being given them.
 */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { negotiateLanguages } from "@fluent/langneg";

export type Lang = "de" | "en";
export const LANGUAGES: readonly Lang[] = ["de", "en"];
export type Args = Readonly<Record<string, FluentVariable>>;

/** Where the texts of one app come from. */
export interface Catalog {
  readonly de: readonly string[];
  readonly other: Readonly<Record<Exclude<Lang, "de">, () => Promise<readonly string[]>>>;
}

/** Texts of screens that are fetched only when somebody goes there, in all languages. */
export type Part = Readonly<Record<Lang, () => Promise<string>>>;

let catalog: Catalog | null = null;
const parts = new Set<Part>();
let lang: Lang = "de";
let bundle = new FluentBundle("de");
let globals: Args = { brand: "Siegelpost", phone: "", side: "portal" };
const listeners = new Set<() => void>();

/** A bundle of texts; throws on a Fluent file that does not parse in full (a test loads all of them). */
export function makeBundle(language: Lang, texts: readonly string[]): FluentBundle {
  // Isolation marks would stand in accessible names; both languages run from left to right.
  const made = new FluentBundle(language === "de" ? "de-DE" : "en-GB", { useIsolating: false });
  for (const text of texts) {
    const errors = made.addResource(new FluentResource(text));
    if (errors.length > 0) throw new Error(`texts of ${language}: ${errors.map((error) => error.message).join("; ")}`);
  }
  return made;
}

/** Loads the language and tells everybody who shows texts. */
export async function setLanguage(language: Lang): Promise<void> {
  if (catalog === null) return;
  const own = language === "de" ? catalog.de : await catalog.other[language]();
  let known;
  let further: readonly string[];
  // While they were fetched a screen with texts of its own may have come.
  do {
    known = parts.size;
    further = await Promise.all([...parts].map((part) => part[language]()));
  } while (known !== parts.size);
  bundle = makeBundle(language, [...own, ...further]);
  lang = language;
  for (const listener of listeners) listener();
}

/** Adds texts to those that are there, now and in every language chosen later. */
export async function addPart(part: Part): Promise<void> {
  if (parts.has(part)) return;
  let language;
  let text;
  // While it was fetched another language may have been chosen.
  do {
    language = lang;
    text = await part[language]();
  } while (language !== lang);
  if (parts.has(part)) return;
  parts.add(part);
  for (const error of bundle.addResource(new FluentResource(text))) throw error;
}

/** First language of the person that we have; German if none. */
export function chooseLanguage(wanted: readonly string[]): Lang {
  const [best] = negotiateLanguages([...wanted], [...LANGUAGES], { defaultLocale: "de", strategy: "lookup" });
  return best === "en" ? "en" : "de";
}

export async function startTexts(texts: Catalog, wanted: readonly string[]): Promise<void> {
  catalog = texts;
  bundle = makeBundle("de", texts.de);
  const best = chooseLanguage(wanted);
  if (best !== "de") await setLanguage(best);
}

/** Texts in one language. */
export interface Texts {
  readonly lang: Lang;
  readonly t: typeof t;
}

/** Those of the screen. */
export const here = (): Texts => ({ lang, t });

/** Those of another language, beside what is on the screen. */
export async function textsOf(language: Lang): Promise<Texts> {
  const known = catalog;
  if (known === null || language === lang) return here();
  const other = makeBundle(language, language === "de" ? known.de : await known.other[language]());
  return { lang: language, t: (id, args) => textIn(other, id, args ?? {}) };
}

export function setGlobals(args: Args): void {
  globals = { ...globals, ...args };
}

export function language(): Lang {
  return lang;
}

/** For what the insurer has written in German, on a screen of another language. */
export function writtenInGerman(): "de" | undefined {
  return lang === "de" ? undefined : "de";
}

export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function pattern(id: string, texts = bundle): { readonly value: Parameters<FluentBundle["formatPattern"]>[0] } | null {
  const dot = id.indexOf(".");
  const message = texts.getMessage(dot < 0 ? id : id.slice(0, dot));
  const value = dot < 0 ? message?.value : message?.attributes[id.slice(dot + 1)];
  return value === undefined || value === null ? null : { value };
}

export function hasText(id: string): boolean {
  return pattern(id) !== null;
}

/** The text `id` or, as `id.attribute`, one of its attributes. A missing text shows its id; a test keeps that from happening. */
export function t(id: string, args: Args = {}): string {
  return textIn(bundle, id, args);
}

function textIn(texts: FluentBundle, id: string, args: Args): string {
  const found = pattern(id, texts);
  if (found === null) return id;
  return texts.formatPattern(found.value, { ...globals, ...args }, []);
}
