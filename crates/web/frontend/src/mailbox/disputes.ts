// SPDX-License-Identifier: EUPL-1.2
/** What a person says is wrong (Art. 16, 18 GDPR; R-101). Her words are a message like any other; that they dispute something is said beside it. */
import type { Core } from "./common.js";
import { need, outcome, refuse, Refused } from "./outcome.js";
import type { DisputePart } from "./service.js";

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
