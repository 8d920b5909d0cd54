// SPDX-License-Identifier: EUPL-1.2
// Entry point of the search worker. It has no key, no network, no storage and no page.
import { Corpus } from "./corpus.ts";
import { serve, type Channel } from "./serve.ts";

declare const self: Channel;

serve(new Corpus(), self);
