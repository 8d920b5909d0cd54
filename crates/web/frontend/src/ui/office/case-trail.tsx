// SPDX-License-Identifier: EUPL-1.2
/** How a case came to this unit, in the internal lane. */
import type { VNode } from "preact";
import { dateTime } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { HandOverView, ThreadView } from "../../mailbox/views.js";
import { Icon } from "../shared/icons.js";

function sentence({ from, to, stays, reason, across }: HandOverView): string {
  const why = t(`forward-reason-${reason}`);
  return [t(stays ? "trail-joined" : "trail-moved", { from, to, why }), across === null ? "" : t("trail-across", { why: t(`forward-across-${across}`) })].filter((part) => part !== "").join(" ");
}

export function CaseTrail({ thread }: { thread: ThreadView }): VNode | null {
  if (thread.trail.length === 0 && !thread.notesLeft) return null;
  return (
    <ol class="plain stack stack-2" aria-label={t("trail-label")}>
      {thread.trail.map((one) => (
        <li key={`${one.at} ${one.to}`} class="small">
          <Icon name="users" small /> {sentence(one)} <span class="num muted">{dateTime(one.at)}</span>
        </li>
      ))}
      {thread.notesLeft ? <li class="small muted">{t("trail-notes-left")}</li> : null}
    </ol>
  );
}
