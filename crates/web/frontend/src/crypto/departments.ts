// SPDX-License-Identifier: EUPL-1.2
// Department keys on the staff side: opening grants, following links back, granting, rotating (docs/PROTOCOL.md, section 5).
import { identityOf, recipientOf, type Identity } from "./agefile.ts";
import type { UnitKeysInput, UnitKeysReport } from "./api.ts";
import type { Bytes, Chance } from "./bytes.ts";
import { hasRight, type Directory } from "./directory.ts";
import { codeOf, demand, ProtocolError, type ErrorCode } from "./errors.ts";
import { openDeptGrant, sealDeptGrant } from "./grants.ts";
import type { PersonKeys } from "./identity.ts";
import { signStatement, type Signed } from "./statement.ts";
import { DEPT_EPOCH, type DeptEpoch } from "./statements/dept-epoch.ts";
import { leafOf } from "./verify.ts";
import type { Attested, Slug, UnixSeconds, Uuid } from "./wire.ts";

/** Identities of departments, by slug and epoch. */
export class UnitKeys {
  readonly #identities = new Map<string, Identity>();

  get(dept: Slug, epoch: number): Identity | null {
    return this.#identities.get(`${dept}:${epoch}`) ?? null;
  }

  set(dept: Slug, epoch: number, identity: Identity): void {
    this.#identities.set(`${dept}:${epoch}`, identity);
  }

  departments(): Slug[] {
    return [...new Set([...this.#identities.keys()].map((key) => key.slice(0, key.lastIndexOf(":"))))].sort();
  }

  epochs(dept: Slug): number[] {
    const prefix = `${dept}:`;
    return [...this.#identities.keys()].filter((key) => key.startsWith(prefix)).map((key) => Number(key.slice(prefix.length))).sort((a, b) => a - b);
  }

  clear(): void {
    this.#identities.clear();
  }
}

/** Opens grants with the person's keys (current and old), then follows links from newer epochs to older ones. */
export async function openUnit(unit: UnitKeysInput, directory: Directory, mine: readonly Identity[], keys: UnitKeys): Promise<UnitKeysReport> {
  const refused: { epoch: number; what: "grant" | "link"; code: ErrorCode }[] = [];
  for (const { epoch, file } of unit.grants) {
    const code = await openGrant(unit.dept, epoch, file, directory, mine, keys);
    if (code !== null && keys.get(unit.dept, epoch) === null) refused.push({ epoch, what: "grant", code });
  }
  // A link of epoch e is sealed to epoch e + 1: the newest first.
  for (const { epoch, file } of [...unit.links].sort((a, b) => b.epoch - a.epoch)) {
    const code = await openLink(unit.dept, epoch, file, directory, keys);
    if (code !== null) refused.push({ epoch, what: "link", code });
  }
  return { dept: unit.dept, opened: keys.epochs(unit.dept), refused };
}

async function openGrant(dept: Slug, epoch: number, file: Uint8Array, directory: Directory, mine: readonly Identity[], keys: UnitKeys): Promise<ErrorCode | null> {
  const statement = directory.department(dept, epoch);
  if (statement === null) return "stale-department";
  let code: ErrorCode = "not-for-this-key";
  for (const identity of mine) {
    try {
      keys.set(dept, epoch, await openDeptGrant(identity, file, "dept-grant", { org: statement.body.org, dept, epoch }, statement.body.enc));
      return null;
    } catch (error) {
      code = codeOf(error);
      if (code !== "not-for-this-key") return code;
    }
  }
  return code;
}

async function openLink(dept: Slug, epoch: number, file: Uint8Array, directory: Directory, keys: UnitKeys): Promise<ErrorCode | null> {
  if (keys.get(dept, epoch) !== null) return null;
  const statement = directory.department(dept, epoch);
  const next = keys.get(dept, epoch + 1);
  if (statement === null) return "stale-department";
  if (next === null) return "grant-missing";
  try {
    keys.set(dept, epoch, await openDeptGrant(next, file, "dept-link", { org: statement.body.org, dept, epoch }, statement.body.enc));
    return null;
  } catch (error) {
    return codeOf(error);
  }
}

function demandGrantRight(directory: Directory, by: PersonKeys, dept: Slug, now: UnixSeconds): void {
  const certs = directory.certificatesOf(by.keycard.body.pid, by.keycard.id, now);
  demand(certs.some((cert) => hasRight(cert, dept, "grant")), "right-missing");
}

function newestOf(directory: Directory, dept: Slug, now: UnixSeconds): Signed<DeptEpoch> {
  const epoch = directory.departmentAt(dept, now);
  if (epoch === null) throw new ProtocolError("stale-department");
  return epoch;
}

/** The age recipient of a colleague, if she is bound and certified for the department. */
function colleague(directory: Directory, pid: Uuid, dept: Slug, now: UnixSeconds): string {
  const bind = directory.bindingAt(pid, now);
  if (bind === null) throw new ProtocolError("stale-binding");
  const card = directory.keycard(bind.body.kc);
  const certified = directory.certificatesOf(pid, bind.body.kc, now).some((cert) => hasRight(cert, dept, "read"));
  if (card === null || !certified) throw new ProtocolError("uncertified-staff");
  return card.body.enc;
}

/** One grant of the newest epoch for a colleague. */
export async function grantDepartment(args: { readonly dept: Slug; readonly pid: Uuid }, by: PersonKeys, directory: Directory, keys: UnitKeys, now: UnixSeconds): Promise<{ readonly epoch: number; readonly file: Bytes }> {
  demandGrantRight(directory, by, args.dept, now);
  const { body } = newestOf(directory, args.dept, now);
  const identity = keys.get(args.dept, body.epoch);
  if (identity === null) throw new ProtocolError("grant-missing");
  const file = await sealDeptGrant(colleague(directory, args.pid, args.dept, now), "dept-grant", body, identity);
  return { epoch: body.epoch, file };
}

export interface RotatedDepartment {
  readonly stmt: Attested;
  readonly grants: readonly { readonly pid: Uuid; readonly file: Bytes }[];
  readonly link: Bytes;
}

/** Next epoch: statement signed by a clerk with right `grant`, grants for those who stay, link to the old epoch. */
export async function rotateDepartment(
  args: { readonly dept: Slug; readonly reason: string; readonly keep: readonly Uuid[] },
  by: PersonKeys,
  directory: Directory,
  keys: UnitKeys,
  now: UnixSeconds,
  chance: Chance,
): Promise<RotatedDepartment> {
  demandGrantRight(directory, by, args.dept, now);
  const old = newestOf(directory, args.dept, now);
  const oldIdentity = keys.get(args.dept, old.body.epoch);
  if (oldIdentity === null) throw new ProtocolError("grant-missing");
  const identity = identityOf(chance(32));
  const enc = await recipientOf(identity);
  const body: DeptEpoch = { ...old.body, epoch: old.body.epoch + 1, enc, prev: old.id, reason: args.reason, iat: now };
  const epoch = await signStatement(DEPT_EPOCH, body, [by.seeds.sig]);
  const grants = [];
  for (const pid of args.keep) grants.push({ pid, file: await sealDeptGrant(colleague(directory, pid, args.dept, now), "dept-grant", body, identity) });
  const link = await sealDeptGrant(enc, "dept-link", old.body, oldIdentity);
  keys.set(args.dept, body.epoch, identity);
  return { stmt: { stmt: epoch.envelope, leaf: leafOf(epoch), proof: null }, grants, link };
}
