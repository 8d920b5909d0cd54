// SPDX-License-Identifier: EUPL-1.2
/**
 * The document as another program reads it: poppler. Controls, seen red and restored: fonts asked in the wrong order (ż is
 * gone); no page break (text below the edge).
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import type { Block } from "../../src/paper/blocks.js";
import { makeDocument, type DrawText, type Fonts } from "../../src/paper/document.js";
import { picturesPaper } from "../../src/paper/pictures.js";

const files = createRequire(import.meta.url);
const font = (script: string, weight: number): Uint8Array => readFileSync(files.resolve(`@fontsource/fira-sans/files/fira-sans-${script}-${weight}-normal.woff`));
const FONTS: Fonts = { regular: [font("latin", 400), font("latin-ext", 400)], bold: [font("latin", 600), font("latin-ext", 600)] };
/** One white dot as PNG; readers here do not look at check sums. */
const chunk = (type: string, data: Uint8Array): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  return Buffer.concat([size, Buffer.from(type), data, Buffer.alloc(4)]);
};
const DOT = Buffer.concat([Buffer.from("\u0089PNG\r\n\u001a\n", "latin1"), chunk("IHDR", Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0)), chunk("IDAT", deflateSync(Uint8Array.of(0, 255, 255, 255))), chunk("IEND", new Uint8Array())]);
const ABOUT = { title: "Krankengeld: Łódź", lang: "de", made: 1_795_000_000, foot: (page: number, pages: number) => `Seite ${page} von ${pages}` };

interface Read {
  readonly pages: readonly string[];
  /** Of every word, in points from above and from the left. */
  readonly boxes: readonly { readonly right: number; readonly bottom: number }[];
  readonly info: string;
  readonly tree: string;
  readonly bytes: Uint8Array;
}

const folder = mkdtempSync(join(tmpdir(), "paper-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function made(blocks: readonly Block[], draw: DrawText = () => Promise.reject(new Error("nothing is to be drawn"))): Promise<Read> {
  const bytes = new Uint8Array(await (await makeDocument(ABOUT, blocks, FONTS, draw)).arrayBuffer());
  const path = join(folder, "made.pdf");
  writeFileSync(path, bytes);
  const run = (program: string, ...args: string[]): string => execFileSync(program, [...args.map((arg) => (arg === "@" ? path : arg))], { encoding: "utf8" });
  const pages = run("pdftotext", "@", "-").split("\f").slice(0, -1).map((text) => text.replace(/\s+/gu, " "));
  const boxes = [...run("pdftotext", "-bbox", "@", "-").matchAll(/xMax="([\d.]+)" yMax="([\d.]+)"/gu)].map(([, right, bottom]) => ({ right: Number(right), bottom: Number(bottom) }));
  return { pages, boxes, info: run("pdfinfo", "@"), tree: run("pdfinfo", "-struct-text", "@"), bytes };
}

describe("a document", () => {
  test("says what it was given, in every Latin script, with structure and title", async () => {
    const { pages, info, tree } = await made([{ kind: "h1", text: "Krankengeld" }, { kind: "h2", text: "Sie, 23. November 2026" }, { kind: "text", text: "Grüße aus Łódź und İzmir – „schön“, 10 €.\n\n   Ihre Żaneta Şahin" }, { kind: "item", text: "Anhang" }]);
    expect(pages).toHaveLength(1);
    for (const words of ["Krankengeld", "Grüße aus Łódź und İzmir – „schön“, 10 €.", "Ihre Żaneta Şahin", "– Anhang", "Seite 1 von 1"]) expect(pages[0]).toContain(words);
    expect(info).toMatch(/Title: +Krankengeld: Łódź/u);
    expect(info).toMatch(/Tagged: +yes/u);
    for (const tag of ["H1", "H2", "P"]) expect(tree).toMatch(new RegExp(`^ *${tag}\\b`, "mu"));
    expect(tree).not.toContain("Seite 1");
  });

  test("goes on over as many pages as it takes, and nothing runs off a page", async () => {
    const words = Array.from({ length: 1500 }, (_, n) => `Wort${n}`);
    const { pages, boxes } = await made([{ kind: "text", text: words.join(" ") }, { kind: "text", text: "x".repeat(400) }]);
    expect(pages.length).toBeGreaterThan(2);
    const all = new Set(pages.join(" ").split(" "));
    for (const word of words) expect(all.has(word), word).toBe(true);
    expect(Math.max(...boxes.map(({ right }) => right))).toBeLessThan(595.28 - 50);
    expect(Math.max(...boxes.map(({ bottom }) => bottom))).toBeLessThan(841.89 - 15);
    expect(pages.at(-1)).toContain(`Seite ${pages.length} von ${pages.length}`);
  });

  test("has pictures of what its fonts cannot write, with the text beside them", async () => {
    const drawn: string[] = [];
    const { pages, tree } = await made([{ kind: "text", text: "Guten Tag\nпривет 👋\nEnde" }], (text, _, room) => {
      drawn.push(text);
      return Promise.resolve({ bytes: DOT, width: room, height: 20 });
    });
    expect(drawn).toEqual(["привет 👋"]);
    for (const words of ["Guten Tag", "Ende"]) expect(pages[0]).toContain(words);
    expect(tree).toContain("Figure");
  });

  test("has no script, no form, no link and no address in it", async () => {
    const { bytes } = await made([{ kind: "text", text: "javascript:alert(1) https://evil.example/ (\\) <</JS" }]);
    const raw = new TextDecoder("latin1").decode(bytes);
    for (const sign of ["/JavaScript", "/OpenAction", "/AcroForm", "/URI", "/Launch", "/EmbeddedFile"]) expect(raw).not.toContain(sign);
  });
});

describe("pictures as pages", () => {
  test("are pages of their measure, with a text for each", async () => {
    const photo = readFileSync(join(import.meta.dirname, "../pictures/fixtures/gps.jpg"));
    const made = await picturesPaper({ title: "Scan", lang: "de", made: ABOUT.made, alt: (page, pages) => `Seite ${page} von ${pages}` }, [
      { content: new Blob([photo]), width: 640, height: 480 },
      { content: new Blob([photo]), width: 480, height: 640 },
    ]);
    const path = join(folder, "pictures.pdf");
    writeFileSync(path, new Uint8Array(await made.arrayBuffer()));
    const info = execFileSync("pdfinfo", ["-f", "1", "-l", "2", path], { encoding: "utf8" });
    expect(info).toMatch(/Pages: +2/u);
    expect(info).toMatch(/Page +1 size: +841\.89 x 631\.4/u);
    expect(info).toMatch(/Page +2 size: +595\.28 x 793\.7/u);
    expect(execFileSync("pdfimages", ["-list", path], { encoding: "utf8" }).match(/ jpeg /gu)).toHaveLength(2);
  });
});
