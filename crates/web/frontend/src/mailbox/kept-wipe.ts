// SPDX-License-Identifier: EUPL-1.2
/** When what is kept for reading without a connection goes: with the sign-out, with a session that somebody ended, and when it is too old. */
import type { Context } from "./context.js";
import { doorOf, doors, isStale, removeKept, type Door } from "./kept-doors.js";
import { DiskStore } from "./store.js";

/** Whether this browser keeps anything at all: looking must not leave an empty database behind. */
async function isThere(context: Context): Promise<boolean> {
  // Old Firefox cannot say; then it is looked at when somebody has signed in.
  return typeof context.env.databases.databases === "function" && (await context.env.databases.databases()).some(({ name }) => name === context.database);
}

/** The page without a connection goes with the last one who needs it. */
async function removeAll(context: Context, which: (door: Door) => boolean, store = context.store): Promise<void> {
  const all = await doors(store);
  const gone = all.filter(which);
  for (const { pid } of gone) await removeKept(store, pid);
  if (gone.length > 0 && gone.length === all.length) await context.env.shell.drop();
}

/** A browser that cannot delete has not kept either, or has lost its storage: what is left is sealed. It must never hold up a sign-in or sign-out. */
async function quietly(action: () => Promise<void>): Promise<void> {
  await action().catch(() => undefined);
}

/** Of this person, or of all whom it can be if nobody knows any more who it was. */
export const wipeKept = (context: Context, pid: string | null): Promise<void> =>
  quietly(async () => {
    if (!context.shared && (await isThere(context))) await removeAll(context, (door) => pid === null || door.pid === pid);
  });

/** A passkey that the server refuses, because it was taken out or its person's access is closed: what it opens here goes. */
export const wipeKeptOf = (context: Context, credential: string): Promise<void> =>
  quietly(async () => {
    if (!context.shared && (await isThere(context))) await removeAll(context, (door) => door.credential === credential);
  });

/** She says that others use this device, too: then what she kept here when they did not goes from its disk. */
export const wipeKeptShared = (context: Context, pid: string): Promise<void> =>
  quietly(async () => {
    if (context.shared && (await isThere(context))) await removeAll(context, (door) => door.pid === pid, new DiskStore(context.env.databases, context.database));
  });

/**
 * When a page begins. That there is no session says nothing: a browser that was closed forgets its cookie, and nobody can tell that from a session
 * which somebody ended meanwhile.
 */
export const tidyKept = (context: Context): Promise<void> =>
  quietly(async () => {
    const now = context.now();
    if (!context.shared && (await isThere(context))) await removeAll(context, (door) => isStale(door, now));
  });

/** Whether something is kept here that a passkey opens without a connection. */
export async function keepsAnything(context: Context): Promise<boolean> {
  try {
    return !context.shared && (await isThere(context)) && (await doors(context.store)).length > 0;
  } catch {
    return false;
  }
}

/** Of the one who is signed in. */
export const hasKept = async (context: Context, pid: string): Promise<boolean> => (await doorOf(context.store, pid).catch(() => null)) !== null;
