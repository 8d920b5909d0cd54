// SPDX-License-Identifier: EUPL-1.2
// A sign reaches the built service worker in a real browser: `node tests/push/deliver.mjs DIST`. No push service can be reached from here, so that it
// is delivered over the DevTools protocol (ServiceWorker.deliverPushMessage), without content and with some that nobody may see.
// The whole browser: its headless shell grants no notifications.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { chromium } from "playwright-core";

const dist = process.argv[2];
if (!dist) throw new Error("usage: node tests/push/deliver.mjs DIST");
const FILES = new Map([["/push-worker.js", "text/javascript"], ["/icon-192.png", "image/png"]]);
// As the server sends it with every script (crates/web/src/middleware/headers.rs).
const CSP = "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

const server = createServer((request, response) => {
  const path = new URL(request.url, "http://x").pathname;
  const type = FILES.get(path);
  if (type === undefined) return void response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Postfach</title>");
  void readFile(join(dist, path)).then((bytes) => response.writeHead(200, { "content-type": type, "content-security-policy": CSP, "cache-control": "no-cache" }).end(bytes));
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const origin = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
try {
  const context = await browser.newContext();
  await context.grantPermissions(["notifications"], { origin });
  const page = await context.newPage();
  await page.goto(origin);
  const devtools = await context.newCDPSession(page);
  const registrations = new Map();
  devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations: all }) => {
    for (const one of all) registrations.set(one.scopeURL, one.registrationId);
  });
  await devtools.send("ServiceWorker.enable");
  for (const [lang, text] of [["de", "Sie haben Post"], ["en", "You have post"]]) {
    await page.evaluate(async (url) => {
      const registration = await navigator.serviceWorker.register(url, { scope: "/", updateViaCache: "none" });
      const worker = registration.installing ?? registration.waiting ?? registration.active;
      if (worker.state !== "activated") await new Promise((resolve) => worker.addEventListener("statechange", () => worker.state === "activated" && resolve()));
    }, `/push-worker.js?lang=${lang}`);
    const shown = () => page.evaluate(async () => (await (await navigator.serviceWorker.getRegistration("/")).getNotifications()).map(({ title, body, tag, data }) => ({ title, body, tag, data })));
    const deliver = async (data) => {
      await devtools.send("ServiceWorker.deliverPushMessage", { origin, registrationId: registrations.get(`${origin}/`), data });
      await page.waitForTimeout(500);
    };
    // Whoever looks at the portal is shown nothing that stays.
    await deliver("");
    assert.deepEqual(await shown(), [], "visible");
    // The page is away: another one is in front, of nobody's.
    await page.evaluate(() => {
      location.hash = "";
    });
    const front = await context.newPage();
    await page.goto("about:blank");
    await front.goto(`${origin}/other`);
    await front.goto("about:blank");
    for (const data of ["", "Befund: Krebs"]) await devtools.send("ServiceWorker.deliverPushMessage", { origin, registrationId: registrations.get(`${origin}/`), data });
    await front.waitForTimeout(700);
    await page.goto(origin);
    assert.deepEqual(await shown(), [{ title: text, body: "", tag: "post", data: null }], lang);
    await page.evaluate(async () => {
      for (const one of await (await navigator.serviceWorker.getRegistration("/")).getNotifications()) one.close();
    });
    await front.close();
  }
  process.stdout.write("two languages: one constant text, one notification of two signs, none while the portal is looked at\n");
} finally {
  await browser.close();
  server.close();
}
