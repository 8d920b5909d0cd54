// SPDX-License-Identifier: EUPL-1.2
/** Rules in words. */
import { t } from "../../i18n/i18n.js";
import type { RuleKind, RuleTest, RuleView } from "../../mailbox/views.js";

export const KINDS: readonly RuleKind[] = ["hands", "matter", "register", "load", "nobody"];
const LAST = 99;

const two = (n: number): string => String(n).padStart(2, "0");

/** What a rule asks the register; null: it was not told (yet). */
export function testWords(test: RuleTest | null): string {
  if (test === null) return t("rule-test-unknown");
  if (test.t === "branch") return t("rule-test-branch", { branch: test.branch });
  return t("rule-test-digits", { from: two(test.from), to: two(test.to) });
}

/** For which cases a rule is. */
export function whichWords(rule: Pick<RuleView, "kind" | "matter">, matterName: (code: string) => string, test: RuleTest | null): string {
  if (rule.kind === "matter") return t("rule-which-matter", { matter: rule.matter === null ? "" : matterName(rule.matter) });
  if (rule.kind === "register") return testWords(test);
  return t(`rule-which-${rule.kind}`);
}

/** To whom they go. */
export function whomWords(rule: RuleView, name: (pid: string) => string): string {
  if (rule.kind === "hands") return t("rule-whom-hands");
  if (rule.kind === "nobody") return t("rule-whom-nobody");
  const [first] = rule.clerks;
  if (first === undefined) return t("rule-whom-all");
  return rule.clerks.length === 1 ? t("rule-whom-one", { name: name(first) }) : t("rule-whom-some", { names: rule.clerks.map(name).join(", ") });
}

/** Two digits as typed; null: that is none. */
export function digitsOf(typed: string): number | null {
  return /^\d{1,2}$/.test(typed.trim()) && Number(typed) <= LAST ? Number(typed) : null;
}

/** The list with one rule moved by a place. */
export function moved<T extends { readonly id: string }>(rules: readonly T[], id: string, by: -1 | 1): readonly T[] {
  const at = rules.findIndex((rule) => rule.id === id);
  const rule = rules[at];
  const to = at + by;
  if (rule === undefined || to < 0 || to >= rules.length) return rules;
  const rest = rules.filter((one) => one.id !== id);
  return [...rest.slice(0, to), rule, ...rest.slice(to)];
}
