// SPDX-License-Identifier: EUPL-1.2
/**
 * The server's receipts are proof of filing in time: they are kept here, so that nobody can take them back. Ids, hashes
 * and signatures only.
 */
import type { Context } from "./context.js";
import type { LoadedLane } from "./threads.js";

/** Keeps the verified receipts of own messages that are not kept yet. */
export async function keepReceipts(context: Context, pid: string, lane: LoadedLane): Promise<void> {
  for (const message of lane.view.messages) {
    if (message.content?.from.self !== true || message.receivedAt === null || message.receiptError !== null) continue;
    const key = `${pid}/${message.header.mid}`;
    const item = lane.items.get(message.header.mid);
    if (item === undefined || (await context.store.get("receipts", key)) !== null) continue;
    await context.store.put("receipts", key, { receipt: item.receipt });
  }
}
