// SPDX-License-Identifier: EUPL-1.2
/** Pages of a TIFF file, mostly a scan. How large each is is read first, so that none is decoded that does not fit. */
import { decode, decodeImage, toRGBA8, type IFD } from "utif2";
import { NotShown, PICTURE } from "./shown.ts";
import { makeSound } from "./tiff-sound.ts";

/** Pixels of a page, four bytes each. */
export interface TiffPage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array<ArrayBuffer>;
}

/** Tags of TIFF 6.0: width, height, kind of the picture (bit 0: a small one beside the page). */
const [WIDTH, HEIGHT, SUBFILE] = ["t256", "t257", "t254"];

export class Tiff {
  readonly #bytes: ArrayBuffer;
  readonly #pages: readonly IFD[];

  /** @throws NotShown */
  constructor(bytes: ArrayBuffer) {
    makeSound(bytes);
    this.#bytes = bytes;
    this.#pages = understood(() => decode(bytes)).filter((page) => first(page, WIDTH) > 0 && first(page, HEIGHT) > 0 && (first(page, SUBFILE) & 1) === 0);
    if (this.#pages.length === 0) throw new NotShown("broken");
  }

  get pages(): number {
    return this.#pages.length;
  }

  /** From 1. @throws NotShown */
  page(n: number): TiffPage {
    const page = this.#pages[n - 1];
    if (page === undefined) throw new NotShown("broken");
    const [width, height] = [first(page, WIDTH), first(page, HEIGHT)];
    if (width * height > PICTURE) throw new NotShown("too-big");
    const data = understood(() => {
      decodeImage(this.#bytes, page);
      return toRGBA8(page);
    });
    if (page.width !== width || page.height !== height || data.length !== width * height * 4) throw new NotShown("broken");
    // Not to be held for the next page.
    page.data = new Uint8Array();
    return { width, height, data: data as Uint8Array<ArrayBuffer> };
  }
}

/** Whatever it stumbles over. */
function understood<T>(work: () => T): T {
  try {
    return work();
  } catch {
    throw new NotShown("broken");
  }
}

function first(page: IFD, tag: string | undefined): number {
  const value = tag === undefined ? undefined : page[tag];
  const number: unknown = typeof value === "object" ? value[0] : value;
  return typeof number === "number" && Number.isInteger(number) ? number : 0;
}
