// SPDX-License-Identifier: EUPL-1.2
// Messages of one lane of a thread: whether one is accepted, and what the set of them tells about messages held back
// (docs/PROTOCOL.md, section 6). Everything about the set is a function of the set: the order of arrival does not matter.
import { unb64u } from "./b64.ts";
import type { ErrorCode } from "./errors.ts";
import { bindingAt, certifies, holdsAt, isRevoked, representativeAt, type Facts } from "./facts.ts";
import { departmentNames, isOfNobody, persons } from "./members.ts";
import { countSigners, type Signed } from "./statement.ts";
import type { Message } from "./statements/message.ts";
import type { ThreadEpoch } from "./statements/thread-epoch.ts";
import type { B64u, Header, UnixSeconds } from "./wire.ts";

export const MAX_CLOCK_SKEW = 86_400;

export const headerOf = (message: Message): Header => ({
  mid: message.mid,
  thread: message.thread,
  lane: message.lane,
  epoch: message.epoch,
  matter: message.matter,
  class: message.class,
  kind: message.kind,
  sender: message.from.pid,
  dev: message.from.dev,
  n: message.n,
});

function sameHeader(a: Header, b: Header): boolean {
  const names = Object.keys(a) as (keyof Header)[];
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

/**
 * Why a message is refused, or null. The epoch must have passed `membersOk`; facts count as of `sent`. In this order: `header-mismatch`,
 * `wrong-thread`, `not-plain-mail`, `unbound-sender`, `bad-signature`; for staff `uncertified-staff`, `revoked-signer`, `not-a-member`; for persons `not-a-member`.
 */
export async function messageFault(message: Signed<Message>, header: Header, epoch: Signed<ThreadEpoch>, facts: Facts): Promise<ErrorCode | null> {
  const { body } = message;
  const te = epoch.body;
  if (!sameHeader(headerOf(body), header)) return "header-mismatch";
  const here = body.thread === te.thread && body.lane === te.lane && body.epoch === te.epoch && body.te === epoch.id;
  if (!here || body.org !== te.org || body.org !== facts.org) return "wrong-thread";
  // What came as a plain mail never stands among what a person has written, and nobody writes to nobody.
  if ((body.kind === "mail") !== (isOfNobody(te) && te.lane === "case")) return "not-plain-mail";
  const binding = bindingAt(facts, body.from.pid, body.sent);
  if (binding?.kc !== body.from.kc) return "unbound-sender";
  if ((await countSigners(message, [unb64u(binding.sig)])) === 0) return "bad-signature";
  return body.from.as === "staff" ? staffFault(body, te, facts) : personFault(body, te, facts);
}

function staffFault({ from, sent }: Message, te: ThreadEpoch, facts: Facts): ErrorCode | null {
  const cert = facts.certificates.find((fact) => fact.cert === from.cert && fact.pid === from.pid && fact.kc === from.kc && holdsAt(fact, sent));
  if (cert === undefined) return "uncertified-staff";
  if (isRevoked(facts, cert.cert, sent)) return "revoked-signer";
  return certifies(cert, "write", departmentNames(te), sent) ? null : "not-a-member";
}

function personFault({ from, sent }: Message, te: ThreadEpoch, facts: Facts): ErrorCode | null {
  const listed = persons(te).some(({ pid }) => pid === from.pid);
  const forWhom = from.as === "rep" ? from.pid !== te.subject && from.for === te.subject : from.pid === te.subject && from.for === null;
  // Who may only read, or whose time is over, is listed and still writes nothing.
  const may = from.as !== "rep" || representativeAt(facts, from.pid, te.subject, sent)?.write === true;
  return listed && forWhom && may ? null : "not-a-member";
}

/** What the transcript keeps of an accepted message. */
export interface Entry {
  readonly sh: B64u;
  readonly seq: number;
  readonly prev: readonly B64u[];
  readonly sent: UnixSeconds;
  readonly dev: B64u;
  readonly n: number;
  /** When the portal accepted it, by its receipt. */
  readonly received: UnixSeconds | null;
}

export const entryOf = (message: Signed<Message>, received: UnixSeconds | null): Entry => ({
  sh: message.id,
  seq: message.body.seq,
  prev: message.body.prev,
  sent: message.body.sent,
  dev: message.body.from.dev,
  n: message.body.n,
  received,
});

/** What a client shows, beside the messages. */
export type Finding =
  | { readonly flag: "missing-predecessor"; readonly sh: B64u; readonly missing: B64u }
  | { readonly flag: "counter-gap"; readonly dev: B64u; readonly from: number; readonly to: number }
  | { readonly flag: "equivocation"; readonly dev: B64u; readonly n: number; readonly messages: readonly B64u[] }
  | { readonly flag: "wrong-seq"; readonly sh: B64u }
  | { readonly flag: "clock-skew"; readonly sh: B64u };

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Accepted messages of one (thread, lane). */
export class Transcript {
  readonly #entries = new Map<B64u, Entry>();

  /** False if it is known: a replay, to be ignored. */
  insert(entry: Entry): boolean {
    if (this.#entries.has(entry.sh)) return false;
    this.#entries.set(entry.sh, entry);
    return true;
  }

  has(sh: B64u): boolean {
    return this.#entries.has(sh);
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The order in which they are shown: (seq, sent, sh as text). */
  order(): B64u[] {
    const entries = [...this.#entries.values()];
    return entries.sort((a, b) => a.seq - b.seq || a.sent - b.sent || byText(a.sh, b.sh)).map(({ sh }) => sh);
  }

  /** `prev` of the next message: all without successor. */
  heads(): B64u[] {
    const followed = new Set([...this.#entries.values()].flatMap(({ prev }) => prev));
    return [...this.#entries.keys()].filter((sh) => !followed.has(sh)).sort(byText);
  }

  nextSeq(): number {
    return 1 + Math.max(0, ...this.heads().map((sh) => this.#entries.get(sh)?.seq ?? 0));
  }

  /** Highest counter of a device, as far as the portal tells. */
  highestN(dev: B64u): number {
    return Math.max(0, ...[...this.#entries.values()].filter((entry) => entry.dev === dev).map(({ n }) => n));
  }

  /** Everything conspicuous about the set, by kind, then by text. */
  findings(): Finding[] {
    const entries = [...this.#entries.values()].sort((a, b) => byText(a.sh, b.sh));
    return [
      ...entries.flatMap(({ sh, prev }) => prev.filter((one) => !this.#entries.has(one)).map((missing): Finding => ({ flag: "missing-predecessor", sh, missing }))),
      ...this.#counters(entries),
      ...entries.filter((entry) => this.#hasWrongSeq(entry)).map(({ sh }): Finding => ({ flag: "wrong-seq", sh })),
      ...entries.filter(({ sent, received }) => received !== null && Math.abs(received - sent) > MAX_CLOCK_SKEW).map(({ sh }): Finding => ({ flag: "clock-skew", sh })),
    ];
  }

  #counters(entries: readonly Entry[]): Finding[] {
    const gaps: Finding[] = [];
    const equivocations: Finding[] = [];
    for (const dev of [...new Set(entries.map((entry) => entry.dev))].sort(byText)) {
      const own = entries.filter((entry) => entry.dev === dev);
      let next = 1;
      for (const n of [...new Set(own.map((entry) => entry.n))].sort((a, b) => a - b)) {
        if (n > next) gaps.push({ flag: "counter-gap", dev, from: next, to: n - 1 });
        next = n + 1;
        const messages = own.filter((entry) => entry.n === n).map(({ sh }) => sh);
        if (messages.length > 1) equivocations.push({ flag: "equivocation", dev, n, messages });
      }
    }
    return [...gaps, ...equivocations];
  }

  /** Only judged where all messages before it are known. */
  #hasWrongSeq({ seq, prev }: Entry): boolean {
    const before = prev.map((sh) => this.#entries.get(sh)?.seq);
    return before.every((one) => one !== undefined) && seq !== 1 + Math.max(0, ...before);
  }
}
