// SPDX-License-Identifier: EUPL-1.2
/** Drafts: sealed by the worker, kept in this browser. They survive lock, reload and crash; opening them needs the keys. */
import { getSealed, putSealed, type Sealed } from "./cache.js";
import { uuidV4 } from "./bytes.js";
import type { Context } from "./context.js";
import { outcome } from "./outcome.js";
import type { Session } from "./session.js";
import type { DraftView, Outcome } from "./views.js";

export interface DraftRecord {
  readonly draft: DraftView;
  /** Id of the thread that this draft will begin; stays the same for every try. */
  readonly newThread: string;
  /** For whom it is written, if not for oneself; fixed with the first save, so that no change of the screen sends it in another's name. */
  readonly about?: string | null;
  /** Version on the server that this one follows; 0: it was never there. */
  readonly ver?: number;
  /** Counts changes in this browser, and which of them the server has. */
  readonly change?: number;
  readonly pushed?: number;
  /** It came from another device, and nobody has written on here since. */
  readonly foreign?: boolean;
}

const FRAME = "draft";
/** Of one that was sent or thrown away and that the server still has. */
export const GONE = "gone";

export class Drafts {
  readonly #context: Context;
  readonly #session: Session;
  readonly #subject: () => string | null;
  readonly #waiting = new Map<string, ((record: DraftRecord) => void)[]>();
  /** What else happens with one that was kept, or is gone. */
  onKept: (id: string) => void = () => undefined;
  onRemoved: (id: string) => void = () => undefined;

  /** @param subject for whom the screens act right now; null: for oneself */
  constructor(context: Context, session: Session, subject: () => string | null) {
    this.#context = context;
    this.#session = session;
    this.#subject = subject;
  }

  save = (draft: DraftView): Promise<Outcome<{ readonly savedAt: number }>> =>
    outcome(async () => ({ savedAt: (await this.keep(draft)).draft.savedAt }));

  /** Saves and gives the record. @throws `locked` */
  keep(draft: DraftView): Promise<DraftRecord> {
    return this.#context.locks.here(`draft/${draft.id}`, async () => {
      const before = await this.get(draft.id);
      // The screen had not seen what another device wrote: that stays beside it.
      if (before?.foreign === true && draft.savedAt < before.draft.savedAt && draft.body !== before.draft.body && before.draft.body.trim() !== "") {
        const other = uuidV4(this.#context.env.random(16));
        await this.#store({ ...before, draft: { ...before.draft, id: other, other: draft.id }, newThread: uuidV4(this.#context.env.random(16)), ver: 0, change: 1, pushed: 0, foreign: false });
        this.onKept(other);
        this.#context.live.emit({ kind: "drafts" });
      }
      const record: DraftRecord = {
        draft: { ...draft, savedAt: this.#context.now() },
        newThread: before?.newThread ?? uuidV4(this.#context.env.random(16)),
        about: before === null ? this.#subject() : (before.about ?? null),
        ver: before?.ver ?? 0,
        change: (before?.change ?? 0) + 1,
        pushed: before?.pushed ?? 0,
      };
      await this.#store(record);
      this.onKept(draft.id);
      return record;
    });
  }

  /** As another device had it. */
  put(record: DraftRecord): Promise<void> {
    return this.#context.locks.here(`draft/${record.draft.id}`, () => this.#store(record));
  }

  /** What the server has of it by now. */
  mark(id: string, { ver, pushed }: { readonly ver: number; readonly pushed: number | undefined }): Promise<void> {
    return this.#context.locks.here(`draft/${id}`, async () => {
      const record = await this.get(id);
      if (record !== null) await this.#store({ ...record, ver, pushed: pushed ?? 1 });
    });
  }

  /** Its files have changed: what the server has of it is not all of it. */
  touch(id: string): Promise<void> {
    return this.#context.locks.here(`draft/${id}`, async () => {
      const record = await this.get(id);
      if (record === null) return;
      await this.#store({ ...record, change: (record.change ?? 0) + 1 });
      this.onKept(id);
    });
  }

  async #store(record: DraftRecord): Promise<void> {
    const { pid } = this.#session.person();
    const { id } = record.draft;
    await putSealed(this.#context, "drafts", pid, id, FRAME, record);
    if (!isPlaced(record)) return;
    for (const resolve of this.#waiting.get(id) ?? []) resolve(record);
    this.#waiting.delete(id);
  }

  get(id: string): Promise<DraftRecord | null> {
    return getSealed<DraftRecord>(this.#context, "drafts", this.#session.person().pid, id, FRAME);
  }

  /** As soon as it is known where the draft goes (a thread or a matter): files are sealed for that place. */
  async placed(id: string): Promise<DraftRecord> {
    const record = await this.get(id);
    if (record !== null && isPlaced(record)) return record;
    return new Promise((resolve) => {
      this.#waiting.set(id, [...(this.#waiting.get(id) ?? []), resolve]);
    });
  }

  /** Of the person for whom the screens act, newest first; empty while locked. */
  list = async (): Promise<readonly DraftView[]> => {
    const view = this.#session.current();
    if (view.state !== "open") return [];
    const records: DraftRecord[] = [];
    try {
      for (const id of await this.#context.store.ids("drafts", view.pid)) {
        const record = await this.get(id);
        if (record !== null && (record.about ?? null) === this.#subject()) records.push(record);
      }
    } catch (error) {
      // The session ended while they were opened: for screens that are going away this is no error.
      if (this.#session.current().state !== "open") return [];
      throw error;
    }
    return records.map((record) => record.draft).sort((a, b) => b.savedAt - a.savedAt);
  };

  remove = async (id: string): Promise<void> => {
    const pid = this.#session.pid;
    this.#waiting.delete(id);
    if (pid === null) return;
    const before = await this.#context.store.get<Sealed>("drafts", `${pid}/${id}`);
    if (before === null) return;
    if (this.#context.side === "office") {
      await this.bury(id);
      return;
    }
    // Nothing of it is here any more; that it is to go on the server too is remembered until it has.
    await this.#context.store.put("drafts", `${pid}/${id}`, { mark: GONE, bytes: new Uint8Array() } satisfies Sealed);
    this.onRemoved(id);
  };

  /** Whether it was sent or thrown away here. */
  async isGone(id: string): Promise<boolean> {
    const pid = this.#session.pid;
    return pid !== null && (await this.#context.store.get<Sealed>("drafts", `${pid}/${id}`))?.mark === GONE;
  }

  /** Nothing of it is anywhere. */
  async bury(id: string): Promise<void> {
    const pid = this.#session.pid;
    if (pid !== null) await this.#context.store.remove("drafts", `${pid}/${id}`);
  }
}

const isPlaced = (record: DraftRecord): boolean => record.draft.thread !== null || record.draft.matter !== null;
