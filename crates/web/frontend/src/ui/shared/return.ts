// SPDX-License-Identifier: EUPL-1.2
/**
 * The way back from an identity provider: `#code=…&state=…&iss=…` behind the page's own address. What stands behind `#` reaches no
 * server; it is taken out of the address and of the history before anything else happens, and given out once. The page then asks its
 * server itself, so that the cookie of the session can stay `SameSite=Strict`.
 */

export type Return = { readonly kind: "code"; readonly code: string; readonly state: string; readonly iss: string | null } | { readonly kind: "refused" };

let kept: Return | null = null;

/** What a fragment brings; null for addresses of our own. */
export function readReturn(hash: string): Return | null {
  if (hash.startsWith("#/") || !hash.includes("state=")) return null;
  const parameters = new URLSearchParams(hash.slice(1));
  const one = (name: string): string | null => {
    const all = parameters.getAll(name);
    return all.length === 1 ? (all[0] ?? null) : null;
  };
  const [code, state] = [one("code"), one("state")];
  // Twice the same name, an error, or less than is needed: nothing that could be finished.
  if (code === null || state === null || parameters.has("error")) return { kind: "refused" };
  return { kind: "code", code, state, iss: one("iss") };
}

/** Before the first screen is drawn; `screen`: the one that goes on with it. */
export function keepReturn(screen: string): void {
  kept = readReturn(location.hash);
  if (kept !== null) history.replaceState(null, "", screen);
}

export function takeReturn(): Return | null {
  const back = kept;
  kept = null;
  return back;
}
