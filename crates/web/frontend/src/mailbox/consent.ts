// SPDX-License-Identifier: EUPL-1.2
/** Decisions in the portal: the person's word about it, and what is on record of each. */
import type * as C from "../crypto/api.ts";
import type { wire } from "../api/index.js";
import type { Context } from "./context.js";
import { asRefusal, need, outcome } from "./outcome.js";
import type { ConsentPart } from "./service.js";
import type { Session } from "./session.js";
import type * as V from "./views.js";

/** The days are the server's, by its table of rules; which of the two ends counts, says the sealed decision. */
export function decisionView(decision: C.Decision, { announcements, letters }: Pick<wire.ThreadDetail, "announcements" | "letters">, mid: string, obj: string | null): V.DecisionView {
  const all = announcements ?? [];
  const until = (one: wire.Announcement | wire.Letter): string | null => (decision.instructed ? one.month_until : one.year_until);
  return {
    ...decision,
    announced: all
      .filter((one) => one.mid === mid)
      .map((one) => ({
        effective: one.effective === null ? null : { on: one.effective.announced_on, until: decision.instructed ? one.effective.month_until : one.effective.year_until },
        pid: one.pid,
        providedAt: one.provided_at,
        notifiedAt: one.notified_at,
        failedAt: one.failed_at,
        returnedAt: one.returned_at,
        fetchedAt: one.fetched_at,
        on: one.announced_on,
        until: until(one),
      })),
    letters: (letters ?? [])
      .filter((one) => one.mid === mid)
      .map((one) => ({
        pid: one.pid,
        state: one.state,
        reason: one.reason,
        orderedBy: one.ordered_by,
        orderedAt: one.ordered_at,
        printedAt: one.printed_at,
        same: one.document === null ? null : one.document === obj,
        postedOn: one.posted_on,
        endedAt: one.ended_at,
        fault: one.fault,
        on: one.announced_on,
        until: until(one),
      })),
  };
}

/** A word that does not hold is none: then it is a letter, and nobody's rights depend on what a server says. */
export async function checkedConsent(context: Context, pid: string, answer: wire.Consent): Promise<V.ConsentView> {
  const { newest, reachable, returned } = answer;
  if (newest === null) return { word: null, reachable, returned, refused: null };
  try {
    const { given, version, lang, text } = await context.crypto.checkConsent({ stmt: newest.stmt, pid });
    return { word: { given, version, lang, text, at: newest.at }, reachable, returned, refused: null };
  } catch (error) {
    return { word: null, reachable, returned, refused: asRefusal(error) };
  }
}

export class Consent implements ConsentPart {
  readonly #context: Context;
  readonly #session: Session;

  constructor(context: Context, session: Session) {
    this.#context = context;
    this.#session = session;
  }

  current: ConsentPart["current"] = () => outcome(() => this.#current());

  put: ConsentPart["put"] = (given, words) =>
    outcome(async () => {
      const { context } = this.#get();
      const stmt = await context.crypto.signConsent({ given, ...words, now: context.now() });
      need(await context.api.putConsent(stmt, context.env.http.uuid()));
      return this.#current();
    });

  async #current(): Promise<V.ConsentView> {
    const { context, pid } = this.#get();
    return checkedConsent(context, pid, need(await context.api.consent()));
  }

  #get(): { readonly context: Context; readonly pid: string } {
    return { context: this.#context, pid: this.#session.person().pid };
  }
}
