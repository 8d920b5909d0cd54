// SPDX-License-Identifier: EUPL-1.2
/**
 * New seeds, new keycard, dropped methods (protocol ruling 13), and a carryover request signed by both keys. The old keys
 * stay in use until the registrar has bound the new ones; that may take 72 hours (ruling 14).
 */
import { wireMethods } from "./bundle.js";
import { toB64u } from "./bytes.js";
import type { Context } from "./context.js";
import { need, Refused } from "./outcome.js";
import { refusedBy } from "./reasons.js";
import type { Session } from "./session.js";

/** Long polls before we say that it is pending. */
const POLLS = 2;
/** Seconds of the veto period. */
const VETO = 72 * 3600;

export async function rotate(
  context: Context,
  session: Session,
  reason: "device-lost" | "method-removed" | "sheet-remade",
  drop: readonly string[],
): Promise<{ readonly pendingUntil: number | null }> {
  return context.locks.here("keys", () => change(context, session, reason, drop));
}

async function change(
  context: Context,
  session: Session,
  reason: "device-lost" | "method-removed" | "sheet-remade",
  drop: readonly string[],
): Promise<{ readonly pendingUntil: number | null }> {
  const { crypto, api } = context;
  const passkeys = need(await api.passkeys()).items;
  const rotated = await crypto.rotateIdentity({ reason, drop, now: context.now() });
  try {
    const next = await crypto.exportBundle();
    const body = {
      request: rotated.request,
      keycard: rotated.keycard,
      bundle: { expected_seq: next.seq - 1, seq: next.seq, file: toB64u(next.file) },
      methods: wireMethods(next),
      drop_credentials: passkeys.filter((item) => item.method !== null && drop.includes(item.method)).map((item) => item.credential_id),
    };
    need(await api.carryover(body, context.env.http.uuid()));
    const { pendingUntil } = await decided(context);
    if (pendingUntil !== null) {
      // The server keeps the old bundle until then; the new one comes with the first unlock after it.
      await crypto.discardChanges();
      session.noticeOver("keys-waiting");
      session.notice({ kind: "keys-waiting", at: pendingUntil, method: null });
      return { pendingUntil };
    }
    await crypto.bundleStored({ seq: next.seq });
  } catch (error) {
    await crypto.discardChanges();
    // Whether the server took them is not known: what it has is seen at the next unlock.
    if (error instanceof Refused && error.problem?.status === 0) await session.lock();
    throw error;
  }
  session.noticeOver("keys-waiting");
  const bundle = need(await api.bundle());
  session.update(await crypto.acceptBinding({ keycard: bundle.keycard, bind: bundle.bind, now: context.now() }));
  return { pendingUntil: null };
}

async function decided(context: Context): Promise<{ readonly pendingUntil: number | null }> {
  for (let poll = 0; poll < POLLS; poll += 1) {
    const status = need(await context.api.keysStatus());
    if (status.state === "refused") throw refusedBy(status, "carryover-refused");
    if (status.state !== "pending") return { pendingUntil: null };
    if (status.until !== null) return { pendingUntil: status.until };
  }
  return { pendingUntil: context.now() + VETO };
}
