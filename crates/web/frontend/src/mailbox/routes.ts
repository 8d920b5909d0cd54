// SPDX-License-Identifier: EUPL-1.2
/**
 * Who answers a person, whatever she chooses: asked before a thread is begun, because her browser seals to that unit. Why is not told, and
 * the server names such a unit nowhere else.
 */
import type { Context } from "./context.js";
import { need, Refused } from "./outcome.js";
import type { Trust } from "./trust.js";

export class Routes {
  readonly #context: Context;
  readonly #trust: Trust;
  /** What was told last, by person. */
  readonly #told = new Map<string, string | null>();

  constructor(context: Context, trust: Trust) {
    this.#context = context;
    this.#trust = trust;
  }

  /** The unit of a person; null: that of the matter. Its key is in the worker then. @param subject null for oneself */
  async of(subject: string | null): Promise<string | null> {
    const { unit } = need(await this.#context.api.route(subject));
    if (unit !== null) await this.#trust.add([...unit.signers, unit.epoch]);
    const dept = unit?.dept ?? null;
    this.#told.set(subject ?? "", dept);
    return dept;
  }

  /** The same for a screen: without a network what was told last, since nothing is sealed by it. */
  async shown(subject: string | null): Promise<string | null> {
    try {
      return await this.of(subject);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return this.#told.get(subject ?? "") ?? null;
    }
  }
}
