// SPDX-License-Identifier: EUPL-1.2
/** A unit with so many colleagues, and what its lead's browser does when one of them leaves. */
import { systemChance } from "../src/crypto/bytes.ts";
import { makeUuid4 } from "../src/crypto/ids.ts";
import { makePersonKeys, makeSeeds } from "../src/crypto/identity.ts";
import type { Envelope, Uuid } from "../src/crypto/wire.ts";
import { HOUR, hire, Insurer, ORG, T0 } from "../tests/crypto/world.ts";

const DEPT = "pflege";

export async function someoneLeaves(staff: number): Promise<{ readonly checked: number; readonly sealed: number; readonly bytes: number }> {
  const insurer = await new Insurer().start();
  const lead = await hire(insurer, ["read", "write", "grant"]);
  const colleagues: { readonly pid: Uuid; readonly items: readonly Envelope[] }[] = [];
  for (let n = 0; n < staff; n += 1) {
    const pid = makeUuid4();
    const { keycard } = await makePersonKeys({ org: ORG, pid, kind: "staff" }, makeSeeds(systemChance), null, T0);
    const bind = await insurer.bindCard(keycard, { assurance: "staff", role: "staff", at: T0 });
    const cert = await insurer.certify(pid, DEPT, ["read", "write"]);
    colleagues.push({ pid, items: [keycard.envelope, bind.stmt, cert.envelope] });
  }
  const now = T0 + HOUR;
  await lead.api.addEvidence({ items: [await insurer.revlist(now)], now });
  let began = performance.now();
  // One after the other, as the office does it: a colleague whose papers are bad is left out, not all of them.
  for (const { items } of colleagues) {
    const { refused } = await lead.api.addEvidence({ items, now });
    if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused)}`);
  }
  const checked = performance.now() - began;
  began = performance.now();
  const { grants } = await lead.api.rotateDepartment({ dept: DEPT, reason: "member-removed", keep: colleagues.map(({ pid }) => pid), now });
  const sealed = performance.now() - began;
  return { checked, sealed, bytes: grants.reduce((sum, { file }) => sum + file.length, 0) };
}
