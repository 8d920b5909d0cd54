// SPDX-License-Identifier: EUPL-1.2
/** Colleagues of a unit: who they are, giving them its key, taking it away. */
import type { wire } from "../api/index.js";
import { toB64u } from "./bytes.js";
import type { Core } from "./common.js";
import { need, refuse } from "./outcome.js";
import { peek } from "./peek.js";
import type { StaffView } from "./views.js";
import { loadUnits } from "./units.js";

/** Only colleagues whose keycard, binding and certificate the worker has verified. */
export async function listStaff(core: Core, dept: string): Promise<readonly StaffView[]> {
  const self = core.session.person().pid;
  const colleagues = await verified(core, dept);
  return colleagues.map((item) => {
    const cert = peek(item.cert.stmt);
    return { pid: item.pid, label: textOf(cert["label"]), rights: rightsIn(cert, dept), hasKey: item.has_grant, self: item.pid === self, program: peek(item.keycard)["kind"] === "agent" };
  });
}

export async function grantKey(core: Core, dept: string, pid: string): Promise<null> {
  if (!(await verified(core, dept)).some((item) => item.pid === pid)) throw refuse("uncertified-staff");
  const { epoch, file } = await core.context.crypto.grantDepartment({ dept, pid, now: core.context.now() });
  return need(await core.context.api.grantUnit(dept, { epoch, pid, file: toB64u(file) }));
}

/** Access ends first, then the unit gets a new key for those who stay; the threads follow with their next message. */
export async function removeStaff(core: Core, dept: string, pid: string): Promise<null> {
  if (pid === core.session.person().pid) throw refuse("not-yourself");
  const before = await verified(core, dept);
  need(await core.context.api.removeMember(dept, pid));
  const keep = before.filter((item) => item.pid !== pid && item.has_grant).map((item) => item.pid);
  const next = await core.context.crypto.rotateDepartment({ dept, reason: "member-removed", keep, now: core.context.now() });
  need(
    await core.context.api.unitEpoch(dept, {
      stmt: next.stmt,
      grants: next.grants.map((grant) => ({ pid: grant.pid, file: toB64u(grant.file) })),
      link: toB64u(next.link),
    }),
  );
  await core.trust.load(true);
  await loadUnits(core);
  return null;
}

async function verified(core: Core, dept: string): Promise<readonly wire.Colleague[]> {
  const { items } = need(await core.context.api.staff(dept));
  const good: wire.Colleague[] = [];
  for (const item of items) {
    const report = await core.trust.add([item.keycard, item.bind, item.cert]);
    const theirs = [item.bind, item.cert].every(({ stmt }) => peek(stmt)["pid"] === item.pid);
    if (report.refused.length === 0 && theirs) good.push(item);
  }
  return good;
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

function rightsIn(cert: Readonly<Record<string, unknown>>, dept: string): readonly string[] {
  const depts: unknown = cert["depts"];
  if (!Array.isArray(depts)) return [];
  for (const item of depts as readonly unknown[]) {
    if (typeof item === "object" && item !== null && "d" in item && item.d === dept && "rights" in item && Array.isArray(item.rights)) {
      return item.rights.filter((right) => typeof right === "string");
    }
  }
  return [];
}
