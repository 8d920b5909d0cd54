// SPDX-License-Identifier: EUPL-1.2
// Written by `npm run languages` from the folders of src/i18n.
import common from "./common.ftl";
import refusals from "./refusals.ftl";
import portal from "./portal.ftl";

export const texts: readonly string[] = [common, refusals, portal];
