// SPDX-License-Identifier: EUPL-1.2
// What a page may ask of the search worker. It holds texts of messages and no key; they go with it when the page locks.
import type { Piece } from "./excerpt.ts";

export type { Piece } from "./excerpt.ts";

/** One message or note, as it was verified and opened. Times are Unix seconds. */
export interface Doc {
  readonly mid: string;
  readonly lane: "case" | "internal";
  readonly at: number;
  readonly subject: string;
  readonly body: string;
  /** Names of attachments. */
  readonly files: readonly string[];
  /** Who wrote it: name and unit, as far as they are known. */
  readonly from: string;
}

/** All of a thread that is searched. */
export interface ThreadDocs {
  readonly thread: string;
  /** Whose post it is. */
  readonly person: string;
  /** Departments that read it. */
  readonly units: readonly string[];
  readonly matter: string;
  /** Names of the person, the units and the matter: found with every message of the thread. */
  readonly about: readonly string[];
  readonly docs: readonly Doc[];
}

export interface Wish {
  readonly text: string;
  /** Only threads of this department, or of this person; null: of all. */
  readonly unit: string | null;
  readonly person: string | null;
  /** Most hits that are given; all are counted. */
  readonly limit: number;
}

export interface Hit {
  readonly thread: string;
  readonly mid: string;
  readonly lane: "case" | "internal";
  readonly at: number;
  readonly person: string;
  readonly units: readonly string[];
  readonly matter: string;
  readonly from: string;
  readonly subject: readonly Piece[];
  readonly excerpt: readonly Piece[];
  /** Attachments whose name was hit. */
  readonly files: readonly (readonly Piece[])[];
}

export interface Found {
  /** Newest first. */
  readonly hits: readonly Hit[];
  readonly total: number;
  /** False: there was no word in the question. */
  readonly asked: boolean;
  /** The question with the word that was probably meant; null unless it finds something and the question found nothing. */
  readonly proposal: string | null;
  /** Messages looked through: those that the wish is about. */
  readonly messages: number;
}

/** What is in memory. */
export interface Size {
  readonly threads: number;
  readonly messages: number;
  /** Characters of text. */
  readonly chars: number;
}

export interface SearchApi {
  /** Puts threads in place of what was there of them. */
  put(threads: readonly ThreadDocs[]): Promise<Size>;
  drop(threads: readonly string[]): Promise<Size>;
  find(wish: Wish): Promise<Found>;
  /** These threads as one segment, to be sealed. Those that are not there are left out. */
  pack(threads: readonly string[]): Promise<Uint8Array<ArrayBuffer>>;
  /** Takes these threads in from a segment; names those that were in it. @throws for anything that is no segment; then nothing was taken */
  unpack(segment: Uint8Array<ArrayBuffer>, threads: readonly string[]): Promise<readonly string[]>;
}

/** The worker as the page has it. */
export interface SearchEngine extends SearchApi {
  /** Ends it at once: the memory goes. */
  end(): void;
}
