// SPDX-License-Identifier: EUPL-1.2
import { defineConfig } from "vitest/config";

export default defineConfig({
  // The constants are set by build.mjs; tests never start a worker from a URL.
  define: { __SP_WORKER_URL__: JSON.stringify("/assets/worker-test.js"), __SP_SEARCH_URL__: JSON.stringify("/assets/search-test.js"), __SP_PICTURES_URL__: JSON.stringify("/assets/pictures-test.js") },
  // TSX tests of src/ui use preact's automatic runtime.
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    // Cryptography on two shared cores: a test that hangs is told from one that waits.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Two cores are shared by everybody.
    maxWorkers: 2,
    // Files of one worker share their modules: loading and warming up the cryptography 56 times was 40 % of the time. No module of ours keeps state.
    isolate: false,
  },
});
