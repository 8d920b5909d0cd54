// SPDX-License-Identifier: EUPL-1.2
/* eslint-disable @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-call -- answers that a test bends are untyped on purpose */
import { beforeEach, describe, expect, it } from "vitest";
import { systemChance } from "../../src/crypto/bytes.ts";
import { signStatement } from "../../src/crypto/statement.ts";
import { BIND } from "../../src/crypto/statements/bind.ts";
import { THREAD_EPOCH } from "../../src/crypto/statements/thread-epoch.ts";
import { ALL, PFLEGE, World, bodies, draft, refusal, settle, until, value } from "./world.ts";

let world: World;
let erika: Awaited<ReturnType<World["insured"]>>;
let lead: Awaited<ReturnType<World["clerk"]>>;
let thread: string;
beforeEach(async () => {
  world = await World.make();
  erika = await world.insured();
  lead = await world.clerk("Leitung");
  thread = value(await erika.service.write.send(draft({ body: "Guten Tag" }))).thread;
});

describe("work list", () => {
  it("shows name and birth date from the signed profile", async () => {
    const list = async () => value(await lead.service.worklist(PFLEGE, ALL, null)).rows;
    await until(async () => (await list())[0]?.subject === "Rollator");
    expect((await list())[0]).toMatchObject({ person: { pid: erika.letter.pid, name: "Erika Beispiel", dob: "1960-05-04" }, state: "new", claimedBy: null, units: ["pflege"] });
  });

  it("shows no name when the profile is another person's", async () => {
    const other = await world.insured("Max Muster", "1970-01-01");
    const foreign = await world.insurer.profile(other.letter.pid, "pflege");
    world.server.lie = (path, body) => (path.startsWith("/profiles") ? { items: [{ ...foreign, pid: erika.letter.pid }] } : body);
    const [row] = value(await lead.service.worklist(PFLEGE, ALL, null)).rows;
    expect(row?.person).toEqual({ pid: erika.letter.pid, name: null, dob: null });
  });

  it("shows the name as soon as the key of the unit is there, and tells the page of it", async () => {
    world.server.lie = (path, body) => (path.startsWith("/units") ? { ...body, items: body.items.map((item: object) => ({ ...item, grants: [] })) } : body);
    const colleague = await world.clerk("Kollegin");
    const name = async () => value(await colleague.service.worklist(PFLEGE, ALL, null)).rows[0]?.person?.name;
    expect(await name()).toBeNull();
    world.server.lie = null;
    let told = 0;
    colleague.service.live.subscribe(({ kind }) => (told += kind === "threads" ? 1 : 0));
    world.pass(3);
    value(await colleague.service.units());
    expect(told).toBe(1);
    expect(await name()).toBe("Erika Beispiel");
  });

  it("tells how a person was identified from verified bindings only, whatever the log entry beside a forged one says", async () => {
    const { signed, attested } = world.insurer.people.get(erika.letter.pid)!.binds[0]!;
    const body = { ...signed.body, seq: 2, prev: signed.id, method: "eid", assurance: "eid" } as const;
    const forged = (await signStatement(BIND, body, [systemChance(32)])).envelope;
    world.server.lie = (path, answer) => (path === `/threads/${thread}` ? { ...answer, statements: [...answer.statements, { ...attested, stmt: forged }] } : answer);
    const colleague = await world.clerk("Kollegin");
    expect(value(await colleague.service.thread(thread)).person).toMatchObject({ assurance: "letter" });
  });

  it("gives a case to one clerk only", async () => {
    const colleague = await world.clerk("Kollegin");
    value(await lead.service.claim(thread, "pflege"));
    expect(refusal(await colleague.service.claim(thread, "pflege"))).toBe("claimed");
    expect(value(await lead.service.worklist(PFLEGE, { ...ALL, mine: true }, null)).rows).toMatchObject([{ state: "open" }]);
    expect(value(await colleague.service.worklist(PFLEGE, { ...ALL, mine: true }, null)).rows).toHaveLength(0);
    value(await lead.service.release(thread, "pflege"));
    value(await colleague.service.claim(thread, "pflege"));
    value(await colleague.service.close(thread, "pflege", "answered", null));
    expect(world.server.threads.get(thread)?.state).toBe("done");
  });
});

describe("first opening", () => {
  it("is confirmed by one signed receipt, however often the thread is opened", async () => {
    value(await lead.service.thread(thread));
    value(await lead.service.thread(thread));
    await until(() => world.server.threads.get(thread)!.lanes.get("case")!.messages.length === 2);
    await settle();
    value(await lead.service.thread(thread));
    const colleague = await world.clerk("Kollegin");
    value(await colleague.service.thread(thread));
    await settle();
    const kinds = world.server.threads.get(thread)!.lanes.get("case")!.messages.map((message) => message.header.kind);
    expect(kinds).toEqual(["msg", "receipt"]);
    const view = value(await erika.service.thread(thread));
    expect(view.messages).toHaveLength(1);
    expect(view.messages[0]).toMatchObject({ opened: { at: world.seconds(), by: "Team Pflege" } });
  });
});

describe("internal notes", () => {
  it("are read by the unit and leave no trace in the portal", async () => {
    value(await lead.service.addNote(thread, "Bitte Gutachten anfordern."));
    value(await lead.service.addNote(thread, "Erledigt."));
    const colleague = await world.clerk("Kollegin");
    const seen = value(await colleague.service.thread(thread));
    expect(seen.notes.map((note) => (note.kind === "message" ? note.body : note.kind))).toEqual(["Bitte Gutachten anfordern.", "Erledigt."]);
    await settle();
    const view = value(await erika.service.thread(thread));
    expect(view.notes).toEqual([]);
    expect(bodies(view)).toEqual(["Guten Tag"]);
    const epoch = world.server.threads.get(thread)!.lanes.get("internal")!.epochs[0]!;
    expect(epoch.body.members.map((member) => member.t)).toEqual(["dept"]);
  });
});

describe("mentions", () => {
  it("are told by id and never in words, until the colleague has looked", async () => {
    const colleague = await world.clerk("Kollegin");
    expect(value(await lead.service.mentionable(thread, "pflege"))).toMatchObject([{ pid: colleague.letter.pid }]);
    value(await lead.service.addNote(thread, "@Kollegin bitte ansehen", [colleague.letter.pid]));
    const posted = (): string => world.server.seen.filter(({ method, path }) => method === "POST" && path.endsWith("/messages")).at(-1)!.text;
    expect((JSON.parse(posted()) as { mentions: string[] }).mentions).toEqual([colleague.letter.pid]);
    expect(posted()).not.toContain("ansehen");
    expect(value(await colleague.service.work.counts()).mentioned).toBe(1);
    expect(value(await colleague.service.thread(thread)).mentionedBy).toBe(lead.letter.pid);
    await colleague.service.mentionSeen(thread);
    expect(value(await colleague.service.work.counts()).mentioned).toBe(0);
    // A note that mentions nobody says nothing of it.
    value(await lead.service.addNote(thread, "Erledigt."));
    expect(JSON.parse(posted())).not.toHaveProperty("mentions");
  });
});

describe("a person in the internal lane", () => {
  it("stops notes before one is written, and says why", async () => {
    value(await lead.service.addNote(thread, "Bitte Gutachten anfordern."));
    const lane = world.server.threads.get(thread)!.lanes;
    const [own] = lane.get("case")!.epochs;
    const [epoch] = lane.get("internal")!.epochs;
    const ghost = (await signStatement(THREAD_EPOCH, { ...epoch!.body, members: own!.body.members }, [systemChance(32)])).envelope;
    world.server.lie = (path, body) =>
      path === `/threads/${thread}` ? { ...body, lanes: (body.lanes as { lane: string; epochs: object[] }[]).map((one) => (one.lane === "internal" ? { ...one, epochs: [{ ...one.epochs[0], stmt: ghost }] } : one)) } : body;
    const colleague = await world.clerk("Kollegin");
    const view = value(await colleague.service.thread(thread));
    expect(view).toMatchObject({ alarm: null, notesAlarm: { code: "person-in-internal-lane" } });
    expect(refusal(await colleague.service.addNote(thread, "Noch eine."))).toBe("person-in-internal-lane");
  });
});

describe("what several parts of a screen ask for at once", () => {
  it("is asked for once, and anew when something has changed, after a moment, and when it failed", async () => {
    const { service } = await world.clerk("Kollegin");
    const lines: string[] = [];
    const asked = (path: string) => lines.filter((line) => line === path).length;
    const noted = (path: string, body: object) => {
      lines.push(path);
      return body;
    };
    world.server.lie = noted;
    world.pass(3);
    const before = asked("/units");
    await Promise.all([service.units(), service.units(), service.work.counts(), service.work.counts()]);
    value(await service.units());
    expect([asked("/units") - before, asked("/work")]).toEqual([1, 1]);
    value(await service.claim(thread, "pflege"));
    value(await service.units());
    expect(asked("/units") - before).toBe(2);
    world.pass(3);
    value(await service.units());
    expect(asked("/units") - before).toBe(3);
    world.pass(3);
    world.server.lie = (path, body) => (path === "/units" ? { ...noted(path, body), items: 1 } : body);
    expect((await service.units()).ok).toBe(false);
    world.server.lie = noted;
    value(await service.units());
    expect(asked("/units") - before).toBe(5);
  });
});

describe("staff", () => {
  it("without the unit's key sees no content until a colleague grants it", async () => {
    const fresh = await world.clerk("Neue", ["read", "write"], false);
    expect(value(await fresh.service.units())).toMatchObject([{ hasKey: false }]);
    const row = async () => value(await fresh.service.worklist(PFLEGE, ALL, null)).rows[0];
    await until(async () => (await row())?.refused?.code === "grant-missing");
    expect(value(await fresh.service.thread(thread)).messages).toMatchObject([{ kind: "refused", refusal: { code: "grant-missing" } }]);
    expect(value(await lead.service.staff("pflege"))).toMatchObject([
      { pid: lead.letter.pid, hasKey: true, self: true, label: "Team Pflege" },
      { pid: fresh.letter.pid, hasKey: false, self: false, rights: ["read", "write"] },
    ]);
    value(await lead.service.grantKey("pflege", fresh.letter.pid));
    world.pass(3);
    expect(value(await fresh.service.units())).toMatchObject([{ hasKey: true }]);
    // The row that could not be opened is tried again.
    await until(async () => (await row())?.subject === "Rollator");
    expect(bodies(value(await fresh.service.thread(thread)))).toEqual(["Guten Tag"]);
  });

  it("sees subjects in a list that was open before the unit's key came", async () => {
    const fresh = await world.clerk("Neue", ["read", "write"], false);
    const row = async () => value(await fresh.service.worklist(PFLEGE, ALL, null)).rows[0];
    await until(async () => (await row())?.refused?.code === "grant-missing");
    value(await lead.service.grantKey("pflege", fresh.letter.pid));
    world.pass(3);
    value(await fresh.service.units());
    await until(async () => (await row())?.subject === "Rollator");
    expect((await row())?.refused).toBeNull();
  });

  it("needs the right to grant", async () => {
    const plain = await world.clerk("Ohne Recht", ["read", "write"]);
    expect(refusal(await plain.service.grantKey("pflege", lead.letter.pid))).toBe("right-missing");
  });

  it("gives no key to somebody whose certificate is not verified", async () => {
    const stranger = await world.clerk("Fremd", ["read"], false);
    world.server.lie = (path, body) =>
      path.startsWith("/staff") ? { items: (body.items as { pid: string }[]).map((item) => (item.pid === stranger.letter.pid ? { ...item, cert: body.items[0].cert } : item)) } : body;
    expect(value(await lead.service.staff("pflege")).find((item) => item.pid === stranger.letter.pid)?.label).not.toBe("Fremd");
    world.server.lie = (path, body) =>
      path.startsWith("/staff") ? { items: (body.items as { pid: string; cert: { stmt: { signatures: unknown[] } } }[]).map((item) => (item.pid === stranger.letter.pid ? { ...item, cert: { ...item.cert, stmt: { ...item.cert.stmt, signatures: [] } } } : item)) } : body;
    const other = await world.clerk("Zweite Leitung");
    expect(value(await other.service.staff("pflege")).some((item) => item.pid === stranger.letter.pid)).toBe(false);
    expect(refusal(await other.service.grantKey("pflege", stranger.letter.pid))).toBe("uncertified-staff");
  });

  it("is no colleague under the signature of another certificate, or under another's", async () => {
    const stranger = await world.clerk("Fremd", ["read"], false);
    const bent = (change: (cert: { stmt: { payload: string } }, all: { cert: { stmt: object } }[]) => unknown): void => {
      world.server.lie = (path, body) =>
        path.startsWith("/staff") ? { items: (body.items as { pid: string; cert: { stmt: { payload: string } } }[]).map((item) => (item.pid === stranger.letter.pid ? { ...item, cert: change(item.cert, body.items) } : item)) } : body;
    };
    const listed = async (): Promise<boolean> => value(await lead.service.staff("pflege")).some((item) => item.pid === stranger.letter.pid);
    expect(await listed()).toBe(true);
    // The same signatures, which the worker has seen before, under other words.
    bent((cert) => ({ ...cert, stmt: { ...cert.stmt, payload: btoa(atob(cert.stmt.payload).replace('"read"', '"grant"')) } }));
    expect(await listed()).toBe(false);
    bent((_, [first]) => first!.cert);
    expect(await listed()).toBe(false);
  });

  it("who is removed loses access, and the next message goes to a new unit key", async () => {
    const leaver = await world.clerk("Geht");
    const stays = await world.clerk("Bleibt");
    value(await leaver.service.thread(thread));
    await settle();
    world.pass(60);
    value(await lead.service.removeStaff("pflege", leaver.letter.pid));
    expect(world.insurer.dept("pflege").epochs).toHaveLength(2);
    expect(refusal(await leaver.service.thread(thread))).toBe("not-found");
    value(await lead.service.write.send(draft({ thread, matter: null, subject: "", body: "Ab jetzt ohne" })));
    const lane = world.server.threads.get(thread)!.lanes.get("case")!;
    expect(lane.epochs.at(-1)!.body.members).toContainEqual(expect.objectContaining({ t: "dept", epoch: 2 }));
    await stays.service.session.lock();
    value(await stays.service.session.unlockWithPasskey());
    expect(bodies(value(await stays.service.thread(thread)))).toEqual(["Guten Tag", "Ab jetzt ohne"]);
    expect(bodies(value(await erika.service.thread(thread)))).toEqual(["Guten Tag", "Ab jetzt ohne"]);
    expect(value(await erika.service.thread(thread)).alarm).toBeNull();
    // Somebody who knows nothing of the lead yet writes to the key she made.
    const max = await world.insured("Max Muster", "1970-01-01");
    const begun = value(await max.service.write.send(draft({ body: "neu hier" })));
    expect(world.server.threads.get(begun.thread)!.lanes.get("case")!.epochs[0]!.body.members).toContainEqual(expect.objectContaining({ t: "dept", epoch: 2 }));
  });
});
