// SPDX-License-Identifier: EUPL-1.2
// What somebody waits for after unlocking is opening files, and the engine compiles only what was called often: the first openings cost
// five times the hundredth. So the worker opens a file of its own again and again while its owner looks for her key.
import { identityOf, open, recipientOf, seal, type Identity } from "./agefile.ts";
import type { Chance } from "./bytes.ts";

/** Afterwards an opening gets no faster (`node e2e/long-list.mjs`, figures in docs/COMPARISON.md). */
const OPENINGS = 60;
/** Bytes of a subject's message, about. */
const CONTENT = 1_000;

/** Opens until it is fluent or `wanted` says no: between two openings whoever calls the worker is served. The keys are thrown away. */
export async function practise(chance: Chance, wanted: () => boolean, openings = OPENINGS): Promise<number> {
  const identity: Identity = identityOf(chance(32));
  const file = await seal(await recipientOf(identity), new Uint8Array(CONTENT));
  let done = 0;
  for (; done < openings && wanted(); done += 1) {
    await open(identity, file);
    // A task of its own and not a promise's: calls are tasks as well.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return done;
}
