// SPDX-License-Identifier: EUPL-1.2
/** How a case came to this unit, in the internal lane. */
import type { VNode } from "preact";
import { dateTime } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { HandOverView, ThreadView } from "../../mailbox/views.js";
import { Icon, type IconName } from "../shared/icons.js";

function sentence({ from, to, stays, reason, across }: HandOverView): string {
  const why = t(`forward-reason-${reason}`);
  return [t(stays ? "trail-joined" : "trail-moved", { from, to, why }), across === null ? "" : t("trail-across", { why: t(`forward-across-${across}`) })].filter((part) => part !== "").join(" ");
}

interface Line {
  readonly at: number;
  readonly icon: IconName;
  readonly text: string;
}

/** What was handed to the Medical Service, as the case says it beside the file. */
function handedOver(thread: ThreadView): readonly Line[] {
  const files = thread.messages.flatMap((message) => (message.kind === "message" ? message.attachments : []));
  return files.flatMap(({ name, medical }) => {
    const forwarded = medical?.forwarded ?? null;
    return forwarded === null ? [] : [{ at: forwarded.at, icon: "lock" as const, text: t("trail-medical", { name, unit: forwarded.by }) }];
  });
}

export function CaseTrail({ thread }: { thread: ThreadView }): VNode | null {
  const moved = thread.trail.map((one): Line => ({ at: one.at, icon: "users", text: sentence(one) }));
  const lines = [...moved, ...handedOver(thread)].sort((a, b) => a.at - b.at);
  if (lines.length === 0 && !thread.notesLeft) return null;
  return (
    <ol class="plain stack stack-2" aria-label={t("trail-label")}>
      {lines.map((one) => (
        <li key={`${one.at} ${one.text}`} class="small">
          <Icon name={one.icon} small /> {one.text} <span class="num muted">{dateTime(one.at)}</span>
        </li>
      ))}
      {thread.notesLeft ? <li class="small muted">{t("trail-notes-left")}</li> : null}
    </ol>
  );
}
