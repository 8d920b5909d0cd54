// SPDX-License-Identifier: EUPL-1.2
// Calls between page and search worker: one message each way.
import type { SearchApi, SearchEngine } from "./api.ts";

const METHODS = ["put", "drop", "find", "pack", "unpack"] as const;
type Method = (typeof METHODS)[number];

interface Call {
  readonly id: number;
  readonly method: Method;
  readonly args: readonly unknown[];
}
type Answer = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly failed: true };

/** Both ends: `Worker`, `DedicatedWorkerGlobalScope`, `MessagePort`. */
export interface Channel {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => unknown) | null;
}

/** The worker's end. What goes wrong is told without its text: it could quote a message. */
export function serve(api: SearchApi, channel: Channel): void {
  channel.onmessage = ({ data: { id, method, args } }: MessageEvent<Call>) => {
    void answer(api, method, args).then(
      (value) => {
        channel.postMessage({ id, value } satisfies Answer);
      },
      () => {
        channel.postMessage({ id, failed: true } satisfies Answer);
      },
    );
  };
}

async function answer(api: SearchApi, method: Method, args: readonly unknown[]): Promise<unknown> {
  if (!METHODS.includes(method)) throw new TypeError("method");
  return (api[method] as (...all: readonly unknown[]) => Promise<unknown>)(...args);
}

/** The page's end. After `end` nothing is answered: every call is refused. */
export function engineOver(channel: Channel, end: () => void): SearchEngine {
  const waiting = new Map<number, { readonly resolve: (value: unknown) => void; readonly reject: (reason: unknown) => void }>();
  let next = 1;
  let ended = false;
  channel.onmessage = ({ data }: MessageEvent<Answer>) => {
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if ("value" in data) call?.resolve(data.value);
    else call?.reject(new SearchEnded(false));
  };
  const call = (method: Method, ...args: readonly unknown[]): Promise<unknown> => {
    if (ended) return Promise.reject(new SearchEnded(true));
    return new Promise((resolve, reject) => {
      const id = next++;
      waiting.set(id, { resolve, reject });
      channel.postMessage({ id, method, args } satisfies Call);
    });
  };
  return {
    put: (threads) => call("put", threads) as ReturnType<SearchApi["put"]>,
    drop: (threads) => call("drop", threads) as ReturnType<SearchApi["drop"]>,
    find: (wish) => call("find", wish) as ReturnType<SearchApi["find"]>,
    pack: (threads) => call("pack", threads) as ReturnType<SearchApi["pack"]>,
    unpack: (segment, threads) => call("unpack", segment, threads) as ReturnType<SearchApi["unpack"]>,
    end() {
      ended = true;
      end();
      for (const { reject } of waiting.values()) reject(new SearchEnded(true));
      waiting.clear();
    },
  };
}

/** A call that has no answer: the worker could not do it, or is gone and does nothing any more. */
export class SearchEnded extends Error {
  override readonly name = "SearchEnded";
  readonly gone: boolean;

  constructor(gone: boolean) {
    super(gone ? "ended" : "failed");
    this.gone = gone;
  }
}
