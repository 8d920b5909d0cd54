// SPDX-License-Identifier: EUPL-1.2
/**
 * Rule of the next sender: before anything is sealed for a thread, the worker says whether the member list still holds.
 * A new epoch waits in the worker until its message is accepted; files sealed meanwhile belong to it.
 */
import type { wire } from "../api/index.js";
import type { Lane, NewEpoch, SendPlan } from "../crypto/api.ts";
import { toB64u } from "./bytes.js";
import type { Context } from "./context.js";
import { asRefusal, need, refuse, Refused } from "./outcome.js";
import type { LoadedThread, Threads } from "./threads.js";
import type { Trust } from "./trust.js";

/** Seconds before a screen asks for the same proofs again. */
const ASK_AGAIN = 300;

/** Where something is going to. */
export interface Target {
  readonly thread: string;
  readonly lane: Lane;
  /** A thread that does not exist yet. */
  readonly begin: { readonly subject: string; readonly matter: string; readonly departments: readonly string[]; readonly exclude?: readonly string[] } | null;
}

export interface Prepared {
  /** Names the key under which things are sealed now; another tag means: seal again. */
  readonly tag: string;
  readonly newEpoch: wire.NewEpoch | null;
  readonly staleWarning: boolean;
  /** null for a thread that does not exist yet. */
  readonly loaded: LoadedThread | null;
}

interface Pending {
  readonly epoch: wire.NewEpoch;
  readonly tag: string;
  /** `te` of the epoch it follows. */
  readonly base: string | null;
  /** What it was made for; if that differs now, another one is made. */
  readonly wanted: string;
}

export class Places {
  readonly #context: Context;
  readonly #trust: Trust;
  readonly #threads: Threads;
  readonly #people: (subject: string) => Promise<readonly string[]>;
  readonly #route: (subject: string) => Promise<string | null>;
  readonly #pending = new Map<string, Pending>();
  /** By thread: when proofs were asked for. */
  readonly #asked = new Map<string, number>();

  /**
   * @param people everybody who can be in a first epoch about somebody
   * @param route the unit that answers somebody in every matter; null: that of the matter
   */
  constructor(context: Context, trust: Trust, threads: Threads, people: (subject: string) => Promise<readonly string[]>, route: (subject: string) => Promise<string | null>) {
    this.#people = people;
    this.#route = route;
    this.#context = context;
    this.#trust = trust;
    this.#threads = threads;
  }

  forget(): void {
    this.#pending.clear();
    this.#asked.clear();
  }

  /** One at a time a place, so that files and message agree on the epoch. @throws why nothing may be sealed there */
  prepare(target: Target): Promise<Prepared> {
    return this.#context.locks.here(`prepare/${keyOf(target)}`, async () => {
      await this.#trust.current();
      return target.begin === null ? this.#next(target) : this.#first(target, await this.#routed(target.begin), null);
    });
  }

  /** Asked each time: between writing and sending somebody may have been given a unit of her own. */
  async #routed(begin: NonNullable<Target["begin"]>): Promise<NonNullable<Target["begin"]>> {
    const dept = await this.#route(begin.subject);
    return dept === null ? begin : { ...begin, departments: [dept] };
  }

  /** The message with the pending epoch was accepted, or its epoch was refused. */
  async settle(target: Target, stored: boolean): Promise<void> {
    if (!this.#pending.delete(keyOf(target))) return;
    this.#threads.pin(target.thread, false);
    await this.#stored(target.thread, target.lane, stored);
  }

  /**
   * What a screen may say before anything is written; no change is made. `null` while proofs are still being fetched: that
   * may take the registrar some seconds, reading does not wait for it, and `Live` tells when it is known.
   */
  async look(loaded: LoadedThread): Promise<SendPlan | null> {
    const { thread } = loaded.detail;
    try {
      const plan = await this.#plan({ thread, lane: "case", begin: null });
      // "Stale" may mean that the proof is older than the key: that is over with a new one, or a newer key is hidden.
      const known = !wantsProofs(plan) || (plan.action === "blocked" && plan.blockedBy !== "not-fresh" && plan.blockedBy !== "stale-binding");
      if (known || this.#context.now() - (this.#asked.get(thread) ?? 0) < ASK_AGAIN) return plan;
      void this.#freshen(thread, plan)
        .catch(() => undefined)
        .then(() => {
          this.#context.live.emit({ kind: "thread", thread });
        });
      return null;
    } catch {
      return null;
    }
  }

  /** Makes and brings the next epoch, which keeps somebody out; what waits for a message is made anew after it. @throws why not */
  exclude(thread: string, pid: string): Promise<void> {
    const target: Target = { thread, lane: "case", begin: null };
    return this.#context.locks.here(`prepare/${keyOf(target)}`, async () => {
      await this.#trust.current();
      const loaded = await this.#threads.load(thread);
      const newest = this.#threads.lane(loaded, "case").view.epochs.at(-1);
      const exclude = [...new Set([...(newest?.exclude ?? []), pid])];
      const wish = { thread, lane: "case" as const, now: this.#context.now(), departments: null, exclude };
      let plan = await this.#context.crypto.planSend(wish);
      if (wantsProofs(plan)) {
        await this.#freshen(thread, plan);
        plan = await this.#context.crypto.planSend(wish);
      }
      if (plan.action === "blocked") throw refuse(alarmCode(plan.blockedBy ?? "internal"));
      await this.settle(target, false);
      const made = await this.#context.crypto.makeEpoch({ ...wish, now: this.#context.now() });
      const epoch = { lane: made.lane, stmt: made.stmt, grants: made.grants.map((grant) => ({ member: grant.member, file: toB64u(grant.file) })) };
      const answer = await this.#context.api.exclude(thread, epoch, this.#context.env.http.uuid());
      await this.#context.crypto.epochStored({ thread, lane: "case", stored: answer.ok });
      need(answer);
    });
  }

  /**
   * Makes the next epoch of every lane of a thread with these departments and has them brought together; what waits for a message is made
   * anew after it. @throws why not
   */
  move<T extends { readonly ok: boolean }>(loaded: LoadedThread, departments: readonly string[], bring: (epochs: readonly NewEpoch[]) => Promise<T>): Promise<T> {
    const { thread } = loaded.detail;
    const lanes: readonly Lane[] = loaded.internal === null ? ["case"] : ["case", "internal"];
    const held = (rest: readonly Lane[], action: () => Promise<T>): Promise<T> => {
      const [lane, ...more] = rest;
      return lane === undefined ? action() : this.#context.locks.here(`prepare/${keyOf({ thread, lane })}`, () => held(more, action));
    };
    return held(lanes, async () => {
      await this.#trust.current();
      const made: NewEpoch[] = [];
      let stored = false;
      try {
        for (const lane of lanes) made.push(await this.#moved(thread, lane, departments));
        const answer = await bring(made);
        stored = answer.ok;
        return answer;
      } finally {
        for (const { lane } of made) await this.#stored(thread, lane, stored);
      }
    });
  }

  async #stored(thread: string, lane: Lane, stored: boolean): Promise<void> {
    try {
      await this.#context.crypto.epochStored({ thread, lane, stored });
    } catch (error) {
      // A load in between has brought it, or a newer one: the worker has let go of it already.
      if (asRefusal(error).code !== "wrong-argument") throw error;
    }
  }

  async #moved(thread: string, lane: Lane, departments: readonly string[]): Promise<NewEpoch> {
    const wish = { thread, lane, now: this.#context.now(), departments, exclude: null };
    let plan = await this.#context.crypto.planSend(wish);
    if (wantsProofs(plan)) {
      await this.#freshen(thread, plan);
      plan = await this.#context.crypto.planSend(wish);
    }
    if (plan.action === "blocked") throw refuse(alarmCode(plan.blockedBy ?? "internal"));
    await this.settle({ thread, lane, begin: null }, false);
    return this.#context.crypto.makeEpoch({ ...wish, now: this.#context.now() });
  }

  async #next(target: Target): Promise<Prepared> {
    const loaded = await this.#threads.load(target.thread);
    if (target.lane === "internal" && loaded.internal === null) return this.#firstInternal(target, loaded);
    let plan = await this.#plan(target);
    const newest = this.#threads.lane(loaded, target.lane).view.epochs.at(-1);
    if (wantsProofs(plan)) {
      await this.#freshen(target.thread, plan);
      plan = await this.#plan(target);
    }
    if (plan.action === "blocked") throw refuse(alarmCode(plan.blockedBy ?? "internal"));
    const shared = { staleWarning: plan.staleWarning, loaded };
    if (plan.action === "ready") {
      const pending = this.#pending.get(keyOf(target));
      return pending === undefined || pending.base !== newest?.te
        ? { ...shared, tag: `epoch:${newest?.epoch ?? 0}`, newEpoch: null }
        : { ...shared, tag: pending.tag, newEpoch: pending.epoch };
    }
    const wanted = JSON.stringify([newest?.te, plan.members]);
    const pending = await this.#make(target, newest?.te ?? null, wanted, () =>
      this.#context.crypto.makeEpoch({ thread: target.thread, lane: target.lane, now: this.#context.now(), departments: null, exclude: null }),
    );
    return { ...shared, tag: pending.tag, newEpoch: pending.epoch };
  }

  #firstInternal(target: Target, loaded: LoadedThread): Promise<Prepared> {
    const members = loaded.case.view.epochs.at(-1)?.members ?? [];
    const departments = members.flatMap((member) => (member.t === "dept" ? [member.dept] : []));
    return this.#first(target, { subject: loaded.detail.subject, matter: loaded.detail.matter, departments }, loaded);
  }

  async #first(target: Target, begin: NonNullable<Target["begin"]>, loaded: LoadedThread | null): Promise<Prepared> {
    const wanted = JSON.stringify([begin.subject, begin.matter, begin.departments, begin.exclude ?? []]);
    if (this.#pending.get(keyOf(target))?.wanted !== wanted) await this.#trust.refresh(target.lane === "case" ? await this.#people(begin.subject) : []);
    const pending = await this.#make(target, null, wanted, () =>
      this.#context.crypto.createThread({
        thread: target.thread,
        lane: target.lane,
        matter: begin.matter,
        subject: begin.subject,
        departments: begin.departments,
        exclude: begin.exclude ?? [],
        now: this.#context.now(),
      }),
    );
    return { tag: pending.tag, newEpoch: pending.epoch, staleWarning: false, loaded };
  }

  async #make(target: Target, base: string | null, wanted: string, make: () => Promise<NewEpoch>): Promise<Pending> {
    const kept = this.#pending.get(keyOf(target));
    if (kept?.wanted === wanted) return kept;
    await this.settle(target, false);
    const made = await make();
    const pending: Pending = {
      tag: `pending:${this.#context.env.http.uuid()}`,
      base,
      wanted,
      epoch: { lane: made.lane, stmt: made.stmt, grants: made.grants.map((grant) => ({ member: grant.member, file: toB64u(grant.file) })) },
    };
    this.#pending.set(keyOf(target), pending);
    this.#threads.pin(target.thread, true);
    return pending;
  }

  #plan(target: Target): Promise<SendPlan> {
    return this.#context.crypto.planSend({ thread: target.thread, lane: target.lane, now: this.#context.now(), departments: null, exclude: null });
  }

  /** Old freshness may still do for an unchanged membership: then not reaching the registrar is no reason to stop. */
  async #freshen(thread: string, plan: SendPlan): Promise<void> {
    this.#asked.set(thread, this.#context.now());
    const pids = plan.needFresh.length > 0 ? plan.needFresh : plan.members.flatMap((member) => (member.t === "person" ? [member.pid] : []));
    try {
      await this.#trust.refresh(pids);
    } catch (error) {
      if (plan.action === "ready" && error instanceof Refused) return;
      throw error;
    }
  }
}

/** A fork convicts the server; the same name in an answer of the server only says that somebody was quicker. */
export const alarmCode = <T extends string>(code: T): T | "epochs-forked" => (code === "epoch-conflict" ? "epochs-forked" : code);

const wantsProofs = (plan: SendPlan): boolean => plan.needFresh.length > 0 || plan.needRevlist || plan.staleWarning;

export const keyOf = (target: { readonly thread: string; readonly lane: Lane }): string => `${target.thread}/${target.lane}`;
