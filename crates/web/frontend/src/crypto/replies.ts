// SPDX-License-Identifier: EUPL-1.2
// What a one-time answer is made of: the file that tells colleagues the code, and the answer itself (docs/PROTOCOL.md, "One-time answer").
// Neither is signed: the code is what both ends share.
import { open, seal, type Identity, type Recipient } from "./agefile.ts";
import { b64u, unb64u } from "./b64.ts";
import { equalBytes, type Bytes } from "./bytes.ts";
import { demand } from "./errors.ts";
import { sha256 } from "./hash.ts";
import { canonicalBytes, parsePadded } from "./json.ts";
import { padWithBlanks, textSize } from "./padme.ts";
import { replyAnswerMac, type ReplyPlace } from "./reply-code.ts";
import { list, literal, object, org, pattern, text, time, uuid, version, type Of, type Shape } from "./shape.ts";
import { attachment } from "./statements/message.ts";
import type { B64u, Uuid } from "./wire.ts";

/** Letters of what a code is for. */
export const MAX_PURPOSE = 200;
/** Letters of an answer; its file must not be larger than a message's. */
const MAX_TEXT = 100_000;

const keptShape = object({ v: version, t: literal("reply-code"), org, thread: uuid, id: uuid, code: pattern(/^[A-Za-z0-9_-]{12}$/), purpose: text(MAX_PURPOSE), iat: time });
export type Kept = Of<typeof keptShape>;

const answerShape = object({ v: version, t: literal("reply"), org, id: uuid, name: text(200), text: text(MAX_TEXT), lang: pattern(/^[A-Za-z0-9-]{1,35}$/), files: list(attachment, 20), sent: time });
export type ReplyContent = Of<typeof answerShape>;

async function sealPadded(recipient: Recipient, value: Kept | ReplyContent): Promise<Bytes> {
  const json = canonicalBytes(value);
  return seal(recipient, padWithBlanks(json, textSize(json.length)));
}

async function openPadded<T>(identity: Identity, file: Uint8Array, shape: Shape<T>): Promise<T> {
  return shape(parsePadded(await open(identity, file)), "");
}

export const sealKept = (recipient: Recipient, kept: Kept): Promise<Bytes> => sealPadded(recipient, kept);

/** @throws `not-for-this-key`, `wrong-members`, `wrong-place` for the file of another code */
export async function openKept(identity: Identity, file: Uint8Array, thread: Uuid, place: ReplyPlace): Promise<Kept> {
  const kept = await openPadded(identity, file, keptShape);
  demand(kept.org === place.org && kept.id === place.id && kept.thread === thread, "wrong-place");
  return kept;
}

/** The sealed answer, and the proof that whoever wrote it has had the letter. */
export async function sealReplyFile(recipient: Recipient, code: Uint8Array, content: ReplyContent): Promise<{ readonly file: Bytes; readonly mac: B64u }> {
  const file = await sealPadded(recipient, content);
  return { file, mac: b64u(await replyAnswerMac(code, content, b64u(sha256(file)))) };
}

/** @throws `wrong-mac` before anything is opened; `wrong-place` for an answer to another letter */
export async function openReplyFile(identity: Identity, kept: Kept, file: Uint8Array, mac: B64u): Promise<ReplyContent> {
  demand(equalBytes(await replyAnswerMac(unb64u(kept.code), kept, b64u(sha256(file))), unb64u(mac)), "wrong-mac");
  const content = await openPadded(identity, file, answerShape);
  demand(content.org === kept.org && content.id === kept.id, "wrong-place");
  return content;
}
