// SPDX-License-Identifier: EUPL-1.2
/** Why the registrar refused: its names (crates/registrar, refusal.rs) as codes that a screen has a sentence for. */
import type { wire } from "../api/index.js";
import { Refused } from "./outcome.js";

const CODES: Readonly<Record<string, string>> = {
  "wrong-claims": "claims-refused",
  "no-tries-left": "claims-refused",
  // One sentence for all four, as at the lookup (protocol ruling 15).
  unknown: "code-refused",
  used: "code-refused",
  superseded: "code-refused",
  expired: "code-refused",
  "bad-mac": "wrong-mac",
};

/** `fallback` where the registrar gave no reason of these. */
export function refusedBy(status: wire.ActivationStatus, fallback: "claims-refused" | "carryover-refused"): Refused {
  const code = status.reason === null ? fallback : (CODES[status.reason] ?? fallback);
  return new Refused({ code, ...(status.tries_left === null ? {} : { triesLeft: status.tries_left }) });
}
