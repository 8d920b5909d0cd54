// SPDX-License-Identifier: EUPL-1.2
// The worker's end of the calls. Only names of the interface are served.
import type { CryptoApi, OpenAttachmentInput, SealAttachmentInput, SealingAttachment } from "./api.ts";
import type { Core } from "./core/core.ts";
import { ProtocolError } from "./errors.ts";
import { shelfFile, shelve } from "./shelve.ts";
import { movable, receiveStream, serveStream, wireError, type Answer, type Call, type Channel, type SealingAnswer } from "./rpc.ts";

type Method = (args: unknown) => Promise<unknown>;

export function serve({ api, active, onState }: Core, channel: Channel): void {
  const post = (answer: Answer): void => {
    channel.postMessage(answer, "value" in answer ? movable(answer.value) : []);
  };
  onState((state) => {
    post({ state });
  });
  channel.onmessage = ({ data }: MessageEvent<Call>) => {
    active();
    void dispatch(api, data).then(
      (value) => {
        post({ id: data.id, value });
      },
      (error: unknown) => {
        post({ id: data.id, error: wireError(error) });
      },
    );
  };
}

async function dispatch(api: CryptoApi, { method, args }: Call): Promise<unknown> {
  // Streams do not fit into one message: these have a port beside it.
  if (method === "sealAttachment") return streamed(await api.sealAttachment(args as SealAttachmentInput), args);
  if (method === "sealOwnFile") return streamed(await api.sealOwnFile(args as Parameters<CryptoApi["sealOwnFile"]>[0]), args);
  if (method === "sealReplyAttachment") return streamed(await api.sealReplyAttachment(args as Parameters<CryptoApi["sealReplyAttachment"]>[0]), null);
  if (method === "openAttachment") return api.openAttachment(received(args as Carried<OpenAttachmentInput>));
  if (method === "openReplyAttachment") return api.openReplyAttachment(received(args as Carried<Parameters<CryptoApi["openReplyAttachment"]>[0]>));
  if (!Object.hasOwn(api, method)) throw new ProtocolError("wrong-argument", "method");
  // The page's half is typed by the same interface; the worker trusts its own page no further than its types, and checks inside.
  return (api[method as keyof CryptoApi] as Method)(args);
}

async function streamed<T>({ csize, stream, done }: SealingAttachment<T>, args: unknown): Promise<SealingAnswer> {
  const name = typeof args === "object" && args !== null && "shelf" in args && typeof args.shelf === "string" ? args.shelf : null;
  const place = name === null ? null : await shelfFile(name);
  return { csize, shelved: place !== null, port: serveStream(place === null ? stream : shelve(stream, place), () => done) };
}

/** What the page sends in place of a stream. */
type Carried<T> = Omit<T, "ciphertext"> & { readonly ciphertext: Blob | MessagePort };

function received<T>(args: Carried<T>): Omit<T, "ciphertext"> & { readonly ciphertext: Blob | ReadableStream<Uint8Array<ArrayBuffer>> } {
  return { ...args, ciphertext: args.ciphertext instanceof Blob ? args.ciphertext : receiveStream(args.ciphertext).stream };
}
