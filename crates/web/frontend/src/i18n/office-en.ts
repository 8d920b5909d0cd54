// SPDX-License-Identifier: EUPL-1.2
import common from "./en/common.ftl";
import own from "./en/office.ftl";
import refusals from "./en/refusals.ftl";

export const texts: readonly string[] = [common, refusals, own];
