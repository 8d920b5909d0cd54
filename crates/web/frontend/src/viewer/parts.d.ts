// SPDX-License-Identifier: EUPL-1.2
/** Bundled as bytes. */
declare module "*.wasm" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
declare module "*.pfb" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
declare module "pdfjs-dist/legacy/build/pdf.worker.min.mjs";
