// SPDX-License-Identifier: EUPL-1.2
/** The words for deadlines (DESIGN.md section 4): the date stands beside every one, and a rest never hides what is late. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { startTexts } from "../../src/i18n/i18n.js";
import type { ClocksView } from "../../src/mailbox/views.js";
import { ageWord, dueWords, tooLate } from "../../src/ui/office/due-words.js";

const texts = ["common", "refusals", "office"].map((file) => readFileSync(join(import.meta.dirname, `../../src/i18n/de/${file}.ftl`), "utf8"));
beforeAll(() => startTexts({ de: texts, other: {} }, ["de"]));

/** Monday, 23 November 2026, 14:36 in Berlin. */
const NOW = Date.UTC(2026, 10, 23, 13, 36) / 1000;
const at = (day: number, hour: number): number => Date.UTC(2026, 10, day, hour - 1) / 1000;
const NONE: ClocksView = { dept: "krankengeld", escalatesAt: null, owedSince: null, promise: null, statutory: null, resubmission: null };
const promised = (until: number): ClocksView => ({ ...NONE, owedSince: at(20, 10), promise: { at: until, days: 3 } });
const words = (clocks: ClocksView): string => {
  const { kind, text, more } = dueWords(clocks, NOW);
  return [kind, text, ...(more === null ? [] : [more])].join(" | ");
};

test("a promise is told by its day and hour", () => {
  expect(words(promised(at(21, 16)))).toBe("late | 2 Tage überfällig | Sa., 21.11.");
  expect(words(promised(at(22, 16)))).toBe("late | 1 Tag überfällig | So., 22.11.");
  expect(words(promised(at(23, 14)))).toBe("late | überfällig seit 14:00 | Mo., 23.11.");
  expect(words(promised(at(23, 16)))).toBe("today | heute, 16:00");
  expect(words(promised(at(24, 16)))).toBe("later | morgen | Di., 24.11.");
  expect(words(promised(at(27, 16)))).toBe("later | in 4 Tagen | Fr., 27.11.");
  expect(words(NONE)).toBe("none | keine Frist");
});

test("a statutory deadline is told by its last day, and the earlier one of the two counts", () => {
  // The end of the 23rd is the begin of the 24th.
  const law = { rule: "kv-3w", received: "2026-11-02", lastDay: "2026-11-23", announceBy: "2026-11-19", at: at(24, 0) } as const;
  expect(words({ ...NONE, statutory: law })).toBe("today | heute | gesetzliche Frist");
  expect(words({ ...promised(at(27, 16)), statutory: { ...law, at: at(25, 0) } })).toBe("later | morgen | Di., 24.11. · gesetzlich");
  expect(words({ ...promised(at(24, 16)), statutory: { ...law, at: at(28, 0) } })).toBe("later | morgen | Di., 24.11.");
});

test("a rest says until when, and hides nothing that is late", () => {
  const rest = { day: "2026-11-30", at: at(30, 0), restsUntil: at(30, 0), reason: "papers", by: "p" } as const;
  expect(words({ ...NONE, resubmission: rest })).toBe("rests | ruht | bis Mo., 30.11.");
  expect(words({ ...promised(at(21, 16)), resubmission: rest })).toBe("late | 2 Tage überfällig | ruht bis Mo., 30.11.");
  expect(words({ ...NONE, resubmission: { ...rest, day: "2026-11-23", at: at(23, 0), restsUntil: at(23, 0) } })).toBe("resubmit | Wiedervorlage | Unterlagen der Person fehlen");
});

test("age is told in days of the calendar", () => {
  expect(ageWord(at(23, 1), NOW)).toBe("heute");
  expect(ageWord(at(22, 23), NOW)).toBe("1 T.");
});

test("what goes out behind the last safe day is too late for the statutory deadline, up to the last minute of that day it is not", () => {
  // The example of the requirements: received on Monday, 2 March 2026.
  const clocks: ClocksView = { ...NONE, statutory: { rule: "kv-3w", received: "2026-03-02", lastDay: "2026-03-23", announceBy: "2026-03-19", at: Date.UTC(2026, 2, 23, 23) / 1000 } };
  const sent = (day: number, hour: number, minute: number): number => Date.UTC(2026, 2, day, hour - 1, minute) / 1000;
  expect(tooLate(clocks, sent(19, 23, 59))).toBeNull();
  expect(tooLate(clocks, sent(20, 0, 0))).toMatch(/bis 19\.03\.2026 eingestellt sein.* endet am 23\.03\.2026/);
  expect(tooLate(NONE, sent(20, 0, 0))).toBeNull();
  expect(tooLate(null, sent(20, 0, 0))).toBeNull();
});
