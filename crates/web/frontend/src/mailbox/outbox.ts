// SPDX-License-Identifier: EUPL-1.2
/**
 * What is on its way. Every message is an entry here before it is a request: first `waiting` (pressed, not sealed yet),
 * then `sealed` (exact bytes, idempotency key, counter), at last `accepted` (with the server's receipt).
 */
import type { wire } from "../api/index.js";
import type { Lane } from "../crypto/api.ts";
import type { Context } from "./context.js";
import type { Bytes } from "./bytes.js";
import { fromUtf8, utf8 } from "./bytes.js";
import type { Target } from "./places.js";
import type { ChosenProtection, DecisionMark, Staging, TextUse } from "./views.js";

/** What is to be sealed. A draft is kept as it was when the person pressed "send". */
export type Content =
  | { readonly kind: "msg"; readonly subject: string; readonly body: string; readonly matter: string | null; readonly files: readonly string[]; readonly protection?: ChosenProtection | null; readonly texts?: readonly TextUse[]; readonly decision?: DecisionMark | null; /** The decision goes by post and is not announced here. */ readonly letter?: boolean; /** What its author had read when she pressed "send": sealing anew must not make that more. */ readonly seen?: number; /** It is to wait on the server. */ readonly staging?: Staging }
  | { readonly kind: "note"; readonly subject: string; readonly body: string; readonly matter: null; /** Colleagues, by id: the server is told that they are mentioned, and not why. */ readonly mentions?: readonly string[] }
  | { readonly kind: "receipt"; readonly of: string };

export interface Posting {
  readonly key: string;
  readonly path: string;
  /** The JSON body, member for member as it is posted. */
  readonly body: unknown;
  readonly mid: string;
  readonly n: number;
  readonly obj: string;
  readonly size: number;
  readonly withEpoch: boolean;
  /** It waits on the server until it becomes a message: its acceptance is no receipt. */
  readonly staged?: boolean;
  readonly attachments: readonly { readonly aid: string }[];
}

interface Common {
  /** Draft id, or an id of its own. */
  readonly id: string;
  readonly pid: string;
  readonly target: Target;
  /** Milliseconds; the order of sending within a place. */
  readonly made: number;
  /** `Content`, sealed for this browser. */
  readonly content: Bytes;
  /** The tab that holds its files, while they are not on the server; null if it has none. */
  readonly tab: string | null;
}

export type Entry =
  | (Common & { readonly state: "waiting" })
  | (Common & { readonly state: "sealed"; readonly posting: Posting })
  | (Common & { readonly state: "accepted"; readonly mid: string; readonly receipt: wire.Dsse; readonly receivedAt: number; readonly checked: Unchecked | null });

/** Accepted while the keys were locked: the receipt must name this, and is looked at after the unlock. `null`: done. */
interface Unchecked {
  readonly obj: string;
  readonly size: number;
}

/** Milliseconds for which an accepted entry is remembered, so that another tab does not send its draft again. */
const REMEMBER = 30 * 24 * 3600 * 1000;

export class Outbox {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  get(pid: string, id: string): Promise<Entry | null> {
    return this.#context.store.get<Entry>("outbox", `${pid}/${id}`);
  }

  async put(entry: Entry): Promise<void> {
    await this.#context.store.put("outbox", `${entry.pid}/${entry.id}`, entry);
    this.#changed();
  }

  async remove(entry: Entry): Promise<void> {
    await this.#context.store.remove("outbox", `${entry.pid}/${entry.id}`);
    this.#changed();
  }

  /** Not accepted yet, oldest first; forgets accepted ones that are old. */
  async open(pid: string): Promise<readonly Entry[]> {
    const entries = await this.#context.store.all<Entry>("outbox", pid);
    const now = this.#context.env.clock();
    for (const entry of entries) if (entry.state === "accepted" && now - entry.made > REMEMBER) await this.remove(entry);
    return entries.filter((entry) => entry.state !== "accepted").sort((a, b) => a.made - b.made);
  }

  /** Open ones that this tab may send. */
  async ours(pid: string): Promise<readonly Entry[]> {
    const ours: Entry[] = [];
    for (const entry of await this.open(pid)) if (await this.isOurs(entry)) ours.push(entry);
    return ours;
  }

  async accepted(pid: string): Promise<readonly Extract<Entry, { readonly state: "accepted" }>[]> {
    return (await this.#context.store.all<Entry>("outbox", pid)).filter((entry) => entry.state === "accepted");
  }

  /** What is not accepted yet of the same place and was made before this one. */
  async before(entry: Entry): Promise<readonly Entry[]> {
    const open = await this.ours(entry.pid);
    return open.filter((other) => other.id !== entry.id && other.made < entry.made && samePlace(other.target, entry.target));
  }

  /** False for an entry whose files another living tab holds: that tab sends it. */
  async isOurs(entry: Entry): Promise<boolean> {
    return entry.state !== "waiting" || entry.tab === null || entry.tab === this.#context.tab || !(await this.#context.locks.isHeld(tabLock(entry.tab)));
  }

  sealContent(pid: string, id: string, content: Content): Promise<Bytes> {
    return this.#context.crypto.sealCache({ name: nameOf(pid, id), data: utf8(JSON.stringify(content)) });
  }

  async content(entry: Entry): Promise<Content> {
    return JSON.parse(fromUtf8(await this.#context.crypto.openCache({ name: nameOf(entry.pid, entry.id), data: entry.content }))) as Content;
  }

  #changed(): void {
    this.#context.live.emit({ kind: "outbox" });
    this.#context.tabs.tell({ kind: "changed", what: "outbox" });
  }
}

/** Held by a tab for as long as it lives. */
export const tabLock = (tab: string): string => `tab/${tab}`;

const nameOf = (pid: string, id: string): string => `outbox/${pid}/${id}`;
const samePlace = (a: { readonly thread: string; readonly lane: Lane }, b: { readonly thread: string; readonly lane: Lane }): boolean => a.thread === b.thread && a.lane === b.lane;
