// SPDX-License-Identifier: EUPL-1.2
/** Asks for an activation letter. The answer says only that the wish has arrived: whoever asks learns nothing about anybody. */
import { toB64u } from "./bytes.js";
import type { Context } from "./context.js";
import { need } from "./outcome.js";
import type { LetterWish } from "./service.js";
import type { Trust } from "./trust.js";

export async function requestLetter(context: Context, trust: Trust, claims: LetterWish): Promise<null> {
  const { org } = await context.config();
  const { td } = await trust.fetch(true);
  const file = await context.crypto.sealLetterRequest({ org, claims, td, registrar: await trust.registrar(), now: context.now() });
  need(await context.api.requestLetter({ file: toB64u(file) }));
  return null;
}
