// SPDX-License-Identifier: EUPL-1.2
/** Search as the screens have it: one run for each time the keys are open. */
import type { Acting } from "./acting.js";
import type { Context } from "./context.js";
import { fetched, outcome, refuse } from "./outcome.js";
import type { People } from "./people.js";
import { Reach } from "./search-reach.js";
import type { SearchRun } from "./search-run.js";
import type { SearchPart } from "./service.js";
import type { Session } from "./session.js";
import type { Threads, LoadedThread } from "./threads.js";
import type { Trust } from "./trust.js";
import type * as C from "../crypto/api.ts";
import type { Hit } from "../search/client.ts";
import type { FoundView, HitView, SearchCover } from "./views.js";

export interface SearchParts {
  readonly context: Context;
  readonly trust: Trust;
  readonly session: Session;
  readonly threads: Threads;
  readonly people: People;
  readonly acting: Acting;
  /** The clerk's departments; empty on the portal. */
  readonly units: ReadonlySet<string>;
}

const NOTHING: SearchCover = { state: "starting", messages: 0, threads: 0, of: null, protected: 0, refused: 0, older: 0, withheld: 0, closed: 0, kept: false };

export class Search implements SearchPart {
  readonly #parts: SearchParts;
  readonly #reach: Reach;
  #run: SearchRun | null = null;
  /** The code of a run is on its way, or did not come. */
  #coming: { readonly age: number; readonly done: Promise<void> } | null = null;
  #failed = false;
  /** How often the keys went. */
  #age = 0;

  constructor(parts: SearchParts) {
    this.#parts = parts;
    this.#reach = new Reach(parts);
  }

  /** The keys are open. Opening them again (another Trust Document, a key of a unit) lets a running search look once more. */
  opened(): void {
    if (this.#run !== null) {
      this.#run.again();
      return;
    }
    const age = this.#age;
    if (this.#coming?.age === age) return;
    this.#failed = false;
    // Without it everything else works; the screen says that the search does not.
    const done = this.#begin(age)
      .catch(() => {
        if (age !== this.#age) return;
        this.#failed = true;
        this.#parts.context.live.emit({ kind: "search" });
      })
      .finally(() => {
        if (this.#coming?.age === age) this.#coming = null;
      });
    this.#coming = { age, done };
  }

  /** Its code is fetched with the keys: nobody searches before. */
  async #begin(age: number): Promise<void> {
    const { SearchRun } = await fetched(() => import("./search-run.js"));
    if (age !== this.#age) return;
    const { context, session, threads, people, trust, units, acting } = this.#parts;
    const self = session.person().pid;
    const nameOf = (pid: string): { readonly name: string; readonly dob: string; readonly kvnr: string } | null => {
      const name = acting.nameOf(pid);
      return name === null ? null : { name, dob: "", kvnr: "" };
    };
    const run = new SearchRun({ context, threads, people, trust, reach: this.#reach, units, self, nameOf });
    this.#run = run;
    void run.start().catch(() => {
      run.fail();
    });
  }

  /** The keys are gone: nothing of any text stays. */
  closed(): void {
    this.#age += 1;
    this.#run?.end();
    this.#run = null;
    this.#failed = false;
  }

  seen(loaded: LoadedThread): void {
    this.#run?.seen(loaded);
  }

  find: SearchPart["find"] = ({ text, unit, limit }) =>
    outcome(async (): Promise<FoundView> => {
      await this.#coming?.done;
      if (this.#run === null) throw refuse(this.#failed ? "offline" : "locked");
      const [{ hits, total, asked, proposal }, labels] = await Promise.all([this.#run.find({ text, unit, person: this.#person(), limit }), this.#parts.context.crypto.departments({ now: this.#parts.context.now() })]);
      return { total, asked, proposal, hits: hits.map((hit) => this.#hit(hit, labels)) };
    });

  cover: SearchPart["cover"] = (unit) => this.#run?.cover(unit, this.#person()) ?? (this.#failed ? { ...NOTHING, state: "off" } : NOTHING);

  pause: SearchPart["pause"] = (paused) => this.#run?.pause(paused);

  /** On the portal: whose post is on the screen. */
  #person(): string | null {
    const { context, acting, session } = this.#parts;
    return context.side === "office" ? null : (acting.subject ?? session.pid);
  }

  #hit(hit: Hit, labels: readonly C.DepartmentView[]): HitView {
    const { context, people, units } = this.#parts;
    const { thread, mid, lane, at, person, units: depts, matter, from, subject, excerpt, files } = hit;
    const profile = people.known(person);
    return {
      thread,
      mid,
      internal: lane === "internal",
      at,
      person: context.side === "portal" ? null : { name: profile?.name ?? null, dob: profile?.dob ?? null },
      units: depts.map((dept) => labels.find((label) => label.dept === dept)?.label ?? dept),
      dept: depts.find((dept) => units.has(dept)) ?? null,
      matter,
      from,
      subject,
      excerpt,
      files,
    };
  }
}
