// SPDX-License-Identifier: EUPL-1.2
// Issue: an activation letter or slip was made out for a person.
import { hash, int, literal, object, oneOf, org, time, uuid, version, type Of } from "../shape.ts";
import { kind } from "../statement.ts";

export const ISSUE = kind(
  "issue",
  object({
    v: version,
    org,
    aid: uuid,
    pid: uuid,
    seq: int(0),
    method: oneOf("letter", "branch", "staff", "reissue", "eid"),
    role: oneOf("insured", "rep", "staff"),
    exp: time,
    td: hash,
    mbx: literal(null),
  }),
);

export type Issue = Of<(typeof ISSUE)["shape"]>;
