// SPDX-License-Identifier: EUPL-1.2
/**
 * The search of one unlocked time: opens what was kept, then reads what is missing, newest first and with pauses, and hears what changes.
 * It ends with the keys; the worker with the texts ends with it.
 */
import { SearchEnded, type Found, type SearchEngine, type Size, type Wish } from "../search/client.ts";
import type { Context } from "./context.js";
import { refuse, Refused } from "./outcome.js";
import type { People } from "./people.js";
import { searchable, type Names } from "./search-docs.js";
import { KeptSearch, type Mark } from "./search-kept.js";
import type { Reach, Row } from "./search-reach.js";
import type { LoadedThread, Threads } from "./threads.js";
import type { Trust } from "./trust.js";
import type { SearchCover } from "./views.js";

/** Milliseconds: before reading begins, so that the first screen is quick; after something changed; after the network failed. */
const BEGIN = 2500;
const HEARD = 1500;
const RETRY = 60_000;
/** Least and most milliseconds between two threads; in between, as long as the last one took: half of the time is left to the page. */
const REST = [25, 1000] as const;
/** Milliseconds between two "there is more". */
const TELL = 500;
/** What is read is written when there is as much as this: characters, messages. */
const WRITE = { chars: 512 * 1024, messages: 500 } as const;
/** Characters of text that are searched at most; the oldest threads go first. Folded, they take as much again in memory. */
export const MAX_CHARS = { office: 64_000_000, portal: 16_000_000 } as const;

export interface RunParts {
  readonly context: Context;
  readonly threads: Threads;
  readonly people: People;
  readonly trust: Trust;
  readonly reach: Reach;
  /** The clerk's departments. */
  readonly units: ReadonlySet<string>;
  readonly self: string;
  readonly nameOf: Names["profile"];
}

type Why = "protected" | "refused" | "older";

export class SearchRun {
  readonly #parts: RunParts;
  readonly #engine: SearchEngine;
  readonly #kept: KeptSearch;
  readonly #marks = new Map<string, Mark>();
  /** Threads that are there and not searched. */
  readonly #left = new Map<string, Why>();
  readonly #changed = new Set<string>();
  #rows: ReadonlyMap<string, Row> | null = null;
  #state: SearchCover["state"] = "starting";
  /** Whether the list of threads is to be asked for. */
  #list = true;
  /** Whether keys have come since. */
  #keys = false;
  #busy = false;
  #ended = false;
  #paused = false;
  #goOn: () => void = () => undefined;
  #cancel: () => void = () => undefined;
  #cancelTold: () => void = () => undefined;
  readonly #deaf: () => void;
  /** Lets go of the right to write; null: another tab writes, or nobody may here. */
  #writer: (() => void) | null = null;
  #unwritten = { chars: 0, messages: 0 };
  #told = 0;
  #matters: ReadonlyMap<string, readonly string[]> = new Map();

  constructor(parts: RunParts) {
    const { context, self } = parts;
    this.#parts = parts;
    this.#engine = context.env.search();
    this.#kept = new KeptSearch(context, this.#engine, self);
    this.#deaf = context.live.subscribe((what) => {
      if (what.kind === "thread" && what.thread !== undefined) this.#changed.add(what.thread);
      else if (what.kind === "online" ? context.live.online : what.kind === "acting" || what.kind === "thread") this.#list = true;
      else return;
      this.#later(HEARD);
    });
  }

  async start(): Promise<void> {
    const { context, reach } = this.#parts;
    // At a device that others use too nothing is written, not even into the memory of the tab.
    if (!context.shared) {
      const writer = await context.locks.holdIfFree("search");
      if (this.#ended) writer?.();
      else this.#writer = writer;
      const marks = await this.#kept.load(await reach.filter(), () => this.#ended);
      for (const [thread, mark] of marks) this.#marks.set(thread, mark);
    }
    this.#say("reading");
    this.#later(BEGIN);
  }

  end(): void {
    this.#ended = true;
    this.#deaf();
    this.#cancel();
    this.#cancelTold();
    this.#goOn();
    this.#writer?.();
    this.#engine.end();
  }

  /** @throws `locked` when the page was locked meanwhile */
  async find(wish: Wish): Promise<Found> {
    try {
      return await this.#engine.find(wish);
    } catch (error) {
      if (this.#ended) throw refuse("locked");
      if (isGone(error)) this.fail();
      throw error;
    }
  }

  pause(paused: boolean): void {
    this.#paused = paused;
    if (!paused) this.#goOn();
    this.#tell(true);
  }

  /** Keys have come: what could not be opened is tried once more. */
  again(): void {
    this.#list = true;
    this.#keys = true;
    this.#later(HEARD);
  }

  /** A screen has loaded a thread: it is there without asking again. */
  seen(loaded: LoadedThread): void {
    if (this.#ended || this.#state === "starting") return;
    const mark = this.#marks.get(loaded.detail.thread);
    if (mark !== undefined && mark.idx >= loaded.case.lastIdx && mark.notes >= (loaded.internal?.lastIdx ?? 0)) return;
    void this.#take(loaded)
      .then(() => {
        this.#later(HEARD);
      })
      .catch((error: unknown) => {
        // A thread that could not be taken in is looked at again with the list.
        if (isGone(error)) this.fail();
        else this.#list = true;
      });
  }

  /** Of everything, of one unit, or of one person. */
  cover(unit: string | null, person: string | null): SearchCover {
    const about = (one: { readonly units: readonly string[]; readonly person: string }): boolean => (unit === null || one.units.includes(unit)) && (person === null || one.person === person);
    const marks = [...this.#marks.values()].filter(about);
    const sum = (of: (mark: Mark) => number): number => marks.reduce((all, mark) => all + of(mark), 0);
    const rows = this.#rows === null ? null : [...this.#rows.values()].filter(about);
    const left = (why: Why): number => (rows ?? []).filter(({ thread }) => this.#left.get(thread) === why).length;
    return {
      state: this.#paused && this.#state === "reading" ? "paused" : this.#state,
      messages: sum(({ messages }) => messages),
      threads: marks.length,
      of: rows?.length ?? null,
      protected: left("protected"),
      refused: left("refused"),
      older: left("older"),
      withheld: sum(({ withheld }) => withheld),
      closed: sum(({ closed }) => closed),
      kept: this.#writer !== null,
    };
  }

  // ---------------------------------------------------------------- reading

  #later(milliseconds: number): void {
    if (this.#ended || this.#state === "off") return;
    this.#cancel();
    this.#cancel = this.#parts.context.env.later(milliseconds, () => {
      void this.#go();
    });
  }

  async #go(): Promise<void> {
    // Whoever is at it looks again before it stops.
    if (this.#busy || this.#ended) return;
    this.#busy = true;
    try {
      this.#say("reading");
      while (!this.#over() && (this.#list || this.#changed.size > 0)) {
        if (this.#list) await this.#readAll();
        else await this.#readChanged();
      }
      if (!this.#over()) {
        await this.#write();
        this.#say("complete");
      }
    } catch (error) {
      if (isGone(error)) this.fail();
      if (!this.#over()) {
        // What could not be asked for is asked for again, from where it stopped.
        this.#list = true;
        this.#say("waiting");
        this.#later(RETRY);
      }
    } finally {
      this.#busy = false;
    }
  }

  #over(): boolean {
    return this.#ended || this.#state === "off";
  }

  async #readAll(): Promise<void> {
    const { reach, trust } = this.#parts;
    this.#list = false;
    const keys = this.#keys;
    this.#keys = false;
    const rows = await reach.rows();
    this.#matters = new Map((await trust.fetch()).matters.map(({ code, label }) => [code, [label.de, label.en]]));
    if (this.#ended) return;
    this.#rows = rows;
    for (const thread of this.#left.keys()) if (!rows.has(thread)) this.#left.delete(thread);
    await this.#forget([...this.#marks.keys()].filter((thread) => !rows.has(thread)));
    await this.#writeIf(true);
    this.#tell(true);
    for (const row of [...rows.values()].sort((a, b) => b.at - a.at)) {
      const mark = this.#marks.get(row.thread);
      if (mark !== undefined && mark.idx >= row.idx && !(keys && mark.closed > 0)) continue;
      await this.#turn();
      if (this.#over()) return;
      await this.#readChanged();
      if (!(await this.#read(row.thread, row.protected))) {
        // All that follow are older than what had to go.
        for (const other of rows.values()) if (!this.#marks.has(other.thread) && !this.#left.has(other.thread)) this.#left.set(other.thread, "older");
        return;
      }
    }
  }

  async #readChanged(): Promise<void> {
    for (const thread of [...this.#changed]) {
      this.#changed.delete(thread);
      await this.#turn();
      if (this.#over()) return;
      await this.#read(thread, false);
      // A thread that the list did not have, or not with these readers.
      const mark = this.#marks.get(thread);
      if (mark !== undefined) this.#rows = new Map(this.#rows ?? []).set(thread, { thread, person: mark.person, units: mark.units, matter: "", idx: mark.idx, at: mark.at, protected: false });
    }
  }

  /** Waits until reading may go on. */
  async #turn(): Promise<void> {
    while (this.#paused && !this.#ended) {
      await this.#write();
      this.#tell(true);
      await new Promise<void>((resolve) => (this.#goOn = resolve));
    }
  }

  /** False: there is no room for it, because it is the oldest. @throws what stops the reading of anything */
  async #read(thread: string, isProtected: boolean): Promise<boolean> {
    const { context, threads } = this.#parts;
    if (isProtected && threads.known(thread) === null) {
      this.#left.set(thread, "protected");
      return true;
    }
    const began = context.env.clock();
    let room = true;
    try {
      room = await this.#take(await threads.visit(thread));
    } catch (error) {
      if (this.#over()) return true;
      const why = reasonOf(error);
      if (why === null) throw error;
      // What somebody else has by now is not found in this browser any more either.
      if (why === "gone" || isOthers(error)) await this.#forget([thread]);
      if (why !== "gone") this.#left.set(thread, why);
    }
    this.#tell(false);
    await context.env.sleep(Math.min(REST[1], Math.max(REST[0], context.env.clock() - began)));
    await this.#writeIf(false);
    return room;
  }

  async #take(loaded: LoadedThread): Promise<boolean> {
    const { context, people, self, units, nameOf } = this.#parts;
    const { thread } = loaded.detail;
    if (context.side === "office") {
      const dept = (loaded.case.view.epochs.at(-1)?.members ?? []).flatMap((member) => (member.t === "dept" && units.has(member.dept) ? [member.dept] : []))[0];
      if (dept !== undefined) await people.load(self, dept, [loaded.case.view.subject]);
    }
    const { docs, withheld, closed } = searchable(loaded, { profile: (pid) => people.known(pid) ?? nameOf(pid), matter: (code) => this.#matters.get(code) ?? [code] });
    if (this.#ended) return true;
    let size: Size = await this.#engine.put([docs]);
    const chars = docs.docs.reduce((sum, { subject, body }) => sum + subject.length + body.length, 0);
    const at = docs.docs.reduce((newest, doc) => Math.max(newest, doc.at), 0);
    const mark: Mark = { idx: loaded.case.lastIdx, notes: loaded.internal?.lastIdx ?? 0, at, person: docs.person, units: docs.units, messages: docs.docs.length, chars, withheld, closed };
    this.#marks.set(thread, mark);
    this.#left.delete(thread);
    this.#kept.changed(thread, false);
    this.#unwritten = { chars: this.#unwritten.chars + chars, messages: this.#unwritten.messages + docs.docs.length };
    while (size.chars > MAX_CHARS[context.side]) {
      const oldest = [...this.#marks].reduce((a, b) => (b[1].at < a[1].at ? b : a))[0];
      size = await this.#drop([oldest]);
      this.#left.set(oldest, "older");
    }
    return this.#marks.has(thread);
  }

  /** It is not here any more, deleted or somebody else's: nor is the line that a list has kept of it. */
  async #forget(threads: readonly string[]): Promise<void> {
    await this.#drop(threads);
    const { context, self } = this.#parts;
    for (const thread of threads) await context.store.remove("heads", `${self}/${thread}`);
  }

  async #drop(threads: readonly string[]): Promise<Size> {
    for (const thread of threads) {
      this.#marks.delete(thread);
      this.#left.delete(thread);
      this.#kept.changed(thread, true);
    }
    return this.#engine.drop(threads);
  }

  // ---------------------------------------------------------------- keeping and telling

  async #writeIf(anyway: boolean): Promise<void> {
    if (anyway || this.#unwritten.chars >= WRITE.chars || this.#unwritten.messages >= WRITE.messages) await this.#write();
  }

  async #write(): Promise<void> {
    if (this.#writer === null || this.#ended) return;
    try {
      await this.#kept.write(this.#marks);
      this.#unwritten = { chars: 0, messages: 0 };
    } catch (error) {
      // Locked meanwhile, or no room in this browser: what was read is searched until the page locks, and the screen says so.
      if (this.#over()) throw error;
      this.#writer();
      this.#writer = null;
    }
  }

  /** The worker is gone, or could not be started. */
  fail(): void {
    this.#say("off");
  }

  #say(state: SearchCover["state"]): void {
    if (this.#over()) return;
    this.#state = state;
    this.#tell(true);
  }

  #tell(anyway: boolean): void {
    const { context } = this.#parts;
    const now = context.env.clock();
    if (this.#ended || (!anyway && now - this.#told < TELL)) return;
    this.#told = now;
    context.live.emit({ kind: "search" });
  }
}

/** The worker ended by itself. */
const isGone = (error: unknown): boolean => error instanceof SearchEnded && error.gone;

const isOthers = (error: unknown): boolean => error instanceof Refused && error.refusal.code === "reason-required";

/** Why one thread is left out; null: nothing can be read now. */
function reasonOf(error: unknown): Why | "gone" | null {
  if (!(error instanceof Refused)) return isGone(error) ? null : "refused";
  const { code } = error.refusal;
  if (code === "step-up-required") return "protected";
  if (code === "not-found") return "gone";
  if (code === "reason-required") return "refused";
  // What the server does not answer now is no fault of this thread; what the worker says of it is.
  return error.problem !== null || code === "locked" ? null : "refused";
}
