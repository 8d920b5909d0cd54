// SPDX-License-Identifier: EUPL-1.2
// Binding: the registrar says whose key a keycard is.
import { hash, int, nullable, object, oneOf, org, time, uuid, version, type Of } from "../shape.ts";
import { kind } from "../statement.ts";

export const BIND = kind(
  "bind",
  object({
    v: version,
    org,
    pid: uuid,
    seq: int(0),
    kc: hash,
    prev: nullable(hash),
    method: oneOf("letter", "branch", "staff", "reissue", "eid", "carryover"),
    by: nullable(hash),
    assurance: oneOf("letter", "branch", "eid", "staff", "carryover"),
    role: oneOf("insured", "rep", "staff"),
    nbf: time,
    iat: time,
  }),
);

export type Bind = Of<(typeof BIND)["shape"]>;
