// SPDX-License-Identifier: EUPL-1.2
/**
 * A conversation as one file to keep: a page and a paper to read, its attachments under their names, and what its senders signed,
 * so that it can be checked without the portal. Everything happens in this browser; nothing but the attachments themselves is fetched, one after
 * another. Notes of the staff are no part of a person's conversation, and so of no file of hers.
 */
import { makeZip } from "client-zip";
import { t } from "../../i18n/i18n.js";
import type { Outcome, Refusal, ThreadView } from "../../mailbox/views.js";
import { safeName } from "../shared/file-names.js";
import { filesOf, isSealed, placesOf } from "./keep-files.js";
import { partsOf, readme, type Makers } from "./keep-parts.js";

/** What passes by itself or with the person's help: then nothing half is saved. */
const PASSING = new Set(["offline", "busy", "step-up-required", "locked", "cancelled", "no-session", "internal"]);

export interface Kept {
  readonly blob: Blob;
  readonly name: string;
  /** Names of attachments that are not in it, because they cannot be opened. */
  readonly missing: readonly string[];
}

/** `sealed`: as it is. */
export type OpenFile = (aid: string, progress: (done: number) => void, sealed: boolean) => Promise<Outcome<Blob>>;

class Stopped extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Makes the file. `progress` counts bytes of attachments; `cancelled` is asked before each of them. */
export async function keepThread(
  thread: ThreadView,
  now: number,
  open: OpenFile,
  progress: (done: number, total: number) => void,
  cancelled: () => boolean,
  makers: Makers,
): Promise<Outcome<Kept>> {
  const files = filesOf(thread);
  const names = placesOf(files);
  const total = files.reduce((sum, file) => sum + file.size, 0);
  const places = new Map<string, string>();
  const missing: string[] = [];
  const modified = new Date(now * 1000);
  const entries = async function* (): AsyncGenerator<{ name: string; input: Blob; lastModified: Date }> {
    let before = 0;
    for (const [at, file] of files.entries()) {
      if (cancelled()) throw new Stopped({ code: "cancelled" });
      const start = before;
      const answer = await open(file.aid, (done) => {
        progress(start + Math.min(done, file.size), total);
      }, isSealed(file));
      before += file.size;
      progress(before, total);
      if (!answer.ok && PASSING.has(answer.refusal.code)) throw new Stopped(answer.refusal);
      if (!answer.ok) {
        missing.push(file.name);
        continue;
      }
      const place = names[at] ?? file.aid;
      places.set(file.aid, place);
      yield { name: place, input: answer.value, lastModified: modified };
    }
    if (cancelled()) throw new Stopped({ code: "cancelled" });
    // Last, so that they say which attachments are really there.
    const parts = await partsOf(thread, places, now, makers);
    if (!parts.ok) throw new Stopped(parts.refusal);
    for (const part of [...parts.value, readme(false)]) yield { ...part, lastModified: modified };
  };
  try {
    const blob = await new Response(makeZip(entries())).blob();
    const name = safeName(`${t("keep-name")} ${thread.subject}`, t("keep-name"));
    return { ok: true, value: { blob: blob.slice(0, blob.size, "application/zip"), name: `${name}.zip`, missing } };
  } catch (error) {
    if (error instanceof Stopped) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
