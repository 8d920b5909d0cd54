// SPDX-License-Identifier: EUPL-1.2
// The worker's end of the calls. Only names of the interface are served.
import type { CryptoApi, OpenAttachmentInput, SealAttachmentInput, SealingAttachment } from "./api.ts";
import type { Core } from "./core/core.ts";
import { ProtocolError } from "./errors.ts";
import { shelfFile, shelve, type ShelfFile } from "./shelve.ts";
import { movable, receiveStream, serveBack, serveStream, wireError, type Answer, type Call, type Channel, type SealingAnswer } from "./rpc.ts";

type Method = (args: unknown) => Promise<unknown>;

/** An empty file on the shelf; null where there is none. */
type OpenShelf = (name: string) => Promise<ShelfFile | null>;

/** @param shelf tests put another disk in its place */
export function serve({ api, active, onState }: Core, channel: Channel, shelf: OpenShelf = shelfFile): void {
  const post = (answer: Answer): void => {
    channel.postMessage(answer, "value" in answer ? movable(answer.value) : []);
  };
  onState((state) => {
    post({ state });
  });
  channel.onmessage = ({ data }: MessageEvent<Call>) => {
    active();
    void dispatch(api, data, shelf).then(
      (value) => {
        post({ id: data.id, value });
      },
      (error: unknown) => {
        post({ id: data.id, error: wireError(error) });
      },
    );
  };
}

async function dispatch(api: CryptoApi, { method, args }: Call, shelf: OpenShelf): Promise<unknown> {
  // Streams do not fit into one message: these have a port beside it.
  if (method === "sealAttachment") return streamed(api.sealAttachment(args as SealAttachmentInput), args, shelf);
  if (method === "sealOwnFile") return streamed(api.sealOwnFile(args as Parameters<CryptoApi["sealOwnFile"]>[0]), args, shelf);
  if (method === "sealReplyAttachment") return streamed(api.sealReplyAttachment(args as Parameters<CryptoApi["sealReplyAttachment"]>[0]), null, shelf);
  if (method === "openAttachment") return api.openAttachment(received(args as Carried<OpenAttachmentInput>));
  if (method === "openReplyAttachment") return api.openReplyAttachment(received(args as Carried<Parameters<CryptoApi["openReplyAttachment"]>[0]>));
  if (!Object.hasOwn(api, method)) throw new ProtocolError("wrong-argument", "method");
  // The page's half is typed by the same interface; the worker trusts its own page no further than its types, and checks inside.
  return (api[method as keyof CryptoApi] as Method)(args);
}

/** What the page gets of a sealing that begins; `args.shelf` names its place on the shelf. */
export async function streamed<T>(beginning: Promise<SealingAttachment<T>>, args: unknown, shelf: OpenShelf): Promise<SealingAnswer> {
  const name = typeof args === "object" && args !== null && "shelf" in args && typeof args.shelf === "string" ? args.shelf : null;
  // At the same time: the one waits for the disk, the other for the keys.
  const opening = name === null ? null : shelf(name);
  try {
    const { csize, stream, done } = await beginning;
    const place = await opening;
    if (place === null) return { csize, shelved: null, port: serveStream(stream, () => done) };
    const { marks, back } = shelve(stream, place, done);
    return { csize, shelved: serveBack(back), port: serveStream(marks, () => done) };
  } catch (error) {
    (await opening)?.close();
    throw error;
  }
}

/** What the page sends in place of a stream. */
type Carried<T> = Omit<T, "ciphertext"> & { readonly ciphertext: Blob | MessagePort };

function received<T>(args: Carried<T>): Omit<T, "ciphertext"> & { readonly ciphertext: Blob | ReadableStream<Uint8Array<ArrayBuffer>> } {
  return { ...args, ciphertext: args.ciphertext instanceof Blob ? args.ciphertext : receiveStream(args.ciphertext).stream };
}
