// SPDX-License-Identifier: EUPL-1.2
/** What the senders of a conversation signed, for whoever takes it along. */
import type { ThreadProof } from "../crypto/api.ts";
import type { Context } from "./context.js";
import type { Threads } from "./threads.js";

export async function threadProof(context: Context, threads: Threads, thread: string): Promise<ThreadProof> {
  if (threads.known(thread) === null) await threads.load(thread);
  return context.crypto.threadProof({ thread });
}
