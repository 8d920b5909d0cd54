// SPDX-License-Identifier: EUPL-1.2

/**
 * Every reason for which the protocol refuses something. Names in docs/PROTOCOL.md are used as they stand there;
 * the rest follow the same style.
 */
export type ErrorCode =
  // age files (section 1)
  | "not-age"
  | "header-too-long"
  | "no-hybrid-stanza"
  | "too-many-hybrid-stanzas"
  | "foreign-stanza"
  | "too-many-grease-stanzas"
  | "malformed-header"
  | "truncated"
  | "not-hybrid"
  | "not-for-this-key"
  | "corrupt"
  // JSON, DSSE, statements (sections 1 and 2)
  | "not-json"
  | "not-canonical"
  | "bad-number"
  | "wrong-members"
  | "wrong-payload-type"
  | "malformed-envelope"
  | "bad-signature"
  | "weak-key"
  | "wrong-leaf"
  | "no-proof"
  | "malformed-id"
  | "malformed-base64"
  // codes (section 1)
  | "bad-length"
  | "bad-symbol"
  | "bad-check"
  | "bad-qr"
  // trust and statements (section 2)
  | "empty-chain"
  | "not-anchored"
  | "rollback"
  | "fingerprint-mismatch"
  | "wrong-trust-document"
  | "sequence-gap"
  | "bad-lifetime"
  | "bad-roles"
  | "not-entitled"
  | "wrong-org"
  | "expired"
  | "not-yet-valid"
  | "revoked"
  | "wrong-keycard"
  | "wrong-person"
  | "wrong-place"
  // activation (section 4)
  | "wrong-mac"
  | "no-identification"
  | "foreign-identification"
  | "identification-over"
  // bundle (section 3)
  | "unknown-method"
  | "last-method"
  | "no-device-secret"
  // departments and threads (section 5)
  | "wrong-grant"
  | "grant-missing"
  | "right-missing"
  | "no-department"
  | "stale-department"
  | "ghost-member"
  | "excluded-member"
  | "stale-binding"
  | "subject-missing"
  | "person-in-internal-lane"
  | "exclude-not-allowed"
  | "exclude-dropped"
  | "epoch-gap"
  | "wrong-previous"
  | "place-changed"
  | "key-reused"
  | "malformed-members"
  | "author-not-allowed"
  | "departments-changed"
  | "revoked-author"
  | "not-fresh"
  | "epoch-conflict"
  | "history-withheld"
  // messages (section 6)
  | "header-mismatch"
  | "wrong-thread"
  | "not-plain-mail"
  | "unbound-sender"
  | "not-a-member"
  | "revoked-signer"
  | "uncertified-staff"
  | "receipt-conflict"
  | "receipt-for-other-object"
  | "bad-padding"
  | "wrong-content"
  | "wrong-file"
  | "too-large"
  | "not-for-you"
  // data of one's own (section 3)
  | "wrong-self-mac"
  // the worker itself
  | "locked"
  | "no-trust"
  | "unknown-thread"
  | "unknown-handle"
  | "wrong-argument"
  | "internal";

/** The protocol's one error. `code` is for programs and texts; `detail` holds ids and member names, never contents or keys. */
export class ProtocolError extends Error {
  readonly code: ErrorCode;
  readonly detail: string | null;

  constructor(code: ErrorCode, detail: string | null = null) {
    super(detail === null ? code : `${code}: ${detail}`);
    this.name = "ProtocolError";
    this.code = code;
    this.detail = detail;
  }
}

/** Throws `code` unless the condition holds. */
export function demand(condition: boolean, code: ErrorCode, detail: string | null = null): asserts condition {
  if (!condition) throw new ProtocolError(code, detail);
}

/** The code of anything thrown; foreign errors count as `internal`, so that their text never travels. */
export function codeOf(error: unknown): ErrorCode {
  return error instanceof ProtocolError ? error.code : "internal";
}
