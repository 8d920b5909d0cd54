// SPDX-License-Identifier: EUPL-1.2
/**
 * What the page keeps in IndexedDB: ids, ciphertext and what the worker sealed for this browser. Nothing readable.
 * Keys are `<pid>/<id>`, so that two people at one browser do not meet.
 */
export const TABLES = ["heads", "profiles", "drafts", "outbox", "receipts", "uploads", "memory", "search", "doors", "offline"] as const;
export type Table = (typeof TABLES)[number];

/** What can be made again from the server: losing the last writes with the power costs only time. */
const CACHES: readonly Table[] = ["heads", "profiles", "search"];

/** 2: table `search`. 3: `doors` and `offline`. */
const VERSION = 3;

/** What lies in the tables while the page lives, or longer. */
export type Store = Pick<DiskStore, "get" | "getMany" | "put" | "putMany" | "remove" | "all" | "everyone" | "ids">;

export class DiskStore {
  readonly #name: string;
  readonly #factory: IDBFactory;
  #database: Promise<IDBDatabase> | null = null;

  constructor(factory: IDBFactory, name: string) {
    this.#factory = factory;
    this.#name = name;
  }

  async get<T>(table: Table, key: string): Promise<T | null> {
    const value = await this.#run(table, "readonly", (store) => store.get(key) as IDBRequest<T | undefined>);
    return value ?? null;
  }

  /** The same for many keys, in their order and in one transaction. */
  getMany<T>(table: Table, keys: readonly string[]): Promise<readonly (T | null)[]> {
    return this.#run(table, "readonly", (store) => {
      const requests = keys.map((key) => store.get(key) as IDBRequest<T | undefined>);
      return {
        get result() {
          return requests.map(({ result }) => result ?? null);
        },
      };
    });
  }

  /** Resolves when the transaction is complete: what was put survives a crash of the page. */
  async put(table: Table, key: string, value: unknown): Promise<void> {
    await this.#run(table, "readwrite", (store) => store.put(value, key));
  }

  /** The same for many, all or none. */
  async putMany(table: Table, entries: readonly (readonly [key: string, value: unknown])[]): Promise<void> {
    await this.#run(table, "readwrite", (store) => {
      for (const [key, value] of entries) store.put(value, key);
      return { result: null };
    });
  }

  async remove(table: Table, key: string): Promise<void> {
    await this.#run(table, "readwrite", (store) => store.delete(key));
  }

  /** All of one person, in the order of their keys. */
  async all<T>(table: Table, pid: string): Promise<readonly T[]> {
    return this.#run(table, "readonly", (store) => store.getAll(IDBKeyRange.bound(`${pid}/`, `${pid}/\uffff`)) as IDBRequest<T[]>);
  }

  /** All of everybody who uses this browser. */
  everyone<T>(table: Table): Promise<readonly T[]> {
    return this.#run(table, "readonly", (store) => store.getAll() as IDBRequest<T[]>);
  }

  /** Ids (the part after the pid) of one person. */
  async ids(table: Table, pid: string): Promise<readonly string[]> {
    const keys = await this.#run(table, "readonly", (store) => store.getAllKeys(IDBKeyRange.bound(`${pid}/`, `${pid}/\uffff`)));
    return keys.flatMap((key) => (typeof key === "string" ? [key.slice(pid.length + 1)] : []));
  }

  async #run<T>(table: Table, mode: IDBTransactionMode, action: (store: IDBObjectStore) => { readonly result: T }): Promise<T> {
    this.#database ??= this.#open();
    const database = await this.#database;
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(table, mode, { durability: mode === "readwrite" && !CACHES.includes(table) ? "strict" : "default" });
      const request = action(transaction.objectStore(table));
      transaction.oncomplete = () => {
        resolve(request.result);
      };
      transaction.onabort = () => {
        reject(transaction.error ?? new DOMException("transaction aborted", "AbortError"));
      };
    });
  }

  #open(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      const request = this.#factory.open(this.#name, VERSION);
      request.onupgradeneeded = () => {
        for (const table of TABLES) if (!request.result.objectStoreNames.contains(table)) request.result.createObjectStore(table);
      };
      request.onsuccess = () => {
        request.result.onversionchange = () => {
          request.result.close();
          this.#database = null;
        };
        resolve(request.result);
      };
      request.onerror = () => {
        this.#database = null;
        reject(request.error ?? new DOMException("no database", "UnknownError"));
      };
    });
  }
}
