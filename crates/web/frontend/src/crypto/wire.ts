// SPDX-License-Identifier: EUPL-1.2
// Shapes that travel over HTTP and into the worker unchanged (docs/API.md, docs/PROTOCOL.md sections 1, 2 and 6).

/** base64url without padding. */
export type B64u = string;
/** Lower-case hyphenated UUID. */
export type Uuid = string;
/** Seconds since 1970-01-01T00:00:00Z. */
export type UnixSeconds = number;
/** ASCII `[a-z0-9-]{1,40}`. */
export type Slug = string;

/** `case`: with the insured person; `internal`: notes of the staff. */
export type Lane = "case" | "internal";
/** Schutzklasse, the class of protection. */
export type ProtectionClass = "normal" | "substantiell" | "hoch";
export type MessageKind = "msg" | "receipt" | "note" | "redact" | "decision" | "mail";
export type PersonKind = "insured" | "rep" | "staff" | "agent";
export type Role = "insured" | "rep" | "staff";
export type MethodTag = "prf" | "rec" | "pwd";
export type Right = "read" | "write" | "grant" | "register" | "represent";

/** A DSSE envelope (v1). */
export interface Envelope {
  readonly payload: string;
  readonly payloadType: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
}

/** What the transparency log will hold of a statement. */
export interface Leaf {
  readonly h: B64u;
  readonly l: string;
  readonly s: number;
  readonly t: string;
  readonly v: 1;
}

/** A statement as it travels; `proof` stays null until the log exists. */
export interface Attested {
  readonly stmt: Envelope;
  readonly leaf: Leaf | null;
  readonly proof: string | null;
}

/** Some routes carry the bare envelope (keycards, epochs, receipts, lists), some the attested form. Both are taken everywhere. */
export type Statement = Attested | Envelope;

/** The clear header that the server keeps for routing; it must equal the sealed payload. */
export interface Header {
  readonly mid: Uuid;
  readonly thread: Uuid;
  readonly lane: Lane;
  readonly epoch: number;
  readonly matter: Slug;
  readonly class: ProtectionClass;
  readonly kind: MessageKind;
  readonly sender: Uuid;
  readonly dev: B64u;
  readonly n: number;
}
