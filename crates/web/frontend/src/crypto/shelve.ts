// SPDX-License-Identifier: EUPL-1.2
// The worker writes what it seals to the origin private file system itself: the page's thread sees only what it sends, and Safari has had this way
// since 15.2, the page's only since 26.
import { SHELF_FOLDER, type ReadBack } from "./api.ts";
import type { Bytes } from "./bytes.ts";

/** Marks that may wait for the page: sealing does not wait for somebody who only looks on. */
const MARKS = 1024;

/** The part of `FileSystemSyncAccessHandle` that is used. */
export interface ShelfFile {
  write(bytes: Bytes, options: { readonly at: number }): number;
  read(into: Bytes, options: { readonly at: number }): number;
  flush(): void;
  close(): void;
}

interface SyncFile {
  createSyncAccessHandle?(): Promise<Handle>;
}

type Handle = ShelfFile & { truncate(size: number): void };

/** Milliseconds for opening a file. */
const PATIENCE = 10_000;

/** An empty file of this name; null where the browser has no such file system, or refuses it. */
export async function shelfFile(name: string): Promise<ShelfFile | null> {
  const parts = globalThis.navigator as { readonly storage?: StorageManager; readonly locks?: LockManager } | undefined;
  // Not in every browser, and not in a private window.
  const storage = parts?.storage;
  if (storage === undefined || typeof storage.getDirectory !== "function") return null;
  // One after the other, also across tabs: of two opened at the same time Chromium now and then never answers one (version 156: 1 of 600 pairs).
  const alone = (work: () => Promise<Handle | null>): Promise<Handle | null> => (parts?.locks === undefined ? work() : parts.locks.request(SHELF_FOLDER, work));
  try {
    const handle = await alone(() => soonOrNever(open(storage, name)));
    handle?.truncate(0);
    return handle;
  } catch {
    return null;
  }
}

async function open(storage: StorageManager, name: string): Promise<Handle | null> {
  const folder = await (await storage.getDirectory()).getDirectoryHandle(SHELF_FOLDER, { create: true });
  const file = (await folder.getFileHandle(name, { create: true })) as unknown as SyncFile;
  return (await file.createSyncAccessHandle?.()) ?? null;
}

/** null if it takes too long: then the page keeps the bytes. What opens later is closed. */
function soonOrNever(opening: Promise<Handle | null>): Promise<Handle | null> {
  return new Promise((resolve, reject) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      resolve(null);
    }, PATIENCE);
    opening.then((handle) => {
      clearTimeout(timer);
      if (late) handle?.close();
      resolve(handle);
    }, reject);
  });
}

export interface Shelving {
  /** How far it has come. The last mark comes when everything is on the disk. */
  readonly marks: ReadableStream<Bytes>;
  readonly back: ReadBack;
}

/**
 * Writes the stream to the file, and gives back what lies there as long as the file is open: nobody else can read it then.
 * @param hashed what has to be done with what was written before the file is closed
 */
export function shelve(stream: ReadableStream<Bytes>, file: ShelfFile, hashed: Promise<unknown>): Shelving {
  const reader = stream.getReader();
  const waiting = new Set<{ readonly from: number; readonly to: number; readonly resolve: (bytes: Bytes | null) => void }>();
  let at = 0;
  let closed = false;
  const serve = (): void => {
    for (const one of [...waiting]) {
      if (!closed && one.to > at) continue;
      waiting.delete(one);
      one.resolve(closed ? null : readAll(file, one.from, one.to));
    }
  };
  const end = (): void => {
    closed = true;
    file.close();
    serve();
  };
  const marks = new ReadableStream<Bytes>(
    {
      async pull(controller) {
        try {
          const { value, done } = await reader.read();
          if (done) {
            await hashed.catch(() => undefined);
            file.flush();
            end();
            controller.close();
            return;
          }
          writeAll(file, value, at);
          at += value.length;
          serve();
          controller.enqueue(mark(at));
        } catch (error) {
          if (!closed) end();
          void reader.cancel().catch(() => undefined);
          throw error;
        }
      },
      cancel(reason) {
        if (!closed) end();
        return reader.cancel(reason);
      },
    },
    { highWaterMark: MARKS },
  );
  const back: ReadBack = (from, to) =>
    new Promise((resolve) => {
      waiting.add({ from, to, resolve });
      serve();
    });
  return { marks, back };
}

function writeAll(file: ShelfFile, bytes: Bytes, at: number): void {
  for (let sent = 0; sent < bytes.length; ) {
    const written = file.write(bytes.subarray(sent), { at: at + sent });
    // A full disk throws in most browsers.
    if (written <= 0) throw new DOMException("no space", "QuotaExceededError");
    sent += written;
  }
}

/** null if the disk does not give what it has taken: then it is asked for once more, when the file is whole. */
function readAll(file: ShelfFile, from: number, to: number): Bytes | null {
  const bytes = new Uint8Array(to - from);
  for (let got = 0; got < bytes.length; ) {
    const read = file.read(bytes.subarray(got), { at: from + got });
    if (read <= 0) return null;
    got += read;
  }
  return bytes;
}

function mark(bytes: number): Bytes {
  const out = new Uint8Array(8);
  new DataView(out.buffer).setFloat64(0, bytes);
  return out;
}
