// SPDX-License-Identifier: EUPL-1.2
// Data a person keeps for herself: on the server (sealed and MACed, so that nobody plants a draft) and in this browser (AES-256-GCM).
import { open, seal, type Identity, type Recipient } from "./agefile.ts";
import { b64u, unb64u } from "./b64.ts";
import { concat, copy, equalBytes, own, utf8, type Bytes, type Chance } from "./bytes.ts";
import { demand, ProtocolError } from "./errors.ts";
import { hkdf, sha256 } from "./hash.ts";
import { uuidBytes } from "./ids.ts";
import { padWithBlanks, textSize } from "./padme.ts";
import { tup } from "./tup.ts";
import { selfMac } from "./unlock.ts";
import type { B64u, Slug, Uuid } from "./wire.ts";

export interface OwnPlace {
  readonly org: string;
  readonly pid: Uuid;
  readonly kind: Slug;
  readonly ver: number;
}

export async function sealOwnData(recipient: Recipient, macKey: Uint8Array, place: OwnPlace, data: Uint8Array): Promise<{ readonly file: Bytes; readonly mac: B64u }> {
  const file = await seal(recipient, padWithBlanks(data, textSize(data.length)));
  return { file, mac: b64u(await selfMac(macKey, place.org, place.pid, place.kind, place.ver, sha256(file))) };
}

/** What was sealed, without the blanks behind it. @throws `wrong-self-mac` before anything is decrypted */
export async function openOwnData(identities: readonly Identity[], macKey: Uint8Array, place: OwnPlace, file: Uint8Array, mac: B64u): Promise<Bytes> {
  const expected = await selfMac(macKey, place.org, place.pid, place.kind, place.ver, sha256(file));
  demand(equalBytes(expected, unb64u(mac)), "wrong-self-mac");
  for (const identity of identities) {
    try {
      return withoutBlanks(await open(identity, file));
    } catch (error) {
      if (!(error instanceof ProtocolError) || error.code !== "not-for-this-key") throw error;
    }
  }
  throw new ProtocolError("not-for-this-key");
}

const BLANK = 0x20;

function withoutBlanks(bytes: Bytes): Bytes {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === BLANK) end -= 1;
  return bytes.slice(0, end);
}

const IV_BYTES = 12;

/** A key for what stays in this browser; its material is used for nothing else directly. */
export async function localKey(material: Uint8Array, salt: Uint8Array, label: string, org: string, pid: Uuid): Promise<CryptoKey> {
  const raw = await hkdf(material, salt, tup(label, org, uuidBytes(pid)), 32);
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** `iv ‖ AES-256-GCM`, bound to a name so that entries cannot be swapped. */
export async function sealUnder(key: CryptoKey, name: string, data: Uint8Array, chance: Chance): Promise<Bytes> {
  const iv = chance(IV_BYTES);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: utf8(name) }, key, own(data));
  return concat(iv, new Uint8Array(sealed));
}

/** @throws `corrupt` */
export async function openUnder(key: CryptoKey, name: string, data: Uint8Array): Promise<Bytes> {
  const parts = { iv: copy(data.subarray(0, IV_BYTES)), sealed: copy(data.subarray(IV_BYTES)) };
  try {
    const opened = await crypto.subtle.decrypt({ name: "AES-GCM", iv: parts.iv, additionalData: utf8(name) }, key, parts.sealed);
    return new Uint8Array(opened);
  } catch {
    throw new ProtocolError("corrupt");
  }
}

const cacheKey = (indexKey: Uint8Array, org: string, pid: Uuid): Promise<CryptoKey> => localKey(indexKey, utf8("sp1/cache/salt"), "sp1/cache/key", org, pid);

export async function sealCacheEntry(indexKey: Uint8Array, org: string, pid: Uuid, name: string, data: Uint8Array, chance: Chance): Promise<Bytes> {
  return sealUnder(await cacheKey(indexKey, org, pid), name, data, chance);
}

/** @throws `corrupt` */
export async function openCacheEntry(indexKey: Uint8Array, org: string, pid: Uuid, name: string, data: Uint8Array): Promise<Bytes> {
  return openUnder(await cacheKey(indexKey, org, pid), name, data);
}
