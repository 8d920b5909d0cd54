// SPDX-License-Identifier: EUPL-1.2
/**
 * Signing out at the insurer's identity provider, and back (OpenID Connect RP-Initiated Logout 1.0). The provider sends the browser to
 * our start page with `?state=…`; only the tab that left with this state says that somebody was signed out, any other shows the start page.
 */

const KEY = "sp-leaving";

export type Left = "there-too" | "here-only";

let left: Left | null = null;

/** Kept in this tab until it comes back. */
export function keepLeaving(state: string): void {
  try {
    sessionStorage.setItem(KEY, state);
  } catch (error) {
    // A browser that keeps nothing: whoever comes back sees the start page, and is signed out as well.
    if (!(error instanceof DOMException)) throw error;
  }
}

/** The state that the query of an address brings; null for any other query. */
export function readLeft(search: string): string | null {
  const parameters = new URLSearchParams(search);
  const all = parameters.getAll("state");
  return all.length === 1 && parameters.size === 1 ? (all[0] ?? null) : null;
}

/** Before the first screen is drawn: takes the state out of the address and of the history. `screen`: the one that says so. */
export function keepLeft(screen: string): void {
  const state = readLeft(location.search);
  if (state === null) return;
  const expected = taken();
  if (state === expected) left = "there-too";
  history.replaceState(null, "", location.pathname + (state === expected ? screen : "#/"));
}

export function tellLeft(how: Left): void {
  left = how;
}

/** What the screen says; null when nobody has left just now. */
export function leftHow(): Left | null {
  return left;
}

function taken(): string | null {
  try {
    const state = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return state;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return null;
  }
}
