// SPDX-License-Identifier: EUPL-1.2
// Revocation list: certificates, representations and department epochs that no longer hold, and since when.
import { hash, int, list, object, org, time, version, type Of } from "../shape.ts";
import { kind } from "../statement.ts";

export const REVLIST = kind("revlist", object({ v: version, org, seq: int(0), revoked: list(object({ sh: hash, at: time }), 100_000), iat: time, exp: time }));

export type Revlist = Of<(typeof REVLIST)["shape"]>;
