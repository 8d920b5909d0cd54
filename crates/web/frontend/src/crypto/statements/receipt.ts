// SPDX-License-Identifier: EUPL-1.2
// Receipt: the server's signed proof that it accepted one object, with a gapless number.
import { hash, int, object, oneOf, org, time, uuid, version, type Of } from "../shape.ts";
import { kind } from "../statement.ts";

export const RECEIPT = kind(
  "receipt",
  object({ v: version, org, thread: uuid, lane: oneOf("case", "internal"), obj: hash, size: int(0), ts: time, idx: int(0) }),
);

export type Receipt = Of<(typeof RECEIPT)["shape"]>;
