// SPDX-License-Identifier: EUPL-1.2
// What somebody typed, as terms that must all be found: words, "phrases", von: betreff: anhang: (from: subject: attachment:). Whatever
// else looks like syntax is words.
import { fold } from "./fold.ts";

export type Field = "any" | "from" | "subject" | "file";

export interface Term {
  readonly field: Field;
  /** As the person wrote the field, with its colon; for proposals. */
  readonly prefix: string;
  /** Folded, without blanks at the ends; blanks inside stand between words that follow each other. */
  readonly words: string;
  /** In quotation marks: whole words. */
  readonly exact: boolean;
}

/** Longest question in characters, and most terms of it; what is beyond is not searched. */
export const MAX_QUERY = 200;
const MAX_TERMS = 12;
/** Shorter words are found at the beginning of a word only: "rat" does not mean "Operation". */
const INSIDE = 4;

const FIELDS: Readonly<Record<string, Field>> = { von: "from", from: "from", betreff: "subject", subject: "subject", anhang: "file", attachment: "file" };
const TOKEN = /(?:(von|from|betreff|subject|anhang|attachment):(?=[^\s]))?(?:"([^"]*)"?|(\S+))/giu;

export function parse(text: string): readonly Term[] {
  const terms: Term[] = [];
  for (const [, name, quoted, word] of text.slice(0, MAX_QUERY).replaceAll(/[„“”«»]/gu, '"').matchAll(TOKEN)) {
    const words = fold(quoted ?? word ?? "").trim();
    if (words === "" || terms.length === MAX_TERMS) continue;
    terms.push({ field: name === undefined ? "any" : (FIELDS[name.toLowerCase()] ?? "any"), prefix: name === undefined ? "" : `${name}:`, words, exact: quoted !== undefined });
  }
  return terms;
}

/** What to look for in a folded text. */
export interface Needle {
  readonly words: string;
  /** Only where a word begins, or ends. */
  readonly begins: boolean;
  readonly ends: boolean;
}

export function needle({ words, exact }: Term): Needle {
  return { words, begins: exact || words.length < INSIDE || words.includes(" "), ends: exact };
}

/** Where it is in a folded text, from `from` on; -1: nowhere. Blanks are not looked for themselves: every sixth character is one. */
export function indexOf(folded: string, { words, begins, ends }: Needle, from = 0): number {
  let at = folded.indexOf(words, from);
  while (at >= 0 && ((begins && folded[at - 1] !== " ") || (ends && folded[at + words.length] !== " "))) at = folded.indexOf(words, at + 1);
  return at;
}
