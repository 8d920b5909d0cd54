// SPDX-License-Identifier: EUPL-1.2
/** TIFF, page by page, parsed in a worker and drawn on a canvas. */
import { canvasOf, NotShown, shrink, type Shown, within } from "./shown.ts";
import { startTiffWorker } from "./start-worker.ts";
import type { TiffAnswer, TiffWish } from "./tiff-worker.ts";

const OPEN = 20_000;
const DRAW = 20_000;

export async function openTiff(bytes: ArrayBuffer): Promise<Shown> {
  const worker = startTiffWorker();
  const ask = async (wish: TiffWish, patience: number, transfer: Transferable[] = []): Promise<TiffAnswer> => {
    try {
      const answer = await within(
        patience,
        new Promise<TiffAnswer>((resolve, reject) => {
          worker.onmessage = ({ data }: MessageEvent<TiffAnswer>) => {
            resolve(data);
          };
          worker.onerror = () => {
            reject(new NotShown("broken"));
          };
          worker.postMessage(wish, transfer);
        }),
      );
      if ("fault" in answer) throw new NotShown(answer.fault);
      return answer;
    } catch (error) {
      worker.terminate();
      throw error;
    }
  };
  const opened = await ask({ bytes }, OPEN, [bytes]);
  if (!("pages" in opened)) throw new NotShown("broken");
  return {
    pages: opened.pages,
    draw: async (page, zoom, room) => {
      const answer = await ask({ page }, DRAW);
      if (!("data" in answer)) throw new NotShown("broken");
      const { data, width, height } = answer;
      const bitmap = await createImageBitmap(new ImageData(new Uint8ClampedArray(data.buffer), width, height));
      const factor = shrink(width, height);
      const canvas = canvasOf(width * factor, height * factor);
      canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      bitmap.close();
      canvas.style.width = `${Math.min(width, room) * zoom}px`;
      return { element: canvas, text: null };
    },
  };
}
