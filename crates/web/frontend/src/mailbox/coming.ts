// SPDX-License-Identifier: EUPL-1.2
/**
 * A file that is still being sealed, as an upload wants it. What the worker has written it gives back; as soon as it has closed the file, or cannot,
 * the same bytes are on the shelf: sent is never anything but what lies there (protocol ruling 33).
 */
import type { Coming } from "../api/index.js";
import type { SealingAttachment } from "../crypto/api.ts";
import { refuse } from "./outcome.js";
import type { Shelf } from "./shelf.js";

/** @param kept settles when all of it is on the shelf; rejects when sealing has failed */
export function comingFrom(shelf: Shelf, name: string, { csize, shelved }: Pick<SealingAttachment<unknown>, "csize" | "shelved">, kept: Promise<unknown>): Coming {
  const whole = async (): Promise<Blob> => {
    await kept;
    const blob = await shelf.get(name);
    if (blob === null) throw refuse("file-again");
    return blob;
  };
  return {
    size: csize,
    whole,
    part: async (from, to) => {
      const written = shelved === null ? null : await shelved(from, to);
      return written ?? new Uint8Array(await (await whole()).slice(from, to).arrayBuffer());
    },
  };
}
