// SPDX-License-Identifier: EUPL-1.2
/** The sentence by which a person recognises our mails: the rules of crate `contact-seal`, and names as far as this browser knows them. The server knows none. */

const LETTER = /\p{Alphabetic}/gu;
const ORDINARY = /^(?:(?!\p{Default_Ignorable_Code_Point})\p{Alphabetic}|[ \-'’,!?])*$/u;
const LEAST = 3;
export const LONGEST_PHRASE = 40;
const NEVER = ["kvnr", "versicher", "kranken", "krankheit", "diagnos", "bescheid", "passwort", "password", "kennwort", "insurance", "insurer", "illness", "http", "www"];
const NEVER_WORDS = ["pin", "tan", "code", "krank"];

/** Why a text is no phrase. */
export type PhraseFault = "length" | "character" | "word" | "name";

/** What is sealed of what somebody typed: composed letters, single blanks. */
export const asPhrase = (typed: string): string => typed.normalize("NFC").trim().replaceAll(/ +/gu, " ");

const wordsOf = (text: string): readonly string[] => text.toLowerCase().split(/[^\p{Alphabetic}]+/u).filter((word) => word !== "");

/** Null: it is one. `own`: words that tell who she is, such as the beginning of her address. */
export function phraseFault(phrase: string, own: string | null): PhraseFault | null {
  if (!ORDINARY.test(phrase)) return "character";
  if ((phrase.match(LETTER) ?? []).length < LEAST || Array.from(phrase).length > LONGEST_PHRASE) return "length";
  const small = phrase.toLowerCase();
  const words = wordsOf(phrase);
  if (NEVER.some((word) => small.includes(word)) || words.some((word) => NEVER_WORDS.includes(word))) return "word";
  // Titles and initials are no names.
  const names = wordsOf(own ?? "").filter((name) => name.length >= LEAST);
  return names.some((name) => words.includes(name)) ? "name" : null;
}
