// SPDX-License-Identifier: EUPL-1.2
/* eslint-disable @typescript-eslint/no-unsafe-return -- answers that a test bends are untyped on purpose */
/**
 * Whom a unit of its own answers, whatever she chooses: her browser seals to that unit, and what was begun before goes there alone; and a clerk
 * who does not work on a case any more.
 *
 * Negative controls that are still to be seen red: the route not asked before sealing; `wrong-department` not repaired; another unit left among
 * the members of what goes to a shielded one.
 */
import { beforeEach, describe, expect, it } from "vitest";
import { ALL, PFLEGE, World, bodies, draft, refusal, value } from "./world.ts";

let world: World;
let erika: Awaited<ReturnType<World["insured"]>>;
let lead: Awaited<ReturnType<World["clerk"]>>;
let guard: Awaited<ReturnType<World["clerk"]>>;
const SCHUTZ = { of: "unit", dept: "schutz" } as const;

beforeEach(async () => {
  world = await World.make();
  await world.insurer.newDept("schutz", "Stelle für besondere Fälle");
  await world.insurer.newDept("geld", "Team Krankengeld");
  world.server.shields.add("schutz");
  erika = await world.insured();
  lead = await world.clerk("Leitung");
  guard = await world.clerk("Schutz", ["read", "write"], true, "schutz");
});

const route = (): void => {
  world.server.routes.set(erika.letter.pid, "schutz");
};
const departments = (thread: string): readonly string[] => world.server.threads.get(thread)!.lanes.get("case")!.epochs.at(-1)!.body.members.flatMap((member) => (member.t === "dept" ? [member.dept] : []));

describe("a person with a unit of her own", () => {
  it("chooses a matter, and her browser seals to that unit", async () => {
    route();
    const matters = value(await erika.service.matters());
    expect(new Set(matters.map(({ dept, unit }) => `${dept} ${unit}`))).toEqual(new Set(["schutz Stelle für besondere Fälle"]));
    const { thread } = value(await erika.service.write.send(draft({ body: "Vertraulich" })));
    expect(departments(thread)).toEqual(["schutz"]);
    expect(bodies(value(await guard.service.thread(thread)))).toEqual(["Vertraulich"]);
    expect(value(await guard.service.worklist(SCHUTZ, ALL, null)).rows).toHaveLength(1);
    expect(refusal(await lead.service.thread(thread))).toBe("not-found");
    expect(value(await lead.service.worklist(PFLEGE, ALL, null)).rows).toEqual([]);
  });

  it("is given one while she writes: what the server refuses is sealed anew to it", async () => {
    let asked = 0;
    world.server.lie = (path, body) => {
      if (!path.startsWith("/route")) return body;
      asked += 1;
      // The registrar speaks after the first question.
      if (asked > 1) return body;
      route();
      return { unit: null };
    };
    const { thread } = value(await erika.service.write.send(draft({ body: "Eben noch" })));
    expect(departments(thread)).toEqual(["schutz"]);
    expect(asked).toBeGreaterThan(1);
    expect(bodies(value(await guard.service.thread(thread)))).toEqual(["Eben noch"]);
  });

  it("without a network is shown what was told last", async () => {
    route();
    value(await erika.service.matters());
    world.server.lie = (path, body) => (path.startsWith("/route") ? { nonsense: true } : body);
    expect(value(await erika.service.matters()).map(({ dept }) => dept)).toContain("schutz");
  });
});

describe("what was begun before", () => {
  it("goes to the unit alone, whoever else had it", async () => {
    const other = await world.clerk("Kollegin", ["read", "write"], true, "geld");
    const { thread } = value(await erika.service.write.send(draft({ body: "Vorher" })));
    value(await lead.service.addNote(thread, "Notiz"));
    value(await lead.service.handOver(thread, { from: "pflege", to: "geld", stays: true, notes: true, reason: "joint", across: null }));
    expect(value(await lead.service.receivers(thread)).map(({ dept }) => dept)).toEqual(["geld", "pflege"]);
    route();
    expect(value(await lead.service.thread(thread))).toMatchObject({ astray: true });
    expect(value(await lead.service.receivers(null)).map(({ dept }) => dept)).toEqual(["geld", "pflege"]);
    const [to] = value(await lead.service.receivers(thread));
    expect(to).toMatchObject({ dept: "schutz", shield: true });
    value(await lead.service.handOver(thread, { from: "pflege", to: "schutz", stays: false, alone: true, notes: true, reason: "not-ours", across: null }));
    expect(departments(thread)).toEqual(["schutz"]);
    expect([refusal(await lead.service.thread(thread)), refusal(await other.service.thread(thread))]).toEqual(["not-found", "not-found"]);
    const seen = value(await guard.service.thread(thread));
    expect(seen).toMatchObject({ alarm: null, notesAlarm: null, astray: false });
    expect(bodies(seen)).toEqual(["Vorher"]);
  });
});

describe("a clerk who is not impartial", () => {
  it("has nothing of the case any more, and her colleague goes on", async () => {
    const second = await world.clerk("Zweite");
    const { thread } = value(await erika.service.write.send(draft({ body: "Guten Tag" })));
    expect(bodies(value(await lead.service.thread(thread)))).toEqual(["Guten Tag"]);
    value(await lead.service.recuse(thread, "relative"));
    expect(refusal(await lead.service.thread(thread))).toBe("not-found");
    expect(value(await lead.service.worklist(PFLEGE, ALL, null)).rows).toEqual([]);
    expect(bodies(value(await second.service.thread(thread)))).toEqual(["Guten Tag"]);
  });
});
