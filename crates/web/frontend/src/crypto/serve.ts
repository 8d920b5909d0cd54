// SPDX-License-Identifier: EUPL-1.2
// The worker's end of the calls. Only names of the interface are served.
import type { CryptoApi, OpenAttachmentInput, SealAttachmentInput } from "./api.ts";
import type { Core } from "./core/core.ts";
import { ProtocolError } from "./errors.ts";
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
  // Streams do not fit into one message: these two have a port beside it.
  if (method === "sealAttachment") return sealAttachment(api, args as SealAttachmentInput);
  if (method === "openAttachment") return openAttachment(api, args as Omit<OpenAttachmentInput, "ciphertext"> & { readonly ciphertext: Blob | MessagePort });
  if (!Object.hasOwn(api, method)) throw new ProtocolError("wrong-argument", "method");
  // The page's half is typed by the same interface; the worker trusts its own page no further than its types, and checks inside.
  return (api[method as keyof CryptoApi] as Method)(args);
}

async function sealAttachment(api: CryptoApi, args: SealAttachmentInput): Promise<SealingAnswer> {
  const { csize, stream, done } = await api.sealAttachment(args);
  return { csize, port: serveStream(stream, () => done) };
}

function openAttachment(api: CryptoApi, args: Omit<OpenAttachmentInput, "ciphertext"> & { readonly ciphertext: Blob | MessagePort }): Promise<Blob> {
  const ciphertext = args.ciphertext instanceof Blob ? args.ciphertext : receiveStream(args.ciphertext).stream;
  return api.openAttachment({ ...args, ciphertext });
}
