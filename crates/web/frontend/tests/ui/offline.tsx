// SPDX-License-Identifier: EUPL-1.2
/** The page without a connection over a fake reader: `/offline.html?s=gone`. */
import { readingCatalog } from "../../src/i18n/reading.gen.js";
import { startReading, type Reader } from "../../src/ui/portal/offline/page.js";
import { KEPT_ROWS, KEPT_THREAD } from "./people.js";

const words = new Set((new URLSearchParams(location.search).get("s") ?? "").split(","));
let locked: () => void = () => undefined;
const reader: Reader = {
  look: () => Promise.resolve({ ok: true, value: words.has("gone") ? null : { name: "Musterkasse", phone: "0800 000 4711" } }),
  enter: () => Promise.resolve(words.has("foreign") ? { ok: false, refusal: { code: "reading-damaged" } } : words.has("clock") ? { ok: false, refusal: { code: "reading-clock" } } : { ok: true, value: KEPT_ROWS }),
  thread: () => Promise.resolve(words.has("damaged") ? { ok: false, refusal: { code: "reading-damaged" } } : { ok: true, value: KEPT_THREAD }),
  onLock: (listener) => { locked = listener; },
  touch: () => undefined,
  lock: () => {
    locked();
    return Promise.resolve();
  },
  remove: () => Promise.resolve(),
};
void startReading({ reader, catalog: readingCatalog, portal: "/portal.html" });
