// SPDX-License-Identifier: EUPL-1.2
// age files: the only place that touches typage. Hybrid recipients only (typage itself would mix them with plain ones),
// and no file is opened whose header was not scanned.
import { Decrypter, Encrypter, identityToRecipient } from "age-encryption";
import { bech32 } from "@scure/base";
import { BUNDLE, ORDINARY, scanFile, scanHeader, type HeaderLimits } from "./ageheader.ts";
import { b64u } from "./b64.ts";
import { concat, own, utf8, type Bytes } from "./bytes.ts";
import { demand, ProtocolError } from "./errors.ts";
import { sha256 } from "./hash.ts";
import { isSoundRecipient } from "./recipient.ts";
import type { B64u } from "./wire.ts";

export { BUNDLE, ORDINARY, type HeaderLimits };

/** `age1pq1…`, 1 959 characters. */
export type Recipient = string;
/** `AGE-SECRET-KEY-PQ-1…`; lives in the worker's memory only. */
export type Identity = string;

/** The identity of a 32-byte seed. */
export function identityOf(seed: Uint8Array): Identity {
  demand(seed.length === 32, "wrong-argument", "seed");
  return bech32.encodeFromBytes("AGE-SECRET-KEY-PQ-", seed).toUpperCase();
}

/** The seed of an identity, as department and thread grants carry it. @throws `wrong-grant` */
export function seedOf(identity: Identity): Bytes {
  try {
    const { prefix, bytes } = bech32.decodeToBytes(identity);
    demand(prefix.toUpperCase() === "AGE-SECRET-KEY-PQ-" && bytes.length === 32 && identity === identity.toUpperCase(), "wrong-grant");
    return own(bytes);
  } catch {
    throw new ProtocolError("wrong-grant");
  }
}

export async function recipientOf(identity: Identity): Promise<Recipient> {
  demand(identity.startsWith("AGE-SECRET-KEY-PQ-1"), "not-hybrid");
  return identityToRecipient(identity);
}

/** SHA-256 of the text form; names a recipient where its 1 959 symbols are too many. */
export function recipientHash(recipient: Recipient): B64u {
  return b64u(sha256(utf8(recipient)));
}

function encrypterFor(recipients: readonly Recipient[]): Encrypter {
  demand(recipients.length > 0, "wrong-argument", "recipients");
  const encrypter = new Encrypter();
  for (const recipient of recipients) {
    demand(isSoundRecipient(recipient), "not-hybrid");
    encrypter.addRecipient(recipient);
  }
  return encrypter;
}

function decrypterFor(identities: readonly Identity[]): Decrypter {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  return decrypter;
}

/** One file, one recipient. @throws `not-hybrid` */
export async function seal(recipient: Recipient, content: Uint8Array): Promise<Bytes> {
  return own(await encrypterFor([recipient]).encrypt(content));
}

/** A recipient of age itself. */
const X25519 = /^age1[02-9ac-hj-np-z]{58}$/;
/** Addresses are padded with blanks, so that files tell nothing by their length. */
const ADDRESS_BYTES = 256;
/** The same for addresses of browsers at push services, which are longer. */
const PUSH_BYTES = 1024;
const PUSH = "push:";

/**
 * An e-mail address, a recognition phrase or the address of a browser to the notifier: the only files to a recipient that is not hybrid (crate `contact-seal`, ruling 26).
 * @throws `wrong-argument`
 */
export async function sealToNotifier(recipient: string, text: string): Promise<Bytes> {
  const content = utf8(text);
  const length = text.startsWith(PUSH) ? PUSH_BYTES : ADDRESS_BYTES;
  demand(X25519.test(recipient) && content.length <= length, "wrong-argument", "contact");
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const padded = new Uint8Array(length).fill(0x20);
  padded.set(content);
  return own(await encrypter.encrypt(padded));
}

/** A key bundle: one to eight recipients. */
export async function sealBundle(recipients: readonly Recipient[], content: Uint8Array): Promise<Bytes> {
  demand(recipients.length <= BUNDLE.hybrid, "too-many-hybrid-stanzas");
  return own(await encrypterFor(recipients).encrypt(content));
}

/** @throws the scanner's errors, `not-for-this-key`, `corrupt` */
export async function open(identity: Identity, file: Uint8Array, limits: HeaderLimits = ORDINARY): Promise<Bytes> {
  scanFile(file, limits);
  try {
    return own(await decrypterFor([identity]).decrypt(file));
  } catch (error) {
    throw openFault(error);
  }
}

/** typage tells a wrong key by its text only; the version is pinned and a test holds the text. */
function openFault(error: unknown): ProtocolError {
  const noMatch = error instanceof Error && error.message.startsWith("no identity matched");
  return new ProtocolError(noMatch ? "not-for-this-key" : "corrupt");
}

/** Size of the file that `sealStream` makes of `size` bytes: one hybrid stanza, nonce, 16 bytes a chunk of 64 KiB. */
export function sealedSize(size: number): number {
  const chunks = Math.max(1, Math.ceil(size / 65_536));
  return HYBRID_HEADER + 16 + size + 16 * chunks;
}

/** Version line, stanza line, one body line, MAC line: typage adds no grease. */
const HYBRID_HEADER = 22 + (3 + 14 + 1 + 1494 + 1) + 44 + 48;

export async function sealStream(recipient: Recipient, content: ReadableStream<Uint8Array>): Promise<ReadableStream<Uint8Array>> {
  return encrypterFor([recipient]).encrypt(content);
}

/**
 * Scans the header of a stream, then decrypts it. The stream errors with the library's text when bytes were changed or cut off:
 * callers give nothing out before its end.
 */
export async function openStream(identities: readonly Identity[], file: ReadableStream<Uint8Array>, limits: HeaderLimits = ORDINARY): Promise<ReadableStream<Uint8Array>> {
  const reader = file.getReader();
  let head: Bytes = new Uint8Array(0);
  let ended = false;
  while (head.length <= limits.bytes && !ended) {
    const { value, done } = await reader.read();
    if (done) ended = true;
    else head = concat(head, value);
  }
  try {
    if (ended) scanFile(head, limits);
    else scanHeader(head, limits);
  } catch (error) {
    await reader.cancel(error).catch(() => undefined);
    throw error;
  }
  const rest = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(head);
    },
    async pull(controller) {
      const { value, done } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  try {
    return await decrypterFor(identities).decrypt(rest);
  } catch (error) {
    throw openFault(error);
  }
}
