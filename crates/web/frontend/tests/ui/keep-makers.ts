// SPDX-License-Identifier: EUPL-1.2
/** Makers without a browser: no fonts are fetched, and the proof is one that proves nothing. */
import type { Outcome, ThreadProof } from "../../src/mailbox/views.js";
import type { Makers } from "../../src/ui/portal/keep-parts.js";
import { THREAD } from "./people.js";

const envelope = { payload: "e30=", payloadType: "application/vnd.sp1.message+json", signatures: [] };
export const PROOF: ThreadProof = {
  v: 1,
  org: "musterkasse.example",
  thread: THREAD.thread,
  lane: "case",
  matter: "krankengeld-nachweis",
  subject: "p-erika",
  td: [],
  statements: [],
  epochs: [],
  messages: [
    {
      idx: 1,
      header: { mid: "m-1", thread: THREAD.thread, lane: "case", epoch: 1, matter: "krankengeld-nachweis", class: "hoch", kind: "msg", sender: "p-erika", dev: "d", n: 1 },
      file: "h",
      receipt: envelope,
      message: envelope,
      declared: null,
    },
  ],
};
const value: Outcome<ThreadProof> = { ok: true, value: PROOF };

export const MAKERS: Makers & { readonly value: Outcome<ThreadProof> } = {
  value,
  ready: () => Promise.resolve({ ok: true, value: null }),
  proof: () => Promise.resolve(value),
  paper: (about) => Promise.resolve({ ok: true, value: new Blob([`%PDF-1.7 ${about.title}`]) }),
};
