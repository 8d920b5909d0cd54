// SPDX-License-Identifier: EUPL-1.2
// The chain of Trust Documents: who may speak for the insurer (docs/PROTOCOL.md, section 2).
import { unb64u } from "./b64.ts";
import { c32, grouped, parseFingerprint } from "./codes.ts";
import { demandSoundKey } from "./ed25519.ts";
import { demand, ProtocolError } from "./errors.ts";
import { demandSigned, envelopeOf, read, type Signed } from "./statement.ts";
import { TD, type RoleName, type Td } from "./statements/td.ts";
import type { TrustView } from "./api.ts";
import { h } from "./tup.ts";
import type { B64u, Statement, UnixSeconds } from "./wire.ts";

/** The only witness policy this client can judge: there is no log yet. */
export const NO_WITNESS = "none";
const MAX_LIFETIME = 180 * 86_400;
/** Least thresholds of section 2; a document that asks for less is refused. */
const LEAST: Readonly<Record<RoleName, number>> = { admin: 2, release: 2, binder: 1, fresh: 1, issuer: 1, receipt: 1 };

/** A verified chain, oldest first. */
export interface Trust {
  readonly org: string;
  readonly chain: readonly Signed<Td>[];
  readonly newest: Signed<Td>;
}

/** A version this client already believes. */
export interface Pin {
  readonly ver: number;
  readonly sh: B64u;
}

/** `fp = c32(H("sp1/td/fp", sh(TD))[0..20])`, 8 groups of 4. */
export function fingerprint(sh: Uint8Array): string {
  return grouped(c32(h("sp1/td/fp", sh).subarray(0, 20)), " ");
}

/** Identity providers of one version. */
const MAX_IDPS = 16;

/** What the chain is held against. Without pin and fingerprint only version 1 can begin it, and it is believed as far as its context says. */
export interface Anchor {
  readonly org: string;
  readonly pin: Pin | null;
  readonly fingerprint: string | null;
}

/**
 * Verifies a chain, oldest first. A role speaks through the newest document only: a key that was taken out speaks no more.
 * @throws `empty-chain`, `wrong-org`, `bad-lifetime`, `bad-roles`, `bad-signature`, `sequence-gap`, `wrong-previous`, `not-anchored`, `rollback`, `fingerprint-mismatch`, `expired`
 */
export async function verifyChain(statements: readonly Statement[], anchor: Anchor, now: UnixSeconds): Promise<Trust> {
  const chain = statements.map((statement) => read(TD, envelopeOf(statement)));
  for (const [i, doc] of chain.entries()) await verifyDocument(doc, chain[i - 1] ?? null, anchor.org);
  const newest = chain.at(-1);
  if (newest === undefined) throw new ProtocolError("empty-chain");
  demandAnchored(chain, newest, anchor);
  demand(now < newest.body.exp, "expired");
  return { org: anchor.org, chain, newest };
}

/** In the same order as the Rust twin, so that a document with several faults gets one name. */
async function verifyDocument(doc: Signed<Td>, previous: Signed<Td> | null, org: string): Promise<void> {
  const { body } = doc;
  demand(body.exp > body.iat && body.exp - body.iat <= MAX_LIFETIME, "bad-lifetime");
  demandKeys(body.root, 1);
  for (const [name, least] of Object.entries(LEAST) as [RoleName, number][]) demandKeys(body.roles[name], least);
  demand(body.idps.length <= MAX_IDPS && new Set(body.idps.map(({ id }) => id)).size === body.idps.length, "bad-roles");
  demand(body.ver > 0, "sequence-gap");
  demand((body.ver === 1) === (body.prev === null), "wrong-previous");
  await demandSigned(doc, keys(body.root.keys), body.root.threshold);
  demand(body.org === org, "wrong-org");
  if (previous === null) return;
  demand(body.ver === previous.body.ver + 1, "sequence-gap");
  demand(body.prev === previous.id, "wrong-previous");
  await demandSigned(doc, keys(previous.body.root.keys), previous.body.root.threshold);
}

function demandKeys(role: { readonly keys: readonly string[]; readonly threshold: number }, least: number): void {
  for (const key of keys(role.keys)) demandSoundKey(key);
  const different = new Set(role.keys).size;
  demand(role.threshold >= least && different === role.keys.length && different >= role.threshold, "bad-roles");
}

function demandAnchored(chain: readonly Signed<Td>[], newest: Signed<Td>, { pin, fingerprint: printed }: Anchor): void {
  if (pin !== null) {
    demand(newest.body.ver >= pin.ver, "rollback");
    const pinned = chain.find((doc) => doc.body.ver === pin.ver);
    demand(pinned?.id === pin.sh, "not-anchored");
  }
  if (printed !== null) {
    const wanted = parseFingerprint(printed);
    demand(chain.some((doc) => fingerprint(doc.sh) === wanted), "fingerprint-mismatch");
  }
  demand(pin !== null || printed !== null || chain[0]?.body.ver === 1, "not-anchored");
}

const keys = (texts: readonly string[]): Uint8Array[] => texts.map(unb64u);

/** A role's signature under a document. @throws `bad-signature` */
export async function demandRole(td: Td, role: RoleName, statement: Signed<unknown>): Promise<void> {
  const { keys: texts, threshold } = td.roles[role];
  await demandSigned(statement, keys(texts), threshold);
}

/** True for a Trust Document of the chain. */
export function isKnownTd(trust: Trust, sh: B64u): boolean {
  return trust.chain.some((doc) => doc.id === sh);
}

export function trustView(trust: Trust): TrustView {
  const { body, sh, id } = trust.newest;
  return { org: trust.org, ver: body.ver, sh: id, fingerprint: fingerprint(sh), exp: body.exp, witness: body.witness_policy, minClient: body.min_client };
}
