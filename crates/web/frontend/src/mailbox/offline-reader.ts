// SPDX-License-Identifier: EUPL-1.2
/**
 * Reading without a connection: a page of its own, without server, session and the person's keys. Her passkey opens what was kept here for her
 * and nothing else. A password opens nothing: its tries are counted by the server, which is not there.
 */
import type { CryptoClient } from "../crypto/api.ts";
import type { MailboxCode } from "./codes.js";
import { doors, isStale, removeKept, type Door } from "./kept-doors.js";
import { KeptThreads } from "./kept-threads.js";
import type { OfflineShell } from "./offline-shell.js";
import { CHALLENGE, localRequest } from "./local-passkey.js";
import { asRefusal, outcome, refuse } from "./outcome.js";
import { DiskStore } from "./store.js";
import type { KeptRowView, KeptThreadView, Outcome } from "./views.js";
import type { Passkeys } from "./webauthn.js";

export interface ReaderEnvironment {
  readonly databases: IDBFactory;
  readonly passkeys: Passkeys;
  readonly shell: OfflineShell;
  readonly random: (length: number) => Uint8Array<ArrayBuffer>;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** What the worker says, in words for who has no connection. */
const HERE: Readonly<Record<string, MailboxCode>> = { corrupt: "reading-damaged", "wrong-person": "reading-damaged", "prf-missing": "reading-needs-passkey" };

async function here<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    const code = HERE[asRefusal(error).code];
    throw code === undefined ? error : refuse(code);
  }
}

/** Name of the portal's database (context.ts). */
const DATABASE = "siegelpost-portal";

export class OfflineReader {
  readonly #env: ReaderEnvironment;
  readonly #crypto: CryptoClient;
  readonly #store: DiskStore;
  #inside: { readonly door: Door; readonly kept: KeptThreads } | null = null;
  #locked: () => void = () => undefined;

  constructor(env: ReaderEnvironment, crypto: CryptoClient) {
    this.#env = env;
    this.#crypto = crypto;
    this.#store = new DiskStore(env.databases, DATABASE);
    crypto.onState(() => {
      // Only a lock is told of: by this page, or because nobody was there.
      if (this.#inside === null) return;
      this.#inside = null;
      this.#locked();
    });
  }

  onLock(listener: () => void): void {
    this.#locked = listener;
  }

  /** Whose insurer it is, while something is kept that may still be read; what may not goes. */
  look(): Promise<Outcome<Door["brand"] | null>> {
    return outcome(async () => (await this.#doors())[0]?.brand ?? null);
  }

  /** One prompt for the passkey. @throws `reading-gone`, `reading-clock`, `reading-damaged`, `reading-needs-passkey`, `passkey-cancelled` */
  enter(): Promise<Outcome<readonly KeptRowView[]>> {
    return outcome(() => here(async () => {
      const all = await this.#doors();
      const [one] = all;
      if (one === undefined) throw refuse("reading-gone");
      const asked = localRequest(one.rpId, this.#env.random(CHALLENGE), all.map(({ credential }) => credential));
      const used = await this.#env.passkeys.use(asked, await this.#crypto.prfInput({ rpId: one.rpId }));
      const door = all.find(({ credential }) => credential === used.id);
      if (door === undefined) throw refuse("wrong-person");
      if (used.prf === null) throw refuse("prf-missing");
      const { org, pid } = door;
      await this.#crypto.configure({ idleLockSeconds: door.idle });
      await this.#crypto.enterOffline({ org, pid, prf: used.prf, door: door.door });
      const kept = new KeptThreads(this.#store, this.#crypto, pid);
      await kept.check(this.#now());
      const rows = await kept.rows();
      this.#inside = { door, kept };
      return rows;
    }));
  }

  thread(id: string): Promise<Outcome<KeptThreadView>> {
    return outcome(() => here(async () => {
      if (this.#inside === null) throw refuse("locked");
      const found = await this.#inside.kept.thread(id);
      if (found === null) throw refuse("not-found");
      return found;
    }));
  }

  touch(): void {
    if (this.#inside !== null) void this.#crypto.touch();
  }

  async lock(): Promise<void> {
    await this.#crypto.lock();
  }

  /** "Von diesem Gerät entfernen": of the one who has opened it. */
  async remove(): Promise<void> {
    const pid = this.#inside?.door.pid;
    if (pid === undefined) return;
    await this.#gone(pid);
    await this.#crypto.lock();
  }

  async #doors(): Promise<readonly Door[]> {
    const all = await doors(this.#store);
    const now = this.#now();
    for (const { pid } of all.filter((door) => isStale(door, now))) await this.#gone(pid);
    return all.filter((door) => !isStale(door, now));
  }

  async #gone(pid: string): Promise<void> {
    await removeKept(this.#store, pid);
    if ((await doors(this.#store)).length === 0) await this.#env.shell.drop();
  }

  #now(): number {
    return Math.floor(this.#env.clock() / 1000);
  }
}
