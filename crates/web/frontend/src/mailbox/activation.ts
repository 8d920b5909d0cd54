// SPDX-License-Identifier: EUPL-1.2
/**
 * From the code of the letter to an open session. The code goes to the worker and stays there; the server gets a locator.
 * Order: look up, verify, identity, passkey (PRF), recovery sheet, bind request, answer of the registrar.
 */
import { wireMethods } from "./bundle.js";
import { toB64u, uuidV4 } from "./bytes.js";
import type { Context } from "./context.js";
import { addPasskey, addPassword, sheetView } from "./methods.js";
import { refusedBy } from "./reasons.js";
import { fine, need, outcome, refuse, Refused } from "./outcome.js";
import type { ActivationFlow } from "./service.js";
import { withheldUntil, type Session } from "./session.js";
import type { Trust } from "./trust.js";
import type { wire } from "../api/index.js";
import type { CodeVerdict } from "../crypto/api.ts";
import type { Outcome } from "./views.js";

/** Long polls of 20 seconds until we say that the registrar does not answer. */
const POLLS = 6;

interface Begun {
  readonly handle: string;
  readonly dob: string;
  readonly keycard: wire.Dsse;
}

/** A code in the worker, and what is known beside it. */
interface Started {
  readonly handle: string;
  readonly locator: string;
  readonly fingerprint: string | null;
  readonly dob: string;
}

type Checked = { readonly fingerprint: string; readonly witnessPolicy: string; readonly kind: "insured" | "rep" | "staff" };

type Finished = { readonly quarantineUntil: number | null };

export class Activation implements ActivationFlow {
  readonly #context: Context;
  readonly #trust: Trust;
  readonly #session: Session;
  #begun: Begun | null = null;
  #asked = false;
  #bundle: { readonly bundle: { readonly seq: number; readonly file: string }; readonly methods: readonly wire.Method[] } | null = null;

  constructor(context: Context, trust: Trust, session: Session) {
    this.#context = context;
    this.#trust = trust;
    this.#session = session;
  }

  checkCode = async (text: string): Promise<Outcome<{ readonly groups: readonly string[] }>> => {
    const checked = await outcome(() => this.#context.crypto.parseCode({ input: text, kind: "A" }));
    if (!checked.ok) return checked;
    return checked.value.ok ? fine({ groups: checked.value.formatted.split("-") }) : { ok: false, refusal: mistake(checked.value) };
  };

  begin: ActivationFlow["begin"] = (code, dob, fingerprint) =>
    outcome(async () => {
      const { crypto } = this.#context;
      await crypto.lock();
      this.#forget();
      const { org } = await this.#context.config();
      const verdict = await crypto.parseCode({ input: code, kind: "A" });
      if (!verdict.ok) throw new Refused(mistake(verdict));
      const started = await crypto.startActivation({ org, input: code });
      return this.#lookUp({ ...started, fingerprint: fingerprint ?? started.fingerprint, dob });
    });

  /** Goes on as after `begin`, with a code that a provider's word has brought. @throws as `begin` refuses */
  identified(code: Started): Promise<Checked> {
    this.#forget();
    return this.#lookUp(code);
  }

  async #lookUp({ handle, locator, fingerprint, dob }: Started): Promise<Checked> {
    const { crypto, api } = this.#context;
    const found = need(await api.lookup(locator, this.#context.shared));
    const now = this.#context.now();
    const checked = await crypto.checkActivation({
      handle,
      fingerprint,
      aid: found.aid,
      pid: found.pid,
      issue: found.issue,
      macOrg: found.mac_org,
      td: found.td,
      registrar: found.registrar,
      now,
    });
    if ((this.#context.side === "office") !== (checked.role === "staff")) throw refuse("wrong-side");
    const identity = await crypto.makeIdentity({ handle, now });
    this.#begun = { handle, dob, keycard: identity.keycard };
    return { fingerprint: checked.trust.fingerprint, witnessPolicy: checked.trust.witness, kind: checked.role };
  }

  #forget(): void {
    this.#begun = null;
    this.#bundle = null;
    this.#asked = false;
  }

  makePasskey: ActivationFlow["makePasskey"] = (label) =>
    outcome(async () => {
      this.#need();
      return { prf: (await addPasskey(this.#context, label)).prf };
    });

  setPassword: ActivationFlow["setPassword"] = (password) =>
    outcome(async () => {
      this.#need();
      await addPassword(this.#context, password, passwordLabel(this.#context));
      return null;
    });

  makeSheet: ActivationFlow["makeSheet"] = () =>
    outcome(async () => {
      this.#need();
      return sheetView(await this.#context.crypto.makeRecoverySheet({ label: sheetLabel(this.#context), now: this.#context.now() }));
    });

  complete: ActivationFlow["complete"] = () => outcome(() => this.#complete(this.#need()));

  correctDob: ActivationFlow["correctDob"] = (dob) =>
    outcome(() => {
      this.#begun = { ...this.#need(), dob };
      return this.#complete(this.#begun);
    });

  async #complete(begun: Begun): Promise<Finished> {
    // The registrar has been asked and was silent: only listen again.
    if (!this.#asked) await this.#ask(begun);
    await this.#decided();
    return this.#open();
  }

  async #ask(begun: Begun): Promise<void> {
    const { crypto, api } = this.#context;
    const request = await crypto.buildBindRequest({ handle: begun.handle, dob: begun.dob, now: this.#context.now() });
    if (this.#bundle === null) {
      const exported = await crypto.exportBundle();
      this.#bundle = { bundle: { seq: exported.seq, file: toB64u(exported.file) }, methods: wireMethods(exported) };
    }
    need(await api.complete({ keycard: begun.keycard, bind_request: toB64u(request), ...this.#bundle }, uuidV4(this.#context.env.random(16))));
    await crypto.bundleStored({ seq: this.#bundle.bundle.seq });
    this.#asked = true;
  }

  async #decided(): Promise<void> {
    for (let poll = 0; poll < POLLS; poll += 1) {
      const status = need(await this.#context.api.activationStatus());
      if (status.state === "refused") {
        this.#asked = false;
        throw refusedBy(status, "claims-refused");
      }
      if (status.state !== "pending") return;
    }
    throw refuse("registrar-silent");
  }

  async #open(): Promise<Finished> {
    const bundle = need(await this.#context.api.bundle());
    await this.#trust.fetch(true);
    const person = await this.#context.crypto.acceptBinding({ keycard: bundle.keycard, bind: bundle.bind, now: this.#context.now() });
    await this.#session.open(person, bundle);
    this.#begun = null;
    this.#bundle = null;
    return { quarantineUntil: withheldUntil(bundle) };
  }

  #need(): Begun {
    if (this.#begun === null) throw refuse("activation-lost");
    return this.#begun;
  }
}

/** The first place a person should look at, if it can be told. */
export function mistake(verdict: Extract<CodeVerdict, { readonly ok: false }>): { readonly code: string; readonly at?: number } {
  const at = verdict.badAt[0] ?? (verdict.near.length === 1 ? verdict.near[0]?.at : undefined);
  return { code: verdict.error, ...(at === undefined ? {} : { at }) };
}

/** These names are kept, whatever language is read later: German but for who reads English. */
const german = (context: Context): boolean => !context.env.language().startsWith("en");
export const passwordLabel = (context: Context): string => (german(context) ? "Passwort in diesem Browser" : "Password in this browser");
export const sheetLabel = (context: Context): string => (german(context) ? "Notfallblatt" : "Recovery sheet");
