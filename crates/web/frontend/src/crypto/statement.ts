// SPDX-License-Identifier: EUPL-1.2
// Reading and signing statements. Reading is not verifying: signatures are judged by trust.ts and directory.ts.
import { b64u } from "./b64.ts";
import type { Bytes } from "./bytes.ts";
import { envelopePayload, pae, signEnvelope, signersAmong } from "./dsse.ts";
import { demand } from "./errors.ts";
import { sha256 } from "./hash.ts";
import { canonicalBytes, parseCanonical, type Json } from "./json.ts";
import type { Shape } from "./shape.ts";
import type { Attested, B64u, Envelope, Statement } from "./wire.ts";

/** One statement type: its media type and its closed shape. */
export interface Kind<T> {
  readonly type: string;
  readonly shape: Shape<T>;
}

/** `application/vnd.sp1.<name>+json` */
export function kind<T>(name: string, shape: Shape<T>): Kind<T> {
  return { type: `application/vnd.sp1.${name}+json`, shape };
}

/** A statement that was read, with its hash; no signature has been looked at yet. */
export interface Signed<T> {
  readonly type: string;
  readonly body: T;
  readonly envelope: Envelope;
  readonly sh: Bytes;
  /** `sh` as text: how statements name each other. */
  readonly id: B64u;
}

export function isAttested(statement: Statement): statement is Attested {
  return "stmt" in statement;
}

export function envelopeOf(statement: Statement): Envelope {
  return isAttested(statement) ? statement.stmt : statement;
}

/** Type first, then strict JSON, then the closed shape. @throws `wrong-payload-type`, `malformed-envelope`, `not-json`, `not-canonical`, `bad-number`, `wrong-members` */
export function read<T>(of: Kind<T>, envelope: Envelope): Signed<T> {
  const payload = envelopePayload(envelope, of.type);
  const body = of.shape(parseCanonical(payload), "payload");
  const sh = sha256(pae(of.type, payload));
  return { type: of.type, body, envelope, sh, id: b64u(sh) };
}

/** Signs a body with one or more seeds. */
export async function signStatement<T>(of: Kind<T>, body: T, seeds: readonly Uint8Array[]): Promise<Signed<T>> {
  const payload = canonicalBytes(of.shape(body as Json, "payload") as Json);
  return read(of, await signEnvelope(of.type, payload, seeds));
}

/** How many different keys of `keys` signed. */
export async function countSigners(statement: Signed<unknown>, keys: readonly Uint8Array[]): Promise<number> {
  const message = pae(statement.type, envelopePayload(statement.envelope, statement.type));
  return (await signersAmong(statement.envelope, message, keys)).length;
}

/** @throws `bad-signature` unless at least `threshold` different keys signed */
export async function demandSigned(statement: Signed<unknown>, keys: readonly Uint8Array[], threshold: number): Promise<void> {
  demand(threshold > 0 && (await countSigners(statement, keys)) >= threshold, "bad-signature", statement.type);
}
