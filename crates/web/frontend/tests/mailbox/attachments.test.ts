// SPDX-License-Identifier: EUPL-1.2
import { beforeEach, describe, expect, it } from "vitest";
import { World, draft, refusal, settle, until, value } from "./world.ts";

let world: World;
let erika: Awaited<ReturnType<World["insured"]>>;
beforeEach(async () => {
  world = await World.make();
  erika = await world.insured();
});

const HEAD = "%PDF-1.7";
const bytes = (size: number): Uint8Array<ArrayBuffer> => Uint8Array.from({ length: size }, (_, at) => (at < HEAD.length ? HEAD.charCodeAt(at) : at % 251));
const file = (name: string, size = 100_000): File => new File([bytes(size)], name, { type: "application/pdf" });
const states = (id: string): string[] => erika.service.write.uploads(id).map((upload) => (upload.progress.state === "failed" ? `failed ${upload.progress.refusal.code}` : upload.progress.state));
const puts = (): number => world.server.seen.filter((request) => request.method === "PUT" && request.path.includes("attachments")).length;

describe("attachments", () => {
  it("are sealed and uploaded while the person writes, and verified by the reader to the last byte", async () => {
    const kept = draft({ body: "Mit Anlage" });
    value(await erika.service.write.saveDraft(kept));
    const added = value(await erika.service.write.addFile(kept.id, file("Verordnung.pdf")));
    expect(added).toMatchObject({ name: "Verordnung.pdf", size: 100_000, progress: { state: "checking" } });
    await until(() => states(kept.id)[0] === "ready");
    const sent = value(await erika.service.write.send(kept));
    expect(puts()).toBe(1);
    expect(erika.service.write.uploads(kept.id)).toEqual([]);
    expect(await erika.profile.shelf.names()).toEqual([]);

    const clerk = await world.clerk();
    const view = value(await clerk.service.thread(sent.thread));
    const [message] = view.messages;
    const attachment = message?.kind === "message" ? message.attachments[0] : undefined;
    expect(attachment).toMatchObject({ name: "Verordnung.pdf", size: 100_000, type: "application/pdf", state: "available" });
    const progress: number[] = [];
    const blob = value(await clerk.service.openAttachment(sent.thread, attachment!.aid, (done) => progress.push(done)));
    expect(new Uint8Array(await blob.arrayBuffer())).toEqual(bytes(100_000));
    expect(progress.at(-1)).toBeGreaterThan(100_000);
  });

  it("that were changed by the server are not given out", async () => {
    const kept = draft();
    value(await erika.service.write.saveDraft(kept));
    value(await erika.service.write.addFile(kept.id, file("a.pdf")));
    const sent = value(await erika.service.write.send(kept));
    const [aid, stored] = [...world.server.attachments][0]!;
    stored.bytes = Uint8Array.from(stored.bytes, (byte, at) => (at === stored.bytes.length - 5 ? byte ^ 1 : byte));
    expect(refusal(await erika.service.openAttachment(sent.thread, aid, () => undefined))).not.toBe("accepted");
  });

  it("wait for a matter before they are sealed", async () => {
    const kept = draft({ matter: null });
    value(await erika.service.write.addFile(kept.id, file("a.pdf")));
    value(await erika.service.write.saveDraft(kept));
    await settle();
    expect(states(kept.id)).toEqual(["sealing"]);
    value(await erika.service.write.saveDraft({ ...kept, matter: "allgemein" }));
    await until(() => states(kept.id)[0] === "ready");
  });

  it("are refused before sealing when too large, empty or too many", async () => {
    expect(refusal(await erika.service.write.addFile("d", file("groß.pdf", 1_000_001)))).toBe("too-large");
    expect(refusal(await erika.service.write.addFile("d", file("leer.pdf", 0)))).toBe("empty-file");
    for (const name of ["1.pdf", "2.pdf", "3.pdf"]) value(await erika.service.write.addFile("d", file(name)));
    expect(refusal(await erika.service.write.addFile("d", file("4.pdf")))).toBe("too-many-attachments");
  });

  it("that could not be uploaded say so and go with the next try", async () => {
    const id = value(await erika.service.write.send(draft())).thread;
    const kept = draft({ thread: id, body: "Mit Anlage" });
    value(await erika.service.write.saveDraft(kept));
    world.server.fault = (request) => (request.method === "PUT" ? "offline" : null);
    value(await erika.service.write.addFile(kept.id, file("a.pdf")));
    await until(() => states(kept.id)[0] === "failed offline");
    expect(refusal(await erika.service.write.send(kept))).toBe("offline");
    expect(world.server.threads.get(id)!.lanes.get("case")!.messages).toHaveLength(1);
    world.server.fault = null;
    await erika.runLater();
    await until(() => world.server.threads.get(id)!.lanes.get("case")!.messages.length === 2);
    const lane = world.server.threads.get(id)!.lanes.get("case")!;
    expect(lane.messages[1]!.attachments).toHaveLength(1);
  });

  it("are sealed again when the thread got a new key meanwhile", async () => {
    const id = value(await erika.service.write.send(draft())).thread;
    const kept = draft({ thread: id, body: "Mit Anlage" });
    value(await erika.service.write.saveDraft(kept));
    value(await erika.service.write.addFile(kept.id, file("a.pdf")));
    await until(() => states(kept.id)[0] === "ready");
    const clerk = await world.clerk();
    world.pass(60);
    await world.insurer.rotateDept("pflege", [clerk.letter.pid]);
    await clerk.service.session.lock();
    value(await clerk.service.session.unlockWithPasskey());
    value(await clerk.service.write.send(draft({ thread: id, body: "neuer Schlüssel" })));
    value(await erika.service.write.send(kept));
    expect(puts()).toBe(2);
    const view = value(await clerk.service.thread(id));
    const last = view.messages.findLast((message) => message.kind === "message");
    const aid = last?.kind === "message" ? last.attachments[0]!.aid : "";
    expect(new Uint8Array(await value(await clerk.service.openAttachment(id, aid, () => undefined)).arrayBuffer())).toEqual(bytes(100_000));
  });

  it("survive a reload when their key was stored, and ask for the file when it was not", async () => {
    const id = value(await erika.service.write.send(draft())).thread;
    const reply = draft({ thread: id, body: "Antwort" });
    const fresh = draft({ body: "Neuer Fall" });
    for (const kept of [reply, fresh]) {
      value(await erika.service.write.saveDraft(kept));
      value(await erika.service.write.addFile(kept.id, file("a.pdf")));
      await until(() => states(kept.id)[0] === "ready");
    }
    await settle();
    const page = await world.reload(erika.profile);
    value(await page.service.session.unlockWithPasskey());
    expect(page.service.write.uploads(reply.id)).toMatchObject([{ name: "a.pdf", progress: { state: "ready" } }]);
    expect(page.service.write.uploads(fresh.id)).toMatchObject([{ progress: { state: "failed", refusal: { code: "file-again" } } }]);
    value(await page.service.write.send(reply));
    expect(world.server.threads.get(id)!.lanes.get("case")!.messages[1]!.attachments).toHaveLength(1);
    expect(refusal(await page.service.write.send(fresh))).toBe("file-again");
    expect((await page.service.write.drafts()).map((kept) => kept.id)).toEqual([fresh.id]);
  });

  it("held by another tab wait for that tab: the message never goes without them", async () => {
    const id = value(await erika.service.write.send(draft())).thread;
    const tab = world.portal(erika.profile);
    value(await tab.service.session.unlockWithPasskey());
    const kept = draft({ thread: id, body: "Mit Anlage" });
    value(await erika.service.write.saveDraft(kept));
    world.server.fault = (request) => (request.method === "PUT" ? "offline" : null);
    value(await erika.service.write.addFile(kept.id, file("a.pdf")));
    await until(() => states(kept.id)[0] === "failed offline");
    expect(refusal(await erika.service.write.send(kept))).toBe("offline");
    world.server.fault = null;
    await tab.service.session.lock();
    value(await tab.service.session.unlockWithPasskey());
    await tab.runLater();
    const { messages } = world.server.threads.get(id)!.lanes.get("case")!;
    expect(messages).toHaveLength(1);
    value(await erika.service.session.unlockWithPasskey());
    await until(() => messages.length === 2);
    expect(messages[1]!.attachments).toHaveLength(1);
  });

  it("added after a failed try go with the next one, once", async () => {
    const id = value(await erika.service.write.send(draft())).thread;
    const kept = draft({ thread: id, body: "Mit Anlage" });
    world.server.fault = (request) => (request.path.endsWith("/messages") ? "offline" : null);
    expect(refusal(await erika.service.write.send(kept))).toBe("offline");
    value(await erika.service.write.addFile(kept.id, file("a.pdf")));
    await until(() => states(kept.id)[0] === "ready");
    world.server.fault = null;
    value(await erika.service.write.send(kept));
    const { messages } = world.server.threads.get(id)!.lanes.get("case")!;
    expect(messages.map((message) => message.attachments.length)).toEqual([0, 1]);
    expect(states(kept.id)).toEqual([]);
  });

  it("chosen before a lock are still there after it, and are sent", async () => {
    const kept = draft();
    value(await erika.service.write.saveDraft(kept));
    world.server.fault = (request) => (request.method === "PUT" ? "offline" : null);
    value(await erika.service.write.addFile(kept.id, file("a.pdf")));
    await until(() => states(kept.id)[0] === "failed offline");
    await erika.service.session.lock();
    world.server.fault = null;
    value(await erika.service.session.unlockWithPasskey());
    const sent = value(await erika.service.write.send(kept));
    expect(world.server.threads.get(sent.thread)!.lanes.get("case")!.messages[0]!.attachments).toHaveLength(1);
  });

  it("are sent again from the shelf when the server forgot them before the message was accepted", async () => {
    const id = value(await erika.service.write.send(draft())).thread;
    const kept = draft({ thread: id, body: "Mit Anlage" });
    value(await erika.service.write.saveDraft(kept));
    value(await erika.service.write.addFile(kept.id, file("a.pdf")));
    await until(() => states(kept.id)[0] === "ready");
    world.server.attachments.clear();
    value(await erika.service.write.send(kept));
    expect(world.server.threads.get(id)!.lanes.get("case")!.messages[1]!.attachments).toHaveLength(1);
  });

  it("that are taken away are not sent", async () => {
    const kept = draft();
    value(await erika.service.write.saveDraft(kept));
    const added = value(await erika.service.write.addFile(kept.id, file("weg.pdf")));
    await until(() => states(kept.id)[0] === "ready");
    erika.service.write.removeFile(kept.id, added.aid);
    const sent = value(await erika.service.write.send(kept));
    expect(world.server.threads.get(sent.thread)!.lanes.get("case")!.messages[0]!.attachments).toEqual([]);
  });
});
