// SPDX-License-Identifier: EUPL-1.2
/** What a person says is wrong (Art. 16, 18 GDPR; R-101). Her words are a message like any other; that they dispute something is said beside it. */
import type { Core } from "./common.js";
import { need, outcome, refuse, Refused } from "./outcome.js";
import type { DisputePart } from "./service.js";
import type { LoadedThread } from "./threads.js";
import type { DisputeView } from "./views.js";

export class Disputes implements DisputePart {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /** The message first. Said once more with the same `id` after a failure, it is neither sent nor disputed twice. */
  say: DisputePart["say"] = (thread, about, id, text) =>
    outcome(async () => {
      const { context, sending, threads } = this.#core;
      const loaded = await threads.load(thread);
      const sent = await sending.send({ id, thread, matter: loaded.detail.matter, subject: "", body: text, savedAt: context.now() });
      if (!sent.ok) throw new Refused(sent.refusal);
      const said = await sending.mid(id);
      if (said === null) throw refuse("not-found");
      const answer = await context.api.dispute(thread, about, said);
      const known = answer.ok || answer.problem.code !== "state-conflict" ? null : await threads.load(thread);
      // The answer to the first try was lost.
      if (known?.detail.disputes?.some((one) => one.said === said) !== true) need(answer);
      return this.#changed(thread);
    });

  withdraw: DisputePart["withdraw"] = (thread, dispute) =>
    outcome(async () => {
      need(await this.#core.context.api.withdrawDispute(thread, dispute));
      return this.#changed(thread);
    });

  #changed(thread: string): null {
    this.#core.context.live.emit({ kind: "thread", thread });
    return null;
  }
}

/** As one side sees them. Whether somebody has answered is said by the messages, not by the server. */
export function disputeViews({ detail, case: { view } }: LoadedThread, self: string, side: "portal" | "office", now: number): readonly DisputeView[] {
  return (detail.disputes ?? []).map(({ id, about, said, by, at, ended }) => {
    const words = view.messages.find(({ header }) => header.mid === said);
    const answered = words !== undefined && view.messages.some(({ header, idx, content }) => header.kind === "msg" && idx > words.idx && content?.from.as === "staff");
    return {
      id,
      about,
      said,
      by,
      mayEnd: side === "portal" && (by === self || detail.subject === self),
      at,
      ended: ended === null ? null : { outcome: ended.outcome, at: ended.at, until: ended.restricted_until, by: ended.by },
      restricts: ended === null || now < ended.restricted_until,
      answered,
    };
  });
}
