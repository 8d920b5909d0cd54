// SPDX-License-Identifier: EUPL-1.2
/** Which threads there are for this person to search: all of the clerk's units, or all post of hers and of those for whom she acts. */
import type { Answer, ThreadPage, wire } from "../api/index.js";
import type { Acting } from "./acting.js";
import type { Context } from "./context.js";
import { need } from "./outcome.js";
import type { Mark } from "./search-kept.js";
import type { Session } from "./session.js";

const PAGE = 100;
/** Milliseconds between two pages: the screen asks too. */
const PAUSE = 20;

export interface Row {
  readonly thread: string;
  readonly person: string;
  readonly units: readonly string[];
  readonly matter: string;
  readonly idx: number;
  readonly at: number;
  /** Its newest message is of class `hoch`. */
  readonly protected: boolean;
}

interface Parts {
  readonly context: Context;
  readonly session: Session;
  readonly acting: Acting;
  readonly units: ReadonlySet<string>;
}

export class Reach {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Whether what was kept of a thread may be searched before the server has said that the thread is still there. */
  async filter(): Promise<(mark: Mark) => boolean> {
    const { context, units } = this.#parts;
    if (context.side === "office") {
      const own = new Set(units);
      return (mark) => mark.units.some((unit) => own.has(unit));
    }
    const people = new Set(await this.#people());
    return (mark) => people.has(mark.person);
  }

  /** All of them. @throws what the server refuses */
  async rows(): Promise<ReadonlyMap<string, Row>> {
    const { context, session, units } = this.#parts;
    const { api } = context;
    const rows = new Map<string, Row>();
    if (context.side === "office") {
      for (const unit of [...units]) {
        // Without a state the server gives all but what is done.
        for (const state of [null, "done"] as const) await this.#pages(rows, (cursor) => api.workList(unit, state, cursor, PAGE));
      }
      return rows;
    }
    const { pid } = session.person();
    for (const person of await this.#people()) await this.#pages(rows, (cursor) => api.threads(cursor, PAGE, person === pid ? null : person));
    return rows;
  }

  async #pages(rows: Map<string, Row>, ask: (cursor: string | null) => Promise<Answer<ThreadPage>>): Promise<void> {
    for (let cursor: string | null = null; ; ) {
      const answer = await ask(cursor);
      // Out of this unit, or not acting for this person any more: there is nothing of it to search.
      if (!answer.ok && (answer.problem.status === 403 || answer.problem.status === 404)) return;
      const page: ThreadPage = need(answer);
      for (const row of page.items) rows.set(row.thread, rowOf(row));
      cursor = page.next;
      if (cursor === null) return;
      await this.#parts.context.env.sleep(PAUSE);
    }
  }

  /** Herself first. */
  async #people(): Promise<readonly string[]> {
    const { session, acting } = this.#parts;
    const perspectives = await acting.perspectives();
    return [session.person().pid, ...(perspectives.ok ? perspectives.value.map(({ pid }) => pid) : [])];
  }
}

const rowOf = (row: wire.ThreadRow): Row => ({
  thread: row.thread,
  person: row.subject,
  units: row.depts,
  matter: row.matter,
  idx: row.last_idx,
  at: row.last_at,
  protected: row.class === "hoch",
});
