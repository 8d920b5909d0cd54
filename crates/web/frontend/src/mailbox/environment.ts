// SPDX-License-Identifier: EUPL-1.2
/** Everything of the browser that the logic uses, so that tests can put something else in its place. */
import { type EventsEnvironment, type Http, type HttpEnvironment, type Upload, fetchUpload, laterResumable, xhrUpload } from "../api/index.js";
import { browserPasskeys, type Passkeys } from "./webauthn.js";
import { browserPushDevice, type PushDevice } from "./push-device.js";
import { browserShelf, type Shelf } from "./shelf.js";
import { browserShell, type OfflineShell } from "./offline-shell.js";
import { drawAnew, sheets, type Sheets } from "../pictures/client.ts";
import type { DrawAnew } from "./intake.js";
import { startSearch, type SearchEngine } from "../search/client.ts";

export interface Environment extends EventsEnvironment {
  readonly http: HttpEnvironment;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly random: (length: number) => Uint8Array<ArrayBuffer>;
  readonly databases: IDBFactory;
  readonly passkeys: Passkeys;
  readonly push: PushDevice;
  /** The page for reading without a connection. */
  readonly shell: OfflineShell;
  /** Asks the browser not to evict what we keep. */
  readonly persist: () => Promise<boolean>;
  readonly shelf: Shelf;
  readonly upload: (http: Http) => Upload;
  /** An empty search, in a worker of its own. */
  readonly search: () => SearchEngine;
  /** A picture without anything but its pixels; off the main thread. */
  readonly drawAnew: DrawAnew;
  /** Pages of photographed sheets; as above. */
  readonly sheets: Sheets;
  readonly isOnline: () => boolean;
  readonly onOnline: (listener: (online: boolean) => void) => void;
  /** Calls later; gives the function that calls it off. */
  readonly later: (milliseconds: number, action: () => void) => () => void;
  readonly language: () => string;
  /** What the browser says of itself. */
  readonly userAgent: () => string;
  /** The page goes away: closed, loaded anew, or kept whole for the back button. */
  readonly onLeave: (listener: () => void) => void;
}

export function browserEnvironment(): Environment {
  const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
  return {
    http: { fetch: (input, init) => fetch(input, init), sleep, uuid: () => crypto.randomUUID(), clock: () => Date.now(), origin: "" },
    sleep,
    clock: () => Date.now(),
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    databases: indexedDB,
    passkeys: browserPasskeys("credentials" in navigator && "PublicKeyCredential" in globalThis ? navigator.credentials : null),
    persist: async () => {
      // Old Safari has no storage manager; the passkey path does not need it.
      const storage = navigator.storage as StorageManager | undefined;
      return storage !== undefined && typeof storage.persist === "function" && (await storage.persist());
    },
    shelf: browserShelf(),
    push: browserPushDevice(),
    shell: browserShell(),
    search: startSearch,
    drawAnew,
    sheets,
    upload: (http) =>
      laterResumable(http, typeof XMLHttpRequest === "undefined" ? fetchUpload(http) : xhrUpload(http), {
        chance: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
        onOnline: (listener) => {
          addEventListener("online", listener);
        },
        now: () => performance.now(),
      }),
    isOnline: () => navigator.onLine,
    onOnline: (listener) => {
      addEventListener("online", () => {
        listener(true);
      });
      addEventListener("offline", () => {
        listener(false);
      });
    },
    later: (milliseconds, action) => {
      const timer = setTimeout(action, milliseconds);
      return () => {
        clearTimeout(timer);
      };
    },
    // Nobody writes Leichte Sprache who reads it: `de-simple` is `de`.
    language: () => (document.documentElement.lang || "de").split("-")[0] ?? "de",
    userAgent: () => {
      // Not in every browser; where it is, the old description is frozen and may say less, or more: some builds name no brand.
      const { userAgentData } = navigator as Navigator & { readonly userAgentData?: { readonly brands: readonly { readonly brand: string }[]; readonly platform: string } };
      return [...(userAgentData?.brands.map(({ brand }) => brand) ?? []), userAgentData?.platform ?? "", navigator.userAgent].join(" ");
    },
    onLeave: (listener) => {
      addEventListener("pagehide", listener);
    },
    locks: "locks" in navigator ? navigator.locks : null,
    channel: (name) => ("BroadcastChannel" in globalThis ? new BroadcastChannel(name) : null),
    source: "EventSource" in globalThis ? (path) => new EventSource(path, { withCredentials: true }) : null,
  };
}
