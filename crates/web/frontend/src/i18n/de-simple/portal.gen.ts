// SPDX-License-Identifier: EUPL-1.2
// Written by `npm run languages` from the folders of src/i18n.
import first from "./first.ftl";

export const texts: readonly string[] = [first];
