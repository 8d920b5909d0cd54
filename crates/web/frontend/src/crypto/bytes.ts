// SPDX-License-Identifier: EUPL-1.2
// Byte helpers. `Bytes` is the one array type of this layer: backed by a plain ArrayBuffer, so WebCrypto and transfer lists take it.
import { ProtocolError } from "./errors.ts";

export type Bytes = Uint8Array<ArrayBuffer>;

/** Source of random bytes; chance is an argument so that tests can fix it. */
export type Chance = (length: number) => Bytes;

/** Randomness of the operating system, the only source used outside tests. */
export const systemChance: Chance = (length) => crypto.getRandomValues(new Uint8Array(length));

/** A copy in a buffer of its own. */
export function copy(bytes: Uint8Array): Bytes {
  return new Uint8Array(bytes);
}

/** The same bytes as `Bytes`, copied only when they lie in shared memory or in somebody else's larger buffer. */
export function own(bytes: Uint8Array): Bytes {
  return isWhole(bytes) ? bytes : copy(bytes);
}

function isWhole(bytes: Uint8Array): bytes is Bytes {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength;
}

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

const encoder = new TextEncoder();
// `ignoreBOM: true` keeps a BOM as a character, so that it is seen and refused instead of vanishing.
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export function utf8(text: string): Bytes {
  return encoder.encode(text);
}

/** Strict UTF-8. @throws `not-json` for anything else */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new ProtocolError("not-json", "not UTF-8");
  }
}

export function hex(bytes: Uint8Array): string {
  let out = "";
  for (const byte of bytes) out += byte.toString(16).padStart(2, "0");
  return out;
}

/** @throws `wrong-argument` unless lower- or upper-case hex of even length */
export function unhex(text: string): Bytes {
  if (text.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(text)) throw new ProtocolError("wrong-argument", "hex");
  const out = new Uint8Array(text.length / 2);
  for (let i = 0; i < out.length; i++) out[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return out;
}

/** Comparison whose time depends on the lengths only. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return difference === 0;
}

/** Overwrites with zeros; best effort in a language with a moving collector. */
export function wipe(...arrays: readonly Uint8Array[]): void {
  for (const array of arrays) array.fill(0);
}

export function u32be(value: number): Bytes {
  const out = new Uint8Array(4);
  new DataView(out.buffer).setUint32(0, value);
  return out;
}

/** @throws `bad-number` unless an integer from 0 to 2^53 - 1 */
export function u64be(value: number): Bytes {
  if (!Number.isSafeInteger(value) || value < 0) throw new ProtocolError("bad-number", "u64");
  const out = new Uint8Array(8);
  new DataView(out.buffer).setBigUint64(0, BigInt(value));
  return out;
}
