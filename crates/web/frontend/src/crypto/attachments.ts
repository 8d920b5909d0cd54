// SPDX-License-Identifier: EUPL-1.2
// Attachments: streamed in and out, padded with zeros, hashed on both sides of the seal (docs/PROTOCOL.md, section 6).
import { openStream, sealedSize, sealStream, type Identity, type Recipient } from "./agefile.ts";
import { b64u } from "./b64.ts";
import { own, type Bytes } from "./bytes.ts";
import { demand, ProtocolError } from "./errors.ts";
import { streamSha256 } from "./hash.ts";
import { contentSize } from "./padme.ts";
import type { B64u } from "./wire.ts";

/** Sealed files above this are refused by the server; content is a little less. */
export const MAX_SEALED = 100 * 1024 * 1024;
const ZEROS = new Uint8Array(65_536);

export interface SealedContent {
  readonly csize: number;
  readonly stream: ReadableStream<Bytes>;
  /** Settles after the last byte was read; rejects when the source fails. */
  readonly hashes: Promise<{ readonly pt: B64u; readonly ct: B64u }>;
}

/** @param size exact length of `content`; another length makes the stream fail with `wrong-content` */
export async function sealContent(recipient: Recipient, content: ReadableStream<Uint8Array>, size: number): Promise<SealedContent> {
  const csize = sealedSize(contentSize(size));
  demand(csize <= MAX_SEALED, "too-large");
  const settle = deferred<{ readonly pt: B64u; readonly ct: B64u }>();
  // Nobody need listen to the hashes of a stream that was cancelled.
  settle.promise.catch(() => undefined);
  const plain = streamSha256(size);
  const padded = content.pipeThrough(
    paddingTo(size, contentSize(size), (chunk) => {
      plain.update(chunk);
    }),
  );
  const sealed = await sealStream(recipient, padded);
  const cipher = streamSha256(csize);
  let written = 0;
  const counted = sealed.pipeThrough(
    new TransformStream<Uint8Array, Bytes>({
      transform(chunk, controller) {
        cipher.update(chunk);
        written += chunk.length;
        controller.enqueue(own(chunk));
      },
      async flush() {
        demand(written === csize, "internal", "sealed size");
        const [pt, ct] = await Promise.all([plain.digest(), cipher.digest()]);
        settle.resolve({ pt: b64u(pt), ct: b64u(ct) });
      },
    }),
  );
  return { csize, stream: rejecting(counted, settle.reject), hashes: settle.promise };
}

/** `Promise.withResolvers` is younger than our oldest browsers. */
function deferred<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void; readonly reject: (reason: unknown) => void } {
  let resolve: (value: T) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

/** Passes content on, hashes it, appends zeros up to the size class. */
function paddingTo(size: number, padded: number, update: (chunk: Uint8Array) => void): TransformStream<Uint8Array, Uint8Array> {
  let seen = 0;
  return new TransformStream({
    transform(chunk, controller) {
      seen += chunk.length;
      demand(seen <= size, "wrong-content", "longer than said");
      update(chunk);
      controller.enqueue(chunk);
    },
    flush(controller) {
      demand(seen === size, "wrong-content", "shorter than said");
      for (let left = padded - size; left > 0; left -= ZEROS.length) controller.enqueue(ZEROS.slice(0, Math.min(left, ZEROS.length)));
    },
  });
}

/** The same stream; an error in it is also told to `reject`. */
function rejecting(stream: ReadableStream<Bytes>, reject: (reason: unknown) => void): ReadableStream<Bytes> {
  const reader = stream.getReader();
  return new ReadableStream<Bytes>({
    async pull(controller) {
      try {
        const { value, done } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        reject(error);
        controller.error(error);
      }
    },
    cancel(reason) {
      reject(new ProtocolError("internal", "cancelled"));
      return reader.cancel(reason);
    },
  });
}

/** What the signed message says about an attachment. */
export interface ExpectedContent {
  readonly size: number;
  readonly pt: B64u;
  readonly ct: B64u;
  readonly csize: number;
}

/**
 * The content, in pieces, only after everything was verified: ciphertext hash, padding, content hash, last chunk.
 * @throws header errors, `not-for-this-key`, `corrupt`, `wrong-file`, `bad-padding`, `wrong-content`
 */
export async function openContent(identities: readonly Identity[], ciphertext: ReadableStream<Uint8Array>, expected: ExpectedContent): Promise<Bytes[]> {
  const cipher = streamSha256(expected.csize);
  let received = 0;
  const counted = ciphertext.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        received += chunk.length;
        demand(received <= expected.csize, "wrong-file", "size");
        cipher.update(chunk);
        controller.enqueue(chunk);
      },
    }),
  );
  const { pieces, pt, clean } = await collect(await openStream(identities, counted), expected.size);
  demand(received === expected.csize && b64u(await cipher.digest()) === expected.ct, "wrong-file");
  demand(clean, "bad-padding");
  demand(pt === expected.pt, "wrong-content");
  return pieces;
}

/** Cuts to `size`, notes whether the rest is zero. */
async function collect(stream: ReadableStream<Uint8Array>, size: number): Promise<{ readonly pieces: Bytes[]; readonly pt: B64u; readonly clean: boolean }> {
  const plain = streamSha256(size);
  const pieces: Bytes[] = [];
  let length = 0;
  let clean = true;
  const reader = stream.getReader();
  for (;;) {
    const { value, done } = await reader.read().catch((error: unknown) => {
      throw error instanceof ProtocolError ? error : new ProtocolError("corrupt");
    });
    if (done) break;
    const kept = value.subarray(0, Math.max(0, size - length));
    if (kept.length > 0) {
      plain.update(kept);
      pieces.push(new Uint8Array(kept));
    }
    if (kept.length < value.length) clean &&= value.subarray(kept.length).every((byte) => byte === 0);
    length += value.length;
  }
  return { pieces, pt: b64u(await plain.digest()), clean: clean && length >= size };
}
