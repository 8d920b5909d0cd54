// SPDX-License-Identifier: EUPL-1.2
// One of the two ends a representation before its time.
import { hash, object, org, time, uuid, version, type Of } from "../shape.ts";
import { kind } from "../statement.ts";

export const REP_END = kind("rep-end", object({ v: version, org, rep: hash, by: object({ pid: uuid, kc: hash }), iat: time }));

export type RepEnd = Of<(typeof REP_END)["shape"]>;
