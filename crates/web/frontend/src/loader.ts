// SPDX-License-Identifier: EUPL-1.2
// The one Trusted Types policy of the page, `sp1-loader`: it passes the constant addresses of the workers and nothing else.

import { SIGNS } from "./languages.gen.js";

/** Put in by build.mjs: the hashed addresses of the bundled workers. */
declare const __SP_WORKER_URL__: string;
declare const __SP_SEARCH_URL__: string;
declare const __SP_PICTURES_URL__: string;

/** TypeScript's library does not know Trusted Types yet. */
interface Policy {
  createScriptURL(url: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

/** The service worker has a name of its own that never changes: browsers know it by its address. */
const PUSH_WORKER = new Map(Object.keys(SIGNS).map((lang) => [lang, `/push-worker.js?lang=${lang}`]));

/** Null: this browser has no Trusted Types. A page makes a policy of a name once. */
let policy: Policy | null | undefined;

function passed(address: string): string {
  const factory = (globalThis as { readonly trustedTypes?: PolicyFactory }).trustedTypes;
  policy ??=
    factory?.createPolicy("sp1-loader", {
      createScriptURL(url) {
        if (url !== __SP_WORKER_URL__ && url !== __SP_SEARCH_URL__ && url !== __SP_PICTURES_URL__ && ![...PUSH_WORKER.values()].includes(url)) throw new TypeError("sp1-loader");
        return url;
      },
    }) ?? null;
  return policy?.createScriptURL(address) ?? address;
}

function start(address: string, name: string): Worker {
  return new Worker(passed(address), { type: "module", name });
}

export const startWorker = (): Worker => start(__SP_WORKER_URL__, "sp1-crypto");
export const startSearchWorker = (): Worker => start(__SP_SEARCH_URL__, "sp1-search");
export const startPictureWorker = (): Worker => start(__SP_PICTURES_URL__, "sp1-pictures");

/** For signs to this browser. It takes part in nothing else. */
export const registerPushWorker = (lang: string): Promise<ServiceWorkerRegistration> =>
  navigator.serviceWorker.register(passed(PUSH_WORKER.get(lang) ?? "/push-worker.js?lang=de"), { scope: "/", updateViaCache: "none" });
