// SPDX-License-Identifier: EUPL-1.2
/**
 * A thousand times something ends the writing: the server ends the session, the person or the time locks it, the network goes and comes, an answer is lost,
 * the page is loaded anew, another device goes on. Not one character is lost. The writing place (`Keeper`), the drafts and their way to the
 * server are the real ones; storage, keys, network and clock are simulated, so that every run of a seed is the same.
 *
 * A page is loaded anew by a hand that has left the keys: not sooner than `HAND` after the last character. What a crash in the middle of a word takes
 * is measured beside it: what was typed in `SAVE_AFTER` and while it is stored.
 *
 * Controls, in here: without storing before the keys go characters are lost; where what another device wrote takes the screen, too.
 * SIEGELPOST_SEED runs another seed, SIEGELPOST_PROVE ten thousand of it.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Drafts } from "../../src/mailbox/drafts.js";
import { DraftSync } from "../../src/mailbox/draft-sync.js";
import type { Context } from "../../src/mailbox/context.js";
import type { Files } from "../../src/mailbox/files.js";
import { LiveFeed } from "../../src/mailbox/live.js";
import { Locks } from "../../src/mailbox/locks.js";
import type { Session } from "../../src/mailbox/session.js";
import { ProtocolError } from "../../src/crypto/errors.ts";
import { keepFlushed, storeDrafts } from "../../src/ui/shared/flush.js";
import { Keeper } from "../../src/ui/shared/keeper.js";
import type { DraftView } from "../../src/mailbox/views.js";
import { DraftRoutes } from "../mailbox/draft-routes.ts";
import { Problem } from "../mailbox/server-shapes.ts";

const PID = "5f0c6a52-6c7a-4b4e-9d57-0c1f6f1f7a10";
/** Milliseconds from a key to F5 or the button of the browser, for a quick hand. */
const HAND = 200;
/** Milliseconds that sealing and storing take, at most. */
const DISK = 30;

interface Rules {
  readonly storesBeforeLock: boolean;
  /** What another device wrote comes to the screen only where nobody has written since. */
  readonly looksFirst: boolean;
}

/** Numbers from a seed (mulberry32): the same run again. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const text = (data: Uint8Array): string => new TextDecoder().decode(data);

/** What stays when a page goes: its storage. */
class Device {
  readonly tables = new Map<string, Map<string, unknown>>();
  page: Page;

  readonly world: World;
  readonly name: string;

  constructor(world: World, name: string) {
    this.world = world;
    this.name = name;
    this.page = new Page(this);
  }
}

class World {
  readonly chance: () => number;
  readonly server = new DraftRoutes();
  online = true;
  /** The next answers do not arrive, though what was asked was done. */
  lost = 0;
  typed: string[] = [];

  readonly rules: Rules;
  /** The conversation that is written in now. */
  thread = 0;

  constructor(seed: number, rules: Rules) {
    this.chance = numbers(seed);
    this.rules = rules;
  }

  /** As routes.rs answers, or a network that does not. */
  async ask(route: string, id: string, body: unknown): Promise<{ ok: true; value: unknown } | { ok: false; problem: { status: number; code: string } }> {
    await wait(5 + this.chance() * 40);
    const offline = { ok: false as const, problem: { status: 0, code: "offline" } };
    if (!this.online) return offline;
    try {
      const [, value] = this.server.answer(route, PID, id, body as never, Math.floor(Date.now() / 1000));
      if (this.lost > 0) {
        this.lost -= 1;
        return offline;
      }
      return { ok: true, value: structuredClone(value) };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { ok: false, problem: { status: error.status, code: error.code } };
    }
  }
}

/** One loading of the page on a device. */
class Page {
  readonly #device: Device;
  readonly live = new LiveFeed(true);
  readonly drafts: Drafts;
  readonly sync: DraftSync;
  keeper: Keeper | null = null;
  open = false;
  /** It has gone: nothing that it waits for ever comes. */
  gone = false;

  constructor(device: Device) {
    this.#device = device;
    const { world, tables } = device;
    const table = (name: string): Map<string, unknown> => {
      const found = tables.get(name) ?? new Map<string, unknown>();
      tables.set(name, found);
      return found;
    };
    const alive = async (ms: number): Promise<void> => {
      await wait(ms);
      if (this.gone) await new Promise(() => undefined);
    };
    const keyed = (): void => {
      if (!this.open) throw new ProtocolError("locked");
    };
    const ask = async (route: string, id = "", body: unknown = null): Promise<never> => {
      const answer = await world.ask(route, id, body);
      await alive(0);
      return answer as never;
    };
    const context = {
      side: "portal",
      live: this.live,
      locks: new Locks(null, "test"),
      now: () => Math.floor(Date.now() / 1000),
      env: {
        random: (length: number) => Uint8Array.from({ length }, () => Math.floor(world.chance() * 256)),
        sleep: wait,
        later: (ms: number, action: () => void) => {
          const timer = setTimeout(() => { if (!this.gone) action(); }, ms);
          return () => { clearTimeout(timer); };
        },
      },
      store: {
        get: async (name: string, key: string) => { await alive(1); return table(name).get(key) ?? null; },
        put: async (name: string, key: string, value: unknown) => { await alive(world.chance() * DISK); table(name).set(key, value); },
        remove: async (name: string, key: string) => { await alive(1); table(name).delete(key); },
        ids: async (name: string) => { await alive(1); return [...table(name).keys()].map((key) => key.slice(PID.length + 1)); },
      },
      crypto: {
        sealCache: async ({ data }: { data: Uint8Array }) => { await alive(1); keyed(); return bytes(`sealed ${text(data)}`); },
        openCache: async ({ data }: { data: Uint8Array }) => { await alive(1); keyed(); return bytes(text(data).slice("sealed ".length)); },
        sealOwn: async ({ ver, data }: { ver: number; data: Uint8Array }) => { await alive(2); keyed(); return { file: bytes(`own ${text(data)}`), mac: `${ver}` }; },
        openOwn: async ({ ver, file, mac }: { ver: number; file: Uint8Array; mac: string }) => {
          await alive(2);
          keyed();
          if (mac !== `${ver}`) throw new ProtocolError("wrong-self-mac");
          return bytes(text(file).slice("own ".length));
        },
      },
      api: {
        drafts: () => ask("GET /drafts"),
        draft: (id: string) => ask("GET /drafts/{id}", id),
        putDraft: (id: string, body: unknown) => ask("PUT /drafts/{id}", id, body),
        deleteDraft: (id: string) => ask("DELETE /drafts/{id}", id),
      },
    } as unknown as Context;
    const session = {
      pid: PID,
      person: () => {
        if (!this.open) throw new ProtocolError("locked");
        return { pid: PID };
      },
      current: () => (this.open ? { state: "open", pid: PID } : { state: "locked" }),
    } as unknown as Session;
    const files = { onKept: () => undefined, finished: () => Promise.resolve([]), restore: () => Promise.resolve(), drop: () => Promise.resolve() } as unknown as Files;
    this.drafts = new Drafts(context, session, () => null);
    this.sync = new DraftSync(context, session, this.drafts, files, () => Promise.resolve(false));
    this.live.subscribe(({ kind }) => {
      const { keeper } = this;
      const state = keeper?.state ?? 0;
      if (kind !== "drafts" || !this.open || keeper === null) return;
      void this.drafts.list().then((kept) => {
        const found = kept.find(({ id }) => id === keeper.draft.id);
        if (world.rules.looksFirst) keeper.newer(kept, state);
        else if (found !== undefined && found.savedAt >= keeper.draft.savedAt) keeper.reset(found);
      });
    });
  }

  /** Unlocked: the conversation is on the screen again, with what was begun in it. */
  async unlock(): Promise<void> {
    this.open = true;
    void this.sync.pull();
    await this.sync.ready();
    if (this.gone) return;
    await this.write();
  }

  /** The conversation is on the screen, with what was begun in it. */
  async write(): Promise<void> {
    const { world, name } = this.#device;
    await this.leaveScreen();
    const thread = `${world.thread}`;
    const found = (await this.drafts.list()).find((draft) => draft.thread === thread);
    const fresh: DraftView = { id: `${name}-${world.chance()}`, thread, matter: "m", subject: "", body: "", savedAt: 0 };
    const keeper = new Keeper(found ?? fresh, (next) => this.drafts.save(next), () => undefined, () => undefined);
    this.keeper = keeper;
    this.#release = keepFlushed(() => keeper.flush(), () => keeper.dirty);
  }

  #release: () => void = () => undefined;

  /** As `useDraft` does when its screen goes. */
  async leaveScreen(): Promise<void> {
    const { keeper } = this;
    this.keeper = null;
    this.#release();
    if (keeper === null) return;
    keeper.alive = false;
    await keeper.flush();
  }

  /** Whatever ends the session: the screens store first, if they are asked to. */
  async lock(): Promise<void> {
    if (!this.open) return;
    if (this.#device.world.rules.storesBeforeLock) await Promise.race([storeDrafts(), wait(1_000)]);
    this.open = false;
    this.sync.forget();
    void this.leaveScreen();
  }

  async type(count: number): Promise<void> {
    const { world } = this.#device;
    for (let n = 0; n < count; n += 1) {
      if (this.keeper === null) return;
      const sign = `<${world.typed.length}>`;
      world.typed.push(sign);
      this.keeper.change({ body: `${this.keeper.draft.body}${sign}` });
      await wait(30 + world.chance() * 150);
    }
  }

  leave(): void {
    this.gone = true;
    this.open = false;
    this.#release();
  }
}

async function run(seed: number, events: number, rules: Rules): Promise<{ readonly lost: readonly string[]; readonly typed: number; readonly drafts: number; readonly happened: ReadonlyMap<string, number> }> {
  const world = new World(seed, rules);
  const devices = [new Device(world, "phone"), new Device(world, "tablet")];
  const happened = new Map<string, number>();
  let [device] = devices as [Device, Device];
  await device.page.unlock();
  for (let event = 0; event < events; event += 1) {
    const { page } = device;
    const typing = page.type(1 + Math.floor(world.chance() * 8));
    const kinds = ["session", "lock", "network", "answer", "reload", "device"] as const;
    const kind = kinds[Math.floor(world.chance() * kinds.length)]!;
    happened.set(kind, (happened.get(kind) ?? 0) + 1);
    switch (kind) {
      case "session":
        // In the middle of a word.
        await wait(world.chance() * 400);
        await page.lock();
        await typing;
        await wait(world.chance() * 500);
        await page.unlock();
        break;
      case "lock":
        await typing;
        await page.lock();
        await page.unlock();
        break;
      case "network":
        world.online = false;
        await typing;
        await wait(world.chance() * 4_000);
        world.online = true;
        void page.sync.pull();
        break;
      case "answer":
        world.lost += 1 + Math.floor(world.chance() * 2);
        await typing;
        break;
      case "reload": {
        await typing;
        await wait(HAND);
        page.leave();
        const next = new Page(device);
        device.page = next;
        await next.unlock();
        break;
      }
      case "device":
        await typing;
        // Sometimes what was written here is there by now, sometimes it is not.
        await wait(world.chance() * 6_000);
        device = devices[device === devices[0] ? 1 : 0]!;
        if (device.page.open) await device.page.sync.pull();
        else await device.page.unlock();
        break;
    }
    // Another conversation, so that no text grows without end.
    if (event % 100 === 99) {
      world.thread += 1;
      for (const one of devices) if (one.page.open) await one.page.write();
    }
  }
  // In the end both have a network and the time to meet.
  world.online = true;
  world.lost = 0;
  for (let round = 0; round < 4; round += 1) {
    for (const one of devices) {
      if (!one.page.open) await one.page.unlock();
      await one.page.keeper?.flush();
      await one.page.sync.settle();
      await one.page.sync.pull();
    }
  }
  const kept = await Promise.all(devices.map((one) => one.page.drafts.list()));
  // Each device alone has all of it: any of the two could be lost now.
  const lost = kept.flatMap((drafts, at) => {
    const all = new Set(drafts.flatMap(({ body }) => body.match(/<\d+>/gu) ?? []));
    return world.typed.filter((sign) => !all.has(sign)).map((sign) => `${devices[at]!.name} ${sign}`);
  });
  return { lost, typed: world.typed.length, drafts: kept[0]?.length ?? 0, happened };
}

const REAL: Rules = { storesBeforeLock: true, looksFirst: true };
const SEED = Number(process.env["SIEGELPOST_SEED"] ?? "20261130");
const EVENTS = process.env["SIEGELPOST_PROVE"] === undefined ? 1_000 : 10_000;

/** Runs on the simulated clock until it is done. */
async function simulated<T>(task: Promise<T>): Promise<T> {
  const state = { done: false };
  const ended = task.finally(() => { state.done = true; });
  while (!state.done) await vi.advanceTimersByTimeAsync(1_000);
  return ended;
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 30, 9) });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("what is being written", () => {
  it(`outlives ${EVENTS} forced ends of the session, cuts of the network, lost answers, reloads and changes of the device, to the last character`, { timeout: 600_000 }, async () => {
    const { lost, typed, drafts, happened } = await simulated(run(SEED, EVENTS, REAL));
    console.log(`     seed ${SEED}: ${typed} characters, ${[...happened].map(([kind, n]) => `${kind} ${n}`).join(", ")}; ${drafts} versions in the end`);
    expect(lost).toEqual([]);
    expect(typed).toBeGreaterThan(EVENTS * 2);
    expect(happened.size).toBe(6);
  });

  it("is lost without storing before the keys go: the check sees it", { timeout: 600_000 }, async () => {
    const { lost } = await simulated(run(SEED, 200, { ...REAL, storesBeforeLock: false }));
    expect(lost.length).toBeGreaterThan(0);
  });

  it("is lost where another device's words take the screen: the check sees it", { timeout: 600_000 }, async () => {
    const { lost } = await simulated(run(SEED, 200, { ...REAL, looksFirst: false }));
    expect(lost.length).toBeGreaterThan(0);
  });
});
