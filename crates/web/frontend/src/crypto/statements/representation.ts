// SPDX-License-Identifier: EUPL-1.2
// Representation: who may act for an insured person, in which matters, with which rights, until when.
import { hash, list, nullable, object, oneOf, org, slug, time, uuid, version, type Of } from "../shape.ts";
import { kind } from "../statement.ts";

export const REP = kind(
  "rep",
  object({
    v: version,
    org,
    rep: uuid,
    for: uuid,
    /** Matters; null covers all. */
    scope: nullable(list(slug, 200)),
    rights: list(oneOf("read", "write", "history", "post"), 4),
    basis: oneOf("betreuung", "vollmacht", "eltern", "self"),
    nbf: time,
    exp: time,
    ref: nullable(hash),
    /** Keycard of the insured person who granted it herself; null where the binder signed. */
    by: nullable(hash),
    iat: time,
  }),
);

export type Rep = Of<(typeof REP)["shape"]>;
