// SPDX-License-Identifier: EUPL-1.2
/**
 * Texts of the screens, from Fluent files. German is bundled, other languages are fetched when chosen and laid over it: what one of them
 * leaves out (README.md says what it may) is said in German. Every text may use `$brand`, `$phone` and `$side` without being given them.
 */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { negotiateLanguages } from "@fluent/langneg";
import { LANGUAGES } from "../languages.gen.js";

export type Lang = keyof typeof LANGUAGES;
export type Args = Readonly<Record<string, FluentVariable>>;

/** Where the texts of one app come from. */
export interface Catalog {
  readonly de: readonly string[];
  readonly other: Readonly<Partial<Record<Exclude<Lang, "de">, () => Promise<readonly string[]>>>>;
  /** What a first visit does not show (build-texts.mjs); null or nothing: everything stands above. */
  readonly rest?: Part;
}

/** Texts of screens that are fetched only when somebody goes there. */
export type Part = Readonly<Partial<Record<Lang, () => Promise<string>>> & Record<"de", () => Promise<string>>>;

let catalog: Catalog | null = null;
const parts = new Set<Part>();
let lang: Lang = "de";
let bundle = new FluentBundle("de");
/** Messages that the language has of its own. */
let own: ReadonlySet<string> = new Set();
let globals: Args = { brand: "Siegelpost", phone: "", side: "portal" };
const listeners = new Set<() => void>();

const isLang = (tag: string): tag is Lang => Object.hasOwn(LANGUAGES, tag);

/** Letters that are written from right to left. */
const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/**
 * A bundle of texts, over those of `base`; throws on a Fluent file that does not parse in full (a test loads all of them).
 * From right to left Fluent puts every value between isolation marks (UAX #9), or a number would stand on the wrong side of its neighbours.
 * Elsewhere they would only be read out in accessible names: `textIn` puts them where a value needs them.
 */
export function makeBundle(language: Lang, texts: readonly string[], base: readonly string[] = []): FluentBundle {
  const { locale, dir } = LANGUAGES[language];
  const made = new FluentBundle(locale, { useIsolating: dir === "rtl" });
  for (const [layer, allowOverrides] of [[base, false], [texts, base.length > 0]] as const) {
    for (const text of layer) {
      const errors = made.addResource(new FluentResource(text), { allowOverrides });
      if (errors.length > 0) throw new Error(`texts of ${language}: ${errors.map((error) => error.message).join("; ")}`);
    }
  }
  return made;
}

const idsOf = (texts: readonly string[]): ReadonlySet<string> => new Set(texts.flatMap((text) => new FluentResource(text).body.map(({ id }) => id)));

/** What there is in a language, and the German below it. */
async function layers(known: Catalog, language: Lang): Promise<readonly [texts: readonly string[], base: readonly string[]]> {
  if (language === "de") return [known.de, []];
  return [(await known.other[language]?.()) ?? [], known.de];
}

async function layersOf(part: Part, language: Lang): Promise<readonly [texts: readonly string[], base: readonly string[]]> {
  const german = part.de();
  if (language === "de") return [[await german], []];
  const theirs = await part[language]?.();
  return [theirs === undefined ? [] : [theirs], [await german]];
}

/** Loads the language and tells everybody who shows texts. */
export async function setLanguage(language: Lang): Promise<void> {
  if (catalog === null) return;
  const first = await layers(catalog, language);
  let known;
  let further: readonly (readonly [readonly string[], readonly string[]])[];
  // While they were fetched a screen with texts of its own may have come.
  do {
    known = parts.size;
    further = await Promise.all([...parts].map((part) => layersOf(part, language)));
  } while (known !== parts.size);
  const [texts, base] = [[first, ...further].flatMap(([text]) => text), [first, ...further].flatMap(([, text]) => text)];
  bundle = makeBundle(language, texts, base);
  own = idsOf(texts);
  lang = language;
  for (const listener of listeners) listener();
}

/** Adds texts to those that are there, now and in every language chosen later. */
export async function addPart(part: Part): Promise<void> {
  if (parts.has(part)) return;
  let language;
  let texts: readonly string[];
  let base: readonly string[];
  // While it was fetched another language may have been chosen.
  do {
    language = lang;
    [texts, base] = await layersOf(part, language);
  } while (language !== lang);
  if (parts.has(part)) return;
  parts.add(part);
  for (const text of base) for (const error of bundle.addResource(new FluentResource(text))) throw error;
  for (const text of texts) for (const error of bundle.addResource(new FluentResource(text), { allowOverrides: base.length > 0 })) throw error;
  own = new Set([...own, ...idsOf(texts)]);
}

/** Fetches what a first visit does not show, once. Whoever shows texts is told: a sentence may have stood there in general words. */
export async function restOfTexts(): Promise<void> {
  const rest = catalog?.rest;
  if (rest === undefined || parts.has(rest)) return;
  await addPart(rest);
  for (const listener of listeners) listener();
}

/** Those that this app has, German first. */
export function languages(): readonly Lang[] {
  return Object.keys(LANGUAGES).filter(isLang).filter((tag) => tag === "de" || catalog === null || catalog.other[tag] !== undefined);
}

/** First language of the person that we have; German if none. Leichte Sprache is chosen, never guessed. */
export function chooseLanguage(wanted: readonly string[]): Lang {
  const known = languages();
  const [first] = wanted;
  if (first !== undefined && isLang(first) && known.includes(first)) return first;
  const guessed = known.filter((tag) => !tag.includes("-"));
  const [best] = negotiateLanguages([...wanted], [...guessed], { defaultLocale: "de", strategy: "lookup" });
  return guessed.find((tag) => tag === best) ?? "de";
}

export async function startTexts(texts: Catalog, wanted: readonly string[]): Promise<void> {
  // What belongs to the texts before these.
  if (catalog?.rest !== undefined) parts.delete(catalog.rest);
  catalog = texts;
  bundle = makeBundle("de", texts.de);
  lang = "de";
  own = idsOf(texts.de);
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
  const [first, rest] = await Promise.all([layers(known, language), known.rest === undefined ? [[], []] as const : layersOf(known.rest, language)]);
  const other = makeBundle(language, [...first[0], ...rest[0]], [...first[1], ...rest[1]]);
  return { lang: language, t: (id, args) => textIn(other, language, id, args ?? {}) };
}

export function setGlobals(args: Args): void {
  globals = { ...globals, ...args };
}

export function language(): Lang {
  return lang;
}

/** Languages name themselves. */
export const nameOf = (tag: Lang): string => LANGUAGES[tag].name;

export const directionOf = (tag: Lang): "ltr" | "rtl" => LANGUAGES[tag].dir;

/** In which language somebody writes who reads this one: nobody is expected to write Leichte Sprache. */
export const writtenIn = (tag: Lang = lang): string => tag.split("-")[0] ?? tag;

/** A text that leaves the screen, for a message: without the isolation marks of a language from right to left. */
export const written = (text: string): string => text.replaceAll(/[\u2066-\u2069]/gu, "");

/** In which language the text `id` stands on the screen: what a language leaves out is German. */
export const languageOf = (id: string): Lang => (own.has(id) ? lang : "de");

/** For what the insurer has written in German, on a screen of another language. */
export function writtenInGerman(): "de" | undefined {
  return writtenIn() === "de" ? undefined : "de";
}

/** Words of the insurer in German and English, such as names of matters: every other language shows the German ones, as letters do. */
export const said = (words: { readonly de: string; readonly en: string }, tag: Lang = lang): string => words[tag === "en" ? "en" : "de"];

/** Their attribute `lang`, where it is not the screen's. */
export const saidIn = (tag: Lang = lang): "de" | undefined => (tag === "en" || writtenIn(tag) === "de" ? undefined : "de");

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
  return textIn(bundle, lang, id, args);
}

function textIn(texts: FluentBundle, language: Lang, id: string, args: Args): string {
  const found = pattern(id, texts);
  if (found === null) return id;
  const all = { ...globals, ...args };
  return texts.formatPattern(found.value, directionOf(language) === "rtl" ? directed(all) : isolated(all), []);
}

/** Marks of isolation (UAX #9). */
const MARKS = /[\u2066-\u2069]/u;

/**
 * A value that is a text of ours itself, such as a date with a time: its letters are inside of isolation marks, where nobody looks for its
 * direction (UAX #9, P2), and its parts would change places.
 */
function directed(args: Args): Args {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, typeof value === "string" && MARKS.test(value) && RTL.test(value) ? `\u2067${value}\u2069` : value]));
}

/** A name from right to left would carry what stands beside it along. */
function isolated(args: Args): Args {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, typeof value === "string" && RTL.test(value) ? `\u2068${value}\u2069` : value]));
}
