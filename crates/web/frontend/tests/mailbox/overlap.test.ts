// SPDX-License-Identifier: EUPL-1.2
// A file is sent while it is still being sealed: what arrives is what was sealed under one id, whatever happens in between.
import { beforeEach, describe, expect, it } from "vitest";
import { resumableUpload } from "../../src/api/resume.js";
import { fetchUpload } from "../../src/api/upload.js";
import { ProtocolError } from "../../src/crypto/errors.ts";
import { shelve } from "../../src/crypto/shelve.ts";
import { MemoryShelf } from "../../src/mailbox/shelf.js";
import { World, draft, settle, until, value } from "./world.ts";

const MIB = 1024 * 1024;
const SIZE = 3_500_000;
const HEAD = "%PDF-1.7";
const bytes = (size: number): Uint8Array<ArrayBuffer> => Uint8Array.from({ length: size }, (_, at) => (at < HEAD.length ? HEAD.charCodeAt(at) : at % 251));
const file = (name: string, size = SIZE): File => new File([bytes(size)], name, { type: "application/pdf" });

/** A disk: it outlives the page. A file that is open for writing is nobody else's. */
class Disk extends MemoryShelf {
  readonly open = new Set<string>();

  override get lasting(): boolean {
    return true;
  }

  readonly written = new Map<string, Blob>();

  override get(name: string): Promise<Blob | null> {
    if (this.open.has(name)) return Promise.resolve(null);
    return this.written.has(name) ? Promise.resolve(this.written.get(name) ?? null) : super.get(name);
  }

  override remove(name: string): Promise<void> {
    // As in a browser: what somebody writes is not taken away.
    if (!this.open.has(name)) this.written.delete(name);
    return super.remove(name);
  }

  override async names(): Promise<readonly string[]> {
    return [...(await super.names()), ...this.written.keys(), ...this.open];
  }
}

/** How far the worker may seal, in bytes of ciphertext, and where it fails. */
class Pace {
  limit = Number.POSITIVE_INFINITY;
  breaks = Number.POSITIVE_INFINITY;
  sealed = 0;
  closed = 0;
  #wake: () => void = () => undefined;

  to(limit: number): void {
    this.limit = limit;
    this.#wake();
  }

  gate(): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
    let at = 0;
    return new TransformStream({
      transform: async (piece, controller) => {
        at += piece.length;
        while (at > this.limit) await new Promise<void>((resolve) => (this.#wake = resolve));
        if (at > this.breaks) throw new ProtocolError("internal", "the disk is gone");
        this.sealed = at;
        controller.enqueue(piece);
      },
    });
  }
}

let world: World;
let pace: Pace;
let erika: Awaited<ReturnType<World["insured"]>>;
let disk: Disk;
beforeEach(async () => {
  world = await World.make();
  pace = new Pace();
  disk = new Disk();
  world.lasting = () => disk;
  world.upload = (http) => resumableUpload(http, fetchUpload(http), { chance: () => 0.5, onOnline: () => undefined, now: () => performance.now() });
  world.shelving = (sealing, name) => {
    const content = new Uint8Array(sealing.csize);
    disk.open.add(name);
    const { marks, back } = shelve(
      sealing.stream.pipeThrough(pace.gate()),
      {
        write: (part, { at }) => {
          content.set(part, at);
          return part.length;
        },
        read: (into, { at }) => {
          into.set(content.subarray(at, at + into.length));
          return into.length;
        },
        flush: () => undefined,
        close: () => {
          disk.open.delete(name);
          pace.closed += 1;
          // Half a file lies there, too, until somebody takes it away.
          disk.written.set(name, new Blob([content]));
        },
      },
      sealing.done,
    );
    return { ...sealing, stream: marks, shelved: back };
  };
  world.server.limit = 10_000_000;
  erika = await world.insured();
  world.lasting = () => new MemoryShelf();
});

const states = (service: typeof erika.service, id: string): string[] => service.write.uploads(id).map(({ progress }) => (progress.state === "failed" ? `failed ${progress.refusal.code}` : progress.state));
const come = (): number => [...world.server.uploads.values()].reduce((sum, upload) => sum + upload.bytes.length, 0);
const aids = (): Set<string> => new Set(world.server.seen.flatMap(({ method, path }) => (method === "POST" && path.endsWith("/upload") ? [path.split("/").at(-2) ?? ""] : [])));
const patches = (): number => world.server.seen.filter(({ method }) => method === "PATCH").length;

/** A draft in a thread that the server has: its key outlives the page. */
async function inThread(): Promise<ReturnType<typeof draft>> {
  const kept = draft({ thread: value(await erika.service.write.send(draft())).thread, body: "Mit Anlage" });
  value(await erika.service.write.saveDraft(kept));
  return kept;
}

/** What the clerk opens is what was chosen. */
async function arrives(page: typeof erika.service, kept: ReturnType<typeof draft>): Promise<void> {
  await until(() => states(page, kept.id)[0] === "ready");
  const { thread } = value(await page.write.send(kept));
  const clerk = await world.clerk();
  const last = value(await clerk.service.thread(thread)).messages.findLast((message) => message.kind === "message");
  const blob = value(await clerk.service.openAttachment(thread, last?.kind === "message" ? last.attachments[0]!.aid : "", () => undefined));
  expect(Buffer.from(await blob.arrayBuffer()).equals(Buffer.from(bytes(SIZE)))).toBe(true);
}

describe("a file that is sent while it is sealed", () => {
  it("has come in part before it is sealed, with one bar that never goes back", async () => {
    const kept = await inThread();
    const seen: number[] = [];
    const words = new Set<string>();
    const watch = setInterval(() => {
      const progress = erika.service.write.uploads(kept.id)[0]?.progress;
      if (progress?.state === "sending") seen.push(progress.done / progress.total);
      if (progress !== undefined && seen.length > 0) words.add(progress.state);
    }, 1);
    pace.to(1.5 * MIB);
    value(await erika.service.write.addFile(kept.id, file("a.pdf")));
    await until(() => come() >= MIB);
    pace.to(2.5 * MIB);
    await until(() => come() >= 2 * MIB);
    expect(pace.closed).toBe(0);
    await until(() => seen.length > 3);
    expect(seen.at(-1)).toBeLessThan(1);
    pace.to(Number.POSITIVE_INFINITY);
    await until(() => states(erika.service, kept.id)[0] === "ready");
    clearInterval(watch);
    expect([...words].filter((word) => word !== "ready")).toEqual(["sending"]);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(aids().size).toBe(1);
    await arrives(erika.service, kept);
    expect(await disk.names()).toEqual([]);
  });

  it("goes on after cuts in the middle, with lost requests and lost answers, every byte once", async () => {
    const kept = await inThread();
    let n = 0;
    world.server.fault = ({ method }) => (method === "PATCH" && (n += 1) <= 6 ? (n % 2 === 0 ? "lost" : "offline") : null);
    pace.to(1.5 * MIB);
    value(await erika.service.write.addFile(kept.id, file("a.pdf")));
    await until(() => n >= 3);
    pace.to(Number.POSITIVE_INFINITY);
    await arrives(erika.service, kept);
    expect(n).toBeGreaterThan(6);
    expect(aids().size).toBe(1);
  });

  it("is taken back and asked for when the page goes before it was sealed; chosen again it has another id", async () => {
    const kept = await inThread();
    pace.to(2.5 * MIB);
    value(await erika.service.write.addFile(kept.id, file("a.pdf")));
    await until(() => come() >= 2 * MIB);
    const [before] = aids();
    const page = await world.reload(erika.profile);
    // The worker goes with its page.
    disk.open.clear();
    value(await page.service.session.unlockWithPasskey());
    await until(() => states(page.service, kept.id)[0] === "failed file-again");
    await until(() => world.server.uploads.size === 0);
    pace = new Pace();
    const [old] = page.service.write.uploads(kept.id);
    page.service.write.removeFile(kept.id, old!.aid);
    value(await page.service.write.addFile(kept.id, file("a.pdf")));
    await until(() => states(page.service, kept.id)[0] === "ready");
    expect([...aids()].filter((aid) => aid !== before)).toHaveLength(1);
    expect([...world.server.attachments.keys()]).not.toContain(before);
    await arrives(page.service, kept);
  });

  it("of a new case is sealed anew by itself after that, under another id, and no byte of both meets", async () => {
    const kept = draft({ body: "Neuer Fall" });
    value(await erika.service.write.saveDraft(kept));
    pace.to(2.5 * MIB);
    value(await erika.service.write.addFile(kept.id, file("a.pdf")));
    await until(() => come() >= 2 * MIB);
    const [before] = aids();
    const page = await world.reload(erika.profile);
    disk.open.clear();
    pace = new Pace();
    value(await page.service.session.unlockWithPasskey());
    await arrives(page.service, kept);
    expect(aids().size).toBe(2);
    expect([...world.server.attachments.keys()]).not.toContain(before);
    expect([...world.server.uploads.keys()]).toEqual([]);
  });

  it("is taken back when sealing fails in the middle; tried again it has another id", async () => {
    const kept = await inThread();
    pace.to(2.5 * MIB);
    pace.breaks = 3 * MIB;
    const added = value(await erika.service.write.addFile(kept.id, file("a.pdf")));
    await until(() => come() >= 2 * MIB);
    pace.to(Number.POSITIVE_INFINITY);
    await until(() => states(erika.service, kept.id)[0]?.startsWith("failed") === true);
    await until(() => world.server.uploads.size === 0);
    await until(async () => (await disk.names()).length === 0);
    const [before] = aids();
    pace.breaks = Number.POSITIVE_INFINITY;
    erika.service.write.continueFile(kept.id, added.aid);
    await arrives(erika.service, kept);
    expect(aids().size).toBe(2);
    expect([...world.server.attachments.keys()]).not.toContain(before);
  });

  it("stops when the person says so while sealing goes on, and goes on with the same bytes", async () => {
    const kept = await inThread();
    pace.to(2.5 * MIB);
    const added = value(await erika.service.write.addFile(kept.id, file("a.pdf")));
    await until(() => come() >= 2 * MIB);
    erika.service.write.pauseFile(kept.id, added.aid);
    const sent = patches();
    pace.to(Number.POSITIVE_INFINITY);
    await until(() => pace.closed === 1);
    await settle();
    expect(states(erika.service, kept.id)).toEqual(["paused"]);
    expect(patches()).toBe(sent);
    erika.service.write.continueFile(kept.id, added.aid);
    await arrives(erika.service, kept);
    expect(aids().size).toBe(1);
  });

  it("goes on while it is still being sealed when the person says so, and the bar shows what has come", async () => {
    const kept = await inThread();
    pace.to(2.5 * MIB);
    const added = value(await erika.service.write.addFile(kept.id, file("a.pdf")));
    await until(() => come() >= MIB);
    erika.service.write.pauseFile(kept.id, added.aid);
    await settle();
    const before = come();
    const words = new Set<string>();
    let least = Number.POSITIVE_INFINITY;
    const watch = setInterval(() => {
      const progress = erika.service.write.uploads(kept.id)[0]?.progress;
      if (progress !== undefined) words.add(progress.state);
      if (progress?.state === "sending") least = Math.min(least, progress.done);
    }, 1);
    erika.service.write.continueFile(kept.id, added.aid);
    pace.to(3.1 * MIB);
    await until(() => come() > before && come() >= 3 * MIB);
    expect(pace.closed).toBe(0);
    pace.to(Number.POSITIVE_INFINITY);
    await until(() => states(erika.service, kept.id)[0] === "ready");
    clearInterval(watch);
    expect([...words].filter((word) => word !== "ready")).toEqual(["sending"]);
    expect(least).toBeGreaterThanOrEqual(MIB);
    await arrives(erika.service, kept);
    expect(aids().size).toBe(1);
  });

  it("tells what the server refuses at the first byte after it was sealed, and keeps what is sealed for another try", async () => {
    const kept = await inThread();
    world.server.before = ({ method, path }) => {
      const aid = path.split("/").at(-2) ?? "";
      if (method === "POST" && path.endsWith("/upload")) world.server.uploads.set(aid, { by: "somebody else", length: 1, bytes: new Uint8Array() });
      return Promise.resolve();
    };
    const added = value(await erika.service.write.addFile(kept.id, file("a.pdf")));
    await until(() => states(erika.service, kept.id)[0] === "failed exists");
    expect(pace.closed).toBe(1);
    expect(await disk.names()).toHaveLength(1);
    world.server.before = null;
    world.server.uploads.clear();
    erika.service.write.continueFile(kept.id, added.aid);
    await arrives(erika.service, kept);
    expect(aids().size).toBe(1);
  });

  it("is sealed to its end however slow the server is", async () => {
    const kept = await inThread();
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    world.server.before = ({ method }) => (method === "PATCH" ? held : Promise.resolve());
    value(await erika.service.write.addFile(kept.id, file("a.pdf")));
    await until(() => pace.closed === 1);
    expect(come()).toBe(0);
    go();
    await arrives(erika.service, kept);
    expect(aids().size).toBe(1);
  });

  it("that is taken away while it is sealed is gone here and there", async () => {
    const kept = await inThread();
    pace.to(2.5 * MIB);
    const added = value(await erika.service.write.addFile(kept.id, file("a.pdf")));
    await until(() => come() >= 2 * MIB);
    erika.service.write.removeFile(kept.id, added.aid);
    pace.to(Number.POSITIVE_INFINITY);
    await until(async () => world.server.uploads.size === 0 && world.server.attachments.size === 0 && (await disk.names()).length === 0);
  });

  it("goes on after a lock in the middle", async () => {
    const kept = await inThread();
    pace.to(2.5 * MIB);
    value(await erika.service.write.addFile(kept.id, file("a.pdf")));
    await until(() => come() >= 2 * MIB);
    await erika.service.session.lock();
    pace.to(Number.POSITIVE_INFINITY);
    value(await erika.service.session.unlockWithPasskey());
    await arrives(erika.service, kept);
    expect(aids().size).toBe(1);
  });
});
