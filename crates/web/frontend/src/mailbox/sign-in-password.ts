// SPDX-License-Identifier: EUPL-1.2
/** Sign-in by password: works only in a browser profile that holds the device secret of this person. */
import type { Context } from "./context.js";
import { need, refuse } from "./outcome.js";
import type { Session } from "./session.js";

/** `alive`: a session exists already, only the keys are opened. */
export async function signInWithPassword(context: Context, session: Session, password: string, alive: boolean): Promise<null> {
  const { org } = await context.config();
  const known = await context.crypto.passwordPerson({ org });
  if (known === null) throw refuse("no-device-secret");
  const { handle, auth } = await context.crypto.startPassword({ org, pid: known.pid, password });
  if (!alive) session.signedIn(need(await context.api.signInPassword({ pid: known.pid, method: known.method, auth })).pid);
  else if (session.pid !== known.pid) throw refuse("wrong-person");
  try {
    const { input, bundle } = await session.bundleFor(known.method);
    const person = await context.crypto.unlockWithPassword({ handle, bundle: input });
    await session.open(person, bundle.quarantine_until);
    return null;
  } catch (error) {
    session.stayLocked();
    throw error;
  }
}
