// SPDX-License-Identifier: EUPL-1.2
/** Representations at the desk: everything is asked of the registrar, sealed; the portal sees neither names nor papers. */
import type { DeskDraft, DeskRep, DeskResult } from "../crypto/api.ts";
import type { MailboxCode } from "./codes.js";
import type { Core } from "./common.js";
import { ask } from "./desk.js";
import { outcome, refuse } from "./outcome.js";
import type { DeskPart } from "./service.js";
import type { DeskDraftView, DeskRepView, NewRepresentation } from "./views.js";

/** Why the registrar refuses (crates/registrar, represent.rs) as codes that a screen has a sentence for. */
const REASONS: Readonly<Record<string, MailboxCode>> = {
  "four-eyes": "rep-four-eyes",
  "no-evidence": "rep-no-evidence",
  dates: "rep-dates",
  "of-age": "rep-of-age",
  restricted: "rep-restricted",
  rights: "rep-rights",
  "needs-court-order": "rep-needs-court-order",
  "wrong-persons": "rep-wrong-persons",
  deceased: "rep-deceased",
  unknown: "rep-decided",
  "no-reason": "rep-no-reason",
  "author-lost-right": "rep-author-lost",
};

export function makeDeskReps(core: Core): DeskPart["reps"] {
  const recorded = (result: DeskResult): null => {
    if (result.t !== "recorded") throw refuse("desk-refused");
    return null;
  };
  const reps = (result: DeskResult): Extract<DeskResult, { t: "reps" }> => {
    if (result.t !== "reps") throw refuse("desk-refused");
    return result;
  };
  return {
    list: (dept, pid) =>
      outcome(async () => {
        const { items, waiting } = reps(await ask(core, dept, { t: "rep-list", pid }, REASONS));
        return { items: items.map((item) => viewOf(item, core.context.now())), waiting: waiting.map((draft) => draftOf(draft, core.session.person().pid)) };
      }),
    waiting: (dept) =>
      outcome(async () => {
        const { waiting } = reps(await ask(core, dept, { t: "rep-waiting" }, REASONS));
        return waiting.map((draft) => draftOf(draft, core.session.person().pid));
      }),
    enter: (dept, entry) => outcome(async () => recorded(await ask(core, dept, { t: "rep-enter", entry: wireOf(entry) }, REASONS))),
    decide: (dept, draft, why) => outcome(async () => recorded(await ask(core, dept, { t: "rep-decide", draft, release: why === null, reason: why ?? "" }, REASONS))),
    end: (dept, id, reason) => outcome(async () => recorded(await ask(core, dept, { t: "rep-end", rep: id, reason }, REASONS))),
  };
}

const wireOf = ({ rep, subject, matters, rights, basis, from, until, proof, filed }: NewRepresentation): DeskDraft["entry"] => ({
  rep,
  for: subject,
  scope: matters,
  rights,
  basis,
  nbf: from,
  exp: until,
  proof,
  filed,
});

function viewOf(item: DeskRep, now: number): DeskRepView {
  const state = item.ended !== null ? "ended" : now < item.nbf ? "later" : now < item.exp ? "holds" : "over";
  return { id: item.sh, rep: item.rep, subject: item.for, matters: item.scope, rights: item.rights, basis: item.basis, from: item.nbf, until: item.exp, state, endedAt: item.ended };
}

function draftOf(draft: DeskDraft, own: string): DeskDraftView {
  const { rep, for: subject, scope, rights, basis, nbf, exp, proof, filed } = draft.entry;
  if (basis === "self") throw refuse("desk-refused");
  return {
    id: draft.draft,
    rep: draft.rep,
    subject: draft.for,
    entry: { rep, subject, matters: scope, rights, basis, from: nbf, until: exp, proof, filed },
    byName: draft.by_name,
    own: draft.by === own,
    at: draft.at,
  };
}
