// SPDX-License-Identifier: EUPL-1.2
// Attachments: streamed in and out, padded with zeros, hashed on both sides of the seal (docs/PROTOCOL.md, section 6).
import { openStream, sealedSize, sealStream, type Identity, type Recipient } from "./agefile.ts";
import { b64u } from "./b64.ts";
import { concat, own, type Bytes } from "./bytes.ts";
import { deferred, turn } from "./deferred.ts";
import { demand, ProtocolError } from "./errors.ts";
import { streamSha256, type StreamHash } from "./hash.ts";
import { contentSize } from "./padme.ts";
import { contentOf } from "./slices.ts";
import type { B64u } from "./wire.ts";

/** Sealed files above this are refused by the server; content is a little less. */
export const MAX_SEALED = 100 * 1024 * 1024;
const ZEROS = new Uint8Array(65_536);
/** Bytes of a piece of the sealed stream, at least; the last one may be smaller. */
const PIECE = 512 * 1024;

export interface SealedContent {
  readonly csize: number;
  readonly stream: ReadableStream<Bytes>;
  /** Settles after the last byte was read; rejects when the source fails. */
  readonly hashes: Promise<{ readonly pt: B64u; readonly ct: B64u }>;
}

/**
 * The stream gives large pieces: each of them is a call to the disk and perhaps a message.
 * A source of another length than it says makes it fail with `wrong-content`.
 */
export async function sealContent(recipient: Recipient, content: Blob): Promise<SealedContent> {
  const { size } = content;
  const csize = sealedSize(contentSize(size));
  demand(csize <= MAX_SEALED, "too-large");
  const settle = deferred<{ readonly pt: B64u; readonly ct: B64u }>();
  // Nobody need listen to the hashes of a stream that was cancelled.
  settle.promise.catch(() => undefined);
  const { pieces, hash } = contentOf(content);
  const reader = (await sealStream(recipient, pieces.pipeThrough(paddingTo(size, contentSize(size))))).getReader();
  const cipher = streamSha256(csize);
  let given = 0;
  const stream = new ReadableStream<Bytes>(
    {
      async pull(controller) {
        try {
          const piece = await nextPiece(reader, cipher, given, csize);
          given += piece.length;
          if (piece.length > 0) controller.enqueue(piece);
          else {
            demand(given === csize, "internal", "sealed size");
            controller.close();
            // Each keeps the thread for a moment: in between whoever waits for what was written has it.
            const ct = await cipher.digest();
            await turn();
            const pt = await hash();
            settle.resolve({ pt: b64u(pt), ct: b64u(ct) });
          }
        } catch (error) {
          settle.reject(error);
          throw error;
        }
      },
      cancel(reason) {
        settle.reject(new ProtocolError("internal", "cancelled"));
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  return { csize, stream, hashes: settle.promise };
}

/** So much of the sealed file that it is worth a call, or its end; nothing after that. Out of what the hash has collected, or put together here. */
async function nextPiece(reader: ReadableStreamDefaultReader<Uint8Array>, cipher: StreamHash, given: number, csize: number): Promise<Bytes> {
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < PIECE) {
    const { value, done } = await reader.read();
    if (done) break;
    cipher.update(value);
    length += value.length;
    demand(given + length <= csize, "internal", "sealed size");
    if (cipher.collected === null) parts.push(value);
    if (given + length === csize) break;
  }
  return cipher.collected?.subarray(given) ?? concat(...parts);
}

/** Passes content on, appends zeros up to the size class. */
function paddingTo(size: number, padded: number): TransformStream<Uint8Array, Uint8Array> {
  let seen = 0;
  return new TransformStream({
    transform(chunk, controller) {
      seen += chunk.length;
      demand(seen <= size, "wrong-content", "longer than said");
      controller.enqueue(chunk);
    },
    flush(controller) {
      demand(seen === size, "wrong-content", "shorter than said");
      for (let left = padded - size; left > 0; left -= ZEROS.length) controller.enqueue(ZEROS.slice(0, Math.min(left, ZEROS.length)));
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
  const reader = ciphertext.getReader();
  const counted = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await reader.read();
        if (done) {
          controller.close();
          return;
        }
        received += value.length;
        demand(received <= expected.csize, "wrong-file", "size");
        cipher.update(value);
        controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
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
      if (plain.collected === null) pieces.push(own(kept));
    }
    if (kept.length < value.length) clean &&= value.subarray(kept.length).every((byte) => byte === 0);
    length += value.length;
  }
  return { pieces: plain.collected === null ? pieces : [plain.collected], pt: b64u(await plain.digest()), clean: clean && length >= size };
}
