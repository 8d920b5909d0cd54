// SPDX-License-Identifier: EUPL-1.2
/**
 * Ciphertext of uploads until the server has accepted their message (protocol ruling 33): sealing again would give other
 * bytes. In the origin private file system; where there is none, in memory, and a reload asks for the file again.
 */
import { SHELF_FOLDER, shelvedBytes, type SealingAttachment } from "../crypto/api.ts";

export interface Shelf {
  /** True if what lies there survives a reload. */
  readonly lasting: boolean;
  /** Writes a stream to its end; `progress` gets bytes written. Gives what was written. */
  put(name: string, bytes: ReadableStream<Uint8Array<ArrayBuffer>>, progress: (done: number) => void): Promise<Blob>;
  /** Bytes that are there to be used, as the browser estimates; null where it does not. */
  room(): Promise<number | null>;
  get(name: string): Promise<Blob | null>;
  remove(name: string): Promise<void>;
  names(): Promise<readonly string[]>;
}

/** Puts what is being sealed on the shelf, whoever writes it there: the worker, or the page where the worker cannot. */
export async function keepSealed<T>(shelf: Shelf, name: string, sealing: SealingAttachment<T>, progress: (done: number) => void): Promise<T> {
  if (sealing.shelved === null) {
    await shelf.put(name, sealing.stream, progress);
    return sealing.done;
  }
  const marks = sealing.stream.getReader();
  for (let mark = await marks.read(); !mark.done; mark = await marks.read()) progress(shelvedBytes(mark.value));
  return sealing.done;
}

export function browserShelf(): Shelf {
  const storage = navigator.storage as StorageManager | undefined;
  return storage !== undefined && typeof storage.getDirectory === "function" ? new OpfsShelf(storage) : new MemoryShelf();
}

class OpfsShelf implements Shelf {
  readonly #storage: StorageManager;
  readonly #memory = new MemoryShelf();

  #usable = true;

  constructor(storage: StorageManager) {
    this.#storage = storage;
    this.#storage.getDirectory().catch(() => {
      this.#usable = false;
    });
  }

  get lasting(): boolean {
    return this.#usable;
  }

  async put(name: string, bytes: ReadableStream<Uint8Array<ArrayBuffer>>, progress: (done: number) => void): Promise<Blob> {
    const folder = await this.#folder(true);
    const handle = await folder?.getFileHandle(name, { create: true });
    // Safari before 26 writes OPFS only from workers.
    if (handle === undefined || typeof handle.createWritable !== "function") return this.#memory.put(name, bytes, progress);
    const sink = await handle.createWritable();
    await bytes.pipeThrough(counting(progress)).pipeTo(sink);
    return handle.getFile();
  }

  async get(name: string): Promise<Blob | null> {
    try {
      const folder = await this.#folder();
      const handle = await folder?.getFileHandle(name);
      if (handle !== undefined) return await handle.getFile();
    } catch {
      // Not in the file system; perhaps in memory.
    }
    return this.#memory.get(name);
  }

  async remove(name: string): Promise<void> {
    await this.#memory.remove(name);
    try {
      await (await this.#folder())?.removeEntry(name);
    } catch {
      // It is not there: that is what was wanted.
    }
  }

  async room(): Promise<number | null> {
    const { quota, usage } = await this.#storage.estimate();
    return quota === undefined ? null : Math.max(0, quota - (usage ?? 0));
  }

  async names(): Promise<readonly string[]> {
    const names = [...(await this.#memory.names())];
    const folder = await this.#folder();
    if (folder !== null) for await (const name of folder.keys()) names.push(name);
    return names;
  }

  /** null in private windows that refuse storage, and where nothing was ever put: nothing is left behind by looking. */
  async #folder(create = false): Promise<FileSystemDirectoryHandle | null> {
    try {
      return await (await this.#storage.getDirectory()).getDirectoryHandle(SHELF_FOLDER, { create });
    } catch {
      if (create) this.#usable = false;
      return null;
    }
  }
}

export class MemoryShelf implements Shelf {
  readonly #blobs = new Map<string, Blob>();

  get lasting(): boolean {
    return false;
  }

  async put(name: string, bytes: ReadableStream<Uint8Array<ArrayBuffer>>, progress: (done: number) => void): Promise<Blob> {
    const parts: Uint8Array<ArrayBuffer>[] = [];
    for await (const part of bytes.pipeThrough(counting(progress))) parts.push(part);
    const blob = new Blob(parts);
    this.#blobs.set(name, blob);
    return blob;
  }

  get(name: string): Promise<Blob | null> {
    return Promise.resolve(this.#blobs.get(name) ?? null);
  }

  remove(name: string): Promise<void> {
    this.#blobs.delete(name);
    return Promise.resolve();
  }

  room(): Promise<number | null> {
    return Promise.resolve(null);
  }

  names(): Promise<readonly string[]> {
    return Promise.resolve([...this.#blobs.keys()]);
  }
}

/** Passes bytes on and counts them. */
export function counting(progress: (done: number) => void): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let done = 0;
  return new TransformStream({
    transform(part, controller) {
      done += part.byteLength;
      progress(done);
      controller.enqueue(part);
    },
  });
}
