// SPDX-License-Identifier: EUPL-1.2
/** The same tables in the memory of this page: at a device that others use too, nothing of them reaches its disk. */
import { TABLES, type Store, type Table } from "./store.js";

export class PassingStore implements Store {
  readonly #tables = new Map<Table, Map<string, unknown>>(TABLES.map((table) => [table, new Map<string, unknown>()]));

  get = <T>(table: Table, key: string): Promise<T | null> => Promise.resolve((this.#of(table).get(key) as T | undefined) ?? null);

  getMany = <T>(table: Table, keys: readonly string[]): Promise<readonly (T | null)[]> => Promise.all(keys.map((key) => this.get<T>(table, key)));

  put(table: Table, key: string, value: unknown): Promise<void> {
    // As a database would: what is changed afterwards is not what was put.
    this.#of(table).set(key, structuredClone(value));
    return Promise.resolve();
  }

  async putMany(table: Table, entries: readonly (readonly [key: string, value: unknown])[]): Promise<void> {
    for (const [key, value] of entries) await this.put(table, key, value);
  }

  remove(table: Table, key: string): Promise<void> {
    this.#of(table).delete(key);
    return Promise.resolve();
  }

  all = <T>(table: Table, pid: string): Promise<readonly T[]> => Promise.resolve(this.keys(table, pid).map((key) => this.#of(table).get(key) as T));

  everyone = <T>(table: Table): Promise<readonly T[]> => Promise.resolve([...this.#of(table).values()] as T[]);

  ids = (table: Table, pid: string): Promise<readonly string[]> => Promise.resolve(this.keys(table, pid).map((key) => key.slice(pid.length + 1)));

  /** At once, without a promise: a page that is being left waits for none. */
  keys(table: Table, pid: string): readonly string[] {
    return [...this.#of(table).keys()].filter((key) => key.startsWith(`${pid}/`)).sort();
  }

  peek(table: Table, key: string): unknown {
    return this.#of(table).get(key);
  }

  #of(table: Table): Map<string, unknown> {
    const found = this.#tables.get(table);
    if (found === undefined) throw new Error(`no table ${table}`);
    return found;
  }
}
