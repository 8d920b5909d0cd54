// SPDX-License-Identifier: EUPL-1.2
/**
 * Threads as the worker has verified them. A thread is loaded whole (all epochs, all messages of both lanes), then only
 * what is new; the worker keeps the opened ones, a few at a time.
 */
import type { wire } from "../api/index.js";
import type { Lane, ThreadView } from "../crypto/api.ts";
import { fromB64u } from "./bytes.js";
import type { Context } from "./context.js";
import { need, refuse } from "./outcome.js";
import type { Trust } from "./trust.js";

/** Threads the worker keeps open. */
const KEEP = 6;
const PAGE = 100;

type How = "opening" | "working" | "quiet";

export interface LoadedLane {
  readonly view: ThreadView;
  readonly lastIdx: number;
  /** By mid: hash of the stored file, for the proof of acceptance. */
  readonly items: ReadonlyMap<string, wire.MessageItem>;
}

export interface LoadedThread {
  readonly detail: wire.ThreadDetail;
  readonly case: LoadedLane;
  readonly internal: LoadedLane | null;
}

export class Threads {
  readonly #context: Context;
  readonly #trust: Trust;
  /** Insertion order is order of use. */
  readonly #open = new Map<string, LoadedThread>();

  /** Threads with an epoch that is not stored yet: closing would lose its key. */
  readonly #pinned = new Set<string>();
  /** Why a clerk opens what is somebody else's: while her screen shows it. */
  readonly #reasons = new Map<string, string>();
  /** How often everything was forgotten. */
  #age = 0;

  constructor(context: Context, trust: Trust) {
    this.#context = context;
    this.#trust = trust;
  }

  /** What was loaded last, without asking the server. */
  known(thread: string): LoadedThread | null {
    return this.#open.get(thread) ?? null;
  }

  /**
   * Everything the server has now, verified. One load a thread at a time. `opening`: a screen is opened with it, so that the newest
   * protected message is asked for once more; the server knows whether this session may still see it. `quiet`: it is on the screen
   * already, and something happened: nobody is interrupted by a question for what is new and protected.
   */
  load(thread: string, how: How = "working"): Promise<LoadedThread> {
    return this.alone(thread, () => this.#load(thread, how));
  }

  /** The same in passing: what no screen has open is closed again, and what it has open stays. */
  visit(thread: string): Promise<LoadedThread> {
    return this.alone(thread, async () => {
      // Nobody looks: a clerk's opening is on record as what it is. No other load of this thread runs meanwhile.
      const asked = this.reason(thread);
      if (this.#context.side === "office" && asked === null) this.because(thread, "search");
      try {
        return await this.#visit(thread);
      } finally {
        if (this.reason(thread) === "search") this.because(thread, asked);
      }
    });
  }

  async #visit(thread: string): Promise<LoadedThread> {
    if (this.#open.has(thread) || this.#pinned.has(thread)) return this.#load(thread, "quiet");
    try {
      return await this.#fetch(thread, "quiet", null);
    } finally {
      // Locked meanwhile: there is nothing to close. Pinned meanwhile: it has an epoch that is stored nowhere yet.
      if (!this.#pinned.has(thread)) for (const lane of ["case", "internal"] as const) await this.#context.crypto.closeThread({ thread, lane });
    }
  }

  lane(loaded: LoadedThread, lane: Lane): LoadedLane {
    const found = lane === "case" ? loaded.case : loaded.internal;
    if (found === null) throw refuse("unknown-thread");
    return found;
  }

  /** From now on this thread is asked for with this reason; null: without. */
  because(thread: string, reason: string | null): void {
    if (reason === null) this.#reasons.delete(thread);
    else this.#reasons.set(thread, reason);
  }

  reason(thread: string): string | null {
    return this.#reasons.get(thread) ?? null;
  }

  pin(thread: string, held: boolean): void {
    if (held) this.#pinned.add(thread);
    else this.#pinned.delete(thread);
  }

  isPinned(thread: string): boolean {
    return this.#pinned.has(thread);
  }

  /** Forgets a thread: the next load begins at the beginning. Not while an epoch of it waits to be stored. */
  drop(thread: string): Promise<void> {
    return this.alone(thread, async () => {
      const loaded = this.#open.get(thread);
      if (loaded === undefined || this.#pinned.has(thread)) return;
      this.#open.delete(thread);
      await this.#context.crypto.closeThread({ thread, lane: "case" });
      if (loaded.internal !== null) await this.#context.crypto.closeThread({ thread, lane: "internal" });
    });
  }

  /** Runs while no load of this thread is under way. */
  alone<T>(thread: string, action: () => Promise<T>): Promise<T> {
    return this.#context.locks.here(`load/${thread}`, action);
  }

  /** The worker forgot everything. */
  forget(): void {
    this.#age += 1;
    this.#open.clear();
    this.#pinned.clear();
    this.#reasons.clear();
  }

  async #load(thread: string, how: How): Promise<LoadedThread> {
    const loaded = await this.#fetch(thread, how, this.#open.get(thread) ?? null);
    this.#open.delete(thread);
    this.#open.set(thread, loaded);
    await this.#limit();
    return loaded;
  }

  async #fetch(thread: string, how: How, before: LoadedThread | null): Promise<LoadedThread> {
    const quiet = how === "quiet";
    const { api } = this.#context;
    const age = this.#age;
    // Messages first: then the epochs that come after them are at least as new.
    let messages = await this.#messages(thread, "case", behind(before?.case ?? null, how), quiet);
    const detail = need(await api.thread(thread, this.reason(thread)));
    // What was withheld until now lies before what is known.
    if (before !== null && heldEpochs(before.detail) > heldEpochs(detail)) messages = await this.#messages(thread, "case", 0, quiet);
    // What its author has declared since lies there, too.
    const declared = (detail.declared ?? []).filter((idx) => [...(before?.case.items.values() ?? [])].some((item) => item.idx === idx && item.declared === null));
    if (declared.length > 0) messages = await this.#messages(thread, "case", Math.min(...declared) - 1, quiet);
    await this.#trust.add(detail.statements);
    const caseLane = await this.#lane(detail, "case", before?.case ?? null, messages);
    if (caseLane === null) throw refuse("bad-answer");
    const hasInternal = detail.lanes.some((item) => item.lane === "internal");
    const notes = hasInternal ? await this.#messages(thread, "internal", behind(before?.internal ?? null, how), quiet) : [];
    const internal = hasInternal ? await this.#lane(detail, "internal", before?.internal ?? null, notes) : null;
    // Locked meanwhile: the worker has nothing of what was just opened, and the next load must begin at the beginning.
    if (age !== this.#age) throw refuse("locked");
    return { detail, case: caseLane, internal };
  }

  async #messages(thread: string, lane: Lane, after: number, quiet: boolean): Promise<readonly wire.MessageItem[]> {
    const all: wire.MessageItem[] = [];
    for (let last = after; ; ) {
      const { items } = need(await this.#context.api.messages(thread, lane, last, PAGE, quiet, this.reason(thread)));
      all.push(...items);
      const newest = items.at(-1);
      if (newest === undefined || items.length < PAGE) return all;
      if (newest.idx <= last) throw refuse("bad-answer");
      last = newest.idx;
    }
  }

  async #lane(detail: wire.ThreadDetail, lane: Lane, before: LoadedLane | null, news: readonly wire.MessageItem[]): Promise<LoadedLane | null> {
    const epochs = detail.lanes.find((item) => item.lane === lane)?.epochs;
    if (epochs === undefined || epochs.length === 0) return null;
    const view = await this.#context.crypto.openThread({
      thread: detail.thread,
      lane,
      matter: detail.matter,
      subject: detail.subject,
      epochs: epochs.map(epochInput),
      messages: news.map(messageInput),
      complete: true,
      now: this.#context.now(),
    });
    const items = new Map(before?.items);
    for (const item of news) items.set(item.header.mid, item);
    return { view, lastIdx: news.reduce((last, item) => Math.max(last, item.idx), before?.lastIdx ?? 0), items };
  }

  async #limit(): Promise<void> {
    for (const [thread, loaded] of this.#open) {
      if (this.#open.size <= KEEP) return;
      if (this.#pinned.has(thread)) continue;
      this.#open.delete(thread);
      await this.#context.crypto.closeThread({ thread, lane: "case" });
      if (loaded.internal !== null) await this.#context.crypto.closeThread({ thread, lane: "internal" });
    }
  }
}

/** Behind which message to begin. */
function behind(known: LoadedLane | null, how: How): number {
  if (known === null) return 0;
  const high = how === "opening" ? [...known.items.values()].filter(({ header }) => header.class === "hoch" && header.kind !== "receipt") : [];
  return high.length === 0 ? known.lastIdx : Math.max(...high.map(({ idx }) => idx)) - 1;
}

const heldEpochs = ({ history }: wire.ThreadDetail): number => history.reduce((sum, { epochs }) => sum + epochs.length, 0);

export const epochInput = (epoch: wire.Epoch): { readonly stmt: wire.Dsse; readonly grants: readonly { readonly file: Uint8Array<ArrayBuffer> }[] } => ({
  stmt: epoch.stmt,
  grants: epoch.grants.map((grant) => ({ file: fromB64u(grant.file) })),
});

export const messageInput = (item: wire.MessageItem): { readonly header: wire.Header; readonly idx: number; readonly file: Uint8Array<ArrayBuffer>; readonly receipt: wire.Dsse; readonly release: wire.Dsse | null; readonly declared: wire.Dsse | null } => ({
  header: item.header,
  idx: item.idx,
  file: fromB64u(item.file),
  receipt: item.receipt,
  release: item.release,
  declared: item.declared,
});
