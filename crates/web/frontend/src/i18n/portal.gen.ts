// SPDX-License-Identifier: EUPL-1.2
// Written by `npm run languages` from the folders of src/i18n.

import type { Catalog, Part } from "./i18n.js";

/** All but German, which is bundled. */
export const others: Catalog["other"] = {
  "de-simple": async () => (await import("./de-simple/portal.gen.js")).texts,
  "ar": async () => (await import("./ar/portal.gen.js")).texts,
  "en": async () => (await import("./en/portal.gen.js")).texts,
  "tr": async () => (await import("./tr/portal.gen.js")).texts,
};

/** What a first visit does not show. */
export const restTexts: Part = {
  "de": async () => (await import("./de/rest.ftl")).default,
  "de-simple": async () => (await import("./de-simple/rest.ftl")).default,
  "ar": async () => (await import("./ar/rest.ftl")).default,
  "en": async () => (await import("./en/rest.ftl")).default,
  "tr": async () => (await import("./tr/rest.ftl")).default,
};

/** The public pages. */
export const publicTexts: Part = {
  "de": async () => (await import("./de/public.ftl")).default,
  "ar": async () => (await import("./ar/public.ftl")).default,
  "en": async () => (await import("./en/public.ftl")).default,
  "tr": async () => (await import("./tr/public.ftl")).default,
};

/** Sheets that are scanned, and parts of files made black. */
export const papersTexts: Part = {
  "de": async () => (await import("./de/papers.ftl")).default,
  "ar": async () => (await import("./ar/papers.ftl")).default,
  "en": async () => (await import("./en/papers.ftl")).default,
  "tr": async () => (await import("./tr/papers.ftl")).default,
};

/** What stands in a saved conversation. */
export const savedTexts: Part = {
  "de": async () => (await import("./de/saved.ftl")).default,
  "ar": async () => (await import("./ar/saved.ftl")).default,
  "en": async () => (await import("./en/saved.ftl")).default,
  "tr": async () => (await import("./tr/saved.ftl")).default,
};
