// SPDX-License-Identifier: EUPL-1.2
/**
 * A device that others use too: everything lies in the memory of one tab, sealed, and goes with it. When the time is over the keys and the
 * session go, and what was not sent waits in this tab for its writer, until it is closed or nobody has come.
 */
import type { Sealed } from "./cache.js";
import type { Context } from "./context.js";
import { GONE } from "./drafts.js";
import type { Entry } from "./outbox.js";
import type { UnsentView } from "./views.js";

/** Held by the tab that is signed in. */
const TAB = "shared-device";

export class SharedDevice {
  readonly #context: Context;
  #free: (() => void) | null = null;
  #cancel: () => void = () => undefined;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Somebody is signed in here: other tabs of this browser keep out, and what was kept is hers again. */
  enter(): void {
    if (!this.#context.shared) return;
    this.#cancel();
    this.#free ??= this.#context.locks.holdFor(TAB);
  }

  /**
   * Nobody is signed in here any more. What is not sent yet stays for this person if there is any; null: nothing does.
   * @param gone called when nobody has come for it
   */
  async leave(pid: string | null, gone: () => void): Promise<(UnsentView & { readonly until: number }) | null> {
    this.#free?.();
    this.#free = null;
    const unsent = pid === null ? null : this.unsent(pid);
    if (unsent === null || unsent.drafts + unsent.messages === 0) {
      await this.#context.forget();
      return null;
    }
    const { shared_absolute: wait } = (await this.#context.config()).session;
    this.#cancel();
    this.#cancel = this.#context.env.later(wait * 1000, gone);
    return { ...unsent, until: this.#context.now() + wait };
  }

  /** What would be lost with this tab; null at the person's own device. At once: a page that is being left waits for nothing. */
  unsent(pid: string): UnsentView | null {
    const store = this.#context.passing;
    if (store === null) return null;
    const waiting = store.keys("outbox", pid).filter((key) => (store.peek("outbox", key) as Entry).state !== "accepted");
    // A message on its way has its draft still.
    const ids = new Set(waiting);
    return { drafts: store.keys("drafts", pid).filter((key) => !ids.has(key) && (store.peek("drafts", key) as Sealed).mark !== GONE).length, messages: waiting.length };
  }

  /** Whether another tab is signed in; never in a browser without locks. */
  isElsewhere(): Promise<boolean> {
    return this.#context.locks.isHeld(TAB);
  }

  whenAlone(): Promise<void> {
    return this.#context.locks.whenFree(TAB);
  }
}
