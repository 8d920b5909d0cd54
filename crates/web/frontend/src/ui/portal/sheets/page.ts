// SPDX-License-Identifier: EUPL-1.2
/** Pages of a scan before they are one file. */
import type { Corners, Point } from "../../../mailbox/views.js";

export interface SheetPage {
  readonly id: string;
  readonly photo: Blob;
  readonly corners: Corners;
  readonly strong: boolean;
  /** The page as it will be. */
  readonly flat: { readonly content: Blob; readonly width: number; readonly height: number };
}

/** A little inside: handles at the very edge are hard to grasp. */
export const WHOLE: Corners = [{ x: 0, y: 0 }, { x: 1, y: 0 }, { x: 1, y: 1 }, { x: 0, y: 1 }];

const held = (value: number): number => Math.min(1, Math.max(0, value));

/** One corner somewhere else, inside the picture. */
export function withCorner(corners: Corners, which: number, { x, y }: Point): Corners {
  const [a, b, c, d] = corners.map((corner, n) => (n === which ? { x: held(x), y: held(y) } : corner));
  return a === undefined || b === undefined || c === undefined || d === undefined ? corners : [a, b, c, d];
}

/** Whether they go round a sheet: each turns the same way. */
export function makesSheet(corners: Corners): boolean {
  return corners.every((corner, n) => {
    const [b, c] = [corners[(n + 1) % 4] ?? corner, corners[(n + 2) % 4] ?? corner];
    return (b.x - corner.x) * (c.y - b.y) - (b.y - corner.y) * (c.x - b.x) > 0.002;
  });
}

export function movedPage(pages: readonly SheetPage[], id: string, by: 1 | -1): readonly SheetPage[] {
  const from = pages.findIndex((page) => page.id === id);
  const [page, other] = [pages[from], pages[from + by]];
  if (page === undefined || other === undefined) return pages;
  return pages.map((one, n) => (n === from ? other : n === from + by ? page : one));
}
