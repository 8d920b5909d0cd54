// SPDX-License-Identifier: EUPL-1.2
// The page's half: one picture after another, each in a worker of its own, which gives its memory back by being ended.
import { startPictureWorker } from "../loader.ts";
import type { Drawn, Source, Wish } from "./api.ts";

export type * from "./api.ts";

/** Milliseconds; a phone of the cheapest kind needs 15 s for 50 megapixels. */
const PATIENCE = 90_000;

let before: Promise<unknown> = Promise.resolve();

/** Draws a picture anew, off the main thread. Never rejects. */
export function drawAnew(content: Blob, source: Source): Promise<Drawn> {
  const mine = before.then(() => inWorker({ content, source }));
  before = mine;
  return mine;
}

function inWorker(wish: Wish): Promise<Drawn> {
  return new Promise((resolve) => {
    const worker = startPictureWorker();
    const end = (drawn: Drawn): void => {
      clearTimeout(timer);
      worker.terminate();
      resolve(drawn);
    };
    const timer = setTimeout(end, PATIENCE, { failed: "too-big" });
    worker.onmessage = ({ data }: MessageEvent<Drawn>) => {
      end(data);
    };
    worker.onerror = () => {
      end({ failed: "too-big" });
    };
    worker.postMessage(wish);
  });
}
