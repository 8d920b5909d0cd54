// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it, vi } from "vitest";
import { Http } from "../../src/api/http.js";
import { resumableUpload } from "../../src/api/resume.js";
import { ONE_PIECE } from "../../src/api/upload.js";
import type { Coming, Upload } from "../../src/api/upload.js";

/** xorshift32: the same cuts on every machine. */
function chances(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const hash = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("base64");
const source = (size: number): Uint8Array<ArrayBuffer> => Uint8Array.from({ length: size }, (_, at) => (at * 31 + (at >> 8)) % 251);

type Fault = "lost" | "unheard" | "cut" | "busy" | "no-session" | "damaged" | "expired" | "unjoined";

/** What the server of crates/web does, and everything that can go wrong between it and a page. */
class TusServer {
  readonly chance: () => number;
  readonly faults: readonly Fault[];
  rate: number;
  bytes: Uint8Array<ArrayBuffer> | null = null;
  length = 0;
  joined = false;
  readonly seen: Record<string, number> = {};
  /** A bug, for the negative controls: what was appended is not said, or said and not kept. */
  lies: "none" | "doubles" | "forgets" = "none";

  constructor(seed: number, rate: number, faults: readonly Fault[] = ["lost", "unheard", "cut", "busy", "no-session", "damaged", "expired", "unjoined"]) {
    this.chance = chances(seed);
    this.rate = rate;
    this.faults = faults;
  }

  fetch: typeof fetch = async (_, init) => {
    init?.signal?.throwIfAborted();
    const method = init?.method ?? "";
    const headers = new Headers(init?.headers);
    const body = new Uint8Array(init?.body instanceof Blob ? await init.body.arrayBuffer() : new ArrayBuffer(0));
    const fault = this.chance() < this.rate ? (this.faults[Math.floor(this.chance() * this.faults.length)] ?? null) : null;
    if (fault !== null) this.seen[fault] = (this.seen[fault] ?? 0) + 1;
    if (fault === "lost" || (fault === "cut" && method === "PATCH")) throw new TypeError("network");
    if (fault === "busy") return problem(503, "busy");
    if (fault === "no-session") return problem(401, "no-session");
    if (fault === "expired" && !this.joined) this.bytes = null;
    const answer = await this.#answer(method, headers, fault === "damaged" ? body.map((byte) => byte ^ 1) : body, fault === "unjoined");
    if (fault === "unheard") throw new TypeError("network");
    return answer;
  };

  async #answer(method: string, headers: Headers, body: Uint8Array<ArrayBuffer>, broken: boolean): Promise<Response> {
    if (method === "POST") {
      this.bytes ??= new Uint8Array();
      this.length = Number(headers.get("upload-length"));
      return this.#state(201);
    }
    if (this.bytes === null) return problem(404, "not-found");
    if (method === "HEAD") return this.#state(200);
    if (Number(headers.get("upload-offset")) !== this.bytes.length) return problem(409, "upload-offset");
    if (this.joined) return this.#state(204);
    if (headers.get("upload-checksum") !== `sha256 ${await hash(body)}`) return problem(460, "upload-checksum");
    const joined = new Uint8Array(this.bytes.length + body.length);
    joined.set(this.bytes);
    joined.set(body, this.bytes.length);
    this.bytes = joined;
    if (this.lies === "doubles" && body.length > 0 && this.chance() < 0.1) this.bytes[this.bytes.length - 1] = 0xff;
    // The node dies between the last chunk and the whole.
    if (this.bytes.length === this.length && broken) throw new TypeError("network");
    if (this.bytes.length === this.length) this.joined = true;
    if (this.lies === "forgets" && this.chance() < 0.2) this.bytes = this.bytes.slice(0, -1);
    return this.#state(204);
  }

  async #state(status: number): Promise<Response> {
    const bytes = this.bytes ?? new Uint8Array();
    return new Response(null, { status, headers: { "upload-offset": String(bytes.length), ...(this.joined ? { "repr-digest": `sha-256=:${await hash(bytes)}:` } : {}) } });
  }
}

function problem(status: number, code: string): Response {
  return new Response(JSON.stringify({ type: `urn:siegelpost:${code}`, title: code, status, code }), { status });
}

/** A file that is still being sealed. */
class Making implements Coming {
  readonly size: number;
  given = 0;
  most = 0;
  readonly #bytes: Uint8Array<ArrayBuffer>;
  #there = 0;
  #waiting: (() => void)[] = [];
  #failed: Error | null = null;

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.#bytes = bytes;
    this.size = bytes.length;
  }

  to(there: number): void {
    this.#there = there;
    for (const wake of this.#waiting.splice(0)) wake();
  }

  fail(error: Error): void {
    this.#failed = error;
    for (const wake of this.#waiting.splice(0)) wake();
  }

  whole = (): Promise<Blob> => Promise.reject(new Error("in one piece"));

  part = async (from: number, to: number): Promise<Uint8Array<ArrayBuffer>> => {
    while (to > this.#there) {
      if (this.#failed !== null) throw this.#failed;
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        this.most = Math.max(this.most, this.#waiting.length);
      });
    }
    this.given = Math.max(this.given, to);
    return this.#bytes.slice(from, to);
  };
}

interface Client {
  readonly upload: Upload;
  readonly slept: number[];
  readonly online: () => void;
}

const PATH = "/api/portal/attachments/0190a0a0-0000-7000-8000-000000000001";

function client(server: TusServer, chance: () => number, sleep: (ms: number) => Promise<void> = () => Promise.resolve()): Client {
  const slept: number[] = [];
  let wake: () => void = () => undefined;
  let clock = 0;
  const http = new Http({
    fetch: (input, init) => {
      clock += 1_000;
      return server.fetch(input, init);
    },
    sleep: (ms) => {
      slept.push(ms);
      return sleep(ms);
    },
    uuid: () => crypto.randomUUID(),
    clock: () => clock,
    origin: "",
  });
  const single: Upload = () => Promise.reject(new Error("in one piece"));
  const upload = resumableUpload(http, single, {
    chance,
    onOnline: (listener) => {
      wake = listener;
    },
    now: () => clock,
  });
  return {
    upload,
    slept,
    online: () => {
      wake();
    },
  };
}

const b64u = (base64: string): string => base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

/** One page after the other until it is done: each begins with nothing but the bytes and their address. */
async function toTheEnd(server: TusServer, bytes: Uint8Array<ArrayBuffer>, chance: () => number): Promise<{ readonly sha256: string; readonly pages: number }> {
  const blob = new Blob([bytes]);
  for (let pages = 1; pages < 500; pages += 1) {
    const leave = new AbortController();
    const closes = chance() < 0.3 ? Math.floor(chance() * 6) : Number.POSITIVE_INFINITY;
    let steps = 0;
    const answer = await client(server, chance).upload(
      PATH,
      blob,
      () => {
        steps += 1;
        if (steps > closes) leave.abort();
      },
      leave.signal,
    );
    if (answer.ok) return { sha256: answer.value.sha256, pages };
    // A lock, a session that ended, a reload, a network that is away for long: what is left is the file on the shelf.
    expect(["cancelled", "offline", "no-session", "busy", "upload-checksum", "not-found", "upload-offset"]).toContain(answer.problem.code);
  }
  throw new Error("never done");
}

describe("an upload that goes on after a cut", () => {
  it("loses no byte in a thousand seeded runs of cuts, lost answers, ended sessions, damaged chunks, expiry and reloads", { timeout: 400_000 }, async () => {
    const sizes = [ONE_PIECE + 1, ONE_PIECE + 128 * 1024, 1.5 * ONE_PIECE + 17];
    const files = await Promise.all(sizes.map(async (size) => ({ bytes: source(size), sha256: b64u(await hash(source(size))) })));
    const seen: Record<string, number> = {};
    let pages = 0;
    for (let seed = 1; seed <= 1_000; seed += 1) {
      const server = new TusServer(seed, 0.3);
      const file = files[seed % files.length]!;
      const done = await toTheEnd(server, file.bytes, chances(seed * 7919));
      expect(done.sha256, `seed ${seed}`).toBe(file.sha256);
      expect(server.bytes?.length).toBe(file.bytes.length);
      pages += done.pages;
      for (const [fault, n] of Object.entries(server.seen)) seen[fault] = (seen[fault] ?? 0) + n;
    }
    // Each of them happened, or the run proves nothing.
    for (const fault of ["lost", "unheard", "cut", "busy", "no-session", "damaged", "expired", "unjoined"]) expect(seen[fault] ?? 0, fault).toBeGreaterThan(50);
    expect(pages).toBeGreaterThan(1_300);
  });

  it("tells when the server keeps other bytes (negative control)", async () => {
    const bytes = source(3 * ONE_PIECE);
    const right = b64u(await hash(bytes));
    let wrong = 0;
    for (let seed = 1; seed <= 40; seed += 1) {
      const server = new TusServer(seed, 0);
      server.lies = "doubles";
      const done = await toTheEnd(server, bytes, () => 0.9);
      if (done.sha256 !== right) wrong += 1;
    }
    expect(wrong).toBeGreaterThan(0);
  });

  it("waits longer and longer, partly by chance, and at once when the network is back", async () => {
    const server = new TusServer(1, 1, ["lost"]);
    const { upload, slept } = client(server, () => 0.5);
    const answer = await upload(PATH, new Blob([source(2 * ONE_PIECE)]), () => undefined, new AbortController().signal);
    expect(answer).toMatchObject({ ok: false, problem: { code: "offline" } });
    expect(slept).toEqual([375, 750, 1_500, 3_000, 6_000, 12_000, 22_500, 22_500, 22_500]);
    const stuck = new TusServer(1, 1, ["lost"]);
    let asleep: () => void = () => undefined;
    const pause = new Promise<void>((resolve) => {
      asleep = resolve;
    });
    const waiting = client(stuck, () => 0.5, () => {
      asleep();
      return new Promise(() => undefined);
    });
    const going = waiting.upload(PATH, new Blob([source(2 * ONE_PIECE)]), () => undefined, new AbortController().signal);
    await pause;
    stuck.rate = 0;
    waiting.online();
    expect((await going).ok).toBe(true);
  });

  it("stops where it is told to, also in the middle of a pause, and goes on there", async () => {
    const bytes = source(4 * ONE_PIECE);
    const server = new TusServer(1, 0);
    const stop = new AbortController();
    const first = await client(server, () => 0.5).upload(PATH, new Blob([bytes]), (done) => { if (done > ONE_PIECE) stop.abort(); }, stop.signal);
    expect(first).toMatchObject({ ok: false, problem: { code: "cancelled" } });
    const kept = server.bytes!.length;
    expect(kept).toBeGreaterThan(ONE_PIECE);
    const offsets: number[] = [];
    const second = await client(server, () => 0.5).upload(PATH, new Blob([bytes]), (done) => offsets.push(done), new AbortController().signal);
    expect(second.ok).toBe(true);
    expect(offsets[0]).toBe(kept);
    const away = new TusServer(1, 1, ["lost"]);
    const leave = new AbortController();
    const pausing = client(away, () => 0.5, () => new Promise(() => undefined)).upload(PATH, new Blob([bytes]), () => undefined, leave.signal);
    setTimeout(() => { leave.abort(); }, 10);
    expect(await pausing).toMatchObject({ ok: false, problem: { code: "cancelled" } });
  });

  it("begins before the last byte is there, never holds more than three chunks, and sends what was made", async () => {
    const bytes = source(12 * ONE_PIECE + 17);
    const server = new TusServer(1, 0);
    const made = new Making(bytes);
    let most = 0;
    const first = server.fetch;
    server.fetch = async (input, init) => {
      // Slower than the making: what was given and has not come is in memory.
      await new Promise((resolve) => setTimeout(resolve, 2));
      most = Math.max(most, made.given - (server.bytes?.length ?? 0));
      return first(input, init);
    };
    made.to(2 * ONE_PIECE);
    const going = client(server, () => 0.5).upload(PATH, made, () => undefined, new AbortController().signal);
    await vi.waitUntil(() => (server.bytes?.length ?? 0) >= ONE_PIECE);
    // Faster than the making: what is not there is not sent.
    expect(server.bytes?.length).toBeLessThanOrEqual(2 * ONE_PIECE);
    made.to(bytes.length);
    const done = await going;
    expect(done).toMatchObject({ ok: true, value: { sha256: b64u(await hash(bytes)), size: bytes.length } });
    expect(most).toBeLessThanOrEqual(12 * ONE_PIECE);
    expect(made.most).toBeLessThanOrEqual(3);
  });

  it("waits for bytes that are still being made no longer than it is told to, and says why there will be no more", async () => {
    const bytes = source(4 * ONE_PIECE);
    const made = new Making(bytes);
    made.to(ONE_PIECE);
    const stop = new AbortController();
    const server = new TusServer(1, 0);
    const going = client(server, () => 0.5).upload(PATH, made, () => undefined, stop.signal);
    await vi.waitUntil(() => (server.bytes?.length ?? 0) >= ONE_PIECE);
    stop.abort();
    expect(await going).toMatchObject({ ok: false, problem: { code: "cancelled" } });
    const again = client(server, () => 0.5).upload(PATH, made, () => undefined, new AbortController().signal);
    made.fail(new Error("the disk is full"));
    await expect(again).rejects.toThrow("the disk is full");
    expect(server.joined).toBe(false);
  });

  it("ends with a server that never gets further, and with a refusal that stays", async () => {
    const still = new TusServer(1, 0);
    still.fetch = () => Promise.resolve(new Response(null, { status: 204, headers: { "upload-offset": "0" } }));
    const bytes = new Blob([source(2 * ONE_PIECE)]);
    expect(await client(still, () => 0.5).upload(PATH, bytes, () => undefined, new AbortController().signal)).toMatchObject({ ok: false, problem: { code: "bad-answer" } });
    const full = new TusServer(1, 0);
    let asked = 0;
    full.fetch = () => {
      asked += 1;
      return Promise.resolve(problem(400, "too-many-uploads"));
    };
    expect(await client(full, () => 0.5).upload(PATH, bytes, () => undefined, new AbortController().signal)).toMatchObject({ ok: false, problem: { code: "too-many-uploads" } });
    expect(asked).toBe(1);
  });
});
