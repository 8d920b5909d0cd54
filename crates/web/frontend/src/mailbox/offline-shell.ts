// SPDX-License-Identifier: EUPL-1.2
/** The page for reading without a connection: the service worker keeps its files (src/push/shell.ts). */

export interface OfflineShell {
  readonly supported: () => boolean;
  /** Fetches and keeps the page. False: it could not be had whole. */
  readonly keep: (lang: string) => Promise<boolean>;
  readonly drop: () => Promise<void>;
}

/** Begins the names of what the service worker keeps. */
const PREFIX = "sp1-offline-";

export function browserShell(): OfflineShell {
  return {
    supported: () => "serviceWorker" in navigator && "caches" in globalThis,
    keep: async (lang) => (await import("./offline-keep.js")).keepPage(lang),
    // Here, not fetched: a sign-out may have no connection.
    drop: async () => {
      if (!("caches" in globalThis)) return;
      for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
    },
  };
}
