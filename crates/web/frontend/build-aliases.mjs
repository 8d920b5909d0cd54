// SPDX-License-Identifier: EUPL-1.2
// Parts of libraries that the pages have their own for; for every bundle with src/paper in it.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));

export const ALIASES = {
  "brotli/decompress.js": join(root, "src/paper/no-brotli.ts"),
  fflate: join(root, "src/paper/unpack.ts"),
  // Itself, for unpack.ts.
  "fflate/browser": join(root, "node_modules/fflate/esm/browser.js"),
};
