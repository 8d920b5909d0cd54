// SPDX-License-Identifier: EUPL-1.2
/**
 * What the statement on accessibility may say: it follows from what the check of all screens has put on record (checked.json, by
 * `node tests/ui/check.mjs --record`) and from the configuration. Nobody writes a claim by hand.
 */
import type { AccessibilityFacts } from "../../../mailbox/views.js";

/** Only states without any fault stand in it. */
export interface Checked {
  /** Version of axe-core. */
  readonly axe: string;
  /** Its rules, by tag. */
  readonly rules: readonly string[];
  readonly langs: readonly string[];
  /** Widths in CSS pixels at which the rules were asked. */
  readonly widths: readonly number[];
  /** "light", "dark", "forced". */
  readonly modes: readonly string[];
  /** Width in CSS pixels at which nothing scrolls sideways. */
  readonly reflow: number;
  /** Whether these were all states of the portal there were. */
  readonly complete: boolean;
  /** Day of the last check by state. */
  readonly states: Readonly<Record<string, string>>;
}

/** Texts `barrier-gap-…`. */
export type Gap = "people" | "screens" | "signs" | "simple" | "files";

export interface Statement {
  readonly status: "full" | "partly" | "unchecked";
  /** How many screens, and when first and last; null: none. */
  readonly screens: { readonly n: number; readonly from: string; readonly to: string } | null;
  readonly gaps: readonly Gap[];
}

/** What is missing whatever a program finds; taken out here when it is done. */
const KNOWN: readonly Gap[] = ["signs", "simple", "files"];

export function statement(checked: Checked, { reviewed, limitations }: Pick<AccessibilityFacts, "reviewed" | "limitations">, known: readonly Gap[] = KNOWN): Statement {
  const days = Object.values(checked.states).sort();
  const [from, to] = [days[0], days.at(-1)];
  const screens = from === undefined || to === undefined ? null : { n: days.length, from, to };
  const gaps: readonly Gap[] = [...(reviewed === null ? (["people"] as const) : []), ...(checked.complete ? [] : (["screens"] as const)), ...known];
  const status = screens === null ? "unchecked" : gaps.length === 0 && limitations.length === 0 ? "full" : "partly";
  return { status, screens, gaps };
}
