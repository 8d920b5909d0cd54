// SPDX-License-Identifier: EUPL-1.2
// At a device that others use too nothing new is kept: what a browser profile would keep lies in the worker's memory and goes with the page.
import { b64u } from "./b64.ts";
import { systemChance, type Chance } from "./bytes.ts";
import type { Away, DeviceSecret, Keystore, WaitingDeclaration } from "./keystore.ts";
import type { B64u, Lane, Uuid } from "./wire.ts";

/** Reads device secrets that were made here before, so that a password still works; writes nothing there. */
export function passingKeystore(disk: Pick<Keystore, "secretOf" | "lastPerson" | "dropSecret">, chance: Chance = systemChance): Keystore {
  const secrets = new Map<string, DeviceSecret>();
  const counters = new Map<string, number>();
  let device: B64u | null = null;
  let last: DeviceSecret | null = null;
  let away: Away | null = null;
  let declared: WaitingDeclaration | null = null;
  const secretKey = (org: string, pid: Uuid): string => `${org}/${pid}`;
  const counterKey = (thread: Uuid, lane: Lane): string => `${thread}/${lane}`;
  return {
    // Another device than that of the browser profile: its counters begin anew and nobody misses one.
    device: () => Promise.resolve((device ??= b64u(chance(16)))),
    putSecret: (secret) => {
      secrets.set(secretKey(secret.org, secret.pid), secret);
      last = secret;
      return Promise.resolve();
    },
    secretOf: async (org, pid) => secrets.get(secretKey(org, pid)) ?? disk.secretOf(org, pid),
    lastPerson: async (org) => (last?.org === org ? last : disk.lastPerson(org)),
    dropSecret: async (org, pid) => {
      secrets.delete(secretKey(org, pid));
      if (last?.pid === pid) last = null;
      await disk.dropSecret(org, pid);
    },
    counter: (thread, lane) => Promise.resolve(counters.get(counterKey(thread, lane)) ?? 0),
    setCounter: (thread, lane, n) => {
      counters.set(counterKey(thread, lane), n);
      return Promise.resolve();
    },
    putAway: (one) => {
      away = one;
      return Promise.resolve();
    },
    away: () => Promise.resolve(away),
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
    forget: () => {
      secrets.clear();
      counters.clear();
      [device, last, away, declared] = [null, null, null, null];
      return Promise.resolve();
    },
  };
}

/** The browser profile's keystore, or one that passes, as the person says. */
export class SwitchedKeystore implements Keystore {
  readonly #disk: Keystore;
  readonly #chance: Chance;
  #now: Keystore;

  constructor(disk: Keystore, chance: Chance) {
    this.#disk = disk;
    this.#chance = chance;
    this.#now = disk;
  }

  /** Saying the same again changes nothing. */
  share(shared: boolean): void {
    if (shared === (this.#now !== this.#disk)) return;
    this.#now = shared ? passingKeystore(this.#disk, this.#chance) : this.#disk;
  }

  device: Keystore["device"] = () => this.#now.device();
  putSecret: Keystore["putSecret"] = (secret) => this.#now.putSecret(secret);
  secretOf: Keystore["secretOf"] = (org, pid) => this.#now.secretOf(org, pid);
  lastPerson: Keystore["lastPerson"] = (org) => this.#now.lastPerson(org);
  dropSecret: Keystore["dropSecret"] = (org, pid) => this.#now.dropSecret(org, pid);
  counter: Keystore["counter"] = (thread, lane) => this.#now.counter(thread, lane);
  setCounter: Keystore["setCounter"] = (thread, lane, n) => this.#now.setCounter(thread, lane, n);
  putAway: Keystore["putAway"] = (away) => this.#now.putAway(away);
  away: Keystore["away"] = () => this.#now.away();
  dropAway: Keystore["dropAway"] = () => this.#now.dropAway();
  putDeclared: Keystore["putDeclared"] = (waiting) => this.#now.putDeclared(waiting);
  declared: Keystore["declared"] = () => this.#now.declared();
  dropDeclared: Keystore["dropDeclared"] = () => this.#now.dropDeclared();
  forget: Keystore["forget"] = () => this.#now.forget();
}
