// SPDX-License-Identifier: EUPL-1.2
/** The desk: who is that, a slip, a contact on record, blocking an access. What it asks of the registrar is sealed both ways. */
import type { DeskAsk, DeskResult } from "../crypto/api.ts";
import type { Answer } from "../api/index.js";
import { fromB64u, toB64u } from "./bytes.js";
import type { MailboxCode } from "./codes.js";
import type { Core } from "./common.js";
import { endingView } from "./ending.js";
import { need, outcome, Refused, refuse } from "./outcome.js";
import type { DeskPart } from "./service.js";
import { loadUnits } from "./units.js";
import type { DeskPersonView } from "./views.js";

/** Why the registrar refuses: its words as codes that a screen has a sentence for. */
const REASONS: Readonly<Record<string, MailboxCode>> = {
  "no-contact": "desk-no-contact",
  shielded: "desk-shielded",
  deceased: "desk-deceased",
  "insurance-ended": "desk-not-insured",
};

export function makeDesk(core: Core): Omit<DeskPart, "phone" | "reps"> {
  const { api, crypto } = core.context;
  return {
    depts: () => outcome(async () => (await loadUnits(core)).filter((unit) => unit.rights.includes("register")).map(({ dept, label }) => ({ dept, label }))),
    findByNumber: (dept, kvnr) => outcome(async () => found(await ask(core, dept, { t: "find-number", kvnr }))),
    findByName: (dept, family, dob) => outcome(async () => found(await ask(core, dept, { t: "find-name", family, dob }))),
    access: (dept, pid) =>
      outcome(async () => {
        const { state, ending, sessions, quarantine_until } = need(await api.deskAccess(dept, pid));
        return { state, ending: endingView(ending), sessions, quarantineUntil: quarantine_until };
      }),
    slip: (dept, pid, document) =>
      outcome(async () => {
        const result = await ask(core, dept, { t: "slip", pid, document });
        if (result.t !== "slip") throw refuse("desk-refused");
        const fingerprint = result.fp.replaceAll(" ", "");
        const verdict = await crypto.parseCode({ input: result.code, kind: "A" });
        if (!verdict.ok) throw refuse("desk-refused");
        return { groups: verdict.formatted.split("-"), fingerprint: result.fp, qr: `SP1 ${verdict.formatted} ${fingerprint}`, until: result.exp };
      }),
    block: (dept, pid, blocked) =>
      outcome(async () => {
        // Blocking protects and waits for nobody. Giving access back is the registrar's to decide; the portal does it with its answer.
        if (blocked) need(await api.deskBlock(pid, dept));
        else if ((await ask(core, dept, { t: "unblock", pid })).t !== "recorded") throw refuse("desk-refused");
        return null;
      }),
    contact: (dept, pid, { via, checks, passed }) =>
      outcome(async () => {
        const result = await ask(core, dept, { t: "contact", pid, via, checks, passed });
        if (result.t !== "recorded") throw refuse("desk-refused");
        return null;
      }),
  };
}

/** Where a sealed question goes, and by which right. */
type Post = (file: string) => Promise<Answer<{ readonly request: string }>>;

/** Asks, waits, opens. @param reasons the registrar's words as codes; @param post where not a desk asks */
export async function ask(core: Core, dept: string, question: DeskAsk, reasons: Readonly<Record<string, MailboxCode>> = REASONS, post?: Post): Promise<DeskResult> {
  const { api, crypto } = core.context;
  const send: Post = post ?? ((sealed) => api.askDesk({ dept, file: sealed }));
  const { request, file } = await crypto.askDesk({ dept, ask: question, registrar: await core.trust.registrar(), now: core.context.now() });
  const { request: id } = need(await send(toB64u(file)));
  let answer = need(await api.deskReply(id));
  // The registrar answers within seconds; once more for one that was just restarting.
  if (answer.state === "pending") answer = need(await api.deskReply(id));
  if (answer.state === "pending") throw refuse("registrar-silent");
  if (answer.state === "refused" || answer.file === null) throw refuse(answer.reason === "not-entitled" ? "right-missing" : "desk-refused");
  const result = await crypto.openDeskAnswer({ request, file: fromB64u(answer.file) });
  if (result.t === "limited") throw new Refused({ code: "desk-limited", until: result.until });
  if (result.t === "refused") throw refuse(reasons[result.reason] ?? REASONS[result.reason] ?? "desk-refused");
  return result;
}

function found(result: DeskResult): { readonly persons: readonly DeskPersonView[]; readonly shielded: boolean } {
  if (result.t !== "persons") throw refuse("desk-refused");
  return {
    shielded: result.shielded,
    persons: result.items.map((item) => ({
      pid: item.pid,
      name: item.name,
      dob: item.dob,
      kvnr: item.kvnr === "" ? null : item.kvnr,
      address: item.address,
      flags: item.flags,
      bound: item.bound === null ? null : { at: item.bound.at, assurance: item.bound.assurance, quarantineUntil: item.bound.quarantine_until },
      codeUntil: item.code_until,
      contacts: item.contacts,
    })),
  };
}
