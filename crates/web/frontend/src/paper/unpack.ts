// SPDX-License-Identifier: EUPL-1.2
/**
 * What pdfkit and png-js take of fflate (build-aliases.mjs). Its functions with a callback start a worker from a text, which the page's policy
 * forbids: the callback would never be called, and nobody could save what has a picture of text in it.
 */
import { unzlibSync } from "fflate/browser";

export { zlibSync } from "fflate/browser";

export function unzlib(packed: Uint8Array, done: (error: Error | null, bytes: Uint8Array | null) => void): void {
  let bytes;
  try {
    bytes = unzlibSync(packed);
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)), null);
    return;
  }
  done(null, bytes);
}
