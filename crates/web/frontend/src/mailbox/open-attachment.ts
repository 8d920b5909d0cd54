// SPDX-License-Identifier: EUPL-1.2
/** Fetches, decrypts and verifies a file to its last chunk; only then is there anything to show. */
import type { AttachmentView } from "../crypto/api.ts";
import { sha256 } from "./bytes.js";
import type { Context } from "./context.js";
import { need, refuse } from "./outcome.js";
import { resumingDownload } from "./resuming-download.js";
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
  const { body, size, lost } = need(await resumingDownload(context, aid, threads.reason(thread), found.csize, signal));
  const total = size ?? found.csize;
  const counted = body.pipeThrough(
    counting((done) => {
      progress(done, total);
    }),
    // Called off in the middle: what was opened so far is thrown away in the worker.
    signal === undefined ? {} : { signal },
  );
  try {
    return await context.crypto.openAttachment({ thread, lane: found.lane, message: found.sh, aid, ciphertext: counted });
  } catch (error) {
    // The worker sees a stream that broke, not why.
    throw lost() ? refuse("offline") : error;
  }
}

/** The sealed file as the server keeps it, for who may not open it and hands it on; only if it is the one that the message names. */
export async function sealedAttachment(context: Context, threads: Threads, thread: string, aid: string, signal?: AbortSignal): Promise<{ readonly sealed: Blob; readonly attachment: AttachmentView; readonly receivedAt: number }> {
  const loaded = threads.known(thread) ?? (await threads.load(thread));
  for (const { content, receivedAt } of loaded.case.view.messages) {
    const attachment = content?.attachments.find((item) => item.aid === aid);
    if (attachment === undefined) continue;
    const { body } = need(await resumingDownload(context, aid, threads.reason(thread), attachment.csize, signal));
    const sealed = await new Response(body).blob();
    if ((await sha256(new Uint8Array(await sealed.arrayBuffer()))) !== attachment.ct) throw refuse("wrong-file");
    return { sealed, attachment, receivedAt: receivedAt ?? content?.sent ?? 0 };
  }
  throw refuse("not-found");
}

function find(loaded: LoadedLane, lane: "case" | "internal", aid: string): { readonly lane: "case" | "internal"; readonly sh: string; readonly csize: number } | null {
  for (const message of loaded.view.messages) {
    const attachment = message.content?.attachments.find((item) => item.aid === aid);
    if (message.content !== null && attachment !== undefined) return { lane, sh: message.content.sh, csize: attachment.csize };
  }
  return null;
}
