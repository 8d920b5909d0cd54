// SPDX-License-Identifier: EUPL-1.2
/** What screens are told of people who act for each other. */

/** Somebody for whom a person acts. */
export interface Perspective {
  readonly pid: string;
  /** From the profile that the registrar signed; null when it is not here yet. */
  readonly name: string | null;
  readonly basis: RepresentationBasis;
  /** Codes of matters; null: all. */
  readonly matters: readonly string[] | null;
  readonly write: boolean;
  readonly until: number;
}
/** A code to be shown to whoever wants to let one act. */
export interface InvitationView { readonly groups: readonly string[]; readonly words: readonly [string, string]; readonly number: string; readonly until: number }
/** Whose code was typed; words and number are the same on both screens. */
export interface InviteeView { readonly code: string; readonly pid: string; readonly kc: string; readonly mac: string; readonly words: readonly [string, string]; readonly number: string }
/** Something that a representative has written. */
export interface ActView { readonly thread: string; readonly mid: string; readonly by: string | null; readonly matter: string; readonly at: number }
export type RepresentationBasis = "betreuung" | "vollmacht" | "eltern" | "self";
export interface RepresentationView {
  readonly id: string;
  readonly side: "i-act" | "acts-for-me";
  readonly other: { readonly pid: string; readonly name: string | null };
  readonly matters: readonly string[] | null;
  readonly rights: readonly ("read" | "write" | "history" | "post")[];
  readonly basis: RepresentationBasis;
  readonly from: number;
  readonly until: number;
  readonly state: "holds" | "later" | "over" | "ended";
  /** A court or the law has decided about the others: whoever is represented asks the insurer. */
  readonly mayEnd: boolean;
  readonly endedAt: number | null;
}
