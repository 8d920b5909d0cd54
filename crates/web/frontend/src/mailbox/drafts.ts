// SPDX-License-Identifier: EUPL-1.2
/** Drafts: sealed by the worker, kept in this browser. They survive lock, reload and crash; opening them needs the keys. */
import { getSealed, putSealed } from "./cache.js";
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
}

const FRAME = "draft";

export class Drafts {
  readonly #context: Context;
  readonly #session: Session;
  readonly #subject: () => string | null;
  readonly #waiting = new Map<string, ((record: DraftRecord) => void)[]>();

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
      const { pid } = this.#session.person();
      const before = await this.get(draft.id);
      const record: DraftRecord = {
        draft: { ...draft, savedAt: this.#context.now() },
        newThread: before?.newThread ?? uuidV4(this.#context.env.random(16)),
        about: before === null ? this.#subject() : (before.about ?? null),
      };
      await putSealed(this.#context, "drafts", pid, draft.id, FRAME, record);
      if (isPlaced(record)) {
        for (const resolve of this.#waiting.get(draft.id) ?? []) resolve(record);
        this.#waiting.delete(draft.id);
      }
      return record;
    });
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
    if (pid !== null) await this.#context.store.remove("drafts", `${pid}/${id}`);
    this.#waiting.delete(id);
  };
}

const isPlaced = (record: DraftRecord): boolean => record.draft.thread !== null || record.draft.matter !== null;
