// SPDX-License-Identifier: EUPL-1.2
// The one Trusted Types policy of the page, `sp1-loader`: it passes the worker's constant address and nothing else.

/** Put in by build.mjs: the hashed address of the bundled worker. */
declare const __SP_WORKER_URL__: string;

/** TypeScript's library does not know Trusted Types yet. */
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

export function startWorker(): Worker {
  const allowed = __SP_WORKER_URL__;
  const factory = (globalThis as { readonly trustedTypes?: PolicyFactory }).trustedTypes;
  const policy = factory?.createPolicy("sp1-loader", {
    createScriptURL(url) {
      if (url !== allowed) throw new TypeError("sp1-loader");
      return url;
    },
  });
  return new Worker(policy?.createScriptURL(allowed) ?? allowed, { type: "module", name: "sp1-crypto" });
}
