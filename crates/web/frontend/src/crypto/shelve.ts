// SPDX-License-Identifier: EUPL-1.2
// The worker writes what it seals to the origin private file system itself: of a file of 100 MB the page's thread sees not one byte, and
// Safari has had this way since 15.2, the page's only since 26.
import { SHELF_FOLDER } from "./api.ts";
import type { Bytes } from "./bytes.ts";

/** Bytes between two marks for the page. */
const MARK = 512 * 1024;

/** The part of `FileSystemSyncAccessHandle` that is used. */
export interface ShelfFile {
  write(bytes: Bytes, options: { readonly at: number }): number;
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

/** Writes the stream to the file as it is pulled, and gives marks of how far it has come. The last one comes when everything is on the disk. */
export function shelve(stream: ReadableStream<Bytes>, file: ShelfFile): ReadableStream<Bytes> {
  const reader = stream.getReader();
  let at = 0;
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        try {
          const before = at;
          while (at - before < MARK) {
            const { value, done } = await reader.read();
            if (done) {
              file.flush();
              file.close();
              if (at > before) controller.enqueue(mark(at));
              controller.close();
              return;
            }
            for (let sent = 0; sent < value.length; ) {
              const written = file.write(value.subarray(sent), { at: at + sent });
              // A full disk throws in most browsers.
              if (written <= 0) throw new DOMException("no space", "QuotaExceededError");
              sent += written;
            }
            at += value.length;
          }
          controller.enqueue(mark(at));
        } catch (error) {
          file.close();
          void reader.cancel().catch(() => undefined);
          throw error;
        }
      },
      cancel(reason) {
        file.close();
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}

function mark(bytes: number): Bytes {
  const out = new Uint8Array(8);
  new DataView(out.buffer).setFloat64(0, bytes);
  return out;
}
