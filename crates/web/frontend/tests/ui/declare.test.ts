// SPDX-License-Identifier: EUPL-1.2
/** What is offered for confirmation, and against which decisions one can still object. Negative control, seen red and restored: days that have gone by are kept. */
import { describe, expect, it } from "vitest";
import type { AnnouncedView, MessageView, ThreadView } from "../../src/mailbox/views.js";
import { open, unconfirmed } from "../../src/ui/portal/declare.js";
import { CASE } from "./people.js";

type Message = Extract<MessageView, { kind: "message" }>;
const some = CASE.messages.find((message): message is Message => message.kind === "message")!;
const NOW = 1_795_435_200;
const own = (body: string, more: Partial<Message> = {}): Message => ({ ...some, own: true, subject: "", body, accepted: { at: 1, hash: "h" }, decision: null, declared: null, ...more });
const announced = (until: string | null, effective: string | null = null): AnnouncedView => ({ effective: effective === null ? null : { on: "2026-11-20", until: effective }, pid: "p", providedAt: 1, notifiedAt: 1, failedAt: null, returnedAt: null, fetchedAt: null, on: "2026-11-20", until });
const decision = (remedy: "objection" | "action", at: number, ...all: AnnouncedView[]): Message => own("Bescheid", { own: false, receivedAt: at, decision: { remedy, instructed: true, announced: all, letters: [] } });
const thread = (...messages: Message[]): ThreadView => ({ ...CASE, messages });

describe("what can be confirmed", () => {
  it("is the newest message of one's own that sounds like an objection, once the server has it", () => {
    expect(unconfirmed(thread(own("Ich lege Widerspruch ein.", { mid: "a" }), own("Widerspruch, noch einmal.", { mid: "b" })))?.mid).toBe("b");
    expect(unconfirmed(thread(own("Danke.")))).toBeNull();
    expect(unconfirmed(thread(own("Widerspruch", { own: false })))).toBeNull();
    expect(unconfirmed(thread(own("Widerspruch", { accepted: null })))).toBeNull();
    expect(unconfirmed(thread(own("Widerspruch", { declared: { procedure: "eid", at: 1 } })))).toBeNull();
    // What the server says without proof is no confirmation; asking again would not mend it.
    expect(unconfirmed(thread(own("Widerspruch", { declared: "unproven" })))).toBeNull();
  });
});

describe("decisions one can object to", () => {
  it("are those whose period runs, the first to end first", () => {
    expect(open(thread(decision("objection", 5, announced("2026-12-28")), decision("objection", 7, announced("2026-12-21"))), NOW)).toEqual([{ at: 7, until: "2026-12-21" }, { at: 5, until: "2026-12-28" }]);
    expect(open(thread(decision("objection", 5, announced("2026-11-22"))), NOW)).toEqual([]);
    expect(open(thread(decision("objection", 5, announced("2026-11-23"))), NOW)).toHaveLength(1);
    expect(open(thread(decision("objection", 5, announced("2026-12-28", "2026-12-21"))), NOW)[0]?.until).toBe("2026-12-21");
    expect(open(thread(decision("action", 5, announced("2026-12-28")), decision("objection", 6)), NOW)).toEqual([]);
  });
});
