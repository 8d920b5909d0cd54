// SPDX-License-Identifier: EUPL-1.2
// `members_ok`: every client computes it on every thread epoch. On failure it refuses to send and shows an alarm (docs/PROTOCOL.md, section 5).
// The order of the checks is the Rust twin's, so that a statement with several faults gets one name.
import { unb64u } from "./b64.ts";
import type { ErrorCode } from "./errors.ts";
import { bindingAt, departmentAt, identifiedAnewSince, isRevoked, opensPost, representativeAt, writingCertificates, type Facts } from "./facts.ts";
import { recipientHash } from "./agefile.ts";
import { countSigners, type Signed } from "./statement.ts";
import type { DeptMember, Member, PersonMember, ThreadEpoch } from "./statements/thread-epoch.ts";
import type { Slug, Uuid } from "./wire.ts";

export const persons = (epoch: Pick<ThreadEpoch, "members">): PersonMember[] => epoch.members.filter((member) => member.t === "person");
export const departments = (epoch: Pick<ThreadEpoch, "members">): DeptMember[] => epoch.members.filter((member) => member.t === "dept");
export const departmentNames = (epoch: ThreadEpoch): Slug[] => departments(epoch).map(({ dept }) => dept);

/** A thread of plain mail is about nobody: its subject has the thread's own id. */
export const isOfNobody = ({ thread, subject }: { readonly thread: Uuid; readonly subject: Uuid }): boolean => thread === subject;

/** Persons by pid, then departments by slug. */
export const memberKey = (member: Member): string => (member.t === "person" ? `0${member.pid}` : `1${member.dept}`);

export interface MembersOptions {
  /** The newest epoch was shown without its predecessors: rules that compare are left out, and nobody may send on the strength of it. */
  readonly alone?: boolean;
}

/** The first rule broken, or null. */
export async function membersOk(statement: Signed<ThreadEpoch>, previous: Signed<ThreadEpoch> | null, facts: Facts, options: MembersOptions = {}): Promise<ErrorCode | null> {
  const epoch = statement.body;
  const early =
    listFault(epoch) ??
    (options.alone === true ? null : placeFault(statement, previous, facts)) ??
    (epoch.lane === "internal" && persons(epoch).length > 0 ? "person-in-internal-lane" : null) ??
    departmentFault(epoch, facts) ??
    personFault(epoch, facts) ??
    subjectFault(epoch, facts);
  if (early !== null) return early;
  const author = await authorOf(statement, previous?.body ?? null, facts);
  if (typeof author !== "object") return author;
  const old = previous?.body ?? null;
  if (old !== null && departmentNames(old).join() !== departmentNames(epoch).join() && author.by !== "staff") return "departments-changed";
  return joinFault(epoch, old, author.by, facts) ?? excludeFault(epoch, old, author.by);
}

/** A representative without right `post` comes into a thread by beginning it, or because staff adds him. */
function joinFault(epoch: ThreadEpoch, previous: ThreadEpoch | null, by: AuthorKind, facts: Facts): ErrorCode | null {
  const there = previous === null ? [epoch.by.pid] : persons(previous).map(({ pid }) => pid);
  const invited = (pid: Uuid): boolean => pid === epoch.subject || there.includes(pid) || opensPost(facts, pid, epoch.subject, epoch.iat);
  return by === "staff" || persons(epoch).every(({ pid }) => invited(pid)) ? null : "ghost-member";
}

function ascending(keys: readonly string[]): boolean {
  return keys.every((key, i) => i === 0 || (keys[i - 1] ?? "") < key);
}

function listFault({ members, exclude }: ThreadEpoch): ErrorCode | null {
  return ascending(members.map(memberKey)) && ascending(exclude) ? null : "malformed-members";
}

/** Rule 4: same place, next number, names its predecessor, new key. */
function placeFault(statement: Signed<ThreadEpoch>, previous: Signed<ThreadEpoch> | null, facts: Facts): ErrorCode | null {
  const epoch = statement.body;
  const old = previous?.body ?? null;
  if (epoch.org !== facts.org) return "place-changed";
  if (old !== null && (epoch.org !== old.org || epoch.thread !== old.thread || epoch.lane !== old.lane || epoch.subject !== old.subject)) return "place-changed";
  if (epoch.epoch !== (old?.epoch ?? 0) + 1) return "epoch-gap";
  if (epoch.prev !== (previous?.id ?? null)) return "wrong-previous";
  return old?.enc === epoch.enc || facts.used_keys.includes(recipientHash(epoch.enc)) ? "key-reused" : null;
}

/** Rule 1: at least one department, each at its newest epoch as of `iat`. */
function departmentFault(epoch: ThreadEpoch, facts: Facts): ErrorCode | null {
  const list = departments(epoch);
  if (list.length === 0) return "no-department";
  const current = list.every(({ dept, epoch: number, de }) => {
    const newest = departmentAt(facts, dept, epoch.iat);
    return newest?.epoch === number && newest.de === de;
  });
  return current ? null : "stale-department";
}

/** Rule 2: the subject or a representative, not excluded, by the binding current at `iat`. */
function personFault(epoch: ThreadEpoch, facts: Facts): ErrorCode | null {
  for (const { pid, kc } of persons(epoch)) {
    if (pid !== epoch.subject && representativeAt(facts, pid, epoch.subject, epoch.iat) === null) return "ghost-member";
    if (pid !== epoch.subject && epoch.exclude.includes(pid)) return "excluded-member";
    if (bindingAt(facts, pid, epoch.iat)?.kc !== kc) return "stale-binding";
  }
  return null;
}

/** Rule 3: the subject, once bound, can read the lane `case`. */
function subjectFault(epoch: ThreadEpoch, facts: Facts): ErrorCode | null {
  const bound = bindingAt(facts, epoch.subject, epoch.iat) !== null;
  const there = persons(epoch).some(({ pid }) => pid === epoch.subject);
  return epoch.lane === "case" && bound && !there ? "subject-missing" : null;
}

export type AuthorKind = "subject" | "rep" | "staff";

/** Rule 5: by what right the author made the epoch, or why not; the signature is judged with it. */
export async function authorOf(statement: Signed<ThreadEpoch>, previous: ThreadEpoch | null, facts: Facts): Promise<{ readonly by: AuthorKind } | ErrorCode> {
  const { by, iat } = statement.body;
  const binding = bindingAt(facts, by.pid, iat);
  if (binding?.kc !== by.kc) return "author-not-allowed";
  if ((await countSigners(statement, [unb64u(binding.sig)])) === 0) return "bad-signature";
  return authorRight(statement.body, previous, facts);
}

/** The same without the signature: may this person make this epoch? */
export function authorRight(epoch: ThreadEpoch, previous: ThreadEpoch | null, facts: Facts): { readonly by: AuthorKind } | ErrorCode {
  // Members of the previous epoch; for the first epoch, of the list itself.
  const depts = departmentNames(previous ?? epoch);
  const certs = writingCertificates(facts, epoch.by.pid, epoch.by.kc, depts, epoch.iat);
  if (certs.some(({ cert }) => !isRevoked(facts, cert, epoch.iat))) return { by: "staff" };
  const person = personAuthor(epoch, previous, facts);
  if (person !== null) return { by: person };
  return certs.length > 0 ? "revoked-author" : "author-not-allowed";
}

function personAuthor(epoch: ThreadEpoch, previous: ThreadEpoch | null, facts: Facts): AuthorKind | null {
  const { pid } = epoch.by;
  if (epoch.lane === "internal") return null;
  if (previous !== null) {
    const was = persons(previous);
    // After a re-identification only a department may author.
    if (!was.some((member) => member.pid === pid) || was.some((member) => identifiedAnewSince(facts, member.pid, member.kc, epoch.iat))) return null;
  }
  if (pid === epoch.subject) return "subject";
  // Whoever was excluded is no member of the epoch before, and nobody excludes himself: see `excludeFault`.
  return representativeAt(facts, pid, epoch.subject, epoch.iat)?.write === true ? "rep" : null;
}

/** Rule 3: `exclude` names representatives, is set by the subject or staff, and persists. */
function excludeFault(epoch: ThreadEpoch, previous: ThreadEpoch | null, by: AuthorKind): ErrorCode | null {
  const before = previous?.exclude ?? [];
  const added = epoch.exclude.some((pid) => !before.includes(pid));
  if ((added && by === "rep") || epoch.exclude.includes(epoch.subject)) return "exclude-not-allowed";
  return before.every((pid) => epoch.exclude.includes(pid)) ? null : "exclude-dropped";
}
