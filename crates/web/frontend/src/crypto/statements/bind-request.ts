// SPDX-License-Identifier: EUPL-1.2
// Bind request: the new key asks the registrar to be bound; sealed to the department `registrar`.
import { date, hash, object, org, time, uuid, version, type Of } from "../shape.ts";
import { kind } from "../statement.ts";

export const BIND_REQUEST = kind(
  "bind-request",
  object({
    v: version,
    org,
    aid: uuid,
    pid: uuid,
    kc: hash,
    mac: hash,
    claims: object({ dob: date }),
    td: hash,
    iat: time,
  }),
);

export type BindRequest = Of<(typeof BIND_REQUEST)["shape"]>;
