// SPDX-License-Identifier: EUPL-1.2
/** Text modules: which are offered in a case, and what stands in place of their variables. Filled in here, on the clerk's machine. */
import type { TextModuleView } from "./views.js";

/** A variable in curly brackets: letters, blanks and hyphens, as people write them. */
const VARIABLE = /\{([\p{L}][\p{L} -]{0,39})\}/gu;

/** What a case says about itself. */
export interface TextCase {
  readonly matter: string;
  /** Somebody who acts for the person reads the answer, too. */
  readonly represented: boolean;
  readonly now: number;
}

/** Whether a module is offered now: neither retired nor expired nor for later, and for this matter and reader. */
export function isOffered(module: TextModuleView, at: TextCase): boolean {
  const { content } = module;
  const { valid_from: from, valid_until: until } = content;
  if (content.retired || (from !== null && at.now < from) || (until !== null && at.now >= until)) return false;
  if (content.matters.length > 0 && !content.matters.includes(at.matter)) return false;
  return content.reader === null || (content.reader === "rep") === at.represented;
}

/** Names of the variables of a text, each once, in their order. */
export function variablesOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(VARIABLE)].map((match) => match[1] ?? ""))];
}

/**
 * The text with what is known in place of its variables. What is not known stays in its brackets, for the clerk: `blanks` names it. What is
 * filled in is never read as a variable again, whatever a person calls herself.
 */
export function fill(text: string, known: ReadonlyMap<string, string>): { readonly text: string; readonly blanks: readonly string[] } {
  const blanks = new Set<string>();
  const filled = text.replaceAll(VARIABLE, (whole, name: string) => {
    const value = known.get(name.toLocaleLowerCase("de"));
    if (value === undefined || value === "") {
      blanks.add(whole);
      return whole;
    }
    return value;
  });
  return { text: filled, blanks: [...blanks] };
}

/** Those of the blanks that still stand in what is to be sent. */
export function blanksLeft(body: string, blanks: readonly string[]): readonly string[] {
  return blanks.filter((blank) => body.includes(blank));
}

/** A text put into another at a place, with an empty line between them and what stands around it. */
export function insert(body: string, at: number, text: string): { readonly body: string; readonly cursor: number } {
  const before = body.slice(0, at).trimEnd();
  const after = body.slice(at).trimStart();
  const head = before === "" ? text : `${before}\n\n${text}`;
  return { body: after === "" ? head : `${head}\n\n${after}`, cursor: head.length };
}
