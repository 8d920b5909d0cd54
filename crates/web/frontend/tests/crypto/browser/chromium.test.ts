// SPDX-License-Identifier: EUPL-1.2
// The crypto layer in a real browser, under the portal's Content-Security-Policy with Trusted Types. Needs Debian's chromium.
import { createServer, type Server } from "node:http";
import { readdirSync, readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Summary } from "./page.ts";

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'none'; base-uri 'none'; " +
  "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types sp1-loader";
const root = fileURLToPath(new URL("../../../", import.meta.url));
const vectorFolder = fileURLToPath(new URL("../../../../../protocol/vectors/", import.meta.url));
const vectorNames = readdirSync(vectorFolder).filter((name) => name.endsWith(".json"));

declare const spTest: {
  vectors(names: readonly string[]): Promise<Summary>;
  age(): Promise<Summary>;
  journey(megabytes: number): Promise<Readonly<Record<string, number | string | boolean>>>;
  searching(): Promise<readonly unknown[]>;
  locked(): Promise<Readonly<Record<string, string>>>;
};

async function bundle(entry: string): Promise<string> {
  const result = await build({ absWorkingDir: root, entryPoints: [entry], bundle: true, write: false, format: "esm", target: "es2022", minify: true, define: { __SP_WORKER_URL__: '"/worker.js"', __SP_SEARCH_URL__: '"/search.js"', __SP_PICTURES_URL__: '"/pictures.js"' }, external: [], logLevel: "error" });
  return result.outputFiles[0]!.text;
}

let server: Server;
let browser: Browser;
let page: Page;
const violations: string[] = [];

beforeAll(async () => {
  const [pageScript, workerScript, searchScript] = [await bundle("tests/crypto/browser/page.ts"), await bundle("src/crypto/worker.ts"), await bundle("src/search/worker.ts")];
  server = createServer((request, response) => {
    const url = request.url ?? "/";
    const answer = (type: string, body: string): void => {
      response.writeHead(200, { "content-type": type, "content-security-policy": CSP, "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" });
      response.end(body);
    };
    const vector = vectorNames.find((name) => url === `/vectors/${name}`);
    if (url === "/") answer("text/html", '<!doctype html><title>test</title><script type="module" src="/page.js"></script>');
    else if (url === "/page.js") answer("text/javascript", pageScript);
    else if (url === "/worker.js") answer("text/javascript", workerScript);
    else if (url === "/search.js") answer("text/javascript", searchScript);
    else if (vector !== undefined) answer("application/json", readFileSync(`${vectorFolder}${vector}`, "utf8"));
    else response.writeHead(url === "/favicon.ico" ? 204 : 404).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  browser = await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium-headless-shell", args: ["--no-sandbox"] });
  page = await browser.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") violations.push(message.text());
  });
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction("globalThis.spTest !== undefined");
}, 120_000);

afterAll(async () => {
  await browser.close();
  await new Promise((done) => server.close(done));
});

describe("in Chromium", () => {
  it("agrees with all shared vectors", { timeout: 300_000 }, async () => {
    const { passed, failed } = await page.evaluate((names) => spTest.vectors(names), vectorNames);
    expect(failed).toEqual([]);
    expect(passed).toBeGreaterThan(550);
  });

  it("agrees with all 143 age vectors", { timeout: 300_000 }, async () => {
    expect(await page.evaluate(() => spTest.age())).toEqual({ passed: 143, failed: [] });
  });

  it("activates, unlocks, writes, and carries an attachment through the worker", { timeout: 300_000 }, async () => {
    const result = await page.evaluate((megabytes) => spTest.journey(megabytes), 20);
    console.log(result);
    expect(result).toMatchObject({ "password kept": true, "content equal": true, cache: true, "device kept": true, "messages seen": "2/2", phases: "ceremony open empty open empty" });
    expect(violations).toEqual([]);
  });

  it("searches in a worker of its own", async () => {
    expect(await page.evaluate(() => spTest.searching())).toEqual([1, 1, "Zahnersatz", ["t"], "SearchEnded", "empty", "SearchEnded"]);
    expect(violations).toEqual([]);
  });

  it("cannot start another worker, evaluate text or make a second policy", async () => {
    expect(await page.evaluate(() => spTest.locked())).toEqual({ plainWorker: "TypeError", eval: "EvalError", secondPolicy: "TypeError", otherPolicy: "TypeError" });
  });
});
