// SPDX-License-Identifier: EUPL-1.2
// What a person takes along of a conversation so that it can be checked without the portal (docs/PROTOCOL.md, "What a person saves").
import type { B64u, Envelope, Header, Slug, Uuid } from "./wire.ts";

/** One file of the conversation, as the portal has numbered it. */
export interface ProofMessage {
  readonly idx: number;
  readonly header: Header;
  /** SHA-256 of the stored file, which the receipt names. */
  readonly file: B64u;
  readonly receipt: Envelope;
  /** What its sender signed; null: it does not open here, or was refused. */
  readonly message: Envelope | null;
  /** The registrar's word that its sender has proven who she is for this message, if there is one. */
  readonly declared: Envelope | null;
}

/** Signed statements only; no key, and nothing of the internal lane. */
export interface ThreadProof {
  readonly v: 1;
  readonly org: string;
  readonly thread: Uuid;
  readonly lane: "case";
  readonly matter: Slug;
  readonly subject: Uuid;
  /** Trust Documents, oldest first. */
  readonly td: readonly Envelope[];
  /** Keycards, bindings, certificates, department epochs, representations, revocation list: of whoever is named in this conversation. */
  readonly statements: readonly Envelope[];
  readonly epochs: readonly Envelope[];
  /** In the order in which they are shown; what does not open stands behind. */
  readonly messages: readonly ProofMessage[];
}

export interface ProofApi {
  /** Of an open thread, its lane `case`. @throws `wrong-argument` for one that is not open */
  threadProof(args: { readonly thread: Uuid }): Promise<ThreadProof>;
}
