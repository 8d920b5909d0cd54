// SPDX-License-Identifier: EUPL-1.2
/** Files that another app has shared with the installed portal. They are taken from the service worker at once and wait in this page for an unlock. */

/** Milliseconds after which a worker that does not answer has nothing. */
const PATIENCE = 5_000;

let files: Promise<readonly File[]> = Promise.resolve([]);

/** Once, to the writing place that asks first. */
export function givenFiles(): Promise<readonly File[]> {
  const given = files;
  files = Promise.resolve([]);
  return given;
}

/** Before the first screen is drawn. Only a page that a worker controls can be shared with: only then the manifest says so. */
export function askForShared(): void {
  const worker = (navigator as { readonly serviceWorker?: ServiceWorkerContainer }).serviceWorker?.controller ?? null;
  if (worker === null) return;
  document.querySelector('link[rel="manifest"]')?.setAttribute("href", "/app.webmanifest?share");
  if (location.search !== "?shared") return;
  history.replaceState(null, "", `/${location.hash}`);
  files = ask(worker);
}

function ask(worker: ServiceWorker): Promise<readonly File[]> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve([]);
    }, PATIENCE);
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      clearTimeout(timer);
      port1.close();
      resolve(Array.isArray(data) ? data.filter((item) => item instanceof File) : []);
    };
    worker.postMessage("shared", [port2]);
  });
}
