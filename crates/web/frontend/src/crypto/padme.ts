// SPDX-License-Identifier: EUPL-1.2
// Size classes: PADMÉ (at most 12 % more), with floors per kind of file (docs/PROTOCOL.md, section 1).
import type { Bytes } from "./bytes.ts";
import { demand } from "./errors.ts";

function log2Floor(value: number): number {
  let exponent = 0;
  for (let rest = value; rest >= 2; rest = Math.floor(rest / 2)) exponent++;
  return exponent;
}

/** `E=⌊log2 L⌋, S=⌊log2 E⌋+1, z=E−S`, rounded up to a multiple of `2^z`. */
export function padme(length: number): number {
  demand(Number.isSafeInteger(length) && length >= 0, "bad-number", "length");
  if (length < 2) return length;
  const e = log2Floor(length);
  const unit = 2 ** Math.max(0, e - (log2Floor(e) + 1));
  return Math.ceil(length / unit) * unit;
}

/** Messages, bind requests, claims, profiles, bundles. */
export const textSize = (length: number): number => Math.max(4096, padme(length));
/** Attachments. */
export const contentSize = (length: number): number => Math.max(65536, padme(length));
/** Grants and links. */
export const GRANT_SIZE = 512;

/** Blanks after the JSON. @throws `too-large` when it does not fit */
export function padWithBlanks(bytes: Uint8Array, size: number): Bytes {
  demand(bytes.length <= size, "too-large", "padding");
  const out = new Uint8Array(size).fill(0x20);
  out.set(bytes);
  return out;
}
