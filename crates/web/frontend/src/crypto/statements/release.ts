// SPDX-License-Identifier: EUPL-1.2
// A second employee has read exactly this sealed message and lets it go.
import { hash, object, org, time, uuid, version, type Of } from "../shape.ts";
import { kind } from "../statement.ts";

export const RELEASE = kind("release", object({ v: version, org, thread: uuid, mid: uuid, obj: hash, by: object({ pid: uuid, kc: hash }), iat: time }));

export type Release = Of<(typeof RELEASE)["shape"]>;
