// SPDX-License-Identifier: EUPL-1.2
// What the service worker does with a sign: shows one constant text, whatever came, and opens the portal. It stores nothing, caches nothing, fetches
// nothing and sees no key. A sign has no content, and if somebody put any into one, nobody here would look at it.

import { SIGNS } from "../languages.gen.js";

/** The part of a service worker that is used. */
export interface Scope {
  readonly location: { readonly search: string };
  readonly registration: {
    showNotification(title: string, options: NotificationOptions): Promise<void>;
    getNotifications(filter: { tag: string }): Promise<readonly { close(): void }[]>;
  };
  /** Not in every browser. */
  readonly navigator?: { readonly setAppBadge?: () => Promise<void> };
  readonly clients: {
    matchAll(options: { type: "window"; includeUncontrolled: true }): Promise<readonly Page[]>;
    openWindow(url: string): Promise<unknown>;
  };
}

interface Page {
  readonly visibilityState: string;
  focus(): Promise<unknown>;
}

/** By language: it is in the address of the worker, so that nothing has to be stored. */
const TEXTS: ReadonlyMap<string, string> = new Map(Object.entries(SIGNS));
/** One notification at a time: a further sign takes its place. */
const TAG = "post";

const pages = (scope: Scope): Promise<readonly Page[]> => scope.clients.matchAll({ type: "window", includeUncontrolled: true });

/**
 * Each sign must be shown, or browsers withdraw the permission (Safari after three). Whoever looks at the portal sees there what has come: for her
 * it is shown without a sound and taken away at once.
 */
export async function show(scope: Scope): Promise<void> {
  const asked = new URLSearchParams(scope.location.search).get("lang") ?? "";
  const lang = TEXTS.has(asked) ? asked : "de";
  const watched = (await pages(scope)).some((page) => page.visibilityState === "visible");
  await scope.registration.showNotification(TEXTS.get(lang) ?? "", { tag: TAG, lang, icon: "/icon-192.png", silent: watched });
  if (!watched) {
    // A dot without a number: how many there are a sign does not say.
    await scope.navigator?.setAppBadge?.().catch(() => undefined);
    return;
  }
  for (const shown of await scope.registration.getNotifications({ tag: TAG })) shown.close();
}

/** The portal, where it is open; else anew. */
export async function open(scope: Scope): Promise<void> {
  const [page] = await pages(scope);
  await (page === undefined ? scope.clients.openWindow("/") : page.focus());
}
