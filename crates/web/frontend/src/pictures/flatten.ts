// SPDX-License-Identifier: EUPL-1.2
/** A photograph of a sheet becomes a page. As with pictures that are sent, nothing but pixels comes through. */
import type { Corners, Flat, Found } from "./api.ts";
import { findCorners, sizeOf, strengthen, warp, type Pixels } from "./sheet.ts";

/** Pixels a side that are enough to see the corners. */
const SMALL = 320;
/** Pixels of a photograph that a page of 190 dots an inch can use. */
const USEFUL = 12_000_000;
/** Of JPEG: writing stays sharp, and a page has some 300 kB. */
const QUALITY = 0.8;

export async function cornersOf(content: Blob): Promise<Found> {
  const pixels = await pixelsOf(content, ({ width, height }) => Math.min(1, SMALL / Math.max(width, height)));
  return "failed" in pixels ? pixels : { corners: findCorners(pixels) };
}

export async function flatten(content: Blob, corners: Corners, strong: boolean): Promise<Flat> {
  const source = await pixelsOf(content, ({ width, height }) => Math.min(1, Math.sqrt(USEFUL / (width * height))));
  if ("failed" in source) return source;
  const [a, b, c, d] = corners;
  const place = ({ x, y }: Corners[number]): Corners[number] => ({ x: x * source.width, y: y * source.height });
  const placed: Corners = [place(a), place(b), place(c), place(d)];
  const { width, height } = sizeOf(placed);
  const data = warp(source, placed, width, height);
  if (strong) strengthen(data, width, height);
  const canvas = new OffscreenCanvas(width, height);
  const paper = canvas.getContext("2d", { alpha: false });
  if (paper === null) return { failed: "too-big" };
  paper.putImageData(new ImageData(data, width, height), 0, 0);
  const made = await canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
  return made.type === "image/jpeg" && made.size > 0 ? { content: made, width, height } : { failed: "too-big" };
}

/** Drawn upright, made smaller by `scale`. */
async function pixelsOf(content: Blob, scale: (size: { readonly width: number; readonly height: number }) => number): Promise<Pixels | Extract<Found, { readonly failed: string }>> {
  if (typeof OffscreenCanvas === "undefined") return { failed: "no-canvas" };
  const bitmap = await createImageBitmap(content).catch(() => null);
  if (bitmap === null) return { failed: "unreadable" };
  const part = scale(bitmap);
  const [width, height] = [Math.max(1, Math.round(bitmap.width * part)), Math.max(1, Math.round(bitmap.height * part))];
  const paper = new OffscreenCanvas(width, height).getContext("2d", { alpha: false, willReadFrequently: true });
  if (paper === null) return { failed: "too-big" };
  paper.imageSmoothingQuality = "high";
  paper.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return { data: paper.getImageData(0, 0, width, height).data, width, height };
}
