// SPDX-License-Identifier: EUPL-1.2
// Freshness: the registrar says on demand which binding of a person is the newest.
import { hash, object, org, time, uuid, version, type Of } from "../shape.ts";
import { kind } from "../statement.ts";

export const FRESH = kind("fresh", object({ v: version, org, pid: uuid, bind: hash, iat: time, exp: time }));

export type Fresh = Of<(typeof FRESH)["shape"]>;
