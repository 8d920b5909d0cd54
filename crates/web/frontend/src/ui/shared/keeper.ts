// SPDX-License-Identifier: EUPL-1.2
/** What is written right now, and how it is stored: a moment after every change, one after the other, and at once when something ends the writing. */
import type { DraftView, Outcome, Refusal } from "../../mailbox/views.js";

/** Milliseconds after a change until it is stored, while somebody types on, too: what a crash can take is what was typed in that time and while it is stored. */
export const SAVE_AFTER = 100;
/** Milliseconds without typing after which that is said: while somebody types it would only disturb. */
const SAY_AFTER = 700;

export type Saved = { readonly state: "none" | "dirty" } | { readonly state: "saved"; readonly at: number } | { readonly state: "failed"; readonly refusal: Refusal };

export class Keeper {
  #draft: DraftView;
  readonly #save: (draft: DraftView) => Promise<Outcome<{ readonly savedAt: number }>>;
  readonly #tell: (saved: Saved) => void;
  readonly #show: (draft: DraftView) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saying: ReturnType<typeof setTimeout> | undefined;
  #changed = 0;
  /** Counts changes, and stores that have ended. */
  #state = 0;
  /** A store is under way. */
  #busy = false;
  // One after another: whoever locks right after typing waits for the store that a change has begun, too.
  #storing: Promise<boolean> = Promise.resolve(true);
  /** Something is not stored yet. */
  dirty = false;
  /** Whether anybody still looks. */
  alive = true;
  /** The text as it was stored last; null when nothing was. */
  stored: string | null;

  /** @param show is told of every other text that stands here */
  constructor(initial: DraftView, save: (draft: DraftView) => Promise<Outcome<{ readonly savedAt: number }>>, tell: (saved: Saved) => void, show: (draft: DraftView) => void) {
    this.#draft = initial;
    this.#save = save;
    this.#tell = tell;
    this.#show = show;
    this.stored = initial.savedAt > 0 ? initial.body : null;
  }

  get draft(): DraftView {
    return this.#draft;
  }

  change = (part: Partial<DraftView>): void => {
    this.#draft = { ...this.#draft, ...part };
    this.dirty = true;
    this.#state += 1;
    this.#changed = performance.now();
    this.#show(this.#draft);
    clearTimeout(this.#saying);
    this.#tell({ state: "dirty" });
    this.#timer ??= setTimeout(() => void this.flush(), SAVE_AFTER);
  };

  /** Stores what is not stored yet; `always`: also where nothing was written. */
  flush = (always = false): Promise<boolean> => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (always && this.stored === null) this.dirty = true;
    this.#storing = this.#storing.then(this.#store, this.#store);
    return this.#storing;
  };

  reset = (next: DraftView): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    clearTimeout(this.#saying);
    this.#draft = next;
    this.dirty = false;
    this.#state += 1;
    this.stored = next.savedAt > 0 ? next.body : null;
    this.#show(next);
    this.#tell(next.savedAt > 0 ? { state: "saved", at: next.savedAt } : { state: "none" });
  };

  /** Names what stands here now, before the store is asked for `newer`. */
  get state(): number {
    return this.#state;
  }

  /** What lay in the store: if another device wrote it and nobody has written here since it was asked for (`state`), it stands here. */
  newer(drafts: readonly DraftView[], state: number): void {
    const found = drafts.find(({ id }) => id === this.#draft.id);
    if (!this.alive || this.dirty || this.#busy || state !== this.#state || found === undefined || found.savedAt <= this.#draft.savedAt) return;
    if (found.body === this.#draft.body && found.subject === this.#draft.subject) return;
    this.reset(found);
  }

  readonly #store = async (): Promise<boolean> => {
    if (!this.dirty) return true;
    this.dirty = false;
    this.#busy = true;
    const { body, id } = this.#draft;
    const answer = await this.#save(this.#draft);
    this.#busy = false;
    this.#state += 1;
    if (answer.ok) {
      // Another draft may stand here by now.
      if (this.#draft.id === id) {
        this.stored = body;
        this.#draft = { ...this.#draft, savedAt: answer.value.savedAt };
      }
    } else if (this.#draft.id === id) this.dirty = true;
    if (!this.alive) return answer.ok;
    clearTimeout(this.#saying);
    if (!answer.ok) this.#tell({ state: "failed", refusal: answer.refusal });
    else {
      const { savedAt: at } = answer.value;
      this.#saying = setTimeout(() => {
        if (this.alive && !this.dirty) this.#tell({ state: "saved", at });
      }, Math.max(0, this.#changed + SAY_AFTER - performance.now()));
    }
    return answer.ok;
  };
}
