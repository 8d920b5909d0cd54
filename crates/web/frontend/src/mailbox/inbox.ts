// SPDX-License-Identifier: EUPL-1.2
/**
 * Rows of the inbox and of a work list. A page is shown at once with the subjects that are cached (sealed); the others
 * are fetched in one request, verified and opened in the worker, and told by `Live`.
 */
import type { ThreadPage, wire } from "../api/index.js";
import type * as C from "../crypto/api.ts";
import { getManySealed, putManySealed } from "./cache.js";
import type { Context } from "./context.js";
import { asRefusal, need } from "./outcome.js";
import type { People } from "./people.js";
import type { Session } from "./session.js";
import { clocksView } from "./clocks.js";
import { senderName, subjectOf } from "./thread-words.js";
import { epochInput, messageInput, type Threads } from "./threads.js";
import type { Trust } from "./trust.js";
import type * as V from "./views.js";

const PAGE = 50;
/** Rows that a screen shows at most before anybody scrolls. */
const SCREEN = 16;
/** Milliseconds between two "there is more": the lists draw their rows anew each time, and nothing else does. */
const TELL = 200;
/** Seconds a page is used again while nothing was said to have changed. */
const KEEP = 30;
const SNIPPET = 140;

interface Head {
  readonly subject: string | null;
  readonly snippet: string | null;
  readonly from: string | null;
  readonly refused: V.Refusal | null;
}

export class Inbox {
  readonly #context: Context;
  readonly #trust: Trust;
  readonly #session: Session;
  readonly #threads: Threads;
  readonly #people: People;
  /** By thread; `idx` says up to which message it holds. */
  readonly #heads = new Map<string, { readonly idx: number; readonly head: Head }>();
  readonly #pages = new Map<string, { readonly at: number; readonly page: ThreadPage }>();
  readonly #opening = new Set<string>();
  /** How often everything was forgotten. */
  #age = 0;
  /** How often a key came that may open more. */
  #keys = 0;

  constructor(context: Context, trust: Trust, session: Session, threads: Threads, people: People) {
    this.#context = context;
    this.#trust = trust;
    this.#session = session;
    this.#threads = threads;
    this.#people = people;
  }

  forget(): void {
    this.#age += 1;
    this.#heads.clear();
    this.#pages.clear();
    this.#opening.clear();
  }

  /** Something changed on the server: ask again. */
  outdated(): void {
    this.#pages.clear();
  }

  /** A key came that may open what could not be opened: those rows are tried again, and those being tried just now. True if there are any. */
  again(): boolean {
    const before = this.#heads.size + this.#opening.size;
    this.#keys += 1;
    for (const [thread, { head }] of this.#heads) if (head.refused !== null) this.#heads.delete(thread);
    return this.#heads.size < before;
  }

  /** Of a case that a list has shown before. */
  subject(thread: string): string | null {
    return this.#heads.get(thread)?.head.subject ?? null;
  }

  /** `key` names the list, `fetch` gets a page of it; `dept` is the unit whose list it is, null where the lines say it themselves. */
  async rows(
    key: string,
    fetch: (limit: number) => ReturnType<Context["api"]["threads"]>,
    dept: string | null,
  ): Promise<V.InboxPage> {
    const { pid } = this.#session.person();
    const page = await this.#page(key, fetch);
    const pinned = page.pinned ?? [];
    const all = [...pinned, ...page.items];
    await this.#cached(pid, all);
    const missing = all.filter((row) => this.#heads.get(row.thread)?.idx !== row.last_idx && !this.#opening.has(row.thread));
    if (missing.length > 0) void this.#openAll(pid, missing);
    for (const unit of dept === null ? new Set(all.flatMap((row) => row.clocks?.dept ?? [])) : [dept]) {
      const theirs = all.filter((row) => (row.clocks?.dept ?? unit) === unit);
      await this.#people.load(pid, unit, theirs.map((row) => row.subject));
    }
    return { rows: page.items.map((row) => this.#row(row, pid)), next: page.next, pinned: pinned.map((row) => this.#row(row, pid)), counts: page.counts };
  }

  async #page(key: string, fetch: (limit: number) => ReturnType<Context["api"]["threads"]>): Promise<ThreadPage> {
    const kept = this.#pages.get(key);
    if (kept !== undefined && this.#context.now() - kept.at < KEEP) return kept.page;
    const page = need(await fetch(PAGE));
    this.#pages.set(key, { at: this.#context.now(), page });
    // A refusal may have passed: a key that had not come yet, a statement that was not there.
    for (const { thread } of [...(page.pinned ?? []), ...page.items]) if (this.#heads.get(thread)?.head.refused !== null) this.#heads.delete(thread);
    return page;
  }

  async #cached(pid: string, rows: readonly wire.ThreadRow[]): Promise<void> {
    const unknown = rows.filter((row) => this.#heads.get(row.thread)?.idx !== row.last_idx);
    if (unknown.length === 0) return;
    const wanted = unknown.map((row) => ({ id: row.thread, mark: String(row.last_idx) }));
    const heads = await getManySealed<Head>(this.#context, "heads", pid, wanted);
    for (const row of unknown) {
      const head = heads.get(row.thread);
      if (head !== undefined) this.#heads.set(row.thread, { idx: row.last_idx, head });
    }
  }

  /** Those that a screen shows first come first: the answer with all of them takes several times as long. */
  async #openAll(pid: string, rows: readonly wire.ThreadRow[]): Promise<void> {
    for (const row of rows) this.#opening.add(row.thread);
    const age = this.#age;
    await this.#openSome(pid, rows.slice(0, SCREEN));
    if (age === this.#age) await this.#openSome(pid, rows.slice(SCREEN));
  }

  async #openSome(pid: string, rows: readonly wire.ThreadRow[]): Promise<void> {
    if (rows.length === 0) return;
    const age = this.#age;
    const opened: { readonly id: string; readonly mark: string; readonly value: Head }[] = [];
    try {
      const { items, statements } = need(await this.#context.api.heads(rows.map((row) => row.thread)));
      await this.#trust.add(statements);
      let told = this.#context.env.clock();
      for (const row of rows) {
        const item = items.find((head) => head.thread === row.thread);
        if (item === undefined) continue;
        const keys = this.#keys;
        const head = await this.#threads.alone(row.thread, () => this.#open(row, item));
        if (age !== this.#age) return;
        // Tried without the key that has come meanwhile: the list asks once more.
        if (head.refused !== null && keys !== this.#keys) continue;
        this.#heads.set(row.thread, { idx: row.last_idx, head });
        if (head.refused === null) opened.push({ id: row.thread, mark: String(row.last_idx), value: head });
        if (this.#context.env.clock() - told < TELL) continue;
        told = this.#context.env.clock();
        this.#context.live.emit({ kind: "rows" });
      }
    } catch {
      // Offline or locked meanwhile: the rows stay without a subject and are tried again with the next page.
    } finally {
      for (const row of rows) this.#opening.delete(row.thread);
      this.#context.live.emit({ kind: "rows" });
    }
    // Shown first, kept after: locked meanwhile, they are opened once more the next time.
    if (opened.length > 0) await putManySealed(this.#context, "heads", pid, opened).catch(() => undefined);
  }

  async #open(row: wire.ThreadRow, item: wire.HeadItem): Promise<Head> {
    try {
      // Not in a list, whoever looks: it opens in its thread. What an earlier screen has seen of it does not come here either.
      if (item.protected) return { ...EMPTY, refused: { code: "step-up-required" } };
      const known = this.#threads.known(row.thread);
      const seen = known?.case.lastIdx === row.last_idx ? this.#head(known.case.view) : null;
      if (seen !== null && seen.refused === null) return seen;
      // Nothing of it may be fetched: a person's new key waits for what was before.
      if (item.last === null) return { ...EMPTY, refused: { code: "history-withheld" } };
      const view = await this.#context.crypto.openThread({
        thread: row.thread,
        lane: "case",
        matter: row.matter,
        subject: row.subject,
        epochs: item.epochs.map(epochInput),
        messages: [messageInput(item.last)],
        complete: false,
        now: this.#context.now(),
      });
      if (known === null && !this.#threads.isPinned(row.thread)) await this.#context.crypto.closeThread({ thread: row.thread, lane: "case" });
      return this.#head(view);
    } catch (error) {
      return { ...EMPTY, refused: asRefusal(error) };
    }
  }

  #head(view: C.ThreadView): Head {
    const last = view.messages.filter((message) => message.header.kind !== "receipt").at(-1);
    const alarm = view.epochs.at(-1)?.alarm ?? null;
    if (last === undefined) return EMPTY;
    if (last.content === null || alarm !== null) return { ...EMPTY, refused: { code: last.refused ?? alarm ?? "cannot-open" } };
    const { content } = last;
    return {
      subject: content.subject === "" ? subjectOf(view) : content.subject,
      snippet: content.body.slice(0, SNIPPET).replaceAll(/\s+/gu, " ").trim(),
      from: content.from.self ? null : senderName(content.from, { profile: (pid) => this.#people.known(pid) }) || unitLabel(view),
      refused: null,
    };
  }

  #row(row: wire.ThreadRow, pid: string): V.ThreadRowView {
    const kept = this.#heads.get(row.thread);
    const head = kept?.head ?? EMPTY;
    const profile = this.#people.known(row.subject);
    return {
      thread: row.thread,
      subject: head.subject,
      refused: head.refused,
      matter: row.matter,
      class: row.class,
      units: row.depts,
      snippet: head.snippet,
      lastFrom: head.from,
      lastAt: row.last_at,
      unread: row.last_idx > row.read_idx && row.last_sender !== pid && row.last_kind !== "receipt",
      state: row.standing ?? row.state,
      tray: row.tray ?? "inbox",
      pinned: row.pinned === true,
      portalUntil: row.portal_until,
      claimedBy: row.claimed_by,
      fourEyes: row.four_eyes,
      plain: row.subject === row.thread,
      astray: row.astray === true,
      disputed: row.disputed === true,
      clocks: row.clocks === null ? null : clocksView(row.clocks),
      person: this.#context.side === "portal" ? null : { pid: row.subject, name: profile?.name ?? null, dob: profile?.dob ?? null },
    };
  }
}

const EMPTY: Head = { subject: null, snippet: null, from: null, refused: null };

function unitLabel(view: C.ThreadView): string | null {
  const unit = view.epochs.at(-1)?.members.find((member) => member.t === "dept");
  return unit?.t === "dept" ? unit.label : null;
}
