// SPDX-License-Identifier: EUPL-1.2
// The service worker of the portal, for signs alone (show.ts). It has no `fetch` listener: pages and files come from the server as without it.
import { open, show, type Scope } from "./show.ts";

/** TypeScript's library for workers types them as dedicated ones. */
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Click extends Extendable {
  readonly notification: { close(): void };
}

const scope = globalThis as unknown as Scope & EventTarget & { skipWaiting(): Promise<void> };

scope.addEventListener("install", (event) => {
  (event as Extendable).waitUntil(scope.skipWaiting());
});
scope.addEventListener("push", (event) => {
  (event as Extendable).waitUntil(show(scope));
});
scope.addEventListener("notificationclick", (event) => {
  (event as Click).notification.close();
  (event as Click).waitUntil(open(scope));
});
