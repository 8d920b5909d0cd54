// SPDX-License-Identifier: EUPL-1.2
/** Fetches, decrypts and verifies a file to its last chunk; only then is there anything to show. */
import type { Context } from "./context.js";
import { need, refuse } from "./outcome.js";
import { counting } from "./shelf.js";
import type { LoadedLane, Threads } from "./threads.js";

export async function openAttachment(
  context: Context,
  threads: Threads,
  thread: string,
  aid: string,
  progress: (done: number, total: number) => void,
  signal?: AbortSignal,
): Promise<Blob> {
  const loaded = threads.known(thread) ?? (await threads.load(thread));
  const found = find(loaded.case, "case", aid) ?? (loaded.internal === null ? null : find(loaded.internal, "internal", aid));
  if (found === null) throw refuse("not-found");
  const { body, size } = need(await context.api.attachment(aid, signal, threads.reason(thread)));
  const total = size ?? found.csize;
  const counted = body.pipeThrough(
    counting((done) => {
      progress(done, total);
    }),
    // Called off in the middle: what was opened so far is thrown away in the worker.
    signal === undefined ? {} : { signal },
  );
  return context.crypto.openAttachment({ thread, lane: found.lane, message: found.sh, aid, ciphertext: counted });
}

function find(loaded: LoadedLane, lane: "case" | "internal", aid: string): { readonly lane: "case" | "internal"; readonly sh: string; readonly csize: number } | null {
  for (const message of loaded.view.messages) {
    const attachment = message.content?.attachments.find((item) => item.aid === aid);
    if (message.content !== null && attachment !== undefined) return { lane, sh: message.content.sh, csize: attachment.csize };
  }
  return null;
}
