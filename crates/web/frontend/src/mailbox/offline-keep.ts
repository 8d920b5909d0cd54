// SPDX-License-Identifier: EUPL-1.2
/** Has the service worker keep the page for reading without a connection; fetched by those who keep something. */
import { registerPushWorker } from "../loader.ts";

/** Milliseconds after which a worker that does not answer has failed. */
const PATIENCE = 60_000;

/** False: it could not be had whole. */
export async function keepPage(lang: string): Promise<boolean> {
  const known = await navigator.serviceWorker.getRegistration("/");
  // One of an older release does not know what is asked.
  await known?.update().catch(() => undefined);
  const worker = await active(known ?? (await registerPushWorker(lang)));
  return worker !== null && ask(worker);
}

/** The newest worker, as soon as it works; null: it could not be installed. */
async function active(registration: ServiceWorkerRegistration): Promise<ServiceWorker | null> {
  const worker = registration.installing ?? registration.waiting;
  if (worker === null) return registration.active;
  return new Promise((resolve) => {
    const look = (): void => {
      if (worker.state === "activated") resolve(worker);
      if (worker.state === "redundant") resolve(registration.active);
    };
    worker.addEventListener("statechange", look);
    look();
  });
}

function ask(worker: ServiceWorker): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const end = (kept: boolean): void => {
      clearTimeout(timer);
      port1.close();
      resolve(kept);
    };
    const timer = setTimeout(() => { end(false); }, PATIENCE);
    port1.onmessage = ({ data }: MessageEvent<unknown>) => { end(data === true); };
    worker.postMessage("keep", [port2]);
  });
}
