// SPDX-License-Identifier: EUPL-1.2
// Carryover request: the same person with a new key, signed by the new and the previous key.
import { hash, object, oneOf, org, time, uuid, version, type Of } from "../shape.ts";
import { kind } from "../statement.ts";

export const CARRYOVER_REQUEST = kind(
  "carryover-request",
  object({
    v: version,
    org,
    pid: uuid,
    kc: hash,
    prev: hash,
    reason: oneOf("device-lost", "method-removed", "sheet-remade"),
    iat: time,
  }),
);

export type CarryoverRequest = Of<(typeof CARRYOVER_REQUEST)["shape"]>;
