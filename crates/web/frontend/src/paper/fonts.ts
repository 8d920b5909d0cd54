// SPDX-License-Identifier: EUPL-1.2
/** Fira Sans (OFL), as on the screen; Latin with all its accents, in the two weights that a document uses. */
import extBold from "@fontsource/fira-sans/files/fira-sans-latin-ext-600-normal.woff";
import ext from "@fontsource/fira-sans/files/fira-sans-latin-ext-400-normal.woff";
import latinBold from "@fontsource/fira-sans/files/fira-sans-latin-600-normal.woff";
import latin from "@fontsource/fira-sans/files/fira-sans-latin-400-normal.woff";
import type { Fonts } from "./document.js";

export const FONTS: Fonts = { regular: [latin, ext], bold: [latinBold, extBold] };
