// SPDX-License-Identifier: EUPL-1.2
/**
 * Which texts of the portal a language may leave out. Everything else has to be there in every folder of src/i18n: whoever adds a text adds it in
 * all languages, or says here why not. An entry is an id, or the beginning of ids (with its hyphen).
 */

/** Said to employees only, though the text lies among those of both sides. */
export const OFFICE_ONLY: readonly string[] = [
  // States and words of the back office beside those of the portal.
  "state-open-office", "state-waiting-office", "state-done-office", "state-opened-office", "medical-envelope-office", "readers-medical-office", "four-eyes",
  "scan-working", "scan-found-title", "scan-not-", "released-", "message-texts", "message-text", "message-text-gone", "unreadable", "unreadable-label",
  "search-person-unknown", "search-internal", "search-help-notes", "search-help-unit",
  // What is on record of a decision.
  "decision-provided", "decision-notified", "decision-notifying", "decision-not-notified", "decision-not-notified-posted", "decision-returned", "decision-returned-unread",
  "decision-record-", "decision-first-objection", "decision-first-action", "decision-unread", "decision-fetched",
  "letter-by", "letter-by-", "letter-ordered", "letter-reason-", "letter-printed", "letter-other-document", "letter-posted", "letter-returned", "letter-failed-",
  // Refusals of doors that only employees know.
  "refusal-claimed", "refusal-account-unknown", "refusal-other-employee", "refusal-logout-refused", "refusal-not-yourself", "refusal-desk-", "refusal-rep-", "refusal-phone-not-open",
  "refusal-class-needs-reason", "refusal-class-below-matter", "refusal-text-", "refusal-too-many-texts", "refusal-rule-", "refusal-offer-", "refusal-too-many-rules",
  "refusal-colleague-", "refusal-other-route", "refusal-route-alone", "refusal-deputy-", "refusal-bad-dates", "refusal-bad-reason", "refusal-bad-day", "refusal-which-list",
  "refusal-newer-message", "refusal-release-", "refusal-lease-lost", "refusal-no-consent", "refusal-not-reachable", "refusal-already-staged", "refusal-own-release", "refusal-bad-time",
  "refusal-wrong-object", "refusal-seen-unknown", "refusal-handover-lost", "refusal-already-member", "refusal-unit-empty", "refusal-across-", "refusal-wrong-grants", "refusal-wrong-lanes",
  "refusal-close-", "refusal-wrong-main", "refusal-reason-required", "refusal-mention-", "refusal-mentions-", "refusal-too-many-mentions", "refusal-too-many-codes", "refusal-thread-disputed", "refusal-dispute-", "refusal-bad-outcome",
];

/** Pages in Leichte Sprache: German, whatever else somebody reads. English has its own. */
export const SIMPLE_PAGES: readonly string[] = ["info-leicht", "leicht-"];

/**
 * Leichte Sprache is for the ways that everybody goes: activate, sign in and unlock, read, write, send, attach, e-mail, sign out, lost access,
 * and what can go wrong there. These are outside of them. A text inside may stay German where it keeps the rules already (simple.test.ts).
 */
export const OUTSIDE_THE_CORE: readonly string[] = [
  // Names and figures, no sentences.
  "page-title", "viewer-zoom", "brand-line",
  // The account and its keys.
  "methods-", "method-", "last-used", "new-sheet-", "device-", "remove-method-", "keys-", "sessions-", "session-", "end-session-", "security-", "block-", "leave-", "notice-", "phrase-", "push-", "discreet-", "sent-mails-",
  // Others: representation, who takes part, who opened it.
  "basis-", "rep-", "acting-", "acts-", "grant-", "invite-", "exclude", "exclude-", "write-exclude", "write-exclude-", "event-", "openings-", "opened-", "reader-", "readers-medical-",
  // Proofs, copies, and technical details.
  "receipt-", "keep-", "report-", "close-drafts-", "technical-", "witness-", "declared-", "declare-", "objection-declare", "objection-start-", "provider-", "identify", "identify-", "identified-", "plain-mail", "plain-mail-",
  // Ways that few people go.
  "phone-", "held-", "medical-", "ending-", "read-only-", "reading-", "goes-on-", "consent-", "reply-", "search-", "tray-", "stay-", "dispute-", "disputed", "disputed-", "leaving-text", "group-leaving-text", "group-archive-text", "group-hidden-text", "where-statutory", "where-statutory-", "where-proof", "draft-unreadable-", "matter-simple", "author-rep", "flag-title", "keys-checked",
  // Refusals that say that something was forged or is broken: their building blocks are in Leichte Sprache, most of them consist of one.
  "refusal-reading-", "refusal-provider-", "refusal-identify-", "refusal-identification-", "refusal-no-identification", "refusal-foreign-identification", "refusal-grant-", "refusal-quarantine", "refusal-invitation-", "refusal-nothing-", "refusal-step-up",
  "refusal-thread-unread", "refusal-too-many-holds", "refusal-too-many-disputes", "refusal-period-", "refusal-too-many-pinned", "refusal-pinned-elsewhere", "refusal-carryover-", "refusal-stale-", "refusal-bundle-", "refusal-state-", "refusal-medical-", "refusal-right-", "refusal-not-for-you", "refusal-history-", "refusal-unknown-method", "refusal-last-method",
  "refusal-unbound-", "refusal-not-a-", "refusal-revoked", "refusal-revoked-", "refusal-uncertified-", "refusal-wrong-thread", "refusal-not-plain-", "refusal-header-", "refusal-missing-", "refusal-counter-gap", "refusal-receipt-gap", "refusal-equivocation",
  "refusal-wrong-seq", "refusal-clock-", "refusal-not-for-this-key", "refusal-wrong-content", "refusal-truncated", "refusal-expired", "refusal-not-yet-", "refusal-wrong-self-", "refusal-ghost-", "refusal-excluded-", "refusal-epochs-", "refusal-bad-grant", "refusal-class-", "refusal-wrong-epoch", "refusal-cross-",
];

/** Whether an id is meant by a list. */
export const listed = (id: string, list: readonly string[]): boolean => list.some((entry) => (entry.endsWith("-") ? id.startsWith(entry) : id === entry));
