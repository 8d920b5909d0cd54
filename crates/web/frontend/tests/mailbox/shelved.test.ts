// SPDX-License-Identifier: EUPL-1.2
import { beforeEach, describe, expect, it } from "vitest";
import { resumableUpload } from "../../src/api/resume.js";
import { fetchUpload } from "../../src/api/upload.js";
import { MemoryShelf } from "../../src/mailbox/shelf.js";
import { shelve, type ShelfFile } from "../../src/crypto/shelve.ts";
import { shelvedBytes } from "../../src/crypto/api.ts";
import { World, draft, settle, until, value } from "./world.ts";

/** A disk: it outlives the page. */
class Disk extends MemoryShelf {
  override get lasting(): boolean {
    return true;
  }
}

const HEAD = "%PDF-1.7";
const bytes = (size: number): Uint8Array<ArrayBuffer> => Uint8Array.from({ length: size }, (_, at) => (at < HEAD.length ? HEAD.charCodeAt(at) : at % 251));
const file = (name: string, size = 100_000): File => new File([bytes(size)], name, { type: "application/pdf" });

let world: World;
let erika: Awaited<ReturnType<World["insured"]>>;
beforeEach(async () => {
  world = await World.make();
  world.lasting = () => new Disk();
  world.upload = (http) => resumableUpload(http, fetchUpload(http), { chance: () => 0.5, onOnline: () => undefined, now: () => performance.now() });
  world.server.limit = 10_000_000;
  world.server.files = 12;
  erika = await world.insured();
});

const states = (service: typeof erika.service, id: string): string[] => service.write.uploads(id).map(({ progress }) => (progress.state === "failed" ? `failed ${progress.refusal.code}` : progress.state));

/** What the clerk opens is what was chosen. */
async function arrives(thread: string, size: number): Promise<void> {
  const clerk = await world.clerk();
  const view = value(await clerk.service.thread(thread));
  const last = view.messages.findLast((message) => message.kind === "message");
  const aid = last?.kind === "message" ? last.attachments[0]!.aid : "";
  const blob = value(await clerk.service.openAttachment(thread, aid, () => undefined));
  expect(Buffer.from(await blob.arrayBuffer()).equals(Buffer.from(bytes(size)))).toBe(true);
}

describe("files on the shelf", () => {
  it("of a new case survive a reload although its key does not", async () => {
    const kept = draft({ body: "Neuer Fall" });
    value(await erika.service.write.saveDraft(kept));
    value(await erika.service.write.addFile(kept.id, file("a.pdf")));
    await until(() => states(erika.service, kept.id)[0] === "ready");
    await settle();
    const page = await world.reload(erika.profile);
    value(await page.service.session.unlockWithPasskey());
    await until(() => states(page.service, kept.id)[0] === "ready");
    const sent = value(await page.service.write.send(kept));
    await arrives(sent.thread, 100_000);
    expect(await erika.profile.shelf.names()).toEqual([]);
  });

  it("that wait for a matter survive a reload, too", async () => {
    const kept = draft({ matter: null });
    value(await erika.service.write.saveDraft(kept));
    value(await erika.service.write.addFile(kept.id, file("a.pdf")));
    await until(async () => (await erika.profile.shelf.names()).length === 1);
    await settle();
    const page = await world.reload(erika.profile);
    value(await page.service.session.unlockWithPasskey());
    value(await page.service.write.saveDraft({ ...kept, matter: "allgemein" }));
    await until(() => states(page.service, kept.id)[0] === "ready");
    const sent = value(await page.service.write.send({ ...kept, matter: "allgemein" }));
    await arrives(sent.thread, 100_000);
  });

  it("that were lost with the shelf are named and asked for, not forgotten", async () => {
    const kept = draft({ body: "Neuer Fall" });
    value(await erika.service.write.saveDraft(kept));
    value(await erika.service.write.addFile(kept.id, file("a.pdf")));
    await until(() => states(erika.service, kept.id)[0] === "ready");
    await settle();
    for (const name of await erika.profile.shelf.names()) await erika.profile.shelf.remove(name);
    const page = await world.reload(erika.profile);
    value(await page.service.session.unlockWithPasskey());
    expect(page.service.write.uploads(kept.id)).toMatchObject([{ name: "a.pdf", progress: { state: "failed", refusal: { code: "file-again" } } }]);
  });

  it("go on where they were cut: over a lock, a reload and a lost network, every byte once", async () => {
    const SIZE = 3_500_000;
    const kept = draft({ thread: value(await erika.service.write.send(draft())).thread, body: "Mit Anlage" });
    value(await erika.service.write.saveDraft(kept));
    let patches = 0;
    world.server.fault = ({ method }) => (method === "PATCH" && (patches += 1) > 1 ? "offline" : null);
    value(await erika.service.write.addFile(kept.id, file("groß.pdf", SIZE)));
    await until(() => states(erika.service, kept.id)[0] === "failed offline");
    const [before] = [...world.server.uploads.values()];
    expect(before!.bytes.length).toBeGreaterThan(0);
    await erika.service.session.lock();
    const page = await world.reload(erika.profile);
    world.server.fault = null;
    const from = world.server.seen.length;
    value(await page.service.session.unlockWithPasskey());
    await until(() => states(page.service, kept.id)[0] === "ready");
    const again = world.server.seen.slice(from).filter(({ method }) => method === "PATCH").length;
    expect(again).toBeLessThan(patches + 4);
    const sent = value(await page.service.write.send(kept));
    await arrives(sent.thread, SIZE);
    expect(await erika.profile.shelf.names()).toEqual([]);
  });

  it("stop and go on when the person says so; taken away they are gone here and there", async () => {
    const SIZE = 3_500_000;
    const kept = draft({ thread: value(await erika.service.write.send(draft())).thread, body: "Mit Anlage" });
    value(await erika.service.write.saveDraft(kept));
    let hold: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      hold = resolve;
    });
    let patches = 0;
    world.server.before = async ({ method }) => {
      if (method === "PATCH" && (patches += 1) === 2) await held;
    };
    const added = value(await erika.service.write.addFile(kept.id, file("groß.pdf", SIZE)));
    await until(() => patches === 2);
    erika.service.write.pauseFile(kept.id, added.aid);
    hold();
    await settle();
    expect(states(erika.service, kept.id)).toEqual(["paused"]);
    const stopped = patches;
    await settle();
    expect(patches).toBe(stopped);
    erika.service.write.continueFile(kept.id, added.aid);
    await until(() => states(erika.service, kept.id)[0] === "ready");
    expect(world.server.attachments.size).toBe(1);
    erika.service.write.removeFile(kept.id, added.aid);
    await until(async () => world.server.attachments.size === 0 && (await erika.profile.shelf.names()).length === 0);
  });

  it("no more than two are sealed and three sent at the same time, and all arrive", async () => {
    const kept = draft({ thread: value(await erika.service.write.send(draft())).thread, body: "Viele" });
    value(await erika.service.write.saveDraft(kept));
    let now = 0;
    let most = 0;
    world.server.before = async ({ method }) => {
      if (method !== "PUT") return;
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, 30));
      now -= 1;
    };
    for (let n = 0; n < 10; n += 1) value(await erika.service.write.addFile(kept.id, file(`${n}.pdf`, 2_000 + n)));
    await until(() => states(erika.service, kept.id).every((state) => state === "ready"));
    expect(most).toBe(3);
    value(await erika.service.write.send(kept));
  });
});

describe("the worker's own shelf", () => {
  it("gets every byte in order, and says so only when they are on the disk", async () => {
    const written: number[] = [];
    const log: string[] = [];
    const disk: ShelfFile = {
      // A disk that takes what it likes.
      write: (part, { at }) => {
        const taken = Math.min(part.length, 70_000);
        for (let n = 0; n < taken; n += 1) written[at + n] = part[n]!;
        return taken;
      },
      read: () => 0,
      flush: () => log.push("flush"),
      close: () => log.push("close"),
    };
    const content = bytes(1_300_001);
    const marks: number[] = [];
    let at = 0;
    const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull(controller) {
        if (at < content.length) controller.enqueue(content.slice(at, (at += 100_000)));
        else controller.close();
      },
    });
    const reader = shelve(source, disk, Promise.resolve()).marks.getReader();
    for (let mark = await reader.read(); !mark.done; mark = await reader.read()) marks.push(shelvedBytes(mark.value));
    expect(Buffer.from(written).equals(Buffer.from(content))).toBe(true);
    expect(marks.at(-1)).toBe(content.length);
    expect(marks.length).toBeGreaterThan(1);
    expect(log).toEqual(["flush", "close"]);
  });

  it("fails when the disk is full, and lets the file go", async () => {
    const log: string[] = [];
    const full: ShelfFile = { write: () => 0, read: () => 0, flush: () => log.push("flush"), close: () => log.push("close") };
    const reader = shelve(new Blob([bytes(1_000)]).stream(), full, Promise.resolve()).marks.getReader();
    await expect(reader.read()).rejects.toThrow("no space");
    expect(log).toEqual(["close"]);
  });
});
