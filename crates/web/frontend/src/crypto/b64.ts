// SPDX-License-Identifier: EUPL-1.2
// base64 and base64url, RFC 4648, strict: right alphabet, right padding, no stray bits. One text per byte string.
import type { Bytes } from "./bytes.ts";
import { ProtocolError } from "./errors.ts";

const STANDARD = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const URL_SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

function table(alphabet: string): Int8Array {
  const values = new Int8Array(128).fill(-1);
  for (let i = 0; i < alphabet.length; i++) values[alphabet.charCodeAt(i)] = i;
  return values;
}

const STANDARD_VALUES = table(STANDARD);
const URL_SAFE_VALUES = table(URL_SAFE);

function encode(bytes: Uint8Array, alphabet: string): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    let text = alphabet.charAt(group >>> 18) + alphabet.charAt((group >>> 12) & 63);
    if (left > 1) text += alphabet.charAt((group >>> 6) & 63);
    if (left > 2) text += alphabet.charAt(group & 63);
    parts.push(text);
  }
  return parts.join("");
}

function decode(text: string, values: Int8Array): Bytes {
  if (text.length % 4 === 1) throw new ProtocolError("malformed-base64");
  const out = new Uint8Array(Math.floor((text.length * 3) / 4));
  let group = 0;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const value = values[text.charCodeAt(i)] ?? -1;
    if (value < 0) throw new ProtocolError("malformed-base64");
    group = (group << 6) | value;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out[at++] = (group >>> bits) & 255;
      group &= (1 << bits) - 1;
    }
  }
  if (group !== 0) throw new ProtocolError("malformed-base64", "stray bits");
  return out;
}

/** base64url without padding ("b64u"). */
export function b64u(bytes: Uint8Array): string {
  return encode(bytes, URL_SAFE);
}

/** @throws `malformed-base64` */
export function unb64u(text: string): Bytes {
  return decode(text, URL_SAFE_VALUES);
}

/** base64 with padding, as DSSE wants it. */
export function b64(bytes: Uint8Array): string {
  return encode(bytes, STANDARD) + "=".repeat((3 - (bytes.length % 3)) % 3);
}

/** @throws `malformed-base64`, also when the padding is missing */
export function unb64(text: string): Bytes {
  if (text.length % 4 !== 0) throw new ProtocolError("malformed-base64", "padding");
  return decode(text.replace(/={1,2}$/, ""), STANDARD_VALUES);
}

/** base64 without padding, as the header of an age file has it. @throws `malformed-base64` */
export function unb64NoPad(text: string): Bytes {
  return decode(text, STANDARD_VALUES);
}
