// SPDX-License-Identifier: EUPL-1.2
/** Sign-in by password: works only in a browser profile that holds the device secret of this person. */
import type { Context } from "./context.js";
import { need, refuse, Refused } from "./outcome.js";
import type { Session } from "./session.js";

/** `alive`: a session exists already; the keys are opened, and the password is a proof in it (ruling 35). */
export async function signInWithPassword(context: Context, session: Session, password: string, alive: boolean): Promise<null> {
  const { org } = await context.config();
  const known = await context.crypto.passwordPerson({ org });
  if (known === null) throw refuse("no-device-secret");
  const { handle, auth } = await context.crypto.startPassword({ org, pid: known.pid, password });
  const proof = { pid: known.pid, method: known.method, auth };
  if (alive && session.pid !== known.pid) throw refuse("wrong-person");
  // The server counts wrong tries; one that it takes is right, so that what fails below is to blame on the bundle.
  session.signedIn(await proven(context, proof));
  try {
    const { input, bundle } = await session.bundleFor(known.method);
    const person = await context.crypto.unlockWithPassword({ handle, bundle: input });
    await session.open(person, bundle);
    return null;
  } catch (error) {
    session.stayLocked();
    throw error;
  }
}

/** A further proof in a session that goes on; the keys stay as they are. */
export async function proveByPassword(context: Context, session: Session, password: string): Promise<null> {
  const { org } = await context.config();
  const { pid } = session.person();
  const known = await context.crypto.passwordPerson({ org });
  if (known === null) throw refuse("no-device-secret");
  if (known.pid !== pid) throw refuse("wrong-person");
  const { auth } = await context.crypto.startPassword({ org, pid, password });
  await proven(context, { pid, method: known.method, auth });
  return null;
}

/** Whose password it is. @throws `wrong-password` */
async function proven(context: Context, proof: Parameters<Context["api"]["signInPassword"]>[0]): Promise<string> {
  const answer = await context.api.signInPassword(proof, context.shared);
  if (answer.ok || answer.problem.code !== "login-refused") return need(answer).pid;
  const { triesLeft } = answer.problem;
  throw new Refused({ code: "wrong-password", ...(triesLeft === undefined ? {} : { triesLeft }) }, answer.problem);
}
