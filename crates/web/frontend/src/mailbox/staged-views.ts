// SPDX-License-Identifier: EUPL-1.2
/** What screens are told of messages that wait: for a colleague, or for their time. */
import type { AttachmentView, DecisionMark, Protection, Refusal } from "./views.js";

/** How a message of staff waits: for a colleague's release (of anybody, or of one who is asked), or for its time. */
export type Staging = { readonly reason: "release"; readonly asked: string | null } | { readonly reason: "later"; readonly at: number };
/** A message that waits, opened and verified as it would go out. */
export interface StagedView {
  readonly mid: string;
  /** SHA-256 of the sealed bytes that `content` was opened from: what a release of this view is about. */
  readonly file: string;
  /** Written by whoever looks. */
  readonly own: boolean;
  readonly author: { readonly pid: string; readonly name: string };
  readonly reason: "release" | "later";
  /** `void`: something it was written against has changed. */
  readonly state: "open" | "returned" | "void";
  readonly asked: string | null;
  readonly at: number | null;
  readonly decidedBy: string | null;
  readonly stagedAt: number;
  /** null: it must not be shown. */
  readonly content: { readonly subject: string; readonly body: string; readonly class: Protection; readonly decision: DecisionMark | null; readonly attachments: readonly AttachmentView[] } | null;
  readonly refused: Refusal | null;
}
/** A line of what waits in the own units. */
export interface StagedLineView {
  readonly thread: string;
  readonly mid: string;
  readonly sender: string;
  /** Subject of the case, as far as the list has shown it. */
  readonly subject: string | null;
  readonly own: boolean;
  readonly reason: "release" | "later";
  readonly state: "open" | "returned" | "void";
  readonly asked: string | null;
  readonly at: number | null;
  readonly stagedAt: number;
}
