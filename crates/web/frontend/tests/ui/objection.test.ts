// SPDX-License-Identifier: EUPL-1.2
/** What sounds like an objection, and until when one is possible. Negative control: with `objects` answering false three of four are red. */
import { describe, expect, it } from "vitest";
import type { AnnouncedView, MessageView, ThreadView } from "../../src/mailbox/views.js";
import { formless, openUntil } from "../../src/ui/office/objection.js";
import { objects } from "../../src/ui/shared/objection.js";
import { CASE } from "./people.js";

type Message = Extract<MessageView, { kind: "message" }>;
const some = CASE.messages.find((message): message is Message => message.kind === "message")!;
const NOW = 1_795_435_200;
const says = (body: string, as: "self" | "staff", more: Partial<Message> = {}): Message => ({ ...some, subject: "", body, from: { ...some.from, as }, decision: null, ...more });
const thread = (...messages: Message[]): ThreadView => ({ ...CASE, messages });
const announced = (until: string | null, effective: string | null = null): AnnouncedView => ({ effective: effective === null ? null : { on: "2026-11-20", until: effective }, pid: "p", providedAt: 1, notifiedAt: 1, failedAt: null, returnedAt: null, fetchedAt: null, on: "2026-11-20", until });
const decision = (remedy: "objection" | "action", ...all: AnnouncedView[]): Message => says("Bescheid", "staff", { decision: { remedy, instructed: true, announced: all, letters: [] } });

describe("an objection without form", () => {
  it("is heard in the words people use, and in no others", () => {
    for (const text of ["Ich lege Widerspruch ein.", "widerspruch!", "Hiermit widerspreche ich dem Bescheid", "Ich möchte widersprechen", "EINSPRUCH gegen 3/26", "I object", "my objection", "I appeal", "Karara itiraz ediyorum", "İTİRAZIMDIR", "أعترض على القرار", "هذا اعتراضي"]) expect(objects(text), text).toBe(true);
    for (const text of ["Ich spreche mit dem Arzt", "Anspruch auf Krankengeld", "Der Widerspruchsführer", "objective", "appealed", "tırazı", "عرض جديد"]) expect(objects(text), text).toBe(false);
  });

  it("is the newest one that nobody has answered", () => {
    expect(formless(thread(says("Ich lege Widerspruch ein.", "self", { receivedAt: 7, lang: "en" })))).toEqual({ at: 7, lang: "en" });
    expect(formless(thread(says("Ich lege Widerspruch ein.", "self", { receivedAt: 7 }), says("Und noch etwas.", "self")))?.at).toBe(7);
    expect(formless(thread(says("Ich lege Widerspruch ein.", "self"), says("Dafür braucht es eine Form.", "staff")))).toBeNull();
    expect(formless(thread(says("Gegen diesen Bescheid ist der Widerspruch zulässig.", "staff")))).toBeNull();
  });

  it("can still be made until the earliest last day that has not gone by", () => {
    const objecting = says("Widerspruch", "self");
    expect(openUntil(thread(objecting), NOW)).toBeNull();
    expect(openUntil(thread(decision("objection", announced("2026-12-21"), announced("2026-12-28")), objecting), NOW)).toBe("2026-12-21");
    expect(openUntil(thread(decision("objection", announced("2026-11-20")), decision("objection", announced("2026-12-28")), objecting), NOW)).toBe("2026-12-28");
    // Of several recipients the day for all of them counts.
    expect(openUntil(thread(decision("objection", announced("2026-12-28", "2026-12-21")), objecting), NOW)).toBe("2026-12-21");
    expect(openUntil(thread(decision("objection", announced("2026-11-22"))), NOW)).toBeNull();
    expect(openUntil(thread(decision("objection", announced("2026-11-23"))), NOW)).toBe("2026-11-23");
    expect(openUntil(thread(decision("action", announced("2026-12-28"))), NOW)).toBeNull();
  });
});
