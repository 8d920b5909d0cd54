// SPDX-License-Identifier: EUPL-1.2
// Whoever lost everything and was identified anew: what earlier keys could read, and from when on staff may give it to the new one
// (docs/PROTOCOL.md, section 5). All of it is read from verified bindings and epochs; what the server says about it is not asked.
import { LETTER_WAIT, type NewKeyView } from "./api.ts";
import type { Directory } from "./directory.ts";
import { demand, ProtocolError } from "./errors.ts";
import type { EpochState, Lane } from "./lane.ts";
import { persons } from "./members.ts";
import { expectedMembers, freshForNewEpoch, membershipOf, oldestProof } from "./next-sender.ts";
import type { Signed } from "./statement.ts";
import type { Bind } from "./statements/bind.ts";
import type { Member } from "./statements/thread-epoch.ts";
import type { B64u, UnixSeconds, Uuid } from "./wire.ts";

/** The newest identification of a person, and the keys that came from it. */
interface Identification {
  readonly bind: Signed<Bind>;
  /** Of the binding itself and of carryovers since. */
  readonly keys: readonly B64u[];
  /** There were other keys before. */
  readonly anew: boolean;
  /** Before then nobody gives the new keys what was before; null: at once. */
  readonly opensAt: UnixSeconds | null;
}

/** Null when a link of the chain was not shown: then nobody knows how the newest key came about. */
export function identificationOf(directory: Directory, pid: Uuid, at: UnixSeconds): Identification | null {
  const keys: B64u[] = [];
  let next: number | null = null;
  for (const bind of directory.bindings(pid).reverse()) {
    const { body } = bind;
    if (body.nbf > at) continue;
    if (next !== null && body.seq !== next) return null;
    keys.push(body.kc);
    next = body.seq - 1;
    if (body.assurance === "carryover" && body.seq > 1) continue;
    const anew = body.seq > 1;
    return { bind, keys, anew, opensAt: anew && body.assurance === "letter" ? body.iat + LETTER_WAIT : null };
  }
  return null;
}

/** Persons of the lane whose newest key came by a new identification, with the epochs that name an earlier one. */
export function newKeysOf(lane: Lane, directory: Directory): NewKeyView[] {
  const subject = lane.newest?.signed.body.subject ?? "";
  const pids = new Set(lane.epochs.flatMap(({ signed }) => persons(signed.body).map(({ pid }) => pid)));
  return [...pids].sort().flatMap((pid): NewKeyView[] => {
    const known = identificationOf(directory, pid, Number.MAX_SAFE_INTEGER);
    if (known?.anew !== true) return [];
    const epochs = lane.epochs.filter((state) => namesOther(state, pid, known.keys)).map(({ signed }) => signed.body.epoch);
    const { body } = known.bind;
    return epochs.length === 0 ? [] : [{ pid, role: pid === subject ? "subject" : "rep", kc: known.keys[0] ?? body.kc, at: body.nbf, assurance: body.assurance, opensAt: known.opensAt, epochs }];
  });
}

function namesOther({ signed }: EpochState, pid: Uuid, keys: readonly B64u[]): boolean {
  return persons(signed.body).some((member) => member.pid === pid && !keys.includes(member.kc));
}

/**
 * Whether a member may be given an epoch now: she is one today, by the binding that is current and proven so within the last 48 hours,
 * and the waiting time of a new identification is over.
 * @throws `ghost-member`, `not-fresh`, `stale-binding`, `sequence-gap`, `not-entitled`, `history-withheld`
 */
export function demandGivable(lane: Lane, state: EpochState, member: Member, staff: boolean, directory: Directory, now: UnixSeconds): void {
  const facts = directory.facts([], lane.matter);
  demand(state.authentic, "author-not-allowed");
  const stale = freshForNewEpoch(oldestProof({ members: [member] }, directory.revlist, directory.fresh(), facts, now));
  if (stale !== null) throw new ProtocolError(stale);
  if (member.t === "dept") return;
  const newest = lane.newest?.signed.body;
  if (newest === undefined) throw new ProtocolError("epoch-gap");
  const today = expectedMembers(membershipOf(newest), facts, now);
  if (typeof today === "string") throw new ProtocolError(today);
  demand(today.some((other) => other.t === "person" && other.pid === member.pid), "ghost-member");
  const known = identificationOf(directory, member.pid, now);
  if (known === null) throw new ProtocolError("sequence-gap");
  if (!namesOther(state, member.pid, known.keys)) return;
  demand(staff, "not-entitled");
  demand(known.opensAt === null || now >= known.opensAt, "history-withheld");
}
