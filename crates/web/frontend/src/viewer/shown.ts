// SPDX-License-Identifier: EUPL-1.2
import type { Fault } from "./protocol.ts";

/** Why a file is not shown. */
export class NotShown extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault);
    this.fault = fault;
  }
}

/** One page, ready to be put into the frame. */
export interface Page {
  readonly element: HTMLElement;
  /** What is written on it, for who cannot see it; null: a picture of something. */
  readonly text: string | null;
}

/** A file that was understood. */
export interface Shown {
  readonly pages: number;
  /** Whether a PDF has marks for programs that read aloud; of other files there is nothing to say. */
  readonly tagged?: boolean;
  /** `width`: CSS pixels that there are at zoom 1. `taken`: for its pixels alone, maybe where nobody sees the frame. */
  draw(page: number, zoom: number, width: number, taken?: boolean): Promise<Page>;
}

/** Pixels that one canvas may have. More is drawn smaller and stretched. */
export const CANVAS = 16_000_000;
/** Pixels that a picture may have to be decoded at all: four bytes each, and the largest cameras of telephones make 50 million in use. */
export const PICTURE = 64_000_000;

export function canvasOf(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.floor(width));
  canvas.height = Math.max(1, Math.floor(height));
  canvas.setAttribute("role", "img");
  return canvas;
}

/** At most 1: by so much a side has to shrink so that an area fits. */
export const shrink = (width: number, height: number): number => Math.min(1, Math.sqrt(CANVAS / (width * height)));

/** Waits for a part of the work, and not for ever. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new NotShown("slow"));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
