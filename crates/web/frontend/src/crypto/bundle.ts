// SPDX-License-Identifier: EUPL-1.2
// The key bundle: an age file to every unlock method, with one MAC per method beside it (docs/PROTOCOL.md, section 3).
import { BUNDLE, open, sealBundle } from "./agefile.ts";
import { scanFile } from "./ageheader.ts";
import { b64u, unb64u } from "./b64.ts";
import { equalBytes, type Bytes } from "./bytes.ts";
import { demand, ProtocolError } from "./errors.ts";
import { sha256 } from "./hash.ts";
import { canonicalBytes, parsePadded } from "./json.ts";
import { padWithBlanks, textSize } from "./padme.ts";
import { hash, int, list, literal, object, oneOf, org, recipient, secret, text, time, uuid, version, type Of } from "./shape.ts";
import { bundleMac, type UnlockKeys } from "./unlock.ts";
import type { B64u, MethodTag, UnixSeconds, Uuid } from "./wire.ts";

/** The scanner allows eight hybrid stanzas. */
export const MAX_METHODS = 8;

const method = object({ id: uuid, tag: oneOf("prf", "rec", "pwd"), label: text(100), rcpt: recipient, mac: secret, added: time });
const bundleShape = object({
  v: version,
  org,
  pid: uuid,
  seq: int(1),
  sig_seed: secret,
  enc_seed: secret,
  old: list(object({ kc: hash, enc_seed: secret }), 100),
  index_key: secret,
  self_mac: secret,
  unlock: list(method, MAX_METHODS),
  pins: object({ td_ver: int(1), td_sh: hash, log_size: literal(null), log_root: literal(null), kc: hash }),
});

export type Bundle = Of<typeof bundleShape>;
export type BundleMethod = Bundle["unlock"][number];

/** The row that a method leaves in the bundle. */
export function bundleMethod(id: Uuid, tag: MethodTag, label: string, keys: UnlockKeys, added: UnixSeconds): BundleMethod {
  return { id, tag, label, rcpt: keys.recipient, mac: b64u(keys.macSecret), added };
}

export interface SealedBundle {
  readonly file: Bytes;
  readonly macs: ReadonlyMap<Uuid, B64u>;
}

/** Seals to every method and makes all MACs: the secrets for that are inside, so one method present is enough to change anything. */
export async function sealKeyBundle(bundle: Bundle): Promise<SealedBundle> {
  demand(bundle.unlock.length > 0, "last-method");
  const json = canonicalBytes(bundleShape(bundle, "bundle"));
  const file = await sealBundle(bundle.unlock.map(({ rcpt }) => rcpt), padWithBlanks(json, textSize(json.length)));
  const fileHash = sha256(file);
  const macs = new Map<Uuid, B64u>();
  for (const { id, mac } of bundle.unlock) macs.set(id, b64u(await bundleMac(unb64u(mac), bundle.org, bundle.pid, bundle.seq, fileHash)));
  return { file, macs };
}

/** Where a bundle says it belongs, from the server: believed only after the MAC. */
export interface BundlePlace {
  readonly org: string;
  readonly pid: Uuid;
  readonly seq: number;
}

/**
 * MAC first, then the age file, then what it says about itself.
 * @throws `wrong-mac`, header errors, `not-for-this-key`, `corrupt`, `wrong-person`, `unknown-method`
 */
export async function openKeyBundle(file: Uint8Array, mac: B64u, methodId: Uuid | null, keys: UnlockKeys, place: BundlePlace): Promise<Bundle> {
  const expected = await bundleMac(keys.macSecret, place.org, place.pid, place.seq, sha256(file));
  demand(equalBytes(expected, macBytes(mac)), "wrong-mac");
  scanFile(file, BUNDLE);
  const bundle = bundleShape(parsePadded(await open(keys.identity, file, BUNDLE)), "bundle");
  demand(bundle.org === place.org && bundle.pid === place.pid && bundle.seq === place.seq, "wrong-person");
  if (methodId !== null) {
    const row = bundle.unlock.find(({ id }) => id === methodId);
    demand(row !== undefined && row.rcpt === keys.recipient && equalBytes(unb64u(row.mac), keys.macSecret), "unknown-method");
  }
  return bundle;
}

function macBytes(mac: B64u): Bytes {
  try {
    return unb64u(mac);
  } catch {
    throw new ProtocolError("wrong-mac");
  }
}
