// SPDX-License-Identifier: EUPL-1.2
/** No answer twice, and two people: what the client keeps, sends, and signs (docs/PROTOCOL.md section 6). */
import { beforeEach, describe, expect, it } from "vitest";
import { World, bodies, draft, refusal, settle, until, value } from "./world.ts";

let world: World;
let erika: Awaited<ReturnType<World["insured"]>>;
let lead: Awaited<ReturnType<World["clerk"]>>;
let colleague: Awaited<ReturnType<World["clerk"]>>;
let thread: string;
beforeEach(async () => {
  world = await World.make();
  world.server.compares = true;
  erika = await world.insured();
  lead = await world.clerk("Leitung");
  colleague = await world.clerk("Kollegin");
  thread = value(await erika.service.write.send(draft({ body: "Guten Tag" }))).thread;
});

const stored = () => world.server.threads.get(thread)!.lanes.get("case")!.messages.filter(({ header }) => header.kind === "msg");
const answer = (body: string, seen: number) => draft({ thread, matter: null, subject: "", body, seen });
/** The case as a clerk reads it: how far she has seen. */
const seenBy = async (clerk: typeof lead): Promise<number> => {
  const view = value(await clerk.service.thread(thread));
  await settle();
  return view.newest;
};

describe("an answer goes to what its author has read", () => {
  it("or stays a draft, and goes by another decision", async () => {
    const [mine, hers] = [await seenBy(lead), await seenBy(colleague)];
    expect([mine, hers]).toEqual([1, 1]);
    value(await lead.service.write.send(answer("Freitag", mine)));
    const second = answer("Montag", hers);
    expect(refusal(await colleague.service.write.send(second))).toBe("newer-message");
    expect(stored()).toHaveLength(2);
    expect(await colleague.service.write.drafts()).toMatchObject([{ body: "Montag", seen: hers }]);
    // The same once more is refused once more; with what she has read since it goes, under the number that it would have had.
    expect(refusal(await colleague.service.write.send(second))).toBe("newer-message");
    const now = await seenBy(colleague);
    value(await colleague.service.write.send({ ...second, seen: now }));
    expect(stored()).toHaveLength(3);
    const view = value(await erika.service.thread(thread));
    expect(bodies(view)).toEqual(["Guten Tag", "Freitag", "Montag"]);
    expect(view.messages.flatMap((message) => (message.kind === "message" ? message.flags : []))).toEqual([]);
  });

  it("also when the outbox brings it, after a time without network and a reload", async () => {
    const seen = await seenBy(lead);
    world.server.fault = () => "offline";
    expect(refusal(await lead.service.write.send(answer("Freitag", seen)))).toBe("offline");
    world.server.fault = null;
    value(await erika.service.write.send(draft({ thread, matter: null, subject: "", body: "Hat sich erledigt" })));
    const reloaded = world.office(lead.profile);
    value(await reloaded.service.session.unlockWithPasskey());
    await reloaded.runLater();
    await settle();
    expect(stored()).toHaveLength(2);
    expect(await reloaded.service.write.drafts()).toMatchObject([{ body: "Freitag", seen }]);
  });
});

describe("a message waits for a second employee", () => {
  it("who reads it, signs its bytes and lets it go", async () => {
    const seen = await seenBy(lead);
    await seenBy(colleague);
    value(await lead.service.staged.keep(answer("Ihr neues Konto gilt.", seen), { reason: "release", asked: null }));
    expect(await lead.service.write.drafts()).toEqual([]);
    expect(bodies(value(await erika.service.thread(thread)))).toEqual(["Guten Tag"]);
    expect(value(await colleague.service.staged.lines())).toMatchObject([{ thread, own: false, state: "open" }]);
    const [item] = value(await colleague.service.staged.list(thread));
    expect(item).toMatchObject({ own: false, reason: "release", state: "open", content: { body: "Ihr neues Konto gilt." } });
    // Its author signs nothing for herself, and nobody what she has not opened.
    value(await lead.service.staged.list(thread));
    expect(refusal(await lead.service.staged.release(thread, item!.mid, item!.file))).toBe("wrong-argument");
    const third = await world.clerk("Dritte");
    value(await third.service.thread(thread));
    expect(refusal(await third.service.staged.release(thread, item!.mid, item!.file))).toBe("wrong-argument");
    // Other bytes than those on her screen are not released, whatever the server lists by now.
    expect(refusal(await colleague.service.staged.release(thread, item!.mid, "A".repeat(43)))).toBe("release-void");
    // The list is read anew while she presses: it does not take from under the release what it signs.
    const reading = [colleague.service.staged.list(thread), colleague.service.staged.list(thread)];
    value(await colleague.service.staged.release(thread, item!.mid, item!.file));
    await Promise.all(reading);
    const view = value(await erika.service.thread(thread));
    expect(bodies(view)).toEqual(["Guten Tag", "Ihr neues Konto gilt."]);
    // Colleagues read who let it go, by her signature; the person does not.
    const shown = value(await lead.service.thread(thread)).messages.at(-1)!;
    expect(shown).toMatchObject({ body: "Ihr neues Konto gilt.", released: { pid: colleague.letter.pid, at: world.seconds() } });
    expect(view.messages.at(-1)).toMatchObject({ released: null });
    // The author's counter goes on.
    value(await lead.service.write.send(answer("Noch etwas", await seenBy(lead))));
    const after = value(await erika.service.thread(thread));
    expect(after.messages.flatMap((message) => (message.kind === "message" ? message.flags : []))).toEqual([]);
  });

  it("and no server can say that somebody did", async () => {
    const seen = await seenBy(lead);
    await seenBy(colleague);
    value(await lead.service.staged.keep(answer("Ihr neues Konto gilt.", seen), { reason: "release", asked: null }));
    const [item] = value(await colleague.service.staged.list(thread));
    value(await colleague.service.staged.release(thread, item!.mid, item!.file));
    value(await lead.service.write.send(answer("Allein geschrieben", await seenBy(lead))));
    const [, first, alone] = stored();
    const genuine = first!.release!;
    const released = async (): Promise<readonly unknown[]> => {
      // A page of her own each time: what was proven once stays so.
      const fresh = world.office(lead.profile);
      value(await fresh.service.session.unlockWithPasskey());
      return value(await fresh.service.thread(thread)).messages.flatMap((message) => (message.kind === "message" ? [message.released] : []));
    };
    expect(await released()).toEqual([null, { pid: colleague.letter.pid, at: world.seconds() }, null]);
    // The word about one message under another.
    alone!.release = genuine;
    expect(await released()).toEqual([null, { pid: colleague.letter.pid, at: world.seconds() }, "unproven"]);
    delete alone!.release;
    first!.release = { ...genuine, payload: first!.receipt.payload };
    expect((await released())[1]).toBe("unproven");
    first!.release = { ...genuine, signatures: first!.receipt.signatures };
    expect((await released())[1]).toBe("unproven");
    // Somebody who may only read here lets nothing go, whatever the server takes.
    const reader = await world.clerk("Leserin", ["read"]);
    value(await lead.service.staged.keep(answer("Noch etwas.", await seenBy(lead)), { reason: "release", asked: null }));
    value(await reader.service.thread(thread));
    const [next] = value(await reader.service.staged.list(thread));
    value(await reader.service.staged.release(thread, next!.mid, next!.file));
    expect((await released()).at(-1)).toBe("unproven");
  });

  it("and is void when the person writes: the text is a draft again, and its number is free", async () => {
    const seen = await seenBy(lead);
    await seenBy(colleague);
    value(await lead.service.staged.keep(answer("Ihr neues Konto gilt.", seen), { reason: "release", asked: colleague.letter.pid }));
    const [item] = value(await colleague.service.staged.list(thread));
    value(await erika.service.write.send(draft({ thread, matter: null, subject: "", body: "Erst ab Mai" })));
    expect(refusal(await colleague.service.staged.release(thread, item!.mid, item!.file))).toBe("release-void");
    expect(value(await lead.service.staged.list(thread))).toMatchObject([{ own: true, state: "void" }]);
    value(await lead.service.staged.takeBack(thread, item!.mid));
    expect(world.server.staged.size).toBe(0);
    const [kept] = await lead.service.write.drafts();
    expect(kept).toMatchObject({ thread, body: "Ihr neues Konto gilt.", seen });
    // What came meanwhile is still unseen, and stops it.
    expect(refusal(await lead.service.write.send(kept!))).toBe("newer-message");
    value(await lead.service.write.send({ ...kept!, seen: await seenBy(lead) }));
    const view = value(await erika.service.thread(thread));
    expect(bodies(view)).toEqual(["Guten Tag", "Erst ab Mai", "Ihr neues Konto gilt."]);
    expect(view.messages.flatMap((message) => (message.kind === "message" ? message.flags : []))).toEqual([]);
  });

  it("or is given back with a reason", async () => {
    const seen = await seenBy(lead);
    await seenBy(colleague);
    value(await lead.service.staged.keep(answer("Ihr neues Konto gilt.", seen), { reason: "release", asked: null }));
    const [item] = value(await colleague.service.staged.list(thread));
    value(await colleague.service.staged.sendBack(thread, item!.mid, "Bitte das Datum nennen."));
    expect(value(await lead.service.staged.list(thread))).toMatchObject([{ state: "returned", decidedBy: colleague.letter.pid }]);
    expect(value(await lead.service.thread(thread)).notes).toMatchObject([{ body: "Bitte das Datum nennen." }]);
    value(await lead.service.staged.takeBack(thread, item!.mid));
    expect(await lead.service.write.drafts()).toMatchObject([{ body: "Ihr neues Konto gilt." }]);
  });

  it("and its files come back with it, without being asked about or drawn again", async () => {
    const kept = answer("Anbei der Scan.", await seenBy(lead));
    value(await lead.service.write.saveDraft(kept));
    value(await lead.service.write.addFile(kept.id, new File(["II*\0Scan"], "Scan.tif")));
    await lead.service.write.checked(kept.id);
    const [asked] = lead.service.write.uploads(kept.id);
    expect(asked?.progress).toEqual({ state: "asking", why: "tiff" });
    lead.service.write.agreeToFile(kept.id, asked!.aid);
    value(await lead.service.staged.keep(kept, { reason: "release", asked: null }));
    const [item] = value(await lead.service.staged.list(thread));
    const back = value(await lead.service.staged.takeBack(thread, item!.mid)).draft;
    await until(() => lead.service.write.uploads(back).every(({ progress }) => progress.state === "ready"));
    expect(lead.service.write.uploads(back)).toMatchObject([{ name: "Scan.tif", type: "image/tiff" }]);
  });

  it("later is sealed for then", async () => {
    const at = world.seconds() + 20 * 3600;
    value(await lead.service.staged.keep(answer("Guten Morgen", await seenBy(lead)), { reason: "later", at }));
    expect(value(await lead.service.staged.list(thread))).toMatchObject([{ own: true, reason: "later", at, content: { body: "Guten Morgen" } }]);
  });
});
