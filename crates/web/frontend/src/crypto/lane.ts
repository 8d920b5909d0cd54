// SPDX-License-Identifier: EUPL-1.2
// One lane of an open thread: its epochs with their identities, its messages, its transcript and receipts.
import { open, recipientHash, type Identity } from "./agefile.ts";
import type { DeclaredView, EpochInput, MessageInput, ReleasedView } from "./api.ts";
import { b64u } from "./b64.ts";
import type { UnitKeys } from "./departments.ts";
import type { Directory } from "./directory.ts";
import { envelopeFrom } from "./dsse.ts";
import { codeOf, demand, ProtocolError, type ErrorCode } from "./errors.ts";
import { bindingAt, isRevoked, writingCertificates, type Facts } from "./facts.ts";
import { openThreadGrant } from "./grants.ts";
import { sha256 } from "./hash.ts";
import { parsePadded } from "./json.ts";
import { authorOf, departmentNames, membersOk } from "./members.ts";
import { Receipts } from "./receipts.ts";
import { read, type Signed } from "./statement.ts";
import { RECEIPT } from "./statements/receipt.ts";
import { MESSAGE, type Message } from "./statements/message.ts";
import { OIDC_ANSWER } from "./statements/oidc.ts";
import { RELEASE } from "./statements/release.ts";
import { THREAD_EPOCH, type ThreadEpoch } from "./statements/thread-epoch.ts";
import { entryOf, messageFault, Transcript } from "./transcript.ts";
import { verifyDeclared, verifyReceipt, verifyRelease } from "./verify.ts";
import type { B64u, Envelope, Header, Lane as LaneName, Slug, UnixSeconds, Uuid } from "./wire.ts";

/** Keys that may open grants. */
export interface Reader {
  readonly pid: Uuid;
  /** Own identities, the current one first. */
  readonly identities: readonly Identity[];
  readonly units: UnitKeys;
}

export interface EpochState {
  readonly signed: Signed<ThreadEpoch>;
  /** Judged without its predecessor. */
  alone: boolean;
  alarm: ErrorCode | null;
  /** Not made by somebody who may make epochs: what was sent in it is not shown. */
  authentic: boolean;
  identity: Identity | null;
  badGrant: boolean;
}

export interface MessageState {
  readonly header: Header;
  readonly idx: number;
  readonly obj: B64u;
  readonly receivedAt: UnixSeconds | null;
  readonly receiptError: ErrorCode | null;
  readonly message: Signed<Message> | null;
  readonly refused: ErrorCode | null;
  readonly replay: boolean;
  readonly released: ReleasedView | null;
  readonly declared: DeclaredView | null;
  /** As they came, for whoever takes the conversation along. */
  readonly receipt: Envelope;
  readonly declaration: Envelope | null;
  /** Kept while refused: evidence or a grant may still come. */
  readonly retry: MessageInput | null;
}

export class Lane {
  readonly thread: Uuid;
  readonly name: LaneName;
  /** What the server says the thread is about; every message must say the same. Scopes of representatives are measured by it. */
  readonly matter: Slug;
  readonly epochs: EpochState[] = [];
  readonly messages = new Map<number, MessageState>();
  readonly transcript = new Transcript();
  /** Messages that wait, by mid: verified, but no part of the transcript. */
  readonly staged = new Map<Uuid, { readonly message: Signed<Message>; readonly obj: B64u }>();
  readonly receipts: Receipts;
  readonly alarms = new Set<ErrorCode>();
  /** All messages of the server are here: only then missing ones mean something. */
  complete = false;
  /** Made here, not yet taken by the server. */
  pending: { readonly signed: Signed<ThreadEpoch>; readonly identity: Identity } | null = null;

  constructor(thread: Uuid, name: LaneName, matter: Slug) {
    this.thread = thread;
    this.name = name;
    this.matter = matter;
    this.receipts = new Receipts(thread, name);
  }

  get newest(): EpochState | null {
    return this.epochs.at(-1) ?? null;
  }

  get chain(): "complete" | "partial" {
    return this.epochs.length > 0 && this.epochs.every((state) => !state.alone) ? "complete" : "partial";
  }

  epoch(number: number): EpochState | null {
    return this.epochs.find(({ signed }) => signed.body.epoch === number) ?? null;
  }

  message(sh: B64u): MessageState | null {
    return [...this.messages.values()].find((state) => state.message?.id === sh) ?? null;
  }

  get identities(): Identity[] {
    return this.epochs.flatMap(({ identity }) => identity ?? []).reverse();
  }

  // ---------------------------------------------------------------- epochs

  /** Adds statements (any order, repeats allowed), judges all again, opens grants. @param used recipients of the other lane */
  async addEpochs(inputs: readonly EpochInput[], subject: Uuid | null, directory: Directory, used: readonly B64u[], reader: Reader): Promise<void> {
    for (const input of inputs) this.#addEpoch(input, subject);
    await this.judge(directory, used);
    for (const input of inputs) await this.#openGrants(input, reader);
  }

  #addEpoch(input: EpochInput, subject: Uuid | null): void {
    const signed = read(THREAD_EPOCH, input.stmt);
    const { body } = signed;
    const expected = subject ?? this.epochs[0]?.signed.body.subject ?? body.subject;
    demand(body.thread === this.thread && body.lane === this.name && body.subject === expected, "place-changed");
    const known = this.epoch(body.epoch);
    if (known !== null) {
      // Two statements under one number convict the server.
      if (known.signed.id !== signed.id) this.alarms.add("epoch-conflict");
      return;
    }
    this.epochs.push({ signed, alone: true, alarm: null, authentic: false, identity: null, badGrant: false });
    this.epochs.sort((a, b) => a.signed.body.epoch - b.signed.body.epoch);
    if (this.pending !== null && body.epoch >= this.pending.signed.body.epoch) this.pending = null;
  }

  /** `members_ok` over the whole chain: evidence may have come since. */
  async judge(directory: Directory, used: readonly B64u[]): Promise<void> {
    const before: B64u[] = [...used];
    for (const state of this.epochs) {
      const { signed } = state;
      const previous = this.epoch(signed.body.epoch - 1)?.signed ?? null;
      state.alone = signed.body.epoch !== 1 && previous === null;
      const facts = directory.facts(before, this.matter);
      state.alarm = await membersOk(signed, previous, facts, { alone: state.alone });
      state.authentic = signed.body.org === facts.org && typeof (await authorOf(signed, previous?.body ?? null, facts)) === "object";
      before.push(recipientHash(signed.body.enc));
    }
    // An epoch that follows a lone one is judged, but the chain as a whole is not.
    if (this.epochs.some(({ alone }) => alone)) for (const state of this.epochs) state.alone = true;
  }

  async #openGrants(input: EpochInput, reader: Reader): Promise<void> {
    const state = this.epochs.find(({ signed }) => signed.envelope.payload === input.stmt.payload);
    if (state === undefined || state.identity !== null) return;
    const { body } = state.signed;
    const place = { org: body.org, thread: body.thread, lane: body.lane, epoch: body.epoch };
    for (const { file } of input.grants) {
      for (const identity of grantKeys(body, reader)) {
        try {
          state.identity = await openThreadGrant(identity, file, place, body.enc);
          state.badGrant = false;
          return;
        } catch (error) {
          if (codeOf(error) === "not-for-this-key") continue;
          break;
        }
      }
      state.badGrant = true;
    }
  }

  // ---------------------------------------------------------------- messages

  async addMessages(inputs: readonly MessageInput[], directory: Directory): Promise<void> {
    const again = [...this.messages.values()].flatMap(({ retry }) => (retry !== null && !inputs.some(({ idx }) => idx === retry.idx) ? [retry] : []));
    for (const input of [...inputs, ...again].sort((a, b) => a.idx - b.idx)) {
      const known = this.messages.get(input.idx);
      const obj = b64u(sha256(input.file));
      const news = known?.declared === null && (input.declared ?? null) !== null;
      if (known?.obj === obj && known.message !== null && known.released !== "unproven" && !news) continue;
      this.messages.set(input.idx, await this.#judgeMessage(input, obj, directory));
    }
  }

  async #judgeMessage(input: MessageInput, obj: B64u, directory: Directory): Promise<MessageState> {
    const receipt = await this.#judgeReceipt(input, obj, directory);
    const base = { header: input.header, idx: input.idx, obj, receipt: input.receipt, declaration: input.declared ?? null, ...receipt };
    try {
      const facts = directory.facts([], this.matter);
      const message = await this.#openMessage(input, facts, receipt.receivedAt);
      const released = input.release === undefined || input.release === null ? null : await this.#judgeRelease(input.release, { message, obj, receivedAt: receipt.receivedAt }, directory, facts);
      const declared = input.declared === undefined || input.declared === null ? null : await this.#judgeDeclared(input.declared, { message, obj }, directory);
      const fresh = this.transcript.insert(entryOf(message, receipt.receivedAt));
      const replay = !fresh && [...this.messages.values()].some((other) => other.idx !== input.idx && other.message?.id === message.id);
      return { ...base, message, refused: null, replay, released, declared, retry: released === "unproven" ? input : null };
    } catch (error) {
      return { ...base, message: null, refused: codeOf(error), replay: false, released: null, declared: null, retry: input };
    }
  }

  /** The server's word that somebody released it counts for nothing: a colleague with the right to write here, not its author, signed these bytes. */
  async #judgeRelease(envelope: Envelope, { message, obj, receivedAt }: { readonly message: Signed<Message>; readonly obj: B64u; readonly receivedAt: UnixSeconds | null }, directory: Directory, facts: Facts): Promise<ReleasedView> {
    try {
      const release = read(RELEASE, envelope);
      const { org, thread, mid, obj: of, by, iat } = release.body;
      demand(org === facts.org && thread === message.body.thread && mid === message.body.mid && of === obj, "wrong-place");
      demand(by.pid !== message.body.from.pid && bindingAt(facts, by.pid, iat)?.kc === by.kc, "wrong-person");
      const keycard = directory.keycard(by.kc);
      if (keycard === null) throw new ProtocolError("wrong-keycard");
      await verifyRelease(release, keycard);
      const epoch = this.epoch(message.body.epoch);
      const certificates = epoch === null ? [] : writingCertificates(facts, by.pid, by.kc, departmentNames(epoch.signed.body), iat);
      demand(certificates.some(({ cert }) => !isRevoked(facts, cert, receivedAt ?? Number.MAX_SAFE_INTEGER)), "uncertified-staff");
      return { pid: by.pid, at: iat };
    } catch {
      return "unproven";
    }
  }

  /** The server's word that somebody has proven who she is counts for nothing: the binder has signed it, for these bytes and for their author. */
  async #judgeDeclared(envelope: Envelope, { message, obj }: { readonly message: Signed<Message>; readonly obj: B64u }, directory: Directory): Promise<DeclaredView> {
    try {
      const answer = read(OIDC_ANSWER, envelope);
      const said = await verifyDeclared(answer, directory.trust.newest.body);
      demand(said.thread === message.body.thread && said.obj === obj && said.pid === message.body.from.pid, "wrong-place");
      return { procedure: said.procedure, at: answer.body.iat };
    } catch {
      return "unproven";
    }
  }

  /** What waits is verified like a message, and may never become one. @throws why it is refused */
  async openStaged({ header, file }: Pick<MessageInput, "header" | "file">, directory: Directory): Promise<Signed<Message>> {
    try {
      const message = await this.#openMessage({ header, file }, directory.facts([], this.matter), null);
      // In place of what was there, in one step: a list that is read anew must not take from under a release what it signs.
      this.staged.set(header.mid, { message, obj: b64u(sha256(file)) });
      return message;
    } catch (error) {
      this.staged.delete(header.mid);
      throw error;
    }
  }

  async #judgeReceipt(input: MessageInput, obj: B64u, directory: Directory): Promise<Pick<MessageState, "receivedAt" | "receiptError">> {
    try {
      const receipt = read(RECEIPT, input.receipt);
      await verifyReceipt(receipt, directory.trust.newest.body);
      const fault = receipt.body.idx === input.idx ? this.receipts.insert(receipt, obj) : "receipt-for-other-object";
      if (fault === null) return { receivedAt: receipt.body.ts, receiptError: null };
      if (fault === "receipt-conflict") this.alarms.add(fault);
      return { receivedAt: null, receiptError: fault };
    } catch (error) {
      return { receivedAt: null, receiptError: codeOf(error) };
    }
  }

  /** Opening and verifying are one thing: nothing unverified leaves here. */
  async #openMessage(input: Pick<MessageInput, "header" | "file">, facts: Facts, receivedAt: UnixSeconds | null): Promise<Signed<Message>> {
    const epoch = this.epoch(input.header.epoch);
    if (epoch === null) throw new ProtocolError("wrong-thread");
    if (!epoch.authentic) throw new ProtocolError(epoch.alarm ?? "author-not-allowed");
    if (epoch.identity === null) throw new ProtocolError("grant-missing");
    const envelope = envelopeFrom(parsePadded(await open(epoch.identity, input.file)));
    const message = read(MESSAGE, envelope);
    const fault = await messageFault(message, input.header, epoch.signed, facts);
    if (fault !== null) throw new ProtocolError(fault);
    if (message.body.matter !== this.matter) {
      // Another matter might bring in another representative: nothing more is sent here.
      this.alarms.add("header-mismatch");
      throw new ProtocolError("header-mismatch");
    }
    // A revoked key must not date its message back: the server's own receipt limits that, and without one that counts nothing does.
    const { cert } = message.body.from;
    if (cert !== null && isRevoked(facts, cert, receivedAt ?? Number.MAX_SAFE_INTEGER)) throw new ProtocolError("revoked-signer");
    return message;
  }

  /** Messages sent in an epoch, as far as loaded. */
  countIn(epoch: number): number {
    return [...this.messages.values()].filter(({ header }) => header.epoch === epoch).length;
  }
}

/**
 * Own keys when a person of the list is me, then the keys of departments, newest first: those of the list, and after them those that came into
 * the thread later, because what a hand-over seals to them is the key of an epoch that does not name them. A grant counts only if it holds the key of the signed epoch.
 */
function grantKeys(epoch: ThreadEpoch, { pid, identities, units }: Reader): Identity[] {
  const mine = epoch.members.some((member) => member.t === "person" && member.pid === pid) ? identities : [];
  const depts = [...new Set([...departmentNames(epoch), ...units.departments()])].flatMap((dept) =>
    units
      .epochs(dept)
      .reverse()
      .flatMap((number) => units.get(dept, number) ?? []),
  );
  return [...mine, ...depts];
}
