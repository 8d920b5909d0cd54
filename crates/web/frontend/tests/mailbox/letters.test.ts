// SPDX-License-Identifier: EUPL-1.2
/** What stands at a decision that goes by post. Negative control: with `same` always true the second is red. */
import { describe, expect, it } from "vitest";
import type { wire } from "../../src/api/index.js";
import { decisionView } from "../../src/mailbox/consent.js";

const letter: wire.Letter = { mid: "m-1", pid: "p-1", state: "posted", reason: "no-consent", ordered_by: "p-2", ordered_at: 1, printed_at: 2, document: "AAAA", posted_on: "2026-11-23", ended_at: null, fault: null, announced_on: "2026-11-27", month_until: "2026-12-28", year_until: "2027-11-29" };
const shown = (one: wire.Letter, instructed: boolean, obj: string | null): ReturnType<typeof decisionView> => decisionView({ remedy: "objection", instructed }, { announcements: null, letters: [one, { ...one, mid: "m-2" }] }, "m-1", obj);

describe("a decision by post", () => {
  it("has its own letters and the end that its instructions give", () => {
    const { announced, letters } = shown(letter, true, "AAAA");
    expect(announced).toEqual([]);
    expect(letters.map(({ pid, on, until }) => [pid, on, until])).toEqual([["p-1", "2026-11-27", "2026-12-28"]]);
    expect(shown(letter, false, "AAAA").letters[0]?.until).toBe("2027-11-29");
  });

  it("says whether it was this very message that was printed", () => {
    expect(shown(letter, true, "AAAA").letters[0]?.same).toBe(true);
    expect(shown(letter, true, "BBBB").letters[0]?.same).toBe(false);
    expect(shown({ ...letter, document: null }, true, "AAAA").letters[0]?.same).toBeNull();
  });
});
