// SPDX-License-Identifier: EUPL-1.2
import { afterEach, describe, expect, it, vi } from "vitest";
import { shelfFile } from "../../src/crypto/shelve.ts";

/** A browser whose file system opens a file when the test says so, and notes how many are being opened. */
function browser(): { readonly opening: { readonly name: string; readonly open: () => void; readonly refuse: () => void }[]; readonly closed: string[]; most: number } {
  const seen = { opening: [] as { name: string; open: () => void; refuse: () => void }[], closed: [] as string[], most: 0 };
  const createSyncAccessHandle = (name: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const entry = {
        name,
        open: () => {
          seen.opening.splice(seen.opening.indexOf(entry), 1);
          resolve({ truncate: () => undefined, close: () => seen.closed.push(name) });
        },
        refuse: () => {
          seen.opening.splice(seen.opening.indexOf(entry), 1);
          reject(new DOMException("taken", "NoModificationAllowedError"));
        },
      };
      seen.opening.push(entry);
      seen.most = Math.max(seen.most, seen.opening.length);
    });
  const folder = { getFileHandle: (name: string) => Promise.resolve({ createSyncAccessHandle: () => createSyncAccessHandle(name) }) };
  const storage = { getDirectory: () => Promise.resolve({ getDirectoryHandle: () => Promise.resolve(folder) }) };
  let last: Promise<unknown> = Promise.resolve();
  const locks = {
    request: (_: string, work: () => Promise<unknown>) => {
      const mine = last.then(work);
      last = mine.catch(() => undefined);
      return mine;
    },
  };
  vi.stubGlobal("navigator", { storage, locks });
  return seen;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const soon = (): Promise<void> => vi.waitFor(() => undefined).then(() => new Promise((resolve) => setImmediate(resolve)));

describe("files of the shelf", () => {
  it("are opened one after the other: some browsers lose one of two", async () => {
    const seen = browser();
    const [one, two] = [shelfFile("one"), shelfFile("two")];
    await soon();
    expect(seen.opening.map(({ name }) => name)).toEqual(["one"]);
    seen.opening[0]!.open();
    expect(await one).not.toBeNull();
    await soon();
    seen.opening[0]!.open();
    expect(await two).not.toBeNull();
    expect(seen.most).toBe(1);
  });

  it("that never open leave the way to others, and are closed if they open later", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const seen = browser();
    const [one, two] = [shelfFile("one"), shelfFile("two")];
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await one).toBeNull();
    const [late, next] = seen.opening;
    next!.open();
    expect(await two).not.toBeNull();
    late!.open();
    await vi.advanceTimersByTimeAsync(0);
    expect(seen.closed).toEqual(["one"]);
  });

  it("that are refused go another way, and the next one opens", async () => {
    const seen = browser();
    const [one, two] = [shelfFile("one"), shelfFile("two")];
    await soon();
    seen.opening[0]!.refuse();
    expect(await one).toBeNull();
    await soon();
    seen.opening[0]!.open();
    expect(await two).not.toBeNull();
  });
});
