// SPDX-License-Identifier: EUPL-1.2
// SHA-256 (noble: synchronous and streaming), HKDF, HMAC and PBKDF2 (WebCrypto).
import { sha256 as nobleSha256 } from "@noble/hashes/sha2.js";
import { copy, equalBytes, own, type Bytes } from "./bytes.ts";

export function sha256(bytes: Uint8Array): Bytes {
  return own(nobleSha256(bytes));
}

/** Hash over a stream: `update` as often as needed, then `digest` once. */
export interface RunningHash {
  update(chunk: Uint8Array): void;
  digest(): Bytes;
}

export function runningSha256(): RunningHash {
  const state = nobleSha256.create();
  return {
    update: (chunk) => {
      state.update(chunk);
    },
    digest: () => own(state.digest()),
  };
}

/** Bytes up to which a stream is collected for WebCrypto, which hashes many times faster and beside the worker's own thread, but not piece by piece. */
export const COLLECTED = 32 * 1024 * 1024;

/** The hash of bytes that are all there, beside the caller's own thread. */
export async function digestSha256(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

/** Hash over a stream of `total` bytes; of any other length it is not the hash of what was given. */
export interface StreamHash {
  update(chunk: Uint8Array): void;
  digest(): Promise<Bytes>;
  /** Everything that came so far, in one piece; null where it is not kept. */
  readonly collected: Bytes | null;
}

/** In bounded memory: what is longer than `COLLECTED` is hashed piece by piece. */
export function streamSha256(total: number): StreamHash {
  if (total > COLLECTED) {
    const running = runningSha256();
    return {
      update: (chunk) => {
        running.update(chunk);
      },
      digest: () => Promise.resolve(running.digest()),
      collected: null,
    };
  }
  const all = new Uint8Array(total);
  let at = 0;
  return {
    update: (chunk) => {
      // More than was said is refused by whoever counts; here it only must not be hashed as if it fitted.
      if (at + chunk.length <= total) all.set(chunk, at);
      at += chunk.length;
    },
    digest: async () => {
      if (at > total) throw new RangeError("longer than said");
      return digestSha256(all.subarray(0, at));
    },
    get collected() {
      return all.subarray(0, Math.min(at, total));
    },
  };
}

/** RFC 5869 with SHA-256, extract-then-expand. */
export async function hkdf(ikm: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Promise<Bytes> {
  const key = await crypto.subtle.importKey("raw", copy(ikm), "HKDF", false, ["deriveBits"]);
  const bits = await crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt: own(salt), info: own(info) }, key, length * 8);
  return new Uint8Array(bits);
}

/** HMAC-SHA-256. */
export async function hmac(secret: Uint8Array, message: Uint8Array): Promise<Bytes> {
  const key = await crypto.subtle.importKey("raw", copy(secret), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, own(message)));
}

/** Constant-time check of a full-length MAC. */
export async function hmacIs(secret: Uint8Array, message: Uint8Array, mac: Uint8Array): Promise<boolean> {
  return equalBytes(await hmac(secret, message), mac);
}

/** PBKDF2-HMAC-SHA-256, RFC 8018. */
export async function pbkdf2(password: Uint8Array, salt: Uint8Array, iterations: number, length: number): Promise<Bytes> {
  const key = await crypto.subtle.importKey("raw", copy(password), "PBKDF2", false, ["deriveBits"]);
  const bits = await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt: own(salt), iterations }, key, length * 8);
  return new Uint8Array(bits);
}
