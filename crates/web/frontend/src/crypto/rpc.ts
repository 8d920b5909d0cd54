// SPDX-License-Identifier: EUPL-1.2
// Calls between page and worker: one message each way, errors as codes, streams as pulled chunks over a port of their own.
// Ports instead of transferable streams: they work in every browser we support, with the same back-pressure in all of them.
import { ProtocolError, type ErrorCode } from "./errors.ts";
import type { ReadBack, SealingAttachment, WorkerState } from "./api.ts";

export interface Call {
  readonly id: number;
  readonly method: string;
  readonly args: unknown;
}

export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: { readonly code: ErrorCode; readonly detail: string | null } }
  | { readonly state: WorkerState };

/** Both ends: `Worker`, `DedicatedWorkerGlobalScope`, `MessagePort`. */
export interface Channel {
  postMessage(message: unknown, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent) => unknown) | null;
}

/** What a sealed attachment is on the way to the page. */
export interface SealingAnswer {
  readonly csize: number;
  /** Where what is written is given back; null if it is not written there. */
  readonly shelved: MessagePort | null;
  readonly port: MessagePort;
}

type Pulled = { readonly chunks: readonly Uint8Array<ArrayBuffer>[] } | { readonly end: unknown } | { readonly failed: { readonly code: ErrorCode; readonly detail: string | null } };

export function wireError(error: unknown): { readonly code: ErrorCode; readonly detail: string | null } {
  return error instanceof ProtocolError ? { code: error.code, detail: error.detail } : { code: "internal", detail: null };
}

/** Bytes of a download that are read before they are asked for: a line gives 64 KiB at a time, and each message would cost both threads a turn. */
export const AHEAD = 1024 * 1024;

/**
 * Serves a stream over a port: each request is answered by what is there, at least one chunk, whose buffers move over. `last` is asked after the stream's
 * end and travels with it.
 * @param ahead bytes that are read before they are asked for
 */
export function serveStream(stream: ReadableStream<Uint8Array<ArrayBuffer>>, last: () => Promise<unknown>, ahead = 0): MessagePort {
  const { port1, port2 } = new MessageChannel();
  const reader = stream.getReader();
  const end = (pulled: Pulled): void => {
    port1.postMessage(pulled);
    port1.close();
  };
  let chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  let asked = false;
  let reading = false;
  let ended: (() => Promise<Pulled>) | null = null;
  const answer = (): void => {
    if (!asked) return;
    if (chunks.length > 0) {
      asked = false;
      port1.postMessage({ chunks } satisfies Pulled, chunks.map((chunk) => chunk.buffer));
      chunks = [];
      size = 0;
    } else if (ended !== null) {
      asked = false;
      void ended().then(end, (error: unknown) => {
        end({ failed: wireError(error) });
      });
    }
  };
  const read = async (): Promise<void> => {
    if (reading) return;
    reading = true;
    while (ended === null && (asked || size < ahead)) {
      try {
        const { value, done } = await reader.read();
        if (done) ended = async () => ({ end: await last() });
        else {
          // A view into a larger buffer is copied: moving its buffer would take away the rest.
          chunks.push(value.byteLength === value.buffer.byteLength ? value : value.slice());
          size += value.byteLength;
        }
      } catch (error) {
        ended = () => Promise.reject(error instanceof Error ? error : new Error(String(error)));
      }
      answer();
    }
    reading = false;
  };
  port1.onmessage = ({ data }: MessageEvent<"pull" | "cancel">) => {
    if (data === "pull") {
      asked = true;
      answer();
      void read();
    } else {
      void reader.cancel().catch(() => undefined);
      port1.close();
    }
  };
  return port2;
}

/** The other end of `serveStream`. */
export function receiveStream(port: MessagePort): { readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>; readonly last: Promise<unknown> } {
  let settle: { readonly resolve: (value: unknown) => void; readonly reject: (reason: unknown) => void } | null = null;
  const last = new Promise<unknown>((resolve, reject) => {
    settle = { resolve, reject };
  });
  last.catch(() => undefined);
  let waiting: ((pulled: Pulled) => void) | null = null;
  port.onmessage = ({ data }: MessageEvent<Pulled>) => {
    waiting?.(data);
    waiting = null;
  };
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const pulled = await new Promise<Pulled>((resolve) => {
          waiting = resolve;
          port.postMessage("pull");
        });
        if ("chunks" in pulled) {
          for (const chunk of pulled.chunks) controller.enqueue(chunk);
          return;
        }
        port.close();
        if ("end" in pulled) {
          settle?.resolve(pulled.end);
          controller.close();
        } else {
          const error = new ProtocolError(pulled.failed.code, pulled.failed.detail);
          settle?.reject(error);
          controller.error(error);
        }
      },
      cancel() {
        port.postMessage("cancel");
        port.close();
        settle?.reject(new ProtocolError("internal", "cancelled"));
      },
    },
    { highWaterMark: 4 },
  );
  return { stream, last };
}

interface Wanted {
  readonly id: number;
  readonly from: number;
  readonly to: number;
}

/** Bytes that are given back in one message, at most. */
const LARGEST = 8 * 1024 * 1024;

/** Gives bytes of a file that is being written over a port, until the other end closes it. */
export function serveBack(back: ReadBack): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data: { id, from, to } }: MessageEvent<Wanted>) => {
    const sound = Number.isSafeInteger(from) && Number.isSafeInteger(to) && 0 <= from && from < to && to - from <= LARGEST;
    void (sound ? back(from, to) : Promise.resolve(null)).then((bytes) => {
      port1.postMessage({ id, bytes }, bytes === null ? [] : [bytes.buffer]);
    });
  };
  return port2;
}

/** The other end of `serveBack`. After `close` nothing is given back any more. */
export function receiveBack(port: MessagePort): { readonly back: ReadBack; readonly close: () => void } {
  const waiting = new Map<number, (bytes: Uint8Array<ArrayBuffer> | null) => void>();
  let next = 0;
  let closed = false;
  port.onmessage = ({ data: { id, bytes } }: MessageEvent<{ readonly id: number; readonly bytes: Uint8Array<ArrayBuffer> | null }>) => {
    waiting.get(id)?.(bytes);
    waiting.delete(id);
  };
  return {
    back: (from, to) =>
      closed
        ? Promise.resolve(null)
        : new Promise((resolve) => {
            const id = next++;
            waiting.set(id, resolve);
            port.postMessage({ id, from, to } satisfies Wanted);
          }),
    close: () => {
      closed = true;
      port.close();
      for (const resolve of waiting.values()) resolve(null);
      waiting.clear();
    },
  };
}

/** A sealing as the page has it. */
export function receiveSealing<T>({ csize, shelved, port }: SealingAnswer): SealingAttachment<T> {
  const { stream, last } = receiveStream(port);
  const done = last as Promise<T>;
  if (shelved === null) return { csize, stream, shelved: null, done };
  const { back, close } = receiveBack(shelved);
  void done.catch(() => undefined).finally(close);
  return { csize, stream, shelved: back, done };
}

/** Buffers inside an answer that may move instead of being copied. */
export function movable(value: unknown): Transferable[] {
  const found = new Set<Transferable>();
  const visit = (item: unknown, depth: number): void => {
    if (depth > 4 || typeof item !== "object" || item === null) return;
    if (item instanceof Uint8Array) {
      if (item.buffer instanceof ArrayBuffer && item.byteLength === item.buffer.byteLength) found.add(item.buffer);
    } else if (item instanceof MessagePort) {
      found.add(item);
    } else if (!(item instanceof Blob)) {
      for (const inner of Object.values(item)) visit(inner, depth + 1);
    }
  };
  visit(value, 0);
  return [...found];
}
