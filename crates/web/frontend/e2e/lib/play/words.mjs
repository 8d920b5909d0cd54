// SPDX-License-Identifier: EUPL-1.2
/**
 * The names and sentences of a story in English: a story says what people read on German screens, the catalogues know what stands on English
 * ones in the same place. What people type themselves and proper names stay as they are. A sentence that nobody knows is an error.
 */
import { patterns, sentences } from "./fluent.mjs";
import { ANY, isSentence, saysSomething, standsIn, wordsOf } from "./match.mjs";
import { MATTERS, PROPER } from "./vocabulary.mjs";

const german = patterns("de");
const english = patterns("en");
const known = [...german].flatMap(([id, pattern]) => sentences(pattern, german).map((one) => ({ id, ...one })));
const plural = new Intl.PluralRules("en-GB");
/** More English sentences than this for one German name are a guess. */
const MOST = 4;

const quoted = (text) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`).replaceAll(/\s/gu, String.raw`\s`).replaceAll(ANY, ".*");
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** German sentences without a gap that are other words in English: none of them may stand on an English screen. */
export const GERMAN_ONLY = new Set();
for (const [id, pattern] of german) {
  if (!english.has(id)) throw new Error(`no English text: ${id}`);
  const theirs = new Set(sentences(english.get(id), english).map(({ parts }) => parts.join("")));
  for (const { parts } of sentences(pattern, german)) if (parts.length === 1 && typeof parts[0] === "string" && !theirs.has(parts[0]) && /\p{L}{3}/u.test(parts[0])) GERMAN_ONLY.add(parts[0].trim());
}
// Languages name themselves, and the same word may be the English of something else.
for (const text of [...english].flatMap(([, pattern]) => sentences(pattern, english).map(({ parts }) => parts.join("")))) GERMAN_ONLY.delete(text.trim());

export class Words {
  #own = new Set(PROPER);
  #found = new Map();

  /** Somebody typed this or chose a file of this name. */
  own(text) {
    if (text.length > 1) this.#own.add(text);
    this.#found.clear();
  }

  isOwn(text) {
    return this.#own.has(text);
  }

  /** For Playwright's locators. */
  name(name, exact = false) {
    if (name === undefined) return name;
    const key = `${String(name)} ${exact}`;
    if (!this.#found.has(key)) this.#found.set(key, this.#look(name, exact));
    return this.#found.get(key);
  }

  /** A whole text, for comparing. */
  say(text) {
    const found = this.#sources(wordsOf(text, true), true);
    const said = [...new Set(found)].map((source) => source.replaceAll(String.raw`\s`, " ").replaceAll(/\\(.)/gu, "$1"));
    if (said.length !== 1 || found[0].includes(".*")) throw new Error(`not one English text for "${text}": ${said.join(" | ")}`);
    return said[0];
  }

  #look(name, exact) {
    const words = wordsOf(name, exact);
    if (words === null) {
      if (typeof name !== "string" && !/\p{L}{3}/u.test(name.source.replaceAll(/\\./gu, ""))) return name;
      throw new Error(`the stories cannot say ${String(name)} in English: only words, ^, $, .* and \\d`);
    }
    if (!/\p{L}{2}/u.test(words.text)) return name;
    const whole = this.#sources(words, true);
    const sources = new Set(whole.length > 0 || (words.start && words.end) ? whole : this.#sources(words, false));
    if (sources.size === 0) throw new Error(`no English text for ${typeof name === "string" ? `"${name}"` : String(name)}`);
    if (sources.size > MOST) throw new Error(`too many English texts for ${String(name)}: ${[...sources].join(" | ")}`);
    const either = `(?:${[...sources].join("|")})`;
    return new RegExp(`${words.start ? "^" : ""}${either}${words.end ? "$" : ""}`, words.flags.includes("u") ? words.flags : `${words.flags}u`);
  }

  /** English sources of regular expressions for these words: as whole sentences, or as parts of them. */
  #sources(words, whole) {
    const { text } = words;
    const bare = text.trim();
    const found = [];
    if (this.#own.has(bare)) found.push(quoted(bare));
    const matter = MATTERS.get(bare);
    if (matter !== undefined) found.push(quoted(matter));
    if (!whole && found.length === 0) for (const own of this.#own) if (own.includes(bare)) return [quoted(bare)];
    const hits = known
      .map((sentence) => ({ sentence, found: whole ? isSentence(sentence.parts, text) : standsIn(sentence.parts, words) }))
      .filter(({ sentence, found: hit }) => saysSomething(hit) || (hit !== null && typeof sentence.parts[0] === "string" && sentence.parts.length === 1))
      .map(({ sentence, found: hit }) => ({ ...hit, source: this.#inEnglish(sentence, hit) }))
      .filter(({ source }) => source !== null);
    const best = Math.max(0, ...hits.map(({ own }) => own));
    return [...found, ...new Set(hits.filter(({ own }) => own === best).map(({ source }) => source))];
  }

  #inEnglish({ id, given }, { values, cut }) {
    const filled = {};
    for (const [name, value] of Object.entries(values)) {
      const source = this.#value(value, name === cut);
      if (source === null) return null;
      filled[name] = source;
    }
    const made = this.#choices(sentences(english.get(id), english), given, values).map(({ parts }) => parts.map((part) => (typeof part === "string" ? quoted(part) : (filled[part.gap] ?? ".*"))).join("").trim());
    return [...new Set(made)].join("|");
  }

  /** Of the choices of the English message those that these arguments make. */
  #choices(all, given, values) {
    let left = all;
    for (const name of new Set(all.flatMap((one) => Object.keys(one.given)))) {
      const value = values[name];
      const keys = new Set(left.map((one) => one.given[name]));
      const wanted = [value, /^\d+$/u.test(value ?? "") ? plural.select(Number(value)) : undefined, given[name], "other"].find((key) => key !== undefined && keys.has(key));
      if (value === undefined && given[name] === undefined) continue;
      if (wanted !== undefined) left = left.filter((one) => one.given[name] === wanted);
    }
    return left;
  }

  /** What fills a gap: a proper name, a number or day, a text of the catalogue; nothing when it is none of these. */
  #value(value, cut) {
    const bare = value.trim();
    const date = /^(\d{2})\.(\d{2})\.(\d{4})$/u.exec(bare);
    if (date !== null) return quoted(day.format(Date.UTC(Number(date[3]), Number(date[2]) - 1, Number(date[1]))));
    if (!/\p{L}/u.test(bare.replaceAll(ANY, ""))) return quoted(value);
    if (this.#own.has(bare)) return quoted(value);
    if (cut) for (const own of this.#own) if (own.startsWith(bare)) return `${quoted(value)}.*`;
    const sources = this.#sources(wordsOf(bare, true), true);
    if (sources.length === 0) return null;
    return sources.length === 1 && !/(?<!\\)\|/u.test(sources[0]) ? sources[0] : `(?:${[...new Set(sources)].join("|")})`;
  }
}
