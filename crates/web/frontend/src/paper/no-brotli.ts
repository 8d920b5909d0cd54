// SPDX-License-Identifier: EUPL-1.2
/** In place of what unpacks WOFF2 (build.mjs): our fonts are WOFF, and the dictionary alone would be 120 kB. */
export default function decompress(): never {
  throw new Error("a font of this kind is not bundled");
}
