// SPDX-License-Identifier: EUPL-1.2
// A person wants decisions to be announced in the portal, or does not want it any longer. The words themselves are signed.
import { demand } from "../errors.ts";
import { bool, hash, int, object, org, pattern, text, time, uuid, version, type Of } from "../shape.ts";
import { kind } from "../statement.ts";
import { utf8 } from "../bytes.ts";

/** Bytes of the words at most. */
export const MAX_CONSENT_TEXT = 4_000;

const shape = object({
  v: version,
  org,
  by: object({ pid: uuid, kc: hash }),
  given: bool,
  version: int(1),
  lang: pattern(/^[A-Za-z0-9-]{1,35}$/),
  text: text(MAX_CONSENT_TEXT),
  iat: time,
});

export type Consent = Of<typeof shape>;

export const CONSENT = kind<Consent>("consent", (value, at) => {
  const consent = shape(value, at);
  const length = utf8(consent.text).length;
  demand(length >= 1 && length <= MAX_CONSENT_TEXT, "wrong-members", `${at}.text`);
  return consent;
});
