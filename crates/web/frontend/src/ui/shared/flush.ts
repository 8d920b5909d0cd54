// SPDX-License-Identifier: EUPL-1.2
/** Drafts that are being written right now. Before the keys go away they are stored: a draft cannot be sealed without them. */
import type { Common } from "../../mailbox/service.js";
import type { DraftView } from "../../mailbox/views.js";
import { keepLeaving, tellLeft } from "./left.js";
import { go, href, takeWanted } from "./router.js";

const open = new Map<() => Promise<boolean>, () => boolean>();

/** Registers a writing place; the answer takes it out again. `dirty`: something of it is not stored yet. */
export function keepFlushed(flush: () => Promise<boolean>, dirty: () => boolean): () => void {
  open.set(flush, dirty);
  return () => {
    open.delete(flush);
  };
}

/** Stores of writing places that have just been left; their answer is awaited before drafts are read. */
const leaving = new Set<Promise<unknown>>();

export function leave(stored: Promise<unknown>): void {
  leaving.add(stored);
  void stored.finally(() => leaving.delete(stored));
}

/** All drafts, with what was typed a moment ago on the screen before. */
export async function readDrafts(service: Pick<Common, "write">): Promise<readonly DraftView[]> {
  await Promise.all(leaving);
  return service.write.drafts();
}

/** Whether anything on the screen is in no draft yet. */
export const hasUnstored = (): boolean => [...open.values()].some((dirty) => dirty());

/** How often what was typed while something was stored is stored too. What cannot be stored does not hold anybody up. */
const ROUNDS = 5;

async function flushAll(): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const stored = await Promise.all([...open.keys()].map((flush) => flush()));
    if (stored.includes(false) || !hasUnstored()) return;
  }
}

/** The same, and on its way to the person's other devices, as far as that takes a moment. */
async function flushAway(service: Pick<Common, "write">): Promise<void> {
  await flushAll();
  await service.write.settleDrafts();
}

/** For what ends the keys by itself. */
export async function storeDrafts(): Promise<void> {
  await flushAll();
}

export async function lockSafely(service: Pick<Common, "session" | "write">): Promise<void> {
  await flushAway(service);
  await service.session.lock();
}

/** The same in no time: what is stored here finds its way to her other devices with the next unlocking. */
export async function lockAtOnce(service: Pick<Common, "session">): Promise<void> {
  await flushAll();
  await service.session.lock();
}

/** The time is over, and nobody answers. */
export async function timeUpSafely(service: Pick<Common, "session" | "write">): Promise<void> {
  await flushAway(service);
  await service.session.timeUp();
}

/** The next one to sign in at this browser begins at the start, not where this person was. */
export async function signOutSafely(service: Pick<Common, "session" | "write">): Promise<void> {
  await flushAway(service);
  const shared = service.session.shared();
  const next = await service.session.signOut();
  takeWanted();
  switch (next.kind) {
    case "here":
      go("#/", shared);
      // Whatever this page still has in its memory goes with it, and nothing is left to go back to.
      if (shared) location.reload();
      break;
    case "here-only":
      tellLeft("here-only");
      go(href("left"));
      break;
    case "provider":
      keepLeaving(next.state);
      go("#/");
      location.assign(next.url);
  }
}
