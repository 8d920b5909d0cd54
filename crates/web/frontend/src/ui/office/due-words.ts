// SPDX-License-Identifier: EUPL-1.2
/** What a list and a case say about deadlines: the state words of DESIGN.md section 4, always with the date beside them. */
import { clockTime, date, daysBetween, isoDay, plainDate, weekdayDate } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { ClocksView } from "../../mailbox/views.js";

/** Days up to which a deadline is told in days. */
const NEAR = 14;

export interface DueWords {
  readonly kind: "late" | "today" | "later" | "rests" | "resubmit" | "none";
  readonly text: string;
  /** The date in full, or what the deadline is. */
  readonly more: string | null;
}

interface Deadline {
  readonly at: number;
  /** A moment on its last day. */
  readonly on: number;
  readonly law: boolean;
}

/** The earlier one of promise and statutory deadline. */
function deadline(clocks: ClocksView): Deadline | null {
  const promise = clocks.promise === null ? [] : [{ at: clocks.promise.at, on: clocks.promise.at, law: false }];
  const law = clocks.statutory === null ? [] : [{ at: clocks.statutory.at, on: clocks.statutory.at - 1, law: true }];
  return [...promise, ...law].sort((a, b) => a.at - b.at)[0] ?? null;
}

export function dueWords(clocks: ClocksView | null, now: number): DueWords {
  if (clocks === null) return { kind: "none", text: t("due-none"), more: null };
  const { resubmission } = clocks;
  const rests = resubmission !== null && resubmission.restsUntil !== null && resubmission.restsUntil > now ? resubmission : null;
  const next = deadline(clocks);
  const resting = rests === null ? null : t("due-rests-until", { date: weekdayDate(rests.restsUntil ?? rests.at) });
  if (next !== null && next.at <= now) {
    const days = daysBetween(next.on, now);
    return { kind: "late", text: days === 0 ? t("due-late-today", { clock: clockTime(next.at) }) : t("due-late", { n: days }), more: resting ?? moreOf(next) };
  }
  if (rests !== null) return { kind: "rests", text: t("due-rests"), more: t("due-until", { date: weekdayDate(rests.restsUntil ?? rests.at) }) };
  if (resubmission !== null && resubmission.at <= now && (next === null || daysBetween(now, next.on) > 0)) return { kind: "resubmit", text: t("due-resubmit"), more: t(`resubmit-${resubmission.reason}`) };
  if (next === null) return { kind: "none", text: t("due-none"), more: clocks.owedSince === null ? null : t("due-owed", { date: weekdayDate(clocks.owedSince) }) };
  const days = daysBetween(now, next.on);
  if (days === 0) return { kind: "today", text: next.law ? t("due-today") : t("due-today-at", { clock: clockTime(next.at) }), more: next.law ? t("due-law") : null };
  if (days === 1) return { kind: "later", text: t("due-tomorrow"), more: moreOf(next) };
  return days <= NEAR ? { kind: "later", text: t("due-in", { n: days }), more: moreOf(next) } : { kind: "later", text: date(next.on), more: next.law ? t("due-law") : null };
}

const moreOf = (next: Deadline): string => (next.law ? t("due-law-on", { date: weekdayDate(next.on) }) : weekdayDate(next.on));

/** Age of what is owed: `heute`, `3 T.`. */
export function ageWord(since: number, now: number): string {
  const days = daysBetween(since, now);
  return days <= 0 ? t("age-today") : t("age-days", { n: days });
}

/** The statutory deadline in one sentence, with the day until which a decision has to be in the portal. */
export function lawSentence(law: NonNullable<ClocksView["statutory"]>): string {
  return t("law-line", { rule: t(`law-${law.rule}`), received: plainDate(law.received), last: plainDate(law.lastDay), announce: plainDate(law.announceBy) });
}

/** What is sent here at this time counts as announced after the statutory deadline only: in one sentence, or null when it is early enough. */
export function tooLate(clocks: ClocksView | null, at: number): string | null {
  const law = clocks?.statutory ?? null;
  if (law === null || isoDay(at) <= law.announceBy) return null;
  return t("law-too-late", { announce: plainDate(law.announceBy), last: plainDate(law.lastDay) });
}
