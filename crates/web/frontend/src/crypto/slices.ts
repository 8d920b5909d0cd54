// SPDX-License-Identifier: EUPL-1.2
// A file in large pieces, the next one fetched while this one is sealed: `Blob.stream()` brings 64 KiB at a time, and each of them waits for
// another process.
import type { Bytes } from "./bytes.ts";

const PIECE = 1024 * 1024;

export function slices(content: Blob): ReadableStream<Bytes> {
  const fetch = (at: number): Promise<ArrayBuffer> | null => (at < content.size ? content.slice(at, at + PIECE).arrayBuffer() : null);
  let at = 0;
  let next = fetch(0);
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        if (next === null) {
          controller.close();
          return;
        }
        const piece = new Uint8Array(await next);
        at += PIECE;
        next = fetch(at);
        // Whoever does not come back for it is told nothing of its fate.
        next?.catch(() => undefined);
        controller.enqueue(piece);
      },
    },
    { highWaterMark: 0 },
  );
}
