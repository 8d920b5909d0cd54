// SPDX-License-Identifier: EUPL-1.2
/** Names of insured persons in the back office: from signed profiles sealed to the unit, checked against the pid by the worker. */
import { getSealed, putSealed } from "./cache.js";
import { fromB64u } from "./bytes.js";
import type { Context } from "./context.js";

export interface Profile {
  readonly name: string;
  readonly dob: string;
  readonly kvnr: string;
}

/** Seconds after which a profile is fetched again (names and flags change). */
const KEEP = 24 * 3600;

export class People {
  readonly #context: Context;
  readonly #known = new Map<string, { readonly at: number; readonly profile: Profile }>();
  /** Whose profile could not be opened when it was last asked for. */
  readonly #refused = new Set<string>();

  constructor(context: Context) {
    this.#context = context;
  }

  forget(): void {
    this.#known.clear();
    this.#refused.clear();
  }

  /** A key came that may open what could not be opened. True if there is any. */
  again(): boolean {
    return this.#refused.size > 0;
  }

  known(pid: string): Profile | null {
    return this.#known.get(pid)?.profile ?? null;
  }

  /** Fetches and opens what is not known yet; who has no profile stays without a name. `own` is the clerk. */
  async load(own: string, dept: string, pids: readonly string[]): Promise<void> {
    const now = this.#context.now();
    const wanted = [...new Set(pids)].filter((pid) => now - (this.#known.get(pid)?.at ?? 0) > KEEP);
    const missing: string[] = [];
    for (const pid of wanted) {
      const kept = await getSealed<{ readonly at: number; readonly profile: Profile }>(this.#context, "profiles", own, pid, null);
      if (kept !== null && now - kept.at <= KEEP) this.#known.set(pid, kept);
      else missing.push(pid);
    }
    if (missing.length === 0) return;
    const answer = await this.#context.api.profiles(dept, missing);
    if (!answer.ok) return;
    for (const item of answer.value.items) {
      try {
        const { name, dob, kvnr } = await this.#context.crypto.openProfile({ pid: item.pid, dept: item.dept, epoch: item.epoch, file: fromB64u(item.file) });
        const entry = { at: now, profile: { name, dob, kvnr } };
        this.#known.set(item.pid, entry);
        this.#refused.delete(item.pid);
        await putSealed(this.#context, "profiles", own, item.pid, "", entry);
      } catch {
        // Not for this unit, not what it says, or the unit's key has not come yet: no name to show, and asked again the next time.
        this.#refused.add(item.pid);
      }
    }
  }
}
