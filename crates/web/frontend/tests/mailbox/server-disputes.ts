// SPDX-License-Identifier: EUPL-1.2
// What persons dispute, at the fake server: as the store does it, without its checks of who may.
import { Problem, type Body, type Side, type StoredThread } from "./server-shapes.ts";

export interface Dispute {
  readonly id: string;
  readonly about: string | null;
  readonly said: string;
  readonly by: string;
  readonly at: number;
  ended: { readonly outcome: string; readonly by: string; readonly at: number; restricted_until: number } | null;
}
const all = new WeakMap<StoredThread, Dispute[]>();
/** What was disputed in a thread, oldest first. */
export function disputesOf(thread: StoredThread): Dispute[] {
  const known = all.get(thread) ?? [];
  all.set(thread, known);
  return known;
}

const DAYS = 4 * 86_400;

/** Answers, or null for another route. */
export function dispute(route: string, thread: () => StoredThread, asker: { readonly side: Side; readonly pid: string }, id: string, body: Body, now: number): [number, unknown] | null {
  switch (route) {
    case "POST /threads/{id}/disputes": {
      const known = disputesOf(thread());
      if (known.some((one) => one.said === body.said || (one.ended === null && one.about === body.about))) throw new Problem(409, "state-conflict");
      const one: Dispute = { id: crypto.randomUUID(), about: body.about, said: body.said, by: asker.pid, at: now, ended: null };
      known.push(one);
      return [201, { id: one.id }];
    }
    case "DELETE /threads/{id}/disputes/{id}": {
      const one = disputesOf(thread()).find((known) => known.id === id);
      if (one === undefined) throw new Problem(404, "not-found");
      if (one.ended === null) one.ended = { outcome: "withdrawn", by: asker.pid, at: now, restricted_until: now };
      else if (one.ended.restricted_until > now) one.ended.restricted_until = now;
      else throw new Problem(409, "state-conflict");
      return [204, null];
    }
    case "POST /threads/{id}/disputes/{id}/settlement": {
      const one = disputesOf(thread()).find((known) => known.id === id);
      if (one === undefined) throw new Problem(404, "not-found");
      if (one.ended !== null) throw new Problem(409, "state-conflict");
      one.ended = { outcome: body.outcome, by: asker.pid, at: now, restricted_until: now + DAYS };
      return [204, null];
    }
    default:
      return null;
  }
}

/** Member of a thread's answer, as the wire leaves it out when there is none. */
export const told = (thread: StoredThread, side: Side): object =>
  disputesOf(thread).length === 0
    ? {}
    : {
        disputes: disputesOf(thread).map(({ about, ended, ...one }) => ({
          ...one,
          ...(about === null ? {} : { about }),
          ...(ended === null ? {} : { ended: { outcome: ended.outcome, at: ended.at, restricted_until: ended.restricted_until, ...(side === "office" ? { by: ended.by } : {}) } }),
        })),
      };
