// SPDX-License-Identifier: EUPL-1.2
// Hybrid recipients as they stand in statements: text form, length, and both public keys sound, before anything is sealed to them.
import { bech32 } from "@scure/base";
import { hex } from "./bytes.ts";

const TEXT = /^age1pq1[02-9ac-hj-np-z]{1952}$/;
const ML_KEM_BYTES = 1184;
/** Coefficients of the vector t; the 32 bytes after it are a seed. */
const COEFFICIENT_BYTES = 1152;
const Q = 3329;
/** u coordinates of low order, little endian, with the two ways to write 0 and 1 that are not canonical. */
const LOW_ORDER = new Set([
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
  "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
]);

/** Recipients judged before; statements repeat them. */
const known = new Map<string, boolean>();
const MAX_KNOWN = 5000;

/** `age1pq1…` with an ML-KEM-768 key in range (FIPS 203, 7.2) and an X25519 key that is not of low order. */
export function isSoundRecipient(text: string): boolean {
  const before = known.get(text);
  if (before !== undefined) return before;
  const sound = TEXT.test(text) && judge(text);
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(text, sound);
  return sound;
}

function judge(text: string): boolean {
  const bytes = decoded(text);
  if (bytes?.length !== ML_KEM_BYTES + 32) return false;
  for (let i = 0; i < COEFFICIENT_BYTES; i += 3) {
    const [a, b, c] = [bytes[i] ?? 0, bytes[i + 1] ?? 0, bytes[i + 2] ?? 0];
    if ((a | ((b & 15) << 8)) >= Q || ((b >> 4) | (c << 4)) >= Q) return false;
  }
  const u = bytes.slice(ML_KEM_BYTES);
  u[31] = (u[31] ?? 0) & 0x7f;
  return !LOW_ORDER.has(hex(u));
}

function decoded(text: string): Uint8Array | null {
  try {
    const { words } = bech32.decode(text as `${string}1${string}`, false);
    return bech32.fromWords(words);
  } catch {
    return null;
  }
}
