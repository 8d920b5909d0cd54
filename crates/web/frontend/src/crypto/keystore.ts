// SPDX-License-Identifier: EUPL-1.2
// What one browser profile keeps, in IndexedDB: a device id, counters, and device secrets of the password method. Nothing here opens
// a mailbox: the device secret is worth nothing without the password.
import { systemChance, type Bytes, type Chance } from "./bytes.ts";
import { b64u } from "./b64.ts";
import { ProtocolError } from "./errors.ts";
import { DEVICE_SECRET_BYTES } from "./unlock.ts";
import type { B64u, Lane, Uuid } from "./wire.ts";

const DATABASE = "sp1-keystore";
const STORES = ["device", "secrets", "counters"] as const;
type StoreName = (typeof STORES)[number];

/** The password method of this browser profile. */
export interface DeviceSecret {
  readonly org: string;
  readonly pid: Uuid;
  readonly method: Uuid;
  readonly secret: Bytes;
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
  forget(): Promise<void>;
}

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
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    for (const name of STORES) request.result.createObjectStore(name);
  };
  return asPromise(request);
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
      const pid = await get<Uuid>("device", `last/${org}`);
      return pid === null ? null : get<DeviceSecret>("secrets", secretKey(org, pid));
    },
    async dropSecret(org, pid) {
      await asPromise((await store("secrets", "readwrite")).delete(secretKey(org, pid)));
    },
    counter: async (thread, lane) => (await get<number>("counters", counterKey(thread, lane))) ?? 0,
    setCounter: (thread, lane, n) => put("counters", counterKey(thread, lane), n),
    async forget() {
      for (const name of STORES) await asPromise((await store(name, "readwrite")).clear());
    },
  };
}
