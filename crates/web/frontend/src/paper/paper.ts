// SPDX-License-Identifier: EUPL-1.2
/** The door of this folder: it is a chunk of its own, loaded when somebody saves or scans. */
import type { Block } from "./blocks.js";
import { makeDocument, type About } from "./document.js";
import { drawText } from "./draw-text.js";
import { FONTS } from "./fonts.js";

export type { About, Block };

export const paper = (about: About, blocks: readonly Block[]): Promise<Blob> => makeDocument(about, blocks, FONTS, drawText);
