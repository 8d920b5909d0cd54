// SPDX-License-Identifier: EUPL-1.2
/** The page's way of a file: seals through the worker onto the shelf, uploads in chunks what is sealed meanwhile, downloads, opens through the worker. */
import { Http } from "../src/api/http.js";
import { resumableUpload } from "../src/api/resume.js";
import { AHEAD, receiveSealing, serveStream, type SealingAnswer } from "../src/crypto/rpc.ts";
import { comingFrom } from "../src/mailbox/coming.js";
import { browserShelf, counting, keepSealed } from "../src/mailbox/shelf.js";
import { xhrUpload } from "../src/api/upload.js";

interface Expected {
  readonly pt: string;
  readonly ct: string;
  readonly size: number;
  readonly csize: number;
}

export interface Figures {
  readonly alone: { readonly seal: number; readonly open: number };
  /** Milliseconds until it was sealed, until it had come, and of the way down (downloading and opening at the same time). */
  readonly sealing: number;
  readonly uploading: number;
  readonly opening: number;
  /** Lengths of the tasks of 50 ms and more while that ran. */
  readonly tasks: readonly number[];
  readonly equal: boolean;
}

/** @param block milliseconds for which the page is kept from answering once, to see that it is told */
export async function run(size: number, rounds: number, block: number): Promise<Figures> {
  const worker = new Worker("/worker.js", { type: "module" });
  let next = 0;
  const call = <T>(ask: unknown, transfer: Transferable[] = []): Promise<T> =>
    new Promise((resolve, reject) => {
      const id = next++;
      const listen = ({ data }: MessageEvent<{ readonly id: number; readonly value?: T; readonly error?: string }>): void => {
        if (data.id !== id) return;
        worker.removeEventListener("message", listen);
        if (data.error === undefined) resolve(data.value as T);
        else reject(new Error(data.error));
      };
      worker.addEventListener("message", listen);
      worker.postMessage({ id, ask }, transfer);
    });
  const http = new Http({ fetch: (input, init) => fetch(input, init), sleep: (ms) => new Promise((done) => setTimeout(done, ms)), uuid: () => crypto.randomUUID(), clock: () => Date.now(), origin: "" });
  const upload = resumableUpload(http, xhrUpload(http), { chance: () => 0.5, onOnline: () => undefined, now: () => performance.now() });
  const shelf = browserShelf();
  const content = new Uint8Array(size);
  for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(content.subarray(at, Math.min(size, at + 65_536)));
  const file = new Blob([content]);
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    tasks.push(...list.getEntries().map(({ duration }) => duration));
  });

  const best = { sealing: Infinity, uploading: Infinity, opening: Infinity };
  const alone = { seal: Infinity, open: Infinity };
  let equal = true;
  for (let round = 0; round < rounds; round += 1) {
    // One after the other, in turns: what else the machine does meets both.
    const once = await call<Figures["alone"]>({ alone: size });
    alone.seal = Math.min(alone.seal, once.seal);
    alone.open = Math.min(alone.open, once.open);
    observer.observe({ entryTypes: ["longtask"] });
    const name = `bench-${round}`;
    let began = performance.now();
    const sealing = receiveSealing<Expected>(await call<SealingAnswer>({ seal: file, name }));
    if (sealing.shelved === null) throw new Error("no shelf");
    const kept = keepSealed(shelf, name, sealing, () => undefined);
    const sending = upload(`/attachments/${name}`, comingFrom(shelf, name, sealing, kept), () => undefined, new AbortController().signal);
    const expected = await kept;
    best.sealing = Math.min(best.sealing, performance.now() - began);
    const sent = await sending;
    if (!sent.ok || sent.value.sha256 !== expected.ct) throw new Error(`not sent: ${JSON.stringify(sent)}`);
    best.uploading = Math.min(best.uploading, performance.now() - began);
    began = performance.now();
    const got = await http.stream(`/attachments/${name}`);
    if (!got.ok) throw new Error("not downloaded");
    const port = serveStream((got.value.body as ReadableStream<Uint8Array<ArrayBuffer>>).pipeThrough(counting(() => undefined)), () => Promise.resolve(null), AHEAD);
    const opened = await call<Blob>({ open: port, expected }, [port]);
    best.opening = Math.min(best.opening, performance.now() - began);
    if (block > 0) {
      const end = performance.now() + block;
      while (performance.now() < end);
    }
    await new Promise((done) => setTimeout(done, 200));
    observer.disconnect();
    const back = new Uint8Array(await opened.arrayBuffer());
    equal &&= back.length === size && back.every((byte, at) => byte === content[at]);
    await shelf.remove(name);
  }
  worker.terminate();
  return { alone, ...best, tasks, equal };
}
