// SPDX-License-Identifier: EUPL-1.2
// The portal's signed receipts of one (thread, lane): gapless numbers, one object each.
import type { ErrorCode } from "./errors.ts";
import type { Signed } from "./statement.ts";
import type { Receipt } from "./statements/receipt.ts";
import type { B64u, Lane, Uuid } from "./wire.ts";

export class Receipts {
  readonly #thread: Uuid;
  readonly #lane: Lane;
  readonly #byIdx = new Map<number, Signed<Receipt>>();

  constructor(thread: Uuid, lane: Lane) {
    this.#thread = thread;
    this.#lane = lane;
  }

  /**
   * Keeps the verified receipt of a file of this place. `receipt-for-other-object`: not for this file or place;
   * `receipt-conflict`: its number is taken by another file, which convicts the portal.
   */
  insert(receipt: Signed<Receipt>, obj: B64u): ErrorCode | null {
    const { body } = receipt;
    if (body.obj !== obj || body.thread !== this.#thread || body.lane !== this.#lane) return "receipt-for-other-object";
    const known = this.#byIdx.get(body.idx);
    if (known !== undefined) return known.body.obj === body.obj ? null : "receipt-conflict";
    this.#byIdx.set(body.idx, receipt);
    return null;
  }

  /** Ranges of numbers, first and last, that no known file has: something was held back. */
  missing(): { readonly from: number; readonly to: number }[] {
    const gaps: { from: number; to: number }[] = [];
    let next = 1;
    for (const idx of [...this.#byIdx.keys()].sort((a, b) => a - b)) {
      if (idx > next) gaps.push({ from: next, to: idx - 1 });
      next = idx + 1;
    }
    return gaps;
  }
}
