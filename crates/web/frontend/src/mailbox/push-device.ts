// SPDX-License-Identifier: EUPL-1.2
/** The part of the browser that takes signs (Push API). Its address at its maker's push service is known here and to the notifier, to nobody else. */
import { registerPushWorker } from "../loader.ts";

export interface PushAddress {
  readonly endpoint: string;
  /** Public key that it is bound to; null: the browser does not say. */
  readonly key: Uint8Array<ArrayBuffer> | null;
}

export interface PushDevice {
  readonly supported: () => boolean;
  readonly refused: () => boolean;
  readonly current: () => Promise<PushAddress | null>;
  /** Asks the person, if she was not asked before. Null: she has refused. */
  readonly subscribe: (key: Uint8Array<ArrayBuffer>, lang: string) => Promise<PushAddress | null>;
  readonly unsubscribe: () => Promise<void>;
}

function address(subscription: PushSubscription): PushAddress {
  const key = subscription.options.applicationServerKey;
  return { endpoint: subscription.endpoint, key: key === null ? null : new Uint8Array(key) };
}

async function known(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration("/");
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** Resolves when the worker may take signs: `ready` alone would wait for ever if it could not be installed. */
async function active(registration: ServiceWorkerRegistration): Promise<void> {
  const worker = registration.installing ?? registration.waiting;
  if (registration.active !== null || worker === null) return;
  await new Promise<void>((resolve, reject) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") resolve();
      if (worker.state === "redundant") reject(new Error("push worker"));
    });
  });
}

export function browserPushDevice(): PushDevice {
  return {
    supported: () => "serviceWorker" in navigator && "PushManager" in globalThis && "Notification" in globalThis,
    refused: () => Notification.permission === "denied",
    current: async () => {
      const subscription = await known();
      return subscription === null ? null : address(subscription);
    },
    subscribe: async (key, lang) => {
      if ((await Notification.requestPermission()) !== "granted") return null;
      const registration = await registerPushWorker(lang);
      await active(registration);
      // One that is bound to another key is of no use.
      await (await registration.pushManager.getSubscription())?.unsubscribe();
      return address(await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }));
    },
    unsubscribe: async () => {
      await (await known())?.unsubscribe();
    },
  };
}
