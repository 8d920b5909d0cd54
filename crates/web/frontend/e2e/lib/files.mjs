// SPDX-License-Identifier: EUPL-1.2
/** Files that people attach, made here: a picture, and a PDF of any size. */
import { createHash, randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
const crc = (bytes) => (bytes.reduce((c, b) => crcTable[(c ^ b) & 255] ^ (c >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;

/** A small PNG with a gradient; `marker` goes into a text chunk. */
export function png(marker = "", size = 320) {
  const chunk = (type, data) => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(data.length);
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const tail = Buffer.alloc(4);
    tail.writeUInt32BE(crc(body));
    return Buffer.concat([head, body, tail]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(size * (1 + size * 3));
  for (let y = 0; y < size; y += 1) for (let x = 0; x < size; x += 1) rows.set([(x * 255) / size, (y * 255) / size, 140], y * (1 + size * 3) + 1 + x * 3);
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk("IHDR", header), chunk("tEXt", Buffer.from(`Comment\0${marker}`, "latin1")), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

/** A one-page PDF with a stream of random bytes, so that it has exactly this length or a little more. */
export function pdf(bytes, marker = "") {
  const objects = [
    "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
    "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n",
    "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n",
  ];
  const filler = randomBytes(Math.max(0, bytes - 700));
  const head = Buffer.from(`%PDF-1.7\n% ${marker}\n${objects.join("")}4 0 obj\n<< /Length ${filler.length} >>\nstream\n`, "latin1");
  const body = Buffer.concat([head, filler, Buffer.from("\nendstream\nendobj\n", "latin1")]);
  const xref = `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.concat([body, Buffer.from(xref, "latin1")]);
}

/**
 * From now on this page takes every file that is called a PDF for one, whatever it begins with: the client of somebody who means harm. What is sealed stays
 * what was chosen, byte by byte.
 */
export const blindToContent = (page) =>
  page.evaluate(() => {
    File.prototype.slice = function (from, to, type) {
      return from === 0 && to <= 64 && this.name.endsWith(".pdf") ? new Blob(["%PDF-1.7"]) : Blob.prototype.slice.call(this, from, to, type);
    };
  });

/** What a picture shows, as a hash: pictures are drawn anew before they are sealed, so their bytes are others and their pixels are not. */
export async function shownBy(page, bytes) {
  const pixels = await page.evaluate(async (text) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))]));
    const paper = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    paper.drawImage(bitmap, 0, 0);
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", paper.getImageData(0, 0, bitmap.width, bitmap.height).data));
    return `${bitmap.width} x ${bitmap.height} ${btoa(String.fromCharCode(...hash))}`;
  }, bytes.toString("base64"));
  return pixels;
}

export const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

let folder = null;
/**
 * The files as paths, as people choose them: bytes handed over through the devtools take seconds for 25 MB in a busy browser.
 * A browser reads a chosen file when the page does, so they stay until the process ends.
 */
export async function onDisk(files) {
  if (folder === null) {
    folder = await mkdtemp(join(tmpdir(), "siegelpost-files-"));
    process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  }
  const one = await mkdtemp(join(folder, "f"));
  return Promise.all(
    files.map(async (file) => {
      if (typeof file === "string") return file;
      const path = join(one, file.name);
      await writeFile(path, file.buffer);
      return path;
    }),
  );
}
