// SPDX-License-Identifier: EUPL-1.2
// Verifying statements one by one, in the same order as the Rust twin (crates/protocol/src/statement), so that both name the same fault.
// Nothing is looked up here: what a statement leans on is an argument.
import { MEDICAL_SERVICE } from "./api.ts";
import { unb64u } from "./b64.ts";
import { equalBytes, hex } from "./bytes.ts";
import { demandSoundKey } from "./ed25519.ts";
import { demand, ProtocolError } from "./errors.ts";
import { uuidBytes } from "./ids.ts";
import { phoneCommitment, spoken, type Spoken } from "./phone.ts";
import { demandSigned, isAttested, type Signed } from "./statement.ts";
import type { Bind } from "./statements/bind.ts";
import { BIND } from "./statements/bind.ts";
import { DEPT_EPOCH, type DeptEpoch } from "./statements/dept-epoch.ts";
import type { DeskAnswer, DeskRequest } from "./statements/desk.ts";
import type { Fresh } from "./statements/fresh.ts";
import type { Issue } from "./statements/issue.ts";
import type { Keycard } from "./statements/keycard.ts";
import type { Declared, OidcAnswer } from "./statements/oidc.ts";
import type { PhoneAnswer, PhoneCommit, PhoneReveal } from "./statements/phone.ts";
import type { Profile } from "./statements/profile.ts";
import type { Receipt } from "./statements/receipt.ts";
import type { Release } from "./statements/release.ts";
import type { Consent } from "./statements/consent.ts";
import type { RepEnd } from "./statements/rep-end.ts";
import { REP, type Rep } from "./statements/representation.ts";
import type { Revlist } from "./statements/revlist.ts";
import { STAFF, type Staff } from "./statements/staff.ts";
import { TD, type Td } from "./statements/td.ts";
import { demandRole, isKnownTd, NO_WITNESS, type Trust } from "./trust.ts";
import { h } from "./tup.ts";
import type { B64u, Leaf, Right, Slug, Statement, UnixSeconds, Uuid } from "./wire.ts";

const DAY = 86_400;
/** Lists and freshness statements live this long at most. */
const SHORT_LIFE = 2 * DAY;
const CERTIFICATE_LIFE = 400 * DAY;
/** A parent's, from birth to the child's 18th birthday, fits. */
const REPRESENTATION_LIFE = 19 * 366 * DAY;

/** A predecessor: known, known to be none, or not shown (a server gives the newest of a chain). */
export type Previous<T> = Signed<T> | null | "unknown";

function demandLifetime(from: UnixSeconds, to: UnixSeconds, longest: number): void {
  demand(to > from && to - from <= longest, "bad-lifetime");
}

/** Self-signature and sound key. @throws `weak-key`, `wrong-org`, `wrong-person`, `sequence-gap`, `wrong-previous`, `bad-signature` */
export async function verifyKeycard(card: Signed<Keycard>, org: string, pid: Uuid): Promise<void> {
  const { body } = card;
  const key = unb64u(body.sig);
  demandSoundKey(key);
  demand(body.org === org, "wrong-org");
  demand(body.pid === pid, "wrong-person");
  demand(body.seq > 0, "sequence-gap");
  demand((body.seq === 1) === (body.prev === null), "wrong-previous");
  await demandSigned(card, [key], 1);
}

/** The next keycard of the same person is signed by the former key too. */
export async function verifySuccession(card: Signed<Keycard>, previous: Signed<Keycard>): Promise<void> {
  const [next, old] = [card.body, previous.body];
  demand(next.org === old.org && next.pid === old.pid, "wrong-person");
  demand(next.seq === old.seq + 1, "sequence-gap");
  demand(next.prev === previous.id, "wrong-previous");
  await demandSigned(card, [unb64u(old.sig)], 1);
}

/** @throws `wrong-org`, `bad-signature`, `wrong-trust-document`, `expired` */
export async function verifyIssue(issue: Signed<Issue>, trust: Trust, now: UnixSeconds): Promise<void> {
  demand(issue.body.org === trust.org, "wrong-org");
  await demandRole(trust.newest.body, "issuer", issue);
  demand(isKnownTd(trust, issue.body.td), "wrong-trust-document");
  demand(now < issue.body.exp, "expired");
}

/** @throws `wrong-org`, `bad-signature`, `wrong-keycard` and those of the keycard, `wrong-person`, `sequence-gap`, `wrong-previous` */
export async function verifyBind(bind: Signed<Bind>, td: Td, keycard: Signed<Keycard>, previous: Previous<Bind>): Promise<void> {
  const { body } = bind;
  demand(body.org === td.org, "wrong-org");
  await demandRole(td, "binder", bind);
  demand(body.kc === keycard.id, "wrong-keycard");
  await verifyKeycard(keycard, body.org, body.pid);
  if (previous === "unknown") return;
  demand(previous === null || previous.body.pid === body.pid, "wrong-person");
  demandFollows(body.seq, body.prev, previous, (before) => before.seq);
}

/** @param lead certificate and keycard of the clerk who may have signed it instead of two admins; never for the Medical Service */
export async function verifyDeptEpoch(
  epoch: Signed<DeptEpoch>,
  td: Td,
  previous: Previous<DeptEpoch>,
  lead: { readonly cert: Signed<Staff>; readonly keycard: Signed<Keycard> } | null,
): Promise<void> {
  const { body } = epoch;
  demand(body.org === td.org, "wrong-org");
  if (previous !== "unknown") {
    demand(previous === null || previous.body.dept === body.dept, "wrong-place");
    demandFollows(body.epoch, body.prev, previous, (before) => before.epoch);
  }
  const byAdmins = demandRole(td, "admin", epoch);
  if (lead === null || body.dept === MEDICAL_SERVICE) return byAdmins;
  if (await byAdmins.then(() => true, () => false)) return;
  await demandSigned(epoch, [unb64u(lead.keycard.body.sig)], 1);
  demand(lead.cert.body.kc === lead.keycard.id && certHas(lead.cert.body, body.dept, "grant", body.iat), "not-entitled");
}

function demandFollows<T>(number: number, prev: string | null, previous: Signed<T> | null, numberOf: (body: T) => number): void {
  demand(number === (previous === null ? 0 : numberOf(previous.body)) + 1, "sequence-gap");
  demand(prev === (previous?.id ?? null), "wrong-previous");
}

export function certHas(cert: Staff, dept: Slug, right: Right, at: UnixSeconds): boolean {
  return cert.nbf <= at && at < cert.exp && cert.depts.some(({ d, rights }) => d === dept && rights.includes(right));
}

/** @throws `wrong-org`, `bad-lifetime`, `bad-signature` */
export async function verifyStaff(cert: Signed<Staff>, td: Td): Promise<void> {
  demand(cert.body.org === td.org, "wrong-org");
  demandLifetime(cert.body.nbf, cert.body.exp, CERTIFICATE_LIFE);
  await demandRole(td, "admin", cert);
}

/**
 * Signed by the binder, or by the insured person whose keycard is given; whether that keycard was bound at `iat` is for the caller.
 * @throws `wrong-org`, `wrong-person`, `bad-lifetime`, `wrong-keycard`, `bad-signature`
 */
export async function verifyRepresentation(rep: Signed<Rep>, td: Td, granter: Signed<Keycard> | null): Promise<void> {
  const { body } = rep;
  demand(body.org === td.org, "wrong-org");
  demand(body.rep !== body.for && (granter === null || granter.body.pid === body.for), "wrong-person");
  demandLifetime(body.nbf, body.exp, REPRESENTATION_LIFE);
  if (body.basis === "self") {
    demand(granter !== null && body.by === granter.id, "wrong-keycard");
    await demandSigned(rep, [unb64u(granter.body.sig)], 1);
    return;
  }
  demand(body.by === null, "wrong-keycard");
  await demandRole(td, "binder", rep);
}

/** @throws `wrong-org`, `wrong-person`, `wrong-keycard`, `bad-signature` */
export async function verifyRepEnd(end: Signed<RepEnd>, keycard: Signed<Keycard>): Promise<void> {
  await demandAuthor(end, keycard);
}

/** That it is the person of whom it is said, is for the caller. @throws `wrong-org`, `wrong-person`, `wrong-keycard`, `bad-signature` */
export async function verifyConsent(consent: Signed<Consent>, keycard: Signed<Keycard>): Promise<void> {
  await demandAuthor(consent, keycard);
}

/** Whether she may release, and what, is for the caller. @throws `wrong-org`, `wrong-person`, `wrong-keycard`, `bad-signature` */
export async function verifyRelease(release: Signed<Release>, keycard: Signed<Keycard>): Promise<void> {
  await demandAuthor(release, keycard);
}

/** @throws `wrong-org`, `bad-lifetime`, `bad-signature` */
export async function verifyRevlist(list: Signed<Revlist>, td: Td): Promise<void> {
  demand(list.body.org === td.org, "wrong-org");
  demandLifetime(list.body.iat, list.body.exp, SHORT_LIFE);
  await demandRole(td, "binder", list);
}

/** @throws `wrong-org`, `bad-lifetime`, `bad-signature` */
export async function verifyFresh(fresh: Signed<Fresh>, td: Td): Promise<void> {
  demand(fresh.body.org === td.org, "wrong-org");
  demandLifetime(fresh.body.iat, fresh.body.exp, SHORT_LIFE);
  await demandRole(td, "fresh", fresh);
}

/** @throws `wrong-org`, `wrong-person`, `bad-signature` */
export async function verifyProfile(profile: Signed<Profile>, td: Td, pid: Uuid): Promise<void> {
  demand(profile.body.org === td.org, "wrong-org");
  demand(profile.body.pid === pid, "wrong-person");
  await demandRole(td, "binder", profile);
}

/** @throws `wrong-org`, `bad-signature` */
export async function verifyReceipt(receipt: Signed<Receipt>, td: Td): Promise<void> {
  demand(receipt.body.org === td.org, "wrong-org");
  await demandRole(td, "receipt", receipt);
}

// ---------------------------------------------------------------- log entries

export const personLabel = (org: string, pid: Uuid): Uint8Array => h("sp1/log/label", org, uuidBytes(pid));
export const departmentLabel = (org: string, dept: Slug): Uint8Array => h("sp1/log/label", org, `dept:${dept}`);

/** What the log will hold of a statement. */
export function leafOf(statement: Signed<Bind> | Signed<Staff> | Signed<DeptEpoch> | Signed<Rep> | Signed<Td>): Leaf {
  const leaf = (label: Uint8Array, s: number, t: string): Leaf => ({ h: statement.id, l: hex(label), s, t, v: 1 });
  if (isOf<Bind>(statement, BIND.type)) return leaf(personLabel(statement.body.org, statement.body.pid), statement.body.seq, "bind");
  // A certificate has no number of its own.
  if (isOf<Staff>(statement, STAFF.type)) return leaf(personLabel(statement.body.org, statement.body.pid), statement.body.iat, "staff");
  if (isOf<DeptEpoch>(statement, DEPT_EPOCH.type)) return leaf(departmentLabel(statement.body.org, statement.body.dept), statement.body.epoch, "dept");
  // The insured person's label: she must see who may act for her.
  if (isOf<Rep>(statement, REP.type)) return leaf(personLabel(statement.body.org, statement.body.for), statement.body.iat, "rep");
  if (isOf<Td>(statement, TD.type)) return leaf(h("sp1/log/label", statement.body.org, "td"), statement.body.ver, "td");
  throw new ProtocolError("wrong-payload-type");
}

function isOf<T>(statement: Signed<unknown>, type: string): statement is Signed<T> {
  return statement.type === type;
}

/**
 * The log entry that travels with a statement must be its own, and the Trust Document must ask for no proof: this client cannot check one.
 * A bare envelope says nothing about the log and is taken under the policy `none` only.
 * @throws `wrong-leaf`, `no-proof`
 */
export function demandLogged(statement: Statement, signed: Parameters<typeof leafOf>[0], td: Td): void {
  if (isAttested(statement)) {
    const own = leafOf(signed);
    const { leaf } = statement;
    demand(leaf !== null && leaf.h === own.h && leaf.l === own.l && leaf.s === own.s && leaf.t === own.t && Object.is(leaf.v, own.v), "wrong-leaf");
  }
  demand(td.witness_policy === NO_WITNESS && (!isAttested(statement) || statement.proof === null), "no-proof");
}

/** Whoever says that she wrote a statement has signed it with this keycard. @throws `wrong-org`, `wrong-person`, `wrong-keycard`, `bad-signature` */
async function demandAuthor(statement: Signed<{ readonly org: string; readonly by: { readonly pid: Uuid; readonly kc: B64u } }>, keycard: Signed<Keycard>): Promise<void> {
  const { org, by } = statement.body;
  demand(org === keycard.body.org, "wrong-org");
  demand(by.pid === keycard.body.pid, "wrong-person");
  demand(by.kc === keycard.id, "wrong-keycard");
  await demandSigned(statement, [unb64u(keycard.body.sig)], 1);
}

/** @throws `wrong-org`, `wrong-person`, `wrong-keycard`, `bad-signature`; whether the desk has the right is another question */
export async function verifyPhoneCommit(commit: Signed<PhoneCommit>, desk: Signed<Keycard>): Promise<void> {
  await demandAuthor(commit, desk);
}

/** @throws as above, `wrong-person` if somebody else was asked, `wrong-previous` for another commitment */
export async function verifyPhoneAnswer(answer: Signed<PhoneAnswer>, person: Signed<Keycard>, commit: Signed<PhoneCommit>): Promise<void> {
  await demandAuthor(answer, person);
  demand(answer.body.by.pid === commit.body.pid, "wrong-person");
  demand(answer.body.to === commit.id, "wrong-previous");
}

/** What both ends show. @throws as above, `wrong-previous` for another answer, `wrong-mac` for another draw than the one committed to */
export async function verifyPhoneReveal(reveal: Signed<PhoneReveal>, desk: Signed<Keycard>, commit: Signed<PhoneCommit>, answer: Signed<PhoneAnswer>): Promise<Spoken> {
  await demandAuthor(reveal, desk);
  const { org, pid, by } = commit.body;
  demand(reveal.body.by.pid === by.pid && reveal.body.by.kc === by.kc, "wrong-person");
  demand(reveal.body.to === answer.id && answer.body.to === commit.id, "wrong-previous");
  const call = { org, pid, kc: by.kc };
  const a = unb64u(reveal.body.a);
  demand(equalBytes(phoneCommitment(call, a), unb64u(commit.body.commit)), "wrong-mac");
  return spoken(call, a, unb64u(answer.body.b));
}

/** @throws `wrong-org`, `wrong-person`, `wrong-keycard`, `bad-signature` */
export async function verifyDeskRequest(request: Signed<DeskRequest>, desk: Signed<Keycard>): Promise<void> {
  await demandAuthor(request, desk);
}

/** An answer of the registrar to this very question. @throws `wrong-org`, `wrong-previous`, `bad-signature` */
export async function verifyDeskAnswer(answer: Signed<DeskAnswer>, td: Td, request: B64u): Promise<void> {
  demand(answer.body.org === td.org, "wrong-org");
  demand(answer.body.to === request, "wrong-previous");
  await demandRole(td, "binder", answer);
}

/** The registrar's answer to this very statement. @throws `wrong-org`, `wrong-previous`, `bad-signature` */
/** What an answer proves to everybody, whoever asked: the binder has signed that a message was declared. */
export async function verifyDeclared(answer: Signed<OidcAnswer>, td: Td): Promise<Declared> {
  demand(answer.body.org === td.org, "wrong-org");
  const { result } = answer.body;
  if (result.t !== "declared") throw new ProtocolError("wrong-previous");
  await demandRole(td, "binder", answer);
  return result;
}

export async function verifyOidcAnswer(answer: Signed<OidcAnswer>, td: Td, asked: B64u): Promise<void> {
  demand(answer.body.org === td.org, "wrong-org");
  demand(answer.body.to === asked, "wrong-previous");
  await demandRole(td, "binder", answer);
}
