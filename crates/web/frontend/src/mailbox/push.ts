// SPDX-License-Identifier: EUPL-1.2
/** Signs without content to this browser, beside e-mail: switched on and off here, sealed for the notifier like an address. */
import type { wire } from "../api/index.js";
import { fromB64u, toB64u } from "./bytes.js";
import type { Context } from "./context.js";
import { need, outcome, refuse } from "./outcome.js";
import type { PushAddress } from "./push-device.js";
import type { PushPart } from "./service.js";
import type { Session } from "./session.js";
import type { PushView } from "./views.js";

/** Stands before it in its file, so that it is never taken for an e-mail address (crate `contact-seal`). */
const PREFIX = "push:";
/** Longest address that the notifier opens. */
const LONGEST = 1_000;

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at]);

/** How a browser finds its own row: the server cannot read the address. */
async function deviceOf(endpoint: string): Promise<string> {
  return toB64u(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(endpoint))));
}

export class Push implements PushPart {
  readonly #context: Context;
  readonly #session: Session;

  constructor(context: Context, session: Session) {
    this.#context = context;
    this.#session = session;
  }

  current: PushPart["current"] = () => outcome(async () => this.#view(need(await this.#context.api.push())));

  on: PushPart["on"] = (lang) =>
    outcome(async () => {
      this.#session.person();
      const { api, crypto: sealing, env } = this.#context;
      const { key } = need(await api.push());
      const { contact } = await this.#context.config();
      if (key === null || contact === null) throw refuse("contact-unavailable");
      const address = await env.push.subscribe(fromB64u(key), lang);
      if (address === null) return this.#view(need(await api.push()));
      if (address.endpoint.length > LONGEST) throw refuse("wrong-argument");
      const sealed = toB64u(await sealing.sealContact({ recipient: contact, text: `${PREFIX}${address.endpoint}` }));
      return this.#view(need(await api.putPush({ device: await deviceOf(address.endpoint), sealed })));
    });

  off: PushPart["off"] = () =>
    outcome(async () => {
      this.#session.person();
      const { api, env } = this.#context;
      const address = await env.push.current();
      if (address === null) return this.#view(need(await api.push()));
      // The server first: if the browser fails then, nothing comes all the same.
      need(await api.putPush({ device: await deviceOf(address.endpoint), sealed: null }));
      await env.push.unsubscribe();
      return this.#view(need(await api.push()));
    });

  offEverywhere: PushPart["offEverywhere"] = () =>
    outcome(async () => {
      this.#session.person();
      need(await this.#context.api.removePush());
      if (this.#context.env.push.supported()) await this.#context.env.push.unsubscribe();
      return this.#view(need(await this.#context.api.push()));
    });

  async #view(answer: wire.Push): Promise<PushView> {
    const device = this.#context.env.push;
    const address = device.supported() ? await device.current() : null;
    const here = address === null ? null : await deviceOf(address.endpoint);
    const mine = answer.items.some((item) => item.device === here);
    const others = answer.items.length - (mine ? 1 : 0);
    return { offered: answer.key !== null, others, state: this.#state(answer.key, mine, address) };
  }

  #state(key: string | null, mine: boolean, address: PushAddress | null): PushView["state"] {
    const device = this.#context.env.push;
    if (!device.supported()) return "unsupported";
    if (device.refused()) return "refused";
    // Bound to a key that is not in use any more: no sign would be taken.
    const fits = key !== null && address !== null && (address.key === null || same(address.key, fromB64u(key)));
    return mine && fits ? "on" : "off";
  }
}

/** Before signing out: what was switched on in an earlier session ends as well. It must never hold up signing out. */
export async function forgetPushHere(context: Context): Promise<void> {
  try {
    const { push } = context.env;
    const address = push.supported() ? await push.current() : null;
    if (address === null) return;
    await context.api.putPush({ device: await deviceOf(address.endpoint), sealed: null });
    await push.unsubscribe();
  } catch {
    // The server deletes what belongs to this session, and a push service that says "gone" deletes the rest.
  }
}
