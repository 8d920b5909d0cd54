// SPDX-License-Identifier: EUPL-1.2
/**
 * What the page keeps in IndexedDB: ids, ciphertext and what the worker sealed for this browser. Nothing readable.
 * Keys are `<pid>/<id>`, so that two people at one browser do not meet.
 */
export const TABLES = ["heads", "profiles", "drafts", "outbox", "receipts", "uploads", "memory"] as const;
export type Table = (typeof TABLES)[number];

const VERSION = 1;

export class Store {
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

  /** Resolves when the transaction is complete: what was put survives a crash of the page. */
  async put(table: Table, key: string, value: unknown): Promise<void> {
    await this.#run(table, "readwrite", (store) => store.put(value, key));
  }

  async remove(table: Table, key: string): Promise<void> {
    await this.#run(table, "readwrite", (store) => store.delete(key));
  }

  /** All of one person, in the order of their keys. */
  async all<T>(table: Table, pid: string): Promise<readonly T[]> {
    return this.#run(table, "readonly", (store) => store.getAll(IDBKeyRange.bound(`${pid}/`, `${pid}/\uffff`)) as IDBRequest<T[]>);
  }

  /** Ids (the part after the pid) of one person. */
  async ids(table: Table, pid: string): Promise<readonly string[]> {
    const keys = await this.#run(table, "readonly", (store) => store.getAllKeys(IDBKeyRange.bound(`${pid}/`, `${pid}/\uffff`)));
    return keys.flatMap((key) => (typeof key === "string" ? [key.slice(pid.length + 1)] : []));
  }

  async #run<T>(table: Table, mode: IDBTransactionMode, action: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    this.#database ??= this.#open();
    const database = await this.#database;
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(table, mode, { durability: mode === "readwrite" ? "strict" : "default" });
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
