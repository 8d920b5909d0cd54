// SPDX-License-Identifier: EUPL-1.2
import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
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

  it("forgets everything on request", async () => {
    const store = browserKeystore();
    const dev = await store.device();
    await store.forget();
    expect(await store.device()).not.toBe(dev);
    expect(await store.counter(THREAD, "case")).toBe(0);
  });
});
