// SPDX-License-Identifier: EUPL-1.2
// Browsers around the fake server: real logic, real crypto (without a worker), invented passkeys and a clock that tests move.
import type { PushDevice } from "../../src/mailbox/push-device.js";
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { createCore } from "../../src/crypto/core/core.ts";
import type { CryptoClient, SealingAttachment, WorkerState } from "../../src/crypto/api.ts";
import { b64u } from "../../src/crypto/b64.ts";
import { systemChance } from "../../src/crypto/bytes.ts";
import { hmac } from "../../src/crypto/hash.ts";
import type { Away, DeviceSecret, Keystore } from "../../src/crypto/keystore.ts";
import { fetchUpload } from "../../src/api/upload.js";
import type { SearchEngine } from "../../src/search/api.ts";
import { Corpus } from "../../src/search/corpus.ts";
import type { DrawAnew } from "../../src/mailbox/intake.js";
import type { Environment } from "../../src/mailbox/environment.js";
import type { OfflineShell } from "../../src/mailbox/offline-shell.js";
import { makeOfficeService } from "../../src/mailbox/office.js";
import { watchFaults } from "../../src/mailbox/outcome.js";
import { makePortalService } from "../../src/mailbox/portal.js";
import type { ActivationFlow, OfficeService, PortalService } from "../../src/mailbox/service.js";
import { MemoryShelf } from "../../src/mailbox/shelf.js";
import type { DraftView, Outcome, SessionView, ThreadView, WorkFilter } from "../../src/mailbox/views.js";
import type { Passkeys } from "../../src/mailbox/webauthn.js";
import { Insurer, type Letter } from "./insurer.ts";
import { FakeServer, type Jar } from "./server.ts";

watchFaults((error) => {
  console.error("became internal:", error);
});

const START = Date.UTC(2026, 10, 23, 9, 0, 0);

/** What survives a reload: storage, cookies, authenticator. */
/** Firefox on Windows. */
export const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

export interface Profile {
  readonly databases: IDBFactory;
  readonly keystore: Keystore;
  readonly shelf: MemoryShelf;
  readonly push: PushDevice;
  /** The page without a connection: whether it is kept, and how often it was asked for. */
  readonly shell: { kept: boolean; asked: number };
  readonly jar: Jar;
  readonly authenticator: Authenticator;
  readonly channels: Set<FakeChannel>;
  readonly locks: LockManager;
  /** What its browser says of itself. */
  readonly userAgent: string;
}

export interface Authenticator {
  credentials: { id: string; secret: Uint8Array<ArrayBuffer> }[];
  prompts: number;
  /** False: creation gives no PRF result, only a `get` does. */
  prfOnCreate: boolean;
  prf: boolean;
  /** For each creation: whether this device itself was ruled out. */
  elsewhere: boolean[];
}

export interface Page<S> {
  readonly service: S;
  readonly profile: Profile;
  /** Runs what the page wanted to do later. */
  runLater(): Promise<void>;
  readonly calls: string[];
  /** The browser says that there is a network. */
  online(): void;
  /** The browser says that the page goes away. */
  leave(): Promise<void>;
}

export class World {
  ms = START;
  insurer!: Insurer;
  server!: FakeServer;

  /** What pages draw pictures anew with: here is no canvas. */
  drawAnew: DrawAnew = () => Promise.resolve({ failed: "no-canvas" });

  /** What pages search with; without a worker. */
  search = (): SearchEngine => Object.assign(new Corpus(), { end: () => undefined });

  static async make(): Promise<World> {
    const world = new World();
    world.insurer = await Insurer.make(() => world.seconds());
    world.server = new FakeServer(world.insurer);
    return world;
  }

  /** Shelves of new profiles, and how files go to the server. */
  lasting: () => MemoryShelf = () => new MemoryShelf();
  upload: Environment["upload"] = fetchUpload;
  /** What becomes of what is being sealed under a name on the shelf: here is no worker that writes it there itself. */
  shelving: (sealing: SealingAttachment, name: string) => SealingAttachment = (sealing) => sealing;

  seconds(): number {
    return Math.floor(this.ms / 1000);
  }

  pass(seconds: number): void {
    this.ms += seconds * 1000;
  }

  profile(userAgent = FIREFOX): Profile {
    return {
      userAgent,
      databases: new IDBFactory(),
      keystore: memoryKeystore(),
      shelf: this.lasting(),
      push: { supported: () => false, refused: () => false, current: () => Promise.resolve(null), subscribe: () => Promise.resolve(null), unsubscribe: () => Promise.resolve() },
      shell: { kept: false, asked: 0 },
      jar: { session: null },
      authenticator: { credentials: [], prompts: 0, prfOnCreate: true, prf: true, elsewhere: [] },
      channels: new Set(),
      locks: fakeLocks(),
    };
  }

  portal(profile: Profile = this.profile()): Page<PortalService> {
    return this.#page(profile, "portal", makePortalService);
  }

  office(profile: Profile = this.profile()): Page<OfficeService> {
    return this.#page(profile, "office", makeOfficeService);
  }

  /** The page is loaded again: storage, cookies and authenticator stay, memory is gone. */
  async reload(profile: Profile): Promise<Page<PortalService>> {
    for (const channel of [...profile.channels]) channel.close();
    (profile.locks as unknown as { end(): void }).end();
    const page = this.portal(profile);
    await page.service.session.restore();
    return page;
  }

  #page<S>(profile: Profile, side: "portal" | "office", make: (env: Environment, crypto: CryptoClient) => S): Page<S> {
    const waiting = new Set<() => void>();
    const core = createCore(profile.keystore);
    const calls: string[] = [];
    const listeners = new Set<(online: boolean) => void>();
    const leaving = new Set<() => void>();
    const env: Environment = {
      http: { fetch: this.server.fetchFor(side, profile.jar), sleep: () => Promise.resolve(), uuid: () => crypto.randomUUID(), clock: () => Date.now(), origin: "https://post.musterkasse.example" },
      sleep: () => Promise.resolve(),
      clock: () => this.ms,
      random: (length) => crypto.getRandomValues(new Uint8Array(length)),
      databases: profile.databases,
      passkeys: fakePasskeys(profile.authenticator),
      persist: () => Promise.resolve(true),
      shelf: profile.shelf,
      push: profile.push,
      shell: fakeShell(profile.shell),
      upload: this.upload,
      search: () => this.search(),
      sheets: { corners: () => Promise.resolve({ failed: "no-canvas" }), flatten: () => Promise.resolve({ failed: "no-canvas" }) },
      drawAnew: (content, source) => this.drawAnew(content, source),
      isOnline: () => true,
      onOnline: (listener) => {
        listeners.add(listener);
      },
      later: (_, action) => {
        waiting.add(action);
        return () => waiting.delete(action);
      },
      language: () => "de",
      userAgent: () => profile.userAgent,
      onLeave: (listener) => {
        leaving.add(listener);
      },
      locks: profile.locks,
      channel: () => new FakeChannel(profile.channels) as unknown as BroadcastChannel,
      // No stream: and the poll loop would spin, so the feed never gets the lead (see fakeLocks).
      source: null,
    };
    const client = clientOf(core, calls);
    const service = make(env, {
      ...client,
      sealAttachment: async (args) => {
        const sealing = await client.sealAttachment(args);
        return args.shelf === undefined ? sealing : this.shelving(sealing, args.shelf);
      },
    });
    return {
      service,
      profile,
      calls,
      online: () => {
        for (const listener of listeners) listener(true);
      },
      leave: async () => {
        for (const listener of leaving) listener();
        await settle();
      },
      runLater: async () => {
        const actions = [...waiting];
        waiting.clear();
        for (const action of actions) action();
        await settle();
      },
    };
  }

  /** From the letter to an open session. */
  async activate(flow: ActivationFlow, letter: Letter, options: { sheet?: boolean; password?: string } = {}): Promise<{ sheet: string | null }> {
    value(await flow.begin(letter.code, letter.dob, this.insurer.fp));
    value(await flow.makePasskey("Telefon"));
    const sheet = options.sheet === false ? null : value(await flow.makeSheet()).groups.join("-");
    if (options.password !== undefined) value(await flow.setPassword(options.password));
    value(await flow.complete());
    return { sheet };
  }

  async insured(name = "Erika Beispiel", dob = "1960-05-04"): Promise<Page<PortalService> & { letter: Letter; sheet: string }> {
    const letter = await this.insurer.letter("insured", name, dob);
    const page = this.portal();
    const { sheet } = await this.activate(page.service.activation, letter);
    return { ...page, letter, sheet: sheet! };
  }

  /** Everything is lost: a new letter, or a slip of the branch, opens the account in a browser that knows nothing. */
  async again(before: { readonly letter: Letter }, how: "letter" | "branch"): Promise<Page<PortalService>> {
    const { pid, dob } = before.letter;
    const letter = await this.insurer.letter("insured", this.insurer.people.get(pid)!.name, dob, pid);
    letter.branch = how === "branch";
    const page = this.portal();
    await this.activate(page.service.activation, letter);
    return page;
  }

  /** A clerk with key and certificate of the unit. */
  async clerk(name = "Sachbearbeitung", rights: readonly ("read" | "write" | "grant")[] = ["read", "write", "grant"], grant = true, dept = "pflege"): Promise<Page<OfficeService> & { letter: Letter }> {
    const letter = await this.insurer.letter("staff", name, "1980-01-01");
    const page = this.office();
    await this.activate(page.service.activation, letter);
    await this.insurer.certify(letter.pid, dept, rights);
    if (grant) await this.insurer.grantDept(letter.pid, dept);
    await page.service.session.lock();
    value(await page.service.session.unlockWithPasskey());
    return { ...page, letter };
  }
}

/** The value, or a failing test that says why not. */
/** The list of the invented unit, and all that is open in it. */
export const PFLEGE = { of: "unit", dept: "pflege" } as const;
export const ALL: WorkFilter = { sort: "due", state: null, mine: false, free: false, overdue: false, escalated: false, dueWithin: null, resubmission: null, matter: null, class: null, astray: false, disputed: false };

export function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}

export function refusal(outcome: Outcome<unknown>): string {
  return outcome.ok ? "accepted" : outcome.refusal.code;
}

export const open = (view: SessionView): boolean => view.state === "open";

export function draft(over: Partial<DraftView> = {}): DraftView {
  return { id: crypto.randomUUID(), thread: null, matter: "hilfsmittel", subject: "Rollator", body: "Bitte um Rückruf.", savedAt: 0, ...over };
}

export function bodies(view: ThreadView): string[] {
  return view.messages.flatMap((message) => (message.kind === "message" ? [message.body] : message.kind === "refused" ? [`!${message.refusal.code}`] : []));
}

/** Lets everything that was started come to rest. */
export async function settle(rounds = 30): Promise<void> {
  for (let round = 0; round < rounds; round += 1) await new Promise((resolve) => setTimeout(resolve, 5));
}

export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let round = 0; round < 400; round += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error("did not happen");
}

export function clientOf(core: ReturnType<typeof createCore>, calls: string[]): CryptoClient {
  const listeners = new Set<(state: WorkerState) => void>();
  core.onState((state) => {
    for (const listener of listeners) listener(state);
  });
  const recorded = Object.fromEntries(
    Object.entries(core.api).map(([name, method]) => [
      name,
      (...args: unknown[]) => {
        calls.push(name);
        return (method as (...all: unknown[]) => unknown)(...args);
      },
    ]),
  ) as unknown as CryptoClient;
  return {
    ...recorded,
    onState: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    terminate: () => void core.api.lock(),
  };
}

export function fakeShell(state: Profile["shell"]): OfflineShell {
  return {
    supported: () => true,
    keep: () => {
      state.kept = true;
      state.asked += 1;
      return Promise.resolve(true);
    },
    drop: () => {
      state.kept = false;
      return Promise.resolve();
    },
  };
}

export function fakePasskeys(authenticator: Authenticator): Passkeys {
  const prfOf = (secret: Uint8Array<ArrayBuffer>, input: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> => hmac(secret, input);
  return {
    create: async (_, input, elsewhere) => {
      authenticator.elsewhere.push(elsewhere);
      const made = { id: `cred${b64u(systemChance(9))}`, secret: systemChance(32) };
      authenticator.prompts += 1;
      authenticator.credentials.push(made);
      return {
        id: made.id,
        prf: authenticator.prf && authenticator.prfOnCreate ? await prfOf(made.secret, input) : null,
        userHandle: null,
        credential: { id: made.id, rawId: made.id, type: "public-key", response: {} },
      };
    },
    use: async (options, input) => {
      authenticator.prompts += 1;
      const allowed = options["allowCredentials"] as { id: string }[] | undefined;
      const found = authenticator.credentials.find((item) => allowed === undefined || allowed.length === 0 || allowed.some((one) => one.id === item.id));
      if (found === undefined) throw new DOMException("no credential", "NotAllowedError");
      return {
        id: found.id,
        prf: authenticator.prf ? await prfOf(found.secret, input) : null,
        userHandle: null,
        credential: { id: found.id, rawId: found.id, type: "public-key", response: {} },
      };
    },
  };
}

function memoryKeystore(): Keystore {
  let device: string | null = null;
  let last: DeviceSecret | null = null;
  let away: Away | null = null;
  let declared: Awaited<ReturnType<Keystore["declared"]>> = null;
  const secrets = new Map<string, DeviceSecret>();
  const counters = new Map<string, number>();
  return {
    device: () => Promise.resolve((device ??= b64u(systemChance(16)))),
    putSecret: (secret) => {
      secrets.set(`${secret.org}/${secret.pid}`, secret);
      last = secret;
      return Promise.resolve();
    },
    secretOf: (org, pid) => Promise.resolve(secrets.get(`${org}/${pid}`) ?? null),
    lastPerson: () => Promise.resolve(last),
    dropSecret: (org, pid) => {
      secrets.delete(`${org}/${pid}`);
      return Promise.resolve();
    },
    counter: (thread, lane) => Promise.resolve(counters.get(`${thread}/${lane}`) ?? 0),
    setCounter: (thread, lane, n) => {
      counters.set(`${thread}/${lane}`, n);
      return Promise.resolve();
    },
    putAway: (next) => {
      away = { ...next, seeds: { sig: next.seeds.sig.slice(), enc: next.seeds.enc.slice() } };
      return Promise.resolve();
    },
    away: () => Promise.resolve(away === null ? null : { ...away, seeds: { sig: away.seeds.sig.slice(), enc: away.seeds.enc.slice() } }),
    dropAway: () => {
      away = null;
      return Promise.resolve();
    },
    putDeclared: (waiting) => {
      declared = waiting;
      return Promise.resolve();
    },
    declared: () => Promise.resolve(declared),
    dropDeclared: () => {
      declared = null;
      return Promise.resolve();
    },
    forget: () => Promise.resolve(),
  };
}

/** Web Locks of one profile; nobody ever leads the event stream. */
function fakeLocks(): LockManager {
  const queues = new Map<string, Promise<unknown>>();
  const held = new Set<string>();
  const end = (): void => {
    held.clear();
  };
  const request = (name: string, ...rest: unknown[]): Promise<unknown> => {
    if (name.endsWith("-events")) return new Promise(() => undefined);
    if (name.includes("/tab/")) {
      held.add(name);
      return new Promise(() => undefined);
    }
    const action = rest.at(-1) as (lock: null) => Promise<unknown>;
    if (name.endsWith("/search")) {
      if (held.has(name)) return action(null);
      held.add(name);
      return (action as unknown as (lock: object) => Promise<unknown>)({ name }).then(() => held.delete(name));
    }
    if (name.endsWith("/shared-device")) {
      // Held until it is let go, or its tab is gone; whoever waits for that is not called here.
      if (held.has(name)) return new Promise(() => undefined);
      held.add(name);
      return action(null).then(() => held.delete(name));
    }
    const before = queues.get(name) ?? Promise.resolve();
    const mine = before.then(() => action(null));
    queues.set(
      name,
      mine.catch(() => undefined),
    );
    return mine;
  };
  const manager = { request, query: () => Promise.resolve({ held: [...held].map((name) => ({ name })) }), end };
  return manager;
}

/** BroadcastChannel of one profile. */
export class FakeChannel {
  onmessage: ((message: { data: unknown }) => void) | null = null;
  readonly #all: Set<FakeChannel>;

  constructor(all: Set<FakeChannel>) {
    this.#all = all;
    all.add(this);
  }

  postMessage(data: unknown): void {
    for (const other of this.#all) if (other !== this) other.onmessage?.({ data });
  }

  close(): void {
    this.#all.delete(this);
  }
}
