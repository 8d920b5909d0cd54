// SPDX-License-Identifier: EUPL-1.2
/** What the clerk's browser makes of the virus scanner's word: only a clean one that is on record lets a file out. */
import { beforeEach, describe, expect, it } from "vitest";
import type { Context } from "../../src/mailbox/context.js";
import { parseVerdict, Scanner } from "../../src/mailbox/scan.js";
import { maySave, mayShow } from "../../src/ui/shared/scan.js";

const BRIDGE = "http://127.0.0.1:8790";
const AID = "0190b0b0-0000-7000-8000-000000000001";
const file = new Blob(["Guten Tag"]);

/** A context with as much as the scanner uses: settings, a shelf that seals nothing, the bridge, and the record. */
class Place {
  scanner: string | null = BRIDGE;
  answer: () => Response | Promise<Response> = () => Response.json({ verdict: "clean", signatures: "27500" });
  records = true;
  readonly asked: { url: string; init: RequestInit }[] = [];
  readonly recorded: unknown[] = [];
  readonly #kept = new Map<string, unknown>();
  readonly context = {
    config: () => Promise.resolve({ scanner: this.scanner }),
    env: {
      http: {
        fetch: (url: string, init: RequestInit) => {
          this.asked.push({ url, init });
          return Promise.resolve().then(() => this.answer());
        },
      },
    },
    api: {
      scanned: (...what: unknown[]) => {
        if (this.records) this.recorded.push(what);
        return Promise.resolve(this.records ? { ok: true, value: null } : { ok: false, problem: { code: "offline", status: 0 } });
      },
    },
    store: { get: (_: string, id: string) => Promise.resolve(this.#kept.get(id) ?? null), put: (_: string, id: string, value: unknown) => Promise.resolve(this.#kept.set(id, value)), remove: (_: string, id: string) => Promise.resolve(this.#kept.delete(id)) },
    crypto: { sealCache: ({ data }: { data: Uint8Array }) => Promise.resolve(data), openCache: ({ data }: { data: Uint8Array }) => Promise.resolve(data) },
  } as unknown as Context;
}

let place: Place;
let scanner: Scanner;
beforeEach(async () => {
  place = new Place();
  scanner = new Scanner(place.context, () => "p");
  await scanner.pair(" geheim-geheim-geheim-geheim ");
});

describe("the scanner", () => {
  it("is asked with the code, without cookies, and its word is on record by id and version only", async () => {
    expect(await scanner.state()).toBe("paired");
    expect(await scanner.scan(AID, file)).toBe("clean");
    expect(place.asked[0]?.url).toBe(`${BRIDGE}/scan`);
    expect(place.asked[0]?.init).toMatchObject({ credentials: "omit", redirect: "error", referrerPolicy: "no-referrer", headers: { authorization: "Bearer geheim-geheim-geheim-geheim" } });
    expect(place.recorded).toEqual([[AID, "clean", "27500"]]);
  });

  it("holds what was found, also where that cannot be put on record", async () => {
    place.answer = () => Response.json({ verdict: "found", name: "Eicar-Test-Signature", signatures: null });
    expect(await scanner.scan(AID, file)).toBe("found");
    expect(place.recorded).toEqual([[AID, "found", null]]);
    place.records = false;
    expect(await scanner.scan(AID, file)).toBe("found");
  });

  it("calls nothing clean that is not on record", async () => {
    place.records = false;
    expect(await scanner.scan(AID, file)).toBe("unavailable");
  });

  it("takes whatever is no verdict for none, and puts that on record", async () => {
    for (const answer of [() => Response.json({ verdict: "CLEAN" }), () => Response.json([]), () => new Response("clean"), () => new Response(null, { status: 500 }), () => Promise.reject(new TypeError("refused"))]) {
      place.answer = answer;
      expect(await scanner.scan(AID, file)).toBe("unavailable");
    }
    expect(place.recorded.every((what) => (what as unknown[])[1] === "unavailable")).toBe(true);
    expect(parseVerdict({ verdict: "clean", signatures: "../../x" })).toEqual({ verdict: "clean", signatures: null });
  });

  it("is not asked without a code, or where there is none", async () => {
    place.answer = () => new Response(null, { status: 401 });
    expect(await scanner.scan(AID, file)).toBe("unpaired");
    await scanner.pair("");
    expect(await scanner.state()).toBe("unpaired");
    expect(await scanner.scan(AID, file)).toBe("unpaired");
    place.scanner = null;
    expect(await scanner.state()).toBe("none");
    expect(await scanner.scan(AID, file)).toBe("none");
    expect(place.asked.length).toBe(1);
    expect(place.recorded).toEqual([]);
  });
});

describe("a file", () => {
  it("is shown unless something was found, and saved only when it is clean or nobody scans", () => {
    const all = ["none", "clean", "found", "unavailable", "too-large", "unpaired"] as const;
    expect(all.filter(mayShow)).toEqual(["none", "clean", "unavailable", "too-large", "unpaired"]);
    expect(all.filter(maySave)).toEqual(["none", "clean"]);
  });
});
