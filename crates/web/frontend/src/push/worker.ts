// SPDX-License-Identifier: EUPL-1.2
// The service worker of the portal, for signs (show.ts), for files that another app shares (share.ts), and for the page without a connection of those
// who keep something to read there (shell.ts). Everything else comes from the server as without it, and so does that while there is a connection.
import { Shared } from "./share.ts";
import { Shell } from "./shell.ts";
import { open, show, type Scope } from "./show.ts";

/** Put in by build.mjs: files of the page without a connection (SHA-256 by path), and a name for all of them together. */
declare const __SP_SHELL__: Readonly<Record<string, string>>;
declare const __SP_SHELL_RELEASE__: string;

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

const shell = new Shell(__SP_SHELL__, __SP_SHELL_RELEASE__, { caches, fetch: (input, init) => fetch(input, init) });

scope.addEventListener("install", (event) => {
  (event as Extendable).waitUntil(shell.renew().then(() => scope.skipWaiting()));
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
  if (shell.is(request)) {
    (event as Fetching).respondWith(shell.answer(request));
    return;
  }
  if (!Shared.is(request)) return;
  const { answer, kept } = shared.receive(request);
  (event as Fetching).respondWith(answer);
  (event as Fetching).waitUntil(kept);
});
// A page that was just opened by a sharing, or one whose person keeps something.
scope.addEventListener("message", (event) => {
  const { data, ports } = event as MessageEvent<unknown>;
  const [port] = ports;
  if (data !== "keep") {
    port?.postMessage(shared.give());
    return;
  }
  const kept = shell.keep().then(
    () => true,
    () => false,
  );
  (event as unknown as Extendable).waitUntil(kept.then((whole) => port?.postMessage(whole)));
});
