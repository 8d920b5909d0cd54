// SPDX-License-Identifier: EUPL-1.2
// DSSE v1 envelopes: pre-authentication encoding, statement hash, signing, strict reading.
import { b64, b64u, unb64 } from "./b64.ts";
import { concat, equalBytes, utf8, type Bytes } from "./bytes.ts";
import { publicKeyOf, sign, verify } from "./ed25519.ts";
import { demand, ProtocolError } from "./errors.ts";
import { sha256 } from "./hash.ts";
import type { Json, JsonObject } from "./json.ts";
import { h } from "./tup.ts";
import type { Envelope } from "./wire.ts";

/** More signatures than any rule needs; keeps a hostile envelope from costing time. */
const MAX_SIGNATURES = 16;

/** `"DSSEv1 " ‖ len(type) ‖ " " ‖ type ‖ " " ‖ len(payload) ‖ " " ‖ payload` */
export function pae(type: string, payload: Uint8Array): Bytes {
  const typeBytes = utf8(type);
  return concat(utf8(`DSSEv1 ${typeBytes.length} `), typeBytes, utf8(` ${payload.length} `), payload);
}

/** `sh(stmt) = SHA-256(PAE)`: names a statement, independent of its signatures. */
export function statementHash(type: string, payload: Uint8Array): Bytes {
  return sha256(pae(type, payload));
}

/** A hint for finding the key, nothing more. */
export function keyId(publicKey: Uint8Array): string {
  return b64u(h("sp1/kid", publicKey));
}

/** Signs with one seed or several, in the given order. */
export async function signEnvelope(type: string, payload: Uint8Array, seeds: readonly Uint8Array[]): Promise<Envelope> {
  const message = pae(type, payload);
  const signatures = [];
  for (const seed of seeds) signatures.push({ keyid: keyId(publicKeyOf(seed)), sig: b64(await sign(seed, message)) });
  return { payload: b64(payload), payloadType: type, signatures };
}

/** The payload of an envelope of the expected type; nothing is parsed before the type is right. @throws `wrong-payload-type`, `malformed-envelope` */
export function envelopePayload(envelope: Envelope, type: string): Bytes {
  demand(envelope.payloadType === type, "wrong-payload-type");
  try {
    return unb64(envelope.payload);
  } catch {
    throw new ProtocolError("malformed-envelope", "payload");
  }
}

/** Which of the given keys signed; each key counts once however often it appears. */
export async function signersAmong(envelope: Envelope, message: Uint8Array, keys: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const signers: Uint8Array[] = [];
  for (const { keyid, sig } of envelope.signatures.slice(0, MAX_SIGNATURES)) {
    const signature = unb64OrNull(sig);
    if (signature === null) continue;
    const rest = keys.filter((key) => !signers.some((signer) => equalBytes(signer, key)));
    // The hint goes first, but a wrong hint does not make a signature wrong.
    const ordered = [...rest.filter((key) => keyId(key) === keyid), ...rest.filter((key) => keyId(key) !== keyid)];
    for (const key of ordered) {
      if (await verify(key, message, signature)) {
        signers.push(key);
        break;
      }
    }
  }
  return signers;
}

function unb64OrNull(text: string): Bytes | null {
  try {
    return unb64(text);
  } catch {
    return null;
  }
}

/** Reads an envelope out of parsed JSON: exactly the members of section 1. @throws `malformed-envelope` */
export function envelopeFrom(value: Json): Envelope {
  const envelope = exact(value, ["payload", "payloadType", "signatures"]);
  const signatures = envelope["signatures"];
  demand(Array.isArray(signatures) && signatures.length <= MAX_SIGNATURES, "malformed-envelope", "signatures");
  const payload = text(envelope["payload"]);
  demand(unb64OrNull(payload) !== null, "malformed-envelope", "payload");
  return {
    payload,
    payloadType: text(envelope["payloadType"]),
    signatures: signatures.map((item: Json) => {
      const signature = exact(item, ["keyid", "sig"]);
      const sig = text(signature["sig"]);
      demand(unb64OrNull(sig)?.length === 64, "malformed-envelope", "signature");
      return { keyid: text(signature["keyid"]), sig };
    }),
  };
}

/** The same, as JSON for canonical writing. */
export function envelopeJson(envelope: Envelope): JsonObject {
  return {
    payload: envelope.payload,
    payloadType: envelope.payloadType,
    signatures: envelope.signatures.map(({ keyid, sig }) => ({ keyid, sig })),
  };
}

function exact(value: Json, members: readonly string[]): JsonObject {
  demand(isObject(value), "malformed-envelope");
  const names = Object.keys(value).sort();
  demand(names.length === members.length && members.every((name) => Object.hasOwn(value, name)), "malformed-envelope", "members");
  return value;
}

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: Json | undefined): string {
  demand(typeof value === "string", "malformed-envelope");
  return value;
}
