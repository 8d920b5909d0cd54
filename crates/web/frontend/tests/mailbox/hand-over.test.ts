// SPDX-License-Identifier: EUPL-1.2
/* eslint-disable @typescript-eslint/no-unsafe-return -- answers that a test bends are untyped on purpose */
/**
 * A case goes to another unit, with real keys: who opens what afterwards, two at once, the person at the same moment, and a server that lies.
 *
 * Negative controls, each seen red and restored: `grantKeys` tries the keys of the epoch's own departments only; `currentMember` without the
 * pending list; what was not found, or has other departments than at the first look, not told as lost.
 */
import { beforeEach, describe, expect, it } from "vitest";
import type { HandOverOrder } from "../../src/mailbox/views.ts";
import { ALL, World, bodies, draft, refusal, settle, value } from "./world.ts";

let world: World;
let erika: Awaited<ReturnType<World["insured"]>>;
let lead: Awaited<ReturnType<World["clerk"]>>;
let other: Awaited<ReturnType<World["clerk"]>>;
let thread: string;
beforeEach(async () => {
  world = await World.make();
  await world.insurer.newDept("geld", "Team Krankengeld");
  await world.insurer.newDept("reha", "Team Reha");
  erika = await world.insured();
  lead = await world.clerk("Leitung");
  other = await world.clerk("Kollegin", ["read", "write"], true, "geld");
  thread = value(await erika.service.write.send(draft({ body: "Guten Tag" }))).thread;
});

const ORDER: HandOverOrder = { from: "pflege", to: "geld", stays: false, notes: true, reason: "other-topic", across: null };
const notes = (view: { readonly notes: readonly { readonly kind: string; readonly body?: string }[] }): readonly (string | undefined)[] => view.notes.map((note) => note.body ?? note.kind);

describe("handing a case on", () => {
  it("gives the next unit history and notes, and the old one nothing more", async () => {
    value(await lead.service.addNote(thread, "Gutachten liegt vor."));
    value(await lead.service.handOver(thread, ORDER));
    expect(refusal(await lead.service.thread(thread))).toBe("not-found");
    const seen = value(await other.service.thread(thread));
    expect(seen).toMatchObject({ alarm: null, notesAlarm: null, warnings: [], notesLeft: false, unit: "Team Krankengeld", trail: [{ from: "Team Pflege", to: "Team Krankengeld", reason: "other-topic", stays: false }] });
    expect(bodies(seen)).toEqual(["Guten Tag"]);
    expect(notes(seen)).toEqual(["Gutachten liegt vor."]);
    expect(value(await other.service.worklist({ of: "unit", dept: "geld" }, ALL, null)).rows).toMatchObject([{ state: "new", claimedBy: null }]);
    await settle();
    expect(value(await other.service.worklist({ of: "unit", dept: "geld" }, ALL, null)).rows[0]).toMatchObject({ subject: "Rollator", refused: null });
    // The person reads who is responsible now, and writes to them.
    expect(value(await erika.service.thread(thread)).messages).toContainEqual(expect.objectContaining({ event: "unit-moved", who: "Team Krankengeld", before: "Team Pflege" }));
    value(await erika.service.write.send(draft({ thread, body: "Noch etwas." })));
    expect(bodies(value(await other.service.thread(thread)))).toEqual(["Guten Tag", "Noch etwas."]);
  });

  it("lets both take part, and leaves earlier notes behind if the clerk says so", async () => {
    value(await lead.service.addNote(thread, "Nur für uns."));
    value(await lead.service.handOver(thread, { ...ORDER, stays: true, notes: false, reason: "joint" }));
    value(await lead.service.addNote(thread, "Für beide."));
    const seen = value(await other.service.thread(thread));
    expect(seen).toMatchObject({ notesAlarm: null, notesLeft: true, unit: "Team Krankengeld, Team Pflege" });
    expect(notes(seen)).toEqual(["Für beide."]);
    expect(seen.notes.flatMap((note) => (note.kind === "message" ? note.flags : []))).toEqual([]);
    expect(notes(value(await lead.service.thread(thread)))).toEqual(["Nur für uns.", "Für beide."]);
    value(await other.service.addNote(thread, "Gesehen."));
    expect(notes(value(await lead.service.thread(thread)))).toEqual(["Nur für uns.", "Für beide.", "Gesehen."]);
  });

  it("comes back with everything that was written meanwhile", async () => {
    value(await lead.service.handOver(thread, ORDER));
    value(await other.service.write.send(draft({ thread, body: "Das ist doch bei der Pflege." })));
    value(await other.service.handOver(thread, { ...ORDER, from: "geld", to: "pflege", reason: "not-ours" }));
    expect(bodies(value(await lead.service.thread(thread)))).toEqual(["Guten Tag", "Das ist doch bei der Pflege."]);
    expect(refusal(await other.service.thread(thread))).toBe("not-found");
  });

  it("is done once when two clerks hand it on at the same time", async () => {
    const second = await world.clerk("Zweite");
    await world.clerk("Reha", ["read", "write"], true, "reha");
    value(await second.service.thread(thread));
    const both = await Promise.all([lead.service.handOver(thread, ORDER), second.service.handOver(thread, { ...ORDER, to: "reha" })]);
    expect(both.map(refusal).sort()).toEqual(["accepted", "handover-lost"]);
    expect(world.server.threads.get(thread)!.lanes.get("case")!.epochs.at(-1)!.body.members.filter(({ t }) => t === "dept")).toHaveLength(1);
  });

  it("loses nothing that the person writes at the same moment", async () => {
    value(await erika.service.thread(thread));
    const [handed, sent] = await Promise.all([lead.service.handOver(thread, ORDER), erika.service.write.send(draft({ thread, body: "Gleichzeitig." }))]);
    value(handed);
    value(sent);
    expect(bodies(value(await other.service.thread(thread)))).toEqual(["Guten Tag", "Gleichzeitig."]);
  });

  it("hands several on, and says which did not go", async () => {
    const gone = value(await erika.service.write.send(draft({ body: "Zweiter" }))).thread;
    value(await lead.service.handOver(gone, ORDER));
    const steps: number[] = [];
    const result = value(await lead.service.handOverAll([thread, gone], ORDER, (done) => steps.push(done)));
    expect(result).toEqual({ done: 1, failed: [{ thread: gone, refusal: { code: "handover-lost" } }] });
    expect(steps).toEqual([0, 1, 2]);
  });

  it("offers units by the names that are signed", async () => {
    world.server.lie = (path, body) => (path.startsWith("/directory") ? { ...body, items: [...(body.items as object[]), { dept: "erfunden", entity: "krankenkasse" }] } : body);
    expect(value(await lead.service.receivers(null))).toEqual([
      { dept: "geld", label: "Team Krankengeld", entity: "krankenkasse", own: false, shield: false },
      { dept: "pflege", label: "Team Pflege", entity: "pflegekasse", own: true, shield: false },
    ]);
  });
});

describe("a server that lies", () => {
  it("withholds the keys of what was before: the next unit is told so, and shown nothing wrong", async () => {
    value(await lead.service.handOver(thread, ORDER));
    for (const epoch of world.server.threads.get(thread)!.lanes.get("case")!.epochs.slice(0, 1)) epoch.grants.splice(1);
    const seen = value(await other.service.thread(thread));
    expect(seen.messages.map(({ kind }) => kind)).toContain("refused");
    expect(seen.warnings.map(({ code }) => code)).toContain("history-withheld");
  });

  it("tells of a hand-over that nobody has signed", async () => {
    const forged = { epoch: 2, at: 1, by: lead.letter.pid, from: "pflege", to: "geld", stays: false, notes: true, reason: "capacity" };
    world.server.lie = (path, body) => (path === `/threads/${thread}` ? { ...body, hand_overs: [forged] } : body);
    expect(value(await lead.service.thread(thread)).trail).toEqual([]);
  });

  it("shows the case to a unit that nobody let in: it opens nothing", async () => {
    world.insurer.dept("pflege").members.add(other.letter.pid);
    const seen = await other.service.thread(thread);
    expect(seen.ok ? seen.value.messages.map(({ kind }) => kind) : []).toEqual(["refused"]);
  });
});
