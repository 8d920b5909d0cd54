// SPDX-License-Identifier: EUPL-1.2
// What one browser profile keeps, in IndexedDB: a device id, counters, and device secrets of the password method. Nothing here opens
// a mailbox: the device secret is worth nothing without the password.
import { concat, systemChance, wipe, type Bytes, type Chance } from "./bytes.ts";
import { b64u } from "./b64.ts";
import { ProtocolError } from "./errors.ts";
import { DEVICE_SECRET_BYTES } from "./unlock.ts";
import type { Seeds } from "./identity.ts";
import type { B64u, Envelope, Lane, UnixSeconds, Uuid } from "./wire.ts";

const DATABASE = "sp1-keystore";
const STORES = ["device", "secrets", "counters", "away"] as const;
type StoreName = (typeof STORES)[number];

/** The password method of this browser profile. */
export interface DeviceSecret {
  readonly org: string;
  readonly pid: Uuid;
  readonly method: Uuid;
  readonly secret: Bytes;
}

/**
 * Somebody who has gone to an identity provider. The seeds lie here for the minutes until the way back, encrypted under a key that no
 * script can read out; nothing is bound to them yet.
 */
export interface Away {
  readonly org: string;
  /** `sh` of the `oidc-start`. */
  readonly start: B64u;
  readonly state: string;
  /** Id of the Trust Document under which it was begun. */
  readonly td: B64u;
  readonly begun: UnixSeconds;
  readonly seeds: Seeds;
  /** Of a declaration: the message it is about. Absent: she wants a key. */
  readonly about?: { readonly thread: Uuid; readonly obj: B64u };
}

/** The registrar's proof of a declaration that the server has not taken yet: ids and a signature, no content. */
export interface WaitingDeclaration {
  readonly stmt: Envelope;
  readonly thread: Uuid;
}

export interface Keystore {
  /** 16 random bytes per browser profile, made once. */
  device(): Promise<B64u>;
  putSecret(secret: DeviceSecret): Promise<void>;
  secretOf(org: string, pid: Uuid): Promise<DeviceSecret | null>;
  /** The person of the last password method set up here. */
  lastPerson(org: string): Promise<DeviceSecret | null>;
  dropSecret(org: string, pid: Uuid): Promise<void>;
  /** Highest counter handed out for a place. */
  counter(thread: Uuid, lane: Lane): Promise<number>;
  setCounter(thread: Uuid, lane: Lane, n: number): Promise<void>;
  /** Keeps the one who is away; whoever was before is forgotten. */
  putAway(away: Away): Promise<void>;
  away(): Promise<Away | null>;
  dropAway(): Promise<void>;
  putDeclared(waiting: WaitingDeclaration): Promise<void>;
  declared(): Promise<WaitingDeclaration | null>;
  dropDeclared(): Promise<void>;
  forget(): Promise<void>;
}

type StoredAway = Omit<Away, "seeds"> & { readonly key: CryptoKey; readonly iv: Bytes; readonly file: ArrayBuffer };

export const makeDeviceSecret = (chance: Chance = systemChance): Bytes => chance(DEVICE_SECRET_BYTES);

function asPromise<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(new ProtocolError("internal", "keystore"));
    };
  });
}

async function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 2);
  request.onupgradeneeded = () => {
    const { result } = request;
    for (const name of STORES) if (!result.objectStoreNames.contains(name)) result.createObjectStore(name);
  };
  return asPromise(request);
}

/** Whether anything was ever kept here: looking must not leave an empty database behind. */
async function isThere(): Promise<boolean> {
  // Old Firefox cannot say.
  if (typeof indexedDB.databases !== "function") return true;
  return (await indexedDB.databases()).some(({ name }) => name === DATABASE);
}

/** The keystore of this browser profile. */
export function browserKeystore(chance: Chance = systemChance): Keystore {
  let database: Promise<IDBDatabase> | null = null;
  const store = async (name: StoreName, mode: IDBTransactionMode): Promise<IDBObjectStore> => {
    database ??= openDatabase();
    return (await database).transaction(name, mode).objectStore(name);
  };
  const get = async <T>(name: StoreName, key: string): Promise<T | null> => ((await asPromise((await store(name, "readonly")).get(key))) as T | undefined) ?? null;
  const put = async (name: StoreName, key: string, value: unknown): Promise<void> => {
    await asPromise((await store(name, "readwrite")).put(value, key));
  };
  const secretKey = (org: string, pid: Uuid): string => `${org}/${pid}`;
  const counterKey = (thread: Uuid, lane: Lane): string => `${thread}/${lane}`;
  return {
    async device() {
      const known = await get<B64u>("device", "id");
      if (known !== null) return known;
      const made = b64u(chance(16));
      await put("device", "id", made);
      return made;
    },
    async putSecret(secret) {
      await put("secrets", secretKey(secret.org, secret.pid), secret);
      await put("device", `last/${secret.org}`, secret.pid);
    },
    secretOf: (org, pid) => get<DeviceSecret>("secrets", secretKey(org, pid)),
    async lastPerson(org) {
      if (database === null && !(await isThere())) return null;
      const pid = await get<Uuid>("device", `last/${org}`);
      return pid === null ? null : get<DeviceSecret>("secrets", secretKey(org, pid));
    },
    async dropSecret(org, pid) {
      await asPromise((await store("secrets", "readwrite")).delete(secretKey(org, pid)));
    },
    counter: async (thread, lane) => (await get<number>("counters", counterKey(thread, lane))) ?? 0,
    setCounter: (thread, lane, n) => put("counters", counterKey(thread, lane), n),
    async putAway({ seeds, ...rest }) {
      const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
      const iv = chance(12);
      const plain = concat(seeds.sig, seeds.enc);
      const file = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain);
      wipe(plain);
      await put("away", "one", { ...rest, key, iv, file } satisfies StoredAway);
    },
    async away() {
      const stored = await get<StoredAway>("away", "one");
      if (stored === null) return null;
      const { key, iv, file, ...rest } = stored;
      const plain = new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, file));
      const seeds = { sig: plain.slice(0, 32), enc: plain.slice(32) };
      wipe(plain);
      return { ...rest, seeds };
    },
    async dropAway() {
      await asPromise((await store("away", "readwrite")).delete("one"));
    },
    putDeclared: (waiting) => put("away", "declared", waiting),
    async declared() {
      if (database === null && !(await isThere())) return null;
      return get<WaitingDeclaration>("away", "declared");
    },
    async dropDeclared() {
      await asPromise((await store("away", "readwrite")).delete("declared"));
    },
    async forget() {
      for (const name of STORES) await asPromise((await store(name, "readwrite")).clear());
    },
  };
}
