// SPDX-License-Identifier: EUPL-1.2
// Department epoch: a department's age recipient for a span of time, and its signed name.
import { hash, int, nullable, object, org, recipient, slug, text, time, version, type Of } from "../shape.ts";
import { kind } from "../statement.ts";

export const DEPT_EPOCH = kind(
  "dept-epoch",
  object({
    v: version,
    org,
    dept: slug,
    epoch: int(0),
    label: text(200),
    enc: recipient,
    prev: nullable(hash),
    reason: text(200),
    iat: time,
  }),
);

export type DeptEpoch = Of<(typeof DEPT_EPOCH)["shape"]>;
