// SPDX-License-Identifier: EUPL-1.2
/** The wish itself, on the page of the account. */
import { formOf, KEPT, VERSION } from "./access-form.js";
import { putSealed } from "./cache.js";
import type { Context } from "./context.js";
import { outcome } from "./outcome.js";
import type { AccessFormPart } from "./service.js";
import type { Session } from "./session.js";

export class AccessFormOf implements AccessFormPart {
  readonly #context: Context;
  readonly #session: Session;

  constructor(context: Context, session: Session) {
    this.#context = context;
    this.#session = session;
  }

  current: AccessFormPart["current"] = () => outcome(() => formOf(this.#context, this.#session.person().pid));

  put: AccessFormPart["put"] = (form) =>
    outcome(async () => {
      await putSealed(this.#context, "memory", this.#session.person().pid, KEPT, VERSION, form);
      return form;
    });
}
