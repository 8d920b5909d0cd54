// SPDX-License-Identifier: EUPL-1.2
// Trust Document: names every key that may speak for the insurer.
import { hash, int, list, nullable, object, org, pattern, slug, text, time, version, type Of } from "../shape.ts";
import { kind } from "../statement.ts";

const role = object<{ readonly keys: readonly string[]; readonly threshold: number }>({ keys: list(hash, 32), threshold: int(0) });

/** `http` is for tests on one machine; the registrar decides whether it takes it. */
export const webUrl = pattern(/^https?:\/\/[!-~]{1,2000}$/);
const idp = object({ id: slug, iss: webUrl, jwks_uri: webUrl, procedure: slug });

export const TD = kind(
  "td",
  object({
    v: version,
    org,
    ver: int(0),
    iat: time,
    exp: time,
    prev: nullable(hash),
    root: role,
    roles: object({
      admin: role,
      binder: role,
      fresh: role,
      issuer: role,
      receipt: role,
      release: role,
      log: object({ origin: nullable(text(500)), vkey: nullable(text(500)) }),
    }),
    witness_policy: text(20_000),
    idps: list(idp, 1000),
    min_client: int(0),
  }),
);

export type Td = Of<(typeof TD)["shape"]>;
export type RoleName = "admin" | "binder" | "fresh" | "issuer" | "receipt" | "release";

