// SPDX-License-Identifier: EUPL-1.2
/** The one Trusted Types policy of the frame, `sp1-viewer`: it passes the address of the worker's own text and nothing else. */

/** Put in by build-viewer.mjs: the text of the bundled worker. */
declare const __SP_PDF_WORKER__: string;

/** TypeScript's library does not know Trusted Types yet. */
interface Policy {
  createScriptURL(url: string): string;
}

export function startPdfWorker(): Worker {
  const address = URL.createObjectURL(new Blob([__SP_PDF_WORKER__], { type: "text/javascript" }));
  const factory = (globalThis as { readonly trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }).trustedTypes;
  const policy = factory?.createPolicy("sp1-viewer", {
    createScriptURL(url) {
      if (url !== address) throw new TypeError("sp1-viewer");
      return url;
    },
  });
  const worker = new Worker(policy?.createScriptURL(address) ?? address, { name: "sp1-pdf" });
  URL.revokeObjectURL(address);
  return worker;
}
