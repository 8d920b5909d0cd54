// SPDX-License-Identifier: EUPL-1.2
// Questions of a desk to the registrar, and its answers. Both travel sealed.
import { bool, date, hash, int, list, literal, nullable, object, oneOf, org, slug, tagged, text, time, uuid, version, type Of } from "../shape.ts";
import { kind } from "../statement.ts";

export const DOCUMENTS = ["id-card", "passport", "residence-permit"] as const;
export const CONTACT_CHECKS = ["phone-check", "document", "kvnr", "birth-date", "address", "card", "last-contact", "called-back"] as const;

const via = oneOf("phone", "counter");
const checks = list(oneOf(...CONTACT_CHECKS), 20);
const findNumber = object({ t: literal("find-number"), kvnr: text(40) });
const findName = object({ t: literal("find-name"), family: text(200), dob: date });
const slip = object({ t: literal("slip"), pid: uuid, document: oneOf(...DOCUMENTS) });
const contact = object({ t: literal("contact"), pid: uuid, via, checks, passed: bool });
const unblock = object({ t: literal("unblock"), pid: uuid });

export const REP_PROOFS = ["guardian-card", "court-order", "power-of-attorney", "birth-certificate", "custody"] as const;
const scope = nullable(list(slug, 200));
const rights = list(oneOf("read", "write", "history", "post"), 4);
const basis = oneOf("betreuung", "vollmacht", "eltern", "self");
const entry = object({ rep: uuid, for: uuid, scope, rights, basis, nbf: nullable(time), exp: nullable(time), proof: oneOf(...REP_PROOFS), filed: text(200) });
const repEnter = object({ t: literal("rep-enter"), entry });
const repWaiting = object({ t: literal("rep-waiting") });
const repDecide = object({ t: literal("rep-decide"), draft: hash, release: bool, reason: text(500) });
const repList = object({ t: literal("rep-list"), pid: uuid });
const repEnd = object({ t: literal("rep-end"), rep: hash, reason: text(500) });

const digits = object({ t: literal("digits"), from: int(0), to: int(0) });
const branch = object({ t: literal("branch"), branch: text(200) });
const registerRule = object({ rule: uuid, test: tagged<Of<typeof digits> | Of<typeof branch>>("t", { digits, branch }) });
const registerRules = list(registerRule, 50);
const rulesPut = object({ t: literal("rules-put"), rules: registerRules });
const rulesList = object({ t: literal("rules-list") });

export type RegisterRule = Of<typeof registerRule>;
export type RepEntry = Of<typeof entry>;
export type DeskAsk =
  | Of<typeof findNumber>
  | Of<typeof findName>
  | Of<typeof slip>
  | Of<typeof contact>
  | Of<typeof unblock>
  | Of<typeof repEnter>
  | Of<typeof repWaiting>
  | Of<typeof repDecide>
  | Of<typeof repList>
  | Of<typeof repEnd>
  | Of<typeof rulesPut>
  | Of<typeof rulesList>;
const ask = tagged<DeskAsk>("t", {
  "find-number": findNumber,
  "find-name": findName,
  slip,
  contact,
  unblock,
  "rep-enter": repEnter,
  "rep-waiting": repWaiting,
  "rep-decide": repDecide,
  "rep-list": repList,
  "rep-end": repEnd,
  "rules-put": rulesPut,
  "rules-list": rulesList,
});

export const DESK_REQUEST = kind("desk-request", object({ v: version, org, id: uuid, by: object({ pid: uuid, kc: hash }), dept: slug, ask, iat: time }));

const person = object({
  pid: uuid,
  role: oneOf("insured", "rep", "staff"),
  name: text(300),
  dob: date,
  kvnr: text(20),
  address: list(text(200), 10),
  flags: list(text(40), 20),
  bound: nullable(object({ at: time, assurance: oneOf("letter", "branch", "eid", "staff", "carryover"), quarantine_until: nullable(time) })),
  code_until: nullable(time),
  contacts: list(object({ at: time, via, checks, passed: bool }), 10),
});

const persons = object({ t: literal("persons"), items: list(person, 20), shielded: bool });
const made = object({ t: literal("slip"), aid: uuid, code: text(100), fp: text(60), exp: time });
const named = object({ pid: uuid, name: text(300), dob: date, flags: list(text(40), 20) });
const rep = object({ sh: hash, rep: named, for: named, scope, rights, basis, nbf: time, exp: time, ended: nullable(time) });
const draft = object({ draft: hash, entry, rep: named, for: named, by: uuid, by_name: text(300), at: time });
const reps = object({ t: literal("reps"), items: list(rep, 50), waiting: list(draft, 50) });
const recorded = object({ t: literal("recorded") });
const rules = object({ t: literal("rules"), items: registerRules });
const limited = object({ t: literal("limited"), until: time });
const refused = object({ t: literal("refused"), reason: text(60) });

export type DeskPerson = Of<typeof person>;
export type DeskRep = Of<typeof rep>;
export type DeskDraft = Of<typeof draft>;
export type DeskResult = Of<typeof persons> | Of<typeof made> | Of<typeof reps> | Of<typeof recorded> | Of<typeof rules> | Of<typeof limited> | Of<typeof refused>;
const result = tagged<DeskResult>("t", { persons, slip: made, reps, recorded, rules, limited, refused });

export const DESK_ANSWER = kind("desk-answer", object({ v: version, org, to: hash, result, iat: time }));

export type DeskRequest = Of<(typeof DESK_REQUEST)["shape"]>;
export type DeskAnswer = Of<(typeof DESK_ANSWER)["shape"]>;
