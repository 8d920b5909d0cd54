// SPDX-License-Identifier: EUPL-1.2
/** Pictures: how large they are is read first, so that none is decoded that does not fit. Of moving ones the first is shown. */
import { imageDimensionsFromData } from "image-dimensions";
import type { Picture } from "./kind.ts";
import { canvasOf, NotShown, PICTURE, shrink, type Shown } from "./shown.ts";

export async function openPicture(kind: Picture, bytes: ArrayBuffer): Promise<Shown> {
  const size = imageDimensionsFromData(new Uint8Array(bytes));
  // A browser that does not know HEIC says no more of it than of a broken file, and where the size stands is a matter of luck.
  const unreadable = kind === "heic" ? "heic" : "broken";
  if (size === undefined || size.width < 1 || size.height < 1) throw new NotShown(unreadable);
  if (size.width * size.height > PICTURE) throw new NotShown("too-big");
  const bitmap = await createImageBitmap(new Blob([bytes], { type: `image/${kind}` })).catch(() => {
    throw new NotShown(unreadable);
  });
  // What the header said is not what was decoded.
  if (bitmap.width * bitmap.height > PICTURE) throw new NotShown("too-big");
  return {
    pages: 1,
    draw: (_, zoom, width) => {
      const factor = shrink(bitmap.width, bitmap.height);
      const canvas = canvasOf(bitmap.width * factor, bitmap.height * factor);
      canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      canvas.style.width = `${Math.min(bitmap.width, width) * zoom}px`;
      return Promise.resolve({ element: canvas, text: null });
    },
  };
}
