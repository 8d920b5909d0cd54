// SPDX-License-Identifier: EUPL-1.2
// Entry point of the picture worker: draws one picture anew and is ended. It has no key, no network, no storage and no page.
import type { Drawn, Wish } from "./api.ts";
import { drawAnew } from "./draw.ts";

declare const self: { onmessage: ((event: MessageEvent<Wish>) => void) | null; postMessage(drawn: Drawn): void };

self.onmessage = ({ data: { content, source } }) => {
  void drawAnew(content, source)
    // Whatever a decoder throws beside its refusal is want of memory.
    .catch((): Drawn => ({ failed: "too-big" }))
    .then((drawn) => {
      self.postMessage(drawn);
    });
};
