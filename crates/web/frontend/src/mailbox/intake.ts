// SPDX-License-Identifier: EUPL-1.2
/**
 * Between choosing a file and sealing it: its content is looked at, and a picture is drawn anew, so that it says nothing of where and with what it
 * was taken. A picture that cannot be cleaned here goes only when the person says so: formats that browsers do not decode (HEIC, TIFF) are allowed, and
 * who has a deadline must be able to send one; what no browser could decode is broken, helps nobody, and is refused.
 */
import type { Drawn, Source } from "../pictures/client.ts";
import { sha256 } from "./bytes.js";
import { agrees, isPicture, kindOfContent, kindOfName, mediaType, namedAs, SIGNATURE, type FileKind } from "./file-kind.js";
import { refuse } from "./outcome.js";
import type { Taken, Uncleaned } from "./views.js";

/** Bytes of each end. */
const END = 1024 * 1024;

export type DrawAnew = (content: Blob, source: Source) => Promise<Drawn>;

/** What a chosen file is. @throws `empty-file`, `file-type` for what is not taken at all, `file-disguised` when name and content are two things */
export async function examine(file: File): Promise<FileKind> {
  if (file.size === 0) throw refuse("empty-file");
  const named = kindOfName(file.name);
  if (named === null) throw refuse("file-type");
  const found = kindOfContent(new Uint8Array(await file.slice(0, SIGNATURE).arrayBuffer()));
  if (found === null || !agrees(named, found)) throw refuse("file-disguised");
  return found;
}

/** The file as it may be sealed; its name and type are those of its content. @throws `picture-unreadable` */
export async function take(file: File, kind: FileKind, drawAnew: DrawAnew): Promise<Taken> {
  const source = await fingerprint(file);
  const asIs = (uncleaned: Uncleaned | null): Taken => ({ name: namedAs(file.name, kind), type: mediaType(kind), size: file.size, content: file, source, cleaned: false, uncleaned });
  if (kind === "pdf") return asIs(null);
  // Mostly a scan of several sheets, of which a browser would draw the first.
  if (!isPicture(kind)) return asIs("tiff");
  const drawn = await drawAnew(file, kind);
  if ("content" in drawn) return { name: namedAs(file.name, drawn.kind), type: mediaType(drawn.kind), size: drawn.content.size, content: drawn.content, source, cleaned: true, uncleaned: null };
  switch (drawn.failed) {
    case "unreadable":
      throw refuse("picture-unreadable");
    case "no-format":
      return asIs("heic");
    case "too-big":
    case "no-canvas":
      return asIs("device");
  }
}

/** Tells files of one draft apart for a warning: length and both ends, so that no large file is held in memory for it. */
async function fingerprint(file: File): Promise<string> {
  const ends = file.size <= 2 * END ? [file] : [file.slice(0, END), file.slice(-END)];
  return sha256(new Uint8Array(await new Blob([`${file.size}:`, ...ends]).arrayBuffer()));
}

/** The first of these files that has the content of a later one, by the place of the later one; compared before they were cleaned. */
export function sameAs(sources: readonly (string | null)[], index: number): number | null {
  const source = sources[index] ?? null;
  const first = source === null ? index : sources.indexOf(source);
  return first < index ? first : null;
}
