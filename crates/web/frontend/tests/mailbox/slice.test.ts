// SPDX-License-Identifier: EUPL-1.2
import { beforeEach, describe, expect, it } from "vitest";
import { ALL, PFLEGE, World, bodies, draft, open, until, value } from "./world.ts";

let world: World;
beforeEach(async () => {
  world = await World.make();
});

describe("from the letter to an answer", () => {
  it("activates, sends, is read in the office, and gets a reply", async () => {
    const erika = await world.insured();
    expect(open(erika.service.session.current())).toBe(true);
    const clerk = await world.clerk();
    const sent = value(await erika.service.write.send(draft({ subject: "Rollator", body: "Wann kommt er?" })));

    const units = value(await clerk.service.units());
    expect(units).toMatchObject([{ dept: "pflege", label: "Team Pflege", hasKey: true, rights: ["read", "write", "grant"] }]);
    await clerk.service.worklist(PFLEGE, ALL, null);
    await until(async () => value(await clerk.service.worklist(PFLEGE, ALL, null)).rows[0]?.subject !== null);
    const [row] = value(await clerk.service.worklist(PFLEGE, ALL, null)).rows;
    expect(row).toMatchObject({ thread: sent.thread, subject: "Rollator", unread: true, person: { name: "Erika Beispiel" } });

    const seen = value(await clerk.service.thread(sent.thread));
    expect(bodies(seen)).toEqual(["Wann kommt er?"]);
    expect(seen.alarm).toBeNull();
    value(await clerk.service.write.send(draft({ thread: sent.thread, matter: null, subject: "", body: "Am Montag." })));

    const view = value(await erika.service.thread(sent.thread));
    expect(bodies(view)).toEqual(["Wann kommt er?", "Am Montag."]);
    expect(view.messages[0]).toMatchObject({ own: true, accepted: { at: world.seconds() }, opened: { by: "Team Pflege" } });
    expect(view.readers).toMatchObject([{ kind: "you" }, { kind: "unit", name: "Team Pflege" }]);
  });
});
