// SPDX-License-Identifier: EUPL-1.2
// Keycard: a person's signature key and age recipient. Its hash, `kc`, is the name of a key everywhere.
import { hash, int, nullable, object, oneOf, org, recipient, time, uuid, version, type Of } from "../shape.ts";
import { kind } from "../statement.ts";

export const KEYCARD = kind(
  "keycard",
  object({
    v: version,
    org,
    pid: uuid,
    kind: oneOf("insured", "rep", "staff", "agent"),
    seq: int(0),
    sig: hash,
    enc: recipient,
    iat: time,
    prev: nullable(hash),
  }),
);

export type Keycard = Of<(typeof KEYCARD)["shape"]>;
