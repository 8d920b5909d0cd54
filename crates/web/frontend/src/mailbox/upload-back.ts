// SPDX-License-Identifier: EUPL-1.2
/**
 * A file that was sealed for a thread which no server has yet comes back from the server: the key of that thread was only in the page that has gone.
 * What is needed to open it once more lies with the draft: the epoch that was begun, and the person's own grant of it.
 */
import { isPassing, type wire } from "../api/index.js";
import type { SealedAttachment } from "../crypto/api.ts";
import { fromB64u } from "./bytes.js";
import type { Context } from "./context.js";
import { need } from "./outcome.js";
import type { Prepared } from "./places.js";

/** An epoch that waits for its message, and the own grant of it. */
export interface Begun {
  readonly stmt: wire.Dsse;
  readonly grant: string;
}

/** null: the epoch is on the server, and its grant with it. */
export function begunOf({ newEpoch }: Prepared, pid: string | null): Begun | null {
  const own = newEpoch?.grants.find(({ member }) => member === pid);
  return newEpoch === null || own === undefined ? null : { stmt: newEpoch.stmt, grant: own.file };
}

/** The content; null: it is not there any more, or does not open. @throws when the server cannot be asked now */
export async function uploadBack(context: Context, { begun, uploaded, sealed }: { readonly begun: Begun | null; readonly uploaded: boolean; readonly sealed: { readonly attachment: SealedAttachment } | null }): Promise<Blob | null> {
  if (begun === null || sealed === null || !uploaded) return null;
  const answer = await context.api.attachment(sealed.attachment.aid);
  if (!answer.ok) {
    if (isPassing(answer.problem)) need(answer);
    return null;
  }
  const ciphertext = await new Response(answer.value.body).blob();
  try {
    return await context.crypto.openDraftFile({ epoch: { stmt: begun.stmt, grant: fromB64u(begun.grant) }, attachment: sealed.attachment, ciphertext });
  } catch {
    // Damaged, or of a key that this person no longer has: the file is asked for.
    return null;
  }
}
