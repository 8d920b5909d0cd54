// SPDX-License-Identifier: EUPL-1.2
/** Sign-in and unlock in one prompt: the same assertion carries the PRF result. */
import type { Context } from "./context.js";
import { idBytes, toB64u, type Bytes } from "./bytes.js";
import { wipeKeptOf } from "./kept-wipe.js";
import { need, refuse } from "./outcome.js";
import type { Session } from "./session.js";
import { ownedBy, type Ceremony } from "./webauthn.js";

/**
 * The passkey was taken out, or access is closed: nothing of the person stays readable here. The server says the same of a prompt that was left
 * open for too long; what goes then is still on the server.
 */
const CLOSED: ReadonlySet<string> = new Set(["login-refused", "access-blocked", "access-left", "access-ended"]);

/** `alive`: a session exists, so that no second one is made: the prompt unlocks, and is a proof in the one there is (ruling 35). */
export async function signInWithPasskey(context: Context, session: Session, alive: boolean): Promise<null> {
  const config = await context.config();
  const first = await context.crypto.prfInput({ rpId: config.rp_id });
  const { method, prf } = alive ? await unlockOnly(context, session, first) : await signIn(context, session, first);
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
  const { public_key } = need(await context.api.passkeyRequest(context.shared));
  const used = await context.env.passkeys.use(public_key, first);
  const answer = await context.api.signInPasskey(used.credential);
  if (!answer.ok && CLOSED.has(answer.problem.code)) await wipeKeptOf(context, used.id);
  const { pid, method } = need(answer);
  session.signedIn(pid);
  return { method, prf: used.prf };
}

/** A further proof in a session that goes on; the keys stay as they are. */
export async function proveByPasskey(context: Context, session: Session): Promise<null> {
  const config = await context.config();
  const own = need(await context.api.passkeys()).items.map((item) => item.credential_id);
  await prove(context, await context.crypto.prfInput({ rpId: config.rp_id }), session.person().pid, own);
  return null;
}

async function unlockOnly(context: Context, session: Session, first: Bytes): Promise<Unlocking> {
  const own = need(await context.api.passkeys()).items.filter((item) => item.method !== null);
  if (own.length === 0) return { method: null, prf: null };
  const { pid } = session;
  const used = await prove(context, first, pid, own.map((item) => item.credential_id));
  return { method: own.find((item) => item.credential_id === used.id)?.method ?? null, prf: used.prf };
}

/** One ceremony with a challenge of this session. `own`: only these passkeys are offered; any if none is named. */
async function prove(context: Context, first: Bytes, pid: string | null, own: readonly string[]): Promise<Ceremony> {
  const { public_key } = need(await context.api.passkeyRequest());
  const used = await context.env.passkeys.use({ ...public_key, allowCredentials: own.map((id) => ({ type: "public-key", id })) }, first);
  if (pid !== null && used.userHandle !== null && toB64u(used.userHandle) !== toB64u(idBytes(pid))) throw refuse("wrong-person");
  need(await context.api.signInPasskey(pid === null ? used.credential : ownedBy(used, idBytes(pid))));
  return used;
}
