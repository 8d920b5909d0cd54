// SPDX-License-Identifier: EUPL-1.2
/** One at a time: by Web Locks across tabs, else within this page. */
export class Locks {
  readonly #manager: LockManager | null;
  readonly #prefix: string;
  readonly #queues = new Map<string, Promise<unknown>>();

  constructor(manager: LockManager | null, prefix: string) {
    this.#manager = manager;
    this.#prefix = prefix;
  }

  /** Across tabs; not re-entrant. */
  async with<T>(name: string, action: () => Promise<T>): Promise<T> {
    if (this.#manager === null) return this.here(name, action);
    const settled = await this.#manager.request(`${this.#prefix}/${name}`, async () => settle(action));
    return unsettle(settled);
  }

  /** Holds a name until the page is gone. */
  hold(name: string): void {
    void this.#manager?.request(`${this.#prefix}/${name}`, () => new Promise(() => undefined));
  }

  /** Holds a name until it is let go; gives the function for that. */
  holdFor(name: string): () => void {
    let free: () => void = () => undefined;
    void this.#manager?.request(`${this.#prefix}/${name}`, () => new Promise<void>((resolve) => (free = resolve)));
    return () => {
      free();
    };
  }

  /** Holds a name unless somebody does already; gives the function that lets it go, or null. In a browser without locks everybody gets it. */
  holdIfFree(name: string): Promise<(() => void) | null> {
    const manager = this.#manager;
    if (manager === null) return Promise.resolve(() => undefined);
    return new Promise((resolve, reject) => {
      const hold = (lock: Lock | null): Promise<void> => {
        if (lock === null) {
          resolve(null);
          return Promise.resolve();
        }
        return new Promise((free) => {
          resolve(() => {
            free();
          });
        });
      };
      manager.request(`${this.#prefix}/${name}`, { ifAvailable: true }, hold).catch(reject);
    });
  }

  /** Resolves when nobody holds the name; at once in a browser without locks. */
  async whenFree(name: string): Promise<void> {
    await this.#manager?.request(`${this.#prefix}/${name}`, () => Promise.resolve());
  }

  /** Whether some tab holds a name. */
  async isHeld(name: string): Promise<boolean> {
    const held = (await this.#manager?.query())?.held ?? [];
    return held.some((lock) => lock.name === `${this.#prefix}/${name}`);
  }

  /** Within this page only. */
  here<T>(name: string, action: () => Promise<T>): Promise<T> {
    const before = this.#queues.get(name) ?? Promise.resolve();
    const mine = before.then(action, action);
    const tail = mine.then(
      () => undefined,
      () => undefined,
    );
    this.#queues.set(name, tail);
    void tail.then(() => {
      if (this.#queues.get(name) === tail) this.#queues.delete(name);
    });
    return mine;
  }
}

/** A lock manager may wrap what its callback throws; we carry it ourselves. */
type Settled<T> = { readonly value: T } | { readonly error: unknown };

async function settle<T>(action: () => Promise<T>): Promise<Settled<T>> {
  try {
    return { value: await action() };
  } catch (error) {
    return { error };
  }
}

function unsettle<T>(settled: Settled<T>): T {
  if ("error" in settled) throw settled.error;
  return settled.value;
}
