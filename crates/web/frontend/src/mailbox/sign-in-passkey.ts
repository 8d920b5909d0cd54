// SPDX-License-Identifier: EUPL-1.2
/** Sign-in and unlock in one prompt: the same assertion carries the PRF result. */
import type { Context } from "./context.js";
import { idBytes, toB64u, type Bytes } from "./bytes.js";
import { need, refuse } from "./outcome.js";
import type { Session } from "./session.js";

/** `alive`: a session exists, so the prompt only unlocks and no second session is made. */
export async function signInWithPasskey(context: Context, session: Session, alive: boolean): Promise<null> {
  const config = await context.config();
  const first = await context.crypto.prfInput({ rpId: config.rp_id });
  const { method, prf } = alive ? await unlockOnly(context, session, config.rp_id, first) : await signIn(context, session, first);
  if (method === null || prf === null) {
    // Signed in, but this passkey cannot open the keys here.
    session.stayLocked();
    throw refuse(method === null ? "passkey-no-unlock" : "prf-missing");
  }
  try {
    const { input, bundle } = await session.bundleFor(method);
    const person = await context.crypto.unlockWithPrf({ prf, bundle: input });
    await session.open(person, bundle);
    return null;
  } catch (error) {
    session.stayLocked();
    throw error;
  }
}

interface Unlocking {
  readonly method: string | null;
  readonly prf: Bytes | null;
}

async function signIn(context: Context, session: Session, first: Bytes): Promise<Unlocking> {
  const { public_key } = need(await context.api.passkeyRequest());
  const used = await context.env.passkeys.use(public_key, first);
  const { pid, method } = need(await context.api.signInPasskey(used.credential));
  session.signedIn(pid);
  return { method, prf: used.prf };
}

/** A further proof in a session that goes on; the keys stay as they are. */
export async function proveByPasskey(context: Context, session: Session): Promise<null> {
  const config = await context.config();
  const { public_key } = need(await context.api.passkeyRequest());
  const used = await context.env.passkeys.use(public_key, await context.crypto.prfInput({ rpId: config.rp_id }));
  const own = toB64u(idBytes(session.person().pid));
  if (used.userHandle !== null && toB64u(used.userHandle) !== own) throw refuse("wrong-person");
  need(await context.api.signInPasskey(used.credential));
  return null;
}

async function unlockOnly(context: Context, session: Session, rpId: string, first: Bytes): Promise<Unlocking> {
  const own = need(await context.api.passkeys()).items;
  if (!own.some((item) => item.method !== null)) return { method: null, prf: null };
  const options = {
    challenge: toB64u(context.env.random(32)),
    rpId,
    userVerification: "required",
    allowCredentials: own.filter((item) => item.method !== null).map((item) => ({ type: "public-key", id: item.credential_id })),
  };
  const used = await context.env.passkeys.use(options, first);
  const pid = session.pid;
  if (pid !== null && used.userHandle !== null && toB64u(used.userHandle) !== toB64u(idBytes(pid))) throw refuse("wrong-person");
  return { method: own.find((item) => item.credential_id === used.id)?.method ?? null, prf: used.prf };
}
