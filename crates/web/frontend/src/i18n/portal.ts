// SPDX-License-Identifier: EUPL-1.2
import type { Catalog } from "./i18n.js";
import first from "./de/first.ftl";
import { others, restTexts } from "./portal.gen.js";

export const portalCatalog: Catalog = { de: [first], other: others, rest: restTexts };
