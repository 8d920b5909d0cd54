// SPDX-License-Identifier: EUPL-1.2
/** The clerk's units: certificates and epochs verified, department keys opened in the worker. */
import type { wire } from "../api/index.js";
import { fromB64u } from "./bytes.js";
import type { Core } from "./common.js";
import { need } from "./outcome.js";
import type { UnitView } from "./views.js";

/** Fetches, verifies, opens. */
export async function loadUnits(core: Core): Promise<readonly UnitView[]> {
  const { items, signers } = need(await core.context.api.units());
  await core.trust.add([...(signers ?? []), ...items.flatMap((item) => [item.cert, ...item.epochs])]);
  core.units.clear();
  for (const item of items) core.units.add(item.dept);
  const now = core.context.now();
  const [labels, rights, keys] = await Promise.all([
    core.context.crypto.departments({ now }),
    core.context.crypto.ownRights({ now }),
    core.context.crypto.openUnits({ units: items.map(keysOf), now }),
  ]);
  const opened = keys.reduce((sum, report) => sum + report.opened.length, 0);
  const moreKeys = opened > core.unitKeys;
  const readsMore = moreKeys && [core.inbox.again(), core.people.again()].includes(true);
  core.unitKeys = opened;
  // Whoever has asked hears the rest of the page of it: a certificate comes a moment after the first sign-in, by no event of its own.
  const certified = JSON.stringify(rights);
  const mayDoOther = core.unitRights !== null && certified !== core.unitRights;
  core.unitRights = certified;
  if (readsMore || mayDoOther) core.context.live.emit({ kind: "threads" });
  return items.map((item) => {
    const newest = labels.find((label) => label.dept === item.dept);
    const opened = keys.find((report) => report.dept === item.dept)?.opened ?? [];
    return {
      dept: item.dept,
      label: newest?.label ?? item.dept,
      // What the certificate says, not what the server says.
      rights: rights.find((right) => right.dept === item.dept)?.rights ?? [],
      hasKey: newest !== undefined && opened.includes(newest.epoch),
      counts: item.counts,
    };
  });
}

const keysOf = (item: wire.Unit): Parameters<Core["context"]["crypto"]["openUnits"]>[0]["units"][number] => ({
  dept: item.dept,
  grants: item.grants.map((grant) => ({ epoch: grant.epoch, file: fromB64u(grant.file) })),
  links: item.links.map((link) => ({ epoch: link.epoch, file: fromB64u(link.file) })),
});
