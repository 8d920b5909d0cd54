// SPDX-License-Identifier: EUPL-1.2
/** What screens are told of what is kept for reading without a connection. */

/** What is kept on this device for reading without a connection. */
export interface OfflineView {
  /** `shared`: others use the device too. */
  readonly offered: "yes" | "shared" | "unsupported";
  /** After so many days without having been signed in it goes. */
  readonly days: number;
  readonly since: number | null;
  readonly threads: readonly KeptRowView[];
}
export interface KeptRowView {
  readonly thread: string;
  readonly subject: string;
  readonly unit: string;
  /** As it was then. */
  readonly keptAt: number;
  /** Time of its newest message. */
  readonly newest: number;
  readonly messages: number;
}
/** A conversation as it is kept. */
export interface KeptThreadView {
  readonly thread: string;
  readonly subject: string;
  readonly unit: string;
  readonly keptAt: number;
  readonly messages: readonly KeptMessageView[];
}
/** `protected`: opens only with a connection. `refused`: must not be shown. */
export type KeptMessageView =
  | {
      readonly kind: "message"; readonly mid: string; readonly at: number; readonly own: boolean;
      readonly from: { readonly name: string; readonly unit: string | null; readonly as: "self" | "rep" | "staff" };
      readonly body: string; readonly lang: string;
      /** Names and sizes; the files themselves are not kept. */
      readonly files: readonly { readonly name: string; readonly size: number }[];
      readonly decision: boolean;
      /** There is a warning beside it on the screen of the conversation. */
      readonly flags: boolean;
    }
  | { readonly kind: "protected" | "refused"; readonly mid: string; readonly at: number };
