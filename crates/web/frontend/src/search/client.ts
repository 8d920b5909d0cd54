// SPDX-License-Identifier: EUPL-1.2
// The page's half: starts the worker.
import { startSearchWorker } from "../loader.ts";
import type { SearchEngine } from "./api.ts";
import { engineOver } from "./serve.ts";

export type * from "./api.ts";
export { SearchEnded } from "./serve.ts";

/** An empty search; whoever ends it ends its worker. */
export function startSearch(): SearchEngine {
  const worker = startSearchWorker();
  const engine = engineOver(worker, () => {
    worker.terminate();
  });
  worker.onerror = () => {
    engine.end();
  };
  return engine;
}
