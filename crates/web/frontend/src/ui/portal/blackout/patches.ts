// SPDX-License-Identifier: EUPL-1.2
/** Black patches on a page, as parts of its width and height from above and from the left. */
export interface Patch {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Smaller ones are slips of the finger. */
const SMALLEST = 0.004;
const held = (value: number): number => Math.min(1, Math.max(0, value));

/** Between two points; null: too small to be meant. */
export function patchBetween(a: { readonly x: number; readonly y: number }, b: { readonly x: number; readonly y: number }): Patch | null {
  const [left, right] = [held(Math.min(a.x, b.x)), held(Math.max(a.x, b.x))];
  const [top, bottom] = [held(Math.min(a.y, b.y)), held(Math.max(a.y, b.y))];
  return right - left < SMALLEST || bottom - top < SMALLEST ? null : { x: left, y: top, w: right - left, h: bottom - top };
}

/** Stays on the page. */
export const moved = ({ x, y, w, h }: Patch, dx: number, dy: number): Patch => ({ x: Math.min(1 - w, Math.max(0, x + dx)), y: Math.min(1 - h, Math.max(0, y + dy)), w, h });
export const stretched = ({ x, y, w, h }: Patch, dw: number, dh: number): Patch => ({ x, y, w: Math.min(1 - x, Math.max(SMALLEST * 2, w + dw)), h: Math.min(1 - y, Math.max(SMALLEST * 2, h + dh)) });

/** Paints the patches over the pixels: what was there is not there any more. A pixel more on each side, so that no edge shines through. */
export function burn(paper: Pick<CanvasRenderingContext2D, "fillStyle" | "fillRect">, width: number, height: number, patches: readonly Patch[]): void {
  paper.fillStyle = "#000";
  for (const { x, y, w, h } of patches) {
    const [left, top] = [Math.floor(x * width) - 1, Math.floor(y * height) - 1];
    paper.fillRect(left, top, Math.ceil((x + w) * width) + 1 - left, Math.ceil((y + h) * height) + 1 - top);
  }
}
