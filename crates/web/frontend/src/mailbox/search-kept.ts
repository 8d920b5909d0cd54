// SPDX-License-Identifier: EUPL-1.2
/**
 * What was read for the search, kept in this browser: segments of about half a megabyte, each sealed by the worker under the person's index
 * key with its name bound in, and a list that says which segment holds the newest state of a thread. A segment is never written twice under
 * one name, so that an old one cannot stand in for a new one. What is missing, cut or somebody else's is refused, and its threads are read anew.
 */
import { getSealed, openEntry, sealEntry, type Sealed } from "./cache.js";
import type { Context } from "./context.js";
import type { SearchEngine } from "../search/client.ts";

/** What is known of a thread in the search. */
export interface Mark {
  /** Newest receipt index of either lane that is in it. */
  readonly idx: number;
  readonly notes: number;
  /** Time of its newest message. */
  readonly at: number;
  readonly person: string;
  readonly units: readonly string[];
  readonly messages: number;
  readonly chars: number;
  readonly withheld: number;
  readonly closed: number;
}

interface List {
  readonly v: 1;
  /** Number of the next segment. */
  readonly next: number;
  readonly segments: readonly { readonly id: string; readonly threads: number; readonly chars: number }[];
  readonly threads: Readonly<Record<string, Mark & { readonly in: string }>>;
}

const LIST = "list";
const NO_LIST: List = { v: 1, next: 1, segments: [], threads: {} };
/** Characters in one segment. */
const FULL = 512 * 1024;
/** More small segments than this are put together. */
const SMALL = 8;

export class KeptSearch {
  readonly #context: Context;
  readonly #engine: SearchEngine;
  readonly #pid: string;
  #list: List = NO_LIST;
  /** Where the kept state of a thread lies; threads of the marks that are not in here are kept nowhere yet. */
  readonly #where = new Map<string, string>();
  /** Segments that hold something which may not be kept any longer. */
  readonly #stale = new Set<string>();

  constructor(context: Context, engine: SearchEngine, pid: string) {
    this.#context = context;
    this.#engine = engine;
    this.#pid = pid;
  }

  /** Opens what was kept and may still be read, and gives it to the search; the marks of what came. */
  async load(mayRead: (mark: Mark) => boolean, ended: () => boolean): Promise<ReadonlyMap<string, Mark>> {
    const list = await getSealed<List>(this.#context, "search", this.#pid, LIST, null);
    this.#list = list?.v === 1 ? list : NO_LIST;
    const marks = new Map<string, Mark>();
    for (const { id } of this.#list.segments) {
      const inside = Object.entries(this.#list.threads).filter(([, mark]) => mark.in === id);
      const wanted = inside.filter(([, mark]) => mayRead(mark)).map(([thread]) => thread);
      if (wanted.length < inside.length) this.#stale.add(id);
      const taken = wanted.length === 0 ? [] : await this.#open(id, wanted);
      if (ended()) return marks;
      if (taken.length < wanted.length) this.#stale.add(id);
      for (const thread of taken) {
        const kept = this.#list.threads[thread];
        if (kept === undefined) continue;
        const { in: where, ...mark } = kept;
        marks.set(thread, mark);
        this.#where.set(thread, where);
      }
    }
    return marks;
  }

  /** A thread has another state now, or is not searched any more: then nothing of it stays in a segment. */
  changed(thread: string, gone: boolean): void {
    const where = this.#where.get(thread);
    if (where === undefined) return;
    this.#where.delete(thread);
    if (gone) this.#stale.add(where);
  }

  /** Writes what is not written yet. Segments that hold what must go, or more old than new, are written anew without it. */
  async write(now: ReadonlyMap<string, Mark>): Promise<void> {
    // More may come while this is written; that is for the next time.
    const marks = new Map(now);
    const staying = this.#list.segments.filter((segment) => this.#isGood(segment));
    const small = staying.filter(({ chars }) => chars < FULL / 4);
    const segments = small.length > SMALL ? staying.filter((segment) => !small.includes(segment)) : staying;
    const good = new Set(segments.map(({ id }) => id));
    const loose = [...marks].filter(([thread]) => !good.has(this.#where.get(thread) ?? ""));
    if (loose.length === 0 && segments.length === this.#list.segments.length && this.#stale.size === 0) return;
    const written: { readonly id: string; readonly threads: number; readonly chars: number }[] = [];
    const where = new Map([...this.#where].filter(([, id]) => good.has(id)));
    const entries: [string, unknown][] = [];
    let { next } = this.#list;
    for (const group of groups(loose)) {
      const id = `s${next}`;
      next += 1;
      entries.push([`${this.#pid}/${id}`, await sealEntry(this.#context, "search", this.#pid, id, "", await this.#engine.pack(group.map(([thread]) => thread)))]);
      written.push({ id, threads: group.length, chars: group.reduce((sum, [, { chars }]) => sum + chars, 0) });
      for (const [thread] of group) where.set(thread, id);
    }
    const list: List = { v: 1, next, segments: [...segments, ...written], threads: Object.fromEntries([...marks].flatMap(([thread, mark]) => listed(thread, mark, where.get(thread)))) };
    entries.push([`${this.#pid}/${LIST}`, await sealEntry(this.#context, "search", this.#pid, LIST, "", new TextEncoder().encode(JSON.stringify(list)))]);
    await this.#context.store.putMany("search", entries);
    this.#list = list;
    this.#stale.clear();
    this.#where.clear();
    for (const [thread, id] of where) {
      if (now.get(thread) === marks.get(thread)) this.#where.set(thread, id);
      else if (!now.has(thread)) this.#stale.add(id);
    }
    await this.#tidy();
  }

  /** Removes segments that no list names: those that were replaced, and what a page left over that ended while it wrote. */
  async #tidy(): Promise<void> {
    const named = new Set([LIST, ...this.#list.segments.map(({ id }) => id)]);
    for (const id of await this.#context.store.ids("search", this.#pid)) if (!named.has(id)) await this.#context.store.remove("search", `${this.#pid}/${id}`);
  }

  #isGood({ id, threads }: List["segments"][number]): boolean {
    if (this.#stale.has(id)) return false;
    const live = [...this.#where.values()].filter((where) => where === id).length;
    return live * 2 >= threads && live > 0;
  }

  async #open(id: string, wanted: readonly string[]): Promise<readonly string[]> {
    try {
      const kept = await this.#context.store.get<Sealed>("search", `${this.#pid}/${id}`);
      return kept === null ? [] : await this.#engine.unpack(await openEntry(this.#context, "search", this.#pid, id, kept), wanted);
    } catch {
      // Cut, swapped, of another person, under keys from before, or of another release: its threads are read anew.
      return [];
    }
  }
}

const listed = (thread: string, mark: Mark, id: string | undefined): readonly (readonly [string, Mark & { readonly in: string }])[] => (id === undefined ? [] : [[thread, { ...mark, in: id }]]);

/** As many threads together as fill a segment; one that is larger has one of its own. */
function groups(threads: readonly (readonly [string, Mark])[]): readonly (readonly (readonly [string, Mark])[])[] {
  const all: (readonly [string, Mark])[][] = [];
  let chars = FULL;
  for (const one of threads) {
    if (chars >= FULL || chars + one[1].chars > 2 * FULL) {
      all.push([]);
      chars = 0;
    }
    all.at(-1)?.push(one);
    chars += one[1].chars;
  }
  return all;
}
