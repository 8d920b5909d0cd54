// SPDX-License-Identifier: EUPL-1.2
/**
 * A router over the fragment: ids of threads never reach the server's log by an address, and one HTML file serves every screen.
 */
import { useEffect, useState } from "preact/hooks";

export interface Route {
  /** `/thread/…` without the fragment sign. */
  readonly path: string;
  readonly parts: readonly string[];
}

/** Anything that is no address of ours is the start page. */
export function parseRoute(hash: string): Route {
  const path = hash.startsWith("#/") ? hash.slice(1) : "/";
  const parts = path.split("/").filter((part) => part !== "");
  try {
    return { path, parts: parts.map(decodeURIComponent) };
  } catch {
    return { path: "/", parts: [] };
  }
}

export function href(...parts: readonly string[]): string {
  return `#/${parts.map(encodeURIComponent).join("/")}`;
}

/** Goes to the screen; `replace` leaves no step in the history. */
export function go(address: string, replace = false): void {
  if (location.hash === address) return;
  if (replace) {
    history.replaceState(null, "", address);
    window.dispatchEvent(new HashChangeEvent("hashchange"));
  } else {
    location.hash = address;
  }
}

/** Where the person wanted to go before she had to sign in or unlock; forgotten with the page and when she signs out. */
let wanted: string | null = null;

export function rememberWanted(): void {
  wanted = location.hash;
}

export function takeWanted(): string | null {
  const address = wanted;
  wanted = null;
  return address;
}

let changes = 0;

/** How often the screen has changed since the page was loaded; 0 means that the browser's own focus is right. */
export function routeChanges(): number {
  return changes;
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const listen = (): void => {
      changes += 1;
      setRoute(parseRoute(location.hash));
    };
    window.addEventListener("hashchange", listen);
    // Between the first look at the address and this moment it may have changed unheard; the screen would wait for ever.
    setRoute((seen) => {
      const now = parseRoute(location.hash);
      return now.path === seen.path ? seen : now;
    });
    return () => {
      window.removeEventListener("hashchange", listen);
    };
  }, []);
  return route;
}
