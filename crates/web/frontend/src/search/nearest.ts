// SPDX-License-Identifier: EUPL-1.2
// The word that was probably meant: one letter wrong, missing, too many, or two swapped. Such a word begins or ends as the typed one does,
// so it is found by looking for that half; nothing is kept for it, and nothing has to be taken out again.

import { indexOf } from "./query.ts";

/** Shorter words are near to too many. */
const SHORTEST = 5;
/** Places looked at for one word: beyond that, the best so far is it. */
export const MAX_PLACES = 100_000;

/** Where a word was found: in which text, and from which character on. */
export interface Place {
  readonly text: number;
  readonly at: number;
  readonly length: number;
}

/** `texts` in the order in which they count when words are found equally often. */
export function nearest(word: string, texts: Iterable<string>): Place | null {
  if (word.length < SHORTEST || word.includes(" ")) return null;
  const half = Math.floor((word.length - 1) / 2);
  const begin = { words: word.slice(0, half), begins: true, ends: false };
  const end = { words: word.slice(word.length - half), begins: false, ends: true };
  const found = new Map<string, { count: number; readonly place: Place }>();
  let places = 0;
  const look = (text: string, index: number, from: number, to: number): void => {
    if (Math.abs(to - from - word.length) > 1) return;
    const other = text.slice(from, to);
    const before = found.get(other);
    if (before !== undefined) before.count += 1;
    else if (withinOne(word, other)) found.set(other, { count: 1, place: { text: index, at: from, length: to - from } });
  };
  let index = 0;
  for (const text of texts) {
    for (let at = indexOf(text, begin); at >= 0 && places < MAX_PLACES; at = indexOf(text, begin, at + 1), places += 1) {
      look(text, index, at, wordEnd(text, at, word.length + 2));
    }
    for (let at = indexOf(text, end); at >= 0 && places < MAX_PLACES; at = indexOf(text, end, at + 1), places += 1) {
      look(text, index, wordStart(text, at, word.length + 2), at + half);
    }
    if (places >= MAX_PLACES) break;
    index += 1;
  }
  let best: { readonly count: number; readonly place: Place } | null = null;
  for (const one of found.values()) if (best === null || one.count > best.count) best = one;
  return best?.place ?? null;
}

/** Looks no further than a word that could be near is long: words of any length may stand there. */
function wordEnd(text: string, from: number, most: number): number {
  let at = from;
  while (at - from <= most && text[at] !== " ") at += 1;
  return at;
}

function wordStart(text: string, from: number, most: number): number {
  let at = from;
  while (from - at <= most && text[at - 1] !== " ") at -= 1;
  return at;
}

/** Whether one letter set, left out, put in, or two neighbours swapped make one word of the other. Equal words are within none. */
export function withinOne(one: string, other: string): boolean {
  if (one === other) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const rest = one.slice(at);
  const otherRest = other.slice(at);
  return (
    rest.slice(1) === otherRest.slice(1) ||
    rest === otherRest.slice(1) ||
    rest.slice(1) === otherRest ||
    (rest.length > 1 && rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2))
  );
}
