// SPDX-License-Identifier: EUPL-1.2
// A proof of a declaration waits in the browser until the server has taken it, or will never take it. Negative control, seen red and restored:
// whatever is refused with 400 is thrown away.
import { describe, expect, it } from "vitest";
import type { Context } from "../../src/mailbox/context.js";
import { Declare } from "../../src/mailbox/declare.js";
import type { Trust } from "../../src/mailbox/trust.js";

/** What the server answers, and whether the proof is still there afterwards. */
async function settle(answer: { readonly ok: true; readonly value: null } | { readonly ok: false; readonly problem: { readonly code: string; readonly status: number } }) {
  let kept = true;
  const context = {
    api: { declare: () => Promise.resolve(answer) },
    crypto: {
      waitingDeclaration: () => Promise.resolve(kept ? { stmt: {}, thread: "t" } : null),
      dropDeclaration: () => {
        kept = false;
        return Promise.resolve();
      },
    },
    env: { http: { uuid: () => "u" } },
  } as unknown as Context;
  const taken = await new Declare(context, null as unknown as Trust).settle().catch(() => "refused");
  return { taken, kept };
}

describe("a proof that waits", () => {
  it("goes when the server has it, and when it never will", async () => {
    expect(await settle({ ok: true, value: null })).toEqual({ taken: true, kept: false });
    expect(await settle({ ok: false, problem: { code: "not-found", status: 404 } })).toEqual({ taken: "refused", kept: false });
    expect(await settle({ ok: false, problem: { code: "bad-signature", status: 400 } })).toEqual({ taken: "refused", kept: false });
  });

  it("stays while nobody is signed in, somebody else is, or the network is gone", async () => {
    for (const [code, status] of [["unauthorized", 401], ["wrong-person", 400], ["offline", 0], ["busy", 503]] as const) {
      expect(await settle({ ok: false, problem: { code, status } }), code).toEqual({ taken: false, kept: true });
    }
  });
});
