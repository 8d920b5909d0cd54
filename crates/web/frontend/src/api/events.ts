// SPDX-License-Identifier: EUPL-1.2
/**
 * Events of the server. One tab leads (Web Locks) and holds the stream, because a browser allows six connections per
 * origin (protocol ruling 31); it hands every event to the other tabs by BroadcastChannel. Where the stream does not
 * come through (proxies), the leader polls.
 */
import type { ApiClient } from "./client.js";
import { event as eventShape, type ServerEvent } from "./wire.js";

export interface EventsEnvironment {
  readonly locks: LockManager | null;
  readonly channel: (name: string) => BroadcastChannel | null;
  /** null: only polling. */
  readonly source: ((path: string) => EventSource) | null;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

export type TabMessage =
  | { readonly from: string; readonly kind: "event"; readonly event: ServerEvent }
  | { readonly from: string; readonly kind: "online"; readonly online: boolean }
  | { readonly from: string; readonly kind: "locked" }
  | { readonly from: string; readonly kind: "signed-out" }
  | { readonly from: string; readonly kind: "active" }
  | { readonly from: string; readonly kind: "changed"; readonly what: "threads" | "thread" | "uploads" | "outbox"; readonly thread?: string };

/** Word between the tabs of one side. */
export class Tabs {
  readonly #channel: BroadcastChannel | null;
  readonly #id: string;
  readonly #listeners = new Set<(message: TabMessage) => void>();

  constructor(env: EventsEnvironment, name: string, id: string) {
    this.#id = id;
    this.#channel = env.channel(name);
    if (this.#channel !== null) {
      this.#channel.onmessage = (message: MessageEvent<unknown>) => {
        if (!isTabMessage(message.data) || message.data.from === this.#id) return;
        for (const listener of this.#listeners) listener(message.data);
      };
    }
  }

  /** To the other tabs only. */
  tell(message: TabWord): void {
    this.#channel?.postMessage({ ...message, from: this.#id });
  }

  listen(listener: (message: TabMessage) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#channel?.close();
  }
}

type WithoutFrom<T> = T extends unknown ? Omit<T, "from"> : never;
export type TabWord = WithoutFrom<TabMessage>;

function isTabMessage(value: unknown): value is TabMessage {
  return typeof value === "object" && value !== null && "from" in value && "kind" in value;
}

/** What may have happened before anybody listened: screens ask once more for what they loaded until then. */
const UNHEARD: readonly ServerEvent[] = [{ kind: "represent", thread: null }, { kind: "thread", thread: null }];

/** How often the stream may fail before the leader polls. */
const STREAM_FAILURES = 2;
const POLL_PAUSE = 3_000;
const POLL_PAUSE_OFFLINE = 10_000;

/** Runs until stopped: waits for the lead, then listens and passes on. */
export class EventFeed {
  readonly #api: ApiClient;
  readonly #env: EventsEnvironment;
  readonly #tabs: Tabs;
  readonly #onEvent: (event: ServerEvent) => void;
  readonly #onOnline: (online: boolean) => void;
  #abort: AbortController | null = null;

  constructor(api: ApiClient, env: EventsEnvironment, tabs: Tabs, onEvent: (event: ServerEvent) => void, onOnline: (online: boolean) => void) {
    this.#api = api;
    this.#env = env;
    this.#tabs = tabs;
    this.#onEvent = onEvent;
    this.#onOnline = onOnline;
    tabs.listen((message) => {
      if (message.kind === "event") this.#onEvent(message.event);
      if (message.kind === "online") this.#onOnline(message.online);
    });
  }

  start(): void {
    if (this.#abort !== null) return;
    const abort = new AbortController();
    this.#abort = abort;
    const lead = (): Promise<void> => this.#lead(abort.signal);
    if (this.#env.locks === null) void lead();
    else {
      this.#env.locks.request(`siegelpost-${this.#api.side}-events`, { signal: abort.signal }, lead).catch(() => {
        // Aborted while waiting for the lead: nothing was held.
      });
    }
  }

  stop(): void {
    this.#abort?.abort();
    this.#abort = null;
  }

  async #lead(signal: AbortSignal): Promise<void> {
    let failures = this.#env.source === null ? STREAM_FAILURES : 0;
    while (!signal.aborted && failures < STREAM_FAILURES) {
      const opened = await this.#stream(signal);
      failures = opened ? 0 : failures + 1;
      await this.#pause(POLL_PAUSE, signal);
    }
    await this.#poll(signal);
  }

  /** True if the stream was open for a while; resolves when it ends. */
  #stream(signal: AbortSignal): Promise<boolean> {
    const open = this.#env.source;
    if (open === null) return Promise.resolve(false);
    return new Promise((resolve) => {
      const source = open(this.#api.eventsPath());
      let opened = false;
      const end = (): void => {
        source.close();
        resolve(opened);
      };
      source.onopen = () => {
        opened = true;
        this.#online(true);
        for (const event of UNHEARD) this.#pass(event);
      };
      source.onerror = () => {
        // The browser would try again by itself; we do, so that a dead stream ends in polling and not in silence.
        if (opened) this.#online(false);
        end();
      };
      for (const kind of ["thread", "session", "key", "represent", "phone", "presence"] as const) {
        source.addEventListener(kind, (message) => {
          const event = parseEvent(kind, message.data);
          if (event !== null) this.#pass(event);
        });
      }
      signal.addEventListener("abort", end, { once: true });
    });
  }

  async #poll(signal: AbortSignal): Promise<void> {
    let after: number | null = null;
    while (!signal.aborted) {
      const answer = await this.#api.eventsPoll(after, signal);
      if (ended(signal)) return;
      if (answer.ok) {
        this.#online(true);
        // The first answer only tells where we stand.
        for (const event of after === null ? UNHEARD : answer.value.items) this.#pass(event);
        after = answer.value.last;
      } else if (answer.problem.status === 401) {
        return;
      } else {
        this.#online(answer.problem.status !== 0);
      }
      await this.#pause(answer.ok ? POLL_PAUSE / 10 : POLL_PAUSE_OFFLINE, signal);
    }
  }

  /** Ends with the feed: whoever signs in again right away would wait for the lead so long, and hear nothing. */
  #pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (ended(signal)) return Promise.resolve();
    const stopped = new Promise<void>((resolve) => {
      signal.addEventListener("abort", () => { resolve(); }, { once: true });
    });
    return Promise.race([this.#env.sleep(milliseconds), stopped]);
  }

  #pass(event: ServerEvent): void {
    this.#tabs.tell({ kind: "event", event });
    this.#onEvent(event);
  }

  #online(online: boolean): void {
    this.#tabs.tell({ kind: "online", online });
    this.#onOnline(online);
  }
}

/** A function, because an await may have changed it since it was last looked at. */
const ended = (signal: AbortSignal): boolean => signal.aborted;

function parseEvent(kind: ServerEvent["kind"], data: unknown): ServerEvent | null {
  if (typeof data !== "string") return null;
  try {
    const body: unknown = data === "" ? {} : JSON.parse(data);
    return eventShape({ ...(typeof body === "object" ? body : {}), kind }, "event");
  } catch {
    return null;
  }
}
