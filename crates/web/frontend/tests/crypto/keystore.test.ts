// SPDX-License-Identifier: EUPL-1.2
import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { systemChance } from "../../src/crypto/bytes.ts";
import { browserKeystore, makeDeviceSecret } from "../../src/crypto/keystore.ts";
import { newCore } from "./world.ts";

const PID = "a0a1a2a3-a4a5-46a7-88a9-aaabacadaeaf";
const THREAD = "00000000-0000-4000-8000-000000000001";

describe("the browser profile's keystore", () => {
  it("keeps one device id, secrets by person, and counters by place", async () => {
    const store = browserKeystore();
    const dev = await store.device();
    expect(await browserKeystore().device()).toBe(dev);
    const secret = makeDeviceSecret();
    await store.putSecret({ org: "musterkasse.example", pid: PID, method: THREAD, secret });
    expect((await browserKeystore().secretOf("musterkasse.example", PID))?.secret).toEqual(secret);
    expect(await store.lastPerson("musterkasse.example")).toMatchObject({ pid: PID });
    expect(await store.lastPerson("andere.example")).toBeNull();
    await store.dropSecret("musterkasse.example", PID);
    expect(await store.secretOf("musterkasse.example", PID)).toBeNull();
  });

  it("hands out counters without gaps, and takes the newest back", async () => {
    const api = newCore(browserKeystore());
    const place = { thread: THREAD, lane: "case" } as const;
    expect(await api.reserveCounter(place)).toBe(1);
    expect(await api.reserveCounter(place)).toBe(2);
    await api.releaseCounter({ ...place, n: 1 });
    expect(await api.reserveCounter(place)).toBe(3);
    await api.releaseCounter({ ...place, n: 3 });
    expect(await api.reserveCounter(place)).toBe(3);
    expect(await api.reserveCounter({ ...place, lane: "internal" })).toBe(1);
  });

  it("keeps who is away under a key that cannot be read out, and only the last one", async () => {
    const store = browserKeystore();
    const seeds = { sig: systemChance(32), enc: systemChance(32) };
    const kept = { org: "musterkasse.example", start: "a", state: "b", td: "c", begun: 1, seeds };
    await store.putAway({ ...kept, seeds: { sig: systemChance(32), enc: systemChance(32) } });
    await store.putAway(kept);
    expect(await browserKeystore().away()).toEqual(kept);
    const stored = await new Promise<{ readonly key: CryptoKey; readonly file: ArrayBuffer }>((resolve, reject) => {
      const open = indexedDB.open("sp1-keystore");
      open.onsuccess = () => {
        const get = open.result.transaction("away").objectStore("away").get("one") as IDBRequest<{ readonly key: CryptoKey; readonly file: ArrayBuffer }>;
        get.onsuccess = () => {
          resolve(get.result);
          open.result.close();
        };
        get.onerror = reject;
      };
    });
    await expect(crypto.subtle.exportKey("raw", stored.key)).rejects.toThrow();
    expect(Buffer.from(stored.file).includes(Buffer.from(seeds.sig))).toBe(false);
    await store.dropAway();
    expect(await store.away()).toBeNull();
  });

  it("forgets everything on request", async () => {
    const store = browserKeystore();
    const dev = await store.device();
    await store.forget();
    expect(await store.device()).not.toBe(dev);
    expect(await store.counter(THREAD, "case")).toBe(0);
  });
});
