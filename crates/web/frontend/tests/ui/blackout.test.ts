// SPDX-License-Identifier: EUPL-1.2
/**
 * A PDF whose text another program reads, and a picture: after blacking out by pointer and by keys neither the text nor the pixels are in what would
 * be attached. Control, seen red and restored: `burn` left out, the pixels are still there; the chosen file handed on, the text is still there.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeDocument, type Fonts } from "../../src/paper/document.js";
import { burn, moved, patchBetween, stretched } from "../../src/ui/portal/blackout/patches.js";
import { buildHarness, serve } from "./serve.mjs";

const files = createRequire(import.meta.url);
const font = (script: string, weight: number): Uint8Array => readFileSync(files.resolve(`@fontsource/fira-sans/files/fira-sans-${script}-${weight}-normal.woff`));
const FONTS: Fonts = { regular: [font("latin", 400)], bold: [font("latin", 600)] };
const SECRET = "Diagnose Musterkrankheit 4711";

let browser: Browser;
let server: { readonly origin: string; close(): Promise<void> };
const folder = mkdtempSync(join(tmpdir(), "black-"));
const faults: string[] = [];

beforeAll(async () => {
  const harness = (await buildHarness()) as { readonly files: Map<string, Buffer> };
  server = (await serve(harness.files));
  browser = await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium-headless-shell", args: ["--no-sandbox"] });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

async function dialog(): Promise<Page> {
  const page = await browser.newPage({ locale: "de-DE", viewport: { width: 1000, height: 900 } });
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  await page.goto(`${server.origin}/portal.html?s=#/write/d-1`);
  await page.getByRole("button", { name: "Stellen schwärzen" }).click();
  await page.locator("dialog[open]").waitFor();
  return page;
}

async function attached(page: Page): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  await page.getByRole("button", { name: "Geschwärzte Kopie anhängen" }).click();
  await expect.poll(() => page.evaluate(() => (globalThis as { readonly spAdded?: File }).spAdded !== undefined), { timeout: 60_000 }).toBe(true);
  const [name, text] = await page.evaluate(async () => {
    const file = (globalThis as unknown as { readonly spAdded: File }).spAdded;
    let letters = "";
    for (const byte of new Uint8Array(await file.arrayBuffer())) letters += String.fromCharCode(byte);
    return [file.name, btoa(letters)] as const;
  });
  return { name, bytes: Buffer.from(text, "base64") };
}

/** Smallest and largest light of a part of a picture, by parts of its sides. */
const lights = (page: Page, bytes: Buffer, [x, y, w, h]: readonly [number, number, number, number]): Promise<readonly [number, number]> =>
  page.evaluate(
    async ([text, a, b, c, d]) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))]));
      const paper = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d")!;
      paper.drawImage(bitmap, 0, 0);
      const { data } = paper.getImageData(Math.round(a * bitmap.width), Math.round(b * bitmap.height), Math.max(1, Math.round(c * bitmap.width)), Math.max(1, Math.round(d * bitmap.height)));
      let [least, most] = [255, 0];
      for (let n = 0; n < data.length; n += 4) [least, most] = [Math.min(least, data[n]!, data[n + 1]!, data[n + 2]!), Math.max(most, data[n]!, data[n + 1]!, data[n + 2]!)];
      return [least, most] as const;
    },
    [bytes.toString("base64"), x, y, w, h] as const,
  );

const text = (path: string): string => execFileSync("pdftotext", [path, "-"], { encoding: "utf8" });

describe("blacking out", () => {
  test("takes text and pixels out of a PDF of two pages", async () => {
    const blocks = [{ kind: "text" as const, text: SECRET }, { kind: "text" as const, text: Array.from({ length: 70 }, (_, n) => `Zeile ${n}`).join("\n") }];
    const original = join(folder, "original.pdf");
    writeFileSync(original, new Uint8Array(await (await makeDocument({ title: SECRET, lang: "de", made: 0, foot: (page) => `Seite ${page}` }, blocks, FONTS, () => Promise.reject(new Error("no picture")))).arrayBuffer()));
    expect(text(original)).toContain(SECRET);
    const page = await dialog();
    await page.locator("dialog[open] input[type=file]").setInputFiles({ name: "Befund.pdf", mimeType: "application/pdf", buffer: readFileSync(original) });
    await page.locator(".blackout canvas").waitFor();
    // By the pointer over the first line.
    const area = page.locator(".blackout");
    await area.scrollIntoViewIfNeeded();
    const box = (await area.boundingBox())!;
    await page.mouse.move(box.x + 0.05 * box.width, box.y + 0.055 * box.height);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.9 * box.width, box.y + 0.09 * box.height, { steps: 4 });
    await page.mouse.up();
    await page.locator(".patch").waitFor();
    const { name, bytes } = await attached(page);
    expect(name).toBe("Befund geschwärzt.pdf");
    const made = join(folder, "made.pdf");
    writeFileSync(made, bytes);
    expect(text(made).trim()).toBe("");
    expect(bytes.toString("latin1")).not.toContain("Musterkrankheit");
    const info = execFileSync("pdfinfo", [made], { encoding: "utf8" });
    expect(info).toMatch(/Pages: +2/u);
    expect(info).not.toContain("Diagnose");
    execFileSync("pdfimages", ["-j", made, join(folder, "page")]);
    const first = readFileSync(join(folder, "page-000.jpg"));
    expect((await lights(page, first, [0.07, 0.062, 0.8, 0.02]))[1], "black all over").toBeLessThan(30);
    const [dark, light] = await lights(page, first, [0.07, 0.12, 0.8, 0.3]);
    expect([dark < 90, light > 230], "the rest can be read").toEqual([true, true]);
    const [dark2] = await lights(page, readFileSync(join(folder, "page-001.jpg")), [0.07, 0.06, 0.8, 0.1]);
    expect(dark2).toBeLessThan(90);
    await page.close();
    expect(faults).toEqual([]);
  }, 120_000);

  test("takes pixels out of a picture, by keys alone", async () => {
    const page = await dialog();
    const photo = await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(400, 300);
      const paper = canvas.getContext("2d")!;
      paper.fillStyle = "#fff";
      paper.fillRect(0, 0, 400, 300);
      paper.fillStyle = "#f00";
      paper.fillRect(150, 100, 60, 20);
      return [...new Uint8Array(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer())];
    });
    await page.locator("dialog[open] input[type=file]").setInputFiles({ name: "Bild.png", mimeType: "image/png", buffer: Buffer.from(photo) });
    await page.locator(".blackout canvas").waitFor();
    await page.getByRole("button", { name: "Schwärzung hinzufügen" }).press("Enter");
    await page.locator(".patch:focus").waitFor();
    for (let n = 0; n < 8; n += 1) await page.keyboard.press("Shift+ArrowDown");
    const { name, bytes } = await attached(page);
    expect(name).toBe("Bild geschwärzt.jpg");
    expect((await lights(page, bytes, [150 / 400, 100 / 300, 60 / 400, 20 / 300]))[1]).toBeLessThan(30);
    expect((await lights(page, bytes, [0.7, 0.7, 0.2, 0.2]))[0]).toBeGreaterThan(230);
    await page.close();
    expect(faults).toEqual([]);
  }, 60_000);

  test("has patches that stay on the page and cover a little more than they show", () => {
    expect(patchBetween({ x: 0.5, y: 0.6 }, { x: -1, y: 2 })).toEqual({ x: 0, y: 0.6, w: 0.5, h: 0.4 });
    expect(patchBetween({ x: 0.5, y: 0.5 }, { x: 0.501, y: 0.9 })).toBeNull();
    const patch = { x: 0.8, y: 0, w: 0.2, h: 0.1 };
    expect(moved(patch, 0.5, -0.5)).toEqual(patch);
    expect(stretched({ x: 0.5, y: 0.5, w: 0.2, h: 0.2 }, 0.9, -0.9)).toEqual({ x: 0.5, y: 0.5, w: 0.5, h: 0.008 });
    const filled: (readonly number[])[] = [];
    burn({ fillStyle: "", fillRect: (...box) => void filled.push(box) }, 100, 200, [{ x: 0.101, y: 0.1, w: 0.2, h: 0.05 }]);
    expect(filled).toEqual([[9, 19, 23, 13]]);
  });
});
