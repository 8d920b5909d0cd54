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
import { Store } from "./store.js";
import type { Brand, Side } from "./views.js";
import type { wire } from "../api/index.js";

export class Context {
  readonly env: Environment;
  readonly side: Side;
  readonly api: ApiClient;
  readonly crypto: CryptoClient;
  readonly store: Store;
  readonly live: LiveFeed;
  readonly locks: Locks;
  readonly tabs: Tabs;
  readonly upload: Upload;
  /** Names this tab for as long as it lives. */
  readonly tab: string;
  readonly clock: Clock;
  #config: wire.Config | null = null;

  constructor(env: Environment, side: Side, crypto: CryptoClient) {
    const http = new Http(env.http);
    this.env = env;
    this.side = side;
    this.crypto = crypto;
    this.api = new ApiClient(http, side);
    this.store = new Store(env.databases, `siegelpost-${side}`);
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
      await this.crypto.configure({ idleLockSeconds: this.#config.session.idle });
    }
    return this.#config;
  }

  async brand(): Promise<Brand> {
    const { brand, org, limits, session, exit, provider_logout } = await this.config();
    return { ...brand, org, limits: { attachment: limits.attachment, attachments: limits.attachments }, idleSeconds: session.idle, exit, signsOutThere: provider_logout };
  }
}
