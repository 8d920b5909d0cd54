// SPDX-License-Identifier: EUPL-1.2
// A signed head of the chain of audit entries. No screen reads it: its twin of the Rust code lives with the vectors.
import { hash, int, object, org, time, version } from "../../src/crypto/shape.ts";
import { kind } from "../../src/crypto/statement.ts";

export const AUDIT_HEAD = kind("audit-head", object({ v: version, org, n: int(0), hash, ts: time }));
