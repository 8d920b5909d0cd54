// SPDX-License-Identifier: EUPL-1.2
import { afterEach, describe, expect, it, vi } from "vitest";
import { ApiClient } from "../../src/api/client.js";
import { EventFeed, Tabs, type EventsEnvironment } from "../../src/api/events.js";
import { Http } from "../../src/api/http.js";
import type { Answer } from "../../src/api/problem.js";
import { xhrUpload } from "../../src/api/upload.js";
import { browserPasskeys } from "../../src/mailbox/webauthn.js";
import { FakeChannel, settle, until } from "./world.ts";

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

function client(answers: (Response | Error)[]): { api: ApiClient; sent: Sent[]; slept: number[] } {
  const sent: Sent[] = [];
  const slept: number[] = [];
  const http = new Http({
    fetch: (input, init) => {
      sent.push({ url: input as string, init: init ?? {} });
      const next = answers.length > 1 ? answers.shift()! : answers[0]!;
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next.clone());
    },
    sleep: (ms) => {
      slept.push(ms);
      return Promise.resolve();
    },
    uuid: () => crypto.randomUUID(),
    clock: () => Date.now(),
    origin: "",
  });
  return { api: new ApiClient(http, "portal"), sent, slept };
}

const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response => new Response(JSON.stringify(body), { status, headers });
const problem = (status: number, code: string, more: object = {}): Response => json({ type: `urn:siegelpost:${code}`, title: code, status, code, ...more }, status);
const codeOf = (answer: Answer<unknown>): string => (answer.ok ? "ok" : answer.problem.code);
const headersOf = (sent: Sent | undefined): Headers => new Headers(sent?.init.headers);
const SESSION = { id: "b0b1b2b3-b4b5-4647-8849-babbbcbdbebf", pid: "a0a1a2a3-a4a5-4647-8849-aaabacadaeaf", kind: "insured", level: "normal", idle_expires_in: 900, expires_in: 1000, shared: false };

describe("answers", () => {
  it("are taken only with exactly the members of the contract", async () => {
    expect(codeOf(await client([json(SESSION)]).api.session())).toBe("ok");
    expect(codeOf(await client([json({ ...SESSION, more: 1 })]).api.session())).toBe("bad-answer");
    const less = { ...SESSION, level: undefined };
    expect(codeOf(await client([json(less)]).api.session())).toBe("bad-answer");
    expect(codeOf(await client([json({ ...SESSION, pid: "x" })]).api.session())).toBe("bad-answer");
    expect(codeOf(await client([json({ ...SESSION, expires_in: 1.5 })]).api.session())).toBe("bad-answer");
    expect(codeOf(await client([new Response("<html>")]).api.session())).toBe("bad-answer");
  });

  it("become refusals with code, waiting time and tries", async () => {
    const answer = await client([problem(429, "too-many-tries", { retry_after: 900, tries_left: 0 })]).api.signInPassword({ pid: "p", method: "m", auth: "" });
    expect(answer).toEqual({ ok: false, problem: { code: "too-many-tries", status: 429, retryAfter: 900, triesLeft: 0 } });
    expect(codeOf(await client([new Response("gateway", { status: 502 })]).api.session())).toBe("busy");
  });
});

describe("a proof in the running session", () => {
  it("is asked for when something is protected, and the same request goes again under the same key", async () => {
    const { api, sent } = client([problem(403, "step-up-required", { level: "substantiell" }), new Response(null, { status: 204 })]);
    let asked = 0;
    api.http.onStepUp(() => {
      asked += 1;
      return Promise.resolve(true);
    });
    await api.read("t", 1);
    expect(asked).toBe(1);
    expect(sent.map((one) => [one.url, headersOf(one).get("idempotency-key"), one.init.body])).toEqual([0, 1].map(() => [sent[0]?.url, headersOf(sent[0]).get("idempotency-key"), sent[0]?.init.body]));
  });

  it("is asked for once only; who says no gets the refusal", async () => {
    for (const proven of [true, false]) {
      const { api, sent } = client([problem(403, "step-up-required", { level: "hoch" })]);
      api.http.onStepUp(() => Promise.resolve(proven));
      expect(codeOf(await api.session())).toBe("step-up-required");
      expect(sent).toHaveLength(proven ? 2 : 1);
    }
  });

  it("changes the cookie: what was on its way with the old one goes again, and the session is not lost", async () => {
    let proofDone: (response: Response) => void = () => undefined;
    const proof = new Promise<Response>((resolve) => {
      proofDone = resolve;
    });
    let late = 0;
    const http = new Http({
      fetch: (input) => {
        if ((input as string).endsWith("/session/passkey")) return proof;
        late += 1;
        return Promise.resolve(late === 1 ? problem(401, "no-session") : json(SESSION));
      },
      sleep: () => Promise.resolve(),
      uuid: () => crypto.randomUUID(),
      clock: () => 0,
      origin: "",
    });
    const lost: string[] = [];
    http.onSessionLost((code) => lost.push(code));
    const api = new ApiClient(http, "portal");
    const proving = api.signInPasskey({});
    const reading = api.session();
    await settle(1);
    proofDone(json({ pid: SESSION.pid, method: null }));
    expect(codeOf(await proving)).toBe("ok");
    expect(codeOf(await reading)).toBe("ok");
    expect(lost).toEqual([]);
    // Without a change of the cookie it is lost.
    late = 0;
    expect(codeOf(await api.session())).toBe("no-session");
    expect(lost).toEqual(["no-session"]);
  });
});

describe("requests", () => {
  it("that write carry the cross-site header and a key; ceremonies carry no key", async () => {
    const { api, sent } = client([json({ pid: SESSION.pid }, 202)]);
    await api.signInRecovery({ locator: "AA", claims: "AA" }, false);
    await api.extend();
    await api.session();
    expect(sent.map((one) => [headersOf(one).get("x-siegelpost"), headersOf(one).get("idempotency-key") !== null])).toEqual([["1", false], ["1", true], [null, false]]);
    expect(sent[0]?.init.redirect).toBe("error");
  });

  it("are repeated with the same key and bytes on passing faults, three times at most", async () => {
    const { api, sent } = client([new TypeError("network")]);
    expect(codeOf(await api.post("/threads", { a: 1 }, "5a0d1f5e-0000-4000-8000-000000000000"))).toBe("offline");
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map((one) => `${headersOf(one).get("idempotency-key")} ${one.init.body as string}`)).size).toBe(1);
  });

  it("of ceremonies are never repeated: a challenge or a try is spent", async () => {
    const { api, sent } = client([new TypeError("network")]);
    await api.signInPassword({ pid: "p", method: "m", auth: "" });
    expect(sent).toHaveLength(1);
  });

  it("wait as long as the server asks, and not at all if it asks for too long", async () => {
    const patient = client([problem(503, "busy", { retry_after: 2 }), json(SESSION)]);
    expect(codeOf(await patient.api.session())).toBe("ok");
    expect(patient.slept).toEqual([2000]);
    const long = client([problem(507, "disk-full", { retry_after: 60 })]);
    expect(codeOf(await long.api.session())).toBe("disk-full");
    expect(long.sent).toHaveLength(1);
  });

  it("that are refused are not repeated", async () => {
    const { api, sent } = client([problem(409, "epoch-conflict")]);
    await api.post("/threads", {}, "k");
    expect(sent).toHaveLength(1);
  });

  it("tell when the session is gone", async () => {
    const { api } = client([problem(401, "no-session")]);
    const lost: string[] = [];
    api.http.onSessionLost((code) => lost.push(code));
    await api.session();
    expect(lost).toEqual(["no-session"]);
  });
});

class FakeSource {
  static all: FakeSource[] = [];
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;
  readonly #listeners = new Map<string, (message: { data: string }) => void>();
  constructor() {
    FakeSource.all.push(this);
  }
  addEventListener(kind: string, listener: (message: { data: string }) => void): void {
    this.#listeners.set(kind, listener);
  }
  emit(kind: string, data: string): void {
    this.#listeners.get(kind)?.({ data });
  }
  close(): void {
    this.closed = true;
  }
}

describe("events", () => {
  afterEach(() => {
    FakeSource.all = [];
  });
  const channels = new Set<FakeChannel>();
  let holder: Promise<unknown> = Promise.resolve();
  const locks = {
    request: (_: string, __: unknown, action: () => Promise<unknown>) => {
      holder = holder.then(action);
      return holder;
    },
  } as unknown as LockManager;
  const environment = (source: boolean): EventsEnvironment => ({
    locks,
    channel: () => new FakeChannel(channels) as unknown as BroadcastChannel,
    source: source ? () => new FakeSource() as unknown as EventSource : null,
    sleep: () => new Promise((resolve) => setTimeout(resolve, 1)),
  });
  const tab = (api: ApiClient, env: EventsEnvironment): { feed: EventFeed; got: string[]; online: boolean[] } => {
    const got: string[] = [];
    const online: boolean[] = [];
    const feed = new EventFeed(api, env, new Tabs(env, "t", crypto.randomUUID()), (event) => got.push(event.kind + (event.thread ?? "")), (now) => online.push(now));
    return { feed, got, online };
  };

  it("come by one stream, held by one tab, and reach the others", async () => {
    const { api } = client([json({ last: 0, items: [] })]);
    const env = environment(true);
    const [first, second] = [tab(api, env), tab(api, env)];
    first.feed.start();
    second.feed.start();
    await settle(2);
    expect(FakeSource.all).toHaveLength(1);
    FakeSource.all[0]!.onopen?.();
    FakeSource.all[0]!.emit("thread", JSON.stringify({ thread: SESSION.pid }));
    FakeSource.all[0]!.emit("thread", "{broken");
    // What happened before the stream was open nobody has heard: so each tab asks once more for what it shows.
    expect(first.got).toEqual(["represent", "thread", `thread${SESSION.pid}`]);
    expect(second.got).toEqual(["represent", "thread", `thread${SESSION.pid}`]);
    first.feed.stop();
    await until(() => FakeSource.all.length === 2);
    expect(FakeSource.all[0]!.closed).toBe(true);
    second.feed.stop();
    await settle(2);
  });

  it("are heard at once by whoever signs in again, however long the feed before would have paused", async () => {
    const { api } = client([]);
    const env = { ...environment(true), sleep: () => new Promise<void>(() => undefined) };
    const { feed } = tab(api, env);
    feed.start();
    await settle(2);
    // The server has ended the session: the stream is over, and the page stops the feed.
    FakeSource.all[0]!.onopen?.();
    FakeSource.all[0]!.onerror?.();
    await settle(2);
    feed.stop();
    feed.start();
    await until(() => FakeSource.all.length === 2);
    feed.stop();
    await settle(2);
  });

  it("are polled when the stream does not come through", async () => {
    const { api, sent } = client([json({ last: 7, items: [{ kind: "key" }] }), json({ last: 9, items: [{ kind: "thread", thread: SESSION.pid }] }), problem(401, "no-session")]);
    const { feed, got } = tab(api, environment(true));
    feed.start();
    await until(() => {
      for (const source of FakeSource.all) if (!source.closed) source.onerror?.();
      return sent.length >= 3;
    });
    feed.stop();
    expect(got).toEqual(["represent", "thread", `thread${SESSION.pid}`]);
    expect(sent.map((one) => one.url.split("?")[1])).toEqual(["wait=25", "after=7&wait=25", "after=9&wait=25"]);
  });
});

describe("passkeys of the browser", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("are posted member by member, without what holds the PRF result", async () => {
    class Credential {
      readonly id = "AQID";
      readonly rawId = Uint8Array.of(1, 2, 3).buffer;
      readonly type = "public-key";
      readonly authenticatorAttachment = "platform";
      readonly response: unknown;
      constructor(response: unknown) {
        this.response = response;
      }
      getClientExtensionResults(): unknown {
        return { prf: { results: { first: new Uint8Array(32).fill(7).buffer } } };
      }
    }
    class Assertion {
      readonly clientDataJSON = new ArrayBuffer(2);
      readonly authenticatorData = new ArrayBuffer(2);
      readonly signature = new ArrayBuffer(2);
      readonly userHandle = new ArrayBuffer(16);
    }
    vi.stubGlobal("PublicKeyCredential", Credential);
    vi.stubGlobal("AuthenticatorAssertionResponse", Assertion);
    let asked: PublicKeyCredentialRequestOptions | undefined;
    const passkeys = browserPasskeys({
      get: (options: CredentialRequestOptions) => {
        asked = options.publicKey;
        return Promise.resolve(new Credential(new Assertion()));
      },
    } as unknown as CredentialsContainer);
    const used = await passkeys.use({ publicKey: { challenge: "AAEC", rpId: "post.musterkasse.example" } }, new Uint8Array(32));
    expect(used.prf).toEqual(new Uint8Array(32).fill(7));
    expect(used.userHandle).toHaveLength(16);
    expect(JSON.stringify(used.credential)).not.toMatch(/prf|clientExtension|BwcH/u);
    expect(Object.keys(used.credential).sort()).toEqual(["authenticatorAttachment", "id", "rawId", "response", "type"]);
    expect(asked).toMatchObject({ rpId: "post.musterkasse.example", allowCredentials: [], extensions: { prf: { eval: { first: new Uint8Array(32) } } } });
  });
});

describe("uploads of the browser", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("tell progress, carry the cross-site header, and can be called off", async () => {
    class Request {
      static last: Request;
      readonly upload: { onprogress: ((event: { loaded: number }) => void) | null } = { onprogress: null };
      readonly headers: Record<string, string> = {};
      onload: (() => void) | null = null;
      onabort: (() => void) | null = null;
      onerror: (() => void) | null = null;
      status = 201;
      responseText = JSON.stringify({ aid: SESSION.pid, size: 3, sha256: "AAAA" });
      constructor() {
        Request.last = this;
      }
      open(): void {
        this.status = 201;
      }
      setRequestHeader(name: string, text: string): void {
        this.headers[name] = text;
      }
      getResponseHeader(): null {
        return null;
      }
      send(): void {
        this.upload.onprogress?.({ loaded: 2 });
      }
      abort(): void {
        this.onabort?.();
      }
    }
    vi.stubGlobal("XMLHttpRequest", Request);
    const upload = xhrUpload(client([]).api.http);
    const seen: number[] = [];
    const going = upload("/x", new Blob(["abc"]), (done) => seen.push(done), new AbortController().signal);
    Request.last.onload?.();
    expect(await going).toMatchObject({ ok: true, value: { size: 3 } });
    expect(seen).toEqual([2]);
    expect(Request.last.headers["X-Siegelpost"]).toBe("1");
    const abort = new AbortController();
    const stopped = upload("/x", new Blob(["abc"]), () => undefined, abort.signal);
    abort.abort();
    expect(codeOf(await stopped)).toBe("cancelled");
  });
});
