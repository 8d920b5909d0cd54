// SPDX-License-Identifier: EUPL-1.2
/** The one Trusted Types policy of the frame, `sp1-viewer`: it passes the address of the worker's own text and nothing else. */

/** Put in by build-viewer.mjs: the texts of the bundled workers. */
declare const __SP_PDF_WORKER__: string;
declare const __SP_TIFF_WORKER__: string;

/** TypeScript's library does not know Trusted Types yet. */
interface Policy {
  createScriptURL(url: string): string;
}

export const startPdfWorker = (): Worker => start(__SP_PDF_WORKER__, "sp1-pdf");
export const startTiffWorker = (): Worker => start(__SP_TIFF_WORKER__, "sp1-tiff");

/** Once: a frame shows one file, and a policy of a name is made once. */
function start(text: string, name: string): Worker {
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const factory = (globalThis as { readonly trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }).trustedTypes;
  const policy = factory?.createPolicy("sp1-viewer", {
    createScriptURL(url) {
      if (url !== address) throw new TypeError("sp1-viewer");
      return url;
    },
  });
  const worker = new Worker(policy?.createScriptURL(address) ?? address, { name });
  URL.revokeObjectURL(address);
  return worker;
}
