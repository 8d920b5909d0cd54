// SPDX-License-Identifier: EUPL-1.2
// Everything that follows from the secret of an activation letter (docs/PROTOCOL.md, section 4).
import { seal, type Recipient } from "./agefile.ts";
import { b64u, unb64u } from "./b64.ts";
import { equalBytes, type Bytes } from "./bytes.ts";
import { envelopeJson } from "./dsse.ts";
import { demand } from "./errors.ts";
import { hkdf, hmac } from "./hash.ts";
import { uuidBytes } from "./ids.ts";
import { canonicalBytes, type Json } from "./json.ts";
import { padWithBlanks, textSize } from "./padme.ts";
import { date } from "./shape.ts";
import { envelopeOf, read, signStatement, type Signed } from "./statement.ts";
import { BIND_REQUEST } from "./statements/bind-request.ts";
import { ISSUE, type Issue } from "./statements/issue.ts";
import { verifyChain, type Trust } from "./trust.ts";
import { h, tup } from "./tup.ts";
import { verifyIssue } from "./verify.ts";
import type { B64u, Statement, UnixSeconds, Uuid } from "./wire.ts";

const salt = (org: string): Bytes => h("sp1/act/salt", org);

/** What the browser shows to find the letter; the portal keeps only `activationLocatorHash` of it. */
export function activationLocator(code: Uint8Array, org: string): Promise<Bytes> {
  return hkdf(code, salt(org), tup("sp1/act/locator", org), 32);
}

export function activationLocatorHash(locator: Uint8Array): Bytes {
  return h("sp1/act/locator-hash", locator);
}

export function personKey(code: Uint8Array, org: string, aid: Uuid): Promise<Bytes> {
  return hkdf(code, salt(org), tup("sp1/act/mac-person", org, uuidBytes(aid)), 32);
}

export function orgKey(code: Uint8Array, org: string, aid: Uuid): Promise<Bytes> {
  return hkdf(code, salt(org), tup("sp1/act/mac-org", org, uuidBytes(aid)), 32);
}

/** What both MACs cover. */
export interface Covered {
  readonly org: string;
  readonly aid: Uuid;
  readonly pid: Uuid;
  readonly issue: Uint8Array;
  readonly td: Uint8Array;
}

export function macOrg(key: Uint8Array, { org, aid, pid, issue, td }: Covered): Promise<Bytes> {
  return hmac(key, tup("sp1/act/org", org, uuidBytes(aid), uuidBytes(pid), issue, td));
}

export function macPerson(key: Uint8Array, { org, aid, pid, issue, td }: Covered, kc: Uint8Array): Promise<Bytes> {
  return hmac(key, tup("sp1/act/bind", org, uuidBytes(aid), uuidBytes(pid), issue, kc, td));
}

export interface CheckedActivation {
  readonly trust: Trust;
  readonly issue: Signed<Issue>;
  readonly covered: Covered;
}

/**
 * The checks of section 4, in their order: the chain passes the printed fingerprint (if given); issue signature, its Trust Document
 * and expiry; `mac_org`. Whoever does not know the code cannot make `mac_org`, so no server can show a Trust Document of its own.
 */
export async function checkActivation(
  args: {
    readonly org: string;
    readonly code: Uint8Array;
    readonly fingerprint: string | null;
    readonly aid: Uuid;
    readonly pid: Uuid;
    readonly issue: Statement;
    readonly macOrg: B64u;
    readonly td: readonly Statement[];
  },
  now: UnixSeconds,
): Promise<CheckedActivation> {
  const trust = await verifyChain(args.td, { org: args.org, pin: null, fingerprint: args.fingerprint }, now);
  const issue = read(ISSUE, envelopeOf(args.issue));
  await verifyIssue(issue, trust, now);
  demand(issue.body.aid === args.aid && issue.body.pid === args.pid, "wrong-person");
  const covered = { org: args.org, aid: args.aid, pid: args.pid, issue: issue.sh, td: unb64u(issue.body.td) };
  const expected = await macOrg(await orgKey(args.code, args.org, args.aid), covered);
  demand(equalBytes(expected, unb64u(args.macOrg)), "wrong-mac");
  return { trust, issue, covered };
}

/** Signed by the new key, sealed to the registrar: the portal sees none of the claims. */
export async function makeBindRequest(
  args: {
    readonly code: Uint8Array;
    readonly covered: Covered;
    readonly kc: Uint8Array;
    readonly sigSeed: Uint8Array;
    readonly dob: string;
    readonly registrar: Recipient;
  },
  now: UnixSeconds,
): Promise<Bytes> {
  const { org, aid, pid, td } = args.covered;
  const mac = await macPerson(await personKey(args.code, org, aid), args.covered, args.kc);
  const body = { v: 1, org, aid, pid, kc: b64u(args.kc), mac: b64u(mac), claims: { dob: date(args.dob, "dob") }, td: b64u(td), iat: now } as const;
  const request = await signStatement(BIND_REQUEST, body, [args.sigSeed]);
  return sealText(args.registrar, envelopeJson(request.envelope));
}

/** Claims of somebody who unlocks with the sheet on a new device. */
export async function sealClaims(args: { readonly org: string; readonly locatorHash: Uint8Array; readonly dob: string; readonly registrar: Recipient }, now: UnixSeconds): Promise<Bytes> {
  const claims = { v: 1, t: "claims", org: args.org, locator: b64u(args.locatorHash), claims: { dob: date(args.dob, "dob") }, iat: now };
  return sealText(args.registrar, claims);
}

/** What somebody without an account says about herself when she asks for a letter. */
export interface LetterClaims {
  /** Insurance number as typed; the registrar compares it. */
  readonly kvnr: string;
  readonly given: string;
  readonly family: string;
  /** ISO date. */
  readonly birthDate: string;
  /** Last digits of the number on the card. */
  readonly cardDigits: string;
}

/** A wish for a letter, sealed to the registrar: the portal cannot read who asks (docs/PROTOCOL.md, "Letter request"). */
export async function sealLetterRequest(args: { readonly org: string; readonly claims: LetterClaims; readonly registrar: Recipient }, now: UnixSeconds): Promise<Bytes> {
  const { kvnr, given, family, birthDate, cardDigits } = args.claims;
  const claims = { kvnr, given, family, birth_date: date(birthDate, "birth_date"), card_digits: cardDigits };
  return sealText(args.registrar, { v: 1, t: "letter-request", org: args.org, claims, iat: now });
}

/** Canonical JSON, blanks to the size class, sealed. */
export async function sealText(recipient: Recipient, value: Json): Promise<Bytes> {
  const json = canonicalBytes(value);
  return seal(recipient, padWithBlanks(json, textSize(json.length)));
}
