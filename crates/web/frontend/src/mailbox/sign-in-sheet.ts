// SPDX-License-Identifier: EUPL-1.2
/** Sign-in on a new device by recovery sheet and birth date; the registrar checks the date. The code stays in the worker. */
import { toB64u } from "./bytes.js";
import type { Context } from "./context.js";
import { need, refuse } from "./outcome.js";
import { refusedBy } from "./reasons.js";
import type { Session } from "./session.js";
import type { Trust } from "./trust.js";

/** Long polls until we say that the registrar does not answer. */
const POLLS = 6;

export async function signInWithSheet(context: Context, trust: Trust, session: Session, code: string, dob: string): Promise<null> {
  const { org } = await context.config();
  const { handle, locator } = await context.crypto.startRecovery({ org, input: code });
  const { td } = await trust.fetch(true);
  const claims = await context.crypto.sealClaims({ handle, dob, td, registrar: await trust.registrar(), now: context.now() });
  session.signedIn(need(await context.api.signInRecovery({ locator, claims: toB64u(claims) }, context.shared)).pid);
  await decided(context);
  try {
    const { input, bundle } = await session.bundleFor({ tag: "rec" });
    const person = await context.crypto.unlockWithRecovery({ handle, bundle: input });
    await session.open(person, bundle);
    return null;
  } catch (error) {
    session.stayLocked();
    throw error;
  }
}

async function decided(context: Context): Promise<void> {
  for (let poll = 0; poll < POLLS; poll += 1) {
    const status = need(await context.api.recoveryStatus());
    if (status.state === "refused") throw refusedBy(status, "claims-refused");
    if (status.state !== "pending") return;
  }
  throw refuse("registrar-silent");
}
