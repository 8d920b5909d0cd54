// SPDX-License-Identifier: EUPL-1.2
/** The mechanical rules of Leichte Sprache (BITV 2.0 Anlage 2, DIN SPEC 33429) for one line. */

/** Names of other screens in quotation marks are as they are. */
export const own = (line: string): string => line.replaceAll(/„[^“]*“|“[^”]*”/g, "Name");
export const words = (line: string): readonly string[] => own(line).match(/[\p{L}\p{N}-]+/gu) ?? [];

export const LONGEST_SENTENCE = 10;
export const LONGEST_WORD = 12;

const BANNED: readonly (readonly [string, RegExp])[] = [
  ["passive or future", /\b(wird|werden|wurde[nst]?|worden|geworden)\b/iu],
  ["Konjunktiv", /\b(würden?|könnten?|sollten?|müssten?|dürften?|hätten?|wären?|möge)\b/iu],
  ["Genitiv", /\b(des|eines|meines|Ihres|unseres|deren|dessen|wegen|trotz|während|innerhalb|außerhalb|anstatt|aufgrund|mittels)\b/iu],
  ["a second thought", /\b(dass|weil|obwohl|damit|falls|sodass|bevor|nachdem|sobald|indem|wenn|sondern|sowie|beziehungsweise|um\s+\S+\s+zu)\b/iu],
  ["man", /\bman\b/iu],
  ["an abbreviation", /\b(z\. ?B|d\. ?h|usw|bzw|ggf|evtl|inkl|ca|Nr|Abs)\./u],
  ["a number as a word", /\b(zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)\b/iu],
  ["a sign", /[()[\]{}<>%&/;–—…!§*_"]/u],
  ["two sentences", /[.?] \p{Lu}/u],
  ["a foreign word", /\b(Login|Account|Button|Browser|Download|Upload|Portal|authentifizieren|verschlüsselt|JavaScript|Server)\b/iu],
];
/** English has no divided words and other grammar. */
const BANNED_EN: readonly (readonly [string, RegExp])[] = [
  ["a second thought", /\b(because|although|whether|unless|which|while|so that|in order to)\b/iu],
  ["a sign", /[()[\]{}<>%&/;–—…!§*_"]/u],
  ["two sentences", /[.?] \p{Lu}/u],
  ["a foreign word", /\b(login|account|browser|download|upload|portal|authenticate|encrypted|JavaScript|server)\b/iu],
];

export function faults(line: string, lang: "de" | "en"): readonly string[] {
  const found = [];
  const bare = own(line);
  for (const [what, pattern] of lang === "de" ? BANNED : BANNED_EN) if (pattern.test(bare)) found.push(what);
  if (words(line).length > LONGEST_SENTENCE + (lang === "en" ? 2 : 0)) found.push(`${words(line).length} words`);
  if ((bare.match(/,/g) ?? []).length > 1) found.push("many commas");
  if (lang === "de") {
    // A hyphen divides a long word, as it does in the mails.
    for (const word of words(line)) for (const part of word.split("-")) if (part.length > LONGEST_WORD) found.push(`long word ${part}`);
  }
  return found;
}
