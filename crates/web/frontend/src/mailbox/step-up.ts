// SPDX-License-Identifier: EUPL-1.2
/**
 * "Please show once more that it is you": an action that the server stops for its protection class waits here until the person has
 * shown a passkey or her password in this session, and then goes on by itself; or she says no, and it ends as refused.
 */
import type { Context } from "./context.js";
import { outcome } from "./outcome.js";
import type { StepUpPart } from "./service.js";
import type { Session } from "./session.js";
import { proveByPasskey } from "./sign-in-passkey.js";
import { proveByPassword } from "./sign-in-password.js";
import type { Outcome, StepUpView } from "./views.js";

interface Asked {
  readonly answer: Promise<boolean>;
  readonly end: (proven: boolean) => void;
}

export class StepUp implements StepUpPart {
  readonly #context: Context;
  readonly #session: Session;
  #view: StepUpView | null = null;
  #asked: Asked | null = null;

  constructor(context: Context, session: Session) {
    this.#context = context;
    this.#session = session;
    context.api.http.onStepUp(() => this.#ask());
    context.live.subscribe((what) => {
      // Locked or signed out meanwhile: nobody is there to ask.
      if (what.kind === "session" && session.current().state !== "open") this.#end(false);
    });
  }

  current = (): StepUpView | null => this.#view;
  cancel = (): void => {
    this.#end(false);
  };
  byPasskey = (): Promise<Outcome<null>> => outcome(() => this.#prove(proveByPasskey(this.#context, this.#session)));
  byPassword = (password: string): Promise<Outcome<null>> => outcome(() => this.#prove(proveByPassword(this.#context, this.#session, password)));

  /** Several requests that are stopped at once ask once. */
  #ask(): Promise<boolean> {
    if (this.#session.current().state !== "open") return Promise.resolve(false);
    this.#asked ??= this.#begin();
    return this.#asked.answer;
  }

  #begin(): Asked {
    let end: (proven: boolean) => void = () => undefined;
    const answer = new Promise<boolean>((resolve) => {
      end = resolve;
    });
    const asked = { answer, end };
    void this.#ways().then((ways) => {
      if (this.#asked !== asked) return;
      this.#view = ways;
      this.#context.live.emit({ kind: "step-up" });
    });
    return asked;
  }

  /** What this person can show in this browser. A passkey that cannot unlock can still show who she is. */
  async #ways(): Promise<StepUpView> {
    const { methods } = this.#session.person();
    const { org } = await this.#context.config();
    const [passkeys, here] = await Promise.all([this.#context.api.passkeys(), this.#context.crypto.passwordPerson({ org })]);
    return {
      passkey: !passkeys.ok || passkeys.value.items.length > 0,
      password: here !== null && methods.some((method) => method.id === here.method),
    };
  }

  async #prove(proof: Promise<null>): Promise<null> {
    await proof;
    this.#end(true);
    return null;
  }

  #end(proven: boolean): void {
    const asked = this.#asked;
    if (asked === null) return;
    this.#asked = null;
    this.#view = null;
    asked.end(proven);
    this.#context.live.emit({ kind: "step-up" });
  }
}
