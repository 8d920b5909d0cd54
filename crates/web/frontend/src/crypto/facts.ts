// SPDX-License-Identifier: EUPL-1.2
// What a reader has verified about people and departments, as plain facts. members.ts and transcript.ts are pure functions of
// statements and these facts; the shapes are those of the test vectors.
import type { B64u, Right, Slug, UnixSeconds, Uuid } from "./wire.ts";

export interface BindingFact {
  readonly pid: Uuid;
  readonly seq: number;
  /** `sh` of the binding. */
  readonly bind: B64u;
  readonly kc: B64u;
  /** Signature key of the keycard. */
  readonly sig: B64u;
  readonly nbf: UnixSeconds;
  /** The former key signed for it, in contrast to a new identification. */
  readonly carryover: boolean;
}

export interface DepartmentFact {
  readonly dept: Slug;
  readonly epoch: number;
  readonly de: B64u;
  readonly iat: UnixSeconds;
}

export interface CertificateFact {
  readonly pid: Uuid;
  readonly kc: B64u;
  readonly cert: B64u;
  readonly depts: readonly { readonly d: Slug; readonly rights: readonly Right[] }[];
  readonly nbf: UnixSeconds;
  readonly exp: UnixSeconds;
}

export interface RepresentativeFact {
  /** `sh` of the representation. */
  readonly rep: B64u;
  readonly pid: Uuid;
  readonly subject: Uuid;
  readonly write: boolean;
  /** Opens the person's own post: joins every thread in scope. */
  readonly post: boolean;
  readonly nbf: UnixSeconds;
  readonly exp: UnixSeconds;
}

export interface RevokedFact {
  readonly sh: B64u;
  readonly at: UnixSeconds;
}

/** All facts about one thread's surroundings, former ones too. */
export interface Facts {
  readonly org: string;
  readonly bindings: readonly BindingFact[];
  readonly departments: readonly DepartmentFact[];
  readonly certificates: readonly CertificateFact[];
  readonly representatives: readonly RepresentativeFact[];
  readonly revoked: readonly RevokedFact[];
  /** `recipientHash` of all epochs of the thread before the one in question, in both lanes. */
  readonly used_keys: readonly B64u[];
}

function highest<T>(items: readonly T[], rank: (item: T) => number): T | null {
  return items.reduce<T | null>((best, item) => (best === null || rank(item) > rank(best) ? item : best), null);
}

/** The binding of a person that held at a time. */
export function bindingAt({ bindings }: Facts, pid: Uuid, at: UnixSeconds): BindingFact | null {
  return highest(bindings.filter((fact) => fact.pid === pid && fact.nbf <= at), ({ seq }) => seq);
}

/** The newest epoch of a department as of a time. */
export function departmentAt({ departments }: Facts, dept: Slug, at: UnixSeconds): DepartmentFact | null {
  return highest(departments.filter((fact) => fact.dept === dept && fact.iat <= at), ({ epoch }) => epoch);
}

export const holdsAt = ({ nbf, exp }: { readonly nbf: UnixSeconds; readonly exp: UnixSeconds }, at: UnixSeconds): boolean => nbf <= at && at < exp;

/** Whether a certificate gives a right in one of these departments at a time; revocation is another question. */
export function certifies(cert: CertificateFact, right: Right, depts: readonly Slug[], at: UnixSeconds): boolean {
  return holdsAt(cert, at) && cert.depts.some(({ d, rights }) => depts.includes(d) && rights.includes(right));
}

/** Certificates of a clerk's keycard with the right to write in one of these departments at a time, revoked or not. */
export function writingCertificates({ certificates }: Facts, pid: Uuid, kc: B64u, depts: readonly Slug[], at: UnixSeconds): CertificateFact[] {
  return certificates.filter((fact) => fact.pid === pid && fact.kc === kc && certifies(fact, "write", depts, at));
}

/** Whoever represents a subject at a time, by representations that hold and are not revoked. */
export function representativesAt(facts: Facts, subject: Uuid, at: UnixSeconds): RepresentativeFact[] {
  return facts.representatives.filter((fact) => fact.subject === subject && holdsAt(fact, at) && !isRevoked(facts, fact.rep, at));
}

/** A representative of the subject at a time; of several representations the one that lets write. */
export function representativeAt(facts: Facts, pid: Uuid, subject: Uuid, at: UnixSeconds): RepresentativeFact | null {
  return highest(representativesAt(facts, subject, at).filter((fact) => fact.pid === pid), ({ write }) => Number(write));
}

/** Whether a representative joins every thread of the subject at a time, not only those that he began or to which the insurer added him. */
export function opensPost(facts: Facts, pid: Uuid, subject: Uuid, at: UnixSeconds): boolean {
  return representativesAt(facts, subject, at).some((fact) => fact.pid === pid && fact.post);
}

export function isRevoked({ revoked }: Facts, sh: B64u, at: UnixSeconds): boolean {
  return revoked.some((one) => one.sh === sh && one.at <= at);
}

/** Whether a person was identified anew, in contrast to a carryover, between the binding of `kc` and a time. An unknown `kc` counts as that. */
export function identifiedAnewSince({ bindings }: Facts, pid: Uuid, kc: B64u, at: UnixSeconds): boolean {
  const mine = bindings.filter((fact) => fact.pid === pid);
  const old = mine.find((fact) => fact.kc === kc);
  return old === undefined || mine.some((fact) => fact.seq > old.seq && fact.nbf <= at && !fact.carryover);
}
