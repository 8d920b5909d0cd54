// SPDX-License-Identifier: EUPL-1.2
/**
 * A person's drafts on the server, sealed to herself by the worker (docs/PROTOCOL.md, data a person keeps for herself), so that text and finished files
 * are there on her other devices too. What lies in this browser is kept first, always; this brings it along a moment later.
 *
 * Two devices that wrote the same draft: the later one keeps its place, the other one lies beside it as a draft of its own (`other`), and nothing
 * goes. The server counts versions and cannot read, plant or swap one: each is bound by a MAC to person and version, and says its id inside.
 */
import { isPassing, type wire } from "../api/index.js";
import { fromB64u, fromUtf8, toB64u, utf8, uuidV4 } from "./bytes.js";
import { getSealed, putSealed } from "./cache.js";
import type { Context } from "./context.js";
import type { DraftRecord, Drafts } from "./drafts.js";
import type { Files, KeptFile } from "./files.js";
import { asRefusal, need } from "./outcome.js";
import type { Session } from "./session.js";
import type { DraftPlace, Refusal } from "./views.js";

/** Milliseconds after the last change in this browser before a draft is brought. */
const AFTER = 2_000;
/** Milliseconds for which screens wait for what other devices wrote. */
const WAIT = 2_500;
/** How often one is brought again after another device was quicker. */
const TRIES = 3;
const KIND = "draft";

/** What is sealed. */
interface Content {
  readonly v: 1;
  readonly id: string;
  readonly draft: DraftRecord["draft"];
  readonly newThread: string;
  readonly about: string | null;
  readonly files: readonly KeptFile[];
}

export class DraftSync {
  readonly #context: Context;
  readonly #session: Session;
  readonly #drafts: Drafts;
  readonly #files: Files;
  /** Whether its message is on its way: then nothing is taken from under it. */
  readonly #sending: (id: string) => Promise<boolean>;
  readonly #later = new Map<string, () => void>();
  readonly #refusals = new Map<string, Refusal>();
  #unreadable = 0;
  #pulled: Promise<void> = Promise.resolve();

  constructor(context: Context, session: Session, drafts: Drafts, files: Files, sending: (id: string) => Promise<boolean>) {
    this.#context = context;
    this.#session = session;
    this.#drafts = drafts;
    this.#files = files;
    this.#sending = sending;
    drafts.onKept = (id) => {
      this.#soon(id);
    };
    drafts.onRemoved = (id) => {
      this.#cancel(id);
      void this.#forget(id).catch(() => undefined);
    };
    files.onKept = (id) => {
      void drafts.touch(id).catch(() => undefined);
    };
  }

  /** Keys are open, or there is a network again: what others wrote comes, and what waits goes. Never throws. */
  pull(): Promise<void> {
    this.#pulled = this.#context.locks.here("drafts/pull", () => this.#pull()).catch(() => undefined);
    return this.#pulled;
  }

  /** What other devices wrote is here, or does not come soon. */
  async ready(): Promise<void> {
    await Promise.race([this.#pulled, this.#context.env.sleep(WAIT)]);
  }

  /** Brings what waits now, for as long as `WAIT` at most: the keys are about to go. */
  async settle(): Promise<void> {
    const waiting = [...this.#later.keys()];
    for (const id of waiting) this.#cancel(id);
    if (waiting.length === 0) return;
    await Promise.race([Promise.all(waiting.map((id) => this.push(id))), this.#context.env.sleep(WAIT)]);
  }

  /** Locked, or somebody else: what waits is found by the next `pull`. */
  forget(): void {
    for (const cancel of this.#later.values()) cancel();
    this.#later.clear();
    this.#refusals.clear();
    this.#unreadable = 0;
  }

  /** Where a draft is kept by now. */
  async place(id: string): Promise<DraftPlace> {
    const record = await this.#drafts.get(id).catch(() => null);
    return { everywhere: record !== null && !isDirty(record), refusal: this.#refusals.get(id) ?? null };
  }

  /** Drafts of other devices that do not open here. */
  get unreadable(): number {
    return this.#unreadable;
  }

  /** Brings a draft to the server. Never throws; what is refused stays in this browser and says so. */
  async push(id: string): Promise<void> {
    try {
      await this.#context.locks.with(`drafts/${id}`, () => this.#push(id));
      this.#refusals.delete(id);
    } catch (error) {
      const refusal = asRefusal(error);
      if (refusal.code !== "locked") this.#refusals.set(id, refusal);
    }
    this.#context.live.emit({ kind: "drafts" });
  }

  async #push(id: string): Promise<void> {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const record = await this.#drafts.get(id);
      if (record === null || !isDirty(record)) return;
      const ver = (record.ver ?? 0) + 1;
      const files = await this.#files.finished(id);
      const content: Content = { v: 1, id, draft: record.draft, newThread: record.newThread, about: record.about ?? null, files };
      const { file, mac } = await this.#context.crypto.sealOwn({ kind: KIND, ver, data: utf8(JSON.stringify(content)) });
      const answer = await this.#context.api.putDraft(id, { ver, file: toB64u(file), mac, files: files.map(({ attachment }) => attachment.aid) });
      if (answer.ok) {
        await this.#drafts.mark(id, { ver, pushed: record.change });
        return;
      }
      if (answer.problem.code !== "draft-conflict") {
        if (isPassing(answer.problem)) this.#soon(id, AFTER * 5);
        need(answer);
      }
      // Another device was quicker: its words first.
      await this.#take(id);
    }
  }

  async #pull(): Promise<void> {
    const pid = this.#session.pid;
    if (pid === null || this.#session.current().state !== "open") return;
    const lines = need(await this.#context.api.drafts()).items;
    this.#unreadable = 0;
    const there = new Map(lines.map(({ id, ver }) => [id, ver]));
    for (const id of await this.#context.store.ids("drafts", pid)) {
      if (await this.#drafts.isGone(id)) await (there.has(id) ? this.#forget(id) : this.#drafts.bury(id));
      else if (!there.has(id)) await this.#missing(id);
    }
    for (const [id, ver] of there) {
      if (await this.#drafts.isGone(id)) continue;
      if ((await this.#drafts.get(id))?.ver !== ver) await this.#context.locks.with(`drafts/${id}`, () => this.#take(id));
    }
    for (const id of await this.#context.store.ids("drafts", pid)) {
      const record = await this.#drafts.get(id);
      if (record !== null && isDirty(record)) await this.push(id);
    }
    this.#context.live.emit({ kind: "drafts" });
  }

  /** Another device has sent it or thrown it away, or its time is over. What was written here since stays, as a new one. */
  async #missing(id: string): Promise<void> {
    const record = await this.#drafts.get(id);
    if (record === null || (record.ver ?? 0) === 0) return;
    if (isDirty(record) || (await this.#sending(id))) {
      await this.#drafts.mark(id, { ver: 0, pushed: -1 });
      return;
    }
    await this.#drafts.bury(id);
    await this.#files.drop(id, null);
  }

  /** What the server has of a draft now, as far as it is news here. */
  async #take(id: string): Promise<void> {
    const answer = await this.#context.api.draft(id);
    const ver = answer.ok ? answer.value.ver : 0;
    if (!answer.ok && answer.problem.status !== 404) need(answer);
    const before = await this.#drafts.get(id);
    if (before !== null && (before.ver ?? 0) === ver) return;
    if (!answer.ok || (before?.ver ?? 0) > ver) {
      // Gone, or older than what came from here: another device has sent it, or a server was restored, or lies. What is here goes there once more.
      await this.#drafts.mark(id, { ver, pushed: -1 });
      return;
    }
    const content = await this.#open(id, answer.value);
    if (content === null) return;
    const theirs: DraftRecord = { draft: content.draft, newThread: content.newThread, about: content.about, ver: content.ver, change: 1, pushed: 1, foreign: true };
    const dirty = before !== null && isDirty(before);
    if (!dirty) {
      await this.#drafts.put(theirs);
      await this.#adopt(id, content.files);
      return;
    }
    if (sameText(before, theirs)) {
      await this.#drafts.mark(id, { ver: content.ver, pushed: -1 });
      return;
    }
    // Both were written on: the later one keeps its place, and the other lies beside it.
    const mine = before.draft.savedAt >= theirs.draft.savedAt;
    const other = uuidV4(this.#context.env.random(16));
    const [stays, aside] = mine ? [{ ...before, ver: content.ver }, theirs] : [theirs, before];
    await this.#drafts.put({ ...aside, draft: { ...aside.draft, id: other, other: id }, newThread: uuidV4(this.#context.env.random(16)), ver: 0, change: 1, pushed: 0, foreign: false });
    await this.#drafts.put(stays);
    if (mine) await this.#adopt(other, content.files);
    else await this.#adopt(id, content.files);
    this.#soon(other);
  }

  async #open(id: string, { ver, file, mac }: wire.DraftFile): Promise<(Content & { readonly ver: number }) | null> {
    try {
      const content = JSON.parse(fromUtf8(await this.#context.crypto.openOwn({ kind: KIND, ver, file: fromB64u(file), mac }))) as Content;
      // Bound to the person and the version by the MAC, to its place by what it says itself.
      if (content.id === id && content.draft.id === id) return { ...content, ver };
    } catch (error) {
      if (asRefusal(error).code === "locked") throw error;
    }
    this.#unreadable += 1;
    return null;
  }

  /** Its files, as the other device had them; what cannot be used as it is comes back from the server and is sealed anew. */
  async #adopt(id: string, files: readonly KeptFile[]): Promise<void> {
    const { pid } = this.#session.person();
    if (files.length === 0) return;
    const known = (await getSealed<readonly KeptFile[]>(this.#context, "uploads", pid, id, "")) ?? [];
    const fresh = files.filter((file) => !known.some((one) => one.id === file.id));
    if (fresh.length > 0) await putSealed(this.#context, "uploads", pid, id, "", [...known, ...fresh]);
    await this.#files.restore();
  }

  /** Sent or thrown away: it goes on the server too, at once or with the next `pull`. */
  async #forget(id: string): Promise<void> {
    // After whatever is on its way to the server: it would come back otherwise.
    await this.#context.locks.with(`drafts/${id}`, async () => {
      const answer = await this.#context.api.deleteDraft(id);
      if (answer.ok) await this.#drafts.bury(id);
    });
  }

  #soon(id: string, pause = AFTER): void {
    this.#cancel(id);
    this.#later.set(id, this.#context.env.later(pause, () => {
      this.#later.delete(id);
      void this.push(id);
    }));
  }

  #cancel(id: string): void {
    this.#later.get(id)?.();
    this.#later.delete(id);
  }
}

/** Something of it is in this browser only. */
export const isDirty = (record: DraftRecord): boolean => (record.change ?? 1) !== (record.pushed ?? 0);

const sameText = (one: DraftRecord, two: DraftRecord): boolean => one.draft.body === two.draft.body && one.draft.subject === two.draft.subject && one.draft.matter === two.draft.matter;
