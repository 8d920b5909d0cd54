// SPDX-License-Identifier: EUPL-1.2
/** Devices that Chromium on this machine is not: each answer of theirs that would end in a wrong picture, or in a lack of memory, is told before. */
import { afterEach, describe, expect, it, vi } from "vitest";
import { drawAnew, LARGEST } from "../../src/pictures/draw.ts";

/** The beginning of a PNG of this size. */
function head(width: number, height: number): Blob {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return new Blob([bytes]);
}

interface Device {
  readonly decodes?: (() => Promise<unknown>) | undefined;
  /** What a pixel of the sheet says after it was filled. */
  readonly white?: number;
  readonly gives?: (() => Promise<Blob>) | undefined;
}

function device({ decodes, white = 255, gives }: Device): ReturnType<typeof vi.fn> {
  const decode = vi.fn(decodes ?? (() => Promise.resolve({ width: 10, height: 10, close: () => undefined })));
  const paper = { fillRect: () => undefined, clearRect: () => undefined, drawImage: () => undefined, getImageData: () => ({ data: [white, white, white, white] }) };
  vi.stubGlobal("createImageBitmap", decode);
  vi.stubGlobal(
    "OffscreenCanvas",
    class {
      getContext = (): unknown => paper;
      convertToBlob = gives ?? (({ type }: { type: string }) => Promise.resolve(new Blob(["x"], { type })));
    },
  );
  return decode;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("a device", () => {
  it("that can do it gives the picture", async () => {
    device({});
    expect(await drawAnew(head(10, 10), "webp")).toMatchObject({ kind: "jpeg" });
    expect(await drawAnew(head(10, 10), "png")).toMatchObject({ kind: "png" });
  });

  it("whose canvas stays empty does not send an empty sheet", async () => {
    device({ white: 0 });
    expect(await drawAnew(head(10, 10), "jpeg")).toEqual({ failed: "too-big" });
  });

  it("decodes nothing that is larger than it may be, by the header or by what came of it", async () => {
    const decode = device({});
    expect(await drawAnew(head(LARGEST, 2), "png")).toEqual({ failed: "too-big" });
    expect(decode).not.toHaveBeenCalled();
    device({ decodes: () => Promise.resolve({ width: LARGEST, height: 2, close: () => undefined }) });
    expect(await drawAnew(head(10, 10), "png")).toEqual({ failed: "too-big" });
  });

  it("that runs out of memory is told from a picture that is broken", async () => {
    const fails = (): Promise<never> => Promise.reject(new DOMException("no", "InvalidStateError"));
    device({ decodes: fails });
    expect(await drawAnew(head(8000, 6000), "jpeg")).toEqual({ failed: "too-big" });
    expect(await drawAnew(head(800, 600), "jpeg")).toEqual({ failed: "unreadable" });
    expect(await drawAnew(head(800, 600), "heic")).toEqual({ failed: "no-format" });
    device({ gives: fails });
    expect(await drawAnew(head(10, 10), "jpeg")).toEqual({ failed: "too-big" });
  });

  it("that writes another format than it was asked for is not believed", async () => {
    device({ gives: () => Promise.resolve(new Blob(["x"], { type: "image/png" })) });
    expect(await drawAnew(head(10, 10), "jpeg")).toEqual({ failed: "too-big" });
  });

  it("without a canvas outside pages says so", async () => {
    device({});
    vi.stubGlobal("OffscreenCanvas", undefined);
    expect(await drawAnew(head(10, 10), "jpeg")).toEqual({ failed: "no-canvas" });
  });
});
