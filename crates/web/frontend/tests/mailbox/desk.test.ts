// SPDX-License-Identifier: EUPL-1.2
/** What a desk may do for whom is the registrar's to say: its words become sentences, and only blocking goes to the portal itself. */
import { describe, expect, it } from "vitest";
import type { DeskAsk, DeskResult } from "../../src/crypto/api.ts";
import type { Core } from "../../src/mailbox/common.ts";
import { makeDesk } from "../../src/mailbox/desk.ts";
import { makeDeskReps } from "../../src/mailbox/desk-reps.ts";

const PID = "01a22272-0000-7000-8000-000000000001";

/** A registrar that answers everything alike, behind a portal that notes what it is asked. */
function behind(result: DeskResult): { readonly core: Core; readonly asked: DeskAsk[]; readonly blocked: string[] } {
  const asked: DeskAsk[] = [];
  const blocked: string[] = [];
  const fine = <T>(value: T): Promise<{ ok: true; value: T }> => Promise.resolve({ ok: true, value });
  const core = {
    context: {
      now: () => 1_795_000_000,
      api: {
        askDesk: () => fine({ request: "r" }),
        deskReply: () => fine({ state: "done", reason: null, file: "AAAA" }),
        deskBlock: (pid: string) => {
          blocked.push(pid);
          return fine(null);
        },
      },
      crypto: {
        askDesk: ({ ask }: { ask: DeskAsk }) => {
          asked.push(ask);
          return Promise.resolve({ request: "sh", file: new Uint8Array(3) });
        },
        openDeskAnswer: () => Promise.resolve(result),
      },
    },
    trust: { registrar: () => Promise.resolve({}) },
  };
  return { core: core as unknown as Core, asked, blocked };
}

describe("the desk", () => {
  it("blocks at once, without asking whether it may", async () => {
    const { core, asked, blocked } = behind({ t: "refused", reason: "no-contact" });
    expect(await makeDesk(core).block("service", PID, true)).toEqual({ ok: true, value: null });
    expect([asked, blocked]).toEqual([[], [PID]]);
  });

  it("asks the registrar before a block is lifted, and says what it lacks", async () => {
    const without = behind({ t: "refused", reason: "no-contact" });
    expect(await makeDesk(without.core).block("service", PID, false)).toEqual({ ok: false, refusal: { code: "desk-no-contact" } });
    expect([without.asked, without.blocked]).toEqual([[{ t: "unblock", pid: PID }], []]);
    const after = behind({ t: "recorded" });
    expect(await makeDesk(after.core).block("service", PID, false)).toEqual({ ok: true, value: null });
  });

  it("says when looking people up goes on", async () => {
    const { core } = behind({ t: "limited", until: 1_795_003_600 });
    const limited = { ok: false, refusal: { code: "desk-limited", until: 1_795_003_600 } };
    expect(await makeDesk(core).findByNumber("service", "A123456780")).toEqual(limited);
    expect(await makeDesk(core).findByName("service", "Muster", "1985-04-12")).toEqual(limited);
  });

  it("says that an entry is void whose author may enter no more", async () => {
    const { core } = behind({ t: "refused", reason: "author-lost-right" });
    expect(await makeDeskReps(core).decide("service", "draft", null)).toEqual({ ok: false, refusal: { code: "rep-author-lost" } });
  });
});
