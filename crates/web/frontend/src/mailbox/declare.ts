// SPDX-License-Identifier: EUPL-1.2
/**
 * A declaration in the form of the law (§ 36a Abs. 2a SGB I; R-67): the person proves at a provider who she is, for one message that she has
 * sent. There and back it goes as an identification does; what comes of it waits in this browser until the server has taken it.
 */
import { toB64u } from "./bytes.js";
import type { Context } from "./context.js";
import { askRegistrar } from "./identify.js";
import { need, outcome, refuse } from "./outcome.js";
import type { DeclarePart } from "./service.js";
import type { Trust } from "./trust.js";

/** Procedures that the law names, at level `hoch`; others the registrar refuses. */
const PROCEDURES: readonly string[] = ["eid", "gesundheitsid", "egk-pin"];

export class Declare implements DeclarePart {
  readonly #context: Context;
  readonly #trust: Trust;

  constructor(context: Context, trust: Trust) {
    this.#context = context;
    this.#trust = trust;
  }

  providers: DeclarePart["providers"] = () =>
    outcome(async () => {
      const { org } = await this.#context.config();
      const { td } = await this.#trust.fetch();
      const all = await this.#context.crypto.identityProviders({ org, td, now: this.#context.now() });
      return all.filter(({ procedure }) => PROCEDURES.includes(procedure));
    });

  start: DeclarePart["start"] = (thread, obj, provider) =>
    outcome(async () => {
      // The way there leaves this page, and nothing waits for her here.
      if (this.#context.shared) throw refuse("identify-shared");
      const { crypto } = this.#context;
      const { org } = await this.#context.config();
      const { td } = await this.#trust.fetch(true);
      const { file } = await crypto.beginDeclaration({ org, td, registrar: await this.#trust.registrar(), provider, thread, obj, now: this.#context.now() });
      const result = await askRegistrar(this.#context, toB64u(file));
      if (result.t !== "redirect") throw refuse("identify-unavailable");
      return { url: result.url };
    });

  /** Hands over what waits. False: it still waits, because nobody is signed in or the server is not reached. */
  async settle(): Promise<boolean> {
    const { api, crypto, env } = this.#context;
    const waiting = await crypto.waitingDeclaration();
    if (waiting === null) return true;
    const answer = await api.declare(waiting.stmt, env.http.uuid());
    // Refused for good, in contrast to nobody being signed in, or somebody else at the same device, or the network being gone.
    const final = answer.ok || answer.problem.status === 404 || (answer.problem.status === 400 && answer.problem.code !== "wrong-person");
    if (final) await crypto.dropDeclaration();
    if (final) need(answer);
    return final;
  }
}
