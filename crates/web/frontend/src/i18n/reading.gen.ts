// SPDX-License-Identifier: EUPL-1.2
// Written by `npm run languages` from the folders of src/i18n.
import type { Catalog } from "./i18n.js";
import de from "./de/reading.ftl";
import de_simple from "./de-simple/reading.ftl";
import ar from "./ar/reading.ftl";
import en from "./en/reading.ftl";
import tr from "./tr/reading.ftl";

/** The page without a connection: all languages are in it. */
export const readingCatalog: Catalog = { de: [de], other: {
  "de-simple": () => Promise.resolve([de_simple]),
  "ar": () => Promise.resolve([ar]),
  "en": () => Promise.resolve([en]),
  "tr": () => Promise.resolve([tr]),
} };
