// SPDX-License-Identifier: EUPL-1.2
/** What a document says, before it is laid out. */
export interface Block {
  /** `text`: as somebody wrote it, lines and blanks kept. */
  readonly kind: "h1" | "h2" | "h3" | "p" | "item" | "text";
  readonly text: string;
}
