// SPDX-License-Identifier: EUPL-1.2
// Profile: who a pid is, signed by the registrar and sealed to the departments that may see it.
import { date, list, object, org, text, time, uuid, version, type Of } from "../shape.ts";
import { kind } from "../statement.ts";

export const PROFILE = kind(
  "profile",
  object({ v: version, org, pid: uuid, name: text(300), dob: date, kvnr: text(20), flags: list(text(40), 20), iat: time }),
);

export type Profile = Of<(typeof PROFILE)["shape"]>;
