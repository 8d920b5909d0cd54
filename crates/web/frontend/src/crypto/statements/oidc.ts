// SPDX-License-Identifier: EUPL-1.2
// Identification by an identity provider: what a key that nobody knows yet asks, and what the registrar answers. All of it travels sealed.
import { date, device, hash, literal, nullable, object, org, recipient, slug, tagged, text, time, uuid, version, type Of } from "../shape.ts";
import { kind } from "../statement.ts";
import { webUrl } from "./td.ts";

export const OIDC_START = kind("oidc-start", object({ v: version, org, provider: slug, sig: hash, enc: recipient, r: device, iat: time }));
export const OIDC_FINISH = kind("oidc-finish", object({ v: version, org, start: hash, code: text(4000), state: text(200), iss: nullable(text(2000)), iat: time }));

/** Somebody proves who she is for one message that the portal has accepted; the answer is the proof. */
export const DECLARE_START = kind("declare-start", object({ v: version, org, provider: slug, pid: uuid, thread: uuid, obj: hash, sig: hash, enc: recipient, r: device, iat: time }));

const redirect = object({ t: literal("redirect"), url: webUrl, state: text(200) });
const identified = object({ t: literal("identified"), aid: uuid, code: text(100), fp: text(60), dob: date, exp: time });
const refused = object({ t: literal("refused"), reason: text(60) });

const declared = object({ t: literal("declared"), pid: uuid, thread: uuid, obj: hash, procedure: slug });

export type Declared = Of<typeof declared>;
export type OidcResult = Of<typeof redirect> | Of<typeof identified> | Declared | Of<typeof refused>;
const result = tagged<OidcResult>("t", { redirect, identified, declared, refused });

export const OIDC_ANSWER = kind("oidc-answer", object({ v: version, org, to: hash, result, iat: time }));

export type OidcStart = Of<(typeof OIDC_START)["shape"]>;
export type OidcFinish = Of<(typeof OIDC_FINISH)["shape"]>;
export type OidcAnswer = Of<(typeof OIDC_ANSWER)["shape"]>;
export type DeclareStart = Of<(typeof DECLARE_START)["shape"]>;
