// SPDX-License-Identifier: EUPL-1.2
/** What the screens of a desk see: whom the registrar knows, who acts for whom, and what waits for a second employee. */
import type { ClosedAccess, EndingView, RepresentationBasis } from "./views.js";

/** Kinds of documents; never a number. */
export type IdDocument = "id-card" | "passport" | "residence-permit";
export type ContactCheck = "phone-check" | "document" | "kvnr" | "birth-date" | "address" | "card" | "last-contact" | "called-back";
export interface NewContact { readonly via: "phone" | "counter"; readonly checks: readonly ContactCheck[]; readonly passed: boolean }
/** Somebody as a desk sees her, from the registrar. */
export interface DeskPersonView {
  readonly pid: string;
  readonly name: string;
  /** ISO date. */
  readonly dob: string;
  readonly kvnr: string | null;
  /** Lines; none where it is protected. */
  readonly address: readonly string[];
  readonly flags: readonly string[];
  readonly bound: { readonly at: number; readonly assurance: "letter" | "branch" | "eid" | "staff" | "carryover"; readonly quarantineUntil: number | null } | null;
  readonly codeUntil: number | null;
  readonly contacts: readonly (NewContact & { readonly at: number })[];
}
/** Kinds of documents that show a representation. */
export type RepProof = "guardian-card" | "court-order" | "power-of-attorney" | "birth-certificate" | "custody";
export type RepRight = "read" | "write" | "history" | "post";
/** What a desk enters; a second employee has to release it. */
export interface NewRepresentation {
  readonly rep: string;
  readonly subject: string;
  /** Codes of matters; null: all. */
  readonly matters: readonly string[] | null;
  readonly rights: readonly RepRight[];
  readonly basis: Exclude<RepresentationBasis, "self">;
  /** null: with the release. */
  readonly from: number | null;
  /** null: parents, whose ends by itself. */
  readonly until: number | null;
  readonly proof: RepProof;
  readonly filed: string;
}
export interface DeskNameView { readonly pid: string; readonly name: string; readonly dob: string; readonly flags: readonly string[] }
export interface DeskRepView {
  readonly id: string;
  readonly rep: DeskNameView;
  readonly subject: DeskNameView;
  readonly matters: readonly string[] | null;
  readonly rights: readonly RepRight[];
  readonly basis: RepresentationBasis;
  readonly from: number;
  readonly until: number;
  readonly state: "holds" | "later" | "over" | "ended";
  readonly endedAt: number | null;
}
export interface DeskDraftView {
  readonly id: string;
  readonly rep: DeskNameView;
  readonly subject: DeskNameView;
  readonly entry: NewRepresentation;
  readonly byName: string;
  /** Entered by whoever looks at it now. */
  readonly own: boolean;
  readonly at: number;
}
export interface DeskAccessView { readonly state: "none" | "pending" | "active" | ClosedAccess | "ended"; readonly ending: EndingView | null; readonly sessions: number; readonly quarantineUntil: number | null }
/** A code to be shown to the person at the counter. */
export interface SlipView { readonly groups: readonly string[]; readonly fingerprint: string; readonly qr: string; readonly until: number }
