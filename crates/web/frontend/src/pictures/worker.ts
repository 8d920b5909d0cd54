// SPDX-License-Identifier: EUPL-1.2
// Entry point of the picture worker: does one thing with one picture and is ended. It has no key, no network, no storage and no page.
import type { Drawn, Flat, Found, Wish } from "./api.ts";
import { drawAnew } from "./draw.ts";
import { cornersOf, flatten } from "./flatten.ts";

declare const self: { onmessage: ((event: MessageEvent<Wish>) => void) | null; postMessage(answer: Drawn | Found | Flat): void };

function carryOut(wish: Wish): Promise<Drawn | Found | Flat> {
  switch (wish.task) {
    case "draw":
      return drawAnew(wish.content, wish.source);
    case "corners":
      return cornersOf(wish.content);
    case "flatten":
      return flatten(wish.content, wish.corners, wish.strong);
  }
}

self.onmessage = ({ data }) => {
  void carryOut(data)
    // Whatever a decoder throws beside its refusal is want of memory.
    .catch((): Drawn => ({ failed: "too-big" }))
    .then((answer) => {
      self.postMessage(answer);
    });
};
