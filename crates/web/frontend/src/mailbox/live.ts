// SPDX-License-Identifier: EUPL-1.2
/** The one place that tells the screens what changed. */
import type { Live } from "./service.js";

export type Change = Parameters<Parameters<Live["subscribe"]>[0]>[0];

export class LiveFeed implements Live {
  readonly #listeners = new Set<(what: Change) => void>();
  #online: boolean;

  constructor(online: boolean) {
    this.#online = online;
  }

  get online(): boolean {
    return this.#online;
  }

  set online(online: boolean) {
    if (this.#online === online) return;
    this.#online = online;
    this.emit({ kind: "online" });
  }

  subscribe = (listener: (what: Change) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  emit(what: Change): void {
    for (const listener of [...this.#listeners]) listener(what);
  }
}
