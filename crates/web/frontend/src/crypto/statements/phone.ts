// SPDX-License-Identifier: EUPL-1.2
// Phone check: the desk commits, the person answers, the desk reveals. Each step names the one before it.
import { device, hash, object, org, slug, time, uuid, version, type Of } from "../shape.ts";
import { kind } from "../statement.ts";

const by = object({ pid: uuid, kc: hash });
/** 16 random bytes of one end. */
const draw = device;

export const PHONE_COMMIT = kind("phone-commit", object({ v: version, org, pid: uuid, dept: slug, by, commit: hash, iat: time }));
export const PHONE_ANSWER = kind("phone-answer", object({ v: version, org, by, to: hash, b: draw, iat: time }));
export const PHONE_REVEAL = kind("phone-reveal", object({ v: version, org, by, to: hash, a: draw, iat: time }));

export type PhoneCommit = Of<(typeof PHONE_COMMIT)["shape"]>;
export type PhoneAnswer = Of<(typeof PHONE_ANSWER)["shape"]>;
export type PhoneReveal = Of<(typeof PHONE_REVEAL)["shape"]>;
