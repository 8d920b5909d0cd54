// SPDX-License-Identifier: EUPL-1.2
// The service worker of the portal, for signs (show.ts) and for files that another app shares (share.ts). It answers no other request: pages and
// files come from the server as without it.
import { Shared } from "./share.ts";
import { open, show, type Scope } from "./show.ts";

/** TypeScript's library for workers types them as dedicated ones. */
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Click extends Extendable {
  readonly notification: { close(): void };
}

interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
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

const shared = new Shared((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)));

scope.addEventListener("fetch", (event) => {
  const { request } = event as Fetching;
  if (!Shared.is(request)) return;
  const { answer, kept } = shared.receive(request);
  (event as Fetching).respondWith(answer);
  (event as Fetching).waitUntil(kept);
});
// A page that was just opened by a sharing; there is nothing else to ask for.
scope.addEventListener("message", (event) => {
  (event as MessageEvent).ports[0]?.postMessage(shared.give());
});
