// SPDX-License-Identifier: EUPL-1.2
// Ed25519 (RFC 8032), strict: WebCrypto where the browser has it, noble otherwise, and our own refusal of weak encodings before both,
// because implementations differ in what they let pass (as `verify_strict` does on the Rust side).
import { ed25519 } from "@noble/curves/ed25519.js";
import { concat, copy, hex, own, unhex, type Bytes } from "./bytes.ts";
import { demand } from "./errors.ts";

/** p = 2^255 - 19, little endian. */
const P = unhex("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
/** Group order L = 2^252 + …, little endian. */
const L = unhex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
/** y of the points whose order divides 8, sign bit cleared. */
const SMALL_ORDER_Y = new Set([
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
]);
/** PKCS #8 frame around a 32-byte seed, RFC 8410. */
const PKCS8 = unhex("302e020100300506032b657004220420");

function lessThan(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = a.length - 1; i >= 0; i--) {
    const [x, y] = [a[i] ?? 0, b[i] ?? 0];
    if (x !== y) return x < y;
  }
  return false;
}

/** Canonical (y < p) and not of small order. Public data, so no constant time. */
function isSoundPoint(encoded: Uint8Array): boolean {
  const y = copy(encoded);
  y[31] = (y[31] ?? 0) & 0x7f;
  return lessThan(y, P) && !SMALL_ORDER_Y.has(hex(y));
}

/** A public key as it is first seen in a statement. @throws `weak-key` */
export function demandSoundKey(publicKey: Uint8Array): void {
  demand(publicKey.length === 32 && isSoundPoint(publicKey) && isOnCurve(publicKey), "weak-key");
}

function isOnCurve(encoded: Uint8Array): boolean {
  try {
    ed25519.Point.fromBytes(encoded);
    return true;
  } catch {
    return false;
  }
}

let native: Promise<boolean> | null = null;

/** Whether WebCrypto knows Ed25519 here; asked once. */
function hasNative(): Promise<boolean> {
  native ??= crypto.subtle
    .importKey("raw", unhex("5866666666666666666666666666666666666666666666666666666666666666"), "Ed25519", false, ["verify"])
    .then(() => true, () => false);
  return native;
}

export function publicKeyOf(seed: Uint8Array): Bytes {
  return own(ed25519.getPublicKey(seed));
}

export async function sign(seed: Uint8Array, message: Uint8Array): Promise<Bytes> {
  if (!(await hasNative())) return own(ed25519.sign(message, seed));
  const key = await crypto.subtle.importKey("pkcs8", concat(PKCS8, seed), "Ed25519", false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("Ed25519", key, own(message)));
}

/** False for anything but a strictly valid signature; never throws. */
export async function verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  if (!isSoundPoint(publicKey) || !isSoundPoint(signature.subarray(0, 32)) || !lessThan(signature.subarray(32), L)) return false;
  return (await hasNative()) ? verifyNative(publicKey, message, signature) : verifyNoble(publicKey, message, signature);
}

async function verifyNative(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey("raw", copy(publicKey), "Ed25519", false, ["verify"]);
    return await crypto.subtle.verify("Ed25519", key, copy(signature), own(message));
  } catch {
    return false;
  }
}

/** Exported for the tests, which compare both roads on the same vectors. */
export function verifyNoble(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
}
