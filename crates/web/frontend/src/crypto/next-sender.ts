// SPDX-License-Identifier: EUPL-1.2
// The rule of the next sender, and freshness: what must be true before anything is sent (docs/PROTOCOL.md, section 5).
import type { ErrorCode } from "./errors.ts";
import { bindingAt, departmentAt, representativesAt, type Facts } from "./facts.ts";
import { departmentNames, memberKey, persons } from "./members.ts";
import type { Fresh } from "./statements/fresh.ts";
import type { Revlist } from "./statements/revlist.ts";
import type { Member, ThreadEpoch } from "./statements/thread-epoch.ts";
import type { Lane, Slug, UnixSeconds, Uuid } from "./wire.ts";

const DAY = 86_400;
export const EPOCH_MAX_AGE = 90 * DAY;
export const EPOCH_MAX_MESSAGES = 200;
/** A new epoch, and anything staff sends, rests on proofs of at most 48 hours. */
export const FRESH_FOR = 2 * DAY;
/** A person may send into an unchanged membership with older ones, with a visible warning. */
const STALE_FOR = 14 * DAY;

/** What stays the same from epoch to epoch, and who is kept out. */
export interface Membership {
  readonly lane: Lane;
  readonly subject: Uuid;
  readonly departments: readonly Slug[];
  readonly exclude: readonly Uuid[];
  /** Persons of the epoch before; for a first epoch its author. Representatives without right `post` are in nothing else. */
  readonly present: readonly Uuid[];
}

export const membershipOf = (epoch: ThreadEpoch): Membership => ({
  lane: epoch.lane,
  subject: epoch.subject,
  departments: departmentNames(epoch),
  exclude: epoch.exclude,
  present: persons(epoch).map(({ pid }) => pid),
});

/** The member list that should hold at a time, sorted; or `no-department`, `stale-department`. */
export function expectedMembers(place: Membership, facts: Facts, at: UnixSeconds): readonly Member[] | ErrorCode {
  if (place.departments.length === 0) return "no-department";
  const people = new Set<Uuid>();
  if (place.lane === "case") {
    people.add(place.subject);
    for (const fact of representativesAt(facts, place.subject, at)) if (!place.exclude.includes(fact.pid) && (fact.post || place.present.includes(fact.pid))) people.add(fact.pid);
  }
  const members: Member[] = [];
  for (const pid of people) {
    const binding = bindingAt(facts, pid, at);
    if (binding !== null) members.push({ t: "person", pid, kc: binding.kc });
  }
  for (const dept of new Set(place.departments)) {
    const newest = departmentAt(facts, dept, at);
    if (newest === null) return "stale-department";
    members.push({ t: "dept", dept, epoch: newest.epoch, de: newest.de });
  }
  return members.sort((a, b) => (memberKey(a) < memberKey(b) ? -1 : 1));
}

export type NewEpochReason = "membership" | "age" | "messages";

export function sameMembers(a: readonly Member[], b: readonly Member[]): boolean {
  const text = (member: Member): string => (member.t === "person" ? `${memberKey(member)} ${member.kc}` : `${memberKey(member)} ${member.epoch} ${member.de}`);
  return a.length === b.length && a.every((member, i) => b[i] !== undefined && text(member) === text(b[i]));
}

/** Why a new epoch must be uploaded before anything is sent. @param messages sent in the current one */
export function needsNewEpoch(current: ThreadEpoch, messages: number, facts: Facts, now: UnixSeconds): { readonly reason: NewEpochReason | null } | ErrorCode {
  const expected = expectedMembers(membershipOf(current), facts, now);
  if (typeof expected === "string") return expected;
  if (!sameMembers(expected, current.members)) return { reason: "membership" };
  if (now - current.iat > EPOCH_MAX_AGE) return { reason: "age" };
  return { reason: messages >= EPOCH_MAX_MESSAGES ? "messages" : null };
}

/** Age in seconds of the oldest proof a member list rests on, or why there is none. Both kinds must have been verified. */
export function oldestProof(epoch: Pick<ThreadEpoch, "members">, revlist: Revlist | null, fresh: readonly Fresh[], facts: Facts, now: UnixSeconds): number | "not-fresh" | "stale-binding" {
  if (revlist === null) return "not-fresh";
  let oldest = now - revlist.iat;
  for (const { pid } of persons(epoch)) {
    const newest = fresh.filter((one) => one.pid === pid).sort((a, b) => b.iat - a.iat)[0];
    if (newest === undefined) return "not-fresh";
    // Another binding than the one known: a newer one was held back.
    if (bindingAt(facts, pid, now)?.bind !== newest.bind) return "stale-binding";
    oldest = Math.max(oldest, now - newest.iat);
  }
  return oldest;
}

export function freshForNewEpoch(oldest: ReturnType<typeof oldestProof>): ErrorCode | null {
  if (typeof oldest === "string") return oldest;
  return oldest <= FRESH_FOR ? null : "not-fresh";
}

/** Sending into an unchanged membership: staff needs 48 hours, a person may go on for 14 days. */
export function freshForSending(oldest: ReturnType<typeof oldestProof>, side: "person" | "staff"): "fresh" | "warn" | "not-fresh" | "stale-binding" {
  if (typeof oldest === "string") return oldest;
  if (oldest <= FRESH_FOR) return "fresh";
  return side === "person" && oldest <= STALE_FOR ? "warn" : "not-fresh";
}
