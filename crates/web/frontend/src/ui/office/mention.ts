// SPDX-License-Identifier: EUPL-1.2
/** "@" in a note: what was begun, who is meant, what stands in the text then. */
import type { ColleagueView } from "../../mailbox/views.js";

/** Names offered at most. */
const MOST = 8;

const fold = (text: string): string => text.toLocaleLowerCase("de").normalize("NFD").replace(/\p{Mn}/gu, "");

/** What is being typed behind an "@" that begins a word; null: nothing. */
export function begun(text: string, caret: number): { readonly at: number; readonly query: string } | null {
  const found = /(?:^|\s)@([^\s@]{0,30})$/u.exec(text.slice(0, caret));
  const query = found?.[1];
  return query === undefined ? null : { at: caret - query.length - 1, query };
}

/** Whose name, or a part of it, begins so. */
export function offered(colleagues: readonly ColleagueView[], query: string): readonly ColleagueView[] {
  const wanted = fold(query);
  return colleagues.filter(({ label }) => [label, ...label.split(/[\s,.]+/u)].some((part) => fold(part).startsWith(wanted))).slice(0, MOST);
}

/** The text with the name in place of what was begun, and where the caret goes. */
export function inserted(text: string, caret: number, at: number, label: string): { readonly text: string; readonly caret: number } {
  const before = `${text.slice(0, at)}@${label} `;
  return { text: before + text.slice(caret), caret: before.length };
}

/** Of those who were chosen, whoever still stands in the text. */
export function mentionedIn(text: string, chosen: readonly ColleagueView[]): readonly string[] {
  return [...new Set(chosen.filter(({ label }) => text.includes(`@${label}`)).map(({ pid }) => pid))];
}
