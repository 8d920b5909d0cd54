// SPDX-License-Identifier: EUPL-1.2
// The place in a text where something was found, as pieces of which some are hits: the screen makes nodes of them, never markup.
import { trace, type Traced } from "./fold.ts";
import { indexOf, type Needle } from "./query.ts";

export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** Characters before the first hit and behind it. */
const BEFORE = 60;
const BEHIND = 140;
/** What is seen may stand among any number of signs that are not: no more than this of them, on either side. */
const UNSEEN = 500;

/** Folded positions [from, to) of all needles, without overlap, in order. */
function ranges(folded: string, needles: readonly Needle[], from: number, to: number): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const needle of needles) {
    const { length } = needle.words;
    for (let at = indexOf(folded, needle, from); at >= 0 && at < to; at = indexOf(folded, needle, at + length)) found.push([at, Math.min(to, at + length)]);
  }
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const apart: [number, number][] = [];
  for (const [start, end] of found) {
    const last = apart.at(-1);
    if (last !== undefined && start < last[1]) last[1] = Math.max(last[1], end);
    else apart.push([start, end]);
  }
  return apart;
}

/** Around the first hit; the beginning of a text without one. `folded` is that of the text. */
export function excerpt(text: string, folded: string, needles: readonly Needle[]): readonly Piece[] {
  const firsts = needles.map((needle) => indexOf(folded, needle)).filter((at) => at >= 0);
  const first = firsts.length === 0 ? 0 : Math.min(...firsts);
  const traced = trace(text, first + BEHIND);
  // At a blank, if there is one: a word may be longer than a line.
  const blank = traced.folded.indexOf(" ", Math.max(0, first - BEFORE));
  const from = first <= BEFORE ? 0 : blank <= first ? blank : first;
  const whole = traced.folded.length >= folded.length;
  const last = traced.folded.lastIndexOf(" ", traced.folded.length - 2);
  const to = whole || last < first + BEHIND / 2 ? traced.folded.length : last;
  const hit = firsts.length === 0 ? 0 : (traced.starts[first] ?? 0);
  const start = Math.max(from === 0 ? 0 : (traced.starts[from] ?? 0), hit - UNSEEN);
  const end = Math.min(whole ? text.length : (traced.ends[to - 1] ?? text.length), hit + UNSEEN);
  const cut = pieces(text, start, end, traced, ranges(traced.folded, needles, from, to));
  return [...(start > 0 ? [{ text: "… ", hit: false }] : []), ...cut, ...(end < text.length ? [{ text: " …", hit: false }] : [])];
}

function pieces(text: string, start: number, end: number, { starts, ends }: Traced, hits: readonly (readonly [number, number])[]): readonly Piece[] {
  const all: Piece[] = [];
  let at = start;
  const put = (to: number, hit: boolean): void => {
    // Line breaks are blanks in a line of results.
    if (to > at) all.push({ text: text.slice(at, to).replaceAll(/\s+/gu, " "), hit });
    at = Math.max(at, to);
  };
  for (const [from, to] of hits) {
    put(Math.min(starts[from] ?? end, end), false);
    put(Math.min(ends[to - 1] ?? end, end), true);
  }
  put(end, false);
  return all;
}
