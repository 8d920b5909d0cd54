// SPDX-License-Identifier: EUPL-1.2
// The page's half: one picture after another, each in a worker of its own, which gives its memory back by being ended.
import { startPictureWorker } from "../loader.ts";
import type { Drawn, Flat, Found, Sheets, Source, Wish } from "./api.ts";

export type * from "./api.ts";

/** Milliseconds; a phone of the cheapest kind needs 15 s for 50 megapixels. */
const PATIENCE = 90_000;
const TOO_BIG = { failed: "too-big" } as const;

let before: Promise<unknown> = Promise.resolve();

/** Draws a picture anew, off the main thread. Never rejects. */
export const drawAnew = (content: Blob, source: Source): Promise<Drawn> => next<Drawn>({ task: "draw", content, source });

/** Sheets in photographs, off the main thread. Never rejects. */
export const sheets: Sheets = {
  corners: (content) => next<Found>({ task: "corners", content }),
  flatten: (content, corners, strong) => next<Flat>({ task: "flatten", content, corners, strong }),
};

function next<T>(wish: Wish): Promise<T | typeof TOO_BIG> {
  const mine = before.then(() => inWorker<T>(wish));
  before = mine;
  return mine;
}

function inWorker<T>(wish: Wish): Promise<T | typeof TOO_BIG> {
  return new Promise((resolve) => {
    const worker = startPictureWorker();
    const end = (answer: T | typeof TOO_BIG): void => {
      clearTimeout(timer);
      worker.terminate();
      resolve(answer);
    };
    const timer = setTimeout(end, PATIENCE, TOO_BIG);
    worker.onmessage = ({ data }: MessageEvent<T>) => {
      end(data);
    };
    worker.onerror = () => {
      end(TOO_BIG);
    };
    worker.postMessage(wish);
  });
}
