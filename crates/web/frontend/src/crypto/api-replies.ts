// SPDX-License-Identifier: EUPL-1.2
// The part of the worker's interface by which somebody without an account answers a paper letter once (docs/PROTOCOL.md, "One-time answer").
import type { Place, SealAttachmentInput, SealedAttachment, SealingAttachment } from "./api.ts";
import type { B64u, UnixSeconds, Uuid } from "./wire.ts";

/** A code of a letter, as the server has it. */
export interface ReplyCodeInput {
  readonly thread: Uuid;
  readonly id: Uuid;
  readonly epoch: number;
  readonly kept: Uint8Array<ArrayBuffer>;
}

/** An answer without an account. Who wrote it is her word: she had the letter, more is not proven. */
export interface ReplyView {
  readonly name: string;
  readonly text: string;
  readonly lang: string;
  readonly sent: UnixSeconds;
  readonly files: readonly SealedAttachment[];
}

export interface ReplyApi {
  /**
   * Draws a code for a paper letter in a case whose lane `internal` is open, and says what it is for. What comes is sealed to that lane's newest key.
   * @throws `epoch-gap` while the lane has none, `grant-missing`
   */
  makeReplyCode(args: { readonly thread: Uuid; readonly id: Uuid; readonly purpose: string; readonly now: UnixSeconds }): Promise<{
    readonly code: string;
    readonly epoch: number;
    readonly locatorHash: B64u;
    readonly keyMac: B64u;
    readonly kept: Uint8Array<ArrayBuffer>;
  }>;
  /** The code again, and what it is for. @throws `grant-missing`, `wrong-place` */
  openReplyCode(args: ReplyCodeInput): Promise<{ readonly code: string; readonly purpose: string }>;
  /** What came with it. @throws `wrong-mac` for what nobody with the letter wrote, `wrong-place`, `grant-missing` */
  openReply(args: ReplyCodeInput & { readonly answer: Uint8Array<ArrayBuffer>; readonly mac: B64u }): Promise<ReplyView>;
  /** A file of an answer that was opened in this session. */
  openReplyAttachment(args: { readonly id: Uuid; readonly aid: Uuid; readonly ciphertext: ReadableStream<Uint8Array<ArrayBuffer>> | Blob }): Promise<Blob>;
  /** What a typed code is found by. @throws `bad-symbol`, `bad-length`, `bad-check` */
  replyLocator(args: { readonly org: string; readonly code: string }): Promise<B64u>;
  /** From here on an answer can be sealed, until `endReply` or the lock. @throws `wrong-mac` when another key than the letter's was handed out */
  beginReply(args: { readonly org: string; readonly code: string; readonly id: Uuid; readonly recipient: string; readonly mac: B64u }): Promise<void>;
  sealReplyAttachment(args: Omit<SealAttachmentInput, keyof Place | "to">): Promise<SealingAttachment>;
  sealReply(args: { readonly name: string; readonly text: string; readonly lang: string; readonly files: readonly SealedAttachment[]; readonly now: UnixSeconds }): Promise<{
    readonly file: Uint8Array<ArrayBuffer>;
    readonly mac: B64u;
  }>;
  endReply(): Promise<void>;
}
