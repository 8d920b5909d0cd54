// SPDX-License-Identifier: EUPL-1.2
// What an unlock method yields: an age identity, a MAC secret and, without a passkey, a login secret (docs/PROTOCOL.md, section 3).
import { identityOf, recipientOf, type Identity, type Recipient } from "./agefile.ts";
import { concat, utf8, wipe, type Bytes } from "./bytes.ts";
import { demand } from "./errors.ts";
import { hkdf, hmac, pbkdf2 } from "./hash.ts";
import { uuidBytes } from "./ids.ts";
import { h, tup } from "./tup.ts";
import type { MethodTag, Uuid } from "./wire.ts";

const SALT = utf8("sp1/unlock/salt");
/** A constant of the protocol; nothing of this kind is ever read from a server. */
const PASSWORD_ROUNDS = 600_000;
export const DEVICE_SECRET_BYTES = 32;

export interface UnlockKeys {
  readonly identity: Identity;
  readonly recipient: Recipient;
  readonly macSecret: Bytes;
  /** `rec` and `pwd` only: shown to the server at login, which keeps `authHash`. */
  readonly auth: Bytes | null;
}

/** Derives the keys of a method from its input key material (32 bytes of PRF, 19 of a recovery code, 64 of `passwordMaterial`). */
export async function deriveUnlockKeys(tag: MethodTag, ikm: Uint8Array, org: string, pid: Uuid): Promise<UnlockKeys> {
  demand(ikm.length === { prf: 32, rec: 19, pwd: 64 }[tag], "wrong-argument", tag);
  const derive = (label: string): Promise<Bytes> => hkdf(ikm, SALT, tup(label, org, uuidBytes(pid), tag), 32);
  const seed = await derive("sp1/unlock/enc");
  const identity = identityOf(seed);
  wipe(seed);
  return {
    identity,
    recipient: await recipientOf(identity),
    macSecret: await derive("sp1/unlock/mac"),
    auth: tag === "prf" ? null : await derive("sp1/unlock/auth"),
  };
}

/** `prf.eval.first` of a WebAuthn ceremony. */
export function prfInput(rpId: string): Bytes {
  return h("sp1/prf/unlock", rpId);
}

/** What the server stores of a login secret. */
export function authHash(auth: Uint8Array): Bytes {
  return h("sp1/auth/hash", auth);
}

/** `PBKDF2(NFKC(password), …) ‖ DS`: without the browser's secret, stolen server data cannot be tried. */
export async function passwordMaterial(password: string, org: string, pid: Uuid, deviceSecret: Uint8Array): Promise<Bytes> {
  demand(deviceSecret.length === DEVICE_SECRET_BYTES, "wrong-argument", "device secret");
  const salt = h("sp1/pw/salt", org, uuidBytes(pid), deviceSecret);
  const stretched = await pbkdf2(utf8(password.normalize("NFKC")), salt, PASSWORD_ROUNDS, 32);
  return concat(stretched, deviceSecret);
}

/** A new device knows neither pid nor name: the sheet's code finds its person. */
export function recoveryLocator(raw: Uint8Array, org: string): Promise<Bytes> {
  return hkdf(raw, h("sp1/rec/salt", org), tup("sp1/rec/locator", org), 32);
}

export function recoveryLocatorHash(locator: Uint8Array): Bytes {
  return h("sp1/rec/locator-hash", locator);
}

/** `bm_i`: checked before a bundle is decrypted, because everybody can seal to a public key. */
export function bundleMac(macSecret: Uint8Array, org: string, pid: Uuid, seq: number, fileHash: Uint8Array): Promise<Bytes> {
  return hmac(macSecret, tup("sp1/bundle", org, uuidBytes(pid), seq, fileHash));
}

/** MAC of a file that a person keeps for herself. */
export function selfMac(key: Uint8Array, org: string, pid: Uuid, kind: string, ver: number, fileHash: Uint8Array): Promise<Bytes> {
  return hmac(key, tup("sp1/self", org, uuidBytes(pid), kind, ver, fileHash));
}
