// SPDX-License-Identifier: EUPL-1.2
/** The clerk's own name: certificates hold roles only, so a name goes into the sealed message or nowhere. */
import { getSealed, putSealed } from "./cache.js";
import type { Context } from "./context.js";

const ID = "clerk-name";
/** The protocol's limit for `from.name`. */
const LONGEST = 200;

export const clerkName = (context: Context, pid: string): Promise<string | null> => getSealed<string>(context, "memory", pid, ID, "");

/** Empty takes it away. */
export async function setClerkName(context: Context, pid: string, name: string): Promise<void> {
  const kept = name.trim().slice(0, LONGEST);
  if (kept === "") await context.store.remove("memory", `${pid}/${ID}`);
  else await putSealed(context, "memory", pid, ID, "", kept);
}
