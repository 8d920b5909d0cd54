// SPDX-License-Identifier: EUPL-1.2
/**
 * In which form somebody needs what is written to her: a fact about her health, so it is said inside her sealed messages and nowhere
 * else. It goes with their language tag, as a private-use subtag (RFC 5646, 2.2.7): `de-x-form-aloud`. Whoever reads a message of hers learns it,
 * the server does not.
 */
import { getSealed } from "./cache.js";
import type { Context } from "./context.js";
import { ACCESS_FORMS, type AccessForm } from "./views.js";

const MARK = "-x-form-";
export const KEPT = "access-form";
export const VERSION = "1";

/** Language tag of a message of hers. */
export const tagged = (lang: string, form: AccessForm | null): string => (form === null ? lang : `${lang}${MARK}${form}`);

/** What a language tag says; forms that this version does not know are none. */
export function untagged(tag: string): { readonly lang: string; readonly form: AccessForm | null } {
  const at = tag.indexOf("-x-");
  if (at < 0) return { lang: tag, form: null };
  const word = tag.slice(at).startsWith(MARK) ? tag.slice(at + MARK.length) : "";
  return { lang: tag.slice(0, at), form: ACCESS_FORMS.find((form) => form === word) ?? null };
}

/** What this person said in this browser, where it is kept sealed; staff says nothing of the kind. */
export async function formOf(context: Context, pid: string): Promise<AccessForm | null> {
  if (context.side === "office") return null;
  // What was sealed under keys that she no longer has is said anew.
  return getSealed<AccessForm | null>(context, "memory", pid, KEPT, VERSION).catch(() => null);
}
