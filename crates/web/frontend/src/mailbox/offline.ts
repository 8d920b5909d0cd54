// SPDX-License-Identifier: EUPL-1.2
/**
 * "Auch ohne Netz lesen": conversations that a person has marked are kept on this device as she last saw them, and opened there by her passkey.
 * Only what she has opened here is kept, and kept anew when she opens it again: nothing is fetched behind her back, because opening a message
 * can have effects at law. The page without a connection is offline-reader.ts.
 */
import type { Context } from "./context.js";
import { doorOf, doors, KEPT_DAYS, putDoor, removeKept, type Door } from "./kept-doors.js";
import { KeptThreads } from "./kept-threads.js";
import { CHALLENGE, localRequest } from "./local-passkey.js";
import { asRefusal, need, outcome, refuse } from "./outcome.js";
import type { Session } from "./session.js";
import type { OfflinePart } from "./service.js";
import type { LoadedThread, Threads } from "./threads.js";
import type { KeptMessageView, KeptThreadView, OfflineView, ThreadView } from "./views.js";

/** After these what is kept can never be opened again. */
const LOST: ReadonlySet<string> = new Set(["corrupt", "unknown-method"]);

export class Offline implements OfflinePart {
  readonly #context: Context;
  readonly #session: Session;
  readonly #threads: Threads;

  constructor(context: Context, session: Session, threads: Threads) {
    this.#context = context;
    this.#session = session;
    this.#threads = threads;
  }

  /** Keys are open: what is kept here is this person's still, or goes. */
  async opened(): Promise<void> {
    const { pid, methods } = this.#session.person();
    const here = await this.#alone(async () => {
      const door = await this.#door(pid);
      if (door === null) return false;
      try {
        // A passkey that was taken out, or keys that were made anew because a device is lost.
        if (!methods.some(({ id }) => id === door.method)) throw refuse("unknown-method");
        await this.#context.crypto.openOfflineKey({ own: door.own });
        await this.#seen(door);
        return true;
      } catch (error) {
        if (!LOST.has(asRefusal(error).code)) throw error;
        await this.#remove(pid);
        return false;
      }
    });
    // A new release has a new page.
    if (here) await this.#context.env.shell.keep(this.#context.env.language());
  }

  /** A thread is on the screen: if it is kept, then as it is now. */
  async shown(loaded: LoadedThread, view: ThreadView): Promise<void> {
    const { pid } = this.#session.person();
    await this.#alone(async () => {
      const kept = this.#kept(pid);
      const door = await this.#door(pid);
      if (door === null || !(await kept.rows()).some(({ thread }) => thread === view.thread)) return;
      // It is protected more than before, or its last answer is.
      if (view.class === "hoch") await kept.drop(view.thread);
      else await this.#put(kept, loaded, view);
      await this.#seen(door);
    });
  }

  current: OfflinePart["current"] = () => outcome(async () => this.#view(this.#session.person().pid));

  keep: OfflinePart["keep"] = (view, lang) =>
    outcome(async () => {
      const { pid } = this.#session.person();
      if (this.#context.shared) throw refuse("reading-shared");
      if (!this.#context.env.shell.supported()) throw refuse("reading-unsupported");
      if (view.class === "hoch") throw refuse("reading-protected");
      const loaded = this.#threads.known(view.thread) ?? (await this.#threads.load(view.thread, "quiet"));
      const made = (await this.#door(pid)) === null ? await this.#make(pid, lang) : null;
      await this.#alone(async () => {
        if (made !== null) {
          await removeKept(this.#context.store, pid);
          await putDoor(this.#context.store, made);
          await this.#kept(pid).seen(made.online);
        }
        await this.#put(this.#kept(pid), loaded, view);
      });
      return this.#view(pid);
    });

  drop: OfflinePart["drop"] = (thread) =>
    outcome(async () => {
      const { pid } = this.#session.person();
      await this.#alone(async () => {
        if ((await this.#door(pid)) === null) return;
        const kept = this.#kept(pid);
        await kept.drop(thread);
        if ((await kept.rows()).length === 0) await this.#remove(pid);
      });
      return this.#view(pid);
    });

  forget: OfflinePart["forget"] = () =>
    outcome(async () => {
      const { pid } = this.#session.person();
      await this.#alone(() => this.#remove(pid));
      return this.#view(pid);
    });

  /** One prompt for the passkey: what it gives seals the key for the time without a connection. */
  async #make(pid: string, lang: string): Promise<Door> {
    const { api, crypto, env } = this.#context;
    const config = await this.#context.config();
    const own = need(await api.passkeys()).items.filter((item) => item.method !== null);
    if (own.length === 0) throw refuse("reading-needs-passkey");
    const first = await crypto.prfInput({ rpId: config.rp_id });
    const used = await env.passkeys.use(localRequest(config.rp_id, env.random(CHALLENGE), own.map((item) => item.credential_id)), first);
    if (used.prf === null) throw refuse("prf-missing");
    const made = await crypto.makeOfflineKey({ prf: used.prf });
    if (!(await env.shell.keep(lang))) throw refuse("offline");
    await env.persist();
    const now = this.#context.now();
    const { name, phone } = config.brand;
    return { v: 1, org: config.org, rpId: config.rp_id, pid, credential: used.id, ...made, brand: { name, phone }, since: now, online: now, idle: await this.#context.idle() };
  }

  /** Its person is here. Signed out meanwhile: then nothing is written any more. */
  async #seen(door: Door): Promise<void> {
    const now = this.#context.now();
    await this.#kept(door.pid).seen(now);
    if ((await this.#door(door.pid)) === null) await removeKept(this.#context.store, door.pid);
    else await putDoor(this.#context.store, { ...door, online: now });
  }

  async #put(kept: KeptThreads, loaded: LoadedThread, view: ThreadView): Promise<void> {
    const messages = view.messages.flatMap((message): readonly KeptMessageView[] => keptMessage(loaded, message));
    const { thread, subject, unit } = view;
    const at = this.#context.now();
    const made: KeptThreadView = { thread, subject, unit, keptAt: at, messages };
    await kept.put({ thread, subject, unit, keptAt: at, newest: Math.max(0, ...messages.map((message) => message.at)), messages: messages.length }, made);
  }

  async #view(pid: string): Promise<OfflineView> {
    const offered = this.#context.shared ? "shared" : this.#context.env.shell.supported() ? "yes" : "unsupported";
    const door = await this.#door(pid);
    return { offered, days: KEPT_DAYS, since: door?.since ?? null, threads: door === null ? [] : await this.#kept(pid).rows() };
  }

  async #remove(pid: string): Promise<void> {
    const { store, env } = this.#context;
    await removeKept(store, pid);
    if ((await doors(store)).length === 0) await env.shell.drop();
  }

  #door = (pid: string): Promise<Door | null> => doorOf(this.#context.store, pid);
  #kept = (pid: string): KeptThreads => new KeptThreads(this.#context.store, this.#context.crypto, pid);

  /** Across tabs: the list is read and written. */
  #alone = <T>(action: () => Promise<T>): Promise<T> => this.#context.locks.with("offline", action);
}

/** Texts only, and nothing that is protected more than the rest. */
function keptMessage({ case: lane }: LoadedThread, message: ThreadView["messages"][number]): readonly KeptMessageView[] {
  if (message.kind === "event") return [];
  const { mid } = message;
  if (message.kind === "refused") return [{ kind: "refused", mid, at: message.receivedAt }];
  const at = message.receivedAt ?? message.sentAt;
  if (lane.items.get(mid)?.header.class === "hoch") return [{ kind: "protected", mid, at }];
  const { own, body, lang, flags } = message;
  const { name, unit, as } = message.from;
  return [{ kind: "message", mid, at, own, from: { name, unit, as }, body, lang, files: message.attachments.map((file) => ({ name: file.name, size: file.size })), decision: message.decision !== null, flags: flags.length > 0 }];
}
