// SPDX-License-Identifier: EUPL-1.2
// Entry point of the crypto worker. It imports no network, no DOM and no page code.
import { systemChance } from "./bytes.ts";
import { createCore } from "./core/core.ts";
import { practise } from "./practice.ts";
import { serve } from "./serve.ts";
import type { Channel } from "./rpc.ts";

declare const self: Channel;

const core = createCore();
let phase = "empty";
core.onState((state) => {
  phase = state.phase;
});
serve(core, self);
// The page comes first: its own start asks for both cores.
setTimeout(() => void practise(systemChance, () => phase === "empty"), 300);
