// SPDX-License-Identifier: EUPL-1.2
/** One sentence for every refusal: what happened, what is safe, what to do now. */
import type { ComponentChildren, VNode } from "preact";
import type { Refusal } from "../../mailbox/views.js";
import { dateTime } from "../../i18n/format.js";
import { hasText, t } from "../../i18n/i18n.js";
import { Alert } from "./controls.js";

/** Codes after which a person should not simply go on: something may have been tampered with. */
const GRAVE = new Set([
  "bad-signature", "wrong-mac", "wrong-self-mac", "header-mismatch", "wrong-thread", "unbound-sender", "not-a-member", "revoked-signer", "uncertified-staff",
  "ghost-member", "excluded-member", "key-reused", "wrong-previous", "epoch-gap", "place-changed", "author-not-allowed", "departments-changed", "revoked-author", "subject-missing",
  "person-in-internal-lane", "exclude-not-allowed", "exclude-dropped", "no-department", "epochs-forked", "receipt-conflict", "receipt-for-other-object", "equivocation", "not-anchored", "rollback",
  "fingerprint-mismatch", "wrong-content", "bad-padding", "wrong-file", "wrong-keycard", "wrong-person", "wrong-place", "sequence-gap", "bad-roles", "revoked", "wrong-payload-type",
]);

export function isGrave(refusal: Refusal): boolean {
  return GRAVE.has(refusal.code);
}

/** The sentence; codes unknown to this version get an honest general one with the code in it. */
export function refusalText(refusal: Refusal): string {
  const id = `refusal-${refusal.code}`;
  const minutes = refusal.retryAfter === undefined ? 0 : Math.max(1, Math.ceil(refusal.retryAfter / 60));
  const args = { code: refusal.code, minutes, tries: refusal.triesLeft ?? -1, until: refusal.until === undefined ? "" : dateTime(refusal.until), group: refusal.at === undefined ? 0 : Math.floor(refusal.at / 4) + 1 };
  const sentence = hasText(id) ? t(id, args) : t("refusal-unknown", args);
  return minutes > 0 && refusal.code !== "too-many-tries" ? `${sentence} ${t("retry-in", args)}` : sentence;
}

export function refusalTitle(refusal: Refusal): string {
  const id = `refusal-${refusal.code}.title`;
  if (hasText(id)) return t(id);
  return t(isGrave(refusal) ? "refusal-grave-title" : "refusal-title");
}

export function RefusalAlert({ refusal, title, role = "alert", children }: { refusal: Refusal; title?: string; role?: "alert" | "status" | "note"; children?: ComponentChildren }): VNode {
  const soft = refusal.code === "access-blocked" || refusal.code === "access-left" || refusal.code === "access-ended" || refusal.code === "read-only" || refusal.code === "offline" || refusal.code === "busy" || refusal.code === "not-fresh" || refusal.code === "cancelled";
  return (
    <Alert kind={soft ? "warning" : "danger"} title={title ?? refusalTitle(refusal)} role={role}>
      <p>{refusalText(refusal)}</p>
      {children}
    </Alert>
  );
}
