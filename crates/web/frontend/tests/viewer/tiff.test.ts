// SPDX-License-Identifier: EUPL-1.2
/**
 * TIFF as scanners write it, made by another program (poppler) in each of its ways to pack. Controls, seen red and restored: the look
 * before the parser left out (it takes all memory); the small picture beside the page counted as a page.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeDocument } from "../../src/paper/document.js";
import { NotShown } from "../../src/viewer/shown.js";
import { Tiff } from "../../src/viewer/tiff-pages.js";

const folder = mkdtempSync(join(tmpdir(), "tiff-"));
const files = createRequire(import.meta.url);
const font = (weight: number): Uint8Array => readFileSync(files.resolve(`@fontsource/fira-sans/files/fira-sans-latin-${weight}-normal.woff`));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Little-endian TIFF of black and white pages: width, height, rows of bits; `small`: beside it. */
function tiff(pages: readonly { readonly width: number; readonly height: number; readonly bits?: Uint8Array; readonly small?: boolean }[]): ArrayBuffer {
  const parts: Buffer[] = [Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0])];
  let at = 8;
  pages.forEach(({ width, height, bits = new Uint8Array(), small = false }, n) => {
    const entries = [[254, small ? 1 : 0], [256, width], [257, height], [258, 1], [259, 1], [262, 0], [273, at + 2 + 10 * 12 + 4], [277, 1], [278, height], [279, bits.length]] as const;
    const head = Buffer.alloc(2 + entries.length * 12 + 4);
    head.writeUInt16LE(entries.length, 0);
    entries.forEach(([tag, value], index) => {
      head.writeUInt16LE(tag, 2 + index * 12);
      head.writeUInt16LE(4, 4 + index * 12);
      head.writeUInt32LE(1, 6 + index * 12);
      head.writeUInt32LE(value, 10 + index * 12);
    });
    const next = at + head.length + bits.length;
    head.writeUInt32LE(n === pages.length - 1 ? 0 : next, head.length - 4);
    parts.push(head, Buffer.from(bits));
    at = next;
  });
  const whole = Buffer.concat(parts);
  return whole.buffer.slice(whole.byteOffset, whole.byteOffset + whole.length);
}

const faultOf = (work: () => unknown): string => {
  try {
    work();
    return "none";
  } catch (error) {
    return error instanceof NotShown ? error.fault : String(error);
  }
};

beforeAll(async () => {
  const pdf = await makeDocument({ title: "Scan", lang: "de", made: 0, foot: () => "" }, [{ kind: "h1", text: "MUSTER" }], { regular: [font(400)], bold: [font(600)] }, () => Promise.reject(new Error("no picture")));
  writeFileSync(join(folder, "in.pdf"), new Uint8Array(await pdf.arrayBuffer()));
});

describe("a TIFF file", () => {
  for (const packing of ["none", "packbits", "lzw", "deflate", "jpeg"] as const) {
    test(`packed by ${packing} is drawn`, () => {
      execFileSync("pdftoppm", ["-r", "40", "-tiff", "-tiffcompression", packing, join(folder, "in.pdf"), join(folder, packing)]);
      const name = readdirSync(folder).find((one) => one.startsWith(`${packing}-`) && one.endsWith(".tif"))!;
      const bytes = readFileSync(join(folder, name));
      const opened = new Tiff(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
      expect(opened.pages).toBe(1);
      const { width, height, data } = opened.page(1);
      expect([width, height]).toEqual([331, 468]);
      let dark = 0;
      for (let n = 0; n < data.length; n += 4) if (data[n]! < 100 && data[n + 1]! < 100 && data[n + 2]! < 100) dark += 1;
      expect(dark).toBeGreaterThan(60);
      expect(dark).toBeLessThan(3000);
      expect([...data.subarray(0, 4)].map((value) => value > 240)).toEqual([true, true, true, true]);
    });
  }

  test("of several pages is all of them, and what lies small beside a page is none", () => {
    const opened = new Tiff(tiff([{ width: 8, height: 2, bits: Uint8Array.of(0b11110000, 0) }, { width: 8, height: 1, bits: Uint8Array.of(0), small: true }, { width: 16, height: 1, bits: Uint8Array.of(0, 255) }]));
    expect(opened.pages).toBe(2);
    const first = opened.page(1);
    expect([first.width, first.height, first.data[0], first.data[4 * 5]]).toEqual([8, 2, 0, 255]);
    const second = opened.page(2);
    expect([second.width, second.data[0], second.data[4 * 15]]).toEqual([16, 255, 0]);
  });

  test("is not decoded when a page does not fit, or when it is none", () => {
    expect(faultOf(() => new Tiff(tiff([{ width: 100_000, height: 100_000 }])).page(1))).toBe("too-big");
    expect(faultOf(() => new Tiff(tiff([{ width: 0, height: 4 }])))).toBe("broken");
    for (const bytes of [[], [0x49, 0x49, 42, 0], [0x49, 0x49, 42, 0, 8, 0, 0, 0, 255, 255], [0x49, 0x49, 42, 0, 255, 255, 255, 255]]) expect(faultOf(() => new Tiff(Uint8Array.from(bytes).buffer).page(1))).toBe("broken");
    const bent = (change: (view: DataView) => void): string => {
      const bytes = tiff([{ width: 8, height: 1, bits: Uint8Array.of(0) }]);
      change(new DataView(bytes));
      return faultOf(() => new Tiff(bytes).page(1));
    };
    const entry = (n: number): number => 10 + n * 12;
    expect(bent(() => undefined)).toBe("none");
    // It names itself as the next page; it has a list of four thousand million values; it is packed as nobody packs; it has 200 colours.
    expect(bent((view) => { view.setUint32(entry(10), 8, true); })).toBe("broken");
    expect(bent((view) => { view.setUint32(entry(6) + 4, 0xffffffff, true); })).toBe("broken");
    expect(bent((view) => { view.setUint32(entry(4) + 8, 34_892, true); })).toBe("broken");
    expect(bent((view) => { view.setUint32(entry(7) + 8, 200, true); })).toBe("broken");
    // What is beside the picture is not looked at: a list inside the list that names itself.
    expect(bent((view) => {
      view.setUint16(entry(0), 330, true);
      view.setUint32(entry(0) + 8, 8, true);
    })).toBe("none");
  }, 20_000);
});
