// SPDX-License-Identifier: EUPL-1.2
/**
 * What a person is told of where her case is: no more than signatures and the insurer's system say.
 * Negative control: with a message that counts as received without a receipt the second is red, with "answered" for what was said before her
 * message the third, with a day that is past shown as a promise the fourth.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { startTexts, type Lang } from "../../src/i18n/i18n.js";
import { deedsFor } from "../../src/ui/portal/tray.js";
import { happened, now } from "../../src/ui/portal/where.js";
import type { MessageView, ProgressView } from "../../src/mailbox/views.js";
import { FIRST, SECOND, THREAD } from "./people.js";

const texts = (messages: readonly MessageView[]): readonly string[] => happened({ messages, unit: "Team Krankengeld" }).map(({ text }) => text);
const told = (part: Partial<ProgressView>, today = "2026-11-24", readOnly = false, main: string | null = null): string =>
  now({ unit: "Team Krankengeld", main, progress: { standing: "open", answerBy: null, statutory: null, tray: "inbox", pinned: false, ...part } }, today, readOnly)
    .map(({ text }) => text)
    .join(" | ");
const own = { ...SECOND, accepted: { at: 1_795_449_600, hash: "x" }, opened: null };
const staff = { ...FIRST, accepted: { at: 1_795_450_000, hash: "y" } };

const read = (lang: Lang): readonly string[] => ["common", "refusals", "portal"].map((file) => readFileSync(join(import.meta.dirname, `../../src/i18n/${lang}/${file}.ftl`), "utf8"));
beforeAll(() => startTexts({ de: read("de"), other: { en: () => Promise.resolve(read("en")) } }, ["de"]));

describe("where a case is", () => {
  it("is received, opened and answered when a signature says so", () => {
    expect(texts([staff, own])).toEqual([expect.stringMatching(/^Ihre letzte Nachricht ist am .* eingegangen/u), expect.stringContaining("noch nicht bestätigt")]);
    expect(texts([{ ...own, opened: { at: 1_795_449_700, by: "Team Krankengeld" } }, staff])).toEqual([expect.stringMatching(/^Ihre Nachricht ist am/u), expect.stringMatching(/^Das Team hat sie am .* geöffnet/u), expect.stringMatching(/^Team Krankengeld hat am .* geantwortet/u)]);
    expect(texts([staff])).toEqual([expect.stringMatching(/hat Ihnen am .* geschrieben/u)]);
  });

  it("is nothing where there is no receipt", () => {
    expect(texts([{ ...own, accepted: null }])).toEqual([]);
    expect(texts([own, { ...staff, accepted: null }])).toEqual([expect.stringContaining("eingegangen"), expect.stringContaining("noch nicht bestätigt")]);
  });

  it("does not count as an answer what was written before", () => {
    expect(texts([staff, own]).some((text) => text.includes("geantwortet"))).toBe(false);
  });

  it("promises a day only while it lies ahead, and says so when it is missed", () => {
    expect(told({})).toBe("Jetzt ist Team Krankengeld dran.");
    expect(told({ answerBy: "2026-11-24" })).toContain("Wir antworten bis 24.11.2026");
    expect(told({ answerBy: "2026-11-23" })).toContain("Es dauert länger. Wir wollten bis 23.11.2026 antworten");
    const statutory = { received: "2026-11-03", lastDay: "2026-11-24" };
    expect(told({ statutory })).toContain("muss spätestens am 24.11.2026 entschieden sein");
    expect(told({ statutory }, "2026-11-25")).toContain("ist am 24.11.2026 abgelaufen");
  });

  it("says that an answer opens it again, where one can be written", () => {
    expect(told({ standing: "done" })).toContain("wird er wieder geöffnet");
    expect(told({ standing: "done" }, "2026-11-24", true)).not.toContain("antworten");
    expect(told({ standing: "done" }, "2026-11-24", false, "other")).toContain("geht in einem anderen weiter");
    expect(now({ ...THREAD, progress: null }, "2026-11-24", false)).toEqual([]);
  });

  it("can be put away and brought back from wherever it is", () => {
    expect(deedsFor({ tray: "inbox", pinned: false })).toEqual(["pin", "archive", "hide"]);
    expect(deedsFor({ tray: "inbox", pinned: true })).toEqual(["unpin", "archive", "hide"]);
    expect(deedsFor({ tray: "archive", pinned: false })).toEqual(["show", "hide"]);
    expect(deedsFor({ tray: "hidden", pinned: false })).toEqual(["show"]);
  });
});
