// SPDX-License-Identifier: EUPL-1.2
/** What screens are told of one answer without an account. */
import type { AttachmentView, Refusal } from "./views.js";

/** A code in a paper letter, with which somebody who has no account answers once. */
export interface ReplyCodeView {
  readonly id: string;
  /** What it is for, and the code itself; null where the unit has no key of that time. */
  readonly purpose: string | null;
  readonly code: string | null;
  readonly madeBy: string;
  readonly madeAt: number;
  readonly expiresAt: number;
  readonly state: "open" | "answered" | "revoked" | "expired";
  /** What came; who wrote it is her word. */
  readonly reply: { readonly at: number; readonly name: string; readonly text: string; readonly files: readonly AttachmentView[] } | null;
  /** Why code or answer cannot be read, or must not be believed. */
  readonly refusal: Refusal | null;
}

/** A code that somebody has typed and that can be used. */
export interface FoundReplyCode {
  readonly madeAt: number;
  readonly expiresAt: number;
}
