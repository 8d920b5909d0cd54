// SPDX-License-Identifier: EUPL-1.2
/** A file of pixels in which the patches are black: a picture for a picture, a PDF of pictures for a PDF. */
import { language, t } from "../../../i18n/i18n.js";
import { safeName } from "../../shared/file-names.js";
import { burn, type Patch } from "./patches.js";
import type { Raster } from "../../shared/raster.js";

const QUALITY = 0.85;

export async function blackened(raster: Raster, name: string, patches: ReadonlyMap<number, readonly Patch[]>, made: number, progress: (page: number) => void): Promise<File> {
  const stem = safeName(t("blackout-name", { name: name.replace(/\.[^.]{1,5}$/u, "") }), "Datei");
  const pages = [];
  for (let n = 1; n <= raster.pages; n += 1) {
    progress(n);
    pages.push(await page(await raster.page(n), patches.get(n) ?? []));
  }
  const [only] = pages;
  if (!raster.isPaper && only !== undefined) return new File([only.content], `${stem}.jpg`, { type: "image/jpeg" });
  const { picturesPaper } = await import("../../../paper/pictures.js");
  const content = await picturesPaper({ title: stem, lang: language(), made, alt: (at, count) => t("blackout-alt", { page: at, count }) }, pages);
  return new File([content], `${stem}.pdf`, { type: "application/pdf" });
}

async function page(bitmap: ImageBitmap, patches: readonly Patch[]): Promise<{ readonly content: Blob; readonly width: number; readonly height: number }> {
  const canvas = document.createElement("canvas");
  const { width, height } = bitmap;
  canvas.width = width;
  canvas.height = height;
  const paper = canvas.getContext("2d", { alpha: false });
  if (paper === null) throw new RangeError("no canvas");
  paper.fillStyle = "#fff";
  paper.fillRect(0, 0, width, height);
  paper.drawImage(bitmap, 0, 0);
  bitmap.close();
  burn(paper, width, height, patches);
  const content = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, "image/jpeg", QUALITY);
  });
  if (content === null || content.size === 0) throw new RangeError("no picture");
  return { content, width, height };
}
