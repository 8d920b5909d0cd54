// SPDX-License-Identifier: EUPL-1.2
/** The number on the icon. Controls, seen red and restored: the number left when the session has ended; set at a device that others use too. */
import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clearBadge, setBadge } from "../../src/ui/portal/badge.js";
import { buildHarness, serve } from "./serve.mjs";

let browser: Browser;
let server: { readonly origin: string; close(): Promise<void> };
beforeAll(async () => {
  const harness = (await buildHarness()) as { readonly files: Map<string, Buffer> };
  server = (await serve(harness.files));
  browser = await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium-headless-shell", args: ["--no-sandbox"] });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** What the icon was told while a screen was shown. */
async function told(words: string, go: (page: Awaited<ReturnType<Browser["newPage"]>>) => Promise<void>): Promise<readonly (number | "clear")[]> {
  const page = await browser.newPage({ locale: "de-DE" });
  await page.addInitScript(() => {
    const list: (number | "clear")[] = [];
    Object.assign(globalThis, { spBadge: list });
    Object.assign(navigator, {
      setAppBadge: (count: number) => { list.push(count); return Promise.resolve(); },
      clearAppBadge: () => { list.push("clear"); return Promise.resolve(); },
    });
  });
  await page.goto(`${server.origin}/portal.html?s=${words}#/inbox`);
  await page.locator(".item").first().waitFor();
  await go(page);
  const list = await page.evaluate(() => (globalThis as unknown as { readonly spBadge: readonly (number | "clear")[] }).spBadge);
  await page.close();
  return list;
}

test("is the count of what is new, and gone with the session", async () => {
  const list = await told("", async (page) => {
    await expect.poll(() => page.evaluate(() => (globalThis as unknown as { readonly spBadge: readonly unknown[] }).spBadge.length)).toBeGreaterThan(0);
    await page.goto(`${server.origin}/portal.html?s=#/account`);
    await page.getByRole("button", { name: "Abmelden", exact: true }).first().click();
    await page.getByRole("button", { name: "Mit Passkey anmelden" }).waitFor();
  });
  const unread = list.filter((one) => one !== "clear");
  expect(unread.length).toBeGreaterThan(0);
  expect(new Set(unread).size).toBe(1);
  expect(list.at(-1)).toBe("clear");
}, 60_000);

test("is not there at a device that others use too, nor for somebody else's post", async () => {
  for (const words of ["shared", "acting"]) expect((await told(words, (page) => page.waitForTimeout(300))).filter((one) => one !== "clear"), words).toEqual([]);
}, 60_000);

test("is no fault where a browser has no icon", () => {
  setBadge(3, {});
  clearBadge({});
  const calls: unknown[] = [];
  const on = { setAppBadge: (count?: number) => { calls.push(count); return Promise.reject(new Error("no icon")); }, clearAppBadge: () => { calls.push("clear"); return Promise.resolve(); } };
  setBadge(2, on);
  setBadge(0, on);
  expect(calls).toEqual([2, "clear"]);
});
