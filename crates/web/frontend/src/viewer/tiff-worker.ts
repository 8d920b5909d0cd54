// SPDX-License-Identifier: EUPL-1.2
// The parser of TIFF files, started by the frame out of its own text like that of PDF files: what does not come back is ended.
import { NotShown } from "./shown.ts";
import { Tiff, type TiffPage } from "./tiff-pages.ts";

export type TiffWish = { readonly bytes: ArrayBuffer } | { readonly page: number };
export type TiffAnswer = { readonly pages: number } | TiffPage | { readonly fault: NotShown["fault"] };

declare const self: { onmessage: ((event: MessageEvent<TiffWish>) => void) | null; postMessage(answer: TiffAnswer, transfer: Transferable[]): void };

let tiff: Tiff | null = null;

self.onmessage = ({ data }) => {
  try {
    if ("bytes" in data) {
      tiff = new Tiff(data.bytes);
      self.postMessage({ pages: tiff.pages }, []);
      return;
    }
    const page = tiff?.page(data.page);
    if (page === undefined) throw new NotShown("broken");
    self.postMessage(page, [page.data.buffer]);
  } catch (error) {
    self.postMessage({ fault: error instanceof NotShown ? error.fault : "broken" }, []);
  }
};
