// SPDX-License-Identifier: EUPL-1.2
// Signed heads of the chain of audit entries and of the evidence of a decision. No screen reads it: its twin of the Rust code lives with the vectors.
import { hash, int, object, org, time, uuid, version } from "../../src/crypto/shape.ts";
import { kind } from "../../src/crypto/statement.ts";

export const AUDIT_HEAD = kind("audit-head", object({ v: version, org, n: int(0), hash, ts: time }));
export const EVIDENCE_HEAD = kind("evidence-head", object({ v: version, org, mid: uuid, n: int(0), hash, ts: time }));
