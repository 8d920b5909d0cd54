// SPDX-License-Identifier: EUPL-1.2
/**
 * A picture is drawn anew, and only what was drawn is kept: no EXIF, XMP, IPTC, thumbnail, second picture, comment or film behind the picture comes
 * through, whatever formats of it there are, because nothing of the old file is copied. It stands upright after that (the turn was one of those data),
 * in sRGB, and of moving pictures the first is kept. PNG loses nothing, JPEG next to nothing; cutting the data out of the file instead would need a
 * parser per format, and each place that it does not know would stay in.
 */
import { imageDimensionsFromData } from "image-dimensions";
import type { Drawn, Source } from "./api.ts";

/** Pixels above this are not drawn: each needs four bytes, twice. Enough for cameras of 64 megapixels. */
export const LARGEST = 68_000_000;
/** Above this a picture that is not decoded may be too large for this device rather than broken. */
const LARGE = 24_000_000;
/** Of JPEG: the differences of text and skin to the source cannot be seen, and the file is not larger than the camera's. */
const QUALITY = 0.92;
/** Where the size of a picture stands, at the latest. */
const HEAD = 1_048_576;

export async function drawAnew(content: Blob, source: Source): Promise<Drawn> {
  // Old Safari draws in pages only.
  if (typeof OffscreenCanvas === "undefined") return { failed: "no-canvas" };
  const pixels = await pixelsOf(content);
  if (pixels > LARGEST) return { failed: "too-big" };
  const bitmap = await createImageBitmap(content).catch(() => null);
  // A browser that does not know HEIC says no more of it than of a broken file.
  if (bitmap === null) return { failed: source === "heic" ? "no-format" : pixels > LARGE ? "too-big" : "unreadable" };
  // What the header said is not what was decoded.
  if (bitmap.width * bitmap.height > LARGEST) return { failed: "too-big" };
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const paper = canvas.getContext("2d", { alpha: source === "png", willReadFrequently: true });
  if (paper === null) return { failed: "too-big" };
  // A canvas that is too large for the device takes everything and stays empty: an empty sheet must not be sent in place of the picture.
  paper.fillStyle = "#fff";
  paper.fillRect(0, 0, bitmap.width, bitmap.height);
  if (paper.getImageData(bitmap.width - 1, bitmap.height - 1, 1, 1).data[0] !== 255) return { failed: "too-big" };
  if (source === "png") paper.clearRect(0, 0, bitmap.width, bitmap.height);
  paper.drawImage(bitmap, 0, 0);
  bitmap.close();
  const type = source === "png" ? "image/png" : "image/jpeg";
  const drawn = await canvas.convertToBlob({ type, quality: QUALITY }).catch(() => null);
  return drawn?.type === type && drawn.size > 0 ? { content: drawn, kind: source === "png" ? "png" : "jpeg" } : { failed: "too-big" };
}

/** As its header says; 0: it does not say. */
async function pixelsOf(content: Blob): Promise<number> {
  const size = imageDimensionsFromData(new Uint8Array(await content.slice(0, HEAD).arrayBuffer()));
  return size === undefined ? 0 : size.width * size.height;
}
