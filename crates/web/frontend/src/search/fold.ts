// SPDX-License-Identifier: EUPL-1.2
// From a text as it was written to the form in which it is compared: small letters, ä as ae and ß as ss, no accents, no signs that nobody
// sees, one blank between words. One code point after the other: what somebody writes to make it slow (marks on marks, characters that
// stand for a sentence) costs its length and no more.

/** Longest folded text in characters; one that would be longer is compared up to there. Bodies have 256 KiB at most, and only crafted ones grow. */
export const MAX_FOLDED = 512 * 1024;

/** Letters that no decomposition spells out; capital ones are small by then. */
const SPELLED: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", æ: "ae", œ: "oe", ø: "oe", ł: "l", đ: "d", ı: "i", ς: "σ", þ: "th" };
/** With a diaeresis behind it as a mark of its own. */
const UMLAUT: Readonly<Record<string, string>> = { a: "ae", o: "oe", u: "ue" };
const DIAERESIS = "\u0308";

const UNSEEN = /[\p{M}\p{Cf}]/u;
const WORD = /[\p{L}\p{N}\p{So}]/u;
/** What German is written with: for this no code point is looked at by itself. */
const PLAIN = /^[\u0000-\u007fäöüÄÖÜß\u2010-\u2027\u20ac]*$/u;
const MARK = /[äöüß]/gu;
const APART = /[^a-z0-9]+/gu;

/** Folded forms of code points seen so far; never more than this many. */
const KNOWN = 4096;
const known = new Map<string, string>();

/** Folded form with a blank before the first and behind the last word: `" zahn ersatz "`; a text without words is one blank. */
export function fold(text: string): string {
  if (text.length <= MAX_FOLDED / 2 && PLAIN.test(text)) {
    const words = text.toLowerCase().replace(MARK, (letter) => SPELLED[letter] ?? letter).replace(APART, " ");
    return ` ${words.trim()} `.replace("  ", " ");
  }
  const parts: string[] = [];
  walk(text, (piece) => {
    parts.push(piece);
  });
  return parts.join("");
}

/** Where in the text each character of its folded form comes from. */
export interface Traced {
  readonly folded: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** The same form, up to `limit` characters, with the way back. */
export function trace(text: string, limit: number): Traced {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  walk(
    text,
    (piece, start, end) => {
      parts.push(piece);
      for (let at = 0; at < piece.length; at += 1) {
        starts.push(start);
        ends.push(end);
      }
    },
    limit,
  );
  return { folded: parts.join(""), starts, ends };
}

/** Gives the folded form piece by piece; blanks only between words, and one at each end. */
function walk(text: string, put: (piece: string, start: number, end: number) => void, limit = MAX_FOLDED): void {
  put(" ", 0, 0);
  let length = 1;
  let apart = true;
  let at = 0;
  while (at < text.length && length < limit) {
    const point = codePointAt(text, at);
    let end = at + point.length;
    let piece = pieceOf(point);
    const umlaut = UMLAUT[piece];
    if (umlaut !== undefined && text[end] === DIAERESIS) {
      piece = umlaut;
      end += 1;
    }
    for (const part of piece.includes(" ") ? piece.split(/( )/u) : [piece]) {
      if (part === "" || (part === " " && apart)) continue;
      put(part, at, end);
      length += part.length;
      apart = part === " ";
    }
    at = end;
  }
  if (!apart) put(" ", at, at);
}

function codePointAt(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? "" : String.fromCodePoint(point);
}

/** Letters, a blank, or nothing. */
function pieceOf(point: string): string {
  const before = known.get(point);
  if (before !== undefined) return before;
  const small = point.toLowerCase();
  let piece = "";
  for (const part of SPELLED[small] ?? small.normalize("NFKD").toLowerCase()) {
    if (UNSEEN.test(part)) continue;
    piece += WORD.test(part) ? (SPELLED[part] ?? part) : " ";
  }
  if (known.size >= KNOWN) known.clear();
  known.set(point, piece);
  return piece;
}
