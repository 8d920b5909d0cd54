// SPDX-License-Identifier: EUPL-1.2
import { expect } from "vitest";

/** Entries of a ZIP file, found by its central directory as any other program finds them; nothing in it is compressed. */
export async function unzip(blob: Blob): Promise<Map<string, Uint8Array>> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  const entries = new Map<string, Uint8Array>();
  let at = view.getUint32(end + 16, true);
  for (let n = view.getUint16(end + 10, true); n > 0; n -= 1) {
    const [size, name, extra, start] = [view.getUint32(at + 24, true), view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint32(at + 42, true)];
    const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
    entries.set(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)), bytes.subarray(from, from + size));
    at += 46 + name + extra;
  }
  return entries;
}
