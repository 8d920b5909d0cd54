// SPDX-License-Identifier: EUPL-1.2
// The code in a paper letter with which somebody who has no account answers once (docs/PROTOCOL.md, "One-time answer"). A clerk's browser draws
// it; the server keeps its hash. Under it are the key that the answer is sealed to and the answer itself: the server can exchange neither.
import type { Recipient } from "./agefile.ts";
import { unb64u } from "./b64.ts";
import { utf8, type Bytes } from "./bytes.ts";
import { hkdf, hmac } from "./hash.ts";
import { uuidBytes } from "./ids.ts";
import { h, tup } from "./tup.ts";
import type { B64u, Uuid } from "./wire.ts";

/** The code's record: the organisation's and its own id. */
export interface ReplyPlace {
  readonly org: string;
  readonly id: Uuid;
}

const salt = (org: string): Bytes => h("sp1/reply/salt", org);

/** What is shown to find the code; the server keeps only its hash. */
export const replyLocator = (code: Uint8Array, org: string): Promise<Bytes> => hkdf(code, salt(org), tup("sp1/reply/locator", org), 32);

export const replyLocatorHash = (locator: Uint8Array): Bytes => h("sp1/reply/locator-hash", locator);

async function keyed(label: string, code: Uint8Array, { org, id }: ReplyPlace, what: Uint8Array): Promise<Bytes> {
  const key = await hkdf(code, salt(org), tup("sp1/reply/mac", org), 32);
  return hmac(key, tup(label, org, uuidBytes(id), what));
}

/** Proof to whoever types the code that its maker meant this key. */
export const replyKeyMac = (code: Uint8Array, place: ReplyPlace, recipient: Recipient): Promise<Bytes> => keyed("sp1/reply/key", code, place, utf8(recipient));

/** Proof to the unit that whoever wrote the answer has had the letter. `file` is the hash of the sealed answer. */
export const replyAnswerMac = (code: Uint8Array, place: ReplyPlace, file: B64u): Promise<Bytes> => keyed("sp1/reply/answer", code, place, unb64u(file));
