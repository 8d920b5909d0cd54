// SPDX-License-Identifier: EUPL-1.2
/** Whether words that a story looks for are a sentence of the catalogue, or stand in it. */

/** Stands in the words of a story for whatever its regular expression leaves open. */
export const ANY = "\uE000";

/** What may stand in a regular expression of a story: words, beginning and end, and these gaps. */
const TOKENS = /\^|\$$|\.[*+]\??|\\d[+*]?(?:\{\d+\})?|\\(?<escaped>[^\w])|(?<plain>[^\\^$.*+?()[\]{}|])/gu;

/** The words of a string or a simple regular expression: `{ text, start, end, flags }`; `null` for a regular expression that is none of words. */
export function wordsOf(name, exact = false) {
  if (typeof name === "string") return { text: name, start: exact, end: exact, flags: exact ? "u" : "iu" };
  let at = 0;
  const read = { text: "", start: false, end: false, flags: name.flags };
  for (const token of name.source.matchAll(TOKENS)) {
    if (token.index !== at) return null;
    at += token[0].length;
    if (token[0] === "^") read.start = true;
    else if (token[0] === "$") read.end = true;
    else read.text += token.groups.escaped ?? token.groups.plain ?? ANY;
  }
  return at === name.source.length ? read : null;
}

const letters = (text) => text.replaceAll(/[^\p{L}]/gu, "").length;

/** Begins at a part of the sentence (`o` symbols into it), at symbol `i` of the text; answers the values of the gaps and how many letters are the sentence's own. */
function from(parts, p, o, text, i, whole) {
  if (i === text.length) {
    const left = p < parts.length && !(p === parts.length - 1 && typeof parts[p] === "string" && o === parts[p].length);
    return whole && left ? null : { values: {}, own: 0, cut: null };
  }
  if (p === parts.length) return null;
  const part = parts[p];
  if (typeof part === "string") {
    if (o === part.length) return from(parts, p + 1, 0, text, i, whole);
    if (text[i] === part[o]) {
      const rest = from(parts, p, o + 1, text, i + 1, whole);
      if (rest !== null) return { ...rest, own: rest.own + letters(part[o]) };
    }
    if (text[i] !== ANY) return null;
    // What is left open lies over words and gaps alike.
    for (let q = p; q < parts.length; q += 1) {
      const length = typeof parts[q] === "string" ? parts[q].length : 0;
      for (let r = q === p ? o + 1 : 0; r <= length; r += 1) {
        const rest = from(parts, q, r, text, i + 1, whole);
        if (rest !== null) return rest;
      }
    }
    return null;
  }
  for (let n = 1; i + n <= text.length; n += 1) {
    if (text[i + n] === ANY) continue;
    const value = text.slice(i, i + n);
    const rest = from(parts, p + 1, 0, text, i + n, whole);
    if (rest === null) continue;
    if (part.gap in rest.values && rest.values[part.gap] !== value) continue;
    return { ...rest, values: { ...rest.values, [part.gap]: value }, cut: i + n === text.length && !whole ? part.gap : rest.cut };
  }
  return null;
}

/** The words are this sentence. */
export function isSentence(parts, text) {
  if (!text.includes(ANY) && parts.some((part) => typeof part === "string" && !text.includes(part))) return null;
  return from(parts, 0, 0, text, 0, true);
}

/** The words stand in this sentence, from one of its own letters on. */
export function standsIn(parts, { text, start }) {
  if (start) return from(parts, 0, 0, text, 0, false);
  for (const [p, part] of parts.entries()) {
    if (typeof part !== "string") continue;
    for (let o = part.indexOf(text[0]); o >= 0; o = part.indexOf(text[0], o + 1)) {
      const found = from(parts, p, o, text, 0, false);
      if (found !== null) return found;
    }
  }
  return null;
}

/** Enough of the words must be the sentence's own; a sentence of gaps alone is everything. */
export const saysSomething = (found) => found !== null && found.own >= 3;
