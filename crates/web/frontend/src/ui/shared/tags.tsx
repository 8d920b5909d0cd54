// SPDX-License-Identifier: EUPL-1.2
/** The state words of DESIGN.md section 4, and no others. */
import type { VNode } from "preact";
import { dateTime } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { Side, ThreadRowView } from "../../mailbox/views.js";
import { Tag } from "./controls.js";

/** State of a row or case; null when there is nothing that is proven. */
export function StateTag({ side, state, unread }: { side: Side; state: ThreadRowView["state"]; unread: boolean }): VNode | null {
  if (side === "office") {
    switch (state) {
      case "new":
        return <Tag kind="new" icon="post">{t("state-new")}</Tag>;
      case "open":
        return <Tag kind="us" icon="chat">{t("state-open-office")}</Tag>;
      case "waiting":
        return <Tag kind="us" icon="hour">{t("state-waiting-office")}</Tag>;
      case "done":
        return <Tag kind="ok" icon="ok">{t("state-done-office")}</Tag>;
      case "answered":
      case null:
        return null;
    }
  }
  if (unread) return <Tag kind="new" icon="post">{t("state-new")}</Tag>;
  switch (state) {
    case "waiting":
      return <Tag kind="you" icon="flag">{t("state-waiting-portal")}</Tag>;
    case "new":
    case "open":
      return <Tag kind="us" icon="hour">{t("state-open-portal")}</Tag>;
    case "answered":
      return <Tag kind="ok" icon="chat">{t("state-answered-portal")}</Tag>;
    case "done":
      return <Tag kind="ok" icon="ok">{t("state-done-portal")}</Tag>;
    case null:
      return null;
  }
}

/** Class hoch: opens only to somebody who has just shown who she is. */
export function ProtectedTag(): VNode {
  return <Tag kind="us" icon="lock">{t("row-protected")}</Tag>;
}

/** Somebody says that it is wrong. */
export function DisputedTag(): VNode {
  return <Tag kind="you" icon="warn">{t("disputed")}</Tag>;
}

/** A case that two people look at. */
export function FourEyesTag(): VNode {
  return <Tag kind="you" icon="users">{t("four-eyes")}</Tag>;
}

export function DraftTag(): VNode {
  return <Tag kind="us" icon="pencil">{t("state-draft")}</Tag>;
}

/** Green and with time only when a verified receipt is held. */
export function AcceptedTag({ at, side }: { at: number; side: Side }): VNode {
  return <Tag kind="ok" icon="ok"><span class="num">{t(side === "portal" ? "state-accepted" : "state-delivered", { when: dateTime(at) })}</span></Tag>;
}

export function OpenedTag({ at, by, side }: { at: number; by: string; side: Side }): VNode {
  return <Tag kind="us" icon="eye"><span class="num">{t(side === "portal" ? "state-opened-portal" : "state-opened-office", { when: dateTime(at), by })}</span></Tag>;
}

export function SendingTag(): VNode {
  return <Tag kind="us" icon="hour">{t("state-sending")}</Tag>;
}
