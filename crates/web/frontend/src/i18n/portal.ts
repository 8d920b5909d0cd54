// SPDX-License-Identifier: EUPL-1.2
import type { Catalog } from "./i18n.js";
import common from "./de/common.ftl";
import own from "./de/portal.ftl";
import refusals from "./de/refusals.ftl";
import { others } from "./portal.gen.js";

export const portalCatalog: Catalog = { de: [common, refusals, own], other: others };
