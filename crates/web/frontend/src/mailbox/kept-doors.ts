// SPDX-License-Identifier: EUPL-1.2
/**
 * Before what is kept for reading without a connection (kept-threads.ts) stands a door, in the clear: which passkey opens it, and until when what
 * lies behind it may be read.
 */
import type { Bytes } from "./bytes.js";
import type { Store } from "./store.js";

/** Days without having been signed in after which nothing of it may be read any more. */
export const KEPT_DAYS = 30;
const KEPT_SECONDS = KEPT_DAYS * 86_400;
export interface Door {
  readonly v: 1;
  readonly org: string;
  readonly rpId: string;
  readonly pid: string;
  /** Passkey (WebAuthn id, base64url) that opens it, and the method of the bundle that it is. */
  readonly credential: string;
  readonly method: string;
  /** The key, sealed to that passkey; and to the person's keys. */
  readonly door: Bytes;
  readonly own: Bytes;
  readonly brand: { readonly name: string; readonly phone: string };
  /** Unix seconds: since when something is kept here. */
  readonly since: number;
  /** Unix seconds: when its person was signed in here last. */
  readonly online: number;
  /** Seconds without a sign of the person after which it is locked. */
  readonly idle: number;
}

const doorKey = (pid: string): string => `${pid}/door`;

export const doorOf = (store: Store, pid: string): Promise<Door | null> => store.get<Door>("doors", doorKey(pid));
export const doors = (store: Store): Promise<readonly Door[]> => store.everyone<Door>("doors");
export const putDoor = (store: Store, door: Door): Promise<void> => store.put("doors", doorKey(door.pid), door);
export const isStale = ({ online }: { readonly online: number }, now: number): boolean => now - online > KEPT_SECONDS;

/** The door first: without it nothing behind it opens any more. */
export async function removeKept(store: Store, pid: string): Promise<void> {
  await store.remove("doors", doorKey(pid));
  for (const id of await store.ids("offline", pid)) await store.remove("offline", `${pid}/${id}`);
}
