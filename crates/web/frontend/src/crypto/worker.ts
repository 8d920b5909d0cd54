// SPDX-License-Identifier: EUPL-1.2
// Entry point of the crypto worker. It imports no network, no DOM and no page code.
import { createCore } from "./core/core.ts";
import { serve } from "./serve.ts";
import type { Channel } from "./rpc.ts";

declare const self: Channel;

serve(createCore(), self);
