// SPDX-License-Identifier: EUPL-1.2
// The page without a connection, kept by the service worker: only for those who keep something, only where the network gives nothing, and only byte for byte.
// Seen to fail: without the hash, with the cache asked before the network, with a cache of another release, with policies that differ from the server's.
import { readFile } from "node:fs/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { POLICY_PAGE, POLICY_SCRIPT, Shell } from "../../src/push/shell.ts";

const hashOf = async (text: string): Promise<string> => Buffer.from(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))).toString("hex");
const ORIGIN = "https://post.musterkasse.example";

/** Caches of one browser. */
class FakeCaches {
  readonly all = new Map<string, Map<string, Response>>();
  keys = (): Promise<string[]> => Promise.resolve([...this.all.keys()]);
  has = (name: string): Promise<boolean> => Promise.resolve(this.all.has(name));
  delete = (name: string): Promise<boolean> => Promise.resolve(this.all.delete(name));
  open = (name: string): Promise<Cache> => {
    const files = this.all.get(name) ?? new Map<string, Response>();
    this.all.set(name, files);
    return Promise.resolve({ match: (path: string) => Promise.resolve(files.get(path)?.clone()), put: (path: string, answer: Response) => Promise.resolve(void files.set(path, answer)) } as unknown as Cache);
  };
}

let caches: FakeCaches;
/** What the server has; null: nothing comes. */
let server: Map<string, string> | null;
let asked: string[];
beforeEach(() => {
  caches = new FakeCaches();
  server = new Map([["/offline", "page"], ["/assets/a.js", "script"], ["/", "portal"]]);
  asked = [];
});

const outside = (): ConstructorParameters<typeof Shell>[2] => ({
  caches: caches as unknown as CacheStorage,
  fetch: (input) => {
    const path = input instanceof Request ? new URL(input.url).pathname : (input as string);
    asked.push(path);
    if (server === null) return Promise.reject(new TypeError("network"));
    const text = server.get(path);
    return Promise.resolve(text === undefined ? new Response("", { status: 404 }) : new Response(text));
  },
});
const shell = async (release = "r1", page = "page"): Promise<Shell> => new Shell({ "/offline": await hashOf(page), "/assets/a.js": await hashOf("script") }, release, outside());
const ask = (path: string, mode: RequestMode = "navigate"): Request => Object.defineProperty(new Request(`${ORIGIN}${path}`), "mode", { value: mode });
const answered = async (one: Shell, path: string, mode?: RequestMode): Promise<string> => one.answer(ask(path, mode)).then((answer) => answer.text(), () => "nothing");

describe("the page without a connection", () => {
  it("stands in where nothing comes, and nowhere else", async () => {
    const one = await shell();
    await one.keep();
    expect(await answered(one, "/")).toBe("portal");
    server = null;
    expect(await answered(one, "/")).toBe("page");
    expect(await answered(one, "/offline")).toBe("page");
    expect(await answered(one, "/assets/a.js", "cors")).toBe("script");
    server = new Map([["/", "newer portal"]]);
    expect(await answered(one, "/")).toBe("newer portal");
  });

  it("is not there for whoever keeps nothing: neither fetched nor answered", async () => {
    const one = await shell();
    await one.renew();
    expect(asked).toEqual([]);
    server = null;
    expect(await answered(one, "/")).toBe("nothing");
    expect(await caches.keys()).toEqual([]);
  });

  it("is asked for what it knows and nothing else", async () => {
    const one = await shell();
    const is = (method: string, mode: RequestMode, path: string): boolean => one.is({ method, mode, url: `${ORIGIN}${path}` });
    expect([is("GET", "navigate", "/"), is("GET", "navigate", "/offline"), is("GET", "cors", "/assets/a.js")]).toEqual([true, true, true]);
    for (const [method, mode, path] of [["GET", "cors", "/api/portal/session"], ["GET", "navigate", "/viewer"], ["POST", "navigate", "/"], ["GET", "cors", "/assets/b.js"], ["GET", "cors", "/"], ["GET", "cors", "/constructor"]] as const) expect(is(method, mode, path), `${method} ${mode} ${path}`).toBe(false);
  });

  it("is refused when a byte is another one: from the server, and in the cache", async () => {
    const one = await shell();
    server?.set("/assets/a.js", "other script");
    await expect(one.keep()).rejects.toThrow("/assets/a.js");
    server?.set("/assets/a.js", "script");
    await one.keep();
    server = null;
    const [name] = await caches.keys();
    caches.all.get(name ?? "")?.set("/offline", new Response("page of somebody else"));
    expect(await answered(one, "/")).toBe("nothing");
    expect(await answered(one, "/assets/a.js", "cors")).toBe("script");
  });

  it("has the policy of this worker, whatever lies beside it", async () => {
    const one = await shell();
    await one.keep();
    server = null;
    const [name] = await caches.keys();
    caches.all.get(name ?? "")?.set("/offline", new Response("page", { headers: { "content-security-policy": "default-src *", "x-more": "1" } }));
    const page = await one.answer(ask("/"));
    expect([page.headers.get("content-security-policy"), page.headers.get("content-type"), page.headers.get("x-more")]).toEqual([POLICY_PAGE, "text/html; charset=utf-8", null]);
    const script = await one.answer(ask("/assets/a.js", "cors"));
    expect([script.headers.get("content-security-policy"), script.headers.get("content-type")]).toEqual([POLICY_SCRIPT, "text/javascript; charset=utf-8"]);
    expect(POLICY_PAGE).toContain("connect-src 'none'");
  });

  it("has the policies of the server", async () => {
    const source = await readFile("../src/middleware/headers.rs", "utf8");
    const rust = (name: string): string => (new RegExp(`const ${name}: &str = "([^"]+)"`).exec(source)?.[1] ?? "").replaceAll("\\\n", "");
    expect(rust("CSP_OFFLINE")).toBe(POLICY_PAGE);
    expect(rust("CSP_SCRIPT")).toBe(POLICY_SCRIPT);
  });

  it("follows a new release, and stays as it was when that does not come whole", async () => {
    await (await shell("r1")).keep();
    server?.set("/offline", "newer page");
    const two = await shell("r2", "newer page");
    server?.delete("/assets/a.js");
    await expect(two.renew()).rejects.toThrow();
    const held = server;
    server = null;
    // The new worker is not installed: the old one goes on with the old page.
    expect(await answered(await shell("r1"), "/")).toBe("page");
    server = held;
    server?.set("/assets/a.js", "script");
    await two.renew();
    expect(await caches.keys()).toEqual(["sp1-offline-r2"]);
    server = null;
    expect(await answered(two, "/")).toBe("newer page");
  });

  it("is fetched once: what is there already is not asked for again", async () => {
    const one = await shell();
    await one.keep();
    asked.length = 0;
    await one.keep();
    expect(asked).toEqual([]);
  });
});
