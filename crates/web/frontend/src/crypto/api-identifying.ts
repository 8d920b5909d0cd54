// SPDX-License-Identifier: EUPL-1.2
// The part of the worker's interface by which somebody proves at a provider who she is: for a key, or for one message (docs/PROTOCOL.md,
// "Identification by OIDC", "Declarations that need a form").
import type { Handle } from "./api.ts";
import type { B64u, Envelope, Slug, Statement, UnixSeconds, Uuid } from "./wire.ts";

/** What comes of an identification. */
export type IdentificationResult =
  | { readonly t: "redirect"; readonly url: string }
  | { readonly t: "identified"; readonly handle: Handle; readonly locator: B64u; readonly fingerprint: string; readonly dob: string }
  /** Somebody has proven who she is for one message; `stmt` is the proof, for the server. */
  | { readonly t: "declared"; readonly stmt: Envelope; readonly thread: Uuid; readonly procedure: Slug; readonly at: UnixSeconds }
  | { readonly t: "refused"; readonly reason: string };

export interface IdentifyApi {
  /** Providers of the newest Trust Document. */
  identityProviders(args: { readonly org: string; readonly td: readonly Statement[]; readonly now: UnixSeconds }): Promise<readonly { readonly id: Slug; readonly procedure: Slug; readonly host: string }[]>;
  /** Makes seeds and an `oidc-start`, sealed to the registrar. Whatever was open is locked. @throws `no-identification` for a provider that is not in the Trust Document */
  beginIdentification(args: { readonly org: string; readonly td: readonly Statement[]; readonly registrar: Statement; readonly provider: Slug; readonly now: UnixSeconds }): Promise<{ readonly file: Uint8Array<ArrayBuffer> }>;
  /**
   * Makes keys for this question only and a `declare-start` about a message of one's own in an open thread, sealed to the registrar. Then it goes on as an
   * identification does. @throws `no-identification` for a provider that is not in the Trust Document, `wrong-place` for a message that is not one's own
   */
  beginDeclaration(args: { readonly org: string; readonly td: readonly Statement[]; readonly registrar: Statement; readonly provider: Slug; readonly thread: Uuid; readonly obj: B64u; readonly now: UnixSeconds }): Promise<{ readonly file: Uint8Array<ArrayBuffer> }>;
  /** Proofs that the server has not taken yet wait in this browser: the session may be over when one comes back. */
  waitingDeclaration(): Promise<{ readonly stmt: Envelope; readonly thread: Uuid } | null>;
  dropDeclaration(): Promise<void>;
  /**
   * Opens the registrar's answer. With an address to go to, the seeds are kept in this browser, encrypted, until the way back or for 15 minutes;
   * with a code, they wait in the worker for `checkActivation` and `makeIdentity`.
   */
  openIdentification(args: { readonly file: Uint8Array<ArrayBuffer> }): Promise<IdentificationResult>;
  /**
   * What the provider gave on the way back, sealed to the registrar.
   * @throws `no-identification`: nobody left from here; `foreign-identification`: somebody else's way back; `identification-over`: after 15 minutes
   */
  finishIdentification(args: {
    readonly org: string;
    readonly td: readonly Statement[];
    readonly registrar: Statement;
    readonly code: string;
    readonly state: string;
    readonly iss: string | null;
    readonly now: UnixSeconds;
  }): Promise<{ readonly file: Uint8Array<ArrayBuffer> }>;
}
