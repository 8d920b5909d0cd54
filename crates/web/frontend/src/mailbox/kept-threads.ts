// SPDX-License-Identifier: EUPL-1.2
/**
 * What is kept for reading without a connection: conversations as their person last saw them, sealed under a key of their own, and a list of them.
 * An entry is never written twice under one name, so that an old one cannot stand in for a new one.
 */
import { fromUtf8, utf8 } from "./bytes.js";
import type { Sealed } from "./cache.js";
import type { OfflineApi } from "../crypto/api.ts";
import { isStale } from "./kept-doors.js";
import { refuse } from "./outcome.js";
import type { Store } from "./store.js";
import type { KeptRowView, KeptThreadView } from "./views.js";

/** Seconds by which a clock may go behind the one that was here before. */
const BEHIND = 3_600;

interface Listed {
  readonly row: KeptRowView;
  /** Name of its entry. */
  readonly in: string;
}

interface List {
  readonly v: 1;
  /** Number of the next entry. */
  readonly next: number;
  readonly online: number;
  readonly threads: Readonly<Record<string, Listed>>;
}

const LIST = "list";
const NO_LIST: List = { v: 1, next: 1, online: 0, threads: {} };
/** One person's; the worker holds the key. Writers take turns (`Locks`). */
export class KeptThreads {
  readonly #store: Store;
  readonly #crypto: Pick<OfflineApi, "sealOffline" | "openOffline">;
  readonly #pid: string;

  constructor(store: Store, crypto: Pick<OfflineApi, "sealOffline" | "openOffline">, pid: string) {
    this.#store = store;
    this.#crypto = crypto;
    this.#pid = pid;
  }

  /** The newest first. @throws `corrupt` */
  async rows(): Promise<readonly KeptRowView[]> {
    const { threads } = await this.#list();
    return Object.values(threads).map(({ row }) => row).sort((a, b) => b.newest - a.newest);
  }

  /** For the reader without a connection. @throws `reading-gone` when it is too old, `reading-clock` when the clock was put back */
  async check(now: number): Promise<void> {
    const { online } = await this.#list();
    if (now < online - BEHIND) throw refuse("reading-clock");
    if (isStale({ online }, now)) throw refuse("reading-gone");
  }

  /** null: not kept. @throws `corrupt` */
  async thread(id: string): Promise<KeptThreadView | null> {
    const found = (await this.#list()).threads[id];
    return found === undefined ? null : this.#open<KeptThreadView>(found.in);
  }

  async put(row: KeptRowView, thread: KeptThreadView): Promise<void> {
    const list = await this.#list();
    const id = `t${list.next}`;
    const entry = await this.#seal(id, thread);
    await this.#write({ ...list, next: list.next + 1, threads: { ...list.threads, [row.thread]: { row, in: id } } }, [[`${this.#pid}/${id}`, entry]]);
  }

  async drop(thread: string): Promise<void> {
    const list = await this.#list();
    await this.#write({ ...list, threads: Object.fromEntries(Object.entries(list.threads).filter(([id]) => id !== thread)) }, []);
  }

  /** Its person is here, with her keys. */
  async seen(now: number): Promise<void> {
    await this.#write({ ...(await this.#list()), online: now }, []);
  }

  async #write(list: List, entries: readonly (readonly [string, Sealed])[]): Promise<void> {
    await this.#store.putMany("offline", [...entries, [`${this.#pid}/${LIST}`, await this.#seal(LIST, list)]]);
    const named = new Set([LIST, ...Object.values(list.threads).map((one) => one.in)]);
    for (const id of await this.#store.ids("offline", this.#pid)) if (!named.has(id)) await this.#store.remove("offline", `${this.#pid}/${id}`);
  }

  async #list(): Promise<List> {
    const none = (await this.#store.get<Sealed>("offline", `${this.#pid}/${LIST}`)) === null;
    return none ? NO_LIST : this.#open<List>(LIST);
  }

  async #seal(id: string, value: unknown): Promise<Sealed> {
    return { mark: "", bytes: await this.#crypto.sealOffline({ name: `offline/${this.#pid}/${id}`, data: utf8(JSON.stringify(value)) }) };
  }

  /** What was sealed here was written here: its shape is known. */
  async #open<T>(id: string): Promise<T> {
    const kept = await this.#store.get<Sealed>("offline", `${this.#pid}/${id}`);
    if (kept === null) throw refuse("corrupt");
    return JSON.parse(fromUtf8(await this.#crypto.openOffline({ name: `offline/${this.#pid}/${id}`, data: kept.bytes }))) as T;
  }
}
