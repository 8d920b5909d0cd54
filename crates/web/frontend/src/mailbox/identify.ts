// SPDX-License-Identifier: EUPL-1.2
/**
 * Identification by an identity provider: there, away, and back. The server passes sealed files on and learns neither who it is nor what
 * the provider gave; after the way back everything goes on as with the code of a letter.
 */
import type { IdentificationResult } from "../crypto/api.ts";
import type { Activation } from "./activation.js";
import { fromB64u, toB64u } from "./bytes.js";
import type { Context } from "./context.js";
import type { MailboxCode } from "./codes.js";
import { need, outcome, refuse, Refused } from "./outcome.js";
import type { Declare } from "./declare.js";
import type { IdentifyPart } from "./service.js";
import type { Trust } from "./trust.js";

/** Long polls of 20 seconds until we say that the registrar does not answer. */
const POLLS = 4;

/** The registrar's words as codes that a screen has a sentence for. */
const REASONS: Readonly<Record<string, MailboxCode>> = {
  "unknown-provider": "identify-unavailable",
  "provider-failed": "identify-unavailable",
  busy: "identify-unavailable",
  expired: "identify-again",
  used: "identify-again",
  "level-too-low": "identify-too-low",
  "not-matched": "identify-not-matched",
};

export class Identify implements IdentifyPart {
  readonly #context: Context;
  readonly #trust: Trust;
  readonly #activation: Activation;
  readonly #declare: Declare;
  /** What goes to the registrar after the way back: it can be made once, and sent again when the network failed. */
  #back: { readonly of: string; readonly file: string } | null = null;

  constructor(context: Context, trust: Trust, activation: Activation, declare: Declare) {
    this.#context = context;
    this.#trust = trust;
    this.#activation = activation;
    this.#declare = declare;
  }

  providers: IdentifyPart["providers"] = () =>
    outcome(async () => {
      const { org } = await this.#context.config();
      const { td } = await this.#trust.fetch();
      return this.#context.crypto.identityProviders({ org, td, now: this.#context.now() });
    });

  start: IdentifyPart["start"] = (provider) =>
    outcome(async () => {
      // The way there leaves this page, and nothing waits for her here.
      if (this.#context.shared) throw refuse("identify-shared");
      const { crypto } = this.#context;
      const { org } = await this.#context.config();
      const { td } = await this.#trust.fetch(true);
      const { file } = await crypto.beginIdentification({ org, td, registrar: await this.#trust.registrar(), provider, now: this.#context.now() });
      const result = await askRegistrar(this.#context, toB64u(file));
      if (result.t !== "redirect") throw refuse("identify-unavailable");
      return { url: result.url };
    });

  finish: IdentifyPart["finish"] = ({ code, state, iss }) =>
    outcome(async () => {
      if (this.#back?.of !== state) {
        const { crypto } = this.#context;
        const { org } = await this.#context.config();
        const { td } = await this.#trust.fetch(true);
        const { file } = await crypto.finishIdentification({ org, td, registrar: await this.#trust.registrar(), code, state, iss, now: this.#context.now() });
        this.#back = { of: state, file: toB64u(file) };
      }
      const result = await askRegistrar(this.#context, this.#back.file);
      if (result.t === "declared") {
        const { thread, procedure, at } = result;
        return { kind: "declared", thread, procedure, at, taken: await this.#declare.settle() };
      }
      if (result.t !== "identified") throw refuse("identify-again");
      return { kind: "identified", begun: await this.#activation.identified(result) };
    });
}

/** Passes a sealed question on and opens the answer. */
export async function askRegistrar({ api, crypto }: Context, file: string): Promise<IdentificationResult> {
  const { request } = need(await api.askIdentification({ file }));
  for (let poll = 0; poll < POLLS; poll += 1) {
    const answer = need(await api.identification(request));
    if (answer.state === "pending") continue;
    if (answer.state === "refused" || answer.file === null) throw refuse("identify-again");
    const result = await crypto.openIdentification({ file: fromB64u(answer.file) });
    if (result.t === "refused") throw new Refused({ code: REASONS[result.reason] ?? "identify-refused" });
    return result;
  }
  throw refuse("registrar-silent");
}
