// SPDX-License-Identifier: EUPL-1.2
/**
 * Codes of refusals that are made here. Beside them a `Refusal` carries the codes of docs/API.md (the server) and of
 * crypto/errors.ts (the worker); `ui/` has a sentence for every one of the three.
 */
export const MAILBOX_CODES = [
  /** No answer from the server at all. */
  "offline",
  /** The answer is not what the contract says. */
  "bad-answer",
  "cancelled",
  "internal",
  "busy",
  "not-found",
  "locked",
  /** The account belongs to the other side (portal, office). */
  "wrong-side",
  /** Another person's passkey, password or session. */
  "wrong-person",
  "activation-lost",
  "already-member",
  "handover-lost",
  "claims-refused",
  "registrar-silent",
  /** The provider does not answer, is not used any more, or too many ask. */
  "identify-unavailable",
  /** The way back came too late, or a second time. */
  "identify-again",
  /** At a device that others use too nothing could wait here for the way back. */
  "identify-shared",
  /** What the provider says proves nothing. */
  "identify-refused",
  /** The provider is sure enough for itself, but not for keys. */
  "identify-too-low",
  /** The register does not know somebody like that, or a human has to look. */
  "identify-not-matched",
  "no-registrar",
  "carryover-refused",
  "passkey-cancelled",
  "passkey-exists",
  "passkey-unsupported",
  /** Signed in, but this passkey cannot open the keys. */
  "passkey-no-unlock",
  /** The passkey could open the keys, but this browser or way gave no PRF result: use the device itself. */
  "prf-missing",
  "no-device-secret",
  "wrong-password",
  "unknown-method",
  "last-method",
  "storage-full",
  /** Reading without a connection: only by a passkey, and not at a device that others use too. */
  "reading-needs-passkey",
  "reading-shared",
  "reading-unsupported",
  "reading-protected",
  /** Nothing is kept, or it has been kept for too long. */
  "reading-gone",
  /** The clock shows a time before what was kept. */
  "reading-clock",
  /** It was changed, cut, or sealed for another passkey. */
  "reading-damaged",
  "matter-missing",
  "unknown-matter",
  /** The message was accepted before; the changed text is another message. */
  "already-sent",
  "release-void",
  /** Less protection than the case has, and no reason for it. */
  "class-needs-reason",
  "counter-used",
  "unknown-thread",
  "too-large",
  "too-many-attachments",
  "empty-file",
  /** No kind of file that is taken. */
  "file-type",
  /** Its content is not what its name says. */
  "file-disguised",
  "picture-unreadable",
  /** Nobody has said yet whether a picture goes that could not be cleaned. */
  "picture-undecided",
  /** The file must be chosen again: its key or its bytes are gone. */
  "file-again",
  /** There is no key of the Medical Service that two administrators have certified: nothing is sealed for it. */
  "medical-unproven",
  /** The server stored other bytes than were sent. */
  "upload-damaged",
  "uncertified-staff",
  /** Two member lists under one number: the worker's `epoch-conflict`, which as an answer of the server only means "look again". */
  "epochs-forked",
  "not-yourself",
  /** Only a special department may know who that is. */
  "desk-shielded",
  "desk-deceased",
  "desk-not-insured",
  /** Nobody has made sure yet, or not lately, whom one speaks with. */
  "desk-no-contact",
  /** As many people looked up as one may. */
  "desk-limited",
  "desk-refused",
  /** No such invitation any more. */
  "invitation-unknown",
  "grant-quarantine",
  "grant-refused",
  /** The registrar has not answered yet; the code is used up, and what was granted begins with the answer. */
  "grant-waits",
  /** The register wants a human to decide; why, the portal is not told. */
  "grant-at-desk",
  /** Representations, as the registrar judges them. */
  "rep-four-eyes",
  "rep-no-evidence",
  "rep-dates",
  "rep-of-age",
  "rep-restricted",
  "rep-rights",
  "rep-needs-court-order",
  "rep-wrong-persons",
  "rep-deceased",
  "rep-decided",
  "rep-no-reason",
  /** Whoever entered it may do so no more: the entry is void. */
  "rep-author-lost",
  /** Rules of a unit, as the registrar and the server judge them. */
  "rule-form",
  /** The person has not pressed the button, or somebody else joined. */
  "phone-not-open",
  /** This installation takes no e-mail addresses. */
  "contact-unavailable",
  /** No code for an e-mail address is valid. */
  "contact-code-over",
  "contact-codes-spent",
  // Warnings of a thread, not refusals of an action.
  "stale-freshness",
  "not-fresh",
  "bad-grant",
  "history-withheld",
] as const;

export type MailboxCode = (typeof MAILBOX_CODES)[number];
