// SPDX-License-Identifier: EUPL-1.2
// The crypto worker's way of a file without its person: the same streams, the same shelf, the same port. And the library by itself, on memory.
import type { SealingAttachment } from "../src/crypto/api.ts";
import { open, recipientOf, identityOf, seal } from "../src/crypto/agefile.ts";
import { openContent, sealContent, type ExpectedContent } from "../src/crypto/attachments.ts";
import { systemChance, type Bytes } from "../src/crypto/bytes.ts";
import { movable, receiveStream } from "../src/crypto/rpc.ts";
import { streamed } from "../src/crypto/serve.ts";
import { shelfFile } from "../src/crypto/shelve.ts";

type Ask = { readonly seal: Blob; readonly name: string } | { readonly open: MessagePort; readonly expected: ExpectedContent } | { readonly alone: number };

declare const self: { onmessage: (event: MessageEvent<{ readonly id: number; readonly ask: Ask }>) => void; postMessage: (message: unknown, transfer?: Transferable[]) => void };

const identity = identityOf(systemChance(32));
const recipient = recipientOf(identity);

self.onmessage = ({ data: { id, ask } }) => {
  const answer = (value: unknown, transfer: Transferable[] = []): void => {
    self.postMessage({ id, value }, transfer);
  };
  void run(ask, answer).catch((error: unknown) => {
    self.postMessage({ id, error: String(error) });
  });
};

async function run(ask: Ask, answer: (value: unknown, transfer?: Transferable[]) => void): Promise<void> {
  if ("alone" in ask) answer(await alone(ask.alone));
  else if ("seal" in ask) {
    const size = ask.seal.size;
    const begin = async (): Promise<SealingAttachment<ExpectedContent>> => {
      const { csize, stream, hashes } = await sealContent(await recipient, ask.seal);
      return { csize, stream, shelved: null, done: hashes.then(({ pt, ct }) => ({ pt, ct, size, csize })) };
    };
    const sealing = await streamed(begin(), { shelf: ask.name }, shelfFile);
    answer(sealing, movable(sealing));
  } else answer(new Blob(await openContent([identity], receiveStream(ask.open).stream, ask.expected)));
}

/** Milliseconds for sealing and opening so many bytes in memory, each once warm. */
async function alone(size: number): Promise<{ readonly seal: number; readonly open: number }> {
  const content: Bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(content.subarray(at, Math.min(size, at + 65_536)));
  await open(identity, await seal(await recipient, content.subarray(0, 1_000_000)));
  let began = performance.now();
  const file = await seal(await recipient, content);
  const sealing = performance.now() - began;
  began = performance.now();
  await open(identity, file);
  return { seal: sealing, open: performance.now() - began };
}
