// SPDX-License-Identifier: EUPL-1.2
/**
 * A download that goes on after a cut with the bytes it has (RFC 9110, section 14: one range). That they are the right ones is not decided here:
 * the worker compares the hash of all of them with the one in the signed message before it gives anything out.
 */
import { good, isPassing, type Answer } from "../api/index.js";
import type { Context } from "./context.js";
import { need } from "./outcome.js";

/** Cuts in a row that bring nothing before it is told. */
const TRIES = 8;
/** Milliseconds: the first pause, and the longest. */
const PAUSE = 400;
const LONGEST = 15_000;

type Bytes = Uint8Array<ArrayBuffer>;

interface Download {
  readonly body: ReadableStream<Bytes>;
  readonly size: number | null;
  /** The line did not come back: whatever else is said of the bytes, this is why. */
  readonly lost: () => boolean;
}

/** The first answer is told as it is: a refusal then is no cut. */
export async function resumingDownload(context: Context, aid: string, reason: string | null, total: number, signal?: AbortSignal): Promise<Answer<Download>> {
  const first = await context.api.attachment(aid, signal, reason);
  if (!first.ok) return first;
  let reader = (first.value.body as ReadableStream<Bytes>).getReader();
  let have = 0;
  let failures = 0;
  let lost = false;
  /** Opens the rest, however often that takes. @throws the refusal, or what ended the last line */
  const again = async (cause: unknown): Promise<void> => {
    for (;;) {
      failures += 1;
      lost = failures > TRIES;
      if (lost || signal?.aborted === true) throw cause;
      await context.env.sleep(Math.min(LONGEST, PAUSE * 2 ** (failures - 1)));
      const answer = await context.api.attachment(aid, signal, reason, have);
      if (answer.ok) {
        reader = (answer.value.body as ReadableStream<Bytes>).getReader();
        return;
      }
      if (!isPassing(answer.problem) || answer.problem.code === "cancelled") need(answer);
    }
  };
  const body = new ReadableStream<Bytes>({
    async pull(controller) {
      for (;;) {
        // Some lines end a cut answer as if it were complete.
        const read = await reader.read().catch((error: unknown) => ({ value: undefined, done: true as const, error }));
        if (!read.done) {
          have += read.value.length;
          failures = 0;
          controller.enqueue(read.value);
          return;
        }
        // That the server has fewer bytes than were signed is no cut: the worker says what they are.
        if (have >= total || (!("error" in read) && first.value.size !== null && have >= first.value.size)) {
          controller.close();
          return;
        }
        await again("error" in read ? read.error : new TypeError("cut"));
      }
    },
    cancel: (why) => reader.cancel(why),
  });
  return good({ body, size: first.value.size, lost: () => lost });
}
