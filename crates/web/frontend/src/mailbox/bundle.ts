// SPDX-License-Identifier: EUPL-1.2
/** Putting a changed bundle on the server: the file counts only once the server took it. */
import type { wire } from "../api/index.js";
import type { BundleExport } from "../crypto/api.ts";
import { toB64u } from "./bytes.js";
import type { Context } from "./context.js";
import { need } from "./outcome.js";

/** @throws `bundle-conflict`: another tab or device changed it first; lock, unlock, try again */
export async function saveBundle(context: Context): Promise<void> {
  await context.locks.with("bundle", async () => {
    const next = await context.crypto.exportBundle();
    need(await context.api.saveBundle({ expected_seq: next.seq - 1, seq: next.seq, file: toB64u(next.file), methods: wireMethods(next) }));
    await context.crypto.bundleStored({ seq: next.seq });
  });
}

export function wireMethods(bundle: BundleExport): readonly wire.Method[] {
  return bundle.methods.map((method) => ({ id: method.id, tag: method.tag, mac: method.mac, auth_hash: method.authHash, locator_hash: method.locatorHash }));
}
