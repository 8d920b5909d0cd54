// SPDX-License-Identifier: EUPL-1.2
/** Adding ways to unlock; used by activation and by the account pages. The bundle is saved by the caller. */
import type { RecoverySheet } from "../crypto/api.ts";
import { toB64u } from "./bytes.js";
import type { Context } from "./context.js";
import { need } from "./outcome.js";

/** One creation; if it gives no PRF result, one `get` at once (some browsers only answer then). */
export async function addPasskey(context: Context, label: string): Promise<{ readonly prf: boolean; readonly credential: string }> {
  const { rp_id } = await context.config();
  const first = await context.crypto.prfInput({ rpId: rp_id });
  const { public_key } = need(await context.api.passkeyCreation());
  const made = await context.env.passkeys.create(public_key, first, context.shared);
  const prf = made.prf ?? (await askAgain(context, rp_id, made.id, await context.crypto.prfInput({ rpId: rp_id })));
  if (prf === null) {
    const { credential_id } = need(await context.api.addPasskey(made.credential, null));
    return { prf: false, credential: credential_id };
  }
  const method = await context.crypto.addMethodPrf({ prf, label, now: context.now() });
  const { credential_id } = need(await context.api.addPasskey(made.credential, method.id));
  return { prf: true, credential: credential_id };
}

async function askAgain(context: Context, rpId: string, id: string, first: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const challenge = context.env.random(32);
    const used = await context.env.passkeys.use(
      { challenge: toB64u(challenge), rpId, userVerification: "required", allowCredentials: [{ type: "public-key", id }] },
      first,
    );
    return used.prf;
  } catch {
    // The person closed the second prompt: the passkey can still sign in.
    return null;
  }
}

export async function addPassword(context: Context, password: string, label: string): Promise<void> {
  await context.env.persist();
  await context.crypto.addMethodPassword({ password, label, now: context.now() });
}

/** For the print page only. */
export function sheetView(sheet: RecoverySheet): { readonly groups: readonly string[]; readonly qr: string } {
  return { groups: sheet.code.split("-"), qr: sheet.qr };
}
