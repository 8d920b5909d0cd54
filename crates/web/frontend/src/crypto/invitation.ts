// SPDX-License-Identifier: EUPL-1.2
// The code by which a representative names himself to whoever wants to let him act (docs/PROTOCOL.md, "Invitation"). His own device draws it;
// the server keeps a hash to find it by, and a MAC under it that only the two can make: it cannot put another keycard in his place.
import { unb64u } from "./b64.ts";
import type { Bytes } from "./bytes.ts";
import { hkdf, hmac } from "./hash.ts";
import { uuidBytes } from "./ids.ts";
import { wordsOf, type Call, type Spoken } from "./phone.ts";
import { h, tup } from "./tup.ts";

const salt = (org: string): Bytes => h("sp1/inv/salt", org);

/** What is shown to find the invitation; the server keeps only its hash. */
export const invitationLocator = (code: Uint8Array, org: string): Promise<Bytes> => hkdf(code, salt(org), tup("sp1/inv/locator", org), 32);

export const invitationLocatorHash = (locator: Uint8Array): Bytes => h("sp1/inv/locator-hash", locator);

async function keyed(label: string, code: Uint8Array, { org, pid, kc }: Call): Promise<Bytes> {
  const key = await hkdf(code, salt(org), tup("sp1/inv/mac", org), 32);
  return hmac(key, tup(label, org, uuidBytes(pid), unb64u(kc)));
}

/** Proof to whoever types the code that this keycard drew it. */
export const invitationMac = (code: Uint8Array, of: Call): Promise<Bytes> => keyed("sp1/inv/keycard", code, of);

/** Two words and a number that both screens show; the server can choose neither. */
export const invitationWords = async (code: Uint8Array, of: Call): Promise<Spoken> => wordsOf(await keyed("sp1/inv/words", code, of));
