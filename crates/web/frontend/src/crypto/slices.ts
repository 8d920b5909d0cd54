// SPDX-License-Identifier: EUPL-1.2
// Content on its way into the seal. `Blob.stream()` brings 64 KiB at a time, and every fetch waits for another process: so what may be collected is
// fetched at once, and the rest in large blocks, the next one while this one is sealed.
import type { Bytes } from "./bytes.ts";
import { turn } from "./deferred.ts";
import { COLLECTED, digestSha256, runningSha256 } from "./hash.ts";

const BLOCK = 4 * 1024 * 1024;
/** Bytes that are sealed before messages are let in between: about ten milliseconds. */
const PIECE = 1024 * 1024;

export interface Content {
  readonly pieces: ReadableStream<Bytes>;
  /** SHA-256 of all pieces, once the last one was asked for. Asked last: in Chromium a worker's thread stands still while WebCrypto hashes. */
  readonly hash: () => Promise<Bytes>;
}

export function contentOf(blob: Blob): Content {
  const collected = blob.size <= COLLECTED;
  const block = collected ? blob.size : BLOCK;
  const running = collected ? null : runningSha256();
  const fetch = (from: number): Promise<ArrayBuffer> | null => (from < blob.size ? blob.slice(from, from + block).arrayBuffer() : null);
  let next = fetch(0);
  let fetched = 0;
  let here: Bytes = new Uint8Array(0);
  let at = 0;
  const refill = async (waiting: Promise<ArrayBuffer>): Promise<void> => {
    here = new Uint8Array(await waiting);
    at = 0;
    fetched += block;
    next = fetch(fetched);
    // Whoever does not come back for it is told nothing of its fate.
    next?.catch(() => undefined);
  };
  const pieces = new ReadableStream<Bytes>(
    {
      async pull(controller) {
        if (at < here.length) await turn();
        else if (next !== null) await refill(next);
        const piece = here.subarray(at, at + PIECE);
        at += piece.length;
        running?.update(piece);
        if (piece.length > 0) controller.enqueue(piece);
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return { pieces, hash: () => (running === null ? digestSha256(here) : Promise.resolve(running.digest())) };
}
