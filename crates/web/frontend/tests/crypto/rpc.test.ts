// SPDX-License-Identifier: EUPL-1.2
// Page and worker over a real message channel: values, errors, moved buffers, streams with back-pressure, state events, idle lock.
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { clientOver } from "../../src/crypto/client.ts";
import { createCore } from "../../src/crypto/core/core.ts";
import { b64u } from "../../src/crypto/b64.ts";
import { hex, systemChance } from "../../src/crypto/bytes.ts";
import { sha256 } from "../../src/crypto/hash.ts";
import type { CryptoClient, WorkerState } from "../../src/crypto/api.ts";
import { ProtocolError } from "../../src/crypto/errors.ts";
import { makeUuid7 } from "../../src/crypto/ids.ts";
import { receiveStream, serveStream } from "../../src/crypto/rpc.ts";
import { serve } from "../../src/crypto/serve.ts";
import type { ShelfFile } from "../../src/crypto/shelve.ts";
import { beginThread, bundleInput, enrol, hire, HOUR, Insurer, isPerson, memoryKeystore, send, T0, type Actor } from "./world.ts";

const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

function connected(): CryptoClient {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  serve(createCore(memoryKeystore()), port2);
  return clientOver(port1, () => {
    port1.close();
  });
}

describe("calls", () => {
  let insurer: Insurer;
  let anna: Actor;
  beforeAll(async () => {
    insurer = await new Insurer().start();
    anna = await enrol(insurer);
    await hire(insurer);
  });

  it("unlocks through the channel, tells state changes, moves the PRF result away", async () => {
    const client = connected();
    const phases: WorkerState["phase"][] = [];
    client.onState(({ phase }) => phases.push(phase));
    const prf = anna.prf.slice();
    const view = await client.unlockWithPrf({ prf, bundle: bundleInput(anna, anna.prfMethod, insurer.chain) });
    expect(view.pid).toBe(anna.pid);
    expect(prf.byteLength).toBe(0);
    await client.lock();
    expect(phases.at(0)).toBe("open");
    expect(phases.at(-1)).toBe("empty");
  });

  it("gives errors as codes, and refuses names that are no operation", async () => {
    const client = connected();
    await expect(client.exportBundle()).rejects.toMatchObject({ name: "ProtocolError", code: "locked" });
    await expect(client.startActivation({ org: "musterkasse.example", input: "1234" })).rejects.toMatchObject({ code: "bad-length" });
    const odd = client as unknown as Record<string, () => Promise<unknown>>;
    for (const name of ["constructor", "toString", "__proto__", "hasOwnProperty"]) await expect(odd[name]!()).rejects.toMatchObject({ code: "wrong-argument" });
    await expect((client as unknown as { openThread(x: null): Promise<unknown> }).openThread(null)).rejects.toMatchObject({ code: "internal" });
  });

  it("seals and opens attachments over ports", async () => {
    const client = connected();
    await client.unlockWithPrf({ prf: anna.prf.slice(), bundle: bundleInput(anna, anna.prfMethod, insurer.chain) });
    const courier = await beginThread(insurer, { ...anna, api: client });
    const place = { thread: courier.thread, lane: "case" } as const;
    const content = systemChance(60_000);
    const bytes = new Uint8Array(1_000_000).map((_, i) => content[i % content.length]!);
    const sealing = await client.sealAttachment({ ...place, aid: makeUuid7(T0), name: "a", type: "b", content: new Blob([bytes]), to: null });
    const ciphertext = new Uint8Array(await new Response(sealing.stream).arrayBuffer());
    expect(ciphertext.length).toBe(sealing.csize);
    const attachment = await sealing.done;
    const message = await send(client, courier, "self", T0 + HOUR, { attachments: [attachment] });
    await courier.show(client, isPerson(anna.pid), T0 + HOUR);
    const opened = await client.openAttachment({ ...place, message: message.sh, aid: attachment.aid, ciphertext: new Blob([ciphertext]).stream() });
    expect(hex(new Uint8Array(await opened.arrayBuffer()).subarray(0, 1000))).toBe(hex(bytes.subarray(0, 1000)));
    expect(opened.size).toBe(bytes.length);
    ciphertext[70_000]! ^= 1;
    await expect(client.openAttachment({ ...place, message: message.sh, aid: attachment.aid, ciphertext: new Blob([ciphertext]).stream() })).rejects.toMatchObject({ code: "corrupt" });
  });

  it("gives back what it has put on the shelf while it seals the rest, and nothing once the file is closed", async () => {
    const { port1, port2 } = new MessageChannel();
    open.push(port1, port2);
    const disk = new Uint8Array(4_000_000);
    let closed = false;
    const file: ShelfFile = {
      write: (part, { at }) => {
        disk.set(part, at);
        return part.length;
      },
      // A disk that gives what it likes.
      read: (into, { at }) => {
        const some = into.subarray(0, 300_000);
        some.set(disk.subarray(at, at + some.length));
        return some.length;
      },
      flush: () => undefined,
      close: () => {
        closed = true;
      },
    };
    serve(createCore(memoryKeystore()), port2, (name) => Promise.resolve(name === "shelf-1" ? file : null));
    const client = clientOver(port1, () => {
      port1.close();
    });
    await client.unlockWithPrf({ prf: anna.prf.slice(), bundle: bundleInput(anna, anna.prfMethod, insurer.chain) });
    const courier = await beginThread(insurer, { ...anna, api: client });
    const seal = (shelf: string, content: Blob): ReturnType<CryptoClient["sealAttachment"]> => client.sealAttachment({ thread: courier.thread, lane: "case", aid: makeUuid7(T0), name: "a", type: "b", content, to: null, shelf });
    expect((await seal("no place", new Blob(["a"]))).shelved).toBeNull();
    const sealing = await seal("shelf-1", new Blob([new Uint8Array(3_000_000)]));
    const { csize, shelved } = sealing;
    // Asked for before anybody has looked at how far it has come; also what can only come last, and what is not so.
    const asked = [shelved!(0, 1_000_000), shelved!(csize - 10, csize), shelved!(5, 5), shelved!(-1, 5), shelved!(0, 9_000_000)];
    const marks = sealing.stream.getReader();
    while (!(await marks.read()).done);
    const { ct } = await sealing.done;
    const [head, tail, ...wrong] = await Promise.all(asked);
    expect(hex(head!)).toBe(hex(disk.subarray(0, 1_000_000)));
    expect(hex(tail!)).toBe(hex(disk.subarray(csize - 10, csize)));
    expect(wrong).toEqual([null, null, null]);
    expect(ct).toBe(b64u(sha256(disk.subarray(0, csize))));
    expect(closed).toBe(true);
    expect(await shelved!(0, 10)).toBeNull();
  });

  it("rejects what waits when the worker is ended", async () => {
    const client = connected();
    const waiting = client.startPassword({ org: "x.example", pid: anna.pid, password: "x" });
    client.terminate();
    await expect(waiting).rejects.toMatchObject({ code: "locked" });
    await expect(client.state()).rejects.toMatchObject({ code: "locked" });
  });
});

describe("streams", () => {
  it("asks for chunks only as they are read", async () => {
    let produced = 0;
    const source = new ReadableStream<Uint8Array<ArrayBuffer>>({ pull(controller) { produced++; controller.enqueue(new Uint8Array(10)); } }, { highWaterMark: 0 });
    const { stream } = receiveStream(serveStream(source, () => Promise.resolve(null)));
    const reader = stream.getReader();
    await reader.read();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(produced).toBeLessThan(8);
    await reader.cancel();
  });

  it("reads so much ahead, and no more, that a message carries what has come meanwhile", async () => {
    let produced = 0;
    const source = new ReadableStream<Uint8Array<ArrayBuffer>>({ pull(controller) { produced++; controller.enqueue(new Uint8Array(10).fill(produced)); } }, { highWaterMark: 0 });
    const port = serveStream(source, () => Promise.resolve(null), 100);
    let messages = 0;
    port.addEventListener("message", () => { messages++; });
    const reader = receiveStream(port).stream.getReader();
    for (let n = 1; n <= 60; n += 1) {
      expect((await reader.read()).value?.[0]).toBe(n);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(messages).toBeLessThan(30);
    // What was read, what is on its way, and what lies at the other end.
    expect(produced).toBeLessThan(60 + 2 * 10 + 5);
    await reader.cancel();
  });

  it("gives what came before a fault, then the fault", async () => {
    let n = 0;
    const source = new ReadableStream<Uint8Array<ArrayBuffer>>({ pull(controller) { if ((n += 1) > 3) controller.error(new ProtocolError("corrupt")); else controller.enqueue(new Uint8Array([n])); } }, { highWaterMark: 0 });
    const { stream, last } = receiveStream(serveStream(source, () => Promise.resolve(null), 100));
    const reader = stream.getReader();
    for (let at = 1; at <= 3; at += 1) expect((await reader.read()).value?.[0]).toBe(at);
    await expect(reader.read()).rejects.toMatchObject({ code: "corrupt" });
    await expect(last).rejects.toMatchObject({ code: "corrupt" });
  });

  it("copies a chunk that is a view into somebody else's buffer", async () => {
    const whole = new Uint8Array([1, 2, 3, 4]);
    const source = new ReadableStream<Uint8Array<ArrayBuffer>>({ start(controller) { controller.enqueue(whole.subarray(1, 3)); controller.close(); } });
    const { stream, last } = receiveStream(serveStream(source, () => Promise.resolve("end")));
    expect(await new Response(stream).arrayBuffer()).toEqual(new Uint8Array([2, 3]).buffer);
    expect(await last).toBe("end");
    expect(whole.byteLength).toBe(4);
  });
});

describe("idle lock", () => {
  it("drops every secret after the set time without a call", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const insurer = await new Insurer().start();
      const core = createCore(memoryKeystore());
      const { handle } = await core.api.startActivation({ org: "musterkasse.example", input: (await insurer.letter()).code });
      await core.api.configure({ idleLockSeconds: 60 });
      vi.advanceTimersByTime(59_000);
      core.active();
      vi.advanceTimersByTime(59_000);
      expect((await core.api.state()).phase).toBe("ceremony");
      vi.advanceTimersByTime(2_000);
      expect((await core.api.state()).phase).toBe("empty");
      await expect(core.api.makeIdentity({ handle, now: T0 })).rejects.toMatchObject({ code: "unknown-handle" });
    } finally {
      vi.useRealTimers();
    }
  });
});
