// SPDX-License-Identifier: EUPL-1.2
/** Both ends of a phone check (ruling 21). One runs at a time in a tab; its steps are taken by `look`, on an event or when the screen asks. */
import type { Spoken } from "../crypto/api.ts";
import type { wire } from "../api/index.js";
import type { Core } from "./common.js";
import { asRefusal, need, outcome, refuse } from "./outcome.js";
import type { PhonePart } from "./service.js";
import type { Outcome, PhoneView, Refusal } from "./views.js";

/** Seconds from the press of the button. */
const LASTS = 180;

interface Running {
  readonly id: string;
  /** Own half in the worker, once there is one. */
  check: string | null;
  readonly until: number;
  desk: string | null;
  spoken: Spoken | null;
  /** What kept this end from going on: then one hangs up. */
  alarm: Refusal | null;
  over: boolean;
}

abstract class PhoneEnd {
  protected readonly core: Core;
  protected running: Running | null = null;
  #looking: Promise<void> | null = null;

  constructor(core: Core) {
    this.core = core;
  }

  current(): PhoneView | null {
    const { running } = this;
    if (running === null) return null;
    const { spoken, alarm, desk, until, over } = running;
    const state = alarm !== null ? "alarm" : spoken !== null ? "spoken" : over ? "over" : desk === null ? "waiting" : "connecting";
    return { state, until, desk, alarm, words: spoken?.words ?? null, number: spoken === null ? null : String(spoken.number).padStart(3, "0") };
  }

  forget(): void {
    this.running = null;
  }

  /** Takes the step that is due, once at a time. */
  async look(): Promise<PhoneView | null> {
    this.#looking ??= this.#step().finally(() => {
      this.#looking = null;
    });
    await this.#looking;
    return this.current();
  }

  async #step(): Promise<void> {
    const { running } = this;
    if (running === null || running.alarm !== null || running.spoken !== null || running.over) return;
    if (this.core.context.now() >= running.until) {
      running.over = true;
      return;
    }
    const answer = await this.core.context.api.phoneCheck(running.id);
    if (!answer.ok) {
      // Nothing else than "there is none any more" ends it: networks come back.
      if (answer.problem.code === "not-found") running.over = true;
      return;
    }
    try {
      await this.step(running, answer.value);
    } catch (error) {
      const refusal = asRefusal(error);
      if (refusal.code === "offline" || refusal.code === "busy") return;
      running.alarm = refusal;
    }
  }

  protected abstract step(running: Running, check: wire.PhoneCheck): Promise<void>;

  /** Statements about the other end, verified by the worker. */
  protected async meet(check: wire.PhoneCheck): Promise<void> {
    if (check.keycard !== null) await this.core.trust.add([check.keycard, ...check.statements]);
  }
}

/** The person's end: presses the button, answers, shows the words. */
export class PersonPhone extends PhoneEnd implements PhonePart {
  start(): Promise<Outcome<PhoneView | null>> {
    return outcome(async () => {
      const { id } = need(await this.core.context.api.openPhone());
      this.running = { id, check: null, until: this.core.context.now() + LASTS, desk: null, spoken: null, alarm: null, over: false };
      return this.current();
    });
  }

  async stop(): Promise<void> {
    const { running } = this;
    this.running = null;
    if (running !== null && running.spoken === null) await this.core.context.api.closePhone(running.id);
  }

  protected async step(running: Running, check: wire.PhoneCheck): Promise<void> {
    const { crypto, api } = this.core.context;
    const now = this.core.context.now();
    const [commit, , reveal] = check.steps;
    if (check.state === "committed" && running.check === null && commit !== undefined) {
      await this.meet(check);
      await this.core.trust.refresh([]);
      const { check: half, stmt, desk } = await crypto.phoneAnswer({ commit, now });
      running.check = half;
      running.desk = desk;
      need(await api.answerPhone(running.id, stmt));
    }
    if (check.state === "revealed" && running.check !== null && reveal !== undefined) running.spoken = await crypto.phoneSpoken({ check: running.check, reveal, now });
  }
}

/** The desk's end: joins, reveals, shows the words that the person has to say. */
export class DeskPhone extends PhoneEnd {
  join(dept: string, pid: string): Promise<Outcome<PhoneView | null>> {
    return outcome(async () => {
      const { api, crypto } = this.core.context;
      const now = this.core.context.now();
      const { check, stmt } = await crypto.phoneCommit({ pid, dept, now });
      const joined = await api.joinPhone(stmt);
      if (!joined.ok && joined.problem.code === "not-found") throw refuse("phone-not-open");
      const { id } = need(joined);
      this.running = { id, check, until: now + LASTS, desk: dept, spoken: null, alarm: null, over: false };
      return this.current();
    });
  }

  protected async step(running: Running, check: wire.PhoneCheck): Promise<void> {
    const { crypto, api } = this.core.context;
    const answer = check.steps[1];
    if (check.state !== "answered" || running.check === null || answer === undefined) return;
    await this.meet(check);
    await this.core.trust.refresh([check.pid]);
    const { stmt, words, number } = await crypto.phoneReveal({ check: running.check, answer, now: this.core.context.now() });
    need(await api.revealPhone(running.id, stmt));
    running.spoken = { words, number };
  }
}
