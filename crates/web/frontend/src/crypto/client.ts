// SPDX-License-Identifier: EUPL-1.2
// The page's half: starts the worker, turns calls into messages. It carries no algorithm and holds no key.
import type { CryptoApi, CryptoClient, OpenAttachmentInput, SealAttachmentInput, SealedAttachment, SealingAttachment, WorkerState } from "./api.ts";
import { ProtocolError } from "./errors.ts";
import { startWorker } from "../loader.ts";
import { AHEAD, movable, receiveSealing, serveStream, type Answer, type Channel, type SealingAnswer } from "./rpc.ts";

export type * from "./api.ts";
export { codeOf, ProtocolError, type ErrorCode } from "./errors.ts";

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** Starts the crypto worker of this page. One is enough. */
export function createCryptoClient(): CryptoClient {
  const worker = startWorker();
  const client = clientOver(worker, () => {
    worker.terminate();
  });
  worker.onerror = () => {
    client.terminate();
  };
  return client;
}

/** The client over any channel; tests use a MessageChannel. */
export function clientOver(channel: Channel, end: () => void): CryptoClient {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(state: WorkerState) => void>();
  let next = 1;
  let ended = false;

  channel.onmessage = ({ data }: MessageEvent<Answer>) => {
    if ("state" in data) {
      for (const listener of listeners) listener(data.state);
      return;
    }
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if ("error" in data) call?.reject(new ProtocolError(data.error.code, data.error.detail));
    else call?.resolve(data.value);
  };

  const call = (method: string, args: unknown, transfer: Transferable[]): Promise<unknown> => {
    if (ended) return Promise.reject(new ProtocolError("locked", "ended"));
    return new Promise((resolve, reject) => {
      const id = next++;
      waiting.set(id, { resolve, reject });
      channel.postMessage({ id, method, args }, transfer);
    });
  };

  /** Streams do not fit into one message: they have a port beside it. */
  const sealing = async <T = SealedAttachment>(method: string, args: unknown): Promise<SealingAttachment<T>> => {
    return receiveSealing<T>((await call(method, args, [])) as SealingAnswer);
  };
  const opening = async (method: string, { ciphertext, ...args }: Pick<OpenAttachmentInput, "ciphertext">): Promise<Blob> => {
    const source = ciphertext instanceof Blob ? ciphertext : serveStream(ciphertext, () => Promise.resolve(null), AHEAD);
    return (await call(method, { ...args, ciphertext: source }, movable({ source }))) as Blob;
  };

  const special = {
    onState(listener: (state: WorkerState) => void): () => void {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    terminate(): void {
      ended = true;
      end();
      for (const { reject } of waiting.values()) reject(new ProtocolError("locked", "ended"));
      waiting.clear();
    },
    sealAttachment: (args: SealAttachmentInput) => sealing("sealAttachment", args),
    sealOwnFile: (args: unknown) => sealing("sealOwnFile", args),
    sealReplyAttachment: (args: unknown) => sealing("sealReplyAttachment", args),
    openAttachment: (args: OpenAttachmentInput) => opening("openAttachment", args),
    openReplyAttachment: (args: Pick<OpenAttachmentInput, "ciphertext">) => opening("openReplyAttachment", args),
  };

  // Every other operation is one message with one argument. PRF results move: the page keeps no copy.
  return new Proxy<Record<string, unknown>>(special, {
    get(target, name) {
      if (typeof name !== "string" || name === "then") return undefined;
      if (Object.hasOwn(target, name)) return target[name];
      return (args: unknown) => call(name, args, hasPrf(args) ? [args.prf.buffer] : []);
    },
  }) as unknown as CryptoClient & CryptoApi;
}

function hasPrf(args: unknown): args is { readonly prf: Uint8Array<ArrayBuffer> } {
  return typeof args === "object" && args !== null && "prf" in args && args.prf instanceof Uint8Array && args.prf.byteLength === args.prf.buffer.byteLength;
}
