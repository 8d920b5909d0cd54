// SPDX-License-Identifier: EUPL-1.2
/**
 * Before the parser of TIFF files sees one: its list of pages must come to an end, and of each page only the tags stay that make a picture of it (TIFF 6.0,
 * and the packings of scanners). The parser follows lists that name themselves for ever, and makes lists as long as a file says.
 */
import { NotShown } from "./shown.ts";

/** A scan of more pages has never been seen. */
const MANY = 2000;
const ENTRY = 12;
const COMPRESSION = 259;
const BITS = 258;
const SAMPLES = 277;
const TAGS: ReadonlySet<number> = new Set([254, 256, 257, BITS, COMPRESSION, 262, 266, 273, SAMPLES, 278, 279, 284, 292, 293, 317, 320, 322, 323, 324, 325, 338, 339, 347, 512, 513, 514, 515, 519, 520, 521, 529, 530, 532]);
/** None, Huffman, fax group 3 and 4, LZW, both ways of JPEG, both of Deflate, PackBits. */
const COMPRESSIONS: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 7, 8, 32_773, 32_946]);
/** In place of every other tag: a private one without a value. */
const NOTHING = 65_000;
/** Bytes by type of a value, from 1. */
const BYTES = [1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];
const MOST = { [BITS]: 16, [SAMPLES]: 5 } as const;

/** Changes the bytes. @throws NotShown */
export function makeSound(bytes: ArrayBuffer): void {
  const view = new DataView(bytes);
  if (view.byteLength < 8) throw new NotShown("broken");
  const little = view.getUint8(0) === 0x49;
  const seen = new Set<number>();
  for (let at = view.getUint32(4, little); at !== 0; ) {
    if (seen.has(at) || seen.size >= MANY || at + 2 > view.byteLength) throw new NotShown("broken");
    seen.add(at);
    const count = view.getUint16(at, little);
    const end = at + 2 + count * ENTRY;
    if (count === 0 || end + 4 > view.byteLength) throw new NotShown("broken");
    for (let entry = at + 2; entry < end; entry += ENTRY) check(view, entry, little);
    at = view.getUint32(end, little);
  }
  if (seen.size === 0) throw new NotShown("broken");
}

function check(view: DataView, entry: number, little: boolean): void {
  const tag = view.getUint16(entry, little);
  const size = BYTES[view.getUint16(entry + 2, little) - 1];
  const count = view.getUint32(entry + 4, little);
  if (!TAGS.has(tag)) {
    view.setUint16(entry, NOTHING, little);
    view.setUint16(entry + 2, 7, little);
    view.setUint32(entry + 4, 0, little);
    return;
  }
  const room = size === undefined ? 0 : size * count;
  if (size === undefined || room === 0) throw new NotShown("broken");
  if (room > 4 && view.getUint32(entry + 8, little) + room > view.byteLength) throw new NotShown("broken");
  const value = (at: number): number => (size === 2 ? view.getUint16(at, little) : size === 4 ? view.getUint32(at, little) : view.getUint8(at));
  if (tag === COMPRESSION && !COMPRESSIONS.has(value(entry + 8))) throw new NotShown("broken");
  if (tag !== BITS && tag !== SAMPLES) return;
  const from = room > 4 ? view.getUint32(entry + 8, little) : entry + 8;
  for (let n = 0; n < count; n += 1) if (value(from + n * size) > MOST[tag] || count > MOST[SAMPLES]) throw new NotShown("broken");
}
