// SPDX-License-Identifier: EUPL-1.2
// Attachments that no honest client would make, and age files that no server should have stored.
import { Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { seal } from "../../../src/crypto/agefile.ts";
import { b64u } from "../../../src/crypto/b64.ts";
import { concat, utf8, type Bytes } from "../../../src/crypto/bytes.ts";
import { sha256 } from "../../../src/crypto/hash.ts";
import { makeUuid7 } from "../../../src/crypto/ids.ts";
import { contentSize } from "../../../src/crypto/padme.ts";
import type { Attachment } from "../../../src/crypto/statements/message.ts";

export interface MadeAttachment {
  readonly att: Attachment;
  readonly file: Bytes;
}

let tick = 0;

/** An attachment as the protocol wants it; `padding` is the byte after the content, which should be 0. */
export async function makeAttachment(enc: string, name: string, content: Uint8Array, more: { readonly padding?: number; readonly change?: Partial<Attachment> } = {}): Promise<MadeAttachment> {
  const rest = new Uint8Array(contentSize(content.length) - content.length).fill(more.padding ?? 0);
  const file = await seal(enc, concat(content, rest));
  const aid = makeUuid7(Date.now() + tick++);
  const att: Attachment = { aid, name, type: "application/pdf", size: content.length, pt: b64u(sha256(content)), ct: b64u(sha256(file)), csize: file.length, to: null, ...more.change };
  return { att, file };
}

/** As the server lists a stored attachment beside its message. */
export const stored = ({ att, file }: MadeAttachment): { readonly aid: string; readonly size: number; readonly sha256: string } => ({ aid: att.aid, size: file.length, sha256: b64u(sha256(file)) });

/** Sealed to the thread and to a plain X25519 key as well: typage mixes them, our wrapper does not. */
export async function withPlainRecipient(enc: string, content: Uint8Array): Promise<Bytes> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(enc);
  encrypter.addRecipient(await identityToRecipient(await generateX25519Identity()));
  return new Uint8Array(await encrypter.encrypt(content));
}

/** A second reader in the same file. */
export async function withSecondRecipient(enc: string, other: string, content: Uint8Array): Promise<Bytes> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(enc);
  encrypter.addRecipient(other);
  return new Uint8Array(await encrypter.encrypt(content));
}

/** Under a password: the person would be asked for one. */
export async function withPassword(content: Uint8Array): Promise<Bytes> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase("ein Passwort");
  encrypter.setScryptWorkFactor(10);
  return new Uint8Array(await encrypter.encrypt(content));
}

/** Further stanzas after the hybrid one; the header's MAC is wrong then, but a header is scanned before anything else. */
export function withStanzas(file: Uint8Array, lines: string): Bytes {
  const at = Buffer.from(file).indexOf("\n--- ");
  return concat(file.subarray(0, at + 1), utf8(lines), file.subarray(at + 1));
}
