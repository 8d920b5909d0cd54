// SPDX-License-Identifier: EUPL-1.2
import type { Catalog } from "./i18n.js";
import common from "./de/common.ftl";
import own from "./de/office.ftl";
import refusals from "./de/refusals.ftl";

export const officeCatalog: Catalog = {
  de: [common, refusals, own],
  other: { en: async () => (await import("./office-en.js")).texts },
};
