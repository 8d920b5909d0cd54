// SPDX-License-Identifier: EUPL-1.2
/** What all operations share: the server, the worker, what is kept here, and who is told. */
import { ApiClient, Http, Tabs, type Upload } from "../api/index.js";
import type { CryptoClient } from "../crypto/api.ts";
import { Clock } from "./clock.js";
import type { Environment } from "./environment.js";
import { LiveFeed } from "./live.js";
import { Locks } from "./locks.js";
import { need } from "./outcome.js";
import { tabLock } from "./outbox.js";
import { PassingStore } from "./passing-store.js";
import { MemoryShelf, type Shelf } from "./shelf.js";
import { DiskStore, type Store } from "./store.js";
import type { Brand, Side } from "./views.js";
import type { wire } from "../api/index.js";

/** Bytes of a file that is kept in memory, sealed and as it was chosen. */
const IN_MEMORY = 25 * 1024 * 1024;

export class Context {
  readonly env: Environment;
  readonly side: Side;
  readonly api: ApiClient;
  readonly crypto: CryptoClient;
  readonly live: LiveFeed;
  readonly locks: Locks;
  readonly tabs: Tabs;
  readonly upload: Upload;
  /** Names this tab for as long as it lives. */
  readonly tab: string;
  readonly clock: Clock;
  /** Name of what is kept in the browser. */
  readonly database: string;
  readonly #disk: DiskStore;
  /** In its place at a device that others use too. */
  #passing: { readonly store: PassingStore; readonly shelf: Shelf } | null = null;
  #config: wire.Config | null = null;

  constructor(env: Environment, side: Side, crypto: CryptoClient) {
    const http = new Http(env.http);
    this.env = env;
    this.side = side;
    this.crypto = crypto;
    this.api = new ApiClient(http, side);
    this.database = `siegelpost-${side}`;
    this.#disk = new DiskStore(env.databases, this.database);
    this.live = new LiveFeed(env.isOnline());
    this.locks = new Locks(env.locks, `siegelpost-${side}`);
    this.tab = env.http.uuid();
    this.tabs = new Tabs(env, `siegelpost-${side}`, this.tab);
    this.locks.hold(tabLock(this.tab));
    this.upload = env.upload(http);
    this.clock = new Clock(env.clock, () => {
      this.live.emit({ kind: "clock" });
    });
    http.onDate = (date, began) => {
      this.clock.heard(Date.parse(date), began, env.clock());
    };
  }

  /** Unix seconds. */
  now(): number {
    return this.clock.now();
  }

  async config(): Promise<wire.Config> {
    if (this.#config === null) {
      this.#config = need(await this.api.config());
      await this.#configure(this.#config);
    }
    return this.#config;
  }

  /** Of files, here and now; null until the server has told its own. Where ciphertext has to lie in memory, a file may be no larger than a phone bears. */
  limits(): { readonly attachment: number; readonly attachments: number } | null {
    if (this.#config === null) return null;
    const { attachment, attachments } = this.#config.limits;
    return { attachment: this.shelf.lasting ? attachment : Math.min(attachment, IN_MEMORY), attachments };
  }

  get store(): Store {
    return this.#passing?.store ?? this.#disk;
  }

  /** For ciphertext of uploads. */
  get shelf(): Shelf {
    return this.#passing?.shelf ?? this.env.shelf;
  }

  /** The tables of a device that others use too; null at the person's own. */
  get passing(): PassingStore | null {
    return this.#passing?.store ?? null;
  }

  get shared(): boolean {
    return this.#passing !== null;
  }

  /** Others use this device too, or not: from now on things are kept accordingly. What lay in memory is forgotten when it is taken back. */
  async share(shared: boolean): Promise<void> {
    if (shared === this.shared) return;
    this.#passing = shared ? { store: new PassingStore(), shelf: new MemoryShelf() } : null;
    await this.#configure(await this.config());
  }

  /** What lay in memory is gone; the device stays one that others use, until the page is loaded anew: nothing that is still under way finds its way to the disk. */
  async forget(): Promise<void> {
    if (!this.shared) return;
    this.#passing = { store: new PassingStore(), shelf: new MemoryShelf() };
    const { session } = await this.config();
    await this.crypto.configure({ idleLockSeconds: session.shared_idle, shared: false });
    await this.crypto.configure({ idleLockSeconds: session.shared_idle, shared: true });
  }

  /** Seconds without a sign of the person after which the keys go. */
  async idle(): Promise<number> {
    const { session } = await this.config();
    return this.shared ? session.shared_idle : session.idle;
  }

  async #configure({ session }: wire.Config): Promise<void> {
    await this.crypto.configure({ idleLockSeconds: this.shared ? session.shared_idle : session.idle, shared: this.shared });
  }

  async brand(): Promise<Brand> {
    const { brand, org, portal, limits, session, exit, provider_logout, remedies, pages } = await this.config();
    const { phone_hours: phoneHours, address, branches, app, privacy, imprint, accessibility } = pages;
    return { ...brand, org, portal, remedies, pages: { address, phoneHours, branches, app, privacy, imprint, accessibility }, limits: this.limits() ?? limits, idleSeconds: session.idle, shared: { idle: session.shared_idle, absolute: session.shared_absolute }, exit, signsOutThere: provider_logout };
  }
}
