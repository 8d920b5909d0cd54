// SPDX-License-Identifier: EUPL-1.2
// Staff certificate: which departments a clerk's key speaks for. A role label, never a name.
import { hash, list, object, oneOf, org, slug, text, time, uuid, version, type Of } from "../shape.ts";
import { kind } from "../statement.ts";

export const STAFF = kind(
  "staff",
  object({
    v: version,
    org,
    pid: uuid,
    kc: hash,
    depts: list(object({ d: slug, rights: list(oneOf("read", "write", "grant", "register", "represent"), 5) }), 100),
    label: text(200),
    nbf: time,
    exp: time,
    iat: time,
  }),
);

export type Staff = Of<(typeof STAFF)["shape"]>;
