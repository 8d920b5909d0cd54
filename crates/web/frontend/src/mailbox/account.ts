// SPDX-License-Identifier: EUPL-1.2
/** Ways to unlock, sessions, lost devices. */
import { passwordLabel, sheetLabel } from "./activation.js";
import { saveBundle } from "./bundle.js";
import type { Context } from "./context.js";
import { openDevice } from "./device-kind.js";
import { addPasskey, addPassword, sheetView } from "./methods.js";
import { asRefusal, need, outcome, refuse } from "./outcome.js";
import { proveByPasskey } from "./sign-in-passkey.js";
import { proveByPassword } from "./sign-in-password.js";
import { rotate } from "./rotate.js";
import type { AccountPart } from "./service.js";
import type { Session } from "./session.js";
import type { UnlockMethodView } from "./views.js";

export class Account implements AccountPart {
  readonly #context: Context;
  readonly #session: Session;

  constructor(context: Context, session: Session) {
    this.#context = context;
    this.#session = session;
  }

  methods: AccountPart["methods"] = () =>
    outcome(async () => {
      const passkeys = need(await this.#context.api.passkeys()).items;
      return this.#session.person().methods.map(
        (method): UnlockMethodView => ({
          ...method,
          usedAt: passkeys.find((item) => item.method === method.id)?.used_at ?? null,
        }),
      );
    });

  addPasskey: AccountPart["addPasskey"] = (label) =>
    outcome(async () => {
      this.#session.person();
      const added = await addPasskey(this.#context, label);
      if (added.prf) {
        await this.#saved().catch(async (error: unknown) => {
          // A passkey whose method nobody stored could sign in and never open anything.
          await this.#context.api.removePasskey(added.credential);
          throw error;
        });
      }
      return { prf: added.prf };
    });

  setPassword: AccountPart["setPassword"] = (password) =>
    outcome(async () => {
      this.#session.person();
      await addPassword(this.#context, password, passwordLabel(this.#context));
      await this.#saved();
      return null;
    });

  remakeSheet: AccountPart["remakeSheet"] = () =>
    outcome(async () => {
      // The new sheet is part of the bundle that goes with the new keys.
      const old = this.#session.person().methods.filter((method) => method.tag === "rec");
      const sheet = await this.#context.crypto.makeRecoverySheet({ label: sheetLabel(this.#context), now: this.#context.now() });
      const { pendingUntil } = await rotate(this.#context, this.#session, "sheet-remade", old.map((method) => method.id));
      return { ...sheetView(sheet), pendingUntil };
    });

  removeMethod: AccountPart["removeMethod"] = (id) => outcome(() => this.#drop("method-removed", id));
  deviceLost: AccountPart["deviceLost"] = (id) => outcome(() => this.#drop("device-lost", id));

  furtherProofs: AccountPart["furtherProofs"] = () =>
    outcome(async () => {
      const { methods } = this.#session.person();
      const [rows, { org }] = await Promise.all([this.#context.api.sessions(), this.#context.config()]);
      const began = need(rows).items.find((item) => item.current)?.method ?? null;
      const here = await this.#context.crypto.passwordPerson({ org });
      const password = began !== "password" && here !== null && methods.some((method) => method.id === here.method);
      const passkey = began !== "passkey" && methods.some((method) => method.tag === "prf");
      return [...(passkey ? ["prf" as const] : []), ...(password ? ["pwd" as const] : [])];
    });

  proveByPasskey: AccountPart["proveByPasskey"] = () => outcome(() => proveByPasskey(this.#context, this.#session));
  proveByPassword: AccountPart["proveByPassword"] = (password) => outcome(() => proveByPassword(this.#context, this.#session, password));

  sessions: AccountPart["sessions"] = () =>
    outcome(async () =>
      Promise.all(
        need(await this.#context.api.sessions()).items.map(async (item) => ({
          id: item.id,
          method: item.method,
          createdAt: item.created_at,
          seenAt: item.seen_at,
          current: item.current,
          shared: item.shared,
          device: await openDevice(this.#context, item.id, item.device),
        })),
      ),
    );

  endSession: AccountPart["endSession"] = (id) => outcome(async () => need(await this.#context.api.endSession(id)));

  async #drop(reason: "method-removed" | "device-lost", id: string): Promise<{ readonly pendingUntil: number | null }> {
    const { methods } = this.#session.person();
    if (!methods.some((method) => method.id === id)) throw refuse("unknown-method");
    if (methods.length < 2) throw refuse("last-method");
    return rotate(this.#context, this.#session, reason, [id]);
  }

  async #saved(): Promise<void> {
    try {
      await saveBundle(this.#context);
    } catch (error) {
      await this.#context.crypto.discardChanges();
      // Another device or tab changed the bundle: what the server has is read at the next unlock.
      if (asRefusal(error).code === "bundle-conflict") await this.#session.lock();
      throw error;
    }
    const { person } = await this.#context.crypto.state();
    if (person !== null) this.#session.update(person);
  }
}
