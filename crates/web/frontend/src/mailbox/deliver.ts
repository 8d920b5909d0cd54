// SPDX-License-Identifier: EUPL-1.2
/**
 * Brings an entry of the outbox to the server, exactly once. A lost answer is repeated with the same bytes and key; after
 * a conflict a message is sealed anew only when it is certain that the old one was not accepted, and under the same
 * counter, so that the server can accept only one of them.
 */
import { isPassing, type wire } from "../api/index.js";
import { sealPosting } from "./compose.js";
import { fromB64u, sha256 } from "./bytes.js";
import type { Context } from "./context.js";
import type { Drafts } from "./drafts.js";
import type { Files } from "./files.js";
import { asRefusal, refusalOf, Refused, refuse } from "./outcome.js";
import type { Entry, Outbox } from "./outbox.js";
import { keyOf, type Places } from "./places.js";
import type { Session } from "./session.js";
import type { Refusal } from "./views.js";
import type { Threads } from "./threads.js";
import type { Trust } from "./trust.js";

/** How often one call seals anew before it says so. */
const ROUNDS = 4;
/** Something happened that this client had not seen: look, and seal anew. */
const CONFLICTS: readonly string[] = ["epoch-conflict", "counter-used", "exists", "state-conflict", "conflict", "stale-department", "wrong-department", "stale-binding", "wrong-previous", "epoch-gap", "class-conflict", "class-needs-reason"];
/** The server no longer has an attachment: orphans go after a day. */
const FILES_GONE: readonly string[] = ["not-found", "attachment-not-uploaded"];
/** Refusals after which an unsealed entry goes on waiting; all others give the draft back. */
const PATIENT: readonly string[] = ["offline", "busy", "disk-full", "internal", "locked", "no-session", "session-state", "not-fresh", "too-many-requests", "cancelled"];
/** What the worker says when it was locked in the middle. */
const INTERRUPTED: readonly string[] = ["locked", "no-trust"];

/** Milliseconds between rounds of the outbox. */
const PAUSES = [5_000, 15_000, 60_000, 300_000] as const;

export interface Parts {
  readonly context: Context;
  readonly trust: Trust;
  readonly session: Session;
  readonly threads: Threads;
  readonly places: Places;
  readonly drafts: Drafts;
  readonly files: Files;
  readonly outbox: Outbox;
}

export interface Accepted {
  readonly thread: string;
  readonly acceptedAt: number;
}

export class Delivery {
  readonly #parts: Parts;
  /** By thread: the receipt of a message there does not fit. */
  readonly #faults = new Map<string, Refusal>();
  #round = 0;
  #cancel: () => void = () => undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Sends this entry, after those before it in the same place. @throws why it is not accepted (yet) */
  deliver(pid: string, id: string): Promise<Accepted> {
    return this.#deliver(pid, id).catch((error: unknown) => {
      this.#later();
      throw error;
    });
  }

  /** Tries everything that is not accepted; called when there is a session, a network, an unlock. */
  flush = async (): Promise<void> => {
    const { session, outbox } = this.#parts;
    const pid = session.pid;
    if (pid === null) return;
    const open = session.current().state === "open";
    for (const entry of await outbox.open(pid)) {
      if ((entry.state === "waiting" && !open) || !(await outbox.isOurs(entry))) continue;
      try {
        await this.#deliver(pid, entry.id);
        this.#round = 0;
      } catch {
        // Told by `outbox`; tried again below if there is anything left to try.
      }
    }
    if ((await outbox.open(pid)).length > 0) this.#later();
  };

  /** Tries at once and begins with short pauses again. */
  hurry = (): void => {
    this.#round = 0;
    this.#cancel();
    void this.flush();
  };

  stop(): void {
    this.#cancel();
  }

  async #deliver(pid: string, id: string): Promise<Accepted> {
    const { context, outbox } = this.#parts;
    const first = await outbox.get(pid, id);
    if (first === null) throw refuse("not-found");
    return context.locks.with(`place/${keyOf(first.target)}`, async () => {
      for (const before of await outbox.before(first)) await this.#bring(before);
      // Another tab may have brought it while we waited.
      const entry = await outbox.get(pid, id);
      if (entry === null) throw refuse("not-found");
      return this.#bring(entry);
    });
  }

  async #bring(given: Entry): Promise<Accepted> {
    let entry = given;
    for (let round = 0; round < ROUNDS; round += 1) {
      if (entry.state === "accepted") return { thread: entry.target.thread, acceptedAt: entry.receivedAt };
      if (entry.state === "waiting") entry = await this.#seal(entry);
      const { api } = this.#parts.context;
      const { path, body, key } = entry.posting;
      const answer = entry.posting.staged === true ? await api.stage(path, body, key) : await api.post(path, body, key);
      if (answer.ok) return "staged_at" in answer.value ? this.#staged(entry, answer.value.staged_at) : this.#accepted(entry, answer.value);
      const { problem } = answer;
      if (isPassing(problem) || problem.status === 401) throw new Refused(refusalOf(problem), problem);
      const earlier = await this.#wasAccepted(entry);
      if (earlier !== null) return this.#accepted(entry, earlier);
      if (CONFLICTS.includes(problem.code)) {
        await this.#parts.places.settle(entry.target, false);
        await this.#parts.trust.load(true);
        entry = await this.#again(entry);
      } else if (FILES_GONE.includes(problem.code) && entry.posting.attachments.length > 0 && round === 0) {
        await this.#parts.files.resend(entry.posting.attachments);
      } else {
        await this.#giveBack(entry);
        // The screen shows what the author had not seen beside her text.
        if (problem.code === "newer-message") this.#parts.context.live.emit({ kind: "thread", thread: entry.target.thread });
        throw new Refused(refusalOf(problem), problem);
      }
    }
    throw refuse("busy");
  }

  async #seal(entry: Extract<Entry, { readonly state: "waiting" }>): Promise<Extract<Entry, { readonly state: "sealed" }>> {
    try {
      const posting = await sealPosting(this.#parts, entry);
      const sealed = { ...entry, state: "sealed", posting } as const;
      await this.#parts.outbox.put(sealed);
      return sealed;
    } catch (error) {
      if (!PATIENT.includes(asRefusal(error).code)) await this.#parts.outbox.remove(entry);
      throw error;
    }
  }

  /** Proof that these very bytes stand in the thread already. */
  async #wasAccepted(entry: Extract<Entry, { readonly state: "sealed" }>): Promise<wire.Sent | null> {
    const { threads, session } = this.#parts;
    // Without the keys nothing can be sealed anew anyway: wait.
    session.person();
    try {
      const loaded = await threads.load(entry.target.thread);
      const lane = entry.target.lane === "case" ? loaded.case : loaded.internal;
      const item = lane?.items.get(entry.posting.mid);
      if (item === undefined) return null;
      if ((await sha256(fromB64u(item.file))) !== entry.posting.obj) throw refuse("receipt-for-other-object");
      return { receipt: item.receipt, received_at: item.received_at };
    } catch (error) {
      if (error instanceof Refused && error.problem?.status === 404) return null;
      throw error;
    }
  }

  async #again(entry: Extract<Entry, { readonly state: "sealed" }>): Promise<Entry> {
    const { id, pid, target, made, content, tab } = entry;
    const waiting: Entry = { id, pid, target, made, content, tab, state: "waiting" };
    await this.#parts.outbox.put(waiting);
    return waiting;
  }

  async #accepted(entry: Extract<Entry, { readonly state: "sealed" }>, sent: wire.Sent): Promise<Accepted> {
    const { context, outbox, places, session, threads } = this.#parts;
    const { id, pid, target, made, content, tab, posting } = entry;
    const open = session.current().state === "open";
    const checked = { obj: posting.obj, size: posting.size };
    const accepted: Extract<Entry, { readonly state: "accepted" }> = { id, pid, target, made, content, tab, state: "accepted", checked, mid: posting.mid, receipt: sent.receipt, receivedAt: sent.received_at };
    await outbox.put(accepted);
    await context.store.put("receipts", `${pid}/${posting.mid}`, { receipt: sent.receipt });
    await places.settle(target, true);
    if (open) await this.#clearDraft(entry);
    for (const { aid } of posting.attachments) await context.shelf.remove(aid);
    context.tabs.tell({ kind: "changed", what: "thread", thread: target.thread });
    context.live.emit({ kind: "thread", thread: target.thread });
    context.live.emit({ kind: "threads" });
    if (open && (threads.known(target.thread) !== null || posting.withEpoch)) {
      const { thread, lane } = target;
      try {
        await context.crypto.checkReceipt({ thread, lane, receipt: sent.receipt, obj: posting.obj, size: posting.size });
        await outbox.put({ ...accepted, checked: null });
      } catch (error) {
        if (this.#isInterrupted(error)) return { thread, acceptedAt: sent.received_at };
        // The outbox may be sending by itself: then only the thread can tell.
        this.#faults.set(thread, asRefusal(error));
        throw error;
      }
    }
    return { thread: target.thread, acceptedAt: sent.received_at };
  }

  /** It waits on the server, text and files with it; its counter is taken when it becomes a message, or by whatever is sent before. */
  async #staged(entry: Extract<Entry, { readonly state: "sealed" }>, stagedAt: number): Promise<Accepted> {
    const { context, outbox, places, session } = this.#parts;
    const { thread } = entry.target;
    await places.settle(entry.target, true);
    if (session.current().state === "open") await this.#clearDraft(entry);
    for (const { aid } of entry.posting.attachments) await context.shelf.remove(aid);
    await outbox.remove(entry);
    context.tabs.tell({ kind: "changed", what: "thread", thread });
    context.live.emit({ kind: "thread", thread });
    context.live.emit({ kind: "threads" });
    return { thread, acceptedAt: stagedAt };
  }

  /** What is wrong with an acceptance in this thread, if anything. */
  fault(thread: string): Refusal | null {
    return this.#faults.get(thread) ?? null;
  }

  /** What was accepted while the keys were locked: its receipt is checked and its draft removed now. */
  async tidy(): Promise<void> {
    const { outbox, session } = this.#parts;
    const unchecked = (await outbox.accepted(session.person().pid)).filter((entry) => entry.checked !== null);
    for (const entry of unchecked) await this.#clearDraft(entry);
    // Not waited for: a receipt that does not fit shows in its thread.
    void this.#check(unchecked).catch(() => undefined);
  }

  async #check(entries: readonly Extract<Entry, { readonly state: "accepted" }>[]): Promise<void> {
    const { context, outbox, threads } = this.#parts;
    for (const entry of entries) {
      if (entry.checked === null) continue;
      const { thread, lane } = entry.target;
      try {
        await threads.load(thread);
        await context.crypto.checkReceipt({ thread, lane, receipt: entry.receipt, ...entry.checked });
        await outbox.put({ ...entry, checked: null });
      } catch (error) {
        if (this.#isInterrupted(error)) return;
        this.#faults.set(thread, asRefusal(error));
        context.live.emit({ kind: "thread", thread });
      }
    }
  }

  /** The keys went away meanwhile: that says nothing about the receipt, and the next unlocking looks again. */
  #isInterrupted(error: unknown): boolean {
    return this.#parts.session.current().state !== "open" || INTERRUPTED.includes(asRefusal(error).code);
  }

  /** What was written on after "send" was pressed stays as a draft. */
  async #clearDraft(entry: Entry): Promise<void> {
    const { drafts, files, outbox } = this.#parts;
    const sent = await outbox.content(entry);
    if (sent.kind !== "msg") return;
    await files.drop(entry.id, sent.files);
    const draft = await drafts.get(entry.id);
    if (draft !== null && draft.draft.body === sent.body) await drafts.remove(entry.id);
  }

  /** The server will never take it: the draft is all that stays. */
  async #giveBack(entry: Extract<Entry, { readonly state: "sealed" }>): Promise<void> {
    const { context, places, outbox } = this.#parts;
    await places.settle(entry.target, false);
    await context.crypto.releaseCounter({ thread: entry.target.thread, lane: entry.target.lane, n: entry.posting.n });
    await outbox.remove(entry);
  }

  #later(): void {
    this.#cancel();
    const pause = PAUSES[Math.min(this.#round, PAUSES.length - 1)] ?? 300_000;
    this.#round += 1;
    this.#cancel = this.#parts.context.env.later(pause, () => void this.flush());
  }
}

