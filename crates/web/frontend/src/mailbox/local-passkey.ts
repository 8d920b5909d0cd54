// SPDX-License-Identifier: EUPL-1.2
/** A passkey that is asked for what it opens, not for a proof: no server has drawn the challenge, and none checks the answer. */
import { toB64u } from "./bytes.js";

/** Bytes of a challenge. */
export const CHALLENGE = 32;

/** In the JSON form in which the server would ask, for one of these passkeys. */
export const localRequest = (rpId: string, challenge: Uint8Array, credentials: readonly string[]): Readonly<Record<string, unknown>> => ({
  rpId,
  challenge: toB64u(challenge),
  userVerification: "required",
  allowCredentials: credentials.map((id) => ({ type: "public-key", id })),
});
