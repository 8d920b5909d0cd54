// SPDX-License-Identifier: EUPL-1.2
/** An answer that several parts of a screen ask for at the same moment is asked for once. */
import type { Context } from "./context.js";

/** Milliseconds for which an answer is given again; from unlocking to the first list, and no longer than anybody would notice. */
const KEEP = 2000;

/** Whatever says that something has changed makes it ask anew: the cases, the session at its end, or whoever holds it by `forget`. */
export class Recent<T> {
  readonly #context: Context;
  readonly #ask: () => Promise<T>;
  #kept: { readonly at: number; readonly answer: Promise<T> } | null = null;

  constructor(context: Context, ask: () => Promise<T>) {
    this.#context = context;
    this.#ask = ask;
    context.live.subscribe(({ kind }) => {
      if (kind === "threads") this.forget();
    });
  }

  get(): Promise<T> {
    const now = this.#context.env.clock();
    if (this.#kept !== null && now - this.#kept.at < KEEP) return this.#kept.answer;
    const answer = this.#ask();
    const kept = { at: now, answer };
    this.#kept = kept;
    // What failed is asked for anew at once.
    answer.catch(() => {
      if (this.#kept === kept) this.#kept = null;
    });
    return answer;
  }

  forget(): void {
    this.#kept = null;
  }
}
